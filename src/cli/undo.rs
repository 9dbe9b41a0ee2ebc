//! `diaodu undo`: turns the last act of the meeting round; outlives a restart.

use super::{
    failure::Failure,
    items::{self, Done},
    options::{MeetingChoice, Options},
};
use clap::Args;

#[derive(Debug, Args)]
pub(super) struct UndoArgs {
    #[command(flatten)]
    choice: MeetingChoice,
}

pub(super) fn run(options: &Options, asked: &UndoArgs) -> Result<(), Failure> {
    let mut session = options.session_at(&asked.choice)?;
    let entry = session.undo()?;
    items::tell_done(options, &[Done::of(&entry, session.ledger())])
}
