//! Large characters: GNU Unifont's 16×16 bitmaps in half blocks, 16 columns × 8 rows a Han, 8 columns a digit.
//!
//! Outlines (Noto Sans CJK Regular and Bold, 文泉驿正黑) drawn into the same cells were looked at: in half blocks, quadrants
//! and sextants the strokes of 通 and 输 run together, and a size that would part them (24 columns a Han) leaves a wall of
//! 120 columns no room for a name of six. Octants would do, but fonts of office PCs have none (Unicode 16, 2024).

use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};

/// Rows a line of large characters takes.
const ROWS: u16 = 8;

/// A line of large characters; what does not fit whole is not drawn.
#[derive(Clone, Copy, Debug)]
pub struct BigText<'a> {
    /// The characters.
    pub text: &'a str,
    /// How they look.
    pub style: Style,
}

impl BigText<'_> {
    /// Rows it takes.
    pub const HEIGHT: u16 = ROWS;

    /// Columns a text takes.
    #[must_use]
    pub fn width(text: &str) -> u16 {
        let columns: usize = text.chars().filter_map(unifont::get_glyph).map(unifont::Glyph::get_width).sum();
        u16::try_from(columns).unwrap_or(u16::MAX)
    }
}

impl Widget for &BigText<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.height < ROWS {
            return;
        }
        let mut left = area.left();
        for glyph in self.text.chars().filter_map(unifont::get_glyph) {
            let Ok(width) = u16::try_from(glyph.get_width()) else { return };
            if area.right() - left < width {
                return;
            }
            for row in 0..ROWS {
                for column in 0..width {
                    let lit = |half: u16| glyph.get_pixel(usize::from(column), usize::from(row * 2 + half));
                    let symbol = match (lit(0), lit(1)) {
                        (true, true) => "█",
                        (true, false) => "▀",
                        (false, true) => "▄",
                        (false, false) => " ",
                    };
                    buf[(left + column, area.top() + row)].set_symbol(symbol).set_style(self.style);
                }
            }
            left += width;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_of_six_characters_fills_ninety_six_columns() {
        assert_eq!(BigText::width("市交通运输局"), 96);
        assert_eq!(BigText::width("02:41"), 40);
        let area = Rect::new(0, 0, 16, 8);
        let mut buf = Buffer::empty(area);
        (&BigText { text: "一", style: Style::new() }).render(area, &mut buf);
        let inked = buf.content().iter().filter(|cell| cell.symbol() != " ").count();
        assert!((10..=48).contains(&inked), "the one stroke of 一 covers {inked} cells");
    }

    #[test]
    fn a_character_that_does_not_fit_is_left_out_whole() {
        let area = Rect::new(0, 0, 20, 8);
        let mut buf = Buffer::empty(area);
        (&BigText { text: "国国", style: Style::new() }).render(area, &mut buf);
        assert!((0..8).all(|y| (16..20).all(|x| buf[(x, y)].symbol() == " ")));
    }
}
