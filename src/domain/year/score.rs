//! The score of a unit: one line a rule, and for every line the rows it was counted from.

use super::{
    assessment::share_of,
    book::{Counted, YearBook},
    overview::{Month, MonthCell},
};
use crate::domain::{
    CommitteeStanding, Deadline, Extension, Item, ItemId, Ledger, MeetingId, Moment, Presence, RegisterEntry,
    RegisterEntryId, RegisterKind, RegisterKindId, ScoreMeasure, ScoreRule, UnitId,
};
use chrono::NaiveDate;

/// One row that a score was counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScoreRow {
    /// An item that was due, or done, in the year.
    Item {
        /// Which.
        id: ItemId,
        /// Its words.
        text: String,
        /// The day that was in force.
        due: NaiveDate,
        /// When it was done; `None`: it is still owed.
        done: Option<NaiveDate>,
    },
    /// A day that was put off.
    Extension {
        /// Of which item.
        id: ItemId,
        /// Its words.
        text: String,
        /// When.
        on: NaiveDate,
        /// To when.
        to: Deadline,
        /// Asked for only after the day.
        late: bool,
    },
    /// A meeting at which nothing was said.
    Silent(MeetingId),
    /// A line on the roll.
    Attendance(MeetingId, Presence),
    /// A register that was to be filed in by a day.
    Filing {
        /// Which.
        kind: RegisterKindId,
        /// By when.
        due: NaiveDate,
        /// The sector committee that owes it; empty when the unit itself does.
        committee: String,
        /// The entry that is done, and since when; `None`: there is none.
        done: Option<(RegisterEntryId, NaiveDate)>,
    },
    /// A finding.
    Finding {
        /// Which.
        entry: RegisterEntryId,
        /// Whether it is settled.
        done: bool,
    },
}

/// What one rule gives a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreLine {
    /// The points, in hundredths.
    pub points: i64,
    /// What was counted: done on time, put off, silent … (attendance: in percent of one meeting).
    pub part: i64,
    /// Out of how many; 0 for deductions, or when there was nothing to do.
    pub whole: i64,
    /// Where it comes from.
    pub rows: Vec<ScoreRow>,
}

/// The whole score of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// In hundredths of a point.
    pub total: i64,
    /// A line a rule, in their order.
    pub lines: Vec<ScoreLine>,
}

/// What all scores are counted from.
pub(super) struct Count<'a> {
    ledger: &'a Ledger,
    start: NaiveDate,
    end: NaiveDate,
    months: &'a [Month],
}

/// What a unit's score is counted from: its items, and its months as they are shown.
#[derive(Clone, Copy)]
pub(super) struct Own<'a> {
    pub(super) unit: &'a UnitId,
    pub(super) items: &'a [&'a Counted<'a>],
    pub(super) cells: &'a [MonthCell],
}

impl<'a> Count<'a> {
    pub(super) fn new(ledger: &'a Ledger, year: i32, end: NaiveDate, months: &'a [Month]) -> Self {
        let start = YearBook::days(year).map_or(end, |(first, _)| first);
        Self { ledger, start, end, months }
    }

    /// A unit's score.
    pub(super) fn score(&self, own: Own<'_>) -> Score {
        let rules = &self.ledger.programme.assessment.rules;
        let lines: Vec<ScoreLine> = rules.iter().map(|rule| self.line(own, rule)).collect();
        Score { total: lines.iter().map(|line| line.points).sum(), lines }
    }

    fn line(&self, own: Own<'_>, rule: &ScoreRule) -> ScoreLine {
        match rule.measure {
            ScoreMeasure::OnTime => share(rule, self.due(own), |row| {
                i64::from(matches!(row, ScoreRow::Item { due, done: Some(done), .. } if done <= due))
            }),
            ScoreMeasure::Extensions => self.extensions(own, rule),
            ScoreMeasure::Silence => {
                let rows: Vec<ScoreRow> = self
                    .cells_of(own)
                    .filter(|(_, cell)| cell.silent)
                    .map(|(month, _)| ScoreRow::Silent(month.meeting))
                    .collect();
                let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
                ScoreLine { points: (rule.full - count * rule.each).max(0), part: count, whole: 0, rows }
            }
            ScoreMeasure::Attendance => {
                let lines = self.cells_of(own).filter_map(|(month, cell)| {
                    Some(ScoreRow::Attendance(month.meeting, cell.presence.filter(|_| month.held)?))
                });
                let mut line = share(rule, lines.collect(), |row| match row {
                    ScoreRow::Attendance(_, presence) => i64::from(rule.worth.of(*presence)),
                    _ => 0,
                });
                line.whole *= 100;
                line.points = share_of(rule.full, line.part, line.whole);
                line
            }
            ScoreMeasure::Filing => share(rule, self.filings(own.unit), |row| {
                i64::from(matches!(row, ScoreRow::Filing { due, done: Some((_, since)), .. } if since <= due))
            }),
            ScoreMeasure::Findings => share(rule, self.findings(own.unit, rule), |row| {
                i64::from(matches!(row, ScoreRow::Finding { done: true, .. }))
            }),
        }
    }

    fn cells_of<'b>(&'b self, own: Own<'b>) -> impl Iterator<Item = (&'b Month, &'b MonthCell)> {
        self.months.iter().zip(own.cells)
    }

    /// The items that are the unit's at the end.
    fn items_of<'b>(&'b self, own: Own<'b>) -> impl Iterator<Item = &'b Item<'b>> {
        own.items.iter().filter(move |counted| counted.is_of(own.unit, self.end)).map(|counted| &counted.item)
    }

    /// Items whose day fell within the year, and items that were done in it before their day: days are held against days
    /// here, whichever paper tells of them.
    fn due(&self, own: Own<'_>) -> Vec<ScoreRow> {
        let moment = Moment::of_day(self.end, self.ledger.at, &[], &self.ledger.meetings);
        let within = |day: NaiveDate| (self.start..=self.end).contains(&day);
        let rows = self.items_of(own).flat_map(|item| {
            let life = item.life_then(&moment);
            // Of several stages, and of what comes back, each counts by itself; what is done is done with all of them.
            let points = item.deadline_then(&moment).points(item.course(), item.begins_then(&moment), self.end);
            let (done_in_full, is_gone) = (life.done(), life.is_gone());
            let counts = move |due: NaiveDate, done: Option<NaiveDate>| {
                !is_gone && (within(due) || (due > self.end && done.is_some_and(within)))
            };
            points
                .into_iter()
                .map(move |point| (point.day, point.done.or(done_in_full)))
                .filter(move |(due, done)| counts(*due, *done))
                .map(|(due, done)| ScoreRow::Item { id: item.id(), text: item.text().to_owned(), due, done })
        });
        rows.collect()
    }

    /// What was put off counts in the year of the meeting whose paper tells of it, as it does in minutes and lamps; what
    /// waits for a meeting counts with that one.
    fn extensions(&self, own: Own<'_>, rule: &ScoreRule) -> ScoreLine {
        let told = self.ledger.attribution();
        let is_told = |one: &Extension| {
            let paper = told.meeting(one.recorded, one.on);
            self.months.iter().any(|month| Some(month.meeting) == paper)
        };
        let mut rows = Vec::new();
        let mut cost = 0;
        for item in self.items_of(own) {
            let Some(course) = item.course() else { continue };
            for one in &course.extensions {
                if one.is_later() && is_told(one) {
                    let late = one.is_late();
                    cost += if late { rule.late } else { rule.each };
                    rows.push(ScoreRow::Extension {
                        id: item.id(),
                        text: item.text().to_owned(),
                        on: one.on,
                        to: one.to.clone(),
                        late,
                    });
                }
            }
        }
        let part = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        ScoreLine { points: (rule.full - cost).max(0), part, whole: 0, rows }
    }

    /// The registers that were to be filed in by a day of this year that has passed: what the unit owes, or has entered.
    fn filings(&self, unit: &UnitId) -> Vec<ScoreRow> {
        let mut rows = Vec::new();
        for kind in &self.ledger.programme.registers {
            let Some(due) = kind.deadline.last_day().filter(|day| (self.start..=self.end).contains(day)) else {
                continue;
            };
            let own = self.entries(kind, unit);
            let mut row = |committee: &str| {
                let of = own.iter().filter(|entry| committee.is_empty() || entry.name == committee);
                let done = of.filter_map(|entry| Some((kind.done_by(entry, self.end)?, entry.id))).min();
                let done = done.map(|(since, id)| (id, since));
                rows.push(ScoreRow::Filing { kind: kind.id.clone(), due, committee: committee.to_owned(), done });
            };
            if kind.of_committees {
                let owing = self.ledger.units.get(unit).filter(|unit| unit.active);
                let committees = owing.into_iter().flat_map(|unit| &unit.committees);
                let owed = committees.filter(|committee| committee.standing != CommitteeStanding::Possible);
                owed.for_each(|committee| row(&committee.name));
            } else if !own.is_empty() || self.ledger.register_owers(kind).iter().any(|ower| ower.id == *unit) {
                row("");
            }
        }
        rows
    }

    /// A unit's entries of a kind that count.
    fn entries(&self, kind: &RegisterKind, unit: &UnitId) -> Vec<&'a RegisterEntry> {
        self.ledger.entries().filter(|entry| entry.kind == kind.id && entry.unit == *unit).collect()
    }

    /// The findings that the unit had by then.
    fn findings(&self, unit: &UnitId, rule: &ScoreRule) -> Vec<ScoreRow> {
        let kinds = &self.ledger.programme.registers;
        let Some(kind) = kinds.iter().find(|kind| Some(&kind.id) == rule.register.as_ref()) else { return Vec::new() };
        let had = |entry: &&RegisterEntry| entry.steps().iter().any(|step| step.on <= self.end);
        self.entries(kind, unit)
            .into_iter()
            .filter(had)
            .map(|entry| ScoreRow::Finding { entry: entry.id, done: kind.done_by(entry, self.end).is_some() })
            .collect()
    }
}

fn share(rule: &ScoreRule, rows: Vec<ScoreRow>, counts: impl Fn(&ScoreRow) -> i64) -> ScoreLine {
    let part = rows.iter().map(counts).sum();
    let whole = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    ScoreLine { points: share_of(rule.full, part, whole), part, whole, rows }
}
