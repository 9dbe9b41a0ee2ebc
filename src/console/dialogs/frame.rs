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
    blank_straddling(frame, plate);
    frame.render_widget(Clear, plate);
    let block = Block::new()
        .borders(Borders::ALL)
        .border_style(theme.rule)
        .title(Line::styled(format!(" {title} "), theme.accent))
        .padding(Padding::horizontal(2));
    let inner = block.inner(plate);
    frame.render_widget(block, plate);
    inner
}

/// Blanks a wide character that stands half outside the plate's left edge; without this the terminal draws the whole
/// character over the border (ratatui #2526).
fn blank_straddling(frame: &mut Frame<'_>, plate: Rect) {
    let Some(x) = plate.x.checked_sub(1) else { return };
    let buffer = frame.buffer_mut();
    for y in plate.top()..plate.bottom() {
        if let Some(cell) = buffer.cell_mut((x, y))
            && cell.symbol().width() > 1
        {
            cell.set_symbol(" ");
        }
    }
}
