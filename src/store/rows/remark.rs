//! The table `remark`.

use super::{
    Row,
    cell::{flag, maybe, maybe_word_at, moment, moment_at, number, text, word, word_at},
};
use crate::domain::{MeetingId, Remark, RemarkId};
use rusqlite::{Row as SqlRow, types::Value};

impl Row for Remark {
    const TABLE: &'static str = "remark";
    const COLUMNS: &'static [&'static str] = &["id", "kind", "meeting", "unit", "text", "public", "recorded_at"];

    fn values(&self) -> Vec<Value> {
        vec![
            number(self.id.0),
            word(&self.kind),
            number(self.meeting.0),
            maybe(self.unit.as_ref(), |unit| text(unit.as_str())),
            text(&self.text),
            flag(self.public),
            moment(self.recorded_at),
        ]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: RemarkId(row.get(0)?),
            kind: word_at(row, 1)?,
            meeting: MeetingId(row.get(2)?),
            unit: maybe_word_at(row, 3)?,
            text: row.get(4)?,
            public: row.get(5)?,
            recorded_at: moment_at(row, 6)?,
        })
    }
}
