//! A form as somebody's Excel has it: sheets of cells that can be moved, merged and written over, and saved again.

use chrono::{Datelike, NaiveDate};
use diaodu::exchange::form::{Cell, Grid, read_grids};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::io::{Cursor, Read as _, Write as _};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// A workbook being worked on.
#[derive(Clone)]
pub struct Book {
    pub grids: Vec<Grid>,
}

impl Book {
    pub fn open(bytes: &[u8]) -> Self {
        Self { grids: read_grids(bytes).expect("a workbook") }
    }

    pub fn sheet(&mut self, name: &str) -> &mut Grid {
        self.grids.iter_mut().find(|grid| grid.name == name).expect("a sheet of that name")
    }

    /// Row and column of the first cell with these words.
    #[track_caller]
    pub fn find(&mut self, sheet: &str, words: &str) -> (u32, u32) {
        let grid = self.sheet(sheet);
        let found = grid.cells.iter().find(|(_, cell)| cell.words() == words);
        *found.unwrap_or_else(|| panic!("no cell “{words}” in {sheet}")).0
    }

    /// Where a row and a heading meet.
    #[track_caller]
    pub fn place(&mut self, sheet: &str, row: &str, heading: &str) -> (u32, u32) {
        (self.find(sheet, row).0, self.find(sheet, heading).1)
    }

    #[track_caller]
    pub fn fill(&mut self, sheet: &str, row: &str, heading: &str, cell: Cell) {
        let at = self.place(sheet, row, heading);
        self.sheet(sheet).cells.insert(at, cell);
    }

    #[track_caller]
    pub fn write(&mut self, sheet: &str, row: &str, heading: &str, words: &str) {
        self.fill(sheet, row, heading, Cell::Text(words.to_owned()));
    }

    /// The first row under the items.
    pub fn free_row(&mut self) -> u32 {
        let heading = self.find("事项", "序号");
        let grid = self.sheet("事项");
        let last = grid.cells.keys().filter(|(_, column)| *column == heading.1).map(|(row, _)| *row).max();
        last.expect("items") + 1
    }

    /// Moves every cell of a sheet.
    pub fn moved(&mut self, sheet: &str, to: impl Fn((u32, u32)) -> (u32, u32)) {
        let grid = self.sheet(sheet);
        grid.cells = std::mem::take(&mut grid.cells).into_iter().map(|(at, cell)| (to(at), cell)).collect();
        for (first, last) in &mut grid.merged {
            let (one, other) = (to(*first), to(*last));
            *first = (one.0.min(other.0), one.1.min(other.1));
            *last = (one.0.max(other.0), one.1.max(other.1));
        }
    }

    /// Saves it as .xlsx.
    pub fn save(&self) -> Vec<u8> {
        let mut file = Workbook::new();
        let date = Format::new().set_num_format(r#"yyyy"年"m"月"d"日""#);
        for grid in &self.grids {
            let page = file.add_worksheet();
            page.set_name(&grid.name).expect("a name");
            if grid.name == "_meta" {
                page.set_very_hidden(true);
            }
            for ((top, left), (bottom, right)) in &grid.merged {
                let right = u16::try_from(*right).expect("few columns");
                let left = u16::try_from(*left).expect("few columns");
                page.merge_range(*top, left, *bottom, right, "", &Format::new()).expect("merged");
            }
            for ((row, column), cell) in &grid.cells {
                let column = u16::try_from(*column).expect("few columns");
                match cell {
                    Cell::Text(words) => page.write_string(*row, column, words),
                    Cell::Number(number) => page.write_number(*row, column, *number),
                    Cell::Day(day) => page.write_datetime_with_format(*row, column, excel(*day), &date),
                    Cell::NoResult => page.write_formula(*row, column, Formula::new("=1/0").set_result(NO_RESULT)),
                }
                .expect("written");
            }
        }
        let bytes = file.save_to_buffer().expect("saved");
        let has_formulas = self.grids.iter().any(|grid| grid.cells.values().any(|cell| *cell == Cell::NoResult));
        if has_formulas { without_results(bytes) } else { bytes }
    }
}

/// What stands for the result that is taken out afterwards: what programs write that do not calculate.
const NO_RESULT: &str = "777777";

fn without_results(bytes: Vec<u8>) -> Vec<u8> {
    let value = format!("<v>{NO_RESULT}</v>");
    let parts: Vec<String> = (1..4).map(|number| format!("xl/worksheets/sheet{number}.xml")).collect();
    parts.iter().fold(bytes, |bytes, part| {
        with_part(&bytes, part, &|sheet| Some(String::from_utf8(sheet).expect("text").replace(&value, "").into_bytes()))
    })
}

/// A workbook with one of its parts changed, or left out.
pub fn with_part(bytes: &[u8], wanted: &str, change: &dyn Fn(Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let name = part.name().expect("a name").to_string();
        let mut inside = Vec::new();
        part.read_to_end(&mut inside).expect("unpacked");
        let inside = if name == wanted { change(inside) } else { Some(inside) };
        if let Some(inside) = inside {
            writer.start_file(name, SimpleFileOptions::default()).expect("a part");
            writer.write_all(&inside).expect("written");
        }
    }
    writer.finish().expect("packed").into_inner()
}

fn excel(day: NaiveDate) -> ExcelDateTime {
    let part = |number: u32| u8::try_from(number).expect("a month or a day");
    ExcelDateTime::from_ymd(u16::try_from(day.year()).expect("a year"), part(day.month()), part(day.day()))
        .expect("a day")
}
