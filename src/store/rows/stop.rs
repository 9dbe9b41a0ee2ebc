//! The table `stop`.

use super::{
    Row,
    cell::{maybe, maybe_moment_at, moment, number, text, word, word_at},
};
use crate::domain::{MeetingId, Stop};
use rusqlite::{Row as SqlRow, types::Value};

impl Row for Stop {
    const TABLE: &'static str = "stop";
    const COLUMNS: &'static [&'static str] = &["meeting", "unit", "state", "since", "seconds"];
    const KEY: usize = 2;

    fn values(&self) -> Vec<Value> {
        vec![
            number(self.meeting.0),
            text(self.unit.as_str()),
            word(&self.state),
            maybe(self.since, moment),
            number(self.seconds),
        ]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            meeting: MeetingId(row.get(0)?),
            unit: word_at(row, 1)?,
            state: word_at(row, 2)?,
            since: maybe_moment_at(row, 3)?,
            seconds: row.get(4)?,
        })
    }
}
