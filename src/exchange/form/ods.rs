//! An OpenDocument spreadsheet (ODF 1.2, part 1, chapter 9): the cells of its tables. Read here rather than by a
//! library, because a few bytes of it may ask for a thousand million repeated cells.

use super::grid::{Bounds, Cell, Counted, Grid, Told, iso};
use crate::domain::{Foreign, FormFault};
use quick_xml::{
    Reader,
    escape::resolve_xml_entity,
    events::{BytesStart, Event},
};
use std::{
    collections::BTreeSet,
    io::{Cursor, Read as _},
};
use zip::ZipArchive;

/// Rows and columns beyond which repetition is not followed.
const FAR: u32 = 4_000;
/// How often one cell that holds something may be repeated to the right.
const MOST_REPEATED: u32 = 64;

/// The sheets of a package whose sizes are known to be bounded.
pub(super) fn read(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    bounds: &Bounds,
    told: Told<'_>,
) -> Result<Vec<Grid>, FormFault> {
    let part = |archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str| -> Option<String> {
        let mut bytes = Vec::new();
        archive.by_name(name).ok()?.read_to_end(&mut bytes).ok()?;
        String::from_utf8(bytes).ok()
    };
    let kind = part(archive, "mimetype").ok_or(FormFault::Damaged)?;
    if !kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Err(FormFault::NotASheet(if kind.contains("text") { Foreign::Word } else { Foreign::Other }));
    }
    if part(archive, "META-INF/manifest.xml").is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(FormFault::Encrypted);
    }
    let content = part(archive, "content.xml").ok_or(FormFault::Damaged)?;
    tables(&content, bounds, told)
}

/// A cell being read.
#[derive(Default)]
struct Open {
    at: (u32, u32),
    repeated: u32,
    kind: String,
    value: String,
    has_formula: bool,
    words: String,
    paragraphs: usize,
}

struct Tables<'a> {
    bounds: Bounds,
    counted: Counted<'a>,
    /// Looks of tables that are not shown.
    unshown: BTreeSet<String>,
    /// The look that is being read.
    look: String,
    /// The column that the next description of columns is about.
    described: u32,
    grids: Vec<Grid>,
    grid: Option<Grid>,
    row: u32,
    row_repeated: u32,
    column: u32,
    open: Option<Open>,
    /// Depth within a note on a cell, whose words are not the cell's.
    aside: usize,
}

fn tables(content: &str, bounds: &Bounds, told: Told<'_>) -> Result<Vec<Grid>, FormFault> {
    let mut reader = Reader::from_str(content);
    let mut tables = Tables {
        bounds: *bounds,
        counted: Counted::new(told, bounds),
        unshown: BTreeSet::new(),
        look: String::new(),
        described: 0,
        grids: Vec::new(),
        grid: None,
        row: 0,
        row_repeated: 0,
        column: 0,
        open: None,
        aside: 0,
    };
    loop {
        match reader.read_event().map_err(|_| FormFault::Damaged)? {
            Event::Start(tag) => tables.start(&tag, false)?,
            Event::Empty(tag) => tables.start(&tag, true)?,
            Event::End(tag) => tables.end(tag.local_name().as_ref())?,
            Event::Text(text) => tables.say(&text.decode().map_err(|_| FormFault::Damaged)?),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().map_err(|_| FormFault::Damaged)?;
                let character = if let Some(character) = character {
                    character.to_string()
                } else {
                    let name = reference.decode().map_err(|_| FormFault::Damaged)?;
                    resolve_xml_entity(&name).unwrap_or_default().to_owned()
                };
                tables.say(&character);
            }
            Event::DocType(_) => return Err(FormFault::Damaged),
            Event::Eof => return Ok(tables.grids),
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let raw = std::str::from_utf8(&found.value).ok()?;
    quick_xml::escape::unescape(raw).ok().map(std::borrow::Cow::into_owned)
}

/// Whether a row or a column is not shown: narrowed to nothing, or taken away by a filter.
fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, b"visibility").is_some_and(|said| said != "visible")
}

fn count(tag: &BytesStart<'_>, name: &[u8]) -> u32 {
    attribute(tag, name).and_then(|number| number.parse().ok()).unwrap_or(1).clamp(1, FAR)
}

impl Tables<'_> {
    fn start(&mut self, tag: &BytesStart<'_>, is_empty: bool) -> Result<(), FormFault> {
        match tag.local_name().as_ref() {
            b"table" if self.grid.is_none() => {
                let is_hidden = attribute(tag, b"style-name").is_some_and(|look| self.unshown.contains(&look));
                let name = attribute(tag, b"name").unwrap_or_default();
                self.grid = Some(Grid { name, is_hidden, ..Grid::default() });
                (self.row, self.described) = (0, 0);
            }
            b"style" => self.look = attribute(tag, b"name").unwrap_or_default(),
            b"table-properties" if attribute(tag, b"display").is_some_and(|said| said == "false") => {
                self.unshown.insert(self.look.clone());
            }
            b"table-column" => self.describe_columns(tag),
            b"table-row" => {
                self.row_repeated = count(tag, b"number-rows-repeated");
                self.column = 0;
                self.counted.row(self.row);
                if let Some(grid) = self.grid.as_mut().filter(|_| is_hidden(tag)) {
                    let last = self.row.saturating_add(self.row_repeated).min(self.bounds.rows);
                    grid.hidden.rows.extend(self.row..last);
                }
                if is_empty {
                    self.row = self.row.saturating_add(self.row_repeated);
                }
            }
            b"table-cell" => {
                self.open_cell(tag);
                if is_empty {
                    self.close_cell()?;
                }
            }
            b"covered-table-cell" => {
                // Its words are hidden under the cell that was merged over it.
                let repeated = count(tag, b"number-columns-repeated");
                if is_empty {
                    self.column = self.column.saturating_add(repeated);
                } else {
                    self.open =
                        Some(Open { at: (self.row, self.column), repeated, kind: "covered".into(), ..Open::default() });
                }
            }
            b"annotation" if !is_empty => self.aside += 1,
            b"p" => {
                if let Some(open) = self.open.as_mut().filter(|_| self.aside == 0) {
                    if open.paragraphs > 0 {
                        open.words.push('\n');
                    }
                    open.paragraphs += 1;
                }
            }
            b"s" => self.say(" "),
            b"line-break" => self.say("\n"),
            _ => {}
        }
        Ok(())
    }

    fn describe_columns(&mut self, tag: &BytesStart<'_>) {
        let first = self.described;
        self.described = first.saturating_add(count(tag, b"number-columns-repeated"));
        if let Some(grid) = self.grid.as_mut().filter(|_| is_hidden(tag)) {
            grid.hidden.columns.extend(first..self.described.min(self.bounds.columns));
        }
    }

    fn open_cell(&mut self, tag: &BytesStart<'_>) {
        let (rows, columns) = (count(tag, b"number-rows-spanned"), count(tag, b"number-columns-spanned"));
        let at = (self.row, self.column);
        if (rows > 1 || columns > 1)
            && let Some(grid) = &mut self.grid
            && grid.merged.len() < self.bounds.cells
        {
            grid.merged.push((at, (at.0 + rows - 1, at.1 + columns - 1)));
        }
        let value = [&b"date-value"[..], b"value", b"string-value", b"boolean-value"];
        self.open = Some(Open {
            at,
            repeated: count(tag, b"number-columns-repeated"),
            kind: attribute(tag, b"value-type").unwrap_or_default(),
            value: value.iter().find_map(|name| attribute(tag, name)).unwrap_or_default(),
            has_formula: attribute(tag, b"formula").is_some(),
            ..Open::default()
        });
    }

    fn say(&mut self, words: &str) {
        if let Some(open) = self.open.as_mut().filter(|open| self.aside == 0 && open.paragraphs > 0) {
            open.words.push_str(words);
        }
    }

    fn end(&mut self, name: &[u8]) -> Result<(), FormFault> {
        match name {
            b"table" => self.grids.extend(self.grid.take()),
            b"table-row" => self.row = self.row.saturating_add(self.row_repeated),
            b"table-cell" | b"covered-table-cell" => self.close_cell()?,
            b"annotation" => self.aside = self.aside.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), FormFault> {
        let Some(open) = self.open.take() else { return Ok(()) };
        self.column = self.column.saturating_add(open.repeated);
        let cell = match open.kind.as_str() {
            "covered" => return Ok(()),
            "float" | "currency" | "percentage" => {
                open.value.parse().map_or_else(|_| Cell::Text(open.words.clone()), Cell::Number)
            }
            "date" => iso(&open.value),
            _ if open.words.is_empty() && open.has_formula => Cell::NoResult,
            "string" if open.words.is_empty() => Cell::Text(open.value),
            _ => Cell::Text(open.words),
        };
        if matches!(&cell, Cell::Text(text) if text.trim().is_empty()) {
            return Ok(());
        }
        for row in 0..self.row_repeated.clamp(1, MOST_REPEATED) {
            for column in 0..open.repeated.min(MOST_REPEATED) {
                self.counted.cell(&cell)?;
                if let Some(grid) = &mut self.grid {
                    if open.kind == "percentage" {
                        grid.percents.insert((open.at.0 + row, open.at.1 + column));
                    }
                    grid.put((open.at.0 + row, open.at.1 + column), cell.clone(), &self.bounds);
                }
            }
        }
        Ok(())
    }
}
