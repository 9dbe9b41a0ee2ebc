//! 帮助: the keys of the screen one comes from first, then all; searchable.

use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        keymap::{ANYWHERE, Binding, ESC, Scope, WALL, bind, letter, scrolls},
        list::List,
        rows::heading,
        screen::{Place, Screen, Step},
        search_bar::SearchBar,
    },
    document::Sheet,
    wording::wrap::{fit, pad},
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// Where its keys are looked up.
pub const HELP: Scope = Scope("帮助");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: HELP,
    key: None,
    open: |_| Step::Press(Action::Help),
    keys: &[
        &scrolls(HELP),
        &[
            bind(HELP, &[letter('/')], Action::Find, "查找", "按字查找按键"),
            bind(HELP, ESC, Action::Back, "返回", "回到刚才的画面"),
        ],
    ],
};

/// The help.
pub struct Help {
    scopes: Vec<Scope>,
    list: List,
}

enum Row<'a> {
    Title(&'static str),
    Key(&'a Binding),
}

fn names(binding: &Binding, between: &str) -> String {
    binding.keys.iter().map(|chord| chord.name()).collect::<Vec<_>>().join(between)
}

impl Help {
    /// Help asked for in a chain of scopes.
    #[must_use]
    pub fn asked_in(scopes: Vec<Scope>) -> Self {
        Self { scopes, list: List::default() }
    }

    fn rows<'a>(&self, cx: &ScreenContext<'a>) -> Vec<Row<'a>> {
        let mut order = self.scopes.clone();
        for binding in cx.bindings {
            if !order.contains(&binding.scope) {
                order.push(binding.scope);
            }
        }
        let mut rows = Vec::new();
        for scope in order {
            let words = |binding: &Binding| format!("{} {} {}", names(binding, " "), binding.label, binding.help);
            let of_scope = cx.bindings.iter().filter(|binding| binding.scope == scope);
            let mut keys = of_scope.filter(|binding| self.list.search.keeps(&words(binding))).peekable();
            if keys.peek().is_some() {
                rows.push(Row::Title(scope.title()));
                rows.extend(keys.map(Row::Key));
            }
        }
        rows
    }
}

impl Screen for Help {
    fn scopes(&self) -> Vec<Scope> {
        vec![HELP, WALL, ANYWHERE]
    }

    fn search(&self) -> Option<&SearchBar> {
        Some(&self.list.search)
    }

    fn sheet(&self, _: &ScreenContext<'_>) -> Option<Sheet> {
        // Keys are nobody's records; the handbook has them all.
        None
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let len = self.rows(cx).len();
        if let Some(step) = self.list.take(input, len, cx.page) {
            return step;
        }
        match input.action() {
            Some(Action::Back) => Step::Back,
            _ => Step::Unused,
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let rows = self.rows(cx);
        let head = heading("按键", "输入 / 可查找", usize::from(area.width), theme);
        let cells = self.list.row_cells(area);
        self.list.draw_page(frame, area, (head, Line::default()), rows.len(), cx, |at| match &rows[at] {
            Row::Title(title) => Line::from(vec![Span::styled(*title, theme.heading)]),
            Row::Key(binding) => Line::from(vec![
                Span::styled(format!("  {}", pad(&names(binding, "  "), 16)), theme.key),
                Span::styled(fit(binding.help, cells.saturating_sub(18)).into_owned(), theme.text),
            ]),
        });
    }
}
