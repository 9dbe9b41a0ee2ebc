//! The backup made beside the meeting: begun after the first picture and when a meeting is sealed. Nothing is said of it
//! while all is well, and a stick that is not in is mentioned once.

use crate::{
    console::notice::{Notice, Tone},
    session::{Session, backup::BackingUp},
    wording,
};

/// The backup that is being made, if one is.
#[derive(Debug, Default)]
pub struct Backing {
    under_way: Option<BackingUp>,
    is_told: bool,
}

impl Backing {
    /// Begins one. While one is being made already, that one will do: a later opening makes up for it.
    pub fn begin(&mut self, session: &Session) {
        if self.under_way.is_none() {
            self.under_way = session.begin_backup();
        }
    }

    /// What is to be said of it, when it is done and something is.
    pub fn news(&mut self) -> Option<Notice> {
        let done = self.under_way.as_mut()?.poll()?;
        self.under_way = None;
        let said = wording::backup::trouble(&done).filter(|_| !self.is_told)?;
        self.is_told = true;
        Some(Notice { tone: Tone::Refused, said })
    }

    /// Waits for the one that is being made, so that it is not cut short.
    pub fn finish(&mut self) {
        if let Some(under_way) = self.under_way.take() {
            let _ = under_way.wait();
        }
    }
}
