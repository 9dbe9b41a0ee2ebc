//! The table `help_request`.

use super::{
    Row,
    cell::{day, maybe, maybe_day_at, moment, moment_at, number, text, word_at},
};
use crate::domain::{HelpRequest, HelpRequestId, MeetingId};
use rusqlite::{Row as SqlRow, types::Value};

impl Row for HelpRequest {
    const TABLE: &'static str = "help_request";
    const COLUMNS: &'static [&'static str] = &["id", "meeting", "unit", "text", "settled", "recorded_at"];

    fn values(&self) -> Vec<Value> {
        vec![
            number(self.id.0),
            number(self.meeting.0),
            text(self.unit.as_str()),
            text(&self.text),
            maybe(self.settled, day),
            moment(self.recorded_at),
        ]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: HelpRequestId(row.get(0)?),
            meeting: MeetingId(row.get(1)?),
            unit: word_at(row, 2)?,
            text: row.get(3)?,
            settled: maybe_day_at(row, 4)?,
            recorded_at: moment_at(row, 5)?,
        })
    }
}
