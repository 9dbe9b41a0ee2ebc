//! Keys that change what the room sees.

use crate::console::{
    action::Action,
    choosers,
    dialogs::Dialog,
    effect::Effect,
    model::Model,
    notice::Notice,
    wall::{Mode, Wall},
};

/// What the room sees is changed by one key each.
pub(super) fn steer_wall(model: &mut Model, action: Action) -> Option<Effect> {
    let wall = &mut model.wall;
    let toggled = |wall: &Wall, mode: Mode| if wall.mode == mode { Mode::Follow } else { mode };
    match action {
        Action::WallFollow => wall.steer(Mode::Follow),
        Action::WallFreeze => wall.steer(toggled(wall, Mode::Frozen)),
        Action::WallBlank => wall.steer(toggled(wall, Mode::Blank)),
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
