//! How each noun stands in its table. One noun a file; the SQL is made here from the lists of columns.

mod assignment;
mod attendance;
mod cell;
mod commitment;
mod counted;
mod course;
mod edition;
mod form_receipt;
mod help_request;
mod meeting;
mod minutes;
mod programme;
mod progress;
mod reading;
mod register_entry;
mod remark;
mod replaced;
mod shortlist;
mod stop;
mod task;
mod unit;

pub(in crate::store) use cell::json_at;
pub(super) use counted::{ATTENDANCE, COMMITMENT, PROGRESS};

use crate::domain::{Change, Edit};
use rusqlite::{Connection, Params, Row as SqlRow, params_from_iter, types::Value};
use std::fmt::Write as _;

/// A noun with a table of its own.
pub(super) trait Row: Sized {
    /// The table.
    const TABLE: &'static str;
    /// Its columns, the key first.
    const COLUMNS: &'static [&'static str];
    /// How many of them are the key.
    const KEY: usize = 1;

    /// How many of them are read back; what follows is there to search by.
    const READ: usize = Self::COLUMNS.len();

    /// The values, in the order of the columns.
    fn values(&self) -> Vec<Value>;

    /// Reads a record whose columns were selected in order.
    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self>;

    /// All that is read back.
    fn whole() -> Look<Self> {
        Look { columns: &Self::COLUMNS[..Self::READ], read: Self::read }
    }
}

/// Which columns of a table are looked at, and how a record is read from them.
pub(super) struct Look<T> {
    columns: &'static [&'static str],
    read: fn(&SqlRow<'_>) -> rusqlite::Result<T>,
}

impl<T: Row> Look<T> {
    /// Calls back for every record for which a condition (SQL after WHERE) holds, without holding them all.
    pub(super) fn each(
        &self,
        connection: &Connection,
        condition: &str,
        params: impl Params,
        mut see: impl FnMut(T),
    ) -> rusqlite::Result<()> {
        let sql = format!("SELECT {} FROM {} WHERE {condition}", quoted(self.columns), T::TABLE);
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params)?;
        while let Some(row) = rows.next()? {
            see((self.read)(row)?);
        }
        Ok(())
    }

    /// The records for which a condition (SQL after WHERE) holds.
    pub(super) fn all(
        &self,
        connection: &Connection,
        condition: &str,
        params: impl Params,
    ) -> rusqlite::Result<Vec<T>> {
        let mut records = Vec::new();
        self.each(connection, condition, params, |record| records.push(record))?;
        Ok(records)
    }
}

fn upsert<T: Row>(connection: &Connection, record: &T) -> rusqlite::Result<()> {
    let marks = (1..=T::COLUMNS.len()).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ");
    let sql = format!("INSERT OR REPLACE INTO {} ({}) VALUES ({marks})", T::TABLE, quoted(T::COLUMNS));
    connection.prepare_cached(&sql)?.execute(params_from_iter(record.values())).map(|_| ())
}

fn delete<T: Row>(connection: &Connection, record: &T) -> rusqlite::Result<()> {
    let mut sql = format!("DELETE FROM {} WHERE ", T::TABLE);
    for (at, column) in T::COLUMNS[..T::KEY].iter().enumerate() {
        let and = if at > 0 { " AND " } else { "" };
        // Writing to a String cannot fail.
        let _ = write!(sql, "{and}\"{column}\" = ?{}", at + 1);
    }
    let mut key = record.values();
    key.truncate(T::KEY);
    connection.prepare_cached(&sql)?.execute(params_from_iter(key)).map(|_| ())
}

/// The highest number in use in a table whose key is a number.
pub(super) fn highest<T: Row>(connection: &Connection) -> rusqlite::Result<u32> {
    let sql = format!("SELECT coalesce(max({}), 0) FROM {}", T::COLUMNS[0], T::TABLE);
    connection.prepare_cached(&sql)?.query_row([], |row| row.get(0))
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
    match change {
        Change::Programme(edit) => write_edit(connection, edit),
        Change::Unit(edit) => write_edit(connection, edit),
        Change::Task(edit) => write_edit(connection, edit),
        Change::Meeting(edit) => write_edit(connection, edit),
        Change::Stop(edit) => write_edit(connection, edit),
        Change::Attendance(edit) => write_edit(connection, edit),
        Change::Assignment(edit) => write_edit(connection, edit),
        Change::Commitment(edit) => write_edit(connection, edit),
        Change::Progress(edit) => write_edit(connection, edit),
        Change::HelpRequest(edit) => write_edit(connection, edit),
        Change::Remark(edit) => write_edit(connection, edit),
        Change::RegisterEntry(edit) => write_edit(connection, edit),
        Change::Shortlist(edit) => write_edit(connection, edit),
        Change::Reading(edit) => write_edit(connection, edit),
        Change::Replaced(edit) => write_edit(connection, edit),
        Change::Minutes(edit) => write_edit(connection, edit),
        Change::Edition(edit) => write_edit(connection, edit),
        Change::FormReceipt(edit) => write_edit(connection, edit),
    }
}
