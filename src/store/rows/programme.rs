//! The table `programme`.

use super::{
    Row,
    cell::{json, json_at, number},
};
use crate::domain::Programme;
use rusqlite::{Row as SqlRow, types::Value};

impl Row for Programme {
    const TABLE: &'static str = "programme";
    const COLUMNS: &'static [&'static str] = &["id", "body_json"];

    fn values(&self) -> Vec<Value> {
        vec![number(1), json(self)]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        json_at(row, 1)
    }
}
