//! A workbook's bytes as sheets of cells, whichever program wrote them: .xlsx, .xls, .ods, and each under another's
//! name. What it unpacks to and how many cells it has are bounded before anything is kept.

use super::{compound::look_through, look::looks, ods};
use crate::{
    domain::{Foreign, FormFault},
    panics,
};
use calamine::{Data, DataRef, Range, Reader as _, SheetVisible, Xls, XlsError, Xlsb, Xlsx, XlsxError};
use chrono::{Days, NaiveDate};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read as _, copy, sink},
};
use zip::{ZipArchive, ZipWriter};

/// How much of a workbook is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// The largest file, in bytes.
    pub bytes: u64,
    /// What a package may unpack to, in bytes.
    pub unpacked: u64,
    /// Rows of a sheet; what stands below is not read.
    pub rows: u32,
    /// Columns of a sheet.
    pub columns: u32,
    /// Cells that hold something, of all sheets together.
    pub cells: usize,
}

impl Bounds {
    /// A form that comes back: of forty rows it has some 15 thousand bytes; pictures pasted in make it grow.
    pub const FORM: Self = Self { bytes: 20 << 20, unpacked: 96 << 20, rows: 3_000, columns: 80, cells: 60_000 };
    /// A list that is brought in.
    pub const LIST: Self = Self { bytes: 50 << 20, unpacked: 400 << 20, rows: 100_100, columns: 200, cells: 2_000_000 };
}
/// The largest form, in bytes.
pub const LARGEST_FORM: u64 = Bounds::FORM.bytes;
/// Sheets that are looked at.
const MOST_SHEETS: usize = 40;
/// The longest text of a cell, in characters.
const LONGEST_CELL: usize = 8_000;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number; a day may be one, counted from 1900.
    Number(f64),
    /// A day.
    Day(NaiveDate),
    /// A formula whose result the file does not hold, or holds as an error.
    NoResult,
}

impl Cell {
    /// The cell as one would read it.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => format!("{number}"),
            Self::Day(day) => day.to_string(),
            Self::NoResult => "#".to_owned(),
        }
    }
}

/// A sheet: what stands where, row and column from 0, and which cells were merged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// The name on its tab.
    pub name: String,
    /// Cells that hold something.
    pub cells: BTreeMap<(u32, u32), Cell>,
    /// Merged cells: first and last, both inclusive.
    pub merged: Vec<((u32, u32), (u32, u32))>,
    /// Whether it is hidden in its workbook.
    pub is_hidden: bool,
    /// What of it is hidden.
    pub hidden: Hidden,
    /// Where a number is shown as a percentage.
    pub percents: BTreeSet<(u32, u32)>,
    /// Whether its days are counted from 1904.
    pub since_1904: bool,
    /// Whether it goes on beyond what is read.
    pub is_cut: bool,
}

/// What is hidden in a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Rows, from 0.
    pub rows: BTreeSet<u32>,
    /// Columns, from 0.
    pub columns: BTreeSet<u32>,
    /// The format may hide some, and it is not looked up which.
    pub is_unseen: bool,
}

/// Who hears how many rows have been read.
pub type Told<'a> = &'a mut dyn FnMut(usize);

/// So many rows are read between one word about it and the next.
const TOLD_EVERY: usize = 500;

/// Counts what is read of one file: the rows, for whoever waits; the cells and their words, against the bounds. One text of
/// a package may stand in very many cells.
pub(super) struct Counted<'a> {
    rows: usize,
    at: Option<u32>,
    told: Told<'a>,
    cells: usize,
    words: u64,
    bounds: Bounds,
}

impl<'a> Counted<'a> {
    pub(super) fn new(told: Told<'a>, bounds: &Bounds) -> Self {
        Self { rows: 0, at: None, told, cells: 0, words: 0, bounds: *bounds }
    }

    /// Something of a row was read.
    pub(super) fn row(&mut self, row: u32) {
        if self.at.replace(row) != Some(row) {
            self.rows += 1;
            if self.rows.is_multiple_of(TOLD_EVERY) {
                (self.told)(self.rows);
            }
        }
    }

    /// A cell was read.
    pub(super) fn cell(&mut self, cell: &Cell) -> Result<(), FormFault> {
        self.cells += 1;
        if let Cell::Text(words) = cell {
            self.words += words.len() as u64;
        }
        if self.cells > self.bounds.cells || self.words > self.bounds.unpacked {
            return Err(FormFault::TooManyCells);
        }
        Ok(())
    }
}

impl Grid {
    /// One past its last row that holds something.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.cells.last_key_value().map_or(0, |((row, _), _)| *row as usize + 1)
    }

    /// Puts a cell where it stands, within the bounds; what says nothing is no cell.
    pub(in crate::exchange) fn put(&mut self, at: (u32, u32), cell: Cell, bounds: &Bounds) {
        let cell = match cell {
            Cell::Text(text) if text.trim().is_empty() => return,
            Cell::Text(text) => Cell::Text(text.chars().take(LONGEST_CELL).collect()),
            Cell::Number(number) if !number.is_finite() => Cell::NoResult,
            cell => cell,
        };
        if at.0 < bounds.rows && at.1 < bounds.columns {
            self.cells.insert(at, cell);
        } else {
            self.is_cut = true;
        }
    }
}

/// The day of a serial number, as workbooks count since 1900 (or since 1904, on some).
#[must_use]
pub fn day_of_serial(serial: f64, since_1904: bool) -> Option<NaiveDate> {
    // Years 1990 to 2100: nothing else is a deadline.
    let serial = if since_1904 { serial + 1462.0 } else { serial };
    if !(32_874.0..73_051.0).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 32874 and 73051")]
    let days = serial as u64;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

/// Reads a form's workbook.
///
/// # Errors
/// A [`FormFault`] that says what the file is instead.
pub fn read_grids(bytes: &[u8]) -> Result<Vec<Grid>, FormFault> {
    read_grids_within(bytes, &Bounds::FORM)
}

/// Reads a workbook as far as the bounds go.
///
/// # Errors
/// A [`FormFault`] that says what the file is instead.
pub fn read_grids_within(bytes: &[u8], bounds: &Bounds) -> Result<Vec<Grid>, FormFault> {
    read_grids_telling(bytes, bounds, &mut |_| {})
}

/// The same, telling how many rows have been read.
///
/// # Errors
/// A [`FormFault`] that says what the file is instead.
pub fn read_grids_telling(bytes: &[u8], bounds: &Bounds, told: Told<'_>) -> Result<Vec<Grid>, FormFault> {
    if bytes.len() as u64 > bounds.bytes {
        return Err(FormFault::TooLarge(bytes.len() as u64 >> 20, bounds.bytes >> 20));
    }
    unbroken(|| match bytes {
        [] => Err(FormFault::Empty),
        [b'P', b'K', 3, 4, ..] => package(bytes, bounds, told),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => compound(bytes, bounds, told),
        _ => Err(FormFault::NotASheet(foreign(bytes))),
    })
}

/// A workbook that breaks its reader is damaged: calamine takes numbers of texts and lengths of records as they are given.
fn unbroken(read: impl FnOnce() -> Result<Vec<Grid>, FormFault>) -> Result<Vec<Grid>, FormFault> {
    panics::caught(read).unwrap_or(Err(FormFault::Damaged))
}

/// What a file is that is neither a package nor a compound file.
fn foreign(bytes: &[u8]) -> Foreign {
    let start = &bytes[..bytes.len().min(512)];
    let text = String::from_utf8_lossy(start).trim_start_matches('\u{feff}').trim_start().to_lowercase();
    match start {
        [b'%', b'P', b'D', b'F', ..] => Foreign::Pdf,
        [0xff, 0xd8, ..] | [0x89, b'P', b'N', b'G', ..] | [b'G', b'I', b'F', ..] | [b'B', b'M', ..] => Foreign::Picture,
        [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', ..] | [0x1f, 0x8b, ..] => Foreign::Archive,
        [b'{', b'\\', b'r', b't', b'f', ..] => Foreign::Word,
        _ if text.starts_with('<') => Foreign::Markup,
        _ if start.contains(&0) => Foreign::Other,
        _ => Foreign::Text,
    }
}

fn package(bytes: &[u8], bounds: &Bounds, told: Told<'_>) -> Result<Vec<Grid>, FormFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FormFault::Damaged)?;
    bounded(&mut archive, bounds)?;
    if archive.file_names().any(|name| name.is_ok_and(|name| name.contains('\\'))) {
        // Some programs on Windows name the parts with backslashes; no reader finds them there.
        return package(&with_slashes(&mut archive)?, bounds, told);
    }
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("xl/workbook.bin") {
        return Err(FormFault::Binary);
    }
    if has("xl/workbook.xml") {
        return xlsx(bytes, bounds, told);
    }
    if has("content.xml") && has("mimetype") {
        return ods::read(&mut archive, bounds, told);
    }
    Err(FormFault::NotASheet(if has("word/document.xml") { Foreign::Word } else { Foreign::Archive }))
}

/// The same package with slashes in the names of its parts.
fn with_slashes(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Vec<u8>, FormFault> {
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| FormFault::Damaged)?;
        let name = part.name().map_err(|_| FormFault::Damaged)?.replace('\\', "/");
        written.raw_copy_file_rename(part, name).map_err(|_| FormFault::Damaged)?;
    }
    written.finish().map(Cursor::into_inner).map_err(|_| FormFault::Damaged)
}

/// A package may say one size and unpack to another: both are held against the limit.
fn bounded(archive: &mut ZipArchive<Cursor<&[u8]>>, bounds: &Bounds) -> Result<(), FormFault> {
    let bomb = || FormFault::Bomb(bounds.unpacked >> 20);
    let mut left = bounds.unpacked;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| FormFault::Damaged)?;
        if part.encrypted() {
            return Err(FormFault::Encrypted);
        }
        left = left.checked_sub(part.size()).ok_or_else(bomb)?;
    }
    let mut left = bounds.unpacked;
    for at in 0..archive.len() {
        // Only what will be read is unpacked; pictures are not.
        let part = archive.by_index(at).map_err(|_| FormFault::Damaged)?;
        let is_read = |name: &str| [".xml", ".rels", ".bin"].iter().any(|ending| name.ends_with(ending));
        if !part.name().is_ok_and(|name| is_read(&name)) {
            continue;
        }
        let is_shared = part.name().is_ok_and(|name| name.ends_with("sharedStrings.xml"));
        let mut texts = Texts::default();
        let unpacked = if is_shared {
            copy(&mut part.take(left + 1), &mut texts)
        } else {
            copy(&mut part.take(left + 1), &mut sink())
        };
        left = left.checked_sub(unpacked.map_err(|_| FormFault::Damaged)?).ok_or_else(bomb)?;
        // Each is kept, whether a cell shows it or not.
        if texts.count > 2 * bounds.cells {
            return Err(FormFault::TooManyCells);
        }
    }
    Ok(())
}

/// Counts the texts that cells share, by the tags `si` that open and close, whatever stands before their name.
#[derive(Default)]
struct Texts {
    count: usize,
    last: [u8; 3],
}

impl std::io::Write for Texts {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        for byte in bytes {
            self.count += usize::from(*byte == b'>' && (self.last[1..] == *b"si" || self.last == *b"si/"));
            self.last = [self.last[1], self.last[2], *byte];
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn xlsx(bytes: &[u8], bounds: &Bounds, told: Told<'_>) -> Result<Vec<Grid>, FormFault> {
    let fault = |error: XlsxError| match error {
        XlsxError::Password => FormFault::Encrypted,
        _ => FormFault::Damaged,
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(fault)?;
    let since_1904 = book.has_1904_epoch();
    let mut grids = Vec::new();
    let mut counted = Counted::new(told, bounds);
    let hidden = hidden(book.sheets_metadata());
    let mut looks = looks(bytes, bounds);
    for name in book.sheet_names().into_iter().take(MOST_SHEETS) {
        let mut grid = Grid { name: name.clone(), is_hidden: hidden.contains(&name), since_1904, ..Grid::default() };
        let look = looks.remove(&name).unwrap_or_default();
        (grid.hidden, grid.percents) = (look.hidden, look.percents);
        // A chart has no cells.
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        while let Some(found) = reader.next_cell_with_formula().map_err(fault)? {
            let cell = match (&found.value, &found.formula) {
                (DataRef::Empty, Some(_)) => Some(Cell::NoResult),
                (value, _) => of_xlsx(value, since_1904),
            };
            let Some(cell) = cell else { continue };
            counted.cell(&cell)?;
            counted.row(found.pos.0);
            grid.put(found.pos, cell, bounds);
        }
        drop(reader);
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        grid.merged = merged.iter().take(bounds.cells).map(|area| (area.start, area.end)).collect();
        grids.push(grid);
    }
    Ok(grids)
}

fn of_xlsx(value: &DataRef<'_>, since_1904: bool) -> Option<Cell> {
    Some(match value {
        DataRef::Int(number) => number_of(*number),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Bool(is) => Cell::Text(if *is { "TRUE" } else { "FALSE" }.to_owned()),
        DataRef::DateTime(moment) => day_or_number(moment.as_f64(), since_1904),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => iso(text),
        DataRef::Error(_) => Cell::NoResult,
        DataRef::Empty => return None,
    })
}

fn of_xls(value: &Data, since_1904: bool) -> Option<Cell> {
    Some(match value {
        Data::Int(number) => number_of(*number),
        Data::Float(number) => Cell::Number(*number),
        Data::String(text) => Cell::Text(text.clone()),
        Data::Bool(is) => Cell::Text(if *is { "TRUE" } else { "FALSE" }.to_owned()),
        Data::DateTime(moment) => day_or_number(moment.as_f64(), since_1904),
        Data::DateTimeIso(text) | Data::DurationIso(text) => iso(text),
        Data::Error(_) => Cell::NoResult,
        Data::Empty => return None,
    })
}

#[expect(clippy::cast_precision_loss, reason = "counts and serial days are far below 2^52")]
fn number_of(number: i64) -> Cell {
    Cell::Number(number as f64)
}

fn day_or_number(serial: f64, since_1904: bool) -> Cell {
    day_of_serial(serial, since_1904).map_or(Cell::Number(serial), Cell::Day)
}

/// 2022-06-30 or 2022-06-30T00:00:00.
pub(super) fn iso(text: &str) -> Cell {
    let day = text.get(..10).and_then(|day| day.parse().ok());
    day.map_or_else(|| Cell::Text(text.to_owned()), Cell::Day)
}

/// A compound file: an .xls, an encrypted package, or something else by Office of before 2007.
fn compound(bytes: &[u8], bounds: &Bounds, told: Told<'_>) -> Result<Vec<Grid>, FormFault> {
    let named = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if named("EncryptedPackage") {
        return Err(FormFault::Encrypted);
    }
    if named("WordDocument") {
        return Err(FormFault::NotASheet(Foreign::Word));
    }
    look_through(bytes)?;
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => FormFault::Encrypted,
        _ => FormFault::Damaged,
    })?;
    let since_1904 = book.has_1904_epoch();
    let mut grids = Vec::new();
    let mut counted = Counted::new(told, bounds);
    let hidden = hidden(book.sheets_metadata());
    for name in book.sheet_names().into_iter().take(MOST_SHEETS) {
        let range = book.worksheet_range(&name).map_err(|_| FormFault::Damaged)?;
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let merged = merged.iter().map(|area| (area.start, area.end)).collect();
        let mut grid = Grid { is_hidden: hidden.contains(&name), name, merged, hidden: unseen(), ..Grid::default() };
        fill(&mut grid, &range, since_1904, &mut counted, bounds)?;
        grids.push(grid);
    }
    Ok(grids)
}

/// Puts what a range holds into a sheet.
fn fill(
    grid: &mut Grid,
    range: &Range<Data>,
    since_1904: bool,
    counted: &mut Counted<'_>,
    bounds: &Bounds,
) -> Result<(), FormFault> {
    grid.since_1904 = since_1904;
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let Some(cell) = of_xls(value, since_1904) else { continue };
        counted.cell(&cell)?;
        let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { continue };
        counted.row(top + row);
        grid.put((top + row, left + column), cell, bounds);
    }
    Ok(())
}

/// Of these formats the reader does not say what is hidden.
fn unseen() -> Hidden {
    Hidden { is_unseen: true, ..Hidden::default() }
}

/// The names of hidden sheets.
fn hidden(sheets: &[calamine::Sheet]) -> Vec<String> {
    sheets.iter().filter(|sheet| sheet.visible != SheetVisible::Visible).map(|sheet| sheet.name.clone()).collect()
}

/// Reads a binary workbook (.xlsb), which forms never are.
///
/// # Errors
/// A [`FormFault`].
pub fn read_binary_within(bytes: &[u8], bounds: &Bounds, told: Told<'_>) -> Result<Vec<Grid>, FormFault> {
    unbroken(|| binary(bytes, bounds, told))
}

fn binary(bytes: &[u8], bounds: &Bounds, told: Told<'_>) -> Result<Vec<Grid>, FormFault> {
    let mut book: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(|_| FormFault::Damaged)?;
    let since_1904 = book.has_1904_epoch();
    let mut counted = Counted::new(told, bounds);
    let hidden = hidden(book.sheets_metadata());
    let mut grids = Vec::new();
    for name in book.sheet_names().into_iter().take(MOST_SHEETS) {
        // Which cells are merged, the reader of this format does not say.
        let mut grid = Grid { name: name.clone(), hidden: unseen(), since_1904, ..Grid::default() };
        grid.is_hidden = hidden.contains(&name);
        // One cell after the other: laid out as a range, two that are far apart would take all memory there is.
        let mut reader = book.worksheet_cells_reader(&name).map_err(|_| FormFault::Damaged)?;
        while let Some(found) = reader.next_cell().map_err(|_| FormFault::Damaged)? {
            let Some(cell) = of_xlsx(found.get_value(), since_1904) else { continue };
            counted.cell(&cell)?;
            counted.row(found.get_position().0);
            grid.put(found.get_position(), cell, bounds);
        }
        grids.push(grid);
    }
    Ok(grids)
}
