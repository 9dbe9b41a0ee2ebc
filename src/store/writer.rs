//! The one writer: commits an entry with its rows, keeps drafts, publishes the wall.

use super::{backup, error::fault, journal, place, rows, schema, wall::WallWriter};
use crate::domain::{Entry, StoreFault};
use chrono::NaiveDateTime;
use rusqlite::{Connection, TransactionBehavior, params};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The file of a ledger, open for writing.
#[derive(Debug)]
pub struct Store {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    tail: (u64, String),
    data_version: i64,
    /// Opened with the first publication; most commands never publish.
    pub(super) wall: Option<WallWriter>,
}

/// What the secretary was typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Where: the record line, a section of the minutes …
    pub slot: String,
    /// The text.
    pub text: String,
    /// When it was kept.
    pub saved_at: NaiveDateTime,
}

impl Store {
    /// Opens a file, creating it when there is none and migrating it (after a copy beside) when it is older.
    ///
    /// # Errors
    /// A [`StoreFault`]: nothing in the file has changed then.
    pub fn open(path: &Path) -> Result<Self, StoreFault> {
        place::check(path)?;
        // A ledger that has backups and is gone, or empty, was lost: founding a new one in its place would hide that.
        if fs::metadata(path).map_or(true, |file| file.len() == 0)
            && let Some(backup) = backup::newest_beside(path)
        {
            return Err(StoreFault::Gone { path: path.to_owned(), backup });
        }
        Self::open_copy(path)
    }

    /// Opens a file wherever it lies.
    pub(super) fn open_copy(path: &Path) -> Result<Self, StoreFault> {
        let connection = schema::open(path, schema::MIGRATIONS)?;
        let said = |error: rusqlite::Error| fault(path, &error);
        let tail = journal::tail(&connection).map_err(said)?;
        let data_version = data_version(&connection).map_err(said)?;
        Ok(Self { connection, path: path.to_owned(), tail, data_version, wall: None })
    }

    /// Gives durability up for speed: for a file that will be thrown away.
    pub(crate) fn forgo_durability(&self) -> Result<(), StoreFault> {
        self.connection.pragma_update(None, "synchronous", "OFF").map_err(|error| fault(&self.path, &error))
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The number the next entry will have.
    #[must_use]
    pub fn next_seq(&self) -> u64 {
        self.tail.0 + 1
    }

    /// Whether another process has written since this one last read or wrote. About 2 µs.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn overtaken(&mut self) -> Result<bool, StoreFault> {
        let now = data_version(&self.connection).map_err(|error| fault(&self.path, &error))?;
        if now == self.data_version {
            return Ok(false);
        }
        // Drafts and the wall move the version too; only a new entry is news.
        let tail = journal::tail(&self.connection).map_err(|error| fault(&self.path, &error))?;
        self.data_version = now;
        let news = tail != self.tail;
        self.tail = tail;
        Ok(news)
    }

    /// Keeps one entry and its rows in one durable transaction.
    ///
    /// # Errors
    /// A [`StoreFault`]: then nothing of the entry is in the file. [`StoreFault::Overtaken`] when another process has
    /// written an entry in between.
    pub fn commit(&mut self, entry: &Entry) -> Result<(), StoreFault> {
        let said = |error: rusqlite::Error| fault(&self.path, &error);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(said)?;
        let tail = journal::tail(&transaction).map_err(said)?;
        if tail != self.tail || entry.seq != tail.0 + 1 {
            return Err(StoreFault::Overtaken);
        }
        for change in &entry.deed.changes {
            rows::write(&transaction, change).map_err(said)?;
        }
        let hash = journal::append(&transaction, entry, &tail.1).map_err(said)?;
        transaction.commit().map_err(said)?;
        self.tail = (entry.seq, hash);
        Ok(())
    }

    /// Keeps many entries in one durable transaction: all of them or none. For files that are written whole.
    ///
    /// # Errors
    /// A [`StoreFault`]: then nothing of them is in the file. [`StoreFault::Overtaken`] when they do not follow on.
    pub fn commit_all(&mut self, entries: impl IntoIterator<Item = Entry>) -> Result<(), StoreFault> {
        let said = |error: rusqlite::Error| fault(&self.path, &error);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(said)?;
        let mut tail = journal::tail(&transaction).map_err(said)?;
        for entry in entries {
            if entry.seq != tail.0 + 1 {
                return Err(StoreFault::Overtaken);
            }
            for change in &entry.deed.changes {
                rows::write(&transaction, change).map_err(said)?;
            }
            tail = (entry.seq, journal::append(&transaction, &entry, &tail.1).map_err(said)?);
        }
        transaction.commit().map_err(said)?;
        self.tail = tail;
        Ok(())
    }

    /// Keeps what is being typed; an empty text forgets it.
    ///
    /// # Errors
    /// A [`StoreFault`]: the draft was not kept.
    pub fn save_draft(&mut self, slot: &str, text: &str, at: NaiveDateTime) -> Result<(), StoreFault> {
        let kept = if text.is_empty() {
            self.connection.prepare_cached("DELETE FROM draft WHERE slot = ?1").and_then(|mut sql| sql.execute([slot]))
        } else {
            self.connection
                .prepare_cached("INSERT OR REPLACE INTO draft (slot, text, saved_at) VALUES (?1, ?2, ?3)")
                .and_then(|mut sql| sql.execute(params![slot, text, at.format("%Y-%m-%dT%H:%M:%S").to_string()]))
        };
        kept.map(|_| ()).map_err(|error| fault(&self.path, &error))
    }

    /// What was being typed when the program last stopped.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreFault> {
        let read = || -> rusqlite::Result<Vec<Draft>> {
            self.connection
                .prepare_cached("SELECT slot, text, saved_at FROM draft ORDER BY slot")?
                .query_map([], |row| {
                    let saved_at: String = row.get(2)?;
                    Ok(Draft {
                        slot: row.get(0)?,
                        text: row.get(1)?,
                        saved_at: NaiveDateTime::parse_from_str(&saved_at, "%Y-%m-%dT%H:%M:%S").unwrap_or_default(),
                    })
                })?
                .collect()
        };
        read().map_err(|error| fault(&self.path, &error))
    }
}

impl Drop for Store {
    /// Brings everything into the main file. SQLite does so when the last connection closes, but a projector that is
    /// still open is one: whoever copied the file then would miss the last acts. It blocks nobody, and what fails here
    /// is still in the write-ahead log.
    fn drop(&mut self) {
        self.wall = None;
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
    }
}

fn data_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))
}
