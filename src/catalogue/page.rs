//! One TOML file: its text, its table, and the way from a place in the text to a fault.

use super::{section::Section, syntax};
use crate::domain::{CatalogueFault, FaultKind};
use std::ops::Range;
use toml::de::DeTable;

/// A parsed file.
pub(super) struct Page<'t> {
    file: &'t str,
    text: &'t str,
    table: DeTable<'t>,
}

impl<'t> Page<'t> {
    /// Parses the text of `file`.
    pub(super) fn parse(file: &'t str, text: &'t str) -> Result<Self, CatalogueFault> {
        // Windows editors put a byte order mark in front; it is not part of what was written.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        match DeTable::parse(text) {
            Ok(table) => Ok(Self { file, text, table: table.into_inner() }),
            Err(error) => {
                let (at, slip) = syntax::slip(text, &error);
                Err(fault(file, text, at, slip))
            }
        }
    }

    /// The whole file as a section with these keys.
    pub(super) fn root(&self, keys: &'static [&'static str]) -> Result<Section<'_>, CatalogueFault> {
        Section::open(self, &self.table, 0..0, keys)
    }

    /// The line of a byte of the text, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        line_column(self.text, at).0
    }

    /// A fault at a place of the text.
    pub(super) fn fault(&self, at: &Range<usize>, kind: impl Into<FaultKind>) -> CatalogueFault {
        fault(self.file, self.text, at.start, kind)
    }

    /// A fault that is the whole file's.
    pub(super) fn fault_of_file(&self, kind: impl Into<FaultKind>) -> CatalogueFault {
        CatalogueFault { file: self.file.to_owned(), line: 0, column: 0, kind: Box::new(kind.into()) }
    }
}

fn fault(file: &str, text: &str, at: usize, kind: impl Into<FaultKind>) -> CatalogueFault {
    let (line, column) = line_column(text, at);
    CatalogueFault { file: file.to_owned(), line, column, kind: Box::new(kind.into()) }
}

fn line_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}
