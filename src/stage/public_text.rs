//! Public text: words that may be read by the room. Its only constructor takes out what could steer a terminal, hides
//! telephone and identity numbers somebody typed into a sentence, and keeps it short.

use crate::text::plain;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{fmt, ops::Range};

/// The longest text on the wall, in characters: nobody reads more from the last row.
pub const LONGEST: usize = 160;

/// What stands for a number that was hidden.
const MASK: &str = "****";

/// Words that may be read by the room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct PublicText(String);

impl PublicText {
    /// Makes words fit for the room.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let masked = mask(&plain(text));
        if masked.chars().count() <= LONGEST {
            return Self(masked);
        }
        Self(masked.chars().take(LONGEST - 1).chain(['…']).collect())
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<String> for PublicText {
    // A row that somebody else wrote is masked as well.
    fn from(text: String) -> Self {
        Self::of(&text)
    }
}

impl From<PublicText> for String {
    fn from(text: PublicText) -> Self {
        text.0
    }
}

impl fmt::Display for PublicText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A run of digits in a text.
struct Group {
    at: Range<usize>,
    digits: String,
}

/// Hides what looks like a telephone number or an identity number. Days (20220630, 2022-06-30), ranges of years and
/// counted amounts (1500000元) are left alone.
fn mask(text: &str) -> String {
    let groups = groups(text);
    let mut hidden: Vec<Range<usize>> = Vec::new();
    let mut first = 0;
    while first < groups.len() {
        // The longest stretch of groups that are parted by one separator each and look like one number together.
        let mut reach = first;
        while reach + 1 < groups.len() && joined(&text[groups[reach].at.end..groups[reach + 1].at.start]) {
            reach += 1;
        }
        match (first..=reach).rev().find(|last| is_private(text, &groups[first..=*last])) {
            Some(last) => {
                hidden.push(groups[first].at.start..groups[last].at.end);
                first = last + 1;
            }
            None => first += 1,
        }
    }
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for range in hidden {
        masked.push_str(&text[from..range.start]);
        masked.push_str(MASK);
        from = range.end;
    }
    masked.push_str(&text[from..]);
    masked
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, c) in text.char_indices() {
        let Some(digit) = digit(c) else { continue };
        match groups.last_mut().filter(|group| group.at.end == at) {
            Some(group) => {
                group.at.end = at + c.len_utf8();
                group.digits.push(digit);
            }
            None => groups.push(Group { at: at..at + c.len_utf8(), digits: digit.to_string() }),
        }
    }
    groups
}

fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => None,
    }
}

/// Whether what stands between two runs of digits could be inside one telephone number.
fn joined(between: &str) -> bool {
    between.chars().count() <= 3
        && between
            .chars()
            .all(|c| matches!(c, ' ' | '　' | '-' | '－' | '—' | '–' | '.' | '·' | '(' | ')' | '（' | '）'))
}

fn is_private(text: &str, groups: &[Group]) -> bool {
    let whole: String = groups.iter().map(|group| group.digits.as_str()).collect();
    let Some(end) = groups.last().map(|group| group.at.end) else { return false };
    let tail = &text[end..];
    if is_mobile(&whole) || (groups.len() == 1 && is_identity(&whole, tail)) {
        return true;
    }
    if !(7..=13).contains(&whole.len()) {
        // A longer unbroken run is an account or a document number of a person: nothing the room needs.
        return groups.len() == 1 && whole.len() > 13;
    }
    match groups {
        [one] => !is_day(&one.digits) && !is_counted(tail),
        [area, rest @ ..] if area.digits.starts_with('0') && (3..=4).contains(&area.digits.len()) => {
            (7..=8).contains(&rest.iter().map(|group| group.digits.len()).sum::<usize>())
        }
        [service, ..] if matches!(service.digits.as_str(), "400" | "800") => whole.len() == 10,
        [left, right] => {
            (3..=4).contains(&left.digits.len())
                && right.digits.len() == 4
                && !(is_year(&left.digits) && (is_year(&right.digits) || is_day(&whole)))
                && !is_counted(tail)
        }
        _ => false,
    }
}

/// A mobile number, with or without 86 before it.
fn is_mobile(digits: &str) -> bool {
    let digits = digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86")).unwrap_or(digits);
    digits.len() == 11 && digits.starts_with('1') && matches!(digits.as_bytes()[1], b'3'..=b'9')
}

/// An identity number of 18 characters, the last of which may be an X, or of 15 digits.
fn is_identity(digits: &str, tail: &str) -> bool {
    matches!(digits.len(), 15 | 18) || (digits.len() == 17 && tail.starts_with(['X', 'x', 'Ｘ']))
}

fn is_day(digits: &str) -> bool {
    digits.len() == 8 && is_year(&digits[..4]) && NaiveDate::parse_from_str(digits, "%Y%m%d").is_ok()
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Whether a measure word follows: then it is an amount.
fn is_counted(tail: &str) -> bool {
    tail.trim_start().starts_with(|c| "元万亿人名个户家件次项吨米平条册场份%％点时年月".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, shown: &str) {
        assert_eq!(PublicText::of(text).as_str(), shown);
    }

    #[test]
    fn a_telephone_number_typed_into_a_promise_is_not_shown() {
        reads("由李科长13800138000负责", "由李科长****负责");
        reads("电话138 0013 8000", "电话****");
        reads("电话138-0013-8000，6月底前报", "电话****，6月底前报");
        reads("联系+86 13800138000", "联系+****");
        reads("电话0791-86412345", "电话****");
        reads("电话（0791）8641 2345转办", "电话（****转办");
        reads("电话86412345", "电话****");
        reads("电话8641-2345", "电话****");
        reads("热线400-123-4567", "热线****");
        reads("手机１３８００１３８０００", "手机****");
        reads("身份证36010119800101123X", "身份证****X");
        reads("20220630前报13800138000", "20220630前报****");
        reads("2022-06-30 13800138000", "2022-06-30 ****");
    }

    #[test]
    fn days_years_and_amounts_are_shown() {
        for text in [
            "6月30日前备案",
            "20220630前备案",
            "2022-06-30 18:00前",
            "2022.06.30前",
            "2021-2025年规划",
            "奖励资金1500000元",
            "覆盖12345678人",
            "78.2%提高到81.5%",
            "车牌12345、T18、5020项目",
            "建成10 20 30 40四个点",
        ] {
            reads(text, text);
        }
    }

    #[test]
    fn a_whole_page_is_cut_and_a_steering_sequence_is_gone() {
        let long = PublicText::of(&"承诺".repeat(500));
        assert_eq!(long.as_str().chars().count(), LONGEST);
        assert!(long.as_str().ends_with('…'));
        reads("6月\u{1b}[2J底", "6月[2J底");
    }

    #[test]
    fn masking_twice_changes_nothing() {
        let once = PublicText::of("电话13800138000，0791-86412345");
        assert_eq!(PublicText::of(once.as_str()), once);
    }
}
