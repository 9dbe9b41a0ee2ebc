//! The days on which something is due, as a calendar: for everybody, or for one unit. A day that is moved keeps its
//! identity, so that a calendar which reads the file again moves the entry too.

use super::item_line::items;
use super::minutes::meta;
use crate::document::{Calendar, CalendarEntry};
use crate::domain::{Commitment, Item, Ledger, Outside, Part, Point, UnitId};
use crate::wording::words_of_item as text;
use crate::wording::{minutes, papers};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Reminders come so many days before.
const REMIND: [u16; 2] = [7, 1];

/// What is owed by a day, of all units or of one (as lead or helper), and the next meeting once it is announced.
#[must_use]
pub fn calendar(books: &impl Outside, today: NaiveDate) -> Calendar {
    let (ledger, unit) = (books.books(), books.unit());
    let mut entries: BTreeMap<String, (Vec<&UnitId>, CalendarEntry)> = BTreeMap::new();
    let owed: Vec<Item<'_>> = items(ledger)
        .into_iter()
        .filter(Item::is_owed)
        .filter(|item| unit.is_none_or(|unit| concerns(item, unit)))
        .collect();
    for item in &owed {
        for Point { part, day, .. } in item.open_points(today) {
            let stage = match part {
                Part::Stage(stage) => Some(stage).filter(|_| item.deadline().days().nth(1).is_some()),
                Part::Round(_) => None,
            };
            let uid = uid(ledger, item, unit.is_none(), stage);
            let (units, _) = entries.entry(uid.clone()).or_insert_with(|| {
                let summary = papers::calendar_summary("", &text(ledger, item), stage);
                let entry = CalendarEntry {
                    uid,
                    day,
                    last_day: None,
                    summary,
                    description: String::new(),
                    remind: REMIND.to_vec(),
                };
                (Vec::new(), entry)
            });
            units.push(item.unit());
        }
    }
    let mut entries: Vec<CalendarEntry> =
        entries.into_values().map(|(units, entry)| named(ledger, &units, entry)).collect();
    entries.extend(next_meeting(ledger));
    entries.sort_by(|one, other| (one.day, &one.uid).cmp(&(other.day, &other.uid)));
    let name = ledger.programme.meeting_name.clone();
    Calendar { name: papers::calendar_meeting(&name), stamp: meta(books, today).created, entries }
}

fn concerns(item: &Item<'_>, unit: &UnitId) -> bool {
    item.unit() == unit || matches!(item, Item::Commitment(commitment) if commitment.supporting.contains(unit))
}

/// What was recorded for several units in one act is one entry of the common calendar, as long as the day is theirs
/// together; so is a task of the plan.
fn uid(ledger: &Ledger, item: &Item<'_>, common: bool, stage: Option<usize>) -> String {
    let name = match item {
        Item::Commitment(commitment) => match commitment.binding.filter(|_| common && still_common(commitment)) {
            Some(binding) => format!("b{binding}"),
            None => format!("c{}", commitment.id),
        },
        Item::Assignment(task, unit, assignment) => {
            let agreed = assignment.and_then(|assignment| assignment.agreed.as_ref());
            if common && agreed.is_none() { format!("t{}", task.id) } else { format!("t{}-{unit}", task.id) }
        }
    };
    let stage = stage.map(|stage| format!("-{stage}")).unwrap_or_default();
    let key = if ledger.programme.key.is_empty() { "diaodu" } else { &ledger.programme.key };
    format!("{name}{stage}.{key}@diaodu")
}

fn still_common(commitment: &Commitment) -> bool {
    commitment.course.extensions.is_empty()
}

fn named(ledger: &Ledger, units: &[&UnitId], entry: CalendarEntry) -> CalendarEntry {
    let names: Vec<&str> = units.iter().map(|unit| ledger.short(unit)).collect();
    let summary = entry.summary.trim_start_matches('：').to_owned();
    let everybody = minutes::units(&names, &[]);
    let short = match names.as_slice() {
        [first, second, third, _, ..] => minutes::several(&[first, second, third], names.len()),
        _ => everybody.clone(),
    };
    let summary = papers::calendar_summary(&short, &summary, None);
    CalendarEntry { summary, description: everybody, ..entry }
}

fn next_meeting(ledger: &Ledger) -> Option<CalendarEntry> {
    let meeting = ledger.meeting()?;
    let day = meeting.next_date?;
    let key = &ledger.programme.key;
    Some(CalendarEntry {
        uid: format!("m{}-next.{key}@diaodu", meeting.id),
        day,
        last_day: None,
        summary: papers::calendar_meeting(&meeting.name),
        description: meeting.place.clone(),
        remind: REMIND.to_vec(),
    })
}
