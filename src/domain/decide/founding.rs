//! 建账: taking a catalogue into an empty ledger.

use super::Decision;
use crate::domain::{Catalogue, Change, Edit, Ledger, Refusal};

pub(super) fn adopt(ledger: &Ledger, catalogue: &Catalogue) -> Decision {
    if !ledger.units.is_empty() {
        return Err(Refusal::AlreadyFounded);
    }
    let programme = Change::Programme(Box::new(Edit::Revised {
        before: ledger.programme.clone(),
        after: catalogue.programme.clone(),
    }));
    let units = catalogue.units.iter().map(|unit| Change::Unit(Edit::Created(unit.clone())));
    let tasks = catalogue.tasks.iter().map(|task| Change::Task(Edit::Created(task.clone())));
    Ok(std::iter::once(programme).chain(units).chain(tasks).collect())
}
