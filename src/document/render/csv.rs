//! A sheet as csv (RFC 4180): UTF-8 with a mark that it is, so that Excel and WPS read it without asking; one line a row,
//! its title before the headings. The same sheet gives the same bytes.

use crate::{
    document::model::{Field, Sheet},
    text::plain,
};

/// What spreadsheets take for the beginning of a formula, full-width twins included (OWASP, CSV Injection).
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The file's text.
pub(super) fn render(sheet: &Sheet) -> String {
    let title = (!sheet.title.is_empty()).then(|| quoted(&words(&sheet.title)));
    let headings = row(sheet.columns.iter().map(|column| words(&column.heading)));
    let rows = sheet.rows.iter().map(|fields| {
        let empty = std::iter::repeat_n(&Field::Empty, sheet.columns.len().saturating_sub(fields.len()));
        row(fields.iter().chain(empty).map(cell))
    });
    let lines: Vec<String> = title.into_iter().chain([headings]).chain(rows).collect();
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}

fn row(cells: impl Iterator<Item = String>) -> String {
    cells.map(|cell| quoted(&cell)).collect::<Vec<_>>().join(",")
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

fn cell(field: &Field) -> String {
    match field {
        Field::Empty => String::new(),
        Field::Text(text) => words(text),
        Field::Number(number, decimals) => format!("{number:.*}", usize::from(*decimals)),
        Field::Percent(share) => format!("{:.1}%", share * 100.0),
        Field::Date(day) => day.to_string(),
    }
}

/// Words on one line; what a spreadsheet would calculate stays words: it is read as such behind a `'`.
fn words(text: &str) -> String {
    let text = plain(text);
    let begins = text.starts_with(FORMULA) && text.chars().nth(1).is_some();
    if begins { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_would_calculate_or_break_stays_words() {
        let rows = vec![
            vec!["=HYPERLINK(\"http://x\")".into(), Field::Number(-3.0, 0)],
            vec!["＝1+1".into(), Field::Percent(0.861)],
            vec!["甲，乙, 丙\n丁".into()],
            vec!["—".into(), Field::Number(2.5, 1)],
            vec!["-".into(), "+86".into()],
        ];
        let text = render(&Sheet::of("事项", &[("事项", 20), ("数", 6)], rows));
        let expected = "\u{feff}事项\r\n事项,数\r\n\"'=HYPERLINK(\"\"http://x\"\")\",-3\r\n'＝1+1,86.1%\r\n\"甲，乙, 丙 丁\",\r\n—,2.5\r\n-,'+86\r\n";
        assert_eq!(text, expected);
    }
}
