//! The units of the roster.

mod roster_line;
mod unit;

pub use roster_line::RosterLine;
pub use unit::{Ceased, CommitteeStanding, FormerName, SectorCommittee, Unit, UnitKind};
