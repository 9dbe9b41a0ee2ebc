//! How single values stand in a column: words, days, moments, numbers, nested values.

use crate::domain::UnitId;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rusqlite::{
    Row,
    types::{Type, Value, ValueRef},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned, de::IntoDeserializer, de::value::StrDeserializer};
use std::{error::Error, str::FromStr};

/// An empty list, as it is written.
pub(super) const NOBODY: &str = "[]";

/// How moments are written.
const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";

pub(super) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub(super) fn maybe<T>(value: Option<T>, write: impl FnOnce(T) -> Value) -> Value {
    value.map_or(Value::Null, write)
}

pub(super) fn number(number: impl Into<i64>) -> Value {
    Value::Integer(number.into())
}

pub(super) fn flag(flag: bool) -> Value {
    Value::Integer(i64::from(flag))
}

pub(super) fn day(day: NaiveDate) -> Value {
    Value::Text(day.to_string())
}

pub(super) fn moment(moment: NaiveDateTime) -> Value {
    Value::Text(moment.format(MOMENT).to_string())
}

/// A plain enum as its serde name.
pub(super) fn word<T: Serialize>(value: &T) -> Value {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Value::Text(word),
        // Only plain enums come here; anything else would be caught by the first test that reads it back.
        _ => Value::Null,
    }
}

/// A nested value as JSON.
pub(super) fn json<T: Serialize>(value: &T) -> Value {
    serde_json::to_string(value).map_or(Value::Null, Value::Text)
}

pub(super) fn damaged(column: usize, cause: impl Into<Box<dyn Error + Send + Sync>>) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, cause.into())
}

pub(super) fn str_at<'a>(row: &'a Row<'_>, column: usize) -> rusqlite::Result<&'a str> {
    row.get_ref(column)?.as_str().map_err(|cause| damaged(column, cause))
}

fn maybe_str_at<'a>(row: &'a Row<'_>, column: usize) -> rusqlite::Result<Option<&'a str>> {
    row.get_ref(column)?.as_str_or_null().map_err(|cause| damaged(column, cause))
}

/// Reads anything written by `Display` and read by `FromStr`: days, months, labels.
pub(super) fn parsed<T: FromStr>(row: &Row<'_>, column: usize) -> rusqlite::Result<T>
where
    T::Err: Error + Send + Sync + 'static,
{
    str_at(row, column)?.parse().map_err(|cause: T::Err| damaged(column, cause))
}

/// A text's bytes; whether they are Han or nonsense is for who reads on.
pub(super) fn bytes_at<'a>(row: &'a Row<'_>, column: usize) -> rusqlite::Result<&'a [u8]> {
    row.get_ref(column)?.as_bytes().map_err(|cause| damaged(column, cause))
}

pub(super) fn moment_at(row: &Row<'_>, column: usize) -> rusqlite::Result<NaiveDateTime> {
    match plain_moment(bytes_at(row, column)?) {
        Some(moment) => Ok(moment),
        None => read_moment(str_at(row, column)?).map_err(|cause| damaged(column, cause)),
    }
}

/// Reads a moment as it is written here; ten thousand of them are read before the first picture.
fn read_moment(text: &str) -> Result<NaiveDateTime, chrono::ParseError> {
    plain_moment(text.as_bytes()).map_or_else(|| NaiveDateTime::parse_from_str(text, MOMENT), Ok)
}

fn plain_moment(text: &[u8]) -> Option<NaiveDateTime> {
    let [date @ .., b'T', h1, h2, b':', m1, m2, b':', s1, s2] = text else { return None };
    let two = |tens: &u8, ones: &u8| Some(digit(*tens)? * 10 + digit(*ones)?);
    Some(plain_day(date)?.and_time(NaiveTime::from_hms_opt(two(h1, h2)?, two(m1, m2)?, two(s1, s2)?)?))
}

/// Reads a day.
pub(super) fn day_at(row: &Row<'_>, column: usize) -> rusqlite::Result<NaiveDate> {
    match plain_day(bytes_at(row, column)?) {
        Some(day) => Ok(day),
        None => parsed(row, column),
    }
}

/// Reads a day, if there is one.
pub(super) fn maybe_day_at(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveDate>> {
    match row.get_ref(column)? {
        ValueRef::Null => Ok(None),
        _ => day_at(row, column).map(Some),
    }
}

/// Reads `YYYY-MM-DD` and nothing else.
pub(super) fn plain_day(text: &[u8]) -> Option<NaiveDate> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return None };
    let number = |digits: &[u8]| digits.iter().try_fold(0, |number, d| Some(number * 10 + digit(*d)?));
    let year = i32::try_from(number(&[*y1, *y2, *y3, *y4])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[*m1, *m2])?, number(&[*d1, *d2])?)
}

fn digit(byte: u8) -> Option<u32> {
    byte.is_ascii_digit().then(|| u32::from(byte - b'0'))
}

pub(super) fn maybe_moment_at(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveDateTime>> {
    match row.get_ref(column)? {
        ValueRef::Null => Ok(None),
        _ => moment_at(row, column).map(Some),
    }
}

/// Reads the code of a unit.
pub(super) fn unit_at(row: &Row<'_>, column: usize) -> rusqlite::Result<UnitId> {
    str_at(row, column).map(UnitId::new)
}

/// Reads a plain enum, or a code that is written as its text.
pub(super) fn word_at<'de, T: Deserialize<'de>>(row: &'de Row<'_>, column: usize) -> rusqlite::Result<T> {
    let word: StrDeserializer<'de, serde::de::value::Error> = str_at(row, column)?.into_deserializer();
    T::deserialize(word).map_err(|cause| damaged(column, cause))
}

pub(super) fn maybe_word_at<'de, T: Deserialize<'de>>(row: &'de Row<'_>, column: usize) -> rusqlite::Result<Option<T>> {
    maybe_str_at(row, column)?
        .map(|text| {
            let word: StrDeserializer<'de, serde::de::value::Error> = text.into_deserializer();
            T::deserialize(word).map_err(|cause| damaged(column, cause))
        })
        .transpose()
}

/// Reads nested values; what nothing has happened to yet, which is nearly everything, is known by its look.
pub(super) fn json_or_blank_at<T: DeserializeOwned + Default>(
    row: &Row<'_>,
    column: usize,
    blank: &str,
) -> rusqlite::Result<T> {
    if bytes_at(row, column)? == blank.as_bytes() { Ok(T::default()) } else { json_at(row, column) }
}

pub(in crate::store) fn json_at<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    serde_json::from_str(str_at(row, column)?).map_err(|cause| damaged(column, cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_read_the_quick_way_is_the_one_that_was_written() {
        for text in ["2022-05-20T09:30:07", "1999-12-31T23:59:59", "2024-02-29T00:00:00"] {
            assert_eq!(read_moment(text), NaiveDateTime::parse_from_str(text, MOMENT), "{text}");
            assert_eq!(moment(read_moment(text).unwrap()), Value::Text(text.to_owned()));
        }
        for text in ["2022-02-29T09:30:07", "2022-05-20T24:00:00", "2022-05-20", "", "２０２２-05-20T09:30:07"] {
            assert!(read_moment(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_known_by_its_look_looks_as_it_is_written() {
        assert_eq!(serde_json::to_string(&Vec::<UnitId>::new()).unwrap(), NOBODY);
    }
}
