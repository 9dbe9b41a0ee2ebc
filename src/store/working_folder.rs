//! A folder for work that may be cut short: it goes when the work is done, and what a killed program left behind goes the
//! next time. Whoever works in one holds a lock in it, which the system takes back however he ends.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io,
    path::Path,
    time::Duration,
};
use tempfile::TempDir;

/// The file that is locked while somebody works there.
const ALIVE: &str = "alive.lock";
/// A folder without that file, in which there is something, was left by an earlier version.
const FORGOTTEN: Duration = Duration::from_hours(24);
/// How often a folder is made anew that somebody took away before it could be locked.
const TRIES: u32 = 50;

/// A folder that goes when it is dropped.
#[derive(Debug)]
pub struct WorkingFolder {
    // Before the folder: on Windows a file that is open keeps its folder from going.
    alive: File,
    folder: TempDir,
}

impl WorkingFolder {
    /// Makes one in a folder, after clearing away those of the same prefix that nobody works in any more.
    ///
    /// # Errors
    /// There is no room, or nothing may be written there.
    pub fn new_in(folder: &Path, prefix: &str) -> io::Result<Self> {
        sweep(folder, prefix);
        for _ in 1..TRIES {
            match Self::make(folder, prefix) {
                // Somebody who began at the same moment took the folder, not locked yet, for one that was left.
                Err(error) if error.kind() == io::ErrorKind::NotFound && folder.is_dir() => {}
                made => return made,
            }
        }
        Self::make(folder, prefix)
    }

    fn make(folder: &Path, prefix: &str) -> io::Result<Self> {
        let made = tempfile::Builder::new().prefix(prefix).tempdir_in(folder)?;
        let lock = made.path().join(ALIVE);
        let alive = OpenOptions::new().write(true).create_new(true).open(&lock)?;
        // Where the system knows no locks the folder is told by its age.
        let is_taken = matches!(alive.try_lock(), Err(TryLockError::WouldBlock));
        if is_taken || !lock.exists() {
            return Err(io::ErrorKind::NotFound.into());
        }
        Ok(Self { alive, folder: made })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Takes it away.
    ///
    /// # Errors
    /// Something in it could not be removed.
    pub fn close(self) -> io::Result<()> {
        drop(self.alive);
        match self.folder.close() {
            // Not locked any more, it is swept away by somebody who begins at this moment: gone, or, on Windows, going.
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::DirectoryNotEmpty) => Ok(()),
            closed => closed,
        }
    }
}

fn sweep(folder: &Path, prefix: &str) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_one = entry.file_name().to_str().is_some_and(|name| name.starts_with(prefix)) && path.is_dir();
        if !is_one {
            continue;
        }
        // Killed before it could be locked: there is nothing in it. Whoever is just beginning makes another.
        if fs::remove_dir(&path).is_ok() {
            continue;
        }
        // What cannot be removed now is tried again the next time.
        match OpenOptions::new().write(true).open(path.join(ALIVE)) {
            Ok(alive) => {
                if alive.try_lock().is_ok() {
                    // Locked until it is gone: whoever is just making it finds it taken, and makes another.
                    let _ = fs::remove_dir_all(&path);
                    drop(alive);
                    // On Windows the folder goes only when nothing in it is open.
                    let _ = fs::remove_dir(&path);
                }
            }
            Err(_) if is_forgotten(&path) => {
                let _ = fs::remove_dir_all(&path);
            }
            Err(_) => {}
        }
    }
}

fn is_forgotten(folder: &Path) -> bool {
    let changed = fs::metadata(folder).and_then(|meta| meta.modified());
    changed.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > FORGOTTEN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_program_left_goes_and_what_is_worked_in_stays() {
        let place = tempfile::tempdir().unwrap();
        let worked_in = WorkingFolder::new_in(place.path(), "work-").unwrap();
        let left = place.path().join("work-left");
        fs::create_dir(&left).unwrap();
        fs::write(left.join(ALIVE), "").unwrap();
        fs::write(left.join("ledger.db"), "x").unwrap();
        let empty = place.path().join("work-not-even-locked");
        fs::create_dir(&empty).unwrap();
        let others = place.path().join("holiday photos");
        fs::create_dir(&others).unwrap();
        let next = WorkingFolder::new_in(place.path(), "work-").unwrap();
        assert!(!left.exists() && !empty.exists() && worked_in.path().exists() && others.exists());
        let path = next.path().to_owned();
        next.close().unwrap();
        assert!(!path.exists());
    }

    #[test]
    fn many_who_begin_at_once_get_a_folder_each() {
        let place = tempfile::tempdir().unwrap();
        let begin = || {
            for _ in 0..50 {
                let made = WorkingFolder::new_in(place.path(), "work-").unwrap();
                assert!(made.path().join(ALIVE).exists());
                made.close().unwrap();
            }
        };
        std::thread::scope(|scope| (0..4).for_each(|_| drop(scope.spawn(begin))));
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
    }
}
