//! `diaodu register list` and `kinds`: what stands in the registers, how far they have come, who has nothing there yet.

use super::{
    failure::Failure,
    options::{MeetingChoice, Options},
    output,
    register::kind_named,
    table::{Cell, Table, Tint},
    unit_names::UnitNames,
};
use crate::{
    domain::{Audience as _, Everybody, Ledger, RegisterEntry, RegisterKind, UnitId},
    wording::{self, register as words},
};
use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Args)]
pub(super) struct KindsAsked {
    #[arg(long, help = "给外面看的：不公开的不列")]
    public: bool,
    #[command(flatten)]
    choice: MeetingChoice,
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct RegisterListArgs {
    #[arg(value_name = "种类", help = "哪种台账：代号或名称；不写就都列")]
    kind: Option<String>,
    #[arg(long = "unit", short = 'u', value_name = "单位", help = "只看这几家")]
    units: Vec<String>,
    #[arg(long, value_name = "阶段", help = "只看到了这一步的")]
    stage: Option<String>,
    #[arg(long, help = "谁还没有登记")]
    missing: bool,
    #[arg(long, help = "只看空转的（内部掌握）")]
    idle: bool,
    #[arg(long, help = "只看等着公布的（内部掌握）")]
    unreleased: bool,
    #[arg(long, value_name = "字词", help = "名称、栏目里有这几个字的")]
    find: Option<String>,
    #[arg(long, help = "给外面看的：不公开的、没公布的不列，电话隐去")]
    public: bool,
    #[command(flatten)]
    choice: MeetingChoice,
}

/// One entry; the fields' names are stable.
#[derive(Debug, Serialize)]
pub(super) struct Line<'a> {
    id: u32,
    kind: &'a str,
    kind_name: &'a str,
    unit: &'a str,
    unit_code: &'a str,
    name: &'a str,
    stage: &'a str,
    done: bool,
    since: NaiveDate,
    done_on: Option<NaiveDate>,
    steps: Vec<(&'a str, NaiveDate)>,
    fields: &'a BTreeMap<String, String>,
    commitments: Vec<u32>,
    idle_months: Option<u32>,
    released: Option<NaiveDate>,
    private: bool,
}

#[derive(Debug, Serialize)]
struct Missing<'a> {
    kind: &'a str,
    kind_name: &'a str,
    unit: &'a str,
    unit_code: &'a str,
    name: &'a str,
}

/// One kind; the fields' names are stable.
#[derive(Debug, Serialize)]
struct KindLine<'a> {
    id: &'a str,
    name: &'a str,
    stages: Vec<&'a str>,
    fields: Vec<&'a str>,
    private: bool,
    deadline: String,
    days_left: Option<i64>,
    entries: usize,
    done: usize,
    under_way: usize,
    missing: usize,
    rounds: Vec<(NaiveDate, NaiveDate, usize)>,
}

/// An entry as JSON; `None` when its kind is not in the programme.
pub(super) fn line<'a>(entry: &'a RegisterEntry, ledger: &'a Ledger, today: NaiveDate) -> Option<Line<'a>> {
    let kind = ledger.register_kind(&entry.kind)?;
    Some(Line {
        id: entry.id.0,
        kind: kind.id.as_str(),
        kind_name: &kind.name,
        unit: ledger.short(&entry.unit),
        unit_code: entry.unit.as_str(),
        name: &entry.name,
        stage: kind.stage_name(entry.stage),
        done: kind.is_done(entry.stage),
        since: entry.since,
        done_on: kind.done_on(entry),
        steps: entry.steps().into_iter().map(|step| (kind.stage_name(step.stage), step.on)).collect(),
        fields: &entry.fields,
        commitments: entry.commitments.iter().map(|id| id.0).collect(),
        idle_months: ledger.idle_months(kind, entry, today),
        released: entry.released,
        private: kind.private,
    })
}

/// The books as the office has them, or as everybody may.
fn picture(options: &Options, choice: &MeetingChoice, is_public: bool) -> Result<Ledger, Failure> {
    let ledger = options.picture(choice)?;
    Ok(if is_public { ledger.for_everybody().into_books() } else { ledger })
}

pub(super) fn kinds(options: &Options, asked: &KindsAsked) -> Result<(), Failure> {
    let ledger = picture(options, &asked.choice, asked.public)?;
    let today = options.clock.today();
    if options.json {
        return output::print_json(&kind_lines(&ledger, today));
    }
    let mut table = Table::new(&["代号", "名称", "阶段和进度"], 2);
    for kind in &ledger.programme.registers {
        let stages: Vec<&str> = kind.stages.iter().map(|stage| stage.name.as_str()).collect();
        let fields: Vec<&str> = kind.fields.iter().map(|field| field.name.as_str()).collect();
        let tally = words::tally(kind, &ledger.register_progress(kind), &ledger.register_rounds(kind, today), today);
        let name = if kind.private { format!("{}（{}）", kind.name, words::INTERNAL) } else { kind.name.clone() };
        let said = format!("{}　栏目：{}　{tally}", stages.join(" → "), fields.join("、"));
        table.row([Cell::from(kind.id.as_str()), Cell::from(name), Cell::from(said)]);
    }
    output::print(&table.lay_out(output::width(), output::colours()))
}

fn kind_lines(ledger: &Ledger, today: NaiveDate) -> Vec<KindLine<'_>> {
    ledger.programme.registers.iter().map(|kind| kind_line(kind, ledger, today)).collect()
}

/// Everything that `register kinds`, `register list` and `register list --missing` tell with `--public --json`.
pub(super) fn for_others(books: &Everybody, today: NaiveDate) -> serde_json::Result<String> {
    let ledger = books.books();
    let kinds: Vec<&RegisterKind> = ledger.programme.registers.iter().collect();
    let entries = kinds.iter().flat_map(|kind| ledger.register_of(&kind.id));
    let entries: Vec<_> = entries.filter_map(|entry| line(entry, ledger, today)).collect();
    let owing = missing_lines(ledger, &kinds, None);
    serde_json::to_string_pretty(&(kind_lines(ledger, today), entries, owing))
}

fn kind_line<'a>(kind: &'a RegisterKind, ledger: &'a Ledger, today: NaiveDate) -> KindLine<'a> {
    let tally = ledger.register_progress(kind);
    let rounds = ledger.register_rounds(kind, today);
    KindLine {
        id: kind.id.as_str(),
        name: &kind.name,
        stages: kind.stages.iter().map(|stage| stage.name.as_str()).collect(),
        fields: kind.fields.iter().map(|field| field.name.as_str()).collect(),
        private: kind.private,
        deadline: kind.deadline.label(),
        days_left: kind.deadline.last_day().map(|day| (day - today).num_days()),
        entries: ledger.register_of(&kind.id).len(),
        done: tally.done.len(),
        under_way: tally.under_way.len(),
        missing: tally.missing.len(),
        rounds: rounds.into_iter().map(|round| (round.from, round.to, round.held)).collect(),
    }
}

pub(super) fn list(options: &Options, asked: &RegisterListArgs) -> Result<(), Failure> {
    let ledger = picture(options, &asked.choice, asked.public)?;
    let kinds: Vec<&RegisterKind> = match &asked.kind {
        Some(word) => vec![kind_named(word, &ledger)?],
        None => ledger.programme.registers.iter().collect(),
    };
    let units = if asked.units.is_empty() { None } else { Some(UnitNames::new(&ledger).meant(&asked.units)?) };
    if asked.missing {
        return missing(options, &ledger, &kinds, units.as_deref());
    }
    let today = options.clock.today();
    let mut entries = Vec::new();
    for kind in kinds {
        let of_kind =
            ledger.register_of(&kind.id).into_iter().filter(|entry| keeps(asked, kind, entry, &ledger, today));
        entries.extend(of_kind.filter(|entry| units.as_ref().is_none_or(|units| units.contains(&entry.unit))));
    }
    if options.json {
        let lines: Vec<_> = entries.into_iter().filter_map(|entry| line(entry, &ledger, today)).collect();
        return output::print_json(&lines);
    }
    if entries.is_empty() {
        output::tell(wording::command_line::NOTHING_LISTED);
        return Ok(());
    }
    output::print(&table(&entries, &ledger, today))
}

fn keeps(
    asked: &RegisterListArgs,
    kind: &RegisterKind,
    entry: &RegisterEntry,
    ledger: &Ledger,
    today: NaiveDate,
) -> bool {
    let has_words = |wanted: &str| {
        let mut texts = std::iter::once(entry.name.as_str()).chain(entry.fields.values().map(String::as_str));
        texts.any(|text| text.contains(wanted)) || ledger.short(&entry.unit).contains(wanted)
    };
    let waits = entry.released.is_none()
        && (kind.stages.get(entry.stage).is_some_and(|stage| stage.until_released)
            || kind.fields.iter().any(|field| field.until_released && !entry.value(&field.name).is_empty()));
    asked.stage.as_deref().is_none_or(|stage| kind.stage_name(entry.stage) == stage)
        && (!asked.idle || ledger.idle_months(kind, entry, today).is_some())
        && (!asked.unreleased || waits)
        && asked.find.as_deref().is_none_or(has_words)
}

fn missing(
    options: &Options,
    ledger: &Ledger,
    kinds: &[&RegisterKind],
    units: Option<&[UnitId]>,
) -> Result<(), Failure> {
    let lines = missing_lines(ledger, kinds, units);
    if options.json {
        return output::print_json(&lines);
    }
    if lines.is_empty() {
        output::tell(wording::command_line::NOTHING_LISTED);
        return Ok(());
    }
    let mut table = Table::new(&["台账", "单位", "名称"], 2);
    for line in &lines {
        table.row([Cell::from(line.kind_name), Cell::from(line.unit), Cell::from(line.name)]);
    }
    let laid_out = table.lay_out(output::width(), output::colours());
    output::print(&format!("{laid_out}{}{}条", words::MISSING, lines.len()))
}

fn missing_lines<'a>(ledger: &'a Ledger, kinds: &[&'a RegisterKind], units: Option<&[UnitId]>) -> Vec<Missing<'a>> {
    let mut lines = Vec::new();
    for kind in kinds {
        let owing = ledger.register_progress(kind).missing.into_iter();
        let owing = owing.filter(|owing| units.is_none_or(|units| units.contains(&owing.unit.id)));
        lines.extend(owing.map(|owing| Missing {
            kind: kind.id.as_str(),
            kind_name: &kind.name,
            unit: &owing.unit.short,
            unit_code: owing.unit.id.as_str(),
            name: owing.name,
        }));
    }
    lines
}

fn table(entries: &[&RegisterEntry], ledger: &Ledger, today: NaiveDate) -> String {
    let mut table = Table::new(&["编号", "台账", "单位", "名称和栏目", "阶段", "哪天"], 3);
    for entry in entries {
        let Some(kind) = ledger.register_kind(&entry.kind) else { continue };
        let mut said = entry.name.clone();
        for field in kind.fields.iter().filter(|field| !entry.value(&field.name).is_empty()) {
            let value = words::field_value(field.holds, entry.value(&field.name), today);
            said.extend(["　", &field.name, " ", &value]);
        }
        for mark in words::marks(ledger, kind, entry, today) {
            said.extend(["　【", &mark, "】"]);
        }
        let idle = ledger.idle_months(kind, entry, today).is_some();
        let tint = if idle {
            Tint::Red
        } else if kind.is_done(entry.stage) {
            Tint::Green
        } else {
            Tint::None
        };
        table.row([
            Cell::from(entry.id.to_string()),
            Cell::from(kind.name.as_str()),
            Cell::from(ledger.short(&entry.unit)),
            Cell::from(said),
            Cell::tinted(kind.stage_name(entry.stage), tint),
            Cell::from(wording::day(entry.since, today)),
        ]);
    }
    table.lay_out(output::width(), output::colours())
}
