//! A list as a table: what its columns are, and its rows, whatever file it came in. Every row is a row of the list or is set
//! aside and named.

use super::heading::Heading;
use crate::exchange::form::folded;
use std::collections::BTreeMap;

/// The kind of column that counts the rows.
const NUMBER: &str = "序号";

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
    /// Whether the file may have hidden rows and columns that are not seen: nobody reads there where its format keeps them.
    pub is_hiding_unseen: bool,
    /// Whether the sheet goes on beyond what was read.
    pub is_cut: bool,
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
    /// Whether it is hidden in its sheet.
    pub is_hidden: bool,
    /// The first words that stand in it.
    pub sample: String,
}

impl Table {
    /// Rows of the list that are hidden in the sheet, as people count them.
    #[must_use]
    pub fn hidden_rows(&self) -> Vec<usize> {
        self.rows.iter().filter(|row| row.is_hidden).map(|row| row.number).collect()
    }

    /// Columns that are hidden in the sheet and are read, by their headings.
    #[must_use]
    pub fn hidden_columns(&self) -> Vec<&str> {
        let hidden = self.columns.iter().filter(|read| read.is_hidden && read.read_as.is_some());
        hidden.map(|read| read.heading.as_str()).collect()
    }

    /// A row that is numbered 1, says nothing but what it is called, and has 1.1 below it is a heading: of those that are
    /// numbered as parts of it, and of no other.
    pub(super) fn fold_numbered_headings(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let heads: Vec<bool> =
            rows.windows(2).map(|two| two[0].is_only_named() && two[1].is_part_of(&two[0])).collect();
        let mut head: Option<Row> = None;
        for (nth, row) in rows.into_iter().enumerate() {
            if heads.get(nth) == Some(&true) {
                self.set_aside.push((row.number, row.all()));
                head = Some(row);
                continue;
            }
            let section = head.as_ref().filter(|head| row.is_part_of(head)).map(Row::name);
            self.rows.push(Row { section: section.or(row.section), ..row });
        }
    }

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
    /// Whether it is hidden in its sheet; it is a row of the list all the same.
    pub is_hidden: bool,
    /// Whether somebody said that it is not to be taken.
    pub is_left: bool,
    pub(super) words: BTreeMap<&'static str, String>,
    /// The kinds of column in which a formula stands that has no value.
    pub(super) without_value: Vec<&'static str>,
    /// The kinds of column in which a number stands, not words.
    pub(super) numbers: Vec<&'static str>,
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

    /// What stands in a kind of column by its name; empty when nothing does.
    #[must_use]
    pub fn said(&self, kind: &str) -> &str {
        self.words.get(kind).map_or("", |words| words.trim())
    }

    /// What somebody says should stand in a kind of column.
    pub fn mend(&mut self, kind: &'static str, words: &str) {
        self.without_value.retain(|known| *known != kind);
        self.numbers.retain(|known| *known != kind);
        self.words.insert(kind, words.to_owned());
    }

    /// Whether it says nothing but its number and what it is called.
    fn is_only_named(&self) -> bool {
        self.words.len() == 2 && !self.said(NUMBER).is_empty()
    }

    /// What it is called where it says nothing else.
    fn name(&self) -> String {
        self.words.iter().filter(|(kind, _)| **kind != NUMBER).map(|(_, words)| words.trim()).collect()
    }

    /// Whether its number says that it is part of another one: 1.1 of 1.
    fn is_part_of(&self, other: &Self) -> bool {
        let number = other.said(NUMBER).trim_end_matches(['.', '、', '．']);
        let below = self.said(NUMBER).strip_prefix(number).filter(|_| !number.is_empty());
        below.is_some_and(|below| below.starts_with(['.', '．', '-']))
    }

    /// All its words, for telling which row it is.
    #[must_use]
    pub fn all(&self) -> String {
        self.words.values().map(|words| words.trim()).collect::<Vec<_>>().join(" ")
    }
}
