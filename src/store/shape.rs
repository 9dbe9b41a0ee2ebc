//! The shape of a file: its tables and indexes as our migrations make them. What strangers added is named; a table of
//! ours that is not as we made it is not written to.

use super::error::fault;
use crate::domain::StoreFault;
use rusqlite::Connection;
use std::{collections::BTreeMap, path::Path};

/// Kind and name of each table, index, trigger and view, and how it was made.
type Shape = BTreeMap<(String, String), String>;

fn read(connection: &Connection) -> rusqlite::Result<Shape> {
    connection
        .prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema")?
        .query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?
        .collect()
}

/// How a file differs from what our migrations make.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Differences {
    /// Tables and indexes of ours that are not there, or not as we made them.
    pub altered: Vec<String>,
    /// What strangers put in: kind and name. None of it ever runs.
    pub foreign: Vec<(String, String)>,
}

/// Compares a file that has had these migrations with what they make.
pub(super) fn differences(
    connection: &Connection,
    path: &Path,
    migrations: &[&str],
) -> Result<Differences, StoreFault> {
    let said = |error: rusqlite::Error| fault(path, &error);
    let pattern = Connection::open_in_memory().map_err(said)?;
    for sql in migrations {
        pattern.execute_batch(sql).map_err(said)?;
    }
    Ok(compare(&read(&pattern).map_err(said)?, &read(connection).map_err(said)?))
}

fn compare(ours: &Shape, found: &Shape) -> Differences {
    let is_altered = |(what, made): &(&(String, String), &String)| found.get(*what) != Some(*made);
    let altered = ours.iter().filter(is_altered).map(|((_, name), _)| name.clone()).collect();
    // The tables of SQLite's own statistics are no tables of anybody's.
    let is_foreign = |what: &&(String, String)| !ours.contains_key(*what) && !what.1.starts_with("sqlite_");
    let foreign = found.keys().filter(is_foreign).cloned().collect();
    Differences { altered, foreign }
}

/// Refuses a file whose own tables are not as we made them.
pub(super) fn check(connection: &Connection, path: &Path, migrations: &[&str]) -> Result<(), StoreFault> {
    let altered = differences(connection, path, migrations)?.altered;
    if altered.is_empty() { Ok(()) } else { Err(StoreFault::Altered { path: path.to_owned(), what: altered }) }
}

/// Takes out of a file what strangers put in. For a copy that will take a ledger's place.
pub(super) fn clean(connection: &Connection, foreign: &[(String, String)]) -> rusqlite::Result<()> {
    // Indexes and triggers go with their tables.
    for (kind, name) in foreign {
        let kind = match kind.as_str() {
            "table" => "TABLE",
            "index" => "INDEX",
            "trigger" => "TRIGGER",
            _ => "VIEW",
        };
        connection.execute_batch(&format!("DROP {kind} IF EXISTS \"{}\"", name.replace('"', "\"\"")))?;
    }
    Ok(())
}
