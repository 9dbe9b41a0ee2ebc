//! The course (办理过程) of something owed: its life, its extensions, its reopenings. Nothing in it is overwritten.

use super::{CommitmentId, Deadline, MeetingId, SaidKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The unit says that it is done (自报完成).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// When it said so.
    pub on: NaiveDate,
    /// What it offers as evidence: words, a number, a file's name.
    pub evidence: String,
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
    },
}

/// A granted extension (延期).
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
}

impl Course {
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
