//! `diaodu report`: the unit says that it is done.

use super::{
    failure::Failure,
    items,
    options::{MeetingChoice, Options},
};
use crate::domain::Command;
use clap::Args;

#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    #[arg(required = true, value_name = "编号 [佐证]", num_args = 1.., help = "事项编号（12 或 T30@交通局，可写几个），后面可跟佐证，如“照片3张”")]
    words: Vec<String>,
    #[command(flatten)]
    choice: MeetingChoice,
}

pub(super) fn run(options: &Options, asked: &ReportArgs) -> Result<(), Failure> {
    let mut session = items::session_with(options, &asked.choice, &asked.words)?;
    let (reported, evidence) = items::items_and_words(&asked.words, session.ledger())?;
    items::act(options, &mut session, &reported, |item| Command::Report {
        item: item.clone(),
        evidence: evidence.clone(),
    })
}
