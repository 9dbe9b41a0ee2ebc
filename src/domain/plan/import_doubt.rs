//! Why a line of a list from elsewhere is left out. Plain data: `wording` makes the sentence.

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
    /// The list says that it is done; how it says so.
    Done(String),
}
