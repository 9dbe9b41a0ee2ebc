//! 帮助: the keys of the screen one comes from first, then all; searchable.

use crate::{
    console::{
        action::Action,
        event::Input,
        keymap::{BINDINGS, Binding, Scope},
        list::ListCursor,
        rows::{draw_row, heading},
        search_bar::SearchBar,
        sight::Sight,
    },
    wording::wrap::{fit, pad},
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// The help.
#[derive(Clone, Debug)]
pub struct Help {
    scopes: Vec<Scope>,
    cursor: ListCursor,
    /// What the list is narrowed to.
    pub search: SearchBar,
}

enum Row {
    Title(&'static str),
    Key(&'static Binding),
}

impl Help {
    /// Help asked for in a chain of scopes.
    #[must_use]
    pub fn asked_in(scopes: &[Scope]) -> Self {
        Self { scopes: scopes.to_vec(), cursor: ListCursor::default(), search: SearchBar::default() }
    }

    fn rows(&self) -> Vec<Row> {
        let mut order = self.scopes.clone();
        for binding in BINDINGS {
            if !order.contains(&binding.scope) {
                order.push(binding.scope);
            }
        }
        let mut rows = Vec::new();
        for scope in order {
            let mut keys = BINDINGS
                .iter()
                .filter(|binding| binding.scope == scope)
                .filter(|binding| {
                    let names = binding.keys.iter().map(|chord| chord.name()).collect::<Vec<_>>().join(" ");
                    self.search.keeps(&format!("{names} {} {}", binding.label, binding.help))
                })
                .peekable();
            if keys.peek().is_some() {
                rows.push(Row::Title(scope.title()));
                rows.extend(keys.map(Row::Key));
            }
        }
        rows
    }

    /// Takes an input; says whether to go back.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> bool {
        if self.search.take(input) {
            self.cursor.at = 0;
            return false;
        }
        let len = self.rows().len();
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
        frame.render_widget(heading("按键", "输入 / 可查找", cells, theme), Rect { height: 1, ..area });
        self.search.draw(frame, area, theme);
        let rows = self.rows();
        let page = usize::from(area.height).saturating_sub(2);
        let first = self.cursor.first_shown(rows.len(), page);
        for (y, (at, row)) in (area.y + 2..).zip(rows.iter().enumerate().skip(first).take(page)) {
            let style = |role| if at == self.cursor.at { theme.selected } else { role };
            let line = match row {
                Row::Title(title) => Line::styled(format!(" {title}"), style(theme.heading)),
                Row::Key(binding) => {
                    let keys = binding.keys.iter().map(|chord| chord.name()).collect::<Vec<_>>().join("  ");
                    Line::from(vec![
                        Span::styled(format!("   {}", pad(&keys, 16)), style(theme.key)),
                        Span::styled(fit(binding.help, cells.saturating_sub(20)).into_owned(), style(theme.text)),
                    ])
                }
            };
            sight.hits.line(Rect { y, height: 1, ..area }, at, false);
            draw_row(frame, Rect { y, height: 1, ..area }, line, at == self.cursor.at, theme);
        }
    }
}
