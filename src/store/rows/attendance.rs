//! The table `attendance`.

use super::{
    Row,
    cell::{maybe, maybe_moment_at, moment, number, text, word, word_at},
};
use crate::domain::{Attendance, MeetingId};
use rusqlite::{Row as SqlRow, types::Value};

impl Row for Attendance {
    const TABLE: &'static str = "attendance";
    const COLUMNS: &'static [&'static str] =
        &["meeting", "unit", "presence", "person", "post", "arrived", "left", "reason"];
    const KEY: usize = 2;

    fn values(&self) -> Vec<Value> {
        vec![
            number(self.meeting.0),
            text(self.unit.as_str()),
            word(&self.presence),
            text(&self.person),
            text(&self.post),
            maybe(self.arrived, moment),
            maybe(self.left, moment),
            text(&self.reason),
        ]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            meeting: MeetingId(row.get(0)?),
            unit: word_at(row, 1)?,
            presence: word_at(row, 2)?,
            person: row.get(3)?,
            post: row.get(4)?,
            arrived: maybe_moment_at(row, 5)?,
            left: maybe_moment_at(row, 6)?,
            reason: row.get(7)?,
        })
    }
}
