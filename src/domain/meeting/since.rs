//! Since the last meeting (上次会议以来): what became of everything that stood open when it ended.

use crate::domain::{Item, Lamp, LastMention, Ledger, LifeThen, Moment, Part, PartDone, Standing, UnitId};
use chrono::NaiveDate;

/// What can have become of an item (变化), in the order in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Became {
    /// 办成: verified since or shown by a register, in whole or in one of its stages.
    Met,
    /// 自报完成: the unit says so, in whole or of one of its stages; the office has yet to verify it.
    Reported,
    /// 到期未办: its day came since, and it is still owed.
    Missing,
    /// 延期: put off since.
    Moved,
    /// 灯变差: a red or orange lamp that was not lit then, though no day has passed.
    Worse,
}

/// What became of what. An item stands there once.
#[derive(Clone, Debug, Default)]
pub struct Since<'a> {
    /// In the order in which it is told.
    pub items: Vec<(Became, Item<'a>)>,
}

impl<'a> Since<'a> {
    /// What there is of each, only of those that anything became so.
    pub fn lists(&self) -> impl Iterator<Item = (Became, &[(Became, Item<'a>)])> {
        self.items.chunk_by(|(one, _), (other, _)| one == other).map(|same| (same[0].0, same))
    }
}

impl Ledger {
    /// What became of what stood open when the meeting before this one ended; `None`: there was none, or it is not over.
    #[must_use]
    pub fn since_last_meeting(&self, today: NaiveDate) -> Option<Since<'_>> {
        let agreed = self.commitments.values().map(Item::Commitment);
        let planned = self.tasks.values().flat_map(|task| {
            let active = task.lead.iter().filter(|unit| self.units.get(*unit).is_some_and(|unit| unit.active));
            active.map(|unit| Item::Assignment(task, unit, self.assignments.get(&(task.id.clone(), unit.clone()))))
        });
        self.since(agreed.chain(planned), today)
    }

    /// The same of what one unit answers for.
    #[must_use]
    pub fn since_last_meeting_of<'a>(&'a self, unit: &'a UnitId, today: NaiveDate) -> Option<Since<'a>> {
        self.since(self.commitments_of(unit).map(Item::Commitment).chain(self.assignments_of(unit)), today)
    }

    fn since<'a>(&'a self, items: impl Iterator<Item = Item<'a>>, today: NaiveDate) -> Option<Since<'a>> {
        let last = self.previous_meeting().filter(|meeting| meeting.adjourned_at.is_some())?;
        let held = self.held_by(today);
        let over = held.iter().position(|id| *id == last.id)?;
        let then = Moment::end_of(last, &held[..=over], &self.meetings, today);
        let was_there = |item: &Item<'_>| match item {
            Item::Commitment(one) => one.meeting <= last.id,
            Item::Assignment(..) => true,
        };
        let told = items
            .filter(|item| was_there(item) && matches!(item.life_then(&then), LifeThen::Standing))
            .filter_map(|item| Some((self.became(&item, &then, today)?, item)));
        let mut items: Vec<_> = told.collect();
        items.sort_by_key(|(became, _)| *became);
        Some(Since { items })
    }

    fn became(&self, item: &Item<'_>, then: &Moment<'_>, today: NaiveDate) -> Option<Became> {
        if let Some(done) = done(item, then, today) {
            Some(done)
        } else if !item.is_owed() {
            // Withdrawn, taken over by another, recorded as something else: nothing to tell.
            None
        } else if is_newly_late(item, then, today) {
            Some(Became::Missing)
        } else if is_moved(item, then) {
            Some(Became::Moved)
        } else {
            self.is_worse(item, then, today).then_some(Became::Worse)
        }
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

/// Whether it was done since, and whether that was verified.
fn done(item: &Item<'_>, then: &Moment<'_>, today: NaiveDate) -> Option<Became> {
    match item.standing(today) {
        Standing::Met | Standing::Closed => return Some(Became::Met),
        Standing::Reported => return Some(Became::Reported),
        Standing::Withdrawn
        | Standing::Overdue(_)
        | Standing::Soon(_)
        | Standing::Ahead(_)
        | Standing::Undated
        | Standing::Continuing => {}
    }
    // One of several stages counts; a round of what comes back every month does not.
    let course = item.course().filter(|course| course.is_owed())?;
    let is_since = |one: &&PartDone| {
        matches!(one.part, Part::Stage(_))
            && one.sent_back.is_none()
            && !then.counts(one.report.recorded, one.report.on)
    };
    let mut stages = course.parts.iter().filter(is_since).peekable();
    stages.peek()?;
    Some(if stages.any(|one| one.closed.is_some()) { Became::Met } else { Became::Reported })
}

fn is_newly_late(item: &Item<'_>, then: &Moment<'_>, today: NaiveDate) -> bool {
    matches!(item.standing(today), Standing::Overdue(_))
        && item.due_then(item.deadline_then(then), then.day, then).is_none_or(|day| day >= then.day)
}

fn is_moved(item: &Item<'_>, then: &Moment<'_>) -> bool {
    let extensions = item.course().map_or(&[][..], |course| course.extensions.as_slice());
    extensions.iter().any(|one| one.is_later() && !then.counts(one.recorded, one.on))
}
