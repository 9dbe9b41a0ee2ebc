//! Silence (未报): a unit that owed something from an earlier meeting and said nothing at this one.

use super::{
    book::{Counted, Said},
    overview::Month,
};
use crate::domain::{CommitmentKind, Item, Life, LifeThen, Moment, UnitId};

/// Whether a unit was silent at a month's meeting.
pub(super) fn is_silent(
    unit: &UnitId,
    items: &[&Counted<'_>],
    (month, moment): (&Month, &Moment<'_>),
    said: &Said<'_>,
) -> bool {
    let is_owed = |item: &Item<'_>| {
        item.made_at().is_some_and(|made| made < month.meeting) && item.life_then(moment) == LifeThen::Standing
    };
    let shows = |item: &Item<'_>| item.made_at().is_some() && speaks(item, moment);
    // What is asked first is what most items fail.
    let any = |asked: &dyn Fn(&Item<'_>) -> bool| {
        items.iter().any(|counted| asked(&counted.item) && counted.is_of(unit, month.day))
    };
    month.held && any(&is_owed) && !said.by(unit, month.meeting) && !any(&shows)
}

/// Whether an item shows that its unit said something at a meeting: it was promised there, a date was agreed or an
/// extension asked for, or it was reported since the meeting before. What the chair said is no word of the unit's: an
/// instruction, or the granting of what had been asked for earlier.
fn speaks(item: &Item<'_>, moment: &Moment<'_>) -> bool {
    let Some(course) = item.course() else { return false };
    let reported = |life: &Life| match life {
        Life::Reported(report) | Life::Closed { report: Some(report), .. } => moment.tells(report.recorded, report.on),
        _ => false,
    };
    let is_promise = matches!(item, Item::Commitment(one) if one.kind == CommitmentKind::Promise);
    (is_promise && item.made_at() == moment.at)
        || moment.tells_date(course)
        || course.requests.iter().any(|one| moment.tells(one.recorded, one.on))
        || course.extensions.iter().any(|one| one.asked.is_none() && moment.tells(one.recorded, one.on))
        || course.parts.iter().any(|part| moment.tells(part.report.recorded, part.report.on))
        || reported(&course.life)
        || course.reopenings.iter().any(|reopening| reported(&reopening.was))
}
