//! The weights of the annual assessment (`assessment.toml`), written as an office says them.

use super::section::Section;
use crate::domain::{
    AssessmentRules, CatalogueFault, EntryFault, PresenceWorth, RegisterKindId, ScoreMeasure, ScoreRule,
};

/// The name of the file.
pub(super) const FILE: &str = "assessment.toml";
/// The keys of the whole file.
pub(super) const FILE_KEYS: &[&str] = &["name", "rule"];

const KEYS: &[&str] = &["name", "counts", "points", "each", "late", "delegate", "leave", "register"];
const COUNTS: &[(&str, ScoreMeasure)] = &[
    ("按时办结率", ScoreMeasure::OnTime),
    ("延期次数", ScoreMeasure::Extensions),
    ("未报次数", ScoreMeasure::Silence),
    ("出席率", ScoreMeasure::Attendance),
    ("按期备案率", ScoreMeasure::Filing),
    ("整改率", ScoreMeasure::Findings),
];
const MOST_POINTS: u32 = 1000;
const NAME: usize = 8;

/// Reads the file.
pub(super) fn read(root: &Section<'_>) -> Result<AssessmentRules, CatalogueFault> {
    let rules = root.some_sections("rule", KEYS)?.iter().map(rule).collect::<Result<_, _>>()?;
    Ok(AssessmentRules { name: root.text("name")?, rules })
}

fn rule(section: &Section<'_>) -> Result<ScoreRule, CatalogueFault> {
    let measure = section.one_of("counts", COUNTS, None)?;
    let is_attendance = measure == ScoreMeasure::Attendance;
    let each = hundredths(section, "each")?;
    let usual = PresenceWorth::default();
    let worth = PresenceWorth {
        delegate: percent(section, "delegate", usual.delegate)?,
        late: if is_attendance { percent(section, "late", usual.late)? } else { usual.late },
        on_leave: percent(section, "leave", usual.on_leave)?,
    };
    Ok(ScoreRule {
        name: section.short_text("name", NAME)?,
        measure,
        full: i64::from(section.number("points", 1, MOST_POINTS)?.0) * 100,
        each: each.unwrap_or(0),
        late: if is_attendance { 0 } else { hundredths(section, "late")?.or(each).unwrap_or(0) },
        worth,
        register: section.maybe_word("register")?.map(|word| RegisterKindId::new(word.text)),
    })
}

fn percent(section: &Section<'_>, key: &'static str, usual: u8) -> Result<u8, CatalogueFault> {
    let found = section.maybe_number(key, 0, 100)?;
    Ok(found.and_then(|(percent, _)| u8::try_from(percent).ok()).unwrap_or(usual))
}

/// Points with at most two decimals, in hundredths.
fn hundredths(section: &Section<'_>, key: &'static str) -> Result<Option<i64>, CatalogueFault> {
    let Some(word) = section.maybe_word(key)? else { return Ok(None) };
    let (whole, part) = word.text.split_once('.').unwrap_or((word.text, ""));
    let read = || -> Option<i64> {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() > 3 || part.len() > 2 || !digits(whole) || !digits(part) {
            return None;
        }
        Some(whole.parse::<i64>().ok()? * 100 + format!("{part:0<2}").parse::<i64>().ok()?)
    };
    read().map(Some).ok_or_else(|| {
        let known = ["0.5", "1", "1.5"].map(str::to_owned).to_vec();
        section.fault_at(&word.at, EntryFault::WordUnknown { key: key.to_owned(), word: word.text.to_owned(), known })
    })
}
