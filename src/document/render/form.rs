//! A unit's form as an .xlsx file. The same form gives the same bytes.
//!
//! # Layout
//! Sheet `事项`: row 1 the title, row 2 `填报单位：…` and `填报人、电话：`, row 3 how to fill it in, row 4 the headings
//! (编号, hidden, 序号 事项 期限 目前状态 完成情况 办结日期 完成率（0—100） 本月进展 佐证材料 申请延期至 延期原因 需协调事项), from row 5
//! on an item a row, then six empty rows for new promises (事项 and 期限 are theirs to write).
//!
//! Sheet `数据`, if anything is counted: the same head, headings 编号 (hidden) 类别 指标 计量单位 上月 本月 说明, an
//! indicator a row; 本月 is to be filled in.
//!
//! Sheet `台账`, if it has anything to register: the same head, headings 编号 (hidden) 台账 条目名称 目前阶段 现在到哪一步
//! 哪天到的 情况说明, an entry a row, and a row for each it owes; the last three are to be filled in, and the name of what is
//! not registered yet.
//!
//! Sheet `台账栏目`, with it: headings 编号 (hidden) 台账 条目名称 栏目 现在登记的 填写, a field a row; the last is to be filled in.
//!
//! Sheet `_meta`, very hidden, key and values a row: `diaodu-form | 1`, `unit | code | name`, `meeting | number | month`,
//! `made | day`, `item | name | how it stood | words | by when`, `figure | code | value or nothing | name`,
//! `entry | number or kind | stage or nothing | name`, `field | number or kind | name | field | value or nothing`.
//!
//! Protected without a password: what is the unit's to fill in is unlocked. Readers find everything by its text.

use crate::text;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign, FormatBorder,
    ProtectionOptions, Workbook as File, Worksheet, XlsxError,
};

use super::xlsx::{DATE, properties};
use crate::document::model::UnitForm;
use crate::domain::{Fonts, HouseStyle};
use crate::wording::forms::{self, FieldColumn, FigureColumn, ItemColumn, RegisterColumn};

/// The row of the headings, from 0.
const HEADINGS: u32 = 3;
/// The layout's number: readers know by it what they may expect.
pub(super) const LAYOUT: &str = "1";

/// The file's bytes.
pub(super) fn render(form: &UnitForm, style: &HouseStyle) -> Result<Vec<u8>, XlsxError> {
    let mut file = File::new();
    file.set_properties(&properties(&form.title, &form.meta)?);
    items(file.add_worksheet(), form, &style.fonts)?;
    if !form.figures.is_empty() {
        figures(file.add_worksheet(), form, &style.fonts)?;
    }
    if !form.entries.is_empty() {
        entries(file.add_worksheet(), form, &style.fonts)?;
    }
    if form.entries.iter().any(|entry| !entry.fields.is_empty()) {
        fields(file.add_worksheet(), form, &style.fonts)?;
    }
    hidden(file.add_worksheet(), form)?;
    file.save_to_buffer()
}

/// The formats that both sheets are drawn with.
struct Looks {
    title: Format,
    note: Format,
    head: Format,
    given: Format,
    wanted: Format,
    wanted_date: Format,
    person: Format,
}

impl Looks {
    fn of(fonts: &Fonts) -> Self {
        let cell = || {
            Format::new()
                .set_font_name(fonts.body.as_str())
                .set_font_size(12)
                .set_border(FormatBorder::Thin)
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
        };
        let line = || {
            Format::new().set_font_name(fonts.body.as_str()).set_font_size(11).set_align(FormatAlign::VerticalCenter)
        };
        Self {
            title: Format::new()
                .set_font_name(fonts.title.as_str())
                .set_font_size(18)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            note: line().set_text_wrap(),
            head: cell()
                .set_font_name(fonts.hei.as_str())
                .set_align(FormatAlign::Center)
                .set_background_color(Color::RGB(0x00E7_E6E6)),
            given: cell().set_background_color(Color::RGB(0x00F2_F2F2)),
            wanted: cell().set_unlocked(),
            wanted_date: cell().set_unlocked().set_num_format(DATE),
            person: line().set_unlocked(),
        }
    }
}

fn head(page: &mut Worksheet, form: &UnitForm, note: &str, last: u16, looks: &Looks) -> Result<(), XlsxError> {
    page.merge_range(0, 1, 0, last, &line(&form.title), &looks.title)?;
    page.set_row_height(0, 36)?;
    page.write_string_with_format(1, 2, format!("{}{}", forms::UNIT_LABEL, line(&form.unit.1)), &looks.note)?;
    page.write_string_with_format(1, last - 1, forms::PERSON_LABEL, &looks.person)?;
    page.set_row_height(1, 22)?;
    page.merge_range(2, 1, 2, last, note, &looks.note)?;
    page.set_row_height(2, 36)?;
    page.set_row_height(HEADINGS, 30)?;
    Ok(())
}

fn line(words: &str) -> String {
    text::paragraphs(words).join(" ")
}

/// What stays in sight, what repeats in print, what may be changed.
fn finish(page: &mut Worksheet, first_wanted: u16) -> Result<(), XlsxError> {
    page.set_column_hidden(0)?;
    page.set_freeze_panes(HEADINGS + 1, 3)?;
    page.set_repeat_rows(0, HEADINGS)?;
    page.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    page.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
    page.set_footer("&C— &P —");
    page.set_selection(HEADINGS + 1, first_wanted, HEADINGS + 1, first_wanted)?;
    let allowed =
        ProtectionOptions { format_columns: true, format_rows: true, insert_rows: true, ..Default::default() };
    page.protect_with_options(&allowed);
    Ok(())
}

fn items(page: &mut Worksheet, form: &UnitForm, fonts: &Fonts) -> Result<(), XlsxError> {
    let looks = Looks::of(fonts);
    page.set_name(forms::ITEMS_SHEET)?;
    head(page, form, forms::ITEMS_NOTE, ItemColumn::Help as u16, &looks)?;
    page.write_string_with_format(1, ItemColumn::Status as u16, forms::NIL_LABEL, &looks.note)?;
    page.write_blank(1, ItemColumn::Progress as u16, &looks.wanted)?;
    for (at, column) in (0_u16..).zip(ItemColumn::ALL) {
        page.set_column_width(at, column.width())?;
        page.write_string_with_format(HEADINGS, at, column.heading(), &looks.head)?;
    }
    let free = (0..forms::FREE_ROWS).map(|_| None);
    let mut last_row = HEADINGS;
    for (row, item) in (HEADINGS + 1..).zip(form.items.iter().map(Some).chain(free)) {
        last_row = row;
        for (at, column) in (0_u16..).zip(ItemColumn::ALL) {
            let given = item.map(|item| match column {
                ItemColumn::Id => item.id.clone(),
                ItemColumn::Number => (row - HEADINGS).to_string(),
                ItemColumn::Text => line(&item.text),
                ItemColumn::Due => line(&item.due),
                ItemColumn::State => line(&item.state),
                _ => String::new(),
            });
            let is_theirs =
                column > ItemColumn::State || (item.is_none() && matches!(column, ItemColumn::Text | ItemColumn::Due));
            let format = match (column, is_theirs) {
                (ItemColumn::Until | ItemColumn::DoneOn, _) | (ItemColumn::Due, true) => &looks.wanted_date,
                (_, true) => &looks.wanted,
                _ => &looks.given,
            };
            match given.filter(|words| !words.is_empty()) {
                // Always as a string: what begins with = + - @ must not become a formula.
                Some(words) => page.write_string_with_format(row, at, words, format)?,
                None => page.write_blank(row, at, format)?,
            };
        }
        let lines = item.map_or(1, |item| item.text.chars().count().div_ceil(13)).clamp(1, 12);
        page.set_row_height(row, 8.0 + 17.0 * f64::from(u16::try_from(lines).unwrap_or(12)))?;
    }
    let statuses = DataValidation::new().allow_list_strings(&forms::STATUSES)?;
    let statuses = statuses.set_error_style(DataValidationErrorStyle::Warning);
    let status = ItemColumn::Status as u16;
    page.add_data_validation(HEADINGS + 1, status, last_row, status, &statuses)?;
    let percent = DataValidation::new()
        .allow_decimal_number(DataValidationRule::Between(0.0, 100.0))
        .set_error_style(DataValidationErrorStyle::Warning);
    let column = ItemColumn::Percent as u16;
    page.add_data_validation(HEADINGS + 1, column, last_row, column, &percent)?;
    finish(page, status)
}

fn figures(page: &mut Worksheet, form: &UnitForm, fonts: &Fonts) -> Result<(), XlsxError> {
    let looks = Looks::of(fonts);
    page.set_name(forms::FIGURES_SHEET)?;
    head(page, form, forms::FIGURES_NOTE, FigureColumn::Note as u16, &looks)?;
    for (at, column) in (0_u16..).zip(FigureColumn::ALL) {
        page.set_column_width(at, column.width())?;
        page.write_string_with_format(HEADINGS, at, column.heading(), &looks.head)?;
    }
    for (row, figure) in (HEADINGS + 1..).zip(&form.figures) {
        let words = [&figure.id, &figure.group, &figure.name, &figure.measure];
        for (at, words) in (0_u16..).zip(words) {
            page.write_string_with_format(row, at, line(words), &looks.given)?;
        }
        number(page, row, 4, figure.last, &looks.given)?;
        number(page, row, 5, figure.now, &looks.wanted)?;
        page.write_blank(row, 6, &looks.wanted)?;
        page.set_row_height(row, 22)?;
    }
    finish(page, 5)
}

fn entries(page: &mut Worksheet, form: &UnitForm, fonts: &Fonts) -> Result<(), XlsxError> {
    let looks = Looks::of(fonts);
    page.set_name(forms::REGISTERS_SHEET)?;
    head(page, form, forms::REGISTERS_NOTE, RegisterColumn::Note as u16, &looks)?;
    for (at, column) in (0_u16..).zip(RegisterColumn::ALL) {
        page.set_column_width(at, column.width())?;
        page.write_string_with_format(HEADINGS, at, column.heading(), &looks.head)?;
    }
    let now = RegisterColumn::Now as u16;
    for (row, entry) in (HEADINGS + 1..).zip(&form.entries) {
        for (at, words) in (0_u16..).zip([&entry.id, &entry.kind]) {
            page.write_string_with_format(row, at, line(words), &looks.given)?;
        }
        let name = RegisterColumn::Name as u16;
        if entry.name.is_empty() {
            page.write_blank(row, name, &looks.wanted)?;
        } else {
            page.write_string_with_format(row, name, line(&entry.name), &looks.given)?;
        }
        page.write_string_with_format(row, RegisterColumn::Stage as u16, &entry.stage, &looks.given)?;
        page.write_blank(row, now, &looks.wanted)?;
        page.write_blank(row, RegisterColumn::On as u16, &looks.wanted_date)?;
        page.write_blank(row, RegisterColumn::Note as u16, &looks.wanted)?;
        page.set_row_height(row, 22)?;
        let stages = DataValidation::new().allow_list_strings(&entry.stages)?;
        let stages = stages.set_error_style(DataValidationErrorStyle::Warning);
        page.add_data_validation(row, now, row, now, &stages)?;
    }
    finish(page, now)
}

fn fields(page: &mut Worksheet, form: &UnitForm, fonts: &Fonts) -> Result<(), XlsxError> {
    let looks = Looks::of(fonts);
    page.set_name(forms::FIELDS_SHEET)?;
    let value = FieldColumn::Value as u16;
    head(page, form, forms::FIELDS_NOTE, value, &looks)?;
    for (at, column) in (0_u16..).zip(FieldColumn::ALL) {
        page.set_column_width(at, column.width())?;
        page.write_string_with_format(HEADINGS, at, column.heading(), &looks.head)?;
    }
    let all = form.entries.iter().flat_map(|entry| entry.fields.iter().map(move |field| (entry, field)));
    for (row, (entry, (name, held))) in (HEADINGS + 1..).zip(all) {
        for (at, words) in (0_u16..).zip([&entry.id, &entry.kind, &entry.name, name, held]) {
            page.write_string_with_format(row, at, line(words), &looks.given)?;
        }
        page.write_blank(row, value, &looks.wanted)?;
        page.set_row_height(row, 22)?;
    }
    finish(page, value)
}

fn number(page: &mut Worksheet, row: u32, at: u16, value: Option<i64>, format: &Format) -> Result<(), XlsxError> {
    match value {
        #[expect(clippy::cast_precision_loss, reason = "monthly head counts are far below 2^52")]
        Some(value) => page.write_number_with_format(row, at, value as f64, format)?,
        None => page.write_blank(row, at, format)?,
    };
    Ok(())
}

fn hidden(page: &mut Worksheet, form: &UnitForm) -> Result<(), XlsxError> {
    page.set_name(forms::META_SHEET)?;
    page.set_very_hidden(true);
    let meeting = form.meeting.0.to_string();
    let mut rows: Vec<Vec<String>> = vec![
        vec!["diaodu-form".into(), LAYOUT.into()],
        vec!["unit".into(), form.unit.0.clone(), form.unit.1.clone()],
        vec!["meeting".into(), meeting, form.meeting.1.clone()],
        vec!["made".into(), form.made.clone()],
    ];
    rows.extend(
        form.items
            .iter()
            .map(|item| vec!["item".into(), item.id.clone(), item.base.clone(), line(&item.text), line(&item.due)]),
    );
    rows.extend(form.figures.iter().map(|figure| {
        let now = figure.now.map(|now| now.to_string()).unwrap_or_default();
        vec!["figure".into(), figure.id.clone(), now, figure.name.clone()]
    }));
    rows.extend(
        form.entries
            .iter()
            .map(|entry| vec!["entry".into(), entry.id.clone(), entry.stage.clone(), entry.name.clone()]),
    );
    rows.extend(form.entries.iter().flat_map(|entry| {
        let row = |(name, held): &(String, String)| {
            vec!["field".into(), entry.id.clone(), entry.name.clone(), name.clone(), line(held)]
        };
        entry.fields.iter().map(row).collect::<Vec<_>>()
    }));
    for (row, words) in (0_u32..).zip(rows) {
        for (at, words) in (0_u16..).zip(words) {
            page.write_string(row, at, words)?;
        }
    }
    page.protect();
    Ok(())
}
