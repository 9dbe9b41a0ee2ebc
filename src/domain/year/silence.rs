//! Silence (未报): a unit that owed something from an earlier meeting and said nothing at this one.

use super::{
    book::{Counted, Said},
    overview::Month,
};
use crate::domain::{Item, LifeThen, Moment, UnitId};

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
    let shows = |item: &Item<'_>| item.made_at().is_some() && item.is_told(moment);
    // What is asked first is what most items fail.
    let any = |asked: &dyn Fn(&Item<'_>) -> bool| {
        items.iter().any(|counted| asked(&counted.item) && counted.is_of(unit, month.day))
    };
    month.held && any(&is_owed) && !said.by(unit, month.meeting) && !any(&shows)
}
