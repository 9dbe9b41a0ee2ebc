//! `diaodu extract`: what may be tasks in a speech, minutes or a notice: whom for, what, by when.

use super::{
    failure::Failure,
    options::{MeetingChoice, Options},
    output, typed,
};
use crate::{
    catalogue::holidays,
    domain::{Ledger, SourceFault, UnitId},
    exchange::{read_source, source_text},
    hearing::{Found, Listener},
    language::{
        Certainty,
        extract::Addressed,
        mention::{Group, Who},
    },
    text,
    wording::source_fault,
};
use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;
use std::{
    io::{self, Read as _},
    path::Path,
};

#[derive(Debug, Args)]
pub(super) struct ExtractArgs {
    #[arg(value_name = "文件", help = "Word 文档（.docx）或文字文件；写 - 就从标准输入读")]
    file: String,
    #[arg(long, value_name = "日期", value_parser = typed::day, help = "哪天讲的（不写就是今天）")]
    base: Option<NaiveDate>,
}

/// A candidate; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Line<'a> {
    /// Units by name, groups by theirs.
    who: Vec<&'a str>,
    /// The units that those come down to.
    units: Vec<&'a str>,
    supporting: Vec<&'a str>,
    addressee: String,
    addressed: &'static str,
    task: String,
    phrase: String,
    label: String,
    certainty: &'static str,
    /// First and one past the last character in the text.
    span: [usize; 2],
}

pub(super) fn run(options: &Options, asked: &ExtractArgs) -> Result<(), Failure> {
    let text = read(&asked.file)?;
    let ledger = options.picture(&MeetingChoice::default())?;
    let base = asked.base.unwrap_or_else(|| options.clock.today());
    let found = Listener::new(&ledger, holidays::calendar).find_tasks(&text, base);
    let lines: Vec<Line<'_>> = found.iter().map(|found| line(found, &text, &ledger)).collect();
    if options.json {
        return output::print_json(&lines);
    }
    let lines: Vec<String> = lines
        .into_iter()
        .map(|line| [line.who.join(";"), text::plain(&line.task), text::plain(&line.phrase), line.label].join("\t"))
        .collect();
    if lines.is_empty() { Ok(()) } else { output::print(&lines.join("\n")) }
}

fn line<'a>(found: &'a Found, text: &str, ledger: &'a Ledger) -> Line<'a> {
    let shorts = |units: &[UnitId]| {
        units.iter().filter_map(|unit| ledger.units.get(unit)).map(|unit| unit.short.as_str()).collect()
    };
    let who = |who: &'a Who| match who {
        Who::Unit(unit) => ledger.units.get(unit).map_or("", |unit| unit.short.as_str()),
        Who::Group(group) => group_name(*group),
        Who::Unlisted(name) => name.as_str(),
    };
    let candidate = &found.candidate;
    let characters = |bytes: usize| text.get(..bytes).map_or(0, |before| before.chars().count());
    Line {
        who: candidate.units.iter().map(who).collect(),
        units: shorts(&found.units),
        supporting: shorts(&found.supporting),
        addressee: candidate.addressee.clone(),
        addressed: match candidate.addressed {
            Addressed::Stated => "stated",
            Addressed::Inherited => "inherited",
            Addressed::Assumed => "assumed",
            Addressed::Unlisted => "unlisted",
        },
        task: candidate.task.clone(),
        phrase: candidate.phrase.clone(),
        label: candidate.label(),
        certainty: match candidate.certainty {
            Certainty::Unsure => "unsure",
            Certainty::Likely => "likely",
            Certainty::Certain => "certain",
        },
        span: [characters(candidate.span.start), characters(candidate.span.end)],
    }
}

/// What papers call a group.
fn group_name(group: Group) -> &'static str {
    match group {
        Group::All => "各单位",
        Group::Counties => "各县（市、区）",
        Group::Parks => "各园区",
        Group::Members => "各成员单位",
        Group::WithCommittee => "有专门机构的单位",
        Group::WithoutCommittee => "没有专门机构的单位",
        Group::SectorDepartments => "各行业主管部门",
        Group::Convener => "牵头单位",
    }
}

/// A text as offices keep them: a Word document, or text of any usual encoding.
fn read(file: &str) -> Result<String, Failure> {
    let read = match file {
        "-" | "－" => {
            let mut bytes = Vec::new();
            io::stdin()
                .lock()
                .read_to_end(&mut bytes)
                .map_err(|error| SourceFault::System(error.to_string()))
                .and_then(|_| source_text(&bytes))
        }
        file => read_source(Path::new(file)),
    };
    read.map_err(|fault| Failure::refused(source_fault(&fault, file)))
}
