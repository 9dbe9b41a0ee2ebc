//! What is written into a field of a register: a day on which something was done, several of them, a number, words.
//! Unlike a deadline such a day lies behind: 4月12日 said in May is this year's.

use super::{Calendar, Remark, read_deadline};
use crate::domain::{Due, FieldKind};
use crate::text::fold;
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// What parts one day from another.
const PARTINGS: [char; 7] = [' ', '、', '，', ',', ';', '；', '\u{3000}'];

/// Characters that may stand around a day and say nothing else.
const AROUND_A_DAY: &str = "在于是的了就已经办成开完上下中午晚早，。、； ";

/// A day on which something was done, as it is written or spoken; `None` when no single day is named, or when something
/// else is written beside it, which would be lost.
#[must_use]
pub fn record_day(text: &str, base: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    let (day, is_rolled) = one_day(text, base, calendar)?;
    if is_rolled { day.with_year(day.year() - 1) } else { Some(day) }
}

/// A day on which something is to be, such as a meeting, as it is written or spoken; `None` as for [`record_day`].
#[must_use]
pub fn coming_day(text: &str, base: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    one_day(text, base, calendar).map(|(day, _)| day)
}

/// The one day that is named, and whether it was put into the next year because it is over in this one.
fn one_day(text: &str, base: NaiveDate, calendar: &Calendar) -> Option<(NaiveDate, bool)> {
    let typed: String = text.trim().chars().map(fold).collect();
    if let Ok(day) = typed.parse() {
        return Some((day, false));
    }
    let reading = read_deadline(text, base, calendar);
    let [Due::On(day)] = reading.dues.as_slice() else { return None };
    if !reading.faults.is_empty() || has_more_than_a_day(text, &reading.spans) {
        return None;
    }
    Some((*day, reading.remarks.contains(&Remark::RolledToNextYear)))
}

/// Whether words beside the day say something of their own: 今天物流协会党支部.
fn has_more_than_a_day(text: &str, spans: &[Range<usize>]) -> bool {
    let is_in_the_day = |at: usize| spans.iter().any(|span| span.contains(&at));
    text.char_indices().any(|(at, c)| !is_in_the_day(at) && !c.is_whitespace() && !AROUND_A_DAY.contains(c))
}

/// A field's value as it is kept: days as 2022-06-20, several with a space between and the earliest first, numbers in
/// plain digits; `None` when it is not of that kind. Nothing written is nothing.
#[must_use]
pub fn register_value(holds: FieldKind, text: &str, base: NaiveDate, calendar: &Calendar) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return Some(String::new());
    }
    match holds {
        FieldKind::Text => Some(text.to_owned()),
        FieldKind::Date => record_day(text, base, calendar).map(|day| day.to_string()),
        FieldKind::Days => {
            let parts = text.split(PARTINGS).filter(|part| !part.is_empty());
            let mut days = parts.map(|part| record_day(part, base, calendar)).collect::<Option<Vec<_>>>()?;
            days.sort_unstable();
            days.dedup();
            Some(days.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
        }
        FieldKind::Number => {
            let digits: String = text.chars().map(fold).filter(|c| !matches!(c, ',' | ' ')).collect();
            let number = digits.trim_end_matches(|c: char| !c.is_ascii_digit());
            // A unit may stand behind the number, nothing before it.
            let is_number = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
                && number.matches('.').count() <= 1
                && number.starts_with(|c: char| c.is_ascii_digit());
            is_number.then(|| number.to_owned())
        }
    }
}
