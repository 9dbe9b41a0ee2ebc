//! 自报完成, 销号, 退回, 延期, 明确期限: what happens to items in the course of months.

use super::{
    Context, Decision, commitment, open_meeting, optional_words, parts::stage_moved, record::not_past, unit, words,
};
use crate::domain::{
    Assignment, Change, Commitment, Course, Deadline, Edit, Extension, ExtensionAnswer, ExtensionRequest, Item, ItemId,
    Lamp, Ledger, Life, ManualLamp, MeetingId, Recorded, Refusal, Reopening, Report, TaskId, UnitId,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

pub(super) fn report(ledger: &Ledger, item: &ItemId, (on, evidence): (NaiveDate, &str)) -> Decision {
    let (evidence, recorded) = (optional_words(evidence)?, ledger.recorded_now());
    alter(ledger, item, |course, _| {
        if let Some(met) = course.met().filter(|_| !evidence.is_empty()) {
            // Its own evidence stands beside what shows it already.
            let evidence = format!("{}；{evidence}", met.evidence);
            course.life = Life::Reported(Report { evidence, ..met.clone() });
            return Ok(());
        }
        if !course.is_owed() {
            return Err(Refusal::NotOwed(item.clone()));
        }
        course.life = Life::Reported(Report { on, evidence: evidence.clone(), recorded, shown_by: None });
        Ok(())
    })
}

pub(super) fn close(ledger: &Ledger, item: &ItemId, by: &str, context: &Context) -> Decision {
    let (by, recorded) = (optional_words(by)?, ledger.recorded_now());
    alter(ledger, item, |course, _| {
        let report = match &course.life {
            Life::Standing => None,
            Life::Reported(report) => Some(report.clone()),
            _ => return Err(Refusal::NotOwed(item.clone())),
        };
        course.life = Life::Closed { on: context.today(), by: by.clone(), report, recorded };
        Ok(())
    })
}

/// Several in one act: all of them or none; those that are so already stay as they are.
pub(super) fn each<T: Ord>(of: &[T], decide: impl Fn(&T) -> Decision) -> Decision {
    let once: BTreeSet<&T> = of.iter().collect();
    let mut changes = Vec::new();
    for one in once {
        match decide(one) {
            Err(Refusal::NothingChanges) => {}
            decided => changes.extend(decided?),
        }
    }
    Ok(changes)
}

pub(super) fn reopen(ledger: &Ledger, item: &ItemId, reason: &str, context: &Context) -> Decision {
    let (reason, recorded) = (given_reason(reason)?, ledger.recorded_now());
    if let ItemId::Assignment(task, unit) = item
        && let Some(task) = ledger.tasks.get(task)
        && let Some(shown) = ledger.shown(task, unit, &ledger.entries().collect())
    {
        // As long as the register says so, it is met: what is sent back there is owed again by itself.
        return Err(Refusal::StillShown(item.clone(), shown.evidence));
    }
    alter(ledger, item, |course, _| {
        if course.life == Life::Standing {
            return Err(Refusal::NotDone(item.clone()));
        }
        let was = std::mem::take(&mut course.life);
        course.reopenings.push(Reopening { on: context.today(), reason: reason.clone(), was, recorded });
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
    let (by, mut reason) = (optional_words(by)?, optional_words(reason)?);
    check_day(ledger, to, context)?;
    let recorded = ledger.recorded_now();
    redate(ledger, item, |deadline, course, meeting| {
        if !course.is_owed() {
            return Err(Refusal::NotOwed(item.clone()));
        }
        if deadline.dues == to.dues {
            return Err(Refusal::NothingChanges);
        }
        // Putting a date to what had none is agreeing, not extending.
        if deadline.is_undated() {
            course.dated_at = Some(meeting);
            course.dated_on = Some(context.today());
            course.dated = recorded;
        } else {
            let asked = grant(course, &by, (meeting, recorded), context);
            if reason.is_empty() {
                reason = asked.as_ref().map(|request| request.reason.clone()).unwrap_or_default();
            }
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
                asked: asked.map(|request| request.on),
                recorded,
                stage: stage_moved(deadline, to),
                event: None,
            });
        }
        *deadline = to.clone();
        Ok(())
    })
}

/// Answers the request that waits, if there is one, and says which it was.
fn grant(
    course: &mut Course,
    by: &str,
    (meeting, recorded): (MeetingId, Option<Recorded>),
    context: &Context,
) -> Option<ExtensionRequest> {
    let request = course.requests.last_mut().filter(|request| request.answer.is_none())?;
    request.answer = Some(ExtensionAnswer {
        granted: true,
        on: context.today(),
        meeting,
        by: by.to_owned(),
        reason: String::new(),
        recorded,
    });
    Some(request.clone())
}

fn check_day(ledger: &Ledger, to: &Deadline, context: &Context) -> Result<(), Refusal> {
    if to.is_undated() {
        return Err(Refusal::NoDate);
    }
    not_past(to, open_meeting(ledger)?.date.min(context.today()))
}

pub(super) fn ask_extension(
    ledger: &Ledger,
    item: &ItemId,
    to: &Deadline,
    reason: &str,
    context: &Context,
) -> Decision {
    let reason = given_reason(reason)?;
    check_day(ledger, to, context)?;
    let from = ledger.item(item).ok_or_else(|| Refusal::UnknownItem(item.to_string()))?.deadline().clone();
    if from.is_undated() || from.dues == to.dues {
        return Err(if from.is_undated() { Refusal::NoDate } else { Refusal::NothingChanges });
    }
    alter(ledger, item, |course, meeting| {
        if !course.is_owed() {
            return Err(Refusal::NotOwed(item.clone()));
        }
        if course.pending_request().is_some() {
            return Err(Refusal::RequestPending(item.clone()));
        }
        course.requests.push(ExtensionRequest {
            from: from.clone(),
            to: to.clone(),
            on: context.today(),
            meeting,
            reason: reason.clone(),
            answer: None,
            recorded: ledger.recorded_now(),
        });
        Ok(())
    })
}

pub(super) fn refuse_extension(
    ledger: &Ledger,
    item: &ItemId,
    [by, reason]: [&String; 2],
    context: &Context,
) -> Decision {
    let (by, reason) = (optional_words(by)?, given_reason(reason)?);
    alter(ledger, item, |course, meeting| {
        let request = course.requests.last_mut().filter(|request| request.answer.is_none());
        request.ok_or_else(|| Refusal::NothingAsked(item.clone()))?.answer = Some(ExtensionAnswer {
            granted: false,
            on: context.today(),
            meeting,
            by: by.clone(),
            reason: reason.clone(),
            recorded: ledger.recorded_now(),
        });
        Ok(())
    })
}

pub(super) fn set_lamp(
    ledger: &Ledger,
    item: &ItemId,
    lamp: Option<Lamp>,
    [by, reason]: [&String; 2],
    context: &Context,
) -> Decision {
    let (mut by, reason) = (optional_words(by)?, given_reason(reason)?);
    if by.is_empty() {
        by.clone_from(&open_meeting(ledger)?.chair);
    }
    alter(ledger, item, |course, meeting| {
        if !course.is_open() {
            return Err(Refusal::NotOwed(item.clone()));
        }
        let stands = course.lamps.last().filter(|manual| manual.meeting == meeting).and_then(|manual| manual.lamp);
        if stands == lamp {
            return Err(Refusal::NothingChanges);
        }
        course.lamps.push(ManualLamp { lamp, on: context.today(), meeting, by: by.clone(), reason: reason.clone() });
        Ok(())
    })
}

pub(super) fn given_reason(reason: &str) -> Result<String, Refusal> {
    words(reason).map_err(|refusal| if refusal == Refusal::EmptyText { Refusal::NoReason } else { refusal })
}

pub(super) fn agree_date(
    ledger: &Ledger,
    (task, units): (&TaskId, &[UnitId]),
    deadline: &Deadline,
    context: &Context,
) -> Decision {
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
        let stands = ledger
            .item(&ItemId::Assignment(task.clone(), unit.clone()))
            .is_none_or(|item| may_be_dated(&item, meeting.id) || item.deadline().dues == deadline.dues);
        if !stands {
            // The day of an earlier meeting stays: what changes it is an extension, with its reason.
            return Err(Refusal::AlreadyDated(ItemId::Assignment(task.clone(), unit.clone())));
        }
        let change = alter_assignment(ledger, task, unit, |assignment| {
            if assignment.agreed.as_ref() != Some(deadline) {
                assignment.agreed = Some(deadline.clone());
                assignment.course.dated_at = Some(assignment.meeting);
                assignment.course.dated_on = Some(context.today());
                assignment.course.dated = ledger.recorded_now();
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

/// Whether a date can still be agreed: there was none, or it was agreed at this very meeting, or it is the plan's own.
pub(super) fn may_be_dated(item: &Item<'_>, meeting: MeetingId) -> bool {
    let Item::Assignment(_, _, Some(assignment)) = item else { return true };
    item.deadline().is_undated()
        || (assignment.course.extensions.is_empty()
            && (assignment.agreed.is_none() || assignment.course.dated_at == Some(meeting)))
}

/// Alters the deadline of an item of either kind, with its course.
pub(super) fn redate(
    ledger: &Ledger,
    item: &ItemId,
    how: impl FnOnce(&mut Deadline, &mut Course, MeetingId) -> Result<(), Refusal>,
) -> Decision {
    let meeting = open_meeting(ledger)?.id;
    match item {
        ItemId::Commitment(id) => {
            let before = commitment(ledger, *id)?;
            let mut after = before.clone();
            how(&mut after.deadline, &mut after.course, meeting)?;
            (after.confirmed, after.returned) = (false, None);
            Ok(vec![revise_commitment(before, after)])
        }
        ItemId::Assignment(task, unit) => {
            let standing = ledger.item(item).ok_or_else(|| Refusal::UnknownItem(item.to_string()))?.deadline().clone();
            alter_assignment(ledger, task, unit, |assignment| {
                let mut deadline = assignment.agreed.clone().unwrap_or(standing);
                how(&mut deadline, &mut assignment.course, meeting)?;
                assignment.agreed = Some(deadline);
                Ok(())
            })
            .map(|change| vec![change])
        }
    }
}

/// Alters the course of an item of either kind.
pub(super) fn alter(
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

pub(super) fn alter_assignment(
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
        course: Course { begun_at: Some(meeting), ..Course::default() },
    });
    after.meeting = meeting;
    how(&mut after)?;
    match before {
        Some(before) if *before == after => Err(Refusal::NothingChanges),
        Some(before) => Ok(Change::Assignment(Edit::Revised { before: before.clone(), after })),
        None => Ok(Change::Assignment(Edit::Created(after))),
    }
}
