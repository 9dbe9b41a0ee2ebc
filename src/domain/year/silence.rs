//! Silence (未报): a unit that owed something from an earlier meeting and said nothing at this one.

use super::{
    book::{Counted, Said},
    overview::Month,
};
use crate::domain::{CommitmentKind, Item, Life, LifeThen, UnitId};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Units and the months, by their place, in which they were silent.
pub(super) fn silent(items: &[Counted<'_>], months: &[Month], said: &Said<'_>) -> Vec<(UnitId, usize)> {
    let mut silent = Vec::new();
    let mut of_unit: BTreeMap<&UnitId, Vec<&Counted<'_>>> = BTreeMap::new();
    for counted in items.iter().filter(|counted| counted.item.made_at().is_some()) {
        let mut units: Vec<&UnitId> = months.iter().map(|month| counted.item.unit_then(month.day)).collect();
        // One nearly always; more when it went over, and perhaps back.
        units.dedup();
        units.sort_unstable();
        units.dedup();
        for unit in units {
            of_unit.entry(unit).or_default().push(counted);
        }
    }
    for (unit, items) in of_unit {
        for (at, month) in months.iter().enumerate().filter(|(_, month)| month.held) {
            let own = items.iter().filter(|counted| counted.counts_on(month.day)).map(|counted| &counted.item);
            let mine = || own.clone().filter(|item| item.unit_then(month.day) == unit);
            let owes = mine().any(|item| {
                item.made_at().is_some_and(|made| made < month.meeting)
                    && item.life_then(month.day) == LifeThen::Standing
            });
            let spoke = said.by(unit, month.meeting) || mine().any(|item| speaks(item, month));
            if owes && !spoke {
                silent.push((unit.clone(), at));
            }
        }
    }
    silent
}

/// Whether an item shows that its unit said something at a meeting: it was promised there, a date was agreed or an
/// extension asked for, or it was reported since the meeting before. What the chair said is no word of the unit's: an
/// instruction, or the granting of what had been asked for earlier.
fn speaks(item: &Item<'_>, month: &Month) -> bool {
    let Some(course) = item.course() else { return false };
    let reported = |life: &Life| match life {
        Life::Reported(report) | Life::Closed { report: Some(report), .. } => is_within(report.on, month),
        _ => false,
    };
    let is_promise = matches!(item, Item::Commitment(one) if one.kind == CommitmentKind::Promise);
    (is_promise && item.made_at() == Some(month.meeting))
        || course.dated_at == Some(month.meeting)
        || course.requests.iter().any(|request| request.meeting == month.meeting)
        || course.extensions.iter().any(|extension| extension.meeting == month.meeting && extension.asked.is_none())
        || reported(&course.life)
        || course.reopenings.iter().any(|reopening| reported(&reopening.was))
}

fn is_within(day: NaiveDate, month: &Month) -> bool {
    day <= month.day && month.since.is_none_or(|since| day > since)
}
