//! A brush: puts words into a buffer by cells, cut with … where they do not fit, and never half a character.

use super::even;
use crate::{
    theme::Theme,
    wording::wrap::{Ambiguous, Ruler},
};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

/// How a terminal is drawn on: its colours and its widths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Colours by role.
    pub theme: Theme,
    /// Widths.
    pub ruler: Ruler,
}

impl Look {
    /// A look; `ambiguous` comes from [`super::probe`].
    #[must_use]
    pub fn new(theme: Theme, ambiguous: Ambiguous) -> Self {
        Self { theme, ruler: Ruler { ambiguous } }
    }

    /// Whether half blocks are one cell wide, so that large characters can be drawn.
    #[must_use]
    pub fn draws_large(&self) -> bool {
        self.ruler.ambiguous == Ambiguous::Narrow
    }

    /// Cells that a text takes.
    #[must_use]
    pub fn width(&self, text: &str) -> u16 {
        u16::try_from(self.ruler.width(text)).unwrap_or(u16::MAX)
    }
}

/// Puts words into a buffer.
#[derive(Debug)]
pub struct Brush<'b> {
    buffer: &'b mut Buffer,
    look: Look,
}

impl<'b> Brush<'b> {
    /// A brush for a buffer.
    pub fn new(buffer: &'b mut Buffer, look: Look) -> Self {
        Self { buffer, look }
    }

    /// The look it draws in.
    #[must_use]
    pub fn look(&self) -> Look {
        self.look
    }

    /// The buffer, for widgets that draw by themselves.
    pub fn buffer(&mut self) -> &mut Buffer {
        self.buffer
    }

    /// Empties an area. A wide character that reaches into it from the left is taken away whole, or half of it would
    /// swallow the area's first column.
    pub fn fill(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            if area.left() > self.buffer.area.left() {
                let neighbour = &mut self.buffer[(area.left() - 1, y)];
                if self.look.ruler.width(neighbour.symbol()) > 1 {
                    neighbour.set_symbol(" ");
                }
            }
            for x in area.left()..area.right() {
                let cell = &mut self.buffer[(x, y)];
                cell.reset();
                cell.set_style(style);
            }
        }
    }

    /// Puts words at the left of a row, in at most the row's width. Gives the cells they took.
    pub fn put(&mut self, row: Rect, text: &str, style: Style) -> u16 {
        let row = row.intersection(self.buffer.area);
        if row.is_empty() {
            return 0;
        }
        let fitted = self.look.ruler.fit(text, usize::from(row.width));
        let laid = even(&fitted, self.look.ruler.ambiguous);
        let (end, _) = self.buffer.set_stringn(row.x, row.y, &laid, usize::from(row.width), style);
        end - row.x
    }

    /// Puts words at the right of a row. Gives the cells they took.
    pub fn put_right(&mut self, row: Rect, text: &str, style: Style) -> u16 {
        let width = self.look.width(text).min(row.width);
        self.put(Rect { x: row.right() - width, width, ..row }, text, style)
    }

    /// Puts words in the middle of a row.
    pub fn put_centred(&mut self, row: Rect, text: &str, style: Style) {
        let width = self.look.width(text).min(row.width);
        self.put(Rect { x: row.x + (row.width - width) / 2, width, ..row }, text, style);
    }

    /// Puts words over several rows, broken by 避头尾; the last row is cut with … Gives the rows they took.
    pub fn put_wrapped(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        if area.is_empty() {
            return 0;
        }
        let lines = self.look.ruler.wrap(text, usize::from(area.width));
        let rows = usize::from(area.height).min(lines.len());
        for (row, line) in area.rows().zip(lines.iter().take(rows)) {
            let is_cut = rows < lines.len() && row.y + 1 == area.bottom();
            if is_cut {
                // What is left, from here on, so that … stands where something is missing.
                let from = line.as_ptr() as usize - text.as_ptr() as usize;
                self.put(row, &text[from..], style);
            } else {
                self.put(row, line, style);
            }
        }
        u16::try_from(rows).unwrap_or(area.height)
    }

    /// Draws a rule; of plain hyphens where box-drawing would double.
    pub fn rule(&mut self, row: Rect) {
        let stroke = if self.look.draws_large() { "─" } else { "-" };
        self.put(row, &stroke.repeat(usize::from(row.width)), self.look.theme.rule);
    }

    /// Shades the left of a row: a bar. Blanks on a ground, so that no terminal can double them.
    pub fn bar(&mut self, row: Rect, cells: u16, style: Style) {
        let bar = Rect { width: cells.min(row.width), ..row }.intersection(self.buffer.area);
        self.buffer.set_style(bar, style.add_modifier(ratatui::style::Modifier::REVERSED));
    }
}
