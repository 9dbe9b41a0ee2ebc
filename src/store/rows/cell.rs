//! How a value stands in a column: a text, a number, a day, a word of a plain enum, nested values as JSON. Most take one
//! column, a deadline takes two.

use crate::domain::{
    Arrangement, Ceased, CommitmentId, CommitmentKind, Course, Deadline, FocusId, FormReceipt, HelpRequestId,
    IndicatorId, ItemId, MeetingId, MeetingState, Minutes, NotALabel, Period, Presence, Programme, ProgressId,
    Recorded, RegisterEntryId, RegisterKindId, RemarkId, RemarkKind, Returned, SaidBefore, SaidKind, Shortlist,
    StopState, Task, TaskId, UnitId, UnitKind, parse_label,
};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{
    Row,
    types::{FromSql, Type, Value, ValueRef},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned, de::IntoDeserializer, de::value::StrDeserializer};
use std::{collections::BTreeMap, error::Error, str::FromStr};

/// How moments are written.
const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";

/// A row whose columns are read one after the other.
pub(in crate::store) struct Columns<'a> {
    row: &'a Row<'a>,
    at: usize,
}

impl<'a> Columns<'a> {
    /// From the first column on.
    pub(in crate::store) fn of(row: &'a Row<'a>) -> Self {
        Self { row, at: 0 }
    }

    fn next<T: FromSql>(&mut self) -> rusqlite::Result<T> {
        self.at += 1;
        self.row.get(self.at - 1)
    }

    fn text(&mut self) -> rusqlite::Result<&'a str> {
        self.at += 1;
        self.row.get_ref(self.at - 1)?.as_str().map_err(|cause| self.damaged(cause))
    }

    fn is_null(&self) -> rusqlite::Result<bool> {
        Ok(self.row.get_ref(self.at)? == ValueRef::Null)
    }

    /// What is wrong with the column that was read last.
    fn damaged(&self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> rusqlite::Error {
        rusqlite::Error::FromSqlConversionFailure(self.at - 1, Type::Text, cause.into())
    }

    fn parsed<T: FromStr<Err: Error + Send + Sync + 'static>>(&mut self) -> rusqlite::Result<T> {
        self.text()?.parse().map_err(|cause| self.damaged(cause))
    }
}

/// A value that stands in one column.
pub(super) trait Cell: Sized {
    fn cell(&self) -> Value;
    fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self>;
}

/// A value that stands in one column or more.
pub(super) trait Cells: Sized {
    fn cells(&self) -> Vec<Value>;
    fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self>;
}

impl<T: Cell> Cells for T {
    fn cells(&self) -> Vec<Value> {
        vec![self.cell()]
    }

    fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Cell::read(columns)
    }
}

impl<T: Optional> Cell for Option<T> {
    fn cell(&self) -> Value {
        self.as_ref().map_or(Value::Null, Cell::cell)
    }

    fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self> {
        if columns.is_null()? {
            columns.at += 1;
            return Ok(None);
        }
        Cell::read(columns).map(Some)
    }
}

/// A value that may be missing: its column is NULL then.
pub(super) trait Optional: Cell {}

impl Cell for String {
    fn cell(&self) -> Value {
        Value::Text(self.clone())
    }

    fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self> {
        columns.next()
    }
}

impl Cell for bool {
    fn cell(&self) -> Value {
        Value::Integer((*self).into())
    }

    fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self> {
        columns.next()
    }
}

impl Cell for NaiveDate {
    fn cell(&self) -> Value {
        Value::Text(self.to_string())
    }

    fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self> {
        columns.parsed()
    }
}

impl Cell for NaiveDateTime {
    fn cell(&self) -> Value {
        Value::Text(self.format(MOMENT).to_string())
    }

    fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self> {
        let text = columns.text()?;
        Self::parse_from_str(text, MOMENT).map_err(|cause| columns.damaged(cause))
    }
}

impl Cell for Period {
    fn cell(&self) -> Value {
        Value::Text(self.to_string())
    }

    fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self> {
        columns.parsed()
    }
}

macro_rules! whole_numbers {
    ($($number:ty),+) => {$(
        impl Cell for $number {
            fn cell(&self) -> Value {
                Value::Integer(i64::from(*self))
            }

            fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self> {
                columns.next()
            }
        }
    )+};
}
whole_numbers!(u8, u32, i32, i64);

impl Cell for usize {
    fn cell(&self) -> Value {
        Value::Integer(i64::try_from(*self).unwrap_or(i64::MAX))
    }

    fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self> {
        columns.next::<u32>().map(|number| number as usize)
    }
}

macro_rules! numbers_given_out {
    ($($id:ident),+) => {$(
        impl Cell for $id {
            fn cell(&self) -> Value {
                Value::Integer(self.0.into())
            }

            fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self> {
                columns.next().map(Self)
            }
        }
    )+};
}
numbers_given_out!(MeetingId, CommitmentId, ProgressId, HelpRequestId, RemarkId, RegisterEntryId);

macro_rules! codes {
    ($($id:ident),+) => {$(
        impl Cell for $id {
            fn cell(&self) -> Value {
                Value::Text(self.as_str().to_owned())
            }

            fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self> {
                columns.text().map(Self::new)
            }
        }
    )+};
}
codes!(UnitId, TaskId, FocusId, IndicatorId, RegisterKindId);

/// A plain enum as its serde name.
fn word<T: Serialize>(value: &T) -> Value {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Value::Text(word),
        // Only plain enums come here; anything else would be caught by the first test that reads it back.
        _ => Value::Null,
    }
}

fn read_word<'a, T: Deserialize<'a>>(columns: &mut Columns<'a>) -> rusqlite::Result<T> {
    let word: StrDeserializer<'_, serde::de::value::Error> = columns.text()?.into_deserializer();
    T::deserialize(word).map_err(|cause| columns.damaged(cause))
}

macro_rules! words {
    ($($kind:ident),+) => {$(
        impl Cell for $kind {
            fn cell(&self) -> Value {
                word(self)
            }

            fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self> {
                read_word(columns)
            }
        }
    )+};
}
words!(CommitmentKind, MeetingState, Presence, RemarkKind, SaidKind, StopState, UnitKind);

/// A nested value as JSON.
fn json<T: Serialize>(value: &T) -> Value {
    serde_json::to_string(value).map_or(Value::Null, Value::Text)
}

fn read_json<T: DeserializeOwned>(columns: &mut Columns<'_>) -> rusqlite::Result<T> {
    serde_json::from_str(columns.text()?).map_err(|cause| columns.damaged(cause))
}

macro_rules! nested {
    ($([$($t:ident)?] $kind:ty),+ $(,)?) => {$(
        impl$(<$t: Serialize + DeserializeOwned>)? Cell for $kind {
            fn cell(&self) -> Value {
                json(self)
            }

            fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self> {
                read_json(columns)
            }
        }
    )+};
}
nested!(
    [T] Vec<T>,
    [T] BTreeMap<String, T>,
    [] Option<Ceased>,
    [] Option<Recorded>,
    [] Option<Returned>,
    [] Option<ItemId>,
    [] ItemId,
    [] Course,
    [] Arrangement,
    [] SaidBefore,
    [] Programme,
    [] Task,
    [] Minutes,
    [] Shortlist,
    [] FormReceipt,
);

macro_rules! optional {
    ($($kind:ty),+) => {
        $(impl Optional for $kind {})+
    };
}
optional!(String, u8, u32, NaiveDate, NaiveDateTime, UnitId, TaskId, FocusId, CommitmentId);

/// The words in which it was spoken, and its label.
impl Cells for Deadline {
    fn cells(&self) -> Vec<Value> {
        vec![self.spoken.cell(), self.label().cell()]
    }

    fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self> {
        let spoken = Cell::read(columns)?;
        let label = columns.text()?;
        let dues = parse_label(label).ok_or_else(|| columns.damaged(NotALabel(label.to_owned())))?;
        Ok(Self { spoken, dues })
    }
}

impl Cells for Option<Deadline> {
    fn cells(&self) -> Vec<Value> {
        self.as_ref().map_or(vec![Value::Null, Value::Null], Cells::cells)
    }

    fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self> {
        if columns.is_null()? {
            columns.at += 2;
            return Ok(None);
        }
        Cells::read(columns).map(Some)
    }
}
