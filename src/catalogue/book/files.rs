//! What came back, written as the files of a catalogue, with the cell that each line comes from.

use super::{
    FilledSheet, cells,
    layout::{Column, Kind, Layout, SHEETS},
    sheets::{self, Filled, fault_in, fault_of},
};
use crate::{
    catalogue::{FILES, near::nearest, registers},
    domain::{CatalogueFault, EntryFault, FaultKind, SenseFault},
};
use std::collections::BTreeMap;

/// Where a line comes from.
#[derive(Clone, Copy)]
struct Place {
    sheet: &'static Layout,
    /// From 0; `None`: the line is the file's, such as a list's key.
    row: Option<u32>,
    column: Option<(u32, &'static Column)>,
}

/// A file, line by line.
#[derive(Default)]
struct Lines {
    text: String,
    places: Vec<Place>,
}

impl Lines {
    fn push(&mut self, line: &str, place: Place) {
        self.text.push_str(line);
        self.text.push('\n');
        self.places.push(place);
    }
}

/// The files.
#[derive(Default)]
pub(super) struct Files(BTreeMap<&'static str, Lines>);

impl Files {
    /// Writes what came back as files; the faults are those of the sheets themselves.
    pub(super) fn of(filled: &[FilledSheet]) -> (Self, Vec<CatalogueFault>) {
        let mut faults = sheets::strangers(filled);
        let mut files = Self::default();
        let mut rows: Vec<(&'static Layout, Vec<Filled<'_>>)> = Vec::new();
        for layout in SHEETS {
            let found = sheets::sheet_of(filled, layout).map(|sheet| sheets::rows(sheet, layout, &mut faults));
            rows.push((layout, found.unwrap_or_default()));
        }
        // A file's single values stand above its lists.
        for (layout, rows) in rows.iter().filter(|(layout, _)| layout.kind == Kind::Values) {
            files.values(layout, rows, &mut faults);
        }
        let parts: Vec<_> = rows.iter().filter(|(layout, _)| matches!(layout.kind, Kind::Parts(_))).collect();
        for (layout, rows) in &rows {
            let Kind::Entries(file, list) = layout.kind else { continue };
            for row in rows {
                files.entry(file, list, layout, row);
                if file == registers::FILE {
                    files.parts_of(row, &parts);
                }
            }
            // A set of rules without rules is none.
            if rows.is_empty() && matches!(list, "rule") {
                files.0.remove(file);
            }
        }
        faults.extend(strays(&rows));
        (files, faults)
    }

    fn values(&mut self, layout: &'static Layout, rows: &[Filled<'_>], faults: &mut Vec<CatalogueFault>) {
        for row in rows {
            let Some((at, name)) = row.cells.get(&0) else { continue };
            let Some(column) = sheets::value_named(layout, name) else {
                let known: Vec<&'static str> = layout.columns.iter().map(|column| column.heading).collect();
                let near = nearest(name, known.iter().copied());
                let kind = EntryFault::HeadingUnknown { heading: (*name).to_owned(), near, known };
                faults.push(fault_in(layout.name, row.row, *at, kind));
                continue;
            };
            if let Some((at, words)) = row.cells.get(&1) {
                let place = Place { sheet: layout, row: Some(row.row), column: Some((*at, column)) };
                let line = format!("{} = {}", column.key, cells::value(words, column.holds));
                self.0.entry(column.file).or_default().push(&line, place);
            }
        }
    }

    fn entry(&mut self, file: &'static str, list: &str, layout: &'static Layout, row: &Filled<'_>) {
        let lines = self.0.entry(file).or_default();
        lines.push(&format!("[[{list}]]"), Place { sheet: layout, row: Some(row.row), column: None });
        self.cells_of(file, layout, row);
    }

    fn cells_of(&mut self, file: &'static str, layout: &'static Layout, row: &Filled<'_>) {
        let lines = self.0.entry(file).or_default();
        for (place, (at, words)) in &row.cells {
            let Some(column) = layout.columns.get(*place).filter(|column| !column.key.is_empty()) else { continue };
            let value = cells::value(words, column.holds);
            let place = Place { sheet: layout, row: Some(row.row), column: Some((*at, column)) };
            lines.push(&format!("{} = {value}", column.key), place);
        }
    }

    /// The stages and fields of a register.
    fn parts_of(&mut self, register: &Filled<'_>, parts: &[&(&'static Layout, Vec<Filled<'_>>)]) {
        let Some((_, id)) = register.cells.get(&0) else { return };
        for (layout, rows) in parts {
            let Kind::Parts(list) = layout.kind else { continue };
            for row in rows.iter().filter(|row| row.cells.get(&0).is_some_and(|(_, of)| of.trim() == id.trim())) {
                self.entry(registers::FILE, &format!("register.{list}"), layout, row);
            }
        }
    }

    /// The names of the files that there are.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.keys().copied()
    }

    /// The text of one.
    pub(super) fn text_of(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|lines| lines.text.as_str())
    }

    /// All of them, in the order of a catalogue's files.
    pub(super) fn into_texts(mut self) -> Vec<(&'static str, String)> {
        FILES.iter().filter_map(|name| Some((*name, self.0.remove(name)?.text))).collect()
    }

    /// A fault of a file as one of the workbook.
    pub(super) fn placed(&self, fault: CatalogueFault) -> CatalogueFault {
        let lines = self.0.iter().find(|(name, _)| **name == fault.file);
        let place = lines.and_then(|(_, lines)| lines.places.get(fault.line.checked_sub(1)?)).copied();
        let first = |line: usize| {
            let place = lines.and_then(|(_, lines)| lines.places.get(line.checked_sub(1)?));
            place.and_then(|place| place.row).map_or(0, |row| row as usize + 1)
        };
        let home = |file: &str| SHEETS.iter().find(|sheet| matches!(sheet.kind, Kind::Entries(of, _) if of == file));
        let key = key_in(&fault.kind).map(str::to_owned);
        let Some(sheet) = place
            .map(|place| place.sheet)
            .or_else(|| values_of(&fault.file, key.as_deref()))
            .or_else(|| home(&fault.file))
        else {
            return CatalogueFault { cell: Some(String::new()), ..fault };
        };
        let named = |key: &str| -> Option<(u32, &'static Column)> {
            let fits = |column: &&Column| column.key == key || column.key.ends_with(&format!(".{key}"));
            let is_here = |column: &&Column| sheet.kind != Kind::Values || column.file == fault.file;
            let at = sheet.columns.iter().position(|column| is_here(&column) && fits(&column))?;
            Some((u32::try_from(at).ok()?, &sheet.columns[at]))
        };
        let column = place.and_then(|place| place.column).or_else(|| key.as_deref().and_then(named));
        let row = match (place.and_then(|place| place.row), sheet.kind, column) {
            // A single value that is missing: its line, as the workbook goes out.
            (None, Kind::Values, Some((at, _))) => Some(at + 1),
            (row, _, _) => row,
        };
        let heading = column.map(|(_, column)| column.heading);
        let kind = renamed(*fault.kind, heading, &first, &|file| home(file).map(|sheet| sheet.name));
        let at = column.map(|(at, _)| if sheet.kind == Kind::Values { 1 } else { at });
        match (row, at) {
            (Some(row), Some(at)) => fault_in(sheet.name, row, at, kind),
            (Some(row), None) => {
                CatalogueFault { cell: Some(format!("第{}行", row + 1)), ..fault_in(sheet.name, row, 0, kind) }
            }
            (None, _) => fault_of(sheet.name, kind),
        }
    }
}

/// The sheet of single values that a file's key stands on.
fn values_of(file: &str, key: Option<&str>) -> Option<&'static Layout> {
    let has = |column: &Column| column.file == file && key.is_none_or(|key| column.key == key);
    SHEETS.iter().find(|sheet| sheet.kind == Kind::Values && sheet.columns.iter().any(has))
}

/// Stages and fields of a register that there is not.
fn strays(rows: &[(&'static Layout, Vec<Filled<'_>>)]) -> Vec<CatalogueFault> {
    let registers = rows.iter().filter(|(layout, _)| layout.kind == Kind::Entries(registers::FILE, "register"));
    let ids: Vec<&str> =
        registers.flat_map(|(_, rows)| rows).filter_map(|row| row.cells.get(&0)).map(|(_, id)| id.trim()).collect();
    let parts = rows.iter().filter(|(layout, _)| matches!(layout.kind, Kind::Parts(_)));
    let mut faults = Vec::new();
    for (layout, row) in parts.flat_map(|(layout, rows)| rows.iter().map(move |row| (layout, row))) {
        let (column, word) = row.cells.get(&0).map_or((0, ""), |(at, word)| (*at, word.trim()));
        if !ids.contains(&word) {
            let kind = SenseFault::CodeUnknown {
                key: "台账".to_owned(),
                word: word.to_owned(),
                near: nearest(word, ids.iter().copied()),
                home: "台账",
            };
            faults.push(fault_in(layout.name, row.row, column, kind));
        }
    }
    faults
}

/// The key that a fault is about.
fn key_in(kind: &FaultKind) -> Option<&str> {
    match kind {
        FaultKind::Entry(
            EntryFault::Phrase { key, .. }
            | EntryFault::KeyUnknown { key, .. }
            | EntryFault::WrongShape { key, .. }
            | EntryFault::Blank { key }
            | EntryFault::WordUnknown { key, .. }
            | EntryFault::TooLong { key, .. }
            | EntryFault::OutOfRange { key, .. },
        )
        | FaultKind::Sense(
            SenseFault::UnitUnknown { key, .. }
            | SenseFault::NobodyMeant { key, .. }
            | SenseFault::CodeUnknown { key, .. }
            | SenseFault::OfItself { key, .. }
            | SenseFault::OfARate { key, .. },
        ) => Some(key),
        FaultKind::Entry(EntryFault::KeyMissing { key, .. }) => Some(key),
        FaultKind::Sense(SenseFault::DayUnread { .. }) => Some("spoken"),
        FaultKind::Sense(SenseFault::LabelBad { .. } | SenseFault::LabelAgainstWords { .. }) => Some("label"),
        FaultKind::Sense(SenseFault::PointsDoNotAddUp { .. }) => Some("points"),
        FaultKind::File(_)
        | FaultKind::Syntax(_)
        | FaultKind::Entry(
            EntryFault::NoneListed { .. } | EntryFault::HeadingUnknown { .. } | EntryFault::NoHeadings { .. },
        )
        | FaultKind::Sense(
            SenseFault::CodeTwice { .. }
            | SenseFault::NameTaken { .. }
            | SenseFault::OrderTaken { .. }
            | SenseFault::StageMissing
            | SenseFault::DoneStageMissing
            | SenseFault::LampTestUnknown { .. }
            | SenseFault::RuleUnreachable { .. },
        ) => None,
    }
}

/// A fault in the workbook's words: headings for keys, rows for lines, sheets for files.
fn renamed(
    mut kind: FaultKind,
    heading: Option<&'static str>,
    row: &dyn Fn(usize) -> usize,
    sheet: &dyn Fn(&str) -> Option<&'static str>,
) -> FaultKind {
    if let (FaultKind::Entry(EntryFault::KeyMissing { key, .. }), Some(heading)) = (&mut kind, heading) {
        *key = heading;
        return kind;
    }
    match &mut kind {
        FaultKind::Entry(
            EntryFault::Phrase { key, .. }
            | EntryFault::WrongShape { key, .. }
            | EntryFault::Blank { key }
            | EntryFault::WordUnknown { key, .. }
            | EntryFault::TooLong { key, .. }
            | EntryFault::OutOfRange { key, .. },
        )
        | FaultKind::Sense(
            SenseFault::UnitUnknown { key, .. }
            | SenseFault::NobodyMeant { key, .. }
            | SenseFault::OfItself { key, .. }
            | SenseFault::OfARate { key, .. },
        ) => *key = heading.map_or_else(|| std::mem::take(key), str::to_owned),
        FaultKind::Sense(SenseFault::CodeUnknown { key, home, .. }) => {
            *key = heading.map_or_else(|| std::mem::take(key), str::to_owned);
            *home = sheet(home).unwrap_or(home);
        }
        FaultKind::Sense(
            SenseFault::CodeTwice { first, .. }
            | SenseFault::NameTaken { first, .. }
            | SenseFault::RuleUnreachable { first },
        ) => *first = row(*first),
        _ => {}
    }
    kind
}
