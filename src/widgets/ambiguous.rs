//! Terminals that draw “ ” ● ▲ → — two cells wide, as many Chinese set-ups do, while everything here is laid out as one.
//!
//! The finished picture is laid out anew, row by row: each such character takes two cells and eats a blank behind it, so
//! that columns stay where they are. Meanwhile it is a stand-in that counts as two cells (see `even.rs`). Box lines
//! become ASCII.

use super::even::{Columns, stands_in};
use ratatui::buffer::{Buffer, Cell};
use unicode_width::UnicodeWidthStr;

fn ascii_line(symbol: &str) -> Option<&'static str> {
    match symbol {
        "─" | "━" => Some("-"),
        "│" | "┃" => Some("|"),
        "┌" | "┐" | "└" | "┘" | "├" | "┤" | "┬" | "┴" | "┼" => Some("+"),
        _ => None,
    }
}

fn stand_in(symbol: &str) -> Option<char> {
    let mut chars = symbol.chars();
    let stand_in = stands_in(chars.next()?)?;
    if chars.next().is_some() { None } else { Some(stand_in) }
}

/// Lays a finished picture out for a terminal that draws ambiguous characters wide; notes where the columns went.
pub fn widen(buffer: &mut Buffer, columns: &Columns) {
    let area = buffer.area;
    let mut went = Vec::with_capacity(usize::from(area.height));
    for y in area.top()..area.bottom() {
        let row: Vec<Cell> = (area.left()..area.right()).map(|x| buffer[(x, y)].clone()).collect();
        let (row, map) = widen_row(&row);
        for (x, cell) in (area.left()..area.right()).zip(row) {
            buffer[(x, y)] = cell;
        }
        went.push(map);
    }
    *columns.borrow_mut() = went;
}

fn widen_row(row: &[Cell]) -> (Vec<Cell>, Vec<u16>) {
    let mut wide: Vec<Cell> = Vec::with_capacity(row.len());
    let mut map = Vec::with_capacity(row.len());
    // Cells by which the row has grown and that the next blanks have to give back.
    let mut owed = 0_usize;
    let mut at = 0;
    while at < row.len() {
        let cell = &row[at];
        let cells = cell.symbol().width().max(1);
        let here = u16::try_from(wide.len()).unwrap_or(u16::MAX);
        map.extend(std::iter::repeat_n(here, cells.min(row.len() - at)));
        let is_spare = cell.symbol() == " " && row.get(at + 1).is_none_or(|next| next.symbol() == " ");
        if owed > 0 && is_spare {
            owed -= 1;
        } else if let Some(line) = ascii_line(cell.symbol()) {
            let mut cell = cell.clone();
            cell.set_symbol(line);
            wide.push(cell);
        } else if let Some(c) = stand_in(cell.symbol()) {
            let mut cell = cell.clone();
            cell.set_char(c);
            let mut behind = cell.clone();
            behind.set_symbol(" ");
            wide.extend([cell, behind]);
            owed += 1;
        } else {
            wide.extend(row[at..row.len().min(at + cells)].iter().cloned());
        }
        at += cells;
    }
    cut(&mut wide, row.len());
    (wide, map)
}

/// Cuts a row that grew too long without leaving half a character at its end.
fn cut(row: &mut Vec<Cell>, len: usize) {
    row.truncate(len);
    row.resize(len, Cell::default());
    if let Some(last) = row.last_mut()
        && last.symbol().width() > 1
    {
        last.set_symbol(" ");
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::even::{EvenBackend, stood_for},
        *,
    };
    use ratatui::{
        backend::{Backend as _, TestBackend},
        layout::{Position, Rect},
        style::Style,
    };
    use unicode_width::UnicodeWidthChar;

    fn row_of(text: &str, width: u16) -> Vec<Cell> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        buffer.set_string(0, 0, text, Style::new());
        (0..width).map(|x| buffer[(x, 0)].clone()).collect()
    }

    /// What a terminal with wide ambiguous characters would show.
    fn shown(row: &[Cell]) -> String {
        let mut text = String::new();
        let mut at = 0;
        while at < row.len() {
            let symbol = row[at].symbol();
            match symbol.chars().next().and_then(stood_for) {
                Some(c) => text.push(c),
                None => text.push_str(symbol),
            }
            at += symbol.width().max(1);
        }
        text
    }

    #[test]
    fn a_quote_takes_two_cells_and_the_columns_behind_stay() {
        let (row, map) = widen_row(&row_of("“两新”组织    6月30日", 24));
        assert_eq!(shown(&row).trim_end(), "“两新”组织  6月30日");
        assert_eq!(row[14].symbol(), "6");
        assert_eq!(usize::from(map[14]), 14);
    }

    #[test]
    fn every_stand_in_counts_as_two_cells_and_comes_back() {
        for c in "“”‘’—…·①●▲■★→×℃○▶§°".chars() {
            let stand_in = stand_in(&c.to_string()).expect("ambiguous");
            assert_eq!(stand_in.width(), Some(2), "{c}");
            assert_eq!(stood_for(stand_in), Some(c));
        }
    }

    #[test]
    fn rules_become_ascii_and_a_full_row_is_cut_whole() {
        let (row, _) = widen_row(&row_of("──│两新”", 8));
        assert_eq!(shown(&row), "--|两新 ");
    }

    #[test]
    fn the_backend_puts_the_characters_back_and_moves_the_cursor() {
        let columns = Columns::default();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        buffer.set_string(0, 0, "“两新”组", Style::new());
        widen(&mut buffer, &columns);
        let mut backend = EvenBackend::with_columns(TestBackend::new(12, 1), columns);
        let content: Vec<(u16, u16, Cell)> = (0..12).map(|x| (x, 0, buffer[(x, 0)].clone())).collect();
        backend.draw(content.iter().map(|(x, y, cell)| (*x, *y, cell))).expect("drawn");
        assert_eq!(backend.inner.buffer()[(0, 0)].symbol(), "“");
        backend.set_cursor_position(Position { x: 6, y: 0 }).expect("set");
        assert_eq!(backend.inner.get_cursor_position().expect("got"), Position { x: 8, y: 0 });
    }
}
