//! A year as it stands on a day: every unit with its months, its score and its rank.

use super::{
    book::{Said, YearBook, of_units},
    overview::{self, LampCount, Month, MonthCell, Overview},
    score::{Count, Own, Score},
};
use crate::domain::{Ledger, Unit, UnitId, UnitKind};
use chrono::NaiveDate;

/// A year as it stands on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Year {
    /// Which.
    pub year: i32,
    /// Its last day, or the day it is looked at when that is earlier.
    pub end: NaiveDate,
    /// Its meetings as far as they have come.
    pub months: Vec<Month>,
    /// The units, in speaking order; those that left during the year at the end.
    pub units: Vec<UnitYear>,
}

/// A unit's year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitYear {
    /// Which.
    pub unit: UnitId,
    /// A cell a month.
    pub cells: Vec<MonthCell>,
    /// Its score.
    pub score: Score,
    /// Its place among those that are ranked; equal scores share a place.
    pub rank: Option<usize>,
}

impl Year {
    /// Counts a year.
    #[must_use]
    pub fn of(ledger: &Ledger, book: &YearBook, today: NaiveDate) -> Self {
        let Some((_, last)) = YearBook::days(book.year) else { return Self::default() };
        let end = last.min(today);
        let meetings = YearBook::meetings(book.year, ledger, end);
        let months = overview::months(&meetings, end);
        let items = book.items(ledger);
        let of_units = of_units(&items);
        let said = Said::of(book);
        let held = ledger.held_by(NaiveDate::MAX);
        let overview = Overview::new((&months, &held), &said, book, (ledger, end));
        let count = Count::new(ledger, book.year, end, &months);
        let one = |unit: &Unit| {
            let items = of_units.get(&unit.id).map_or(&[][..], Vec::as_slice);
            let cells = overview.cells(&unit.id, items);
            let counts = unit.active || cells.iter().any(has_something);
            counts.then(|| UnitYear {
                score: count.score(Own { unit: &unit.id, items, cells: &cells }),
                unit: unit.id.clone(),
                cells,
                rank: None,
            })
        };
        let mut units: Vec<UnitYear> = ledger.units.values().filter_map(one).collect();
        let order = |id: &UnitId| ledger.units.get(id).map(|unit| (!unit.active, unit.order));
        units.sort_by_key(|one| (order(&one.unit), one.unit.clone()));
        rank(&mut units, ledger);
        Self { year: book.year, end, months, units }
    }

    /// A unit's year.
    #[must_use]
    pub fn unit(&self, id: &UnitId) -> Option<&UnitYear> {
        self.units.iter().find(|one| one.unit == *id)
    }

    /// The lamps of all units, a count a month.
    #[must_use]
    pub fn totals(&self) -> Vec<LampCount> {
        let mut totals = vec![LampCount::default(); self.months.len()];
        for unit in &self.units {
            for (total, cell) in totals.iter_mut().zip(&unit.cells) {
                for (sum, lit) in total.lit.iter_mut().zip(cell.lamps.lit) {
                    *sum += lit;
                }
            }
        }
        totals
    }

    /// All units in the order of their rank, those that are not ranked after them.
    #[must_use]
    pub fn by_rank(&self) -> Vec<&UnitYear> {
        let mut units: Vec<&UnitYear> = self.units.iter().collect();
        units.sort_by_key(|one| one.rank.unwrap_or(usize::MAX));
        units
    }

    /// The units that are ranked, best first; equals in speaking order.
    #[must_use]
    pub fn ranking(&self) -> Vec<&UnitYear> {
        let mut ranked: Vec<&UnitYear> = self.units.iter().filter(|one| one.rank.is_some()).collect();
        ranked.sort_by_key(|one| one.rank);
        ranked
    }
}

fn has_something(cell: &MonthCell) -> bool {
    cell.lamps.total() > 0 || cell.presence.is_some()
}

/// The office that leads assesses and is not assessed; a unit that has left is not ranked.
fn rank(units: &mut [UnitYear], ledger: &Ledger) {
    let is_ranked = |one: &UnitYear| {
        let unit = ledger.units.get(&one.unit);
        unit.is_some_and(|unit| unit.active && unit.kind != UnitKind::Lead)
    };
    let totals: Vec<i64> = units.iter().filter(|one| is_ranked(one)).map(|one| one.score.total).collect();
    for one in units.iter_mut().filter(|one| is_ranked(one)) {
        one.rank = Some(1 + totals.iter().filter(|total| **total > one.score.total).count());
    }
}
