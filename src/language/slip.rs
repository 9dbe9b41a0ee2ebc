//! Characters that were typed or recognised for another one (月低前, 6。30前, 25曰前): what is taken to be meant, where the words
//! around leave little doubt. Whatever is read through a slip is asked about.

use super::{
    token::Kind,
    word::{Portion, Word},
};

/// What must stand before the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    /// 25曰.
    Number,
    /// 月低, 年低, 季度低.
    Span,
    /// 月未 with no number: 6月未完成 is what it says.
    BareSpan,
    /// 十号钱, 月底钱, 周五钱.
    Day,
}

/// What may follow 前.
const BEFORE: &str = "报交完上提反送把将要必办发弄拿给汇搞，。；、";

/// What was written, what is meant, after what, and before what (any one of these characters, or the end).
const SLIPS: &[(&str, Word, After, &str)] = &[
    ("曰", Word::Day, After::Number, "前之以内下上中晚报交完"),
    ("低", Word::Portion(Portion::End), After::Span, "前之以要报交完把务必就，、。；"),
    ("抵", Word::Portion(Portion::End), After::Span, "前之以"),
    ("未", Word::Portion(Portion::End), After::Span, "前之以"),
    ("未", Word::Portion(Portion::End), After::BareSpan, "报"),
    ("千", Word::Before, After::Day, BEFORE),
    ("牵", Word::Before, After::Day, BEFORE),
    ("钱", Word::Before, After::Day, BEFORE),
    ("之钱", Word::Before, After::Day, BEFORE),
    ("之千", Word::Before, After::Day, BEFORE),
    ("以钱", Word::Before, After::Day, BEFORE),
    ("签", Word::Before, After::Day, "报交送，。；"),
    ("至前", Word::Before, After::Day, BEFORE),
    ("制前", Word::Before, After::Day, BEFORE),
    ("知前", Word::Before, After::Day, BEFORE),
    ("只前", Word::Before, After::Day, BEFORE),
    ("支前", Word::Before, After::Day, BEFORE),
    ("直前", Word::Before, After::Day, BEFORE),
    ("止前", Word::Before, After::Day, BEFORE),
    ("已前", Word::Before, After::Day, BEFORE),
    ("一前", Word::Before, After::Day, BEFORE),
];

/// The word that is meant by the character at the start of `glyphs`, with its length. `numbered` says that the span before it has
/// a number.
pub(super) fn find_slip(glyphs: &[char], before: Kind, numbered: bool) -> Option<(Word, usize)> {
    SLIPS.iter().find_map(|(slip, meant, after, next)| {
        let length = slip.chars().count();
        if !slip.chars().eq(glyphs.iter().take(length).copied()) {
            return None;
        }
        let stands = match (after, before) {
            (After::Number, Kind::Number(_)) => true,
            (After::Span, Kind::Word(word)) => is_span(word),
            (After::BareSpan, Kind::Word(word)) => is_span(word) && !numbered && is_unit(word),
            (After::Day, Kind::Word(word)) => {
                matches!(word, Word::Day | Word::DayNumber | Word::Portion(_) | Word::Weekday(_))
            }
            _ => false,
        };
        let follows = glyphs.get(length).is_none_or(|glyph| next.contains(*glyph));
        (stands && follows).then_some((*meant, length))
    })
}

fn is_unit(word: Word) -> bool {
    matches!(word, Word::Month | Word::Quarter | Word::Year | Word::Week)
}

fn is_span(word: Word) -> bool {
    is_unit(word)
        || matches!(word, Word::MonthShift(_) | Word::QuarterShift(_) | Word::YearShift(_) | Word::WeekShift(_))
}

/// Whether a full stop or comma stands for the dot of a date: 6。30前, 6,30前; 1,500户 and 第3，5日 stay what they are.
pub(super) fn is_typed_for_a_dot(before: &[char], here: &[char]) -> bool {
    if !matches!(here.first(), Some('。' | ',' | '，' | '｡')) {
        return false;
    }
    let digits =
        |glyphs: &mut dyn Iterator<Item = &char>| glyphs.take_while(|glyph| glyph.is_ascii_digit()).take(3).count();
    let behind = digits(&mut before.iter().rev());
    let ahead = digits(&mut here[1..].iter());
    (1..=2).contains(&behind) && (1..=2).contains(&ahead) && matches!(here.get(1 + ahead), Some('前' | '之' | '以'))
}
