//! A refusal: the domain's typed "no". It is not an error: nothing has changed, and wording/ says why and what to do.

use crate::domain::{
    FieldKind, ItemId, MeetingState, Period, ReadingDoubt, RegisterEntryId, RegisterKindId, TaskId, UnitId,
};
use chrono::NaiveDate;

/// Why a command was not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No meeting is open.
    NoMeeting,
    /// The meeting is sealed.
    Sealed(Period),
    /// There is a meeting on that day already.
    MeetingExists(NaiveDate),
    /// A new meeting must lie after the newest one.
    MeetingNotAfter {
        /// Asked for.
        date: NaiveDate,
        /// The newest.
        newest: NaiveDate,
    },
    /// The meeting is not in a state for this.
    WrongState(MeetingState),
    /// The next meeting cannot be before this one.
    NextNotAfter(NaiveDate),
    /// No such host of meetings.
    UnknownHost(String),
    /// Nobody of the unit is on the roll as having come.
    NotThere(UnitId),
    /// Somebody left before they came.
    LeftBeforeArriving(UnitId),
    /// No such unit.
    UnknownUnit(String),
    /// No such task.
    UnknownTask(String),
    /// No such item.
    UnknownItem(String),
    /// No such register or stage.
    UnknownRegister(RegisterKindId),
    /// No such indicator, or one that is derived.
    UnknownIndicator(String),
    /// A unit that the task does not concern.
    NotAssigned(TaskId, UnitId),
    /// Nothing was written.
    EmptyText,
    /// Too much was written; characters allowed.
    TextTooLong(usize),
    /// Progress and help requests are recorded for one unit.
    OneUnitOnly,
    /// It was said at an earlier meeting: that record stands.
    SaidEarlier,
    /// No unit was chosen.
    NoUnits,
    /// The state asked for is the state it is in.
    NothingChanges,
    /// An item that is no longer owed cannot be reported, extended or withdrawn.
    NotOwed(ItemId),
    /// An item that is neither reported nor closed cannot be reopened.
    NotDone(ItemId),
    /// A deadline before the day it was agreed on.
    DeadlinePast(NaiveDate),
    /// An extension needs a date.
    NoDate,
    /// A reason is needed.
    NoReason,
    /// The item has a date from an earlier meeting: changing it is an extension.
    AlreadyDated(ItemId),
    /// A request for an extension is waiting for its answer.
    RequestPending(ItemId),
    /// Nobody has asked for an extension.
    NothingAsked(ItemId),
    /// An item whose deadline waits for no event.
    WaitsForNothing(ItemId),
    /// A share above a hundred percent.
    ShareTooLarge(u8),
    /// The unit has left the roster.
    UnitCeased(UnitId),
    /// A unit cannot be merged into itself.
    SameUnit(UnitId),
    /// A unit that still owes something cannot simply leave; how many items.
    StillOwes(UnitId, usize),
    /// A new roster gives a unit's code to another unit.
    CodeReused {
        /// The code.
        unit: UnitId,
        /// Who has it.
        old: String,
        /// To whom the new roster gives it.
        new: String,
    },
    /// The shortlist of that year is out.
    AlreadyReleased(i32),
    /// Nothing stands on the shortlist of that year.
    NothingShortlisted(i32),
    /// It has to be said who decided it.
    NobodyNamed,
    /// A file that has a catalogue takes no second one.
    AlreadyFounded,
    /// A field of a register that its kind does not have.
    NoSuchField(String),
    /// No such entry of a register, or one that does not count any more.
    NoSuchEntry(RegisterEntryId),
    /// A field that holds something else.
    WrongField {
        /// Which.
        field: String,
        /// What it holds.
        holds: FieldKind,
        /// What was written.
        value: String,
    },
    /// A day that is still to come.
    NotYet(NaiveDate),
    /// A stage reached before the one that came before it.
    StepBefore(NaiveDate),
    /// Nothing of the entry waits for a release, or it is released.
    NothingToRelease(RegisterEntryId),
    /// A month other than the meeting's and the one before, or one that is sealed.
    WrongPeriod(Period),
    /// Numbers that somebody should look at first.
    Doubtful(Vec<ReadingDoubt>),
    /// A count cannot be negative.
    NegativeCount(i64),
    /// What is to be undone was changed again since, from another meeting.
    ChangedSince,
    /// The plan has a task of this title or code already, or the act names it twice.
    TaskExists(String),
    /// More tasks in one act than it may add; tasks allowed.
    TooManyTasks(usize),
    /// More acts in one collection of forms than it may hold; acts allowed.
    TooManyActs(usize),
    /// A meeting of the past that is not before the first one held here, or an item of no such meeting.
    NotBefore(NaiveDate),
    /// Meetings of this file are numbered from the first on: there is no room before them.
    NoRoomBefore,
    /// The sealed meeting of that month has a number that the past would need.
    NumbersTaken(Period),
    /// A day of the past before what came before it, or to come.
    OutOfOrder(NaiveDate),
    /// Something that a form cannot ask for.
    NotInAForm,
    /// Another unit goes by this name.
    NameTaken(String),
    /// The minutes are out as this version; changing them needs reopening.
    MinutesIssued(u32),
    /// Nobody has checked the minutes yet.
    MinutesNotChecked,
    /// Nobody has signed the minutes yet.
    MinutesNotSigned,
    /// A day of signing before the meeting.
    SignedBeforeMeeting(NaiveDate),
    /// The paper says something else than what was signed.
    ChangedSinceSigned,
    /// Other minutes bear this number.
    NumberTaken(u32),
    /// Nothing is out or sealed that could be reopened.
    NothingIssued,
    /// A later meeting is sealed.
    LaterSealed(Period),
    /// There is no such edition.
    NoEdition(u32),
    /// An item has no such stage.
    NoSuchStage(ItemId, usize),
    /// A register still shows that it is met; what it says.
    StillShown(ItemId, String),
    /// Recorded as something else it would be public, and it follows from what is private.
    StaysInside,
    /// Nothing to undo.
    NothingToUndo,
    /// Nothing to redo.
    NothingToRedo,
}
