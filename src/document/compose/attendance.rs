//! The attendance list of the minutes: who presided, who came, who came for whom, who was excused or missing. Why
//! somebody was on leave is nobody's business and never appears.

use super::sitting::Sitting;
use crate::document::{Attendance, Block};
use crate::domain::{self, Presence, UnitKind};
use crate::wording::minutes;

/// The list's blocks, one a label; empty when no roll was taken and nobody is named.
pub(super) fn list(sitting: &Sitting<'_>) -> Vec<Block> {
    let meeting = sitting.meeting;
    let mut blocks = Vec::new();
    let mut put = |label: &str, text: String| {
        if !text.is_empty() {
            blocks.push(Block::Attendance(Attendance { label: label.to_owned(), entries: vec![text] }));
        }
    };
    put(minutes::CHAIR, meeting.chair.clone());
    put(minutes::LEAD, named(sitting, |line, kind| line.presence.came() && kind == Some(UnitKind::Lead)));
    put(minutes::PRESENT, named(sitting, |line, kind| line.presence.came() && kind != Some(UnitKind::Lead)));
    put(minutes::ON_LEAVE, named(sitting, |line, _| line.presence == Presence::OnLeave));
    put(minutes::ABSENT, named(sitting, |line, _| line.presence == Presence::Absent));
    put(minutes::RECORDER, meeting.recorder.clone());
    blocks
}

fn named(sitting: &Sitting<'_>, belongs: impl Fn(&domain::Attendance, Option<UnitKind>) -> bool) -> String {
    let ledger = sitting.ledger;
    let roll = ledger.attendance.values().filter(|line| line.meeting == sitting.id());
    let here = sitting.ordered(roll.map(|line| &line.unit));
    let lines: Vec<&domain::Attendance> = here
        .into_iter()
        .filter_map(|unit| ledger.attendance.get(&(sitting.id(), unit.clone())))
        .filter(|line| belongs(line, ledger.units.get(&line.unit).map(|unit| unit.kind)))
        .collect();
    let entries: Vec<String> = lines.into_iter().map(|line| entry(sitting, line)).collect();
    minutes::attendees(&entries)
}

fn entry(sitting: &Sitting<'_>, line: &domain::Attendance) -> String {
    let with_times = sitting.ledger.programme.house_style.with_times;
    let arrived = line.arrived.filter(|_| with_times && line.presence == Presence::Late);
    let left = line.left.filter(|_| with_times);
    let times = minutes::times(arrived, left);
    let delegate = line.presence == Presence::Delegate;
    minutes::attendee(sitting.ledger.short(&line.unit), &line.post, &line.person, delegate, &times)
}
