//! A help request (协调事项): what a unit asks others to settle.

use crate::domain::{HelpRequestId, MeetingId, UnitId};
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
    /// When it was recorded.
    pub recorded_at: NaiveDateTime,
}
