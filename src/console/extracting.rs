//! 从材料提取任务: from the question for a file to the list, and what the list asks for.

use super::{
    choosers,
    dialogs::{Blank, ChooserFor, Dialog, Prompt, PromptFor},
    effect::Effect,
    event::Input,
    material::Material,
    model::{Model, Screen},
    notice::Notice,
    screens::material::{Checklist, ChecklistAsks},
    sight::Sight,
};
use crate::{domain::UnitId, wording::material as words};

/// From so many characters on, what was pasted or typed is the text itself and not a file's name.
const LONGEST_PATH: usize = 200;

/// The question for a file; `typed` stands there already.
#[must_use]
pub fn ask_file(typed: &str) -> Dialog {
    let blanks = vec![Blank::new(words::ASK_BLANK, typed)];
    Dialog::Prompt(Prompt::new(words::ASK, words::ASK_ABOUT, PromptFor::Material, blanks))
}

/// Whether words are a text rather than the name of a file.
#[must_use]
pub fn is_prose(words: &str) -> bool {
    let words = words.trim();
    words.contains(['\n', '\r', '。']) || words.chars().count() > LONGEST_PATH
}

/// Puts the list for a text up.
pub fn show(model: &mut Model, name: &str, text: &str, sight: &Sight<'_>) {
    model.screen = Screen::Material(Box::new(Checklist::of(Material::of(name, text, sight))));
}

/// What was answered to the question for a file, or to better words for a candidate.
pub fn worded(model: &mut Model, purpose: &PromptFor, texts: &[String], sight: &Sight<'_>) -> Effect {
    match (purpose, texts.first(), &mut model.screen) {
        (PromptFor::Material, Some(text), _) if is_prose(text) => show(model, words::PASTED, text, sight),
        (PromptFor::Material, Some(path), _) if !path.is_empty() => return Effect::ReadMaterial(path.clone()),
        (PromptFor::MendPick(at), _, Screen::Material(list)) => list.mend(*at, texts, sight),
        _ => {}
    }
    Effect::None
}

/// Other units for a candidate.
pub fn bind(model: &mut Model, at: usize, units: Vec<UnitId>) -> Effect {
    if let Screen::Material(list) = &mut model.screen {
        list.bind(at, units);
    }
    Effect::None
}

/// Gives an input to the list, when it is up.
pub fn update(model: &mut Model, input: &Input, sight: &Sight<'_>) -> Effect {
    let Screen::Material(list) = &mut model.screen else { return Effect::None };
    let asks = list.update(input, sight);
    on_checklist(model, asks, sight)
}

/// What the list asks for.
fn on_checklist(model: &mut Model, asks: ChecklistAsks, sight: &Sight<'_>) -> Effect {
    match asks {
        ChecklistAsks::Nothing => {}
        ChecklistAsks::Dialog(dialog) => model.dialog = Some(*dialog),
        ChecklistAsks::Units(at) => {
            let bound = match &model.screen {
                Screen::Material(list) => list.material.picks.get(at).map_or(&[][..], |pick| &pick.units),
                _ => &[],
            };
            let chooser = choosers::units_for(words::WHOSE, ChooserFor::PickUnits(at), bound, sight);
            model.dialog = Some(Dialog::Chooser(chooser));
        }
        ChecklistAsks::Say(notice) => model.notice = Some(notice),
        ChecklistAsks::Back => {
            model.screen = Screen::Walk;
            model.notice = Some(Notice::done(words::PUT_DOWN));
        }
        ChecklistAsks::GiveUp => return Effect::GiveUpMaterial,
    }
    Effect::None
}
