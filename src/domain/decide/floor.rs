//! 转到下一家, 缓议, 书面: who has the floor.

use super::{Context, Decision, open_meeting, unit};
use crate::domain::{Change, Edit, Ledger, MeetingState, Refusal, Stop, StopState, UnitId};

pub(super) fn give(ledger: &Ledger, to: Option<&UnitId>, leaving: Option<StopState>, context: &Context) -> Decision {
    let meeting = open_meeting(ledger)?;
    if meeting.state != MeetingState::InSession {
        return Err(Refusal::WrongState(meeting.state));
    }
    let mut changes = Vec::new();
    if let Some(floor) = ledger.floor() {
        if Some(&floor.unit) == to {
            return Err(Refusal::NothingChanges);
        }
        changes.push(leave(ledger, floor, leaving, context));
    }
    if let Some(to) = to {
        let before = stop(ledger, to)?;
        let after = Stop { state: StopState::Current, since: Some(context.now), ..before.clone() };
        changes.push(Change::Stop(Edit::Revised { before: before.clone(), after }));
    }
    Ok(changes)
}

/// How a unit leaves the floor: as told, else covered when anything was recorded for it, else pending again, so that
/// a unit nobody heard is never counted as heard.
pub(super) fn leave(ledger: &Ledger, floor: &Stop, leaving: Option<StopState>, context: &Context) -> Change {
    let state = leaving
        .filter(|state| *state != StopState::Current)
        .unwrap_or_else(|| if ledger.has_spoken(&floor.unit) { StopState::Covered } else { StopState::Pending });
    let after = Stop { state, since: None, seconds: floor.seconds_at(context.now), ..floor.clone() };
    Change::Stop(Edit::Revised { before: floor.clone(), after })
}

pub(super) fn mark(ledger: &Ledger, id: &UnitId, state: StopState, context: &Context) -> Decision {
    open_meeting(ledger)?;
    let before = stop(ledger, id)?;
    if before.state == state || state == StopState::Current {
        return Err(Refusal::NothingChanges);
    }
    let after = Stop { state, since: None, seconds: before.seconds_at(context.now), ..before.clone() };
    Ok(vec![Change::Stop(Edit::Revised { before: before.clone(), after })])
}

fn stop<'a>(ledger: &'a Ledger, id: &UnitId) -> Result<&'a Stop, Refusal> {
    unit(ledger, id)?;
    let at = ledger.at.ok_or(Refusal::NoMeeting)?;
    ledger.stops.get(&(at, id.clone())).ok_or_else(|| Refusal::UnknownUnit(id.to_string()))
}
