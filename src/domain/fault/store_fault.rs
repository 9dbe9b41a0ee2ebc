//! A store fault: what can be wrong with the file, as data. The sentence is made in wording/.

use crate::domain::MeetingId;
use std::{fmt, path::PathBuf};

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreFault {
    /// The folder does not exist and could not be made.
    NoFolder(PathBuf),
    /// File or folder cannot be written.
    ReadOnly(PathBuf),
    /// Not a database at all.
    NotADatabase(PathBuf),
    /// A database of another program.
    NotOurs(PathBuf),
    /// Written by a newer version.
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of the program that gave the file its form, as far as the file says.
        by: Option<String>,
        /// Its schema.
        found: u32,
        /// The newest schema known here.
        known: u32,
    },
    /// On a network share, where two writers would damage it.
    Network(PathBuf),
    /// Not a file on a disk: memory, a pipe, a device.
    NotAFile(PathBuf),
    /// The file has a second name (a hard link), under which another program would damage it.
    Linked(PathBuf),
    /// The file was moved away, deleted, or another one was put in its place while it was open.
    Moved {
        /// Where it was.
        path: PathBuf,
        /// The copy that was made of everything in it, where that could be done.
        rescued: Option<PathBuf>,
    },
    /// Tables of ours are not as we made them.
    Altered {
        /// The file.
        path: PathBuf,
        /// Which ones.
        what: Vec<String>,
    },
    /// Something else stands where a backup was to be written.
    Occupied(PathBuf),
    /// There is nothing in the file, or no file, but there are backups of it.
    Gone {
        /// The file.
        path: PathBuf,
        /// The newest backup.
        backup: PathBuf,
    },
    /// The disk did not take or give what was asked of it.
    Disk(PathBuf),
    /// There is no such file.
    Missing(PathBuf),
    /// The disk is full.
    DiskFull(PathBuf),
    /// Another program holds the file.
    Busy(PathBuf),
    /// The file is damaged.
    Damaged {
        /// The file.
        path: PathBuf,
        /// Where: a table, a journal entry.
        at: String,
    },
    /// Another console wrote at the same moment; the ledger must be read again.
    Overtaken,
    /// No such meeting in the file.
    NoMeeting(MeetingId),
    /// Anything else the system said.
    System {
        /// The file.
        path: PathBuf,
        /// In the system's words.
        said: String,
    },
}

impl fmt::Display for StoreFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "store fault: {self:?}")
    }
}

impl std::error::Error for StoreFault {}
