//! Drawing the checklist: the candidates, and the passage of the one under the cursor with its words marked.

use super::{
    Checklist,
    candidates::{Mark, Pick},
};
use crate::{
    console::{
        context::ScreenContext,
        rows::{heading, rule, unit_names},
    },
    theme::ConsoleTheme,
    wording::{
        self, material as words, transcript as heard,
        wrap::{pad, wrap},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// From this width on the text stands beside the list.
const SIDE_BY_SIDE: u16 = 120;
/// Bytes of the text that are looked at behind the passage: more than a screen holds.
const AFTER: usize = 6_000;
/// Rows of what was made of the passage, at most.
const MOST_ABOUT: usize = 3;
/// Cells of the mark, of the deadline.
const MARK_CELLS: usize = 11;
const DATE_CELLS: usize = 11;

impl Checklist {
    /// The list and the text, side by side where there is room.
    pub(super) fn draw_beside_text(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let (list, passage) = if area.width >= SIDE_BY_SIDE {
            let left = area.width * 3 / 5;
            (Rect { width: left, ..area }, Rect { x: area.x + left + 1, width: area.width - left - 1, ..area })
        } else {
            let above = (area.height * 3 / 5).max(4).min(area.height);
            let below = Rect { y: area.y + above, height: area.height - above, ..area };
            (Rect { height: above, ..area }, below)
        };
        let shown = self.shown(cx);
        self.draw_list(frame, list, &shown, cx);
        if let Some(pick) = shown.get(self.list.at()).and_then(|at| self.material.picks.get(*at)) {
            self.draw_passage(frame, passage, pick, cx);
        }
    }

    fn draw_list(&self, frame: &mut Frame<'_>, area: Rect, shown: &[usize], cx: &ScreenContext<'_>) {
        let material = &self.material;
        let (all, accepted, left) = (material.picks.len(), material.count(Mark::Accepted), material.left());
        let filed = material.picks.iter().filter(|pick| pick.is_known()).count();
        let (title, right, none) = if material.is_talk {
            (heard::title(&material.name), heard::counts(all, filed, accepted, left), heard::NOTHING_FOUND)
        } else {
            (words::title(&material.name), words::counts(all, accepted, left), words::NOTHING_FOUND)
        };
        let head = heading(&title, &right, usize::from(area.width), cx.theme);
        let none = Line::styled(none, cx.theme.dim);
        let cells = self.list.row_cells(area);
        self.list
            .draw_page(frame, area, (head, none), shown.len(), cx, |at| row(&material.picks[shown[at]], cells, cx));
    }

    /// The passage: from the start of its paragraph on, its words marked; what goes before only when there is room.
    fn draw_passage(&self, frame: &mut Frame<'_>, area: Rect, pick: &Pick, cx: &ScreenContext<'_>) {
        if area.height < 3 {
            return;
        }
        let theme = cx.theme;
        let cells = usize::from(area.width);
        frame.render_widget(rule(cells, theme), Rect { height: 1, ..area });
        let said = words::understood(
            &unit_names(cx.ledger, &pick.units, 4),
            &unit_names(cx.ledger, &pick.supporting, 3),
            &wording::understood_deadline(&pick.deadline, cx.base(), cx.today()),
        );
        let said = match &pick.said {
            Some(talk) => heard::understood(&talk.by, &said, &talk.asks),
            None => said,
        };
        let about = wrap(&said, cells);
        let about = &about[..about.len().min(MOST_ABOUT).min(usize::from(area.height) - 2)];
        for (y, row) in (area.y + 1..).zip(about) {
            frame.render_widget(Line::styled(*row, theme.accent), Rect { y, height: 1, ..area });
        }
        let below = area.y + 1 + u16::try_from(about.len()).unwrap_or(1);
        let text = &self.material.text;
        let from = text[..pick.span.start].rfind('\n').map_or(0, |at| at + 1);
        let to = text.len().min(pick.span.end + AFTER);
        let to = (to..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        let rows: Vec<(usize, &str)> = wrap(&text[from..to], cells.saturating_sub(2))
            .into_iter()
            .map(|row| (row.as_ptr() as usize - text.as_ptr() as usize, row))
            .collect();
        let room = usize::from(area.bottom() - below);
        let last = rows.iter().rposition(|(at, _)| *at < pick.span.end).unwrap_or(0);
        let start = rows.iter().rposition(|(at, _)| *at <= pick.span.start).unwrap_or(0);
        let first = if last < room { 0 } else { start.saturating_sub(1) };
        for (y, (at, row)) in (below..).zip(rows.iter().skip(first).take(room)) {
            let line = marked(row, *at, pick, theme);
            frame.render_widget(line, Rect { x: area.x + 1, y, height: 1, width: area.width.saturating_sub(1) });
        }
    }
}

/// A row of the text with what belongs to the passage in bold and underlined.
fn marked<'a>(row: &'a str, at: usize, pick: &Pick, theme: &ConsoleTheme) -> Line<'a> {
    let cut = |byte: usize| {
        let byte = byte.saturating_sub(at).min(row.len());
        (byte..=row.len()).find(|byte| row.is_char_boundary(*byte)).unwrap_or(row.len())
    };
    let (start, end) = (cut(pick.span.start), cut(pick.span.end));
    Line::from(vec![
        Span::styled(&row[..start], theme.dim),
        Span::styled(&row[start..end.max(start)], theme.heard),
        Span::styled(&row[end.max(start)..], theme.dim),
    ])
}

/// What was made of a candidate, in a word.
pub(super) fn mark_word(pick: &Pick) -> &'static str {
    let names = match &pick.said {
        Some(_) => [heard::ACCEPTED, heard::DROPPED, heard::FILED, heard::OPEN],
        None => [words::ACCEPTED, words::DROPPED, words::KNOWN, words::OPEN],
    };
    match (pick.mark, pick.is_known()) {
        (Mark::Accepted, _) => names[0],
        (Mark::Dropped, _) => names[1],
        (Mark::Open, true) => names[2],
        (Mark::Open, false) => names[3],
    }
}

fn row<'a>(pick: &Pick, cells: usize, cx: &ScreenContext<'_>) -> Line<'a> {
    let theme = cx.theme;
    let mark = mark_word(pick);
    let role = match (pick.mark, pick.is_known()) {
        (Mark::Accepted, _) => theme.good,
        (Mark::Dropped, _) | (Mark::Open, true) => theme.dim,
        (Mark::Open, false) if pick.said.is_some() => theme.warn,
        (Mark::Open, false) => theme.text,
    };
    let title_cells = cells.saturating_sub(MARK_CELLS + DATE_CELLS + 4) * 3 / 5;
    let who_cells = cells.saturating_sub(MARK_CELLS + DATE_CELLS + 4 + title_cells);
    let who = match &pick.known {
        Some(task) if pick.mark == Mark::Open => words::already(task.as_str()),
        None if pick.is_known() => pick.said.as_ref().map_or_else(String::new, |said| said.filed.clone()),
        _ if pick.units.is_empty() => words::UNBOUND.to_owned(),
        _ => unit_names(cx.ledger, &pick.units, 2),
    };
    Line::from(vec![
        Span::styled(pad(mark, MARK_CELLS), role),
        Span::styled(pad(&wording::short_deadline(&pick.deadline, cx.base()), DATE_CELLS), theme.text),
        Span::styled(format!(" {}  ", pad(&pick.title, title_cells)), theme.text),
        Span::styled(pad(&who, who_cells), theme.dim),
    ])
}
