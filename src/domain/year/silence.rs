//! Silence (未报): a unit that owed something from an earlier meeting and said nothing at this one.

use super::{book::Said, overview::Month};
use crate::domain::{Item, Life, LifeThen, UnitId};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Units and the months, by their place, in which they were silent.
pub(super) fn silent(items: &[Item<'_>], months: &[Month], said: &Said<'_>) -> Vec<(UnitId, usize)> {
    let mut silent = Vec::new();
    let mut of_unit: BTreeMap<&UnitId, Vec<&Item<'_>>> = BTreeMap::new();
    for item in items.iter().filter(|item| item.made_at().is_some()) {
        if item.course().is_none_or(|course| course.handovers.is_empty()) {
            of_unit.entry(item.unit()).or_default().push(item);
            continue;
        }
        let units: BTreeSet<&UnitId> = months.iter().map(|month| item.unit_then(month.day)).collect();
        for unit in units {
            of_unit.entry(unit).or_default().push(item);
        }
    }
    for (unit, items) in of_unit {
        for (at, month) in months.iter().enumerate().filter(|(_, month)| month.held) {
            let mine = || items.iter().filter(|item| item.unit_then(month.day) == unit);
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

/// Whether an item shows that its unit said something at a meeting: it was made there, an extension was asked for, or it
/// was reported since the meeting before.
fn speaks(item: &Item<'_>, month: &Month) -> bool {
    let Some(course) = item.course() else { return false };
    let reported = |life: &Life| match life {
        Life::Reported(report) | Life::Closed { report: Some(report), .. } => is_within(report.on, month),
        _ => false,
    };
    item.made_at() == Some(month.meeting)
        || course.dated_at == Some(month.meeting)
        || course.requests.iter().any(|request| request.meeting == month.meeting)
        || course.extensions.iter().any(|extension| extension.meeting == month.meeting)
        || reported(&course.life)
        || course.reopenings.iter().any(|reopening| reported(&reopening.was))
}

fn is_within(day: NaiveDate, month: &Month) -> bool {
    day <= month.day && month.since.is_none_or(|since| day > since)
}
