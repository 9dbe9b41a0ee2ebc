//! 承诺, 交办: recording them, amending, confirming, withdrawing.

use super::{Context, Decision, commitment, open_meeting, optional_words, unit, words};
use crate::domain::{
    Amendment, Change, Commitment, CommitmentId, Course, Deadline, Edit, ItemId, Ledger, Life, MOST_COLLECTED,
    Recording, Refusal, Returned, TaskId, UnitId,
};
use std::collections::BTreeSet;

pub(super) fn record(ledger: &Ledger, recording: &Recording, context: &Context) -> Decision {
    not_past(&recording.deadline, open_meeting(ledger)?.date.min(context.today()))?;
    record_as(ledger, recording, &Course::default(), context)
}

/// The same with what has happened already, whenever it was due.
pub(super) fn record_as(ledger: &Ledger, recording: &Recording, course: &Course, context: &Context) -> Decision {
    let meeting = open_meeting(ledger)?;
    let units: BTreeSet<&UnitId> = recording.units.iter().collect();
    if units.is_empty() {
        return Err(Refusal::NoUnits);
    }
    let mut units = units.into_iter().map(|id| unit(ledger, id)).collect::<Result<Vec<_>, _>>()?;
    units.sort_by_key(|unit| (unit.order, &unit.id));
    check_units(ledger, &recording.supporting)?;
    let text = words(&recording.text)?;
    let owner = optional_words(&recording.owner)?;
    check_task(ledger, recording.task.as_ref())?;
    let first = ledger.counters.commitment.next();
    let binding = (units.len() > 1).then_some(first);
    Ok((first.0..)
        .zip(units)
        .map(|(number, unit)| {
            Change::Commitment(Edit::Created(Commitment {
                id: CommitmentId(number),
                kind: recording.kind,
                unit: unit.id.clone(),
                supporting: without(&recording.supporting, &unit.id),
                task: recording.task.clone(),
                text: text.clone(),
                owner: owner.clone(),
                deadline: recording.deadline.clone(),
                meeting: meeting.id,
                recorded_at: context.now,
                binding,
                course: course.clone(),
                confirmed: false,
                written: None,
                returned: None,
            }))
        })
        .collect())
}

/// What a transcript has and nobody took down: each is decided on what the ones before it left; all of them or none.
pub(super) fn heard(ledger: &Ledger, recordings: &[Recording], context: &Context) -> Decision {
    if recordings.len() > MOST_COLLECTED {
        return Err(Refusal::TooManyActs(MOST_COLLECTED));
    }
    let mut picture = ledger.clone();
    let mut changes = Vec::new();
    for recording in recordings {
        let made = record(&picture, recording, context)?;
        for change in &made {
            picture.apply(change);
        }
        changes.extend(made);
    }
    Ok(changes)
}

/// A unit does not help itself, and is named once.
fn without(supporting: &[UnitId], lead: &UnitId) -> Vec<UnitId> {
    let mut named = BTreeSet::new();
    supporting.iter().filter(|unit| *unit != lead && named.insert(*unit)).cloned().collect()
}

fn check_units(ledger: &Ledger, units: &[UnitId]) -> Result<(), Refusal> {
    units.iter().try_for_each(|id| unit(ledger, id).map(|_| ()))
}

fn check_task(ledger: &Ledger, task: Option<&TaskId>) -> Result<(), Refusal> {
    match task {
        Some(task) if !ledger.tasks.contains_key(task) => Err(Refusal::UnknownTask(task.to_string())),
        _ => Ok(()),
    }
}

pub(super) fn not_past(deadline: &Deadline, base: chrono::NaiveDate) -> Result<(), Refusal> {
    match deadline.days().find(|day| *day < base) {
        Some(day) => Err(Refusal::DeadlinePast(day)),
        None => Ok(()),
    }
}

pub(super) fn amend(ledger: &Ledger, id: CommitmentId, amendment: &Amendment) -> Decision {
    let meeting = open_meeting(ledger)?;
    let before = commitment(ledger, id)?;
    let mut after = before.clone();
    if let Some(kind) = amendment.kind {
        after.kind = kind;
    }
    if let Some(to) = &amendment.unit {
        after.unit = unit(ledger, to)?.id.clone();
    }
    if let Some(supporting) = &amendment.supporting {
        check_units(ledger, supporting)?;
        after.supporting.clone_from(supporting);
    }
    after.supporting = without(&after.supporting, &after.unit);
    if let Some(task) = &amendment.task {
        check_task(ledger, task.as_ref())?;
        after.task.clone_from(task);
    }
    if let Some(text) = &amendment.text {
        after.text = words(text)?;
    }
    if let Some(owner) = &amendment.owner {
        after.owner = optional_words(owner)?;
    }
    if let Some(deadline) = &amendment.deadline {
        // A date agreed at an earlier meeting is history: changing it is an extension, with a reason.
        if before.meeting != meeting.id && !before.deadline.is_undated() {
            return Err(Refusal::NoReason);
        }
        not_past(deadline, meeting.date)?;
        after.deadline = deadline.clone();
    }
    // A written form is of the words, the unit and the day it was accepted for.
    if (&before.text, &before.unit, &before.deadline) != (&after.text, &after.unit, &after.deadline) {
        after.written = None;
    }
    if *before != after {
        (after.confirmed, after.returned) = (false, None);
    }
    Ok(if *before == after { Vec::new() } else { vec![revise(before, after)] })
}

fn revise(before: &Commitment, after: Commitment) -> Change {
    Change::Commitment(Edit::Revised { before: before.clone(), after })
}

pub(super) fn confirm(ledger: &Ledger, ids: &[CommitmentId], confirmed: bool) -> Decision {
    open_meeting(ledger)?;
    let mut changes = Vec::new();
    for id in ids {
        let before = commitment(ledger, *id)?;
        let returned = before.returned.clone().filter(|_| !confirmed);
        let after = Commitment { confirmed, returned, ..before.clone() };
        if *before != after {
            changes.push(revise(before, after));
        }
    }
    Ok(changes)
}

/// Sends items back to be looked at again: they are not confirmed any more.
pub(super) fn send_back(ledger: &Ledger, ids: &[CommitmentId], why: &str, by: &str) -> Decision {
    open_meeting(ledger)?;
    let returned = Some(Returned { words: words(why)?, by: optional_words(by)? });
    let mut changes = Vec::new();
    for id in ids {
        let before = commitment(ledger, *id)?;
        if !before.course.is_open() {
            return Err(Refusal::NotOwed(ItemId::Commitment(*id)));
        }
        let after = Commitment { confirmed: false, returned: returned.clone(), ..before.clone() };
        if *before != after {
            changes.push(revise(before, after));
        }
    }
    Ok(changes)
}

/// Accepts a written form; the same words as were spoken are no form of their own.
pub(super) fn word_item(ledger: &Ledger, ids: &[CommitmentId], written: Option<&str>) -> Decision {
    open_meeting(ledger)?;
    let written = written.map(words).transpose()?;
    let mut changes = Vec::new();
    for id in ids {
        let before = commitment(ledger, *id)?;
        let written = written.clone().filter(|written| *written != before.text);
        if before.written != written {
            changes.push(revise(before, Commitment { written, ..before.clone() }));
        }
    }
    Ok(changes)
}

pub(super) fn withdraw(ledger: &Ledger, id: CommitmentId, reason: &str, context: &Context) -> Decision {
    let meeting = open_meeting(ledger)?;
    let before = commitment(ledger, id)?;
    if !before.course.is_open() {
        return Err(Refusal::NotOwed(ItemId::Commitment(id)));
    }
    let reason = optional_words(reason)?;
    // Striking a slip of the same meeting needs no reason; taking back what was agreed earlier does.
    if reason.is_empty() && before.meeting != meeting.id {
        return Err(Refusal::NoReason);
    }
    let mut after = before.clone();
    after.course.life = Life::Withdrawn { on: context.today(), reason, recorded: ledger.recorded_now() };
    Ok(vec![revise(before, after)])
}
