//! Drawing: the head, the screen's body, what was said last, the keys. Takes the model and changes nothing but `Hits`:
//! where what was drawn can be clicked.

use super::{
    action::Action,
    context::ScreenContext,
    keymap::bindings_in,
    model::Model,
    notice::Tone,
    rows::{repaint, rule},
    screens::card,
    wall::Mode,
    way,
};
use crate::{
    domain::MeetingState,
    widgets::WallPicture,
    wording::{
        self, returned,
        wrap::{pad, width},
    },
};
use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
    widgets::Clear,
};

/// The smallest terminal there is room for.
pub const SMALLEST: (u16, u16) = (50, 14);

/// Rows of the body at a height: everything but head, rules, notice and keys.
#[must_use]
pub fn body_rows(height: u16) -> usize {
    usize::from(height.saturating_sub(5))
}

/// Draws everything.
pub fn draw(frame: &mut Frame<'_>, model: &Model, cx: &ScreenContext<'_>) {
    let area = frame.area();
    frame.buffer_mut().set_style(area, cx.theme.ground);
    if let Some(mode) = model.one_screen {
        return mode.draw(frame, &model.walk, model.notice.as_ref(), cx);
    }
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        return too_small(frame, area, cx);
    }
    let [head, below_head, body, rule_below, notice, keys] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(1),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(1),
    ])
    .areas(area);
    draw_head(frame, head, cx);
    // Told line by line, a question stands alone: of what lies beneath only halves would be told.
    if !(cx.in_lines && model.dialog.is_some()) {
        card::draw_beside(model.screen(), frame, body, cx);
    }
    draw_rule_below(frame, rule_below, cx);
    draw_notice(frame, notice, model, cx);
    if cx.wall.inset {
        draw_inset(frame, body, cx);
    }
    if let Some(dialog) = &model.dialog {
        // What lies beneath a dialog cannot be clicked.
        cx.hits.clear();
        // It steps back: nothing in it is lit or marked any more.
        repaint(frame, body, cx.theme.ground.patch(cx.theme.behind));
        dialog.draw(frame, body, cx);
    }
    way::draw(frame, below_head, model.dialog.is_none().then(|| model.scopes()).as_deref(), cx);
    draw_keys(frame, keys, model, cx);
}

/// The rule under the body, with how many lines of its list are not shown.
fn draw_rule_below(frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
    let cells = usize::from(area.width);
    frame.render_widget(rule(cells, cx.theme), area);
    let hidden = wording::rows_hidden(cx.hits.hidden());
    let wide = width(&hidden);
    if wide > 0 && wide < cells {
        let wide = u16::try_from(wide).unwrap_or(area.width);
        let place = Rect { x: area.right() - wide - 1, width: wide, ..area };
        frame.render_widget(Line::styled(hidden, cx.theme.text), place);
    }
}

fn too_small(frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
    let words = format!("窗口太小，请拉大到 {}×{} 以上；记下的都在。", SMALLEST.0, SMALLEST.1);
    let lines = wording::wrap::wrap(&words, usize::from(area.width));
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        frame.render_widget(Line::styled(line, cx.theme.warn), Rect { y, height: 1, ..area });
    }
}

/// The wall's own picture in the lower right corner: what the room sees now.
fn draw_inset(frame: &mut Frame<'_>, body: Rect, cx: &ScreenContext<'_>) {
    let (width, height) = ((body.width / 2).clamp(50, 72).min(body.width), (body.height * 2 / 3).min(18));
    let place = Rect { x: body.right() - width, y: body.bottom() - height, width, height };
    let Some(scene) = cx.on_wall else { return };
    let look = cx.wall_look();
    frame.render_widget(Clear, place);
    frame.render_widget(&WallPicture { scene, now: cx.now, look }, place);
}

/// From how many cells on there is room for when it is likely to be over beside the clock.
const ROOM_FOR_END: usize = 112;

fn draw_head(frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
    let theme = cx.theme;
    let cells = usize::from(area.width);
    let Some(meeting) = cx.meeting() else {
        frame.render_widget(Line::styled(" 月调度台", theme.heading), area);
        return;
    };
    let tally = cx.tally;
    let clock = match (meeting.state, meeting.opened_at, meeting.adjourned_at) {
        (MeetingState::InSession, Some(opened), _) => {
            let seconds = u32::try_from((cx.now - opened).num_seconds().max(0)).unwrap_or(0);
            let end = cx.ledger.expected_end(cx.now).filter(|_| cells >= ROOM_FOR_END);
            let end = end.map_or(String::new(), |at| format!("　{}", wording::arrangement::end(at)));
            format!("{:02}:{:02}:{:02}{end}", seconds / 3600, seconds / 60 % 60, seconds % 60)
        }
        (state, _, _) => wording::meeting_state(state).to_owned(),
    };
    let covered = format!("已调度 {}/{}", tally.covered, tally.units);
    let undated = format!("未定期限 {}", tally.undated());
    let wall =
        if cx.checks { format!("{} {} ", returned::CHECKS, cx.name) } else { format!("投影 {} ", cx.wall.title()) };
    let sent_back = cx.ledger.commitments_today().filter(|one| one.returned.is_some() && one.course.is_open()).count();
    let sent_back = if sent_back > 0 { format!("{} {sent_back}   ", returned::RETURNED) } else { String::new() };
    let right = vec![
        Span::styled(sent_back, theme.warn),
        Span::styled(format!("{clock}   "), theme.text),
        Span::styled(format!("{covered}   "), theme.text),
        Span::styled(format!("{undated}   "), if tally.undated() > 0 { theme.warn } else { theme.good }),
        Span::styled(wall, if cx.wall.mode == Mode::Follow { theme.dim } else { theme.warn }),
    ];
    let right_cells: usize = right.iter().map(|span| width(&span.content)).sum();
    let topic = if cells >= 100 { format!("　{}", meeting.topic) } else { String::new() };
    let left = format!(" {}调度会{topic}", wording::month(meeting.period));
    let mut spans = vec![Span::styled(pad(&left, cells.saturating_sub(right_cells)), theme.heading)];
    spans.extend(right);
    frame.render_widget(Line::from(spans), area);
}

fn draw_notice(frame: &mut Frame<'_>, area: Rect, model: &Model, cx: &ScreenContext<'_>) {
    let Some(notice) = &model.notice else { return };
    let theme = cx.theme;
    let (mark, style) = match notice.tone {
        Tone::Done => ("✓", theme.good),
        Tone::Refused => ("!", theme.warn),
        Tone::Failed => ("×", theme.bad),
    };
    let words = notice.said.line_in(usize::from(area.width).saturating_sub(3));
    frame.render_widget(Line::styled(format!(" {mark} {words}"), style), area);
}

/// What the keys do here, as far as there is room; F1 is always among them.
fn draw_keys(frame: &mut Frame<'_>, area: Rect, model: &Model, cx: &ScreenContext<'_>) {
    let theme = cx.theme;
    let scopes = model.scopes();
    // Menu and help are always there, where they hold.
    let always: Vec<(Action, String, &str)> = [(Action::Menu, "菜单"), (Action::Help, "帮助")]
        .into_iter()
        .filter_map(|(action, words)| {
            let binding = bindings_in(cx.bindings, &scopes).find(|binding| binding.action == action)?;
            Some((action, binding.keys[0].name(), words))
        })
        .collect();
    let last: usize = always.iter().map(|(_, name, words)| width(name) + 1 + width(words) + 2).sum();
    let mut room = usize::from(area.width).saturating_sub(last + 1);
    let mut spans = vec![Span::raw(" ")];
    let mut at = 1;
    let says = |action| match &model.dialog {
        Some(dialog) => dialog.says(action),
        None => model.screen().says(action, cx),
    };
    for binding in bindings_in(cx.bindings, &scopes) {
        let label = says(binding.action).unwrap_or(binding.label);
        if label.is_empty() || binding.action == Action::Help {
            continue;
        }
        let name = binding.keys[0].name();
        let cells = width(&name) + 1 + width(label) + 2;
        if cells > room {
            continue;
        }
        room -= cells;
        let place =
            Rect { x: area.x + u16::try_from(at).unwrap_or(0), width: u16::try_from(cells).unwrap_or(0), ..area };
        cx.hits.action(place, binding.action);
        at += cells;
        spans.push(Span::styled(name, theme.key));
        spans.push(Span::styled(format!(" {label}  "), theme.text));
    }
    for (action, name, words) in always {
        let cells = width(&name) + 1 + width(words) + 2;
        let narrow = |cells: usize| u16::try_from(cells).unwrap_or(0);
        cx.hits.action(Rect { x: area.x + narrow(at), width: narrow(cells), ..area }, action);
        at += cells;
        spans.push(Span::styled(name, theme.key));
        spans.push(Span::styled(format!(" {words}  "), theme.text));
    }
    frame.render_widget(Line::from(spans), area);
}
