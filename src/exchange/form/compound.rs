//! An .xls looked through before its reader is let in. The reader follows chains of sectors (MS-CFB 2.2) without asking where
//! they lead, and lays a sheet out cell by cell, gaps and all (MS-XLS 2.1.7.20.6): a file of a few hundred bytes could take
//! all the memory there is.

use crate::domain::FormFault;

/// Cells that the sheets of a workbook may be laid out in, gaps and all.
const MOST_LAID_OUT: u64 = 4_000_000;
/// Cells that a sheet may say it has: as many as there is room for.
const MOST_SAID: u64 = 65_536 * 256;
/// Sheets, and records of all of them, that are looked through.
const MOST_SHEETS: usize = 256;
const MOST_RECORDS: usize = 40_000_000;

/// What stands for no sector: the end of a chain, and from where on numbers are not those of sectors.
const END: u32 = 0xffff_fffe;
const NO_SECTOR: u32 = 0xffff_fffa;
/// Bytes of a small sector, and up to which a stream is kept in such.
const SMALL: usize = 64;
const SMALL_STREAM: usize = 4096;
/// Bytes of an entry of the directory.
const ENTRY: usize = 128;

/// Records: where a sheet begins, and what is of one.
const BOUND_SHEET: u16 = 0x0085;
const BEGIN: u16 = 0x0809;
const END_OF: u16 = 0x000a;
const DIMENSIONS: u16 = 0x0200;
const MANY_NUMBERS: u16 = 0x00bd;
const CELLS: [u16; 8] = [0x0006, 0x00bd, 0x00d6, 0x00fd, 0x0203, 0x0204, 0x0205, 0x027e];

/// Whether a compound file holds a workbook that can be laid out.
///
/// # Errors
/// It holds none, its chains lead nowhere, or its cells are too far apart.
pub(super) fn look_through(bytes: &[u8]) -> Result<(), FormFault> {
    let stream = workbook(bytes).ok_or(FormFault::Damaged)?;
    let cells = laid_out(&stream).ok_or(FormFault::Damaged)?;
    if cells > MOST_LAID_OUT { Err(FormFault::TooManyCells) } else { Ok(()) }
}

fn half(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|four| word(four, 0))
}

/// The bytes of a chain, at most so many; `None`: it goes round or leads outside.
fn chain<'b>(first: u32, most: usize, next: &[u32], sector: impl Fn(usize) -> Option<&'b [u8]>) -> Option<Vec<u8>> {
    let mut found = Vec::new();
    let (mut at, mut steps) = (first, 0);
    while at != END {
        steps += 1;
        if steps > next.len() {
            return None;
        }
        let place = usize::try_from(at).ok()?;
        let part = sector(place)?;
        found.extend_from_slice(&part[..part.len().min(most - found.len())]);
        if found.len() >= most {
            break;
        }
        at = *next.get(place)?;
    }
    Some(found)
}

/// The stream in which the workbook is.
fn workbook(bytes: &[u8]) -> Option<Vec<u8>> {
    let size: usize = match half(bytes, 30)? {
        9 => 512,
        12 => 4096,
        _ => return None,
    };
    let sectors = bytes.len() / size;
    let sector = |at: usize| bytes.get((at + 1) * size..).map(|rest| &rest[..rest.len().min(size)]);
    let mut tables: Vec<u32> = words(bytes.get(76..512)?).collect();
    let (mut more, mut steps) = (word(bytes, 68)?, 0);
    while more < NO_SECTOR {
        steps += 1;
        tables.extend(words(sector(usize::try_from(more).ok()?)?));
        more = tables.pop().filter(|_| steps <= sectors)?;
    }
    tables.retain(|table| *table < NO_SECTOR);
    if tables.len() > sectors {
        return None;
    }
    let mut next: Vec<u32> = Vec::new();
    for table in tables {
        next.extend(words(sector(usize::try_from(table).ok()?)?));
    }
    let directory = chain(word(bytes, 48)?, usize::MAX, &next, sector)?;
    let entry = directory.chunks_exact(ENTRY).find(|entry| is_workbook(entry))?;
    let (first, length) = place(entry)?;
    if length >= SMALL_STREAM {
        return chain(first, length, &next, sector);
    }
    let (root, all) = place(directory.get(..ENTRY)?)?;
    let small = chain(root, all, &next, sector)?;
    let tables = usize::try_from(word(bytes, 64)?).ok()?.min(sectors) * size;
    let small_next: Vec<u32> = words(&chain(word(bytes, 60)?, tables, &next, sector)?).collect();
    let small_sector = |at: usize| small.get(at * SMALL..).map(|rest| &rest[..rest.len().min(SMALL)]);
    chain(first, length, &small_next, small_sector)
}

/// Where a stream begins and how long it is.
fn place(entry: &[u8]) -> Option<(u32, usize)> {
    Some((word(entry, 116)?, usize::try_from(word(entry, 120)?).ok()?))
}

fn is_workbook(entry: &[u8]) -> bool {
    let letters = entry[..64].chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
    let name: Vec<u16> = letters.take_while(|letter| *letter != 0).collect();
    let name = String::from_utf16_lossy(&name);
    ["Workbook", "Book"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// The records from a place on: each with its kind and what is in it.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (kind, length) = (half(rest, 0)?, usize::from(half(rest, 2)?));
        let inside = rest.get(4..4 + length)?;
        rest = &rest[4 + length..];
        Some((kind, inside))
    })
}

/// In how many cells the sheets would be laid out; `None`: one begins outside, or says that it is larger than any.
fn laid_out(stream: &[u8]) -> Option<u64> {
    let globals = records(stream).take_while(|(kind, _)| *kind != END_OF);
    let begins: Vec<Option<u32>> =
        globals.filter(|(kind, _)| *kind == BOUND_SHEET).map(|(_, inside)| word(inside, 0)).collect();
    if begins.len() > MOST_SHEETS {
        return Some(u64::MAX);
    }
    let (mut cells, mut steps) = (0_u64, 0);
    for begin in begins {
        let sheet = stream.get(usize::try_from(begin?).ok()?..)?;
        // What is drawn on a sheet is kept within it, with records of its own.
        let mut depth = 0_u32;
        let mut extent: Option<[u16; 4]> = None;
        for (kind, inside) in records(sheet) {
            steps += 1;
            match kind {
                _ if steps > MOST_RECORDS => return Some(u64::MAX),
                BEGIN => depth += 1,
                END_OF if depth <= 1 => break,
                END_OF => depth -= 1,
                _ if depth > 1 => {}
                DIMENSIONS if said(inside)? > MOST_SAID => return None,
                kind if CELLS.contains(&kind) => {
                    let (row, column) = (half(inside, 0)?, half(inside, 2)?);
                    let last = if kind == MANY_NUMBERS { half(inside, inside.len() - 2)? } else { column };
                    let [top, left, bottom, right] = extent.unwrap_or([row, column, row, column]);
                    extent = Some([top.min(row), left.min(column), bottom.max(row), right.max(column).max(last)]);
                }
                _ => {}
            }
        }
        let size = |from: u16, to: u16| u64::from(to - from) + 1;
        cells += extent.map_or(0, |[top, left, bottom, right]| size(top, bottom) * size(left, right));
    }
    Some(cells)
}

/// How many cells a sheet says it has.
fn said(inside: &[u8]) -> Option<u64> {
    let (first, last) = if inside.len() == 10 {
        (u32::from(half(inside, 0)?), u32::from(half(inside, 2)?))
    } else {
        (word(inside, 0)?, word(inside, 4)?)
    };
    let last_column = half(inside, if inside.len() == 10 { 6 } else { 10 })?;
    // The last are those behind the last; a sheet without cells says nothing but noughts.
    let rows = if last == 0 { 0 } else { u64::from(last.checked_sub(first)?) };
    Some(rows * u64::from(last_column))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, inside: &[u8]) -> Vec<u8> {
        let length = u16::try_from(inside.len()).expect("short");
        [&kind.to_le_bytes(), &length.to_le_bytes(), inside].concat()
    }

    fn cell(row: u16, column: u16) -> Vec<u8> {
        let inside = [&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 10]].concat();
        record(0x0203, &inside)
    }

    /// A workbook of one sheet with these records.
    fn stream(sheet: &[Vec<u8>]) -> Vec<u8> {
        let globals = |begin: u32| {
            let bound = [&begin.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat();
            [record(BEGIN, &[0, 6, 5, 0]), record(BOUND_SHEET, &bound), record(END_OF, &[])].concat()
        };
        let begin = u32::try_from(globals(0).len()).expect("short");
        [globals(begin), record(BEGIN, &[0, 6, 16, 0]), sheet.concat(), record(END_OF, &[])].concat()
    }

    fn dimensions(last_row: u32, last_column: u16) -> Vec<u8> {
        let inside = [&0_u32.to_le_bytes()[..], &last_row.to_le_bytes(), &[0, 0], &last_column.to_le_bytes(), &[0, 0]];
        record(DIMENSIONS, &inside.concat())
    }

    #[test]
    fn cells_are_counted_with_the_gaps_between_them() {
        assert_eq!(laid_out(&stream(&[cell(2, 1), cell(4, 3)])), Some(9));
        assert_eq!(laid_out(&stream(&[cell(0, 0), cell(65_535, 65_535)])), Some(65_536 * 65_536));
        assert_eq!(laid_out(&stream(&[])), Some(0));
        // A chart on the sheet lays nothing out.
        let chart = [record(BEGIN, &[0, 6, 32, 0]), cell(9_999, 200), record(END_OF, &[])].concat();
        assert_eq!(laid_out(&stream(&[chart, cell(0, 0)])), Some(1));
    }

    #[test]
    fn a_sheet_that_says_it_is_larger_than_any_is_refused() {
        assert_eq!(laid_out(&stream(&[dimensions(65_536, 256), cell(0, 0)])), Some(1));
        assert_eq!(laid_out(&stream(&[dimensions(u32::MAX, u16::MAX), cell(0, 0)])), None);
        let mut outside = stream(&[]);
        let at = outside.windows(2).position(|two| two == BOUND_SHEET.to_le_bytes()).expect("a sheet") + 4;
        outside[at..at + 4].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(laid_out(&outside), None);
    }

    #[test]
    fn a_chain_that_goes_round_or_leads_outside_is_none() {
        let sectors = [[1_u8; 4], [2; 4], [3; 4]];
        let sector = |at: usize| sectors.get(at).map(|sector| &sector[..]);
        assert_eq!(chain(0, 6, &[2, END, 1], sector), Some(vec![1, 1, 1, 1, 3, 3]));
        assert_eq!(chain(0, usize::MAX, &[1, 0, END], sector), None);
        assert_eq!(chain(0, usize::MAX, &[7, END, END], sector), None);
    }
}
