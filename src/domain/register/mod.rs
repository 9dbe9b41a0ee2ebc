//! The registers an office keeps: kinds, entries, what is owed on them.

mod met;
mod register;
mod register_watch;
mod unfiled;

pub use met::{MetBy, Proof};
pub use register::{FieldKind, FollowUp, Idle, RegisterEntry, RegisterField, RegisterKind, Stage, StageStep};
pub use register_watch::{Owing, RegisterProgress, Round};
pub use unfiled::Unfiled;
