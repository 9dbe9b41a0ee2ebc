//! Before the meeting (会前): what each unit has to answer for, who reports in the room and who in writing.

use crate::domain::{HelpRequest, Item, ItemId, Ledger, RegisterEntry, Standing, StopState, Unit, UnitId};
use chrono::NaiveDate;

/// What is to be known of a unit before its turn.
#[derive(Clone, Debug)]
pub struct Before<'a> {
    /// Whose.
    pub unit: &'a Unit,
    /// Whether it reports in writing.
    pub in_writing: bool,
    /// Whether its form came back.
    pub has_answered: bool,
    /// What it promised or was told at earlier meetings and is still open.
    pub promised: Vec<Item<'a>>,
    /// What falls due before the next meeting, of these and of the plan.
    pub due: Vec<Item<'a>>,
    /// What is past its day.
    pub overdue: Vec<Item<'a>>,
    /// Tasks of the plan for which nobody has named a day.
    pub undated: Vec<Item<'a>>,
    /// What has been put off at least once.
    pub extended: Vec<Item<'a>>,
    /// What nothing has been said about for this meeting.
    pub silent: Vec<Item<'a>>,
    /// What it asks a later day for, and nobody has answered.
    pub requests: Vec<Item<'a>>,
    /// What it says is done and nobody has verified.
    pub reported: Vec<Item<'a>>,
    /// Registers.
    pub registers: Vec<&'a RegisterEntry>,
    /// What waits for an event of which nobody has said yet that it happened.
    pub waiting: Vec<Item<'a>>,
    /// What it asked for and is not settled.
    pub help: Vec<&'a HelpRequest>,
}

impl Ledger {
    /// Every unit of the meeting at hand in speaking order; empty without a meeting.
    #[must_use]
    pub fn before_the_meeting(&self, today: NaiveDate) -> Vec<Before<'_>> {
        self.walk().into_iter().map(|(unit, stop)| self.before(unit, stop.state, today)).collect()
    }

    fn before<'a>(&'a self, unit: &'a Unit, state: StopState, today: NaiveDate) -> Before<'a> {
        let horizon = self.meeting().map_or(today, crate::domain::Meeting::horizon);
        let promised: Vec<Item<'a>> = self
            .commitments_of(&unit.id)
            .filter(|commitment| Some(commitment.meeting) != self.at)
            .map(Item::Commitment)
            .filter(Item::is_open)
            .collect();
        let dated = self.assignments_of(&unit.id).filter(|item| item.is_open() && item.due(today).is_some());
        let all: Vec<Item<'a>> = promised.iter().copied().chain(dated).collect();
        let of = |keeps: &dyn Fn(&Item<'a>) -> bool| all.iter().filter(|item| keeps(item)).copied().collect::<Vec<_>>();
        let is_due =
            |item: &Item<'a>| item.is_owed() && item.due(today).is_some_and(|day| day >= today && day <= horizon);
        let is_extended = |item: &Item<'a>| item.course().is_some_and(|course| course.times_extended() > 0);
        Before {
            unit,
            in_writing: state == StopState::Written,
            has_answered: self.at.is_some_and(|at| self.form_receipts.contains_key(&(at, unit.id.clone()))),
            due: of(&is_due),
            overdue: of(&|item| matches!(item.standing(today), Standing::Overdue(_))),
            undated: self.undated_of(&unit.id).collect(),
            extended: of(&is_extended),
            silent: promised.iter().filter(|item| item.is_owed() && !self.is_spoken_of(&item.id())).copied().collect(),
            reported: of(&|item| matches!(item.standing(today), Standing::Reported | Standing::Met)),
            requests: self.requests_of(&unit.id),
            registers: self.entries_of(&unit.id).collect(),
            help: self.help_requests.values().filter(|help| help.unit == unit.id && help.settled.is_none()).collect(),
            waiting: self.waiting_of(&unit.id),
            promised,
        }
    }

    /// Everything agreed at earlier meetings, or asked by the plan, that waits for an event of which nobody has said yet
    /// that it happened: it is asked about each month.
    #[must_use]
    pub fn waiting(&self) -> Vec<Item<'_>> {
        let promised = self.commitments.values().filter(|one| Some(one.meeting) != self.at).map(Item::Commitment);
        let planned = self.tasks.values().flat_map(|task| {
            let active = task.lead.iter().filter(|unit| self.units.get(*unit).is_some_and(|unit| unit.active));
            active.map(|unit| Item::Assignment(task, unit, self.assignments.get(&(task.id.clone(), unit.clone()))))
        });
        promised.chain(planned).filter(waits).collect()
    }

    /// Those of them that one unit answers for.
    #[must_use]
    pub fn waiting_of<'a>(&'a self, unit: &'a UnitId) -> Vec<Item<'a>> {
        let promised = self.commitments_of(unit).filter(|one| Some(one.meeting) != self.at).map(Item::Commitment);
        promised.chain(self.assignments_of(unit)).filter(waits).collect()
    }

    /// Every item for which a later day was asked and nobody has answered, promises and instructions first.
    #[must_use]
    pub fn requests(&self) -> Vec<Item<'_>> {
        let is_asked = |item: &Item<'_>| item.course().is_some_and(|course| course.pending_request().is_some());
        let planned = self.assignments.values().filter_map(|recorded| {
            let task = self.tasks.get(&recorded.task).filter(|task| task.lead.contains(&recorded.unit))?;
            Some(Item::Assignment(task, &recorded.unit, Some(recorded)))
        });
        self.commitments.values().map(Item::Commitment).chain(planned).filter(is_asked).collect()
    }

    /// Those of them that one unit asks for.
    #[must_use]
    pub fn requests_of<'a>(&'a self, unit: &'a UnitId) -> Vec<Item<'a>> {
        let is_asked = |item: &Item<'_>| item.course().is_some_and(|course| course.pending_request().is_some());
        self.commitments_of(unit).map(Item::Commitment).chain(self.assignments_of(unit)).filter(is_asked).collect()
    }

    /// Whether anything was said about an item for the meeting at hand.
    #[must_use]
    pub fn is_spoken_of(&self, item: &ItemId) -> bool {
        self.progress
            .values()
            .any(|progress| Some(progress.meeting) == self.at && progress.about.as_ref() == Some(item))
    }
}

/// Whether something owed waits for an event.
fn waits(item: &Item<'_>) -> bool {
    item.is_owed() && item.deadline().waits()
}
