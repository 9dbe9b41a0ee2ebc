//! The table `form_receipt`.

use super::{
    Row,
    cell::{json, json_at, number, text},
};
use crate::domain::FormReceipt;
use rusqlite::{Row as SqlRow, types::Value};

impl Row for FormReceipt {
    const TABLE: &'static str = "form_receipt";
    const COLUMNS: &'static [&'static str] = &["meeting", "unit", "body_json"];
    const KEY: usize = 2;

    fn values(&self) -> Vec<Value> {
        vec![number(self.meeting.0), text(self.unit.as_str()), json(self)]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        json_at(row, 2)
    }
}
