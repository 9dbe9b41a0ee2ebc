//! The catalogue room: data files become domain values (units, tasks, headings, registers, indicators, lamps, house
//! style). A fault is told with its file, its line and what was expected; then nothing at all is taken.
//!
//! It reads; it never writes, never asks the time, and makes no sentences for people: a [`CatalogueFault`] carries the
//! facts, and the wording room speaks.

mod assessment;
mod codes;
mod due;
mod focuses;
pub mod holidays;
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

pub use rehearsal::{Step, rehearsal};
pub use source::Source;

use crate::domain::{Catalogue, CatalogueFault, FileFault, HouseStyle, LampRules, Programme};
use codes::Codes;
use include_dir::{Dir, include_dir};
use page::Page;
use roster::Roster;
use section::Section;
use source::{BuiltIn, Folder, Over, whole_file};
use std::path::Path;

static TWO_NEW_2022: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data/catalogues/two-new-2022");

const PROGRAMME: &str = "programme.toml";
const PROGRAMME_KEYS: &[&str] = &["key", "topic", "meeting_name", "unit_limit"];
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

/// The built-in catalogue's files, name and text, for an office that starts its own from them.
pub fn built_in_files() -> impl Iterator<Item = (&'static str, &'static str)> {
    TWO_NEW_2022.files().filter_map(|file| Some((file.path().file_name()?.to_str()?, file.contents_utf8()?)))
}

/// Loads the catalogue in a folder. `programme.toml`, `units.toml` and `tasks.toml` must be there. Without
/// `lamps.toml` the built-in rules serve, without `house_style.toml` the plain form of the standard; headings,
/// registers and indicators that are left out are none.
///
/// # Errors
/// The first fault found, in the order of the files.
pub fn load(dir: &Path) -> Result<Catalogue, CatalogueFault> {
    parse(&Folder(dir.to_owned()))
}

/// Reads a whole catalogue. See [`load`].
///
/// # Errors
/// The first fault found.
pub fn parse(files: &dyn Source) -> Result<Catalogue, CatalogueFault> {
    refuse_strangers(&files.names()?)?;
    let mut focus_codes = Codes::of(focuses::FILE);
    let mut indicator_codes = Codes::of(indicators::FILE);
    let programme = need(PROGRAMME, read_file(files, PROGRAMME, PROGRAMME_KEYS, read_programme)?)?;
    let roster = need(roster::FILE, read_file(files, roster::FILE, Roster::keys(), Roster::read)?)?;
    let focuses = read_file(files, focuses::FILE, focuses::FILE_KEYS, |root| focuses::read(root, &mut focus_codes))?;
    let indicators =
        read_file(files, indicators::FILE, indicators::FILE_KEYS, |root| indicators::read(root, &mut indicator_codes))?;
    let lamps = read_file(files, lamps::FILE, lamps::FILE_KEYS, lamps::read)?;
    let house_style = read_file(files, house_style::FILE, house_style::FILE_KEYS, house_style::read)?;
    let assessment = read_file(files, assessment::FILE, assessment::FILE_KEYS, assessment::read)?;
    let phrases = read_file(files, wording::FILE, wording::FILE_KEYS, wording::read)?;
    let register_codes = read_file(files, registers::FILE, registers::FILE_KEYS, registers::codes)?;
    let known = tasks::Known {
        roster,
        focuses: focus_codes,
        indicators: indicator_codes,
        registers: register_codes.unwrap_or_else(|| Codes::of(registers::FILE)),
    };
    let tasks = need(tasks::FILE, read_file(files, tasks::FILE, tasks::FILE_KEYS, |root| tasks::read(root, &known))?)?;
    let task_codes = Codes::known(tasks::FILE, tasks.iter().map(|task| task.id.as_str()));
    let registers = read_file(files, registers::FILE, registers::FILE_KEYS, |root| registers::read(root, &task_codes))?;
    Ok(Catalogue {
        programme: Programme {
            focuses: focuses.unwrap_or_default(),
            registers: registers.unwrap_or_default(),
            indicators: indicators.unwrap_or_default(),
            lamps: lamps.map_or_else(usual_lamps, Ok)?,
            assessment: assessment.unwrap_or_default(),
            house_style: house_style.unwrap_or_else(HouseStyle::default),
            phrases: phrases.unwrap_or_default(),
            ..programme
        },
        units: known.roster.into_units(),
        tasks,
    })
}

/// A misspelt file name would be passed over and its file's place filled with something else; better to say so.
fn refuse_strangers(names: &[String]) -> Result<(), CatalogueFault> {
    match names.iter().find(|name| !FILES.contains(&name.as_str())) {
        None => Ok(()),
        Some(name) => {
            let near = near::nearest(name, FILES.iter().copied());
            Err(whole_file(name, FileFault::FileUnknown { near, known: FILES }))
        }
    }
}

/// Reads one file; `None` when it is not there.
fn read_file<T>(
    files: &dyn Source,
    name: &str,
    keys: &'static [&'static str],
    read: impl FnOnce(&Section<'_>) -> Result<T, CatalogueFault>,
) -> Result<Option<T>, CatalogueFault> {
    let Some(text) = files.text(name)? else { return Ok(None) };
    let page = Page::parse(name, &text)?;
    read(&page.root(keys)?).map(Some)
}

fn need<T>(name: &str, found: Option<T>) -> Result<T, CatalogueFault> {
    found.ok_or_else(|| whole_file(name, FileFault::FileMissing))
}

fn read_programme(root: &Section<'_>) -> Result<Programme, CatalogueFault> {
    Ok(Programme {
        key: root.text("key")?,
        topic: root.text("topic")?,
        meeting_name: root.text("meeting_name")?,
        unit_limit: root.maybe_number("unit_limit", 0, LONGEST_LIMIT)?.map_or(0, |(seconds, _)| seconds),
        ..Programme::default()
    })
}

fn usual_lamps() -> Result<LampRules, CatalogueFault> {
    let usual = read_file(&BuiltIn(&TWO_NEW_2022), lamps::FILE, lamps::FILE_KEYS, lamps::read)?;
    need(lamps::FILE, usual)
}

#[cfg(test)]
mod tests;
