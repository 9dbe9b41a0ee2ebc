//! How single values stand in a column: words, days, moments, numbers, nested values.

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{
    Row,
    types::{Type, Value},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned, de::IntoDeserializer, de::value::StrDeserializer};
use std::{error::Error, str::FromStr};

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

fn damaged(column: usize, cause: impl Into<Box<dyn Error + Send + Sync>>) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, cause.into())
}

fn str_at<'a>(row: &'a Row<'_>, column: usize) -> rusqlite::Result<&'a str> {
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

pub(super) fn maybe_parsed<T: FromStr>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<T>>
where
    T::Err: Error + Send + Sync + 'static,
{
    maybe_str_at(row, column)?.map(|text| text.parse().map_err(|cause: T::Err| damaged(column, cause))).transpose()
}

pub(super) fn moment_at(row: &Row<'_>, column: usize) -> rusqlite::Result<NaiveDateTime> {
    NaiveDateTime::parse_from_str(str_at(row, column)?, MOMENT).map_err(|cause| damaged(column, cause))
}

pub(super) fn maybe_moment_at(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveDateTime>> {
    maybe_str_at(row, column)?
        .map(|text| NaiveDateTime::parse_from_str(text, MOMENT).map_err(|cause| damaged(column, cause)))
        .transpose()
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

pub(in crate::store) fn json_at<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    serde_json::from_str(str_at(row, column)?).map_err(|cause| damaged(column, cause))
}
