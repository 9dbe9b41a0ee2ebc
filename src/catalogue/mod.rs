//! The catalogue room: data files become domain values (units, tasks, headings, registers, indicators, lamps, house
//! style). All faults are told at once, each with its file, its line and what was expected; then nothing at all is taken.
//!
//! It reads; it never writes, never asks the time, and makes no sentences for people: a [`CatalogueFault`] carries the
//! facts, and the wording room speaks.

mod assessment;
mod book;
mod codes;
mod due;
mod focuses;
pub mod holidays;
mod hosts;
mod house_style;
mod indicators;
mod lamps;
mod near;
mod page;
mod registers;
mod rehearsal;
mod roster;
mod section;
mod source;
mod syntax;
mod tasks;
mod wording;

pub use book::{BookChoices, BookColumn, BookSheet, FilledSheet, book, files, read_book};
pub use rehearsal::{Step, rehearsal};
pub use source::Source;

use crate::domain::{Catalogue, CatalogueFault, CatalogueFaults, FileFault, LampRules, Programme};
use codes::Codes;
use include_dir::{Dir, include_dir};
use page::Page;
use roster::Roster;
use section::Section;
use source::{BuiltIn, Folder, Over, whole_file};
use std::{borrow::Cow, collections::BTreeMap, path::Path};

static TWO_NEW_2022: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data/catalogues/two-new-2022");

const PROGRAMME: &str = "programme.toml";
const PROGRAMME_KEYS: &[&str] = &["key", "topic", "meeting_name", "unit_limit", "host"];
/// No unit speaks longer than two hours.
const LONGEST_LIMIT: u32 = 7200;

/// Every file a catalogue may have.
const FILES: &[&str] = &[
    PROGRAMME,
    roster::FILE,
    tasks::FILE,
    focuses::FILE,
    registers::FILE,
    indicators::FILE,
    lamps::FILE,
    house_style::FILE,
    assessment::FILE,
    wording::FILE,
];

/// The catalogue of the program itself: “两新”组织党建, 2022.
///
/// # Panics
/// Only when the files built in are faulty, which the tests of this room rule out.
#[must_use]
pub fn built_in() -> Catalogue {
    parse(&BuiltIn(&TWO_NEW_2022)).unwrap_or_else(|fault| panic!("the built-in catalogue is faulty: {fault}"))
}

/// A catalogue to be filled in: the usual lamps and the plain form of the standard, and nothing else.
#[must_use]
pub fn empty() -> Catalogue {
    Catalogue { programme: Programme { lamps: usual_lamps(), ..Programme::default() }, ..Catalogue::default() }
}

/// The built-in catalogue's files, name and text, for an office that starts its own from them.
pub fn built_in_files() -> impl Iterator<Item = (&'static str, &'static str)> {
    TWO_NEW_2022.files().filter_map(|file| Some((file.path().file_name()?.to_str()?, file.contents_utf8()?)))
}

/// Loads the catalogue in a folder. `programme.toml`, `units.toml` and `tasks.toml` must be there. Without
/// `lamps.toml` the built-in rules serve, without `house_style.toml` the plain form of the standard; headings,
/// registers and indicators that are left out are none.
///
/// # Errors
/// All faults found, in the order of the files.
pub fn load(dir: &Path) -> Result<Catalogue, CatalogueFaults> {
    parse(&Folder(dir.to_owned()))
}

/// Reads a whole catalogue. See [`load`].
///
/// # Errors
/// All faults found.
pub fn parse(files: &dyn Source) -> Result<Catalogue, CatalogueFaults> {
    let mut faults = strangers(&files.names()?);
    let texts = texts(files, &mut faults);
    let mut pages = BTreeMap::new();
    for (name, text) in &texts {
        let page = text.as_deref().map(|text| Page::parse(name, text)).transpose();
        pages.insert(
            *name,
            page.unwrap_or_else(|fault| {
                faults.push(fault);
                None
            }),
        );
    }
    let (catalogue, missing) = read(&Pages(&pages));
    faults.extend(missing);
    faults.extend(pages.into_values().flatten().flat_map(Page::into_faults));
    // What is looked at twice, like the codes of registers, is told once.
    let place = |fault: &CatalogueFault| (FILES.iter().position(|file| *file == fault.file), fault.line, fault.column);
    faults.sort_by_key(place);
    faults.dedup();
    if faults.is_empty() { Ok(catalogue) } else { Err(CatalogueFaults(faults)) }
}

/// The texts of the files that are there; of one that cannot be opened, none.
fn texts<'f>(files: &'f dyn Source, faults: &mut Vec<CatalogueFault>) -> BTreeMap<&'static str, Option<Cow<'f, str>>> {
    let mut texts = BTreeMap::new();
    for name in FILES {
        match files.text(name) {
            Ok(None) => {}
            Ok(Some(text)) => {
                let (text, slips) = page::put_right(name, text);
                faults.extend(slips);
                texts.insert(*name, Some(text));
            }
            Err(fault) => {
                faults.push(fault);
                texts.insert(*name, None);
            }
        }
    }
    texts
}

/// The files that are there; those that could not be read are empty.
struct Pages<'p>(&'p BTreeMap<&'static str, Option<Page<'p>>>);

/// What came of a file.
enum Found<T> {
    /// It is not there.
    Absent,
    /// It is there and cannot be read.
    Broken,
    /// It was read.
    Read(T),
}

impl<T> Found<T> {
    fn read(self) -> Option<T> {
        match self {
            Self::Read(read) => Some(read),
            Self::Absent | Self::Broken => None,
        }
    }
}

impl<'p> Pages<'p> {
    fn of<T>(&self, name: &str, keys: &'static [&'static str], read: impl FnOnce(&Section<'p>) -> T) -> Found<T> {
        match self.0.get(name) {
            None => Found::Absent,
            Some(None) => Found::Broken,
            Some(Some(page)) => Found::Read(read(&page.root(keys))),
        }
    }

    /// The codes that a file has: none when it is not there, any when it cannot be read.
    fn codes(
        &self,
        name: &'static str,
        keys: &'static [&'static str],
        read: impl FnOnce(&Section<'p>) -> Codes,
    ) -> Codes {
        match self.of(name, keys, read) {
            Found::Absent => Codes::of(name),
            Found::Broken => Codes::unknown(name),
            Found::Read(codes) => codes,
        }
    }
}

/// The catalogue, and the faults that are no file's own.
fn read(pages: &Pages<'_>) -> (Catalogue, Vec<CatalogueFault>) {
    let mut missing = Vec::new();
    let mut need = |name: &str, is_there: bool| {
        if !is_there {
            missing.push(whole_file(name, FileFault::FileMissing));
        }
    };
    let programme = pages.of(PROGRAMME, PROGRAMME_KEYS, read_programme);
    need(PROGRAMME, !matches!(programme, Found::Absent));
    let programme = programme.read().unwrap_or_default();
    let year = year_of(&programme.key);
    let roster = pages.of(roster::FILE, Roster::keys(), Roster::read);
    need(roster::FILE, !matches!(roster, Found::Absent));
    let roster = roster.read().unwrap_or_else(Roster::unknown);
    let mut focuses = Vec::new();
    let focus_codes = pages.codes(focuses::FILE, focuses::FILE_KEYS, |root| {
        let mut codes = Codes::of(focuses::FILE);
        focuses = focuses::read(root, &mut codes);
        codes
    });
    let mut indicators = Vec::new();
    let indicator_codes = pages.codes(indicators::FILE, indicators::FILE_KEYS, |root| {
        let mut codes = Codes::of(indicators::FILE);
        indicators = indicators::read(root, &mut codes, &roster);
        codes
    });
    let known = tasks::Known {
        roster,
        focuses: focus_codes,
        indicators: indicator_codes,
        registers: pages.codes(registers::FILE, registers::FILE_KEYS, registers::codes),
        year,
    };
    let tasks = pages.of(tasks::FILE, tasks::FILE_KEYS, |root| tasks::read(root, &known));
    need(tasks::FILE, !matches!(tasks, Found::Absent));
    let tasks = tasks.read();
    let task_codes = match tasks.as_ref().filter(|tasks| !tasks.is_empty()) {
        Some(tasks) => Codes::known(tasks::FILE, tasks.iter().map(|task| task.id.as_str())),
        None => Codes::unknown(tasks::FILE),
    };
    let registers =
        pages.of(registers::FILE, registers::FILE_KEYS, |root| registers::read(root, &task_codes, year)).read();
    let lamps = pages.of(lamps::FILE, lamps::FILE_KEYS, lamps::read).read();
    let style = pages.of(house_style::FILE, house_style::FILE_KEYS, house_style::read).read();
    // Registers that were left out as a whole are left out of the assessment too.
    let unknown = Codes::unknown(registers::FILE);
    let counted = if pages.0.contains_key(registers::FILE) { &known.registers } else { &unknown };
    let assessment = pages.of(assessment::FILE, assessment::FILE_KEYS, |root| assessment::read(root, counted)).read();
    let programme = Programme {
        focuses,
        registers: registers.unwrap_or_default(),
        indicators,
        lamps: lamps.unwrap_or_else(usual_lamps),
        assessment: assessment.unwrap_or_default(),
        house_style: style.unwrap_or_default(),
        phrases: pages.of(wording::FILE, wording::FILE_KEYS, wording::read).read().unwrap_or_default(),
        hosts: pages.of(PROGRAMME, PROGRAMME_KEYS, |root| hosts::read(root, counted)).read().unwrap_or_default(),
        ..programme
    };
    (Catalogue { programme, units: known.roster.into_units(), tasks: tasks.unwrap_or_default() }, missing)
}

/// The year that a catalogue's key names: the plan's days are of it.
fn year_of(key: &str) -> Option<i32> {
    let numbers = key.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse().ok()).find(|year| (2000..2100).contains(year))
}

/// A misspelt file name would be passed over and its file's place filled with something else; better to say so.
fn strangers(names: &[String]) -> Vec<CatalogueFault> {
    let unknown = names.iter().filter(|name| !FILES.contains(&name.as_str()));
    unknown
        .map(|name| {
            let near = near::nearest(name, FILES.iter().copied());
            whole_file(name, FileFault::FileUnknown { near, known: FILES })
        })
        .collect()
}

fn read_programme(root: &Section<'_>) -> Programme {
    Programme {
        key: root.text("key"),
        topic: root.text("topic"),
        meeting_name: root.text("meeting_name"),
        unit_limit: root.maybe_number("unit_limit", 0, LONGEST_LIMIT).map_or(0, |(seconds, _)| seconds),
        ..Programme::default()
    }
}

/// The built-in rules.
fn usual_lamps() -> LampRules {
    let text = TWO_NEW_2022.get_file(lamps::FILE).and_then(include_dir::File::contents_utf8);
    let page = text.and_then(|text| Page::parse(lamps::FILE, text).ok());
    page.map(|page| lamps::read(&page.root(lamps::FILE_KEYS))).unwrap_or_default()
}

#[cfg(test)]
mod tests;
