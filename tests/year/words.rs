//! The few words that numbers stand among in the papers.

use crate::model::days;
use chrono::{Datelike, NaiveDate};
use serde_json::Value;

/// 6月30日; with the year when it is another one.
pub fn day(day: NaiveDate, year: i32) -> String {
    let short = format!("{}月{}日", day.month(), day.day());
    if day.year() == year { short } else { format!("{}年{short}", day.year()) }
}

/// A deadline that names days, or none.
pub fn deadline(deadline: &Value, year: i32) -> String {
    let label = deadline["label"].as_str().expect("a label");
    let named = days(deadline);
    assert_eq!(named.len(), label.split(';').count(), "a deadline that is not only days: {label}");
    named.into_iter().map(|one| day(one, year)).collect::<Vec<_>>().join("、")
}

/// Hundredths of a point: 38.5, 40.
pub fn points(hundredths: i64) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// 一, 十二, 四十.
pub fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (number / 10, number % 10) {
        (0, ones) => DIGITS[ones].to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}
