//! A text field of many paragraphs: soft wrap by cell, up and down by the rows one sees, paste, and the hardware cursor
//! where an input method expects it. Editing is `tui_textarea`'s; its key table and drawing are ours.

use super::field::{Typed, word_end, word_start};
use crate::text::{self, visible};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::{
    Frame,
    layout::{Position, Rect},
    style::Style,
    text::Line,
};
use std::ops::Range;
use tui_textarea::{CursorMove, TextArea};

/// A row on screen: which paragraph, which characters of it.
type Row = (usize, Range<usize>);

/// A field of many paragraphs.
#[derive(Clone, Debug, Default)]
pub struct PageField {
    area: TextArea<'static>,
}

impl PageField {
    /// A field with words in it, the cursor at their beginning.
    #[must_use]
    pub fn with(text: &str) -> Self {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        Self { area: TextArea::new(lines) }
    }

    /// The words, a paragraph a line.
    #[must_use]
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Puts other words in the place of all; Ctrl+Z brings them back.
    pub fn replace(&mut self, text: &str) {
        self.area.select_all();
        self.area.cut();
        self.area.insert_str(text);
        self.area.move_cursor(CursorMove::Top);
        self.area.move_cursor(CursorMove::Head);
    }

    /// Inserts pasted words; line ends begin paragraphs, and what could steer a terminal is dropped.
    pub fn insert(&mut self, text: &str) {
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<String> = lines.split('\n').map(visible).collect();
        self.area.insert_str(lines.join("\n"));
    }

    /// Takes back the last typing; says whether there was any.
    pub fn undo(&mut self) -> bool {
        self.area.undo()
    }

    /// Gives a key to the field, which is `width` cells wide and `height` rows high.
    pub fn press(&mut self, key: &KeyEvent, (width, height): (u16, u16)) -> Typed {
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let page = isize::try_from(height.max(2) - 1).unwrap_or(1);
        let (paragraph, column) = self.cursor();
        let line = self.area.lines().get(paragraph).cloned().unwrap_or_default();
        let changed = match key.code {
            KeyCode::Char('w' | 'W') if ctrl => self.delete_back(column - word_start(&line, column)),
            KeyCode::Backspace if ctrl || alt => self.delete_back(column - word_start(&line, column)),
            KeyCode::Char('u' | 'U') if ctrl => self.delete_back(column),
            KeyCode::Char('k' | 'K') if ctrl => self.area.delete_line_by_end(),
            KeyCode::Char(c) if !ctrl && !alt => {
                self.area.insert_char(c);
                true
            }
            KeyCode::Enter => {
                self.area.insert_newline();
                true
            }
            KeyCode::Backspace => self.area.delete_char(),
            KeyCode::Delete => self.area.delete_next_char(),
            code => {
                match code {
                    KeyCode::Left if ctrl => self.move_to(paragraph, word_start(&line, column)),
                    KeyCode::Right if ctrl => self.move_to(paragraph, word_end(&line, column)),
                    KeyCode::Left => self.area.move_cursor(CursorMove::Back),
                    KeyCode::Right => self.area.move_cursor(CursorMove::Forward),
                    KeyCode::Home if ctrl => self.move_to(0, 0),
                    KeyCode::End if ctrl => {
                        self.area.move_cursor(CursorMove::Bottom);
                        self.area.move_cursor(CursorMove::End);
                    }
                    KeyCode::Home => self.area.move_cursor(CursorMove::Head),
                    KeyCode::End => self.area.move_cursor(CursorMove::End),
                    KeyCode::Up => self.move_rows(-1, width),
                    KeyCode::Down => self.move_rows(1, width),
                    KeyCode::PageUp => self.move_rows(-page, width),
                    KeyCode::PageDown => self.move_rows(page, width),
                    _ => return Typed::Ignored,
                }
                false
            }
        };
        Typed::of(changed, self.cursor() != (paragraph, column))
    }

    fn cursor(&self) -> (usize, usize) {
        let cursor = self.area.cursor();
        (cursor.0, cursor.1)
    }

    fn delete_back(&mut self, count: usize) -> bool {
        let (paragraph, column) = self.cursor();
        self.move_to(paragraph, column - count);
        count > 0 && self.area.delete_str(count)
    }

    fn move_to(&mut self, paragraph: usize, column: usize) {
        let narrow = |place: usize| u16::try_from(place).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(narrow(paragraph), narrow(column)));
    }

    /// Moves by rows as they are seen, keeping to the column as far as the row reaches.
    fn move_rows(&mut self, by: isize, width: u16) {
        let (rows, (row, cells)) = self.layout(width);
        let to = row.saturating_add_signed(by).min(rows.len() - 1);
        let (paragraph, span) = rows[to].clone();
        let line: Vec<char> = self.area.lines()[paragraph].chars().collect();
        let (mut column, mut passed) = (span.start, 0);
        while column < span.end && passed + text::cells(line[column]) <= cells {
            passed += text::cells(line[column]);
            column += 1;
        }
        // The end of a row that goes on is the beginning of the next one.
        if column == span.end && column > span.start && column < line.len() {
            column -= 1;
        }
        self.move_to(paragraph, column);
    }

    /// The rows at a width, and the cursor as (row, cells).
    fn layout(&self, width: u16) -> (Vec<Row>, (usize, usize)) {
        // One cell is kept for the cursor behind the last character of a full row.
        let width = usize::from(width).max(3) - 1;
        let cursor = self.cursor();
        let (mut rows, mut at): (Vec<Row>, _) = (Vec::new(), (0, 0));
        for (paragraph, line) in self.area.lines().iter().enumerate() {
            let (mut start, mut cells, mut length) = (0, 0, 0);
            for (index, c) in line.chars().enumerate() {
                let wide = text::cells(c);
                if cells + wide > width {
                    rows.push((paragraph, start..index));
                    (start, cells) = (index, 0);
                }
                if (paragraph, index) == cursor {
                    at = (rows.len(), cells);
                }
                cells += wide;
                length = index + 1;
            }
            if paragraph == cursor.0 && cursor.1 >= length {
                at = (rows.len(), cells);
            }
            rows.push((paragraph, start..length));
        }
        (rows, at)
    }

    /// Draws the words with the hardware cursor in them.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, style: Style) {
        if area.is_empty() {
            return;
        }
        let (rows, (cursor_row, cursor_cells)) = self.layout(area.width);
        let shown = usize::from(area.height);
        // The cursor stays off the edges, so that one sees what comes.
        let first = (cursor_row + 3).saturating_sub(shown).min(rows.len().saturating_sub(shown));
        let first = first.min(cursor_row);
        for (y, (paragraph, span)) in (area.y..).zip(rows.iter().skip(first).take(shown)) {
            let words: String =
                self.area.lines()[*paragraph].chars().skip(span.start).take(span.end - span.start).collect();
            frame.render_widget(Line::styled(words, style), Rect { y, height: 1, ..area });
        }
        let offset = |base: u16, by: usize| base.saturating_add(u16::try_from(by).unwrap_or(u16::MAX));
        frame.set_cursor_position(Position {
            x: offset(area.x, cursor_cells).min(area.right().saturating_sub(1)),
            y: offset(area.y, cursor_row - first),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: (u16, u16) = (9, 5);

    fn press(field: &mut PageField, code: KeyCode) {
        field.press(&KeyEvent::new(code, KeyModifiers::NONE), SIZE);
    }

    #[test]
    fn down_goes_to_the_row_one_sees_and_not_to_the_next_paragraph() {
        let mut field = PageField::with("一二三四五六七八九\n甲乙");
        press(&mut field, KeyCode::Right);
        press(&mut field, KeyCode::Down);
        assert_eq!(field.cursor(), (0, 5), "four characters a row");
        press(&mut field, KeyCode::Down);
        press(&mut field, KeyCode::Down);
        assert_eq!(field.cursor(), (1, 1));
        press(&mut field, KeyCode::Up);
        assert_eq!(field.cursor(), (0, 9));
    }

    #[test]
    fn pasted_paragraphs_stay_paragraphs_and_typing_can_be_taken_back() {
        let mut field = PageField::default();
        field.insert("一、要抓紧。\r\n二、要落实\u{1b}[2J。");
        assert_eq!(field.text(), "一、要抓紧。\n二、要落实[2J。");
        field.replace("全新");
        assert_eq!(field.text(), "全新");
        while field.undo() {}
        assert_eq!(field.text(), "");
    }

    #[test]
    fn ctrl_w_takes_back_a_clause() {
        let mut field = PageField::with("要抓紧，要落实");
        press(&mut field, KeyCode::End);
        field.press(&KeyEvent::new(KeyCode::Char('w'), KeyModifiers::CONTROL), SIZE);
        assert_eq!(field.text(), "要抓紧，");
    }
}
