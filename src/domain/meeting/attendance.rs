//! Attendance (签到): who came for a unit.

use crate::domain::{MeetingId, UnitId};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// How a unit was represented.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// 到会.
    Present,
    /// 代会: somebody else came; name and post are recorded.
    Delegate,
    /// 迟到.
    Late,
    /// 请假.
    OnLeave,
    /// 缺席.
    Absent,
}

impl Presence {
    /// Whether somebody sat in the room.
    #[must_use]
    pub fn came(self) -> bool {
        matches!(self, Self::Present | Self::Delegate | Self::Late)
    }
}

/// One unit's line on the roll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// At which meeting.
    pub meeting: MeetingId,
    /// Of which unit.
    pub unit: UnitId,
    /// How it was represented.
    pub presence: Presence,
    /// Who came, when named.
    pub person: String,
    /// The post of who came, when named.
    pub post: String,
    /// When they arrived.
    pub arrived: Option<NaiveDateTime>,
    /// When they left early.
    pub left: Option<NaiveDateTime>,
    /// Why they are on leave; private, never shown to the room.
    pub reason: String,
}
