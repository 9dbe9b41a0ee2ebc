//! `diaodu roll`: who came for which unit.

use super::{
    failure::Failure,
    items::{self, Done},
    options::{MeetingChoice, Options},
    output,
    table::{Cell, Table},
    typed,
    unit_names::UnitNames,
};
use crate::{
    domain::{Command, Presence, Refusal},
    wording,
};
use chrono::{NaiveDateTime, NaiveTime};
use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;

#[derive(Debug, Args)]
pub(super) struct RollArgs {
    #[command(flatten)]
    choice: MeetingChoice,
    #[command(subcommand)]
    order: Option<RollCommand>,
}

#[derive(Debug, Subcommand)]
enum RollCommand {
    #[command(about = "记一家或几家的到会情况")]
    Take(Taking),
    #[command(about = "其余还没签到的都记为到会")]
    Rest,
    #[command(about = "补到会、离会的时间")]
    Times(Timing),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum How {
    #[value(help = "到会")]
    Present,
    #[value(help = "代会")]
    Delegate,
    #[value(help = "迟到")]
    Late,
    #[value(help = "请假")]
    Leave,
    #[value(help = "缺席")]
    Absent,
    #[value(help = "清除这一行")]
    Clear,
}

#[derive(Debug, Args)]
struct Taking {
    #[arg(value_enum, value_name = "情况", help = "怎么到会的")]
    how: How,
    #[arg(required = true, value_name = "单位", num_args = 1.., help = "哪几家")]
    units: Vec<String>,
    #[arg(long, value_name = "姓名", default_value = "", hide_default_value = true, help = "来的是谁")]
    person: String,
    #[arg(long, value_name = "职务", default_value = "", hide_default_value = true, help = "什么职务")]
    post: String,
    #[arg(long, value_name = "原因", default_value = "", hide_default_value = true, help = "请假原因，只留内部")]
    reason: String,
}

#[derive(Debug, Args)]
struct Timing {
    #[arg(required = true, value_name = "单位", num_args = 1.., help = "哪几家，要已经签到")]
    units: Vec<String>,
    #[arg(long, value_name = "时间", value_parser = typed::time, help = "几点到的，如 9:20")]
    arrived: Option<NaiveTime>,
    #[arg(long, value_name = "时间", value_parser = typed::time, help = "几点走的，如 10:30")]
    left: Option<NaiveTime>,
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    code: &'a str,
    unit: &'a str,
    presence: Option<Presence>,
    person: &'a str,
    post: &'a str,
    arrived: Option<NaiveDateTime>,
    left: Option<NaiveDateTime>,
}

impl How {
    fn presence(self) -> Option<Presence> {
        match self {
            Self::Present => Some(Presence::Present),
            Self::Delegate => Some(Presence::Delegate),
            Self::Late => Some(Presence::Late),
            Self::Leave => Some(Presence::OnLeave),
            Self::Absent => Some(Presence::Absent),
            Self::Clear => None,
        }
    }
}

pub(super) fn run(options: &Options, asked: &RollArgs) -> Result<(), Failure> {
    let Some(order) = &asked.order else { return list(options, &asked.choice) };
    let mut session = options.session_at(&asked.choice)?;
    let commands = match order {
        RollCommand::Times(timing) => {
            let units = UnitNames::new(session.ledger()).meant(&timing.units)?;
            let note = |unit| Command::NoteTimes { unit, arrived: timing.arrived, left: timing.left };
            units.into_iter().map(note).collect()
        }
        RollCommand::Rest => vec![Command::TakeRollOfRest],
        RollCommand::Take(taking) => {
            let units = UnitNames::new(session.ledger()).meant(&taking.units)?;
            let take = |unit| Command::TakeRoll {
                unit,
                presence: taking.how.presence(),
                person: taking.person.clone(),
                post: taking.post.clone(),
                reason: taking.reason.clone(),
            };
            units.into_iter().map(take).collect()
        }
    };
    let mut done = Vec::new();
    for command in commands {
        let entry = session.execute(command)?;
        done.push(Done::of(&entry, session.ledger()));
    }
    items::tell_done(options, &done)
}

fn list(options: &Options, choice: &MeetingChoice) -> Result<(), Failure> {
    let ledger = options.picture(choice)?;
    let at = ledger.meeting().ok_or(Refusal::NoMeeting)?.id;
    let lines: Vec<Line<'_>> = ledger
        .walk()
        .into_iter()
        .map(|(unit, _)| {
            let line = ledger.attendance.get(&(at, unit.id.clone()));
            Line {
                code: unit.id.as_str(),
                unit: &unit.short,
                presence: line.map(|line| line.presence),
                person: line.map_or("", |line| &line.person),
                post: line.map_or("", |line| &line.post),
                arrived: line.and_then(|line| line.arrived),
                left: line.and_then(|line| line.left),
            }
        })
        .collect();
    if options.json {
        return output::print_json(&lines);
    }
    let mut table = Table::new(&["编号", "单位", "签到", "姓名", "职务", "离会"], 1);
    for line in lines {
        let how = line.presence.map_or("", wording::presence);
        let left = line.left.map_or(String::new(), wording::clock_time);
        table.row([line.code, line.unit, how, line.person, line.post, &left].map(Cell::from));
    }
    output::print_painted(&table.lay_out(output::width(), output::colours()))
}
