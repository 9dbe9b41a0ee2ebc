//! The table `replaced`.

use super::{
    Row,
    cell::{json, json_at, moment, moment_at, number, text, word, word_at},
};
use crate::domain::{MeetingId, Replaced, SaidId};
use rusqlite::{Row as SqlRow, types::Value};

impl Row for Replaced {
    const TABLE: &'static str = "replaced";
    const COLUMNS: &'static [&'static str] = &["kind", "number", "meeting", "became", "at", "was_json"];
    const KEY: usize = 2;

    fn values(&self) -> Vec<Value> {
        let (kind, id) = match self.was.id() {
            SaidId::Commitment(id) => ("commitment", id.0),
            SaidId::Progress(id) => ("progress", id.0),
            SaidId::Help(id) => ("help", id.0),
            SaidId::Remark(id) => ("remark", id.0),
        };
        vec![text(kind), number(id), number(self.meeting.0), word(&self.became), moment(self.at), json(&self.was)]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            meeting: MeetingId(row.get(2)?),
            became: word_at(row, 3)?,
            at: moment_at(row, 4)?,
            was: json_at(row, 5)?,
        })
    }
}
