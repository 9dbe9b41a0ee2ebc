//! Lists brought in (名册, 任务): .xlsx, .xls, .ods, csv in the encodings of offices, toml. A table with headings is read
//! first, whichever it was; then its lines are held against the ledger, and nothing is a fact before that was shown.

mod csv;
mod heading;
mod parties;
mod table;
mod tasks;
mod units;

use super::form::Bounds;
use crate::domain::FormFault;
pub use heading::Heading;
pub use table::{Row, Table, read_table};
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

/// Reads a file of units (`unit`) or tasks (`task`), of a workbook the sheet that is named, else the one that fits best.
///
/// # Errors
/// A [`FormFault`]: it is not there, is too large, or is no list.
pub fn read_import(path: &std::path::Path, section: &str, sheet: Option<&str>) -> Result<Table, FormFault> {
    let wanted = if section == "unit" { units::HEADINGS } else { tasks::HEADINGS };
    read_table(&super::collect::bytes_of(path, Bounds::LIST.bytes)?, section, wanted, sheet)
}
