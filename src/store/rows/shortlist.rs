//! The table `shortlist`.

use super::{
    Row,
    cell::{json, json_at, number},
};
use crate::domain::Shortlist;
use rusqlite::{Row as SqlRow, types::Value};

impl Row for Shortlist {
    const TABLE: &'static str = "shortlist";
    const COLUMNS: &'static [&'static str] = &["year", "body_json"];

    fn values(&self) -> Vec<Value> {
        vec![number(self.year), json(self)]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        json_at(row, 1)
    }
}
