//! `diaodu import`: a roster or a list of tasks from elsewhere. Every change is shown; nothing that is there is removed.

use super::{
    failure::Failure,
    options::{MeetingChoice, Options},
    output,
};
use crate::{
    catalogue::holidays,
    domain::{Command, Ledger, RosterLine, Unit},
    exchange::import::{LeftOut, Table, TaskList, UnitList, read_import, tasks, units},
    wording::{Said, collect::form_fault, import as words},
};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::path::PathBuf;

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum List {
    /// 名册.
    #[value(help = "单位名册")]
    Units,
    /// 任务.
    #[value(help = "任务清单")]
    Tasks,
}

#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    #[arg(value_enum, value_name = "清单", hide_possible_values = true, help = "units 单位名册，tasks 任务清单")]
    list: List,
    #[arg(value_name = "文件", help = "xlsx、xls、ods、csv（UTF-8 或 GBK）或 toml")]
    file: PathBuf,
    #[command(flatten)]
    choice: MeetingChoice,
    #[arg(long, help = "只看不导：列出每一处改动")]
    dry_run: bool,
}

/// The answer; the fields' names are stable.
#[derive(Debug, Default, Serialize)]
struct Answer {
    dry_run: bool,
    added: Vec<String>,
    revised: Vec<String>,
    left_out: Vec<String>,
    not_named: Vec<String>,
    unknown_columns: Vec<String>,
}

pub(super) fn run(options: &Options, asked: &ImportArgs) -> Result<(), Failure> {
    let mut session = options.founded_at(&asked.choice)?;
    let name = asked.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let section = if asked.list == List::Units { "unit" } else { "task" };
    let table = read_import(&asked.file, section).map_err(|fault| Failure::refused(form_fault(&fault, &name)))?;
    let (command, mut answer) = match asked.list {
        List::Units => of_units(session.ledger(), &table),
        List::Tasks => {
            let base = session.ledger().meeting().map_or(options.clock.today(), |meeting| meeting.date);
            of_tasks(tasks(session.ledger(), &table, holidays::calendar(), base))
        }
    };
    answer.dry_run = asked.dry_run;
    let is_new = !answer.added.is_empty() || !answer.revised.is_empty();
    if is_new && !asked.dry_run {
        session.execute(command)?;
    }
    if options.json {
        output::print_json(&answer)?;
    } else {
        output::print(&told(&answer))?;
    }
    if answer.left_out.is_empty() || asked.dry_run {
        return Ok(());
    }
    Err(Failure::refused(Said::new(words::left_out(answer.left_out.len()), words::LEFT_HINT)))
}

fn of_units(ledger: &Ledger, table: &Table) -> (Command, Answer) {
    let UnitList { lines, left_out, strangers, not_named } = units(ledger, table);
    let mut answer = answer(&left_out, strangers);
    answer.not_named = not_named.iter().map(|id| ledger.short(id).to_owned()).collect();
    for line in &lines {
        match ledger.unit_of_line(line) {
            None => answer.added.push(line.name.clone()),
            Some(before) => answer.revised.extend(words::revised(before, &difference(before, line))),
        }
    }
    (Command::ReviseRoster { lines }, answer)
}

/// What a line changes of a unit: heading, before, after.
fn difference(before: &Unit, line: &RosterLine) -> Vec<(&'static str, String, String)> {
    let mut changes = Vec::new();
    let mut note = |what, old: &str, new: &str| {
        if old != new {
            changes.push((what, old.to_owned(), new.to_owned()));
        }
    };
    note("全称", &before.name, &line.name);
    if let Some(short) = &line.short {
        note("简称", &before.short, short);
    }
    if let Some(aliases) = &line.aliases {
        note("别名", &before.aliases.join("、"), &aliases.join("、"));
    }
    if let Some(kind) = line.kind {
        note("类别", crate::wording::kind_of_unit(before.kind), crate::wording::kind_of_unit(kind));
    }
    if let Some(order) = line.order {
        note("顺序", &before.order.to_string(), &order.to_string());
    }
    if let Some(post) = &line.post {
        note("职务", &before.post, post);
    }
    changes
}

fn of_tasks(list: TaskList) -> (Command, Answer) {
    let mut answer = answer(&list.left_out, list.strangers);
    answer.added = list.tasks.iter().map(|task| task.title.clone()).collect();
    (Command::PlanTasks { tasks: list.tasks, agreed: false }, answer)
}

fn answer(left_out: &[LeftOut], unknown_columns: Vec<String>) -> Answer {
    let left_out = left_out.iter().map(|left| words::line_left_out(left.row, &left.words, &left.why)).collect();
    Answer { left_out, unknown_columns, ..Answer::default() }
}

fn told(answer: &Answer) -> String {
    let mut lines = vec![words::tally(answer.added.len(), answer.revised.len(), answer.dry_run)];
    lines.extend(answer.added.iter().map(|name| format!("  + {name}")));
    lines.extend(answer.revised.iter().map(|change| format!("  ~ {change}")));
    lines.extend(answer.left_out.iter().map(|line| format!("  ? {line}")));
    if !answer.unknown_columns.is_empty() {
        lines.push(words::unknown_columns(&answer.unknown_columns));
    }
    if !answer.not_named.is_empty() {
        lines.push(words::not_named(&answer.not_named));
    }
    lines.join("\n")
}
