//! The registers as papers: a workbook with a sheet a kind, and a paper with a table a kind. What is private, or waits to
//! be released, is left out unless it is asked for; then its name and its title say that it is internal.

use super::head::{Head, paper};
use super::minutes::meta;
use crate::document::{
    Align, Block, Cell, Column, Document, DocumentKind, Field, Level, Sheet, SheetColumn, Table, Workbook,
};
use crate::domain::{FieldKind, Ledger, RegisterEntry, RegisterField, RegisterKind};
use crate::wording::{self, papers, register as words};
use chrono::NaiveDate;

/// For whose eyes the registers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Anybody: nothing private, nothing that waits to be released.
    Everybody,
    /// The office itself.
    Office,
}

impl Readers {
    fn title(self) -> String {
        match self {
            Self::Everybody => papers::REGISTERS.to_owned(),
            Self::Office => format!("{}（{}）", papers::REGISTERS, words::INTERNAL),
        }
    }

    fn kinds(self, ledger: &Ledger) -> impl Iterator<Item = &RegisterKind> {
        ledger.programme.registers.iter().filter(move |kind| self == Self::Office || !kind.private)
    }

    fn fields(self, kind: &RegisterKind) -> Vec<&RegisterField> {
        kind.fields.iter().filter(|field| self == Self::Office || !field.private).collect()
    }

    /// The stage an entry stands at, for these readers.
    fn stage(self, kind: &RegisterKind, entry: &RegisterEntry) -> Option<usize> {
        if self == Self::Office { Some(entry.stage) } else { kind.public_stage(entry) }
    }

    /// The value of a field, for these readers.
    fn value<'a>(self, kind: &RegisterKind, field: &RegisterField, entry: &'a RegisterEntry) -> &'a str {
        if self == Self::Office || kind.tells(field, entry) { entry.value(&field.name) } else { "" }
    }
}

/// Since when an entry is at a stage. Of one that stands further than may be told, the day it reached that stage.
fn since(stage: usize, entry: &RegisterEntry) -> Option<NaiveDate> {
    entry.steps().into_iter().rev().find(|step| step.stage == stage).map(|step| step.on)
}

/// The registers as a workbook.
#[must_use]
pub fn registers_workbook(ledger: &Ledger, today: NaiveDate, readers: Readers) -> Workbook {
    let title = ledger
        .meeting()
        .map_or_else(|| readers.title(), |meeting| papers::file_title(meeting.period, None, &readers.title(), ""));
    let sheets = readers.kinds(ledger).map(|kind| sheet(ledger, kind, today, readers)).collect();
    Workbook { title, meta: meta(ledger, today), sheets }
}

fn sheet(ledger: &Ledger, kind: &RegisterKind, today: NaiveDate, readers: Readers) -> Sheet {
    let fields = readers.fields(kind);
    let mut columns: Vec<SheetColumn> = papers::REGISTER_COLUMNS
        .iter()
        .map(|(heading, width)| {
            SheetColumn::new(*heading, *width, if *width >= 20 { Align::Left } else { Align::Center })
        })
        .collect();
    columns.extend(fields.iter().map(|field| {
        let (width, align) = match field.holds {
            FieldKind::Text => (20, Align::Left),
            FieldKind::Date => (14, Align::Center),
            FieldKind::Number => (12, Align::Right),
            FieldKind::Days => (28, Align::Left),
        };
        SheetColumn::new(field.name.clone(), width, align)
    }));
    let mark = readers == Readers::Office;
    if mark {
        columns.push(SheetColumn::new(papers::MARKS, 16, Align::Left));
    }
    let mut rows = Vec::new();
    for entry in ledger.register_of(&kind.id) {
        let Some(stage) = readers.stage(kind, entry) else { continue };
        let mut row: Vec<Field> = vec![
            entry.id.0.into(),
            ledger.short(&entry.unit).into(),
            entry.name.clone().into(),
            kind.stage_name(stage).into(),
            since(stage, entry).into(),
        ];
        row.extend(fields.iter().map(|field| cell(field.holds, readers.value(kind, field, entry), today)));
        if mark {
            row.push(words::marks(ledger, kind, entry, today).join("、").into());
        }
        rows.push(row);
    }
    for owing in ledger.register_tally(kind).missing {
        let unit: Field = owing.unit.short.as_str().into();
        rows.push(vec![Field::Empty, unit, owing.name.into(), words::MISSING.into()]);
    }
    let inside = if mark { format!("（{}）", words::INTERNAL) } else { String::new() };
    let tally = words::tally(kind, &ledger.register_tally(kind), &ledger.register_rounds(kind, today), today);
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
pub fn registers_paper(ledger: &Ledger, today: NaiveDate, readers: Readers) -> Document {
    let title = readers.title();
    let mut blocks = vec![Block::Title(title.clone())];
    for (number, kind) in (1..).zip(readers.kinds(ledger)) {
        let heading = format!("{}　{}", wording::minutes::section(number, &kind.name), tally_of(ledger, kind, today));
        blocks.push(Block::heading(Level::One, heading));
        if let Some(table) = table(ledger, kind, today, readers) {
            blocks.push(Block::Table(table));
        }
        let tally = ledger.register_tally(kind);
        let names: Vec<&str> = tally
            .missing
            .iter()
            .map(|owing| if owing.name.is_empty() { owing.unit.short.as_str() } else { owing.name })
            .collect();
        if !names.is_empty() {
            blocks.push(Block::paragraph(format!("{}：{}。", words::MISSING, names.join("、"))));
        }
    }
    paper(ledger, today, Head { kind: DocumentKind::Tasks, what: &title, unit: "" }, blocks)
}

fn tally_of(ledger: &Ledger, kind: &RegisterKind, today: NaiveDate) -> String {
    words::tally(kind, &ledger.register_tally(kind), &ledger.register_rounds(kind, today), today)
}

fn table(ledger: &Ledger, kind: &RegisterKind, today: NaiveDate, readers: Readers) -> Option<Table> {
    let rows: Vec<Vec<Cell>> = ledger
        .register_of(&kind.id)
        .into_iter()
        .filter_map(|entry| {
            let stage = readers.stage(kind, entry)?;
            let told = readers.fields(kind).into_iter().filter_map(|field| {
                let value = readers.value(kind, field, entry);
                let said = words::field_value(field.holds, value, today);
                (!value.is_empty()).then(|| format!("{} {said}", field.name))
            });
            let mut notes: Vec<String> = told.collect();
            if readers == Readers::Office {
                notes.extend(words::marks(ledger, kind, entry, today));
            }
            let reached = since(stage, entry).map_or(String::new(), |on| wording::day(on, today));
            Some(vec![
                ledger.short(&entry.unit).into(),
                entry.name.as_str().into(),
                kind.stage_name(stage).into(),
                reached.into(),
                notes.join("；").into(),
            ])
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
