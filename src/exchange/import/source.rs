//! A file as it came, read once: its sheets, to be looked at as one list or another, with their columns named one way or
//! another, without reading it again.

use super::{
    csv,
    heading::named,
    headings, html,
    naming::Naming,
    sheet::Sheet,
    table::{Row, Table},
};
use crate::{
    domain::{Foreign, FormFault, ListKind},
    exchange::{
        collect::bytes_of,
        docx_text::docx_rows,
        form::{Bounds, Grid, Told, folded, read_binary_within, read_grids_telling},
        source_text::decoded,
    },
};
use std::path::Path;

/// A file with one or several lists in it.
#[derive(Debug, Default)]
pub struct Source {
    sheets: Vec<Sheet>,
    toml: Option<toml::Table>,
    /// Whether its sheets have names.
    has_tabs: bool,
}

impl Source {
    /// Reads a file; `told` hears how many rows have been read.
    ///
    /// # Errors
    /// A [`FormFault`]: it is not there, is too large, or holds no sheet.
    pub fn read(path: &Path, told: Told<'_>) -> Result<Self, FormFault> {
        Self::of(&bytes_of(path, Bounds::LIST.bytes)?, told)
    }

    /// The same of a file's bytes.
    ///
    /// # Errors
    /// A [`FormFault`].
    pub fn of(bytes: &[u8], told: Told<'_>) -> Result<Self, FormFault> {
        match read_grids_telling(bytes, &Bounds::LIST, told) {
            Ok(grids) => return Ok(Self::of_grids(grids)),
            Err(FormFault::Binary) => return read_binary_within(bytes, &Bounds::LIST, told).map(Self::of_grids),
            Err(FormFault::NotASheet(Foreign::Word)) if bytes.starts_with(b"PK") => {
                let rows = docx_rows(bytes).map_err(|_| FormFault::Damaged)?;
                return Ok(Self::of_rows(rows));
            }
            Err(FormFault::NotASheet(Foreign::Markup)) => {
                let text = decoded(bytes).map_err(|_| FormFault::NotASheet(Foreign::Markup))?;
                return Ok(Self::of_grids(html::grids(&text, &Bounds::LIST)));
            }
            Err(FormFault::NotASheet(Foreign::Text | Foreign::Other)) => {}
            Err(fault) => return Err(fault),
        }
        let text = decoded(bytes).map_err(|_| FormFault::NotASheet(Foreign::Other))?;
        let toml = if text.contains("[[") { text.parse().ok() } else { None };
        let mut rows = csv::rows(&text, most_rows() + 1);
        drop(text);
        let is_cut = rows.len() > most_rows();
        rows.truncate(most_rows());
        told(rows.len());
        let mut source = Self { toml, ..Self::of_rows(rows) };
        source.sheets.iter_mut().for_each(|sheet| sheet.is_cut = is_cut);
        Ok(source)
    }

    fn of_grids(grids: Vec<Grid>) -> Self {
        Self { sheets: grids.into_iter().map(Sheet::of_grid).collect(), toml: None, has_tabs: true }
    }

    fn of_rows(rows: Vec<Vec<String>>) -> Self {
        Self { sheets: vec![Sheet::of_rows(rows)], toml: None, has_tabs: false }
    }

    /// Its list of a kind: of a workbook the sheet that is named, else the one whose headings say most; the other sheets that
    /// hold such a list are named in it.
    ///
    /// # Errors
    /// [`FormFault::NotAForm`]: no sheet has headings of such a list.
    pub fn list(&self, kind: ListKind, sheet: Option<&str>, naming: &Naming) -> Result<Table, FormFault> {
        self.best(kind, sheet, naming).map(|(_, table)| table).ok_or(FormFault::NotAForm)
    }

    /// Its list of a kind where no heading says what stands beneath: every column is still to be named.
    #[must_use]
    pub fn unnamed(&self, kind: ListKind, wanted: Option<&str>) -> Option<Table> {
        let naming = Naming::default();
        let is_wanted =
            |sheet: &&Sheet| wanted.map_or(!sheet.is_hidden, |wanted| folded(wanted) == folded(&sheet.name));
        self.sheets.iter().filter(is_wanted).find_map(|sheet| sheet.unnamed((headings(kind), &naming)))
    }

    /// The kind of list that its headings say most of, with the columns as they are named by themselves.
    #[must_use]
    pub fn likeliest(&self) -> ListKind {
        let says = |kind: &ListKind| self.best(*kind, None, &Naming::default()).map_or(0, |(says, _)| says);
        // What is equally likely is the kind that stands first.
        ListKind::ALL.into_iter().rev().max_by_key(says).unwrap_or_default()
    }

    /// The sheets by their names, and whether each is hidden; none where the file has no tabs.
    pub fn tabs(&self) -> impl Iterator<Item = (&str, bool)> {
        let named = self.sheets.iter().filter(|_| self.has_tabs);
        named.map(|sheet| (sheet.name.as_str(), sheet.is_hidden))
    }

    /// Rows of its longest sheet.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.sheets.iter().map(Sheet::rows).max().unwrap_or_default()
    }

    /// The list that fits best, with how many kinds of column its headings name.
    fn best(&self, kind: ListKind, wanted: Option<&str>, naming: &Naming) -> Option<(usize, Table)> {
        if let Some(table) = self.toml.as_ref().and_then(|root| of_toml(root, kind)) {
            return Some((usize::MAX, table));
        }
        let known = (headings(kind), naming);
        let mut found: Vec<(usize, Table)> = self.sheets.iter().filter_map(|sheet| sheet.table(known)).collect();
        let wanted = wanted.filter(|_| self.has_tabs);
        let is_wanted = |table: &Table| wanted.is_none_or(|wanted| folded(wanted) == folded(&table.sheet));
        let best = (0..found.len())
            .rev()
            .filter(|at| is_wanted(&found[*at].1))
            // A hidden sheet is what somebody did not want to be seen: it is read when it is named, or the only one.
            .max_by_key(|at| (!found[*at].1.is_hidden, found[*at].0, found[*at].1.rows.len()))?;
        let (says, mut table) = found.remove(best);
        table.others = found.into_iter().map(|(_, other)| (other.sheet, other.rows.len(), other.is_hidden)).collect();
        Some((says, table))
    }
}

/// Rows of a text that are read.
fn most_rows() -> usize {
    usize::try_from(Bounds::LIST.rows).unwrap_or(usize::MAX)
}

/// `[[unit]] name = "…"`, as catalogues are written; lists become words with commas.
fn of_toml(root: &toml::Table, kind: ListKind) -> Option<Table> {
    let kinds = headings(kind);
    let entries = root.get(kind.section())?.as_array()?;
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
