//! A meeting as its minutes look back on it: what belongs to it, and how things stood when it was over. Minutes of a
//! past meeting say what they said then, whatever has happened since.

use crate::domain::{Course, Deadline, Ledger, Life, Meeting, MeetingId, StopState, Unit, UnitId};
use crate::wording::minutes;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The meeting at hand, and the stretch of days that is its own.
#[derive(Clone, Copy)]
pub(super) struct Sitting<'a> {
    /// The books.
    pub(super) ledger: &'a Ledger,
    /// The meeting.
    pub(super) meeting: &'a Meeting,
    /// What happened on this day or before was the business of the meeting before.
    after: Option<NaiveDate>,
    /// What happens after this day is the business of the next meeting.
    until: NaiveDate,
}

/// What had no date yet when the meeting was over.
static UNDATED: Deadline = Deadline { spoken: String::new(), dues: Vec::new() };

/// Where something owed stood when the meeting was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LifeThen<'a> {
    Standing,
    Reported { on: NaiveDate },
    Closed { on: NaiveDate, by: &'a str },
    Superseded,
    Withdrawn { on: NaiveDate },
}

impl<'a> Sitting<'a> {
    /// The meeting at hand; `None` when there is none.
    pub(super) fn at_hand(ledger: &'a Ledger) -> Option<Self> {
        let meeting = ledger.meeting()?;
        let next = ledger
            .meetings
            .values()
            .filter(|other| other.id > meeting.id)
            .map(|other| other.date)
            .min()
            .and_then(|day| day.pred_opt());
        let adjourned = meeting.adjourned_at.map(|moment| moment.date().max(meeting.date));
        let until = [next, adjourned].into_iter().flatten().min().unwrap_or(NaiveDate::MAX);
        Some(Self { ledger, meeting, after: ledger.previous_meeting().map(|before| before.date), until })
    }

    /// Whether a day falls into the stretch that the minutes give account of.
    pub(super) fn holds(&self, day: NaiveDate) -> bool {
        self.after.is_none_or(|after| day > after) && day <= self.until
    }

    /// The life of something owed as it was when the meeting was over.
    pub(super) fn life(&self, course: &'a Course) -> LifeThen<'a> {
        let later = course.reopenings.iter().find(|reopening| reopening.on > self.until);
        let life = later.map_or(&course.life, |reopening| &reopening.was);
        match life {
            Life::Reported(report) if report.on <= self.until => LifeThen::Reported { on: report.on },
            Life::Closed { on, by, .. } if *on <= self.until => LifeThen::Closed { on: *on, by },
            Life::Closed { report: Some(report), .. } if report.on <= self.until => {
                LifeThen::Reported { on: report.on }
            }
            Life::Withdrawn { on, .. } if *on <= self.until => LifeThen::Withdrawn { on: *on },
            Life::Superseded { .. } | Life::Recast { .. } => LifeThen::Superseded,
            Life::Standing | Life::Reported(_) | Life::Closed { .. } | Life::Withdrawn { .. } => LifeThen::Standing,
        }
    }

    /// The deadline in force when the meeting was over: what a later meeting moved counts as it was before.
    pub(super) fn deadline(&self, now: &'a Deadline, course: &'a Course) -> &'a Deadline {
        if course.dated_at.is_some_and(|meeting| meeting > self.meeting.id) {
            return &UNDATED;
        }
        let later = course.extensions.iter().find(|extension| extension.meeting > self.meeting.id);
        later.map_or(now, |extension| &extension.from)
    }

    /// The units of the meeting in speaking order; the roster's when none were called.
    pub(super) fn units(&self) -> Vec<&'a Unit> {
        let walk = self.ledger.walk();
        if walk.is_empty() { self.ledger.roster() } else { walk.into_iter().map(|(unit, _)| unit).collect() }
    }

    /// The units whose turn ended in a state, in speaking order.
    pub(super) fn turned(&self, state: StopState) -> Vec<&'a UnitId> {
        self.ledger.walk().into_iter().filter(|(_, stop)| stop.state == state).map(|(unit, _)| &unit.id).collect()
    }

    /// Units in speaking order, each once; those the roster no longer knows come last.
    pub(super) fn ordered(&self, units: impl IntoIterator<Item = &'a UnitId>) -> Vec<&'a UnitId> {
        let once: BTreeSet<&UnitId> = units.into_iter().collect();
        let mut ordered: Vec<&UnitId> = once.into_iter().collect();
        ordered.sort_by_key(|id| (self.ledger.units.get(*id).map_or(u32::MAX, |unit| unit.order), *id));
        ordered
    }

    /// The number of the meeting.
    pub(super) fn id(&self) -> MeetingId {
        self.meeting.id
    }

    /// A deadline on paper; `None` when it still needs a date.
    pub(super) fn said(&self, deadline: &Deadline) -> Option<String> {
        minutes::deadline(deadline, self.meeting.date, self.meeting.next_date)
    }
}
