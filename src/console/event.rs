//! What the terminal said, as the console takes it.

use super::action::Action;
use crossterm::event::KeyEvent;

/// An event with its meaning. Text fields read the raw key, everything else the action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key, and what it means here.
    Key(KeyEvent, Option<Action>),
    /// Words that arrived at once: a paste, or an input method that commits that way.
    Paste(String),
}

impl Input {
    /// What it means, if anything.
    #[must_use]
    pub fn action(&self) -> Option<Action> {
        match self {
            Self::Key(_, action) => *action,
            Self::Paste(_) => None,
        }
    }
}
