//! A line that narrows a list as one types.

use super::{
    event::Input,
    field::{Field, Typed},
    keymap::narrow,
};
use crate::theme::ConsoleTheme;
use crossterm::event::KeyCode;
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
    /// Gives it the input when it is active; says whether it took it.
    pub fn take(&mut self, input: &Input) -> bool {
        if !self.active {
            return false;
        }
        match input {
            Input::Paste(text) => self.field.insert(text),
            Input::Key(key, _) => match key.code {
                KeyCode::Enter => self.active = false,
                KeyCode::Esc => {
                    self.field.clear();
                    self.active = false;
                }
                // No name has a slash in it: once more begins anew.
                KeyCode::Char(c) if narrow(c) == '/' => self.field.clear(),
                _ => return self.field.press(key) != Typed::Ignored,
            },
        }
        true
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
