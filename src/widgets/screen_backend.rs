//! The way to a terminal. Most of it is ratatui's; but the old console of Windows (Windows 7, 使用旧版控制台) knows no control
//! sequences, and takes some of what is asked of every terminal as a fault: there only places, colours and characters
//! are asked for.

use crate::theme::Depth;
use ratatui::{
    backend::{Backend, ClearType, CrosstermBackend, IntoCrossterm as _, WindowSize},
    buffer::Cell,
    crossterm::{
        cursor::MoveTo,
        execute, queue,
        style::{Color, Colors, Print, ResetColor, SetColors},
        terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate},
    },
    layout::{Position, Size},
    style::Modifier,
};
use std::io::{self, Write};

/// A terminal to draw on.
#[derive(Debug)]
pub struct ScreenBackend<W: Write> {
    inner: CrosstermBackend<W>,
    knows_sequences: bool,
}

impl<W: Write> ScreenBackend<W> {
    /// The terminal behind a writer.
    pub fn new(out: W) -> Self {
        Self { inner: CrosstermBackend::new(out), knows_sequences: knows_sequences() }
    }

    /// To be called before a picture: the terminal shows all of it at one stroke, so that an input method's window does not
    /// flicker.
    ///
    /// # Errors
    /// The terminal could not be written to.
    pub fn begin_stroke(&mut self) -> io::Result<()> {
        // The old console would print the mark.
        if self.knows_sequences { execute!(self.inner, BeginSynchronizedUpdate) } else { Ok(()) }
    }

    /// To be called after a picture.
    ///
    /// # Errors
    /// The terminal could not be written to.
    pub fn end_stroke(&mut self) -> io::Result<()> {
        if self.knows_sequences { execute!(self.inner, EndSynchronizedUpdate) } else { Ok(()) }
    }
}

/// How many colours the terminal has. The console of Windows says nothing of itself; one that knows control sequences takes
/// any colour (Windows Command Line blog, "24-bit Color in the Windows Console!", 2016: from build 14931 on; the few older
/// ones take the nearest that they have).
#[must_use]
pub fn depth() -> Depth {
    let said = Depth::from_env(|name| std::env::var(name).ok());
    if cfg!(windows) && said == Depth::Sixteen && knows_sequences() { Depth::True } else { said }
}

#[cfg(windows)]
fn knows_sequences() -> bool {
    ratatui::crossterm::ansi_support::supports_ansi()
}

/// A terminal passes over those that it does not know.
#[cfg(not(windows))]
const fn knows_sequences() -> bool {
    true
}

/// Draws with places, colours and characters alone.
fn draw_plainly<'a>(out: &mut impl Write, cells: impl Iterator<Item = (u16, u16, &'a Cell)>) -> io::Result<()> {
    let (mut behind, mut inked) = (None, None);
    for (x, y, cell) in cells {
        if behind != Some((x, y)) {
            queue!(out, MoveTo(x, y))?;
        }
        behind = x.checked_add(1).map(|next| (next, y));
        let ink = ink_of(cell);
        if inked.replace(ink) != Some(ink) {
            queue!(out, SetColors(Colors::new(ink.0, ink.1)))?;
        }
        queue!(out, Print(cell.symbol()))?;
    }
    queue!(out, ResetColor)
}

/// Ink and ground. The console turns nothing round by itself: what is chosen is shown by changing them here.
fn ink_of(cell: &Cell) -> (Color, Color) {
    let (ink, ground) = (cell.fg.into_crossterm(), cell.bg.into_crossterm());
    if !cell.modifier.contains(Modifier::REVERSED) {
        return (ink, ground);
    }
    let or = |colour: Color, usual: Color| if colour == Color::Reset { usual } else { colour };
    (or(ground, Color::Black), or(ink, Color::Grey))
}

impl<W: Write> Backend for ScreenBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        if self.knows_sequences { self.inner.draw(content) } else { draw_plainly(&mut self.inner, content) }
    }

    fn append_lines(&mut self, n: u16) -> io::Result<()> {
        self.inner.append_lines(n)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::{buffer::Buffer, layout::Rect, style::Style};

    /// What a picture of a chosen line sends.
    fn sent(knows_sequences: bool) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 2));
        buffer.set_string(0, 0, "物流", Style::new().underlined());
        buffer.set_string(0, 1, "挂牌", Style::new().red().reversed());
        let cells = [(0, 0), (2, 0), (0, 1), (2, 1)].map(|(x, y)| (x, y, &buffer[(x, y)]));
        let mut bytes = Vec::new();
        let mut screen = ScreenBackend { inner: CrosstermBackend::new(&mut bytes), knows_sequences };
        screen.begin_stroke().unwrap();
        screen.draw(cells.into_iter()).unwrap();
        screen.end_stroke().unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn an_old_console_is_asked_for_nothing_that_it_takes_as_a_fault_or_would_print() {
        let plain = sent(false);
        for words in ["物", "流", "挂", "牌"] {
            assert!(plain.contains(words), "{plain:?}");
        }
        // Colours of underlines (58, 59), attributes, and the marks of a stroke.
        for sequence in ["\x1b[58", "\x1b[59", "\x1b[4m", "\x1b[7m", "\x1b[?2026"] {
            assert!(!plain.contains(sequence), "{sequence:?} in {plain:?}");
        }
        // The chosen line is black on what it is written in elsewhere.
        assert!(plain.contains("\x1b[38;5;0;48;5;1m挂"), "{plain:?}");
    }

    #[test]
    fn any_other_terminal_is_asked_for_all_of_it() {
        let whole = sent(true);
        for sequence in ["\x1b[4m", "\x1b[7m", "\x1b[?2026h", "\x1b[?2026l"] {
            assert!(whole.contains(sequence), "{sequence:?} in {whole:?}");
        }
    }
}
