//! The year's tasks (`tasks.toml`), each resolved to the units it comes down to.

use super::{
    codes::Codes,
    due,
    roster::Roster,
    section::{Section, Word},
};
use crate::domain::{Cadence, FocusId, IndicatorId, MetBy, RegisterKindId, Scope, Task, TaskId, TaskPast};

/// The name of the file.
pub(super) const FILE: &str = "tasks.toml";
/// The keys of the whole file.
pub(super) const FILE_KEYS: &[&str] = &["task"];

const KEYS: &[&str] = &[
    "id",
    "title",
    "requirement",
    "focus",
    "clause",
    "scope",
    "units",
    "supporting",
    "cadence",
    "met_by",
    "deadline",
    "measure",
    "indicators",
    "note",
    "private",
];
/// For whom a task is.
pub(super) const SCOPES: &[(&str, Scope)] = &[
    ("全体", Scope::All),
    ("部分", Scope::Some),
    ("一家", Scope::One),
    ("牵头", Scope::WorkCommittee),
    // What an office of the first topic calls itself.
    ("工委", Scope::WorkCommittee),
    ("县区", Scope::Counties),
];
/// How often a task is asked about.
pub(super) const CADENCES: &[(&str, Cadence)] = &[
    ("一次性", Cadence::Once),
    ("每月", Cadence::Monthly),
    ("每季", Cadence::Quarterly),
    ("半年", Cadence::HalfYearly),
    ("年度", Cadence::Yearly),
    ("常态", Cadence::Continuous),
    ("不定期", Cadence::Irregular),
];
/// A task's title must fit a list beside its deadline and state.
const TITLE: usize = 20;

/// What other files say that tasks refer to.
pub(super) struct Known {
    /// The roster.
    pub(super) roster: Roster,
    /// Codes of headings.
    pub(super) focuses: Codes,
    /// Codes of indicators.
    pub(super) indicators: Codes,
    /// Codes of registers.
    pub(super) registers: Codes,
    /// The year of the plan, where its key says one.
    pub(super) year: Option<i32>,
}

/// Reads the file.
pub(super) fn read(root: &Section<'_>, known: &Known) -> Vec<Task> {
    let mut codes = Codes::of(FILE);
    root.some_sections("task", KEYS).iter().map(|section| read_one(section, known, &mut codes)).collect()
}

fn read_one(section: &Section<'_>, known: &Known, codes: &mut Codes) -> Task {
    let id = section.word("id");
    codes.claim(section, &id);
    let focus = section.maybe_word("focus");
    if let Some(word) = &focus {
        known.focuses.check(section, "focus", word);
    }
    let indicators = section.words("indicators");
    for word in &indicators {
        known.indicators.check(section, "indicators", word);
    }
    let lead = known.roster.resolve(section, "units", &section.some_words("units"));
    let mut supporting = known.roster.resolve(section, "supporting", &section.words("supporting"));
    // “全体” as helpers means all the others.
    supporting.retain(|unit| !lead.contains(unit));
    Task {
        id: TaskId::new(id.text),
        title: section.short_text("title", TITLE),
        requirement: section.text("requirement"),
        focus: focus.map(|word| FocusId::new(word.text)),
        clause: section.text_or("clause", ""),
        scope: section.one_of("scope", SCOPES, None),
        lead,
        supporting,
        cadence: section.one_of("cadence", CADENCES, None),
        deadline: due::read(section, known.year),
        measure: section.text_or("measure", ""),
        indicators: indicators.iter().map(|word| IndicatorId::new(word.text)).collect(),
        monthly_note: section.text_or("note", ""),
        met_by: section.maybe_word("met_by").map(|word| met_by(section, &word, known)),
        past: TaskPast::default(),
        private: section.flag("private", false),
    }
}

/// The words for what a task is met by; else it is the code of a register.
pub(super) const MET_BY: &[(&str, MetBy)] =
    &[("数据", MetBy::Figures), ("承诺", MetBy::Promise), ("销号", MetBy::Closing)];

/// By what a task is met: one of three words, else the code of a register.
fn met_by(section: &Section<'_>, word: &Word<'_>, known: &Known) -> MetBy {
    let named = MET_BY.iter().find(|(name, _)| *name == word.text).map(|(_, by)| by.clone());
    named.unwrap_or_else(|| {
        known.registers.check(section, "met_by", word);
        MetBy::Register(RegisterKindId::new(word.text))
    })
}
