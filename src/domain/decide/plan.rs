//! 列入任务: adding tasks to the plan, with their units bound.

use super::{Context, Decision, open_meeting, optional_words, record, unit, words};
use crate::domain::{
    Assignment, Cadence, Change, Course, Edit, Ledger, MOST_PLANNED, MeetingId, PlannedTask, Refusal, Scope, Task,
    TaskId, TaskPast, UnitId,
};
use std::collections::BTreeSet;

/// All of them or none: one task that cannot be added refuses the whole act.
pub(super) fn plan(ledger: &Ledger, planned: &[PlannedTask], agreed: bool, context: &Context) -> Decision {
    let meeting = open_meeting(ledger)?;
    if planned.len() > MOST_PLANNED {
        return Err(Refusal::TooManyTasks(MOST_PLANNED));
    }
    let mut names = Names::of(ledger, planned)?;
    let mut changes = Vec::new();
    for one in planned {
        let task = task(ledger, one, &mut names, context)?;
        let dated = agreed && !task.deadline.is_undated();
        if dated {
            record::not_past(&task.deadline, meeting.date)?;
        }
        let assignments = if dated { assignments(&task, meeting.id, context) } else { Vec::new() };
        changes.push(Change::Task(Edit::Created(task)));
        changes.extend(assignments);
    }
    Ok(changes)
}

/// A date that was agreed at the meeting is recorded at every unit, so that papers of the meeting say so.
fn assignments(task: &Task, meeting: MeetingId, context: &Context) -> Vec<Change> {
    task.lead
        .iter()
        .map(|unit| {
            Change::Assignment(Edit::Created(Assignment {
                task: task.id.clone(),
                unit: unit.clone(),
                agreed: Some(task.deadline.clone()),
                meeting,
                course: Course {
                    dated_at: Some(meeting),
                    dated_on: Some(context.today()),
                    begun_at: Some(meeting),
                    ..Course::default()
                },
            }))
        })
        .collect()
}

fn task(ledger: &Ledger, planned: &PlannedTask, names: &mut Names, context: &Context) -> Result<Task, Refusal> {
    let title = words(&planned.title)?;
    names.claim_title(&title)?;
    if planned.lead.is_empty() {
        return Err(Refusal::NoUnits);
    }
    for id in planned.lead.iter().chain(&planned.supporting) {
        unit(ledger, id)?;
    }
    let mut bound = BTreeSet::new();
    let mut lead: Vec<UnitId> = planned.lead.iter().filter(|id| bound.insert(*id)).cloned().collect();
    let supporting = planned.supporting.iter().filter(|id| bound.insert(*id)).cloned().collect();
    lead.sort_by_key(|id| (ledger.units.get(id).map(|unit| unit.order), id.clone()));
    let requirement = optional_words(&planned.requirement)?;
    Ok(Task {
        id: names.code(planned.id.as_ref()),
        requirement: if requirement.is_empty() { title.clone() } else { requirement },
        title,
        focus: planned.focus.clone(),
        clause: optional_words(&planned.source)?,
        scope: planned.scope.unwrap_or(if lead.len() == 1 { Scope::One } else { Scope::Some }),
        lead,
        supporting,
        cadence: planned.cadence.unwrap_or(Cadence::Monthly),
        met_by: None,
        deadline: planned.deadline.clone(),
        measure: optional_words(&planned.measure)?,
        indicators: planned.indicators.clone(),
        monthly_note: optional_words(&planned.monthly_note)?,
        past: TaskPast::since(context.today()),
        private: planned.private,
    })
}

/// The codes and titles that are taken.
struct Names {
    titles: BTreeSet<String>,
    codes: BTreeSet<TaskId>,
    last: u32,
}

impl Names {
    /// Those of the plan, and the codes that the new tasks bring with them.
    fn of(ledger: &Ledger, planned: &[PlannedTask]) -> Result<Self, Refusal> {
        let titles = ledger.tasks.values().map(|task| task.title.clone()).collect();
        let mut codes: BTreeSet<TaskId> = ledger.tasks.keys().cloned().collect();
        for id in planned.iter().filter_map(|one| one.id.as_ref()) {
            if words(id.as_str())? != id.as_str() {
                return Err(Refusal::UnknownTask(id.to_string()));
            }
            if !codes.insert(id.clone()) {
                return Err(Refusal::TaskExists(id.to_string()));
            }
        }
        let numbers = codes.iter().filter_map(|id| id.as_str().strip_prefix('T')?.parse::<u16>().ok());
        let last = u32::from(numbers.max().unwrap_or(0));
        Ok(Self { titles, codes, last })
    }

    fn claim_title(&mut self, title: &str) -> Result<(), Refusal> {
        if self.titles.insert(title.to_owned()) { Ok(()) } else { Err(Refusal::TaskExists(title.to_owned())) }
    }

    /// The code it brings, else the number after the highest: `T50` after `T49`.
    fn code(&mut self, given: Option<&TaskId>) -> TaskId {
        if let Some(id) = given {
            return id.clone();
        }
        loop {
            self.last += 1;
            let id = TaskId::new(&format!("T{:02}", self.last));
            if self.codes.insert(id.clone()) {
                return id;
            }
        }
    }
}
