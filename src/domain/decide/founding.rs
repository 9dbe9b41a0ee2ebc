//! 建账: taking a catalogue into an empty ledger, and later taking its looks and words anew.

use super::Decision;
use crate::domain::{Catalogue, Change, Edit, Ledger, Programme, Refusal};

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

/// Only how papers look and what they say in every one of them; topic, plan, roster, registers and lamps stay.
pub(super) fn renew_style(ledger: &Ledger, catalogue: &Catalogue) -> Decision {
    let before = &ledger.programme;
    let after = Programme {
        house_style: catalogue.programme.house_style.clone(),
        phrases: catalogue.programme.phrases.clone(),
        ..before.clone()
    };
    if after == *before {
        return Err(Refusal::NothingChanges);
    }
    Ok(vec![Change::Programme(Box::new(Edit::Revised { before: before.clone(), after }))])
}
