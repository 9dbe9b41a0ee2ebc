//! How the minutes look (`house_style.toml`). What an office leaves out is as [`HouseStyle::default`] has it.

use super::section::Section;
use crate::domain::{AttendancePlace, Fonts, HouseStyle, MinutesForm, NumberForm};

/// The name of the file.
pub(super) const FILE: &str = "house_style.toml";
/// The keys of the whole file.
pub(super) const FILE_KEYS: &[&str] = &[
    "mark",
    "issuer",
    "convener",
    "form",
    "number_form",
    "attendance",
    "with_title",
    "with_times",
    "copy_to",
    "line_pitch",
    "fonts",
];

const FONT_KEYS: &[&str] = &["body", "kai", "hei", "title", "song", "latin"];
/// How minutes are numbered.
pub(super) const NUMBER_FORMS: &[(&str, NumberForm)] =
    &[("第X期", NumberForm::Issue), ("第X号", NumberForm::Number), ("〔年〕X号", NumberForm::Yearly)];
/// How much they tell.
pub(super) const FORMS: &[(&str, MinutesForm)] = &[("全式", MinutesForm::Full), ("简式", MinutesForm::Concise)];
/// Where attendance stands.
pub(super) const PLACES: &[(&str, AttendancePlace)] =
    &[("正文之后", AttendancePlace::AfterBody), ("正文之前", AttendancePlace::BeforeBody)];

/// Reads the file.
pub(super) fn read(root: &Section<'_>) -> HouseStyle {
    let plain = HouseStyle::default();
    HouseStyle {
        mark: root.text_or("mark", &plain.mark),
        issuer: root.text_or("issuer", &plain.issuer),
        convener: root.text_or("convener", &plain.convener),
        form: root.one_of("form", FORMS, Some(plain.form)),
        number_form: root.one_of("number_form", NUMBER_FORMS, Some(plain.number_form)),
        attendance: root.one_of("attendance", PLACES, Some(plain.attendance)),
        with_title: root.flag("with_title", plain.with_title),
        with_times: root.flag("with_times", plain.with_times),
        copy_to: root.texts("copy_to"),
        // 20 to 40 points: below that 16-point characters touch, above it a page holds fewer than 16 lines.
        line_pitch: root.maybe_number("line_pitch", 400, 800).map_or(plain.line_pitch, |(pitch, _)| pitch),
        fonts: match root.section("fonts", FONT_KEYS) {
            Some(section) => fonts(&section, &plain.fonts),
            None => plain.fonts,
        },
    }
}

fn fonts(section: &Section<'_>, plain: &Fonts) -> Fonts {
    Fonts {
        body: section.text_or("body", &plain.body),
        kai: section.text_or("kai", &plain.kai),
        hei: section.text_or("hei", &plain.hei),
        title: section.text_or("title", &plain.title),
        song: section.text_or("song", &plain.song),
        latin: section.text_or("latin", &plain.latin),
    }
}
