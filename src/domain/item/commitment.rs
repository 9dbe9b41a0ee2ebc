//! A commitment: a unit's promise (承诺) or the chair's instruction (交办).

use crate::domain::{CommitmentId, Course, Deadline, MeetingId, TaskId, UnitId};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// Who said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommitmentKind {
    /// 承诺: the unit itself.
    Promise,
    /// 交办: the chair.
    Instruction,
}

/// Sent back (退改) by whoever checks what is taken down while it is taken down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// What is to be looked at again.
    pub words: String,
    /// Who says so; empty: nobody gave a name.
    pub by: String,
}

/// Something a unit answers for by a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// Its number.
    pub id: CommitmentId,
    /// Who said it.
    pub kind: CommitmentKind,
    /// The unit that leads.
    pub unit: UnitId,
    /// The units that help.
    pub supporting: Vec<UnitId>,
    /// The task it serves, if any.
    pub task: Option<TaskId>,
    /// The words.
    pub text: String,
    /// Who in the unit answers for it, when named.
    pub owner: String,
    /// The deadline now in force.
    pub deadline: Deadline,
    /// The meeting it was made at.
    pub meeting: MeetingId,
    /// When it was recorded.
    pub recorded_at: NaiveDateTime,
    /// Items recorded in one act for several units carry the number of the first of them.
    pub binding: Option<CommitmentId>,
    /// What has happened to it.
    pub course: Course,
    /// Read back to the room and confirmed.
    pub confirmed: bool,
    /// The written form (成文) that was accepted for papers; the words stay as they were spoken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
    /// Sent back, until it is mended or confirmed; the office's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<Returned>,
}

impl Commitment {
    /// The deadline first agreed.
    #[must_use]
    pub fn first_deadline(&self) -> &Deadline {
        self.course.extensions.first().map_or(&self.deadline, |extension| &extension.from)
    }
}
