//! `diaodu reopen`: what was reported or closed is owed again.

use super::{
    failure::Failure,
    items,
    options::{MeetingChoice, Options},
};
use crate::domain::Command;
use clap::Args;

#[derive(Debug, Args)]
pub(super) struct ReopenArgs {
    #[arg(required = true, value_name = "编号", num_args = 1.., help = "事项编号（12 或 T30@交通局），可写几个")]
    words: Vec<String>,
    #[arg(long, value_name = "原因", default_value = "", hide_default_value = true, help = "为什么退回（要写）")]
    reason: String,
    #[command(flatten)]
    choice: MeetingChoice,
}

pub(super) fn run(options: &Options, asked: &ReopenArgs) -> Result<(), Failure> {
    let mut session = items::session_with(options, &asked.choice, &asked.words)?;
    let reopened = items::items(&asked.words, session.ledger())?;
    let stages = items::stages(&asked.words);
    items::act(options, &mut session, &reopened, |item| {
        items::of_stage(&stages, item, Command::Reopen { item: item.clone(), reason: asked.reason.clone() })
    })
}
