//! Steering the wall from the keyboard: one key each, in a dialog too, for what the room should not see cannot wait.

use super::{
    action::Action,
    dialogs::{Candidate, Chooser},
    notice::Notice,
    screen::Step,
    wall::{Mode, Wall, scene_title},
};
use crate::stage::Show;

/// The scenes that can be chosen, in the order of a meeting and of their keys.
const SCENES: [(Action, Show); 7] = [
    (Action::WallWaiting, Show::Waiting),
    (Action::WallOverview, Show::Overview),
    (Action::WallAhead, Show::Ahead),
    (Action::WallFigures, Show::Figures),
    (Action::WallReadBack, Show::ReadBack),
    (Action::WallClosing, Show::Closing),
    (Action::WallUnfiled, Show::Unfiled),
];

/// Whether the wall is steered even while a dialog is open. The others open something or ask for a look at the screen.
#[must_use]
pub fn is_at_once(action: Action) -> bool {
    !matches!(action, Action::WallScene | Action::WallInset | Action::WallRedNames)
}

/// What the room sees is changed by one key each; `None`: the key is not for the wall.
pub fn steer(wall: &mut Wall, action: Action) -> Option<Step> {
    let toggled = |wall: &Wall, mode: Mode| if wall.mode == mode { Mode::Follow } else { mode };
    match action {
        Action::WallFollow => wall.steer(Mode::Follow),
        Action::WallFreeze => wall.steer(toggled(wall, Mode::Frozen)),
        Action::WallBlank => wall.steer(toggled(wall, Mode::Blank)),
        Action::WallNextPage => wall.turn_to_page(wall.page + 1),
        Action::WallPreviousPage => wall.turn_to_page(wall.page.saturating_sub(1)),
        Action::WallInset => wall.inset = !wall.inset,
        Action::WallRedNames => {
            wall.red_names = !wall.red_names;
            wall.is_stale = true;
            let words =
                if wall.red_names { "投影可以带出红灯单位名。" } else { "投影不带红灯单位名。" };
            return Some(Step::Say(Notice::done(words)));
        }
        Action::WallScene => return Some(Step::ask(ask_scene())),
        action => {
            let (_, show) = SCENES.into_iter().find(|(known, _)| *known == action)?;
            if wall.mode == Mode::Scene(show.clone()) {
                wall.turn_to_page(wall.page + 1);
            } else {
                wall.steer(Mode::Scene(show));
            }
        }
    }
    // How many pages there are is for the wall's own size to say; after its last one it starts over.
    let page = if wall.page > 0 { format!("　翻到第{}页", wall.page + 1) } else { String::new() };
    Some(Step::Say(Notice::done(format!("投影：{}{page}", wall.title()))))
}

/// The scenes to choose from.
fn ask_scene() -> Chooser {
    let options = SCENES.into_iter().zip(1..);
    let options =
        options.map(|((action, show), nth)| (action, Candidate::new(scene_title(&show), format!("Alt+{nth}"))));
    Chooser::one("投影画面", options.collect(), |action: &Action, _| Step::Press(*action))
}
