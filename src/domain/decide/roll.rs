//! 签到.

use super::{Context, Decision, open_meeting, optional_words, unit};
use crate::domain::{Attendance, Change, Edit, Ledger, Presence, Refusal, UnitId};
use chrono::NaiveTime;

pub(super) fn take(
    ledger: &Ledger,
    id: &UnitId,
    presence: Option<Presence>,
    [person, post, reason]: [&String; 3],
    context: &Context,
) -> Decision {
    let meeting = open_meeting(ledger)?;
    unit(ledger, id)?;
    let before = ledger.attendance.get(&(meeting.id, id.clone()));
    let Some(presence) = presence else {
        return Ok(before.map(|line| Change::Attendance(Edit::Removed(line.clone()))).into_iter().collect());
    };
    let arrived = before.and_then(|line| line.arrived).or(Some(context.now)).filter(|_| presence.came());
    let after = Attendance {
        meeting: meeting.id,
        unit: id.clone(),
        presence,
        person: optional_words(person)?,
        post: optional_words(post)?,
        arrived,
        left: before.and_then(|line| line.left),
        reason: optional_words(reason)?,
    };
    Ok(match before {
        Some(before) if *before == after => Vec::new(),
        Some(before) => vec![Change::Attendance(Edit::Revised { before: before.clone(), after })],
        None => vec![Change::Attendance(Edit::Created(after))],
    })
}

pub(super) fn note_times(
    ledger: &Ledger,
    id: &UnitId,
    (arrived, left): (Option<NaiveTime>, Option<NaiveTime>),
) -> Decision {
    let meeting = open_meeting(ledger)?;
    unit(ledger, id)?;
    let before = ledger.attendance.get(&(meeting.id, id.clone())).filter(|line| line.presence.came());
    let before = before.ok_or_else(|| Refusal::NotThere(id.clone()))?;
    let at = |time: NaiveTime| meeting.date.and_time(time);
    let after = Attendance {
        arrived: arrived.map(at).or(before.arrived),
        left: left.map(at).or(before.left),
        ..before.clone()
    };
    if after.arrived.zip(after.left).is_some_and(|(arrived, left)| left < arrived) {
        return Err(Refusal::LeftBeforeArriving(id.clone()));
    }
    Ok((*before != after)
        .then(|| Change::Attendance(Edit::Revised { before: before.clone(), after }))
        .into_iter()
        .collect())
}

pub(super) fn take_rest(ledger: &Ledger, context: &Context) -> Decision {
    let meeting = open_meeting(ledger)?;
    Ok(ledger
        .walk()
        .into_iter()
        .filter(|(unit, _)| !ledger.attendance.contains_key(&(meeting.id, unit.id.clone())))
        .map(|(unit, _)| {
            Change::Attendance(Edit::Created(Attendance {
                meeting: meeting.id,
                unit: unit.id.clone(),
                presence: Presence::Present,
                person: String::new(),
                post: String::new(),
                arrived: Some(context.now),
                left: None,
                reason: String::new(),
            }))
        })
        .collect())
}
