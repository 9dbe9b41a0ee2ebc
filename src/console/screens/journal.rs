//! 日志: every act of the meeting at hand, the newest first.

use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        keymap::{ESC, FIND, MEETING, Scope, bind, f, scrolls},
        list::List,
        notice::Notice,
        rows::heading,
        screen::{Place, Screen, Step, in_meeting},
        search_bar::SearchBar,
    },
    document::Sheet,
    domain::{Assignment, Commitment, Edit, Entry, ItemId, Nature, edits},
    wording::{
        self, lists,
        wrap::{fit, pad, width},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// How many entries are shown.
const MOST_ENTRIES: usize = 2_000;

/// Cells of a name, at most.
const LONGEST_NAME: usize = 8;

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
            .filter(|(entry, words)| self.list.search.keeps(&format!("{} {words}", entry.by)))
            .collect()
    }
}

/// The item that an act was about: the first of several.
fn item_of(entry: &Entry) -> Option<ItemId> {
    let changes = &entry.deed.changes;
    let promised = edits::<Commitment>(changes).map(|edit| ItemId::Commitment(edit.either().id));
    let planned = edits::<Assignment>(changes).map(Edit::either);
    let planned = planned.map(|one| ItemId::Assignment(one.task.clone(), one.unit.clone()));
    promised.chain(planned).next()
}

impl Screen for Journal {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(JOURNAL)
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let rows = self.shown(cx).into_iter().map(|(entry, words)| {
            let at = entry.at.format("%Y-%m-%d %H:%M:%S").to_string();
            vec![entry.seq.to_string().into(), at.into(), entry.by.as_str().into(), words.into()]
        });
        Some(Sheet::of(JOURNAL.title(), &lists::JOURNAL, rows.collect()))
    }

    fn search(&self) -> Option<&SearchBar> {
        Some(&self.list.search)
    }

    fn is_list(&self) -> bool {
        true
    }

    fn item(&self, cx: &ScreenContext<'_>) -> Option<ItemId> {
        self.shown(cx).get(self.list.at()).and_then(|(entry, _)| item_of(entry))
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
        let shown = self.shown(cx);
        let head = heading("日志", &format!("{} 步", shown.len()), usize::from(area.width), theme);
        let cells = self.list.row_cells(area);
        // Where nobody gave a name there is no column of names.
        let names = shown.iter().map(|(entry, _)| width(&entry.by)).max().filter(|cells| *cells > 0);
        let names = names.map_or(0, |cells| cells.min(LONGEST_NAME) + 2);
        self.list.draw_page(frame, area, (head, Line::default()), shown.len(), cx, |at| {
            let (entry, words) = &shown[at];
            let role = if entry.nature == Nature::Act { theme.text } else { theme.warn };
            Line::from(vec![
                Span::styled(format!("{:>5}  {}  ", entry.seq, entry.at.format("%m-%d %H:%M:%S")), theme.dim),
                Span::styled(pad(&entry.by, names), theme.text),
                Span::styled(fit(words, cells.saturating_sub(25 + names)).into_owned(), role),
            ])
        });
    }
}
