//! A list as a table: which of a sheet's rows is the heading, what its columns hold, and the rows below, whatever file it
//! came in. Every row is a row of the list or is set aside and named; no word is dropped without a trace.

use super::{
    csv,
    heading::{Heading, named},
    html,
    naming::Naming,
};
use crate::{
    domain::{Foreign, FormFault},
    exchange::{
        docx_text::docx_text,
        form::{Bounds, Cell, Grid, folded, read_binary_within, read_grids_within},
        source_text::decoded,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Among the first rows that hold anything, how many are looked at for the headings.
const HEADING_WITHIN: usize = 30;
/// Cells that merging may spread words over.
const MOST_SPREAD: usize = 400_000;
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

/// A list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The tab of the sheet it stands on; empty where there are none.
    pub sheet: String,
    /// Headings of columns that are not read, as written.
    pub strangers: Vec<String>,
    /// The columns: what each is read as.
    pub columns: Vec<ColumnRead>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Rows that are none of the list: as people count them, with their words.
    pub set_aside: Vec<(usize, String)>,
    /// The other sheets that hold a list of this kind, with their numbers of rows and whether they are hidden; they were
    /// not read.
    pub others: Vec<(String, usize, bool)>,
    /// Whether the sheet is hidden in its workbook.
    pub is_hidden: bool,
}

/// A column of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnRead {
    /// Its place, from 0.
    pub column: u32,
    /// What stands over it; where nothing does, that it has none.
    pub heading: String,
    /// The kind of column it is read as; `None`: it is left.
    pub read_as: Option<&'static str>,
}

impl Table {
    /// What sheets of the same kind have in common: their headings in order.
    #[must_use]
    pub fn shape(&self) -> String {
        self.columns.iter().map(|read| folded(&read.heading)).collect::<Vec<_>>().join("|")
    }
}

/// A row of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its number as people count.
    pub number: usize,
    /// The last line across the table above it, like （一）两个覆盖.
    pub section: Option<String>,
    words: BTreeMap<&'static str, String>,
    /// The kinds of column in which a formula stands that has no value.
    without_value: Vec<&'static str>,
    /// The kinds of column in which a number stands, not words.
    numbers: Vec<&'static str>,
}

impl Row {
    /// What stands in a kind of column; `None` when nothing does.
    #[must_use]
    pub fn words(&self, heading: &Heading) -> Option<&str> {
        self.words.get(heading.name).map(|words| words.trim()).filter(|words| !words.is_empty())
    }

    /// A column in which a formula stands whose value the file does not hold: nobody can say what it says.
    #[must_use]
    pub fn without_value(&self) -> Option<&'static str> {
        self.without_value.first().copied()
    }

    /// Whether a number stands in a kind of column: a program that counts makes 6.3 of a typed 6.30.
    #[must_use]
    pub fn is_number(&self, heading: &Heading) -> bool {
        self.numbers.contains(&heading.name)
    }

    /// All its words, for telling which row it is.
    #[must_use]
    pub fn all(&self) -> String {
        self.words.values().map(|words| words.trim()).collect::<Vec<_>>().join(" ")
    }
}

/// Reads a list; `kinds` are the columns it may have, `section` what its entries are called in toml, `sheet` the tab to
/// read where one is named.
///
/// # Errors
/// A [`FormFault`]: it is no list, or cannot be read.
pub fn read_table(
    bytes: &[u8],
    section: &str,
    kinds: &'static [Heading],
    (sheet, naming): (Option<&str>, &Naming),
) -> Result<Table, FormFault> {
    let best = |sheets: &mut dyn Iterator<Item = Sheet>, sheet| best(sheets, (kinds, naming), sheet);
    match read_grids_within(bytes, &Bounds::LIST) {
        Ok(grids) => return best(&mut grids.iter().map(Sheet::of_grid), sheet),
        Err(FormFault::Binary) => {
            let grids = read_binary_within(bytes, &Bounds::LIST)?;
            return best(&mut grids.iter().map(Sheet::of_grid), sheet);
        }
        // A table in a Word document: a row is a line, its cells apart by tabs.
        Err(FormFault::NotASheet(Foreign::Word)) if bytes.starts_with(b"PK") => {
            let text = docx_text(bytes).map_err(|_| FormFault::Damaged)?;
            return best(&mut std::iter::once(Sheet::of_rows(csv::tabbed(&text))), None);
        }
        Err(FormFault::NotASheet(Foreign::Markup)) => {
            let text = decoded(bytes).map_err(|_| FormFault::NotASheet(Foreign::Markup))?;
            let grids = html::grids(&text, &Bounds::LIST);
            return best(&mut grids.iter().map(Sheet::of_grid), sheet);
        }
        Err(FormFault::NotASheet(Foreign::Text | Foreign::Other)) => {}
        Err(fault) => return Err(fault),
    }
    let text = decoded(bytes).map_err(|_| FormFault::NotASheet(Foreign::Other))?;
    if let Some(table) = of_toml(&text, section, kinds) {
        return Ok(table);
    }
    best(&mut std::iter::once(Sheet::of_rows(csv::rows(&text))), None)
}

/// The kinds of column there may be, and what was said of single columns.
type Known<'a> = (&'static [Heading], &'a Naming);

/// What a column is: what was said of it, else what its heading says.
fn kind_of((kinds, naming): Known<'_>, column: u32, words: &str) -> Option<&'static Heading> {
    naming.of(column, words, || named(kinds, words))
}

/// The sheet that was named, else the one whose headings say most; the others are named.
fn best(sheets: &mut dyn Iterator<Item = Sheet>, known: Known<'_>, wanted: Option<&str>) -> Result<Table, FormFault> {
    let mut found: Vec<(usize, Table)> = sheets.filter_map(|sheet| sheet.table(known)).collect();
    let is_wanted = |table: &Table| wanted.is_none_or(|wanted| folded(wanted) == folded(&table.sheet));
    let best = (0..found.len())
        .rev()
        .filter(|at| is_wanted(&found[*at].1))
        // A hidden sheet is what somebody did not want to be seen: it is read when it is named, or the only one.
        .max_by_key(|at| (!found[*at].1.is_hidden, found[*at].0, found[*at].1.rows.len()))
        .ok_or(FormFault::NotAForm)?;
    let (_, mut table) = found.remove(best);
    table.others = found.into_iter().map(|(_, other)| (other.sheet, other.rows.len(), other.is_hidden)).collect();
    Ok(table)
}

/// A sheet's words where they stand, row and column from 0; merged cells are kept apart.
#[derive(Default)]
struct Sheet {
    name: String,
    is_hidden: bool,
    /// Where a formula has no value.
    without_value: BTreeSet<(u32, u32)>,
    /// Where a number stands.
    numbers: BTreeSet<(u32, u32)>,
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    /// What a merged cell covers: the place, and the place its words stand at.
    covered: BTreeMap<(u32, u32), (u32, u32)>,
    merged: Vec<((u32, u32), (u32, u32))>,
}

impl Sheet {
    fn of_grid(grid: &Grid) -> Self {
        let mut sheet =
            Self { name: grid.name.clone(), is_hidden: grid.is_hidden, merged: grid.merged.clone(), ..Self::default() };
        for ((row, column), cell) in &grid.cells {
            let words = match cell {
                Cell::NoResult => {
                    sheet.without_value.insert((*row, *column));
                    cell.words()
                }
                Cell::Number(_) => {
                    sheet.numbers.insert((*row, *column));
                    cell.words()
                }
                Cell::Day(day) => crate::wording::day_in_full(*day),
                Cell::Text(_) => cell.words(),
            };
            sheet.rows.entry(*row).or_default().insert(*column, words);
        }
        for (first, last) in &grid.merged {
            let rows = (first.0..=last.0).take_while(|row| sheet.rows.range(*row..).next().is_some());
            let spread =
                rows.flat_map(|row| (first.1..=last.1.min(Bounds::LIST.columns)).map(move |column| (row, column)));
            let room = MOST_SPREAD.saturating_sub(sheet.covered.len());
            let covered: Vec<_> = spread.filter(|place| place != first).take(room).collect();
            sheet.covered.extend(covered.into_iter().map(|place| (place, *first)));
        }
        sheet
    }

    fn of_rows(rows: Vec<Vec<String>>) -> Self {
        let mut sheet = Self::default();
        for (row, words) in (0..).zip(rows) {
            sheet.rows.insert(row, (0..).zip(words).filter(|(_, words)| !words.trim().is_empty()).collect());
        }
        sheet
    }

    /// The words at a place, a merged cell's at each place it covers.
    fn at(&self, row: u32, column: u32) -> &str {
        let (row, column) = self.covered.get(&(row, column)).copied().unwrap_or((row, column));
        self.rows.get(&row).and_then(|words| words.get(&column)).map_or("", String::as_str)
    }

    /// The table in it, with how many kinds of column its headings name.
    fn table(&self, known: Known<'_>) -> Option<(usize, Table)> {
        let head = self.head(known)?;
        let mut table = Table { sheet: self.name.clone(), is_hidden: self.is_hidden, ..Table::default() };
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
            table.columns.push(ColumnRead { column: *column, heading, read_as: kind.map(|kind| kind.name) });
        }
        let above = self.rows.range(..head.first).map(|(row, words)| (*row as usize + 1, joined(words)));
        table.set_aside.extend(above);
        let mut section = None;
        let mut bare: BTreeSet<u32> = BTreeSet::new();
        for (row, words) in self.rows.range(head.last + 1..) {
            let number = *row as usize + 1;
            if words.is_empty() {
                continue;
            }
            if self.is_set_aside(*row, words, &head) {
                table.set_aside.push((number, joined(words)));
                if self.is_across(*row, words, &head) {
                    section = words.values().next().cloned();
                }
                continue;
            }
            bare.extend(words.keys().filter(|column| !head.words.contains_key(*column)));
            let cells = columns.iter().map(|(column, kind)| (kind.name, self.at(*row, *column).to_owned()));
            let words: BTreeMap<_, _> = cells.filter(|(_, words)| !words.trim().is_empty()).collect();
            let among = |places: &BTreeSet<(u32, u32)>| -> Vec<&'static str> {
                let origin = |column: u32| self.covered.get(&(*row, column)).copied().unwrap_or((*row, column));
                let there = columns.iter().filter(|(column, _)| places.contains(&origin(**column)));
                there.map(|(_, kind)| kind.name).collect()
            };
            let (without_value, numbers) = (among(&self.without_value), among(&self.numbers));
            if !words.is_empty() {
                table.rows.push(Row { number, section: section.clone(), words, without_value, numbers });
            }
        }
        for column in bare {
            let heading = crate::wording::import::bare_column(&crate::wording::cell::column_letters(column));
            table.strangers.push(heading.clone());
            table.columns.push(ColumnRead { column, heading, read_as: None });
        }
        Some((columns.len(), table))
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
        let mut said = words.values().map(|words| folded(words));
        let (first, second) = (said.next().unwrap_or_default(), said.next());
        let begins = |with: &[&str]| with.iter().any(|word| first.starts_with(&folded(word)));
        let is_note = second.is_none() && begins(NOTES);
        let is_sum = SUMS.iter().any(|sum| first == folded(sum) || second.as_deref() == Some(&folded(sum)));
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

/// A heading: its rows, and the words over each column.
struct Head {
    first: u32,
    last: u32,
    words: BTreeMap<u32, String>,
}

fn joined(words: &BTreeMap<u32, String>) -> String {
    words.values().map(|words| words.split_whitespace().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// `[[unit]] name = "…"`, as catalogues are written; lists become words with commas.
fn of_toml(text: &str, section: &str, kinds: &'static [Heading]) -> Option<Table> {
    let root: toml::Table = text.parse().ok()?;
    let entries = root.get(section)?.as_array()?;
    let mut table = Table::default();
    for (at, entry) in entries.iter().enumerate() {
        let mut row = Row { number: at + 1, ..Row::default() };
        for (key, value) in entry.as_table()? {
            match named(kinds, key) {
                Some(kind) => {
                    row.words.insert(kind.name, plain_value(value));
                }
                None if table.strangers.contains(key) => {}
                None => table.strangers.push(key.clone()),
            }
        }
        table.rows.push(row);
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
