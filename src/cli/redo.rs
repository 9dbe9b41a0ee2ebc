//! `diaodu redo`: does the act undone last again.

use super::{
    failure::Failure,
    items::{self, Done},
    options::{MeetingChoice, Options},
};
use clap::Args;

#[derive(Debug, Args)]
pub(super) struct RedoArgs {
    #[command(flatten)]
    choice: MeetingChoice,
}

pub(super) fn run(options: &Options, asked: &RedoArgs) -> Result<(), Failure> {
    let mut session = options.session_at(&asked.choice)?;
    let entry = session.redo()?;
    items::tell_done(options, &[Done::of(&entry, session.ledger())])
}
