//! Lines of the console's lists: columns that line up, words cut with "…", nothing cut in half.

use crate::{
    domain::{Item, Ledger, Standing},
    theme::ConsoleTheme,
    wording::{
        self,
        wrap::{pad, pad_left, width},
    },
};
use chrono::NaiveDate;
use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

/// Cells for the mark, its word and the spaces around them.
const MARK_CELLS: usize = 9;
/// At most so many cells for the words: over a wider gap the eye loses the line on its way to the date.
const MOST_TEXT_CELLS: usize = 64;
/// Cells for the date.
const DATE_CELLS: usize = 10;

/// An item in columns: mark, word, text, date, what else is to be said.
#[must_use]
pub fn item_line<'a>(
    item: &Item<'_>,
    today: NaiveDate,
    base: NaiveDate,
    cells: usize,
    is_selected: bool,
    theme: &ConsoleTheme,
) -> Line<'a> {
    let standing = item.standing(today);
    let aside = aside(item, standing);
    let aside_cells = if cells >= 72 { 20 } else { 12 };
    let text_cells = cells.saturating_sub(MARK_CELLS + DATE_CELLS + aside_cells + 4).min(MOST_TEXT_CELLS);
    let style = |role: Style| if is_selected { theme.selected } else { role };
    let state = theme.standing(standing);
    Line::from(vec![
        Span::styled(
            format!(
                "{} {} {} ",
                if is_selected { ">" } else { " " },
                wording::mark(standing),
                wording::standing(standing)
            ),
            style(state),
        ),
        Span::styled(pad(item.text(), text_cells), style(theme.text)),
        Span::styled("  ", style(theme.text)),
        Span::styled(pad(&wording::short_deadline(&item.open_deadline(today), base), DATE_CELLS), style(theme.text)),
        Span::styled("  ", style(theme.text)),
        Span::styled(pad(&aside, aside_cells), style(state)),
    ])
}

/// What stands in the last column: how long, how often put off, waiting for verification.
fn aside(item: &Item<'_>, standing: Standing) -> String {
    let mut parts = Vec::new();
    match standing {
        Standing::Overdue(days) => parts.push(wording::count_days(-days)),
        Standing::Soon(days) | Standing::Ahead(days) => parts.push(wording::count_days(days)),
        Standing::Reported => parts.push("待核销".to_owned()),
        // By what it is met stands here, where others have how long they take.
        Standing::Met => parts.extend(item.course().and_then(|course| course.met()).map(|met| met.evidence.clone())),
        Standing::Undated => parts.push("未定期限".to_owned()),
        Standing::Continuing | Standing::Closed | Standing::Withdrawn => {}
    }
    if let Some(course) = item.course() {
        if course.times_extended() > 0 {
            parts.push(format!("延期{}次", course.times_extended()));
        }
        if !course.reopenings.is_empty() {
            parts.push("退回过".to_owned());
        }
    }
    parts.join(" · ")
}

/// A group heading with its count at the right edge.
#[must_use]
pub fn heading<'a>(title: &str, right: &str, cells: usize, theme: &ConsoleTheme) -> Line<'a> {
    let left = cells.saturating_sub(width(right) + 1);
    Line::from(vec![
        Span::styled(format!(" {}", pad(title, left.saturating_sub(1))), theme.heading),
        Span::styled(pad_left(right, cells.saturating_sub(left)), theme.dim),
    ])
}

/// The mark before the line under the cursor, and the blank before the others.
#[must_use]
pub fn pointer(is_selected: bool) -> &'static str {
    if is_selected { "> " } else { "  " }
}

/// What lies under the head of a list and the line that narrows it.
#[must_use]
pub fn below_head(area: Rect) -> Rect {
    let head = 2.min(area.height);
    Rect { y: area.y + head, height: area.height - head, ..area }
}

/// Draws a line of a list; the one under the cursor is marked over its whole width.
pub fn draw_row(frame: &mut Frame<'_>, place: Rect, line: Line<'_>, is_selected: bool, theme: &ConsoleTheme) {
    frame.render_widget(line, place);
    if is_selected {
        frame.buffer_mut().set_style(place, theme.selected);
    }
}

/// A thin rule.
#[must_use]
pub fn rule<'a>(cells: usize, theme: &ConsoleTheme) -> Line<'a> {
    Line::styled("─".repeat(cells), theme.rule)
}

/// The names of units, shortened to a count when there are many.
#[must_use]
pub fn unit_names(ledger: &Ledger, units: &[crate::domain::UnitId], at_most: usize) -> String {
    let names: Vec<&str> = units.iter().take(at_most).map(|unit| ledger.short(unit)).collect();
    if units.len() > at_most { format!("{}等{}家", names.join("、"), units.len()) } else { names.join("、") }
}
