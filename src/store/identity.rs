//! Which files a writer has open: the ledger, its write-ahead log and the log's index. Another file under one of their
//! names, or none, means that what is written now goes nowhere anybody will look. (SQLite documentation, "How To Corrupt
//! An SQLite Database File", sections on unlinked and renamed files.)

use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
    time::SystemTime,
};

/// What tells a file from another one that took its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileIdentity(u64, u64);

impl FileIdentity {
    /// Of the file under a path, wherever links lead: its device and its number there.
    #[cfg(unix)]
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        use std::os::unix::fs::MetadataExt;
        fs::metadata(path).map(|meta| Self(meta.dev(), meta.ino()))
    }

    /// Of the file under a path: its volume and its number there. Not when it was made: what a system says of that may
    /// change with every write (wine 8).
    #[cfg(windows)]
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let file = winapi_util::file::information(winapi_util::Handle::from_path_any(path)?)?;
        Ok(Self(file.volume_serial_number(), file.file_index()))
    }
}

/// Size and time of change: as long as they stand still nobody has written into the file itself.
type Stamp = (u64, Option<SystemTime>);

fn stamp(path: &Path) -> io::Result<Stamp> {
    fs::metadata(path).map(|meta| (meta.len(), meta.modified().ok()))
}

/// The beginning of a log, which is drawn anew whenever it starts over (SQLite documentation, "WAL-mode File Format": its
/// salts and checksum), and how far it reaches: within one beginning it only grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct LogHead {
    begins: [u8; 32],
    length: u64,
}

impl LogHead {
    /// `None`: there is no log, or nothing in it. Another handle on the log takes no lock away: SQLite's are on the ledger
    /// and on the index.
    fn of(log: &Path) -> Option<Self> {
        let mut file = File::open(log).ok()?;
        let mut begins = [0; 32];
        file.read_exact(&mut begins).ok()?;
        Some(Self { begins, length: file.metadata().ok()?.len() })
    }

    fn goes_on_as(self, now: Option<Self>) -> bool {
        now.is_some_and(|now| now.begins == self.begins && now.length >= self.length)
    }
}

/// How the files under a writer's hand stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// As they were.
    InPlace,
    /// The same file, but something has been written into it: by a checkpoint, or by a copy laid over it.
    Touched,
    /// The log begins anew: it was all in the file and started over, or another one was copied over it.
    LogBeginsAnew,
    /// Another file, or none.
    Gone,
}

/// The files of one open ledger.
#[derive(Debug)]
pub(super) struct OpenFiles {
    ledger: (PathBuf, FileIdentity),
    beside: [(PathBuf, Option<FileIdentity>); 2],
    stamp: Stamp,
    log: Option<LogHead>,
}

impl OpenFiles {
    /// Takes down which files are open. To be called after something was read through the log.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        // Some drives of Windows, and long paths under wine 8, cannot be asked where links lead.
        let real = path.canonicalize().or_else(|_| std::path::absolute(path))?;
        let beside = ["wal", "shm"].map(|suffix| {
            let path = with_dash(&real, suffix);
            let identity = FileIdentity::of(&path).ok();
            (path, identity)
        });
        let (identity, stamp) = (FileIdentity::of(&real)?, stamp(&real)?);
        let log = LogHead::of(&beside[0].0);
        Ok(Self { ledger: (real, identity), beside, stamp, log })
    }

    /// How they stand now. A few questions to the system, about ten microseconds.
    pub(super) fn standing(&mut self) -> Standing {
        let is_same = |path: &Path, known| FileIdentity::of(path).is_ok_and(|now| now == known);
        let is_in_place = is_same(&self.ledger.0, self.ledger.1)
            && self.beside.iter().all(|(path, known)| known.is_none_or(|known| is_same(path, known)));
        if !is_in_place {
            return Standing::Gone;
        }
        match stamp(&self.ledger.0) {
            Ok(now) if now == self.stamp => self.log_standing(),
            Ok(_) => Standing::Touched,
            Err(_) => Standing::Gone,
        }
    }

    fn log_standing(&mut self) -> Standing {
        let now = LogHead::of(&self.beside[0].0);
        // Of a log in which there was nothing nothing can be missing.
        if self.log.is_none_or(|known| known.goes_on_as(now)) {
            self.log = now;
            Standing::InPlace
        } else {
            Standing::LogBeginsAnew
        }
    }

    /// What has been written into the file was looked at and is in order.
    pub(super) fn accept(&mut self) {
        self.log = LogHead::of(&self.beside[0].0);
        if let Ok(now) = stamp(&self.ledger.0) {
            self.stamp = now;
        }
    }
}

/// A file's name with a dash and something more, as SQLite names what lies beside a database.
pub(super) fn with_dash(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-");
    name.push(suffix);
    PathBuf::from(name)
}

/// Where a name leads when it is a link to a file; else the name itself.
pub(super) fn behind_link(path: &Path) -> PathBuf {
    let is_link = fs::symlink_metadata(path).is_ok_and(|meta| meta.file_type().is_symlink());
    if !is_link {
        return path.to_owned();
    }
    path.canonicalize()
        .or_else(|_| fs::read_link(path).map(|to| path.with_file_name(to)))
        .unwrap_or_else(|_| path.to_owned())
}
