//! The rows behind a unit's score: its months, then for every rule what it gave and the records it was counted from.

use crate::{
    console::{context::ScreenContext, list::ListCursor},
    domain::{Ledger, UnitYear, Year},
    wording::{
        wrap::{pad, width, wrap},
        year as words,
    },
};
use ratatui::{Frame, layout::Rect, style::Style, text::Line};

/// One row.
pub(super) enum Row {
    /// What the rows under it are about.
    Title(String),
    /// A record: how it counts, and its words.
    Record(String, String),
}

/// Cells of how a record counts.
const COUNT_CELLS: usize = 7;

/// The rows of a unit.
pub(super) fn of(one: &UnitYear, year: &Year, ledger: &Ledger) -> Vec<Row> {
    let rules = &ledger.programme.assessment.rules;
    let mut rows = Vec::new();
    if rules.is_empty() {
        rows.push(Row::Title(words::NO_RULES.to_owned()));
    }
    for (line, rule) in one.score.lines.iter().zip(rules) {
        rows.push(Row::Title(words::score_line(line, rule)));
        rows.extend(
            line.rows.iter().map(|row| Row::Record(words::verdict(row, rule), words::row(row, ledger, year.end))),
        );
    }
    rows.push(Row::Title(words::BY_MONTH.to_owned()));
    rows.extend(
        year.months
            .iter()
            .zip(&one.cells)
            .map(|(month, cell)| Row::Record(words::month_of(month.meeting, ledger, year.end), words::cell(cell))),
    );
    rows
}

/// Draws them, each as many lines as it needs, so that the one at hand is in sight; without a cursor from the top.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    rows: &[Row],
    cursor: Option<ListCursor>,
    cx: &ScreenContext<'_>,
) {
    let theme = cx.theme;
    let cells = usize::from(area.width);
    let mut lines: Vec<(usize, String, Style)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let mark = if cursor.is_some_and(|cursor| cursor.at == at) { "> " } else { "  " };
        match row {
            Row::Title(words) => {
                let laid = wrap(words, cells.saturating_sub(3));
                lines.extend(laid.into_iter().map(|line| (at, format!("{mark}{line}"), theme.heading)));
            }
            Row::Record(how, words) => {
                let count_cells = COUNT_CELLS.max(width(how) + 1);
                let laid = wrap(words, cells.saturating_sub(count_cells + 5).max(10));
                for (nth, line) in laid.into_iter().enumerate() {
                    let (mark, how) = if nth == 0 { (mark, how.as_str()) } else { ("  ", "") };
                    lines.push((at, format!("{mark}  {}{line}", pad(how, count_cells)), theme.text));
                }
            }
        }
    }
    let page = usize::from(area.height);
    let at_hand = lines.iter().position(|(at, ..)| cursor.is_some_and(|cursor| cursor.at == *at)).unwrap_or(0);
    let first = ListCursor { at: at_hand }.first_shown(lines.len(), page);
    for (y, (at, text, style)) in (area.y..).zip(lines.into_iter().skip(first).take(page)) {
        let place = Rect { y, height: 1, ..area };
        let is_selected = cursor.is_some_and(|cursor| cursor.at == at);
        if cursor.is_some() {
            // Nothing opens here: a click moves to the row.
            cx.hits.line(place, at, false);
        }
        frame.render_widget(Line::styled(text, style), place);
        if is_selected {
            frame.buffer_mut().set_style(place, theme.selected);
        }
    }
}
