//! Papers as files in a folder, under names that every system accepts.

use super::{Naming, bulletin, calendar, excerpt, minutes, notices, task_paper, task_workbook};
use crate::document::deliver::{deliver, safe_file_name};
use crate::document::render::{self, Format, RenderError, render};
use crate::document::{Document, Workbook};
use crate::domain::{DeliverFault, HouseStyle, Ledger, UnitId};
use crate::wording::papers;
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// What a document is called as a file: 2022年5月调度会纪要.docx.
#[must_use]
pub fn file_name(document: &Document, format: Format) -> String {
    safe_file_name(&format!("{}.{}", document.title, format.extension()))
}

/// Writes the minutes of the meeting at hand into a folder, a file a format, and says where they are. A file that stood
/// there and said something else is kept as `.bak`. Without a meeting nothing is written.
///
/// # Errors
/// A [`DeliverFault`]: the file it names was not written and the old one is untouched; files before it are complete.
pub fn export_minutes(
    ledger: &Ledger,
    folder: &Path,
    formats: &[Format],
    printed_on: NaiveDate,
) -> Result<Vec<PathBuf>, DeliverFault> {
    if ledger.meeting().is_none() {
        return Ok(Vec::new());
    }
    export_document(&minutes(ledger, printed_on), &ledger.programme.house_style, folder, formats)
}

/// Writes any document into a folder, a file a format, as [`export_minutes`] does.
///
/// # Errors
/// As [`export_minutes`].
pub fn export_document(
    document: &Document,
    style: &HouseStyle,
    folder: &Path,
    formats: &[Format],
) -> Result<Vec<PathBuf>, DeliverFault> {
    let write = |format: &Format| {
        let path = folder.join(file_name(document, *format));
        put(path, render(document, style, *format))
    };
    formats.iter().map(write).collect()
}

/// Writes the ledger of items: a workbook, and a paper a format. `told` hears how many of how many rows are written.
///
/// # Errors
/// As [`export_minutes`].
pub fn export_tasks(
    ledger: &Ledger,
    folder: &Path,
    formats: &[Format],
    today: NaiveDate,
    mut told: impl FnMut(usize, usize),
) -> Result<Vec<PathBuf>, DeliverFault> {
    let workbook = task_workbook(ledger, today);
    let rows = workbook.sheets.iter().map(|sheet| sheet.rows.len()).sum();
    let style = &ledger.programme.house_style;
    let path = folder.join(safe_file_name(&format!("{}.xlsx", workbook.title)));
    let mut written = vec![put(path, render::xlsx_told(&workbook, style, &mut |done| told(done, rows)))?];
    let paper = task_paper(ledger, today);
    written.extend(export_document(&paper, &ledger.programme.house_style, folder, formats)?);
    Ok(written)
}

/// Writes a workbook into a folder.
///
/// # Errors
/// As [`export_minutes`].
pub fn export_workbook(workbook: &Workbook, style: &HouseStyle, folder: &Path) -> Result<PathBuf, DeliverFault> {
    put(folder.join(safe_file_name(&format!("{}.xlsx", workbook.title))), render::xlsx(workbook, style))
}

/// Writes a letter to each unit that owes something, a file a unit and format.
///
/// # Errors
/// As [`export_minutes`].
pub fn export_notices(
    ledger: &Ledger,
    folder: &Path,
    formats: &[Format],
    today: NaiveDate,
) -> Result<Vec<PathBuf>, DeliverFault> {
    let mut written = Vec::new();
    for notice in notices(ledger, today) {
        written.extend(export_document(&notice.document, &ledger.programme.house_style, folder, formats)?);
    }
    Ok(written)
}

/// Writes the bulletin.
///
/// # Errors
/// As [`export_minutes`].
pub fn export_bulletin(
    ledger: &Ledger,
    folder: &Path,
    formats: &[Format],
    today: NaiveDate,
    naming: Naming,
) -> Result<Vec<PathBuf>, DeliverFault> {
    export_document(&bulletin(ledger, today, naming), &ledger.programme.house_style, folder, formats)
}

/// Writes one unit's excerpt of the minutes; nothing when the minutes say nothing about it.
///
/// # Errors
/// As [`export_minutes`].
pub fn export_excerpt(
    ledger: &Ledger,
    unit: &UnitId,
    folder: &Path,
    formats: &[Format],
    printed_on: NaiveDate,
) -> Result<Vec<PathBuf>, DeliverFault> {
    match excerpt(ledger, unit, printed_on) {
        Some(document) => export_document(&document, &ledger.programme.house_style, folder, formats),
        None => Ok(Vec::new()),
    }
}

/// Writes the calendar of everybody, or of one unit.
///
/// # Errors
/// As [`export_minutes`].
pub fn export_calendar(
    ledger: &Ledger,
    unit: Option<&UnitId>,
    folder: &Path,
    today: NaiveDate,
) -> Result<PathBuf, DeliverFault> {
    let text = render::ics(&calendar(ledger, unit, today));
    let whose = unit.map_or("", |unit| ledger.short(unit));
    let title = match ledger.meeting() {
        Some(meeting) => papers::file_title(meeting.period, None, papers::CALENDAR, whose),
        None => format!("{}{whose}", papers::CALENDAR),
    };
    put(folder.join(safe_file_name(&format!("{title}.ics"))), Ok(text.into_bytes()))
}

fn put(path: PathBuf, bytes: Result<Vec<u8>, RenderError>) -> Result<PathBuf, DeliverFault> {
    let bytes = bytes.map_err(|error| DeliverFault::Other { path: path.clone(), detail: error.to_string() })?;
    deliver(&path, &bytes).map_err(|error| error.fault)?;
    Ok(path)
}
