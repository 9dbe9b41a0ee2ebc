//! The course (办理过程) of something owed: its life, its extensions, its reopenings. Nothing in it is overwritten.

use crate::domain::{CommitmentId, Deadline, HandedDown, Lamp, MeetingId, PartDone, Proof, Recorded, SaidKind, UnitId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The unit says that it is done (自报完成).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// When it said so.
    pub on: NaiveDate,
    /// What it offers as evidence: words, a number, a file's name.
    pub evidence: String,
    /// Where in the row of meetings it was recorded; `None`: before there were marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<Recorded>,
    /// What shows it besides the unit's word: then it is met, whoever says what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_by: Option<Proof>,
}

/// Where something owed stands. "Done" is two states: the unit reports, the lead office closes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Life {
    /// 推进: owed.
    #[default]
    Standing,
    /// 自报完成: waits to be verified.
    Reported(Report),
    /// 已销号: verified by the lead office.
    Closed {
        /// When.
        on: NaiveDate,
        /// By whom.
        by: String,
        /// What the unit had reported, if it had.
        report: Option<Report>,
        /// Where in the row of meetings it was recorded; `None`: before there were marks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        recorded: Option<Recorded>,
    },
    /// 已调整: another commitment took its place.
    Superseded {
        /// Which.
        by: CommitmentId,
    },
    /// 已改记: it is recorded as something else now.
    Recast {
        /// As what.
        to: SaidKind,
    },
    /// 已撤回.
    Withdrawn {
        /// When.
        on: NaiveDate,
        /// Why.
        reason: String,
        /// Where in the row of meetings it was recorded; `None`: before there were marks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        recorded: Option<Recorded>,
    },
}

/// A granted extension (延期), or a day brought forward.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// The deadline before.
    pub from: Deadline,
    /// The deadline after.
    pub to: Deadline,
    /// When it was granted.
    pub on: NaiveDate,
    /// At or after which meeting.
    pub meeting: MeetingId,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When it had been asked for; `None`: granted on the spot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<NaiveDate>,
    /// Where in the row of meetings it was recorded; `None`: before there were marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<Recorded>,
    /// Which of several stages it moves, from 1; `None`: the whole deadline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<usize>,
    /// The day of the event that it waited for: it got its day then, and that is no extension.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<NaiveDate>,
}

impl Extension {
    /// The day before and the day after: of the stage that was moved, else the last ones.
    #[must_use]
    pub fn days(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let day = |deadline: &Deadline| match self.stage {
            Some(stage) => deadline.days().nth(stage.saturating_sub(1)),
            None => deadline.last_day(),
        };
        (day(&self.from), day(&self.to))
    }

    /// Whether the day was put off; one brought forward is no extension to be counted.
    #[must_use]
    pub fn is_later(&self) -> bool {
        if self.event.is_some() {
            return false;
        }
        match self.days() {
            (Some(from), Some(to)) => to > from,
            // A day given up for 长期 and the like.
            (Some(_), None) => true,
            (None, _) => false,
        }
    }

    /// Whether it was asked for (or, granted on the spot, given) only after the day had passed. An extension has to be
    /// asked for before the day (PROCESS §3: 延期须在届满前申请).
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.is_later() && self.days().0.is_some_and(|day| self.asked.unwrap_or(self.on) > day)
    }
}

/// A request for an extension (延期申请): asked and granted are two facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtensionRequest {
    /// The deadline in force when it was asked.
    pub from: Deadline,
    /// The day asked for.
    pub to: Deadline,
    /// When it was asked.
    pub on: NaiveDate,
    /// With which meeting at hand.
    pub meeting: MeetingId,
    /// Why.
    pub reason: String,
    /// What came of it; `None`: not answered yet.
    pub answer: Option<ExtensionAnswer>,
    /// Where in the row of meetings it was recorded; `None`: before there were marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<Recorded>,
}

impl ExtensionRequest {
    /// Whether it was asked only after the day had passed.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.from.last_day().is_some_and(|day| self.on > day)
    }
}

/// What came of a request for an extension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtensionAnswer {
    /// Granted, or refused.
    pub granted: bool,
    /// When.
    pub on: NaiveDate,
    /// With which meeting at hand.
    pub meeting: MeetingId,
    /// By whom.
    pub by: String,
    /// Why, when refused.
    pub reason: String,
    /// Where in the row of meetings it was recorded; `None`: before there were marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<Recorded>,
}

/// A lamp changed by hand (人工改灯). It holds for the meeting it was given at; the next meeting computes afresh.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManualLamp {
    /// Which lamp; `None`: back to the rule.
    pub lamp: Option<Lamp>,
    /// When.
    pub on: NaiveDate,
    /// At which meeting.
    pub meeting: MeetingId,
    /// By whom.
    pub by: String,
    /// Why; private.
    pub reason: String,
}

/// An item that went from one unit to another (划转): a merger, or a task's new home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// The unit that had it.
    pub from: UnitId,
    /// When.
    pub on: NaiveDate,
    /// With which meeting at hand.
    pub meeting: MeetingId,
}

/// A duty of the plan that was given once more at a meeting (重申): the duty got its day, and these are the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// At which meeting.
    pub meeting: MeetingId,
    /// The words.
    pub text: String,
}

/// A reopening (退回重办): what was reported or closed is owed again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopening {
    /// When.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
    /// What it was before.
    pub was: Life,
    /// Where in the row of meetings it was recorded; `None`: before there were marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<Recorded>,
}

/// Everything that happened to something owed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// Where it stands.
    pub life: Life,
    /// In order.
    pub extensions: Vec<Extension>,
    /// In order.
    pub reopenings: Vec<Reopening>,
    /// The meeting at which a date was agreed for a task, or for what had been recorded without one: its minutes tell of
    /// it, whatever happens later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated_at: Option<MeetingId>,
    /// The day on which that date was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated_on: Option<NaiveDate>,
    /// Where in the row of meetings that was recorded; `None`: before there were marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Recorded>,
    /// The meeting at which a task of the plan was first spoken of at its unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun_at: Option<MeetingId>,
    /// Requests for extensions, in order; at most the last one is unanswered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requests: Vec<ExtensionRequest>,
    /// Lamps changed by hand, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lamps: Vec<ManualLamp>,
    /// The units that had it before, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub handovers: Vec<Handover>,
    /// Stages and rounds of it that are done, in the order in which they were.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartDone>,
    /// The words with which the chair repeated a duty of the plan, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<Told>,
    /// Where it came from, when a ledger above handed it down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed_down: Option<HandedDown>,
}

impl Course {
    /// The words with which it was given at a meeting.
    #[must_use]
    pub fn told_at(&self, meeting: MeetingId) -> Option<&str> {
        self.told.iter().rev().find(|told| told.meeting == meeting).map(|told| told.text.as_str())
    }

    /// How often the day was put off (延期次数).
    #[must_use]
    pub fn times_extended(&self) -> usize {
        self.extensions.iter().filter(|extension| extension.is_later()).count()
    }

    /// How often its day was changed; one that came with what it waited for is no change.
    #[must_use]
    pub fn times_changed(&self) -> usize {
        self.extensions.iter().filter(|extension| extension.event.is_none()).count()
    }

    /// The request for an extension that nobody has answered yet; what is done needs no answer any more.
    #[must_use]
    pub fn pending_request(&self) -> Option<&ExtensionRequest> {
        self.requests.last().filter(|request| request.answer.is_none() && self.is_owed())
    }

    /// The day on which it was closed or withdrawn.
    #[must_use]
    pub fn settled_on(&self) -> Option<NaiveDate> {
        self.settled().map(|(_, on)| on)
    }

    /// Where in the row of meetings, and on which day, it was closed or withdrawn.
    #[must_use]
    pub fn settled(&self) -> Option<(Option<Recorded>, NaiveDate)> {
        match &self.life {
            Life::Closed { on, recorded, .. } | Life::Withdrawn { on, recorded, .. } => Some((*recorded, *on)),
            Life::Standing | Life::Reported(_) | Life::Superseded { .. } | Life::Recast { .. } => None,
        }
    }

    /// What shows that it is met, while nobody has closed it.
    #[must_use]
    pub fn met(&self) -> Option<&Report> {
        match &self.life {
            Life::Reported(report) => Some(report).filter(|report| report.shown_by.is_some()),
            Life::Standing
            | Life::Closed { .. }
            | Life::Superseded { .. }
            | Life::Recast { .. }
            | Life::Withdrawn { .. } => None,
        }
    }

    /// Whether the unit still has to do something.
    #[must_use]
    pub fn is_owed(&self) -> bool {
        self.life == Life::Standing
    }

    /// Whether it still comes up at meetings: owed, or reported and not verified.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.life, Life::Standing | Life::Reported(_))
    }
}
