//! Figures as bars, last month's under this month's.

use super::{Easel, grid::Pages, split_top};
use crate::{
    stage::{Bar, FiguresView, Sum},
    wording,
};
use ratatui::layout::Rect;

/// Rows of one indicator: its name, this month, last month.
const ROWS: u16 = 3;

pub(super) fn draw(easel: &mut Easel<'_, '_>, view: &FiguresView, body: Rect) {
    let theme = easel.brush.look().theme;
    let gap = u16::from(body.height >= 24);
    let pages = Pages::of(view.bars.len(), usize::from((body.height + gap) / (ROWS + gap)), easel.scene.page);
    easel.head(wording::wall::FIGURES, &Easel::page_word(&pages));
    if view.bars.is_empty() {
        easel.brush.put(split_top(body, 1).0, wording::wall::NOTHING_YET, theme.quiet);
    }
    let mut rest = body;
    for bar in view.bars.iter().skip(pages.first).take(pages.fit) {
        let (part, below) = split_top(rest, ROWS);
        draw_bar(easel, bar, part);
        (_, rest) = split_top(below, gap);
    }
}

fn draw_bar(easel: &mut Easel<'_, '_>, bar: &Bar, area: Rect) {
    let theme = easel.brush.look().theme;
    let (title, rest) = split_top(area, 1);
    let change = wording::wall::change(bar.last.tenths, bar.now.tenths, bar.is_rate, bar.newcomers);
    let taken = easel.brush.put_right(title, &change, theme.text);
    let left = Rect { width: title.width.saturating_sub(taken + 2), ..title };
    easel.brush.put(left, bar.name.as_str(), theme.strong);
    // A rate is out of a hundred; a count is measured by the larger of the two months.
    let full = if bar.is_rate { 1000 } else { bar.now.tenths.max(bar.last.tenths).unwrap_or(0) };
    let (now, rest) = split_top(rest, 1);
    let (last, _) = split_top(rest, 1);
    month(easel, wording::wall::THIS_MONTH, bar, bar.now, full, now);
    month(easel, wording::wall::LAST_MONTH, bar, bar.last, full, last);
}

fn month(easel: &mut Easel<'_, '_>, word: &str, bar: &Bar, sum: Sum, full: i64, row: Rect) {
    let theme = easel.brush.look().theme;
    if row.is_empty() {
        return;
    }
    let style = if word == wording::wall::THIS_MONTH { theme.accent } else { theme.quiet };
    easel.brush.put(Rect { width: row.width.min(4), ..row }, word, theme.quiet);
    // The figure stands in a column of its own, at the right, with how many units it comes from.
    let figure = wording::wall::figure(sum.tenths, bar.unit.as_str(), bar.is_rate);
    let from = wording::wall::from_units(sum.units);
    let figures = row.width.min(22);
    let at = Rect { x: row.right() - figures, width: figures, ..row };
    easel.brush.put_right(Rect { width: figures.saturating_sub(6), ..at }, &figure, theme.strong);
    easel.brush.put_right(at, &from, theme.quiet);
    let width = row.width.saturating_sub(figures + 5);
    let bar_area = Rect { x: row.x + 5.min(row.width), width, ..row };
    let cells = match sum.tenths {
        Some(tenths) if full > 0 && tenths > 0 => {
            // Something is never nothing: at least one cell.
            let cells = (i64::from(width) * tenths.min(full) + full / 2) / full;
            u16::try_from(cells).unwrap_or(width).clamp(1, width.max(1))
        }
        _ => 0,
    };
    easel.brush.bar(bar_area, cells, style);
}
