//! A document as a .docx file by GB/T 9704-2012 (党政机关公文格式), for Word, WPS and LibreOffice.
//!
//! The parts are written by hand, because no docx library writes repeated header rows, odd and even footers and valid
//! XML together. Words come from the document, fonts and line pitch from the house style, every other number from
//! `measure`. The package carries no time stamps: the same input gives the same bytes.

mod body;
mod colophon;
mod fonts;
mod footer;
mod head;
mod header;
mod measure;
mod package;
mod paragraph;
mod properties;
mod settings;
mod styles;
mod table;
mod xml;

use std::io::{Cursor, Write as _};

use zip::{CompressionMethod, DateTime, System, ZipWriter, write::SimpleFileOptions};

use super::RenderError;
use crate::document::Document;
use crate::domain::{HouseStyle, Readers};

/// The file's bytes.
pub(super) fn render(document: &Document, style: &HouseStyle) -> Result<Vec<u8>, RenderError> {
    // The content types come first, as readers that stream the package expect.
    let is_internal = document.meta.readers == Readers::Office;
    let mut parts: Vec<(&str, Vec<u8>)> = vec![
        ("[Content_Types].xml", package::content_types(is_internal)),
        ("_rels/.rels", package::package_relations()),
        ("docProps/core.xml", properties::core(document)),
        ("docProps/app.xml", properties::app()),
        ("word/document.xml", body::part(document, style)),
        ("word/_rels/document.xml.rels", package::document_relations(is_internal)),
        ("word/styles.xml", styles::part(style)),
        ("word/settings.xml", settings::part()),
        ("word/fontTable.xml", fonts::part(&style.fonts)),
        ("word/footer1.xml", footer::part(footer::Side::Odd)),
        ("word/footer2.xml", footer::part(footer::Side::Even)),
    ];
    if is_internal {
        parts.push(("word/header1.xml", header::part()));
    }
    pack(&parts)
}

fn pack(parts: &[(&str, Vec<u8>)]) -> Result<Vec<u8>, RenderError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // As small as the usual level within a tenth, in a third of the time.
        .compression_level(Some(3))
        .last_modified_time(DateTime::default())
        // The same bytes on Windows too.
        .system(System::Unix);
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        package.start_file(*name, options)?;
        package.write_all(bytes)?;
    }
    Ok(package.finish()?.into_inner())
}
