//! Large characters, in half cells. Where the terminal has shades they are drawn from outlines, softened at their edges as
//! print is on a screen, as large as there is room for. Where it has sixteen colours or none, and for a character that the
//! font lacks, they are GNU Unifont's bitmaps of 16×16 dots, which are made for that: outlines without shades were looked at
//! in half blocks, quadrants and sextants, and the strokes of 通 and 输 run together.

use super::outline::Outlined;
use crate::theme::{Depth, Theme, blend};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
    style::Style,
    widgets::Widget,
};

/// A line of large characters. It is made only as wide as there is room for.
#[derive(Clone, Copy, Debug)]
pub struct BigText<'a> {
    text: &'a str,
    style: Style,
    letters: Letters,
    size: Size,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Letters {
    Outlines,
    Bitmaps,
}

impl<'a> BigText<'a> {
    /// Rows of the smallest line.
    pub const LEAST: u16 = 8;

    /// A text in as many rows as a width has room for, at most so many. `None` when not even the smallest line fits.
    #[must_use]
    pub fn fitting(text: &'a str, theme: &Theme, style: Style, room: Size) -> Option<Self> {
        let fits = |width: &u16| *width <= room.width;
        let outlines = |rows| Some(Size::new(Outlined::width_at(text, rows * 2).filter(fits)?, rows));
        let bitmaps = || Some(Size::new(Some(bitmap_width(text)).filter(fits)?, Self::LEAST));
        let largest = match theme.depth() {
            Depth::True | Depth::Indexed => (Self::LEAST..=room.height.max(Self::LEAST)).rev().find_map(outlines),
            Depth::Sixteen | Depth::None => None,
        };
        let (letters, size) = match largest {
            Some(size) => (Letters::Outlines, size),
            None => (Letters::Bitmaps, bitmaps()?),
        };
        Some(Self { text, style, letters, size })
    }

    /// Columns and rows it takes.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    fn draw_outlines(&self, area: Rect, buf: &mut Buffer) {
        let (Some(ink), Some(paper)) = (self.style.fg, self.style.bg) else { return };
        let Some(line) = Outlined::new(self.text, area.height * 2) else { return };
        let shades = SHADES.map(|share| blend(ink, paper, share));
        for row in 0..area.height {
            for column in 0..line.width().min(area.width) {
                let (upper, lower) = (line.at(column, row * 2), line.at(column, row * 2 + 1));
                // The half with more ink is the one that is drawn: without its colours the line can still be made out.
                let (symbol, drawn, behind) =
                    if upper >= lower { ("▀", upper, lower) } else { ("▄", lower, upper) };
                let (drawn, behind) = (shades[nearest(drawn)], shades[nearest(behind)]);
                let symbol = match (drawn == behind, drawn == paper) {
                    (true, true) => " ",
                    (true, false) => "█",
                    (false, _) => symbol,
                };
                buf[(area.x + column, area.y + row)].set_symbol(symbol).set_fg(drawn).set_bg(behind);
            }
        }
    }

    fn draw_bitmaps(&self, area: Rect, buf: &mut Buffer) {
        let mut left = area.x;
        for glyph in self.text.chars().filter_map(unifont::get_glyph) {
            for row in 0..Self::LEAST {
                for column in 0..glyph.get_width() {
                    let lit = |half: u16| glyph.get_pixel(column, usize::from(row * 2 + half));
                    let symbol = match (lit(0), lit(1)) {
                        (true, true) => "█",
                        (true, false) => "▀",
                        (false, true) => "▄",
                        (false, false) => " ",
                    };
                    buf[(left + columns(column), area.y + row)].set_symbol(symbol).set_style(self.style);
                }
            }
            left += columns(glyph.get_width());
        }
    }
}

impl Widget for &BigText<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.width < self.size.width || area.height < self.size.height {
            return;
        }
        let area = Rect { width: self.size.width, height: self.size.height, ..area };
        match self.letters {
            Letters::Outlines => self.draw_outlines(area, buf),
            Letters::Bitmaps => self.draw_bitmaps(area, buf),
        }
    }
}

/// Shares of ink: enough for soft edges, few enough that neighbours are often alike.
const SHADES: [f32; 9] = [0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0];

/// Which of the shades a share from 0 to 1 is nearest to.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "one of nine")]
fn nearest(share: f32) -> usize {
    (share * 8.0).round() as usize
}

fn bitmap_width(text: &str) -> u16 {
    columns(text.chars().filter_map(unifont::get_glyph).map(unifont::Glyph::get_width).sum())
}

fn columns(dots: usize) -> u16 {
    u16::try_from(dots).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Ground;
    use ratatui::{buffer::Cell, style::Color};

    const DEPTHS: [Depth; 4] = [Depth::True, Depth::Indexed, Depth::Sixteen, Depth::None];

    fn fitting(text: &str, depth: Depth, width: u16, rows: u16) -> Option<(Size, Buffer)> {
        let theme = Theme::wall(Ground::Light, depth);
        let big = BigText::fitting(text, &theme, theme.strong, Size::new(width, rows))?;
        let area = Rect::new(0, 0, big.size().width, big.size().height);
        let mut buf = Buffer::filled(area, Cell::new(" "));
        buf.set_style(area, theme.ground);
        (&big).render(area, &mut buf);
        Some((big.size(), buf))
    }

    #[test]
    fn a_unit_of_six_characters_fills_ninety_six_columns_at_least() {
        for depth in DEPTHS {
            assert_eq!(fitting("市交通运输局", depth, 96, 8).unwrap().0, Size::new(96, 8), "{depth:?}");
            assert!(fitting("市交通运输局", depth, 95, 20).is_none(), "{depth:?}");
        }
        assert_eq!(fitting("02:41", Depth::Sixteen, 40, 8).unwrap().0, Size::new(40, 8));
    }

    #[test]
    fn with_shades_it_is_as_large_as_there_is_room_for() {
        for (width, rows, wanted) in [(144, 20, (144, 12)), (150, 20, (144, 12)), (200, 10, (120, 10))] {
            let wanted = Size::new(wanted.0, wanted.1);
            assert_eq!(fitting("市交通运输局", Depth::True, width, rows).unwrap().0, wanted);
        }
        assert_eq!(fitting("市交通运输局", Depth::Sixteen, 200, 20).unwrap().0, Size::new(96, 8));
    }

    #[test]
    fn a_character_that_the_font_lacks_is_still_drawn() {
        let (size, buf) = fitting("鱻", Depth::True, 100, 20).unwrap();
        assert_eq!(size, Size::new(16, 8));
        assert!(buf.content().iter().any(|cell| cell.symbol() == "█"));
    }

    #[test]
    fn every_depth_draws_with_its_own_colours_only() {
        for depth in DEPTHS {
            let (_, buf) = fitting("局", depth, 100, 8).unwrap();
            let inked = buf.content().iter().filter(|cell| cell.symbol() != " ").count();
            assert!((40..=120).contains(&inked), "{depth:?}: {inked} of 128 cells");
            for colour in buf.content().iter().flat_map(|cell| [cell.fg, cell.bg]) {
                let fits = match depth {
                    Depth::True => matches!(colour, Color::Rgb(..)),
                    Depth::Indexed => matches!(colour, Color::Indexed(_)),
                    Depth::Sixteen | Depth::None => !matches!(colour, Color::Rgb(..) | Color::Indexed(_)),
                };
                assert!(fits, "{depth:?}: {colour:?}");
            }
        }
    }
}
