//! A part of a file (`[…]`, `[[…]]` or `{ … }`): typed reading of its keys. What is wrong is noted with its place, and
//! something harmless stands in for it, so that whoever reads goes on to the next fault; of a catalogue with faults
//! nothing is taken in the end.

use super::{near::nearest, page::Page};
use crate::domain::{EntryFault, FaultKind, Shape};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A part of a file.
pub(super) struct Section<'p> {
    page: &'p Page<'p>,
    table: &'p DeTable<'p>,
    at: Range<usize>,
}

/// A text with its place, for whoever finds out later that it means nothing; empty where a fault was noted.
#[derive(Clone)]
pub(super) struct Word<'p> {
    /// The text, trimmed.
    pub(super) text: &'p str,
    /// Where it stands.
    pub(super) at: Range<usize>,
}

impl<'p> Section<'p> {
    /// Opens a part, noting keys it may not have: a misspelt key must not be passed over.
    pub(super) fn open(
        page: &'p Page<'p>,
        table: &'p DeTable<'p>,
        at: Range<usize>,
        keys: &'static [&'static str],
    ) -> Self {
        for key in table.keys().filter(|key| !keys.contains(&key.get_ref().as_ref())) {
            let word = key.get_ref().as_ref();
            let near = nearest(word, keys.iter().copied());
            page.note(&key.span(), EntryFault::KeyUnknown { key: word.to_owned(), near, known: keys });
        }
        Self { page, table, at }
    }

    /// Where the part begins.
    pub(super) fn at(&self) -> &Range<usize> {
        &self.at
    }

    /// The line of a place of this file.
    pub(super) fn line(&self, at: usize) -> usize {
        self.page.line(at)
    }

    /// Notes a fault at the head of the part.
    pub(super) fn note(&self, kind: impl Into<FaultKind>) {
        if self.at.end == 0 { self.page.note_of_file(kind) } else { self.page.note(&self.at, kind) }
    }

    /// Notes a fault at a place.
    pub(super) fn note_at(&self, at: &Range<usize>, kind: impl Into<FaultKind>) {
        self.page.note(at, kind);
    }

    fn get(&self, key: &str) -> Option<&'p Spanned<DeValue<'p>>> {
        self.table.get(key)
    }

    fn need(&self, key: &'static str, shape: Shape) -> Option<&'p Spanned<DeValue<'p>>> {
        let found = self.get(key);
        if found.is_none() {
            self.note(EntryFault::KeyMissing { key, shape });
        }
        found
    }

    fn wrong(&self, key: &str, value: &Spanned<DeValue<'_>>, shape: Shape) {
        self.page.note(&value.span(), EntryFault::WrongShape { key: key.to_owned(), shape });
    }

    fn word_of(&self, key: &str, value: &'p Spanned<DeValue<'p>>, shape: Shape) -> Option<Word<'p>> {
        let Some(text) = value.get_ref().as_str().map(str::trim) else {
            self.wrong(key, value, shape);
            return None;
        };
        if text.is_empty() {
            self.page.note(&value.span(), EntryFault::Blank { key: key.to_owned() });
            return None;
        }
        Some(Word { text, at: value.span() })
    }

    /// A text that must be there.
    pub(super) fn word(&self, key: &'static str) -> Word<'p> {
        let found = self.need(key, Shape::Text).and_then(|value| self.word_of(key, value, Shape::Text));
        found.unwrap_or_else(|| Word { text: "", at: self.at.clone() })
    }

    /// A text that may be left out.
    pub(super) fn maybe_word(&self, key: &'static str) -> Option<Word<'p>> {
        self.get(key).and_then(|value| self.word_of(key, value, Shape::Text))
    }

    /// A text that must be there, owned.
    pub(super) fn text(&self, key: &'static str) -> String {
        self.word(key).text.to_owned()
    }

    /// A text that may be left out or empty.
    pub(super) fn text_or(&self, key: &'static str, default: &str) -> String {
        let Some(value) = self.get(key) else { return default.to_owned() };
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong(key, value, Shape::Text);
        }
        text.unwrap_or_default().trim().to_owned()
    }

    /// A text of at most so many characters.
    pub(super) fn short_text(&self, key: &'static str, most: usize) -> String {
        let word = self.word(key);
        let has = word.text.chars().count();
        if has > most {
            self.note_at(&word.at, EntryFault::TooLong { key: key.to_owned(), has, most });
        }
        word.text.to_owned()
    }

    /// A list of texts; a single text counts as a list of one; left out, it is empty.
    pub(super) fn words(&self, key: &'static str) -> Vec<Word<'p>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| self.word_of(key, item, Shape::Texts)).collect(),
            _ => self.word_of(key, value, Shape::Texts).into_iter().collect(),
        }
    }

    /// A list of texts that must have one at least.
    pub(super) fn some_words(&self, key: &'static str) -> Vec<Word<'p>> {
        let Some(value) = self.need(key, Shape::Texts) else { return Vec::new() };
        if value.get_ref().as_array().is_some_and(|items| items.is_empty()) {
            self.page.note(&value.span(), EntryFault::Blank { key: key.to_owned() });
        }
        self.words(key)
    }

    /// A list of texts, owned.
    pub(super) fn texts(&self, key: &'static str) -> Vec<String> {
        self.words(key).into_iter().map(|word| word.text.to_owned()).collect()
    }

    /// A whole number within a range, with its place; `None` when left out.
    pub(super) fn maybe_number(&self, key: &'static str, least: u32, most: u32) -> Option<(u32, Range<usize>)> {
        let value = self.get(key)?;
        let Some(number) = value.get_ref().as_integer() else {
            self.wrong(key, value, Shape::Number);
            return None;
        };
        let read = u32::from_str_radix(number.as_str(), number.radix()).ok();
        let read = read.filter(|number| (least..=most).contains(number));
        if read.is_none() {
            self.page.note(&value.span(), EntryFault::OutOfRange { key: key.to_owned(), least, most });
        }
        Some((read?, value.span()))
    }

    /// A whole number that must be there; `None` when it is not.
    pub(super) fn number(&self, key: &'static str, least: u32, most: u32) -> Option<(u32, Range<usize>)> {
        self.need(key, Shape::Number)?;
        self.maybe_number(key, least, most)
    }

    /// Yes or no; `default` when left out.
    pub(super) fn flag(&self, key: &'static str, default: bool) -> bool {
        let Some(value) = self.get(key) else { return default };
        let read = value.get_ref().as_bool();
        if read.is_none() {
            self.wrong(key, value, Shape::Flag);
        }
        read.unwrap_or(default)
    }

    /// One of a set of words; `default` when left out, a fault when there is no default.
    pub(super) fn one_of<T: Copy>(&self, key: &'static str, choices: &[(&str, T)], default: Option<T>) -> T {
        // What stands in for a word that is none of them is never taken.
        let spare = default.unwrap_or(choices[0].1);
        if self.get(key).is_none() && default.is_some() {
            return spare;
        }
        let word = self.word(key);
        let found = choices.iter().find(|(name, _)| *name == word.text).map(|(_, value)| *value);
        if found.is_none() && !word.text.is_empty() {
            let known = choices.iter().map(|(name, _)| (*name).to_owned()).collect();
            let near = nearest(word.text, choices.iter().map(|(name, _)| *name));
            let kind = EntryFault::WordUnknown { key: key.to_owned(), word: word.text.to_owned(), near, known };
            self.note_at(&word.at, kind);
        }
        found.unwrap_or(spare)
    }

    /// A part within this one; `None` when left out.
    pub(super) fn section(&self, key: &'static str, keys: &'static [&'static str]) -> Option<Section<'p>> {
        let value = self.get(key)?;
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(key, value, Shape::Section);
            return None;
        };
        Some(Section::open(self.page, table, value.span(), keys))
    }

    /// A list of parts within this one, in the order of the file; left out, it is empty.
    pub(super) fn sections(&self, key: &'static str, keys: &'static [&'static str]) -> Vec<Section<'p>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(key, value, Shape::Sections);
            return Vec::new();
        };
        let open = |item: &'p Spanned<DeValue<'p>>| {
            let DeValue::Table(table) = item.get_ref() else {
                self.wrong(key, item, Shape::Sections);
                return None;
            };
            Some(Section::open(self.page, table, item.span(), keys))
        };
        items.iter().filter_map(open).collect()
    }

    /// A list of parts that must have one at least.
    pub(super) fn some_sections(&self, key: &'static str, keys: &'static [&'static str]) -> Vec<Section<'p>> {
        let is_there =
            self.get(key).is_some_and(|value| !matches!(value.get_ref(), DeValue::Array(items) if items.is_empty()));
        if !is_there {
            self.note(EntryFault::NoneListed { key });
        }
        self.sections(key, keys)
    }
}
