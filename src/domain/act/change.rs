//! A change: one record before and after. Every act is a list of them, and can be turned round. Which kinds of record there
//! are is said in one table, [`records!`]; what has to be done for each of them is made from it, so that a kind cannot be
//! forgotten anywhere.

use crate::domain::{
    Assignment, Attendance, Commitment, CommitmentId, Edition, FormReceipt, HelpRequest, HelpRequestId, IndicatorId,
    Meeting, MeetingId, Minutes, Period, Programme, Progress, ProgressId, Reading, RegisterEntry, RegisterEntryId,
    Remark, RemarkId, Replaced, SaidId, Shortlist, Stop, Task, TaskId, Unit, UnitId,
};
use serde::{Deserialize, Serialize};

/// What happened to one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit<T> {
    /// It is new.
    Created(T),
    /// It was altered.
    Revised {
        /// As it was.
        before: T,
        /// As it is now.
        after: T,
    },
    /// It is gone. Undoing a creation does this, and recording something as another thing, which keeps it whole as a
    /// [`Replaced`]; no command else removes anything.
    Removed(T),
}

impl<T> Edit<T> {
    /// The same edit, turned round.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Created(record) => Self::Removed(record),
            Self::Revised { before, after } => Self::Revised { before: after, after: before },
            Self::Removed(record) => Self::Created(record),
        }
    }

    /// This edit and a later one of the same record as one; `None` when the record is as it was.
    #[must_use]
    pub fn then(self, later: Self) -> Option<Self>
    where
        T: PartialEq,
    {
        let before = match self {
            Self::Created(_) => None,
            Self::Revised { before, .. } | Self::Removed(before) => Some(before),
        };
        let after = match later {
            Self::Created(after) | Self::Revised { after, .. } => Some(after),
            Self::Removed(_) => None,
        };
        match (before, after) {
            (None, None) => None,
            (None, Some(after)) => Some(Self::Created(after)),
            (Some(before), None) => Some(Self::Removed(before)),
            (Some(before), Some(after)) if before == after => None,
            (Some(before), Some(after)) => Some(Self::Revised { before, after }),
        }
    }

    /// The record as it is after the edit; `None` when it is gone.
    pub fn after(&self) -> Option<&T> {
        match self {
            Self::Created(record) | Self::Revised { after: record, .. } => Some(record),
            Self::Removed(_) => None,
        }
    }

    /// The record as it was before the edit; `None` when it was not there.
    pub fn before(&self) -> Option<&T> {
        match self {
            Self::Created(_) => None,
            Self::Revised { before, .. } | Self::Removed(before) => Some(before),
        }
    }

    /// The record, whichever side of the edit there is.
    pub fn either(&self) -> &T {
        match self {
            Self::Created(record) | Self::Revised { after: record, .. } | Self::Removed(record) => record,
        }
    }
}

/// A kind of record.
pub trait Record: Clone + PartialEq + 'static {
    /// What tells one record of the kind from another.
    type Key: Ord + Clone;

    /// Its key.
    fn key(&self) -> Self::Key;

    /// The edit in a change; `None` when the change is of another kind.
    fn edit_in(change: &Change) -> Option<&Edit<Self>>;
}

/// The kinds of record: how each stands in a change, and its key. Makes [`Change`], and the macro `on_edit!`, which does the
/// same with an edit of whatever kind.
macro_rules! records {
    ($dollar:tt $($(#[$doc:meta])+ $kind:ident: $edit:ty, key $key:ty = |$it:ident| $value:expr;)+) => {
        /// An edit of some record.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[expect(clippy::large_enum_variant, reason = "a change is made, written and dropped; none is kept in numbers")]
        pub enum Change {
            $($(#[$doc])+ $kind($edit),)+
        }

        $(impl Record for $kind {
            type Key = $key;

            fn key(&self) -> $key {
                let $it = self;
                $value
            }

            fn edit_in(change: &Change) -> Option<&Edit<Self>> {
                if let Change::$kind(edit) = change { Some(unboxed::<Self>(edit)) } else { None }
            }
        })+

        impl Change {
            /// The same change, turned round.
            #[must_use]
            pub fn inverse(self) -> Self {
                match self {
                    $(Self::$kind(edit) => Self::$kind(edit.inverse().into()),)+
                }
            }

            /// This change and a later one of the same record as one; `None` when they come to nothing. Changes of
            /// different records do not join: the later one is what is left.
            #[must_use]
            pub fn then(self, later: Self) -> Option<Self> {
                match self {
                    $(Self::$kind(edit) => match $kind::edit_in(&later) {
                        Some(other) => edit.then(other.clone()).map(|edit| Self::$kind(edit.into())),
                        None => Some(later),
                    },)+
                }
            }
        }

        macro_rules! on_edit {
            ($dollar change:expr, $dollar edit:ident => $dollar body:expr) => {
                match $dollar change {
                    $($crate::domain::Change::$kind($dollar edit) => $dollar body,)+
                }
            };
        }

        macro_rules! for_each_record {
            ($dollar record:ident => $dollar body:expr) => {
                $({
                    type $dollar record = $crate::domain::$kind;
                    $dollar body
                })+
            };
        }
    };
}

records! { $
    /// The programme (there is one).
    Programme: Box<Edit<Programme>>, key () = |_it| ();
    /// A unit of the roster.
    Unit: Edit<Unit>, key UnitId = |unit| unit.id.clone();
    /// A task of the plan.
    Task: Edit<Task>, key TaskId = |task| task.id.clone();
    /// A meeting.
    Meeting: Edit<Meeting>, key MeetingId = |meeting| meeting.id;
    /// A unit's turn.
    Stop: Edit<Stop>, key (MeetingId, UnitId) = |stop| (stop.meeting, stop.unit.clone());
    /// A unit's line on the roll.
    Attendance: Edit<Attendance>, key (MeetingId, UnitId) = |line| (line.meeting, line.unit.clone());
    /// A task at a unit.
    Assignment: Edit<Assignment>, key (TaskId, UnitId) = |assignment| (assignment.task.clone(), assignment.unit.clone());
    /// A promise or instruction.
    Commitment: Edit<Commitment>, key CommitmentId = |commitment| commitment.id;
    /// A report of progress.
    Progress: Edit<Progress>, key ProgressId = |progress| progress.id;
    /// A help request.
    HelpRequest: Edit<HelpRequest>, key HelpRequestId = |request| request.id;
    /// A remark or note.
    Remark: Edit<Remark>, key RemarkId = |remark| remark.id;
    /// A register entry.
    RegisterEntry: Edit<RegisterEntry>, key RegisterEntryId = |entry| entry.id;
    /// The award shortlist of a year.
    Shortlist: Edit<Shortlist>, key i32 = |list| list.year;
    /// An indicator's reading.
    Reading: Edit<Reading>, key (UnitId, IndicatorId, Period) =
        |reading| (reading.unit.clone(), reading.indicator.clone(), reading.period);
    /// A record that something else took the place of.
    Replaced: Box<Edit<Replaced>>, key SaidId = |replaced| replaced.was.id();
    /// The minutes of a meeting.
    Minutes: Box<Edit<Minutes>>, key MeetingId = |minutes| minutes.meeting;
    /// An edition of the minutes.
    Edition: Box<Edit<Edition>>, key (MeetingId, u32) = |edition| (edition.meeting, edition.version);
    /// What a unit sent back of its form.
    FormReceipt: Edit<FormReceipt>, key (MeetingId, UnitId) = |receipt| (receipt.meeting, receipt.unit.clone());
}
pub(crate) use {for_each_record, on_edit};

/// Lets an edit out of its box.
fn unboxed<T>(edit: &Edit<T>) -> &Edit<T> {
    edit
}

/// The edits of one kind among changes, in order.
pub fn edits<T: Record>(changes: &[Change]) -> impl Iterator<Item = &Edit<T>> + Clone {
    changes.iter().filter_map(T::edit_in)
}

impl Change {
    /// Whether two changes are of one record.
    #[must_use]
    pub fn same_record(&self, other: &Self) -> bool {
        fn is_of<T: Record>(edit: &Edit<T>, other: &Change) -> bool {
            T::edit_in(other).is_some_and(|other| other.either().key() == edit.either().key())
        }
        on_edit!(self, edit => is_of(edit, other))
    }
}
