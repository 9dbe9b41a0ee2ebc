//! What is hidden in the sheets of an .xlsx: rows and columns that somebody narrowed to nothing, or that a filter took away.
//! The reader of cells does not tell, so that the parts are looked through once more for it (ECMA-376, part 1, 18.3.1.13 and
//! 18.3.1.73).

use super::grid::{Bounds, Hidden};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Cursor},
};
use zip::ZipArchive;

/// The part that names the sheets, and the part that says where they are.
const WORKBOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";

/// What is hidden, by the sheet's name. A package whose sizes are known to be bounded; what cannot be read hides nothing.
pub(super) fn hidden_in(bytes: &[u8], bounds: &Bounds) -> BTreeMap<String, Hidden> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return BTreeMap::new() };
    let mut names: Vec<(String, String)> = Vec::new();
    each_tag(&mut archive, WORKBOOK, |tag| {
        if tag.local_name().as_ref() == b"sheet" {
            names.extend(attribute(tag, b"name").zip(attribute(tag, b"id")));
        }
        true
    });
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    each_tag(&mut archive, RELATIONS, |tag| {
        targets.extend(attribute(tag, b"Id").zip(attribute(tag, b"Target")));
        true
    });
    let mut found = BTreeMap::new();
    for (name, id) in names {
        let Some(target) = targets.get(&id) else { continue };
        let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        let (mut hidden, mut rows) = (Hidden::default(), 0);
        each_tag(&mut archive, &part, |tag| hidden.note(tag, &mut rows, bounds));
        found.insert(name, hidden);
    }
    found
}

impl Hidden {
    /// Takes in a tag of a sheet, so many rows down; says whether more of them are to come.
    fn note(&mut self, tag: &BytesStart<'_>, rows: &mut u32, bounds: &Bounds) -> bool {
        let number = |name: &[u8]| attribute(tag, name).and_then(|number| number.parse::<u32>().ok());
        let is_hidden = || attribute(tag, b"hidden").is_some_and(|said| said == "1" || said == "true");
        match tag.local_name().as_ref() {
            b"row" => {
                // A row that does not say which it is follows the one before.
                *rows = number(b"r").unwrap_or_else(|| rows.saturating_add(1));
                if is_hidden() {
                    self.rows.extend(rows.checked_sub(1).filter(|row| *row < bounds.rows));
                }
            }
            b"col" if is_hidden() => {
                let (first, last) =
                    (number(b"min").unwrap_or(1).max(1), number(b"max").unwrap_or(1).min(bounds.columns));
                self.columns.extend(first.saturating_sub(1)..last);
            }
            // What follows the rows says nothing of them.
            b"mergeCells" | b"sheetProtection" | b"autoFilter" | b"pageMargins" => return false,
            _ => {}
        }
        true
    }
}

/// Goes through the tags that open in a part, as long as they are wanted.
fn each_tag(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str, mut take: impl FnMut(&BytesStart<'_>) -> bool) {
    let Ok(part) = archive.by_name(part) else { return };
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    while let Ok(event) = next(&mut reader, &mut buffer) {
        let goes_on = match event {
            Event::Start(tag) | Event::Empty(tag) => take(&tag),
            Event::Eof => false,
            _ => true,
        };
        if !goes_on {
            return;
        }
    }
}

fn next<'b>(reader: &mut Reader<impl BufRead>, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, quick_xml::Error> {
    buffer.clear();
    reader.read_event_into(buffer)
}

fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let raw = std::str::from_utf8(&found.value).ok()?;
    quick_xml::escape::unescape(raw).ok().map(std::borrow::Cow::into_owned)
}
