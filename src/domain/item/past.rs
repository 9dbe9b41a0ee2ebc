//! The past (当时): an item as it stood on an earlier day. Nothing is stored for it: everything that happened to an item
//! stays in its course with its day, so each month can be told again, and always in the same way.

use crate::domain::{
    Attribution, Cadence, Course, Deadline, Item, ItemId, LampFacts, LastMention, Ledger, Life, ManualLamp, Meeting,
    MeetingId, Recorded, Report,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Where something owed stood at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LifeThen<'a> {
    /// 推进.
    Standing,
    /// 自报完成.
    Reported(&'a Report),
    /// 办成: shown by more than the unit's word.
    Met(&'a Report),
    /// 已销号.
    Closed {
        /// When it was verified.
        on: NaiveDate,
        /// By whom.
        by: &'a str,
        /// What the unit had reported, if it had.
        report: Option<&'a Report>,
        /// Where in the row of meetings it was recorded.
        recorded: Option<Recorded>,
    },
    /// 已撤回: it does not count.
    Withdrawn {
        /// When.
        on: NaiveDate,
        /// Where in the row of meetings it was recorded.
        recorded: Option<Recorded>,
    },
    /// 已调整, 已改记: it does not count.
    Gone,
}

impl<'a> LifeThen<'a> {
    /// The day on which the unit had it done: the day it reported, else the day it was verified; `None` while it is owed.
    #[must_use]
    pub fn done(self) -> Option<NaiveDate> {
        match self {
            Self::Reported(report) | Self::Met(report) | Self::Closed { report: Some(report), .. } => Some(report.on),
            Self::Closed { on, report: None, .. } => Some(on),
            Self::Standing | Self::Withdrawn { .. } | Self::Gone => None,
        }
    }

    /// Whether it counts at all.
    #[must_use]
    pub fn is_gone(self) -> bool {
        matches!(self, Self::Withdrawn { .. } | Self::Gone)
    }

    fn of(life: &'a Life, moment: &Moment<'_>) -> Self {
        let reported = |report: &'a Report| match report.shown_by {
            _ if !moment.counts(report.recorded, report.on) => Self::Standing,
            Some(_) => Self::Met(report),
            None => Self::Reported(report),
        };
        match life {
            Life::Reported(report) => reported(report),
            Life::Closed { on, by, report, recorded } if moment.counts(*recorded, *on) => {
                Self::Closed { on: *on, by, report: report.as_ref(), recorded: *recorded }
            }
            Life::Closed { report, .. } => report.as_ref().map_or(Self::Standing, reported),
            Life::Withdrawn { on, recorded, .. } if moment.counts(*recorded, *on) => {
                Self::Withdrawn { on: *on, recorded: *recorded }
            }
            Life::Standing | Life::Withdrawn { .. } => Self::Standing,
            Life::Superseded { .. } | Life::Recast { .. } => Self::Gone,
        }
    }
}

impl Course {
    /// Where it stood at a moment.
    #[must_use]
    pub fn life_then(&self, moment: &Moment<'_>) -> LifeThen<'_> {
        let later = self.reopenings.iter().find(|reopening| !moment.counts(reopening.recorded, reopening.on));
        LifeThen::of(later.map_or(&self.life, |reopening| &reopening.was), moment)
    }

    /// The deadline in force at a moment, of those that were agreed; `None`: there was none yet.
    #[must_use]
    pub fn agreed_then<'a>(&'a self, agreed: &'a Deadline, moment: &Moment<'_>) -> Option<&'a Deadline> {
        if !moment.counts_date(self) {
            return None;
        }
        let later = self.extensions.iter().find(|one| !moment.counts(one.recorded, one.on));
        Some(later.map_or(agreed, |extension| &extension.from))
    }

    /// The lamp given by hand at a meeting.
    #[must_use]
    pub fn lamp_by_hand(&self, at: MeetingId) -> Option<&ManualLamp> {
        let last = self.lamps.iter().rev().find(|manual| manual.meeting == at)?;
        last.lamp.map(|_| last)
    }
}

/// A moment to look back from: the end of a meeting, or of a day.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The day that lamps count from.
    pub day: NaiveDate,
    /// The meeting at hand then.
    pub at: Option<MeetingId>,
    /// The meetings that were over by then, oldest first.
    pub held: &'a [MeetingId],
    meetings: &'a BTreeMap<MeetingId, Meeting>,
    until: Until,
}

/// What counts already.
#[derive(Clone, Copy, Debug)]
enum Until {
    /// What belongs to the paper of a meeting, or of one before.
    Meeting(MeetingId),
    /// What happened on a day or before.
    Day(NaiveDate),
}

impl<'a> Moment<'a> {
    /// The end of a meeting, as it looks on `today`; lamps count from the day it was adjourned.
    #[must_use]
    pub fn end_of(
        meeting: &Meeting,
        held: &'a [MeetingId],
        meetings: &'a BTreeMap<MeetingId, Meeting>,
        today: NaiveDate,
    ) -> Self {
        let until = Until::Meeting(meeting.id);
        Self { day: crate::domain::closing_day(meeting, today), at: Some(meeting.id), held, meetings, until }
    }

    /// The end of a day, with a meeting at hand.
    #[must_use]
    pub fn of_day(
        day: NaiveDate,
        at: Option<MeetingId>,
        held: &'a [MeetingId],
        meetings: &'a BTreeMap<MeetingId, Meeting>,
    ) -> Self {
        Self { day, at, held, meetings, until: Until::Day(day) }
    }

    /// Whether an act counts already.
    #[must_use]
    pub fn counts(&self, recorded: Option<Recorded>, on: NaiveDate) -> bool {
        match self.until {
            Until::Meeting(meeting) => Attribution::of(self.meetings).counts(meeting, recorded, on),
            Until::Day(day) => on <= day,
        }
    }

    /// Whether an act stands in the paper of the meeting at hand.
    #[must_use]
    pub fn tells(&self, recorded: Option<Recorded>, on: NaiveDate) -> bool {
        self.at.is_some() && Attribution::of(self.meetings).meeting(recorded, on) == self.at
    }

    /// Whether the date that was put to an item counts already; without one there is nothing to wait for. Before there
    /// were marks, only the meeting was known.
    fn counts_date(&self, course: &Course) -> bool {
        let Some(at) = course.dated_at else { return true };
        match (course.dated, self.until) {
            (None, Until::Meeting(meeting)) => at <= meeting,
            (recorded, _) => course.dated_on.or_else(|| self.date(at)).is_none_or(|on| self.counts(recorded, on)),
        }
    }

    /// Whether the date that was put to an item stands in the paper of the meeting at hand.
    #[must_use]
    pub fn tells_date(&self, course: &Course) -> bool {
        match (course.dated, course.dated_on) {
            (Some(recorded), Some(on)) => self.tells(Some(recorded), on),
            _ => course.dated_at.is_some() && course.dated_at == self.at,
        }
    }

    fn date(&self, meeting: MeetingId) -> Option<NaiveDate> {
        self.meetings.get(&meeting).map(|meeting| meeting.date)
    }

    /// The meeting that a day belongs to: the last one that is not after it.
    fn meeting_of(&self, day: NaiveDate) -> Option<MeetingId> {
        self.meetings.values().rev().find(|meeting| meeting.date <= day).map(|meeting| meeting.id)
    }
}

static UNDATED: Deadline = Deadline { spoken: String::new(), dues: Vec::new() };

impl<'a> Item<'a> {
    /// The deadline that was in force at a moment.
    #[must_use]
    pub fn deadline_then(&self, moment: &Moment<'_>) -> &'a Deadline {
        let plans = match self {
            Self::Commitment(_) => &UNDATED,
            Self::Assignment(task, ..) => task.deadline_on(moment.day),
        };
        let Some(course) = self.course() else { return plans };
        let agreed = match self {
            Self::Commitment(commitment) => Some(&commitment.deadline),
            Self::Assignment(_, _, assignment) => assignment.and_then(|assignment| assignment.agreed.as_ref()),
        };
        // What was put off only later had the plan's own day until then, whatever the plan said when it was put off.
        let is_revised = matches!(self, Self::Assignment(task, ..) if !task.past.deadlines.is_empty());
        let is_first_later = course.extensions.first().is_some_and(|one| !moment.counts(one.recorded, one.on));
        if is_revised && course.dated_at.is_none() && is_first_later {
            return plans;
        }
        // Before a date was agreed, the plan's own stood, or none.
        course.agreed_then(agreed.unwrap_or(plans), moment).unwrap_or(plans)
    }

    /// Where it stood at a moment.
    #[must_use]
    pub fn life_then(&self, moment: &Moment<'_>) -> LifeThen<'a> {
        self.course().map_or(LifeThen::Standing, |course| course.life_then(moment))
    }

    /// The names under which it was spoken of while other units had it.
    pub fn former_ids(&self) -> impl Iterator<Item = ItemId> + use<'a> {
        let task = match self {
            Self::Assignment(task, ..) => Some(task.id.clone()),
            Self::Commitment(_) => None,
        };
        let handovers = self.course().map_or(&[][..], |course| course.handovers.as_slice());
        task.into_iter().flat_map(move |task| {
            handovers.iter().map(move |handover| ItemId::Assignment(task.clone(), handover.from.clone()))
        })
    }

    /// The meeting at which it came up first; `None` for a task of the plan that nobody has spoken of.
    #[must_use]
    pub fn made_at(&self) -> Option<MeetingId> {
        match self {
            Self::Commitment(commitment) => Some(commitment.meeting),
            Self::Assignment(_, _, assignment) => assignment.map(|assignment| {
                let course = &assignment.course;
                let first = course.extensions.first().map(|extension| extension.meeting);
                let asked = course.requests.first().map(|request| request.meeting);
                [course.begun_at, course.dated_at, first, asked, Some(assignment.meeting)]
                    .into_iter()
                    .flatten()
                    .min()
                    .unwrap_or(assignment.meeting)
            }),
        }
    }

    /// The last meeting up to a moment at which something was said about it.
    fn last_said(&self, moment: &Moment<'_>, heard: Option<LastMention>) -> Option<MeetingId> {
        let made = self.made_at();
        let Some(course) = self.course() else { return heard.map(|heard| heard.meeting) };
        let counts = |recorded, on| moment.counts(recorded, on);
        let extended = course.extensions.iter().filter(|one| counts(one.recorded, one.on)).map(|one| one.meeting);
        let asked = course.requests.iter().filter(|one| counts(one.recorded, one.on)).map(|one| one.meeting);
        let reopened = course.reopenings.iter().filter(|one| counts(one.recorded, one.on));
        let reopened = reopened.filter_map(|one| moment.meeting_of(one.on));
        let parts = course.parts.iter().map(|one| &one.report).filter(|report| counts(report.recorded, report.on));
        let parts = parts.filter_map(|report| moment.meeting_of(report.on));
        let known = [made, heard.map(|heard| heard.meeting), course.dated_at];
        known
            .into_iter()
            .flatten()
            .chain(extended)
            .chain(asked)
            .chain(reopened)
            .chain(parts)
            .filter(|id| Some(*id) <= moment.at)
            .max()
    }

    /// Meetings in a row, up to a moment, at which nothing was said about it; a quarterly task is asked for every three.
    fn silence(&self, moment: &Moment<'_>, heard: Option<LastMention>) -> u32 {
        let Some(last) = self.last_said(moment, heard) else { return 0 };
        let silent = moment.held.iter().filter(|meeting| **meeting > last && Some(**meeting) <= moment.at).count();
        let every = match self {
            Self::Commitment(_) => 1,
            Self::Assignment(task, ..) => match task.cadence {
                Cadence::Once | Cadence::Monthly => 1,
                Cadence::Quarterly => 3,
                Cadence::HalfYearly => 6,
                Cadence::Yearly => 12,
                Cadence::Continuous | Cadence::Irregular => return 0,
            },
        };
        u32::try_from(silent / every).unwrap_or(u32::MAX)
    }

    /// What the lamp rules need to know of it at a moment. `heard`: when it was last spoken of until then.
    #[must_use]
    pub fn lamp_facts(&self, moment: &Moment<'_>, heard: Option<LastMention>) -> LampFacts {
        let deadline = self.deadline_then(moment);
        let last = deadline.last_day();
        let due = self.due_then(deadline, moment.day, moment);
        // A task that was recorded only later had no beginning yet.
        let made = self.made_at().filter(|made| moment.at.is_none_or(|at| *made <= at));
        let made = made.and_then(|made| moment.date(made));
        let life = self.life_then(moment);
        let days_left = due.map(|day| (day - moment.day).num_days());
        let days_given = due.zip(made).map(|(day, made)| (day - made).num_days());
        LampFacts {
            days_left,
            days_given,
            reported: matches!(life, LifeThen::Reported(_) | LifeThen::Met(_)),
            met: matches!(life, LifeThen::Met(_)),
            closed: matches!(life, LifeThen::Closed { .. }),
            extended: self.course().is_some_and(|course| {
                course.extensions.iter().any(|one| moment.counts(one.recorded, one.on) && one.is_later())
            }),
            open_ended: deadline.dues.contains(&crate::domain::Due::Open),
            silent_months: self.silence(moment, heard),
            points_behind: heard.and_then(|heard| heard.share).and_then(|share| {
                let (left, given) = (days_left?, days_given?);
                Some(planned(left, given) - i64::from(share))
            }),
            caught_up_late: life.done().zip(last).is_some_and(|(done, due)| done > due),
        }
    }

    /// The lamp given by hand that holds at a moment: while the item is owed, until the next meeting.
    #[must_use]
    pub fn lamp_by_hand(&self, moment: &Moment<'_>) -> Option<&'a ManualLamp> {
        if self.life_then(moment) != LifeThen::Standing {
            return None;
        }
        self.course()?.lamp_by_hand(moment.at?)
    }
}

/// The later of two times an item was spoken of; a share that only the earlier one has still stands.
pub(in crate::domain) fn later(one: Option<LastMention>, other: Option<LastMention>) -> Option<LastMention> {
    let (Some(one), Some(other)) = (one, other) else { return one.or(other) };
    let (first, last) = if one.meeting <= other.meeting { (one, other) } else { (other, one) };
    Some(LastMention { meeting: last.meeting, share: last.share.or(first.share) })
}

/// The share that should be done by now if the work went evenly, in percent.
fn planned(days_left: i64, days_given: i64) -> i64 {
    if days_left <= 0 || days_given <= 0 {
        return 100;
    }
    ((days_given - days_left) * 100 / days_given).clamp(0, 100)
}

impl Ledger {
    /// The meetings that were over by a day, oldest first.
    #[must_use]
    pub fn held_by(&self, day: NaiveDate) -> Vec<MeetingId> {
        self.held_since(MeetingId::default(), day)
    }

    /// Those of them from one on.
    pub(in crate::domain) fn held_since(&self, first: MeetingId, day: NaiveDate) -> Vec<MeetingId> {
        let is_over = |meeting: &&Meeting| meeting.adjourned_at.is_some_and(|at| at.date() <= day);
        self.meetings.range(first..).map(|(_, meeting)| meeting).filter(is_over).map(|meeting| meeting.id).collect()
    }

    /// When an item was last spoken of, as far as reports of progress tell.
    #[must_use]
    pub fn last_heard(&self, item: &Item<'_>) -> Option<LastMention> {
        let of = |id: &ItemId| {
            let earlier = self.heard.get(id).copied();
            let last = self.progress_on(id).next_back().map(|progress| progress.meeting);
            let share = self.progress_on(id).rev().find_map(|progress| progress.share);
            let share = share.or_else(|| earlier.and_then(|heard| heard.share));
            last.or_else(|| earlier.map(|heard| heard.meeting)).map(|meeting| LastMention { meeting, share })
        };
        let mut heard = of(&item.id());
        for id in item.former_ids() {
            heard = later(heard, of(&id));
        }
        heard
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Reopening;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn every_day_of_a_life_can_be_told_again() {
        let report = |on: &str| Report { on: day(on), evidence: "照片".into(), recorded: None, shown_by: None };
        let closed = Life::Closed {
            on: day("2022-06-20"),
            by: "科里".into(),
            report: Some(report("2022-06-10")),
            recorded: None,
        };
        let reopening = Reopening { on: day("2022-07-05"), reason: "未见牌子".into(), was: closed, recorded: None };
        let course = Course {
            life: Life::Closed { on: day("2022-08-01"), by: "科里".into(), report: None, recorded: None },
            reopenings: vec![reopening],
            ..Course::default()
        };
        let meetings = BTreeMap::new();
        for (on, word, done) in [
            ("2022-06-09", "standing", None),
            ("2022-06-10", "reported", Some("2022-06-10")),
            ("2022-06-20", "closed", Some("2022-06-10")),
            ("2022-07-05", "standing", None),
            ("2022-08-01", "closed", Some("2022-08-01")),
        ] {
            let life = course.life_then(&Moment::of_day(day(on), None, &[], &meetings));
            let is = match life {
                LifeThen::Standing => "standing",
                LifeThen::Reported(_) | LifeThen::Met(_) => "reported",
                LifeThen::Closed { .. } => "closed",
                LifeThen::Withdrawn { .. } | LifeThen::Gone => "gone",
            };
            assert_eq!((is, life.done()), (word, done.map(day)), "{on}");
        }
    }

    #[test]
    fn work_that_goes_evenly_is_half_done_at_half_time() {
        assert_eq!((planned(30, 60), planned(60, 60), planned(-3, 60), planned(1, 0)), (50, 0, 100, 100));
    }
}
