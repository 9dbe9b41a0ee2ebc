//! 事项: what was agreed today, and everything still open; filtered and searched.

use super::{
    many::{self, many_menu},
    walk::item_menu,
};
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        keymap::{ENTER, ESC, FIND, MARK, MARK_ALL, MEETING, Scope, TAB, bind, f, moves},
        list::{Filter, List},
        rows::{ItemColumns, ItemWords, below_head, item_line},
        screen::{Done, Place, Screen, Step, in_meeting},
        search_bar::SearchBar,
    },
    document::Sheet,
    domain::{Commitment, CommitmentId, Item, ItemId, Standing},
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
    open: |_| Step::show(Items { list: List::marking() }),
    keys: &[
        &[
            bind(ITEMS, ENTER, Action::ItemMenu, "办理", "办理选中的事项；勾了几条的，一并办理"),
            bind(ITEMS, MARK, Action::Mark, "勾选", "勾选这一条，转下一条；再按取消"),
            bind(ITEMS, MARK_ALL, Action::MarkAll, "", "列出的全部勾选；都勾了的，再按全部取消"),
            bind(ITEMS, TAB, Action::CycleFilter, "换范围", "本次议定 → 全部未结 → 逾期 → 未定期限"),
            bind(ITEMS, FIND, Action::Find, "查找", "按字或单位查找"),
            bind(ITEMS, ESC, Action::Back, "调度", "回到调度"),
        ],
        &moves(ITEMS),
    ],
};

/// Which items are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Range {
    /// 本次议定.
    Today,
    /// 全部未结.
    Open,
    /// 逾期.
    Overdue,
    /// 未定期限.
    Undated,
}

impl Filter for Range {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Today, "本次议定"), (Self::Open, "全部未结"), (Self::Overdue, "逾期"), (Self::Undated, "未定期限")];
}

impl Range {
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
struct Items {
    list: List<Range, CommitmentId>,
}

impl Items {
    fn shown<'a>(&self, cx: &ScreenContext<'a>) -> Vec<&'a Commitment> {
        let ledger = cx.ledger;
        let mut shown: Vec<&Commitment> = ledger
            .commitments
            .values()
            .filter(|commitment| self.list.filter.keeps(commitment, cx))
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
        if self.list.filter != Range::Today {
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
        Some(Sheet::of(lists::of(ITEMS.title(), self.list.filter.title()), &lists::ITEMS, rows))
    }

    fn says(&self, action: Action, _: &ScreenContext<'_>) -> Option<&'static str> {
        (action == Action::ItemMenu && !self.list.marks().is_empty()).then_some("一并办理")
    }

    fn search(&self) -> Option<&SearchBar> {
        Some(&self.list.search)
    }

    fn is_list(&self) -> bool {
        true
    }

    fn item(&self, cx: &ScreenContext<'_>) -> Option<ItemId> {
        self.shown(cx).get(self.list.at()).map(|commitment| ItemId::Commitment(commitment.id))
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let shown = self.shown(cx);
        if let Some(step) = self.list.take_marking(input, &shown, cx.page, |commitment| commitment.id) {
            return step;
        }
        match (input.action(), shown.get(self.list.at())) {
            (Some(Action::ItemMenu), _) if !self.list.marks().is_empty() => {
                Step::ask(many_menu(self.list.marks().iter().copied().collect()))
            }
            (Some(Action::ItemMenu), Some(commitment)) => {
                Step::ask_if(item_menu(&ItemId::Commitment(commitment.id), cx))
            }
            (Some(Action::Back), _) => Step::Back,
            _ => Step::Unused,
        }
    }

    fn done(&mut self, done: &Done<'_>, _: &ScreenContext<'_>) -> Step {
        if many::is_of_many(done.command()) {
            self.list.unmark();
        }
        Step::Stay
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        const HEAD_CELLS: usize = 22;
        let shown = self.shown(cx);
        let window = self.list.window(shown.len(), below_head(area));
        let words = |commitment: &Commitment| ItemWords::of(&Item::Commitment(commitment), None, cx.today(), cx.base());
        let lines: Vec<ItemWords> = shown[window.clone()].iter().map(|commitment| words(commitment)).collect();
        let columns = ItemColumns::of(&lines.iter(), self.list.row_cells(area).saturating_sub(HEAD_CELLS));
        let head = self.list.tabs(&format!("{} 项", shown.len()), cx);
        let none = Line::styled("  没有这样的事项", cx.theme.dim);
        self.list.draw_page(frame, area, (head, none), shown.len(), cx, |at| {
            let commitment = shown[at];
            let kind = wording::commitment_kind(commitment.kind);
            let unit = pad(cx.ledger.short(&commitment.unit), HEAD_CELLS - 10);
            let head = pad(&format!("{:>3} {kind} {unit}", commitment.id.0), HEAD_CELLS);
            let item = item_line(&lines[at - window.start], columns, cx.theme);
            let head = [self.list.mark(&commitment.id, cx), Span::styled(head, cx.theme.dim)];
            head.into_iter().chain(item.spans).collect()
        });
    }
}
