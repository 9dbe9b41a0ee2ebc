//! A list as a table: headings and rows of words, whatever file it came in.

use super::csv;
use crate::{
    domain::{FormFault, SourceFault},
    exchange::{
        form::{Cell, Grid, folded, read_grids},
        source_text::source_text,
    },
};
use std::collections::BTreeMap;

/// Rows that are looked at.
const MOST_ROWS: usize = 2_000;

/// A list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The headings, in order.
    pub headings: Vec<String>,
    /// The rows: number as people count, words by heading (folded).
    pub rows: Vec<(usize, BTreeMap<String, String>)>,
}

impl Table {
    /// The words of a row under the first of some headings that has any.
    #[must_use]
    pub fn words<'a>(row: &'a BTreeMap<String, String>, headings: &[&str]) -> Option<&'a str> {
        let found = headings.iter().find_map(|heading| row.get(&folded(heading)))?;
        Some(found.trim()).filter(|words| !words.is_empty())
    }

    /// Headings that are none of those known.
    #[must_use]
    pub fn strangers(&self, known: &[&[&str]]) -> Vec<&str> {
        let is_known =
            |heading: &str| known.iter().flat_map(|names| *names).any(|name| folded(name) == folded(heading));
        self.headings.iter().map(String::as_str).filter(|heading| !heading.is_empty() && !is_known(heading)).collect()
    }

    fn of(rows: &[(usize, Vec<String>)], wanted: &[&[&str]]) -> Option<Self> {
        let hits = |row: &[String]| {
            wanted
                .iter()
                .filter(|names| row.iter().any(|word| names.iter().any(|name| folded(name) == folded(word))))
                .count()
        };
        let (at, _) = rows.iter().enumerate().take(30).max_by_key(|(at, (_, row))| (hits(row), usize::MAX - at))?;
        if hits(&rows[at].1) == 0 {
            return None;
        }
        let headings: Vec<String> = rows[at].1.iter().map(|word| word.split_whitespace().collect()).collect();
        let lines = rows.iter().skip(at + 1).take(MOST_ROWS).map(|(number, row)| {
            let words = headings.iter().zip(row).map(|(heading, word)| (folded(heading), word.clone()));
            (*number, words.filter(|(heading, word)| !heading.is_empty() && !word.trim().is_empty()).collect())
        });
        let rows = lines.filter(|(_, row): &(usize, BTreeMap<String, String>)| !row.is_empty()).collect();
        Some(Self { headings, rows })
    }
}

/// Reads a list; `wanted` are the headings it may have, `section` what its entries are called in toml.
///
/// # Errors
/// A [`FormFault`]: it is no list, or cannot be read.
pub fn read_table(bytes: &[u8], section: &str, wanted: &[&[&str]]) -> Result<Table, FormFault> {
    match read_grids(bytes) {
        Ok(grids) => {
            let tables = grids.iter().filter_map(|grid| Table::of(&grid_rows(grid), wanted));
            return tables.max_by_key(|table| table.rows.len()).ok_or(FormFault::NotAForm);
        }
        Err(FormFault::NotASheet(_)) => {}
        Err(fault) => return Err(fault),
    }
    let text = source_text(bytes).map_err(|fault| match fault {
        SourceFault::NotText => FormFault::NotASheet(crate::domain::Foreign::Other),
        _ => FormFault::Damaged,
    })?;
    if let Some(table) = of_toml(&text, section) {
        return Ok(table);
    }
    let rows: Vec<_> = csv::rows(&text).into_iter().enumerate().map(|(at, row)| (at + 1, row)).collect();
    Table::of(&rows, wanted).ok_or(FormFault::NotAForm)
}

fn grid_rows(grid: &Grid) -> Vec<(usize, Vec<String>)> {
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for ((row, column), cell) in &grid.cells {
        let row = rows.entry(*row).or_default();
        let column = *column as usize;
        row.resize(row.len().max(column + 1), String::new());
        row[column] = match cell {
            Cell::Day(day) => crate::wording::day_in_full(*day),
            cell => cell.words(),
        };
    }
    rows.into_iter().map(|(row, words)| (row as usize + 1, words)).collect()
}

/// `[[unit]] name = "…"`, as catalogues are written; lists become words with commas.
fn of_toml(text: &str, section: &str) -> Option<Table> {
    let root: toml::Table = text.parse().ok()?;
    let entries = root.get(section)?.as_array()?;
    let mut table = Table::default();
    for (at, entry) in entries.iter().take(MOST_ROWS).enumerate() {
        let mut row = BTreeMap::new();
        for (key, value) in entry.as_table()? {
            if !table.headings.contains(key) {
                table.headings.push(key.clone());
            }
            row.insert(folded(key), plain_value(value));
        }
        table.rows.push((at + 1, row));
    }
    Some(table)
}

fn plain_value(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(list) => list.iter().map(plain_value).collect::<Vec<_>>().join("、"),
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Float(number) => number.to_string(),
        toml::Value::Boolean(is) => is.to_string(),
        toml::Value::Datetime(moment) => moment.to_string(),
        toml::Value::Table(_) => String::new(),
    }
}
