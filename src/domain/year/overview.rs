//! Units by months: the lamps that each unit's items ended each month on.

use super::book::{Counted, Said, YearBook};
use crate::domain::{
    Item, Lamp, LampRules, Ledger, LifeThen, Meeting, MeetingId, Moment, Presence, UnitId, closing_day,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How many lamps of each colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LampCount {
    /// In the order of [`Lamp`]: red, orange, yellow, blue, green, grey.
    pub lit: [u32; 6],
}

impl LampCount {
    /// The colours in the order of the counts.
    pub const LAMPS: [Lamp; 6] = [Lamp::Red, Lamp::Orange, Lamp::Yellow, Lamp::Blue, Lamp::Green, Lamp::Grey];

    pub(super) fn add(&mut self, lamp: Lamp) {
        if let Some(at) = Self::LAMPS.iter().position(|known| *known == lamp) {
            self.lit[at] += 1;
        }
    }

    /// How many of a colour.
    #[must_use]
    pub fn of(&self, lamp: Lamp) -> u32 {
        Self::LAMPS.iter().position(|known| *known == lamp).map_or(0, |at| self.lit[at])
    }

    /// All of them.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.lit.iter().sum()
    }

    /// The most pressing colour; grey says nothing and wins only when alone; `None` without any.
    #[must_use]
    pub fn worst(&self) -> Option<Lamp> {
        Self::LAMPS.into_iter().find(|lamp| self.of(*lamp) > 0)
    }
}

/// One unit at one meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MonthCell {
    /// The lamps of its items.
    pub lamps: LampCount,
    /// How it was represented.
    pub presence: Option<Presence>,
    /// It owed something from before and said nothing.
    pub silent: bool,
}

/// What a month is counted by: its meeting and the day on which its picture is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// The meeting.
    pub meeting: MeetingId,
    /// The day.
    pub day: NaiveDate,
    /// Whether the meeting is over.
    pub held: bool,
}

/// The months of a year as far as they have come.
pub(super) fn months(meetings: &[&Meeting], end: NaiveDate) -> Vec<Month> {
    let month = |meeting: &&Meeting| Month {
        meeting: meeting.id,
        day: closing_day(meeting, end),
        held: meeting.adjourned_at.is_some_and(|at| at.date() <= end),
    };
    meetings.iter().map(month).collect()
}

/// What the cells of all units are counted from.
pub(super) struct Overview<'a> {
    months: &'a [Month],
    /// What each month's lamps look back from.
    moments: Vec<Moment<'a>>,
    said: &'a Said<'a>,
    rules: &'a LampRules,
    roll: BTreeMap<(&'a UnitId, MeetingId), Presence>,
}

impl<'a> Overview<'a> {
    pub(super) fn new(
        (months, held): (&'a [Month], &'a [MeetingId]),
        said: &'a Said<'a>,
        book: &'a YearBook,
        (ledger, end): (&'a Ledger, NaiveDate),
    ) -> Self {
        let moments = months.iter().filter_map(|month| moment(month, held, ledger, end)).collect();
        let roll = book.attendance.iter().map(|line| ((&line.unit, line.meeting), line.presence)).collect();
        Self { months, moments, said, rules: &ledger.programme.lamps, roll }
    }

    /// A unit's cell of every month.
    pub(super) fn cells(&self, unit: &UnitId, items: &[&Counted<'_>]) -> Vec<MonthCell> {
        let cell = |(month, moment): (&Month, &Moment<'_>)| MonthCell {
            lamps: LampCount::default(),
            presence: self.roll.get(&(unit, month.meeting)).copied(),
            silent: super::silence::is_silent(unit, items, (month, moment), self.said),
        };
        let mut cells: Vec<MonthCell> = self.months.iter().zip(&self.moments).map(cell).collect();
        for counted in items {
            // What was agreed at a meeting counts from that one on; what the plan has may be owed before it is spoken of.
            let first = match counted.item {
                Item::Commitment(one) => self.months.partition_point(|month| month.meeting < one.meeting),
                Item::Assignment(..) => 0,
            };
            let months = self.months.iter().zip(&self.moments).zip(&mut cells).skip(first);
            for ((month, moment), cell) in months {
                if counts_in(counted, unit, (month, moment)) {
                    cell.lamps.add(self.lamp(&counted.item, moment));
                }
            }
        }
        cells
    }

    /// The lamp that an item ended a month on.
    fn lamp(&self, item: &Item<'_>, moment: &Moment<'_>) -> Lamp {
        let by_hand = item.lamp_by_hand(moment).and_then(|manual| manual.lamp);
        by_hand.unwrap_or_else(|| self.rules.light(&item.lamp_facts(moment, self.said.about(item, moment))).0)
    }
}

/// What a month's lamps look back from. A meeting that is not over yet has heard nobody silent.
fn moment<'a>(month: &Month, held: &'a [MeetingId], ledger: &'a Ledger, end: NaiveDate) -> Option<Moment<'a>> {
    let over = held.partition_point(|meeting| *meeting <= month.meeting);
    let over = if month.held || over == 0 || held[over - 1] != month.meeting { over } else { over - 1 };
    Some(Moment::end_of(ledger.meetings.get(&month.meeting)?, &held[..over], &ledger.meetings, end))
}

/// Whether an item counts in a month, and as this unit's. What the plan itself puts a day to is owed as long as the plan
/// has it for the unit; what was closed in the paper of an earlier month counts no more.
fn counts_in(counted: &Counted<'_>, unit: &UnitId, (month, moment): (&Month, &Moment<'_>)) -> bool {
    let item = &counted.item;
    let is_made = || item.made_at().is_some_and(|made| made <= month.meeting);
    let is_planned = || {
        matches!(item, Item::Assignment(task, ..)
            if task.deadline_on(month.day).last_day().is_some() && task.was_led_by(unit, month.day))
    };
    (is_made() || is_planned())
        && counted.is_of(unit, month.day)
        && match item.life_then(moment) {
            LifeThen::Withdrawn { .. } | LifeThen::Gone => false,
            LifeThen::Closed { on, recorded, .. } => moment.tells(recorded, on),
            // What is met is done: its month counts it, and no later one.
            LifeThen::Met(report) => moment.tells(report.recorded, report.on),
            LifeThen::Standing | LifeThen::Reported(_) => true,
        }
}
