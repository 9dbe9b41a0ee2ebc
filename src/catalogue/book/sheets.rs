//! A sheet that came back: its headings found wherever they stand, its rows by column. What stands under no heading is a
//! fault, never passed over.

use super::{
    FilledSheet,
    layout::{Column, Kind, Layout, SHEETS},
};
use crate::{
    catalogue::{near::nearest, source::whole_file},
    domain::{CatalogueFault, EntryFault, FaultKind, FileFault},
    wording::cell::cell_name,
};
use std::collections::BTreeMap;

/// The heading over the names of single values.
pub(super) const ITEM: &str = "项目";
/// The heading over what they are.
pub(super) const CONTENT: &str = "内容";
/// Among how many rows the headings are looked for.
const HEADING_WITHIN: u32 = 10;
/// The sheets' names.
const NAMES: &[&str] =
    &["主题", "单位", "重点方面", "任务", "台账", "台账阶段", "台账栏目", "指标", "主办", "亮灯规则", "考核", "用语"];

/// A row that came back: its number from 0, and of each column that has something the cell's column and words.
pub(super) struct Filled<'s> {
    /// From 0.
    pub(super) row: u32,
    /// By the place of the column in the layout.
    pub(super) cells: BTreeMap<usize, (u32, &'s str)>,
}

/// A fault in a cell.
pub(super) fn fault_in(sheet: &str, row: u32, column: u32, kind: impl Into<FaultKind>) -> CatalogueFault {
    CatalogueFault {
        line: row as usize + 1,
        column: column as usize + 1,
        cell: Some(cell_name(row, column)),
        ..whole_file(sheet, kind)
    }
}

/// A fault of a whole sheet.
pub(super) fn fault_of(sheet: &str, kind: impl Into<FaultKind>) -> CatalogueFault {
    CatalogueFault { cell: Some(String::new()), ..whole_file(sheet, kind) }
}

/// The sheet of a layout among those that came back.
pub(super) fn sheet_of<'s>(filled: &'s [FilledSheet], layout: &Layout) -> Option<&'s FilledSheet> {
    filled.iter().find(|sheet| sheet.name.trim() == layout.name)
}

/// Sheets whose name is like one of the layout's, and is none.
pub(super) fn strangers(filled: &[FilledSheet]) -> Vec<CatalogueFault> {
    let unknown = filled.iter().filter(|sheet| !sheet.cells.is_empty() && !NAMES.contains(&sheet.name.trim()));
    unknown
        .map(|sheet| {
            let near = nearest(&sheet.name, NAMES.iter().copied());
            fault_of(&sheet.name, FileFault::FileUnknown { near, known: NAMES })
        })
        .collect()
}

/// The rows below the headings.
pub(super) fn rows<'s>(sheet: &'s FilledSheet, layout: &Layout, faults: &mut Vec<CatalogueFault>) -> Vec<Filled<'s>> {
    let headings: Vec<&str> = match layout.kind {
        Kind::Values => vec![ITEM, CONTENT],
        Kind::Entries(..) | Kind::Parts(_) => layout.columns.iter().map(|column| column.heading).collect(),
    };
    let Some((head, places)) = head(sheet, &headings) else {
        if sheet.cells.values().any(|words| !words.trim().is_empty()) {
            faults.push(fault_of(layout.name, EntryFault::NoHeadings { known: headings }));
        }
        return Vec::new();
    };
    let mut found: BTreeMap<u32, Filled<'s>> = BTreeMap::new();
    let mut blamed = Vec::new();
    for ((row, column), words) in sheet.cells.range((head + 1, 0)..) {
        if words.trim().is_empty() {
            continue;
        }
        let Some(place) = places.get(column) else {
            // The third column of single values only explains them.
            let is_note = layout.kind == Kind::Values && !sheet.cells.contains_key(&(head, *column));
            if !is_note && layout.kind != Kind::Values && !blamed.contains(column) {
                blamed.push(*column);
                faults.push(stranger(sheet, layout, (head, *column), &headings));
            }
            continue;
        };
        let filled = found.entry(*row).or_insert_with(|| Filled { row: *row, cells: BTreeMap::new() });
        filled.cells.insert(*place, (*column, words));
    }
    found.into_values().collect()
}

fn stranger(
    sheet: &FilledSheet,
    layout: &Layout,
    (row, column): (u32, u32),
    headings: &[&'static str],
) -> CatalogueFault {
    let word = sheet.cells.get(&(row, column)).map(|words| bare(words)).unwrap_or_default();
    let near = nearest(&word, headings.iter().copied());
    fault_in(layout.name, row, column, EntryFault::HeadingUnknown { heading: word, near, known: headings.to_vec() })
}

/// The row with most of the headings, and which column each stands over.
fn head(sheet: &FilledSheet, headings: &[&str]) -> Option<(u32, BTreeMap<u32, usize>)> {
    let of_row = |row: u32| -> BTreeMap<u32, usize> {
        let cells = sheet.cells.range((row, 0)..=(row, u32::MAX));
        let place = |words: &str| headings.iter().position(|heading| *heading == bare(words));
        cells.filter_map(|((_, column), words)| Some((*column, place(words)?))).collect()
    };
    let first = sheet.cells.keys().next()?.0;
    let best =
        (first..first + HEADING_WITHIN).map(|row| (row, of_row(row))).rev().max_by_key(|(_, found)| found.len())?;
    Some(best).filter(|(_, found)| !found.is_empty())
}

fn bare(heading: &str) -> String {
    heading.chars().filter(|c| !c.is_whitespace() && *c != '*').collect()
}

/// The line of a single value.
pub(super) fn value_named(layout: &Layout, words: &str) -> Option<&'static Column> {
    let words = bare(words);
    SHEETS.iter().find(|sheet| sheet.name == layout.name)?.columns.iter().find(|column| bare(column.heading) == words)
}
