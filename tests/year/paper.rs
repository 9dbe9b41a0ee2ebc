//! The papers read back: the workbook as a spreadsheet program reads it, the Word paper as words in their places.

use calamine::{Data, Reader as _, Xlsx};
use quick_xml::{Reader, events::Event};
use std::{
    fs::File,
    io::{BufReader, Read as _},
    path::Path,
};
use zip::ZipArchive;

/// A cell of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Words(String),
    Number(f64),
}

/// A sheet: its name and its rows, without what is empty.
pub type Sheet = (String, Vec<Vec<Cell>>);

/// The sheets of a workbook.
pub fn workbook(path: &Path) -> Vec<Sheet> {
    let mut book: Xlsx<BufReader<File>> = calamine::open_workbook(path).expect("a workbook");
    let names = book.sheet_names();
    names
        .into_iter()
        .map(|name| {
            let range = book.worksheet_range(&name).expect("a sheet");
            let rows = range.rows().map(|row| row.iter().map(cell).collect()).collect();
            (name, rows)
        })
        .collect()
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Words(String::new()),
        Data::String(words) => Cell::Words(words.clone()),
        Data::Float(number) => Cell::Number(*number),
        other => panic!("a cell that is neither words nor a number: {other:?}"),
    }
}

/// What stands in a Word paper, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Words(String),
    Table(Vec<Vec<String>>),
}

/// The body of a Word paper.
pub fn document(path: &Path) -> Vec<Block> {
    let mut archive = ZipArchive::new(File::open(path).expect("a paper")).expect("a package");
    let mut xml = String::new();
    archive.by_name("word/document.xml").expect("a body").read_to_string(&mut xml).expect("text");
    let mut reader = Reader::from_str(&xml);
    let (mut blocks, mut words, mut is_text) = (Vec::new(), String::new(), false);
    let mut table: Option<Vec<Vec<String>>> = None;
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) => match tag.name().as_ref() {
                b"w:tbl" => table = Some(Vec::new()),
                b"w:tr" => table.as_mut().expect("a table").push(Vec::new()),
                b"w:tc" => words.clear(),
                b"w:p" if table.is_none() => words.clear(),
                b"w:t" => is_text = true,
                _ => {}
            },
            Event::Text(text) if is_text => words.push_str(&text.decode().expect("text")),
            Event::GeneralRef(name) if is_text => words.push_str(reference(&name.decode().expect("a name"))),
            Event::Empty(tag) if tag.name().as_ref() == b"w:br" && table.is_some() => words.push('\n'),
            Event::End(tag) => match tag.name().as_ref() {
                b"w:t" => is_text = false,
                b"w:tbl" => blocks.extend(table.take().map(Block::Table)),
                b"w:tc" => {
                    let cell = unwrapped(words.trim_end_matches('\n'));
                    table.as_mut().and_then(|rows| rows.last_mut()).expect("a row").push(cell);
                }
                b"w:p" if table.is_some() => words.push('\n'),
                b"w:p" if !words.is_empty() => blocks.push(Block::Words(words.clone())),
                _ => {}
            },
            Event::Eof => return blocks,
            _ => {}
        }
    }
}

/// A cell's lines, without the breaks that only keep a date from being broken: a record of its own never begins with one.
fn unwrapped(cell: &str) -> String {
    let after_digits = |words: &str| -> Option<String> {
        let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
        (rest.len() < words.len()).then(|| rest.to_owned())
    };
    let is_date = |line: &str| {
        // What opens before a date goes along with it.
        let rest = after_digits(line.trim_start_matches(['（', '“', '《'])).unwrap_or_default();
        let day = rest.strip_prefix('月').and_then(after_digits);
        rest.starts_with('年') || day.is_some_and(|rest| rest.starts_with('日'))
    };
    let mut whole = String::new();
    for (nth, line) in cell.split('\n').enumerate() {
        if nth > 0 && !is_date(line) {
            whole.push('\n');
        }
        whole.push_str(line);
    }
    whole
}

fn reference(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        other => panic!("a reference: {other}"),
    }
}
