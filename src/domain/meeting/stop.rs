//! A stop (调度): one unit's turn in a meeting.

use crate::domain::{MeetingId, UnitId};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// How a unit's turn stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopState {
    /// 待调度.
    Pending,
    /// 正在调度; at most one unit at a time.
    Current,
    /// 已调度.
    Covered,
    /// 缓议: put off within this meeting; comes back before the end.
    Deferred,
    /// 书面: reports in writing.
    Written,
}

/// One unit's turn in a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// In which meeting.
    pub meeting: MeetingId,
    /// Whose turn.
    pub unit: UnitId,
    /// How it stands.
    pub state: StopState,
    /// Since when it has the floor, while it does.
    pub since: Option<NaiveDateTime>,
    /// Seconds it had the floor before that.
    pub seconds: u32,
}

impl Stop {
    /// Seconds the unit has had the floor in all, as of `now`.
    #[must_use]
    pub fn seconds_at(&self, now: NaiveDateTime) -> u32 {
        let running = self.since.map_or(0, |since| (now - since).num_seconds().max(0));
        self.seconds.saturating_add(u32::try_from(running).unwrap_or(u32::MAX))
    }
}
