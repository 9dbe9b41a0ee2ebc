//! 单屏: there is only one screen, and the room looks at it. The console draws what is published, nothing else, and one
//! line beneath it that shows a mark while something is being typed. The words go where they always go; they are seen
//! by nobody until they are filed, and then as the wall shows them.
//!
//! The marks mean something to the secretary only: which kind of record is being typed, whether Enter has read it back,
//! whether it has a day, whether something was refused. `F5 F5` at the right is the way back, pressed twice, because one
//! stray key must not put the console before the room.

use super::{
    action::Action, effect::Effect, event::Input, model::Model, notice::Tone, screens::walk::WalkAsks, sight::Sight,
    update::steer_wall,
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

/// Takes an input.
pub(super) fn update(model: &mut Model, input: &Input, sight: &Sight<'_>) -> Effect {
    let was_leaving = model.one_screen.is_some_and(|mode| mode.leaving);
    model.notice = None;
    model.one_screen = Some(OneScreen::default());
    match input.action() {
        Some(Action::OneScreen) if was_leaving => {
            model.one_screen = None;
            Effect::Redraw
        }
        Some(Action::OneScreen) => {
            model.one_screen = Some(OneScreen { leaving: true, refused: false });
            Effect::None
        }
        Some(Action::Redraw) => Effect::Redraw,
        Some(Action::WallGround) => {
            model.wall.ground = model.wall.ground.other();
            Effect::Redraw
        }
        Some(Action::Undo) => {
            model.walk.line.field.undo();
            Effect::None
        }
        // Both would ask for something on a screen that is not the secretary's.
        Some(Action::WallScene | Action::WallInset) => Effect::None,
        Some(action) if steer_wall(model, action).is_some() => Effect::None,
        _ => on_walk(model, input, sight),
    }
}

/// Typing and turning from unit to unit.
fn on_walk(model: &mut Model, input: &Input, sight: &Sight<'_>) -> Effect {
    match input.action() {
        Some(Action::Defer | Action::Written) => model.walk.put_down(),
        Some(Action::Enter) if !model.walk.line.active && model.walk.line.field.is_empty() => return Effect::None,
        Some(Action::NextUnit | Action::PreviousUnit | Action::PutDown) => {}
        None if !is_typing(input) && !model.walk.line.active => return Effect::None,
        _ => model.walk.line.active = true,
    }
    match model.walk.update(input, sight) {
        WalkAsks::Effect(effect) => effect,
        WalkAsks::Say(..) => {
            model.one_screen = Some(OneScreen { leaving: false, refused: true });
            Effect::None
        }
        // What would open a list is not for this screen.
        _ => Effect::None,
    }
}

fn is_typing(input: &Input) -> bool {
    match input {
        Input::Paste(text) => !text.trim().is_empty(),
        Input::Key(key, _) => matches!(key.code, KeyCode::Char(c) if !c.is_control()),
    }
}

/// Draws the wall, and the mark.
pub(super) fn draw(frame: &mut Frame<'_>, mode: OneScreen, model: &Model, sight: &Sight<'_>) {
    let area = frame.area();
    let look = sight.wall_look();
    let line = Rect { y: area.bottom().saturating_sub(1), height: area.height.min(1), ..area };
    let picture = Rect { height: area.height - line.height, ..area };
    let mut brush = Brush::new(frame.buffer_mut(), look);
    brush.fill(area, look.theme.ground);
    if let Some(scene) = sight.on_wall {
        frame.render_widget(&WallPicture { scene, now: sight.now, look }, picture);
    }
    let mut brush = Brush::new(frame.buffer_mut(), look);
    let inner = Rect { x: line.x + line.width.min(1), width: line.width.saturating_sub(2), ..line };
    let back = if mode.leaving { "F5" } else { "F5 F5" };
    brush.put_right(inner, back, look.theme.quiet);
    brush.put(Rect { width: inner.width.min(2), ..inner }, mark(mode, model, sight), look.theme.quiet);
    // Where an input method opens its window: at the foot of the picture, out of its way.
    frame.set_cursor_position(Position { x: inner.x + inner.width.min(3), y: inner.y });
}

/// The mark: what the secretary may know of what is being typed, and nobody can read.
fn mark(mode: OneScreen, model: &Model, sight: &Sight<'_>) -> &'static str {
    let is_refused = model.notice.as_ref().is_some_and(|notice| notice.tone != Tone::Done);
    if mode.refused || is_refused {
        return "!";
    }
    let line = &model.walk.line;
    if line.field.is_empty() {
        return "";
    }
    if line.armed {
        let deadline = model.walk.unit.as_ref().map(|unit| line.heard(unit, sight).deadline);
        let has_no_day = |dues: &[Due]| dues.is_empty() || dues == [Due::Urgent];
        let is_undated = line.kind.has_deadline() && deadline.is_none_or(|deadline| has_no_day(&deadline.dues));
        return if is_undated { "?" } else { "=" };
    }
    match line.kind {
        SaidKind::Promise => "●",
        SaidKind::Instruction => "■",
        SaidKind::Progress => "▲",
        SaidKind::Help => "◆",
        SaidKind::Remark => "○",
        SaidKind::Note => "□",
    }
}
