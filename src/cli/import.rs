//! `diaodu import`: a roster or a list of tasks from elsewhere. Every change is shown; nothing that is there is removed.

use super::{
    failure::Failure,
    options::{MeetingChoice, Options},
    output,
};
use crate::{
    catalogue::holidays,
    domain::{Command, FormFault, Ledger, RosterLine, Unit},
    exchange::import::{LeftOut, Table, TaskList, UnitList, read_import, tasks, units},
    wording::{Said, collect::form_fault, import as words},
};
use chrono::NaiveDate;
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
    #[arg(long, value_name = "表名", help = "工作簿里读哪一张表；不写就是表头最像的一张")]
    sheet: Option<String>,
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
    /// The tasks as they are taken, with their rows, units and days.
    rows: Vec<String>,
    /// Rows that are none of the list.
    set_aside: Vec<String>,
    /// Sheets that were not read.
    other_sheets: Vec<String>,
}

pub(super) fn run(options: &Options, asked: &ImportArgs) -> Result<(), Failure> {
    let mut session = options.founded_at(&asked.choice)?;
    let name = asked.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let section = if asked.list == List::Units { "unit" } else { "task" };
    let is_roster = asked.list == List::Units;
    let table = read_import(&asked.file, section, asked.sheet.as_deref()).map_err(|fault| {
        Failure::refused(match fault {
            FormFault::NotAForm => words::no_headings(&name, is_roster, asked.sheet.as_deref()),
            fault => form_fault(&fault, &name),
        })
    })?;
    let (command, mut answer) = match asked.list {
        List::Units => of_units(session.ledger(), &table),
        List::Tasks => {
            let base = session.ledger().meeting().map_or(options.clock.today(), |meeting| meeting.date);
            of_tasks(session.ledger(), tasks(session.ledger(), &table, holidays::calendar(), base), base)
        }
    };
    answer.dry_run = asked.dry_run;
    answer.unknown_columns.clone_from(&table.strangers);
    answer.set_aside = table.set_aside.iter().map(|(row, words)| format!("{row} {words}")).collect();
    answer.other_sheets = table.others.iter().map(|(name, _)| name.clone()).collect();
    let is_new = !answer.added.is_empty() || !answer.revised.is_empty();
    if is_new && !asked.dry_run {
        session.execute(command)?;
    }
    if options.json {
        output::print_json(&answer)?;
    } else {
        output::print(&told(&answer, &table))?;
    }
    if answer.left_out.is_empty() || asked.dry_run {
        return Ok(());
    }
    Err(Failure::refused(Said::new(words::left_out(answer.left_out.len()), words::LEFT_HINT)))
}

fn of_units(ledger: &Ledger, table: &Table) -> (Command, Answer) {
    let UnitList { lines, left_out, not_named } = units(ledger, table);
    let mut answer = answer(&left_out);
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

fn of_tasks(ledger: &Ledger, list: TaskList, base: NaiveDate) -> (Command, Answer) {
    let mut answer = answer(&list.left_out);
    answer.added = list.tasks.iter().map(|(_, task)| task.title.clone()).collect();
    answer.rows = list.tasks.iter().map(|(row, task)| words::task_line(*row, task, ledger, base)).collect();
    let tasks = list.tasks.into_iter().map(|(_, task)| task).collect();
    (Command::PlanTasks { tasks, agreed: false }, answer)
}

fn answer(left_out: &[LeftOut]) -> Answer {
    let left_out = left_out.iter().map(|left| words::line_left_out(left.row, &left.words, &left.why)).collect();
    Answer { left_out, ..Answer::default() }
}

fn told(answer: &Answer, table: &Table) -> String {
    let mut lines = vec![words::tally(answer.added.len(), answer.revised.len(), answer.dry_run)];
    let added = if answer.rows.is_empty() { &answer.added } else { &answer.rows };
    lines.extend(added.iter().map(|line| format!("  + {line}")));
    lines.extend(answer.revised.iter().map(|change| format!("  ~ {change}")));
    lines.extend(answer.left_out.iter().map(|line| format!("  ? {line}")));
    if !answer.unknown_columns.is_empty() {
        lines.push(words::unknown_columns(&answer.unknown_columns));
    }
    if !table.set_aside.is_empty() {
        lines.push(words::set_aside(&table.set_aside));
    }
    if !table.others.is_empty() {
        lines.push(words::other_sheets(&table.sheet, &table.others));
    }
    if !answer.not_named.is_empty() {
        lines.push(words::not_named(&answer.not_named));
    }
    lines.join("\n")
}
