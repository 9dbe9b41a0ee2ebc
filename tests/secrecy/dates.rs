//! No table breaks a date: in columns of days each stays on its line, and elsewhere no line begins with 年, 月 or 日.

use crate::{
    bytes::parts,
    papers::{for_everybody, for_office, for_unit, workbooks},
    thrown::thrown,
};
use diaodu::document::{Document, Field, render};
use proptest::prelude::*;

/// Columns that hold days.
const OF_DAYS: [&str; 4] = ["完成时限", "原定时限", "销号日期", "到这一步"];

/// Where a reader that takes quarters of 汉字, `gaps` of them between figures and 汉字, breaks a line.
fn broken(line: &str, limit: usize, gaps: usize) -> Vec<String> {
    let is_figure = |c: char| c.is_ascii_alphanumeric();
    let mut lines = vec![String::new()];
    let (mut used, mut at) = (0, 0);
    while let Some(c) = line[at..].chars().next() {
        let word = line[at..].find(|c: char| !is_figure(c)).unwrap_or(line.len() - at);
        let unit = &line[at..at + if word > 0 { word } else { c.len_utf8() }];
        at += unit.len();
        let before = lines.last().and_then(|line| line.chars().next_back());
        let gap = before.map_or(0, |before| {
            let parted =
                is_figure(before) != is_figure(c) && !"（）、，：".contains(before) && !"（）、，：".contains(c);
            if parted { gaps } else { 0 }
        });
        let cells: usize = unit.chars().map(|c| if c.is_ascii() { 2 } else { 4 }).sum();
        let hangs = gaps > 0 && "、，。；：）".contains(c);
        if used > 0 && used + gap + cells > limit && !hangs {
            lines.push(String::new());
            used = cells;
        } else {
            used += gap + cells;
        }
        lines.last_mut().expect("a line").push_str(unit);
    }
    lines
}

/// Whether a line was broken within a date, but behind its year.
fn breaks_a_date(lines: &[String]) -> bool {
    lines.windows(2).any(|pair| {
        let (before, behind) = (pair[0].as_str(), pair[1].as_str());
        let in_month = before.ends_with('月') && behind.starts_with(|c: char| c.is_ascii_digit());
        in_month || (before.ends_with(|c: char| c.is_ascii_digit()) && behind.starts_with(['年', '月', '日']))
    })
}

/// A column's width and the lines of one of its fields, as Word has them.
struct Cell {
    heading: String,
    width: usize,
    lines: Vec<String>,
}

/// The cells of a document's tables in the bytes of its file; one parts them by their tags, as there is no table in them that
/// holds another.
fn cells(document: &Document) -> Vec<Cell> {
    let bytes = render::docx(document, &diaodu::domain::HouseStyle::default()).expect("Word");
    let (_, body) = parts(&bytes).into_iter().find(|(name, _)| name == "word/document.xml").expect("a body");
    let mut cells = Vec::new();
    for table in body.split("<w:tbl>").skip(1) {
        let table = table.split("</w:tbl>").next().unwrap_or_default();
        let mut headings: Vec<String> = Vec::new();
        for (row, words) in table.split("<w:tr>").skip(1).enumerate() {
            for (column, cell) in words.split("<w:tc>").skip(1).enumerate() {
                let width = cell.split("w:w=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse().ok());
                let lines = cell.split("</w:p>").map(|line| {
                    let texts =
                        line.split("<w:t").skip(1).filter_map(|run| run.split_once('>')?.1.split("</w:t>").next());
                    texts.collect::<String>()
                });
                let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
                if row == 0 {
                    headings.push(lines.concat());
                }
                let heading = headings.get(column).cloned().unwrap_or_default();
                cells.push(Cell { heading, width: width.expect("a width"), lines });
            }
        }
    }
    cells
}

fn keeps_dates(name: &str, document: &Document) -> Result<usize, TestCaseError> {
    let mut found = 0;
    for cell in cells(document).into_iter().filter(|cell| OF_DAYS.contains(&cell.heading.as_str())) {
        // 85 twips are kept clear on either side; a quarter of a character of 12 points is 60.
        let limit = (cell.width - 170) / 60;
        for line in &cell.lines {
            let lines = broken(line, limit, 1);
            prop_assert!(!breaks_a_date(&lines), "{}, {}: {:?}", name, cell.heading, lines);
            found += usize::from(line.contains('日'));
        }
        let behind_year = cell.lines.windows(2).any(|pair| pair[0].ends_with('年'));
        prop_assert!(!behind_year || cell.heading == "到这一步", "{}, {}: {:?}", name, cell.heading, cell.lines);
    }
    Ok(found)
}

fn of_ledger(seed: u64) -> Result<usize, TestCaseError> {
    let ledger = thrown(seed);
    let mut found = 0;
    for (name, document) in for_everybody(&ledger).iter().chain(&for_office(&ledger)) {
        found += keeps_dates(name, document)?;
    }
    for books in ledger.for_each_on_roster() {
        for (name, document) in for_unit(&books) {
            found += keeps_dates(name, &document)?;
        }
    }
    for (name, workbook) in workbooks(&ledger) {
        let bytes = render::xlsx(&workbook, &ledger.programme.house_style).expect("Excel");
        let mut book =
            <calamine::Xlsx<_> as calamine::Reader<_>>::new(std::io::Cursor::new(bytes)).expect("a workbook");
        let written = calamine::Reader::worksheets(&mut book);
        for (sheet, (_, range)) in workbook.sheets.iter().zip(written) {
            let first = usize::from(!sheet.title.is_empty()) + 1;
            for (fields, cells) in sheet.rows.iter().zip(range.rows().skip(first)) {
                for ((column, field), cell) in sheet.columns.iter().zip(fields).zip(cells) {
                    // Half a 汉字 of 12 points takes 8 pixels, a unit of width 7.
                    let limit = usize::from(column.width) * 7 / 8 * 2;
                    let is_day = matches!(field, Field::Date(_));
                    let text = if is_day { "2022年12月31日".to_owned() } else { cell.to_string() };
                    if is_day || OF_DAYS.contains(&column.heading.as_str()) {
                        let lines: Vec<String> = text.lines().flat_map(|line| broken(line, limit, 0)).collect();
                        prop_assert!(!breaks_a_date(&lines), "{}, {}: {:?}", name, column.heading, lines);
                        found += usize::from(text.contains('日'));
                    }
                }
            }
        }
    }
    Ok(found)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_date_is_broken_in_a_table(seed in any::<u64>()) {
        prop_assert!(of_ledger(seed)? > 0);
    }
}

/// In the words of a table, and in the text, Word is told what begins no line.
#[test]
fn no_line_of_a_paper_begins_with_the_mark_of_a_date() {
    let (_, minutes) = for_everybody(&thrown(1)).swap_remove(0);
    let bytes = render::docx(&minutes, &diaodu::domain::HouseStyle::default()).expect("Word");
    let (_, settings) = parts(&bytes).into_iter().find(|(name, _)| name == "word/settings.xml").expect("settings");
    let told = settings.split("w:noLineBreaksBefore").nth(1).and_then(|rest| rest.split("/>").next()).expect("told");
    assert!(told.contains("zh-CN") && ['年', '月', '日', '。'].iter().all(|c| told.contains(*c)), "{told}");
}
