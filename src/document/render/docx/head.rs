//! The head of minutes: 标志, number, organ and date, red line; and the title below it.

use crate::text;
use unicode_segmentation::UnicodeSegmentation as _;

use super::measure::{ABOVE_MARK, MARK_LARGEST, MARK_SMALLEST, MARK_WIDTH};
use super::paragraph::{Layout, Spacing, ends, paragraph};
use super::styles::id;
use super::xml::Xml;
use crate::document::model::Run;

/// The 纪要标志, 35 mm below the top of the 版心.
pub(super) fn mark(xml: &mut Xml, text: &str, new_page: bool) {
    let lines = text::paragraphs(text);
    let size = mark_size(&lines);
    // Half points: twenty twips are a point. The line is a tenth higher than the characters, which puts their tops at
    // its top; their ink begins a twentieth lower, and that is taken from the space above.
    let line = size * 22;
    let above = Spacing { exact: Some(ABOVE_MARK - size), ..Spacing::default() };
    paragraph(xml, &Layout { spacing: above, new_page, ..Layout::of(id::MARK_SPACE) }, &[]);
    for text in lines {
        let spacing = Spacing { exact: Some(line), ..Spacing::default() };
        let layout = Layout { spacing, size: Some(size * 2), ..Layout::of(id::MARK) };
        paragraph(xml, &layout, &[Run::plain(text)]);
    }
}

/// Points: as large as one line allows, within what still looks like a mark. A Latin capital counts as a whole
/// character, because in many fonts it is far wider than half of one.
fn mark_size(lines: &[String]) -> u32 {
    let characters = lines.iter().map(|line| line.graphemes(true).count()).max().unwrap_or(0).max(1);
    let fitting = MARK_WIDTH / u32::try_from(characters).unwrap_or(MARK_WIDTH);
    fitting.clamp(MARK_SMALLEST, MARK_LARGEST)
}

/// The number, two lines below the mark.
pub(super) fn number(xml: &mut Xml, text: &str, new_page: bool) {
    let layout = Layout { new_page, ..Layout::of(id::NUMBER) };
    for line in text::paragraphs(text) {
        paragraph(xml, &layout, &[Run::plain(line)]);
    }
}

/// The issuing organ and the date, one character in from both edges, and the red line below them.
pub(super) fn issuer(xml: &mut Xml, organ: &str, date: &str, new_page: bool) {
    let (organ, date) = (text::paragraphs(organ).concat(), text::paragraphs(date).concat());
    ends(xml, &Layout { new_page, ..Layout::of(id::ISSUER) }, &organ, &date);
    paragraph(xml, &Layout::of(id::RED_LINE), &[]);
}

/// The title: two blank lines above it when a head stands there, one below.
pub(super) fn title(xml: &mut Xml, text: &str, below_head: bool, pitch: u32, new_page: bool) {
    let lines = text::paragraphs(text);
    let last = lines.len().saturating_sub(1);
    for (index, line) in lines.into_iter().enumerate() {
        let layout = Layout {
            new_page: new_page && index == 0,
            spacing: Spacing {
                before: (below_head && index == 0).then_some(2 * pitch),
                after: (index == last).then_some(pitch),
                exact: None,
            },
            ..Layout::of(id::TITLE)
        };
        paragraph(xml, &layout, &[Run::plain(line)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(mark: &str) -> u32 {
        mark_size(&text::paragraphs(mark))
    }

    #[test]
    fn the_mark_fills_the_line_within_bounds() {
        assert_eq!(size("会议纪要"), 60);
        assert_eq!(size("XX市委“两新”工委会议纪要"), 31);
        assert_eq!(size(&"纪".repeat(18)), 24);
        assert_eq!(size(&"纪".repeat(60)), 24);
        assert_eq!(size(""), 60);
    }
}
