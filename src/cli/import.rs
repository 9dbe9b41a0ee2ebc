//! `diaodu import`: a roster or a list of tasks from elsewhere. Every change is shown; nothing that is there is removed.

use super::{
    failure::Failure,
    options::{MeetingChoice, Options},
    output,
    restore::{self, RestoreArgs},
};
use crate::{
    catalogue::holidays,
    domain::{FormFault, ImportDoubt, Ledger, ListKind},
    exchange::import::{Effect, LeftOut, Naming, Proposal, Source, Table, as_before, headings, next_time, slot},
    session::Session,
    wording::{Said, import as words, importing, list_fault},
};
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::path::PathBuf;

/// So many rows are held between one word about it and the next.
const TOLD_EVERY: usize = 500;

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
    /// 移交来的.
    #[value(help = "移交来的文件夹")]
    All,
}

impl List {
    /// Which list it is; `None`: a whole ledger with its papers, as `export all` hands it over.
    fn kind(self) -> Option<ListKind> {
        match self {
            Self::Units => Some(ListKind::Units),
            Self::Tasks => Some(ListKind::Tasks),
            Self::Past => Some(ListKind::Past),
            Self::All => None,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    #[arg(
        value_enum,
        value_name = "清单",
        hide_possible_values = true,
        help = "units 单位名册，tasks 任务清单，past 以前的台账（补录：哪次会、谁、什么事、期限、延期、完成、销号），all 移交来的文件夹（export all 做的，整本台账）"
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
    #[arg(long, help = "移交来的文件夹：看过了，直接换上，不再问")]
    yes: bool,
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
    match asked.list.kind() {
        Some(kind) => bring_in(kind, options, asked),
        None => restore::run(options, &RestoreArgs::of_folder(&asked.file, asked.yes, asked.dry_run)),
    }
}

fn bring_in(kind: ListKind, options: &Options, asked: &ImportArgs) -> Result<(), Failure> {
    let source = read(kind, asked)?;
    // What is no list founds nothing, and what is only looked at neither.
    let mut session = if options.is_unfounded()? { None } else { Some(options.founded_at(&asked.choice)?) };
    let (table, is_as_before) = find(kind, &source, session.as_ref(), asked)?;
    if session.is_none() && !asked.dry_run {
        session = Some(options.founded_at(&asked.choice)?);
    }
    if let Some(session) = session.as_mut().filter(|_| kind == ListKind::Past) {
        // What was settled long ago is known too, so that nothing comes in twice.
        session.read_everything()?;
    }
    let proposal = match &session {
        Some(session) => hold(kind, &table, session.ledger(), options.clock.today()),
        None => hold(kind, &table, &options.unfounded()?, options.clock.today()),
    };
    let answer = answer(&proposal, &table, asked.dry_run);
    if let Some(session) = session.as_mut().filter(|_| proposal.is_news() && !asked.dry_run) {
        session.execute(proposal.command)?;
        if !asked.columns.is_empty() {
            // What was said once need not be said again of a sheet of the same shape.
            session.save_draft(&slot(kind, &table), &asked.columns.join("\n"))?;
        }
    }
    if options.json {
        output::print_json(&answer)?;
    } else {
        let mut said = told(kind, &answer, &table, &proposal.left_out);
        if asked.dry_run {
            said = format!(
                "{}\n{said}",
                words::columns(table.columns.iter().map(|one| (one.heading.as_str(), one.read_as)), is_as_before)
            );
            let has_meeting = session.as_ref().is_some_and(|session| session.ledger().meeting().is_some());
            if kind == ListKind::Tasks && !has_meeting {
                said = format!("{said}\n{}", words::NO_MEETING_YET);
            }
        }
        output::print(&said)?;
    }
    if answer.left_out.is_empty() || asked.dry_run {
        return Ok(());
    }
    let hint = match next_time(&proposal.left_out) {
        Some((rows, most)) => words::next_time(rows, most),
        None => words::LEFT_HINT.to_owned(),
    };
    Err(Failure::refused(Said::new(words::left_out(answer.left_out.len()), hint)))
}

fn refused(kind: ListKind, fault: &FormFault, asked: &ImportArgs) -> Failure {
    let name = asked.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Failure::refused(list_fault(fault, &name, kind, asked.sheet.as_deref()))
}

fn read(kind: ListKind, asked: &ImportArgs) -> Result<Source, Failure> {
    let line = output::ProgressLine::new();
    Source::read(&asked.file, &mut |rows| line.show(&words::reading(rows)))
        .map_err(|fault| refused(kind, &fault, asked))
}

/// The list, its columns as they were named, else as those of a sheet of the same shape were before; whether it is the latter.
fn find(
    kind: ListKind,
    source: &Source,
    session: Option<&Session>,
    asked: &ImportArgs,
) -> Result<(Table, bool), Failure> {
    let sheet = asked.sheet.as_deref();
    let naming = Naming::read(&asked.columns, headings(kind))
        .map_err(|unknown| Failure::refused(words::no_such_column(&unknown.word, &unknown.known)))?;
    if naming.is_empty() {
        let kept = session.map(|session| session.drafts().unwrap_or_default()).unwrap_or_default();
        let kept = kept.into_iter().map(|kept| (kept.slot, kept.text));
        if let Some((table, _)) = as_before(source, kind, sheet, kept) {
            return Ok((table, true));
        }
    }
    Ok((source.list(kind, sheet, &naming).map_err(|fault| refused(kind, &fault, asked))?, false))
}

/// Holds the list against the ledger, telling how many of its rows have been.
fn hold(kind: ListKind, table: &Table, ledger: &Ledger, today: NaiveDate) -> Proposal {
    let base = match kind {
        ListKind::Tasks => ledger.meeting().map_or(today, |meeting| meeting.date),
        ListKind::Units | ListKind::Past => today,
    };
    let line = output::ProgressLine::new();
    let mut told = |done: usize| {
        if done.is_multiple_of(TOLD_EVERY) {
            line.show(&importing::holding(done, table.rows.len()));
        }
    };
    Proposal::of(kind, table, ledger, holidays::calendar(), base, &mut told)
}

fn answer(proposal: &Proposal, table: &Table, dry_run: bool) -> Answer {
    let of = |effect: Effect| proposal.taken.iter().filter(move |one| one.effect == effect);
    let left_out = proposal.left_out.iter().map(|left| words::line_left_out(left.row, &left.words, &left.why));
    let is_roster = proposal.kind == ListKind::Units;
    Answer {
        dry_run,
        added: of(Effect::Added).map(|one| one.title.clone()).collect(),
        revised: of(Effect::Revised).map(|one| one.words.clone()).collect(),
        left_out: left_out.collect(),
        not_named: proposal.not_named.clone(),
        unknown_columns: table.strangers.clone(),
        rows: proposal
            .taken
            .iter()
            .filter(|one| !is_roster || one.effect == Effect::Added)
            .map(|one| one.words.clone())
            .collect(),
        meetings: proposal.meetings,
        set_aside: table.set_aside.iter().map(|(row, words)| format!("{row} {words}")).collect(),
        other_sheets: table.others.iter().map(|(name, ..)| name.clone()).collect(),
        hidden_rows: table.hidden_rows(),
        hidden_columns: table.hidden_columns().into_iter().map(str::to_owned).collect(),
        hidden_unseen: table.is_hiding_unseen,
        cut: table.is_cut,
    }
}

fn told(kind: ListKind, answer: &Answer, table: &Table, left_out: &[LeftOut]) -> String {
    let mut lines = vec![match kind {
        ListKind::Past => words::past_tally(answer.meetings, answer.added.len(), answer.dry_run),
        ListKind::Units | ListKind::Tasks => words::tally(answer.added.len(), answer.revised.len(), answer.dry_run),
    }];
    let added = if answer.rows.is_empty() { &answer.added } else { &answer.rows };
    lines.extend(added.iter().map(|line| format!("  + {line}")));
    lines.extend(answer.revised.iter().map(|change| format!("  ~ {change}")));
    // Those that one act does not take any more are told in one sentence.
    let asked = left_out.iter().filter(|left| !matches!(left.why, ImportDoubt::NextTime(_)));
    lines.extend(asked.map(|left| format!("  ? {}", words::line_left_out(left.row, &left.words, &left.why))));
    // What was imported says so at its end.
    let later = next_time(left_out).filter(|_| answer.dry_run);
    lines.extend(later.map(|(rows, most)| words::next_time(rows, most)));
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
