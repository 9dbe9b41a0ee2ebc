//! Dialogs: something to choose, to fill in, or to confirm. A refusal leaves a dialog as it is, words and all.

mod chooser;
mod confirm;
mod frame;
mod prompt;

pub use chooser::{CHOOSER_KEYS, Candidate, Chooser, TICKS_KEYS};
pub use confirm::{CONFIRM_KEYS, Confirm, OFFER_KEYS};
pub use prompt::{Blank, PROMPT_KEYS, Prompt};
