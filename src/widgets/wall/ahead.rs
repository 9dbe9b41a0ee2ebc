//! Deadlines ahead: one line a thing, soonest first.

use super::{Easel, grid::Pages, split_bottom, split_top};
use crate::{stage::AheadView, widgets::style_of, wording};
use ratatui::layout::Rect;

pub(super) fn draw(easel: &mut Easel<'_, '_>, view: &AheadView, body: Rect) {
    let look = easel.brush.look();
    let theme = look.theme;
    let today = easel.scene.today;
    let (list, foot) = split_bottom(body, u16::from(view.undated > 0));
    // On a very wide wall what belongs to a line stays near it.
    let list = Rect { width: list.width.min(NEAR), ..list };
    if view.undated > 0 {
        easel.brush.put(foot, &wording::wall::undated(view.undated), theme.quiet);
    }
    let wide = list.width >= 72;
    let rows_each: u16 = if wide { 1 } else { 2 };
    let pages = Pages::of(view.lines.len(), usize::from(list.height / rows_each), easel.scene.page);
    let until = wording::wall::due_until(view.until, today);
    let page = Easel::page_word(&pages);
    let count = wording::wall::items(view.total);
    easel.head(&until, &if page.is_empty() { count } else { format!("{count}　{page}") });
    let shown: Vec<_> = view.lines.iter().skip(pages.first).take(pages.fit).collect();
    if shown.is_empty() {
        easel.brush.put(split_top(list, 1).0, wording::wall::NOTHING_YET, theme.quiet);
    }
    let days: Vec<(String, String)> =
        shown.iter().map(|line| (wording::day(line.day, today), wording::relative(line.day, today))).collect();
    let day_width = days.iter().map(|(day, _)| look.width(day)).max().unwrap_or(0);
    let lines = u16::try_from(shown.len()).unwrap_or(u16::MAX);
    let between = u16::from(easel.is_roomy() && lines.saturating_mul(rows_each + 1) <= list.height + 1);
    let mut rest = list;
    for (line, (day, relative)) in shown.into_iter().zip(&days) {
        let (row, below) = split_top(rest, 1);
        let who = wording::wall::who(line.who.first.as_str(), line.who.units, line.who.everyone);
        let tone = style_of(line.standing, &look);
        easel.brush.put(Rect { width: row.width.min(3), ..row }, wording::mark(line.standing), tone);
        let row = right_of(row, 3);
        easel.brush.put(Rect { width: day_width.min(row.width), ..row }, day, theme.strong);
        let row = right_of(row, day_width + 2);
        let taken = easel.brush.put_right(row, relative, theme.quiet);
        let row = Rect { width: row.width.saturating_sub(taken + 2), ..row };
        if wide {
            easel.brush.put(Rect { width: row.width.min(22), ..row }, &who, theme.strong);
            easel.brush.put(right_of(row, 24), line.text.as_str(), theme.text);
            rest = below;
        } else {
            easel.brush.put(row, &who, theme.strong);
            let (words, below) = split_top(below, 1);
            easel.brush.put(right_of(words, 3), line.text.as_str(), theme.text);
            rest = below;
        }
        (_, rest) = split_top(rest, between);
    }
}

/// Up to this width a line goes to the edge.
const NEAR: u16 = 112;

fn right_of(row: Rect, cells: u16) -> Rect {
    let cells = cells.min(row.width);
    Rect { x: row.x + cells, width: row.width - cells, ..row }
}
