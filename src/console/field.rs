//! A text field for Chinese: soft wrap by cell, words that end at punctuation, paste, and the hardware cursor where an
//! input method expects it. Editing is `tui_textarea`'s; its key table and drawing are ours.

use super::screen::Step;
use crate::text;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::{
    Frame,
    layout::{Position, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
};
use std::ops::Range;
use tui_textarea::{CursorMove, TextArea};

/// What a key did to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The text changed.
    Changed,
    /// The cursor moved.
    Moved,
    /// The key is the field's, but there was nothing to change and nowhere to go.
    Stuck,
    /// The key is not the field's.
    Ignored,
}

impl Typed {
    /// What it comes to where nothing else follows from it; `None`: the key is not the field's.
    #[must_use]
    pub fn step(self) -> Option<Step> {
        match self {
            Self::Changed | Self::Moved => Some(Step::Stay),
            Self::Stuck => Some(Step::stuck()),
            Self::Ignored => None,
        }
    }

    /// What became of the words and of the cursor.
    #[must_use]
    pub fn of(has_changed: bool, has_moved: bool) -> Self {
        match (has_changed, has_moved) {
            (true, _) => Self::Changed,
            (false, true) => Self::Moved,
            (false, false) => Self::Stuck,
        }
    }
}

/// A single-line field.
#[derive(Clone, Debug, Default)]
pub struct Field {
    area: TextArea<'static>,
    /// What stands there is only proposed: the first letter that is typed takes its place, any other key goes into it.
    proposed: bool,
}

impl Field {
    /// A field with words in it, the cursor at their end.
    #[must_use]
    pub fn with(text: &str) -> Self {
        let mut field = Self::default();
        field.insert(text);
        field
    }

    /// A field with words in it that are only proposed, as marked text in a dialog of the desktop is: whoever types puts
    /// something else there, and Ctrl+Z brings it back.
    #[must_use]
    pub fn proposing(text: &str) -> Self {
        Self { proposed: !text.is_empty(), ..Self::with(text) }
    }

    /// The words.
    #[must_use]
    pub fn text(&self) -> &str {
        self.area.lines().first().map_or("", String::as_str)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// Empties the field.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Inserts pasted words: line ends become spaces, and what could steer a terminal is dropped.
    pub fn insert(&mut self, text: &str) {
        self.drop_proposal();
        self.area.insert_str(text::on_one_line(text));
    }

    /// What is proposed makes room for what is put there instead; says whether there was anything.
    fn drop_proposal(&mut self) -> bool {
        let was = std::mem::take(&mut self.proposed);
        if was {
            self.area.move_cursor(CursorMove::End);
            self.delete_back(0);
        }
        was
    }

    fn cursor(&self) -> usize {
        self.area.cursor().1
    }

    /// Gives a key to the field.
    pub fn press(&mut self, key: &KeyEvent) -> Typed {
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let before = (self.text().to_owned(), self.cursor());
        let puts = matches!(key.code, KeyCode::Char(_)) && !ctrl && !alt;
        let takes = matches!(key.code, KeyCode::Backspace | KeyCode::Delete);
        let made_room = (puts || takes) && self.drop_proposal();
        if made_room && takes {
            return Typed::Changed;
        }
        match key.code {
            KeyCode::Char('w' | 'W') if ctrl => self.delete_back(word_start(self.text(), self.cursor())),
            KeyCode::Backspace if ctrl || alt => self.delete_back(word_start(self.text(), self.cursor())),
            KeyCode::Char('u' | 'U') if ctrl => self.delete_back(0),
            KeyCode::Char('k' | 'K') if ctrl => {
                self.area.delete_line_by_end();
            }
            // Where Ctrl+Z has no other meaning: in dialogs.
            KeyCode::Char('z' | 'Z') if ctrl => {
                self.area.undo();
            }
            KeyCode::Char(c) if !ctrl && !alt => self.area.insert_char(c),
            KeyCode::Backspace => {
                self.area.delete_char();
            }
            KeyCode::Delete => {
                self.area.delete_next_char();
            }
            KeyCode::Left if ctrl => self.move_to(word_start(self.text(), self.cursor())),
            KeyCode::Right if ctrl => self.move_to(word_end(self.text(), self.cursor())),
            KeyCode::Left => self.area.move_cursor(CursorMove::Back),
            KeyCode::Right => self.area.move_cursor(CursorMove::Forward),
            KeyCode::Home => self.area.move_cursor(CursorMove::Head),
            KeyCode::End => self.area.move_cursor(CursorMove::End),
            _ => return Typed::Ignored,
        }
        self.proposed = false;
        let has_moved = self.cursor() != before.1;
        // Blanks at the end that go away are nothing that anybody could see.
        let is_seen = has_moved || self.text().trim_end() != before.0.trim_end();
        Typed::of(self.text() != before.0 && is_seen, has_moved)
    }

    /// Takes back the last typing; says whether there was any.
    pub fn undo(&mut self) -> bool {
        self.area.undo()
    }

    fn move_to(&mut self, column: usize) {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(0, column));
    }

    fn delete_back(&mut self, to: usize) {
        let count = self.cursor() - to;
        self.move_to(to);
        self.area.delete_str(count);
    }

    /// How many rows the words take at a width.
    #[must_use]
    pub fn rows(&self, width: u16) -> u16 {
        let (rows, _) = self.layout(width);
        u16::try_from(rows.len()).unwrap_or(u16::MAX)
    }

    /// Byte ranges of the rows, and the cursor as (row, column).
    fn layout(&self, width: u16) -> (Vec<Range<usize>>, (usize, usize)) {
        // One cell is kept for the cursor behind the last character of a full row.
        let width = usize::from(width).max(3) - 1;
        let cursor = self.cursor();
        let mut rows = Vec::new();
        let (mut start, mut cells, mut at) = (0, 0, (0, 0));
        for (index, (byte, c)) in self.text().char_indices().enumerate() {
            let wide = text::cells(c);
            if cells + wide > width {
                rows.push(start..byte);
                (start, cells) = (byte, 0);
            }
            if index == cursor {
                at = (rows.len(), cells);
            }
            cells += wide;
        }
        if cursor >= self.text().chars().count() {
            at = (rows.len(), cells);
        }
        rows.push(start..self.text().len());
        (rows, at)
    }

    /// Draws the words with marked spans; the hardware cursor stands in them when the field has the focus.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, style: Style, marks: &[(Range<usize>, Style)], focus: bool) {
        if area.is_empty() {
            return;
        }
        let (rows, (cursor_row, cursor_column)) = self.layout(area.width);
        let shown = usize::from(area.height);
        let style = if self.proposed && focus { style.add_modifier(Modifier::REVERSED) } else { style };
        let first = if focus { (cursor_row + 1).saturating_sub(shown) } else { 0 };
        for (y, row) in (area.y..).zip(rows.iter().skip(first).take(shown)) {
            frame.render_widget(self.styled(row, style, marks), Rect { y, height: 1, ..area });
        }
        if focus {
            let offset = |base: u16, by: usize| base.saturating_add(u16::try_from(by).unwrap_or(u16::MAX));
            frame.set_cursor_position(Position {
                x: offset(area.x, cursor_column).min(area.right().saturating_sub(1)),
                y: offset(area.y, cursor_row - first),
            });
        }
    }

    fn styled(&self, row: &Range<usize>, style: Style, marks: &[(Range<usize>, Style)]) -> Line<'_> {
        let mut cuts: Vec<usize> = marks.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
        cuts.retain(|cut| row.contains(cut) && self.text().is_char_boundary(*cut));
        cuts.extend([row.start, row.end]);
        cuts.sort_unstable();
        cuts.dedup();
        let spans = cuts.windows(2).map(|pair| {
            let marked = marks.iter().find(|(span, _)| span.start <= pair[0] && pair[1] <= span.end);
            Span::styled(&self.text()[pair[0]..pair[1]], marked.map_or(style, |(_, mark)| style.patch(*mark)))
        });
        spans.collect()
    }
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_punctuation() || "，。、；：？！（）《》“”‘’【】—…·".contains(c)
}

/// Where the word before the cursor starts: a word ends at punctuation, not at every Han.
pub(super) fn word_start(text: &str, cursor: usize) -> usize {
    let chars: Vec<char> = text.chars().collect();
    let mut at = cursor.min(chars.len());
    while at > 0 && ends_word(chars[at - 1]) {
        at -= 1;
    }
    while at > 0 && !ends_word(chars[at - 1]) {
        at -= 1;
    }
    at
}

pub(super) fn word_end(text: &str, cursor: usize) -> usize {
    let chars: Vec<char> = text.chars().collect();
    let mut at = cursor.min(chars.len());
    while at < chars.len() && ends_word(chars[at]) {
        at += 1;
    }
    while at < chars.len() && !ends_word(chars[at]) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ctrl(c: char) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL)
    }

    #[test]
    fn ctrl_w_takes_back_the_last_clause_and_not_the_whole_line() {
        let mut field = Field::with("物流行业党委6月底前挂牌，由分管副局长负责，邮政管理局配合");
        field.press(&ctrl('w'));
        assert_eq!(field.text(), "物流行业党委6月底前挂牌，由分管副局长负责，");
        field.press(&ctrl('w'));
        assert_eq!(field.text(), "物流行业党委6月底前挂牌，");
        assert!(field.undo());
        assert_eq!(field.text(), "物流行业党委6月底前挂牌，由分管副局长负责，");
    }

    #[test]
    fn what_is_proposed_makes_room_for_what_is_typed_or_pasted_and_comes_back() {
        let plain = |code| KeyEvent::new(code, KeyModifiers::NONE);
        let mut field = Field::proposing("今天");
        field.press(&plain(KeyCode::Char('昨')));
        field.press(&plain(KeyCode::Char('天')));
        assert_eq!(field.text(), "昨天");
        for _ in 0..3 {
            field.press(&ctrl('z'));
        }
        assert_eq!(field.text(), "今天");

        let mut field = Field::proposing("6月底前");
        field.press(&plain(KeyCode::End));
        field.insert("挂牌");
        assert_eq!(field.text(), "6月底前挂牌", "whoever goes into it adds to it");

        let mut field = Field::proposing("6月底前");
        field.insert("7月底前");
        assert_eq!(field.text(), "7月底前");
        for _ in 0..2 {
            field.press(&ctrl('z'));
        }
        assert_eq!(field.text(), "6月底前");

        let mut field = Field::proposing("6月底前");
        assert_eq!(field.press(&plain(KeyCode::Backspace)), Typed::Changed);
        assert!(field.is_empty());
    }

    #[test]
    fn a_pasted_line_end_is_a_space_and_an_escape_is_nothing() {
        let mut field = Field::default();
        field.insert("6月底前\r\n挂牌\u{1b}[2J");
        assert_eq!(field.text(), "6月底前 挂牌[2J");
    }

    #[test]
    fn a_full_row_keeps_a_cell_for_the_cursor() {
        let field = Field::with("一二三四五");
        let (rows, at) = field.layout(7);
        assert_eq!(rows, vec![0..9, 9..15]);
        assert_eq!(at, (1, 4));
    }
}
