//! 纪要: the minutes as they stand, to read through and to export.

use crate::console::{action::Action, effect::Effect, event::Input, rows::heading, sight::Sight};
use ratatui::{Frame, layout::Rect, text::Line};

/// The minutes as lines.
#[derive(Clone, Debug, Default)]
pub struct Minutes {
    lines: Vec<String>,
    top: usize,
}

impl Minutes {
    /// The minutes in these lines.
    #[must_use]
    pub fn of(lines: Vec<String>) -> Self {
        Self { lines, top: 0 }
    }

    /// Takes an input: an effect, or `None` to go back.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> Option<Effect> {
        let page = sight.page.max(3) - 2;
        let most = self.lines.len().saturating_sub(page);
        self.top = match input.action() {
            Some(Action::Up) => self.top.saturating_sub(1),
            Some(Action::Down) => self.top + 1,
            Some(Action::PageUp) => self.top.saturating_sub(page),
            Some(Action::PageDown) => self.top + page,
            Some(Action::First) => 0,
            Some(Action::Last) => most,
            Some(Action::Export) => return Some(Effect::ExportMinutes),
            Some(Action::Back) => return None,
            _ => self.top,
        }
        .min(most);
        Some(Effect::None)
    }

    /// Draws it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let theme = sight.theme;
        let cells = usize::from(area.width);
        let right = format!("{}/{} 行", (self.top + 1).min(self.lines.len()), self.lines.len());
        let title = "纪要预览　由记录生成，F2 导出 Word、文本、Markdown";
        frame.render_widget(heading(title, &right, cells, theme), Rect { height: 1, ..area });
        let indent = area.width.saturating_sub(78) / 2;
        for (y, line) in (area.y + 2..area.bottom()).zip(self.lines.iter().skip(self.top)) {
            let place = Rect { x: area.x + indent, y, width: area.width - indent, height: 1 };
            frame.render_widget(Line::styled(line.as_str(), theme.text), place);
        }
    }
}
