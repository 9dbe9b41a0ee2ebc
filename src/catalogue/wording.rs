//! The office's own set phrases (`wording.toml`): each is tried out here, so that a slip is found before a paper is due.

use super::section::Section;
use crate::domain::{EntryFault, Phrase};
use crate::wording::phrase;
use std::collections::BTreeMap;

/// The name of the file.
pub(super) const FILE: &str = "wording.toml";
/// The keys of the whole file: those of [`Phrase::ALL`].
pub(super) const FILE_KEYS: &[&str] = &[
    "opening",
    "resolution",
    "nothing_resolved",
    "resolved_lead",
    "undated_lead",
    "next_meeting",
    "reminder",
    "reminder_end",
    "urging",
    "urging_end",
    "supervision",
    "supervision_end",
    "bulletin_title",
];

/// Reads the file.
pub(super) fn read(root: &Section<'_>) -> BTreeMap<Phrase, String> {
    let mut phrases = BTreeMap::new();
    for (key, which) in Phrase::ALL {
        let Some(word) = root.maybe_word(key) else { continue };
        if let Err(fault) = phrase::try_out(which, word.text) {
            root.note_at(&word.at, EntryFault::Phrase { key: key.to_owned(), fault });
        }
        phrases.insert(which, word.text.to_owned());
    }
    phrases
}
