//! The table `register_entry`.

use super::{
    Row,
    cell::{day, json, json_at, maybe, maybe_day_at, number, parsed, text, word_at},
};
use crate::domain::{RegisterEntry, RegisterEntryId};
use rusqlite::{Row as SqlRow, types::Value};

impl Row for RegisterEntry {
    const TABLE: &'static str = "register_entry";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "kind",
        "unit",
        "name",
        "stage",
        "since",
        "fields_json",
        "before_json",
        "commitments_json",
        "released",
        "dropped",
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            number(self.id.0),
            text(self.kind.as_str()),
            text(self.unit.as_str()),
            text(&self.name),
            number(i64::try_from(self.stage).unwrap_or(i64::MAX)),
            day(self.since),
            json(&self.fields),
            json(&self.before),
            json(&self.commitments),
            maybe(self.released, day),
            maybe(self.dropped.as_deref(), text),
        ]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: RegisterEntryId(row.get(0)?),
            kind: word_at(row, 1)?,
            unit: word_at(row, 2)?,
            name: row.get(3)?,
            stage: row.get::<_, u32>(4)? as usize,
            since: parsed(row, 5)?,
            fields: json_at(row, 6)?,
            before: json_at(row, 7)?,
            commitments: json_at(row, 8)?,
            released: maybe_day_at(row, 9)?,
            dropped: row.get(10)?,
        })
    }
}
