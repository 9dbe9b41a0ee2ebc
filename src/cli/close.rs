//! `diaodu close`: the lead office has verified it.

use super::{
    failure::Failure,
    items,
    options::{MeetingChoice, Options},
};
use crate::domain::Command;
use clap::Args;

#[derive(Debug, Args)]
pub(super) struct CloseArgs {
    #[arg(required = true, value_name = "编号", num_args = 1.., help = "事项编号（12 或 T30@交通局），可写几个")]
    words: Vec<String>,
    #[arg(long, value_name = "谁", default_value = "", hide_default_value = true, help = "谁核的")]
    by: String,
    #[command(flatten)]
    choice: MeetingChoice,
}

pub(super) fn run(options: &Options, asked: &CloseArgs) -> Result<(), Failure> {
    let mut session = items::session_with(options, &asked.choice, &asked.words)?;
    let closed = items::items(&asked.words, session.ledger())?;
    items::act(options, &mut session, &closed, |item| Command::Close { item: item.clone(), by: asked.by.clone() })
}
