//! A doubt (核对): what a careful colleague would point out before the minutes go to be signed.

use crate::domain::{CommitmentId, MinutesSection, TaskId, UnitId};
use chrono::NaiveDate;

/// Which line of the meeting's head is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeadLine {
    /// 主持人.
    Chair,
    /// 地点.
    Place,
    /// 签到.
    Roll,
}

/// Something to look at again. None of it keeps a paper from being exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A line of the head is empty.
    HeadEmpty(HeadLine),
    /// An item belongs to a unit that the roster does not know.
    UnknownUnit {
        /// Which item.
        item: CommitmentId,
        /// Which unit.
        unit: UnitId,
    },
    /// An item has no date yet.
    NoDate {
        /// Which item.
        item: CommitmentId,
    },
    /// A few units answer for one item and nobody leads.
    NoLead {
        /// The first of the items recorded together.
        item: CommitmentId,
        /// The units.
        units: Vec<UnitId>,
    },
    /// An item was to be done before the meeting at which it was recorded.
    DatePast {
        /// Which item.
        item: CommitmentId,
        /// The day.
        day: NaiveDate,
    },
    /// The words still speak of a time that is clear only on the day of the meeting.
    SpokenTime {
        /// Which item.
        item: CommitmentId,
        /// The words.
        word: &'static str,
    },
    /// A unit has the same item twice.
    Twice {
        /// The first.
        first: CommitmentId,
        /// The one that says the same.
        second: CommitmentId,
    },
    /// Items that were not read back to the room.
    Unconfirmed {
        /// How many.
        count: usize,
    },
    /// Units put off that were not heard after all.
    StillDeferred {
        /// Which.
        units: Vec<UnitId>,
    },
    /// A date agreed for a task whose lists are internal goes out with the minutes.
    Internal {
        /// Which task.
        task: TaskId,
    },
    /// An item of the ledger is not in the text that was worded by hand.
    NotInText {
        /// Which item; `None` for a date agreed for a task of the plan.
        item: Option<CommitmentId>,
        /// Its words.
        words: String,
    },
    /// The text worded by hand has an item that the ledger does not know.
    NotInLedger {
        /// The line.
        line: String,
    },
    /// The records have changed since a section was worded by hand.
    Overtaken {
        /// Which.
        section: MinutesSection,
    },
    /// A name has characters that the official fonts lack.
    RareCharacters {
        /// The name.
        name: String,
        /// The characters.
        characters: Vec<char>,
    },
}

impl Doubt {
    /// The item it is about, to go there.
    #[must_use]
    pub fn item(&self) -> Option<CommitmentId> {
        match self {
            Self::UnknownUnit { item, .. }
            | Self::NoDate { item }
            | Self::NoLead { item, .. }
            | Self::DatePast { item, .. }
            | Self::SpokenTime { item, .. }
            | Self::Twice { second: item, .. } => Some(*item),
            Self::NotInText { item, .. } => *item,
            Self::HeadEmpty(_)
            | Self::Unconfirmed { .. }
            | Self::StillDeferred { .. }
            | Self::Internal { .. }
            | Self::NotInLedger { .. }
            | Self::Overtaken { .. }
            | Self::RareCharacters { .. } => None,
        }
    }
}
