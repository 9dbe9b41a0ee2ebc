//! A remark (点评) or note (记事): the secretary's own record. Private unless said otherwise.

use crate::domain::{MeetingId, RemarkId, UnitId};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// What sort of record it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemarkKind {
    /// 点评: what the chair said about a unit.
    Remark,
    /// 记事: anything else worth keeping.
    Note,
}

/// One remark or note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Its number.
    pub id: RemarkId,
    /// Remark or note.
    pub kind: RemarkKind,
    /// At which meeting.
    pub meeting: MeetingId,
    /// About which unit; `None`: about the meeting.
    pub unit: Option<UnitId>,
    /// The words.
    pub text: String,
    /// Whether it may appear in minutes; never on the wall.
    pub public: bool,
    /// When it was recorded.
    pub recorded_at: NaiveDateTime,
}
