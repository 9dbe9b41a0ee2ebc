//! `diaodu extract`: what may be tasks in a speech, minutes or a notice: whom for, what, by when.

use super::{
    desk::{Desk, MeetingChoice},
    failure::Failure,
    hearing::Ear,
    output, typed,
    unit_names::UnitNames,
};
use crate::{
    domain::{Ledger, plain},
    language::{
        Certainty,
        extract::{Addressed, Candidate, extract},
        mention::{Group, Who, resolve},
    },
    wording::command_line,
};
use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;
use std::{
    fs,
    io::{self, Read as _},
};

#[derive(Debug, Args)]
pub(super) struct Asked {
    #[arg(value_name = "文件", help = "文字文件；写 - 就从标准输入读")]
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

pub(super) fn run(desk: &Desk, asked: &Asked) -> Result<(), Failure> {
    let text = read(&asked.file)?;
    let ledger = desk.picture(&MeetingChoice::default())?;
    let base = asked.base.unwrap_or_else(|| desk.clock.today());
    let (names, ear) = (UnitNames::new(&ledger), Ear::new());
    let candidates = extract(&text, names.index(), &|piece| ear.spoken(piece, base));
    let lines: Vec<Line<'_>> = candidates.iter().map(|found| line(found, &text, &names, &ledger)).collect();
    if desk.json {
        return output::print_json(&lines);
    }
    let lines: Vec<String> = lines
        .into_iter()
        .map(|line| [line.who.join(";"), plain(&line.task), plain(&line.phrase), line.label].join("\t"))
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

/// A text as offices keep them: UTF-8, or what older editors on Chinese Windows save (GB 18030).
fn read(file: &str) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = match file {
        "-" | "－" => io::stdin().lock().read_to_end(&mut bytes).map(|_| ()),
        file => fs::read(file).map(|read| bytes = read),
    };
    read.map_err(|error| {
        Failure::refused(match error.kind() {
            io::ErrorKind::NotFound => command_line::no_file(file),
            _ => command_line::input_failed(&format!("{file}：{error}")),
        })
    })?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(other) => encoding_rs::GB18030
            .decode_without_bom_handling_and_without_replacement(other.as_bytes())
            .map(std::borrow::Cow::into_owned)
            .ok_or_else(|| Failure::refused(command_line::not_text(file)))?,
    };
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}
