//! `diaodu extend`: another date with a reason, or a first date for what had none.

use super::{
    desk::{Desk, MeetingChoice},
    failure::Failure,
    hearing::Ear,
    items,
};
use crate::{domain::Command, wording::command_line};
use clap::Args;

#[derive(Debug, Args)]
pub(super) struct Asked {
    #[arg(required = true, value_name = "编号 期限", num_args = 1.., help = "事项编号（12 或 T30@交通局，可写几个），最后写新的期限，如“7月20日前”")]
    words: Vec<String>,
    #[arg(
        long,
        value_name = "原因",
        default_value = "",
        hide_default_value = true,
        help = "为什么延期；原来没有期限的可不写"
    )]
    reason: String,
    #[arg(long, value_name = "谁", default_value = "", hide_default_value = true, help = "谁同意的")]
    by: String,
    #[command(flatten)]
    choice: MeetingChoice,
}

pub(super) fn run(desk: &Desk, asked: &Asked) -> Result<(), Failure> {
    let Some((phrase, names @ [_, ..])) = asked.words.split_last() else {
        return Err(Failure::misused(command_line::no_phrase()));
    };
    let mut session = items::session_with(desk, &asked.choice, names)?;
    let extended = items::items(names, session.ledger())?;
    let base = session.ledger().meeting().map_or(desk.clock.today(), |meeting| meeting.date);
    let to = Ear::new().date(phrase, base)?;
    items::act(desk, &mut session, &extended, |item| Command::Extend {
        item: item.clone(),
        to: to.clone(),
        by: asked.by.clone(),
        reason: asked.reason.clone(),
    })
}
