//! Lists brought in (名册, 任务, 以前的台账): workbooks of every kind, text in the encodings of offices, tables in documents, toml. A file
//! is read once; a table with headings is found in it; then its lines are held against the ledger, and nothing is a fact
//! before that was shown.

mod answer;
mod csv;
mod heading;
mod html;
mod naming;
mod parties;
mod past;
mod proposal;
mod remembered;
mod sheet;
mod source;
mod table;
mod tasks;
mod units;

use super::form::{Bounds, Grid};
use crate::domain::{FormFault, ImportDoubt, ListKind};
pub use answer::asked_about;
pub use heading::Heading;
pub use naming::{Naming, NoSuchColumn};
pub use past::{PastList, past};
pub use proposal::{Effect, Proposal, Taken, next_time};
pub use remembered::{REMEMBERED, as_before, slot};
pub use source::Source;
use std::path::Path;
pub use table::{ColumnRead, Row, Table};
pub use tasks::{TaskList, tasks};
pub use units::{UnitList, units};

/// A line of a list that is not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its row, from 1; of toml its place in the list.
    pub row: usize,
    /// What it says.
    pub words: String,
    /// Why it is left out.
    pub why: ImportDoubt,
}

/// The sheets of a workbook as they are, for whoever knows what should stand in them.
///
/// # Errors
/// A [`FormFault`]: it is not there, is too large, or is no workbook.
pub fn read_sheets(path: &Path) -> Result<Vec<Grid>, FormFault> {
    super::form::read_grids_within(&super::collect::bytes_of(path, Bounds::LIST.bytes)?, &Bounds::LIST)
}

/// Reads one list of a file: of a workbook the sheet that is named, else the one that fits best; its columns as they were
/// named, else as their headings say.
///
/// # Errors
/// A [`FormFault`]: it is not there, is too large, or is no list.
pub fn read_import(path: &Path, kind: ListKind, sheet: Option<&str>, naming: &Naming) -> Result<Table, FormFault> {
    Source::read(path, &mut |_| {})?.list(kind, sheet, naming)
}

/// The columns that a list of a kind may have.
#[must_use]
pub fn headings(kind: ListKind) -> &'static [Heading] {
    match kind {
        ListKind::Units => units::HEADINGS,
        ListKind::Tasks => tasks::HEADINGS,
        ListKind::Past => past::HEADINGS,
    }
}
