//! What was recorded from one meeting to another is most of what is read before the first picture, and of a year. Where
//! there is much of it, a second thread reads the later half through a connection of its own: an office PC has two cores at
//! least.

use super::{backup::open_to_read, journal, rows::each, writer::Store};
use crate::domain::Commitment;
use rusqlite::Connection;
use std::{path::Path, thread};

/// Recorded from one meeting to another, within a span of numbers: read in the order in which it lies in the file.
pub(super) const WITHIN: &str = "id BETWEEN ?1 AND ?2 AND +meeting BETWEEN ?3 AND ?4";
/// The first and the last number of that span.
pub(super) const SPAN: &str =
    "SELECT coalesce(min(+id), 0), coalesce(max(+id), 0) FROM commitment WHERE meeting BETWEEN ?1 AND ?2";
/// From how many on a second thread is worth its start.
const MANY: u32 = 2_000;

impl Store {
    /// Reads what was recorded from one meeting to another, in the order of its numbers. The caller has a transaction open.
    pub(super) fn each_from_to(&self, from: u32, to: u32, mut see: impl FnMut(Commitment)) -> rusqlite::Result<()> {
        let connection = &self.connection;
        let (first, last): (u32, u32) =
            connection.prepare_cached(SPAN)?.query_row([from, to], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if last - first < MANY {
            return read(connection, [first, last, from, to], see);
        }
        let middle = first + (last - first) / 2;
        let (path, later) = (self.path.as_path(), [middle + 1, last, from, to]);
        let (own, beside) = thread::scope(|scope| {
            let helper = scope.spawn(move || read_beside(path, later));
            (read(connection, [first, middle, from, to], &mut see), helper.join().ok().flatten())
        });
        own?;
        match beside {
            // Both saw the file as of one and the same step.
            Some((seen, commitments)) if seen == journal::tail(connection)? => {
                commitments.into_iter().for_each(see);
                Ok(())
            }
            _ => read(connection, later, see),
        }
    }
}

fn read(connection: &Connection, span: [u32; 4], see: impl FnMut(Commitment)) -> rusqlite::Result<()> {
    each::<Commitment>(connection, WITHIN, span, see)
}

/// Reads a span through a connection of its own, with the step that the file stood at. `None`: it could not; whoever
/// asked reads it on its own, and meets what is wrong.
fn read_beside(path: &Path, span: [u32; 4]) -> Option<((u64, String), Vec<Commitment>)> {
    let connection = open_to_read(path).ok()?;
    let _moment = connection.unchecked_transaction().ok()?;
    let tail = journal::tail(&connection).ok()?;
    let mut found = Vec::new();
    read(&connection, span, |commitment| found.push(commitment)).ok()?;
    Some((tail, found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Change, Command, CommitmentId, CommitmentKind, Course, Deadline, Deed, Edit, Entry, MeetingId, Nature, UnitId,
    };

    /// A thousand a meeting.
    fn with(numbers: u32) -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("a.db")).unwrap();
        let at = "2022-05-20T09:00:00".parse().unwrap();
        let promise = |number: u32| Commitment {
            id: CommitmentId(number),
            kind: CommitmentKind::Promise,
            unit: UnitId::new("U18"),
            supporting: Vec::new(),
            task: None,
            text: format!("第{number}件"),
            owner: String::new(),
            deadline: Deadline::default(),
            course: Course::default(),
            meeting: MeetingId(number / 1_000),
            recorded_at: at,
            binding: None,
            confirmed: false,
        };
        let changes = (0..numbers).map(|number| Change::Commitment(Edit::Created(promise(number)))).collect();
        let deed = Deed { command: Command::CallToOrder, changes };
        store.commit(&Entry { seq: store.next_seq(), at, meeting: None, nature: Nature::Act, deed }).unwrap();
        (folder, store)
    }

    fn numbers(store: &Store, from: u32, to: u32) -> Vec<u32> {
        let mut numbers = Vec::new();
        store.each_from_to(from, to, |commitment| numbers.push(commitment.id.0)).unwrap();
        numbers
    }

    #[test]
    fn two_threads_read_what_one_would_and_in_the_same_order() {
        let (_folder, store) = with(6_500);
        assert_eq!(numbers(&store, 1, 5), (1_000..6_000).collect::<Vec<_>>());
        assert_eq!(numbers(&store, 2, 2), (2_000..3_000).collect::<Vec<_>>());
        assert_eq!(numbers(&store, 9, 9), Vec::<u32>::new());
    }

    #[test]
    fn what_cannot_be_read_beside_is_read_alone() {
        let (folder, store) = with(6_500);
        // Windows lets nobody move a file that is open.
        if std::fs::rename(folder.path().join("a.db"), folder.path().join("b.db")).is_ok() {
            assert!(read_beside(&store.path, [0, 6_499, 0, 9]).is_none());
            assert_eq!(numbers(&store, 0, 6).len(), 6_500);
        }
    }
}
