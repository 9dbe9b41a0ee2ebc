//! 单屏: there is only one screen, and the room looks at it. The console draws what is published, nothing else, and one
//! line beneath it that shows a mark while something is being typed. The words go where they always go; they are seen
//! by nobody until they are filed, and then as the wall shows them.
//!
//! The marks mean something to the secretary only: which kind of record is being typed, whether Enter has read it back,
//! whether it has a day, whether something was refused. `F5 F5` at the right is the way back, pressed twice, because one
//! stray key must not put the console before the room.

use super::{
    action::Action,
    context::ScreenContext,
    event::Input,
    keymap::{Binding, ENTER, ESC, PAGE_DOWN, PAGE_UP, Scope, alt, bind, ctrl, f, shift_f},
    notice::{Notice, Tone},
    screen::{Next, Screen, Step},
    screens::walk::Walk,
    steering::steer,
    wall::Wall,
};
use crate::{
    domain::{Due, SaidKind},
    widgets::{Brush, WallPicture},
};
use crossterm::event::KeyCode;
use ratatui::{
    Frame,
    layout::{Position, Rect},
};

/// What this mode has in mind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OneScreen {
    /// F5 was pressed once; again leads back.
    leaving: bool,
    /// The walk had something to say that must not be read here.
    refused: bool,
}

/// Where its keys are looked up.
pub const ONE_SCREEN: Scope = Scope("单屏");

/// Its keys.
pub const ONE_SCREEN_KEYS: &[Binding] = &[
    bind(ONE_SCREEN, ENTER, Action::Enter, "", "第一次回车复核，第二次记下；屏上只有一个记号"),
    bind(ONE_SCREEN, ESC, Action::PutDown, "", "先放下，写的内容留在本单位名下"),
    bind(
        ONE_SCREEN,
        &[f(2)],
        Action::NextKind,
        "",
        "换类型，记号跟着变：☆ 承诺　★ 交办　▲ 进展　◎ 协调　○ 点评　□ 记事",
    ),
    bind(ONE_SCREEN, &[shift_f(2)], Action::PreviousKind, "", "反方向换类型"),
    bind(ONE_SCREEN, PAGE_DOWN, Action::NextUnit, "", "转到下一家"),
    bind(ONE_SCREEN, PAGE_UP, Action::PreviousUnit, "", "回到上一家"),
    bind(ONE_SCREEN, &[f(6)], Action::Defer, "", "缓议"),
    bind(ONE_SCREEN, &[shift_f(6)], Action::Written, "", "书面汇报"),
    bind(ONE_SCREEN, &[alt(KeyCode::Char('t')), ctrl('t')], Action::WallGround, "", "换浅色底、深色底"),
    bind(ONE_SCREEN, &[ctrl('z')], Action::Undo, "", "撤回刚打的字"),
    bind(ONE_SCREEN, &[ctrl('l')], Action::Redraw, "", "画面花了，重画一遍"),
];

impl OneScreen {
    /// Takes an input; `None`: the console is shown again.
    pub fn update(
        self,
        input: &Input,
        walk: &mut Walk,
        steered: &mut Wall,
        cx: &ScreenContext<'_>,
    ) -> (Option<Self>, Step) {
        let plain = Some(Self::default());
        match input.action() {
            Some(Action::OneScreen) if self.leaving => (None, Step::Terminal(Next::Redraw)),
            Some(Action::OneScreen) => (Some(Self { leaving: true, refused: false }), Step::Stay),
            Some(Action::Redraw) => (plain, Step::Terminal(Next::Redraw)),
            Some(Action::WallGround) => {
                steered.ground = steered.ground.other();
                (plain, Step::Terminal(Next::Redraw))
            }
            Some(Action::Undo) => {
                walk.line.field.undo();
                (plain, Step::Stay)
            }
            // Both would ask for something on a screen that is not the secretary's.
            Some(Action::WallScene | Action::WallInset) => (plain, Step::Stay),
            Some(action) if steer(steered, action).is_some() => (plain, Step::Stay),
            _ => match on_walk(walk, input, cx) {
                Step::Say(_) => (Some(Self { leaving: false, refused: true }), Step::Stay),
                step @ Step::Do(_) => (plain, step),
                // What would open a list is not for this screen.
                _ => (plain, Step::Stay),
            },
        }
    }

    /// Draws the wall, and the mark.
    pub fn draw(self, frame: &mut Frame<'_>, walk: &Walk, notice: Option<&Notice>, cx: &ScreenContext<'_>) {
        let area = frame.area();
        let look = cx.wall_look();
        let line = Rect { y: area.bottom().saturating_sub(1), height: area.height.min(1), ..area };
        let picture = Rect { height: area.height - line.height, ..area };
        let mut brush = Brush::new(frame.buffer_mut(), look);
        brush.fill(area, look.theme.ground);
        if let Some(scene) = cx.on_wall {
            frame.render_widget(&WallPicture { scene, now: cx.now, look }, picture);
        }
        let mut brush = Brush::new(frame.buffer_mut(), look);
        let inner = Rect { x: line.x + line.width.min(1), width: line.width.saturating_sub(2), ..line };
        let back = if self.leaving { "F5" } else { "F5 F5" };
        brush.put_right(inner, back, look.theme.quiet);
        brush.put(Rect { width: inner.width.min(2), ..inner }, self.mark(walk, notice, cx), look.theme.quiet);
        // Where an input method opens its window: at the foot of the picture, out of its way.
        frame.set_cursor_position(Position { x: inner.x + inner.width.min(3), y: inner.y });
    }

    /// The mark: what the secretary may know of what is being typed, and nobody can read.
    fn mark(self, walk: &Walk, notice: Option<&Notice>, cx: &ScreenContext<'_>) -> &'static str {
        let is_refused = notice.is_some_and(|notice| notice.tone != Tone::Done);
        if self.refused || is_refused {
            return "!";
        }
        let line = &walk.line;
        if line.field.is_empty() {
            return "";
        }
        if line.armed {
            let deadline = walk.unit.as_ref().map(|unit| line.heard(unit, cx).deadline);
            let has_no_day = |dues: &[Due]| dues.is_empty() || dues == [Due::Urgent];
            let is_undated = line.kind.has_deadline() && deadline.is_none_or(|deadline| has_no_day(&deadline.dues));
            return if is_undated { "?" } else { "=" };
        }
        match line.kind {
            SaidKind::Promise => "☆",
            SaidKind::Instruction => "★",
            SaidKind::Progress => "▲",
            SaidKind::Help => "◎",
            SaidKind::Remark => "○",
            SaidKind::Note => "□",
        }
    }
}

/// Typing and turning from unit to unit.
fn on_walk(walk: &mut Walk, input: &Input, cx: &ScreenContext<'_>) -> Step {
    match input.action() {
        Some(Action::Defer | Action::Written) => walk.put_down(),
        Some(Action::Enter) if !walk.line.active && walk.line.field.is_empty() => return Step::Stay,
        Some(Action::NextUnit | Action::PreviousUnit | Action::PutDown) => {}
        None if !is_typing(input) && !walk.line.active => return Step::Stay,
        _ => walk.line.active = true,
    }
    walk.update(input, cx)
}

fn is_typing(input: &Input) -> bool {
    match input {
        Input::Paste(text) => !text.trim().is_empty(),
        Input::Key(key, _) => matches!(key.code, KeyCode::Char(c) if !c.is_control()),
    }
}
