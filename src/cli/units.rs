//! `diaodu units`: the roster, or the units that some letters find.

use super::{
    failure::Failure,
    options::{MeetingChoice, Options},
    output, roster,
    table::{Cell, Table},
};
use crate::{
    catalogue::holidays,
    domain::{CommitteeStanding, Unit},
    hearing::Listener,
    wording,
};
use clap::Args;
use serde::Serialize;

#[derive(Debug, Args)]
pub(super) struct UnitsArgs {
    #[arg(long, value_name = "字母", help = "序号、拼音首字母、全拼或汉字，如 18、jtj、jiaotong、交通")]
    find: Option<String>,
    #[command(subcommand)]
    order: Option<roster::Change>,
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    code: &'a str,
    short: &'a str,
    name: &'a str,
    aliases: &'a [String],
    kind: crate::domain::UnitKind,
    order: u32,
    post: &'a str,
    committees: Vec<Committee<'a>>,
}

#[derive(Debug, Serialize)]
struct Committee<'a> {
    name: &'a str,
    standing: CommitteeStanding,
}

impl<'a> From<&'a Unit> for Line<'a> {
    fn from(unit: &'a Unit) -> Self {
        let committees = unit.committees.iter();
        Self {
            code: unit.id.as_str(),
            short: &unit.short,
            name: &unit.name,
            aliases: &unit.aliases,
            kind: unit.kind,
            order: unit.order,
            post: &unit.post,
            committees: committees.map(|known| Committee { name: &known.name, standing: known.standing }).collect(),
        }
    }
}

pub(super) fn run(options: &Options, asked: &UnitsArgs) -> Result<(), Failure> {
    if let Some(order) = &asked.order {
        return roster::run(options, order);
    }
    let ledger = options.picture(&MeetingChoice::default())?;
    let listener = Listener::new(&ledger, holidays::calendar);
    let found: Vec<&Unit> = match asked.find.as_deref().map(str::trim).filter(|letters| !letters.is_empty()) {
        None => listener.units().iter().collect(),
        Some(letters) => listener.find_units(letters).iter().filter_map(|unit| ledger.units.get(unit)).collect(),
    };
    if options.json {
        return output::print_json(&found.into_iter().map(Line::from).collect::<Vec<_>>());
    }
    if found.is_empty() {
        output::tell(&wording::command_line::no_unit_found(asked.find.as_deref().unwrap_or_default()));
        return Ok(());
    }
    let mut table = Table::new(&["编号", "简称", "类别", "全称"], 3);
    for unit in found {
        let kind = wording::kind_of_unit(unit.kind);
        table.row([unit.id.as_str(), &unit.short, kind, &unit.name].map(Cell::from));
    }
    output::print_painted(&table.lay_out(output::width(), output::colours()))
}
