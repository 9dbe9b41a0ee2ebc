//! Why a command did not do what was asked: a sentence, a hint and an exit status.

use crate::{
    domain::{CatalogueFaults, Refusal, StoreFault},
    session::{self, SessionError},
    wording::{self, Said, command_line},
};
use std::process::ExitCode;

/// A failure as the person at the keyboard gets to know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    said: Said,
    status: u8,
}

impl Failure {
    /// Refused or failed: exit status 1.
    pub(super) fn refused(said: Said) -> Self {
        Self { said, status: 1 }
    }

    /// Failed, and what there is to say has been said.
    pub(super) fn silent() -> Self {
        Self { said: Said::new("", ""), status: 1 }
    }

    /// The answer could not be written. What was filed before stays filed, and is said: exit status 3, so that nobody files
    /// it again; 1 when nothing was.
    pub(super) fn unsaid(error: &std::io::Error) -> Self {
        match session::filed() {
            Some((count, last)) => {
                Self { said: command_line::filed_but_unsaid(&error.to_string(), count, last), status: 3 }
            }
            None => Self::refused(command_line::output_failed(&error.to_string())),
        }
    }

    /// What was done is done, and could not be said: exit status 3.
    pub(super) fn done_but_unsaid(error: &std::io::Error, done: &str) -> Self {
        Self { said: command_line::done_but_unsaid(&error.to_string(), done), status: 3 }
    }

    /// Typed wrongly: exit status 2.
    pub(super) fn misused(said: Said) -> Self {
        Self { said, status: 2 }
    }

    /// Says it on stderr and gives the exit status.
    pub(super) fn tell(&self) -> ExitCode {
        if self.said.what.is_empty() {
            return ExitCode::from(self.status);
        }
        let hint = if self.said.hint.is_empty() { String::new() } else { format!("\n提示：{}", self.said.hint) };
        super::output::tell(&format!("{}{hint}", self.said.what));
        ExitCode::from(self.status)
    }
}

impl From<SessionError> for Failure {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::Refused(refusal) => refusal.into(),
            SessionError::Store(fault) => fault.into(),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::refused(wording::refusal(&refusal))
    }
}

impl From<StoreFault> for Failure {
    fn from(fault: StoreFault) -> Self {
        Self::refused(wording::store_fault(&fault))
    }
}

impl From<CatalogueFaults> for Failure {
    fn from(faults: CatalogueFaults) -> Self {
        let sentence = wording::catalogue_faults(&faults);
        Self::refused(Said::new(sentence, command_line::MEND_CATALOGUE))
    }
}
