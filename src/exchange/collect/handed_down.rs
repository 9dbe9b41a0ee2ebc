//! What the ledger above hands down: each item becomes one of this ledger, linked by its name there. What has changed
//! above, or is verified there, is a question beside what stands here.

use super::{
    items::ask,
    line::{CellReader, Line, LineKind, Mark},
};
use crate::{
    document::BundleItem,
    domain::{
        Command, Commitment, CommitmentKind, Deadline, FormDoubt, HandedDown, ItemId, Ledger, Recording, Superior,
        Unit, UnitKind, parse_label,
    },
    exchange::form::{Down, Place},
    wording::bundle as words,
};

/// The unit that gets what comes from above until somebody gives it on: the office's own.
pub(super) fn taker(ledger: &Ledger) -> Option<&Unit> {
    let roster = ledger.roster();
    roster.iter().find(|unit| unit.kind == UnitKind::Lead).or_else(|| roster.first()).copied()
}

/// The lines of all items.
pub(super) fn lines(ear: &CellReader<'_>, unit: &Unit, down: &Down) -> Vec<Line> {
    let items = (1..).zip(&down.items);
    items.filter_map(|(row, item)| of_item(ear, unit, &down.superior, item, row)).collect()
}

fn of_item(ear: &CellReader<'_>, unit: &Unit, superior: &Superior, item: &BundleItem, row: u32) -> Option<Line> {
    let is_linked = |one: &&Commitment| {
        let from = one.course.handed_down.as_ref();
        from.is_some_and(|from| from.ledger == superior.ledger && from.item == item.id)
    };
    let known = ear.ledger.commitments.values().find(is_linked);
    let line = |act, doubt| {
        let place = Place { sheet: words::PLACE.to_owned(), row };
        let (kind, about) = (LineKind::HandedDown(item.id.clone()), item.text.clone());
        let mut line = Line { place, kind, about, said: said(item), act: Some(act), doubt: None, mark: Mark::Taken };
        if let Some(doubt) = doubt {
            ask(&mut line, doubt);
        }
        line
    };
    match known {
        None if item.open => Some(line(take_down(unit, superior, item, None), None)),
        None => None,
        Some(known) if !item.open => known.course.is_open().then(|| {
            let close = Command::Close { item: ItemId::Commitment(known.id), by: superior.office.clone() };
            line(close, Some(FormDoubt::ClosedAbove))
        }),
        Some(known) => {
            let from = known.course.handed_down.as_ref()?;
            let is_same = from.text == item.text && from.due == item.due.0;
            // How it stood above when it was last asked is no question of anybody's.
            let stands = format!("{}（{}）", known.text, crate::wording::deadline(&known.deadline, ear.base));
            let doubt = (!is_same).then_some(FormDoubt::ChangedAbove(stands));
            (!is_same || from.base != item.base).then(|| line(take_down(unit, superior, item, Some(known)), doubt))
        }
    }
}

fn said(item: &BundleItem) -> String {
    format!("{}（{}）", item.text, item.due.0)
}

fn take_down(unit: &Unit, superior: &Superior, item: &BundleItem, known: Option<&Commitment>) -> Command {
    let from = HandedDown {
        ledger: superior.ledger.clone(),
        item: item.id.clone(),
        text: item.text.clone(),
        due: item.due.0.clone(),
        base: item.base.clone(),
    };
    let is_same = |known: &&Commitment| {
        known.course.handed_down.as_ref().is_some_and(|last| (&last.text, &last.due) == (&from.text, &from.due))
    };
    let dues = parse_label(&item.due.1).unwrap_or_default();
    let deadline = Deadline { spoken: item.due.0.clone(), dues };
    // What was mended here stays as it was mended while nothing changes above.
    let (text, deadline) = match known.filter(is_same) {
        Some(known) => (known.text.clone(), known.deadline.clone()),
        None => (item.text.clone(), deadline),
    };
    let units = vec![known.map_or_else(|| unit.id.clone(), |known| known.unit.clone())];
    let (kind, owner) = (CommitmentKind::Instruction, String::new());
    let recording = Recording { kind, units, supporting: Vec::new(), task: None, text, owner, deadline };
    let by = words::office(&superior.office).to_owned();
    Command::TakeDown { id: known.map(|known| known.id), recording, from, by, reason: words::MOVED_ABOVE.to_owned() }
}
