//! A workbook as an .xlsx file: typed fields, a heading row that stays in sight, filters and repeats in print, A4
//! landscape one page wide. The same workbook gives the same bytes.

use crate::text;
use chrono::{Datelike as _, Timelike as _};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note,
    Workbook as File, Worksheet, XlsxError,
};

use crate::document::model::{Align, Choices, Field, Meta, Sheet, SheetColumn, Workbook, universal};
use crate::domain::{Fonts, HouseStyle, Readers};
use crate::wording::papers;
use crate::wording::wrap::{Ambiguous, Ruler, Setter, dates_whole};
use std::{borrow::Cow, collections::BTreeMap};

/// Code of A4 in the format.
const A4: u8 = 9;
/// Longest name of a sheet's tab, in UTF-16 units.
const LONGEST_NAME: usize = 31;
/// Most UTF-16 units a field may hold.
const LONGEST_TEXT: usize = 32_767;
/// Height of a line of 12-point words, in points.
const LINE: f64 = 16.0;
/// Height that no row may pass, in points.
const HIGHEST: f64 = 409.0;
/// How days are shown: 2022年6月30日.
pub(super) const DATE: &str = r#"yyyy"年"m"月"d"日""#;

/// From so many rows on, a sheet goes to disk row by row instead of standing in memory.
const LONG: usize = 2_000;
/// How many rows below the headings take what may be chosen, filled in or not.
const FREE_ROWS: u32 = 500;
/// After so many rows it is said how far the file has come.
const TOLD_EVERY: usize = 500;

/// The file's bytes. `told` hears how many rows of all sheets are written.
pub(super) fn render(
    workbook: &Workbook,
    style: &HouseStyle,
    told: &mut dyn FnMut(usize),
) -> Result<Vec<u8>, XlsxError> {
    let mut file = File::new();
    file.set_properties(&properties(&workbook.title, &workbook.meta)?);
    let mut names: Vec<String> = Vec::new();
    let mut done = 0;
    for sheet in &workbook.sheets {
        let name = tab_name(&sheet.name, &names);
        let is_long = sheet.rows.len() >= LONG;
        let page = if is_long { file.add_worksheet_with_constant_memory()? } else { file.add_worksheet() };
        page.set_name(&name)?;
        names.push(name);
        Writer { page, fonts: &style.fonts, readers: workbook.meta.readers }.sheet(sheet, done, told)?;
        done += sheet.rows.len();
        told(done);
    }
    file.save_to_buffer()
}

pub(super) fn properties(title: &str, meta: &Meta) -> Result<DocProperties, XlsxError> {
    // A year before 1900 is no meeting's year; what matters is not to ask the clock instead.
    let created = created(meta).or_else(|_| ExcelDateTime::from_ymd(1900, 1, 1))?;
    Ok(DocProperties::new()
        .set_title(text::paragraphs(title).join(" "))
        .set_author(text::paragraphs(&meta.author).join(" "))
        .set_status(text::paragraphs(&meta.version).join(" "))
        .set_creation_datetime(&created))
}

fn created(meta: &Meta) -> Result<ExcelDateTime, XlsxError> {
    let time = universal(meta.created);
    let seconds = u16::try_from(time.second()).unwrap_or(0);
    day_of(time.date())?.and_hms(narrow(time.hour()).into(), narrow(time.minute()), seconds)
}

fn day_of(day: chrono::NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    // A year outside the format's range becomes one that the format refuses, rather than another year.
    let year = u16::try_from(day.year()).unwrap_or(u16::MAX);
    ExcelDateTime::from_ymd(year, narrow(day.month()), narrow(day.day()))
}

/// Months, days, hours and minutes are below 256.
fn narrow(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// A name that a tab may have and that no other sheet has.
fn tab_name(name: &str, taken: &[String]) -> String {
    let allowed: String = text::paragraphs(name)
        .concat()
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { '_' } else { c })
        .collect();
    let allowed = allowed.trim_matches('\'');
    let base = if allowed.is_empty() || allowed.eq_ignore_ascii_case("history") {
        format!("{allowed}_")
    } else {
        allowed.to_owned()
    };
    let mut number = 1_u32;
    loop {
        let suffix = if number == 1 { String::new() } else { format!("_{number}") };
        let candidate = format!("{}{suffix}", cut(&base, LONGEST_NAME - suffix.len()));
        if !taken.iter().any(|other| other.to_lowercase() == candidate.to_lowercase()) {
            return candidate;
        }
        number += 1;
    }
}

/// The longest beginning of `text` that has at most `units` UTF-16 units.
fn cut(text: &str, units: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += c.len_utf16();
        if used > units {
            return &text[..at];
        }
    }
    text
}

/// One sheet being written.
struct Writer<'a> {
    page: &'a mut Worksheet,
    fonts: &'a Fonts,
    readers: Readers,
}

impl Writer<'_> {
    fn sheet(&mut self, sheet: &Sheet, before: usize, told: &mut dyn FnMut(usize)) -> Result<(), XlsxError> {
        let last_column = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let heading_row = self.title(&sheet.title, last_column)?;
        // Half a line of air: LibreOffice cuts bold words off in a row of the usual height.
        self.page.set_row_height(heading_row, LINE * 1.5)?;
        for (index, column) in (0_u16..).zip(&sheet.columns) {
            self.page.set_column_width(index, f64::from(column.width))?;
            let heading = text::paragraphs(&column.heading).join("\n");
            self.page.write_string_with_format(heading_row, index, heading, &self.heading_format())?;
            self.explained(heading_row, index, column)?;
        }
        let formats: Vec<Format> = sheet.columns.iter().map(|column| self.field_format(column)).collect();
        let spare = self.field_format(&SheetColumn::new("", 0, Align::Left));
        let usual = usual_lines(sheet);
        if usual > 1 {
            self.page.set_default_row_height(height_of(usual));
        }
        let mut last_row = heading_row;
        for (row, fields) in (heading_row + 1..).zip(&sheet.rows) {
            last_row = row;
            let written = usize::try_from(row - heading_row).unwrap_or(0);
            if written.is_multiple_of(TOLD_EVERY) {
                told(before + written);
            }
            // Before the row's fields: a long sheet's rows are on disk once the next one begins.
            self.row_height(row, usual, lines_of_row(&sheet.columns, fields))?;
            for index in 0..fields.len().max(sheet.columns.len()) {
                let format = formats.get(index).unwrap_or(&spare);
                let column = u16::try_from(index).unwrap_or(u16::MAX);
                let width = sheet.columns.get(index).map_or(u16::MAX, |column| column.width);
                let field = fields.get(index).unwrap_or(&Field::Empty);
                self.field((row, column), field, width, format)?;
            }
        }
        self.in_sight_and_in_print(heading_row, last_row, (!sheet.columns.is_empty()).then_some(last_column))
    }

    /// What helps to fill a column in: a note at its heading, and what may be chosen below.
    fn explained(&mut self, heading: u32, index: u16, column: &SheetColumn) -> Result<(), XlsxError> {
        if !column.note.is_empty() {
            self.page.insert_note(heading, index, &Note::new(column.note.as_str()).add_author_prefix(false))?;
        }
        let mut allow = |first: u32, last: u32, rule: DataValidation| {
            let rule = rule.set_error_style(DataValidationErrorStyle::Warning);
            self.page.add_data_validation(first, index, last, index, &rule).map(|_| ())
        };
        match &column.choices {
            Choices::Free => Ok(()),
            Choices::Words(words) => {
                allow(heading + 1, heading + FREE_ROWS, DataValidation::new().allow_list_strings(words)?)
            }
            Choices::ByRow(rows) => (heading + 1..)
                .zip(rows)
                .filter(|(_, words)| !words.is_empty())
                .try_for_each(|(row, words)| allow(row, row, DataValidation::new().allow_list_strings(words)?)),
            Choices::Of(sheet) => {
                let place = format!("='{}'!$A$2:$A${}", sheet.replace('\'', "''"), FREE_ROWS + 1);
                allow(heading + 1, heading + FREE_ROWS, DataValidation::new().allow_list_formula(place.as_str().into()))
            }
        }
    }

    /// Writes the title, if there is one, and says which row the headings are in.
    fn title(&mut self, title: &str, last_column: u16) -> Result<u32, XlsxError> {
        let title = text::paragraphs(title).join("\n");
        if title.is_empty() {
            return Ok(0);
        }
        let format = Format::new()
            .set_font_name(self.fonts.title.as_str())
            .set_font_size(18)
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter);
        self.page.set_row_height(0, 36)?;
        if last_column == 0 {
            self.page.write_string_with_format(0, 0, title, &format)?;
        } else {
            self.page.merge_range(0, 0, 0, last_column, &title, &format)?;
        }
        Ok(1)
    }

    /// Makes room for wrapped words. Excel would do so by itself, other readers leave the lines on top of each other.
    fn row_height(&mut self, row: u32, usual: usize, lines: usize) -> Result<(), XlsxError> {
        if lines != usual {
            self.page.set_row_height(row, height_of(lines))?;
        }
        Ok(())
    }

    fn in_sight_and_in_print(&mut self, heading: u32, last: u32, last_column: Option<u16>) -> Result<(), XlsxError> {
        self.page.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
        self.page.set_margins(0.6, 0.6, 0.8, 0.8, 0.4, 0.4);
        self.page.set_footer("&C— &P —");
        if self.readers == Readers::Office {
            self.page.set_header(format!("&L{}", papers::INTERNAL));
        }
        if let Some(last_column) = last_column {
            self.page.set_freeze_panes(heading + 1, 0)?;
            self.page.set_repeat_rows(0, heading)?;
            self.page.autofilter(heading, 0, last, last_column)?;
        }
        Ok(())
    }

    fn field(
        &mut self,
        (row, column): (u32, u16),
        field: &Field,
        width: u16,
        format: &Format,
    ) -> Result<(), XlsxError> {
        match field {
            Field::Empty => self.page.write_blank(row, column, format)?,
            Field::Text(text) => {
                let text = text::paragraphs(&whole(text, width)).join("\n");
                // Always as a string: what begins with = + - @ must not become a formula in the reader's Excel.
                self.page.write_string_with_format(row, column, cut(&text, LONGEST_TEXT), format)?
            }
            Field::Number(number, decimals) => {
                let shown = format!("0{}{}", if *decimals > 0 { "." } else { "" }, "0".repeat((*decimals).into()));
                self.number(row, column, *number, &format.clone().set_num_format(shown))?
            }
            Field::Percent(share) => self.number(row, column, *share, &format.clone().set_num_format("0.0%"))?,
            Field::Date(day) => match day_of(*day) {
                Ok(date) => {
                    let format = format.clone().set_num_format(DATE);
                    self.page.write_datetime_with_format(row, column, &date, &format)?
                }
                // The format begins with 1900.
                Err(_) => self.page.write_string_with_format(row, column, day.to_string(), format)?,
            },
        };
        Ok(())
    }

    /// What is no number, such as a rate of nothing, is left empty.
    fn number(&mut self, row: u32, column: u16, number: f64, format: &Format) -> Result<&mut Worksheet, XlsxError> {
        if number.is_finite() {
            self.page.write_number_with_format(row, column, number, format)
        } else {
            self.page.write_blank(row, column, format)
        }
    }

    fn heading_format(&self) -> Format {
        framed(&self.fonts.hei).set_align(FormatAlign::Center)
    }

    fn field_format(&self, column: &SheetColumn) -> Format {
        framed(&self.fonts.body).set_align(match column.align {
            Align::Left => FormatAlign::Left,
            Align::Center => FormatAlign::Center,
            Align::Right => FormatAlign::Right,
        })
    }
}

/// How many lines the rows of a long sheet take as a rule, judged by the first of them: that height is the sheet's, and only
/// rows of another one are kept in memory (some 350 bytes each) until the file is written. A short sheet's is one line.
fn usual_lines(sheet: &Sheet) -> usize {
    const JUDGED: usize = 200;
    if sheet.rows.len() < LONG {
        return 1;
    }
    let mut counts = BTreeMap::<usize, usize>::new();
    for fields in sheet.rows.iter().take(JUDGED) {
        *counts.entry(lines_of_row(&sheet.columns, fields)).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(1, |(lines, _)| lines)
}

/// Points that so many lines take.
fn height_of(lines: usize) -> f64 {
    match u16::try_from(lines).unwrap_or(u16::MAX) {
        0 | 1 => LINE,
        lines => (f64::from(lines) * LINE + 4.0).min(HIGHEST),
    }
}

/// Lines that a row takes.
fn lines_of_row(columns: &[SheetColumn], fields: &[Field]) -> usize {
    columns.iter().zip(fields).map(|(column, field)| lines_of(field, column.width)).max().unwrap_or(1).max(1)
}

/// How many halves of a 汉字 stand beside each other in a column. Its width counts digits of the default font, 7 pixels
/// each; half a 汉字 of 12 points takes 8.
pub(super) fn cells_of(width: u16) -> usize {
    (usize::from(width) * 7 / 8).max(2)
}

/// The widest column that holds days rather than sentences. Words in a wider one stay as they are, so that they are found.
const OF_DAYS: u16 = 24;

/// Words with each date on one line, in a column of days.
fn whole(text: &str, width: u16) -> Cow<'_, str> {
    if width > OF_DAYS { Cow::Borrowed(text) } else { dates_whole(text, cells_of(width), Setter::Sheet) }
}

/// Lines that a field's words take in a column.
fn lines_of(field: &Field, width: u16) -> usize {
    let Field::Text(text) = field else { return 1 };
    let ruler = Ruler { ambiguous: Ambiguous::Wide };
    let cells = cells_of(width);
    text::paragraphs(&whole(text, width)).iter().map(|line| ruler.wrap(line, cells).len()).sum()
}

fn framed(font: &str) -> Format {
    Format::new()
        .set_font_name(font)
        .set_font_size(12)
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_have_names_that_excel_accepts_and_no_two_the_same() {
        let mut taken = Vec::new();
        let long = "市委“两新”工委成员单位重点任务分解落实情况统计表（2022年5月）";
        for name in ["任务[1]/2", "", "History", long, long, "'单引号'"] {
            let name = tab_name(name, &taken);
            assert!(name.encode_utf16().count() <= LONGEST_NAME && !name.is_empty(), "{name}");
            assert!(!taken.contains(&name), "{name}");
            taken.push(name);
        }
        assert_eq!((taken[0].as_str(), taken[5].as_str()), ("任务_1__2", "单引号"));
        assert!(taken[4].ends_with("_2"));
    }
}
