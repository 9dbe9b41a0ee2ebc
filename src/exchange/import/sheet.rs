//! A sheet as it is, whatever file it came in: which of its rows is the heading, what its columns hold, and which rows below
//! are rows of the list. No word is dropped without a trace.

use super::{
    heading::{DAYS, Heading, named},
    naming::Naming,
    table::{ColumnRead, Row, Table},
};
use crate::{
    exchange::form::{Bounds, Cell, Grid, Hidden, day_of_serial, folded},
    wording,
};
use chrono::{Datelike as _, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// Among the first rows that hold anything, how many are looked at for the headings.
const HEADING_WITHIN: usize = 30;
/// Cells that merging may spread words over.
const MOST_SPREAD: usize = 400_000;
/// Bytes of words that merging may spread: a long text over all rows is no task of each.
const MOST_SPREAD_WORDS: usize = 64 << 20;
/// What a row that is no row of the list begins with: notes below the table, who filled it in, sums.
const NOTES: &[&str] = &[
    "注",
    "备注",
    "说明",
    "填表",
    "填报",
    "制表",
    "审核",
    "审批",
    "联系人",
    "联系电话",
    "单位负责人",
    "单位（盖章）",
    "单位(盖章)",
];
const SUMS: &[&str] = &["合计", "总计", "小计", "共计"];

/// The kinds of column there may be, and what was said of single columns.
pub(super) type Known<'a> = (&'static [Heading], &'a Naming);

/// What a column is: what was said of it, else what its heading says.
fn kind_of((kinds, naming): Known<'_>, column: u32, words: &str) -> Option<&'static Heading> {
    naming.of(column, words, || named(kinds, words))
}

/// A sheet's words where they stand, row and column from 0; merged cells are kept apart.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    hidden: Hidden,
    /// Whether it goes on beyond what was read.
    pub(super) is_cut: bool,
    /// Where a formula has no value.
    without_value: BTreeSet<(u32, u32)>,
    /// Whether its days are counted from 1904.
    since_1904: bool,
    /// Where a number stands.
    numbers: BTreeSet<(u32, u32)>,
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    /// What a merged cell covers: the place, and the place its words stand at.
    covered: BTreeMap<(u32, u32), (u32, u32)>,
    merged: Vec<((u32, u32), (u32, u32))>,
}

impl Sheet {
    pub(super) fn of_grid(grid: Grid) -> Self {
        let mut sheet = Self {
            name: grid.name,
            is_hidden: grid.is_hidden,
            hidden: grid.hidden,
            is_cut: grid.is_cut,
            since_1904: grid.since_1904,
            merged: grid.merged,
            ..Self::default()
        };
        for ((row, column), cell) in grid.cells {
            let words = match cell {
                Cell::NoResult => {
                    sheet.without_value.insert((row, column));
                    cell.words()
                }
                // Half of it is 50% for whoever looks at the sheet, and 0.5 in the file.
                Cell::Number(share) if grid.percents.contains(&(row, column)) => {
                    format!("{}%", (share * 10_000.0).round() / 100.0)
                }
                Cell::Number(_) => {
                    sheet.numbers.insert((row, column));
                    cell.words()
                }
                Cell::Day(day) => wording::day_in_full(day),
                Cell::Text(words) => words,
            };
            sheet.rows.entry(row).or_default().insert(column, words);
        }
        let mut room_for_words = MOST_SPREAD_WORDS;
        for (first, last) in &sheet.merged {
            let rows = (first.0..=last.0).take_while(|row| sheet.rows.range(*row..).next().is_some());
            let spread =
                rows.flat_map(|row| (first.1..=last.1.min(Bounds::LIST.columns)).map(move |column| (row, column)));
            let room = MOST_SPREAD.saturating_sub(sheet.covered.len());
            let covered: Vec<_> = spread.filter(|place| place != first).take(room).collect();
            let words = sheet.rows.get(&first.0).and_then(|words| words.get(&first.1)).map_or(0, String::len);
            let Some(left) = room_for_words.checked_sub(words * covered.len()) else { continue };
            room_for_words = left;
            sheet.covered.extend(covered.into_iter().map(|place| (place, *first)));
        }
        sheet
    }

    pub(super) fn of_rows(rows: Vec<Vec<String>>) -> Self {
        let mut sheet = Self::default();
        for (row, words) in (0..).zip(rows) {
            sheet.rows.insert(row, (0..).zip(words).filter(|(_, words)| !words.trim().is_empty()).collect());
        }
        sheet
    }

    /// Its rows that hold something.
    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The words at a place, a merged cell's at each place it covers.
    fn at(&self, row: u32, column: u32) -> &str {
        let (row, column) = self.covered.get(&(row, column)).copied().unwrap_or((row, column));
        self.rows.get(&row).and_then(|words| words.get(&column)).map_or("", String::as_str)
    }

    /// The table in it, with how many kinds of column its headings name.
    pub(super) fn table(&self, known: Known<'_>) -> Option<(usize, Table)> {
        let head = self.head(known)?;
        let table = self.below(&head, known);
        Some((table.columns.iter().filter(|column| column.read_as.is_some()).count(), table))
    }

    /// The table in it where no heading says anything: below the first of the rows that have most words.
    pub(super) fn unnamed(&self, known: Known<'_>) -> Option<Table> {
        let first = self.rows.iter().filter(|(_, words)| words.len() > 1).take(HEADING_WITHIN);
        let (row, _) = first.min_by_key(|(row, words)| (std::cmp::Reverse(words.len()), **row))?;
        Some(self.below(&self.head_of(*row, *row), known))
    }

    /// What stands below a heading.
    fn below(&self, head: &Head, known: Known<'_>) -> Table {
        let mut table = Table {
            sheet: self.name.clone(),
            is_hidden: self.is_hidden,
            is_hiding_unseen: self.hidden.is_unseen,
            is_cut: self.is_cut,
            ..Table::default()
        };
        let columns = self.columns(&mut table, head, known);
        let above = self.rows.range(..head.first).map(|(row, words)| (*row as usize + 1, joined(words)));
        table.set_aside.extend(above);
        let mut section = None;
        let mut bare: BTreeSet<u32> = BTreeSet::new();
        for (row, words) in self.rows.range(head.last + 1..).filter(|(_, words)| !words.is_empty()) {
            if self.is_set_aside(*row, words, head) {
                table.set_aside.push((*row as usize + 1, joined(words)));
                if self.is_across(*row, words, head) {
                    section = words.values().next().cloned();
                }
                continue;
            }
            bare.extend(words.keys().filter(|column| !head.words.contains_key(*column)));
            let read = self.row(*row, &columns);
            if !read.words.is_empty() {
                table.rows.push(Row { section: section.clone(), ..read });
            }
        }
        table.fold_numbered_headings();
        for column in bare {
            let heading = wording::import::bare_column(&wording::cell::column_letters(column));
            table.strangers.push(heading.clone());
            table.columns.push(self.column(column, heading, None, head));
        }
        table
    }

    /// What the columns are; those that are none of the list are named.
    fn columns(&self, table: &mut Table, head: &Head, known: Known<'_>) -> BTreeMap<u32, &'static Heading> {
        let mut columns: BTreeMap<u32, &'static Heading> = BTreeMap::new();
        for (column, words) in &head.words {
            // A second column of a kind would hide the first.
            let kind = kind_of(known, *column, words).filter(|kind| !columns.values().any(|other| other == kind));
            let heading: String = words.split_whitespace().collect();
            match kind {
                Some(kind) => {
                    columns.insert(*column, kind);
                }
                None => table.strangers.push(heading.clone()),
            }
            table.columns.push(self.column(*column, heading, kind, head));
        }
        columns
    }

    fn column(&self, column: u32, heading: String, kind: Option<&'static Heading>, head: &Head) -> ColumnRead {
        ColumnRead {
            column,
            heading,
            read_as: kind.map(|kind| kind.name),
            is_hidden: self.hidden.columns.contains(&column),
            sample: self.sample(column, head),
        }
    }

    /// A row with what stands in the columns that are read.
    fn row(&self, row: u32, columns: &BTreeMap<u32, &'static Heading>) -> Row {
        let origin = |column: u32| self.covered.get(&(row, column)).copied().unwrap_or((row, column));
        // A day whose cell is not shown as one: 44742, 20220630.
        let digits = |column: u32, words: &str| {
            let serial = || words.parse().ok().filter(|_| self.numbers.contains(&origin(column)));
            let day = day_of_digits(words).or_else(|| day_of_serial(serial()?, self.since_1904));
            day.map(wording::day_in_full)
        };
        let cells = columns.iter().map(|(column, kind)| {
            let words = self.at(row, *column);
            let day = DAYS.contains(&kind.name).then(|| digits(*column, words)).flatten();
            (kind.name, day.unwrap_or_else(|| words.to_owned()))
        });
        let among = |places: &BTreeSet<(u32, u32)>| -> Vec<&'static str> {
            let there = columns.iter().filter(|(column, _)| places.contains(&origin(**column)));
            there.map(|(_, kind)| kind.name).collect()
        };
        Row {
            number: row as usize + 1,
            words: cells.filter(|(_, words)| !words.trim().is_empty()).collect(),
            without_value: among(&self.without_value),
            numbers: among(&self.numbers),
            is_hidden: self.hidden.rows.contains(&row),
            ..Row::default()
        }
    }

    /// The first words of a column below the heading, on one line.
    fn sample(&self, column: u32, head: &Head) -> String {
        let below = self.rows.range(head.last + 1..).take(HEADING_WITHIN);
        let said = below.map(|(row, _)| self.at(*row, column)).find(|words| !words.trim().is_empty());
        said.map(|words| words.split_whitespace().collect()).unwrap_or_default()
    }

    /// The row, or the two rows, that name most kinds of column.
    fn head(&self, known: Known<'_>) -> Option<Head> {
        let first: Vec<u32> = self.rows.keys().take(HEADING_WITHIN).copied().collect();
        let doubles = first.iter().filter(|row| self.rows.contains_key(&(*row + 1))).map(|row| (*row, *row + 1));
        // One row before two: a line above the headings must not become part of them.
        let candidates = first.iter().map(|row| (*row, *row)).chain(doubles).map(|(row, last)| self.head_of(row, last));
        let hits = |head: &Head| {
            let kinds = head.words.iter().filter_map(|(column, words)| kind_of(known, *column, words));
            let mut names: Vec<&str> = kinds.map(|kind| kind.name).collect();
            names.sort_unstable();
            names.dedup();
            names.len()
        };
        let mut best: Option<(usize, Head)> = None;
        for head in candidates {
            let hits = hits(&head);
            if hits > 0 && best.as_ref().is_none_or(|(most, _)| hits > *most) {
                best = Some((hits, head));
            }
        }
        best.map(|(_, head)| head)
    }

    /// The headings over each column; of two rows the lower says what the column is, the upper what it is part of.
    fn head_of(&self, first: u32, last: u32) -> Head {
        let columns = self.rows.range(first..=last).flat_map(|(_, words)| words.keys().copied());
        let covered = self.covered.range((first, 0)..=(last, u32::MAX)).map(|((_, column), _)| *column);
        let mut places: Vec<u32> = columns.chain(covered).collect();
        places.sort_unstable();
        places.dedup();
        let words = places.into_iter().filter_map(|column| {
            let (upper, lower) = (self.at(first, column), self.at(last, column));
            let words = if lower.trim().is_empty() { upper } else { lower };
            (!words.trim().is_empty()).then(|| (column, words.to_owned()))
        });
        let words = words.collect();
        // Headings merged with the row above are part of it.
        let above = self.covered.range((first, 0)..=(first, u32::MAX)).map(|(_, origin)| origin.0).min();
        Head { first: above.map_or(first, |above| above.min(first)), last, words }
    }

    fn is_set_aside(&self, row: u32, words: &BTreeMap<u32, String>, head: &Head) -> bool {
        let said: Vec<String> = words.values().map(|words| folded(words)).collect();
        let (first, second) = (said.first().cloned().unwrap_or_default(), said.get(1));
        // 填表人：… beside 审核人：… is a line of its own as well.
        let begins = |words: &String| NOTES.iter().any(|note| words.starts_with(&folded(note)));
        let is_note = said.iter().all(begins);
        let is_sum = SUMS.iter().any(|sum| first == folded(sum) || second == Some(&folded(sum)));
        // A table that goes over pages has its headings on each.
        let is_heading = words.len() > 1 && words.iter().all(|(column, words)| head.words.get(column) == Some(words));
        is_note || is_sum || is_heading || self.is_across(row, words, head)
    }

    /// A line of its own across the table: one merged cell over half of it, or a numbered heading alone in the first column.
    fn is_across(&self, row: u32, words: &BTreeMap<u32, String>, head: &Head) -> bool {
        let [(column, said)] = words.iter().collect::<Vec<_>>()[..] else { return false };
        let begins_here = |(first, last): &&((u32, u32), (u32, u32))| *first == (row, *column) && first.0 == last.0;
        let width = self.merged.iter().find(begins_here).map_or(1, |(first, last)| last.1 - first.1 + 1);
        let is_wide = width as usize * 2 >= head.words.len() && width > 1;
        let is_first = head.words.keys().next() == Some(column);
        let is_numbered = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "（", "("]
            .iter()
            .any(|start| said.starts_with(start))
            && said.contains(['、', '）', ')']);
        is_wide || (is_first && is_numbered)
    }
}

/// 20220630 as a day of our time.
fn day_of_digits(words: &str) -> Option<NaiveDate> {
    let words = words.trim();
    let is_digits = words.len() == 8 && words.bytes().all(|digit| digit.is_ascii_digit());
    let day = NaiveDate::parse_from_str(words, "%Y%m%d").ok().filter(|_| is_digits)?;
    (1990..2100).contains(&day.year()).then_some(day)
}

/// A heading: its rows, and the words over each column.
struct Head {
    first: u32,
    last: u32,
    words: BTreeMap<u32, String>,
}

fn joined(words: &BTreeMap<u32, String>) -> String {
    words.values().map(|words| words.split_whitespace().collect::<String>()).collect::<Vec<_>>().join(" ")
}
