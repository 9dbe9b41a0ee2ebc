//! The commitments in memory, by number and by the unit that leads.

use crate::domain::{Commitment, CommitmentId, UnitId};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Index,
};

/// Commitments by number, and the numbers of each unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Commitments {
    numbered: BTreeMap<CommitmentId, Commitment>,
    by_unit: BTreeMap<UnitId, BTreeSet<CommitmentId>>,
}

impl Commitments {
    /// The one with that number.
    #[must_use]
    pub fn get(&self, id: &CommitmentId) -> Option<&Commitment> {
        self.numbered.get(id)
    }

    /// Whether the one with that number is in memory.
    #[must_use]
    pub fn contains_key(&self, id: &CommitmentId) -> bool {
        self.numbered.contains_key(id)
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
        self.numbered.values()
    }

    /// Those that a unit leads, by number.
    pub fn led_by<'a>(&'a self, unit: &UnitId) -> impl Iterator<Item = &'a Commitment> + use<'a> {
        self.by_unit.get(unit).into_iter().flatten().filter_map(|id| self.get(id))
    }

    /// Takes one in; the one that had its number goes.
    pub fn put(&mut self, commitment: Commitment) {
        let (id, unit) = (commitment.id, commitment.unit.clone());
        self.remove(id);
        self.numbered.insert(id, commitment);
        self.by_unit.entry(unit).or_default().insert(id);
    }

    /// Takes one out.
    pub fn remove(&mut self, id: CommitmentId) {
        let Some(before) = self.numbered.remove(&id) else { return };
        if let Some(ids) = self.by_unit.get_mut(&before.unit) {
            ids.remove(&id);
            if ids.is_empty() {
                self.by_unit.remove(&before.unit);
            }
        }
    }
}

impl FromIterator<Commitment> for Commitments {
    /// These, in whatever order they come; of two with one number the later one.
    fn from_iter<I: IntoIterator<Item = Commitment>>(commitments: I) -> Self {
        let mut held = Self::default();
        commitments.into_iter().for_each(|commitment| held.put(commitment));
        held
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
            returned: None,
            written: None,
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
            let mut held = read.iter().map(|(id, unit)| promise(*id, *unit)).collect::<Commitments>();
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
            let anew: Commitments = plain.iter().map(|(id, unit)| promise(*id, *unit)).rev().collect();
            prop_assert_eq!(held, anew);
        }
    }
}
