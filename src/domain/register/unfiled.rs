//! Who has not filed (未办的单位): registers that every one of their units is to have filed in by a day that is at hand.

use crate::domain::{Ledger, RegisterKind, Unit};
use chrono::NaiveDate;

/// A register due by a day at hand, and who has not filed in it.
#[derive(Clone, Debug)]
pub struct Unfiled<'a> {
    /// Which.
    pub kind: &'a RegisterKind,
    /// By when.
    pub by: NaiveDate,
    /// How many units have.
    pub filed: usize,
    /// Which have not, in speaking order.
    pub missing: Vec<&'a Unit>,
}

impl Ledger {
    /// The public registers whose day comes before the next meeting, or is past, and that some unit has not filed in.
    #[must_use]
    pub fn unfiled(&self) -> Vec<Unfiled<'_>> {
        let Some(meeting) = self.meeting() else { return Vec::new() };
        let horizon = meeting.horizon();
        let one = |kind: &'_ RegisterKind| {
            let by = kind.deadline.last_day().filter(|day| *day <= horizon)?;
            let done = self.register_progress(kind).done;
            let (filed, missing): (Vec<&Unit>, Vec<&Unit>) =
                self.register_owers(kind).into_iter().partition(|unit| done.iter().any(|one| one.id == unit.id));
            Some((by, filed.len(), missing)).filter(|(_, _, missing)| !missing.is_empty())
        };
        let kinds = self.programme.registers.iter().filter(|kind| !kind.private && !kind.of_committees);
        kinds.filter_map(|kind| one(kind).map(|(by, filed, missing)| Unfiled { kind, by, filed, missing })).collect()
    }
}
