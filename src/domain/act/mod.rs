//! What is asked of the core and what comes of it: a command is decided, refused or becomes a deed of changes, and the journal keeps it.

mod audit;
mod backfill;
mod backup;
mod change;
mod command;
mod journal;
mod ledger;
mod refusal;

pub use audit::{Audit, Finding};
pub use backfill::{Backfill, BackfillItem, BackfillMove, MOST_BACKFILLED};
pub use backup::{Backup, BackupReport, Difference, Holding, Kept, MONTHS_KEPT, NEWEST_KEPT, surplus};
pub use change::{Change, Edit, Record, edits};
pub(crate) use change::{for_each_record, on_edit};
pub use command::{Amendment, Command, LONGEST_TEXT, MOST_COLLECTED, MeetingHead, Recording};
pub use journal::{Deed, Entry, Nature, UndoStacks};
pub(crate) use ledger::Held;
pub use ledger::{Counters, LastMention, Ledger};
pub use refusal::Refusal;
