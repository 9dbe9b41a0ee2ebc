//! Dialogs: something to choose, to fill in, or to confirm. A refusal leaves a dialog as it is, words and all.

mod chooser;
mod confirm;
mod frame;
mod prompt;
mod purposes;

pub use chooser::{Candidate, Choice, Chooser, ChooserFor};
pub use confirm::Confirm;
pub use prompt::{Blank, Prompt, PromptFor};
pub use purposes::{ask_head, ask_new_meeting, item_menu, prompt_for, said_menu};

use super::{event::Input, keymap::Scope, sight::Sight};
use crate::console::effect::Effect;
use ratatui::{Frame, layout::Rect};

/// An open dialog.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "there is at most one at a time")]
pub enum Dialog {
    /// Something to choose.
    Chooser(Chooser),
    /// Something to fill in.
    Prompt(Prompt),
    /// Something to confirm.
    Confirm(Confirm),
}

/// What a dialog came to.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It stays.
    Open,
    /// It was left.
    Left,
    /// It asks for something, and stays until that is done.
    Asks(Effect),
    /// It was answered: this was chosen.
    Chosen(ChooserFor, Vec<Choice>),
    /// It was answered with words for the record line.
    Worded(PromptFor, Vec<String>),
}

impl Dialog {
    /// Where its keys are looked up.
    #[must_use]
    pub fn scopes(&self) -> &'static [Scope] {
        match self {
            Self::Chooser(chooser) if chooser.takes_several() => &[Scope::Chooser, Scope::Ticks],
            Self::Chooser(_) => &[Scope::Chooser],
            Self::Prompt(_) => &[Scope::Prompt],
            Self::Confirm(_) => &[Scope::Confirm],
        }
    }

    /// Takes an input.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> Verdict {
        match self {
            Self::Chooser(chooser) => chooser.update(input, sight),
            Self::Prompt(prompt) => prompt.update(input, sight),
            Self::Confirm(confirm) => confirm.update(input),
        }
    }

    /// Draws it over what is there.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        match self {
            Self::Chooser(chooser) => chooser.draw(frame, area, sight),
            Self::Prompt(prompt) => prompt.draw(frame, area, sight),
            Self::Confirm(confirm) => confirm.draw(frame, area, sight),
        }
    }
}
