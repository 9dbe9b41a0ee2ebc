//! 事项: what was agreed today, and everything still open; filtered and searched.

use super::walk::item_menu;
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        keymap::{ENTER, ESC, FIND, MEETING, Scope, TAB, bind, f, moves},
        list::List,
        rows::{ItemColumns, ItemWords, below_head, item_line},
        screen::{Place, Screen, Step, in_meeting},
        search_bar::SearchBar,
    },
    document::Sheet,
    domain::{Commitment, Item, ItemId, Standing},
    wording::{self, lists, wrap::pad},
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};
use std::collections::HashMap;

/// Where its keys are looked up.
pub const ITEMS: Scope = Scope("事项");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: ITEMS,
    key: Some(bind(MEETING, &[f(9)], Action::Show(ITEMS), "事项", "本次议定和全部未结事项")),
    open: |_| Step::show(Items::default()),
    keys: &[
        &[
            bind(ITEMS, ENTER, Action::ItemMenu, "办理", "办理选中的事项"),
            bind(ITEMS, TAB, Action::CycleFilter, "换范围", "本次议定 → 全部未结 → 逾期 → 未定期限"),
            bind(ITEMS, FIND, Action::Find, "查找", "按字或单位查找"),
            bind(ITEMS, ESC, Action::Back, "调度", "回到调度"),
        ],
        &moves(ITEMS),
    ],
};

/// Which items are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Filter {
    /// 本次议定.
    #[default]
    Today,
    /// 全部未结.
    Open,
    /// 逾期.
    Overdue,
    /// 未定期限.
    Undated,
}

impl Filter {
    const ALL: [(Self, &'static str); 4] =
        [(Self::Today, "本次议定"), (Self::Open, "全部未结"), (Self::Overdue, "逾期"), (Self::Undated, "未定期限")];

    fn next(self) -> Self {
        let at = Self::ALL.iter().position(|(filter, _)| *filter == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()].0
    }

    fn title(self) -> &'static str {
        Self::ALL.iter().find(|(filter, _)| *filter == self).map_or("", |(_, title)| title)
    }

    fn keeps(self, commitment: &Commitment, cx: &ScreenContext<'_>) -> bool {
        let standing = Item::Commitment(commitment).standing(cx.today());
        match self {
            Self::Today => Some(commitment.meeting) == cx.ledger.at,
            Self::Open => commitment.course.is_open(),
            Self::Overdue => matches!(standing, Standing::Overdue(_)),
            Self::Undated => standing == Standing::Undated,
        }
    }
}

/// The list of commitments.
#[derive(Default)]
struct Items {
    filter: Filter,
    list: List,
}

impl Items {
    fn shown<'a>(&self, cx: &ScreenContext<'a>) -> Vec<&'a Commitment> {
        let ledger = cx.ledger;
        let mut shown: Vec<&Commitment> = ledger
            .commitments
            .values()
            .filter(|commitment| self.filter.keeps(commitment, cx))
            .filter(|commitment| {
                // Most keys are pressed with nothing to look for: then no words are put together for every item.
                self.list.search.field.is_empty()
                    || self.list.search.keeps(&format!(
                        "{} {} {} {}",
                        commitment.id,
                        ledger.short(&commitment.unit),
                        commitment.text,
                        commitment.owner
                    ))
            })
            .collect();
        if self.filter != Filter::Today {
            // Ten thousand items are put in order between a key and its picture: each is looked up once.
            let orders: HashMap<&str, u32> = ledger.units.values().map(|unit| (unit.id.as_str(), unit.order)).collect();
            shown.sort_by_cached_key(|commitment| {
                let day = commitment.deadline.last_day();
                (day.is_none(), day, orders.get(commitment.unit.as_str()).copied(), commitment.id)
            });
        }
        shown
    }
}

impl Screen for Items {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(ITEMS)
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let row = |commitment: &Commitment| {
            let kind = wording::commitment_kind(commitment.kind);
            let head = [commitment.id.0.into(), kind.into(), cx.ledger.short(&commitment.unit).into()];
            let fields = ItemWords::fields(&Item::Commitment(commitment), cx.today(), cx.base());
            head.into_iter().chain(fields).collect()
        };
        let rows = self.shown(cx).into_iter().map(row).collect();
        Some(Sheet::of(lists::of(ITEMS.title(), self.filter.title()), &lists::ITEMS, rows))
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
            (Some(Action::ItemMenu), Some(commitment)) => {
                Step::ask_if(item_menu(&ItemId::Commitment(commitment.id), cx))
            }
            (Some(Action::CycleFilter), _) => {
                self.filter = self.filter.next();
                self.list.cursor.at = 0;
                Step::Stay
            }
            (Some(Action::Back), _) => Step::Back,
            _ => Step::Unused,
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let shown = self.shown(cx);
        let mut tabs = vec![Span::raw(" ")];
        for (filter, title) in Filter::ALL {
            let style = if filter == self.filter { theme.accent } else { theme.dim };
            tabs.push(Span::styled(
                if filter == self.filter { format!("[{title}]") } else { format!(" {title} ") },
                style,
            ));
            tabs.push(Span::raw(" "));
        }
        tabs.push(Span::styled(format!("  {} 项", shown.len()), theme.text));
        frame.render_widget(Line::from(tabs), Rect { height: 1, ..area });
        self.list.search.draw(frame, area, theme);
        if shown.is_empty() {
            let line = Rect { y: area.y + 2, height: 1, ..area };
            frame.render_widget(Line::styled("  没有这样的事项", theme.dim), line);
        }
        let head_cells = 24;
        let list = below_head(area);
        let window = self.list.window(shown.len(), list);
        let words = |commitment: &Commitment| ItemWords::of(&Item::Commitment(commitment), None, cx.today(), cx.base());
        let lines: Vec<ItemWords> = shown[window.clone()].iter().map(|commitment| words(commitment)).collect();
        let columns = ItemColumns::of(&lines.iter(), usize::from(area.width).saturating_sub(head_cells));
        self.list.draw(frame, list, shown.len(), cx, |at, is_selected| {
            let commitment = shown[at];
            let kind = wording::commitment_kind(commitment.kind);
            let unit = pad(cx.ledger.short(&commitment.unit), head_cells - 10);
            let head = pad(&format!("{:>4} {kind} {unit}", commitment.id.0), head_cells);
            let head = Span::styled(head, if is_selected { theme.selected } else { theme.dim });
            let item = item_line(&lines[at - window.start], columns, is_selected, theme);
            std::iter::once(head).chain(item.spans).collect()
        });
    }
}
