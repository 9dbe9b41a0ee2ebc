//! The table `progress`.

use super::{
    Row,
    cell::{json, json_at, maybe, moment, moment_at, number, text, word_at},
};
use crate::domain::{MeetingId, Progress, ProgressId};
use rusqlite::{Row as SqlRow, types::Value};

impl Row for Progress {
    const TABLE: &'static str = "progress";
    const COLUMNS: &'static [&'static str] = &["id", "meeting", "unit", "text", "recorded_at", "about_json", "share"];

    fn values(&self) -> Vec<Value> {
        vec![
            number(self.id.0),
            number(self.meeting.0),
            text(self.unit.as_str()),
            text(&self.text),
            moment(self.recorded_at),
            json(&self.about),
            maybe(self.share, number),
        ]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: ProgressId(row.get(0)?),
            meeting: MeetingId(row.get(1)?),
            unit: word_at(row, 2)?,
            text: row.get(3)?,
            recorded_at: moment_at(row, 4)?,
            about: json_at(row, 5)?,
            share: row.get(6)?,
        })
    }
}
