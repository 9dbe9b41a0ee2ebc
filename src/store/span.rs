//! What was recorded from one meeting to another is most of what is read before the first picture, and of a year. Where
//! there is much of it, a second thread with a connection of its own reads along: an office PC has two cores at least. One
//! begins at the front, the other at the back, and each takes the next stretch when it is free, so that neither waits for
//! the other, whenever it came.

use super::{backup::open_to_read, journal, rows::Look, writer::Store};
use crate::domain::{Commitment, StoreFault};
use std::{
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError, mpsc},
    thread,
};

/// Recorded from one meeting to another, within a span of numbers: read in the order in which it lies in the file.
pub(super) const WITHIN: &str = "id BETWEEN ?1 AND ?2 AND +meeting BETWEEN ?3 AND ?4";
/// The first and the last number of that span, by the index of meetings. What a meeting has unsettled lies in it in the
/// order of its numbers, so that both ends are found without walking through; nearly all of a meeting at hand is that.
pub(super) const SPAN: &str = "
    WITH RECURSIVE held(meeting) AS (
        SELECT min(meeting) FROM commitment WHERE meeting BETWEEN ?1 AND ?2
        UNION ALL
        SELECT (SELECT min(meeting) FROM commitment WHERE meeting > held.meeting AND meeting <= ?2) FROM held
        WHERE held.meeting IS NOT NULL
    ), ends(least, most) AS (
        SELECT (SELECT min(id) FROM commitment WHERE meeting = held.meeting AND settled IS NULL),
               (SELECT max(id) FROM commitment WHERE meeting = held.meeting AND settled IS NULL) FROM held
        UNION ALL
        SELECT min(+id), max(+id) FROM held CROSS JOIN commitment USING (meeting) WHERE settled >= ''
    )
    SELECT coalesce(min(least), 0), coalesce(max(most), 0) FROM ends";
/// From how many on a second thread is worth its start.
const MANY: u32 = 2_000;
/// How many pages the second connection keeps.
const CACHED_PAGES: i64 = 50;
/// How many numbers are taken at a time.
const STRETCH: u32 = 125;

/// The numbers that nobody has taken yet.
struct Untaken(Mutex<(u32, u32)>);

/// The first number of a stretch, and what was found in it.
type Stretch<Held> = (u32, Vec<Held>);

impl Untaken {
    /// Nobody wants the rest.
    fn leave(&self) {
        *self.lock() = (1, 0);
    }

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
    /// Reads what was recorded from one meeting to another, in no particular order, and meanwhile whatever else is to be
    /// read: the second thread is at work by then. The caller has a transaction open.
    pub(super) fn each_from_to<Held: From<Commitment> + Send>(
        &self,
        [from, to]: [u32; 2],
        look: &Look<Commitment>,
        meanwhile: impl FnOnce() -> Result<(), StoreFault>,
        mut see: impl FnMut(Held),
    ) -> Result<(), StoreFault> {
        let connection = &self.connection;
        let said = |error: rusqlite::Error| self.fault_in::<Commitment>(&error);
        let read = |first: u32, last: u32, see: &mut dyn FnMut(Held)| {
            look.each(connection, WITHIN, [first, last, from, to], |found| see(found.into())).map_err(said)
        };
        let (first, last): (u32, u32) = connection
            .prepare_cached(SPAN)
            .and_then(|mut sql| sql.query_row([from, to], |row| Ok((row.get(0)?, row.get(1)?))))
            .map_err(said)?;
        if last - first < MANY {
            meanwhile()?;
            return read(first, last, &mut see);
        }
        let untaken = Untaken(Mutex::new((first, last)));
        let tail = journal::tail(connection).map_err(said)?;
        let (path, untaken, tail) = (self.path.as_path(), &untaken, &tail);
        let (hand_over, handed_over) = mpsc::channel();
        // From which number on the second one has handed over everything.
        let mut reached = last + 1;
        thread::scope(|scope| {
            let helper = scope.spawn(move || read_beside(path, tail, look, [from, to], untaken, &hand_over));
            if let Err(fault) = meanwhile() {
                untaken.leave();
                return Err(fault);
            }
            while let Some((first, last)) = untaken.front() {
                read(first, last, &mut see)?;
                // Taken in as it comes: what lies about costs memory that nobody has touched yet.
                for stretch in handed_over.try_iter() {
                    reached = take(stretch, &mut see);
                }
            }
            for stretch in &handed_over {
                reached = take(stretch, &mut see);
            }
            // How it ended shows in what it handed over.
            let _ = helper.join();
            Ok(())
        })?;
        let met = untaken.lock().0;
        if met < reached { read(met, reached - 1, &mut see) } else { Ok(()) }
    }
}

/// Takes a stretch in; gives its first number.
fn take<Held>((first, found): Stretch<Held>, see: &mut impl FnMut(Held)) -> u32 {
    found.into_iter().for_each(see);
    first
}

/// Reads along from the back, through a connection of its own, if that one sees the file at the same step. Where it
/// cannot go on it ends: whoever asked reads what is missing, and meets what is wrong.
fn read_beside<Held: From<Commitment>>(
    path: &Path,
    tail: &(u64, String),
    look: &Look<Commitment>,
    [from, to]: [u32; 2],
    untaken: &Untaken,
    hand_over: &mpsc::Sender<Stretch<Held>>,
) -> Option<()> {
    let connection = open_to_read(path).ok()?;
    // Read once from one end to the other: there is nothing to keep.
    connection.pragma_update(None, "cache_size", CACHED_PAGES).ok()?;
    let _moment = connection.unchecked_transaction().ok()?;
    if journal::tail(&connection).ok()? != *tail {
        return None;
    }
    while let Some((first, last)) = untaken.back() {
        make_room();
        let mut found = Vec::new();
        look.each(&connection, WITHIN, [first, last, from, to], |one| found.push(one.into())).ok()?;
        hand_over.send((first, found)).ok()?;
    }
    Some(())
}

/// Has the allocator take memory from the system for what follows in one piece. On a second thread glibc takes it page by
/// page otherwise: 900 system calls for ten thousand commitments, at each of which the first thread waits with its own.
fn make_room() {
    // Below the 128 KB from which glibc would give it back.
    const ROOM: usize = 100 << 10;
    drop(std::hint::black_box(Vec::<u8>::with_capacity(ROOM)));
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
        let mut has_read_on = false;
        let meanwhile = || {
            has_read_on = true;
            Ok(())
        };
        let see = |one: Commitment| numbers.push(one.id.0);
        store.each_from_to([from, to], &Commitment::whole(), meanwhile, see).unwrap();
        assert!(has_read_on);
        numbers.sort_unstable();
        numbers
    }

    #[test]
    fn two_threads_read_what_one_would() {
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
            assert!(beside(&store.path, &journal::tail(&store.connection).unwrap()).is_empty());
            assert_eq!(numbers(&store, 0, 6).len(), 6_500);
        }
    }

    #[test]
    fn who_sees_the_file_at_another_step_reads_nothing() {
        let (_folder, store) = with(2_500);
        let tail = journal::tail(&store.connection).unwrap();
        assert_eq!(beside(&store.path, &tail).into_iter().map(|(_, found)| found.len()).sum::<usize>(), 2_499);
        assert!(beside(&store.path, &(tail.0 + 1, tail.1)).is_empty());
    }

    /// What the second reader hands over when the first one takes nothing.
    fn beside(path: &Path, tail: &(u64, String)) -> Vec<Stretch<Commitment>> {
        let (hand_over, handed_over) = mpsc::channel();
        let untaken = Untaken(Mutex::new((1, 2_500)));
        read_beside(path, tail, &Commitment::whole(), [0, 9], &untaken, &hand_over);
        drop(hand_over);
        handed_over.iter().collect()
    }
}
