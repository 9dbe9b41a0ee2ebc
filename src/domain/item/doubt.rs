//! A doubt (核对): what a careful colleague would point out before the minutes go to be signed.

use crate::domain::{CommitmentId, ItemId, MinutesSection, UnitId};
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

/// An item as the paper numbers it, and as the ledger does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OnPaper {
    /// The ledger's number, to go there.
    pub id: CommitmentId,
    /// The number in the paper; `None` when it does not stand there.
    pub number: Option<u32>,
}

/// Something to look at again. None of it keeps a paper from being exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A line of the head is empty.
    HeadEmpty(HeadLine),
    /// The next meeting is not after this one.
    NextNotAfter {
        /// Its day.
        day: NaiveDate,
    },
    /// A request for an extension that nobody has answered.
    Unanswered {
        /// Of which item.
        item: ItemId,
    },
    /// Units put off that were not heard after all.
    StillDeferred {
        /// Which.
        units: Vec<UnitId>,
    },
    /// Items that were not read back to the room.
    Unconfirmed {
        /// How many.
        count: usize,
    },
    /// An item serves a private task: the minutes do not tell of it.
    KeptInside {
        /// Which.
        item: CommitmentId,
    },
    /// A name has characters that the official fonts lack.
    RareCharacters {
        /// The name.
        name: String,
        /// The characters.
        characters: Vec<char>,
    },
    /// Something about one item.
    Item {
        /// Which.
        item: OnPaper,
        /// What.
        what: ItemDoubt,
    },
    /// Something about the text as a whole.
    Text(TextDoubt),
}

/// What may be wrong with one item of the minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemDoubt {
    /// It belongs to a unit that the roster does not know.
    UnknownUnit {
        /// Which unit.
        unit: UnitId,
    },
    /// It has no date yet.
    NoDate,
    /// A few units answer for it and nobody leads.
    NoLead {
        /// The units.
        units: Vec<UnitId>,
    },
    /// It was to be done before the meeting at which it was recorded.
    DatePast {
        /// The day.
        day: NaiveDate,
    },
    /// The days of its deadline are not in the order of the calendar.
    DaysOutOfOrder {
        /// The earlier one, named later.
        earlier: NaiveDate,
        /// The later one, named first.
        later: NaiveDate,
    },
    /// The words name another day than the deadline does.
    TextAndDate {
        /// The day in the words.
        said: NaiveDate,
        /// The deadline's last day; `None`: it has none yet.
        due: Option<NaiveDate>,
    },
    /// The words still speak of a time that is clear only on the day of the meeting.
    SpokenTime {
        /// The word.
        word: &'static str,
    },
    /// 我们, 我: on paper nobody knows who that is.
    FirstPerson {
        /// The word.
        word: &'static str,
    },
    /// 搞, 那边: words of talk.
    Colloquial {
        /// The word.
        word: &'static str,
    },
    /// The words begin or end in the middle.
    HalfSentence,
    /// Units named in the words are not among those that answer or help.
    NotAnswering {
        /// The units.
        units: Vec<UnitId>,
    },
    /// The words call many together (各成员单位), and the ledger has others.
    CalledTogether {
        /// Whom they call.
        whom: &'static str,
    },
    /// The words are for the office alone.
    PrivateWords {
        /// Which of them.
        word: String,
    },
    /// The unit has the same item twice.
    Twice {
        /// The first of the two.
        first: OnPaper,
    },
}

/// What may be wrong with the text of the minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextDoubt {
    /// An item of the ledger is not in the text that was worded by hand.
    NotInText {
        /// Which item; `None` for a date agreed for a task of the plan.
        item: Option<OnPaper>,
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
    /// One paragraph says that an item is overdue, another that it is closed.
    OverdueAndClosed {
        /// Its words.
        words: String,
    },
    /// The paper speaks of a meeting that has not been held.
    NotYetHeld {
        /// The meeting's day.
        day: NaiveDate,
        /// The line.
        line: String,
    },
    /// A line has words that are for the office alone.
    PrivateWords {
        /// The words.
        word: String,
        /// The line.
        line: String,
    },
}

impl Doubt {
    /// The item it is about, to go there.
    #[must_use]
    pub fn item(&self) -> Option<CommitmentId> {
        match self {
            Self::Item { item, .. } | Self::Text(TextDoubt::NotInText { item: Some(item), .. }) => Some(item.id),
            Self::KeptInside { item } | Self::Unanswered { item: ItemId::Commitment(item) } => Some(*item),
            Self::HeadEmpty(_)
            | Self::Unanswered { .. }
            | Self::NextNotAfter { .. }
            | Self::StillDeferred { .. }
            | Self::Unconfirmed { .. }
            | Self::RareCharacters { .. }
            | Self::Text(_) => None,
        }
    }
}
