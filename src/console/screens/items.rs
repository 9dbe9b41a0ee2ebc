//! 事项: what was agreed today, and everything still open; filtered and searched.

use crate::{
    console::{action::Action, event::Input, list::ListCursor, rows::item_line, search_bar::SearchBar, sight::Sight},
    domain::{Commitment, Item, ItemId, Standing},
    wording::{self, wrap::pad},
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};
use std::collections::HashMap;

/// Which items are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
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

    fn keeps(self, commitment: &Commitment, sight: &Sight<'_>) -> bool {
        let standing = Item::Commitment(commitment).standing(sight.today());
        match self {
            Self::Today => Some(commitment.meeting) == sight.ledger.at,
            Self::Open => commitment.course.is_open(),
            Self::Overdue => matches!(standing, Standing::Overdue(_)),
            Self::Undated => standing == Standing::Undated,
        }
    }
}

/// The list of commitments.
#[derive(Clone, Debug, Default)]
pub struct Items {
    filter: Filter,
    cursor: ListCursor,
    /// What the list is narrowed to.
    pub search: SearchBar,
}

/// What the list asks for.
pub enum ItemsAsks {
    /// Nothing.
    Nothing,
    /// To handle an item.
    Handle(ItemId),
    /// Back to the walk.
    Back,
}

impl Items {
    fn shown<'a>(&self, sight: &Sight<'a>) -> Vec<&'a Commitment> {
        let ledger = sight.ledger;
        let mut shown: Vec<&Commitment> = ledger
            .commitments
            .values()
            .filter(|commitment| self.filter.keeps(commitment, sight))
            .filter(|commitment| {
                // Most keys are pressed with nothing to look for: then no words are put together for every item.
                self.search.field.is_empty()
                    || self.search.keeps(&format!(
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

    /// Takes an input.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> ItemsAsks {
        if self.search.take(input) {
            self.cursor.at = 0;
            return ItemsAsks::Nothing;
        }
        let shown = self.shown(sight);
        if self.cursor.act(input.action(), shown.len(), sight.page) {
            return ItemsAsks::Nothing;
        }
        match input.action() {
            Some(Action::ItemMenu) => shown
                .get(self.cursor.at)
                .map_or(ItemsAsks::Nothing, |commitment| ItemsAsks::Handle(ItemId::Commitment(commitment.id))),
            Some(Action::CycleFilter) => {
                self.filter = self.filter.next();
                self.cursor.at = 0;
                ItemsAsks::Nothing
            }
            Some(Action::Find) => {
                self.search.active = true;
                ItemsAsks::Nothing
            }
            Some(Action::Back) if !self.search.field.is_empty() => {
                self.search.field.clear();
                ItemsAsks::Nothing
            }
            Some(Action::Back) => ItemsAsks::Back,
            _ => ItemsAsks::Nothing,
        }
    }

    /// Draws it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let theme = sight.theme;
        let shown = self.shown(sight);
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
        self.search.draw(frame, area, theme);
        let rows = usize::from(area.height).saturating_sub(2);
        let first = self.cursor.first_shown(shown.len(), rows);
        if shown.is_empty() {
            let line = Rect { y: area.y + 2, height: 1, ..area };
            frame.render_widget(Line::styled("  没有这样的事项", theme.dim), line);
        }
        let head_cells = 24;
        for (y, (at, commitment)) in (area.y + 2..).zip(shown.iter().enumerate().skip(first).take(rows)) {
            let is_selected = at == self.cursor.at;
            sight.hits.line(Rect { y, height: 1, ..area }, at, is_selected);
            let head = format!(
                "{:>4} {} {}",
                commitment.id.0,
                wording::commitment_kind(commitment.kind),
                pad(sight.ledger.short(&commitment.unit), head_cells - 10)
            );
            let style = if is_selected { theme.selected } else { theme.dim };
            frame.render_widget(
                Line::styled(pad(&head, head_cells), style),
                Rect { y, height: 1, width: u16::try_from(head_cells).unwrap_or(24).min(area.width), ..area },
            );
            let x = u16::try_from(head_cells).unwrap_or(24).min(area.width);
            let place = Rect { x: area.x + x, y, width: area.width - x, height: 1 };
            let item = Item::Commitment(commitment);
            let line = item_line(&item, sight.today(), sight.base(), usize::from(place.width), is_selected, theme);
            frame.render_widget(line, place);
            if is_selected {
                frame.buffer_mut().set_style(Rect { y, height: 1, ..area }, theme.selected);
            }
        }
    }
}
