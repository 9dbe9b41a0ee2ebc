//! How the sheets of an .xlsx look, as far as it says something: rows and columns that somebody narrowed to nothing, or that a
//! filter took away, and numbers that are shown as percentages. The reader of cells does not tell, so that the parts are
//! looked through once more for it (ECMA-376, part 1, 18.3.1.4, 18.3.1.13, 18.3.1.73 and 18.8.10).

use super::grid::{Bounds, Hidden};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader, Cursor},
};
use zip::ZipArchive;

/// The part that names the sheets, and the part that says where they are.
const WORKBOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";

/// The part that says how cells look, and the formats in it that every program has: 0% and 0.00%.
const STYLES: &str = "xl/styles.xml";
const PERCENTAGES: [u32; 2] = [9, 10];

/// How a sheet looks.
#[derive(Default)]
pub(super) struct Look {
    /// What of it is hidden.
    pub(super) hidden: Hidden,
    /// Where a number is shown as a percentage, row and column from 0.
    pub(super) percents: BTreeSet<(u32, u32)>,
    /// The row at hand, from 1.
    row: u32,
}

/// How the sheets look, by their names. A package whose sizes are known to be bounded; what cannot be read looks like
/// nothing.
pub(super) fn looks(bytes: &[u8], bounds: &Bounds) -> BTreeMap<String, Look> {
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
    let styles = percent_styles(&mut archive);
    let mut found = BTreeMap::new();
    for (name, id) in names {
        let Some(target) = targets.get(&id) else { continue };
        let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        let mut look = Look::default();
        each_tag(&mut archive, &part, |tag| look.note(tag, &styles, bounds));
        found.insert(name, look);
    }
    found
}

/// The styles of cells that show percentages, by their numbers.
fn percent_styles(archive: &mut ZipArchive<Cursor<&[u8]>>) -> BTreeSet<u32> {
    let mut formats = BTreeSet::from(PERCENTAGES);
    let (mut styles, mut is_of_cells, mut nth) = (BTreeSet::new(), false, 0);
    each_tag(archive, STYLES, |tag| {
        match tag.local_name().as_ref() {
            b"numFmt" if attribute(tag, b"formatCode").is_some_and(|code| code.contains('%')) => {
                formats.extend(number(tag, b"numFmtId"));
            }
            b"cellXfs" => is_of_cells = true,
            b"xf" if is_of_cells => {
                styles.extend(number(tag, b"numFmtId").filter(|format| formats.contains(format)).map(|_| nth));
                nth += 1;
            }
            // What follows is not about cells.
            b"cellStyles" | b"dxfs" => return false,
            _ => {}
        }
        true
    });
    styles
}

fn number(tag: &BytesStart<'_>, name: &[u8]) -> Option<u32> {
    attribute(tag, name)?.parse().ok()
}

/// B12: row and column from 0.
fn place(reference: &str) -> Option<(u32, u32)> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let letters = reference[..digits].bytes();
    let column = letters.clone().all(|letter| letter.is_ascii_uppercase()) && (1..=3).contains(&letters.len());
    let column = letters.filter(|_| column).fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
    Some((reference[digits..].parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

impl Look {
    /// Takes in a tag of a sheet; says whether more of them are to come.
    fn note(&mut self, tag: &BytesStart<'_>, percent_styles: &BTreeSet<u32>, bounds: &Bounds) -> bool {
        let is_hidden = || attribute(tag, b"hidden").is_some_and(|said| said == "1" || said == "true");
        let is_percent = || {
            let is_one = |style| percent_styles.contains(&style);
            !percent_styles.is_empty() && number(tag, b"s").is_some_and(is_one)
        };
        match tag.local_name().as_ref() {
            b"row" => {
                // A row that does not say which it is follows the one before.
                self.row = number(tag, b"r").unwrap_or_else(|| self.row.saturating_add(1));
                if is_hidden() {
                    self.hidden.rows.extend(self.row.checked_sub(1).filter(|row| *row < bounds.rows));
                }
            }
            b"c" if is_percent() => {
                let at = attribute(tag, b"r").and_then(|reference| place(&reference));
                self.percents.extend(at.filter(|at| at.0 < bounds.rows && at.1 < bounds.columns));
            }
            b"col" if is_hidden() => {
                let first = number(tag, b"min").unwrap_or(1).max(1);
                let last = number(tag, b"max").unwrap_or(1).min(bounds.columns);
                self.hidden.columns.extend(first.saturating_sub(1)..last);
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

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_reference_is_a_place_or_nothing() {
        assert_eq!(
            ["A1", "B12", "AA3", "XFD1"].map(place),
            [Some((0, 0)), Some((11, 1)), Some((2, 26)), Some((0, 16383))]
        );
        assert_eq!(["", "12", "A", "A0", "a1", "ABCD1", "A1:B2"].map(place), [None; 7]);
    }
}
