//! The programme of an office and the tasks of its plan.

mod focus;
mod import_doubt;
mod list_kind;
mod meeting_progress;
mod planned;
mod programme;
mod task;
mod task_past;

pub use focus::{Focus, FocusKind};
pub use import_doubt::ImportDoubt;
pub use list_kind::ListKind;
pub use meeting_progress::{MeetingProgress, UndatedTask};
pub use planned::{MOST_PLANNED, PlannedTask};
pub use programme::{Catalogue, Programme};
pub use task::{Cadence, Scope, Task};
pub use task_past::{FormerDeadline, Passing, TaskPast};
