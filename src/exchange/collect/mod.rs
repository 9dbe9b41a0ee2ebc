//! 收表: what came back in the units' forms, held against the ledger before anything is taken. A review shows every
//! change, every question and what was not understood; what is clear is taken, what is not waits for a choice. Nothing
//! that the ledger learned since a form was made is overwritten without one.

mod entries;
mod fields;
mod figures;
mod files;
mod handed_down;
mod items;
mod line;
mod opinions;
mod review;
mod whose;

pub(super) use files::bytes_of;
pub use files::{FormFile, files_of, read_form};
pub use line::{CellReader, Line, LineKind, Mark};
pub use review::{FormReview, Review, review, silent};
