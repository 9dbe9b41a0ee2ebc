//! `diaodu award`: the shortlist of demonstration sites for the year-end award. Nobody else sees it until it is released.

use super::{
    failure::Failure,
    items::{self, Done},
    options::{MeetingChoice, Options},
    output,
};
use crate::{
    domain::{Command, RegisterEntryId},
    wording::year as words,
};
use chrono::Datelike;
use clap::{Args, Subcommand};
use serde::Serialize;

#[derive(Debug, Args)]
pub(super) struct AwardArgs {
    #[arg(long, value_name = "年", global = true, help = "哪一年的；不写就是手头会议那年")]
    year: Option<i32>,
    #[command(subcommand)]
    order: AwardCommand,
}

#[derive(Debug, Subcommand)]
enum AwardCommand {
    #[command(about = "看名单（公布前只在这里看得到）")]
    List,
    #[command(about = "列入：写它在台账里的编号")]
    Put(Which),
    #[command(about = "移出")]
    Drop(Which),
    #[command(about = "公布：写明谁决定公布；公布以后才进年度材料")]
    Release(Releasing),
}

#[derive(Debug, Args)]
struct Which {
    #[arg(value_name = "台账编号", help = "它在台账里的编号")]
    entry: u32,
}

#[derive(Debug, Args)]
struct Releasing {
    #[arg(long, value_name = "谁", help = "谁决定公布")]
    by: String,
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    entry: u32,
    unit: &'a str,
    name: &'a str,
    released: bool,
}

pub(super) fn run(options: &Options, asked: &AwardArgs) -> Result<(), Failure> {
    let mut session = options.session_at(&MeetingChoice::default())?;
    let at_hand = session.ledger().meeting().map_or(options.clock.today(), |meeting| meeting.date);
    let year = asked.year.unwrap_or(at_hand.year());
    let command = match &asked.order {
        AwardCommand::List => return list(options, &session, year),
        AwardCommand::Put(which) => Command::PutForward { year, entry: RegisterEntryId(which.entry), listed: true },
        AwardCommand::Drop(which) => Command::PutForward { year, entry: RegisterEntryId(which.entry), listed: false },
        AwardCommand::Release(releasing) => Command::ReleaseShortlist { year, by: releasing.by.clone() },
    };
    let entry = session.execute(command)?;
    items::tell_done(options, &[Done::of(&entry, session.ledger())])
}

fn list(options: &Options, session: &crate::session::Session, year: i32) -> Result<(), Failure> {
    let ledger = session.ledger();
    let list = ledger.shortlists.get(&year);
    let released = list.is_some_and(|list| list.released.is_some());
    let entries = list.into_iter().flat_map(|list| &list.entries);
    let lines: Vec<Line<'_>> = entries
        .filter_map(|id| ledger.entry(*id))
        .map(|entry| Line { entry: entry.id.0, unit: ledger.short(&entry.unit), name: &entry.name, released })
        .collect();
    if options.json {
        return output::print_json(&lines);
    }
    if lines.is_empty() {
        return output::print(&words::nothing_listed(year));
    }
    let mark = if released { "" } else { words::NOT_RELEASED };
    let told = lines.iter().map(|line| format!("{}　{}", line.entry, words::award(line.unit, line.name)));
    output::print(&format!("{}{mark}\n{}", words::AWARDS, told.collect::<Vec<_>>().join("\n")))
}
