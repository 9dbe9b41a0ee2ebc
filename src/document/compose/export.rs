//! Papers as files in a folder, under names that every system accepts.

use super::{
    FormScope, Naming, bulletin, calendar, draft, excerpt, minutes, notice, registers_paper, registers_workbook,
    task_paper, task_workbook, unit_form,
};
use crate::document::deliver::{deliver, safe_file_name};
use crate::document::render::{self, Format, RenderError, render};
use crate::document::{Document, Meta, SealedBundle, Way, Workbook};
use crate::domain::{Audience, DeliverFault, Everybody, HouseStyle, OneUnit, Outside, Readers};
use crate::wording::{bundle as bundle_words, papers};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// What a document is called as a file: 2022年5月调度会纪要.docx.
#[must_use]
pub fn file_name(document: &Document, format: Format) -> String {
    named(&document.title, &document.meta, format.extension())
}

/// The name of a file; what is the office's own says so before it is opened.
pub(super) fn named(title: &str, meta: &Meta, ending: &str) -> String {
    let is_marked = meta.readers != Readers::Office || title.contains(papers::INTERNAL);
    let mark = if is_marked { String::new() } else { format!("（{}）", papers::INTERNAL) };
    safe_file_name(&format!("{title}{mark}.{ending}"))
}

/// Writes the minutes of the meeting at hand into a folder, a file a format, and says where they are. A file that stood
/// there and said something else is kept as `.bak`. Without a meeting nothing is written.
///
/// # Errors
/// A [`DeliverFault`]: the file it names was not written and the old one is untouched; files before it are complete.
pub fn export_minutes(
    books: &Everybody,
    folder: &Path,
    formats: &[Format],
    printed_on: NaiveDate,
) -> Result<Vec<PathBuf>, DeliverFault> {
    if books.books().meeting().is_none() {
        return Ok(Vec::new());
    }
    export_document(&minutes(books, printed_on), &books.books().programme.house_style, folder, formats)
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
    books: &impl Audience,
    folder: &Path,
    formats: &[Format],
    today: NaiveDate,
    mut told: impl FnMut(usize, usize),
) -> Result<Vec<PathBuf>, DeliverFault> {
    let workbook = task_workbook(books, today);
    let rows = workbook.sheets.iter().map(|sheet| sheet.rows.len()).sum();
    let style = &books.books().programme.house_style;
    let path = folder.join(named(&workbook.title, &workbook.meta, "xlsx"));
    let mut written = vec![put(path, render::xlsx_told(&workbook, style, &mut |done| told(done, rows)))?];
    written.extend(export_document(&task_paper(books, today), style, folder, formats)?);
    Ok(written)
}

/// Writes the registers: a workbook, and a paper a format.
///
/// # Errors
/// As [`export_minutes`].
pub fn export_registers(
    books: &impl Audience,
    folder: &Path,
    formats: &[Format],
    today: NaiveDate,
) -> Result<Vec<PathBuf>, DeliverFault> {
    let style = &books.books().programme.house_style;
    let mut written = vec![export_workbook(&registers_workbook(books, today), style, folder)?];
    written.extend(export_document(&registers_paper(books, today), style, folder, formats)?);
    Ok(written)
}

/// Writes a workbook into a folder.
///
/// # Errors
/// As [`export_minutes`].
pub fn export_workbook(workbook: &Workbook, style: &HouseStyle, folder: &Path) -> Result<PathBuf, DeliverFault> {
    put(folder.join(named(&workbook.title, &workbook.meta, "xlsx")), render::xlsx(workbook, style))
}

/// Writes a letter to each of these units that owes something, a file a unit and format.
///
/// # Errors
/// As [`export_minutes`].
pub fn export_notices(
    units: impl Iterator<Item = OneUnit>,
    folder: &Path,
    formats: &[Format],
    today: NaiveDate,
) -> Result<Vec<PathBuf>, DeliverFault> {
    let mut written = Vec::new();
    for books in units {
        if let Some(notice) = notice(&books, today) {
            written.extend(export_document(&notice.document, &books.books().programme.house_style, folder, formats)?);
        }
    }
    Ok(written)
}

/// Writes the bulletin.
///
/// # Errors
/// As [`export_minutes`].
pub fn export_bulletin(
    books: &Everybody,
    folder: &Path,
    formats: &[Format],
    today: NaiveDate,
    naming: Naming,
) -> Result<Vec<PathBuf>, DeliverFault> {
    export_document(&bulletin(books, today, naming), &books.books().programme.house_style, folder, formats)
}

/// Writes one unit's excerpt of the minutes; nothing when the minutes say nothing about it.
///
/// # Errors
/// As [`export_minutes`].
pub fn export_excerpt(
    books: &OneUnit,
    folder: &Path,
    formats: &[Format],
    printed_on: NaiveDate,
) -> Result<Vec<PathBuf>, DeliverFault> {
    match excerpt(books, printed_on) {
        Some(document) => export_document(&document, &books.books().programme.house_style, folder, formats),
        None => Ok(Vec::new()),
    }
}

/// Writes the draft of the minutes for each of these units that has something in it, a file a unit and format.
///
/// # Errors
/// As [`export_minutes`].
pub fn export_drafts(
    units: impl Iterator<Item = OneUnit>,
    folder: &Path,
    formats: &[Format],
    today: NaiveDate,
) -> Result<Vec<PathBuf>, DeliverFault> {
    let mut written = Vec::new();
    for books in units {
        if let Some(draft) = draft(&books, today) {
            written.extend(export_document(&draft, &books.books().programme.house_style, folder, formats)?);
        }
    }
    Ok(written)
}

/// Writes a bundle into a folder.
///
/// # Errors
/// As [`export_minutes`].
pub fn export_bundle(bundle: &SealedBundle, folder: &Path) -> Result<PathBuf, DeliverFault> {
    let content = &bundle.content;
    let way = match content.way {
        Way::Down => bundle_words::WAYS[0],
        Way::Up => bundle_words::WAYS[1],
    };
    let name = bundle_words::file_name(content.meeting.1, way, &content.unit.1);
    let path = folder.join(safe_file_name(&format!("{name}.{}", bundle_words::ENDING)));
    put(path, Ok(render::bundle(bundle).into_bytes()))
}

/// Writes the calendar of everybody, or of one unit.
///
/// # Errors
/// As [`export_minutes`].
pub fn export_calendar(books: &impl Outside, folder: &Path, today: NaiveDate) -> Result<PathBuf, DeliverFault> {
    let ledger = books.books();
    let text = render::ics(&calendar(books, today));
    let whose = books.unit().map_or("", |unit| ledger.short(unit));
    let title = match ledger.meeting() {
        Some(meeting) => papers::file_title(meeting.period, None, papers::CALENDAR, whose),
        None => format!("{}{whose}", papers::CALENDAR),
    };
    put(folder.join(safe_file_name(&format!("{title}.ics"))), Ok(text.into_bytes()))
}

/// Writes a form for each of these units.
///
/// # Errors
/// As [`export_minutes`].
pub fn export_forms(
    units: impl Iterator<Item = OneUnit>,
    folder: &Path,
    today: NaiveDate,
    reach: FormScope,
) -> Result<Vec<PathBuf>, DeliverFault> {
    let write = |books: OneUnit| {
        let form = unit_form(&books, today, reach)?;
        let path = folder.join(named(&form.file, &form.meta, "xlsx"));
        Some(put(path, render::form(&form, &books.books().programme.house_style)))
    };
    units.filter_map(write).collect()
}

pub(super) fn put(path: PathBuf, bytes: Result<Vec<u8>, RenderError>) -> Result<PathBuf, DeliverFault> {
    let bytes = bytes.map_err(|error| DeliverFault::Other { path: path.clone(), detail: error.to_string() })?;
    deliver(&path, &bytes).map_err(|error| error.fault)?;
    Ok(path)
}
