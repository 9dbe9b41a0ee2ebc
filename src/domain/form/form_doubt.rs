//! What is to be asked before a form, or a line of it, is taken. Plain data: `wording` makes the question.

use crate::domain::{Period, Refusal};
use chrono::NaiveDate;

/// A question about a line, or about a form as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormDoubt {
    /// The form is of another meeting: its month, the month at hand.
    Stale(Period, Period),
    /// The form was made for one unit, and says that another filled it in.
    OtherUnit {
        /// The unit it was made for.
        made_for: String,
        /// The unit it says.
        says: String,
    },
    /// The file's name is another unit's.
    NamedForOther {
        /// The unit it was made for.
        made_for: String,
        /// The unit in the file's name.
        named: String,
    },
    /// Whose it is and for which meeting had to be read from its head: the part that is not seen is gone.
    BareHead(String),
    /// A sheet that the form went out with is not there any more; its name.
    SheetGone(String),
    /// The unit has answered already, with another file of this name.
    Answered(String),
    /// The meeting at hand is sealed or missing.
    NotOpen,
    /// It was not understood.
    NotUnderstood,
    /// A formula without its result.
    NoResult,
    /// A word like 无 where a figure is asked for: is it none, or not known?
    NoneOrUnknown,
    /// No day was understood.
    NoDay,
    /// The day is past.
    PastDay(NaiveDate),
    /// A share of one where percent is asked for: 0.8 as 80.
    Fraction(u8),
    /// Not between 0 and 100.
    OutOfRange,
    /// 已完成 beside less than a hundred percent.
    DoneBelow(u8),
    /// An extension without a reason.
    NoReason,
    /// A figure below zero.
    Negative,
    /// A figure that is not whole.
    NotWhole,
    /// More than it is counted out of: the other's name and figure.
    Above(String, i64),
    /// Far from last month's figure.
    Jump(i64),
    /// The ledger has another figure since the form was made.
    Newer(i64),
    /// The item stands otherwise than when the form was made: how it stands now, in words.
    Changed(String),
    /// Other words were taken from this unit about this at this meeting.
    AlreadySaid(String),
    /// The row names an item that the ledger does not have.
    UnknownRow(String),
    /// The row names another unit's item.
    OthersRow(String),
    /// The row's words are not those of the item it names.
    OtherWords(String),
    /// The deadline of the row was written over: what stands there now.
    DueRewritten(String),
    /// The row stands for an item that another row stands for too.
    RowTwice,
    /// One cell was merged over several rows.
    Merged,
    /// Another form of this unit says something else: its file, what it says.
    OtherForm(String, String),
    /// A row that is not in the ledger: a new promise?
    NewRow,
    /// What a unit tells of such a row: how far it is, what proves it.
    ToldOfNew,
    /// Two columns have this heading.
    ColumnTwice(String),
    /// An entry of a register that is not named.
    NoName,
    /// The unit words the item otherwise than the draft: how the draft has it.
    DraftWords(String),
    /// The unit gives another day than the draft: what the draft has.
    DraftDue(String),
    /// What the unit says about an item of the draft is no wording and no day.
    DraftOpinion,
    /// What a ledger above handed down has changed there: how it stands here.
    ChangedAbove(String),
    /// What a ledger above handed down is verified there and not here.
    ClosedAbove,
    /// The stage counts as done, and a unit says of itself that it is there: its name.
    CountsAsDone(String),
    /// The books do not take it.
    Refused(Refusal),
}
