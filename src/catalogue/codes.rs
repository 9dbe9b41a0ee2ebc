//! The codes of one file (focuses, indicators, registers, tasks): each used once, and found again by other files.

use super::{
    near::nearest,
    section::{Section, Word},
};
use crate::domain::{CatalogueFault, SenseFault};
use std::collections::HashMap;

/// Codes with the place each was first used at. Lines are counted only when there is a fault to tell: counting them
/// for every code took longer than reading the files.
pub(super) struct Codes {
    home: &'static str,
    places: HashMap<String, usize>,
}

impl Codes {
    /// The codes of the file `home`, none yet.
    pub(super) fn of(home: &'static str) -> Self {
        Self { home, places: HashMap::new() }
    }

    /// Codes that were taken in before, for files that only name them.
    pub(super) fn known<'a>(home: &'static str, codes: impl IntoIterator<Item = &'a str>) -> Self {
        Self { home, places: codes.into_iter().map(|code| (code.to_owned(), 0)).collect() }
    }

    /// Takes in a code, refusing one used before.
    pub(super) fn claim(&mut self, section: &Section<'_>, word: &Word<'_>) -> Result<(), CatalogueFault> {
        match self.places.insert(word.text.to_owned(), word.at.start) {
            None => Ok(()),
            Some(first) => Err(section
                .fault_at(&word.at, SenseFault::CodeTwice { code: word.text.to_owned(), first: section.line(first) })),
        }
    }

    /// Refuses a code that this file does not have.
    pub(super) fn check(&self, section: &Section<'_>, key: &str, word: &Word<'_>) -> Result<(), CatalogueFault> {
        if self.places.contains_key(word.text) {
            return Ok(());
        }
        let near = nearest(word.text, self.places.keys().map(String::as_str));
        let kind = SenseFault::CodeUnknown { key: key.to_owned(), word: word.text.to_owned(), near, home: self.home };
        Err(section.fault_at(&word.at, kind))
    }
}
