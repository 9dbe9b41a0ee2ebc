//! Why a line of a list from elsewhere is left out. Plain data: `wording` makes the sentence.

use chrono::NaiveDate;

/// A reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportDoubt {
    /// It has no name, or no title.
    NoName,
    /// The list has it twice; the row of the first.
    Twice(usize),
    /// A word where one of a few is wanted: the heading, the word.
    NotOneOf(String, String),
    /// Not a number: the heading, the word.
    NotANumber(String, String),
    /// The plan has it already.
    Known,
    /// Nobody is named who answers for it.
    NoUnits,
    /// A unit that the roster does not have.
    UnknownUnit(String),
    /// A deadline that was not understood.
    NoDay(String),
    /// A day without a year that is over this year.
    OverAlready(String),
    /// It is not said at which meeting it was made; what is said instead.
    NoMeeting(String),
    /// Its meeting was not before the first one of this file.
    NotPast(NaiveDate),
    /// A deadline before the meeting it was given at.
    BeforeMeeting(String),
    /// The list says how it stands, and not on which day it was done, or says both that it is open and when it was done.
    NoDoneDay(String),
    /// A formula whose value the file does not hold; in which column.
    NoValue(String),
    /// A day that was typed with a point and kept as a number: 6.3 is the 3rd or the 30th.
    TwoDays(String),
    /// It is recorded already.
    Recorded,
    /// One act takes no more than so many; it comes in when the same list is brought in once more.
    NextTime(usize),
    /// The list says that it is done; how it says so.
    Done(String),
}
