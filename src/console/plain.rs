//! The console without a picture (`--plain`): the same screens and keys, and of each picture only the lines that are new,
//! one after another. No boxes, no colours, no cursor that is moved about: for a screen reader, for a log, for a terminal
//! that can do no more than print.

use super::{app::App, terminal::Face};
use crossterm::event::{Event, KeyCode, KeyModifiers};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer};
use std::{
    collections::HashMap,
    convert::Infallible,
    io::{self, Write},
    time::Duration,
};
use unicode_width::UnicodeWidthStr;

/// The picture that lines are taken from: narrow enough for nothing to stand beside something else, and high enough for a
/// list to be told at once.
const PICTURE: (u16, u16) = (98, 40);
/// Who types is not told every character: what came of it is said when he pauses for so long.
const PAUSE: Duration = Duration::from_millis(300);

/// Lines printed one after another.
pub(super) struct Lines<W> {
    out: W,
    picture: Terminal<TestBackend>,
    said: Vec<Line>,
    /// Whether a key was pressed since something was last said.
    is_asked: bool,
}

/// A line of the picture, as it is told and as it is known again.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    words: String,
    /// The words without what points at them and without what a clock says.
    known_by: String,
    is_at_hand: bool,
}

impl Line {
    /// A line of the picture; `None`: there is nothing to tell in it.
    fn of(row: &str) -> Option<Self> {
        let words: Vec<&str> = row.split(|c| is_drawn(c) || c == ' ').filter(|word| !word.is_empty()).collect();
        let is_at_hand = words.first() == Some(&">");
        let known: Vec<&str> =
            words.iter().skip(usize::from(is_at_hand)).copied().filter(|word| !is_clock(word)).collect();
        (!words.is_empty()).then(|| Self { words: words.join(" "), known_by: known.join(" "), is_at_hand })
    }
}

/// What only draws: lines, corners, bars and blocks.
fn is_drawn(c: char) -> bool {
    ('\u{2500}'..='\u{259f}').contains(&c)
}

/// 09:05, 00:12:33, and the / between two of them.
fn is_clock(word: &str) -> bool {
    word == "/" || (word.contains(':') && word.chars().all(|c| c.is_ascii_digit() || c == ':'))
}

/// The lines of a picture.
fn lines(buffer: &Buffer) -> Vec<Line> {
    let area = buffer.area;
    let row = |y| {
        let mut row = String::new();
        let mut x = area.left();
        while x < area.right() {
            let symbol = buffer[(x, y)].symbol();
            row.push_str(symbol);
            x += u16::try_from(symbol.width().max(1)).unwrap_or(1);
        }
        Line::of(&row)
    };
    (area.top()..area.bottom()).filter_map(row).collect()
}

/// The lines that were not there before, and the one that has come to hand.
fn news<'a>(before: &[Line], after: &'a [Line]) -> Vec<&'a Line> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    for line in before {
        *known.entry(&line.known_by).or_default() += 1;
    }
    let was_at_hand = |line: &Line| before.iter().any(|old| old.is_at_hand && old.known_by == line.known_by);
    let is_new = |line: &&Line| match known.get_mut(line.known_by.as_str()).filter(|count| **count > 0) {
        Some(count) => {
            *count -= 1;
            line.is_at_hand && !was_at_hand(line)
        }
        None => true,
    };
    after.iter().filter(is_new).collect()
}

fn never<T>(drawn: Result<T, Infallible>) -> T {
    drawn.unwrap_or_else(|never| match never {})
}

impl<W: Write> Lines<W> {
    pub(super) fn new(out: W) -> Self {
        let picture = never(Terminal::new(TestBackend::new(PICTURE.0, PICTURE.1)));
        Self { out, picture, said: Vec::new(), is_asked: false }
    }
}

impl<W: Write> Face for Lines<W> {
    fn clear(&mut self) -> io::Result<()> {
        // Everything is told once more.
        self.said.clear();
        Ok(())
    }

    fn paint(&mut self, app: &mut App) -> io::Result<()> {
        let drawn = never(self.picture.draw(|frame| app.draw(frame)));
        let after = lines(drawn.buffer);
        let mut told: Vec<&str> = news(&self.said, &after).into_iter().map(|line| line.words.as_str()).collect();
        // The same answer as before is an answer too.
        let answer = app.model().notice.as_ref().map(|notice| notice.said.line());
        if let Some(answer) = answer.as_deref().filter(|_| told.is_empty() && self.is_asked) {
            told.push(answer);
        }
        for line in told {
            // Raw mode takes the way back to the first column away from a line's end.
            self.out.write_all(line.as_bytes())?;
            self.out.write_all(b"\r\n")?;
        }
        self.out.flush()?;
        (self.said, self.is_asked) = (after, false);
        Ok(())
    }

    fn patience(&mut self, event: &Event) -> Option<Duration> {
        self.is_asked = true;
        let is_typed = match event {
            Event::Key(key) => {
                matches!(key.code, KeyCode::Char(_) | KeyCode::Backspace)
                    && !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
            }
            _ => false,
        };
        is_typed.then_some(PAUSE)
    }

    fn listen_to_mouse(&mut self, _on: bool) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rows: &[&str]) -> Vec<Line> {
        rows.iter().filter_map(|row| Line::of(row)).collect()
    }

    #[test]
    fn what_is_drawn_is_left_out_and_words_stand_one_blank_apart() {
        let line = Line::of("  │  > 承诺    甲  ──── │").expect("words");
        assert_eq!((line.words.as_str(), line.is_at_hand), ("> 承诺 甲", true));
        assert_eq!(Line::of("┌──────┐"), None);
    }

    #[test]
    fn only_what_is_new_is_told_and_a_clock_alone_is_no_news() {
        let before = told(&["5月调度会 00:00:01 已调度 0/40", "> 甲", "  乙"]);
        let after = told(&["5月调度会 00:00:02 已调度 0/40", "  甲", "> 乙", "  丙"]);
        let words = |lines: &[Line], after: &[Line]| {
            news(lines, after).into_iter().map(|line| line.words.clone()).collect::<Vec<_>>()
        };
        assert_eq!(words(&before, &after), ["> 乙", "丙"]);
        assert!(words(&after, &after).is_empty());
        // One more of the same is news.
        assert_eq!(words(&told(&["甲"]), &told(&["甲", "甲"])), ["甲"]);
    }
}
