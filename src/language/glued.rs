//! Where a word ends in the character that a time would begin with: 反正月底 is no 正月, 拿出来年底前 no 来年, 说明年底 no 明年. Which
//! characters make a word with the one before them stands in a table; what may be either (定下周三, 报上月情况) is left out.

use super::{token::Kind, word::Word};

/// The first character of a relative time, after which characters it ends a word, and what it is there, if a word at all.
const GLUED: &[(char, &str, Option<Word>)] = &[
    ('上', "础手场义统跟配追晚早路身桌班线网台楼街墙", None),
    ('下', "之底线名当私如地乡", None),
    ('来', "出上下回起进拿送", Some(Word::Visits)),
    ('去', "出下上进", None),
    ('明', "说证表声文透写注标阐查指", None),
    ('正', "反改真公修端纠", None),
    ('次', "层首批档", None),
    ('前', "会", Some(Word::Before)),
    ('后', "会", Some(Word::After)),
    ('长', "书局部市县区校院组会厅科处镇乡村社行班队团所站", None),
];

/// Whether `word`, read at a character after `before`, only begins inside another word; then what the character is instead.
pub(super) fn instead(word: Word, first: char, before: char) -> Option<Kind> {
    let relative = matches!(
        word,
        Word::MonthShift(_)
            | Word::WeekShift(_)
            | Word::QuarterShift(_)
            | Word::YearShift(_)
            | Word::LunarMonth(_)
            | Word::Open
    );
    let row = || GLUED.iter().find(|(glyph, behind, _)| *glyph == first && behind.contains(before));
    relative.then(row).flatten().map(|(.., meant)| meant.map_or(Kind::Other, Kind::Word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_does_not_begin_inside_another_word() {
        assert_eq!(instead(Word::LunarMonth(1), '正', '反'), Some(Kind::Other));
        assert_eq!(instead(Word::YearShift(1), '来', '出'), Some(Kind::Word(Word::Visits)));
        assert_eq!(instead(Word::WeekShift(1), '下', '定'), None);
        assert_eq!(instead(Word::Verb, '上', '线'), None);
    }
}
