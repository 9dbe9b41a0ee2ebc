//! Backups: made through a connection of their own, so that nobody waits for them; verified by opening; turned over.

use super::{
    error::{fault, io_fault},
    journal,
};
use crate::domain::{Backup, BackupReport, Kept, StoreFault, surplus};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::{
    cmp::Reverse,
    ffi::OsString,
    fs::{self, File, OpenOptions},
    path::{Path, PathBuf},
    time::Duration,
};

/// The setting that names the second folder.
const SECOND: &str = "backup.second";
/// Signs of a hash that a backup's name bears.
const MARK: usize = 8;
/// What is still being written is called so.
const MAKING: &str = "making";

/// Backs a ledger up into the folder beside it, and into the second folder when one is set. A folder that has a backup
/// of the last step is left as it is.
///
/// # Errors
/// A [`StoreFault`]: the ledger could not be read. What went wrong with a folder is in the report.
pub fn back_up(path: &Path, at: NaiveDateTime) -> Result<BackupReport, StoreFault> {
    let source = Source::open(path)?;
    let beside = source.keep_in(&folder_beside(path), at);
    let second = source.second_folder().map(|folder| {
        // The stick is not in: making its folder would put the backup on the disk it is to guard against.
        if folder.is_dir() { source.keep_in(&folder, at) } else { Kept::NotThere(folder) }
    });
    Ok(BackupReport { beside, second })
}

/// Backs a ledger up into a file of one's choosing, over what stood there.
///
/// # Errors
/// A [`StoreFault`]: the file is not there, or what stood there still stands.
pub fn back_up_to(path: &Path, to: &Path) -> Result<(), StoreFault> {
    if same_file(path, to) {
        return Err(StoreFault::ReadOnly(to.to_owned()));
    }
    Source::open(path)?.copy_to(to)
}

/// The backups of a ledger that can be found, the newest first: beside it, then in the second folder.
#[must_use]
pub fn backups_of(path: &Path) -> Vec<Backup> {
    let mut found = backups_in(&folder_beside(path), &stem(path));
    if let Some(folder) = Source::open(path).ok().and_then(|source| source.second_folder()) {
        found.extend(backups_in(&folder, &stem(path)));
    }
    found.sort_by_key(|backup| Reverse((backup.at, backup.entries)));
    found
}

/// The newest of the backups beside a ledger.
pub(super) fn newest_beside(path: &Path) -> Option<PathBuf> {
    let backups = backups_in(&folder_beside(path), &stem(path));
    backups.into_iter().max_by_key(|backup| (backup.at, backup.entries)).map(|backup| backup.path)
}

/// The folder beside a ledger that its backups are kept in.
#[must_use]
pub fn folder_beside(path: &Path) -> PathBuf {
    path.with_file_name(format!("{}.backups", stem(path)))
}

fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(|| "diaodu".to_owned(), |stem| stem.to_string_lossy().into_owned())
}

fn same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

fn backups_in(folder: &Path, stem: &str) -> Vec<Backup> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| Backup::of(&entry.path(), stem)).collect()
}

fn second_folder(connection: &Connection) -> rusqlite::Result<Option<PathBuf>> {
    let sql = "SELECT value FROM setting WHERE name = ?1";
    let value = connection.query_row(sql, [SECOND], |row| row.get::<_, String>(0)).optional()?;
    Ok(value.map(PathBuf::from))
}

/// A ledger, opened to be read beside whoever writes it.
struct Source {
    connection: Connection,
    path: PathBuf,
}

impl Source {
    fn open(path: &Path) -> Result<Self, StoreFault> {
        Ok(Self { connection: open_to_read(path)?, path: path.to_owned() })
    }

    /// An older ledger has no settings yet, and a damaged one is `doctor`'s to tell about.
    fn second_folder(&self) -> Option<PathBuf> {
        second_folder(&self.connection).ok().flatten()
    }

    fn keep_in(&self, folder: &Path, at: NaiveDateTime) -> Kept {
        self.try_keep_in(folder, at).unwrap_or_else(Kept::Failed)
    }

    fn try_keep_in(&self, folder: &Path, at: NaiveDateTime) -> Result<Kept, StoreFault> {
        let stem = stem(&self.path);
        let (entries, hash) = journal::tail(&self.connection).map_err(|error| fault(&self.path, &error))?;
        let mark = hash.get(..MARK).unwrap_or_default();
        let known = backups_in(folder, &stem);
        if let Some(same) = known.iter().find(|backup| backup.entries == entries && backup.mark == mark) {
            return Ok(Kept::Unchanged(same.path.clone()));
        }
        make_private_folder(folder)?;
        sweep(folder, &stem);
        let to = folder.join(Backup::file_name(&stem, at, entries, mark));
        self.copy_to(&to)?;
        for old in surplus(backups_in(folder, &stem)) {
            // One that cannot be removed now is tried again the next time.
            let _ = fs::remove_file(old.path);
        }
        Ok(Kept::Made(to))
    }

    /// Writes a copy beside the place, verifies it, and puts it there in one step.
    fn copy_to(&self, to: &Path) -> Result<(), StoreFault> {
        let making = with_suffix(to, MAKING);
        let done = self.write_copy(&making).and_then(|()| put_in_place(&making, to));
        if done.is_err() {
            let _ = fs::remove_file(&making);
        }
        done
    }

    fn write_copy(&self, making: &Path) -> Result<(), StoreFault> {
        let said = |error: rusqlite::Error| fault(making, &error);
        let _ = fs::remove_file(making);
        create_private(making)?;
        // Read and written in one go: the copy is the ledger as of one moment, whoever writes meanwhile.
        self.connection.execute("VACUUM INTO ?1", [making.to_string_lossy()]).map_err(said)?;
        let copy = open_to_read(making)?;
        let verdict: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(said)?;
        if verdict != "ok" {
            return Err(StoreFault::Damaged { path: self.path.clone(), at: verdict });
        }
        let (entries, hash) = journal::tail(&copy).map_err(said)?;
        let there: Option<String> = self
            .connection
            .query_row("SELECT hash FROM journal WHERE seq = ?1", [i64::try_from(entries).unwrap_or(i64::MAX)], |row| {
                row.get(0)
            })
            .optional()
            .map_err(|error| fault(&self.path, &error))?;
        if entries > 0 && there.as_deref() != Some(hash.as_str()) {
            return Err(StoreFault::Damaged { path: making.to_owned(), at: format!("journal {entries}") });
        }
        Ok(())
    }
}

/// Opens a file for looking: nothing in it changes.
pub(super) fn open_to_read(path: &Path) -> Result<Connection, StoreFault> {
    if !path.exists() {
        return Err(StoreFault::Missing(path.to_owned()));
    }
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_PRIVATE_CACHE;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| fault(path, &error))?;
    connection.busy_timeout(Duration::from_secs(3)).map_err(|error| fault(path, &error))?;
    Ok(connection)
}

/// A file's name with something hung on.
pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

/// Brings a finished file to the disk, and then under its name.
pub(super) fn put_in_place(making: &Path, to: &Path) -> Result<(), StoreFault> {
    let said = |error: std::io::Error| io_fault(to, &error);
    OpenOptions::new().write(true).open(making).and_then(|file| file.sync_all()).map_err(said)?;
    fs::rename(making, to).map_err(said)?;
    sync_folder(to);
    Ok(())
}

/// Brings the names in a folder to the disk, where the system has a way to.
pub(super) fn sync_folder(of: &Path) {
    #[cfg(unix)]
    if let Some(folder) = of.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        // The file itself is safe already; a folder that cannot be synced is no reason to lose it.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    #[cfg(not(unix))]
    let _ = of;
}

/// Makes an empty file that only its owner can read.
pub(super) fn create_private(path: &Path) -> Result<(), StoreFault> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path).map(|_: File| ()).map_err(|error| io_fault(path, &error))
}

fn make_private_folder(folder: &Path) -> Result<(), StoreFault> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder).map_err(|error| io_fault(folder, &error))
}

/// Removes what a backup that was cut short left behind.
fn sweep(folder: &Path, stem: &str) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_left = path.extension().is_some_and(|extension| extension == MAKING)
            && Backup::of(&path.with_extension(""), stem).is_some();
        if is_left {
            let _ = fs::remove_file(path);
        }
    }
}

impl super::Store {
    /// The second folder for backups, where one is set.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn second_folder(&self) -> Result<Option<PathBuf>, StoreFault> {
        second_folder(&self.connection).map_err(|error| fault(&self.path, &error))
    }

    /// Sets the second folder for backups; `None` does without.
    ///
    /// # Errors
    /// A [`StoreFault`]: it stays as it was.
    pub fn set_second_folder(&mut self, folder: Option<&Path>) -> Result<(), StoreFault> {
        let set = match folder {
            Some(folder) => self.connection.execute(
                "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)",
                [SECOND, &folder.to_string_lossy()],
            ),
            None => self.connection.execute("DELETE FROM setting WHERE name = ?1", [SECOND]),
        };
        set.map(|_| ()).map_err(|error| fault(&self.path, &error))
    }
}
