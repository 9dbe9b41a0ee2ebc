//! The one writer: commits an entry with its rows, keeps drafts, publishes the wall.

use super::{
    backup,
    error::{fault, io_fault},
    identity::{OpenFiles, Standing},
    journal, place,
    relation::{ID, setting},
    rescue::{self, Rescue},
    rows, schema,
    seat::{self, Seat},
    wall::WallWriter,
};
use crate::domain::{Entry, StoreFault};
use chrono::NaiveDateTime;
use rusqlite::{Connection, TransactionBehavior, config::DbConfig, params};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// The file of a ledger, open for writing.
#[derive(Debug)]
pub struct Store {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    pub(super) tail: (u64, String),
    data_version: i64,
    files: OpenFiles,
    /// Pages of the log that were in the file itself when this process last looked.
    brought: i64,
    /// Where everything was copied to when the file was found moved away or replaced.
    rescue: Option<Rescue>,
    patience: Patience,
    seat: Option<Seat>,
    /// Opened with the first publication; most commands never publish.
    pub(super) wall: Option<WallWriter>,
}

/// Signs of a hash that a paper bears.
pub(super) const HEAD: usize = 12;

/// How long a write waits for another program that is writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Patience {
    /// An act.
    pub act: Duration,
    /// What is done in passing and tried again soon: the line being typed, the wall.
    pub aside: Duration,
}

/// A command has nothing else to do.
const COMMAND: Patience = Patience { act: schema::PATIENCE, aside: schema::PATIENCE };
/// A screen must go on drawing.
const SCREEN: Patience = Patience { act: Duration::from_millis(250), aside: Duration::ZERO };

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
            && let Some(backup) = backup::furthest_beside(path)
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
        let files = OpenFiles::of(path).map_err(|error| io_fault(path, &error))?;
        let (path, brought) = (path.to_owned(), brought(&connection));
        Ok(Self {
            connection,
            path,
            tail,
            data_version,
            files,
            brought,
            rescue: None,
            patience: COMMAND,
            seat: None,
            wall: None,
        })
    }

    /// For a console: it keeps lines of its own, and never waits for another writer so long that its screen would stand
    /// still. What could not be written is said, or tried again.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn sit_down(&mut self) -> Result<(), StoreFault> {
        let said = |error: rusqlite::Error| fault(&self.path, &error);
        let seat = Seat::take(&self.path);
        match seat.take_over(&self.connection, &self.path).map_err(said) {
            // They are still there, and fall to the next who sits down.
            Ok(()) | Err(StoreFault::Busy(_)) => {}
            Err(other) => return Err(other),
        }
        self.seat = Some(seat);
        self.patience = SCREEN;
        self.connection.busy_timeout(SCREEN.act).map_err(said)
    }

    /// Which of the consoles at this file it is, from 1; `None`: it is none.
    #[must_use]
    pub fn seat(&self) -> Option<u32> {
        self.seat.as_ref().map(Seat::number)
    }

    pub(super) fn patience(&self) -> Patience {
        self.patience
    }

    /// Makes sure that the file under the path is the one that is open and still holds what was written. When it is not,
    /// everything is copied to where it can be restored from: once.
    pub(super) fn check_place(&mut self) -> Result<(), StoreFault> {
        match self.files.standing() {
            Standing::InPlace => return Ok(()),
            // Whoever finds all of it in the file starts the log over. Another log that was copied over it has not what
            // was written.
            Standing::LogBeginsAnew if rescue::still_holds(&self.path, &self.tail) => {
                self.accept();
                return Ok(());
            }
            // A checkpoint writes into the file too: then a connection of its own looks whether all is still there. What
            // no checkpoint explains was written by somebody who knows nothing of databases: then everything is looked at.
            Standing::Touched
                if rescue::still_holds(&self.path, &self.tail)
                    && (brought(&self.connection) != self.brought || rescue::is_whole(&self.path)) =>
            {
                self.accept();
                return Ok(());
            }
            Standing::Touched | Standing::LogBeginsAnew | Standing::Gone => {}
        }
        if self.rescue.as_ref().is_none_or(|rescue| !rescue.is_there()) {
            self.rescue = rescue::rescue(&self.connection, &self.path);
        }
        let rescued = self.rescue.as_ref().map(|rescue| rescue.path().to_owned());
        Err(StoreFault::Moved { path: self.path.clone(), rescued })
    }

    fn accept(&mut self) {
        self.files.accept();
        self.brought = brought(&self.connection);
    }

    /// Brings everything into the main file while nothing else is to be done: whoever copies the file alone then has all
    /// of it. It blocks nobody, and what fails here is still in the write-ahead log.
    pub fn settle_log(&mut self) {
        if self.check_place().is_ok() {
            let _ = self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
            self.accept();
        }
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

    /// The ledger's id; empty in a file of an early version.
    #[must_use]
    pub fn id(&self) -> String {
        setting(&self.connection, ID).ok().flatten().unwrap_or_default()
    }

    /// How far the ledger has come, for a paper that is to prove it: the last step, and the beginning of its hash.
    #[must_use]
    pub fn head(&self) -> String {
        let (steps, hash) = &self.tail;
        format!("{steps}-{}", hash.get(..HEAD).unwrap_or_default())
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
        self.check_place()?;
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
        self.check_place()?;
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
        // Acknowledged is what is in the file that everybody sees; what is not is read again when that one is back.
        self.check_place()?;
        self.tail = (entry.seq, hash);
        self.brought = brought(&self.connection);
        Ok(())
    }

    /// Keeps many entries in one durable transaction: all of them or none. For files that are written whole.
    ///
    /// # Errors
    /// A [`StoreFault`]: then nothing of them is in the file. [`StoreFault::Overtaken`] when they do not follow on.
    pub fn commit_all(&mut self, entries: impl IntoIterator<Item = Entry>) -> Result<(), StoreFault> {
        self.check_place()?;
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
        let slot = &self.seat.as_ref().map_or_else(|| slot.to_owned(), |seat| seat.slot(slot));
        if let Err(moved) = self.check_place() {
            if let Some(rescue) = &mut self.rescue {
                rescue.keep_draft(slot, text, at);
            }
            return Err(moved);
        }
        let said = |error: rusqlite::Error| fault(&self.path, &error);
        self.connection.busy_timeout(self.patience.aside).map_err(said)?;
        let kept = write_draft(&self.connection, slot, text, at).map_err(said);
        self.connection.busy_timeout(self.patience.act).map_err(said)?;
        kept
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
                    let (name, saved_at): (String, String) = (row.get(0)?, row.get(2)?);
                    let slot = seat::own_slot(self.seat.as_ref(), &name).map(str::to_owned);
                    let saved_at = NaiveDateTime::parse_from_str(&saved_at, "%Y-%m-%dT%H:%M:%S").unwrap_or_default();
                    let text = row.get(1)?;
                    Ok(slot.map(|slot| Draft { slot, text, saved_at }))
                })?
                .filter_map(Result::transpose)
                .collect()
        };
        read().map_err(|error| fault(&self.path, &error))
    }
}

impl Drop for Store {
    /// Brings everything into the main file. SQLite does so when the last connection closes, but a projector that is
    /// still open is one: whoever copied the file then would miss the last acts.
    fn drop(&mut self) {
        self.wall = None;
        self.settle_log();
        if self.check_place().is_err() {
            // What lies under our log's name may be another ledger's by now: closing must not take it away.
            let _ = self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
        }
    }
}

/// Keeps a line being typed in a file; an empty one is forgotten.
pub(super) fn write_draft(connection: &Connection, slot: &str, text: &str, at: NaiveDateTime) -> rusqlite::Result<()> {
    let kept = if text.is_empty() {
        connection.prepare_cached("DELETE FROM draft WHERE slot = ?1").and_then(|mut sql| sql.execute([slot]))
    } else {
        connection
            .prepare_cached("INSERT OR REPLACE INTO draft (slot, text, saved_at) VALUES (?1, ?2, ?3)")
            .and_then(|mut sql| sql.execute(params![slot, text, at.format("%Y-%m-%dT%H:%M:%S").to_string()]))
    };
    kept.map(|_| ())
}

/// How many pages of the log have been brought into the file itself. Nothing is brought there by asking.
fn brought(connection: &Connection) -> i64 {
    let ask = || connection.prepare_cached("PRAGMA wal_checkpoint(NOOP)")?.query_row([], |row| row.get(2));
    ask().unwrap_or(-1)
}

fn data_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))
}
