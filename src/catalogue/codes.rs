//! The codes of one file (focuses, indicators, registers, tasks): each used once, and found again by other files.

use super::{
    near::nearest,
    section::{Section, Word},
};
use crate::domain::SenseFault;
use std::collections::HashMap;

/// Codes with the place each was first used at. Lines are counted only when there is a fault to tell: counting them
/// for every code took longer than reading the files.
pub(super) struct Codes {
    home: &'static str,
    /// `None`: the file could not be read, so that nobody can say what is in it.
    places: Option<HashMap<String, usize>>,
}

impl Codes {
    /// The codes of the file `home`, none yet.
    pub(super) fn of(home: &'static str) -> Self {
        Self { home, places: Some(HashMap::new()) }
    }

    /// Codes of a file that could not be read: whatever is named may be one.
    pub(super) fn unknown(home: &'static str) -> Self {
        Self { home, places: None }
    }

    /// Codes that were taken in before, for files that only name them.
    pub(super) fn known<'a>(home: &'static str, codes: impl IntoIterator<Item = &'a str>) -> Self {
        Self { home, places: Some(codes.into_iter().map(|code| (code.to_owned(), 0)).collect()) }
    }

    /// Takes in a code, noting one used before.
    pub(super) fn claim(&mut self, section: &Section<'_>, word: &Word<'_>) {
        let Some(places) = self.places.as_mut().filter(|_| !word.text.is_empty()) else { return };
        if let Some(first) = places.insert(word.text.to_owned(), word.at.start) {
            section.note_at(&word.at, SenseFault::CodeTwice { code: word.text.to_owned(), first: section.line(first) });
        }
    }

    /// Notes a code that this file does not have.
    pub(super) fn check(&self, section: &Section<'_>, key: &str, word: &Word<'_>) {
        let Some(places) = &self.places else { return };
        if word.text.is_empty() || places.contains_key(word.text) {
            return;
        }
        let near = nearest(word.text, places.keys().map(String::as_str));
        let kind = SenseFault::CodeUnknown { key: key.to_owned(), word: word.text.to_owned(), near, home: self.home };
        section.note_at(&word.at, kind);
    }
}
