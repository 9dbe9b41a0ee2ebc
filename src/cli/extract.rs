//! `diaodu extract`: what may be tasks in a speech, minutes or a notice: whom for, what, by when.

use super::{
    failure::Failure,
    hearing::Ear,
    options::{MeetingChoice, Options},
    output, typed,
    unit_names::UnitNames,
};
use crate::{
    domain::{Ledger, SourceFault},
    exchange::{read_source, source_text},
    language::{
        Certainty,
        extract::{Addressed, Candidate, extract},
        mention::{Group, Who, resolve},
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
    let (names, ear) = (UnitNames::new(&ledger), Ear::new());
    let candidates = extract(&text, names.index(), &|piece| ear.spoken(piece, base));
    let lines: Vec<Line<'_>> = candidates.iter().map(|found| line(found, &text, &names, &ledger)).collect();
    if options.json {
        return output::print_json(&lines);
    }
    let lines: Vec<String> = lines
        .into_iter()
        .map(|line| [line.who.join(";"), text::plain(&line.task), text::plain(&line.phrase), line.label].join("\t"))
        .collect();
    if lines.is_empty() { Ok(()) } else { output::print(&lines.join("\n")) }
}

fn line<'a>(found: &Candidate, text: &str, names: &UnitNames, ledger: &'a Ledger) -> Line<'a> {
    let shorts = |who: &[Who]| {
        let mut shorts = Vec::new();
        for who in who {
            let units = match who {
                Who::Unit(unit) => vec![unit.clone()],
                Who::Group(group) => resolve(*group, names.units()),
            };
            for unit in units.iter().filter_map(|unit| ledger.units.get(unit)) {
                if !shorts.contains(&unit.short.as_str()) {
                    shorts.push(unit.short.as_str());
                }
            }
        }
        shorts
    };
    let who = |who: &Who| match who {
        Who::Unit(unit) => ledger.units.get(unit).map_or("", |unit| unit.short.as_str()),
        Who::Group(group) => group_name(*group),
    };
    let characters = |bytes: usize| text.get(..bytes).map_or(0, |before| before.chars().count());
    Line {
        who: found.units.iter().map(who).collect(),
        units: shorts(&found.units),
        supporting: shorts(&found.supporting),
        addressee: found.addressee.clone(),
        addressed: match found.addressed {
            Addressed::Stated => "stated",
            Addressed::Inherited => "inherited",
            Addressed::Assumed => "assumed",
        },
        task: found.task.clone(),
        phrase: found.phrase.clone(),
        label: found.label(),
        certainty: match found.certainty {
            Certainty::Unsure => "unsure",
            Certainty::Likely => "likely",
            Certainty::Certain => "certain",
        },
        span: [characters(found.span.start), characters(found.span.end)],
    }
}

/// What papers call a group.
fn group_name(group: Group) -> &'static str {
    match group {
        Group::All => "各单位",
        Group::Counties => "各县（市、区）",
        Group::Parks => "各园区",
        Group::Members => "各成员单位",
        Group::WithCommittee => "各行业党委",
        Group::WithoutCommittee => "没有成立行业党委的单位",
        Group::SectorDepartments => "各行业主管部门",
        Group::Convener => "组织部门",
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
