//! 分步办理: the stages and rounds of an item, each reported, verified, sent back by itself.

use super::{
    Context, Decision,
    course::{alter, given_reason},
    optional_words,
};
use crate::domain::{
    Command, Course, Deadline, Item, ItemId, Ledger, Life, Part, PartAct, PartDone, Refusal, Reopening, Report,
};
use chrono::NaiveDate;

/// An act on one stage.
pub(super) fn of_stage(ledger: &Ledger, stage: usize, act: &Command, context: &Context) -> Decision {
    if let Command::Report { item, evidence } = act {
        return report(ledger, item, (Some(stage), None), evidence, context);
    }
    if let Command::ReportOn { item, evidence, on } = act {
        return report(ledger, item, (Some(stage), Some(*on)), evidence, context);
    }
    if let Command::Close { item, by } = act {
        return close(ledger, item, Some(stage), by, context);
    }
    if let Command::Reopen { item, reason } = act {
        return reopen(ledger, item, Some(stage), reason, context);
    }
    if let Command::Extend { item, to, by, reason } = act {
        let to = moved(ledger, item, Some(stage), to)?;
        return super::course::extend(ledger, item, &to, [by, reason], context);
    }
    if let Command::AskExtension { item, to, reason } = act {
        let to = moved(ledger, item, Some(stage), to)?;
        return super::course::ask_extension(ledger, item, &to, reason, context);
    }
    // Nothing else is done to a stage.
    Err(Refusal::NothingChanges)
}

/// Whether an item is done part by part.
fn has_parts(item: &Item<'_>) -> bool {
    item.deadline().is_staged() || item.deadline().rule().is_some()
}

fn found<'a>(ledger: &'a Ledger, id: &'a ItemId) -> Result<Item<'a>, Refusal> {
    ledger.item(id).ok_or_else(|| Refusal::UnknownItem(id.to_string()))
}

/// The stage meant: one that there is.
fn named(item: &Item<'_>, stage: usize) -> Result<Part, Refusal> {
    let count = item.deadline().days().count();
    if item.deadline().is_staged() && (1..=count).contains(&stage) {
        return Ok(Part::Stage(stage));
    }
    Err(Refusal::NoSuchStage(item.id(), stage))
}

/// 自报完成: of what is done part by part the stage named, else the earliest that is owed; of all else the whole.
pub(super) fn report(
    ledger: &Ledger,
    id: &ItemId,
    (stage, on): (Option<usize>, Option<NaiveDate>),
    evidence: &str,
    context: &Context,
) -> Decision {
    let today = context.today();
    let on = on.unwrap_or(today);
    if on > today {
        return Err(Refusal::NotYet(on));
    }
    let item = found(ledger, id)?;
    if stage.is_none() && !has_parts(&item) {
        return super::course::report(ledger, id, (on, evidence));
    }
    let evidence = optional_words(evidence)?;
    let part = match stage {
        Some(stage) => named(&item, stage)?,
        None => item.open_points(today).first().map(|point| point.part).ok_or_else(|| Refusal::NotOwed(id.clone()))?,
    };
    let (deadline, recorded) = (item.deadline().clone(), ledger.recorded_now());
    alter(ledger, id, |course, _| {
        if !course.is_owed() || course.part(part).is_some() {
            return Err(Refusal::NotOwed(id.clone()));
        }
        let report = Report { on, evidence: evidence.clone(), recorded, shown_by: None };
        course.parts.push(PartDone { part, report, closed: None, sent_back: None });
        complete(course, &deadline);
        Ok(())
    })
}

/// When the last stage is done, the whole is; when all are verified, so is the whole.
fn complete(course: &mut Course, deadline: &Deadline) {
    if !deadline.is_staged() {
        return;
    }
    let parts: Vec<PartDone> =
        (1..=deadline.days().count()).filter_map(|stage| course.part(Part::Stage(stage)).cloned()).collect();
    if parts.len() < deadline.days().count() {
        return;
    }
    let Some(last) = parts.iter().max_by_key(|one| one.report.on) else { return };
    let report = last.report.clone();
    let closed: Option<Vec<_>> = parts.iter().map(|one| one.closed.clone()).collect();
    course.life = match closed.and_then(|closed| closed.into_iter().max_by_key(|act| act.on)) {
        Some(PartAct { on, words: by, recorded }) => Life::Closed { on, by, report: Some(report), recorded },
        None => Life::Reported(report),
    };
}

/// 销号: of what comes back the round that was reported, else the one that is owed; of stages the one named; of all else
/// the whole.
pub(super) fn close(ledger: &Ledger, id: &ItemId, stage: Option<usize>, by: &str, context: &Context) -> Decision {
    let item = found(ledger, id)?;
    let is_round = item.deadline().rule().is_some() && item.is_owed();
    let part = match stage {
        Some(stage) => named(&item, stage)?,
        None if is_round => round_to_close(&item, context.today()).ok_or_else(|| Refusal::NotOwed(id.clone()))?,
        None => return super::course::close(ledger, id, by, context),
    };
    let by = optional_words(by)?;
    let (on, deadline, recorded) = (context.today(), item.deadline().clone(), ledger.recorded_now());
    let closed = PartAct { on, words: by, recorded };
    alter(ledger, id, |course, _| {
        if !course.is_open() {
            return Err(Refusal::NotOwed(id.clone()));
        }
        match course.part_mut(part) {
            Some(done) if done.closed.is_some() => return Err(Refusal::NotOwed(id.clone())),
            Some(done) => done.closed = Some(closed.clone()),
            None => {
                let report = Report { on, evidence: String::new(), recorded, shown_by: None };
                course.parts.push(PartDone { part, report, closed: Some(closed.clone()), sent_back: None });
            }
        }
        complete(course, &deadline);
        Ok(())
    })
}

fn round_to_close(item: &Item<'_>, today: NaiveDate) -> Option<Part> {
    let parts = item.course().map_or(&[][..], |course| course.parts.as_slice());
    let waits = parts.iter().find(|one| one.closed.is_none() && one.sent_back.is_none());
    waits.map(|one| one.part).or_else(|| item.open_points(today).first().map(|point| point.part))
}

/// 退回重办: the stage named; of what stands the part done last; of all else the whole, its last stage with it.
pub(super) fn reopen(ledger: &Ledger, id: &ItemId, stage: Option<usize>, reason: &str, context: &Context) -> Decision {
    let item = found(ledger, id)?;
    let last = item.course().and_then(|course| course.parts.iter().rev().find(|one| one.sent_back.is_none()));
    let Some(part) = stage.map(|stage| named(&item, stage)).transpose()?.or(last.map(|one| one.part)) else {
        return super::course::reopen(ledger, id, reason, context);
    };
    let reason = given_reason(reason)?;
    let (on, recorded) = (context.today(), ledger.recorded_now());
    alter(ledger, id, |course, _| {
        let done = course.part_mut(part).ok_or_else(|| Refusal::NotDone(id.clone()))?;
        done.sent_back = Some(PartAct { on, words: reason.clone(), recorded });
        if course.life != Life::Standing {
            let was = std::mem::take(&mut course.life);
            course.reopenings.push(Reopening { on, reason: reason.clone(), was, recorded });
        }
        Ok(())
    })
}

/// The deadline that an extension to one day makes of several stages: only the stage named, else the earliest that is
/// owed, gets the day.
pub(super) fn moved(ledger: &Ledger, id: &ItemId, stage: Option<usize>, to: &Deadline) -> Result<Deadline, Refusal> {
    let item = found(ledger, id)?;
    let deadline = item.deadline();
    let mut days = to.days();
    let (Some(day), None, None, true) = (days.next(), days.next(), to.rule(), deadline.is_staged()) else {
        return Ok(to.clone());
    };
    let part = match stage {
        Some(stage) => named(&item, stage)?,
        // Which stage is owed does not depend on today.
        None => item.open_points(NaiveDate::MAX).first().map_or(Part::Stage(1), |point| point.part),
    };
    let Part::Stage(stage) = part else { return Ok(to.clone()) };
    let done = item.course().is_some_and(|course| course.part(part).is_some());
    if done {
        return Err(Refusal::NotOwed(id.clone()));
    }
    Ok(Deadline { spoken: to.spoken.clone(), ..deadline.with_stage(stage, day) })
}

/// Which stage a new deadline moves, when it is one and no more.
pub(super) fn stage_moved(from: &Deadline, to: &Deadline) -> Option<usize> {
    if !from.is_staged() || from.dues.len() != to.dues.len() || from.days().count() != to.days().count() {
        return None;
    }
    let mut differ = (1..).zip(from.days().zip(to.days())).filter(|(_, (from, to))| from != to).map(|(stage, _)| stage);
    differ.next().filter(|_| differ.next().is_none())
}
