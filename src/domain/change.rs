//! A change: one record before and after. Every act is a list of them, and can be turned round.

use super::{
    Assignment, Attendance, Commitment, Edition, HelpRequest, Meeting, Minutes, Programme, Progress, Reading,
    RegisterEntry, Remark, Shortlist, Stop, Task, Unit,
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
    /// It is gone. Only undoing a creation does this: no command removes anything.
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

/// An edit of some record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The programme (there is one).
    Programme(Box<Edit<Programme>>),
    /// A unit of the roster.
    Unit(Edit<Unit>),
    /// A task of the plan.
    Task(Edit<Task>),
    /// A meeting.
    Meeting(Edit<Meeting>),
    /// A unit's turn.
    Stop(Edit<Stop>),
    /// A unit's line on the roll.
    Attendance(Edit<Attendance>),
    /// A task at a unit.
    Assignment(Edit<Assignment>),
    /// A promise or instruction.
    Commitment(Edit<Commitment>),
    /// A report of progress.
    Progress(Edit<Progress>),
    /// A help request.
    HelpRequest(Edit<HelpRequest>),
    /// A remark or note.
    Remark(Edit<Remark>),
    /// A register entry.
    RegisterEntry(Edit<RegisterEntry>),
    /// The award shortlist of a year.
    Shortlist(Edit<Shortlist>),
    /// An indicator's reading.
    Reading(Edit<Reading>),
    /// The minutes of a meeting.
    Minutes(Box<Edit<Minutes>>),
    /// An edition of the minutes.
    Edition(Box<Edit<Edition>>),
}

impl Change {
    /// The same change, turned round.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Programme(edit) => Self::Programme(Box::new(edit.inverse())),
            Self::Unit(edit) => Self::Unit(edit.inverse()),
            Self::Task(edit) => Self::Task(edit.inverse()),
            Self::Meeting(edit) => Self::Meeting(edit.inverse()),
            Self::Stop(edit) => Self::Stop(edit.inverse()),
            Self::Attendance(edit) => Self::Attendance(edit.inverse()),
            Self::Assignment(edit) => Self::Assignment(edit.inverse()),
            Self::Commitment(edit) => Self::Commitment(edit.inverse()),
            Self::Progress(edit) => Self::Progress(edit.inverse()),
            Self::HelpRequest(edit) => Self::HelpRequest(edit.inverse()),
            Self::Remark(edit) => Self::Remark(edit.inverse()),
            Self::RegisterEntry(edit) => Self::RegisterEntry(edit.inverse()),
            Self::Shortlist(edit) => Self::Shortlist(edit.inverse()),
            Self::Reading(edit) => Self::Reading(edit.inverse()),
            Self::Minutes(edit) => Self::Minutes(Box::new(edit.inverse())),
            Self::Edition(edit) => Self::Edition(Box::new(edit.inverse())),
        }
    }
}
