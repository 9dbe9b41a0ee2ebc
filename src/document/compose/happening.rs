//! A happening (办理情况): what became, at the meeting or since the one before, of something agreed earlier: moved,
//! reported, closed, sent back. The same happening to several units of one act or task is told once.

use super::sitting::{LifeThen, Sitting};
use super::unit_list;
use crate::domain::{CommitmentId, Course, Deadline, TaskId, UnitId};
use crate::wording::{ended, item_words, minutes, minutes::Happened};

/// What makes two items one matter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Root<'a> {
    Act(CommitmentId),
    Task(&'a TaskId),
}

/// One happening.
pub(super) struct Happening<'a> {
    root: Root<'a>,
    text: String,
    units: Vec<&'a UnitId>,
    what: Happened<'a>,
}

impl<'a> Happening<'a> {
    /// In words, with its units.
    pub(super) fn said(&self, sitting: &Sitting<'a>) -> String {
        let units = unit_list::units(sitting, self.units.iter().copied());
        minutes::happened(&self.text, &units, &self.what, sitting.meeting.date, sitting.meeting.next_date)
    }

    /// Whether it is a change of a deadline.
    pub(super) fn is_move(&self) -> bool {
        matches!(self.what, Happened::Moved { .. })
    }

    /// Whether a task of the plan was closed.
    pub(super) fn closes_a_task(&self) -> bool {
        matches!((self.root, &self.what), (Root::Task(_), Happened::Closed { .. }))
    }

    /// To how many units it happened.
    pub(super) fn units(&self) -> usize {
        self.units.len()
    }

    /// Whether it happened to a unit.
    pub(super) fn befell(&self, unit: &UnitId) -> bool {
        self.units.contains(&unit)
    }
}

/// Everything that happened, in the order of the items' numbers, tasks of the plan last.
pub(super) fn happenings<'a>(sitting: &Sitting<'a>) -> Vec<Happening<'a>> {
    let mut told: Vec<Happening<'_>> = Vec::new();
    // What an inspection found is between the office and the unit: no word of it in the minutes.
    let findings = sitting.ledger.findings();
    let told_of = sitting.ledger.commitments.values().filter(|commitment| commitment.meeting <= sitting.id());
    for commitment in told_of.filter(|commitment| !findings.contains(&commitment.id)) {
        let root = Root::Act(commitment.binding.unwrap_or(commitment.id));
        tell(&mut told, sitting, root, &item_words(sitting.ledger, commitment), &commitment.unit, &commitment.course);
    }
    for assignment in sitting.ledger.assignments.values() {
        if let Some(task) = sitting.ledger.tasks.get(&assignment.task) {
            let text = ended(&task.title);
            tell(&mut told, sitting, Root::Task(&task.id), text, &assignment.unit, &assignment.course);
        }
    }
    told
}

fn tell<'a>(
    told: &mut Vec<Happening<'a>>,
    sitting: &Sitting<'a>,
    root: Root<'a>,
    text: &str,
    unit: &'a UnitId,
    course: &'a Course,
) {
    for what in of(sitting, course) {
        // Items of one act stand close together, so the search from the end is short.
        let same = told.iter_mut().rev().take(200).find(|one| one.root == root && one.what == what && one.text == text);
        match same {
            Some(same) => same.units.push(unit),
            None => told.push(Happening { root, text: text.to_owned(), units: vec![unit], what }),
        }
    }
}

fn of<'a>(sitting: &Sitting<'a>, course: &'a Course) -> Vec<Happened<'a>> {
    let mut happened = Vec::new();
    let life = sitting.life(course);
    if matches!(life, LifeThen::Withdrawn { .. } | LifeThen::Superseded) {
        return happened;
    }
    let mut moved: Option<(&Deadline, &Deadline, &str, &str)> = None;
    for extension in course.extensions.iter().filter(|extension| extension.meeting == sitting.id()) {
        let from = moved.map_or(&extension.from, |(from, ..)| from);
        moved = Some((from, &extension.to, &extension.by, &extension.reason));
    }
    if let Some((from, to, by, reason)) = moved {
        happened.push(Happened::Moved { from, to, by, reason });
    }
    if let Some(reopening) = course.reopenings.iter().rfind(|reopening| sitting.holds(reopening.on)) {
        happened.push(Happened::Reopened { reason: &reopening.reason });
    }
    match life {
        LifeThen::Closed { on, by } if sitting.holds(on) => happened.push(Happened::Closed { by }),
        LifeThen::Reported { on } if sitting.holds(on) => happened.push(Happened::Reported),
        _ => {}
    }
    happened
}
