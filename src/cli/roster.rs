//! `diaodu units rename|merge|retire|order|place`: the roster changes in the course of a year.

use super::{
    failure::Failure,
    items::{self, Done},
    options::{MeetingChoice, Options},
    unit_names::UnitNames,
};
use crate::domain::{Command, Ledger, Refusal, UnitId};
use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(super) enum Change {
    #[command(about = "更名：原名还认得，以前各月仍叫原名")]
    Rename(Renaming),
    #[command(about = "并入另一家：没办结的事项划转过去，以前的记录留在原名下")]
    Merge(Merging),
    #[command(about = "退出：没有接手单位、也没有未办结事项的单位，以后不再调度")]
    Retire(Retiring),
    #[command(about = "发言顺序：写出来的排在最前，其余照旧")]
    Order(Ordering),
    #[command(about = "发言位次：把一家排到第几个")]
    Place(Placing),
}

#[derive(Debug, Args)]
pub(super) struct Renaming {
    #[arg(value_name = "单位", help = "哪一家")]
    unit: String,
    #[arg(value_name = "新简称", help = "屏幕上和表格里用的名字")]
    short: String,
    #[arg(long, value_name = "全称", help = "纪要和文件里用的全称；不写就和简称一样")]
    name: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Merging {
    #[arg(value_name = "单位", help = "哪一家")]
    unit: String,
    #[arg(value_name = "并入", help = "并入哪一家")]
    into: String,
}

#[derive(Debug, Args)]
pub(super) struct Retiring {
    #[arg(value_name = "单位", help = "哪一家")]
    unit: String,
}

#[derive(Debug, Args)]
pub(super) struct Ordering {
    #[arg(required = true, value_name = "单位", num_args = 1.., help = "排在最前的单位，依次写")]
    units: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct Placing {
    #[arg(value_name = "单位", help = "哪一家")]
    unit: String,
    #[arg(value_name = "位次", help = "排第几，从 1 起")]
    place: u32,
}

pub(super) fn run(options: &Options, order: &Change) -> Result<(), Failure> {
    let mut session = options.session_at(&MeetingChoice::default())?;
    let command = command(order, session.ledger())?;
    let entry = session.execute(command)?;
    items::tell_done(options, &[Done::of(&entry, session.ledger())])
}

fn command(order: &Change, ledger: &Ledger) -> Result<Command, Failure> {
    let names = UnitNames::new(ledger);
    let one = |word: &String| -> Result<UnitId, Failure> {
        let meant = names.meant(std::slice::from_ref(word))?;
        match <[UnitId; 1]>::try_from(meant) {
            Ok([unit]) => Ok(unit),
            Err(_) => Err(Refusal::UnknownUnit(word.clone()).into()),
        }
    };
    Ok(match order {
        Change::Rename(asked) => Command::RenameUnit {
            unit: one(&asked.unit)?,
            name: asked.name.clone().unwrap_or_else(|| asked.short.clone()),
            short: asked.short.clone(),
        },
        Change::Merge(asked) => Command::MergeUnit { unit: one(&asked.unit)?, into: one(&asked.into)? },
        Change::Retire(asked) => Command::RetireUnit { unit: one(&asked.unit)? },
        Change::Order(asked) => Command::OrderUnits { units: names.meant(&asked.units)? },
        Change::Place(asked) => Command::PlaceUnit { unit: one(&asked.unit)?, place: asked.place },
    })
}
