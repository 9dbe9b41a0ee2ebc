//! Even widths: “ ” ‘ ’ — … · ● ▲ ■ → × and box-drawing are one cell to the layout and two in a terminal set to wide
//! ambiguous characters, as Chinese ones often are. There, borders double and the character after a quote is lost.
//!
//! The cure is exact: for layout each such character c is written as U+38000 + c, which counts as two cells everywhere;
//! [`EvenBackend`] turns it back on its way to the terminal.

use crate::{text::is_invisible, wording::wrap::Ambiguous};
use ratatui::{
    backend::{Backend, ClearType, WindowSize},
    buffer::Cell,
    crossterm::{cursor, queue, style::Print, terminal},
    layout::{Position, Size},
};
use std::{
    borrow::Cow,
    cell::RefCell,
    io::{self, Write},
    rc::Rc,
};
use unicode_width::UnicodeWidthChar;

/// Where stand-ins begin: plane 3, unassigned and wide.
const PLANE: u32 = 0x3_8000;

pub(super) fn stands_in(c: char) -> Option<char> {
    let ambiguous = c.width() == Some(1) && c.width_cjk() == Some(2);
    if ambiguous { char::from_u32(PLANE + u32::from(c)).filter(|_| u32::from(c) < 0x8000) } else { None }
}

pub(super) fn stood_for(c: char) -> Option<char> {
    u32::from(c).checked_sub(PLANE).filter(|plain| *plain < 0x8000).and_then(char::from_u32)
}

/// The text as it is to be laid out.
#[must_use]
pub fn even(text: &str, ambiguous: Ambiguous) -> Cow<'_, str> {
    if ambiguous == Ambiguous::Narrow || !text.chars().any(|c| stands_in(c).is_some()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| stands_in(c).unwrap_or(c)).collect())
}

/// Asks the terminal how wide it draws “. `cursor` asks it where its cursor stands and gives the column, from 0. A terminal
/// that does not answer is taken for a narrow one.
///
/// Only Chinese, Japanese and Korean set-ups draw it wide, so only those are asked: a terminal that knows no answer costs
/// the patience of whoever asks. `DIAODU_WIDTH=narrow` or `wide` answers in its stead.
pub fn probe<W: Write>(out: &mut W, cursor: impl FnOnce(&mut W) -> io::Result<Option<u16>>) -> Ambiguous {
    match std::env::var("DIAODU_WIDTH").as_deref() {
        Ok("wide") => return Ambiguous::Wide,
        Ok("narrow") => return Ambiguous::Narrow,
        _ if !cfg!(windows) && !is_east_asian() => return Ambiguous::Narrow,
        _ => {}
    }
    match measure(out, cursor) {
        Ok(Some(2)) => Ambiguous::Wide,
        _ => Ambiguous::Narrow,
    }
}

/// Whether the locale is one of those in which terminals draw ambiguous characters wide.
fn is_east_asian() -> bool {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG")).unwrap_or_default();
    ["zh", "ja", "ko"].iter().any(|language| locale.starts_with(language))
}

fn measure<W: Write>(out: &mut W, ask: impl FnOnce(&mut W) -> io::Result<Option<u16>>) -> io::Result<Option<u16>> {
    queue!(out, cursor::MoveTo(0, 0), Print('“'))?;
    out.flush()?;
    let column = ask(out)?;
    queue!(out, cursor::MoveTo(0, 0), terminal::Clear(terminal::ClearType::CurrentLine))?;
    out.flush()?;
    Ok(column)
}

/// A backend that turns stand-ins back into what they stand for.
#[derive(Debug)]
pub struct EvenBackend<B> {
    /// The terminal.
    pub inner: B,
    columns: Columns,
    /// Where the cursor was put last. The terminal is never asked: its answer would come among the keys.
    cursor: Position,
}

/// For each row of a picture that was laid out anew, where each old column went; shared with who lays it out.
pub type Columns = Rc<RefCell<Vec<Vec<u16>>>>;

impl<B> EvenBackend<B> {
    /// Wraps a backend.
    pub fn new(inner: B) -> Self {
        Self::with_columns(inner, Columns::default())
    }

    /// Wraps a backend whose pictures are laid out anew: the cursor is set where its column went.
    pub fn with_columns(inner: B, columns: Columns) -> Self {
        Self { inner, columns, cursor: Position::ORIGIN }
    }
}

impl<B: Backend> Backend for EvenBackend<B> {
    type Error = B::Error;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Self::Error>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let cells: Vec<(u16, u16, Cow<'a, Cell>)> = content.map(|(x, y, cell)| (x, y, restored(cell))).collect();
        self.inner.draw(cells.iter().map(|(x, y, cell)| (*x, *y, &**cell)))
    }

    fn append_lines(&mut self, n: u16) -> Result<(), Self::Error> {
        self.inner.append_lines(n)
    }

    fn hide_cursor(&mut self) -> Result<(), Self::Error> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> Result<(), Self::Error> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> Result<Position, Self::Error> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Self::Error> {
        self.cursor = position.into();
        let Position { x, y } = self.cursor;
        let went = self.columns.borrow().get(usize::from(y)).and_then(|row| row.get(usize::from(x)).copied());
        self.inner.set_cursor_position(Position { x: went.unwrap_or(x), y })
    }

    fn clear(&mut self) -> Result<(), Self::Error> {
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> Result<(), Self::Error> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> Result<Size, Self::Error> {
        self.inner.size()
    }

    fn window_size(&mut self) -> Result<WindowSize, Self::Error> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> Result<(), Self::Error> {
        self.inner.flush()
    }
}

fn restored(cell: &Cell) -> Cow<'_, Cell> {
    if !cell.symbol().chars().any(|c| stood_for(c).is_some() || is_invisible(c)) {
        return Cow::Borrowed(cell);
    }
    // The last gate before a terminal: whatever the ledger holds, nothing that steers goes through.
    let symbol: String =
        cell.symbol().chars().filter(|c| !is_invisible(*c)).map(|c| stood_for(c).unwrap_or(c)).collect();
    let symbol = if symbol.is_empty() { " ".to_owned() } else { symbol };
    let mut cell = cell.clone();
    cell.set_symbol(&symbol);
    Cow::Owned(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::wrap::width;
    use ratatui::{Terminal, backend::TestBackend, style::Style};

    #[test]
    fn nothing_that_steers_a_terminal_goes_through() {
        for c in ['\u{1b}', '\u{9b}', '\u{7}', '\u{202e}', '\u{2066}', '\u{200f}', '\u{feff}', '\u{7f}'] {
            let mut cell = Cell::default();
            cell.set_symbol(&format!("市{c}"));
            assert_eq!(restored(&cell).symbol(), "市");
            cell.set_symbol(&c.to_string());
            assert_eq!(restored(&cell).symbol(), " ");
        }
    }

    #[test]
    fn in_a_wide_terminal_every_mark_takes_two_cells_and_comes_out_unchanged() {
        for mark in ["“", "”", "—", "…", "·", "①", "●", "▲", "■", "→", "×", "─"] {
            let laid = even(mark, Ambiguous::Wide);
            assert_eq!(width(&laid), 2, "{mark}");
            assert_eq!(even(mark, Ambiguous::Narrow), mark);
        }
        let mut terminal = Terminal::new(EvenBackend::new(TestBackend::new(12, 1))).unwrap();
        terminal
            .draw(|frame| {
                let text = even("“两新”党建", Ambiguous::Wide);
                frame.buffer_mut().set_string(0, 0, &text, Style::new());
            })
            .unwrap();
        let shown: Vec<&str> =
            terminal.backend().inner.buffer().content().iter().map(Cell::symbol).filter(|s| *s != " ").collect();
        assert_eq!(shown.concat(), "“两新”党建");
    }
}
