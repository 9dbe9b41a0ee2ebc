//! `diaodu import`: a roster or a list of tasks from elsewhere. Every change is shown; nothing that is there is removed.

use super::{
    failure::Failure,
    options::{MeetingChoice, Options},
    output,
};
use crate::{
    catalogue::holidays,
    domain::{Command, FormFault, Ledger, RosterLine, Unit},
    exchange::import::{
        LeftOut, Naming, NoSuchColumn, PastList, Table, TaskList, UnitList, headings, past, read_import, tasks, units,
    },
    session::Session,
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
    /// 补录.
    #[value(help = "以前的台账（补录）")]
    Past,
}

#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    #[arg(
        value_enum,
        value_name = "清单",
        hide_possible_values = true,
        help = "units 单位名册，tasks 任务清单，past 以前的台账（补录：哪次会、谁、什么事、期限、延期、完成、销号）"
    )]
    list: List,
    #[arg(
        value_name = "文件",
        help = "xlsx、xlsm、xlsb、xls、ods、csv（UTF-8、UTF-16 或 GBK）、docx 里的表格、网页存的 xls，或 toml"
    )]
    file: PathBuf,
    #[command(flatten)]
    choice: MeetingChoice,
    #[arg(long, value_name = "表名", help = "工作簿里读哪一张表；不写就是表头最像的一张")]
    sheet: Option<String>,
    #[arg(
        long = "column",
        value_name = "列=内容",
        help = "哪一列是什么，如 责任部门=责任单位、C=完成时限；等号后面空着就不读那一列；可以写几次，下次同样的表照这次的"
    )]
    columns: Vec<String>,
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
    /// Of a past ledger: how many meetings it names.
    meetings: usize,
    /// Rows that are none of the list.
    set_aside: Vec<String>,
    /// Sheets that were not read.
    other_sheets: Vec<String>,
}

pub(super) fn run(options: &Options, asked: &ImportArgs) -> Result<(), Failure> {
    let mut session = options.founded_at(&asked.choice)?;
    if asked.list == List::Past {
        // What was settled long ago is known too, so that nothing comes in twice.
        session.read_everything()?;
    }
    let name = asked.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let section = match asked.list {
        List::Units => "unit",
        List::Tasks => "task",
        List::Past => "past",
    };
    let (table, is_as_before) = read(&session, section, asked).map_err(|fault| match fault {
        Unread::Column(unknown) => Failure::refused(words::no_such_column(&unknown.word, &unknown.known)),
        Unread::Form(FormFault::NotAForm) => {
            Failure::refused(words::no_headings(&name, section, asked.sheet.as_deref()))
        }
        Unread::Form(fault) => Failure::refused(form_fault(&fault, &name)),
    })?;
    let (command, mut answer) = match asked.list {
        List::Units => of_units(session.ledger(), &table),
        List::Tasks => {
            let base = session.ledger().meeting().map_or(options.clock.today(), |meeting| meeting.date);
            of_tasks(session.ledger(), tasks(session.ledger(), &table, holidays::calendar(), base), base)
        }
        List::Past => {
            let list = past(session.ledger(), &table, holidays::calendar(), options.clock.today());
            of_past(session.ledger(), &list)
        }
    };
    answer.dry_run = asked.dry_run;
    answer.unknown_columns.clone_from(&table.strangers);
    answer.set_aside = table.set_aside.iter().map(|(row, words)| format!("{row} {words}")).collect();
    answer.other_sheets = table.others.iter().map(|(name, ..)| name.clone()).collect();
    let is_new = !answer.added.is_empty() || !answer.revised.is_empty();
    if is_new && !asked.dry_run {
        session.execute(command)?;
        if !asked.columns.is_empty() {
            // What was said once need not be said again of a sheet of the same shape.
            session.save_draft(&slot(section, &table.shape()), &asked.columns.join("\n"))?;
        }
    }
    if options.json {
        output::print_json(&answer)?;
    } else {
        let mut said = told(asked.list, &answer, &table);
        if asked.dry_run {
            said = format!(
                "{}\n{said}",
                words::columns(table.columns.iter().map(|one| (one.heading.as_str(), one.read_as)), is_as_before)
            );
        }
        output::print(&said)?;
    }
    if answer.left_out.is_empty() || asked.dry_run {
        return Ok(());
    }
    Err(Failure::refused(Said::new(words::left_out(answer.left_out.len()), words::LEFT_HINT)))
}

/// Why a list was not read.
enum Unread {
    /// A column was named as what there is not.
    Column(NoSuchColumn),
    /// The file.
    Form(FormFault),
}

/// Where it is kept what the columns of a shape of sheet were named.
fn slot(section: &str, shape: &str) -> String {
    format!("{SLOT}{section}:{shape}")
}

const SLOT: &str = "import:";

/// The list, its columns as they were named, else as those of a sheet of the same shape were before; whether it is the latter.
fn read(session: &Session, section: &str, asked: &ImportArgs) -> Result<(Table, bool), Unread> {
    let read =
        |naming: &Naming| read_import(&asked.file, section, asked.sheet.as_deref(), naming).map_err(Unread::Form);
    let named = |words: &[String]| Naming::read(words, headings(section)).map_err(Unread::Column);
    if !asked.columns.is_empty() {
        return Ok((read(&named(&asked.columns)?)?, false));
    }
    let begin = format!("{SLOT}{section}:");
    for kept in session.drafts().unwrap_or_default() {
        let Some(shape) = kept.slot.strip_prefix(&begin) else { continue };
        let words: Vec<String> = kept.text.lines().map(str::to_owned).collect();
        if let Ok(table) = named(&words).and_then(|naming| read(&naming))
            && table.shape() == shape
        {
            return Ok((table, true));
        }
    }
    Ok((read(&Naming::default())?, false))
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

fn of_past(ledger: &Ledger, list: &PastList) -> (Command, Answer) {
    let mut answer = answer(&list.left_out);
    answer.added = list.items.iter().map(|(_, item)| item.recording.text.clone()).collect();
    answer.rows = list.items.iter().map(|(row, item)| words::past_line(*row, item, ledger)).collect();
    let past = list.backfill();
    answer.meetings = past.meetings.len();
    (Command::Backfill(past), answer)
}

fn answer(left_out: &[LeftOut]) -> Answer {
    let left_out = left_out.iter().map(|left| words::line_left_out(left.row, &left.words, &left.why)).collect();
    Answer { left_out, ..Answer::default() }
}

fn told(list: List, answer: &Answer, table: &Table) -> String {
    let mut lines = vec![match list {
        List::Past => words::past_tally(answer.meetings, answer.added.len(), answer.dry_run),
        List::Units | List::Tasks => words::tally(answer.added.len(), answer.revised.len(), answer.dry_run),
    }];
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
    if table.is_hidden {
        lines.push(words::hidden_sheet(&table.sheet));
    }
    if !table.others.is_empty() {
        lines.push(words::other_sheets(&table.sheet, &table.others));
    }
    if !answer.not_named.is_empty() {
        lines.push(words::not_named(&answer.not_named));
    }
    lines.join("\n")
}
