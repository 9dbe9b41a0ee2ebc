//! 上次会议以来: what became of what stood open when the last meeting ended, of the unit at hand or of all: 办成, 到期未办,
//! 延期, 灯变差. What is still open can be dealt with where it stands.

use super::walk::item_menu;
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        keymap::{ENTER, ESC, FIND, MEETING, Scope, TAB, alt, bind, moves},
        list::List,
        rows::{ItemColumns, ItemWords, below_head, heading, item_line},
        screen::{Place, Screen, Step, in_meeting},
        search_bar::SearchBar,
    },
    document::Sheet,
    domain::{Became, Item, UnitId},
    wording::{lists, since as words, wrap::pad},
};
use crossterm::event::KeyCode;
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// Where its keys are looked up.
pub const SINCE: Scope = Scope("上次以来");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: SINCE,
    key: Some(bind(
        MEETING,
        &[alt(KeyCode::Char('u'))],
        Action::Show(SINCE),
        "",
        "上次会议以来：办成、到期未办、延期、灯变差的，这一家的或全部",
    )),
    open: |cx| Step::show(SinceThen { unit: cx.unit.cloned(), ..SinceThen::default() }),
    keys: &[
        &[
            bind(SINCE, ENTER, Action::Enter, "办理", "办理选中的事项"),
            bind(SINCE, TAB, Action::CycleFilter, "换范围", "这一家 → 全部单位"),
            bind(SINCE, FIND, Action::Find, "查找", "按单位或按字查找"),
            bind(SINCE, ESC, Action::Back, "调度", "回到调度"),
        ],
        &moves(SINCE),
    ],
};

/// Cells of what became of it, and of the unit's name where all of them are listed.
const BECAME_CELLS: usize = 10;
const UNIT_CELLS: usize = 16;

/// The screen.
#[derive(Default)]
struct SinceThen {
    /// Whose; `None`: everybody's.
    unit: Option<UnitId>,
    of_all: bool,
    list: List,
}

impl SinceThen {
    fn is_of_one(&self) -> bool {
        self.unit.is_some() && !self.of_all
    }

    /// What became of what, in the order of the page; what was looked for only.
    fn shown<'a>(&self, cx: &ScreenContext<'a>) -> Vec<(Became, Item<'a>)> {
        let unit = self.unit.as_ref().filter(|_| !self.of_all).and_then(|unit| cx.ledger.units.get(unit));
        let since = match unit {
            Some(unit) => cx.ledger.since_last_meeting_of(&unit.id, cx.today()),
            None => cx.ledger.since_last_meeting(cx.today()),
        };
        let keeps = |item: &Item<'_>| {
            self.list.search.field.is_empty()
                || self.list.search.keeps(&format!("{} {}", cx.ledger.short(item.unit()), item.text()))
        };
        since.unwrap_or_default().items.into_iter().filter(|(_, item)| keeps(item)).collect()
    }
}

impl Screen for SinceThen {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(SINCE)
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let row = |(became, item): &(Became, Item<'_>)| {
            let head = [words::became(*became).into(), cx.ledger.short(item.unit()).into()];
            head.into_iter().chain(ItemWords::fields(item, cx.today(), cx.base())).collect()
        };
        let rows = self.shown(cx).iter().map(row).collect();
        let part = self.unit.as_ref().filter(|_| self.is_of_one()).map_or("", |unit| cx.ledger.short(unit));
        Some(Sheet::of(lists::of(words::SINCE, part), &lists::SINCE, rows))
    }

    fn search(&self) -> Option<&SearchBar> {
        Some(&self.list.search)
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let shown = self.shown(cx);
        if let Some(step) = self.list.take(input, shown.len(), cx.page) {
            return step;
        }
        match (input.action(), shown.get(self.list.at())) {
            (Some(Action::Enter), Some((_, item))) => Step::ask_if(item_menu(&item.id(), cx)),
            (Some(Action::CycleFilter), _) if self.unit.is_some() => {
                self.of_all = !self.of_all;
                self.list.cursor.at = 0;
                Step::Stay
            }
            (Some(Action::Back), _) => Step::Back,
            _ => Step::Unused,
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let cells = usize::from(area.width);
        let shown = self.shown(cx);
        let whose = if self.is_of_one() { self.unit.as_ref().map_or("", |unit| cx.ledger.short(unit)) } else { "" };
        let title = format!("{}　{whose}", words::SINCE);
        let right = format!("{} 件", shown.len());
        frame.render_widget(heading(&title, &right, cells, theme), Rect { height: 1.min(area.height), ..area });
        self.list.search.draw(frame, area, theme);
        let list = below_head(area);
        if shown.is_empty() && self.list.search.field.is_empty() {
            let line = Rect { height: 1.min(list.height), ..list };
            return frame.render_widget(Line::styled(format!("  {}", words::NOTHING), theme.dim), line);
        }
        let unit_cells = if self.is_of_one() { 0 } else { UNIT_CELLS };
        let head_cells = BECAME_CELLS + unit_cells;
        let window = self.list.window(shown.len(), list);
        let words_of = |item: &Item<'_>| ItemWords::of(item, None, cx.today(), cx.base());
        let lines: Vec<ItemWords> = shown[window.clone()].iter().map(|(_, item)| words_of(item)).collect();
        let columns = ItemColumns::of(&lines.iter(), self.list.row_cells(list).saturating_sub(head_cells));
        self.list.draw(frame, list, shown.len(), cx, |at| {
            let (became, item) = &shown[at];
            let role = match became {
                Became::Met | Became::Reported => theme.good,
                Became::Missing | Became::Worse => theme.bad,
                Became::Moved => theme.warn,
            };
            let unit = pad(cx.ledger.short(item.unit()), unit_cells);
            let head = [
                Span::styled(pad(words::became(*became), BECAME_CELLS), role),
                Span::styled(if self.is_of_one() { String::new() } else { unit }, theme.dim),
            ];
            let rest = item_line(&lines[at - window.start], columns, theme);
            head.into_iter().chain(rest).collect()
        });
    }
}
