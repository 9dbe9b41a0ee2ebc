//! 事项卡: one item from beginning to end, over whatever screen it was seen on; and the same beside a list, where there is
//! room.

use super::walk::{handle, item_menu};
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        keymap::{ENTER, ESC, Scope, bind, f, letter, scrolls},
        list::List,
        rows::{heading, rule},
        screen::{Place, Screen, Step, in_meeting},
        search_bar::SearchBar,
    },
    document::Sheet,
    domain::{Item, ItemId},
    wording::{
        self, card as words,
        wrap::{fit, pad, width, wrap},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// Where its keys are looked up.
pub const CARD: Scope = Scope("事项卡");

/// Its keys; what leads to it holds on every screen that has an item at hand.
pub const PLACE: Place = Place {
    scope: CARD,
    key: None,
    open: |_| Step::Press(Action::ItemCard),
    keys: &[
        &[
            bind(CARD, ENTER, Action::ItemMenu, "办理", "办理这一条：报完成、销号、延期、更正……"),
            bind(CARD, &[f(2)], Action::Grant, "同意", "同意延期申请，延到申请的那天"),
            bind(CARD, &[f(3)], Action::Refuse, "不同意", "不同意延期申请，写明原因"),
        ],
        &scrolls(CARD),
        &[
            bind(CARD, &[f(6), letter('/')], Action::Find, "查找", "按字查找"),
            bind(CARD, ESC, Action::Back, "返回", "回到刚才的画面"),
        ],
    ],
};

/// From this width on the card of the row at hand stands beside a list.
const BESIDE: u16 = 120;

/// The screen.
struct Card {
    item: ItemId,
    list: List,
}

/// The card of an item, over the screen that is up.
#[must_use]
pub fn of(item: ItemId) -> Step {
    Step::over(Card { item, list: List::default() })
}

/// Draws a screen with the card of its item at hand beside it, where there is one and room for it.
pub fn draw_beside(screen: &dyn Screen, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
    let item = if area.width < BESIDE || !screen.is_list() { None } else { screen.item(cx) };
    let Some(item) = item else { return screen.draw(frame, area, cx) };
    let left = Rect { width: area.width * 3 / 5, ..area };
    screen.draw(frame, left, cx);
    let right = Rect { x: left.right() + 2, width: area.width - left.width - 2, ..area };
    let lines = lines(&item, usize::from(right.width), cx);
    for (y, line) in (right.y..right.bottom()).zip(&lines) {
        frame.render_widget(line, Rect { y, height: 1, ..right });
    }
    if lines.len() > usize::from(right.height) {
        let more = Line::styled(pad(words::MORE, usize::from(right.width)), cx.theme.dim);
        frame.render_widget(more, Rect { y: right.bottom() - 1, height: 1, ..right });
    }
}

/// What the card says, in lines of so many cells.
fn lines<'a>(id: &ItemId, cells: usize, cx: &ScreenContext<'_>) -> Vec<Line<'a>> {
    let theme = cx.theme;
    let Some(item) = cx.ledger.item(id) else { return Vec::new() };
    let said = cx.books.said_about(id).unwrap_or_default();
    let mut lines = vec![title(&item, cells, cx)];
    for section in words::sections(&item, &said, cx.ledger, cx.today()) {
        lines.push(if section.title.is_empty() {
            rule(cells, theme)
        } else {
            heading(section.title, &section.aside, cells, theme)
        });
        let label_cells = section.lines.iter().map(|(label, _)| width(label)).max().unwrap_or(0);
        let gap = if label_cells > 0 { 2 } else { 0 };
        for (label, text) in &section.lines {
            let role = if label == words::SPOKEN { theme.accent } else { theme.text };
            for (nth, row) in wrap(text, cells.saturating_sub(label_cells + gap + 2).max(8)).into_iter().enumerate() {
                let label = pad(if nth == 0 { label } else { "" }, label_cells + gap);
                lines.push(Line::from(vec![
                    Span::styled(format!("  {label}"), theme.dim),
                    Span::styled(row.to_owned(), role),
                ]));
            }
        }
    }
    lines
}

/// Which item it is, whose, and where it stands.
fn title<'a>(item: &Item<'_>, cells: usize, cx: &ScreenContext<'_>) -> Line<'a> {
    let standing = item.standing(cx.today());
    let kind = match item {
        Item::Commitment(one) => wording::commitment_kind(one.kind),
        Item::Assignment(..) => "任务",
    };
    let state = format!("{} {} ", wording::mark(standing), wording::standing(standing));
    let name = format!(" {kind} {}　{}", item.id(), cx.ledger.short(item.unit()));
    let name = fit(&name, cells.saturating_sub(width(&state) + 1)).into_owned();
    Line::from(vec![
        Span::styled(pad(&name, cells.saturating_sub(width(&state))), cx.theme.heading),
        Span::styled(state, cx.theme.standing(standing)),
    ])
}

impl Screen for Card {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(CARD)
    }

    fn sheet(&self, _: &ScreenContext<'_>) -> Option<Sheet> {
        None
    }

    fn says(&self, action: Action, cx: &ScreenContext<'_>) -> Option<&'static str> {
        let asked = || cx.ledger.item(&self.item)?.course()?.pending_request().map(|_| ());
        (matches!(action, Action::Grant | Action::Refuse) && asked().is_none()).then_some("")
    }

    fn search(&self) -> Option<&SearchBar> {
        Some(&self.list.search)
    }

    fn item(&self, _: &ScreenContext<'_>) -> Option<ItemId> {
        Some(self.item.clone())
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let len = self.shown(cx.cells, cx).len();
        if let Some(step) = self.list.take(input, len, cx.page) {
            return step;
        }
        match input.action() {
            Some(Action::ItemMenu) => Step::ask_if(item_menu(&self.item, cx)),
            Some(action @ (Action::Grant | Action::Refuse)) => handle(action, &self.item, cx),
            Some(Action::Back) => Step::Back,
            _ => Step::Unused,
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let head = heading(words::TITLE, "", usize::from(area.width), cx.theme);
        let shown = self.shown(usize::from(area.width), cx);
        self.list.draw_page(frame, area, (head, Line::default()), shown.len(), cx, |at| shown[at].clone());
    }
}

impl Card {
    /// The lines that the search leaves.
    fn shown<'a>(&self, cells: usize, cx: &ScreenContext<'_>) -> Vec<Line<'a>> {
        let lines = lines(&self.item, cells.saturating_sub(2), cx);
        lines.into_iter().filter(|line| self.list.search.keeps(&line.to_string())).collect()
    }
}
