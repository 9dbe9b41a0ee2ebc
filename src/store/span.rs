//! What was recorded from one meeting to another is most of what is read before the first picture, and of a year. Where
//! there is much of it, a second thread with a connection of its own reads along: an office PC has two cores at least. One
//! begins at the front, the other at the back, and each takes the next stretch when it is free, so that neither waits for
//! the other, whenever it came.

use super::{backup::open_to_read, journal, rows::Look, writer::Store};
use crate::domain::Commitment;
use std::{
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
};

/// Recorded from one meeting to another, within a span of numbers: read in the order in which it lies in the file.
pub(super) const WITHIN: &str = "id BETWEEN ?1 AND ?2 AND +meeting BETWEEN ?3 AND ?4";
/// The first and the last number of that span.
pub(super) const SPAN: &str =
    "SELECT coalesce(min(+id), 0), coalesce(max(+id), 0) FROM commitment WHERE meeting BETWEEN ?1 AND ?2";
/// From how many on a second thread is worth its start.
const MANY: u32 = 2_000;
/// How many numbers are taken at a time.
const STRETCH: u32 = 250;

/// The numbers that nobody has taken yet.
struct Untaken(Mutex<(u32, u32)>);

/// The step that the file stood at, and the stretches that were read, the last one first.
type Beside = ((u64, String), Vec<Vec<Commitment>>);

impl Untaken {
    fn lock(&self) -> MutexGuard<'_, (u32, u32)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn front(&self) -> Option<(u32, u32)> {
        let mut left = self.lock();
        let (first, last) = (left.0 <= left.1).then_some(*left)?;
        let end = last.min(first.saturating_add(STRETCH - 1));
        left.0 = end + 1;
        Some((first, end))
    }

    fn back(&self) -> Option<(u32, u32)> {
        let mut left = self.lock();
        let (first, last) = (left.0 <= left.1).then_some(*left)?;
        let start = first.max(last.saturating_sub(STRETCH - 1));
        // The number 0, should there be one, is left to the front.
        left.1 = start.checked_sub(1)?;
        Some((start, last))
    }
}

impl Store {
    /// Reads what was recorded from one meeting to another, in the order of its numbers. The caller has a transaction open.
    pub(super) fn each_from_to(
        &self,
        from: u32,
        to: u32,
        look: &Look<Commitment>,
        mut see: impl FnMut(Commitment),
    ) -> rusqlite::Result<()> {
        let connection = &self.connection;
        let (first, last): (u32, u32) =
            connection.prepare_cached(SPAN)?.query_row([from, to], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut read = |first, last| look.each(connection, WITHIN, [first, last, from, to], &mut see);
        if last - first < MANY {
            return read(first, last);
        }
        let untaken = Untaken(Mutex::new((first, last)));
        let path = self.path.as_path();
        let (own, beside) = thread::scope(|scope| {
            let helper = scope.spawn(|| read_beside(path, look, [from, to], &untaken));
            let own = std::iter::from_fn(|| untaken.front()).try_for_each(|(first, last)| read(first, last));
            (own, helper.join().ok().flatten())
        });
        own?;
        let met = untaken.lock().0;
        match beside {
            // Both saw the file as of one and the same step.
            Some((seen, stretches)) if seen == journal::tail(connection)? => {
                stretches.into_iter().rev().flatten().for_each(see);
                Ok(())
            }
            _ if met <= last => read(met, last),
            _ => Ok(()),
        }
    }
}

/// Reads along from the back, through a connection of its own. `None`: it could not; whoever asked reads what it took, and
/// meets what is wrong.
fn read_beside(path: &Path, look: &Look<Commitment>, [from, to]: [u32; 2], untaken: &Untaken) -> Option<Beside> {
    let connection = open_to_read(path).ok()?;
    let _moment = connection.unchecked_transaction().ok()?;
    let tail = journal::tail(&connection).ok()?;
    let stretches = std::iter::from_fn(|| untaken.back());
    let found = stretches.map(|(first, last)| look.all(&connection, WITHIN, [first, last, from, to]));
    Some((tail, found.collect::<Result<_, _>>().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Change, Command, CommitmentId, CommitmentKind, Course, Deadline, Deed, Edit, Entry, MeetingId, Nature, UnitId,
    };
    use crate::store::rows::Row;

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
        store.each_from_to(from, to, &Commitment::whole(), |commitment| numbers.push(commitment.id.0)).unwrap();
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
    fn every_number_is_taken_once_whoever_takes_it() {
        let untaken = Untaken(Mutex::new((1, 10 * STRETCH + 7)));
        let turns = [true, false, false, true, false].into_iter().cycle();
        let mut taken = Vec::new();
        for front in turns {
            let Some((first, last)) = (if front { untaken.front() } else { untaken.back() }) else { break };
            taken.extend(first..=last);
        }
        taken.sort_unstable();
        assert_eq!(taken, (1..=10 * STRETCH + 7).collect::<Vec<_>>());
    }

    #[test]
    fn what_cannot_be_read_beside_is_read_alone() {
        let (folder, store) = with(6_500);
        // Windows lets nobody move a file that is open.
        if std::fs::rename(folder.path().join("a.db"), folder.path().join("b.db")).is_ok() {
            let untaken = Untaken(Mutex::new((0, 6_499)));
            assert!(read_beside(&store.path, &Commitment::whole(), [0, 9], &untaken).is_none());
            assert_eq!(numbers(&store, 0, 6).len(), 6_500);
        }
    }
}
