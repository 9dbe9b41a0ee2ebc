//! 自报完成, 销号, 退回, 延期, 明确期限: what happens to items in the course of months.

use super::{Context, Decision, commitment, open_meeting, optional_words, record::not_past, unit, words};
use crate::domain::{
    Assignment, Change, Commitment, Course, Deadline, Edit, Extension, ItemId, Ledger, Life, MeetingId, Refusal,
    Reopening, Report, TaskId, UnitId,
};

pub(super) fn report(ledger: &Ledger, item: &ItemId, evidence: &str, context: &Context) -> Decision {
    let evidence = optional_words(evidence)?;
    alter(ledger, item, |course, _| {
        if !course.is_owed() {
            return Err(Refusal::NotOwed(item.clone()));
        }
        course.life = Life::Reported(Report { on: context.today(), evidence: evidence.clone() });
        Ok(())
    })
}

pub(super) fn close(ledger: &Ledger, item: &ItemId, by: &str, context: &Context) -> Decision {
    let by = optional_words(by)?;
    alter(ledger, item, |course, _| {
        let report = match &course.life {
            Life::Standing => None,
            Life::Reported(report) => Some(report.clone()),
            _ => return Err(Refusal::NotOwed(item.clone())),
        };
        course.life = Life::Closed { on: context.today(), by: by.clone(), report };
        Ok(())
    })
}

pub(super) fn reopen(ledger: &Ledger, item: &ItemId, reason: &str, context: &Context) -> Decision {
    let reason = words(reason).map_err(|refusal| match refusal {
        Refusal::EmptyText => Refusal::NoReason,
        other => other,
    })?;
    alter(ledger, item, |course, _| {
        if course.life == Life::Standing {
            return Err(Refusal::NotDone(item.clone()));
        }
        let was = std::mem::take(&mut course.life);
        course.reopenings.push(Reopening { on: context.today(), reason: reason.clone(), was });
        Ok(())
    })
}

pub(super) fn extend(
    ledger: &Ledger,
    item: &ItemId,
    to: &Deadline,
    [by, reason]: [&String; 2],
    context: &Context,
) -> Decision {
    let (by, reason) = (optional_words(by)?, optional_words(reason)?);
    if to.is_undated() {
        return Err(Refusal::NoDate);
    }
    let base = open_meeting(ledger)?.date.min(context.today());
    not_past(to, base)?;
    let deadlines = |deadline: &mut Deadline, course: &mut Course, meeting: MeetingId| {
        if !course.is_owed() {
            return Err(Refusal::NotOwed(item.clone()));
        }
        if deadline.dues == to.dues {
            return Err(Refusal::NothingChanges);
        }
        // Putting a date to what had none is agreeing, not extending.
        if deadline.is_undated() {
            course.dated_at = Some(meeting);
        } else {
            if reason.is_empty() {
                return Err(Refusal::NoReason);
            }
            course.extensions.push(Extension {
                from: deadline.clone(),
                to: to.clone(),
                on: context.today(),
                meeting,
                by: by.clone(),
                reason: reason.clone(),
            });
        }
        *deadline = to.clone();
        Ok(())
    };
    match item {
        ItemId::Commitment(id) => {
            let meeting = open_meeting(ledger)?.id;
            let before = commitment(ledger, *id)?;
            let mut after = before.clone();
            deadlines(&mut after.deadline, &mut after.course, meeting)?;
            after.confirmed = false;
            Ok(vec![revise_commitment(before, after)])
        }
        ItemId::Assignment(task, unit) => {
            let standing = ledger.item(item).ok_or_else(|| Refusal::UnknownItem(item.to_string()))?.deadline().clone();
            alter_assignment(ledger, task, unit, |assignment| {
                let mut deadline = assignment.agreed.clone().unwrap_or(standing);
                deadlines(&mut deadline, &mut assignment.course, assignment.meeting)?;
                assignment.agreed = Some(deadline);
                Ok(())
            })
            .map(|change| vec![change])
        }
    }
}

pub(super) fn agree_date(ledger: &Ledger, task: &TaskId, units: &[UnitId], deadline: &Deadline) -> Decision {
    let meeting = open_meeting(ledger)?;
    if deadline.is_undated() {
        return Err(Refusal::NoDate);
    }
    if units.is_empty() {
        return Err(Refusal::NoUnits);
    }
    not_past(deadline, meeting.date)?;
    let mut changes = Vec::new();
    for unit in units {
        let change = alter_assignment(ledger, task, unit, |assignment| {
            if assignment.agreed.as_ref() != Some(deadline) {
                assignment.agreed = Some(deadline.clone());
                assignment.course.dated_at = Some(assignment.meeting);
            }
            Ok(())
        });
        match change {
            Err(Refusal::NothingChanges) => {}
            change => changes.push(change?),
        }
    }
    Ok(changes)
}

/// Alters the course of an item of either kind.
fn alter(
    ledger: &Ledger,
    item: &ItemId,
    mut how: impl FnMut(&mut Course, MeetingId) -> Result<(), Refusal>,
) -> Decision {
    let meeting = open_meeting(ledger)?.id;
    match item {
        ItemId::Commitment(id) => {
            let before = commitment(ledger, *id)?;
            let mut after = before.clone();
            how(&mut after.course, meeting)?;
            Ok(vec![revise_commitment(before, after)])
        }
        ItemId::Assignment(task, unit) => {
            alter_assignment(ledger, task, unit, |assignment| how(&mut assignment.course, meeting))
                .map(|change| vec![change])
        }
    }
}

fn revise_commitment(before: &Commitment, after: Commitment) -> Change {
    Change::Commitment(Edit::Revised { before: before.clone(), after })
}

fn alter_assignment(
    ledger: &Ledger,
    task: &TaskId,
    id: &UnitId,
    how: impl FnOnce(&mut Assignment) -> Result<(), Refusal>,
) -> Result<Change, Refusal> {
    let meeting = open_meeting(ledger)?.id;
    unit(ledger, id)?;
    let known = ledger.tasks.get(task).ok_or_else(|| Refusal::UnknownTask(task.to_string()))?;
    if !known.lead.contains(id) {
        return Err(Refusal::NotAssigned(task.clone(), id.clone()));
    }
    let before = ledger.assignments.get(&(task.clone(), id.clone()));
    let mut after = before.cloned().unwrap_or_else(|| Assignment {
        task: task.clone(),
        unit: id.clone(),
        agreed: None,
        meeting,
        course: Course::default(),
    });
    after.meeting = meeting;
    how(&mut after)?;
    match before {
        Some(before) if *before == after => Err(Refusal::NothingChanges),
        Some(before) => Ok(Change::Assignment(Edit::Revised { before: before.clone(), after })),
        None => Ok(Change::Assignment(Edit::Created(after))),
    }
}
