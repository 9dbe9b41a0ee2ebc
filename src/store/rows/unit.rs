//! The table `unit`.

use super::{
    Row,
    cell::{flag, json, json_at, number, text, word, word_at},
};
use crate::domain::Unit;
use rusqlite::{Row as SqlRow, types::Value};

impl Row for Unit {
    const TABLE: &'static str = "unit";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "name",
        "short",
        "kind",
        "speaking_order",
        "post",
        "active",
        "aliases_json",
        "committees_json",
        "groups_json",
        "former_json",
        "ceased_json",
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(&self.name),
            text(&self.short),
            word(&self.kind),
            number(self.order),
            text(&self.post),
            flag(self.active),
            json(&self.aliases),
            json(&self.committees),
            json(&self.groups),
            json(&self.former),
            json(&self.ceased),
        ]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: word_at(row, 0)?,
            name: row.get(1)?,
            short: row.get(2)?,
            kind: word_at(row, 3)?,
            order: row.get(4)?,
            post: row.get(5)?,
            active: row.get(6)?,
            aliases: json_at(row, 7)?,
            committees: json_at(row, 8)?,
            groups: json_at(row, 9)?,
            former: json_at(row, 10)?,
            ceased: json_at(row, 11)?,
        })
    }
}
