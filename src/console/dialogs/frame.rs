//! The plate a dialog stands on: cleared without cutting a Han in half, with a title and a rule.

use crate::theme::ConsoleTheme;
use ratatui::{
    Frame,
    layout::Rect,
    text::Line,
    widgets::{Block, Borders, Clear, Padding},
};
use unicode_width::UnicodeWidthStr;

/// Clears a plate in the middle and gives the area within it.
pub(super) fn plate(
    frame: &mut Frame<'_>,
    area: Rect,
    (width, height): (u16, u16),
    title: &str,
    theme: &ConsoleTheme,
) -> Rect {
    let width = (width + 6).min(area.width);
    let height = (height + 2).min(area.height);
    let plate = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 3, width, height };
    // A margin keeps what stands behind from sticking to the border; what would be cut in half is blanked.
    let margin = Rect { x: plate.x.saturating_sub(2), ..plate };
    let margin = Rect { width: (plate.right() + 2).min(area.right()) - margin.x, ..margin };
    blank_straddling(frame, margin);
    frame.render_widget(Clear, margin);
    frame.buffer_mut().set_style(margin, theme.ground);
    let block = Block::new()
        .borders(Borders::ALL)
        .border_style(theme.rule)
        .title(Line::styled(format!(" {title} "), theme.accent))
        .padding(Padding::horizontal(2));
    let inner = block.inner(plate);
    frame.render_widget(block, plate);
    inner
}

/// Blanks a wide character that stands half outside the left edge; without this the terminal draws the whole character
/// over what is cleared (ratatui #2526). One that stands half outside the right edge is cleared with its first half.
fn blank_straddling(frame: &mut Frame<'_>, cleared: Rect) {
    let Some(x) = cleared.x.checked_sub(1) else { return };
    let buffer = frame.buffer_mut();
    for y in cleared.top()..cleared.bottom() {
        if let Some(cell) = buffer.cell_mut((x, y))
            && cell.symbol().width() > 1
        {
            cell.set_symbol(" ");
        }
    }
}
