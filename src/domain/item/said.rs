//! What was said at a turn, whatever it was recorded as, and what became of it when it was recorded as the wrong thing.

use crate::domain::{
    Commitment, CommitmentId, CommitmentKind, Deadline, HelpRequest, HelpRequestId, MeetingId, Progress, ProgressId,
    Remark, RemarkId, RemarkKind, TaskId, UnitId,
};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// The six things that something said can be recorded as (记录类型).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SaidKind {
    /// 承诺.
    #[default]
    Promise,
    /// 交办.
    Instruction,
    /// 进展.
    Progress,
    /// 协调.
    Help,
    /// 点评: private.
    Remark,
    /// 记事: private.
    Note,
}

impl SaidKind {
    /// The kinds in the order of the key that changes them.
    pub const ALL: [Self; 6] = [Self::Promise, Self::Instruction, Self::Progress, Self::Help, Self::Remark, Self::Note];

    /// Whether it carries a deadline.
    #[must_use]
    pub fn has_deadline(self) -> bool {
        self.commitment().is_some()
    }

    /// The kind so many places on, round and round.
    #[must_use]
    pub fn step(self, by: usize) -> Self {
        let at = Self::ALL.iter().position(|kind| *kind == self).unwrap_or(0);
        Self::ALL[(at + by) % Self::ALL.len()]
    }

    /// The kind of commitment, when it is one.
    #[must_use]
    pub fn commitment(self) -> Option<CommitmentKind> {
        match self {
            Self::Promise => Some(CommitmentKind::Promise),
            Self::Instruction => Some(CommitmentKind::Instruction),
            Self::Progress | Self::Help | Self::Remark | Self::Note => None,
        }
    }
}

impl From<CommitmentKind> for SaidKind {
    fn from(kind: CommitmentKind) -> Self {
        match kind {
            CommitmentKind::Promise => Self::Promise,
            CommitmentKind::Instruction => Self::Instruction,
        }
    }
}

impl From<RemarkKind> for SaidKind {
    fn from(kind: RemarkKind) -> Self {
        match kind {
            RemarkKind::Remark => Self::Remark,
            RemarkKind::Note => Self::Note,
        }
    }
}

/// Names something said, whatever it was recorded as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SaidId {
    /// A promise or an instruction.
    Commitment(CommitmentId),
    /// A report of progress.
    Progress(ProgressId),
    /// A help request.
    Help(HelpRequestId),
    /// A remark or a note.
    Remark(RemarkId),
}

/// What something said is to be recorded as instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recasting {
    /// What was recorded.
    pub said: SaidId,
    /// What it is.
    pub to: SaidKind,
    /// For which units: several for a promise or an instruction, one for progress and help;
    /// a remark or a note bound to several is about the meeting.
    pub units: Vec<UnitId>,
    /// The words.
    pub text: String,
    /// Who answers for it, of a promise or an instruction.
    pub owner: String,
    /// Who helps, of a promise or an instruction.
    pub supporting: Vec<UnitId>,
    /// Which task it serves, of a promise or an instruction.
    pub task: Option<TaskId>,
    /// By when, of a promise or an instruction.
    pub deadline: Deadline,
}

/// A record as it was before it was recorded as something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SaidBefore {
    /// It was a report of progress.
    Progress(Progress),
    /// It was a help request.
    Help(HelpRequest),
    /// It was a remark or a note.
    Remark(Remark),
}

impl SaidBefore {
    /// Its name.
    #[must_use]
    pub fn id(&self) -> SaidId {
        match self {
            Self::Progress(progress) => SaidId::Progress(progress.id),
            Self::Help(help) => SaidId::Help(help.id),
            Self::Remark(remark) => SaidId::Remark(remark.id),
        }
    }

    /// What it was recorded as.
    #[must_use]
    pub fn kind(&self) -> SaidKind {
        match self {
            Self::Progress(_) => SaidKind::Progress,
            Self::Help(_) => SaidKind::Help,
            Self::Remark(remark) => remark.kind.into(),
        }
    }
}

/// A correction: the record that something else took the place of, kept whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// At which meeting it was recorded.
    pub meeting: MeetingId,
    /// The record as it was.
    pub was: SaidBefore,
    /// What stands in its place.
    pub became: SaidKind,
    /// When.
    pub at: NaiveDateTime,
}

/// What was said, as it stands in the books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said<'a> {
    /// A promise or an instruction.
    Commitment(&'a Commitment),
    /// A report of progress.
    Progress(&'a Progress),
    /// A help request.
    Help(&'a HelpRequest),
    /// A remark or a note.
    Remark(&'a Remark),
}

impl<'a> Said<'a> {
    /// Its name.
    #[must_use]
    pub fn id(self) -> SaidId {
        match self {
            Self::Commitment(commitment) => SaidId::Commitment(commitment.id),
            Self::Progress(progress) => SaidId::Progress(progress.id),
            Self::Help(help) => SaidId::Help(help.id),
            Self::Remark(remark) => SaidId::Remark(remark.id),
        }
    }

    /// What it is recorded as.
    #[must_use]
    pub fn kind(self) -> SaidKind {
        match self {
            Self::Commitment(commitment) => commitment.kind.into(),
            Self::Progress(_) => SaidKind::Progress,
            Self::Help(_) => SaidKind::Help,
            Self::Remark(remark) => remark.kind.into(),
        }
    }

    /// The words.
    #[must_use]
    pub fn text(self) -> &'a str {
        match self {
            Self::Commitment(commitment) => &commitment.text,
            Self::Progress(progress) => &progress.text,
            Self::Help(help) => &help.text,
            Self::Remark(remark) => &remark.text,
        }
    }

    /// The unit it stands under; `None`: the meeting as a whole.
    #[must_use]
    pub fn unit(self) -> Option<&'a UnitId> {
        match self {
            Self::Commitment(commitment) => Some(&commitment.unit),
            Self::Progress(progress) => Some(&progress.unit),
            Self::Help(help) => Some(&help.unit),
            Self::Remark(remark) => remark.unit.as_ref(),
        }
    }

    /// At which meeting.
    #[must_use]
    pub fn meeting(self) -> MeetingId {
        match self {
            Self::Commitment(commitment) => commitment.meeting,
            Self::Progress(progress) => progress.meeting,
            Self::Help(help) => help.meeting,
            Self::Remark(remark) => remark.meeting,
        }
    }
}

/// Something said at a meeting, or a paragraph of its minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utterance {
    /// At which meeting.
    pub meeting: MeetingId,
    /// By or about which unit.
    pub unit: Option<UnitId>,
    /// What it was recorded as; `None`: a paragraph of the minutes that went out.
    pub kind: Option<SaidKind>,
    /// The number of a promise or an instruction.
    pub number: Option<CommitmentId>,
    /// The words.
    pub text: String,
}
