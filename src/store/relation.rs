//! How a backup stands to a ledger: told by the chain of hashes and not by clocks or names. What a ledger wholly contains
//! may be turned over; what goes beyond it says that an older copy has taken the ledger's place.

use super::{backup::open_to_read, journal};
use crate::domain::Backup;
use rusqlite::{Connection, OptionalExtension};

/// How a backup stands to a ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// The ledger has all of it.
    Contained,
    /// It goes on where the ledger ends.
    Ahead,
    /// They began as one ledger and have gone different ways.
    Apart,
    /// It is another ledger's, or cannot be read.
    Foreign,
}

/// What is asked of a ledger to tell its backups.
#[derive(Clone, Debug)]
pub(super) struct Kin {
    /// Its id; `None` in a file of an earlier version.
    pub id: Option<String>,
    /// The number and hash of its last entry.
    pub tail: (u64, String),
}

impl Kin {
    pub(super) fn of(connection: &Connection) -> rusqlite::Result<Self> {
        Ok(Self { id: setting(connection, ID).ok().flatten(), tail: journal::tail(connection)? })
    }

    /// How a backup stands to the ledger, which is open to be asked.
    pub(super) fn relation(&self, ledger: &Connection, backup: &Backup) -> Relation {
        let own = |seq| journal::hash_at(ledger, seq).ok().flatten();
        if backup.entries <= self.tail.0 && own(backup.entries).is_some_and(|hash| hash.starts_with(&backup.mark)) {
            return Relation::Contained;
        }
        let Ok(other) = open_to_read(&backup.path) else { return Relation::Foreign };
        let theirs = |seq| journal::hash_at(&other, seq).ok().flatten();
        if backup.entries > self.tail.0 && theirs(self.tail.0).is_some_and(|hash| hash == self.tail.1) {
            // An empty ledger is the beginning of any: then only the id tells.
            if self.tail.0 > 0 || self.is_of(&other) {
                return Relation::Ahead;
            }
        }
        let is_one_root = theirs(1).is_some_and(|hash| own(1) == Some(hash));
        if is_one_root || self.is_of(&other) { Relation::Apart } else { Relation::Foreign }
    }

    fn is_of(&self, other: &Connection) -> bool {
        self.id.is_some() && setting(other, ID).ok().flatten() == self.id
    }
}

/// The setting that is the ledger's id.
pub(super) const ID: &str = "ledger.id";

/// What is set in a file under a name.
pub(super) fn setting(connection: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    connection.query_row("SELECT value FROM setting WHERE name = ?1", [name], |row| row.get(0)).optional()
}

/// Sets something in a file.
pub(super) fn set(connection: &Connection, name: &str, value: &str) -> rusqlite::Result<()> {
    connection.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)", [name, value]).map(|_| ())
}
