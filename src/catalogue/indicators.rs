//! What is counted monthly (`indicators.toml`).

use super::{
    codes::Codes,
    roster::Roster,
    section::{Section, Word},
};
use crate::domain::{Indicator, IndicatorId, Measure, SenseFault};
use std::collections::HashSet;

/// The name of the file.
pub(super) const FILE: &str = "indicators.toml";
/// The keys of the whole file.
pub(super) const FILE_KEYS: &[&str] = &["indicator"];

const KEYS: &[&str] = &["id", "name", "unit", "group", "part", "whole", "at_most", "monthly", "units"];

/// Reads the file. A rate is taken from two counts; a bound names another indicator.
pub(super) fn read(root: &Section<'_>, codes: &mut Codes, roster: &Roster) -> Vec<Indicator> {
    let sections = root.sections("indicator", KEYS);
    let mut rates = HashSet::new();
    for section in &sections {
        let id = section.word("id");
        codes.claim(section, &id);
        if section.maybe_word("part").or(section.maybe_word("whole")).is_some() {
            rates.insert(id.text);
        }
    }
    sections.iter().map(|section| read_one(section, (codes, roster), &rates)).collect()
}

fn read_one(section: &Section<'_>, (codes, roster): (&Codes, &Roster), rates: &HashSet<&str>) -> Indicator {
    let id = section.word("id");
    let refer = |key: &'static str, word: &Word<'_>| {
        codes.check(section, key, word);
        if word.text == id.text && !id.text.is_empty() {
            section.note_at(&word.at, SenseFault::OfItself { key: key.to_owned(), code: id.text.to_owned() });
        }
        IndicatorId::new(word.text)
    };
    let count = |key: &'static str| {
        let word = section.word(key);
        if rates.contains(word.text) && word.text != id.text {
            section.note_at(&word.at, SenseFault::OfARate { key: key.to_owned(), code: word.text.to_owned() });
        }
        refer(key, &word)
    };
    let is_rate = rates.contains(id.text);
    let measure = if is_rate { Measure::Rate { part: count("part"), whole: count("whole") } } else { Measure::Count };
    let at_most = section.maybe_word("at_most");
    Indicator {
        id: IndicatorId::new(id.text),
        name: section.text_or("name", id.text),
        unit: if is_rate { section.text_or("unit", "%") } else { section.text("unit") },
        measure,
        group: section.text("group"),
        at_most: at_most.map(|word| refer("at_most", &word)),
        monthly: section.flag("monthly", false),
        units: roster.resolve(section, "units", &section.words("units")),
    }
}
