//! `diaodu transcript`: what was promised and asked at a meeting, as a recorder wrote it down, held against what was filed;
//! what was not can be taken.

use super::{
    failure::Failure,
    options::{MeetingChoice, Options},
    output,
    typed::{self, Places},
};
use crate::{
    catalogue::holidays,
    domain::{Command, CommitmentKind, Ledger, Recording, Refusal},
    exchange::read_transcript,
    hearing::{self, Heard, Listener},
    wording::{self, Said, source_fault, transcript as words},
};
use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct TranscriptArgs {
    #[arg(value_name = "文件", help = "录音软件出的文字稿：txt、srt、vtt、docx")]
    file: PathBuf,
    #[command(flatten)]
    choice: MeetingChoice,
    #[arg(long, value_name = "序号", value_parser = typed::places, help = "没有记的里头，补记哪几条，如 1,3-5（一步记下，一次撤销）")]
    take: Option<Places>,
}

/// Something heard; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Line<'a> {
    /// The number to take it by; null when it is filed.
    number: Option<usize>,
    at: &'a str,
    speaker: &'a str,
    units: Vec<&'a str>,
    kind: CommitmentKind,
    text: &'a str,
    deadline: String,
    spoken: &'a str,
    /// What was filed of it.
    filed: Vec<String>,
    /// What is to be asked before it is taken.
    asks: Vec<String>,
    taken: bool,
}

pub(super) fn run(options: &Options, asked: &TranscriptArgs) -> Result<(), Failure> {
    let name = asked.file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let talk = read_transcript(&asked.file)
        .map_err(|fault| Failure::refused(source_fault(&fault, &asked.file.display().to_string())))?;
    let mut session = options.session_at(&asked.choice)?;
    let base = session.ledger().meeting().ok_or(Refusal::NoMeeting)?.date;
    let found = Listener::new(session.ledger(), holidays::calendar).find_promises(&talk, session.ledger(), base);
    let open: Vec<usize> = (0..found.len()).filter(|at| !found[*at].is_filed()).collect();
    let taken = taken(asked.take.as_ref(), &found, &open)?;
    let lines: Vec<Line<'_>> = found
        .iter()
        .enumerate()
        .map(|(at, heard)| {
            let number = open.iter().position(|known| *known == at).map(|place| place + 1);
            line(heard, (number, taken.contains(&at)), session.ledger(), base)
        })
        .collect();
    let told = if options.json { None } else { Some(told(&found, &lines, session.ledger(), base)) };
    let lines = serde_json::to_value(&lines).unwrap_or_default();
    let recordings: Vec<Recording> = taken.iter().map(|at| found[*at].recording.clone()).collect();
    let said = match Command::record_heard(&name, recordings) {
        Some(command) => {
            let entry = session.execute(command)?;
            Some(wording::entry(&entry, session.ledger()))
        }
        None => None,
    };
    match told {
        None => output::print_json(&lines),
        Some(told) => output::print(&told.into_iter().chain(said).collect::<Vec<_>>().join("\n")),
    }
}

/// Which of what was heard is to be taken.
fn taken(wanted: Option<&Places>, found: &[Heard], open: &[usize]) -> Result<Vec<usize>, Failure> {
    let mut taken = Vec::new();
    for number in wanted.into_iter().flat_map(|places| &places.0) {
        let Some(at) = number.checked_sub(1).and_then(|place| open.get(place)) else {
            return Err(Failure::refused(Said::new(words::no_such_line(*number), words::TAKE_HINT)));
        };
        if found[*at].recording.units.is_empty() {
            return Err(Failure::refused(Said::new(words::whose_is(*number), words::WHOSE_HINT)));
        }
        taken.push(*at);
    }
    Ok(taken)
}

fn line<'a>(heard: &'a Heard, (number, taken): (Option<usize>, bool), ledger: &'a Ledger, base: NaiveDate) -> Line<'a> {
    let recording = &heard.recording;
    let asks = heard.questions.iter().map(|question| hearing::words(question, ledger, base));
    let again = heard.again.map(|item| words::again(&item.to_string()));
    Line {
        number,
        at: &heard.at,
        speaker: &heard.speaker,
        units: recording.units.iter().map(|unit| ledger.short(unit)).collect(),
        kind: recording.kind,
        text: &recording.text,
        deadline: recording.deadline.label(),
        spoken: &recording.deadline.spoken,
        filed: heard.filed.iter().map(ToString::to_string).collect(),
        asks: asks.chain(again).collect(),
        taken,
    }
}

/// The answer for reading: what was not filed first, then what was.
fn told(found: &[Heard], lines: &[Line<'_>], ledger: &Ledger, base: NaiveDate) -> Vec<String> {
    let filed = found.iter().filter(|heard| heard.is_filed()).count();
    let mut told = vec![words::tally(found.len(), filed)];
    for (heard, line) in found.iter().zip(lines) {
        let Some(number) = line.number else { continue };
        let mark = if line.taken { "✓" } else { "?" };
        let asks = if line.asks.is_empty() { String::new() } else { format!("  ——{}", words::asks(&line.asks)) };
        told.push(format!("  {mark} [{number}] {}{asks}", words::heard(&heard.recording, &heard.at, ledger, base)));
    }
    for heard in found.iter().filter(|heard| heard.is_filed()) {
        let at = if heard.at.is_empty() { String::new() } else { format!("{} ", heard.at) };
        told.push(format!("  = {at}“{}” {}", heard.recording.text, words::filed(&heard.filed)));
    }
    told
}
