//! The fields of registers' entries, as a form has them: 品牌内涵 and the like. They go with the row of their entry.

use super::{
    items::ask,
    line::{CellReader, Line, LineKind, Mark},
};
use crate::{
    domain::{FormDoubt, RegisterEntry, RegisterKind},
    exchange::form::{Account, EntryRow, FieldRow, folded},
    text,
    wording::forms::{self, FieldColumn, RegisterColumn},
};
use std::collections::BTreeMap;

/// What was filled in of the fields of one entry.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// As they are kept, by the field's name.
    pub(super) values: BTreeMap<String, String>,
    /// In the form's own words, a line each.
    pub(super) said: Vec<String>,
    /// What is to be asked: what was written is not what the field holds, or the office has changed it since.
    pub(super) doubt: Option<FormDoubt>,
}

impl Filled {
    /// Whether anything was.
    pub(super) fn is_any(&self) -> bool {
        !self.said.is_empty()
    }
}

fn key(id: Option<String>, name: Option<String>) -> (String, String) {
    let id = id.map(|id| folded(&id)).unwrap_or_default();
    (id.strip_suffix(".0").unwrap_or(&id).to_owned(), name.map(|name| folded(&name)).unwrap_or_default())
}

/// Whether a row of fields goes with a row of the entry: the same number; of what is not registered yet the same kind, and
/// the same name where the form gave one.
fn goes_with(field: &FieldRow, entry: &EntryRow) -> bool {
    let (id, name) = key(field.words(&FieldColumn::Id), field.words(&FieldColumn::Name));
    let (of, called) = key(entry.words(&RegisterColumn::Id), entry.words(&RegisterColumn::Name));
    id == of && (name.is_empty() || name == called)
}

/// What a form says of an entry's fields, but for what the ledger has already.
pub(super) fn said_of(
    ear: &CellReader<'_>,
    account: &Account,
    row: &EntryRow,
    kind: &RegisterKind,
    entry: Option<&RegisterEntry>,
) -> Filled {
    let mut filled = Filled::default();
    for given in account.fields.iter().filter(|given| goes_with(given, row)) {
        let (Some(words), Some(name)) = (given.words(&FieldColumn::Value), given.words(&FieldColumn::Field)) else {
            continue;
        };
        let asked = kind.fields.iter().filter(|field| !field.private && !field.until_released);
        let Some(field) = asked.into_iter().find(|field| folded(&field.name) == folded(&name)) else {
            filled.said.push(forms::field_said(&name, &words));
            filled.doubt = Some(FormDoubt::NotUnderstood);
            continue;
        };
        let value = ear.listener.value(field.holds, &text::plain(&words), ear.base);
        let held = entry.and_then(|entry| entry.fields.get(&field.name)).map_or("", String::as_str);
        if value.as_deref() == Some(held) {
            continue;
        }
        filled.said.push(forms::field_said(&field.name, &words));
        let id = given.words(&FieldColumn::Id).unwrap_or_default();
        let called = given.words(&FieldColumn::Name).unwrap_or_default();
        let made = account.identity.fields.get(&(id, called, field.name.clone()));
        if entry.is_some() && made.is_some_and(|made| folded(made) != folded(&crate::domain::masked(held))) {
            filled.doubt = Some(FormDoubt::Changed(forms::field_said(&field.name, held)));
        }
        match value {
            Some(value) => drop(filled.values.insert(field.name.clone(), value)),
            None => filled.doubt = Some(FormDoubt::NotUnderstood),
        }
    }
    filled
}

/// What was filled in of entries that the form has no row of any more.
pub(super) fn left_over(account: &Account) -> Vec<Line> {
    let has_row = |given: &FieldRow| account.entries.iter().any(|row| goes_with(given, row));
    let lost = account.fields.iter().filter(|given| given.words(&FieldColumn::Value).is_some() && !has_row(given));
    lost.map(|given| {
        let about = given.words(&FieldColumn::Name).or_else(|| given.words(&FieldColumn::Kind)).unwrap_or_default();
        let field = given.words(&FieldColumn::Field).unwrap_or_default();
        let said = forms::field_said(&field, &given.words(&FieldColumn::Value).unwrap_or_default());
        let mut read = Line {
            place: given.place.clone(),
            kind: LineKind::Other(format!("{:?}", given.place)),
            about: about.clone(),
            said,
            act: None,
            doubt: None,
            mark: Mark::Taken,
        };
        ask(&mut read, FormDoubt::UnknownRow(about));
        read
    })
    .collect()
}
