//! A doubt (核对): what a careful colleague would point out before the minutes go to be signed.

use super::{CommitmentId, TaskId, UnitId};
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
    /// A name has characters that the official fonts lack.
    RareCharacters {
        /// The name.
        name: String,
        /// The characters.
        characters: Vec<char>,
    },
}
