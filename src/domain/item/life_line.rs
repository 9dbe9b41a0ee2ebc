//! The life line (来龙去脉) of an item: one item, one line across the months, from the meeting it was made at to its
//! closing, with what was said about it each month and the lamp each month ended on.

use crate::domain::{
    Attribution, Course, Deadline, Item, Lamp, LastMention, Ledger, Life, Meeting, MeetingId, Moment, Part, Progress,
    Report, SaidKind, UnitId,
};
use chrono::NaiveDate;

/// What happened to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// It was promised, instructed, or first spoken of, by this unit's turn, with this deadline.
    Made(UnitId, Deadline),
    /// A date was put to it.
    Dated(Deadline),
    /// The unit said how far it has come, in words and percent.
    Said(String, Option<u8>),
    /// An extension was asked for: to when, why, and whether late.
    Asked(Deadline, String, bool),
    /// It was refused: by whom, why.
    Refused(String, String),
    /// The day was changed.
    Extended {
        /// To when.
        to: Deadline,
        /// By whom.
        by: String,
        /// Why.
        reason: String,
        /// Only after the day had passed.
        late: bool,
        /// Put off, or brought forward.
        later: bool,
    },
    /// Reported done, with what evidence.
    Reported(String),
    /// One of several stages, or a round, is done: which, with what evidence.
    PartDone(Part, String),
    /// Verified and closed, by whom.
    Closed(String),
    /// Owed again, why.
    SentBack(String),
    /// Struck, why.
    Withdrawn(String),
    /// Another commitment took its place.
    Superseded,
    /// It is recorded as something else now.
    Recast(SaidKind),
    /// A lamp by hand: which (`None`: by the rule again), by whom, why.
    Lamp(Option<Lamp>, String, String),
    /// It went from a unit to its successor.
    HandedOver(UnitId),
}

/// One station of a life line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifeEvent {
    /// When.
    pub on: NaiveDate,
    /// In which meeting's paper it stands; `None`: it waits for the next one, or it is not known.
    pub meeting: Option<MeetingId>,
    /// What.
    pub what: Happening,
}

/// The lamp that an item ended a month on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthLamp {
    /// Which meeting.
    pub meeting: MeetingId,
    /// Which lamp.
    pub lamp: Lamp,
    /// The office's word for it.
    pub word: String,
    /// Whether it was changed by hand.
    pub by_hand: bool,
}

/// Everything that happened to an item, oldest first. `progress` has what was said about it, oldest first.
#[must_use]
pub fn life_line(item: &Item<'_>, progress: &[Progress], ledger: &Ledger) -> Vec<LifeEvent> {
    let mut events = Vec::new();
    let date = |meeting: MeetingId| ledger.meetings.get(&meeting).map(|meeting| meeting.date);
    let mut push = |on: Option<NaiveDate>, meeting: Option<MeetingId>, what: Happening| {
        events.extend(on.map(|on| LifeEvent { on, meeting, what }));
    };
    let course = item.course();
    let first_unit = course.and_then(|course| course.handovers.first()).map_or(item.unit(), |handover| &handover.from);
    if let Some(made) = item.made_at() {
        let on = match item {
            Item::Commitment(commitment) => Some(commitment.recorded_at.date()),
            Item::Assignment(..) => date(made),
        };
        push(on, Some(made), Happening::Made(first_unit.clone(), first_deadline(item, made)));
    }
    for said in progress {
        let what = Happening::Said(said.text.clone(), said.share);
        push(Some(said.recorded_at.date()), Some(said.meeting), what);
    }
    if let Some(course) = course {
        of_course(item, course, ledger, &mut push);
    }
    // Of one day, in the order in which things are pushed: asked before granted, reported before closed.
    events.sort_by_key(|event| event.on);
    events
}

/// What the course of an item tells.
fn of_course(
    item: &Item<'_>,
    course: &Course,
    ledger: &Ledger,
    push: &mut impl FnMut(Option<NaiveDate>, Option<MeetingId>, Happening),
) {
    let date = |meeting: MeetingId| ledger.meetings.get(&meeting).map(|meeting| meeting.date);
    if let Some(at) = course.dated_at.filter(|at| Some(*at) != item.made_at()) {
        let agreed = course.extensions.first().map_or(item.deadline(), |extension| &extension.from);
        push(date(at), Some(at), Happening::Dated(agreed.clone()));
    }
    let told = ledger.attribution();
    for request in &course.requests {
        let what = Happening::Asked(request.to.clone(), request.reason.clone(), request.is_late());
        push(Some(request.on), told.meeting(request.recorded, request.on), what);
        if let Some(answer) = request.answer.as_ref().filter(|answer| !answer.granted) {
            let what = Happening::Refused(answer.by.clone(), answer.reason.clone());
            push(Some(answer.on), told.meeting(answer.recorded, answer.on), what);
        }
    }
    for one in &course.extensions {
        let what = Happening::Extended {
            to: one.to.clone(),
            by: one.by.clone(),
            reason: one.reason.clone(),
            late: one.is_late(),
            later: one.is_later(),
        };
        push(Some(one.on), told.meeting(one.recorded, one.on), what);
    }
    for one in &course.parts {
        let (report, what) = (&one.report, Happening::PartDone(one.part, one.report.evidence.clone()));
        push(Some(report.on), told.meeting(report.recorded, report.on), what);
        if let Some(act) = &one.closed {
            push(Some(act.on), told.meeting(act.recorded, act.on), Happening::Closed(act.words.clone()));
        }
        if let Some(act) = &one.sent_back {
            push(Some(act.on), told.meeting(act.recorded, act.on), Happening::SentBack(act.words.clone()));
        }
    }
    for one in &course.lamps {
        let what = Happening::Lamp(one.lamp, one.by.clone(), one.reason.clone());
        push(Some(one.on), Some(one.meeting), what);
    }
    for one in &course.handovers {
        push(Some(one.on), Some(one.meeting), Happening::HandedOver(one.from.clone()));
    }
    for one in &course.reopenings {
        lives(&one.was, told, push);
        push(Some(one.on), told.meeting(one.recorded, one.on), Happening::SentBack(one.reason.clone()));
    }
    lives(&course.life, told, push);
}

fn lives(life: &Life, told: Attribution<'_>, push: &mut impl FnMut(Option<NaiveDate>, Option<MeetingId>, Happening)) {
    let reports = |report: &Report, push: &mut dyn FnMut(Option<NaiveDate>, Option<MeetingId>, Happening)| {
        let meeting = told.meeting(report.recorded, report.on);
        push(Some(report.on), meeting, Happening::Reported(report.evidence.clone()));
    };
    match life {
        Life::Standing => {}
        Life::Reported(report) => reports(report, push),
        Life::Closed { on, by, report, recorded } => {
            if let Some(report) = report {
                reports(report, push);
            }
            push(Some(*on), told.meeting(*recorded, *on), Happening::Closed(by.clone()));
        }
        Life::Superseded { .. } => push(Some(NaiveDate::MAX), None, Happening::Superseded),
        Life::Recast { to } => push(Some(NaiveDate::MAX), None, Happening::Recast(*to)),
        Life::Withdrawn { on, reason, recorded } => {
            push(Some(*on), told.meeting(*recorded, *on), Happening::Withdrawn(reason.clone()));
        }
    }
}

/// The deadline it had when it was made.
fn first_deadline(item: &Item<'_>, made: MeetingId) -> Deadline {
    let Some(course) = item.course() else { return item.deadline().clone() };
    if course.dated_at.is_some_and(|at| at != made) {
        return match item {
            Item::Commitment(_) => Deadline::none(),
            Item::Assignment(task, ..) => task.deadline.clone(),
        };
    }
    course.extensions.first().map_or(item.deadline(), |extension| &extension.from).clone()
}

/// The lamp of each meeting that was held since an item came up, by the rules of today and the facts of then.
#[must_use]
pub fn month_lamps(item: &Item<'_>, progress: &[Progress], ledger: &Ledger, today: NaiveDate) -> Vec<MonthLamp> {
    let Some(made) = item.made_at() else { return Vec::new() };
    let held = ledger.held_by(today);
    let mut lamps = Vec::new();
    for meeting in held.iter().filter_map(|id| ledger.meetings.get(id)).filter(|meeting| meeting.id >= made) {
        let over = held.iter().position(|id| *id == meeting.id).unwrap_or(0);
        let moment = Moment::end_of(meeting, &held[..=over], &ledger.meetings, today);
        let heard = heard_by(progress, meeting.id);
        let (mut lamp, word) = ledger.programme.lamps.light(&item.lamp_facts(&moment, heard));
        let word = word.to_owned();
        let by_hand = item.lamp_by_hand(&moment).and_then(|manual| manual.lamp);
        if let Some(manual) = by_hand {
            lamp = manual;
        }
        let life = item.life_then(&moment);
        if life.is_gone() {
            break;
        }
        lamps.push(MonthLamp { meeting: meeting.id, lamp, word, by_hand: by_hand.is_some() });
        // Closed and not sent back since: the months after have nothing to tell.
        let now = Moment::of_day(today, ledger.at, &[], &ledger.meetings);
        if matches!(life, crate::domain::LifeThen::Closed { .. }) && item.life_then(&now) == life {
            break;
        }
    }
    lamps
}

fn heard_by(progress: &[Progress], at: MeetingId) -> Option<LastMention> {
    let until = || progress.iter().rev().filter(|said| said.meeting <= at);
    let meeting = until().map(|said| said.meeting).max()?;
    Some(LastMention { meeting, share: until().find_map(|said| said.share) })
}

/// The day on which a meeting's picture is taken: the day it was adjourned, else its own day, but never a day to come.
#[must_use]
pub fn closing_day(meeting: &Meeting, today: NaiveDate) -> NaiveDate {
    meeting.adjourned_at.map_or(meeting.date, |at| at.date()).min(today)
}
