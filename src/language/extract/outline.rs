//! The outline of a document: which lines are headings and of what rank, which greet, and which are only furniture
//! (date, contact, attendance). It looks at a line's form, not at what it asks.

use crate::language::person::{is_familiar, is_somebody_of_a_section};
use std::ops::Range;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It begins with a number: its rank (一、 is 10, （一） 20, 1. 30, （1） 40, 第一， 50) and where its words begin.
    Numbered {
        /// Smaller is higher.
        rank: u8,
        /// The byte after the number.
        words: usize,
    },
    /// Nothing of it can be a task.
    Furniture,
    /// It names those who are addressed (各县（市、区）委组织部：).
    Greeting,
    /// A title or an unnumbered heading.
    Title,
    /// Anything else.
    Body,
}

/// A line that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its bytes, trimmed.
    pub span: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    let mut start = 0;
    for piece in text.split(['\n', '\r', '\u{2028}', '\u{b}', '\u{c}']) {
        let words = piece.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}');
        if !words.is_empty() {
            let from = start + (words.as_ptr() as usize - piece.as_ptr() as usize);
            let begun = found.iter().any(|line| matches!(line.kind, Kind::Numbered { .. } | Kind::Body));
            found.push(Line { span: from..from + words.len(), kind: kind(words, from, begun) });
        }
        start += piece.len();
        start += text[start..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

const FURNITURE: &[&str] = &[
    "附件",
    "附：",
    "联系人",
    "联系电话",
    "联系方式",
    "电话",
    "传真",
    "邮箱",
    "电子邮箱",
    "抄送",
    "抄报",
    "主送",
    "主题词",
    "时间：",
    "地点：",
    "会议时间",
    "会议地点",
    "参会",
    "参加人员",
    "参加：",
    "出席",
    "列席",
    "请假",
    "缺席",
    "主持人",
    "主持：",
    "记录人",
    "记录：",
    "记录整理",
    "签发",
    "整理：",
    "印发机关",
    "发：",
    "本期发",
    "责任编辑",
    "页码",
    "（此件",
    "第 ",
];

fn kind(line: &str, from: usize, begun: bool) -> Kind {
    let length = line.chars().count();
    if FURNITURE.iter().any(|word| line.starts_with(word)) || is_date(line) || is_page(line) {
        return Kind::Furniture;
    }
    if let Some((rank, words)) = number(line) {
        return Kind::Numbered { rank, words: from + words };
    }
    if speaker(line) > 0 {
        return Kind::Body;
    }
    let closes = line.contains(['。', '；', '！', '？', ';']);
    if !begun && length <= 120 && line.ends_with(['：', ':']) && !line.contains("如下") {
        return Kind::Greeting;
    }
    if !closes && length <= 40 && !line.ends_with(['：', ':', '，', '、']) && !line.contains('，') {
        return Kind::Title;
    }
    Kind::Body
}

/// Characters of whoever speaks in a chat, at most.
const LONGEST_SPEAKER: usize = 12;

/// 工委办小李：, 市教育局周琳：: whoever speaks in a chat, before what is said; the bytes of it.
pub(super) fn speaker(line: &str) -> usize {
    let Some((named, said)) = line.split_once(['：', ':']) else { return 0 };
    let who = named.trim();
    let short = who.chars().count() <= LONGEST_SPEAKER;
    let begins = |at: usize| is_familiar(&who[at..]) || at > 0 && is_somebody_of_a_section(who);
    if short && who.char_indices().any(|(at, _)| begins(at)) { line.len() - said.len() } else { 0 }
}

/// The number that a line begins with: its rank and bytes.
fn number(line: &str) -> Option<(u8, usize)> {
    let han = |character: char| "一二三四五六七八九十百".contains(character);
    let count = |text: &str, is: &dyn Fn(char) -> bool| -> usize {
        text.chars().take_while(|character| is(*character)).map(char::len_utf8).sum()
    };
    let closed = |open: usize, inner: usize, rank: u8| {
        let after = &line[open + inner..];
        let close = after.chars().next().filter(|close| matches!(close, '）' | ')'))?;
        (inner > 0).then(|| (rank, open + inner + close.len_utf8()))
    };
    let first = line.chars().next()?;
    if matches!(first, '（' | '(') {
        let open = first.len_utf8();
        let inner = count(&line[open..], &han);
        return closed(open, inner, 20).or_else(|| closed(open, count(&line[open..], &is_digit), 40));
    }
    if first == '第' {
        let inner = count(&line[first.len_utf8()..], &han);
        let end = first.len_utf8() + inner;
        let mark = line[end..].chars().next().filter(|mark| matches!(mark, '，' | ',' | '、' | '：' | '是'))?;
        return (inner > 0).then(|| (50, end + mark.len_utf8()));
    }
    let inner = count(line, &han);
    if inner > 0 {
        let mark = line[inner..].chars().next().filter(|mark| matches!(mark, '、' | '.' | '．'))?;
        return Some((10, inner + mark.len_utf8()));
    }
    let digits = count(line, &is_digit);
    if digits > 0 && line[..digits].chars().count() <= 2 {
        let after = &line[digits..];
        let mark = after.chars().next().filter(|mark| matches!(mark, '.' | '．' | '、' | '）' | ')' | ' '))?;
        let next = after[mark.len_utf8()..].chars().next();
        return next.is_some_and(|next| !is_digit(next)).then(|| (30, digits + mark.len_utf8()));
    }
    if ('①'..='⑳').contains(&first) {
        return Some((40, first.len_utf8()));
    }
    ["首先，", "其次，", "再次，", "最后，"].iter().find(|word| line.starts_with(**word)).map(|word| (50, word.len()))
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || ('０'..='９').contains(&character)
}

/// A line with nothing but a date, as under a notice.
fn is_date(line: &str) -> bool {
    line.chars().any(|character| character == '年')
        && line
            .chars()
            .all(|character| is_digit(character) || "年月日号〇零一二三四五六七八九十 　（）()".contains(character))
}

fn is_page(line: &str) -> bool {
    line.chars().all(|character| is_digit(character) || !character.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        lines(text).into_iter().map(|line| line.kind).collect()
    }

    #[test]
    fn the_ranks_of_an_official_paper_are_known() {
        let ranks: Vec<u8> =
            ["一、工作任务", "（一）摸清底数。", "1.建立台账", "(1)登记", "第一，坚持举旗铸魂。", "①报送"]
                .iter()
                .filter_map(|line| match kinds(line)[0] {
                    Kind::Numbered { rank, .. } => Some(rank),
                    _ => None,
                })
                .collect();
        assert_eq!(ranks, [10, 20, 30, 40, 50, 40]);
    }

    #[test]
    fn figures_and_dates_are_no_numbering() {
        assert_eq!(kinds("2.5万元经费要用好。"), [Kind::Body]);
        assert_eq!(kinds("2022年5月20日"), [Kind::Furniture]);
        assert_eq!(kinds("联系人：王某，电话：1234"), [Kind::Furniture]);
    }

    #[test]
    fn who_is_addressed_stands_before_the_body() {
        let text = "关于报送品牌的通知\n各县（市、区）委组织部，市直各单位：\n为做好工作，现通知如下：\n一、任务";
        assert_eq!(kinds(text)[..3], [Kind::Title, Kind::Greeting, Kind::Body]);
    }
}
