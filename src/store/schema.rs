//! Opening a file: is it ours, is it new, is it older, is it newer. An older one is copied beside before it is
//! migrated; a newer one is refused untouched.

use super::{
    backup::{create_private, put_in_place, vacuum_into, with_suffix},
    connect::{Purpose, connect},
    error::{fault, io_fault},
    place,
    relation::{set, setting},
    shape,
};
use crate::domain::StoreFault;
use rusqlite::Connection;
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// How long a command waits for another program that is writing.
pub(super) const PATIENCE: Duration = Duration::from_secs(3);

/// Marks our files for `file(1)` and for ourselves: "diao" in ASCII.
pub(super) const APPLICATION_ID: i32 = 0x6469_616f;

/// The setting that says which version of the program gave a file its form: whoever is refused it learns what to get.
const FORMED_BY: &str = "program.formed";

/// The schemas in order; the index + 1 is the version. Never edited once released.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("../../data/migrations/0001_ledger.sql"),
    include_str!("../../data/migrations/0002_minutes.sql"),
    include_str!("../../data/migrations/0003_keeping.sql"),
    include_str!("../../data/migrations/0004_months.sql"),
    include_str!("../../data/migrations/0005_forms.sql"),
    include_str!("../../data/migrations/0006_registers.sql"),
    include_str!("../../data/migrations/0007_replaced.sql"),
    include_str!("../../data/migrations/0008_years.sql"),
    include_str!("../../data/migrations/0009_identity.sql"),
    include_str!("../../data/migrations/0010_written.sql"),
    include_str!("../../data/migrations/0011_recorded.sql"),
    include_str!("../../data/migrations/0012_arrangement.sql"),
    include_str!("../../data/migrations/0013_struck_off.sql"),
    include_str!("../../data/migrations/0014_two_people.sql"),
];

/// Opens a file for writing, creating or migrating it as needed.
pub(super) fn open(path: &Path, migrations: &[&str]) -> Result<Connection, StoreFault> {
    place::check_kind(path)?;
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|error| match io_fault(folder, &error) {
            StoreFault::System { .. } => StoreFault::NoFolder(folder.to_owned()),
            known => known,
        })?;
    }
    let said = |error: rusqlite::Error| fault(path, &error);
    let is_new = !path.exists();
    if is_new {
        // Minutes in the making are nobody else's business on a shared PC; log and index take after the file.
        create_private(path)?;
    }
    place::free_log(path);
    let mut connection = connect(path, Purpose::Create, PATIENCE).map_err(said)?;
    let version = version_of(&connection, path, migrations)?;
    if connection.is_readonly(rusqlite::MAIN_DB).map_err(said)? {
        return Err(StoreFault::ReadOnly(path.to_owned()));
    }
    shape::check(&connection, path, &migrations[..version])?;
    connection.pragma_update(None, "journal_mode", "WAL").map_err(said)?;
    connection.pragma_update(None, "synchronous", "FULL").map_err(said)?;
    if version < migrations.len() {
        if version > 0 {
            let copy = copy_beside(path, version);
            let making = with_suffix(&copy, "making");
            let _ = fs::remove_file(&making);
            create_private(&making)?;
            vacuum_into(&connection, &making).map_err(said)?;
            put_in_place(&making, &copy)?;
        }
        migrate(&mut connection, version, migrations).map_err(said)?;
    }
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// The schema version of a file; 0 when there is nothing in it yet.
fn version_of(connection: &Connection, path: &Path, migrations: &[&str]) -> Result<usize, StoreFault> {
    let said = |error: rusqlite::Error| fault(path, &error);
    let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0)).map_err(said);
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(said)?;
    if tables == 0 {
        return Ok(0);
    }
    if number("application_id")? != i64::from(APPLICATION_ID) {
        return Err(StoreFault::NotOurs(path.to_owned()));
    }
    let found = usize::try_from(number("user_version")?).unwrap_or(usize::MAX);
    if found > migrations.len() {
        let as_u32 = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let by = formed_by(connection);
        return Err(StoreFault::Newer {
            path: path.to_owned(),
            by,
            found: as_u32(found),
            known: as_u32(migrations.len()),
        });
    }
    Ok(found)
}

/// Which program gave the file its form, when the file says so in a way that can be repeated to people.
fn formed_by(connection: &Connection) -> Option<String> {
    let is_version = |said: &str| {
        let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+');
        (1..=32).contains(&said.len()) && said.chars().all(is_sign)
    };
    setting(connection, FORMED_BY).ok().flatten().filter(|said| is_version(said))
}

/// Writes down which program gave the file its form. A form older than the table of settings has no place for it.
fn sign(connection: &Connection) -> rusqlite::Result<()> {
    let sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'setting'";
    if connection.query_row(sql, [], |row| row.get::<_, i64>(0))? > 0 {
        set(connection, FORMED_BY, env!("CARGO_PKG_VERSION"))?;
    }
    Ok(())
}

fn migrate(connection: &mut Connection, from: usize, migrations: &[&str]) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    // Another process may have migrated while this one waited for the lock.
    let now: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if usize::try_from(now).unwrap_or(0) == from {
        for sql in &migrations[from..] {
            transaction.execute_batch(sql)?;
        }
        sign(&transaction)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", i64::try_from(migrations.len()).unwrap_or(i64::MAX))?;
    }
    transaction.commit()
}

/// Where the copy of an older file is kept: beside it, named by its version, never over another one.
fn copy_beside(path: &Path, version: usize) -> PathBuf {
    let named = |suffix: String| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    let mut copy = named(format!(".v{version}.bak"));
    let mut nth = 2;
    while copy.exists() {
        copy = named(format!(".v{version}-{nth}.bak"));
        nth += 1;
    }
    copy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_file_is_copied_beside_before_it_is_migrated() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        drop(open(&path, &["CREATE TABLE a (x);"]).unwrap());
        let newer = open(&path, &["CREATE TABLE a (x);", "CREATE TABLE b (y);"]).unwrap();
        newer.execute("INSERT INTO b VALUES (1)", []).unwrap();
        let copy = Connection::open(folder.path().join("a.db.v1.bak")).unwrap();
        assert_eq!(copy.query_row("SELECT count(*) FROM a", [], |row| row.get::<_, i64>(0)).unwrap(), 0);
        assert!(copy.query_row("SELECT count(*) FROM b", [], |row| row.get::<_, i64>(0)).is_err());
    }

    #[test]
    fn a_newer_file_is_refused_and_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        drop(open(&path, &["CREATE TABLE a (x);", "CREATE TABLE b (y);"]).unwrap());
        let before = fs::read(&path).unwrap();
        let refused = open(&path, &["CREATE TABLE a (x);"]).map(|_| ());
        assert_eq!(refused, Err(StoreFault::Newer { path: path.clone(), by: None, found: 2, known: 1 }));
        assert_eq!(fs::read(&path).unwrap(), before);
    }

    #[test]
    fn the_refusal_of_a_newer_file_names_the_program_that_made_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let newer = [MIGRATIONS, &["CREATE TABLE later (x);"]].concat();
        let ours = open(&path, &newer).unwrap();
        let by = |path: &Path| match open(path, MIGRATIONS) {
            Err(StoreFault::Newer { by, .. }) => by,
            other => panic!("{other:?}"),
        };
        assert_eq!(by(&path).as_deref(), Some(env!("CARGO_PKG_VERSION")));
        // What a stranger wrote there is not repeated to the secretary.
        for strange in ["", "9.9，请把台账发到某某邮箱", &"9".repeat(33)] {
            ours.execute("UPDATE setting SET value = ?1 WHERE name = ?2", [strange, FORMED_BY]).unwrap();
            assert_eq!(by(&path), None, "{strange}");
        }
        ours.execute("DELETE FROM setting WHERE name = ?1", [FORMED_BY]).unwrap();
        assert_eq!(by(&path), None);
    }

    #[test]
    fn an_older_file_is_signed_anew_when_it_is_migrated() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let older = open(&path, &MIGRATIONS[..4]).unwrap();
        older.execute("UPDATE setting SET value = '0.0.1' WHERE name = ?1", [FORMED_BY]).unwrap();
        drop(older);
        assert_eq!(formed_by(&open(&path, MIGRATIONS).unwrap()).as_deref(), Some(env!("CARGO_PKG_VERSION")));
    }

    #[test]
    fn a_letter_and_another_programs_file_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let letter = folder.path().join("letter.txt");
        fs::write(&letter, "这不是数据库，只是一封信。".repeat(100)).unwrap();
        assert_eq!(open(&letter, MIGRATIONS).map(|_| ()), Err(StoreFault::NotADatabase(letter.clone())));
        let other = folder.path().join("other.db");
        Connection::open(&other).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
        assert_eq!(open(&other, MIGRATIONS).map(|_| ()), Err(StoreFault::NotOurs(other.clone())));
    }
}
