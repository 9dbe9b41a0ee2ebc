//! A happening (办理情况): what became, at the meeting or since the one before, of something agreed earlier: moved,
//! reported, closed, sent back. The same happening to several units of one act or task is told once.

use super::sitting::Sitting;
use super::unit_list;
use crate::domain::{Commitment, CommitmentId, Course, Deadline, Extension, LifeThen, Part, PartDone, TaskId, UnitId};
use crate::wording::{
    ended, item_words, minutes,
    minutes::{Happened, Move},
};

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
    /// Whether it is an item of an earlier meeting, which each unit's paragraph tells with how it stands.
    is_earlier: bool,
}

impl<'a> Happening<'a> {
    /// In words, with its units.
    pub(super) fn said(&self, sitting: &Sitting<'a>) -> String {
        let units = unit_list::units(sitting, self.units.iter().copied());
        minutes::happened(&self.text, &units, &self.what, sitting.meeting.date, sitting.meeting.next_date)
    }

    /// In words for one unit's own paragraph; `None` where that tells it already, among its earlier items.
    pub(super) fn said_beside_earlier(&self, sitting: &Sitting<'a>) -> Option<String> {
        let is_told = match self.what {
            Happened::Closed { .. } | Happened::Reported | Happened::Met { .. } => self.is_earlier,
            Happened::PartDone { .. } | Happened::Reopened { .. } => false,
            Happened::Moved { .. } | Happened::Dated { .. } => true,
        };
        let (day, next) = (sitting.meeting.date, sitting.meeting.next_date);
        (!is_told).then(|| minutes::happened_to_it(&self.text, &self.what, day, next))
    }

    /// Whether it is a change of a deadline.
    pub(super) fn is_move(&self) -> bool {
        matches!(self.what, Happened::Moved { .. } | Happened::Dated { .. })
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
    for commitment in sitting.ledger.commitments.values().filter(|commitment| commitment.meeting <= sitting.id()) {
        let root = Root::Act(commitment.binding.unwrap_or(commitment.id));
        let happened = dated(sitting, commitment).into_iter();
        let happened = happened.chain(of(sitting, &commitment.course, &commitment.deadline));
        let is_earlier = commitment.meeting < sitting.id();
        let one = (root, item_words(sitting.ledger, commitment), is_earlier);
        tell(&mut told, one, &commitment.unit, happened);
    }
    for assignment in sitting.ledger.assignments.values() {
        if let Some(task) = sitting.ledger.tasks.get(&assignment.task) {
            let one = (Root::Task(&task.id), ended(&task.title).to_owned(), false);
            let deadline = assignment.agreed.as_ref().unwrap_or(&task.deadline);
            let happened = of(sitting, &assignment.course, deadline);
            tell(&mut told, one, &assignment.unit, happened.into_iter());
        }
    }
    told
}

fn tell<'a>(
    told: &mut Vec<Happening<'a>>,
    (root, text, is_earlier): (Root<'a>, String, bool),
    unit: &'a UnitId,
    happened: impl Iterator<Item = Happened<'a>>,
) {
    for what in happened {
        // Items of one act stand close together, so the search from the end is short.
        let same = told.iter_mut().rev().take(200).find(|one| one.root == root && one.what == what && one.text == text);
        match same {
            Some(same) => same.units.push(unit),
            None => told.push(Happening { root, text: text.clone(), units: vec![unit], what, is_earlier }),
        }
    }
}

/// The stages and rounds that were done, or verified, between the meetings, as long as the whole is not.
fn parts<'a>(sitting: &Sitting<'a>, course: &'a Course, deadline: &Deadline) -> Vec<Happened<'a>> {
    if !course.is_standing() {
        return Vec::new();
    }
    let day = |part: Part| match part {
        Part::Stage(stage) => deadline.days().nth(stage.saturating_sub(1)),
        Part::Round(day) => Some(day),
    };
    let told = |one: &PartDone| {
        let closed = one.closed.as_ref().is_some_and(|act| sitting.tells(act.recorded, act.on));
        let is_news = closed || sitting.tells(one.report.recorded, one.report.on);
        day(one.part).filter(|_| is_news && one.sent_back.is_none()).map(|day| Happened::PartDone { day, closed })
    };
    course.parts.iter().filter_map(told).collect()
}

fn of<'a>(sitting: &Sitting<'a>, course: &'a Course, deadline: &Deadline) -> Vec<Happened<'a>> {
    let mut happened = Vec::new();
    let life = sitting.life(course);
    if life.is_gone() {
        return happened;
    }
    let mut moved: Option<(&Deadline, &Extension)> = None;
    for extension in course.extensions.iter().filter(|one| sitting.tells(one.recorded, one.on)) {
        moved = Some((moved.map_or(&extension.from, |(from, _)| from), extension));
    }
    if let Some((from, last)) = moved {
        let how = match (last.days().0, last.is_later()) {
            (None, _) => Move::Set,
            (_, true) => Move::PutOff,
            (_, false) => Move::BroughtForward,
        };
        happened.push(Happened::Moved { from, to: &last.to, by: &last.by, reason: &last.reason, how });
    }
    happened.extend(parts(sitting, course, deadline));
    if let Some(reopening) = course.reopenings.iter().rfind(|one| sitting.tells(one.recorded, one.on)) {
        happened.push(Happened::Reopened { reason: &reopening.reason });
    }
    match life {
        LifeThen::Closed { on, by, recorded, .. } if sitting.tells(recorded, on) => {
            happened.push(Happened::Closed { by });
        }
        LifeThen::Reported(report) if sitting.tells(report.recorded, report.on) => happened.push(Happened::Reported),
        LifeThen::Met(report) if sitting.tells(report.recorded, report.on) => {
            happened.push(Happened::Met { by: &report.evidence });
        }
        _ => {}
    }
    happened
}

/// A date that was put, since the meeting before, to what had been agreed without one.
fn dated<'a>(sitting: &Sitting<'a>, commitment: &'a Commitment) -> Option<Happened<'a>> {
    let course = &commitment.course;
    let is_told =
        commitment.meeting < sitting.id() && sitting.moment.tells_date(course) && !sitting.life(course).is_gone();
    is_told.then(|| Happened::Dated { to: commitment.first_deadline() })
}
