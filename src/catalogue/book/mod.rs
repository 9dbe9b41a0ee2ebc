//! A catalogue as a workbook, for those who do not write files of keys: what goes out (列, 说明, 下拉) and what comes back,
//! with faults told by sheet and cell. The rules are those of the files: what comes back is written as files and read by
//! the same reader.

mod cells;
mod files;
pub(super) mod layout;
mod rows;
mod sheets;

use super::{Source, built_in, built_in_files, parse};
use crate::domain::{Catalogue, CatalogueFault, CatalogueFaults};
use files::Files;
use layout::{Choices, Kind, SHEETS};
use std::{borrow::Cow, collections::BTreeMap};

/// A sheet that comes back: its name and what stands in its cells, row and column from 0.
#[derive(Clone, Debug, Default)]
pub struct FilledSheet {
    /// The name on its tab.
    pub name: String,
    /// The words of its cells.
    pub cells: BTreeMap<(u32, u32), String>,
}

/// A sheet that goes out.
#[derive(Clone, Debug)]
pub struct BookSheet {
    /// The name on its tab.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<BookColumn>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// A column of it.
#[derive(Clone, Debug)]
pub struct BookColumn {
    /// Its heading.
    pub heading: &'static str,
    /// Its width, in half-width characters.
    pub width: u16,
    /// How to fill it in.
    pub note: &'static str,
    /// What may be chosen in it.
    pub choices: BookChoices,
}

/// What may be chosen.
#[derive(Clone, Debug)]
pub enum BookChoices {
    /// Anything.
    Free,
    /// One of these words.
    Words(Vec<&'static str>),
    /// Each row has words of its own; a row without any is free.
    ByRow(Vec<Vec<&'static str>>),
    /// What stands in the first column of that sheet.
    Of(&'static str),
}

/// A catalogue as a workbook.
#[must_use]
pub fn book(catalogue: &Catalogue) -> Vec<BookSheet> {
    let sheets = SHEETS.iter().zip(rows::rows(catalogue));
    sheets
        .map(|(layout, rows)| match layout.kind {
            Kind::Values => of_values(layout, rows),
            Kind::Entries(..) | Kind::Parts(_) => BookSheet {
                name: layout.name,
                columns: layout
                    .columns
                    .iter()
                    .map(|column| BookColumn {
                        heading: column.heading,
                        width: column.width,
                        note: column.note,
                        choices: match column.choices {
                            Choices::Free => BookChoices::Free,
                            Choices::Words(words) => BookChoices::Words(words()),
                            Choices::Of(sheet) => BookChoices::Of(sheet),
                        },
                    })
                    .collect(),
                rows,
            },
        })
        .collect()
}

/// 项目, 内容, 怎么填: a line a value.
fn of_values(layout: &layout::Layout, rows: Vec<Vec<String>>) -> BookSheet {
    let words = layout.columns.iter().map(|column| match column.choices {
        Choices::Words(words) => words(),
        Choices::Free | Choices::Of(_) => Vec::new(),
    });
    let column = |heading, width, choices| BookColumn { heading, width, note: "", choices };
    let rows = rows.into_iter().zip(layout.columns).map(|(mut row, column)| {
        row.push(column.note.to_owned());
        row
    });
    BookSheet {
        name: layout.name,
        columns: vec![
            column(sheets::ITEM, 24, BookChoices::Free),
            column(sheets::CONTENT, 60, BookChoices::ByRow(words.collect())),
            column("怎么填", 60, BookChoices::Free),
        ],
        rows: rows.collect(),
    }
}

/// Reads a workbook that came back.
///
/// # Errors
/// All faults found, by sheet and cell.
pub fn read_book(filled: &[FilledSheet]) -> Result<Catalogue, CatalogueFaults> {
    let (files, mut faults) = Files::of(filled);
    match parse(&files) {
        Ok(catalogue) if faults.is_empty() => return Ok(catalogue),
        Ok(_) => {}
        Err(found) => faults.extend(found.0.into_iter().map(|fault| files.placed(fault))),
    }
    faults.sort_by_key(|fault| (SHEETS.iter().position(|sheet| sheet.name == fault.file), fault.line, fault.column));
    faults.dedup();
    Err(CatalogueFaults(faults))
}

/// A catalogue as files of keys, name and text, each with what explains its keys.
#[must_use]
pub fn files(catalogue: &Catalogue) -> Vec<(&'static str, String)> {
    if *catalogue == built_in() {
        return built_in_files().map(|(name, text)| (name, text.to_owned())).collect();
    }
    let filled: Vec<FilledSheet> = book(catalogue).into_iter().map(FilledSheet::from).collect();
    let explained = |(name, text): (&'static str, String)| {
        let text_of = built_in_files().find(|(own, _)| *own == name).map_or("", |(_, text)| text);
        let head: Vec<&str> = text_of.lines().take_while(|line| line.starts_with('#')).collect();
        (name, format!("{}\n\n{text}", head.join("\n")))
    };
    Files::of(&filled).0.into_texts().into_iter().map(explained).collect()
}

impl From<BookSheet> for FilledSheet {
    fn from(sheet: BookSheet) -> Self {
        let headings = sheet.columns.iter().map(|column| column.heading.to_owned()).collect();
        let rows = std::iter::once(headings).chain(sheet.rows);
        let cells = (0..).zip(rows).flat_map(|(row, words): (u32, Vec<String>)| {
            (0..).zip(words).map(move |(column, words): (u32, String)| ((row, column), words))
        });
        Self { name: sheet.name.to_owned(), cells: cells.collect() }
    }
}

impl Source for Files {
    fn names(&self) -> Result<Vec<String>, CatalogueFault> {
        Ok(self.names().map(str::to_owned).collect())
    }

    fn text(&self, name: &str) -> Result<Option<Cow<'_, str>>, CatalogueFault> {
        Ok(self.text_of(name).map(Cow::Borrowed))
    }
}
