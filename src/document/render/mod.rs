//! From a [`Document`] to bytes. A renderer sees the document and the house style and nothing else: no ledger, no store,
//! no clock. The same input gives the same bytes.

mod bundle;
mod csv;
mod docx;
mod form;
mod ics;
mod markdown;
mod text;
mod xlsx;

use thiserror::Error;

use super::{Calendar, Document, SealedBundle, Sheet, UnitForm, Workbook};
use crate::domain::HouseStyle;

/// What a document can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Office Open XML by GB/T 9704-2012, for Word, WPS and LibreOffice.
    Docx,
    /// Markdown with tables.
    Markdown,
    /// Plain text, 76 columns.
    Text,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Docx, Self::Markdown, Self::Text];

    /// The extension of its file names, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Markdown => "md",
            Self::Text => "txt",
        }
    }
}

/// Why a paper could not be rendered. Words alone cannot cause it.
#[derive(Debug, Error)]
pub enum RenderError {
    /// An XML part could not be written.
    #[error("an XML part could not be written")]
    Xml(#[from] std::io::Error),
    /// The parts could not be packed.
    #[error("the parts could not be packed")]
    Pack(#[from] zip::result::ZipError),
    /// A sheet has more rows or columns than the format knows.
    #[error("a sheet could not be written")]
    Sheet(#[from] rust_xlsxwriter::XlsxError),
}

/// The document in a format, as the house likes it.
///
/// # Errors
/// [`RenderError`] when a docx cannot be packed.
pub fn render(document: &Document, style: &HouseStyle, format: Format) -> Result<Vec<u8>, RenderError> {
    match format {
        Format::Docx => docx(document, style),
        Format::Markdown => Ok(markdown(document).into_bytes()),
        Format::Text => Ok(text(document).into_bytes()),
    }
}

/// The document as a .docx file.
///
/// # Errors
/// [`RenderError`] when the parts cannot be packed.
pub fn docx(document: &Document, style: &HouseStyle) -> Result<Vec<u8>, RenderError> {
    docx::render(document, style)
}

/// The document as Markdown.
pub fn markdown(document: &Document) -> String {
    markdown::render(document)
}

/// The document as plain text.
pub fn text(document: &Document) -> String {
    text::render(document)
}

/// A workbook as an .xlsx file, each sheet printed across A4 landscape.
///
/// # Errors
/// [`RenderError::Sheet`] when a sheet has more than 1,048,575 rows or 16,384 columns.
pub fn xlsx(workbook: &Workbook, style: &HouseStyle) -> Result<Vec<u8>, RenderError> {
    xlsx_told(workbook, style, &mut |_| ())
}

/// The same for a long one: `told` hears, every few hundred rows, how many of all sheets are written.
///
/// # Errors
/// As [`xlsx`].
pub fn xlsx_told(workbook: &Workbook, style: &HouseStyle, told: &mut dyn FnMut(usize)) -> Result<Vec<u8>, RenderError> {
    Ok(xlsx::render(workbook, style, told)?)
}

/// A sheet as a .csv file: what spreadsheets and other programs read alike.
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    csv::render(sheet).into_bytes()
}

/// A bundle as the text of its file.
pub fn bundle(bundle: &SealedBundle) -> String {
    bundle::render(bundle)
}

/// A unit's form as an .xlsx file, laid out as told in `form.rs`.
///
/// # Errors
/// [`RenderError::Sheet`] when it has more rows than the format knows.
pub fn form(form: &UnitForm, style: &HouseStyle) -> Result<Vec<u8>, RenderError> {
    Ok(form::render(form, style)?)
}

/// A calendar as iCalendar text (RFC 5545).
pub fn ics(calendar: &Calendar) -> String {
    ics::render(calendar)
}
