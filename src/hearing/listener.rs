//! The listener: what hearing leans on, prepared once from roster and plan when it is first needed.

use crate::text::fold;
use crate::{
    domain::{FieldKind, Ledger, Task, TaskId, Unit, UnitId},
    language::{
        Calendar,
        extract::{Candidate, extract, reader},
        finder::Finder,
        mention::{UnitIndex, Who},
        register_value::register_value,
        task_match::TaskIndex,
    },
};
use chrono::NaiveDate;
use std::cell::OnceCell;

/// What may be a task, with the units it comes down to.
#[derive(Clone, Debug)]
pub struct Found {
    /// As the text says it.
    pub candidate: Candidate,
    /// Whom it is for.
    pub units: Vec<UnitId>,
    /// Who helps.
    pub supporting: Vec<UnitId>,
    /// The task of the plan that it seems to be already.
    pub known: Option<TaskId>,
}

/// Roster and plan, ready to be listened with. Each part is prepared when it is first asked for: nothing of it is seen on
/// the first picture.
#[derive(Debug)]
pub struct Listener {
    units: Vec<Unit>,
    plan: Vec<Task>,
    finder: OnceCell<Finder>,
    index: OnceCell<UnitIndex>,
    tasks: OnceCell<TaskIndex>,
    calendar: fn() -> &'static Calendar,
}

impl Listener {
    /// A listener for roster and plan, with the calendar of working days.
    #[must_use]
    pub fn new(ledger: &Ledger, calendar: fn() -> &'static Calendar) -> Self {
        Self {
            units: ledger.roster().into_iter().cloned().collect(),
            plan: ledger.tasks.values().cloned().collect(),
            finder: OnceCell::new(),
            index: OnceCell::new(),
            tasks: OnceCell::new(),
            calendar,
        }
    }

    /// Prepares everything, so that the first key does not wait for it. A few milliseconds.
    pub fn prepare(&self) {
        let _ = (self.finder(), self.index(), self.tasks(), self.calendar());
    }

    /// The units that still take part, in speaking order.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The roster's names, to be searched; keys are places in [`Self::units`].
    #[must_use]
    pub fn finder(&self) -> &Finder {
        self.finder.get_or_init(|| {
            let names = self.units.iter().map(|unit| {
                let preferred = unit.aliases.iter().map(String::as_str);
                preferred.chain([unit.short.as_str(), unit.name.as_str()])
            });
            Finder::new(names.enumerate())
        })
    }

    /// The roster's names, to be found in sentences.
    #[must_use]
    pub fn index(&self) -> &UnitIndex {
        self.index.get_or_init(|| UnitIndex::new(&self.units))
    }

    /// The plan's tasks, to be compared with sentences.
    #[must_use]
    pub fn tasks(&self) -> &TaskIndex {
        self.tasks.get_or_init(|| TaskIndex::new(&self.plan))
    }

    /// The calendar of working days.
    #[must_use]
    pub fn calendar(&self) -> &'static Calendar {
        (self.calendar)()
    }

    /// The same listener for a roster and plan that have changed.
    #[must_use]
    pub fn renewed(&self, ledger: &Ledger) -> Self {
        Self::new(ledger, self.calendar)
    }

    /// Units by code, number, letters, Han or alias, the best first; equal matches are all there.
    #[must_use]
    pub fn find_units(&self, wanted: &str) -> Vec<UnitId> {
        let wanted: String = wanted.trim().chars().map(fold).collect();
        if let Some(unit) = self.units.iter().find(|unit| unit.id.as_str().eq_ignore_ascii_case(&wanted)) {
            return vec![unit.id.clone()];
        }
        if let Ok(number) = wanted.parse::<u32>() {
            return self.units.iter().filter(|unit| unit.order == number).map(|unit| unit.id.clone()).collect();
        }
        let hits = self.finder().find(&wanted);
        hits.iter().filter_map(|hit| self.units.get(hit.key)).map(|unit| unit.id.clone()).collect()
    }

    /// The candidate tasks of a text.
    #[must_use]
    pub fn find_tasks(&self, text: &str, base: NaiveDate) -> Vec<Found> {
        let units = |who: &[Who]| {
            let mut units: Vec<UnitId> = Vec::new();
            for unit in who.iter().flat_map(|who| who.units(&self.units)) {
                if !units.contains(&unit) {
                    units.push(unit);
                }
            }
            units
        };
        extract(text, self.index(), &reader(base, self.calendar()))
            .into_iter()
            .map(|candidate| {
                let lead = units(&candidate.units);
                let alone = if let [only] = lead.as_slice() { Some(only) } else { None };
                let known = self.tasks().same(&candidate.task, alone);
                let supporting = units(&candidate.supporting).into_iter().filter(|unit| !lead.contains(unit)).collect();
                Found { units: lead, supporting, known, candidate }
            })
            .collect()
    }

    /// What a field of a register is given; `None` when it is not what the field holds.
    #[must_use]
    pub fn value(&self, holds: FieldKind, text: &str, today: NaiveDate) -> Option<String> {
        register_value(holds, text, today, self.calendar())
    }
}
