//! 日志: every act of the meeting at hand, the newest first.

use crate::{
    console::{
        action::Action,
        event::Input,
        list::ListCursor,
        rows::{draw_row, heading},
        search_bar::SearchBar,
        sight::Sight,
    },
    domain::{Entry, Nature},
    wording::{self, wrap::fit},
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// The journal.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    entries: Vec<Entry>,
    cursor: ListCursor,
    /// What the list is narrowed to.
    pub search: SearchBar,
}

impl Journal {
    /// The journal of these entries, newest first.
    #[must_use]
    pub fn of(entries: Vec<Entry>) -> Self {
        Self { entries, ..Self::default() }
    }

    fn shown(&self, sight: &Sight<'_>) -> Vec<(&Entry, String)> {
        self.entries
            .iter()
            .map(|entry| (entry, wording::entry(entry, sight.ledger)))
            .filter(|(_, words)| self.search.keeps(words))
            .collect()
    }

    /// Takes an input; says whether to go back.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> bool {
        if self.search.take(input) {
            self.cursor.at = 0;
            return false;
        }
        let len = self.shown(sight).len();
        if self.cursor.act(input.action(), len, sight.page) {
            return false;
        }
        match input.action() {
            Some(Action::Find) => self.search.active = true,
            Some(Action::Back) if !self.search.field.is_empty() => self.search.field.clear(),
            Some(Action::Back) => return true,
            _ => {}
        }
        false
    }

    /// Draws it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let theme = sight.theme;
        let cells = usize::from(area.width);
        let shown = self.shown(sight);
        let count = format!("{} 步", shown.len());
        frame.render_widget(heading("日志", &count, cells, theme), Rect { height: 1, ..area });
        self.search.draw(frame, area, theme);
        let rows = usize::from(area.height).saturating_sub(2);
        let first = self.cursor.first_shown(shown.len(), rows);
        for (y, (at, (entry, words))) in (area.y + 2..).zip(shown.iter().enumerate().skip(first).take(rows)) {
            let is_selected = at == self.cursor.at;
            let style = |role| if is_selected { theme.selected } else { role };
            let role = if entry.nature == Nature::Act { theme.text } else { theme.warn };
            let line = Line::from(vec![
                Span::styled(if is_selected { "> " } else { "  " }, style(theme.text)),
                Span::styled(format!("{:>5}  {}  ", entry.seq, entry.at.format("%m-%d %H:%M:%S")), style(theme.dim)),
                Span::styled(fit(words, cells.saturating_sub(27)).into_owned(), style(role)),
            ]);
            sight.hits.line(Rect { y, height: 1, ..area }, at, is_selected);
            draw_row(frame, Rect { y, height: 1, ..area }, line, is_selected, theme);
        }
    }
}
