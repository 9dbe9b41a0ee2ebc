//! 手改: one section of the minutes in the secretary's own words. What the records say is never lost: it stands beside,
//! and can be taken again.

use crate::{
    console::{
        action::Action, effect::Effect, event::Input, field::Typed, page_field::PageField, rows::heading, sight::Sight,
    },
    document::{Passage, compare, compose::SectionWords},
    domain::Command,
    wording::{
        minutes_life,
        wrap::{fit, wrap},
    },
};
use ratatui::{Frame, layout::Rect, text::Line};

/// The most cells a line takes: a line of the paper is 28 characters.
const MOST_CELLS: u16 = 78;

/// A section being worded.
#[derive(Clone, Debug)]
pub struct SectionEditor {
    words: SectionWords,
    page: PageField,
    size: (u16, u16),
    /// What changed in the records is shown instead of the text.
    shows_change: bool,
}

impl SectionEditor {
    /// A section, with the words being typed when it was last put down.
    #[must_use]
    pub fn of(words: SectionWords, draft: Option<&str>) -> Self {
        let page = PageField::with(draft.unwrap_or(words.standing()));
        Self { words, page, size: (MOST_CELLS, 10), shows_change: false }
    }

    /// The slot in which it is kept between keystrokes.
    #[must_use]
    pub fn slot(&self, meeting: u32) -> String {
        slot(meeting, &self.words)
    }

    /// What is worth keeping between keystrokes; empty when nothing was typed.
    #[must_use]
    pub fn draft(&self) -> String {
        let text = self.page.text();
        if text == self.words.standing() { String::new() } else { text }
    }

    /// Takes back the last typing; says whether there was any.
    pub fn undo(&mut self) -> bool {
        self.page.undo()
    }

    /// Takes an input: an effect, or `None` to go back.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> Option<Effect> {
        let rows = u16::try_from(sight.page).unwrap_or(10);
        self.size.1 = rows.saturating_sub(2).max(2);
        match (input, input.action()) {
            (_, Some(Action::KeepWords)) => return Some(self.keep(self.page.text())),
            // The same words with what the records say now: looked at, and left.
            (_, Some(Action::LeaveWords)) => return Some(self.keep(self.words.standing().to_owned())),
            (_, Some(Action::TakeRecords)) => return Some(self.take_records()),
            (_, Some(Action::Toggle)) => self.shows_change = !self.shows_change && self.words.is_overtaken(),
            (_, Some(Action::Back)) if self.shows_change => self.shows_change = false,
            (_, Some(Action::Back)) => return None,
            (Input::Paste(text), _) => self.page.insert(text),
            (Input::Key(key, _), _) => {
                if self.page.press(key, self.size) == Typed::Changed {
                    self.shows_change = false;
                }
            }
        }
        Some(Effect::None)
    }

    fn keep(&self, text: String) -> Effect {
        let words = (text.trim() != self.words.composed.trim()).then_some(text);
        Effect::execute(Command::WordSection {
            section: self.words.section,
            words,
            composed: self.words.composed.clone(),
        })
    }

    fn take_records(&mut self) -> Effect {
        if self.words.by_hand.is_none() {
            self.page.replace(&self.words.composed);
            return Effect::None;
        }
        let (section, composed) = (self.words.section, self.words.composed.clone());
        Effect::execute(Command::WordSection { section, words: None, composed })
    }

    /// Draws it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let theme = sight.theme;
        let cells = usize::from(area.width);
        let title = format!("手改　{}", minutes_life::section_name(self.words.section));
        let right = minutes_life::section_state(
            self.words.by_hand.is_some(),
            self.words.is_overtaken(),
            !self.draft().is_empty(),
        );
        frame.render_widget(heading(&title, right, cells, theme), Rect { height: 1, ..area });
        let note = if self.words.is_overtaken() { minutes_life::OVERTAKEN } else { minutes_life::HOW_TO_WORD };
        let style = if self.words.is_overtaken() { theme.warn } else { theme.dim };
        let line = Rect { y: area.y + 1, height: 1.min(area.height.saturating_sub(1)), ..area };
        let note = format!(" {}", fit(note, cells.saturating_sub(1)));
        frame.render_widget(Line::styled(note, style), line);
        let width = area.width.min(MOST_CELLS);
        let body = Rect {
            x: area.x + (area.width - width) / 2,
            y: area.y + 3.min(area.height),
            width,
            height: area.height.saturating_sub(3),
        };
        if self.shows_change {
            self.draw_change(frame, body, sight);
        } else {
            self.page.draw(frame, body, theme.text);
        }
    }

    /// What the records said when it was written, and what they say now.
    fn draw_change(&self, frame: &mut Frame<'_>, body: Rect, sight: &Sight<'_>) {
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let was = self.words.by_hand.as_ref().map(|edit| lines(&edit.composed)).unwrap_or_default();
        let room = usize::from(body.width).saturating_sub(3);
        let mut y = body.y;
        for passage in compare(&was, &lines(&self.words.composed)) {
            let (sign, words, style) = match passage {
                Passage::Same(_) => continue,
                Passage::Gone(words) => ("－", words, sight.theme.dim),
                Passage::New(words) => ("＋", words, sight.theme.accent),
            };
            for (nth, line) in wrap(&words, room).into_iter().enumerate() {
                if y < body.bottom() {
                    let words = format!("{}{line}", if nth == 0 { sign } else { "　" });
                    frame.render_widget(Line::styled(words, style), Rect { y, height: 1, ..body });
                    y += 1;
                }
            }
        }
    }
}

/// The slot in which a section is kept between keystrokes.
#[must_use]
pub fn slot(meeting: u32, words: &SectionWords) -> String {
    format!("minutes/{meeting}/{:?}", words.section).to_lowercase()
}
