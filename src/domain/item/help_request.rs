//! A help request (协调事项): what a unit asks others to settle.

use crate::domain::{HelpRequestId, MeetingId, Recorded, UnitId};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// One request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpRequest {
    /// Its number.
    pub id: HelpRequestId,
    /// At which meeting.
    pub meeting: MeetingId,
    /// By which unit.
    pub unit: UnitId,
    /// The words.
    pub text: String,
    /// When it was settled.
    pub settled: Option<NaiveDate>,
    /// Where in the row of meetings that was recorded; `None`: before there were marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled_in: Option<Recorded>,
    /// When it was recorded.
    pub recorded_at: NaiveDateTime,
}
