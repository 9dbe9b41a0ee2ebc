//! Steering the wall from the keyboard: one key each, in a dialog too, for what the room should not see cannot wait.

use crate::{
    console::{
        action::Action,
        choosers,
        dialogs::Dialog,
        effect::Effect,
        event::Input,
        model::Model,
        notice::Notice,
        one_screen::OneScreen,
        sight::Sight,
        wall::{Mode, Wall},
    },
    stage::Show,
};

/// What holds whatever is open: dialogs keep their words.
pub(super) fn at_once(model: &mut Model, input: &Input, sight: &Sight<'_>) -> Option<Effect> {
    let action = input.action().filter(|_| sight.meeting().is_some())?;
    match action {
        Action::OneScreen => {
            model.notice = None;
            model.one_screen = Some(OneScreen::default());
            // Everything is wiped before the wall is drawn: nothing of the console stays between.
            Some(Effect::Redraw)
        }
        // These two open something or ask for a look at the screen: not over a dialog.
        Action::WallScene | Action::WallInset | Action::WallRedNames => None,
        _ if model.dialog.is_some() => steer_wall(model, action),
        _ => None,
    }
}

/// What the room sees is changed by one key each.
pub(in crate::console) fn steer_wall(model: &mut Model, action: Action) -> Option<Effect> {
    let wall = &mut model.wall;
    let toggled = |wall: &Wall, mode: Mode| if wall.mode == mode { Mode::Follow } else { mode };
    match action {
        Action::WallFollow => wall.steer(Mode::Follow),
        Action::WallFreeze => wall.steer(toggled(wall, Mode::Frozen)),
        Action::WallBlank => wall.steer(toggled(wall, Mode::Blank)),
        Action::WallWaiting => wall.steer(Mode::Scene(Show::Waiting)),
        Action::WallOverview => wall.steer(Mode::Scene(Show::Overview)),
        Action::WallAhead => wall.steer(Mode::Scene(Show::Ahead)),
        Action::WallFigures => wall.steer(Mode::Scene(Show::Figures)),
        Action::WallReadBack => wall.steer(Mode::Scene(Show::ReadBack)),
        Action::WallClosing => wall.steer(Mode::Scene(Show::Closing)),
        Action::WallNextPage => wall.turn_page(true),
        Action::WallPreviousPage => wall.turn_page(false),
        Action::WallInset => wall.inset = !wall.inset,
        Action::WallRedNames => {
            wall.red_names = !wall.red_names;
            wall.is_stale = true;
            let words =
                if wall.red_names { "投影可以带出红灯单位名。" } else { "投影不带红灯单位名。" };
            model.notice = Some(Notice::done(words));
            return Some(Effect::None);
        }
        Action::WallScene => {
            model.dialog = Some(Dialog::Chooser(choosers::scene()));
            return Some(Effect::None);
        }
        _ => return None,
    }
    model.notice = Some(Notice::done(format!("投影：{}", model.wall.title())));
    Some(Effect::None)
}
