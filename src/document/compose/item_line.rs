//! An item as the papers after the minutes list it: where it stands today, which lamp it lights, in words.

use crate::domain::{Course, Item, Lamp, Ledger, Life, Standing, UnitId};
use crate::wording::{self, ended, item_words, minutes};
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

/// The words of an item as papers print them.
pub(super) fn text(ledger: &Ledger, item: &Item<'_>) -> String {
    match item {
        Item::Commitment(commitment) => item_words(ledger, commitment),
        Item::Assignment(task, ..) => ended(&task.title).to_owned(),
    }
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
    minutes::deadline(item.deadline(), today, ledger.meeting().and_then(|meeting| meeting.next_date))
}

/// Where it stands in a word or two: 逾期20天, 已销号.
pub(super) fn standing(item: &Item<'_>, today: NaiveDate) -> String {
    match item.standing(today) {
        Standing::Overdue(days) => format!("{}{days}天", wording::standing(Standing::Overdue(days))),
        Standing::Reported | Standing::Closed => {
            item.course().map_or("", |course| wording::life(&course.life)).to_owned()
        }
        other => wording::standing(other).to_owned(),
    }
}

/// What has been done about it: what the unit offered as evidence, and why the date was moved.
pub(super) fn story(course: Option<&Course>) -> String {
    let Some(course) = course else { return String::new() };
    let evidence = match &course.life {
        Life::Reported(report) | Life::Closed { report: Some(report), .. } => report.evidence.as_str(),
        _ => "",
    };
    let reasons = course.extensions.iter().map(|extension| extension.reason.as_str());
    let reopened = course.reopenings.iter().map(|reopening| reopening.reason.as_str());
    let parts: Vec<&str> =
        std::iter::once(evidence).chain(reasons).chain(reopened).filter(|part| !part.is_empty()).collect();
    parts.join("；")
}

/// The lamp of an item, in words: 红（逾期）.
pub(super) fn lamp(ledger: &Ledger, item: &Item<'_>, today: NaiveDate) -> String {
    let (lamp, word) = ledger.lamp(item, today);
    if word.is_empty() { wording::lamp(lamp).to_owned() } else { format!("{}（{word}）", wording::lamp(lamp)) }
}

/// The lamps in the order in which papers speak of them.
pub(super) const LAMPS: [Lamp; 6] = [Lamp::Red, Lamp::Orange, Lamp::Yellow, Lamp::Blue, Lamp::Green, Lamp::Grey];
