//! 换主题: the next meeting opens under another programme. The roster goes over, what is owed under the old programme
//! stays owed with its number and its history, and codes that mean something already are not given a second meaning.

use super::{
    Context, Decision, meeting,
    units::{left, owed, renamed, trimmed},
};
use crate::domain::{
    Catalogue, Change, Edit, FocusId, Item, Ledger, MeetingHead, Programme, Refusal, Task, TaskId, TaskPast, Unit,
    UnitId,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The new programme and the meeting that opens under it, in one act.
pub(super) fn change(
    ledger: &Ledger,
    catalogue: &Catalogue,
    date: NaiveDate,
    head: &MeetingHead,
    context: &Context,
) -> Decision {
    let mut picture = ledger.clone();
    let catalogue = &recoded(ledger, catalogue);
    let mut changes = roster(ledger, &catalogue.units, context.today())?;
    let focuses = fresh_focuses(ledger, &catalogue.programme);
    let codes = fresh_codes(ledger, &catalogue.tasks);
    let tasks = tasks(ledger, &catalogue.tasks, (&codes, &focuses), context.today());
    let programme = programme(ledger, &catalogue.programme, &focuses);
    if programme != ledger.programme {
        let edit = Edit::Revised { before: ledger.programme.clone(), after: programme };
        changes.push(Change::Programme(Box::new(edit)));
    }
    changes.extend(tasks);
    for change in &changes {
        picture.apply(change);
    }
    changes.extend(meeting::open(&picture, date, head)?);
    Ok(changes)
}

/// The catalogue with the ledger's codes for its units: another office's catalogue counts them in its own way, and a unit
/// is the one that goes by its name.
fn recoded(ledger: &Ledger, catalogue: &Catalogue) -> Catalogue {
    // A name that only both lists of aliases have is not enough to call two units one.
    let is_called = |unit: &Unit, other: &Unit| other.names().any(|name| name == unit.name || name == unit.short);
    let known_as = |unit: &Unit| {
        let shares = |known: &Unit| known.names().any(|name| unit.names().any(|other| other == name));
        let same = ledger.units.get(&unit.id).filter(|known| shares(known));
        let is_one = |known: &&Unit| is_called(unit, known) || is_called(known, unit);
        let by_name = || ledger.units.values().filter(is_one).max_by_key(|known| known.active);
        same.or_else(by_name).map(|known| known.id.clone())
    };
    let mut codes: BTreeMap<UnitId, UnitId> = BTreeMap::new();
    let mut given: BTreeSet<UnitId> = BTreeSet::new();
    for unit in &catalogue.units {
        if let Some(id) = known_as(unit).filter(|id| given.insert(id.clone())) {
            codes.insert(unit.id.clone(), id);
        }
    }
    let mut taken: BTreeSet<UnitId> =
        ledger.units.keys().chain(catalogue.units.iter().map(|unit| &unit.id)).cloned().collect();
    let mut last = 0;
    for unit in catalogue.units.iter().filter(|unit| !codes.contains_key(&unit.id)).collect::<Vec<_>>() {
        // Its code is another unit's, which has come over under its name.
        if given.contains(&unit.id) {
            codes.insert(unit.id.clone(), next("U", &mut last, &mut taken, UnitId::new));
        }
    }
    let code = |id: &UnitId| codes.get(id).unwrap_or(id).clone();
    let mut after = catalogue.clone();
    for unit in &mut after.units {
        unit.id = code(&unit.id);
    }
    for task in &mut after.tasks {
        task.lead = task.lead.iter().map(code).collect();
        task.supporting = task.supporting.iter().map(code).collect();
    }
    after
}

/// The roster as the new catalogue has it. A unit that is not on it leaves, unless it still owes something.
fn roster(ledger: &Ledger, wanted: &[Unit], on: NaiveDate) -> Result<Vec<Change>, Refusal> {
    let mut changes = Vec::new();
    for unit in wanted {
        let Some(known) = ledger.units.get(&unit.id) else {
            changes.push(Change::Unit(Edit::Created(unit.clone())));
            continue;
        };
        if !known.names().any(|name| unit.names().any(|other| other == name)) {
            return Err(Refusal::CodeReused {
                unit: unit.id.clone(),
                old: known.short.clone(),
                new: unit.short.clone(),
            });
        }
        let named = if (&known.name, &known.short) == (&unit.name, &unit.short) {
            known.clone()
        } else {
            renamed(known, unit.name.clone(), unit.short.clone(), on)
        };
        let mut aliases = unit.aliases.clone();
        aliases.extend(named.aliases.iter().filter(|alias| !unit.aliases.contains(alias)).cloned());
        // A unit that was merged or has left does not come back because an old file still lists it.
        let active = known.active && unit.active;
        let after = Unit { aliases, active, former: named.former, ceased: known.ceased.clone(), ..unit.clone() };
        if after != *known {
            changes.push(Change::Unit(Edit::Revised { before: known.clone(), after }));
        }
    }
    let listed: BTreeSet<&UnitId> = wanted.iter().map(|unit| &unit.id).collect();
    let gone = ledger.units.values().filter(|unit| unit.active && !listed.contains(&unit.id));
    changes.extend(gone.filter(|unit| owed(ledger, &unit.id) == 0).map(|unit| left(unit, on)));
    Ok(changes)
}

/// The code that each of the new headings gets: its own, unless another heading has it.
fn fresh_focuses(ledger: &Ledger, wanted: &Programme) -> BTreeMap<FocusId, FocusId> {
    let known: BTreeMap<&FocusId, &str> =
        ledger.programme.focuses.iter().map(|focus| (&focus.id, focus.title.as_str())).collect();
    let mut taken: BTreeSet<FocusId> = known.keys().map(|id| (*id).clone()).collect();
    taken.extend(wanted.focuses.iter().map(|focus| focus.id.clone()));
    let mut last = 0;
    let mut given = BTreeMap::new();
    for focus in &wanted.focuses {
        let is_free = known.get(&focus.id).is_none_or(|title| *title == focus.title);
        let id = if is_free { focus.id.clone() } else { next("F", &mut last, &mut taken, FocusId::new) };
        given.insert(focus.id.clone(), id);
    }
    given
}

/// The next code that nothing has: F9, T50 …
fn next<T: Ord + Clone>(letter: &str, last: &mut u32, taken: &mut BTreeSet<T>, code: impl Fn(&str) -> T) -> T {
    loop {
        *last += 1;
        let id = code(&format!("{letter}{last:02}"));
        if taken.insert(id.clone()) {
            return id;
        }
    }
}

/// The code that each of the new tasks gets: its own, unless another task has it.
fn fresh_codes(ledger: &Ledger, wanted: &[Task]) -> BTreeMap<TaskId, TaskId> {
    let mut taken: BTreeSet<TaskId> = ledger.tasks.keys().chain(wanted.iter().map(|task| &task.id)).cloned().collect();
    let numbers = taken.iter().filter_map(|id| id.as_str().strip_prefix('T')?.parse::<u16>().ok());
    let mut last = u32::from(numbers.max().unwrap_or(0));
    let mut given = BTreeMap::new();
    for task in wanted {
        let is_free = ledger.tasks.get(&task.id).is_none_or(|known| known.title == task.title);
        let id = if is_free { task.id.clone() } else { next("T", &mut last, &mut taken, TaskId::new) };
        given.insert(task.id.clone(), id);
    }
    given
}

/// The plan: the new tasks are added, those that go on are brought up to date, and an old one stays at the units that
/// still owe it.
fn tasks(
    ledger: &Ledger,
    wanted: &[Task],
    (codes, focuses): (&BTreeMap<TaskId, TaskId>, &BTreeMap<FocusId, FocusId>),
    on: NaiveDate,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for task in wanted {
        let id = codes.get(&task.id).unwrap_or(&task.id).clone();
        let focus = task.focus.as_ref().map(|focus| focuses.get(focus).unwrap_or(focus).clone());
        let before = ledger.tasks.get(&id);
        let past = before.map_or(TaskPast::since(on), |before| before.past_under(task, on));
        let after = Task { id: id.clone(), focus, past, ..task.clone() };
        match before {
            None => changes.push(Change::Task(Edit::Created(after))),
            Some(before) if *before == after => {}
            Some(before) => changes.push(Change::Task(Edit::Revised { before: before.clone(), after })),
        }
    }
    let goes_on: BTreeSet<&TaskId> = codes.values().collect();
    for task in ledger.tasks.values().filter(|task| !goes_on.contains(&task.id)) {
        changes.extend(trimmed(task, |unit| still_owed(ledger, task, unit), on));
    }
    changes
}

/// Whether a task of the old plan is still owed at a unit: it has a day, or something was recorded about it.
fn still_owed(ledger: &Ledger, task: &Task, unit: &UnitId) -> bool {
    let recorded = ledger.assignments.get(&(task.id.clone(), unit.clone()));
    let item = Item::Assignment(task, unit, recorded);
    item.is_open() && (recorded.is_some() || item.deadline().last_day().is_some())
}

/// The new programme, with what the old one's records still need to be read by.
fn programme(ledger: &Ledger, wanted: &Programme, focuses: &BTreeMap<FocusId, FocusId>) -> Programme {
    let mut after = wanted.clone();
    for focus in &mut after.focuses {
        if let Some(id) = focuses.get(&focus.id) {
            focus.id = id.clone();
        }
    }
    let old = &ledger.programme;
    let has = |id: &FocusId| after.focuses.iter().any(|focus| focus.id == *id);
    let kept: Vec<_> = old.focuses.iter().filter(|focus| !has(&focus.id)).cloned().collect();
    after.focuses.extend(kept);
    let kept: Vec<_> =
        old.registers.iter().filter(|kind| after.registers.iter().all(|new| new.id != kind.id)).cloned().collect();
    after.registers.extend(kept);
    let kept: Vec<_> =
        old.indicators.iter().filter(|one| after.indicators.iter().all(|new| new.id != one.id)).cloned().collect();
    after.indicators.extend(kept);
    after.superior.clone_from(&old.superior);
    after
}
