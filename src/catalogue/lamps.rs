//! When which lamp lights (`lamps.toml`). Conditions are written as an office says them: `逾期1天`, `7天内到期`.

use super::section::{Section, Word};
use crate::domain::{Lamp, LampRule, LampRules, LampTest, SenseFault};

/// The name of the file.
pub(super) const FILE: &str = "lamps.toml";
/// The keys of the whole file.
pub(super) const FILE_KEYS: &[&str] = &["name", "source", "rule"];

const KEYS: &[&str] = &["lamp", "word", "when"];
/// The lamps.
pub(super) const LAMPS: &[(&str, Lamp)] = &[
    ("红", Lamp::Red),
    ("橙", Lamp::Orange),
    ("黄", Lamp::Yellow),
    ("蓝", Lamp::Blue),
    ("绿", Lamp::Green),
    ("灰", Lamp::Grey),
];
/// A lamp's word stands in a narrow column.
const WORD: usize = 6;

/// A condition without a number.
const PLAIN: &[(&str, LampTest)] = &[
    ("自报完成", LampTest::Reported),
    ("已销号", LampTest::Closed),
    ("办成", LampTest::Met),
    ("逾期后办结", LampTest::CaughtUpLate),
    ("已延期", LampTest::Extended),
    ("长期", LampTest::OpenEnded),
    ("有期限", LampTest::Dated),
    ("其他", LampTest::Always),
];

/// Makes a condition of its number; `None` when the number is out of range.
type Numbered = fn(u16) -> LampTest;

/// A condition with a number between two texts.
const NUMBERED: &[(&str, &str, Numbered)] = &[
    ("逾期", "天", |days| LampTest::OverdueBy(i64::from(days))),
    ("", "天内到期", |days| LampTest::DueWithin(i64::from(days))),
    ("剩余时间不足", "%", |percent| LampTest::TimeLeftPercent(i64::from(percent))),
    ("连续", "期未报", |meetings| LampTest::SilentFor(u32::from(meetings))),
    ("落后", "个百分点", |points| LampTest::BehindBy(i64::from(points))),
];

/// A condition as it is written.
pub(super) fn condition(test: &LampTest) -> String {
    let plain = PLAIN.iter().find(|(_, known)| known == test).map(|(word, _)| (*word).to_owned());
    let number = match test {
        LampTest::OverdueBy(number)
        | LampTest::DueWithin(number)
        | LampTest::TimeLeftPercent(number)
        | LampTest::BehindBy(number) => u16::try_from(*number).ok(),
        LampTest::SilentFor(number) => u16::try_from(*number).ok(),
        LampTest::Reported
        | LampTest::Met
        | LampTest::Closed
        | LampTest::CaughtUpLate
        | LampTest::Extended
        | LampTest::OpenEnded
        | LampTest::Dated
        | LampTest::Always => None,
    };
    let numbered = || {
        let number = number?;
        let (head, tail, _) = NUMBERED.iter().find(|(_, _, make)| make(number) == *test)?;
        Some(format!("{head}{number}{tail}"))
    };
    plain.or_else(numbered).unwrap_or_default()
}

/// Reads the file.
pub(super) fn read(root: &Section<'_>) -> LampRules {
    let mut always = None;
    let mut rules = Vec::new();
    for section in root.some_sections("rule", KEYS) {
        if let Some(place) = always {
            let first = section.line(place);
            section.note(SenseFault::RuleUnreachable { first });
        }
        let when = section.some_words("when");
        let when: Vec<LampTest> = when.iter().filter_map(|word| test(&section, word)).collect();
        if when == [LampTest::Always] {
            always = Some(section.at().start);
        }
        rules.push(LampRule {
            lamp: section.one_of("lamp", LAMPS, None),
            word: section.short_text("word", WORD),
            when,
        });
    }
    LampRules { name: root.text("name"), source: root.text_or("source", ""), rules }
}

fn test(section: &Section<'_>, word: &Word<'_>) -> Option<LampTest> {
    let text: String = word.text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let plain = PLAIN.iter().find(|(name, _)| *name == text).map(|(_, test)| *test);
    let numbered = || {
        NUMBERED.iter().find_map(|(head, tail, make)| {
            let number = text.strip_prefix(head)?.strip_suffix(tail)?;
            number.parse().ok().filter(|number| *number > 0).map(make)
        })
    };
    let found = plain.or_else(numbered);
    if found.is_none() {
        let known = NUMBERED
            .iter()
            .map(|(head, tail, _)| format!("{head}N{tail}"))
            .chain(PLAIN.iter().map(|(name, _)| (*name).to_owned()))
            .collect();
        section.note_at(&word.at, SenseFault::LampTestUnknown { word: word.text.to_owned(), known });
    }
    found
}
