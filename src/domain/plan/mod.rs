//! The programme of an office and the tasks of its plan.

mod focus;
mod import_doubt;
mod planned;
mod programme;
mod tally;
mod task;
mod task_past;

pub use focus::{Focus, FocusKind};
pub use import_doubt::ImportDoubt;
pub use planned::{MOST_PLANNED, PlannedTask};
pub use programme::{Catalogue, Programme};
pub use tally::{Tally, UndatedTask};
pub use task::{Cadence, Scope, Task};
pub use task_past::{FormerDeadline, Passing, TaskPast};
