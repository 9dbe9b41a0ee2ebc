//! The kinds of register (`registers.toml`).

use super::{codes::Codes, due, section::Section};
use crate::domain::{
    Cadence, FieldKind, FollowUp, Idle, RegisterField, RegisterKind, RegisterKindId, SenseFault, Stage, TaskId,
};

/// The name of the file.
pub(super) const FILE: &str = "registers.toml";
/// The keys of the whole file.
pub(super) const FILE_KEYS: &[&str] = &["register"];

const KEYS: &[&str] = &[
    "id",
    "name",
    "private",
    "deadline",
    "task",
    "committees",
    "idle",
    "every",
    "follow",
    "least",
    "most",
    "stages",
    "fields",
];
const IDLE_KEYS: &[&str] = &["field", "months"];
const FOLLOW_KEYS: &[&str] = &["open", "closed"];
/// Ten years without a sign of life is a museum.
const LONGEST_IDLE: u32 = 120;
/// A register that is to have more entries than this sets no number.
const MOST_ENTRIES: u32 = 9999;
const STAGE_KEYS: &[&str] = &["name", "done", "until_released"];
const FIELD_KEYS: &[&str] = &["name", "holds", "private", "until_released"];
/// What a field may hold.
pub(super) const HOLDS: &[(&str, FieldKind)] =
    &[("文字", FieldKind::Text), ("日期", FieldKind::Date), ("数字", FieldKind::Number), ("多个日期", FieldKind::Days)];
/// How often an entry may be due again.
pub(super) const ROUNDS: &[(&str, Cadence)] = &[
    ("每月", Cadence::Monthly),
    ("每季", Cadence::Quarterly),
    ("半年", Cadence::HalfYearly),
    ("年度", Cadence::Yearly),
];

/// The codes of the kinds, which tasks name before the kinds name tasks.
pub(super) fn codes(root: &Section<'_>) -> Codes {
    let mut codes = Codes::of(FILE);
    for section in root.sections("register", KEYS) {
        codes.claim(&section, &section.word("id"));
    }
    codes
}

/// Reads the file.
pub(super) fn read(root: &Section<'_>, tasks: &Codes, year: Option<i32>) -> Vec<RegisterKind> {
    let read = |section: &Section<'_>| {
        let task = section.maybe_word("task");
        if let Some(task) = &task {
            tasks.check(section, "task", task);
        }
        let (stages, fields) = (stages(section), fields(section));
        RegisterKind {
            id: RegisterKindId::new(section.word("id").text),
            name: section.text("name"),
            deadline: due::read(section, year),
            private: section.flag("private", false),
            task: task.map(|task| TaskId::new(task.text)),
            of_committees: section.flag("committees", false),
            idle: idle(section, &fields),
            every: section.maybe_word("every").map(|_| section.one_of("every", ROUNDS, None)),
            follow_up: follow_up(section, &stages),
            wanted: wanted(section),
            stages,
            fields,
        }
    };
    root.sections("register", KEYS).iter().map(read).collect()
}

/// How many entries there are to be.
fn wanted(section: &Section<'_>) -> Option<(u32, u32)> {
    let least = section.maybe_number("least", 0, MOST_ENTRIES).map_or(0, |(least, _)| least);
    section.maybe_number("most", least.max(1), MOST_ENTRIES).map(|(most, _)| (least, most))
}

/// Which field tells of a sign of life: one that holds days.
fn idle(section: &Section<'_>, fields: &[RegisterField]) -> Option<Idle> {
    let part = section.section("idle", IDLE_KEYS)?;
    let of_days = fields.iter().filter(|field| field.holds == FieldKind::Days).map(|field| field.name.as_str());
    let field = part.word("field");
    Codes::known(FILE, of_days).check(&part, "field", &field);
    Some(Idle { field: field.text.to_owned(), months: part.number("months", 1, LONGEST_IDLE)?.0 })
}

/// Which stages an entry goes to with what is promised on it.
fn follow_up(section: &Section<'_>, stages: &[Stage]) -> Option<FollowUp> {
    let part = section.section("follow", FOLLOW_KEYS)?;
    let names = Codes::known(FILE, stages.iter().map(|stage| stage.name.as_str()));
    let stage = |key: &'static str| {
        let word = part.word(key);
        names.check(&part, key, &word);
        stages.iter().position(|stage| stage.name == word.text).unwrap_or_default()
    };
    Some(FollowUp { open: stage("open"), closed: stage("closed") })
}

fn stages(section: &Section<'_>) -> Vec<Stage> {
    let mut names = Codes::of(FILE);
    let read = |stage: &Section<'_>| {
        let name = stage.word("name");
        names.claim(stage, &name);
        Stage {
            name: name.text.to_owned(),
            done: stage.flag("done", false),
            until_released: stage.flag("until_released", false),
        }
    };
    let stages: Vec<Stage> = section.sections("stages", STAGE_KEYS).iter().map(read).collect();
    if stages.is_empty() {
        section.note(SenseFault::StageMissing);
    } else if !stages.iter().any(|stage| stage.done) {
        section.note(SenseFault::DoneStageMissing);
    }
    stages
}

fn fields(section: &Section<'_>) -> Vec<RegisterField> {
    let mut names = Codes::of(FILE);
    let read = |field: &Section<'_>| {
        let name = field.word("name");
        names.claim(field, &name);
        RegisterField {
            name: name.text.to_owned(),
            holds: field.one_of("holds", HOLDS, Some(FieldKind::Text)),
            private: field.flag("private", false),
            until_released: field.flag("until_released", false),
        }
    };
    section.sections("fields", FIELD_KEYS).iter().map(read).collect()
}
