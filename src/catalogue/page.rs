//! One TOML file: its text, its table, and the way from a place in the text to a fault.

use super::{book::layout::key_of, section::Section, source::whole_file, syntax};
use crate::domain::{CatalogueFault, FaultKind, Slip};
use std::{borrow::Cow, cell::RefCell, ops::Range};
use toml::de::DeTable;

/// A parsed file, and the faults found in it so far: whoever reads it goes on, so that all of them are told at once.
pub(super) struct Page<'t> {
    file: &'t str,
    text: &'t str,
    table: DeTable<'t>,
    faults: RefCell<Vec<CatalogueFault>>,
}

impl<'t> Page<'t> {
    /// Parses the text of `file`.
    pub(super) fn parse(file: &'t str, text: &'t str) -> Result<Self, CatalogueFault> {
        // Windows editors put a byte order mark in front; it is not part of what was written.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        match DeTable::parse(text) {
            Ok(table) => Ok(Self { file, text, table: table.into_inner(), faults: RefCell::default() }),
            Err(error) => {
                let (at, slip) = slip(file, text, &error);
                Err(fault(file, text, at, slip))
            }
        }
    }

    /// The whole file as a section with these keys.
    pub(super) fn root(&self, keys: &'static [&'static str]) -> Section<'_> {
        Section::open(self, &self.table, 0..0, keys)
    }

    /// The line of a byte of the text, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        line_column(self.text, at).0
    }

    /// Notes a fault at a place of the text.
    pub(super) fn note(&self, at: &Range<usize>, kind: impl Into<FaultKind>) {
        self.faults.borrow_mut().push(fault(self.file, self.text, at.start, kind));
    }

    /// Notes a fault that is the whole file's.
    pub(super) fn note_of_file(&self, kind: impl Into<FaultKind>) {
        self.faults.borrow_mut().push(whole_file(self.file, kind));
    }

    /// The faults found.
    pub(super) fn into_faults(self) -> Vec<CatalogueFault> {
        self.faults.into_inner()
    }
}

/// The text with those slips of the pen put right whose meaning is plain, so that what else is wrong with it is told with
/// them. Every line stays where it is.
pub(super) fn put_right<'t>(file: &str, text: Cow<'t, str>) -> (Cow<'t, str>, Vec<CatalogueFault>) {
    let mut text = text;
    let mut faults = Vec::new();
    while faults.len() < MOST_PUT_RIGHT {
        let Err(error) = DeTable::parse(text.trim_start_matches('\u{feff}')) else { break };
        let mark = text.len() - text.trim_start_matches('\u{feff}').len();
        let (at, slip) = slip(file, &text[mark..], &error);
        let Some((length, instead)) = syntax::instead(&text[mark + at..], &slip) else { break };
        faults.push(fault(file, &text[mark..], at, slip));
        text.to_mut().replace_range(mark + at..mark + at + length, &instead);
    }
    (text, faults)
}

/// So many slips of one file are told at once.
const MOST_PUT_RIGHT: usize = 100;

fn slip(file: &str, text: &str, error: &toml::de::Error) -> (usize, Slip) {
    let (at, mut slip) = syntax::slip(text, error);
    if let Slip::ChineseKey { key, near } = &mut slip {
        *near = key_of(file, key);
    }
    (at, slip)
}

fn fault(file: &str, text: &str, at: usize, kind: impl Into<FaultKind>) -> CatalogueFault {
    let (line, column) = line_column(text, at);
    CatalogueFault { line, column, ..whole_file(file, kind) }
}

fn line_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}
