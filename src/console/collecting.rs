//! 收表: from the question for files to the review, and what the review asks for.

use super::{
    dialogs::{Blank, Dialog, Prompt, PromptFor},
    effect::Effect,
    event::Input,
    model::{Model, Screen},
    notice::Notice,
    screens::review::ReviewAsks,
    sight::Sight,
};
use crate::wording::collect as words;

/// The question for files; `typed` stands there already.
#[must_use]
pub fn ask_files(typed: &str) -> Dialog {
    let blanks = vec![Blank::new(words::ASK_BLANK, typed)];
    Dialog::Prompt(Prompt::new(words::COLLECT, words::ASK_ABOUT, PromptFor::Forms, blanks))
}

/// What was answered to the question for files, or to better words for a line.
pub fn worded(model: &mut Model, purpose: &PromptFor, texts: &[String], sight: &Sight<'_>) -> Effect {
    match (purpose, texts.first(), &mut model.screen) {
        (PromptFor::Forms, Some(path), _) if !path.trim().is_empty() => {
            return Effect::ReadForms(path.trim().to_owned());
        }
        (PromptFor::MendLine(form, line), Some(text), Screen::Review(screen)) => {
            model.notice = screen.mended(*form, *line, text, sight);
        }
        _ => {}
    }
    Effect::None
}

/// Gives an input to the review, when it is up.
pub fn update(model: &mut Model, input: &Input, sight: &Sight<'_>) -> Effect {
    let Screen::Review(screen) = &mut model.screen else { return Effect::None };
    match screen.update(input, sight) {
        ReviewAsks::Nothing => {}
        ReviewAsks::Dialog(dialog) => model.dialog = Some(*dialog),
        ReviewAsks::Say(notice) => model.notice = Some(notice),
        ReviewAsks::Back => {
            model.screen = Screen::Walk;
            model.notice = Some(Notice::done(words::PUT_DOWN));
        }
    }
    Effect::None
}
