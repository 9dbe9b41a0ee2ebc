//! Telephone and identity numbers that somebody typed into a sentence: they are hidden in whatever leaves the office.

use chrono::NaiveDate;
use std::ops::Range;

/// What stands for a number that was hidden.
const MASK: &str = "****";

/// No number of a person has fewer digits.
const SHORTEST: usize = 7;

/// What follows an amount.
const MEASURES: [char; 24] = [
    '元', '万', '亿', '人', '名', '个', '户', '家', '件', '次', '项', '吨', '米', '平', '条', '册', '场', '份', '%',
    '％', '点', '时', '年', '月',
];

/// A run of digits in a text.
struct Group {
    at: Range<usize>,
    digits: String,
}

/// Hides what looks like a telephone number or an identity number. Days (20220630, 2022-06-30), ranges of years and
/// counted amounts (1500000元) are left alone.
#[must_use]
pub fn masked(text: &str) -> String {
    hidden(text, is_private)
}

/// The same for what may be full of numbers of files and filings: only what is surely a mobile telephone, a telephone
/// with its area code or an identity number is hidden.
#[must_use]
pub fn masked_surely(text: &str) -> String {
    hidden(text, is_surely_private)
}

fn hidden(text: &str, is_private: impl Fn(&str, &[Group]) -> bool) -> String {
    if text.chars().filter_map(digit).take(SHORTEST).count() < SHORTEST {
        return text.to_owned();
    }
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

/// A mobile number, an area code with a number behind it, an identity number with a day of birth in it.
fn is_surely_private(_: &str, groups: &[Group]) -> bool {
    let whole: String = groups.iter().map(|group| group.digits.as_str()).collect();
    let is_born = |day: &str| is_day(day);
    match groups {
        [one] if one.digits.len() == 18 => is_born(&one.digits[6..14]),
        [one] if one.digits.len() == 17 => is_born(&one.digits[6..14]),
        [area, rest @ ..]
            if !rest.is_empty() && area.digits.starts_with('0') && (3..=4).contains(&area.digits.len()) =>
        {
            (7..=8).contains(&rest.iter().map(|group| group.digits.len()).sum::<usize>())
        }
        _ => is_mobile(&whole),
    }
}

/// Whether a measure word follows: then it is an amount.
fn is_counted(tail: &str) -> bool {
    tail.trim_start().starts_with(MEASURES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, shown: &str) {
        assert_eq!(masked(text), shown);
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
    fn a_number_of_a_file_is_masked_only_where_it_is_surely_somebodys() {
        for text in ["两新备2022061201号", "20220018", "备案号 86412345", "党组织代码36010012345678"] {
            assert_eq!(masked_surely(text), text);
        }
        assert_eq!(masked_surely("李科长13800138000、0791-86412345"), "李科长****、****");
    }
}
