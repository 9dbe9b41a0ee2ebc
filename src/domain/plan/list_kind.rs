//! Which list is brought in from elsewhere.

use serde::{Deserialize, Serialize};

/// A kind of list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    /// The roster.
    Units,
    /// Tasks for the plan.
    #[default]
    Tasks,
    /// What was promised before this file began.
    Past,
}

impl ListKind {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Tasks, Self::Past, Self::Units];

    /// What its entries are called in files: `[[task]]` of a catalogue, and where it is kept how such a sheet was read.
    #[must_use]
    pub fn section(self) -> &'static str {
        match self {
            Self::Units => "unit",
            Self::Tasks => "task",
            Self::Past => "past",
        }
    }
}
