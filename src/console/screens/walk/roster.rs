//! The roster beside the unit at hand: who has been heard, who is put off, where something is overdue.

use super::Walk;
use crate::{
    console::sight::Sight,
    domain::{Item, Standing, Stop, StopState, Unit},
    wording::wrap::{fit, pad},
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// The mark of a turn.
pub(super) fn stop_mark(state: StopState) -> &'static str {
    match state {
        StopState::Pending => " ",
        StopState::Current => "▶",
        StopState::Covered => "✓",
        StopState::Deferred => "…",
        StopState::Written => "✎",
    }
}

pub(super) fn draw(walk: &Walk, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
    let theme = sight.theme;
    let units = sight.ledger.walk();
    let cells = usize::from(area.width).saturating_sub(2);
    let title = Line::from(vec![Span::styled(" 成员单位", theme.heading), Span::styled("   / 查找", theme.dim)]);
    frame.render_widget(title, Rect { height: 1, ..area });
    let deferred: Vec<&str> = units
        .iter()
        .filter(|(_, stop)| stop.state == StopState::Deferred)
        .map(|(unit, _)| unit.short.as_str())
        .collect();
    let foot = u16::from(!deferred.is_empty()) * 2;
    let rows = usize::from(area.height.saturating_sub(2 + foot));
    let at = units.iter().position(|(unit, _)| Some(&unit.id) == walk.unit.as_ref()).unwrap_or(0);
    let first = at.saturating_sub(rows / 2).min(units.len().saturating_sub(rows));
    for (y, (unit, stop)) in (area.y + 2..).zip(units.iter().skip(first).take(rows)) {
        frame.render_widget(unit_line(walk, unit, stop, cells, sight), Rect { y, height: 1, ..area });
    }
    if !deferred.is_empty() {
        let y = area.bottom().saturating_sub(1);
        let words = format!(" 缓议 {}：{}", deferred.len(), deferred.join("、"));
        frame.render_widget(Line::styled(fit(&words, cells).into_owned(), theme.warn), Rect { y, height: 1, ..area });
    }
    for y in area.top()..area.bottom() {
        let edge = Rect { x: area.right() - 1, y, width: 1, height: 1 };
        frame.render_widget(Line::styled("│", theme.rule), edge);
    }
}

fn unit_line<'a>(walk: &Walk, unit: &Unit, stop: &Stop, cells: usize, sight: &Sight<'_>) -> Line<'a> {
    let theme = sight.theme;
    let is_at_hand = Some(&unit.id) == walk.unit.as_ref();
    let style = match (is_at_hand, stop.state) {
        (true, _) => theme.accent,
        (_, StopState::Covered | StopState::Written) => theme.dim,
        (_, StopState::Deferred) => theme.warn,
        _ => theme.text,
    };
    let overdue = sight
        .ledger
        .commitments_of(&unit.id)
        .filter(|commitment| matches!(Item::Commitment(commitment).standing(sight.today()), Standing::Overdue(_)))
        .count();
    let aside = match stop.state {
        _ if walk.kept.contains_key(&unit.id) && !is_at_hand => "草稿".to_owned(),
        StopState::Written => "书面".to_owned(),
        StopState::Deferred => "缓议".to_owned(),
        _ if overdue > 0 => format!("逾期{overdue}"),
        _ => String::new(),
    };
    let mark = if is_at_hand { "▶" } else { stop_mark(stop.state) };
    let name_cells = cells.saturating_sub(14);
    let aside_style = if overdue > 0 && aside.starts_with("逾期") { theme.bad } else { theme.warn };
    Line::from(vec![
        Span::styled(format!(" {mark} {:>2} ", unit.order), style),
        Span::styled(pad(&unit.short, name_cells), style),
        Span::styled(format!(" {aside}"), aside_style),
    ])
}
