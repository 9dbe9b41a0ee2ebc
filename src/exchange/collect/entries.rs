//! Rows of registers: how far a unit's entries have come, and what it registers.

use super::{
    fields::{Filled, left_over, said_of},
    items::ask,
    line::{CellReader, Line, LineKind, Mark},
};
use crate::{
    domain::{Command, FormDoubt, RegisterEntry, RegisterEntryId, RegisterKind, Unit},
    exchange::form::{Account, EntryRow, folded},
    text,
    wording::forms::{self, RegisterColumn},
};
use std::collections::BTreeMap;

/// The lines of all rows.
pub(super) fn lines(ear: &CellReader<'_>, unit: &Unit, account: &Account) -> Vec<Line> {
    let of_entries = account.entries.iter().flat_map(|row| of_row(ear, unit, account, row));
    of_entries.chain(left_over(account)).collect()
}

fn line(row: &EntryRow, kind: LineKind, about: &str, said: String, act: Option<Command>) -> Line {
    Line { place: row.place.clone(), kind, about: about.to_owned(), said, act, doubt: None, mark: Mark::Taken }
}

fn of_row(ear: &CellReader<'_>, unit: &Unit, account: &Account, row: &EntryRow) -> Vec<Line> {
    let says = [RegisterColumn::Now, RegisterColumn::On, RegisterColumn::Note];
    let theirs: Vec<String> = says.iter().filter_map(|column| row.words(column)).collect();
    let id = row.words(&RegisterColumn::Id).map(|id| folded(&id)).unwrap_or_default();
    let number = id.strip_suffix(".0").unwrap_or(&id).parse::<u32>().ok().map(RegisterEntryId);
    let entry = number.and_then(|number| ear.ledger.entry(number));
    let kind = match entry {
        Some(entry) => ear.ledger.register_kind(&entry.kind),
        None => ear.ledger.programme.registers.iter().find(|kind| {
            folded(kind.id.as_str()) == id
                || row.words(&RegisterColumn::Kind).is_some_and(|name| folded(&name) == folded(&kind.name))
        }),
    };
    let name = row.words(&RegisterColumn::Name).unwrap_or_default();
    let is_its = entry.is_none_or(|entry| entry.unit == unit.id);
    let known = kind.filter(|kind| !kind.private && is_its && (number.is_none() || entry.is_some()));
    let Some(kind) = known else {
        if theirs.is_empty() {
            return Vec::new();
        }
        let about = row.words(&RegisterColumn::Kind).unwrap_or_default();
        let mut read = line(row, LineKind::Other(format!("{:?}", row.place)), &about, theirs.join("；"), None);
        ask(&mut read, FormDoubt::UnknownRow(name));
        return vec![read];
    };
    let filled = said_of(ear, account, row, kind, entry);
    // A committee's own name stands there already: it says something only together with a stage.
    let is_new = entry.is_none() && (!theirs.is_empty() || !name.is_empty() && !kind.of_committees);
    let mut lines = Vec::new();
    if row.words(&RegisterColumn::Now).is_some() || row.cell(&RegisterColumn::On).is_some() || is_new || filled.is_any()
    {
        lines.extend(step(ear, unit, account, row, (kind, entry, &name), &filled));
    }
    lines.extend(note(ear, unit, row, kind, entry.map_or(name.as_str(), |entry| &entry.name)));
    lines
}

fn step(
    ear: &CellReader<'_>,
    unit: &Unit,
    account: &Account,
    row: &EntryRow,
    (kind, entry, name): (&RegisterKind, Option<&RegisterEntry>, &str),
    filled: &Filled,
) -> Option<Line> {
    let now = row.words(&RegisterColumn::Now);
    let stage = match &now {
        Some(words) => {
            kind.stages.iter().position(|stage| !stage.until_released && folded(&stage.name) == folded(words))
        }
        None => Some(entry.map_or(0, |entry| entry.stage)),
    };
    let on = row.cell(&RegisterColumn::On).map(|cell| ear.day_done(cell)).transpose();
    let name = entry.map_or(name, |entry| &entry.name);
    let key = entry.map_or_else(|| format!("{}/{}", kind.id, folded(name)), |entry| entry.id.to_string());
    let about = forms::entry_note(&kind.name, name, "");
    let about = about.trim_end_matches('：');
    let said: Vec<String> = [RegisterColumn::Name, RegisterColumn::Now, RegisterColumn::On]
        .iter()
        .filter_map(|one| row.words(one))
        .chain(filled.said.iter().cloned())
        .collect();
    let mut read = line(row, LineKind::Entry(key), about, said.join("，"), None);
    let (Some(stage), Ok(day)) = (stage, &on) else {
        ask(&mut read, on.err().unwrap_or(FormDoubt::NotUnderstood));
        return Some(read);
    };
    if entry.is_some_and(|entry| entry.stage == stage) && now.is_some() && !filled.is_any() {
        return None;
    }
    if name.is_empty() {
        ask(&mut read, FormDoubt::NoName);
        return Some(read);
    }
    let same = registered(ear, unit, kind, name);
    if entry.is_none() && same.is_some_and(|same| same.stage == stage) && !filled.is_any() {
        return None;
    }
    let entry = entry.or(same);
    let mut fields = entry.map_or_else(BTreeMap::new, |entry| entry.fields.clone());
    fields.extend(filled.values.clone());
    read.act = Some(Command::EnterRegister {
        id: entry.map(|entry| entry.id),
        kind: kind.id.clone(),
        unit: unit.id.clone(),
        name: name.to_owned(),
        stage,
        fields,
        on: *day,
    });
    let moves = now.is_some() || entry.is_none_or(|entry| entry.stage != stage);
    let doubt = if moves { doubt(account, kind, entry, stage) } else { None };
    if let Some(doubt) = filled.doubt.clone().or(doubt) {
        ask(&mut read, doubt);
    }
    Some(read)
}

/// The entry of that name, registered by an earlier form, or by the office since.
fn registered<'a>(ear: &CellReader<'a>, unit: &Unit, kind: &RegisterKind, name: &str) -> Option<&'a RegisterEntry> {
    ear.ledger
        .register_of(&kind.id)
        .into_iter()
        .find(|known| known.unit == unit.id && folded(&known.name) == folded(name))
}

/// What is to be looked at: the office moved it on since, it goes back, or it would count as done by the unit's word.
fn doubt(account: &Account, kind: &RegisterKind, entry: Option<&RegisterEntry>, stage: usize) -> Option<FormDoubt> {
    if let Some(entry) = entry {
        let made = account.identity.entries.get(&entry.id.to_string());
        let stands = kind.public_stage(entry).map_or("", |stage| kind.stage_name(stage));
        if made.is_some_and(|made| made != stands) || stage < entry.stage {
            return Some(FormDoubt::Changed(stands.to_owned()));
        }
    }
    kind.is_done(stage).then(|| FormDoubt::CountsAsDone(kind.stage_name(stage).to_owned()))
}

fn note(ear: &CellReader<'_>, unit: &Unit, row: &EntryRow, kind: &RegisterKind, name: &str) -> Option<Line> {
    let words = row.words(&RegisterColumn::Note)?;
    let text = forms::entry_note(&kind.name, name, &words);
    let is_known =
        ear.ledger.progress.values().any(|known| {
            Some(known.meeting) == ear.ledger.at && known.unit == unit.id && known.text == text::plain(&text)
        });
    let act = Command::NoteProgress { unit: unit.id.clone(), about: None, text, share: None };
    let key = format!("{}/{}", kind.id, folded(name));
    (!is_known).then(|| line(row, LineKind::EntryNote(key), &kind.name, words, Some(act)))
}
