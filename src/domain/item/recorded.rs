//! The one rule of time (归会): a meeting's paper holds what was recorded in it; what was recorded after its adjournment,
//! whatever its day, belongs to the next one. Minutes, year, life line and lamps of a month all ask [`Attribution`], so
//! that an act stands in one paper and in no other.

use crate::domain::{Ledger, Meeting, MeetingId};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where in the row of meetings something was recorded: by a mark rather than by its day, since a day says nothing about
/// what was first, and clocks are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The newest meeting then.
    pub meeting: MeetingId,
    /// The adjournment after which it was recorded; `None`: that meeting was not over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<NaiveDateTime>,
}

/// To which meeting's paper an act belongs.
#[derive(Clone, Copy, Debug)]
pub struct Attribution<'a> {
    meetings: &'a BTreeMap<MeetingId, Meeting>,
}

impl<'a> Attribution<'a> {
    /// By the heads of all meetings.
    #[must_use]
    pub fn of(meetings: &'a BTreeMap<MeetingId, Meeting>) -> Self {
        Self { meetings }
    }

    /// The meeting in whose paper an act stands; `None`: it waits for the next meeting. `on` is its day: what was recorded
    /// before there were marks is told apart by that.
    #[must_use]
    pub fn meeting(self, recorded: Option<Recorded>, on: NaiveDate) -> Option<MeetingId> {
        let Some(Recorded { meeting, after }) = recorded else { return self.by_day(on) };
        // A meeting that was called to order again was not over after all.
        let is_over = after.is_some() && self.meetings.get(&meeting).is_none_or(|held| held.adjourned_at == after);
        if is_over { self.after(meeting) } else { Some(meeting) }
    }

    /// Whether an act counts in the picture at the end of a meeting.
    #[must_use]
    pub fn counts(self, at: MeetingId, recorded: Option<Recorded>, on: NaiveDate) -> bool {
        self.meeting(recorded, on).is_some_and(|meeting| meeting <= at)
    }

    fn after(self, meeting: MeetingId) -> Option<MeetingId> {
        self.meetings.range(meeting.next()..).next().map(|(id, _)| *id)
    }

    /// The first meeting that was not over before that day.
    fn by_day(self, on: NaiveDate) -> Option<MeetingId> {
        let last_day = |meeting: &Meeting| match meeting.adjourned_at {
            Some(at) => Some(at.date().max(meeting.date)),
            None => self.after(meeting.id).and_then(|next| self.meetings.get(&next)?.date.pred_opt()),
        };
        let is_open = |meeting: &&Meeting| last_day(meeting).is_none_or(|last| on <= last);
        self.meetings.values().find(is_open).map(|meeting| meeting.id)
    }
}

impl Ledger {
    /// The mark of what is recorded now; `None` before the first meeting.
    #[must_use]
    pub fn recorded_now(&self) -> Option<Recorded> {
        let (id, newest) = self.meetings.last_key_value()?;
        Some(Recorded { meeting: *id, after: newest.adjourned_at })
    }

    /// To which meeting's paper acts belong.
    #[must_use]
    pub fn attribution(&self) -> Attribution<'_> {
        Attribution::of(&self.meetings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{MeetingState, Period};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn at(text: &str) -> NaiveDateTime {
        text.parse().expect("a moment")
    }

    fn meeting(id: u32, date: &str, adjourned_at: Option<&str>) -> (MeetingId, Meeting) {
        let held = Meeting {
            id: MeetingId(id),
            number: id,
            period: Period::of(day(date)),
            date: day(date),
            name: String::new(),
            topic: String::new(),
            place: String::new(),
            chair: String::new(),
            recorder: String::new(),
            state: MeetingState::Adjourned,
            opened_at: None,
            adjourned_at: adjourned_at.map(at),
            sealed_at: None,
            next_date: None,
            unit_limit: 0,
            arrangement: crate::domain::Arrangement::default(),
        };
        (MeetingId(id), held)
    }

    #[test]
    fn what_is_recorded_after_the_adjournment_belongs_to_the_next_meeting_the_same_day_too() {
        let mut meetings = BTreeMap::from([meeting(1, "2022-05-20", Some("2022-05-20T11:00:00"))]);
        let in_it = Recorded { meeting: MeetingId(1), after: None };
        let after = Recorded { meeting: MeetingId(1), after: Some(at("2022-05-20T11:00:00")) };
        let of = |meetings: &BTreeMap<MeetingId, Meeting>, recorded| {
            Attribution::of(meetings).meeting(Some(recorded), day("2022-05-20")).map(|id| id.0)
        };
        assert_eq!((of(&meetings, in_it), of(&meetings, after)), (Some(1), None));
        meetings.extend([meeting(2, "2022-06-20", None)]);
        assert_eq!((of(&meetings, in_it), of(&meetings, after)), (Some(1), Some(2)));
        // Called to order again and adjourned later: it was not over.
        meetings.extend([meeting(1, "2022-05-20", Some("2022-05-20T12:00:00"))]);
        assert_eq!(of(&meetings, after), Some(1));
    }

    #[test]
    fn what_has_no_mark_is_told_apart_by_its_day() {
        let meetings = BTreeMap::from([
            meeting(1, "2022-05-20", Some("2022-05-20T11:00:00")),
            meeting(2, "2022-06-20", None),
            meeting(3, "2022-07-20", Some("2022-07-21T11:00:00")),
        ]);
        let of = |on: &str| Attribution::of(&meetings).meeting(None, day(on)).map(|id| id.0);
        for (on, meeting) in [
            ("2022-04-01", Some(1)),
            ("2022-05-20", Some(1)),
            ("2022-05-21", Some(2)),
            ("2022-07-19", Some(2)),
            ("2022-07-20", Some(3)),
            ("2022-07-21", Some(3)),
            ("2022-07-22", None),
        ] {
            assert_eq!(of(on), meeting, "{on}");
        }
    }
}
