//! Routing: an input goes to the dialog, else to keys that hold everywhere, else to the screen. Nothing else happens here.

mod answers;
mod life;
mod screens;
mod wall;

pub(super) use self::wall::steer_wall;
use self::{answers::judge, life::next_state, screens::on_screen, wall::at_once};
use super::{
    action::Action,
    choosers, collecting,
    dialogs::{Dialog, Prompt, PromptFor, ask_head},
    effect::Effect,
    event::Input,
    extracting,
    model::{Model, Screen},
    notice::Notice,
    one_screen,
    screens::{
        help::Help, home::Home, items::Items, prepare::Prepare, read_back::ReadBack, registers::Registers, roll::Roll,
        undated::Undated,
    },
    sight::Sight,
};
use crate::wording;
use chrono::Datelike;

/// Takes an input; asks for at most one effect.
pub fn update(model: &mut Model, input: &Input, sight: &Sight<'_>) -> Effect {
    if model.one_screen.is_some() {
        return one_screen::update(model, input, sight);
    }
    if !matches!(input, Input::Key(_, None)) || model.dialog.is_none() {
        model.notice = None;
    }
    if let (Some(Dialog::Prompt(Prompt { purpose: PromptFor::Material, .. })), Input::Paste(text)) =
        (&model.dialog, input)
        && extracting::is_prose(text)
    {
        model.dialog = None;
        extracting::show(model, wording::material::PASTED, text, sight);
        return Effect::None;
    }
    if let Some(effect) = at_once(model, input, sight) {
        return effect;
    }
    if let Some(dialog) = &mut model.dialog {
        let verdict = dialog.update(input, sight);
        return judge(model, verdict, sight);
    }
    if !model.is_searching()
        && let Some(effect) = everywhere(model, input, sight)
    {
        return effect;
    }
    on_screen(model, input, sight)
}

/// Keys that mean the same on every screen of a meeting.
fn everywhere(model: &mut Model, input: &Input, sight: &Sight<'_>) -> Option<Effect> {
    let effect = match input.action()? {
        Action::Quit => Effect::Quit,
        Action::Redraw => Effect::Redraw,
        Action::Mouse => {
            model.has_mouse = !model.has_mouse;
            let words = if model.has_mouse {
                "鼠标可以点选、滚动；要拖选文字，按住 Shift。"
            } else {
                "鼠标交还终端，可以直接拖选、复制；再按 Alt+M 收回。"
            };
            model.notice = Some(Notice::done(words));
            Effect::Mouse
        }
        Action::Undo if model.is_typing() && model.undo_typing() => Effect::None,
        Action::Undo if model.undo_asked => Effect::Undo,
        Action::Undo => Effect::AskUndo,
        Action::Redo => Effect::Redo,
        Action::Help => {
            let help = Help::asked_in(&model.scopes());
            let screen = std::mem::replace(&mut model.screen, Screen::Walk);
            model.screen = match screen {
                Screen::Help(_, before) => *before,
                before => Screen::Help(help, Box::new(before)),
            };
            Effect::None
        }
        Action::Palette => {
            model.dialog = Some(Dialog::Chooser(choosers::palette(&model.scopes())));
            Effect::None
        }
        Action::ShowHome => go(model, Screen::Home(Home::default())),
        action if sight.meeting().is_some() => return in_meeting(model, action, sight),
        _ => return None,
    };
    Some(effect)
}

fn in_meeting(model: &mut Model, action: Action, sight: &Sight<'_>) -> Option<Effect> {
    Some(match action {
        Action::ShowWalk => go(model, Screen::Walk),
        Action::ShowRoll => go(model, Screen::Roll(Roll::default())),
        Action::ShowItems => go(model, Screen::Items(Items::default())),
        Action::ShowUndated => go(model, Screen::Undated(Undated::default())),
        Action::ShowReadBack => go(model, Screen::ReadBack(ReadBack::default())),
        Action::Jump => {
            model.dialog = Some(Dialog::Chooser(choosers::jump(sight)));
            Effect::None
        }
        Action::FindAnything => Effect::FindAnything,
        Action::ShowForms => {
            model.walk.put_down();
            model.dialog = Some(collecting::ask_files(""));
            Effect::None
        }
        Action::ShowPrepare => go(model, Screen::Prepare(Prepare::default())),
        Action::ShowRegisters => go(model, Screen::Registers(Registers::default())),
        Action::ShowFigures => {
            model.walk.put_down();
            Effect::TakeUpFigures(model.walk.unit.clone())
        }
        Action::ShowYear => {
            // Asked for from within, it begins anew.
            go(model, Screen::Walk);
            Effect::ReadYear(sight.base().year())
        }
        Action::ShowMaterial => {
            model.walk.put_down();
            Effect::TakeUpMaterial
        }
        Action::ShowMinutes => {
            model.walk.put_down();
            Effect::ComposeMinutes
        }
        Action::ShowJournal => {
            model.walk.put_down();
            Effect::ReadJournal
        }
        Action::ExportDialog => {
            model.dialog = Some(Dialog::Chooser(choosers::papers()));
            Effect::None
        }
        Action::MeetingHead => {
            model.dialog = ask_head(sight).map(Dialog::Prompt);
            Effect::None
        }
        Action::NextState => {
            model.dialog = next_state(sight).map(Dialog::Confirm);
            Effect::None
        }
        _ => return steer_wall(model, action),
    })
}

fn go(model: &mut Model, screen: Screen) -> Effect {
    if model.walk.line.active {
        model.walk.put_down();
    }
    model.screen = screen;
    Effect::None
}
