//! Since the last meeting (上次会议以来): what became of everything that stood open when it ended.

use crate::domain::{Item, Lamp, LastMention, Ledger, Life, LifeThen, Moment, Part, Standing};
use chrono::NaiveDate;

/// What became of it. An item stands in one list only.
#[derive(Clone, Debug, Default)]
pub struct Since<'a> {
    /// 办成: done since, in whole or in one of its stages.
    pub met: Vec<Item<'a>>,
    /// 该到没到: its day came since, and it is still owed.
    pub missing: Vec<Item<'a>>,
    /// 期限动了: put off since.
    pub moved: Vec<Item<'a>>,
    /// 变差了: a red or orange lamp that was not lit then, though no day has passed.
    pub worse: Vec<Item<'a>>,
}

impl Since<'_> {
    /// Whether nothing is to be told.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.met.is_empty() && self.missing.is_empty() && self.moved.is_empty() && self.worse.is_empty()
    }
}

impl Ledger {
    /// What became of what stood open when the meeting before this one ended; `None`: there was none, or it is not over.
    #[must_use]
    pub fn since_last_meeting(&self, today: NaiveDate) -> Option<Since<'_>> {
        let last = self.previous_meeting().filter(|meeting| meeting.adjourned_at.is_some())?;
        let held = self.held_by(today);
        let over = held.iter().position(|id| *id == last.id)?;
        let then = Moment::end_of(last, &held[..=over], &self.meetings, today);
        let agreed = self.commitments.values().filter(|one| one.meeting <= last.id).map(Item::Commitment);
        let planned = self.tasks.values().flat_map(|task| {
            let active = task.lead.iter().filter(|unit| self.units.get(*unit).is_some_and(|unit| unit.active));
            active.map(|unit| Item::Assignment(task, unit, self.assignments.get(&(task.id.clone(), unit.clone()))))
        });
        let mut since = Since::default();
        for item in agreed.chain(planned) {
            if !matches!(item.life_then(&then), LifeThen::Standing) {
                continue;
            }
            if is_met(&item, &then) {
                since.met.push(item);
            } else if !item.is_owed() {
                // Withdrawn, taken over by another, recorded as something else: nothing to tell.
            } else if is_newly_late(&item, &then, today) {
                since.missing.push(item);
            } else if is_moved(&item, &then) {
                since.moved.push(item);
            } else if self.is_worse(&item, &then, today) {
                since.worse.push(item);
            }
        }
        Some(since)
    }

    fn is_worse(&self, item: &Item<'_>, then: &Moment<'_>, today: NaiveDate) -> bool {
        let now = self.lamp(item, today).0;
        if !matches!(now, Lamp::Red | Lamp::Orange) || matches!(item.standing(today), Standing::Overdue(_)) {
            return false;
        }
        let heard = self.last_heard(item).and_then(|heard| self.heard_by(item, heard, then));
        now < self.programme.lamps.light(&item.lamp_facts(then, heard)).0
    }

    /// When it was last spoken of by then, as far as memory tells.
    fn heard_by(&self, item: &Item<'_>, last: LastMention, then: &Moment<'_>) -> Option<LastMention> {
        if then.at.is_none_or(|at| last.meeting <= at) {
            return Some(last);
        }
        let until =
            || self.progress_on(&item.id()).rev().filter(|said| Some(said.meeting) <= then.at).collect::<Vec<_>>();
        let said = until();
        let meeting = said.first()?.meeting;
        Some(LastMention { meeting, share: said.iter().find_map(|said| said.share) })
    }
}

fn is_met(item: &Item<'_>, then: &Moment<'_>) -> bool {
    let Some(course) = item.course() else { return false };
    if matches!(course.life, Life::Reported(_) | Life::Closed { .. }) {
        return true;
    }
    // One of several stages counts; a round of what comes back every month does not.
    course.is_owed()
        && course.parts.iter().any(|one| {
            matches!(one.part, Part::Stage(_))
                && one.sent_back.is_none()
                && !then.counts(one.report.recorded, one.report.on)
        })
}

fn is_newly_late(item: &Item<'_>, then: &Moment<'_>, today: NaiveDate) -> bool {
    matches!(item.standing(today), Standing::Overdue(_))
        && item.due_then(item.deadline_then(then), then.day, then).is_none_or(|day| day >= then.day)
}

fn is_moved(item: &Item<'_>, then: &Moment<'_>) -> bool {
    let extensions = item.course().map_or(&[][..], |course| course.extensions.as_slice());
    extensions.iter().any(|one| one.is_later() && !then.counts(one.recorded, one.on))
}
