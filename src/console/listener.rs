//! The console's listener is the house's.

pub use crate::hearing::{Found, Hearing as Heard, Listener};
