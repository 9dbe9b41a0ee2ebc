//! `diaodu undo`: turns the last act of the meeting round; outlives a restart.

use super::{
    desk::{Desk, MeetingChoice},
    failure::Failure,
    items::{self, Done},
};
use crate::wording;
use clap::Args;

#[derive(Debug, Args)]
pub(super) struct Asked {
    #[command(flatten)]
    choice: MeetingChoice,
}

pub(super) fn run(desk: &Desk, asked: &Asked) -> Result<(), Failure> {
    let mut session = desk.session_at(&asked.choice)?;
    let entry = session.undo()?;
    items::tell_done(desk, &[Done { seq: entry.seq, what: wording::entry(&entry, session.ledger()) }])
}
