//! `diaodu deadline`: what a sentence says about when, as a label; one sentence, or a stream of them.

use super::{failure::Failure, options::Options, output, typed};
use crate::{
    catalogue::holidays,
    domain::label,
    hearing,
    language::{Certainty, DeadlineReading, read_deadline},
    wording::{command_line, question},
};
use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;
use std::io::{self, BufRead};

#[derive(Debug, Args)]
pub(super) struct DeadlineArgs {
    #[arg(long, value_name = "日期", value_parser = typed::day, help = "哪天说的（不写就是今天）")]
    base: Option<NaiveDate>,
    #[arg(required = true, value_name = "话", num_args = 1.., help = "一句话；写 - 就从标准输入一行行读：日期、制表符、话")]
    words: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    base: NaiveDate,
    sentence: &'a str,
    label: String,
    certainty: &'static str,
    readings: Vec<Reading<'a>>,
    faults: Vec<String>,
    /// What it is unsure of: to be asked before it is filed.
    doubts: Vec<Question<'a>>,
    /// What is striven for beside the bound.
    aims: String,
}

#[derive(Debug, Serialize)]
struct Question<'a> {
    /// First and one past the last character.
    span: [usize; 2],
    spoken: &'a str,
    about: &'static str,
    /// The question in words.
    asks: String,
    /// Labels of what may be meant.
    candidates: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Reading<'a> {
    /// First and one past the last character.
    span: [usize; 2],
    spoken: &'a str,
    label: String,
}

pub(super) fn run(options: &Options, asked: &DeadlineArgs) -> Result<(), Failure> {
    let base = asked.base.unwrap_or_else(|| options.clock.today());
    if let [dash] = asked.words.as_slice()
        && matches!(dash.as_str(), "-" | "－")
    {
        return stream(options, asked.base);
    }
    let sentence = asked.words.join(" ");
    let reading = read_deadline(&sentence, base, holidays::calendar());
    if options.json {
        return output::print_json(&line(&sentence, base, &reading));
    }
    match hearing::impossible(&reading, &sentence) {
        Some(said) => Err(Failure::refused(said)),
        None => output::print(&reading.label()),
    }
}

/// A label a line, in step with the input: an impossible date is `NONE` here and told on stderr.
fn stream(options: &Options, base: Option<NaiveDate>) -> Result<(), Failure> {
    for (number, line_read) in (1..).zip(io::stdin().lock().split(b'\n')) {
        let bytes = line_read.map_err(|error| Failure::refused(command_line::input_failed(&error.to_string())))?;
        let text = String::from_utf8(bytes).map_err(|_| Failure::refused(command_line::not_utf8(number)))?;
        let text = text.trim_end_matches('\r').trim_start_matches('\u{feff}');
        let mut fields = text.split('\t');
        let (first, second) = (fields.next().unwrap_or_default(), fields.next());
        let (day, sentence) = match (second, base) {
            (Some(sentence), _) => {
                let day = typed::day(first).map_err(|_| Failure::refused(command_line::bad_line(number)))?;
                (day, sentence)
            }
            (None, Some(base)) => (base, first),
            (None, None) => return Err(Failure::refused(command_line::bad_line(number))),
        };
        let reading = read_deadline(sentence, day, holidays::calendar());
        if options.json {
            output::print_json_line(&line(sentence, day, &reading))?;
            continue;
        }
        if let Some(said) = hearing::impossible(&reading, sentence) {
            output::tell(&command_line::at_line(number, &said));
        }
        output::print(&reading.label())?;
    }
    Ok(())
}

fn line<'a>(sentence: &'a str, base: NaiveDate, reading: &DeadlineReading) -> Line<'a> {
    let characters = |bytes: usize| sentence.get(..bytes).map_or(0, |before| before.chars().count());
    let readings = reading.dues.iter().zip(&reading.spans).map(|(due, span)| Reading {
        span: [characters(span.start), characters(span.end)],
        spoken: sentence.get(span.clone()).unwrap_or_default(),
        label: label(std::slice::from_ref(due)),
    });
    let spoken = |span: &std::ops::Range<usize>| sentence.get(span.clone()).unwrap_or_default();
    let doubts = reading.doubts.iter().map(|doubt| Question {
        span: [characters(doubt.span.start), characters(doubt.span.end)],
        spoken: spoken(&doubt.span),
        about: doubt.about.name(),
        asks: question(spoken(&doubt.span), doubt.about, &doubt.candidates, base),
        candidates: doubt.candidates.iter().map(|due| label(std::slice::from_ref(due))).collect(),
    });
    Line {
        base,
        sentence,
        label: reading.label(),
        certainty: match reading.certainty {
            Certainty::Unsure => "unsure",
            Certainty::Likely => "likely",
            Certainty::Certain => "certain",
        },
        readings: readings.collect(),
        faults: hearing::impossible(reading, sentence).into_iter().map(|said| said.what).collect(),
        doubts: doubts.collect(),
        aims: label(&reading.aims),
    }
}
