//! Lists brought in (名册, 任务): .xlsx, .xls, .ods, csv in the encodings of offices, toml. A table with headings is read
//! first, whichever it was; then its lines are held against the ledger, and nothing is a fact before that was shown.

mod csv;
mod heading;
mod html;
mod naming;
mod parties;
mod past;
mod table;
mod tasks;
mod units;

use super::form::Bounds;
use crate::domain::FormFault;
pub use heading::Heading;
pub use naming::{Naming, NoSuchColumn};
pub use past::{PastList, past};
pub use table::{ColumnRead, Row, Table, read_table};
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
    pub why: crate::domain::ImportDoubt,
}

/// The sheets of a workbook as they are, for whoever knows what should stand in them.
///
/// # Errors
/// A [`FormFault`]: it is not there, is too large, or is no workbook.
pub fn read_sheets(path: &std::path::Path) -> Result<Vec<super::form::Grid>, FormFault> {
    super::form::read_grids_within(&super::collect::bytes_of(path, Bounds::LIST.bytes)?, &Bounds::LIST)
}

/// Reads a file of units (`unit`), of tasks (`task`) or a past ledger (`past`), of a workbook the sheet that is named, else
/// the one that fits best; its columns as they were named, else as their headings say.
///
/// # Errors
/// A [`FormFault`]: it is not there, is too large, or is no list.
pub fn read_import(
    path: &std::path::Path,
    section: &str,
    sheet: Option<&str>,
    naming: &Naming,
) -> Result<Table, FormFault> {
    read_table(&super::collect::bytes_of(path, Bounds::LIST.bytes)?, section, headings(section), (sheet, naming))
}

/// The columns that a list of a kind may have.
#[must_use]
pub fn headings(section: &str) -> &'static [Heading] {
    match section {
        "unit" => units::HEADINGS,
        "past" => past::HEADINGS,
        _ => tasks::HEADINGS,
    }
}
