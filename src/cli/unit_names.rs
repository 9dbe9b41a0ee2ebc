//! The roster of a ledger, ready to be asked by name on the command line.

use super::failure::Failure;
use crate::{
    catalogue::holidays,
    domain::{Ledger, UnitId},
    hearing::Listener,
};

/// The roster, ready to be asked by name.
pub(super) struct UnitNames {
    listener: Listener,
}

impl UnitNames {
    /// Takes the units that still take part, in speaking order.
    pub(super) fn new(ledger: &Ledger) -> Self {
        Self { listener: Listener::new(ledger, holidays::calendar) }
    }

    /// The listener that has the names.
    pub(super) fn listener(&self) -> &Listener {
        &self.listener
    }

    /// The units that some words mean, each word one or several names with commas between; every unit once.
    pub(super) fn meant(&self, words: &[String]) -> Result<Vec<UnitId>, Failure> {
        self.listener.units_meant(words).map_err(Failure::refused)
    }
}
