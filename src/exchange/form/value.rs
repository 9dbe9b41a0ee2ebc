//! What one cell means: a percentage, a count, how far something is done. What is not clear is a doubt, never a guess.

use super::grid::Cell;
use crate::domain::FormDoubt;
use crate::text::{fold, is_invisible};

/// 完成情况.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 推进中.
    Going,
    /// 已完成.
    Done,
    /// 需延期.
    Late,
    /// 未启动.
    NotStarted,
}

/// Words for comparing: full-width characters narrowed, spaces left out, letters small.
#[must_use]
pub fn folded(words: &str) -> String {
    letters(words).collect()
}

/// Whether these are the same words, for comparing; the second are folded already. It stops at the first difference, for a
/// unit's or an indicator's name is looked for among all there are.
#[must_use]
pub fn is_alike(words: &str, folded: &str) -> bool {
    letters(words).eq(folded.chars())
}

fn letters(words: &str) -> impl Iterator<Item = char> {
    words.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).map(|c| match c {
        '—' | '–' | '－' | '―' => '-',
        '〇' => '0',
        other => fold(other),
    })
}

/// A cell that stands for "nothing to say": a dash or a stroke.
#[must_use]
pub fn is_blank(words: &str) -> bool {
    folded(words).chars().all(|c| matches!(c, '-' | '/' | '\\' | '.' | '。' | '_'))
}

/// How far something is done; `None` when the words are none of those that are known.
#[must_use]
pub fn read_status(words: &str) -> Option<Status> {
    let words = folded(words);
    let words = words.trim_matches(['。', '.', ',', ';']);
    Some(match words {
        "推进中" | "进行中" | "正在推进" | "正常推进" | "正在进行" | "在办" | "办理中" | "正在办理" | "按序时推进"
        | "持续推进" | "推进" => Status::Going,
        "已完成" | "完成" | "办结" | "已办结" | "全部完成" | "已全部完成" | "已落实" | "√" | "✓" | "是" => {
            Status::Done
        }
        "需延期" | "延期" | "申请延期" | "拟延期" | "要延期" => Status::Late,
        "未启动" | "未开始" | "没有启动" | "尚未启动" | "未开展" | "尚未开展" => {
            Status::NotStarted
        }
        _ => return None,
    })
}

/// A percentage from 0 to 100: 80, "80%", "８０％", 百分之八十.
///
/// # Errors
/// A doubt: a share of one (0.8, also what Excel makes of a typed 80%), a figure out of range, words.
pub fn read_percent(cell: &Cell) -> Result<u8, FormDoubt> {
    let (number, is_marked) = match cell {
        Cell::Number(number) => (*number, false),
        Cell::Text(text) => {
            let text = folded(text);
            let bare = text.trim_end_matches(['%', '％']).trim_start_matches("百分之");
            let is_marked = bare.len() < text.len();
            let number = bare.parse().ok().or_else(|| spelled(bare)).ok_or(FormDoubt::NotUnderstood)?;
            (number, is_marked)
        }
        Cell::Day(_) => return Err(FormDoubt::NotUnderstood),
        Cell::NoResult => return Err(FormDoubt::NoResult),
    };
    if !(0.0..=100.0).contains(&number) {
        return Err(FormDoubt::OutOfRange);
    }
    if !is_marked && number > 0.0 && number <= 1.0 {
        return Err(FormDoubt::Fraction(whole(number * 100.0)));
    }
    Ok(whole(number))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
fn whole(number: f64) -> u8 {
    number.round().clamp(0.0, 100.0) as u8
}

/// 八十, 六十五, 一百.
fn spelled(words: &str) -> Option<f64> {
    if words == "一百" || words == "百" {
        return Some(100.0);
    }
    let digit = |c: char| "零一二三四五六七八九".chars().position(|known| known == c);
    let mut parts = words.splitn(2, '十');
    let (before, after) = (parts.next()?, parts.next());
    let one = |part: &str, none: usize| -> Option<usize> {
        let mut characters = part.chars();
        match (characters.next(), characters.next()) {
            (None, _) => Some(none),
            (Some(c), None) => digit(c),
            _ => None,
        }
    };
    let value = match after {
        Some(after) => one(before, 1)? * 10 + one(after, 0)?,
        None if !before.is_empty() => one(before, 0)?,
        None => return None,
    };
    u32::try_from(value).ok().map(f64::from)
}

/// A count: 12, "1,234", "１２", "12家". `unit` is what it is counted in.
///
/// # Errors
/// A doubt: below zero, not whole, a range, 约…, 无, words.
pub fn read_count(cell: &Cell, unit: &str) -> Result<i64, FormDoubt> {
    let number = match cell {
        Cell::Number(number) => *number,
        Cell::Text(text) => {
            let text = folded(text);
            if matches!(text.as_str(), "无" | "没有" | "暂无") {
                return Err(FormDoubt::NoneOrUnknown);
            }
            let bare = [unit, "个", "家", "名", "人", "次", "件", "项", "场"]
                .iter()
                .filter(|unit| !unit.is_empty())
                .find_map(|unit| text.strip_suffix(&folded(unit)))
                .unwrap_or(&text);
            grouped(bare).ok_or(FormDoubt::NotUnderstood)?
        }
        Cell::Day(_) => return Err(FormDoubt::NotUnderstood),
        Cell::NoResult => return Err(FormDoubt::NoResult),
    };
    if number < 0.0 {
        return Err(FormDoubt::Negative);
    }
    if number.fract() != 0.0 {
        return Err(FormDoubt::NotWhole);
    }
    if number > 1e12 {
        return Err(FormDoubt::OutOfRange);
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole and below 10^12")]
    Ok(number as i64)
}

/// A number whose commas, if it has any, part thousands.
fn grouped(text: &str) -> Option<f64> {
    if !text.contains(',') {
        return text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-').then(|| text.parse().ok())?;
    }
    let mut groups = text.split(',');
    let first = groups.next()?;
    let is_first = (1..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_digit());
    let are_rest = groups.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()));
    (is_first && are_rest).then(|| text.replace(',', "").parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Cell {
        Cell::Text(words.to_owned())
    }

    #[test]
    fn percent_is_read_in_every_form_units_write_it() {
        for (cell, read) in [
            (Cell::Number(80.0), Ok(80)),
            (text("80"), Ok(80)),
            (text("80%"), Ok(80)),
            (text(" ８０ ％ "), Ok(80)),
            (text("百分之八十"), Ok(80)),
            (text("六十五%"), Ok(65)),
            (text("一百%"), Ok(100)),
            (text("79.6%"), Ok(80)),
            (Cell::Number(0.0), Ok(0)),
            (Cell::Number(100.0), Ok(100)),
            (Cell::Number(0.8), Err(FormDoubt::Fraction(80))),
            (Cell::Number(1.0), Err(FormDoubt::Fraction(100))),
            (text("0.8"), Err(FormDoubt::Fraction(80))),
            (Cell::Number(120.0), Err(FormDoubt::OutOfRange)),
            (Cell::Number(-5.0), Err(FormDoubt::OutOfRange)),
            (text("过半"), Err(FormDoubt::NotUnderstood)),
            (text("60-70"), Err(FormDoubt::NotUnderstood)),
            (Cell::NoResult, Err(FormDoubt::NoResult)),
        ] {
            assert_eq!(read_percent(&cell), read, "{cell:?}");
        }
    }

    #[test]
    fn counts_are_whole_and_not_guessed() {
        for (cell, read) in [
            (Cell::Number(12.0), Ok(12)),
            (text("１２"), Ok(12)),
            (text("12家"), Ok(12)),
            (text("1,234"), Ok(1234)),
            (text("1，234 名"), Ok(1234)),
            (text("12,34"), Err(FormDoubt::NotUnderstood)),
            (text("约50"), Err(FormDoubt::NotUnderstood)),
            (text("50-60"), Err(FormDoubt::NotUnderstood)),
            (text("无"), Err(FormDoubt::NoneOrUnknown)),
            (Cell::Number(-1.0), Err(FormDoubt::Negative)),
            (Cell::Number(1.5), Err(FormDoubt::NotWhole)),
        ] {
            assert_eq!(read_count(&cell, "家"), read, "{cell:?}");
        }
    }

    #[test]
    fn nearly_done_is_not_done() {
        assert_eq!(read_status(" 已 完成 "), Some(Status::Done));
        assert_eq!(read_status("正在推进。"), Some(Status::Going));
        for words in ["未完成", "基本完成", "部分完成", "已完成80%", "否", "正常"] {
            assert_eq!(read_status(words), None, "{words}");
        }
    }
}
