//! The words that the deadline grammar knows, each with the part it plays. Adding a way of saying something that a rule already
//! understands is adding a word here.
//!
//! Words are found by longest match, so a word that merely contains another (目前 contains 前) hides it by being listed as [`Word::Noise`].

mod deeds;
mod events;
mod festivals;
mod noise;
mod times;
mod ways;

use super::word::Word;
use std::sync::OnceLock;

/// Every word, by part, a table a family. The longest match wins; of equally long ones the first listed.
const TABLES: [&[(Word, &str)]; 6] =
    [times::WORDS, festivals::WORDS, ways::WORDS, events::WORDS, deeds::WORDS, noise::WORDS];

/// Numeral festivals are words only before one of these, so that 十一月 and 五一路 stay what they are.
const AFTER_NUMERAL_FESTIVAL: &str = "前之以节后期假黄、和国建青妇儿劳及长来当就再过";

/// A word found in the text.
struct Entry {
    rest: Vec<char>,
    word: Word,
}

/// The index of words by first character.
struct Index {
    firsts: Vec<(char, Vec<Entry>)>,
}

static INDEX: OnceLock<Index> = OnceLock::new();

fn index() -> &'static Index {
    INDEX.get_or_init(|| {
        let mut firsts: std::collections::BTreeMap<char, Vec<Entry>> = std::collections::BTreeMap::new();
        for (word, forms) in TABLES.into_iter().flatten() {
            for form in forms.split_whitespace() {
                let mut rest = form.chars();
                if let Some(first) = rest.next() {
                    firsts.entry(first).or_default().push(Entry { rest: rest.collect(), word: *word });
                }
            }
        }
        // Of equally long words the one listed first stands: sort_by_key is stable.
        for entries in firsts.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        }
        Index { firsts: firsts.into_iter().collect() }
    })
}

/// What stands before a word, as far as it matters for finding it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// A number: 25日前 is no 日前, 2022年报送 no 年报, 第一次月调度 no 次月.
    Number,
    /// 每: 每日常规 is no 日常.
    Every,
    /// A named time or event: 月底前提交 is no 前提, 3日内部署 no 内部, 下周日前 no 日前.
    Time,
    /// Anything else.
    Other,
}

impl Before {
    /// What a word is to the one after it.
    #[must_use]
    pub fn of(word: Word) -> Self {
        match word {
            Word::Every => Self::Every,
            Word::Year
            | Word::YearOf
            | Word::Month
            | Word::Day
            | Word::DayNumber
            | Word::Days
            | Word::Week
            | Word::Quarter
            | Word::HalfYear
            | Word::HalfMonth
            | Word::TenDays
            | Word::Hours
            | Word::Minutes
            | Word::Workday
            | Word::PlainDay
            | Word::Portion(_)
            | Word::YearShift(_)
            | Word::MonthShift(_)
            | Word::QuarterShift(_)
            | Word::WeekShift(_)
            | Word::DayShift(_)
            | Word::Half(_)
            | Word::WholeYear
            | Word::Weekday(_)
            | Word::Weekend
            | Word::Clock
            | Word::ClockRest
            | Word::DayPart
            | Word::Festival(_)
            | Word::SomeFestival
            | Word::TwoFestivals
            | Word::Event
            | Word::Ended
            | Word::Convene
            | Word::Meeting
            | Word::Dispatch
            | Word::Hui => Self::Time,
            _ => Self::Other,
        }
    }

    /// Whether a word that begins with `first` may stand here; if not, a shorter one is looked for.
    fn admits(self, first: char, word: Word) -> bool {
        let hides = matches!(word, Word::Noise | Word::DayShift(_) | Word::Noun | Word::OtherCue);
        // 6月初审核 is no 初审; 7月之前报 is no 之前报; 15日期间 is no 日期.
        let split = match first {
            '初' => word == Word::Verb,
            '之' | '以' | '前' => word == Word::Original,
            '日' => self == Self::Number && word == Word::When,
            _ => false,
        };
        if split && matches!(self, Self::Number | Self::Time) {
            return false;
        }
        match self {
            Self::Number if "年月日周天时点分号季旬次个前后内起底末".contains(first) => {
                // 第一次月调度 is no 次月.
                !hides
                    && !matches!(word, Word::Weekday(_) | Word::MonthShift(_) | Word::YearShift(_) | Word::WeekShift(_))
            }
            Self::Every if "年月日周季旬".contains(first) => !hides,
            Self::Time if "前后内起底末日".contains(first) => !hides,
            _ => true,
        }
    }
}

/// The longest word at the start of `glyphs`, with its length in characters. What stands before it may split it.
#[must_use]
pub fn find_word(glyphs: &[char], previous: Before) -> Option<(Word, usize)> {
    let first = *glyphs.first()?;
    let index = index();
    let at = index.firsts.binary_search_by_key(&first, |(glyph, _)| *glyph).ok()?;
    let rest = &glyphs[1..];
    index.firsts.get(at)?.1.iter().find_map(|entry| {
        let fits = rest.starts_with(&entry.rest)
            && stands(entry, first, &rest[entry.rest.len()..])
            && previous.admits(first, entry.word);
        fits.then_some((entry.word, entry.rest.len() + 1))
    })
}

/// Whether a numeral festival is really meant, judged by what follows.
fn stands(entry: &Entry, first: char, following: &[char]) -> bool {
    let numeral = "三五六七八九十".contains(first) && entry.rest.len() == 1 && matches!(entry.word, Word::Festival(_));
    !numeral
        || "夕".contains(entry.rest[0])
        || following.first().is_some_and(|next| AFTER_NUMERAL_FESTIVAL.contains(*next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::festival::Festival;

    fn word(text: &str) -> Option<Word> {
        let glyphs: Vec<char> = text.chars().collect();
        find_word(&glyphs, Before::Other).map(|(word, _)| word)
    }

    #[test]
    fn the_longest_word_wins() {
        assert_eq!(word("上半年完成"), Some(Word::Half(1)));
        assert_eq!(word("目前正在"), Some(Word::Noise));
        assert_eq!(word("前完成"), Some(Word::Before));
    }

    #[test]
    fn a_word_does_not_swallow_the_edge_of_a_time() {
        let found = |text: &str, previous| {
            let glyphs: Vec<char> = text.chars().collect();
            find_word(&glyphs, previous).map(|(word, _)| word)
        };
        assert_eq!(found("前提交", Before::Time), Some(Word::Before));
        assert_eq!(found("内部署", Before::Time), Some(Word::Within));
        assert_eq!(found("日前报", Before::Number), Some(Word::Day));
        assert_eq!(found("年报送", Before::Number), Some(Word::Year));
    }

    #[test]
    fn a_numeral_festival_needs_company() {
        assert_eq!(word("五一前完成"), Some(Word::Festival(Festival::LabourDay)));
        assert_eq!(word("十一月底前"), None);
        assert_eq!(word("十一届三中全会"), None);
    }
}
