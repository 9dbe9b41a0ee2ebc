//! A line that narrows a list as one types.

use super::{event::Input, field::Field, keymap::narrow, notice::Notice, screen::Step};
use crate::theme::ConsoleTheme;
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::{Frame, layout::Rect, text::Line};

/// The search line of a list.
#[derive(Clone, Debug, Default)]
pub struct SearchBar {
    /// What is being looked for.
    pub field: Field,
    /// Whether keys go to it.
    pub active: bool,
}

impl SearchBar {
    /// Begins a search, anew when there was one.
    pub fn begin(&mut self) -> Step {
        let is_begun = std::mem::replace(&mut self.active, true);
        // Blanks alone are nothing that anybody sees go.
        let was_blank = self.field.text().trim().is_empty();
        self.field.clear();
        if is_begun && was_blank {
            Step::refuse("正在查找：直接打字。", "Esc 不找了。")
        } else {
            Step::Stay
        }
    }

    /// Whether an input is words, or mends them: such a one is the search line's whatever else it means.
    #[must_use]
    pub fn is_typing(input: &Input) -> bool {
        let Input::Key(key, _) = input else { return true };
        match key.code {
            KeyCode::Char(_) => !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT),
            code => matches!(code, KeyCode::Enter | KeyCode::Esc | KeyCode::Backspace | KeyCode::Delete),
        }
    }

    /// Gives it the input when it is active; `None`: it is not for it.
    pub fn take(&mut self, input: &Input) -> Option<Step> {
        if !self.active {
            return None;
        }
        match input {
            Input::Paste(text) => self.field.insert(text),
            Input::Key(key, _) => match key.code {
                KeyCode::Enter => {
                    self.active = false;
                    if self.field.text().trim().is_empty() {
                        // Blanks look for nothing.
                        self.field.clear();
                    } else {
                        let said = format!("列出有“{}”的。　Esc 看全部。", self.field.text());
                        return Some(Step::Say(Notice::done(said)));
                    }
                }
                KeyCode::Esc => {
                    self.field.clear();
                    self.active = false;
                }
                // No name has a slash in it: once more begins anew.
                KeyCode::Char(c) if narrow(c) == '/' => return Some(self.begin()),
                _ => return self.field.press(key).step(),
            },
        }
        Some(Step::Stay)
    }

    /// Whether a line of text stays in the list.
    #[must_use]
    pub fn keeps(&self, text: &str) -> bool {
        let wanted = self.field.text().trim();
        wanted.is_empty() || wanted.split_whitespace().all(|word| text.contains(word))
    }

    /// Draws it on the second line of a screen, when there is something to show.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, theme: &ConsoleTheme) {
        const LABEL: &str = " 查找 ";
        const LABEL_CELLS: u16 = 6;
        if (!self.active && self.field.is_empty()) || area.height < 2 {
            return;
        }
        let line = Rect { y: area.y + 1, height: 1, ..area };
        frame.render_widget(Line::styled(LABEL, theme.accent), line);
        let typed = Rect { x: line.x + LABEL_CELLS, width: line.width.saturating_sub(LABEL_CELLS), ..line };
        self.field.draw(frame, typed, theme.text, &[], self.active);
    }
}
