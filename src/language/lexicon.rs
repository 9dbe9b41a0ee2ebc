//! The words that the deadline grammar knows, each with the part it plays. Adding a way of saying something that a rule already
//! understands is adding a word here.
//!
//! A form may be written as a pattern: `[上次|上回]说[的|]` stands for four. Words are found by longest match, so a word that merely contains another (目前 contains 前) hides it by being listed as [`Word::Noise`].

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
const AFTER_NUMERAL_FESTIVAL: &str = "前之以节后期假黄、和国建青妇儿劳及长小来当就再过那左";

/// A form that ends at a node: the part it plays, how long it is, and whether it is a numeral that needs company.
#[derive(Clone, Copy)]
struct Entry {
    word: Word,
    length: usize,
    numeral: bool,
}

/// One character of the words, with what may follow it.
#[derive(Default)]
struct Node {
    /// Sorted by character.
    next: Vec<(char, u32)>,
    /// The words that end here, the first listed first.
    ends: Vec<Entry>,
}

/// Every form of every word, as a tree of characters: a look-up costs the length of the word, however many words there are.
struct Index {
    nodes: Vec<Node>,
}

static INDEX: OnceLock<Index> = OnceLock::new();

impl Index {
    fn new() -> Self {
        let mut index = Self { nodes: vec![Node::default()] };
        for (word, forms) in TABLES.into_iter().flatten() {
            for pattern in forms.split_whitespace() {
                spell_out(pattern, &mut |form| index.add(form, *word));
            }
        }
        index
    }

    fn add(&mut self, form: &str, word: Word) {
        let mut at = 0;
        for glyph in form.chars() {
            let fresh = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
            let next = &mut self.nodes[at].next;
            let found = match next.binary_search_by_key(&glyph, |(glyph, _)| *glyph) {
                Ok(found) => next[found].1,
                Err(place) => {
                    next.insert(place, (glyph, fresh));
                    self.nodes.push(Node::default());
                    fresh
                }
            };
            at = found as usize;
        }
        let length = form.chars().count();
        let numeral = length == 2
            && form.starts_with(|first| "三五六七八九十".contains(first))
            && !form.ends_with('夕')
            && matches!(word, Word::Festival(_));
        if length > 0 {
            self.nodes[at].ends.push(Entry { word, length, numeral });
        }
    }

    fn step(&self, node: u32, glyph: char) -> Option<u32> {
        let next = &self.nodes[node as usize].next;
        next.binary_search_by_key(&glyph, |(glyph, _)| *glyph).ok().map(|at| next[at].1)
    }
}

/// Gives every form of a pattern: `[上次|上回][说|定][的|]` is six words of the one and two of the other kind.
fn spell_out(pattern: &str, give: &mut impl FnMut(&str)) {
    fn from(spelt: &str, rest: &str, give: &mut dyn FnMut(&str)) {
        let Some((plain, choice)) = rest.split_once('[') else { return give(&format!("{spelt}{rest}")) };
        let Some((forms, rest)) = choice.split_once(']') else { return };
        for form in forms.split('|') {
            from(&format!("{spelt}{plain}{form}"), rest, give);
        }
    }
    from("", pattern, give);
}

/// What stands before a word, as far as it matters for finding it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// A number: 25日前 is no 日前, 2022年报送 no 年报, 第一次月调度 no 次月.
    Number,
    /// 每: 每日常规 is no 日常.
    Every,
    /// 月, 下个月: 6月半 and 月头 are parts of it, and half a month or a head of anything else are not.
    Month,
    /// 下周: a numeral behind it is a weekday.
    Week,
    /// 到, 不能晚过: a numeral that nothing follows is a festival.
    Bound,
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
            Word::Every | Word::OnEach | Word::Per => Self::Every,
            Word::Month | Word::MonthShift(_) => Self::Month,
            Word::WeekShift(_) => Self::Week,
            Word::Ensure | Word::NotInto | Word::NotOver => Self::Bound,
            Word::Year
            | Word::YearOf
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
            | Word::QuarterShift(_)
            | Word::DayShift(_)
            | Word::ThatDay
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
        // 下周一开始 is no 一开始.
        if self == Self::Week && first == '一' && word == Word::Original {
            return false;
        }
        let hides = matches!(word, Word::Noise | Word::DayShift(_) | Word::Noun | Word::OtherCue);
        // 6月初审核 is no 初审; 7月之前报 is no 之前报; 15日期间 is no 日期.
        let split = match first {
            '初' => word == Word::Verb,
            '之' | '以' | '前' => word == Word::Original,
            '日' => self == Self::Number && word == Word::When,
            _ => false,
        };
        if split && matches!(self, Self::Number | Self::Month | Self::Week | Self::Time) {
            return false;
        }
        if matches!(first, '头' | '半') && matches!(word, Word::Portion(_)) {
            return self == Self::Month;
        }
        match self {
            Self::Number if "年月日周天时点分号季旬次个前后内起底末".contains(first) => {
                // 第一次月调度 is no 次月.
                !hides
                    && !matches!(word, Word::Weekday(_) | Word::MonthShift(_) | Word::YearShift(_) | Word::WeekShift(_))
            }
            Self::Every if "年月日周季旬".contains(first) => !hides && word != Word::Event,
            Self::Month | Self::Week | Self::Time if "前后内起底末日".contains(first) => !hides,
            _ => true,
        }
    }
}

/// The longest word at the start of `glyphs`, with its length in characters. What stands before it may split it.
#[must_use]
pub fn find_word(glyphs: &[char], previous: Before) -> Option<(Word, usize)> {
    let first = *glyphs.first()?;
    let index = INDEX.get_or_init(Index::new);
    let mut best = None;
    let mut node = 0;
    for (at, glyph) in glyphs.iter().enumerate() {
        let Some(next) = index.step(node, *glyph) else { break };
        node = next;
        let fits = |entry: &&Entry| {
            previous.admits(first, entry.word) && (!entry.numeral || has_company(previous, glyphs.get(at + 1)))
        };
        best = index.nodes[node as usize].ends.iter().find(fits).or(best);
    }
    let (word, length) = best.map(|entry| (entry.word, entry.length))?;
    // 主任说明天完成 is no 说明.
    if length > 1 && glyphs[length - 1] == '明' && glyphs.get(length).is_some_and(|next| "天年早晚".contains(*next))
    {
        return None;
    }
    let moves = previous == Before::Time && is_change_to_a_time(&glyphs[..length], glyphs.get(length));
    Some((if moves { Word::Moved } else { word }, length))
}

/// What a time may begin with.
const TIME_BEGINS: &str = "0123456789一二三四五六七八九十廿周星礼下本明后月";

/// 周三改周四, 10号改20号: 改 between two times moves the one to the other.
fn is_change_to_a_time(word: &[char], following: Option<&char>) -> bool {
    word == ['改'] && following.is_some_and(|next| TIME_BEGINS.contains(*next))
}

/// Whether a numeral festival is really meant, judged by what follows, and at the end of a clause by what stands before.
fn has_company(previous: Before, following: Option<&char>) -> bool {
    match following {
        Some(next) if AFTER_NUMERAL_FESTIVAL.contains(*next) => true,
        Some(next) => previous == Before::Bound && ",。;".contains(*next),
        None => previous == Before::Bound,
    }
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
