//! When the file was taken away under an open ledger: everything that was recorded can still be read through the
//! connection, and is copied to where backups lie. What is being typed goes there too.

use super::{
    backup::{self, Source},
    connect::{Purpose, connect},
    journal, schema, writer,
};
use chrono::NaiveDateTime;
use rusqlite::Connection;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    time::Duration,
};

/// A copy of everything that was recorded when the file went away.
#[derive(Debug)]
pub(super) struct Rescue {
    path: PathBuf,
    drafts: BTreeMap<String, String>,
}

impl Rescue {
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn is_there(&self) -> bool {
        self.path.exists()
    }

    /// Keeps what is being typed in the copy. It is still on the screen as well.
    pub(super) fn keep_draft(&mut self, slot: &str, text: &str, at: NaiveDateTime) {
        if self.drafts.get(slot).is_some_and(|known| known == text) {
            return;
        }
        let kept = connect(&self.path, Purpose::Write, Duration::ZERO)
            .and_then(|copy| writer::write_draft(&copy, slot, text, at));
        if kept.is_ok() {
            self.drafts.insert(slot.to_owned(), text.to_owned());
        }
    }
}

/// Copies what a connection still sees into the folder of backups beside the ledger; where the ledger's folder is gone
/// too, into the system's folder for temporary files. `None`: it cannot be read any more, or there is no room.
pub(super) fn rescue(connection: &Connection, path: &Path) -> Option<Rescue> {
    let source = Source::new(connection, path).ok()?;
    let beside = backup::folder_beside(path);
    let folders = [beside.parent().is_some_and(Path::exists).then_some(beside), Some(tempfile::env::temp_dir())];
    let path = folders.into_iter().flatten().find_map(|folder| source.rescue_into(&folder).ok())?;
    Some(Rescue { path, drafts: BTreeMap::new() })
}

/// Whether a file that was written into by somebody still goes as far as it did: asked through a connection of its own,
/// for the open one would answer from memory.
pub(super) fn still_holds(path: &Path, tail: &(u64, String)) -> bool {
    let look = || -> rusqlite::Result<bool> {
        let fresh = connect(path, Purpose::Read, schema::PATIENCE)?;
        if tail.0 == 0 {
            return Ok(journal::tail(&fresh).is_ok());
        }
        Ok(journal::hash_at(&fresh, tail.0)?.is_some_and(|hash| hash == tail.1))
    };
    look().unwrap_or(false)
}

/// Whether a file is undamaged and its chain unbroken, from the first entry to the last.
pub(super) fn is_whole(path: &Path) -> bool {
    let look = || -> rusqlite::Result<bool> {
        let fresh = connect(path, Purpose::Read, schema::PATIENCE)?;
        let verdict: String = fresh.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        let (mut before, mut is_chain) = (journal::ROOT.to_owned(), true);
        journal::each_line(&fresh, |line| {
            is_chain &= line.hash == line.expected_hash(&before);
            before = line.hash;
        })?;
        Ok(verdict == "ok" && is_chain)
    };
    look().unwrap_or(false)
}
