//! A list as it stands on a screen, as a file: what is in it, its order and what it is narrowed to are the screen's.

use super::{
    export::{named, put},
    head::{Head, title},
    minutes::meta,
};
use crate::document::{DocumentKind, Sheet, Workbook, render};
use crate::domain::{Audience, DeliverFault, Readers};
use crate::wording::papers;
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// What a list can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListFormat {
    /// A workbook of one sheet.
    Xlsx,
    /// Comma-separated text.
    Csv,
}

/// A list as a workbook; one made of the office's books says 内部 in its name, in its title and on every page.
#[must_use]
pub fn list_workbook(books: &impl Audience, mut sheet: Sheet, today: NaiveDate) -> Workbook {
    if books.readers() == Readers::Office {
        sheet.title = format!("{}（{}）", sheet.title, papers::INTERNAL);
    }
    let head = Head { kind: DocumentKind::Minutes, what: &sheet.name, unit: "" };
    Workbook { title: title(books.books(), today, head), meta: meta(books, today), sheets: vec![sheet] }
}

/// Writes a list into a folder, and says where it is.
///
/// # Errors
/// As [`super::export_minutes`].
pub fn export_list(
    books: &impl Audience,
    sheet: Sheet,
    format: ListFormat,
    folder: &Path,
    today: NaiveDate,
) -> Result<PathBuf, DeliverFault> {
    let workbook = list_workbook(books, sheet, today);
    let path = |ending| folder.join(named(&workbook.title, &workbook.meta, ending));
    match format {
        ListFormat::Xlsx => put(path("xlsx"), render::xlsx(&workbook, &books.books().programme.house_style)),
        ListFormat::Csv => put(path("csv"), Ok(workbook.sheets.iter().flat_map(render::csv).collect())),
    }
}
