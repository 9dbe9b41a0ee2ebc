//! A change: one record before and after. Every act is a list of them, and can be turned round.

use crate::domain::{
    Assignment, Attendance, Commitment, Edition, FormReceipt, HelpRequest, Meeting, Minutes, Programme, Progress,
    Reading, RegisterEntry, Remark, Replaced, Shortlist, Stop, Task, Unit,
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
    /// A record that something else took the place of.
    Replaced(Box<Edit<Replaced>>),
    /// The minutes of a meeting.
    Minutes(Box<Edit<Minutes>>),
    /// An edition of the minutes.
    Edition(Box<Edit<Edition>>),
    /// What a unit sent back of its form.
    FormReceipt(Edit<FormReceipt>),
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
            Self::Replaced(edit) => Self::Replaced(Box::new(edit.inverse())),
            Self::Minutes(edit) => Self::Minutes(Box::new(edit.inverse())),
            Self::Edition(edit) => Self::Edition(Box::new(edit.inverse())),
            Self::FormReceipt(edit) => Self::FormReceipt(edit.inverse()),
        }
    }

    /// Whether two changes are of one record.
    #[must_use]
    pub fn same_record(&self, other: &Self) -> bool {
        macro_rules! by {
            ($($kind:ident . $($key:ident),+;)+) => {
                match (self, other) {
                    (Self::Programme(_), Self::Programme(_)) => true,
                    (Self::Replaced(one), Self::Replaced(other)) => one.either().was.id() == other.either().was.id(),
                    $((Self::$kind(one), Self::$kind(other)) => {
                        let (one, other) = (one.either(), other.either());
                        $(one.$key == other.$key)&&+
                    })+
                    _ => false,
                }
            };
        }
        by! {
            Unit.id;
            Task.id;
            Meeting.id;
            Stop.meeting, unit;
            Attendance.meeting, unit;
            Assignment.task, unit;
            Commitment.id;
            Progress.id;
            HelpRequest.id;
            Remark.id;
            RegisterEntry.id;
            Shortlist.year;
            Reading.unit, indicator, period;
            Minutes.meeting;
            Edition.meeting, version;
            FormReceipt.meeting, unit;
        }
    }

    /// This change and a later one of the same record as one; `None` when they come to nothing. Changes of different
    /// records do not join: the later one is what is left.
    #[must_use]
    pub fn then(self, later: Self) -> Option<Self> {
        match (self, later) {
            (Self::Programme(one), Self::Programme(other)) => one.then(*other).map(Box::new).map(Self::Programme),
            (Self::Unit(one), Self::Unit(other)) => one.then(other).map(Self::Unit),
            (Self::Task(one), Self::Task(other)) => one.then(other).map(Self::Task),
            (Self::Meeting(one), Self::Meeting(other)) => one.then(other).map(Self::Meeting),
            (Self::Stop(one), Self::Stop(other)) => one.then(other).map(Self::Stop),
            (Self::Attendance(one), Self::Attendance(other)) => one.then(other).map(Self::Attendance),
            (Self::Assignment(one), Self::Assignment(other)) => one.then(other).map(Self::Assignment),
            (Self::Commitment(one), Self::Commitment(other)) => one.then(other).map(Self::Commitment),
            (Self::Progress(one), Self::Progress(other)) => one.then(other).map(Self::Progress),
            (Self::HelpRequest(one), Self::HelpRequest(other)) => one.then(other).map(Self::HelpRequest),
            (Self::Remark(one), Self::Remark(other)) => one.then(other).map(Self::Remark),
            (Self::RegisterEntry(one), Self::RegisterEntry(other)) => one.then(other).map(Self::RegisterEntry),
            (Self::Reading(one), Self::Reading(other)) => one.then(other).map(Self::Reading),
            (Self::Shortlist(one), Self::Shortlist(other)) => one.then(other).map(Self::Shortlist),
            (Self::Replaced(one), Self::Replaced(other)) => one.then(*other).map(Box::new).map(Self::Replaced),
            (Self::Minutes(one), Self::Minutes(other)) => one.then(*other).map(Box::new).map(Self::Minutes),
            (Self::Edition(one), Self::Edition(other)) => one.then(*other).map(Box::new).map(Self::Edition),
            (Self::FormReceipt(one), Self::FormReceipt(other)) => one.then(other).map(Self::FormReceipt),
            (_, later) => Some(later),
        }
    }
}
