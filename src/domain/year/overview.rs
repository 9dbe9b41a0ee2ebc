//! Units by months: the lamps that each unit's items ended each month on.

use super::book::{Counted, Said, YearBook};
use crate::domain::{Item, Lamp, Ledger, LifeThen, Meeting, MeetingId, Moment, Presence, UnitId, closing_day};
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
    /// The day of the picture before; what was closed until then is not counted any more.
    pub since: Option<NaiveDate>,
    /// Whether the meeting is over.
    pub held: bool,
}

/// The months of a year as far as they have come.
pub(super) fn months(meetings: &[&Meeting], ledger: &Ledger, end: NaiveDate) -> Vec<Month> {
    let first = meetings.first().map(|meeting| meeting.id);
    let before = ledger.meetings.values().rev().find(|meeting| Some(meeting.id) < first);
    let mut since = before.map(|meeting| closing_day(meeting, end));
    let mut months = Vec::new();
    for meeting in meetings {
        let day = closing_day(meeting, end);
        let held = meeting.adjourned_at.is_some_and(|at| at.date() <= end);
        months.push(Month { meeting: meeting.id, day, since, held });
        since = Some(day);
    }
    months
}

/// Every unit's cell of every month.
pub(super) fn cells(
    items: &[Counted<'_>],
    months: &[Month],
    said: &Said<'_>,
    book: &YearBook,
    ledger: &Ledger,
) -> BTreeMap<UnitId, Vec<MonthCell>> {
    let mut cells: BTreeMap<UnitId, Vec<MonthCell>> = BTreeMap::new();
    let blank = vec![MonthCell::default(); months.len()];
    for unit in ledger.units.keys() {
        cells.insert(unit.clone(), blank.clone());
    }
    let held = ledger.held_by(NaiveDate::MAX);
    let mut lit = Vec::with_capacity(months.len());
    for item in items {
        lit.clear();
        lamps_of(item, months, &held, said, ledger, &mut lit);
        // An item is one unit's nearly always: its row is looked for once.
        for same in lit.chunk_by(|one, other| one.0 == other.0) {
            if let Some(row) = cells.get_mut(same[0].0) {
                for (_, at, lamp) in same {
                    row[*at].lamps.add(*lamp);
                }
            }
        }
    }
    for line in &book.attendance {
        if let (Some(row), Some(at)) =
            (cells.get_mut(&line.unit), months.iter().position(|month| month.meeting == line.meeting))
        {
            row[at].presence = Some(line.presence);
        }
    }
    for (unit, at) in super::silence::silent(items, months, said) {
        if let Some(row) = cells.get_mut(&unit) {
            row[at].silent = true;
        }
    }
    cells
}

/// The lamp of an item in each month in which it counts, by its place, and the unit that had it.
fn lamps_of<'a>(
    counted: &Counted<'a>,
    months: &[Month],
    held: &[MeetingId],
    said: &Said<'_>,
    ledger: &Ledger,
    lit: &mut Vec<(&'a UnitId, usize, Lamp)>,
) {
    let item = &counted.item;
    let made = item.made_at();
    for (at, month) in months.iter().enumerate() {
        // What the plan itself puts a day to is owed as long as the plan has it for the unit.
        let is_planned = matches!(item, Item::Assignment(task, ..)
            if task.deadline_on(month.day).last_day().is_some() && task.was_led_by(item.unit_then(month.day), month.day));
        let is_made = made.is_some_and(|made| made <= month.meeting);
        if !(is_planned || is_made) || !counted.counts_on(month.day) {
            continue;
        }
        match item.life_then(month.day) {
            LifeThen::Gone => continue,
            LifeThen::Closed { on, .. } if month.since.is_some_and(|since| on <= since) => continue,
            _ => {}
        }
        let until = held.partition_point(|meeting| *meeting <= month.meeting);
        // A meeting that is not over yet has heard nobody silent.
        let until = if month.held || until == 0 || held[until - 1] != month.meeting { until } else { until - 1 };
        let moment =
            Moment { day: month.day, at: Some(month.meeting), held: &held[..until], meetings: &ledger.meetings };
        let by_hand = item.lamp_by_hand(&moment).and_then(|manual| manual.lamp);
        let lamp = by_hand.unwrap_or_else(|| {
            let facts = item.lamp_facts(&moment, said.about(item, (month.meeting, month.day)));
            ledger.programme.lamps.light(&facts).0
        });
        lit.push((item.unit_then(month.day), at, lamp));
    }
}
