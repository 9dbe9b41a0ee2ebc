//! The table `minutes`.

use super::{
    Row,
    cell::{json, json_at, number},
};
use crate::domain::Minutes;
use rusqlite::{Row as SqlRow, types::Value};

impl Row for Minutes {
    const TABLE: &'static str = "minutes";
    const COLUMNS: &'static [&'static str] = &["meeting", "body_json"];

    fn values(&self) -> Vec<Value> {
        vec![number(self.meeting.0), json(self)]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        json_at(row, 1)
    }
}
