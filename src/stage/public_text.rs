//! Public text: words that may be read by the room. Its only constructor takes out what could steer a terminal, hides
//! telephone and identity numbers somebody typed into a sentence, and keeps it short.

use crate::{domain::masked, text::plain};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest text on the wall, in characters: nobody reads more from the last row.
pub const LONGEST: usize = 160;

/// Words that may be read by the room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct PublicText(String);

impl PublicText {
    /// Makes words fit for the room.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let masked = masked(&plain(text));
        if masked.chars().count() <= LONGEST {
            return Self(masked);
        }
        Self(masked.chars().take(LONGEST - 1).chain(['…']).collect())
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<String> for PublicText {
    // A row that somebody else wrote is masked as well.
    fn from(text: String) -> Self {
        Self::of(&text)
    }
}

impl From<PublicText> for String {
    fn from(text: PublicText) -> Self {
        text.0
    }
}

impl fmt::Display for PublicText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_page_is_cut_and_a_steering_sequence_is_gone() {
        let long = PublicText::of(&"承诺".repeat(500));
        assert_eq!(long.as_str().chars().count(), LONGEST);
        assert!(long.as_str().ends_with('…'));
        assert_eq!(PublicText::of("6月\u{1b}[2J底").as_str(), "6月[2J底");
    }

    #[test]
    fn masking_twice_changes_nothing() {
        let once = PublicText::of("电话13800138000，0791-86412345");
        assert_eq!(PublicText::of(once.as_str()), once);
    }
}
