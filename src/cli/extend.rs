//! `diaodu extend`: another date with a reason, or a first date for what had none.

use super::{
    failure::Failure,
    items,
    options::{MeetingChoice, Options},
};
use crate::{
    catalogue::holidays,
    domain::{Command, Course, Deadline, Refusal},
    hearing,
    language::read_deadline,
    wording::command_line,
};
use chrono::NaiveDate;
use clap::Args;
use std::collections::BTreeMap;

#[derive(Debug, Args)]
pub(super) struct ExtendArgs {
    #[arg(required = true, value_name = "编号 期限", num_args = 1.., help = "事项编号（12 或 T30@交通局，可写几个，一次撤销就全回来），最后写新的期限，如“7月20日前”")]
    words: Vec<String>,
    #[arg(
        long,
        value_name = "原因",
        default_value = "",
        hide_default_value = true,
        help = "为什么延期；原来没有期限的、同意申请的可不写"
    )]
    reason: String,
    #[arg(long, value_name = "谁", default_value = "", hide_default_value = true, help = "谁同意的")]
    by: String,
    #[arg(long, conflicts_with_all = ["grant", "refuse"], help = "只是单位申请，还没有同意")]
    ask: bool,
    #[arg(long, conflicts_with = "refuse", help = "同意单位申请的那一天；最后不用写期限")]
    grant: bool,
    #[arg(long, help = "不同意延期；最后不用写期限，要写原因")]
    refuse: bool,
    #[command(flatten)]
    choice: MeetingChoice,
}

pub(super) fn run(options: &Options, asked: &ExtendArgs) -> Result<(), Failure> {
    if asked.grant || asked.refuse {
        return answer(options, asked);
    }
    let Some((phrase, names @ [_, ..])) = asked.words.split_last() else {
        return Err(Failure::misused(command_line::no_phrase()));
    };
    let mut session = items::session_with(options, &asked.choice, names)?;
    let extended = items::items(names, session.ledger())?;
    let base = session.ledger().meeting().map_or(options.clock.today(), |meeting| meeting.date);
    let to = date(phrase, base)?;
    let stages = items::stages(names);
    if extended.len() > 1 && stages.is_empty() && !asked.ask {
        // One act, so that one undo gives all of them their days back.
        let (by, reason) = (asked.by.clone(), asked.reason.clone());
        return items::act_once(options, &mut session, Command::ExtendAll { items: extended, to, by, reason });
    }
    items::act(options, &mut session, &extended, |id| {
        let (item, to, reason) = (id.clone(), to.clone(), asked.reason.clone());
        items::of_stage(
            &stages,
            id,
            if asked.ask {
                Command::AskExtension { item, to, reason }
            } else {
                Command::Extend { item, to, by: asked.by.clone(), reason }
            },
        )
    })
}

/// Grants what was asked for as it was asked, or refuses it.
fn answer(options: &Options, asked: &ExtendArgs) -> Result<(), Failure> {
    let mut session = items::session_with(options, &asked.choice, &asked.words)?;
    let answered = items::items(&asked.words, session.ledger())?;
    let mut days = BTreeMap::new();
    for id in &answered {
        let item = session.ledger().item(id).ok_or_else(|| Refusal::UnknownItem(id.to_string()))?;
        let request = item.course().and_then(Course::pending_request);
        days.insert(id.clone(), request.ok_or_else(|| Refusal::NothingAsked(id.clone()))?.to.clone());
    }
    items::act(options, &mut session, &answered, |item| {
        let (by, reason) = (asked.by.clone(), asked.reason.clone());
        match days.get(item) {
            Some(to) if asked.grant => Command::Extend { item: item.clone(), to: to.clone(), by, reason },
            _ => Command::RefuseExtension { item: item.clone(), by, reason },
        }
    })
}

/// A deadline that must have been named.
fn date(phrase: &str, base: NaiveDate) -> Result<Deadline, Failure> {
    let reading = read_deadline(phrase, base, holidays::calendar());
    if let Some(said) = hearing::impossible(&reading, phrase) {
        return Err(Failure::refused(said));
    }
    match reading.to_deadline(phrase) {
        undated if undated.is_undated() => Err(Refusal::NoDate.into()),
        deadline => Ok(deadline),
    }
}
