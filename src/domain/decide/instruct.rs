//! 重申任务: an instruction that repeats what the plan asks already. Where the duty stands it gets its day; nothing is
//! owed twice.

use super::{
    Context, Decision,
    course::{alter_assignment, may_be_dated},
    open_meeting, record, unit, words,
};
use crate::domain::{
    Assignment, Change, Deadline, Extension, ItemId, Ledger, Meeting, Recording, Refusal, Task, Told, UnitId, UnitKind,
};

pub(super) fn instruct(ledger: &Ledger, instruction: &Recording, context: &Context) -> Decision {
    let meeting = open_meeting(ledger)?;
    let task = instruction.task.as_ref().and_then(|task| ledger.tasks.get(task));
    let task = task.ok_or_else(|| Refusal::UnknownTask(String::new()))?;
    if instruction.units.is_empty() {
        return Err(Refusal::NoUnits);
    }
    if instruction.deadline.is_undated() {
        return Err(Refusal::NoDate);
    }
    let given = Given { ledger, meeting, task, text: words(&instruction.text)?, deadline: &instruction.deadline };
    record::not_past(given.deadline, meeting.date.min(context.today()))?;
    let mut changes = Vec::new();
    let mut others = Vec::new();
    for id in &instruction.units {
        let known = unit(ledger, id)?;
        if task.lead.contains(id) {
            changes.extend(given.to(id, context)?);
        } else if known.kind != UnitKind::Lead {
            others.push(id.clone());
        }
    }
    if !others.is_empty() {
        changes.extend(record::record(ledger, &Recording { units: others, ..instruction.clone() }, context)?);
    }
    Ok(changes)
}

/// What is given once more.
struct Given<'a> {
    ledger: &'a Ledger,
    meeting: &'a Meeting,
    task: &'a Task,
    text: String,
    deadline: &'a Deadline,
}

impl Given<'_> {
    /// The change at one unit; `None` where the duty is done already.
    fn to(&self, unit: &UnitId, context: &Context) -> Result<Option<Change>, Refusal> {
        let id = ItemId::Assignment(self.task.id.clone(), unit.clone());
        let Some(item) = self.ledger.item(&id).filter(crate::domain::Item::is_owed) else { return Ok(None) };
        let had = item.deadline().clone();
        let is_new = may_be_dated(&item, self.meeting.id);
        let change = alter_assignment(self.ledger, &self.task.id, unit, |assignment| {
            self.put(assignment, &had, is_new, context);
            Ok(())
        });
        match change {
            Err(Refusal::NothingChanges) => Ok(None),
            change => change.map(Some),
        }
    }

    fn put(&self, assignment: &mut Assignment, had: &Deadline, is_new: bool, context: &Context) {
        let course = &mut assignment.course;
        course.told.retain(|told| told.meeting != self.meeting.id);
        course.told.push(Told { meeting: self.meeting.id, text: self.text.clone() });
        if is_new {
            course.dated_at = Some(self.meeting.id);
            course.dated_on = Some(context.today());
            course.dated = self.ledger.recorded_now();
        } else if had.dues != self.deadline.dues {
            course.extensions.push(Extension {
                from: had.clone(),
                to: self.deadline.clone(),
                on: context.today(),
                meeting: self.meeting.id,
                by: self.meeting.chair.clone(),
                reason: self.text.clone(),
                asked: None,
                recorded: self.ledger.recorded_now(),
                stage: None,
                event: None,
            });
        }
        assignment.agreed = Some(self.deadline.clone());
    }
}
