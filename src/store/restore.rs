//! Restoring: a backup is copied, opened and audited before anything is said about it, and the ledger it replaces is
//! kept aside.

use super::{
    WorkingFolder,
    backup::{Source, create_private, open_to_read, put_in_place, sync_folder, with_suffix},
    connect::{Purpose, connect},
    error::{fault, io_fault},
    identity::{behind_link, with_dash},
    journal, place,
    rollback::LeftBehind,
    schema, shape,
    writer::Store,
};
use crate::domain::{Audit, Difference, Entry, Finding, Holding, Ledger, StoreFault};
use chrono::NaiveDateTime;
use rusqlite::Connection;
use std::{
    fs::{self, File, OpenOptions},
    io,
    path::{Path, PathBuf},
};

/// So many of the steps that would be lost are told one by one.
const TOLD: usize = 20;

/// A backup that was copied beside the ledger, opened and audited: ready to take its place.
#[derive(Debug)]
pub struct Restoring {
    folder: WorkingFolder,
    copy: PathBuf,
    target: PathBuf,
    holding: Holding,
    ledger: Ledger,
    tail: (u64, String),
}

impl Restoring {
    /// Copies and audits a backup. `progress` is told the number of entries replayed so far.
    ///
    /// # Errors
    /// [`StoreFault::Damaged`]: its books do not balance; others: it cannot be read, or there is no room. The ledger has
    /// not been touched.
    pub fn prepare(backup: &Path, target: &Path, progress: impl FnMut(u64)) -> Result<Self, StoreFault> {
        open_to_read(backup)?;
        // What stands behind a link is replaced, and the link goes on leading there.
        let target = behind_link(target);
        let beside = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(beside).map_err(|error| io_fault(beside, &error))?;
        let folder = WorkingFolder::new_in(beside, ".diaodu-restore-").map_err(|error| io_fault(beside, &error))?;
        let copy = folder.path().join("ledger.db");
        copy_with_log(backup, &copy)?;
        let store = Store::open_copy(&copy).map_err(|fault| about(fault, backup))?;
        let foreign = store.foreign().map_err(|fault| about(fault, backup))?;
        shape::clean(&store.connection, &foreign).map_err(|error| fault(backup, &error))?;
        let Audit { entries, meetings, commitments, findings } =
            store.audit(progress).map_err(|fault| about(fault, backup))?;
        if let Some(finding) = findings.first() {
            return Err(StoreFault::Damaged { path: backup.to_owned(), at: where_it_is(finding) });
        }
        let tail = journal::tail(&store.connection).map_err(|error| fault(backup, &error))?;
        let last = if tail.0 == 0 { None } else { Some(store.entry(tail.0)?) };
        let ledger = store.load_everything(None)?;
        let removed = foreign.into_iter().map(|(_, name)| name).collect();
        let holding = Holding { entries, meetings, commitments, last, removed };
        Ok(Self { folder, copy, target, holding, ledger, tail })
    }

    /// What is in the backup.
    #[must_use]
    pub fn holding(&self) -> &Holding {
        &self.holding
    }

    /// The backup's ledger, for the names of units and tasks.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// How the ledger that would be replaced differs from the backup, as far as it can be read.
    #[must_use]
    pub fn difference(&self) -> Difference {
        if !self.target.exists() {
            return Difference::NoLedger;
        }
        let unreadable = || Difference::Behind { steps: 0, lost: Vec::new(), readable: false };
        let Ok(current) = open_to_read(&self.target) else { return unreadable() };
        let (steps, hash) = &self.tail;
        let (entries, readable) = entries_after(&current, *steps);
        match (journal::hash_at(&current, *steps), journal::tail(&current)) {
            (Ok(Some(same)), _) if same == *hash => match (entries.len(), readable) {
                (0, true) => Difference::None,
                (after, readable) => {
                    let told = after.saturating_sub(TOLD);
                    let lost = entries.into_iter().skip(told).flatten().collect();
                    Difference::Behind { steps: u64::try_from(after).unwrap_or(u64::MAX), lost, readable }
                }
            },
            (Ok(Some(_)), _) => Difference::Apart,
            (Ok(None), Ok((seq, own))) if seq < *steps => match self.hash_in_copy(seq) {
                Some(hash) if hash == own => Difference::Ahead(steps - seq),
                None if seq == 0 => Difference::Ahead(*steps),
                _ => Difference::Apart,
            },
            _ => unreadable(),
        }
    }

    fn hash_in_copy(&self, seq: u64) -> Option<String> {
        let copy = open_to_read(&self.copy).ok()?;
        journal::hash_at(&copy, seq).ok().flatten()
    }

    /// Puts the backup in the ledger's place. Gives where the ledger that stood there is kept now, if one did.
    ///
    /// # Errors
    /// [`StoreFault::Busy`]: another window has the ledger open; others: there is no room. The ledger still stands.
    pub fn replace(self, at: NaiveDateTime) -> Result<Option<PathBuf>, StoreFault> {
        self.leave_behind(at).map_err(|error| fault(&self.copy, &error))?;
        let aside = if self.target.exists() { Some(self.set_aside(at)?) } else { None };
        self.clear_log(&free_name(&self.target, at))?;
        put_in_place(&self.copy, &self.target)?;
        sync_folder(&self.target);
        // What is left of the working folder is empty.
        drop(self.folder);
        Ok(aside)
    }

    /// Backups that go further than the one that was chosen are left behind on purpose: `doctor` is not to take the
    /// ledger for an older copy on their account.
    fn leave_behind(&self, at: NaiveDateTime) -> rusqlite::Result<()> {
        let replaced = open_to_read(&self.target).ok().and_then(|current| journal::tail(&current).ok());
        let copy = connect(&self.copy, Purpose::Write, schema::PATIENCE)?;
        let mut left = LeftBehind::read(&copy);
        let going_on = Source::new(&copy, &self.target).map(|source| source.going_on()).unwrap_or_default();
        left.leave(&going_on, replaced.map_or(0, |(steps, _)| steps), at);
        left.write(&copy)
    }

    /// Keeps the ledger, with what is still in its write-ahead log, under another name. It stays in its place too, until
    /// the backup is renamed over it: whenever the power goes, there is a whole file there. It is copied and not linked:
    /// a file with two names is a danger to itself.
    fn set_aside(&self, at: NaiveDateTime) -> Result<PathBuf, StoreFault> {
        let log = with_dash(&self.target, "wal");
        if let Ok(store) = Store::open(&self.target) {
            // The last to close a file takes its log away; if it is still there, somebody else has the file open.
            drop(store);
            if log.exists() {
                return Err(StoreFault::Busy(self.target.clone()));
            }
        }
        let aside = free_name(&self.target, at);
        // Made where what is cut short goes the next time, and then renamed.
        let making = self.folder.path().join("aside.db");
        if log.exists() {
            let making = with_dash(&making, "wal");
            copy_private(&log, &making)?;
            put_in_place(&making, &with_dash(&aside, "wal"))?;
        }
        copy_private(&self.target, &making)?;
        put_in_place(&making, &aside)?;
        Ok(aside)
    }

    /// A log must never stand beside a file it does not belong to: neither that of the ledger that is replaced, nor one
    /// that was left when the ledger went away. It is kept under the other name.
    fn clear_log(&self, aside: &Path) -> Result<(), StoreFault> {
        let log = with_dash(&self.target, "wal");
        let said = |error: io::Error| io_fault(&self.target, &error);
        if log.exists() {
            if self.target.exists() {
                fs::remove_file(&log).map_err(said)?;
            } else {
                fs::rename(&log, with_dash(aside, "wal")).map_err(said)?;
            }
        }
        let _ = fs::remove_file(with_dash(&self.target, "shm"));
        sync_folder(&self.target);
        Ok(())
    }
}

/// A finding's place, for a fault about the whole file.
fn where_it_is(finding: &Finding) -> String {
    match finding {
        Finding::Damage(said) => said.clone(),
        Finding::BrokenChain(seq) | Finding::Gap(seq) | Finding::UnreadableEntry(seq) => format!("journal {seq}"),
        Finding::Differs(table) => (*table).to_owned(),
        Finding::UnreadableTable(table) => table.clone(),
        Finding::Foreign { name, .. } => name.clone(),
        Finding::RolledBack { entries, .. } => format!("journal {entries}"),
        Finding::PaperUnproven { meeting, version } => format!("edition {meeting}-{version}"),
    }
}

/// A fault of the copy is one of the backup it was made from.
fn about(fault: StoreFault, backup: &Path) -> StoreFault {
    let path = backup.to_owned();
    match fault {
        StoreFault::NotADatabase(_) => StoreFault::NotADatabase(path),
        StoreFault::NotOurs(_) => StoreFault::NotOurs(path),
        StoreFault::Newer { by, found, known, .. } => StoreFault::Newer { path, by, found, known },
        StoreFault::Damaged { at, .. } => StoreFault::Damaged { path, at },
        StoreFault::Altered { what, .. } => StoreFault::Altered { path, what },
        other => other,
    }
}

/// A file is copied with its write-ahead log: a ledger that was kept aside may have its last steps there.
fn copy_with_log(from: &Path, to: &Path) -> Result<(), StoreFault> {
    copy_private(from, to)?;
    let log = with_dash(&behind_link(from), "wal");
    if log.exists() {
        copy_private(&log, &with_dash(to, "wal"))?;
    }
    Ok(())
}

/// Copies what is in a file, and not its rights: on a stick everything may be anybody's.
fn copy_private(from: &Path, to: &Path) -> Result<(), StoreFault> {
    // No pipe, device or folder.
    place::check_kind(from).or_else(|fault| match fault {
        StoreFault::Linked(_) => Ok(()),
        other => Err(other),
    })?;
    create_private(to)?;
    let copy = || {
        let mut target = OpenOptions::new().write(true).open(to)?;
        io::copy(&mut File::open(from)?, &mut target)?;
        target.sync_all()
    };
    copy().map_err(|error| io_fault(to, &error))
}

fn free_name(target: &Path, at: NaiveDateTime) -> PathBuf {
    let stamp = at.format("%Y%m%d-%H%M%S");
    let mut aside = with_suffix(target, &format!("replaced-{stamp}"));
    let mut nth = 2;
    while aside.exists() {
        aside = with_suffix(target, &format!("replaced-{stamp}-{nth}"));
        nth += 1;
    }
    aside
}

/// The entries after one, each as far as it can be read, and whether that was to the end.
fn entries_after(connection: &Connection, seq: u64) -> (Vec<Option<Entry>>, bool) {
    let mut entries = Vec::new();
    let walked = journal::each_line_after(connection, seq, |line| entries.push(line.entry()));
    let readable = walked.is_ok() && entries.iter().all(Option::is_some);
    (entries, readable)
}
