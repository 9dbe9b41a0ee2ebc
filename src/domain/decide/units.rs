//! 更名, 合并, 退出, 排序: the roster changes in the course of a year. Names and owners of earlier months stay known.

use super::{Context, Decision, open_meeting, registers, unit, words};
use crate::domain::{
    Assignment, Ceased, Change, Commitment, Course, Edit, FormerName, Handover, Item, Ledger, Refusal, Task, Unit,
    UnitId,
};
use chrono::NaiveDate;

fn revised(before: &Unit, after: Unit) -> Change {
    Change::Unit(Edit::Revised { before: before.clone(), after })
}

fn active<'a>(ledger: &'a Ledger, id: &UnitId) -> Result<&'a Unit, Refusal> {
    let unit = unit(ledger, id)?;
    if unit.active { Ok(unit) } else { Err(Refusal::UnitCeased(id.clone())) }
}

/// Between two meetings the roster belongs to the one to come; a sealed one keeps the roster it had.
fn may_change(ledger: &Ledger) -> Result<(), Refusal> {
    if ledger.at.is_some() { open_meeting(ledger).map(|_| ()) } else { Ok(()) }
}

pub(super) fn rename(ledger: &Ledger, id: &UnitId, [name, short]: [&String; 2], context: &Context) -> Decision {
    may_change(ledger)?;
    let before = active(ledger, id)?;
    let (name, short) = (words(name)?, words(short)?);
    if before.name == name && before.short == short {
        return Err(Refusal::NothingChanges);
    }
    let is_taken = |wanted: &str| {
        ledger.units.values().any(|other| other.id != *id && other.active && other.names().any(|known| known == wanted))
    };
    if let Some(taken) = [&name, &short].into_iter().find(|wanted| is_taken(wanted)) {
        return Err(Refusal::NameTaken(taken.clone()));
    }
    Ok(vec![revised(before, renamed(before, name, short, context.today()))])
}

/// The unit under another name; it still answers to the one it had.
pub(super) fn renamed(before: &Unit, name: String, short: String, on: NaiveDate) -> Unit {
    let mut after = before.clone();
    after.former.push(FormerName { name: before.name.clone(), short: before.short.clone(), until: on });
    (after.name, after.short) = (name, short);
    for known in [&before.name, &before.short] {
        if !after.names().any(|name| name == known) {
            after.aliases.push(known.clone());
        }
    }
    let (name, short) = (after.name.clone(), after.short.clone());
    after.aliases.retain(|alias| *alias != name && *alias != short);
    after
}

pub(super) fn merge(ledger: &Ledger, id: &UnitId, into: &UnitId, context: &Context) -> Decision {
    may_change(ledger)?;
    let (before, successor) = (active(ledger, id)?, active(ledger, into)?);
    if id == into {
        return Err(Refusal::SameUnit(id.clone()));
    }
    let meeting = ledger.at.ok_or(Refusal::NoMeeting)?;
    let on = context.today();
    let after = Unit { active: false, ceased: Some(Ceased { on, into: Some(into.clone()) }), ..before.clone() };
    // What people still call it means its successor now.
    let mut heir = successor.clone();
    for known in before.names() {
        if !heir.names().any(|name| name == known) {
            heir.aliases.push(known.to_owned());
        }
    }
    heir.groups.extend(before.groups.iter().filter(|group| !successor.groups.contains(group)).cloned());
    heir.committees.extend(before.committees.iter().filter(|one| !successor.committees.contains(one)).cloned());
    let mut changes = vec![revised(before, after), revised(successor, heir)];
    let handover = Handover { from: id.clone(), on, meeting };
    changes.extend(ledger.commitments.values().filter_map(|one| hand_over(one, into, &handover)));
    changes.extend(registers::hand_over(ledger, id, into));
    for task in ledger.tasks.values() {
        changes.extend(task_without(task, id, into, on));
        changes.extend(hand_over_task(ledger, task, into, &handover));
    }
    Ok(changes)
}

fn hand_over(commitment: &Commitment, into: &UnitId, handover: &Handover) -> Option<Change> {
    if !commitment.course.is_open() {
        return None;
    }
    let mut after = commitment.clone();
    if commitment.unit == handover.from {
        after.unit = into.clone();
        after.course.handovers.push(handover.clone());
    }
    for helper in after.supporting.iter_mut().filter(|helper| **helper == handover.from) {
        *helper = into.clone();
    }
    let lead = after.unit.clone();
    let mut seen = std::collections::BTreeSet::new();
    after.supporting.retain(|helper| *helper != lead && seen.insert(helper.clone()));
    (after != *commitment).then(|| Change::Commitment(Edit::Revised { before: commitment.clone(), after }))
}

/// The task with one unit's place taken by another.
fn task_without(task: &Task, from: &UnitId, into: &UnitId, on: NaiveDate) -> Option<Change> {
    let put = |units: &[UnitId]| {
        let mut seen = std::collections::BTreeSet::new();
        let swapped = units.iter().map(|unit| if unit == from { into } else { unit });
        swapped.filter(|unit| seen.insert((*unit).clone())).cloned().collect::<Vec<_>>()
    };
    let lead = put(&task.lead);
    let mut supporting = put(&task.supporting);
    supporting.retain(|unit| !lead.contains(unit));
    let after = Task { supporting, ..task.passed_on(lead, on) };
    (after != *task).then(|| Change::Task(Edit::Revised { before: task.clone(), after }))
}

/// What was recorded about a task goes along while it is open; where the successor has a record of its own, that one
/// stands and the other stays in the books under the old unit.
fn hand_over_task(ledger: &Ledger, task: &Task, into: &UnitId, handover: &Handover) -> Vec<Change> {
    let key = |unit: &UnitId| (task.id.clone(), unit.clone());
    let Some(record) = ledger.assignments.get(&key(&handover.from)) else { return Vec::new() };
    if !record.course.is_open() || ledger.assignments.contains_key(&key(into)) {
        return Vec::new();
    }
    let mut course: Course = record.course.clone();
    course.handovers.push(handover.clone());
    let moved = Assignment { unit: into.clone(), course, ..record.clone() };
    vec![Change::Assignment(Edit::Removed(record.clone())), Change::Assignment(Edit::Created(moved))]
}

pub(super) fn retire(ledger: &Ledger, id: &UnitId, context: &Context) -> Decision {
    may_change(ledger)?;
    let before = active(ledger, id)?;
    let owed = owed(ledger, id);
    if owed > 0 {
        return Err(Refusal::StillOwes(id.clone(), owed));
    }
    let mut changes = vec![left(before, context.today())];
    changes.extend(ledger.tasks.values().filter_map(|task| trimmed(task, |unit| unit != id, context.today())));
    Ok(changes)
}

/// The unit as it leaves with nothing to hand over.
pub(super) fn left(before: &Unit, on: NaiveDate) -> Change {
    revised(before, Unit { active: false, ceased: Some(Ceased { on, into: None }), ..before.clone() })
}

/// How many things a unit owes that were agreed or have happened; the plan's bare tasks do not keep it.
pub(super) fn owed(ledger: &Ledger, id: &UnitId) -> usize {
    let tasks = ledger.assignments_of(id).filter(|item| matches!(item, Item::Assignment(_, _, Some(_))));
    tasks.filter(Item::is_open).count() + ledger.commitments_of(id).filter(|one| one.course.is_open()).count()
}

/// The task at those of its units that are kept; `None` when that changes nothing.
pub(super) fn trimmed(task: &Task, keep: impl Fn(&UnitId) -> bool, on: NaiveDate) -> Option<Change> {
    let kept = |units: &[UnitId]| units.iter().filter(|unit| keep(unit)).cloned().collect::<Vec<_>>();
    let after = Task { supporting: kept(&task.supporting), ..task.passed_on(kept(&task.lead), on) };
    (after != *task).then(|| Change::Task(Edit::Revised { before: task.clone(), after }))
}

pub(super) fn order(ledger: &Ledger, first: &[UnitId]) -> Decision {
    may_change(ledger)?;
    if first.is_empty() {
        return Err(Refusal::NoUnits);
    }
    let mut row: Vec<&Unit> = Vec::new();
    for id in first {
        let unit = active(ledger, id)?;
        if !row.iter().any(|known| known.id == *id) {
            row.push(unit);
        }
    }
    row.extend(ledger.roster().into_iter().filter(|unit| !first.contains(&unit.id)));
    Ok(numbered(&row))
}

pub(super) fn place(ledger: &Ledger, id: &UnitId, place: u32) -> Decision {
    may_change(ledger)?;
    let moved = active(ledger, id)?;
    let mut row: Vec<&Unit> = ledger.roster().into_iter().filter(|unit| unit.id != *id).collect();
    let at = usize::try_from(place.max(1) - 1).unwrap_or(usize::MAX).min(row.len());
    row.insert(at, moved);
    Ok(numbered(&row))
}

fn numbered(row: &[&Unit]) -> Vec<Change> {
    (1..)
        .zip(row)
        .filter(|(order, unit)| unit.order != *order)
        .map(|(order, unit)| revised(unit, Unit { order, ..(*unit).clone() }))
        .collect()
}
