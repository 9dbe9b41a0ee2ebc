//! Backups: made through a connection of their own, so that nobody waits for them; verified by opening; turned over.
//! Which is whose, and which goes further, is told by the chain of hashes: clocks may have been wrong, and two ledgers
//! may be called the same.

use super::{
    connect::{Purpose, connect, openable},
    error::{fault, io_fault},
    identity::behind_link,
    journal, place,
    relation::{Kin, Relation, set, setting},
    rollback::LeftBehind,
    schema::PATIENCE,
};
use crate::domain::{Backup, BackupReport, Kept, StoreFault, surplus};
use chrono::NaiveDateTime;
use rusqlite::Connection;
use std::{
    collections::BTreeMap,
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
/// What has been in the making for so long was cut short.
const CUT_SHORT: Duration = Duration::from_mins(10);

/// Backs a ledger up into the folder beside it, and into the second folder when one is set. A folder that has a backup
/// of the last step is left as it is.
///
/// # Errors
/// A [`StoreFault`]: the ledger could not be read. What went wrong with a folder is in the report.
pub fn back_up(path: &Path, at: NaiveDateTime) -> Result<BackupReport, StoreFault> {
    let connection = open_to_read(path)?;
    let source = Source::new(&connection, path)?;
    let ahead = source.ahead();
    let beside = source.keep_in(&folder_beside(path), at);
    let second = source.second_folder().map(|folder| {
        // The stick is not in: making its folder would put the backup on the disk it is to guard against.
        if folder.is_dir() { source.keep_in(&folder, at) } else { Kept::NotThere(folder) }
    });
    Ok(BackupReport { beside, second, ahead })
}

/// Backs a ledger up into a file of one's choosing, over an earlier backup of the same ledger.
///
/// # Errors
/// A [`StoreFault`]: the file is not there, or what stood there still stands. [`StoreFault::Occupied`]: it is no earlier
/// backup of this ledger.
pub fn back_up_to(path: &Path, to: &Path) -> Result<(), StoreFault> {
    let to = behind_link(to);
    let connection = open_to_read(path)?;
    let source = Source::new(&connection, path)?;
    if fs::metadata(&to).is_ok_and(|there| there.len() > 0) && (same_file(path, &to) || !source.contains(&to)) {
        return Err(StoreFault::Occupied(to));
    }
    source.copy_to(&to)
}

/// The backups of a ledger that can be found, the one that goes furthest first: beside it, and in the second folder.
/// Those of other ledgers are left out; those that a restore left behind on purpose come last.
#[must_use]
pub fn backups_of(path: &Path) -> Vec<Backup> {
    let connection = open_to_read(path).ok();
    match connection.as_ref().and_then(|connection| Source::new(connection, path).ok()) {
        Some(source) => source.own_backups().into_iter().map(|(backup, _)| backup).collect(),
        None => of_one_ledger(backups_in(&folder_beside(path), &stem(path))),
    }
}

/// The second folder of a ledger; `None` when none is set or the file cannot be read.
#[must_use]
pub fn second_folder_of(path: &Path) -> Option<PathBuf> {
    second_folder(&open_to_read(path).ok()?).ok()?
}

/// A backup that has steps which the ledger does not, and that no restore left behind on purpose.
pub(super) fn ahead_of(connection: &Connection, path: &Path) -> Option<Backup> {
    Source::new(connection, path).ok()?.ahead()
}

/// The backup beside a ledger that goes furthest.
pub(super) fn furthest_beside(path: &Path) -> Option<PathBuf> {
    let found = of_one_ledger(backups_in(&folder_beside(path), &stem(path)));
    found.into_iter().next().map(|backup| backup.path)
}

/// Where the ledger itself cannot be asked: of several ledgers' backups first those of the one that was backed up last.
fn of_one_ledger(found: Vec<Backup>) -> Vec<Backup> {
    let mut ids: Vec<&String> = found.iter().filter_map(|backup| backup.ledger.as_ref()).collect();
    ids.sort_unstable();
    ids.dedup();
    // Names of earlier versions have no id; where there is but one ledger they are its.
    let only = if let [id] = ids.as_slice() { Some((*id).clone()) } else { None };
    let mut ledgers: BTreeMap<Option<String>, Vec<Backup>> = BTreeMap::new();
    for backup in found {
        ledgers.entry(backup.ledger.clone().or_else(|| only.clone())).or_default().push(backup);
    }
    let mut ledgers: Vec<Vec<Backup>> = ledgers.into_values().collect();
    for backups in &mut ledgers {
        Backup::furthest_first(backups);
    }
    ledgers.sort_by_key(|backups| std::cmp::Reverse(backups.first().map(|backup| backup.at)));
    ledgers.into_iter().flatten().collect()
}

/// The folder beside a ledger that its backups are kept in.
#[must_use]
pub fn folder_beside(path: &Path) -> PathBuf {
    let path = behind_link(path);
    path.with_file_name(format!("{}.backups", stem(&path)))
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
    Ok(setting(connection, SECOND)?.map(PathBuf::from))
}

/// A ledger, open to be read beside whoever writes it.
pub(super) struct Source<'a> {
    connection: &'a Connection,
    path: PathBuf,
    kin: Kin,
}

impl<'a> Source<'a> {
    pub(super) fn new(connection: &'a Connection, path: &Path) -> Result<Self, StoreFault> {
        let kin = Kin::of(connection).map_err(|error| fault(path, &error))?;
        Ok(Self { connection, path: behind_link(path), kin })
    }

    /// An older ledger has no settings yet, and a damaged one is `doctor`'s to tell about.
    fn second_folder(&self) -> Option<PathBuf> {
        second_folder(self.connection).ok().flatten()
    }

    fn related(&self, folder: &Path) -> Vec<(Backup, Relation)> {
        backups_in(folder, &stem(&self.path))
            .into_iter()
            .map(|backup| {
                let relation = self.kin.relation(self.connection, &backup);
                (backup, relation)
            })
            .collect()
    }

    /// Of all that can be found those of this ledger; what was left behind on purpose last.
    fn own_backups(&self) -> Vec<(Backup, Relation)> {
        let mut found = self.related(&folder_beside(&self.path));
        if let Some(folder) = self.second_folder().filter(|folder| *folder != folder_beside(&self.path)) {
            found.extend(self.related(&folder));
        }
        let left = LeftBehind::read(self.connection);
        let relations: BTreeMap<PathBuf, Relation> =
            found.iter().map(|(backup, relation)| (backup.path.clone(), *relation)).collect();
        let mut own: Vec<Backup> = found
            .into_iter()
            .filter(|(_, relation)| *relation != Relation::Foreign)
            .map(|(backup, _)| backup)
            .collect();
        Backup::furthest_first(&mut own);
        let mut own: Vec<(Backup, Relation)> = own
            .into_iter()
            .filter_map(|backup| relations.get(&backup.path).map(|relation| (backup.clone(), *relation)))
            .collect();
        own.sort_by_key(|(backup, relation)| *relation != Relation::Contained && left.has(backup));
        own
    }

    /// Backups that have steps which the ledger does not, the one that goes furthest first.
    pub(super) fn going_on(&self) -> Vec<Backup> {
        let goes_on = |(backup, relation): (Backup, Relation)| match relation {
            Relation::Ahead | Relation::Apart => Some(backup),
            Relation::Contained | Relation::Foreign => None,
        };
        self.own_backups().into_iter().filter_map(goes_on).collect()
    }

    fn ahead(&self) -> Option<Backup> {
        let left = LeftBehind::read(self.connection);
        self.going_on().into_iter().find(|backup| !left.has(backup))
    }

    /// Whether another file is an earlier state of this ledger.
    fn contains(&self, other: &Path) -> bool {
        let theirs =
            open_to_read(other).and_then(|other| journal::tail(&other).map_err(|error| fault(&self.path, &error)));
        let Ok((entries, hash)) = theirs else { return false };
        entries > 0 && journal::hash_at(self.connection, entries).is_ok_and(|own| own == Some(hash))
    }

    fn keep_in(&self, folder: &Path, at: NaiveDateTime) -> Kept {
        self.try_keep_in(folder, at).unwrap_or_else(Kept::Failed)
    }

    fn file_name(&self, at: NaiveDateTime) -> String {
        let (entries, hash) = &self.kin.tail;
        Backup::file_name(&stem(&self.path), self.kin.id.as_deref(), at, *entries, mark(hash))
    }

    /// A backup of the last step that is in a folder, and can be read.
    fn latest_in(&self, related: &[(Backup, Relation)]) -> Option<PathBuf> {
        let (entries, _) = self.kin.tail;
        let is_latest = |(backup, relation): &&(Backup, Relation)| {
            *relation == Relation::Contained
                && backup.entries == entries
                && open_to_read(&backup.path)
                    .is_ok_and(|copy| journal::tail(&copy).is_ok_and(|tail| tail == self.kin.tail))
        };
        related.iter().find(is_latest).map(|(backup, _)| backup.path.clone())
    }

    fn try_keep_in(&self, folder: &Path, at: NaiveDateTime) -> Result<Kept, StoreFault> {
        if let Some(same) = self.latest_in(&self.related(folder)) {
            return Ok(Kept::Unchanged(same));
        }
        make_private_folder(folder)?;
        self.sweep(folder);
        let to = folder.join(self.file_name(at));
        self.copy_to(&to)?;
        // Only what this ledger wholly contains is turned over: not another ledger's, and not what goes further.
        let contained = self.related(folder).into_iter().filter(|(_, relation)| *relation == Relation::Contained);
        for old in surplus(contained.map(|(backup, _)| backup).collect()).into_iter().filter(|old| old.path != to) {
            // One that cannot be removed now is tried again the next time.
            let _ = fs::remove_file(old.path);
        }
        Ok(Kept::Made(to))
    }

    /// Copies everything into a folder because the ledger's own file went away. Gives the copy.
    pub(super) fn rescue_into(&self, folder: &Path) -> Result<PathBuf, StoreFault> {
        if let Some(same) = self.latest_in(&self.related(folder)) {
            return Ok(same);
        }
        make_private_folder(folder)?;
        let at = journal::last_at(self.connection).map_err(|error| fault(&self.path, &error))?.unwrap_or_default();
        let to = folder.join(self.file_name(at));
        self.copy_to(&to)?;
        Ok(to)
    }

    /// Writes a copy beside the place, verifies it, and puts it there in one step.
    fn copy_to(&self, to: &Path) -> Result<(), StoreFault> {
        let making = with_suffix(to, &format!("{}.{MAKING}", std::process::id()));
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
        vacuum_into(self.connection, making).map_err(said)?;
        let copy = open_to_read(making)?;
        let verdict: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(said)?;
        if verdict != "ok" {
            return Err(StoreFault::Damaged { path: self.path.clone(), at: verdict });
        }
        let (entries, hash) = journal::tail(&copy).map_err(said)?;
        let own = |seq| journal::hash_at(self.connection, seq).map_err(|error| fault(&self.path, &error));
        let is_whole = entries >= self.kin.tail.0 && own(entries)? == Some(hash);
        if is_whole {
            Ok(())
        } else {
            Err(StoreFault::Damaged { path: making.to_owned(), at: format!("journal {entries}") })
        }
    }

    /// Removes what a backup of this ledger that was cut short left behind.
    fn sweep(&self, folder: &Path) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let made = path.with_extension("");
            let is_making = path.extension().is_some_and(|extension| extension == MAKING);
            let own = [made.with_extension(""), made].into_iter().find_map(|name| Backup::of(&name, &stem(&self.path)));
            let is_own = own.is_some_and(|backup| backup.ledger == self.kin.id);
            // One that is young may be another console's that is at it now.
            let age = entry.metadata().and_then(|meta| meta.modified()).ok().and_then(|at| at.elapsed().ok());
            if is_making && is_own && age.is_some_and(|age| age > CUT_SHORT) {
                let _ = fs::remove_file(path);
            }
        }
    }
}

fn mark(hash: &str) -> &str {
    hash.get(..MARK).unwrap_or_default()
}

/// Copies a whole database into a file. Names of files need not be words.
pub(super) fn vacuum_into(connection: &Connection, to: &Path) -> rusqlite::Result<()> {
    let to = openable(to);
    #[cfg(unix)]
    let name = std::os::unix::ffi::OsStrExt::as_bytes(to.as_os_str()).to_vec();
    #[cfg(not(unix))]
    let name = to.to_string_lossy().into_owned().into_bytes();
    connection.execute("VACUUM INTO CAST(?1 AS TEXT)", [name]).map(|_| ())
}

/// Opens a file for looking: nothing in it changes.
pub(super) fn open_to_read(path: &Path) -> Result<Connection, StoreFault> {
    if !path.exists() {
        return Err(StoreFault::Missing(path.to_owned()));
    }
    place::check_kind(path)?;
    connect(path, Purpose::Read, PATIENCE).map_err(|error| fault(path, &error))
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
        let done = match folder {
            Some(folder) => set(&self.connection, SECOND, &folder.to_string_lossy()),
            None => self.connection.execute("DELETE FROM setting WHERE name = ?1", [SECOND]).map(|_| ()),
        };
        done.map_err(|error| fault(&self.path, &error))
    }
}
