//! 补录: what happened before the ledger began, as an office kept it elsewhere. Meetings of the past have no roll and no
//! walk here: they are sealed and were never adjourned, so that nobody counts as absent from them or silent at them.

use crate::domain::{Deadline, Recording};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most items one import of the past may hold.
pub const MOST_BACKFILLED: usize = 20_000;

/// A past ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backfill {
    /// The days of the meetings held; those that are known already may be among them.
    pub meetings: Vec<NaiveDate>,
    /// What was promised and given out at them.
    pub items: Vec<BackfillItem>,
}

/// A promise or instruction of the past, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackfillItem {
    /// The day of the meeting it was made at.
    pub made: NaiveDate,
    /// What it is, with its first deadline.
    pub recording: Recording,
    /// How its day was moved, in order.
    pub moves: Vec<BackfillMove>,
    /// When the unit reported it done, and what it offered.
    pub reported: Option<(NaiveDate, String)>,
    /// When it was verified, and by whom.
    pub closed: Option<(NaiveDate, String)>,
    /// What was last told of it; empty when nothing was.
    pub told: String,
}

/// An extension of the past.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackfillMove {
    /// When it was granted.
    pub on: NaiveDate,
    /// To when.
    pub to: Deadline,
    /// Why; may be empty, where nobody wrote it down.
    pub reason: String,
}
