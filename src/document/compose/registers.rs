//! The registers as papers: a workbook with a sheet a kind, and a paper with a table a kind. What is private, or waits to
//! be released, is not in the books of everybody; the office's own papers say in name and title that they are internal.

use super::head::{Head, paper};
use super::minutes::meta;
use crate::document::{
    Align, Block, Cell, Column, Document, DocumentKind, Field, Level, Sheet, SheetColumn, Table, Workbook,
};
use crate::domain::{Audience, FieldKind, Ledger, Readers, RegisterKind};
use crate::wording::{self, papers, register as words};
use chrono::NaiveDate;

/// What the registers are called, for whose eyes they are.
fn title(books: &impl Audience) -> String {
    match books.readers() {
        Readers::Everybody | Readers::OneUnit => papers::REGISTERS.to_owned(),
        Readers::Office => format!("{}（{}）", papers::REGISTERS, words::INTERNAL),
    }
}

/// The registers as a workbook.
#[must_use]
pub fn registers_workbook(books: &impl Audience, today: NaiveDate) -> Workbook {
    let (ledger, title) = (books.books(), title(books));
    let title = super::head::title(ledger, today, Head { kind: DocumentKind::Tasks, what: &title, unit: "" });
    let is_internal = books.readers() == Readers::Office;
    let sheets = ledger.programme.registers.iter().map(|kind| sheet(ledger, kind, today, is_internal)).collect();
    Workbook { title, meta: meta(books, today), sheets }
}

fn sheet(ledger: &Ledger, kind: &RegisterKind, today: NaiveDate, is_internal: bool) -> Sheet {
    let mut columns = SheetColumn::all(&papers::REGISTER_COLUMNS);
    columns.extend(kind.fields.iter().map(|field| {
        let (width, align) = match field.holds {
            FieldKind::Text => (20, Align::Left),
            FieldKind::Date => (16, Align::Center),
            FieldKind::Number => (12, Align::Right),
            FieldKind::Days => (28, Align::Left),
        };
        SheetColumn::new(field.name.clone(), width, align)
    }));
    if is_internal {
        columns.push(SheetColumn::new(papers::MARKS, 16, Align::Left));
    }
    let mut rows = Vec::new();
    for entry in ledger.register_of(&kind.id) {
        let mut row: Vec<Field> = vec![
            entry.id.0.into(),
            ledger.short(&entry.unit).into(),
            entry.name.clone().into(),
            kind.stage_name(entry.stage).into(),
            entry.since.into(),
        ];
        row.extend(kind.fields.iter().map(|field| cell(field.holds, entry.value(&field.name), today)));
        if is_internal {
            row.push(words::marks(ledger, kind, entry, today).join("、").into());
        }
        rows.push(row);
    }
    for owing in ledger.register_progress(kind).missing {
        let unit: Field = owing.unit.short.as_str().into();
        rows.push(vec![Field::Empty, unit, owing.name.into(), words::MISSING.into()]);
    }
    let inside = if is_internal { format!("（{}）", words::INTERNAL) } else { String::new() };
    let tally = words::tally(kind, &ledger.register_progress(kind), &ledger.register_rounds(kind, today), today);
    Sheet { name: kind.name.clone(), title: format!("{}{inside}　{tally}", kind.name), columns, rows }
}

/// A field as what it is, so that days and numbers sort.
fn cell(holds: FieldKind, value: &str, today: NaiveDate) -> Field {
    match holds {
        _ if value.is_empty() => Field::Empty,
        FieldKind::Date => value.parse::<NaiveDate>().map_or_else(|_| value.into(), Field::Date),
        FieldKind::Number => {
            let decimals = value.split_once('.').map_or(0, |(_, part)| u8::try_from(part.len()).unwrap_or(2));
            value.parse().map_or_else(|_| value.into(), |number| Field::Number(number, decimals))
        }
        FieldKind::Text | FieldKind::Days => words::field_value(holds, value, today).into(),
    }
}

/// The registers as a paper.
#[must_use]
pub fn registers_paper(books: &impl Audience, today: NaiveDate) -> Document {
    let (ledger, title) = (books.books(), title(books));
    let is_internal = books.readers() == Readers::Office;
    let mut blocks = vec![Block::Title(title.clone())];
    for (number, kind) in (1..).zip(&ledger.programme.registers) {
        let heading = format!("{}　{}", wording::minutes::section(number, &kind.name), tally_of(ledger, kind, today));
        blocks.push(Block::heading(Level::One, heading));
        if let Some(table) = table(ledger, kind, today, is_internal) {
            blocks.push(Block::Table(table));
        }
        let tally = ledger.register_progress(kind);
        let names: Vec<&str> = tally
            .missing
            .iter()
            .map(|owing| if owing.name.is_empty() { owing.unit.short.as_str() } else { owing.name })
            .collect();
        if !names.is_empty() {
            blocks.push(Block::paragraph(format!("{}：{}。", words::MISSING, names.join("、"))));
        }
    }
    paper(books, today, Head { kind: DocumentKind::Tasks, what: &title, unit: "" }, blocks)
}

fn tally_of(ledger: &Ledger, kind: &RegisterKind, today: NaiveDate) -> String {
    words::tally(kind, &ledger.register_progress(kind), &ledger.register_rounds(kind, today), today)
}

fn table(ledger: &Ledger, kind: &RegisterKind, today: NaiveDate, is_internal: bool) -> Option<Table> {
    let rows: Vec<Vec<Cell>> = ledger
        .register_of(&kind.id)
        .into_iter()
        .map(|entry| {
            let told = kind.fields.iter().filter_map(|field| {
                let value = entry.value(&field.name);
                let said = words::field_value(field.holds, value, today);
                (!value.is_empty()).then(|| format!("{} {said}", field.name))
            });
            let mut notes: Vec<String> = told.collect();
            if is_internal {
                notes.extend(words::marks(ledger, kind, entry, today));
            }
            vec![
                ledger.short(&entry.unit).into(),
                entry.name.as_str().into(),
                kind.stage_name(entry.stage).into(),
                wording::day(entry.since, today).into(),
                notes.join("；").into(),
            ]
        })
        .collect();
    let [unit, name, stage, since, notes] = papers::REGISTER_PAPER_COLUMNS;
    let columns = vec![
        Column::new(unit, 8, Align::Center),
        Column::new(name, 11, Align::Left),
        Column::new(stage, 6, Align::Center),
        Column::new(since, 7, Align::Center),
        Column::new(notes, 16, Align::Left),
    ];
    (!rows.is_empty()).then_some(Table { columns, rows })
}
