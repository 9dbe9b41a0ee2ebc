//! The working picture in memory, and the books of everybody that are made from it when the wall or a paper first asks
//! after a change. The picture can only be changed by way of [`Picture::change`], which forgets those books.

use crate::domain::{Everybody, Ledger};
use std::{cell::OnceCell, ops::Deref};

/// The ledger as a session holds it.
#[derive(Debug)]
pub(super) struct Picture {
    ledger: Ledger,
    everybody: OnceCell<Everybody>,
}

impl Picture {
    /// Of a ledger that was just read.
    pub(super) fn new(ledger: Ledger) -> Self {
        Self { ledger, everybody: OnceCell::new() }
    }

    /// The ledger, to be changed.
    pub(super) fn change(&mut self) -> &mut Ledger {
        self.everybody = OnceCell::new();
        &mut self.ledger
    }

    /// What everybody may know of it.
    pub(super) fn everybody(&self) -> &Everybody {
        self.everybody.get_or_init(|| self.ledger.for_everybody())
    }

    /// The ledger, to be kept.
    pub(super) fn into_ledger(self) -> Ledger {
        self.ledger
    }
}

impl Deref for Picture {
    type Target = Ledger;

    fn deref(&self) -> &Ledger {
        &self.ledger
    }
}
