//! 日志: every act of the meeting at hand, the newest first.

use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        keymap::{ESC, FIND, MEETING, Scope, bind, f, scrolls},
        list::List,
        notice::Notice,
        rows::{below_head, heading, pointer},
        screen::{Place, Screen, Step, in_meeting},
        search_bar::SearchBar,
    },
    document::Sheet,
    domain::{Entry, Nature},
    wording::{self, lists, wrap::fit},
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// How many entries are shown.
const MOST_ENTRIES: usize = 2_000;

/// Where its keys are looked up.
pub const JOURNAL: Scope = Scope("日志");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: JOURNAL,
    key: Some(bind(MEETING, &[f(12)], Action::Show(JOURNAL), "", "日志：每一步是谁、何时、改了什么")),
    open,
    keys: &[
        &scrolls(JOURNAL),
        &[bind(JOURNAL, FIND, Action::Find, "查找", "按字查找"), bind(JOURNAL, ESC, Action::Back, "调度", "回到调度")],
    ],
};

/// The journal.
struct Journal {
    entries: Vec<Entry>,
    list: List,
}

fn open(cx: &ScreenContext<'_>) -> Step {
    match cx.books.journal(MOST_ENTRIES) {
        Ok(entries) => Step::show(Journal { entries, list: List::default() }),
        Err(fault) => Step::Say(Notice::of_fault(&fault)),
    }
}

impl Journal {
    fn shown(&self, cx: &ScreenContext<'_>) -> Vec<(&Entry, String)> {
        self.entries
            .iter()
            .map(|entry| (entry, wording::entry(entry, cx.ledger)))
            .filter(|(_, words)| self.list.search.keeps(words))
            .collect()
    }
}

impl Screen for Journal {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(JOURNAL)
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let rows = self.shown(cx).into_iter().map(|(entry, words)| {
            let at = entry.at.format("%Y-%m-%d %H:%M:%S").to_string();
            vec![entry.seq.to_string().into(), at.into(), words.into()]
        });
        Some(Sheet::of(JOURNAL.title(), &lists::JOURNAL, rows.collect()))
    }

    fn search(&self) -> Option<&SearchBar> {
        Some(&self.list.search)
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let len = self.shown(cx).len();
        if let Some(step) = self.list.take(input, len, cx.page) {
            return step;
        }
        match input.action() {
            Some(Action::Back) => Step::Back,
            _ => Step::Unused,
        }
    }

    fn renew(&mut self, cx: &ScreenContext<'_>) {
        if let Ok(entries) = cx.books.journal(MOST_ENTRIES) {
            self.entries = entries;
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let cells = usize::from(area.width);
        let shown = self.shown(cx);
        let count = format!("{} 步", shown.len());
        frame.render_widget(heading("日志", &count, cells, theme), Rect { height: 1, ..area });
        self.list.search.draw(frame, area, theme);
        self.list.draw(frame, below_head(area), shown.len(), cx, |at, is_selected| {
            let (entry, words) = &shown[at];
            let style = |role| if is_selected { theme.selected } else { role };
            let role = if entry.nature == Nature::Act { theme.text } else { theme.warn };
            Line::from(vec![
                Span::styled(pointer(is_selected), style(theme.text)),
                Span::styled(format!("{:>5}  {}  ", entry.seq, entry.at.format("%m-%d %H:%M:%S")), style(theme.dim)),
                Span::styled(fit(words, cells.saturating_sub(27)).into_owned(), style(role)),
            ])
        });
    }
}
