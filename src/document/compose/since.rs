//! What became of everything since the last meeting: a page of the chair's brief, a step of the agenda, a part of the
//! bulletin. What binds several units is told once.

use crate::document::{Block, Level};
use crate::domain::{CommitmentId, Item, Ledger, TaskId, UnitId};
use crate::wording::since as words;
use crate::wording::{ended, words_of_item};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What makes items of several units one line.
#[derive(PartialEq, Eq)]
enum Root {
    Act(CommitmentId),
    Task(TaskId),
}

fn root(item: &Item<'_>) -> Root {
    match item {
        Item::Commitment(one) => Root::Act(one.binding.unwrap_or(one.id)),
        Item::Assignment(task, ..) => Root::Task(task.id.clone()),
    }
}

/// Counted, without a name; empty where nothing happened.
pub(super) fn counted(ledger: &Ledger, today: NaiveDate) -> Vec<Block> {
    let Some(since) = ledger.since_last_meeting(today) else { return Vec::new() };
    let parts: Vec<String> = since
        .lists()
        .map(|(what, items)| {
            let units: BTreeSet<&UnitId> = items.iter().map(|(_, item)| item.unit()).collect();
            words::counted(what, items.len(), units.len())
        })
        .collect();
    if parts.is_empty() { Vec::new() } else { vec![Block::paragraph(words::counts(&parts))] }
}

/// Thing by thing, with the units.
pub(super) fn named(ledger: &Ledger, today: NaiveDate) -> Vec<Block> {
    let Some(since) = ledger.since_last_meeting(today) else { return Vec::new() };
    since
        .lists()
        .map(|(what, items)| {
            let mut told: Vec<(Root, String, Vec<&UnitId>)> = Vec::new();
            for (_, item) in items {
                let root = root(item);
                match told.iter_mut().find(|(known, ..)| *known == root) {
                    Some((_, _, units)) => units.push(item.unit()),
                    None => told.push((root, ended(&words_of_item(ledger, item)).to_owned(), vec![item.unit()])),
                }
            }
            let line = |(_, text, units): &(Root, String, Vec<&UnitId>)| {
                let mut units = units.clone();
                units.sort_by_key(|unit| ledger.units.get(*unit).map_or(u32::MAX, |unit| unit.order));
                words::line(text, &units.into_iter().map(|unit| ledger.short(unit)).collect::<Vec<_>>())
            };
            Block::paragraph(words::paragraph(what, items.len(), &told.iter().map(line).collect::<Vec<_>>()))
        })
        .collect()
}

/// The page of the brief.
pub(super) fn page(ledger: &Ledger, today: NaiveDate) -> Vec<Block> {
    let mut blocks = named(ledger, today);
    if !blocks.is_empty() {
        blocks.insert(0, Block::heading(Level::One, words::SINCE));
    }
    blocks
}
