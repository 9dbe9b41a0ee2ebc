//! A backup (备份): a copy of the whole file as it stood after one step. Its name says of which ledger it is, when it was
//! made and how far it goes, so that the right one is found without opening any.

use crate::domain::{Entry, StoreFault};
use chrono::{Datelike, NaiveDateTime};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// How many of the newest backups stay.
pub const NEWEST_KEPT: usize = 10;
/// For how many months the last backup of the month stays as well.
pub const MONTHS_KEPT: usize = 24;

/// Signs of a ledger's id.
const ID: usize = 8;

/// A backup as its name tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// The ledger's id; `None` in names of earlier versions.
    pub ledger: Option<String>,
    /// When it was made, by the clock of that day: to be shown, and never to be ordered by.
    pub at: NaiveDateTime,
    /// The last step of the journal in it.
    pub entries: u64,
    /// The beginning of that step's hash: tells ledgers of one length apart.
    pub mark: String,
}

const MOMENT: &str = "%Y%m%d-%H%M%S";

impl Backup {
    /// What a backup of the ledger `stem` is called.
    #[must_use]
    pub fn file_name(stem: &str, ledger: Option<&str>, at: NaiveDateTime, entries: u64, mark: &str) -> String {
        let ledger = ledger.map(|id| format!("{id}-")).unwrap_or_default();
        format!("{stem}-{ledger}{}-{entries}-{mark}.db", at.format(MOMENT))
    }

    /// Reads a name; `None` when it is not one of a backup of the ledger `stem`.
    #[must_use]
    pub fn of(path: &Path, stem: &str) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(".db")?.strip_prefix(stem)?.strip_prefix('-')?;
        let parts: Vec<&str> = name.split('-').collect();
        let (ledger, rest) = match parts.as_slice() {
            [id, rest @ ..] if rest.len() == 4 && is_id(id) => (Some((*id).to_owned()), rest),
            rest => (None, rest),
        };
        let [day, time, entries, mark] = rest else { return None };
        Some(Self {
            path: path.to_owned(),
            ledger,
            at: NaiveDateTime::parse_from_str(&format!("{day}-{time}"), MOMENT).ok()?,
            entries: entries.parse().ok()?,
            mark: (*mark).to_owned(),
        })
    }

    /// Puts the one that goes furthest first. By steps and not by the clock, which may have been wrong.
    pub fn furthest_first(backups: &mut [Self]) {
        backups.sort_by_key(|backup| std::cmp::Reverse((backup.entries, backup.at)));
    }
}

fn is_id(word: &str) -> bool {
    word.len() == ID && word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The backups that may go, of those that a ledger wholly contains: neither among the furthest nor the last of one of
/// the latest months. The one that goes furthest always stays, whatever the clock said when it was made.
#[must_use]
pub fn surplus(mut backups: Vec<Backup>) -> Vec<Backup> {
    Backup::furthest_first(&mut backups);
    let mut months = BTreeSet::new();
    let mut nth = 0;
    backups.retain(|backup| {
        nth += 1;
        let is_last_of_month = months.len() < MONTHS_KEPT && months.insert((backup.at.year(), backup.at.month()));
        nth > NEWEST_KEPT && !is_last_of_month
    });
    backups
}

/// What came of keeping a backup in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// A fresh one, verified.
    Made(PathBuf),
    /// The newest one there already says all there is.
    Unchanged(PathBuf),
    /// The folder is not there: a stick that is not in.
    NotThere(PathBuf),
    /// It could not be kept.
    Failed(StoreFault),
}

/// What came of backing a ledger up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupReport {
    /// Beside the file.
    pub beside: Kept,
    /// In the second folder, where one is set.
    pub second: Option<Kept>,
    /// A backup that has steps which the ledger does not: an older copy stands in the ledger's place.
    pub ahead: Option<Backup>,
}

/// What is in a backup that may take a ledger's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Steps in its journal.
    pub entries: u64,
    /// Meetings.
    pub meetings: usize,
    /// Promises and instructions.
    pub commitments: usize,
    /// The last step.
    pub last: Option<Entry>,
    /// What other programs had put into it, and what is taken out: names of triggers, views, tables.
    pub removed: Vec<String>,
}

/// How a ledger differs from a backup that may take its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// There is no ledger.
    NoLedger,
    /// They end in the same step.
    None,
    /// The ledger goes on after the backup: so many steps that the backup does not have, the newest of those that can
    /// be read last.
    Behind {
        /// How many, as far as the ledger can be read.
        steps: u64,
        /// What they were.
        lost: Vec<Entry>,
        /// Whether the ledger could be read to its end.
        readable: bool,
    },
    /// The backup goes on after the ledger, by so many steps.
    Ahead(u64),
    /// They are not one ledger, or have gone different ways.
    Apart,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backup(at: &str, entries: u64) -> Backup {
        let at = NaiveDateTime::parse_from_str(at, "%Y-%m-%d %H:%M").unwrap();
        Backup::of(Path::new(&Backup::file_name("diaodu", Some("0123abcd"), at, entries, "0a1b2c3d")), "diaodu")
            .unwrap()
    }

    #[test]
    fn a_name_reads_back_and_other_files_are_left_alone() {
        let made = backup("2022-05-20 09:30", 125);
        assert_eq!(made.path, PathBuf::from("diaodu-0123abcd-20220520-093000-125-0a1b2c3d.db"));
        assert_eq!((made.entries, made.mark.as_str()), (125, "0a1b2c3d"));
        let earlier = Backup::of(Path::new("diaodu-20220520-093000-125-0a1b2c3d.db"), "diaodu").unwrap();
        assert_eq!((earlier.ledger, earlier.entries), (None, 125));
        for other in ["diaodu.db", "diaodu-20220520-093000.db", "photo.jpg", "other-20220520-093000-125-0a1b2c3d.db"] {
            assert_eq!(Backup::of(Path::new(other), "diaodu"), None, "{other}");
        }
    }

    #[test]
    fn whatever_the_clock_said_the_one_that_goes_furthest_stays() {
        let mut all: Vec<Backup> = (1..=24).map(|n| backup(&format!("20{n:02}-05-20 09:00"), n)).collect();
        for year in ["2001", "2031"] {
            all.push(backup(&format!("{year}-01-01 09:00"), 100 + all.len() as u64));
            let last = all.last().unwrap().clone();
            assert!(!surplus(all.clone()).contains(&last), "{year}");
            let mut order = all.clone();
            Backup::furthest_first(&mut order);
            assert_eq!(order[0], last, "{year}");
        }
    }

    #[test]
    fn the_newest_stay_and_the_last_of_each_month() {
        let mut all = Vec::new();
        for month in 1..=12 {
            for day in 1..=20 {
                all.push(backup(&format!("2021-{month:02}-{day:02} 09:00"), month * 100 + day));
            }
        }
        let gone = surplus(all.clone());
        let kept: Vec<&Backup> = all.iter().filter(|backup| !gone.contains(backup)).collect();
        assert_eq!(kept.len(), NEWEST_KEPT + 11);
        assert!(kept.iter().filter(|backup| backup.at.month() < 12).all(|backup| backup.at.day() == 20));
        assert!(surplus(all[..NEWEST_KEPT].to_vec()).is_empty());
    }
}
