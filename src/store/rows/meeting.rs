//! The table `meeting`.

use super::{
    Row,
    cell::{day, day_at, maybe, maybe_day_at, maybe_moment_at, moment, number, parsed, text, word, word_at},
};
use crate::domain::{Meeting, MeetingId};
use rusqlite::{Row as SqlRow, types::Value};

impl Row for Meeting {
    const TABLE: &'static str = "meeting";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "number",
        "period",
        "date",
        "name",
        "topic",
        "place",
        "chair",
        "recorder",
        "state",
        "opened_at",
        "adjourned_at",
        "sealed_at",
        "next_date",
        "unit_limit",
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            number(self.id.0),
            number(self.number),
            text(&self.period.to_string()),
            day(self.date),
            text(&self.name),
            text(&self.topic),
            text(&self.place),
            text(&self.chair),
            text(&self.recorder),
            word(&self.state),
            maybe(self.opened_at, moment),
            maybe(self.adjourned_at, moment),
            maybe(self.sealed_at, moment),
            maybe(self.next_date, day),
            number(self.unit_limit),
        ]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: MeetingId(row.get(0)?),
            number: row.get(1)?,
            period: parsed(row, 2)?,
            date: day_at(row, 3)?,
            name: row.get(4)?,
            topic: row.get(5)?,
            place: row.get(6)?,
            chair: row.get(7)?,
            recorder: row.get(8)?,
            state: word_at(row, 9)?,
            opened_at: maybe_moment_at(row, 10)?,
            adjourned_at: maybe_moment_at(row, 11)?,
            sealed_at: maybe_moment_at(row, 12)?,
            next_date: maybe_day_at(row, 13)?,
            unit_limit: row.get(14)?,
        })
    }
}
