//! Backups as the rest of the house asks for them: made beside the meeting, looked through before they replace anything.

use super::Session;
use crate::{
    domain::{Backup, BackupReport, Kept, StoreFault},
    store,
};
use chrono::NaiveDateTime;
use std::{
    path::{Path, PathBuf},
    thread::{self, JoinHandle},
};

pub use crate::store::{Restoring, synced_by};

/// A backup being made while the meeting goes on.
#[derive(Debug)]
pub struct BackingUp {
    path: PathBuf,
    worker: Option<JoinHandle<Result<BackupReport, StoreFault>>>,
}

impl BackingUp {
    /// What came of it, once it is done; once only.
    pub fn poll(&mut self) -> Option<Result<BackupReport, StoreFault>> {
        self.worker.take_if(|worker| worker.is_finished()).map(|worker| self.outcome(worker))
    }

    /// Waits for what comes of it; `None` when that has been told already.
    pub fn wait(mut self) -> Option<Result<BackupReport, StoreFault>> {
        self.worker.take().map(|worker| self.outcome(worker))
    }

    fn outcome(&self, worker: JoinHandle<Result<BackupReport, StoreFault>>) -> Result<BackupReport, StoreFault> {
        let failed = |_| Err(StoreFault::Disk(self.path.clone()));
        worker.join().unwrap_or_else(failed)
    }
}

impl Session {
    /// Begins a backup that nobody waits for. `None` for a ledger that will be thrown away.
    #[must_use]
    pub fn begin_backup(&self) -> Option<BackingUp> {
        if self.is_throwaway {
            return None;
        }
        let (path, at) = (self.path().to_owned(), self.clock.now());
        let work = {
            let path = path.clone();
            move || store::back_up(&path, at)
        };
        let worker = thread::Builder::new().name("backup".into()).spawn(work).ok();
        Some(BackingUp { path, worker })
    }

    /// The second folder for backups, where one is set.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn second_folder(&self) -> Result<Option<PathBuf>, StoreFault> {
        self.store.second_folder()
    }

    /// Sets the second folder for backups; `None` does without.
    ///
    /// # Errors
    /// A [`StoreFault`]: it stays as it was.
    pub fn set_second_folder(&mut self, folder: Option<&Path>) -> Result<(), StoreFault> {
        self.store.set_second_folder(folder)
    }
}

/// The second folder of a ledger that is not opened; `None` when none is set or the file cannot be read.
#[must_use]
pub fn second_folder_of(path: &Path) -> Option<PathBuf> {
    store::second_folder_of(path)
}

/// Backs a ledger up now, into its usual folders.
///
/// # Errors
/// A [`StoreFault`]: the ledger could not be read.
pub fn back_up(path: &Path, at: NaiveDateTime) -> Result<BackupReport, StoreFault> {
    store::back_up(path, at)
}

/// Backs a ledger up into a file of one's choosing, over what stood there.
///
/// # Errors
/// A [`StoreFault`]: the file is not there, or what stood there still stands.
pub fn back_up_to(path: &Path, to: &Path) -> Result<(), StoreFault> {
    store::back_up_to(path, to)
}

/// The backups of a ledger that can be found, the newest first.
#[must_use]
pub fn backups_of(path: &Path) -> Vec<Backup> {
    store::backups_of(path)
}

/// Whether everything that was to be kept is kept.
#[must_use]
pub fn is_all_kept(report: &BackupReport) -> bool {
    let is_kept = |kept: &Kept| matches!(kept, Kept::Made(_) | Kept::Unchanged(_));
    is_kept(&report.beside) && report.second.as_ref().is_none_or(is_kept)
}
