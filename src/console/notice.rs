//! The line that the secretary reads: what was done, or why not.

use crate::{
    domain::{Refusal, StoreFault},
    wording::{self, Said},
};

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Done.
    Done,
    /// Not done, and nothing lost.
    Refused,
    /// Something failed.
    Failed,
}

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub said: Said,
}

impl Notice {
    /// Something was done.
    pub fn done(what: impl Into<String>) -> Self {
        Self { tone: Tone::Done, said: Said::new(what, "") }
    }

    /// Something was not done.
    pub fn refused(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { tone: Tone::Refused, said: Said::new(what, hint) }
    }

    /// The domain said no.
    #[must_use]
    pub fn of_refusal(refusal: &Refusal) -> Self {
        Self { tone: Tone::Refused, said: wording::refusal(refusal) }
    }

    /// The file failed.
    #[must_use]
    pub fn of_fault(fault: &StoreFault) -> Self {
        Self { tone: Tone::Failed, said: wording::store_fault(fault) }
    }
}
