//! When which lamp lights (`lamps.toml`). Conditions are written as an office says them: `逾期1天`, `7天内到期`.

use super::section::{Section, Word};
use crate::domain::{CatalogueFault, Lamp, LampRule, LampRules, LampTest, SenseFault};

/// The name of the file.
pub(super) const FILE: &str = "lamps.toml";
/// The keys of the whole file.
pub(super) const FILE_KEYS: &[&str] = &["name", "source", "rule"];

const KEYS: &[&str] = &["lamp", "word", "when"];
const LAMPS: &[(&str, Lamp)] = &[
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

/// Reads the file.
pub(super) fn read(root: &Section<'_>) -> Result<LampRules, CatalogueFault> {
    let mut always = None;
    let mut rules = Vec::new();
    for section in root.some_sections("rule", KEYS)? {
        if let Some(place) = always {
            let first = section.line(place);
            return Err(section.fault(SenseFault::RuleUnreachable { first }));
        }
        let when = section.some_words("when")?;
        let when: Vec<LampTest> = when.iter().map(|word| test(&section, word)).collect::<Result<_, _>>()?;
        if when == [LampTest::Always] {
            always = Some(section.at().start);
        }
        rules.push(LampRule {
            lamp: section.one_of("lamp", LAMPS, None)?,
            word: section.short_text("word", WORD)?,
            when,
        });
    }
    Ok(LampRules { name: root.text("name")?, source: root.text_or("source", "")?, rules })
}

fn test(section: &Section<'_>, word: &Word<'_>) -> Result<LampTest, CatalogueFault> {
    let text: String = word.text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let plain = PLAIN.iter().find(|(name, _)| *name == text).map(|(_, test)| *test);
    let numbered = || {
        NUMBERED.iter().find_map(|(head, tail, make)| {
            let number = text.strip_prefix(head)?.strip_suffix(tail)?;
            number.parse().ok().filter(|number| *number > 0).map(make)
        })
    };
    plain.or_else(numbered).ok_or_else(|| {
        let known = NUMBERED
            .iter()
            .map(|(head, tail, _)| format!("{head}N{tail}"))
            .chain(PLAIN.iter().map(|(name, _)| (*name).to_owned()))
            .collect();
        section.fault_at(&word.at, SenseFault::LampTestUnknown { word: word.text.to_owned(), known })
    })
}
