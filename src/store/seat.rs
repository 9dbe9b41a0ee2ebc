//! Seats: two consoles may be open at one unit, and each keeps a line of its own. A seat is held by a lock that the system
//! takes back however its holder ends; what somebody who is gone had not filed falls to the next who sits down.

use super::backup::folder_beside;
use rusqlite::{Connection, OptionalExtension, params};
use std::{
    fs::{self, File, OpenOptions},
    path::Path,
};

/// So many consoles keep lines of their own.
const SEATS: u32 = 9;

/// The seat of one console.
#[derive(Debug)]
pub(super) struct Seat {
    number: u32,
    /// Locked as long as it is open.
    _held: Option<File>,
}

impl Seat {
    /// Takes the first free one. Where the system knows no locks everybody sits on the first.
    pub(super) fn take(path: &Path) -> Self {
        let (number, held) =
            (1..=SEATS).find_map(|number| lock(path, number).map(|held| (number, Some(held)))).unwrap_or((1, None));
        Self { number, _held: held }
    }

    /// Which it is, from 1.
    pub(super) fn number(&self) -> u32 {
        self.number
    }

    /// What a slot is called in the file. The first seat's are called as they always were.
    pub(super) fn slot(&self, slot: &str) -> String {
        if self.number == 1 { slot.to_owned() } else { format!("seat{}:{slot}", self.number) }
    }

    /// Takes over what those left who are gone, where this seat has nothing of its own.
    pub(super) fn take_over(&self, connection: &Connection, path: &Path) -> rusqlite::Result<()> {
        let others: Vec<String> = connection
            .prepare("SELECT slot FROM draft ORDER BY saved_at DESC")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for name in others {
            let (number, slot) = of(&name);
            let is_left = number != self.number && lock(path, number).is_some();
            let own = self.slot(slot);
            let has_own = || -> rusqlite::Result<bool> {
                let sql = "SELECT 1 FROM draft WHERE slot = ?1";
                Ok(connection.query_row(sql, [&own], |_| Ok(())).optional()?.is_some())
            };
            if is_left && !has_own()? {
                connection.execute("UPDATE draft SET slot = ?1 WHERE slot = ?2", params![own, name])?;
            }
        }
        Ok(())
    }
}

/// The seat and the slot of a name in the file.
pub(super) fn of(name: &str) -> (u32, &str) {
    let seated = name.strip_prefix("seat").and_then(|rest| rest.split_once(':'));
    seated.and_then(|(number, slot)| Some((number.parse().ok()?, slot))).unwrap_or((1, name))
}

/// The slot, when a name is one of this seat's; without a seat, of the first.
pub(super) fn own_slot<'a>(seat: Option<&Seat>, name: &'a str) -> Option<&'a str> {
    let (number, slot) = of(name);
    (number == seat.map_or(1, |seat| seat.number)).then_some(slot)
}

fn lock(path: &Path, number: u32) -> Option<File> {
    let folder = folder_beside(path);
    fs::create_dir_all(&folder).ok()?;
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let file = options.open(folder.join(format!(".seat-{number}.lock"))).ok()?;
    file.try_lock().is_ok().then_some(file)
}
