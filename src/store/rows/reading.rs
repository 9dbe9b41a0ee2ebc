//! The table `reading`.

use super::{
    Row,
    cell::{number, parsed, text, word_at},
};
use crate::domain::Reading;
use rusqlite::{Row as SqlRow, types::Value};

impl Row for Reading {
    const TABLE: &'static str = "reading";
    const COLUMNS: &'static [&'static str] = &["unit", "indicator", "period", "value"];
    const KEY: usize = 3;

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.unit.as_str()),
            text(self.indicator.as_str()),
            text(&self.period.to_string()),
            number(self.value),
        ]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self { unit: word_at(row, 0)?, indicator: word_at(row, 1)?, period: parsed(row, 2)?, value: row.get(3)? })
    }
}
