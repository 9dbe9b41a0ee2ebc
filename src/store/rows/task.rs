//! The table `task`.

use super::{
    Row,
    cell::{json, json_at, maybe, text},
};
use crate::domain::Task;
use rusqlite::{Row as SqlRow, types::Value};

/// The plan changes once a year and is read whole: its nested parts stay together, beside the columns people look for.
impl Row for Task {
    const TABLE: &'static str = "task";
    const COLUMNS: &'static [&'static str] = &["id", "title", "focus", "body_json"];

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(&self.title),
            maybe(self.focus.as_ref(), |focus| text(focus.as_str())),
            json(self),
        ]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        json_at(row, 3)
    }
}
