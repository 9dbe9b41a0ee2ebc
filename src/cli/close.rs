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
    #[arg(required = true, value_name = "编号", num_args = 1.., help = "事项编号（12、12-15 或 T30@交通局），可写几个，一次撤销就全回来")]
    words: Vec<String>,
    #[arg(long, value_name = "谁", default_value = "", hide_default_value = true, help = "谁核的")]
    by: String,
    #[command(flatten)]
    choice: MeetingChoice,
}

pub(super) fn run(options: &Options, asked: &CloseArgs) -> Result<(), Failure> {
    let mut session = items::session_with(options, &asked.choice, &asked.words)?;
    let closed = items::items(&asked.words, session.ledger())?;
    let stages = items::stages(&asked.words);
    if closed.len() > 1 && stages.is_empty() {
        // One act, so that one undo gives all of them back.
        return items::act_once(options, &mut session, Command::CloseAll { items: closed, by: asked.by.clone() });
    }
    items::act(options, &mut session, &closed, |item| {
        items::of_stage(&stages, item, Command::Close { item: item.clone(), by: asked.by.clone() })
    })
}
