//! Progress (进展): what a unit reported at a meeting, with figures.

use crate::domain::{ItemId, MeetingId, ProgressId, UnitId};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// One report of progress.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Its number.
    pub id: ProgressId,
    /// At which meeting.
    pub meeting: MeetingId,
    /// By which unit.
    pub unit: UnitId,
    /// About which item; `None`: about its work in general.
    pub about: Option<ItemId>,
    /// The words.
    pub text: String,
    /// How much of the item is done, in percent, when the unit said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<u8>,
    /// When it was recorded.
    pub recorded_at: NaiveDateTime,
}
