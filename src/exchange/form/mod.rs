//! A unit's form as it comes back: bytes → sheets of cells → a typed account of what stands in it, in the form's own
//! words. Headings and columns are found by their text, never by their place. Nothing here knows the ledger.

mod account;
mod bundle;
mod compound;
mod draft;
mod grid;
mod head;
mod look;
mod ods;
mod value;

pub use account::{Account, DraftRow, EntryRow, FieldRow, FigureRow, Identity, ItemRow, Place, account};
pub use bundle::Down;
pub use grid::{
    Bounds, Cell, Grid, Hidden, LARGEST_FORM, Told, day_of_serial, read_binary_within, read_grids, read_grids_telling,
    read_grids_within,
};
pub use value::{Status, folded, is_alike, read_count, read_percent, read_status};
