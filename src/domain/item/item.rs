//! An item (事项): something a unit owes, whether promised, instructed or assigned by the plan.

use crate::domain::{Assignment, Commitment, CommitmentId, Course, Deadline, Task, TaskId, UnitId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Names an item: a number for commitments, `T30@U18` for a task at a unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemId {
    /// A promise or instruction.
    Commitment(CommitmentId),
    /// A task at a unit.
    Assignment(TaskId, UnitId),
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Commitment(id) => write!(f, "{id}"),
            Self::Assignment(task, unit) => write!(f, "{task}@{unit}"),
        }
    }
}

/// An item as it stands, whichever kind it is.
#[derive(Clone, Copy, Debug)]
pub enum Item<'a> {
    /// A promise or instruction.
    Commitment(&'a Commitment),
    /// A task at a unit, with what was recorded about it.
    Assignment(&'a Task, &'a UnitId, Option<&'a Assignment>),
}

impl<'a> Item<'a> {
    /// Its name.
    #[must_use]
    pub fn id(&self) -> ItemId {
        match self {
            Self::Commitment(commitment) => ItemId::Commitment(commitment.id),
            Self::Assignment(task, unit, _) => ItemId::Assignment(task.id.clone(), (*unit).clone()),
        }
    }

    /// The unit that answers for it.
    #[must_use]
    pub fn unit(&self) -> &'a UnitId {
        match self {
            Self::Commitment(commitment) => &commitment.unit,
            Self::Assignment(_, unit, _) => unit,
        }
    }

    /// The words to show.
    #[must_use]
    pub fn text(&self) -> &'a str {
        match self {
            Self::Commitment(commitment) => &commitment.text,
            Self::Assignment(task, _, _) => &task.title,
        }
    }

    /// The deadline in force.
    #[must_use]
    pub fn deadline(&self) -> &'a Deadline {
        match self {
            Self::Commitment(commitment) => &commitment.deadline,
            Self::Assignment(task, _, assignment) => {
                assignment.and_then(|assignment| assignment.agreed.as_ref()).unwrap_or(&task.deadline)
            }
        }
    }

    /// What has happened to it; `None` when nothing has.
    #[must_use]
    pub fn course(&self) -> Option<&'a Course> {
        match self {
            Self::Commitment(commitment) => Some(&commitment.course),
            Self::Assignment(_, _, assignment) => assignment.map(|assignment| &assignment.course),
        }
    }

    /// Whether it still comes up at meetings.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.course().is_none_or(Course::is_open)
    }

    /// Whether the unit still has to do something.
    #[must_use]
    pub fn is_owed(&self) -> bool {
        self.course().is_none_or(Course::is_owed)
    }

    /// The task it is, or serves.
    #[must_use]
    pub fn task(&self) -> Option<&'a TaskId> {
        match self {
            Self::Commitment(commitment) => commitment.task.as_ref(),
            Self::Assignment(task, _, _) => Some(&task.id),
        }
    }
}
