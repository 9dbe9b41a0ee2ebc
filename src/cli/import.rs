//! `diaodu import`: a roster or a list of tasks from elsewhere. Every change is shown; nothing that is there is removed.

use super::{
    failure::Failure,
    options::{MeetingChoice, Options},
    output,
};
use crate::{
    catalogue::holidays,
    domain::{FormFault, ListKind},
    exchange::import::{Effect, Naming, NoSuchColumn, Proposal, Source, Table, as_before, headings, slot},
    session::Session,
    wording::{Said, import as words, list_fault},
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
    /// 补录.
    #[value(help = "以前的台账（补录）")]
    Past,
}

impl List {
    fn kind(self) -> ListKind {
        match self {
            Self::Units => ListKind::Units,
            Self::Tasks => ListKind::Tasks,
            Self::Past => ListKind::Past,
        }
    }
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
    /// Rows of the list that are hidden in the sheet.
    hidden_rows: Vec<usize>,
    /// Columns that are hidden in the sheet and were read.
    hidden_columns: Vec<String>,
    /// Whether the format may hide some that are not seen.
    hidden_unseen: bool,
    /// Whether the sheet goes on beyond what was read.
    cut: bool,
}

pub(super) fn run(options: &Options, asked: &ImportArgs) -> Result<(), Failure> {
    let mut session = options.founded_at(&asked.choice)?;
    let kind = asked.list.kind();
    if kind == ListKind::Past {
        // What was settled long ago is known too, so that nothing comes in twice.
        session.read_everything()?;
    }
    let name = asked.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (table, is_as_before) = read(&session, kind, asked).map_err(|fault| match fault {
        Unread::Column(unknown) => Failure::refused(words::no_such_column(&unknown.word, &unknown.known)),
        Unread::Form(fault) => Failure::refused(list_fault(&fault, &name, kind, asked.sheet.as_deref())),
    })?;
    let today = options.clock.today();
    let base = match kind {
        ListKind::Tasks => session.ledger().meeting().map_or(today, |meeting| meeting.date),
        ListKind::Units | ListKind::Past => today,
    };
    let proposal = Proposal::of(kind, &table, session.ledger(), holidays::calendar(), base);
    let answer = answer(&proposal, &table, asked.dry_run);
    if proposal.is_news() && !asked.dry_run {
        session.execute(proposal.command)?;
        if !asked.columns.is_empty() {
            // What was said once need not be said again of a sheet of the same shape.
            session.save_draft(&slot(kind, &table), &asked.columns.join("\n"))?;
        }
    }
    if options.json {
        output::print_json(&answer)?;
    } else {
        let mut said = told(kind, &answer, &table);
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

/// The list, its columns as they were named, else as those of a sheet of the same shape were before; whether it is the latter.
fn read(session: &Session, kind: ListKind, asked: &ImportArgs) -> Result<(Table, bool), Unread> {
    let line = output::ProgressLine::new();
    let source = Source::read(&asked.file, &mut |rows| line.show(&words::reading(rows))).map_err(Unread::Form)?;
    let sheet = asked.sheet.as_deref();
    let naming = Naming::read(&asked.columns, headings(kind)).map_err(Unread::Column)?;
    if naming.is_empty() {
        let kept = session.drafts().unwrap_or_default().into_iter().map(|kept| (kept.slot, kept.text));
        if let Some((table, _)) = as_before(&source, kind, sheet, kept) {
            return Ok((table, true));
        }
    }
    Ok((source.list(kind, sheet, &naming).map_err(Unread::Form)?, false))
}

fn answer(proposal: &Proposal, table: &Table, dry_run: bool) -> Answer {
    let of = |effect: Effect| proposal.taken.iter().filter(move |one| one.effect == effect);
    let left_out = proposal.left_out.iter().map(|left| words::line_left_out(left.row, &left.words, &left.why));
    let shows_rows = proposal.kind != ListKind::Units;
    Answer {
        dry_run,
        added: of(Effect::Added).map(|one| one.title.clone()).collect(),
        revised: of(Effect::Revised).map(|one| one.words.clone()).collect(),
        left_out: left_out.collect(),
        not_named: proposal.not_named.clone(),
        unknown_columns: table.strangers.clone(),
        rows: proposal.taken.iter().filter(|_| shows_rows).map(|one| one.words.clone()).collect(),
        meetings: proposal.meetings,
        set_aside: table.set_aside.iter().map(|(row, words)| format!("{row} {words}")).collect(),
        other_sheets: table.others.iter().map(|(name, ..)| name.clone()).collect(),
        hidden_rows: table.hidden_rows(),
        hidden_columns: table.hidden_columns().into_iter().map(str::to_owned).collect(),
        hidden_unseen: table.is_hiding_unseen,
        cut: table.is_cut,
    }
}

fn told(kind: ListKind, answer: &Answer, table: &Table) -> String {
    let mut lines = vec![match kind {
        ListKind::Past => words::past_tally(answer.meetings, answer.added.len(), answer.dry_run),
        ListKind::Units | ListKind::Tasks => words::tally(answer.added.len(), answer.revised.len(), answer.dry_run),
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
    lines.extend(words::hidden_within(&table.hidden_rows(), &table.hidden_columns()));
    if table.is_cut {
        lines.push(words::CUT.to_owned());
    }
    if table.is_hiding_unseen {
        lines.push(words::HIDDEN_UNSEEN.to_owned());
    }
    if !table.others.is_empty() {
        lines.push(words::other_sheets(&table.sheet, &table.others));
    }
    if !answer.not_named.is_empty() {
        lines.push(words::not_named(&answer.not_named));
    }
    lines.join("\n")
}
