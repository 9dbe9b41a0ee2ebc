//! `diaodu journal`: every act, the newest first.

use super::{
    failure::Failure,
    options::{MeetingChoice, Options},
    output,
    table::{Cell, Table},
};
use crate::{
    domain::{Entry, Ledger, Nature},
    wording,
};
use clap::Args;
use serde::Serialize;

/// How many entries are shown unless more are asked for.
const USUAL: usize = 20;

#[derive(Debug, Args)]
pub(super) struct JournalArgs {
    #[arg(long, value_name = "条数", help = "最多看几条（平常20条；0 是不限）")]
    limit: Option<usize>,
    #[arg(long, help = "看整个台账的，不只这一次会议")]
    all: bool,
    #[command(flatten)]
    choice: MeetingChoice,
}

#[derive(Debug, Serialize)]
struct Line {
    seq: u64,
    at: String,
    meeting: Option<String>,
    nature: &'static str,
    of: Option<u64>,
    by: String,
    what: String,
}

impl Line {
    fn of(entry: &Entry, ledger: &Ledger) -> Self {
        let (nature, of) = match entry.nature {
            Nature::Act => ("act", None),
            Nature::Undo(of) => ("undo", Some(of)),
            Nature::Redo(of) => ("redo", Some(of)),
        };
        Self {
            seq: entry.seq,
            at: entry.at.format("%Y-%m-%dT%H:%M:%S").to_string(),
            meeting: entry.meeting.and_then(|id| ledger.meetings.get(&id)).map(|meeting| meeting.period.to_string()),
            nature,
            of,
            by: entry.by.clone(),
            what: wording::entry(entry, ledger),
        }
    }
}

pub(super) fn run(options: &Options, asked: &JournalArgs) -> Result<(), Failure> {
    let mut session = options.session_at(&asked.choice)?;
    if asked.all {
        session.read_everything()?;
    }
    let at_most = match asked.limit {
        Some(0) => usize::MAX,
        Some(limit) => limit,
        None => USUAL,
    };
    let entries = session.journal(asked.all, at_most)?;
    let lines: Vec<Line> = entries.iter().map(|entry| Line::of(entry, session.ledger())).collect();
    if options.json {
        return output::print_json(&lines);
    }
    let mut table = Table::new(&["序号", "时间", "会议", "谁", "做了什么"], 4);
    for line in lines {
        let at = line.at[5..16].replace('T', " ");
        let cells = [line.seq.to_string(), at, line.meeting.unwrap_or_default(), line.by, line.what];
        table.row(cells.map(Cell::from));
    }
    output::print_painted(&table.lay_out(output::width(), output::colours()))
}
