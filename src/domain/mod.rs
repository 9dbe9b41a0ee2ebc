//! The core: what the words of the trade mean, and what may be done. Pure: no clock, no files, no SQL, no Chinese
//! sentences. One noun a file, in folders by subject; `crate::domain::Noun` is where everybody
//! finds it.

mod act;
mod decide;
mod fault;
mod figure;
mod form;
mod id;
mod item;
mod meeting;
mod plan;
mod privacy;
mod register;
mod roster;
mod style;
mod year;

pub use act::*;
pub(crate) use act::{Held, for_each_record, on_edit};
pub use decide::{Context, decide};
pub use fault::*;
pub use figure::*;
pub use form::*;
pub use id::{
    CommitmentId, FocusId, HelpRequestId, IndicatorId, MeetingId, ProgressId, RegisterEntryId, RegisterKindId,
    RemarkId, TaskId, UnitId,
};
pub use item::*;
pub use meeting::*;
pub use plan::*;
pub use privacy::*;
pub use register::*;
pub use roster::*;
pub use style::*;
pub use year::*;
