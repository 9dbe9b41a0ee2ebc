//! A part (一步) of something owed: one dated stage of several, or one round of what comes back. Each is done, verified and
//! put off by itself; the earliest that is not done is what is due.

use crate::domain::{Course, Deadline, Due, Item, Life, Moment, Recorded, Report};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Names a part of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A dated stage, by its place among the days of the deadline, from 1.
    Stage(usize),
    /// A round, by the day it fell due.
    Round(NaiveDate),
}

/// A part that is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartDone {
    /// Which.
    pub part: Part,
    /// When the unit had it done, and what shows it.
    pub report: Report,
    /// When it was verified; the words say by whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<PartAct>,
    /// When it was sent back; the words say why: then it is owed again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_back: Option<PartAct>,
}

/// What the office did to a part that was reported: verified it, or sent it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartAct {
    /// When.
    pub on: NaiveDate,
    /// By whom it was verified, or why it was sent back.
    pub words: String,
    /// Where in the row of meetings it was recorded; `None`: before there were marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<Recorded>,
}

impl PartDone {
    /// Whether it was done, and not sent back, by what counts already.
    fn holds(&self, counts: impl Fn(Option<Recorded>, NaiveDate) -> bool) -> bool {
        let is_back = self.sent_back.as_ref().is_some_and(|back| counts(back.recorded, back.on));
        counts(self.report.recorded, self.report.on) && !is_back
    }
}

/// A day on which something falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Which part.
    pub part: Part,
    /// The day.
    pub day: NaiveDate,
    /// When it was done, as far as it was.
    pub done: Option<NaiveDate>,
}

/// More rounds than this are not looked through one by one: a year of days and some.
const MOST_ROUNDS: usize = 400;

impl Deadline {
    /// Its days with their places, from 1.
    fn stages(&self) -> impl Iterator<Item = (usize, NaiveDate)> + '_ {
        (1..).zip(self.days())
    }

    /// Whether it names several days that are to be kept one after the other.
    #[must_use]
    pub fn is_staged(&self) -> bool {
        self.rule().is_none() && self.days().nth(1).is_some()
    }

    /// The rule by which it comes back.
    #[must_use]
    pub fn rule(&self) -> Option<&super::Recurrence> {
        self.dues.iter().find_map(|due| match due {
            Due::Recurring(rule) => Some(rule),
            Due::On(_) | Due::Urgent | Due::Open | Due::NextMeeting | Due::NextMeetingOn(_) | Due::Event => None,
        })
    }

    /// The same with another day for one stage.
    #[must_use]
    pub fn with_stage(&self, stage: usize, to: NaiveDate) -> Self {
        let mut at = 0;
        let dues = self.dues.iter().map(|due| {
            at += usize::from(due.day().is_some());
            if due.day().is_some() && at == stage { Due::On(to) } else { due.clone() }
        });
        Self { spoken: self.spoken.clone(), dues: dues.collect() }
    }

    /// The days on which something falls due under it, from its beginning up to the first that is not past on `today`,
    /// oldest first, and which of them were done by then.
    #[must_use]
    pub fn points(&self, course: Option<&Course>, since: Option<NaiveDate>, today: NaiveDate) -> Vec<Point> {
        self.points_by(course, since, today, |_, on| on <= today)
    }

    /// The same at a moment: what was done by then is what counts then.
    #[must_use]
    pub fn points_then(
        &self,
        course: Option<&Course>,
        since: Option<NaiveDate>,
        day: NaiveDate,
        moment: &Moment<'_>,
    ) -> Vec<Point> {
        self.points_by(course, since, day, |recorded, on| moment.counts(recorded, on))
    }

    fn points_by(
        &self,
        course: Option<&Course>,
        since: Option<NaiveDate>,
        today: NaiveDate,
        counts: impl Fn(Option<Recorded>, NaiveDate) -> bool,
    ) -> Vec<Point> {
        let done = |part: Part| {
            let parts = course.map_or(&[][..], |course| course.parts.as_slice());
            parts.iter().rev().find(|one| one.part == part && one.holds(&counts)).map(|one| one.report.on)
        };
        let mut points: Vec<Point> = self
            .stages()
            .map(|(stage, day)| Point { part: Part::Stage(stage), day, done: done(Part::Stage(stage)) })
            .collect();
        if let Some(rule) = self.rule() {
            let last = self.last_day();
            let mut from = since.and_then(|since| since.succ_opt()).unwrap_or(today);
            for _ in 0..MOST_ROUNDS {
                let day = rule.next_after(from);
                if last.is_some_and(|last| day >= last) {
                    break;
                }
                points.push(Point { part: Part::Round(day), day, done: done(Part::Round(day)) });
                let Some(next) = day.succ_opt() else { break };
                // One that is to come and not done yet ends the row.
                if day >= today && points.last().is_some_and(|point| point.done.is_none()) {
                    break;
                }
                from = next;
            }
        }
        points.sort_by_key(|point| point.day);
        points
    }
}

/// The points that are still owed: a round that a later one has overtaken was missed, and is asked for no more.
pub(super) fn open(points: Vec<Point>) -> Vec<Point> {
    let overtaken = points.iter().rposition(|point| matches!(point.part, Part::Round(_)) && point.done.is_some());
    let is_open = |(at, point): &(usize, Point)| {
        point.done.is_none() && (matches!(point.part, Part::Stage(_)) || overtaken.is_none_or(|last| *at > last))
    };
    points.into_iter().enumerate().filter(is_open).map(|(_, point)| point).collect()
}

impl Item<'_> {
    /// The day from which on it can fall due.
    #[must_use]
    pub fn begins(&self) -> Option<NaiveDate> {
        self.begins_by(|_, _| true)
    }

    /// The same as it was at a moment: what was moved only later began before.
    #[must_use]
    pub fn begins_then(&self, moment: &Moment<'_>) -> Option<NaiveDate> {
        self.begins_by(|recorded, on| moment.counts(recorded, on))
    }

    fn begins_by(&self, counts: impl Fn(Option<Recorded>, NaiveDate) -> bool) -> Option<NaiveDate> {
        let dated = self.course().and_then(|course| {
            let moved = course.extensions.iter().rev().find(|one| counts(one.recorded, one.on)).map(|one| one.on);
            moved.or(course.dated_on.filter(|on| counts(course.dated, *on)))
        });
        dated.or_else(|| match self {
            Self::Commitment(commitment) => Some(commitment.recorded_at.date()),
            Self::Assignment(task, ..) => task.past.since,
        })
    }

    /// Its points that are still owed, the earliest first.
    #[must_use]
    pub fn open_points(&self, today: NaiveDate) -> Vec<Point> {
        open(self.deadline().points(self.course(), self.begins(), today))
    }

    /// The day on which it fell due on a day, under the deadline that was in force at a moment.
    #[must_use]
    pub fn due_then(&self, deadline: &Deadline, day: NaiveDate, moment: &Moment<'_>) -> Option<NaiveDate> {
        let points = open(deadline.points_then(self.course(), self.begins_then(moment), day, moment));
        points.first().map(|point| point.day).or_else(|| deadline.last_day())
    }

    /// The day on which it falls due: that of the earliest part that is not done.
    #[must_use]
    pub fn due(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.open_points(today).first().map(|point| point.day).or_else(|| self.deadline().last_day())
    }

    /// What of its deadline is still open: the day it falls due first, the stages after it; a rule that comes back
    /// behind the day on which it does so next.
    #[must_use]
    pub fn open_deadline(&self, today: NaiveDate) -> Deadline {
        let deadline = self.deadline();
        let points = self.open_points(today);
        let (Some(first), true) = (points.first(), deadline.is_staged() || deadline.rule().is_some()) else {
            return deadline.clone();
        };
        let mut dues = match first.part {
            Part::Round(day) => vec![Due::On(day)],
            Part::Stage(_) => Vec::new(),
        };
        let rule = deadline.dues.iter().filter(|due| matches!(due, Due::Recurring(_))).cloned();
        let stages = points.iter().filter(|point| matches!(point.part, Part::Stage(_)));
        dues.extend(rule);
        dues.extend(stages.map(|point| Due::On(point.day)));
        Deadline { spoken: deadline.spoken.clone(), dues }
    }
}

impl Course {
    /// The part that is done under a name, and not sent back.
    #[must_use]
    pub fn part(&self, part: Part) -> Option<&PartDone> {
        self.parts.iter().rev().find(|one| one.part == part && one.sent_back.is_none())
    }

    pub(in crate::domain) fn part_mut(&mut self, part: Part) -> Option<&mut PartDone> {
        self.parts.iter_mut().rev().find(|one| one.part == part && one.sent_back.is_none())
    }

    /// Whether it is a life in which parts can still be done.
    #[must_use]
    pub fn is_standing(&self) -> bool {
        self.life == Life::Standing
    }
}
