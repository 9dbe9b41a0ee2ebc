//! The commitments in memory, by number and by the unit that leads.

use super::{Commitment, CommitmentId, UnitId};
use std::{collections::HashMap, ops::Index};

/// Commitments by number. Ten thousand of them are read before the first picture: each lies in a place of its own and is
/// never moved again, and what is sorted and searched is their numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Commitments {
    /// Sorted by number.
    numbered: Vec<(CommitmentId, Box<Commitment>)>,
    /// Sorted too.
    by_unit: HashMap<UnitId, Vec<CommitmentId>>,
}

impl Commitments {
    /// These, in whatever order they come; of two with one number the later one.
    #[must_use]
    pub fn of(commitments: Vec<Box<Commitment>>) -> Self {
        let mut numbered: Vec<_> = commitments.into_iter().map(|commitment| (commitment.id, commitment)).collect();
        numbered.sort_by_key(|(id, _)| *id);
        numbered.dedup_by(|later, earlier| {
            let is_again = later.0 == earlier.0;
            if is_again {
                std::mem::swap(later, earlier);
            }
            is_again
        });
        let mut units: HashMap<&UnitId, Vec<CommitmentId>> = HashMap::new();
        for (id, commitment) in &numbered {
            units.entry(&commitment.unit).or_default().push(*id);
        }
        let by_unit = units.into_iter().map(|(unit, ids)| (unit.clone(), ids)).collect();
        Self { numbered, by_unit }
    }

    fn place(&self, id: CommitmentId) -> Result<usize, usize> {
        match self.numbered.last() {
            // The next one is nearly always the newest.
            Some((last, _)) if *last < id => Err(self.numbered.len()),
            _ => self.numbered.binary_search_by_key(&id, |(id, _)| *id),
        }
    }

    /// The one with that number.
    #[must_use]
    pub fn get(&self, id: &CommitmentId) -> Option<&Commitment> {
        self.place(*id).ok().map(|at| &*self.numbered[at].1)
    }

    /// Whether the one with that number is in memory.
    #[must_use]
    pub fn contains_key(&self, id: &CommitmentId) -> bool {
        self.place(*id).is_ok()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.numbered.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbered.is_empty()
    }

    /// All of them by number.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Commitment> + ExactSizeIterator + Clone {
        self.numbered.iter().map(|(_, commitment)| &**commitment)
    }

    /// Those that a unit leads, by number.
    pub fn led_by<'a>(&'a self, unit: &UnitId) -> impl Iterator<Item = &'a Commitment> + use<'a> {
        self.by_unit.get(unit).into_iter().flatten().filter_map(|id| self.get(id))
    }

    /// Takes one in; the one that had its number goes.
    pub fn put(&mut self, commitment: Commitment) {
        let id = commitment.id;
        let unit = commitment.unit.clone();
        match self.place(id) {
            Ok(at) => {
                let before = std::mem::replace(&mut *self.numbered[at].1, commitment);
                self.let_go(&before.unit, id);
            }
            Err(at) => self.numbered.insert(at, (id, Box::new(commitment))),
        }
        let ids = self.by_unit.entry(unit).or_default();
        if let Err(at) = ids.binary_search(&id) {
            ids.insert(at, id);
        }
    }

    /// Takes one out.
    pub fn remove(&mut self, id: CommitmentId) {
        if let Ok(at) = self.place(id) {
            let (_, before) = self.numbered.remove(at);
            self.let_go(&before.unit, id);
        }
    }

    fn let_go(&mut self, unit: &UnitId, id: CommitmentId) {
        if let Some(ids) = self.by_unit.get_mut(unit) {
            ids.retain(|one| *one != id);
            if ids.is_empty() {
                self.by_unit.remove(unit);
            }
        }
    }
}

impl Index<&CommitmentId> for Commitments {
    type Output = Commitment;

    fn index(&self, id: &CommitmentId) -> &Commitment {
        match self.get(id) {
            Some(commitment) => commitment,
            None => panic!("no commitment {id} in memory"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CommitmentKind, Course, Deadline, MeetingId};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn promise(id: u32, unit: u8) -> Commitment {
        Commitment {
            id: CommitmentId(id),
            kind: CommitmentKind::Promise,
            unit: UnitId::new(&format!("U{unit}")),
            supporting: Vec::new(),
            task: None,
            text: String::new(),
            owner: String::new(),
            deadline: Deadline::default(),
            course: Course::default(),
            meeting: MeetingId(1),
            recorded_at: "2022-05-20T09:00:00".parse().unwrap(),
            binding: None,
            confirmed: false,
        }
    }

    proptest! {
        /// However they came and went, they are where a plain map would have them.
        #[test]
        fn they_are_by_number_and_by_unit_what_a_plain_map_holds(
            read in proptest::collection::vec((0..30_u32, 0..3_u8), 0..40),
            done in proptest::collection::vec((0..30_u32, proptest::option::of(0..3_u8)), 0..40),
        ) {
            let mut plain: BTreeMap<u32, u8> = read.iter().copied().collect();
            let mut held = Commitments::of(read.iter().map(|(id, unit)| Box::new(promise(*id, *unit))).collect());
            for (id, unit) in done {
                if let Some(unit) = unit {
                    plain.insert(id, unit);
                    held.put(promise(id, unit));
                } else {
                    plain.remove(&id);
                    held.remove(CommitmentId(id));
                }
            }
            prop_assert_eq!(held.len(), plain.len());
            prop_assert!(held.values().map(|one| one.id.0).eq(plain.keys().copied()));
            for id in 0..30 {
                let expected = plain.get(&id).map(|unit| promise(id, *unit));
                prop_assert_eq!(held.get(&CommitmentId(id)), expected.as_ref());
                prop_assert_eq!(held.contains_key(&CommitmentId(id)), expected.is_some());
            }
            for unit in 0..3 {
                let expected: Vec<u32> = plain.iter().filter(|(_, of)| **of == unit).map(|(id, _)| *id).collect();
                let led: Vec<u32> = held.led_by(&UnitId::new(&format!("U{unit}"))).map(|one| one.id.0).collect();
                prop_assert_eq!(led, expected);
            }
            // Whichever way it came about, it is the same.
            let anew = plain.iter().map(|(id, unit)| Box::new(promise(*id, *unit))).rev().collect();
            prop_assert_eq!(held, Commitments::of(anew));
        }
    }
}
