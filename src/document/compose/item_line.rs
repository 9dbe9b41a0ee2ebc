//! An item as the papers after the minutes list it: where it stands today, which lamp it lights, in words.

use crate::domain::{Item, Lamp, Ledger, Life, Progress, Standing, UnitId};
use crate::wording::{self, ended, minutes, papers};
use chrono::NaiveDate;

/// Every item that the books answer for: what was agreed and not taken back, then the plan's tasks at their units.
pub(super) fn items(ledger: &Ledger) -> Vec<Item<'_>> {
    let agreed = ledger.commitments.values().map(Item::Commitment).filter(stands);
    let active = |unit: &UnitId| ledger.units.get(unit).is_some_and(|unit| unit.active);
    let planned = ledger.tasks.values().flat_map(|task| {
        task.lead.iter().filter(|unit| active(unit)).map(move |unit| {
            let recorded = ledger.assignments.get(&(task.id.clone(), unit.clone()));
            Item::Assignment(task, unit, recorded)
        })
    });
    agreed.chain(planned).collect()
}

fn stands(item: &Item<'_>) -> bool {
    !item.course().is_some_and(|course| {
        matches!(course.life, Life::Withdrawn { .. } | Life::Superseded { .. } | Life::Recast { .. })
    })
}

/// 承诺, 交办, 重点任务.
pub(super) fn mark(item: &Item<'_>) -> &'static str {
    match item {
        Item::Commitment(commitment) => wording::commitment_kind(commitment.kind),
        Item::Assignment(..) => minutes::PLANNED,
    }
}

/// The deadline in full; `None` when it still needs a date.
pub(super) fn deadline(ledger: &Ledger, item: &Item<'_>, today: NaiveDate) -> Option<String> {
    if let Some(parts) = wording::parts_in_full(item, today) {
        return Some(parts);
    }
    minutes::deadline(item.deadline(), today, ledger.meeting().and_then(|meeting| meeting.next_date))
}

/// Where it stands in a word or two: 逾期20天, 已销号.
pub(super) fn standing(item: &Item<'_>, today: NaiveDate) -> String {
    match item.standing(today) {
        Standing::Overdue(days) => format!("{}{days}天", wording::standing(Standing::Overdue(days))),
        Standing::Reported | Standing::Closed => {
            item.course().map_or("", |course| wording::life(&course.life)).to_owned()
        }
        // What is met shows by what.
        Standing::Met => item.course().map_or_else(String::new, wording::met),
        other => wording::standing(other).to_owned(),
    }
}

/// What has been done about it: what the unit said last, what it offered as evidence, why the date was moved.
pub(super) fn story(ledger: &Ledger, item: &Item<'_>) -> String {
    let said = last_said(ledger, item).map(|progress| progress.text.as_str());
    let Some(course) = item.course() else { return said.map(ended).unwrap_or_default().to_owned() };
    let evidence = match &course.life {
        Life::Reported(report) | Life::Closed { report: Some(report), .. } => report.evidence.as_str(),
        _ => "",
    };
    let reasons = course.extensions.iter().map(|extension| extension.reason.as_str());
    let reopened = course.reopenings.iter().map(|reopening| reopening.reason.as_str());
    let mut parts: Vec<&str> = Vec::new();
    for part in said.into_iter().chain([evidence]).chain(reasons).chain(reopened).map(ended) {
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join("；")
}

/// The last thing that was said about an item.
pub(super) fn last_said<'a>(ledger: &'a Ledger, item: &Item<'_>) -> Option<&'a Progress> {
    let id = item.id();
    ledger.progress.values().rfind(|progress| progress.about.as_ref() == Some(&id))
}

/// The lamp of an item, in words: 红（逾期）.
pub(super) fn lamp(ledger: &Ledger, item: &Item<'_>, today: NaiveDate) -> String {
    let (lamp, word) = (ledger.lamp(item, today).0, lamp_word(ledger, item, today));
    if word.is_empty() { wording::lamp(lamp).to_owned() } else { format!("{}（{word}）", wording::lamp(lamp)) }
}

/// What stands beside the lamp: the office's word for how the item stands, or that the lamp was changed by hand.
pub(super) fn lamp_word<'a>(ledger: &'a Ledger, item: &Item<'_>, today: NaiveDate) -> &'a str {
    match ledger.manual_lamp(item, today).and_then(|manual| manual.lamp) {
        Some(_) => papers::BY_HAND,
        None => ledger.lamp(item, today).1,
    }
}

/// The lamps in the order in which papers speak of them.
pub(super) const LAMPS: [Lamp; 6] = [Lamp::Red, Lamp::Orange, Lamp::Yellow, Lamp::Blue, Lamp::Green, Lamp::Grey];
