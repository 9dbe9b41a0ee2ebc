//! The weights of the annual assessment (`assessment.toml`), written as an office says them.

use super::{codes::Codes, section::Section};
use crate::domain::{AssessmentRules, EntryFault, PresenceWorth, RegisterKindId, ScoreMeasure, ScoreRule, SenseFault};

/// The name of the file.
pub(super) const FILE: &str = "assessment.toml";
/// The keys of the whole file.
pub(super) const FILE_KEYS: &[&str] = &["name", "rule"];

const KEYS: &[&str] = &["name", "counts", "points", "each", "late", "delegate", "leave", "register"];
/// What a rule may count.
pub(super) const COUNTS: &[(&str, ScoreMeasure)] = &[
    ("按时办结率", ScoreMeasure::OnTime),
    ("延期次数", ScoreMeasure::Extensions),
    ("未报次数", ScoreMeasure::Silence),
    ("出席率", ScoreMeasure::Attendance),
    ("按期备案率", ScoreMeasure::Filing),
    ("整改率", ScoreMeasure::Findings),
];
const MOST_POINTS: u32 = 1000;
const NAME: usize = 8;
/// All points together, in hundredths.
const WHOLE: i64 = 100 * 100;

/// Reads the file.
pub(super) fn read(root: &Section<'_>, registers: &Codes) -> AssessmentRules {
    let sections = root.some_sections("rule", KEYS);
    let rules: Vec<ScoreRule> = sections.iter().map(|section| rule(section, registers)).collect();
    let sum: i64 = rules.iter().map(|rule| rule.full).sum();
    // A rule without points has its own fault.
    if let Some(last) = sections.last().filter(|_| sum != WHOLE && rules.iter().all(|rule| rule.full > 0)) {
        last.note(SenseFault::PointsDoNotAddUp { sum: u32::try_from(sum / 100).unwrap_or(u32::MAX) });
    }
    AssessmentRules { name: root.text("name"), rules }
}

fn rule(section: &Section<'_>, registers: &Codes) -> ScoreRule {
    let measure = section.one_of("counts", COUNTS, None);
    let is_attendance = measure == ScoreMeasure::Attendance;
    let each = hundredths(section, "each");
    let usual = PresenceWorth::default();
    let worth = PresenceWorth {
        delegate: percent(section, "delegate", usual.delegate),
        late: if is_attendance { percent(section, "late", usual.late) } else { usual.late },
        on_leave: percent(section, "leave", usual.on_leave),
    };
    ScoreRule {
        name: section.short_text("name", NAME),
        measure,
        full: section.number("points", 1, MOST_POINTS).map_or(0, |(points, _)| i64::from(points) * 100),
        each: each.unwrap_or(0),
        late: if is_attendance { 0 } else { hundredths(section, "late").or(each).unwrap_or(0) },
        worth,
        register: section.maybe_word("register").map(|word| {
            registers.check(section, "register", &word);
            RegisterKindId::new(word.text)
        }),
    }
}

fn percent(section: &Section<'_>, key: &'static str, usual: u8) -> u8 {
    let found = section.maybe_number(key, 0, 100);
    found.and_then(|(percent, _)| u8::try_from(percent).ok()).unwrap_or(usual)
}

/// Points with at most two decimals, in hundredths.
fn hundredths(section: &Section<'_>, key: &'static str) -> Option<i64> {
    let word = section.maybe_word(key)?;
    let (whole, part) = word.text.split_once('.').unwrap_or((word.text, ""));
    let read = || -> Option<i64> {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() > 3 || part.len() > 2 || !digits(whole) || !digits(part) {
            return None;
        }
        Some(whole.parse::<i64>().ok()? * 100 + format!("{part:0<2}").parse::<i64>().ok()?)
    };
    let read = read();
    if read.is_none() {
        let known = ["0.5", "1", "1.5"].map(str::to_owned).to_vec();
        let kind = EntryFault::WordUnknown { key: key.to_owned(), word: word.text.to_owned(), near: None, known };
        section.note_at(&word.at, kind);
    }
    read
}
