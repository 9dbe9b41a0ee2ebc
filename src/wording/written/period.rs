//! How a deadline is printed where the words named a stretch of the year and no day: 下半年 is 2022年下半年, and no 31
//! December that nobody said.

use super::absolute::agreed;
use super::count::month_name;
use crate::domain::{Deadline, Due};
use crate::wording::day_in_full;
use chrono::{Datelike, NaiveDate};

/// The stretch that a phrase names, with its year; `None` when it names a day or a limit.
#[must_use]
pub fn period_named(phrase: &str, last: NaiveDate) -> Option<String> {
    let year = last.year();
    let quarter = ["一", "二", "三", "四"].get(usize::try_from(last.month0() / 3).ok()?)?;
    let phrase = phrase.trim();
    let named = |names: &[&str]| names.iter().any(|name| phrase.ends_with(name));
    if named(&["上半年"]) && last.month() == 6 {
        return Some(format!("{year}年上半年"));
    }
    if named(&["下半年"]) && last.month() == 12 {
        return Some(format!("{year}年下半年"));
    }
    if named(&["季度"]) {
        return Some(format!("{year}年{quarter}季度"));
    }
    if ["今年", "明年", "本年", "全年", "本年度"].contains(&phrase) {
        return Some(format!("{year}年"));
    }
    for part in ["上旬", "中旬", "下旬"] {
        if phrase.ends_with(part) {
            return Some(format!("{year}年{}月{part}", last.month()));
        }
    }
    let is_month = ["本月", "这个月", "下个月", "下月"].contains(&phrase)
        || month_name(phrase).is_some_and(|(length, _)| ["", "份"].contains(&&phrase[length..]));
    is_month.then(|| format!("{year}年{}月", last.month()))
}

/// A deadline of two or more days in words when one of them is the outer bound of the other (要放到下半年了，争取11月底前):
/// as they were said, in order. `None`: stages that follow each other.
#[must_use]
pub fn ordered_deadline(deadline: &Deadline) -> Option<String> {
    let [Due::On(bound), Due::On(aim)] = deadline.dues.as_slice() else { return None };
    (aim < bound).then(|| format!("{}，争取{}", said(deadline, *bound), said(deadline, *aim)))
}

/// A day of a deadline in full, or the stretch that the words named.
pub fn said(deadline: &Deadline, day: NaiveDate) -> String {
    let phrase = agreed(deadline).into_iter().find(|(_, meant)| *meant == day).map(|(phrase, _)| phrase);
    phrase.and_then(|phrase| period_named(phrase, day)).unwrap_or_else(|| day_in_full(day))
}
