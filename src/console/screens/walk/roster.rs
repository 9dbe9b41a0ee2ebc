//! The roster beside the unit at hand: who has been heard, who is put off, where something is overdue.

use super::Walk;
use crate::{
    console::{action::Action, context::ScreenContext},
    domain::{Item, Standing, Stop, StopState, Unit},
    wording::{
        arrangement::length,
        wrap::{fit, pad},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// Who has been put off, and who has been passed over, until their turn is done.
pub(super) fn waiting<'a>(cx: &ScreenContext<'a>) -> Vec<(&'static str, Vec<&'a str>)> {
    let walk = cx.ledger.walk();
    let floor = walk.iter().position(|(_, stop)| stop.state == StopState::Current).unwrap_or(0);
    let of = |state: StopState, before: usize| -> Vec<&'a str> {
        let units = walk.iter().take(before).filter(|(_, stop)| stop.state == state);
        units.map(|(unit, _)| unit.short.as_str()).collect()
    };
    let all = [("缓议", of(StopState::Deferred, walk.len())), ("跳过", of(StopState::Pending, floor))];
    all.into_iter().filter(|(_, who)| !who.is_empty()).collect()
}

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

pub(super) fn draw(walk: &Walk, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
    let theme = cx.theme;
    let units = cx.ledger.walk();
    let cells = usize::from(area.width).saturating_sub(2);
    let title = Line::from(vec![Span::styled(" 成员单位", theme.heading), Span::styled("   / 查找", theme.dim)]);
    frame.render_widget(title, Rect { height: 1, ..area });
    let waiting = waiting(cx);
    let foot = u16::try_from(waiting.len()).unwrap_or(0);
    let foot = foot + foot.min(1);
    let rows = usize::from(area.height.saturating_sub(2 + foot));
    let at = units.iter().position(|(unit, _)| Some(&unit.id) == walk.unit.as_ref()).unwrap_or(0);
    let first = at.saturating_sub(rows / 2).min(units.len().saturating_sub(rows));
    for (y, (nth, (unit, stop))) in (area.y + 2..).zip(units.iter().enumerate().skip(first).take(rows)) {
        let place = Rect { y, height: 1, ..area };
        cx.hits.action(place, Action::Unit(u16::try_from(nth).unwrap_or(u16::MAX)));
        frame.render_widget(unit_line(walk, unit, stop, cells, cx), Rect { y, height: 1, ..area });
    }
    for (y, (name, who)) in (area.bottom() - foot.min(area.height)..).skip(1).zip(&waiting) {
        let words = format!(" {name} {}：{}", who.len(), who.join("、"));
        frame.render_widget(Line::styled(fit(&words, cells).into_owned(), theme.warn), Rect { y, height: 1, ..area });
    }
    for y in area.top()..area.bottom() {
        let edge = Rect { x: area.right() - 1, y, width: 1, height: 1 };
        frame.render_widget(Line::styled("│", theme.rule), edge);
    }
}

fn unit_line<'a>(walk: &Walk, unit: &Unit, stop: &Stop, cells: usize, cx: &ScreenContext<'_>) -> Line<'a> {
    let theme = cx.theme;
    let is_at_hand = Some(&unit.id) == walk.unit.as_ref();
    let style = match (is_at_hand, stop.state) {
        (true, _) => theme.accent,
        (_, StopState::Covered | StopState::Written) => theme.dim,
        (_, StopState::Deferred) => theme.warn,
        _ => theme.text,
    };
    let overdue = cx
        .ledger
        .commitments_of(&unit.id)
        .filter(|commitment| matches!(Item::Commitment(commitment).standing(cx.today()), Standing::Overdue(_)))
        .count();
    let aside = match stop.state {
        _ if walk.kept.contains_key(&unit.id) && !is_at_hand => "草稿".to_owned(),
        StopState::Written => "书面".to_owned(),
        StopState::Deferred => "缓议".to_owned(),
        _ if overdue > 0 => format!("逾期{overdue}"),
        StopState::Covered if stop.seconds > 0 => length(stop.seconds),
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
