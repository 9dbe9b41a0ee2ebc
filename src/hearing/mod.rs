//! What was understood of a line, for whoever takes lines down: the console, the command line and the forms that come back.
//!
//! It puts together what the language room hears with the roster and the plan, and says what it is unsure of. It records
//! nothing and asks the session nothing.

mod line;
mod listener;
mod marks;
mod question;
mod time;
mod transcript;
mod unit_names;

pub use line::Hearing;
pub use listener::{Found, Listener};
pub use marks::{Mark, MarkKind};
pub use question::{Question, words};
pub use time::impossible;
pub use transcript::{Heard, Talk, Turn};
