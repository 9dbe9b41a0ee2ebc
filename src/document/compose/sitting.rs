//! A meeting as its minutes look back on it: what belongs to it, and how things stood when it was over. Minutes of a
//! past meeting say what they said then, whatever has happened since.

use crate::domain::{
    Audience, Course, Deadline, Due, Ledger, LifeThen, Meeting, MeetingId, Moment, Recorded, RegisterEntry, StopState,
    Unit, UnitId,
};
use crate::wording::minutes;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The meeting at hand, with the moment at which it was over.
#[derive(Clone, Copy)]
pub(super) struct Sitting<'a> {
    /// The books, as the paper's readers may know them.
    pub(super) ledger: &'a Ledger,
    /// The meeting.
    pub(super) meeting: &'a Meeting,
    /// What counted when it was over, and what stands in its paper.
    pub(super) moment: Moment<'a>,
}

/// What had no date yet when the meeting was over.
static UNDATED: Deadline = Deadline { spoken: String::new(), dues: Vec::new() };

impl<'a> Sitting<'a> {
    /// The meeting at hand, as an audience may know it; `None` when there is none.
    pub(super) fn at_hand(books: &'a impl Audience) -> Option<Self> {
        let ledger = books.books();
        let meeting = ledger.meeting()?;
        Some(Self { ledger, meeting, moment: Moment::end_of(meeting, &[], &ledger.meetings, NaiveDate::MAX) })
    }

    /// Whether something stands in the paper of this meeting: recorded in it, or since the one before.
    pub(super) fn tells(&self, recorded: Option<Recorded>, on: NaiveDate) -> bool {
        self.moment.tells(recorded, on)
    }

    /// Of some entries of registers those that count and moved since the meeting before, as they stood when this one was
    /// over.
    pub(super) fn moved_entries(
        &self,
        is_meant: impl Fn(&RegisterEntry) -> bool,
    ) -> impl Iterator<Item = RegisterEntry> {
        let then = self.ledger.entries_then(&self.moment).filter(move |one| is_meant(one));
        then.filter(|entry| self.tells(entry.recorded, entry.since))
    }

    /// The life of something owed as it was when the meeting was over.
    pub(super) fn life(&self, course: &'a Course) -> LifeThen<'a> {
        course.life_then(&self.moment)
    }

    /// The deadline in force when the meeting was over: what was moved later counts as it was before.
    pub(super) fn deadline(&self, now: &'a Deadline, course: &'a Course) -> &'a Deadline {
        course.agreed_then(now, &self.moment).unwrap_or(&UNDATED)
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
        // What was to be done by the next meeting is told by the day that was announced at this one.
        let dues = deadline.dues.iter().map(|due| match due {
            Due::NextMeetingOn(_) => Due::NextMeeting,
            other => other.clone(),
        });
        let told = Deadline { spoken: deadline.spoken.clone(), dues: dues.collect() };
        minutes::deadline(&told, self.meeting.date, self.meeting.next_date)
    }
}
