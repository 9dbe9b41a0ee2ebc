//! The one way to a file: every connection of this room is opened here. What a stranger may have put into a ledger (a
//! trigger, a view, a function in a constraint) never runs: SQLite is told so before anything is read. (SQLite
//! documentation, "Defense Against The Dark Arts".)

use rusqlite::{Connection, OpenFlags, config::DbConfig};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// Windows opens a file whose path is longer than 260 signs only under its written-out form. Room is kept for what SQLite
/// writes behind the name (`-journal`). (Microsoft, "Maximum Path Length Limitation".)
const LONGEST_PLAIN: usize = 240;

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To look: nothing in the file changes, and no file is made.
    Read,
    /// To write a file that is there.
    Write,
    /// To write a file, made when there is none.
    Create,
}

/// Opens a connection, guarded against what is in the file. `patience` is how long it waits for another writer.
pub(super) fn connect(path: &Path, purpose: Purpose, patience: Duration) -> rusqlite::Result<Connection> {
    let access = match purpose {
        Purpose::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Purpose::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Purpose::Create => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    };
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_PRIVATE_CACHE;
    let connection = Connection::open_with_flags(openable(path), flags)?;
    connection.busy_timeout(patience)?;
    for (config, wanted) in [
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        // Our tables name no others; a stranger's might name ours, and keep rows from being written.
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false),
    ] {
        connection.set_db_config(config, wanted)?;
    }
    Ok(connection)
}

/// A path as SQLite is to be given it: whole, so that no name is taken for SQLite's own (`:memory:`, `file:…`), nor led
/// astray by a later change of folder; and on Windows written out when it is long.
pub(super) fn openable(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let long = if cfg!(windows) { whole.to_str().and_then(written_out) } else { None };
    long.map_or(whole, PathBuf::from)
}

/// The form of a long path of Windows that has no limit. `None`: it is short, or has that form already.
fn written_out(path: &str) -> Option<String> {
    if path.encode_utf16().count() <= LONGEST_PLAIN || path.starts_with(r"\\?\") {
        return None;
    }
    Some(match path.strip_prefix(r"\\") {
        Some(share) => format!(r"\\?\UNC\{share}"),
        None => format!(r"\\?\{path}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_path_of_windows_is_written_out() {
        let long = "调度".repeat(130);
        assert_eq!(written_out(&format!(r"D:\{long}\a.db")), Some(format!(r"\\?\D:\{long}\a.db")));
        assert_eq!(written_out(&format!(r"\\PC\{long}\a.db")), Some(format!(r"\\?\UNC\PC\{long}\a.db")));
        assert_eq!(written_out(&format!(r"\\?\D:\{long}\a.db")), None);
        assert_eq!(written_out(r"D:\调度\a.db"), None);
    }

    #[test]
    fn a_ledger_deep_in_folders_is_kept_like_any_other() {
        let folder = tempfile::tempdir().unwrap();
        // Longer than the 260 signs that Windows takes as they are; SQLite takes 512 bytes elsewhere.
        let deep = (0..8).fold(folder.path().to_owned(), |path, _| path.join("papers-of-the-monthly-dispatch-2022"));
        std::fs::create_dir_all(&deep).unwrap();
        let path = deep.join("a.db");
        let ours = connect(&path, Purpose::Create, Duration::ZERO).unwrap();
        ours.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE fact (x);").unwrap();
        let copy = deep.join("b.db");
        super::super::backup::vacuum_into(&ours, &copy).unwrap();
        assert!(connect(&copy, Purpose::Read, Duration::ZERO).unwrap().prepare("SELECT x FROM fact").is_ok());
    }

    #[test]
    fn nothing_a_stranger_put_into_the_file_runs() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        Connection::open(&path)
            .unwrap()
            .execute_batch(
                "CREATE TABLE fact (x);
                 CREATE TABLE echo (x REFERENCES fact (x));
                 CREATE TRIGGER swallow BEFORE INSERT ON fact BEGIN SELECT RAISE(IGNORE); END;
                 CREATE VIEW endless AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x FROM n;",
            )
            .unwrap();
        let ours = connect(&path, Purpose::Write, Duration::ZERO).unwrap();
        ours.execute("INSERT INTO fact VALUES (1)", []).unwrap();
        let count: i64 = ours.query_row("SELECT count(*) FROM fact", [], |row| row.get(0)).unwrap();
        assert_eq!(count, 1);
        assert!(ours.prepare("SELECT * FROM endless").is_err());
        assert!(ours.execute("UPDATE sqlite_schema SET sql = ''", []).is_err());
    }

    /// Until 3.51.3 two connections that wrote and checkpointed at the same instant could, very rarely, damage the file
    /// (SQLite documentation, "Write-Ahead Logging", section on the WAL-reset bug).
    #[test]
    fn the_sqlite_that_is_linked_resets_its_log_safely() {
        assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
    }

    /// Windows has no such names.
    #[cfg(unix)]
    #[test]
    fn a_name_of_sqlites_own_is_only_a_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file:a.db?mode=memory");
        connect(&path, Purpose::Create, Duration::ZERO).unwrap().execute_batch("CREATE TABLE fact (x)").unwrap();
        assert!(path.exists());
    }
}
