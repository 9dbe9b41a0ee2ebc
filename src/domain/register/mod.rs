//! The registers an office keeps: kinds, entries, what is owed on them.

mod register;
mod register_watch;

pub use register::{FieldKind, FollowUp, Idle, RegisterEntry, RegisterField, RegisterKind, Stage, StageStep};
pub use register_watch::{Owing, RegisterTally, Round};
