//! What a column of a list holds, by its heading: `*任务名称（必填）`, `2、责任单位`, `整改时限` and `完成时限（2022年）` are
//! headings that offices write.

use crate::{
    exchange::form::folded,
    language::heading::{HeadingWord, words_for},
};

/// A kind of column.
#[derive(Debug, PartialEq, Eq)]
pub struct Heading {
    /// What it is called here; also read as a heading.
    pub name: &'static str,
    /// Other headings, whole.
    pub also: &'static [&'static str],
    /// What the words that headings of this kind end with say: 整改责任单位 is a 责任单位.
    pub says: &'static [HeadingWord],
    /// What they end with besides.
    pub endings: &'static [&'static str],
}

impl Heading {
    fn endings(&self) -> impl Iterator<Item = &'static str> {
        self.endings.iter().copied().chain(self.says.iter().flat_map(|said| words_for(*said)))
    }
}

/// The kinds of column in which days stand.
pub(super) const DAYS: [&str; 6] = ["完成时限", "延期至", "延期时间", "完成时间", "销号时间", "会议日期"];

/// The kind of column that a heading names; `None`: none that is read.
pub(super) fn named(kinds: &'static [Heading], words: &str) -> Option<&'static Heading> {
    let bare = bare(words);
    if bare.is_empty() {
        return None;
    }
    let is_exact = |kind: &&Heading| std::iter::once(&kind.name).chain(kind.also).any(|name| folded(name) == bare);
    kinds.iter().find(is_exact).or_else(|| {
        let ending = |kind: &Heading| {
            let fits = kind.endings().filter(|ending| bare.ends_with(&folded(ending)));
            fits.map(|ending| ending.chars().count()).max()
        };
        // The longer ending says more: 责任单位 before 单位.
        kinds
            .iter()
            .filter_map(|kind| Some((ending(kind)?, kind)))
            .max_by_key(|(length, _)| *length)
            .map(|(_, kind)| kind)
    })
}

/// Words without the number that they begin with: 1.开展摸底, （二）建立台账, 三、走访, ④宣传. 3.15晚会 is no number of a list.
pub(super) fn unnumbered(words: &str) -> &str {
    let words = words.trim_start();
    let is_digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let circled = words.strip_prefix(|c: char| ('①'..='⑳').contains(&c));
    let in_brackets = words.strip_prefix(['(', '（']).unwrap_or(words);
    let behind = in_brackets.trim_start_matches(is_digit);
    let marks: &[char] = if in_brackets.len() < words.len() { &[')', '）'] } else { &['、', '.', '．', ')', '）'] };
    let numbered = behind.strip_prefix(marks).filter(|_| behind.len() < in_brackets.len());
    let rest = circled.or(numbered).unwrap_or(words).trim_start();
    if rest.starts_with(char::is_alphabetic) || circled.is_some() { rest } else { words }
}

/// A heading without its star, its number, what stands in brackets, and its colon.
fn bare(words: &str) -> String {
    let folded = folded(words);
    let rest = unnumbered(folded.trim_start_matches(['*', '★', '※', '●', '#']));
    let mut outside = String::new();
    let mut depth = 0_usize;
    for c in rest.chars() {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            c if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    let outside = outside.trim_end_matches([':', '*']);
    if outside.is_empty() { rest.to_owned() } else { outside.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    static KINDS: &[Heading] = &[
        Heading { name: "任务", also: &["title"], says: &[HeadingWord::Task], endings: &[] },
        Heading { name: "单位", also: &[], says: &[], endings: &["单位"] },
        Heading { name: "责任单位", also: &[], says: &[HeadingWord::Answers], endings: &[] },
        Heading { name: "完成时限", also: &[], says: &[HeadingWord::Day], endings: &["时间节点"] },
    ];

    #[test]
    fn a_number_in_front_is_no_part_of_the_words() {
        for (words, bare) in [
            ("1.开展摸底", "开展摸底"),
            ("（二）建立台账", "建立台账"),
            ("三、走访企业", "走访企业"),
            ("④宣传", "宣传"),
            ("12）复查", "复查"),
            ("3.15晚会问题整改", "3.15晚会问题整改"),
            ("10个示范点", "10个示范点"),
            ("一网通办", "一网通办"),
            ("十四五规划", "十四五规划"),
            ("（试行）办法", "（试行）办法"),
            ("1.", "1."),
        ] {
            assert_eq!(unnumbered(words), bare);
        }
    }

    #[test]
    fn a_heading_is_known_by_what_it_says_not_by_how_it_is_dressed() {
        for (words, kind) in [
            ("1、任务", Some("任务")),
            ("*任务（必填）", Some("任务")),
            ("重点工作\n任务", Some("任务")),
            ("ＴＩＴＬＥ", Some("任务")),
            ("责任单位（牵头单位排第一）", Some("责任单位")),
            ("整改责任单位", Some("责任单位")),
            ("报送单位", Some("单位")),
            ("完成时限（2022年）", Some("完成时限")),
            ("完成时间节点", Some("完成时限")),
            ("开始时间", None),
            ("备注", None),
            ("", None),
            ("（）", None),
        ] {
            assert_eq!(named(KINDS, words).map(|kind| kind.name), kind, "{words}");
        }
    }
}
