//! The shape of a file: its tables and indexes as our migrations make them. What strangers added is named; a table of
//! ours that is not as we made it is not written to.

use super::{error::fault, schema::MIGRATIONS};
use crate::domain::StoreFault;
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use std::{collections::BTreeMap, fmt::Write as _, path::Path};

/// SHA-256 of the shape that all migrations together make: a file that has it need not be compared, which takes a few
/// milliseconds, at every opening. A new migration changes it; the test below says to what.
const CURRENT: &str = "fdac57563f991ca626fc8d68863834cdd800b31cfaf3f66e9d63643532169995";

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

fn digest(shape: &Shape) -> String {
    let mut hash = Sha256::new();
    for ((kind, name), made) in shape {
        hash.update(format!("{kind}\0{name}\0{made}\0"));
    }
    hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
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
    if migrations == MIGRATIONS && read(connection).is_ok_and(|found| digest(&found) == CURRENT) {
        return Ok(());
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_that_needs_no_comparing_is_the_one_the_migrations_make() {
        let made = Connection::open_in_memory().unwrap();
        made.execute_batch(&MIGRATIONS.concat()).unwrap();
        let now = digest(&read(&made).unwrap());
        assert_eq!(CURRENT, now, "a migration was added: let CURRENT be {now}");
    }

    #[test]
    fn whatever_differs_by_one_character_is_compared() {
        let made = Connection::open_in_memory().unwrap();
        made.execute_batch(&MIGRATIONS.concat()).unwrap();
        let whole = read(&made).unwrap();
        for (what, sql) in &whole {
            let mut other = whole.clone();
            other.insert(what.clone(), format!("{sql} "));
            assert_ne!(digest(&other), CURRENT, "{what:?}");
            other.remove(what);
            assert_ne!(digest(&other), CURRENT, "{what:?}");
        }
    }
}
