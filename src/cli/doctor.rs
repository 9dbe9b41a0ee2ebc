//! `diaodu doctor`: do the books balance: SQLite's own check, the journal's chain, and its replay against the tables.

use super::{
    failure::Failure,
    machine,
    options::Options,
    output::{self, ProgressLine},
};
use crate::{
    domain::{Finding, StoreFault},
    session::{self, backup},
    wording::{self, command_line},
};
use clap::Args;
use serde::Serialize;

/// How often the progress line moves: every so many entries.
const STRIDE: u64 = 500;

#[derive(Debug, Serialize)]
struct Answer {
    balanced: bool,
    entries: u64,
    meetings: usize,
    commitments: usize,
    findings: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    kind: &'static str,
    at: String,
    what: String,
}

impl From<&Finding> for Line {
    fn from(finding: &Finding) -> Self {
        let (kind, at) = match finding {
            Finding::Damage(said) => ("damage", said.clone()),
            Finding::BrokenChain(seq) => ("broken_chain", seq.to_string()),
            Finding::Gap(seq) => ("gap", seq.to_string()),
            Finding::UnreadableEntry(seq) => ("unreadable_entry", seq.to_string()),
            Finding::Differs(table) => ("differs", (*table).to_owned()),
            Finding::UnreadableTable(table) => ("unreadable_table", table.clone()),
            Finding::Foreign { kind, name } => ("foreign", format!("{kind} {name}")),
            Finding::RolledBack { backup, .. } => ("rolled_back", backup.to_string_lossy().into_owned()),
            Finding::PaperUnproven { meeting, version } => ("paper_unproven", format!("{meeting}-{version}")),
        };
        Self { kind, at, what: wording::finding(finding) }
    }
}

#[derive(Debug, Args)]
pub(super) struct DoctorArgs {
    #[arg(long, help = "看本机：终端、输入法、字体、时钟、磁盘，一页纸，可以发给帮忙的人")]
    machine: bool,
    #[arg(
        long,
        value_name = "核对码",
        conflicts_with = "machine",
        help = "只看一份印发的纪要是不是出自这本台账：写它版记里的台账核对码，如 125-0a1b2c3d4e5f"
    )]
    paper: Option<String>,
}

pub(super) fn run(options: &Options, asked: &DoctorArgs) -> Result<(), Failure> {
    match &asked.paper {
        Some(head) => prove(options, head),
        None if asked.machine => machine::run(options),
        None => audit(options),
    }
}

/// Is the ledger the one that a paper is from?
fn prove(options: &Options, head: &str) -> Result<(), Failure> {
    if session::has_come_by(&options.path()?, head)? {
        output::print(&command_line::paper_proven(head))
    } else {
        Err(Failure::refused(command_line::paper_unproven(head)))
    }
}

fn audit(options: &Options) -> Result<(), Failure> {
    let path = options.path()?;
    let line = ProgressLine::new();
    let offer = || backup::backups_of(&path).first().map(wording::backup::offer);
    let audit = session::audit_file(&path, |entries| {
        if entries % STRIDE == 0 {
            line.show(&command_line::auditing(entries));
        }
    });
    drop(line);
    let audit = audit.map_err(|fault| {
        let mut said = wording::store_fault(&fault);
        if let Some(offer) = offer().filter(|_| !matches!(fault, StoreFault::Gone { .. })) {
            said.hint = offer;
        }
        Failure::refused(said)
    })?;
    let findings: Vec<Line> = audit.findings.iter().map(Line::from).collect();
    let balanced = findings.is_empty();
    let found: Vec<String> = findings.iter().map(|finding| finding.what.clone()).collect();
    if options.json {
        let (entries, meetings, commitments) = (audit.entries, audit.meetings, audit.commitments);
        output::print_json(&Answer { balanced, entries, meetings, commitments, findings })?;
    } else if balanced {
        output::print(&command_line::balanced(&audit))?;
    }
    let offer = offer();
    if balanced { Ok(()) } else { Err(Failure::refused(command_line::not_balanced(&path, &found, offer.as_deref()))) }
}
