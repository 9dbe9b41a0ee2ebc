//! A part of a file (`[…]`, `[[…]]` or `{ … }`): typed reading of its keys, every fault with its place.

use super::{near::nearest, page::Page};
use crate::domain::{CatalogueFault, EntryFault, FaultKind, Shape};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A part of a file.
pub(super) struct Section<'p> {
    page: &'p Page<'p>,
    table: &'p DeTable<'p>,
    at: Range<usize>,
}

/// A text with its place, for whoever finds out later that it means nothing.
#[derive(Clone)]
pub(super) struct Word<'p> {
    /// The text, trimmed.
    pub(super) text: &'p str,
    /// Where it stands.
    pub(super) at: Range<usize>,
}

type Read<T> = Result<T, CatalogueFault>;

impl<'p> Section<'p> {
    /// Opens a part, refusing keys it may not have: a misspelt key must not be passed over.
    pub(super) fn open(
        page: &'p Page<'p>,
        table: &'p DeTable<'p>,
        at: Range<usize>,
        keys: &'static [&'static str],
    ) -> Read<Self> {
        let mut strangers: Vec<_> = table.keys().filter(|key| !keys.contains(&key.get_ref().as_ref())).collect();
        strangers.sort_by_key(|key| key.span().start);
        if let Some(key) = strangers.first() {
            let word = key.get_ref().as_ref();
            let kind =
                EntryFault::KeyUnknown { key: word.to_owned(), near: nearest(word, keys.iter().copied()), known: keys };
            return Err(page.fault(&key.span(), kind));
        }
        Ok(Self { page, table, at })
    }

    /// Where the part begins.
    pub(super) fn at(&self) -> &Range<usize> {
        &self.at
    }

    /// The line of a place of this file.
    pub(super) fn line(&self, at: usize) -> usize {
        self.page.line(at)
    }

    /// A fault at the head of the part.
    pub(super) fn fault(&self, kind: impl Into<FaultKind>) -> CatalogueFault {
        if self.at.end == 0 { self.page.fault_of_file(kind) } else { self.page.fault(&self.at, kind) }
    }

    /// A fault at a place.
    pub(super) fn fault_at(&self, at: &Range<usize>, kind: impl Into<FaultKind>) -> CatalogueFault {
        self.page.fault(at, kind)
    }

    fn get(&self, key: &str) -> Option<&'p Spanned<DeValue<'p>>> {
        self.table.get(key)
    }

    fn need(&self, key: &'static str, shape: Shape) -> Read<&'p Spanned<DeValue<'p>>> {
        self.get(key).ok_or_else(|| self.fault(EntryFault::KeyMissing { key, shape }))
    }

    fn wrong(&self, key: &str, value: &Spanned<DeValue<'_>>, shape: Shape) -> CatalogueFault {
        self.page.fault(&value.span(), EntryFault::WrongShape { key: key.to_owned(), shape })
    }

    fn word_of(&self, key: &str, value: &'p Spanned<DeValue<'p>>, shape: Shape) -> Read<Word<'p>> {
        let text = value.get_ref().as_str().ok_or_else(|| self.wrong(key, value, shape))?.trim();
        let at = value.span();
        if text.is_empty() {
            return Err(self.page.fault(&at, EntryFault::Blank { key: key.to_owned() }));
        }
        Ok(Word { text, at })
    }

    /// A text that must be there.
    pub(super) fn word(&self, key: &'static str) -> Read<Word<'p>> {
        self.word_of(key, self.need(key, Shape::Text)?, Shape::Text)
    }

    /// A text that may be left out.
    pub(super) fn maybe_word(&self, key: &'static str) -> Read<Option<Word<'p>>> {
        self.get(key).map(|value| self.word_of(key, value, Shape::Text)).transpose()
    }

    /// A text that must be there, owned.
    pub(super) fn text(&self, key: &'static str) -> Read<String> {
        self.word(key).map(|word| word.text.to_owned())
    }

    /// A text that may be left out or empty.
    pub(super) fn text_or(&self, key: &'static str, default: &str) -> Read<String> {
        match self.get(key) {
            None => Ok(default.to_owned()),
            Some(value) => {
                let text = value.get_ref().as_str().ok_or_else(|| self.wrong(key, value, Shape::Text))?;
                Ok(text.trim().to_owned())
            }
        }
    }

    /// A text of at most so many characters.
    pub(super) fn short_text(&self, key: &'static str, most: usize) -> Read<String> {
        let word = self.word(key)?;
        let has = word.text.chars().count();
        if has > most {
            return Err(self.fault_at(&word.at, EntryFault::TooLong { key: key.to_owned(), has, most }));
        }
        Ok(word.text.to_owned())
    }

    /// A list of texts; a single text counts as a list of one; left out, it is empty.
    pub(super) fn words(&self, key: &'static str) -> Read<Vec<Word<'p>>> {
        let Some(value) = self.get(key) else { return Ok(Vec::new()) };
        match value.get_ref() {
            DeValue::Array(items) => items.iter().map(|item| self.word_of(key, item, Shape::Texts)).collect(),
            _ => Ok(vec![self.word_of(key, value, Shape::Texts)?]),
        }
    }

    /// A list of texts that must have one at least.
    pub(super) fn some_words(&self, key: &'static str) -> Read<Vec<Word<'p>>> {
        let value = self.need(key, Shape::Texts)?;
        let words = self.words(key)?;
        if words.is_empty() {
            return Err(self.page.fault(&value.span(), EntryFault::Blank { key: key.to_owned() }));
        }
        Ok(words)
    }

    /// A list of texts, owned.
    pub(super) fn texts(&self, key: &'static str) -> Read<Vec<String>> {
        Ok(self.words(key)?.into_iter().map(|word| word.text.to_owned()).collect())
    }

    /// A whole number within a range, with its place; `None` when left out.
    pub(super) fn maybe_number(&self, key: &'static str, least: u32, most: u32) -> Read<Option<(u32, Range<usize>)>> {
        let Some(value) = self.get(key) else { return Ok(None) };
        let number = value.get_ref().as_integer().ok_or_else(|| self.wrong(key, value, Shape::Number))?;
        u32::from_str_radix(number.as_str(), number.radix())
            .ok()
            .filter(|number| (least..=most).contains(number))
            .map(|number| Some((number, value.span())))
            .ok_or_else(|| self.page.fault(&value.span(), EntryFault::OutOfRange { key: key.to_owned(), least, most }))
    }

    /// A whole number that must be there.
    pub(super) fn number(&self, key: &'static str, least: u32, most: u32) -> Read<(u32, Range<usize>)> {
        let found = self.maybe_number(key, least, most)?;
        found.ok_or_else(|| self.fault(EntryFault::KeyMissing { key, shape: Shape::Number }))
    }

    /// Yes or no; `default` when left out.
    pub(super) fn flag(&self, key: &'static str, default: bool) -> Read<bool> {
        match self.get(key) {
            None => Ok(default),
            Some(value) => value.get_ref().as_bool().ok_or_else(|| self.wrong(key, value, Shape::Flag)),
        }
    }

    /// One of a set of words; `default` when left out, an error when there is no default.
    pub(super) fn one_of<T: Copy>(&self, key: &'static str, choices: &[(&str, T)], default: Option<T>) -> Read<T> {
        if let (None, Some(default)) = (self.get(key), default) {
            return Ok(default);
        }
        let word = self.word(key)?;
        choices.iter().find(|(name, _)| *name == word.text).map(|(_, value)| *value).ok_or_else(|| {
            let known = choices.iter().map(|(name, _)| (*name).to_owned()).collect();
            let kind = EntryFault::WordUnknown { key: key.to_owned(), word: word.text.to_owned(), known };
            self.fault_at(&word.at, kind)
        })
    }

    /// A part within this one; `None` when left out.
    pub(super) fn section(&self, key: &'static str, keys: &'static [&'static str]) -> Read<Option<Section<'p>>> {
        let Some(value) = self.get(key) else { return Ok(None) };
        match value.get_ref() {
            DeValue::Table(table) => Section::open(self.page, table, value.span(), keys).map(Some),
            _ => Err(self.wrong(key, value, Shape::Section)),
        }
    }

    /// A list of parts within this one, in the order of the file; left out, it is empty.
    pub(super) fn sections(&self, key: &'static str, keys: &'static [&'static str]) -> Read<Vec<Section<'p>>> {
        let Some(value) = self.get(key) else { return Ok(Vec::new()) };
        let DeValue::Array(items) = value.get_ref() else { return Err(self.wrong(key, value, Shape::Sections)) };
        let open = |item: &'p Spanned<DeValue<'p>>| match item.get_ref() {
            DeValue::Table(table) => Section::open(self.page, table, item.span(), keys),
            _ => Err(self.wrong(key, item, Shape::Sections)),
        };
        items.iter().map(open).collect()
    }

    /// A list of parts that must have one at least.
    pub(super) fn some_sections(&self, key: &'static str, keys: &'static [&'static str]) -> Read<Vec<Section<'p>>> {
        let sections = self.sections(key, keys)?;
        if sections.is_empty() { Err(self.fault(EntryFault::NoneListed { key })) } else { Ok(sections) }
    }
}
