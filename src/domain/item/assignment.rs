//! An assignment (任务分解): a task at one unit. Most follow from the catalogue; one is recorded only when something
//! about it was agreed or has happened.

use crate::domain::{Course, Deadline, MeetingId, TaskId, UnitId};
use serde::{Deserialize, Serialize};

/// What is recorded about a task at one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// The task.
    pub task: TaskId,
    /// The unit.
    pub unit: UnitId,
    /// The deadline agreed in a meeting; `None`: the catalogue's own stands.
    pub agreed: Option<Deadline>,
    /// The meeting at which it was agreed or last touched.
    pub meeting: MeetingId,
    /// What has happened to it.
    pub course: Course,
}
