//! The file: the only room that knows SQL. It keeps what it is given and decides nothing.
//!
//! One act is one transaction with `synchronous=FULL`: the rows it changes and its journal entry, or nothing.

mod audit;
mod backup;
mod connect;
mod error;
mod identity;
mod journal;
mod load;
mod place;
mod relation;
mod rescue;
mod restore;
mod rollback;
mod rows;
mod schema;
mod seat;
mod shape;
mod utterance;
mod wall;
mod wall_reader;
mod working_folder;
mod writer;
mod year;

pub use crate::domain::{Audit, Finding};
pub use backup::{back_up, back_up_to, backups_of, folder_beside, second_folder_of};
pub use place::synced_by;
pub use restore::Restoring;
pub use wall::Published;
pub use wall_reader::WallReader;
pub use working_folder::WorkingFolder;
pub use writer::{Draft, Store};
