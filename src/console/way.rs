//! The way of a meeting, under the head line of every screen: where it stands, what is next, and the key for that, which is
//! looked up in the table of keys. Whoever sits down for the first time needs no other key.

use super::{
    action::Action,
    context::ScreenContext,
    keymap::{Binding, Scope, bindings_in},
    screens::{
        home::HOME,
        minutes::MINUTES,
        read_back::READ_BACK,
        roll::ROLL,
        walk::{LINE, WALK},
    },
};
use crate::{
    domain::MeetingPhase,
    wording::{self, minutes_life, wrap::width},
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// Said before the next step.
const NEXT: &str = "下一步";

/// A way to go on: where the key is to be found, `None` for anywhere, what it asks for and what that is called.
type GoOn = (Option<Scope>, Action, &'static str);

/// What is next in a phase, the nearest first: on the screen where it is done, then the way to that screen.
fn ways(phase: MeetingPhase, cx: &ScreenContext<'_>) -> Vec<GoOn> {
    let is_begun = cx.ledger.floor().is_some() || cx.tally.covered > 0;
    let own = |scope, action, words| (Some(scope), action, words);
    let any = |action, words| (None, action, words);
    let mut ways = match phase {
        MeetingPhase::Preparing | MeetingPhase::Roll => {
            vec![own(ROLL, Action::RestPresent, "其余到会"), any(Action::Show(ROLL), "签到")]
        }
        MeetingPhase::Opening => vec![any(Action::NextState, "宣布开会")],
        MeetingPhase::Walk => {
            let words = if is_begun { "下一家" } else { "开始调度" };
            vec![any(Action::NextUnit, words), any(Action::Show(WALK), "回到调度")]
        }
        MeetingPhase::ReadBack => vec![
            own(READ_BACK, Action::Enter, "确认这一条"),
            own(WALK, Action::NextUnit, "宣读"),
            own(LINE, Action::NextUnit, "宣读"),
            any(Action::Show(READ_BACK), "宣读"),
        ],
        MeetingPhase::Adjourning => vec![any(Action::NextState, "宣布散会")],
        MeetingPhase::Minutes => {
            let minutes = cx.ledger.minutes_at_hand().unwrap_or_default();
            let step = own(MINUTES, Action::MinutesStep, minutes_life::step(minutes.next_step()));
            if minutes.issued {
                vec![any(Action::NextState, "封存")]
            } else {
                vec![step, any(Action::Show(MINUTES), "看纪要")]
            }
        }
        MeetingPhase::Done => vec![own(HOME, Action::NewMeeting, "新建会议"), any(Action::Show(HOME), "下一次会议")],
    };
    // Among the meetings nothing of a meeting can be done before one is opened.
    ways.push(own(HOME, Action::Enter, if cx.meeting().is_some() { "打开" } else { "新建会议" }));
    ways
}

/// What is next, where keys are pressed in these scopes: the key that does it, and what it is called.
#[must_use]
pub fn next<'a>(scopes: &'a [Scope], cx: &ScreenContext<'a>) -> Option<(&'a Binding, &'static str)> {
    ways(cx.ledger.phase(), cx).into_iter().find_map(|(scope, action, words)| {
        let is_it = |binding: &&Binding| binding.action == action && scope.is_none_or(|scope| scope == binding.scope);
        bindings_in(cx.bindings, scopes).find(is_it).map(|binding| (binding, words))
    })
}

/// The keys that lead from phase to phase, for a window with room for all of them.
fn key_of<'a>(phase: MeetingPhase, cx: &ScreenContext<'a>) -> Option<&'a Binding> {
    let action = match phase {
        MeetingPhase::Preparing | MeetingPhase::Done => return None,
        MeetingPhase::Roll => Action::Show(ROLL),
        MeetingPhase::Opening | MeetingPhase::Adjourning => Action::NextState,
        MeetingPhase::Walk => Action::NextUnit,
        MeetingPhase::ReadBack => Action::Show(READ_BACK),
        MeetingPhase::Minutes => Action::Show(MINUTES),
    };
    cx.bindings.iter().find(|binding| binding.action == action)
}

/// The phases as a rule across the screen: those behind with ✓, the one at hand with ▶.
fn phases<'a>(has_keys: bool, cx: &ScreenContext<'_>) -> Vec<Span<'a>> {
    let (theme, at) = (cx.theme, cx.ledger.phase());
    let mut spans = vec![Span::styled("─", theme.rule)];
    for phase in MeetingPhase::ALL {
        let key = key_of(phase, cx).filter(|_| has_keys).map_or(String::new(), |binding| binding.keys[0].name() + " ");
        let name = wording::meeting_phase(phase);
        spans.push(match phase.cmp(&at) {
            std::cmp::Ordering::Less => Span::styled(format!(" ✓{key}{name} "), theme.dim),
            std::cmp::Ordering::Equal => Span::styled(format!(" ▶{key}{name} "), theme.accent),
            std::cmp::Ordering::Greater => Span::styled(format!(" {key}{name} "), theme.text),
        });
        spans.push(Span::styled("─", theme.rule));
    }
    spans
}

/// Only where the meeting stands, for a narrow window.
fn phase_at_hand<'a>(cx: &ScreenContext<'_>) -> Vec<Span<'a>> {
    let name = wording::meeting_phase(cx.ledger.phase());
    vec![Span::styled("─", cx.theme.rule), Span::styled(format!(" ▶{name} "), cx.theme.accent)]
}

fn cells_of(spans: &[Span<'_>]) -> usize {
    spans.iter().map(|span| width(&span.content)).sum()
}

/// Draws the way; `scopes`: where keys are pressed now, `None` while something else has to be answered first.
pub fn draw(frame: &mut Frame<'_>, area: Rect, scopes: Option<&[Scope]>, cx: &ScreenContext<'_>) {
    let (theme, cells) = (cx.theme, usize::from(area.width));
    let next = scopes.and_then(|scopes| next(scopes, cx));
    let right = next.map_or(Vec::new(), |(binding, words)| {
        vec![
            Span::styled(format!(" {NEXT} "), theme.dim),
            Span::styled(binding.keys[0].name(), theme.key),
            Span::styled(format!(" {words} "), theme.heading),
        ]
    });
    let room = cells.saturating_sub(cells_of(&right));
    let choices = [phases(true, cx), phases(false, cx), phase_at_hand(cx)];
    let mut spans = choices.into_iter().find(|spans| cells_of(spans) <= room).unwrap_or_default();
    let between = room.saturating_sub(cells_of(&spans));
    spans.push(Span::styled("─".repeat(between), theme.rule));
    if let Some((binding, _)) = next {
        let narrow = |cells: usize| u16::try_from(cells).unwrap_or(area.width);
        let place = Rect { x: area.x + narrow(room), width: narrow(cells_of(&right)), ..area };
        cx.hits.action(place, binding.action);
    }
    spans.extend(right);
    frame.render_widget(Line::from(spans), area);
}
