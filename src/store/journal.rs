//! The journal on disk: appended to in the same transaction as the rows, chained by SHA-256.

use super::{error::fault, writer::Store};
use crate::domain::{Deed, Entry, MeetingId, Nature, StoreFault, UndoStacks};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";

/// What the chain starts from.
pub(super) const ROOT: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// An entry as it stands on disk.
pub(super) struct Line {
    pub seq: u64,
    pub at: String,
    pub meeting: Option<u32>,
    pub nature: String,
    pub of: Option<u64>,
    pub deed: String,
    pub hash: String,
    pub by: String,
}

impl Line {
    /// The hash this line ought to carry after the one before it.
    pub(super) fn expected_hash(&self, before: &str) -> String {
        let mut digest = Sha256::new();
        let mut part = |text: &str| {
            // Length first, so that no two different entries can run together into the same bytes.
            digest.update((text.len() as u64).to_le_bytes());
            digest.update(text.as_bytes());
        };
        part(before);
        part(&self.seq.to_string());
        part(&self.at);
        part(&self.meeting.map_or(String::new(), |id| id.to_string()));
        part(&self.nature);
        part(&self.of.map_or(String::new(), |of| of.to_string()));
        part(&self.deed);
        // An entry without a name has the hash that it had before there were names.
        if !self.by.is_empty() {
            part(&self.by);
        }
        digest.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
            // Writing to a String cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }

    fn of_entry(entry: &Entry, deed: String) -> Self {
        let (nature, of) = match entry.nature {
            Nature::Act => ("act", None),
            Nature::Undo(of) => ("undo", Some(of)),
            Nature::Redo(of) => ("redo", Some(of)),
        };
        Self {
            seq: entry.seq,
            at: entry.at.format("%Y-%m-%dT%H:%M:%S").to_string(),
            meeting: entry.meeting.map(|id| id.0),
            nature: nature.to_owned(),
            of,
            deed,
            hash: String::new(),
            by: entry.by.clone(),
        }
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get::<_, i64>(0)?.unsigned_abs(),
            at: row.get(1)?,
            meeting: row.get(2)?,
            nature: row.get(3)?,
            of: row.get::<_, Option<i64>>(4)?.map(i64::unsigned_abs),
            deed: row.get(5)?,
            hash: row.get(6)?,
            by: row.get(7)?,
        })
    }

    /// The entry; `None` when the line cannot be one.
    pub(super) fn entry(&self) -> Option<Entry> {
        Some(Entry {
            seq: self.seq,
            at: NaiveDateTime::parse_from_str(&self.at, "%Y-%m-%dT%H:%M:%S").ok()?,
            meeting: self.meeting.map(MeetingId),
            nature: nature(&self.nature, self.of)?,
            deed: serde_json::from_str::<Deed>(&self.deed).ok()?,
            by: self.by.clone(),
        })
    }
}

fn nature(word: &str, of: Option<u64>) -> Option<Nature> {
    match (word, of) {
        ("act", None) => Some(Nature::Act),
        ("undo", Some(of)) => Some(Nature::Undo(of)),
        ("redo", Some(of)) => Some(Nature::Redo(of)),
        _ => None,
    }
}

const COLUMNS: &str = "seq, at, meeting, nature, of, deed, hash, by";

fn signed(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

/// The sequence number and hash of the last entry.
pub(super) fn tail(connection: &Connection) -> rusqlite::Result<(u64, String)> {
    connection
        .prepare_cached("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get(1)?)))
        .optional()
        .map(|tail| tail.unwrap_or_else(|| (0, ROOT.to_owned())))
}

/// The hash of one entry; `None` when there is no such entry. Before the first one there is the root.
pub(super) fn hash_at(connection: &Connection, seq: u64) -> rusqlite::Result<Option<String>> {
    if seq == 0 {
        return Ok(Some(ROOT.to_owned()));
    }
    connection
        .prepare_cached("SELECT hash FROM journal WHERE seq = ?1")?
        .query_row([signed(seq)], |row| row.get(0))
        .optional()
}

/// When the last entry was recorded.
pub(super) fn last_at(connection: &Connection) -> rusqlite::Result<Option<NaiveDateTime>> {
    let at: Option<String> =
        connection.query_row("SELECT at FROM journal ORDER BY seq DESC LIMIT 1", [], |row| row.get(0)).optional()?;
    Ok(at.and_then(|at| NaiveDateTime::parse_from_str(&at, MOMENT).ok()))
}

/// Appends an entry; gives its hash.
pub(super) fn append(connection: &Connection, entry: &Entry, before: &str) -> rusqlite::Result<String> {
    let deed =
        serde_json::to_string(&entry.deed).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    let line = Line::of_entry(entry, deed);
    let hash = line.expected_hash(before);
    connection.prepare_cached(&format!("INSERT INTO journal ({COLUMNS}) VALUES (?1,?2,?3,?4,?5,?6,?7,?8)"))?.execute(
        params![signed(line.seq), line.at, line.meeting, line.nature, line.of.map(signed), line.deed, hash, line.by],
    )?;
    Ok(hash)
}

/// Calls back for every line in order, without holding them all.
pub(super) fn each_line(connection: &Connection, see: impl FnMut(Line)) -> rusqlite::Result<()> {
    each_line_after(connection, 0, see)
}

/// Calls back for every line after one, in order.
pub(super) fn each_line_after(connection: &Connection, seq: u64, mut see: impl FnMut(Line)) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM journal WHERE seq > ?1 ORDER BY seq"))?;
    let mut rows = statement.query([signed(seq)])?;
    while let Some(row) = rows.next()? {
        see(Line::read(row)?);
    }
    Ok(())
}

impl Store {
    /// One entry of the journal.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read, or the entry is damaged.
    pub fn entry(&self, seq: u64) -> Result<Entry, StoreFault> {
        let line = self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM journal WHERE seq = ?1"))
            .and_then(|mut statement| statement.query_row([signed(seq)], Line::read))
            .map_err(|error| fault(&self.path, &error))?;
        line.entry().ok_or_else(|| self.damaged_entry(seq))
    }

    /// The newest entries of a meeting (of the whole file when `None`), newest first.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read, or an entry is damaged.
    pub fn entries(&self, meeting: Option<MeetingId>, at_most: usize) -> Result<Vec<Entry>, StoreFault> {
        let condition = if meeting.is_some() { "meeting = ?1" } else { "?1 IS NULL" };
        let sql = format!("SELECT {COLUMNS} FROM journal WHERE {condition} ORDER BY seq DESC LIMIT ?2");
        let read = || -> rusqlite::Result<Vec<Line>> {
            let limit = i64::try_from(at_most).unwrap_or(i64::MAX);
            self.connection
                .prepare_cached(&sql)?
                .query_map(params![meeting.map(|id| id.0), limit], Line::read)?
                .collect()
        };
        let lines = read().map_err(|error| fault(&self.path, &error))?;
        lines.iter().map(|line| line.entry().ok_or_else(|| self.damaged_entry(line.seq))).collect()
    }

    /// What can be undone and redone of a meeting.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn undo_stacks(&self, meeting: MeetingId) -> Result<UndoStacks, StoreFault> {
        let mut stacks = UndoStacks::default();
        let read = |stacks: &mut UndoStacks| -> rusqlite::Result<()> {
            let mut statement = self
                .connection
                .prepare_cached("SELECT seq, nature, of FROM journal WHERE meeting = ?1 ORDER BY seq")?;
            let mut rows = statement.query([meeting.0])?;
            while let Some(row) = rows.next()? {
                let of = row.get::<_, Option<i64>>(2)?.map(i64::unsigned_abs);
                if let Some(nature) = nature(row.get_ref(1)?.as_str().unwrap_or_default(), of) {
                    stacks.push(row.get::<_, i64>(0)?.unsigned_abs(), nature);
                }
            }
            Ok(())
        };
        read(&mut stacks).map_err(|error| fault(&self.path, &error))?;
        Ok(stacks)
    }

    fn damaged_entry(&self, seq: u64) -> StoreFault {
        StoreFault::Damaged { path: self.path.clone(), at: format!("journal {seq}") }
    }
}
