//! `diaodu collect`: filled forms back into the ledger. What is clear is taken as one act; what is not is listed as
//! numbered questions, and the exit status says that some are left.

use super::{
    failure::Failure,
    options::{MeetingChoice, Options},
    output,
    typed::{self, Places},
};
use crate::{
    catalogue::holidays,
    domain::Ledger,
    exchange::collect::{FormFile, FormReview, Line, Mark, Review, files_of, read_form, review, silent},
    hearing::Listener,
    wording::{Said, collect as words},
};
use clap::Args;
use serde::Serialize;
use std::{collections::BTreeSet, path::PathBuf};

#[derive(Debug, Args)]
pub(super) struct CollectArgs {
    #[arg(value_name = "文件", help = "填好的表，可以写多个；写文件夹就收里面所有的表")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    choice: MeetingChoice,
    #[arg(long, help = "只看不收：列出每一处改动和要问的")]
    dry_run: bool,
    #[arg(long, value_name = "序号", value_parser = typed::places, help = "要问的里头，哪些收下，如 1,3-5（序号见 --dry-run）")]
    take: Option<Places>,
    #[arg(long, help = "列出还没交表的单位")]
    missing: bool,
}

/// A line; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Shown<'a> {
    /// The number to take it by; null when nothing is asked.
    question: Option<usize>,
    sheet: &'a str,
    row: u32,
    about: &'a str,
    said: &'a str,
    change: Option<String>,
    asks: Option<String>,
    taken: bool,
}

/// A file.
#[derive(Debug, Serialize)]
struct ShownForm<'a> {
    file: &'a str,
    unit: Option<&'a str>,
    unit_code: Option<&'a str>,
    fault: Option<String>,
    question: Option<usize>,
    asks: Option<String>,
    taken: bool,
    remark: Option<String>,
    lines: Vec<Shown<'a>>,
}

/// The answer.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    dry_run: bool,
    taken: usize,
    questions: usize,
    faults: usize,
    forms: Vec<ShownForm<'a>>,
}

pub(super) fn run(options: &Options, asked: &CollectArgs) -> Result<(), Failure> {
    let mut session = options.session_at(&asked.choice)?;
    if session.ledger().meeting().is_none() {
        return Err(crate::domain::Refusal::NoMeeting.into());
    }
    if asked.missing {
        return missing(options, session.ledger());
    }
    let files = read(&asked.files)?;
    let mut review =
        review(session.ledger(), &files, &Listener::new(session.ledger(), holidays::calendar), &session.context());
    let numbers = numbered(&review);
    if let Some(take) = &asked.take {
        settle(&mut review, &numbers, &take.0)?;
    }
    let command = review.command().filter(|_| !asked.dry_run);
    let is_done = command.is_some();
    // What is said is said of the ledger as it was: what stood there when the forms were looked at.
    let answer = shown(&review, &numbers, session.ledger(), asked.dry_run);
    let text = if options.json { String::new() } else { told(&answer) };
    let answer = if options.json { Some(serde_json::to_value(&answer)) } else { None };
    if let Some(command) = command {
        session.execute(command)?;
    }
    match answer {
        Some(answer) => output::print_json(&answer.unwrap_or_default())?,
        None => output::print(&text)?,
    }
    let left = review.questions();
    let said = words::tally(review.taken(), left, review.faults(), is_done);
    if left + review.faults() > 0 && !asked.dry_run {
        return Err(Failure::refused(Said::new(said, if left > 0 { words::ASKED_HINT } else { "" })));
    }
    if options.json { Ok(()) } else { output::print(&said) }
}

fn missing(options: &Options, ledger: &Ledger) -> Result<(), Failure> {
    let units = silent(ledger);
    if options.json {
        #[derive(Serialize)]
        struct Unit<'a> {
            unit: &'a str,
            unit_code: &'a str,
        }
        let units: Vec<Unit<'_>> =
            units.iter().map(|unit| Unit { unit: &unit.short, unit_code: unit.id.as_str() }).collect();
        return output::print_json(&units);
    }
    output::print(&words::missing(&units.iter().map(|unit| unit.short.as_str()).collect::<Vec<_>>()))
}

fn read(paths: &[PathBuf]) -> Result<Vec<FormFile>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        let name = path.display().to_string();
        let found = files_of(path).map_err(|fault| Failure::refused(words::form_fault(&fault, &name)))?;
        files.extend(found.iter().map(|path| read_form(path)));
    }
    if files.is_empty() {
        return Err(Failure::refused(Said::new(words::NO_FILES.0, words::NO_FILES.1)));
    }
    Ok(files)
}

/// Where a question stands: which form, which line (none: the form as a whole).
type Asks = (usize, Option<usize>);

/// The questions in their order.
fn numbered(review: &Review) -> Vec<Asks> {
    let mut asks = Vec::new();
    for (at, form) in review.forms.iter().enumerate() {
        if form.fault.is_some() || form.same_as.is_some() {
            continue;
        }
        if form.mark == Mark::Open {
            asks.push((at, None));
        }
        asks.extend(form.lines.iter().enumerate().filter(|(_, line)| line.is_open()).map(|(row, _)| (at, Some(row))));
    }
    asks
}

fn settle(review: &mut Review, asks: &[Asks], take: &BTreeSet<usize>) -> Result<(), Failure> {
    for number in take {
        let refuse = |what: String| Err(Failure::refused(Said::new(what, words::TAKE_HINT)));
        let Some((form, line)) = number.checked_sub(1).and_then(|at| asks.get(at)) else {
            return refuse(words::no_question(*number));
        };
        let form = &mut review.forms[*form];
        match line {
            None => form.mark = Mark::Taken,
            Some(line) => {
                if !form.lines[*line].take() {
                    return refuse(words::not_understood(*number));
                }
            }
        }
    }
    Ok(())
}

fn shown<'a>(review: &'a Review, asks: &[Asks], ledger: &'a Ledger, dry_run: bool) -> Answer<'a> {
    let number = |ask: Asks| asks.iter().position(|known| *known == ask).map(|at| at + 1);
    let forms = review.forms.iter().enumerate().map(|(at, form)| {
        let unit = form.unit.as_ref().and_then(|id| ledger.units.get(id));
        let lines = form.lines.iter().enumerate();
        ShownForm {
            file: &form.file,
            unit: unit.map(|unit| unit.short.as_str()),
            unit_code: unit.map(|unit| unit.id.as_str()),
            fault: form.fault.as_ref().map(|fault| words::form_fault(fault, &form.file).line()),
            question: number((at, None)),
            asks: form.doubt.as_ref().map(words::form_doubt),
            taken: form.is_taken(),
            remark: form.remark(),
            lines: lines.map(|(row, line)| shown_line(line, number((at, Some(row))), ledger, form)).collect(),
        }
    });
    Answer {
        dry_run,
        taken: review.taken(),
        questions: review.questions(),
        faults: review.faults(),
        forms: forms.collect(),
    }
}

fn shown_line<'a>(line: &'a Line, question: Option<usize>, ledger: &Ledger, form: &FormReview) -> Shown<'a> {
    Shown {
        question,
        sheet: &line.place.sheet,
        row: line.place.row,
        about: &line.about,
        said: &line.said,
        change: line.act.as_ref().map(|act| words::form_act(act, ledger)),
        asks: line.doubt.as_ref().map(words::form_doubt),
        taken: form.is_taken() && line.taken().is_some(),
    }
}

/// The answer for reading.
fn told(answer: &Answer<'_>) -> String {
    let mut lines = Vec::new();
    for form in &answer.forms {
        let unit = form.unit.map(|unit| format!("{unit}  ")).unwrap_or_default();
        let remark = form.remark.as_ref().map(|remark| format!("：{remark}")).unwrap_or_default();
        lines.push(format!("{unit}{}{remark}", form.file));
        if let Some(fault) = &form.fault {
            lines.push(format!("  × {fault}"));
        }
        if let (Some(number), Some(asks)) = (form.question, &form.asks) {
            lines.push(format!("  {}[{number}] {asks}", if form.taken { "✓ " } else { "? " }));
        }
        for line in &form.lines {
            let place = format!("{}第{}行 {}", line.sheet, line.row, line.about);
            let change = line.change.as_deref().unwrap_or("");
            match (&line.asks, line.question) {
                (Some(asks), Some(number)) => {
                    let mark = if line.taken { "✓" } else { "?" };
                    lines.push(format!("  {mark} [{number}] {place}：“{}” {asks}", line.said));
                }
                _ => lines.push(format!("  {} {place} → {change}", if line.taken { "✓" } else { "·" })),
            }
        }
    }
    lines.join("\n")
}
