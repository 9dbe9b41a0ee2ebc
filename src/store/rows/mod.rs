//! How each noun stands in its table: [`tables`] lists them, [`cell`] says how a value is written, and the SQL is made here.

mod cell;
mod tables;

use crate::domain::{Change, Edit, ItemId, on_edit};
use cell::{Cell as _, Columns};
use rusqlite::{Connection, Params, Row as SqlRow, params_from_iter, types::Value};

/// A noun with a table of its own.
pub(super) trait Row: Sized {
    /// The table.
    const TABLE: &'static str;
    /// The columns of its key.
    const KEY: &'static [&'static str];

    /// The columns that are read back, in that order.
    fn fields() -> Vec<&'static str>;

    /// Every column with its value.
    fn values(&self) -> Vec<(&'static str, Value)>;

    /// Reads a record from its fields.
    fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self>;

    /// The records for which a condition (SQL after WHERE) holds.
    fn all(connection: &Connection, condition: &str, params: impl Params) -> rusqlite::Result<Vec<Self>> {
        let sql = format!("SELECT {} FROM {} WHERE {condition}", quoted(&Self::fields()), Self::TABLE);
        let mut statement = connection.prepare_cached(&sql)?;
        statement.query_map(params, |row| Self::read(&mut Columns::of(row)))?.collect()
    }
}

fn upsert<T: Row>(connection: &Connection, record: &T) -> rusqlite::Result<()> {
    let (columns, values): (Vec<_>, Vec<_>) = record.values().into_iter().unzip();
    let marks = vec!["?"; columns.len()].join(", ");
    let sql = format!("INSERT OR REPLACE INTO {} ({}) VALUES ({marks})", T::TABLE, quoted(&columns));
    connection.prepare_cached(&sql)?.execute(params_from_iter(values)).map(|_| ())
}

fn delete<T: Row>(connection: &Connection, record: &T) -> rusqlite::Result<()> {
    let key = record.values().into_iter().filter(|(column, _)| T::KEY.contains(column));
    let (columns, values): (Vec<_>, Vec<_>) = key.unzip();
    let is_it = columns.iter().map(|column| format!("\"{column}\" = ?")).collect::<Vec<_>>().join(" AND ");
    let sql = format!("DELETE FROM {} WHERE {is_it}", T::TABLE);
    connection.prepare_cached(&sql)?.execute(params_from_iter(values)).map(|_| ())
}

/// The highest number in use in a table whose key is a number.
pub(super) fn highest<T: Row>(connection: &Connection) -> rusqlite::Result<u32> {
    let sql = format!("SELECT coalesce(max({}), 0) FROM {}", T::KEY[0], T::TABLE);
    connection.prepare_cached(&sql)?.query_row([], |row| row.get(0))
}

/// An item as it stands in the column `about_json`.
pub(super) fn about(item: &ItemId) -> Value {
    item.cell()
}

/// The item in the first column of a row.
pub(super) fn item_at(row: &SqlRow<'_>) -> rusqlite::Result<ItemId> {
    ItemId::read(&mut Columns::of(row))
}

fn quoted(columns: &[&str]) -> String {
    columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ")
}

fn write_edit<T: Row>(connection: &Connection, edit: &Edit<T>) -> rusqlite::Result<()> {
    match edit {
        Edit::Created(record) | Edit::Revised { after: record, .. } => upsert(connection, record),
        Edit::Removed(record) => delete(connection, record),
    }
}

/// Carries a change out on the tables.
pub(super) fn write(connection: &Connection, change: &Change) -> rusqlite::Result<()> {
    on_edit!(change, edit => write_edit(connection, edit))
}
