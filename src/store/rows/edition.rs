//! The table `edition`.

use super::{
    Row,
    cell::{day, json, json_at, maybe, maybe_day_at, moment, moment_at, number, text},
};
use crate::domain::{Edition, MeetingId};
use rusqlite::{Row as SqlRow, types::Value};

impl Row for Edition {
    const TABLE: &'static str = "edition";
    const COLUMNS: &'static [&'static str] =
        &["meeting", "version", "number", "signed_by", "signed_on", "issued_at", "words_json"];
    const KEY: usize = 2;

    fn values(&self) -> Vec<Value> {
        vec![
            number(self.meeting.0),
            number(self.version),
            maybe(self.number, number),
            text(&self.signed_by),
            maybe(self.signed_on, day),
            moment(self.issued_at),
            json(&self.words),
        ]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            meeting: MeetingId(row.get(0)?),
            version: row.get(1)?,
            number: row.get(2)?,
            signed_by: row.get(3)?,
            signed_on: maybe_day_at(row, 4)?,
            issued_at: moment_at(row, 5)?,
            words: json_at(row, 6)?,
        })
    }
}
