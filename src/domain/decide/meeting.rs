//! 开新会, 宣布开会, 散会, 封存.

use super::{Context, Decision, open_meeting, optional_words};
use crate::domain::{
    Arrangement, Change, Edit, Ledger, Meeting, MeetingHead, MeetingId, MeetingState, Period, Refusal, RegisterEntry,
    Stop, StopState, UnitKind,
};
use chrono::NaiveDate;

pub(super) fn open(ledger: &Ledger, date: NaiveDate, head: &MeetingHead) -> Decision {
    if ledger.meetings.values().any(|meeting| meeting.date == date) {
        return Err(Refusal::MeetingExists(date));
    }
    if let Some(newest) = ledger.meetings.values().map(|meeting| meeting.date).max()
        && date < newest
    {
        return Err(Refusal::MeetingNotAfter { date, newest });
    }
    let programme = &ledger.programme;
    let id = ledger.counters.meeting.next().max(MeetingId::FIRST);
    let meeting = Meeting {
        id,
        number: ledger.meetings.values().map(|meeting| meeting.number).max().unwrap_or(0) + 1,
        period: Period::of(date),
        date,
        name: programme.meeting_name.clone(),
        topic: programme.topic.clone(),
        place: String::new(),
        chair: String::new(),
        recorder: String::new(),
        state: MeetingState::Preparing,
        opened_at: None,
        adjourned_at: None,
        sealed_at: None,
        next_date: None,
        unit_limit: programme.unit_limit,
        arrangement: Arrangement::default(),
    };
    let meeting = with_head(ledger, &meeting, head)?;
    let stops = ledger.roster().into_iter().map(|unit| {
        Change::Stop(Edit::Created(Stop {
            meeting: id,
            unit: unit.id.clone(),
            state: StopState::Pending,
            since: None,
            seconds: 0,
        }))
    });
    Ok(std::iter::once(Change::Meeting(Edit::Created(meeting))).chain(stops).collect())
}

fn with_head(ledger: &Ledger, meeting: &Meeting, head: &MeetingHead) -> Result<Meeting, Refusal> {
    let line = |asked: &Option<String>, stands: &str| match asked {
        Some(text) => optional_words(text),
        None => Ok(stands.to_owned()),
    };
    if let Some(next) = head.next_date
        && next <= meeting.date
    {
        return Err(Refusal::NextNotAfter(next));
    }
    let host = head.host.as_ref().map(|called| ledger.host(called).ok_or_else(|| Refusal::UnknownHost(called.clone())));
    let host = host.transpose()?;
    for unit in head.exchange.iter().flatten() {
        super::unit(ledger, unit)?;
    }
    let arranged = &meeting.arrangement;
    Ok(Meeting {
        name: host.map_or_else(|| meeting.name.clone(), |host| host.meeting_name.clone()),
        arrangement: Arrangement {
            host: host.map_or_else(|| arranged.host.clone(), |host| host.key.clone()),
            starts: head.starts.or(arranged.starts),
            exchange: head.exchange.clone().unwrap_or_else(|| arranged.exchange.clone()),
            names_unfiled: head.names_unfiled.unwrap_or(arranged.names_unfiled),
        },
        chair: line(&head.chair, &meeting.chair)?,
        recorder: line(&head.recorder, &meeting.recorder)?,
        place: line(&head.place, &meeting.place)?,
        topic: line(&head.topic, &meeting.topic)?,
        next_date: head.next_date.or(meeting.next_date),
        unit_limit: head.unit_limit.unwrap_or(meeting.unit_limit),
        ..meeting.clone()
    })
}

pub(super) fn amend(ledger: &Ledger, head: &MeetingHead) -> Decision {
    let before = open_meeting(ledger)?;
    Ok(revised(before, with_head(ledger, before, head)?).into_iter().collect())
}

fn revised(before: &Meeting, after: Meeting) -> Option<Change> {
    (*before != after).then(|| Change::Meeting(Edit::Revised { before: before.clone(), after }))
}

pub(super) fn call_to_order(ledger: &Ledger, context: &Context) -> Decision {
    let before = open_meeting(ledger)?;
    if before.state == MeetingState::InSession {
        return Err(Refusal::WrongState(before.state));
    }
    let opened_at = before.opened_at.or(Some(context.now));
    let after = Meeting { state: MeetingState::InSession, opened_at, adjourned_at: None, ..before.clone() };
    Ok(revised(before, after).into_iter().collect())
}

/// Over, with the day of the next one where it is announced.
pub(super) fn adjourn(ledger: &Ledger, next: Option<NaiveDate>, context: &Context) -> Decision {
    let before = open_meeting(ledger)?;
    if before.state == MeetingState::Adjourned {
        return Err(Refusal::WrongState(before.state));
    }
    let mut changes = Vec::new();
    if let Some(floor) = ledger.floor() {
        changes.push(super::floor::leave(ledger, floor, None, context));
    }
    let after = Meeting {
        state: MeetingState::Adjourned,
        opened_at: before.opened_at.or(Some(context.now)),
        adjourned_at: Some(context.now),
        ..with_head(ledger, before, &MeetingHead { next_date: next, ..MeetingHead::default() })?
    };
    changes.extend(entered(ledger, before));
    changes.extend(revised(before, after));
    Ok(changes)
}

/// The entry of the meeting in the register of its host's meetings; `None`: it has none, or one of that day is there.
fn entered(ledger: &Ledger, meeting: &Meeting) -> Option<Change> {
    let host = ledger.host(&meeting.arrangement.host)?;
    let kind = ledger.register_kind(host.register.as_ref()?)?;
    let is_there = ledger.register_of(&kind.id).iter().any(|entry| kind.done_on(entry) == Some(meeting.date));
    let stage = kind.stages.iter().position(|stage| stage.done)?;
    let unit = ledger.roster().into_iter().find(|unit| unit.kind == UnitKind::Lead)?;
    let fields = [(&host.chair_field, &meeting.chair), (&host.topic_field, &meeting.topic)];
    let fields = fields
        .into_iter()
        .filter(|(field, said)| !said.is_empty() && kind.fields.iter().any(|one| one.name == **field));
    let entry = RegisterEntry {
        id: ledger.counters.register_entry.next(),
        kind: kind.id.clone(),
        unit: unit.id.clone(),
        name: meeting.name.clone(),
        stage,
        since: meeting.date,
        recorded: ledger.recorded_now(),
        fields: fields.map(|(field, said)| (field.clone(), said.clone())).collect(),
        before: Vec::new(),
        commitments: Vec::new(),
        released: None,
        dropped: None,
        dropped_in: None,
    };
    (!is_there).then_some(Change::RegisterEntry(Edit::Created(entry)))
}

pub(super) fn seal(ledger: &Ledger, context: &Context) -> Decision {
    let before = open_meeting(ledger)?;
    if before.state != MeetingState::Adjourned {
        return Err(Refusal::WrongState(before.state));
    }
    let after = Meeting { state: MeetingState::Sealed, sealed_at: Some(context.now), ..before.clone() };
    Ok(revised(before, after).into_iter().collect())
}
