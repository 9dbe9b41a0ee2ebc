//! Deadlines ahead (期限): what falls due by the next meeting, soonest first, each once for all the units it binds.
//! What is already late is a number here: this page looks forward.

use super::{
    Nature, PublicText, Who,
    gate::{Gate, OwedItem, Source},
};
use crate::domain::Standing;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most lines the page carries; the rest is counted.
const MOST: usize = 60;

/// What falls due by the next meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AheadView {
    /// The last day looked at.
    pub until: NaiveDate,
    /// Soonest first.
    pub lines: Vec<AheadLine>,
    /// How many there are in all.
    pub total: usize,
    /// Items that still wait for a date.
    pub undated: usize,
}

/// Something that falls due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AheadLine {
    /// The day.
    pub day: NaiveDate,
    /// Where it is.
    pub standing: Standing,
    /// Where it comes from.
    pub nature: Nature,
    /// Who owes it.
    pub who: Who,
    /// The words.
    pub text: PublicText,
}

pub(super) fn ahead(gate: &Gate<'_>) -> AheadView {
    let until = gate.horizon();
    let owed = gate.owed();
    // One agreed date may have been moved for one of the units: the day is part of what makes a line.
    let mut lines: BTreeMap<(NaiveDate, Source), Vec<&OwedItem>> = BTreeMap::new();
    for item in &owed {
        if let (Standing::Soon(_) | Standing::Ahead(_), Some(day)) = (item.item.standing, item.item.when.first_day())
            && day <= until
        {
            lines.entry((day, item.source.clone())).or_default().push(item);
        }
    }
    let undated = owed.iter().filter(|item| item.item.standing == Standing::Undated).map(|item| &item.source);
    AheadView {
        until,
        total: lines.len(),
        undated: undated.collect::<std::collections::BTreeSet<_>>().len(),
        lines: lines
            .into_iter()
            .take(MOST)
            .map(|((day, _), items)| AheadLine {
                day,
                standing: items[0].item.standing,
                nature: items[0].item.nature,
                who: gate.who(items.iter().map(|item| &item.unit)),
                text: items[0].item.text.clone(),
            })
            .collect(),
    }
}
