//! Routing: an input goes to the dialog, else to keys that hold everywhere, else to the screen. Nothing else happens here.

use crate::console::{
    action::Action,
    context::ScreenContext,
    event::Input,
    find::find_anything,
    keymap::{Binding, Chord, Scope, bindings_in},
    keys::{place, way_to},
    meeting_questions::{ask_head, ask_name, next_state},
    model::Model,
    notice::{Notice, Tone},
    one_screen::OneScreen,
    palette::{menu, palette},
    papers::{ask_list, ask_papers},
    screen::{Answer, Next, Step},
    screens::{
        card::{self, CARD},
        help::{HELP, Help},
        importing::{self, IMPORTING},
        machine::{self, MACHINE},
        requests::{REQUESTS, before_adjourning},
        walk::jump,
    },
    search_bar::SearchBar,
    steering::{is_at_once, steer},
};
use crate::wording::{card as words, returned};

/// Takes an input and says what it comes to.
pub(super) fn update(model: &mut Model, input: &Input, cx: &ScreenContext<'_>) -> Step {
    if let Some(mode) = model.one_screen {
        model.notice = None;
        let (mode, step) = mode.update(input, &mut model.walk, &mut model.wall, cx);
        model.one_screen = mode;
        return step;
    }
    if !matches!(input, Input::Key(_, None)) || model.dialog.is_none() {
        model.notice = None;
    }
    let is_undo_confirmed = std::mem::take(&mut model.undo_asked);
    if let Some(step) = at_once(model, input, cx) {
        return step;
    }
    if let Some(dialog) = &mut model.dialog {
        return match dialog.update(input, cx) {
            Answer::Open => Step::Stay,
            Answer::Unused => unused(model, input, cx),
            Answer::Left => Step::PutDown,
            Answer::Given(step) => Step::All(vec![Step::Finish, step]),
            Answer::Until(step) => step,
        };
    }
    let is_sought = model.is_searching() && SearchBar::is_typing(input);
    let step = match input.action().filter(|_| !is_sought) {
        Some(action) => everywhere(model, action, is_undo_confirmed, cx),
        None => None,
    };
    if let Some(step) = step {
        return if matches!(step, Step::Unused) { unused(model, input, cx) } else { step };
    }
    match model.screen_mut().update(input, cx) {
        Step::Unused => unused(model, input, cx),
        step => step,
    }
}

/// No key that does nothing says nothing.
fn unused(model: &Model, input: &Input, cx: &ScreenContext<'_>) -> Step {
    let scopes = model.scopes();
    let (key, action) = match input {
        Input::Paste(_) => return Step::refuse("这里不能粘贴。", "F1 看这里的按键。"),
        Input::Key(key, action) => (key, action),
    };
    let is_known = |binding: &&Binding| Some(binding.action) == *action;
    if let Some(binding) = bindings_in(cx.bindings, &scopes).find(is_known) {
        let what = if binding.label.is_empty() { binding.help } else { binding.label };
        return Step::refuse(format!("{what}：现在没有可以这样办的。"), "F1 看这里的按键。");
    }
    let title = scopes.first().map_or("", |scope| scope.title());
    let name = Chord { code: key.code, modifiers: key.modifiers }.name();
    Step::refuse(format!("{name} 键在“{title}”里没有用。"), "F1 看这里的按键。")
}

/// What holds whatever is open: dialogs keep their words.
fn at_once(model: &mut Model, input: &Input, cx: &ScreenContext<'_>) -> Option<Step> {
    let action = input.action().filter(|_| cx.meeting().is_some())?;
    if cx.in_lines && matches!(action, Action::OneScreen | Action::WallInset) {
        return Some(Step::refuse("逐行输出里画不出投影。", "投影另开一个窗口：diaodu projector。"));
    }
    if action == Action::OneScreen && cx.checks {
        return Some(Step::Say(Notice { tone: Tone::Refused, said: returned::wall_elsewhere() }));
    }
    if action == Action::OneScreen {
        model.notice = None;
        model.one_screen = Some(OneScreen::default());
        // Everything is wiped before the wall is drawn: nothing of the console stays between.
        return Some(Step::Terminal(Next::Redraw));
    }
    let is_steered = model.dialog.is_some() && is_at_once(action);
    is_steered.then(|| steer_wall(model, action, cx)).flatten()
}

/// Said by the key of the screen that is up already.
fn here(scope: Scope) -> Notice {
    Notice::done(format!("就在“{}”画面。", scope.title()))
}

/// Keys that mean the same on every screen.
fn everywhere(model: &mut Model, action: Action, is_undo_confirmed: bool, cx: &ScreenContext<'_>) -> Option<Step> {
    Some(match action {
        Action::Quit => Step::Terminal(Next::Quit),
        Action::Redraw => Step::Terminal(Next::Redraw),
        Action::Mouse => {
            model.has_mouse = !model.has_mouse;
            let words = if model.has_mouse {
                "鼠标可以点选、滚动；要拖选文字，按住 Shift。"
            } else {
                "鼠标交还终端，可以直接拖选、复制；再按 Alt+M 收回。"
            };
            Step::All(vec![Step::Say(Notice::done(words)), Step::Terminal(Next::Mouse)])
        }
        Action::Undo if model.screen_mut().undo_typing() => Step::Stay,
        Action::Undo if is_undo_confirmed => Step::Undo,
        Action::Undo => Step::AskUndo,
        Action::Redo => Step::Redo,
        Action::Help if model.screen().scopes().contains(&HELP) => Step::Back,
        Action::Help => Step::over(Help::asked_in(model.scopes())),
        Action::Palette => Step::ask(palette(&model.scopes(), &model.used, way_to, cx)),
        Action::Menu => Step::ask(menu(&model.scopes(), cx)),
        // It says why no meeting can be held here: it must not want one.
        Action::ExportList => ask_list(model.screen(), cx),
        Action::SignName => Step::ask(ask_name(cx)),
        Action::Show(MACHINE) if model.screen().scopes().contains(&MACHINE) => Step::Say(here(MACHINE)),
        Action::Show(MACHINE) => (machine::PLACE.open)(cx),
        // What an office has in sheets comes in before its first meeting.
        Action::Show(IMPORTING) if cx.meeting().is_none() => (importing::PLACE.open)(cx),
        _ if cx.meeting().is_none() => return None,
        Action::Show(scope) => {
            let is_there = model.screen().scopes().contains(&scope) && !model.walk.line.active;
            model.walk.put_down();
            let step = place(scope).map_or(Step::Unused, |place| (place.open)(cx));
            if is_there { Step::All(vec![Step::Say(here(scope)), step]) } else { step }
        }
        Action::ItemCard if model.screen().scopes().contains(&CARD) => Step::Say(here(CARD)),
        Action::ItemCard => {
            model.screen().item(cx).map_or(Step::refuse(words::NO_ITEM[0], words::NO_ITEM[1]), card::of)
        }
        Action::Jump => Step::ask(jump(cx)),
        Action::FindAnything => find_anything(cx),
        Action::ExportDialog => Step::ask(ask_papers()),
        Action::MeetingHead => Step::ask_if(ask_head(cx)),
        // What waits for an answer is asked once before the meeting is adjourned; from there the key goes on.
        Action::NextState if !model.screen().scopes().contains(&REQUESTS) => {
            before_adjourning(cx).or_else(|| next_state(cx)).unwrap_or(Step::Stay)
        }
        Action::NextState => next_state(cx).unwrap_or(Step::Stay),
        action => return steer_wall(model, action, cx),
    })
}

/// The wall obeys the console that keeps the record.
fn steer_wall(model: &mut Model, action: Action, cx: &ScreenContext<'_>) -> Option<Step> {
    // Where it is shown in this window nobody else sees it.
    if action == Action::WallInset || !cx.checks {
        return steer(&mut model.wall, action);
    }
    let step = steer(&mut model.wall.clone(), action);
    step.map(|_| Step::Say(Notice { tone: Tone::Refused, said: returned::wall_elsewhere() }))
}
