//! 评优名单: the demonstration sites and brands that may be put forward, those on the list first. Nobody else sees it
//! before it is released.

use super::YearScreen;
use crate::{
    console::{context::ScreenContext, search_bar::SearchBar},
    domain::{Ledger, RegisterEntry, RegisterEntryId, RegisterKind, Year},
    wording::{
        self,
        wrap::{pad, width},
        year as words,
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// Whether an entry stands on a year's list.
pub(super) fn is_listed(year: i32, entry: RegisterEntryId, ledger: &Ledger) -> bool {
    ledger.shortlists.get(&year).is_some_and(|list| list.entries.contains(&entry))
}

/// What stands on the list, in its order, then what may be put forward: what is done in a register that holds something
/// back until its release.
pub(super) fn shown<'a>(
    year: &Year,
    search: &SearchBar,
    cx: &ScreenContext<'a>,
) -> Vec<(&'a RegisterEntry, &'a RegisterKind)> {
    let ledger = cx.ledger;
    let known = |entry: &'a RegisterEntry| Some((entry, ledger.register_kind(&entry.kind)?));
    let listed = ledger.shortlists.get(&year.year).into_iter().flat_map(|list| &list.entries);
    let listed = listed.filter_map(|id| known(ledger.entry(*id)?));
    let may_be = |(entry, kind): &(&RegisterEntry, &RegisterKind)| {
        kind.has_releases()
            && !kind.private
            && !kind.of_committees
            && kind.is_done(entry.stage)
            && !is_listed(year.year, entry.id, ledger)
    };
    let others = ledger.entries().filter_map(known).filter(may_be);
    let wanted = search.field.text().trim();
    let found = cx.listener.find_units(wanted);
    listed
        .chain(others)
        .filter(|(entry, _)| {
            wanted.is_empty()
                || found.contains(&entry.unit)
                || entry.name.contains(wanted)
                || ledger.short(&entry.unit).contains(wanted)
        })
        .collect()
}

impl YearScreen {
    pub(super) fn draw_awards(&self, frame: &mut Frame<'_>, body: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let list = cx.ledger.shortlists.get(&self.year.year);
        let is_out = list.is_some_and(|list| list.released.is_some());
        let style = if is_out { theme.good } else { theme.warn };
        self.say(frame, body, &words::shortlist(list, cx.today()), style);
        let area = Rect { y: body.y + 2, height: body.height.saturating_sub(2), ..body };
        let shown = shown(&self.year, &self.list.search, cx);
        if shown.is_empty() && self.list.search.field.is_empty() {
            let lines = wording::wrap::wrap(words::NO_SITES, usize::from(area.width).saturating_sub(4));
            for (y, line) in (area.y..area.bottom()).zip(lines) {
                frame.render_widget(Line::styled(format!("  {line}"), theme.dim), Rect { y, height: 1, ..area });
            }
        }
        let cells = self.list.row_cells(area);
        self.list.draw(frame, area, shown.len(), cx, |at| row(self.year.year, shown[at], cells, cx));
    }
}

fn row<'a>(
    year: i32,
    (entry, kind): (&RegisterEntry, &RegisterKind),
    cells: usize,
    cx: &ScreenContext<'_>,
) -> Line<'a> {
    let theme = cx.theme;
    let is_listed = is_listed(year, entry.id, cx.ledger);
    let tick = words::TICKS[usize::from(!is_listed)];
    let name_cells = cells.saturating_sub(4 + 16 + 10 + 10 + 12).clamp(16, 60);
    let role = if is_listed { theme.accent } else { theme.dim };
    Line::from(vec![
        Span::styled(pad(tick, width(tick) + 1), role),
        Span::styled(pad(cx.ledger.short(&entry.unit), 16), theme.dim),
        Span::styled(pad(&entry.name, name_cells), theme.text),
        Span::styled(pad(&kind.name, 10), theme.dim),
        Span::styled(pad(kind.stage_name(entry.stage), 10), theme.good),
        Span::styled(wording::day(entry.since, cx.today()), theme.dim),
    ])
}
