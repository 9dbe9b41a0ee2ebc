//! `diaodu register`: entries of registers, entered, moved on, promised on, released. Dates and numbers are read as they
//! are spoken, and what a field cannot hold is refused.

use super::{
    failure::Failure,
    options::{MeetingChoice, Options},
    output, register_list,
    unit_names::UnitNames,
};
use crate::{
    catalogue::holidays,
    domain::{
        Command, CommitmentKind, Ledger, Recording, Refusal, RegisterEntry, RegisterEntryId, RegisterKind, edits,
    },
    hearing::Listener,
    language::register_value::{record_day, register_value},
    session::Session,
    text,
    wording::{self, register as words},
};
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use std::collections::BTreeMap;

#[derive(Debug, Subcommand)]
pub(super) enum RegisterCommand {
    #[command(about = "有哪几种台账，各有哪些阶段和栏目，办到什么程度")]
    Kinds(register_list::KindsAsked),
    #[command(about = "列条目：哪家、叫什么、到哪一步、哪天到的；谁还没有")]
    List(register_list::RegisterListArgs),
    #[command(about = "登记一条")]
    Add(Add),
    #[command(about = "推进到下一步，或写明的一步")]
    Advance(Advance),
    #[command(about = "补填、改正栏目和名称")]
    Set(Set),
    #[command(about = "记一次活动日期（议事、会商等），不记就会显出空转")]
    Held(Held),
    #[command(about = "在条目下立一条整改事项，期限从话里读；销了号，条目自己到下一步")]
    Rectify(Rectify),
    #[command(about = "公布：评优、奖励这类公布前保密的，从此可以对外")]
    Release(Release),
    #[command(about = "销账：这一条不算了，要写原因")]
    Drop(Drop),
}

#[derive(Debug, Args)]
pub(super) struct Filling {
    #[arg(long, value_name = "日期", help = "哪天到这一步的，如 6月20日；不写就是今天")]
    on: Option<String>,
    #[arg(long = "set", value_name = "栏目=内容", help = "填一栏，可写几次，如 --set 备案号=1号")]
    set: Vec<String>,
    #[arg(long, help = "这一步办成的任务、承诺、交办，核过了一并销号")]
    close: bool,
    #[command(flatten)]
    choice: MeetingChoice,
}

#[derive(Debug, Args)]
pub(super) struct Add {
    #[arg(value_name = "种类", help = "哪种台账：写代号或名称（register kinds 可看）")]
    kind: String,
    #[arg(required = true, value_name = "名称", num_args = 1.., help = "这一条叫什么")]
    name: Vec<String>,
    #[arg(long, short = 'u', value_name = "单位", help = "哪家的")]
    unit: String,
    #[arg(long, value_name = "阶段", help = "到了哪一步；不写就是第一步")]
    stage: Option<String>,
    #[command(flatten)]
    filling: Filling,
}

#[derive(Debug, Args)]
pub(super) struct Advance {
    #[arg(value_name = "条目", help = "条目编号")]
    id: u32,
    #[arg(value_name = "阶段", help = "到哪一步；不写就是下一步")]
    stage: Option<String>,
    #[command(flatten)]
    filling: Filling,
}

#[derive(Debug, Args)]
pub(super) struct Set {
    #[arg(value_name = "条目", help = "条目编号")]
    id: u32,
    #[arg(value_name = "栏目=内容", num_args = 0.., help = "填哪几栏，如 备案号=1号；等号后不写就是清空")]
    fields: Vec<String>,
    #[arg(long, value_name = "名称", help = "改名")]
    name: Option<String>,
    #[arg(long, short = 'u', value_name = "单位", help = "换到哪家名下（合并、记错时）")]
    unit: Option<String>,
    #[arg(long, value_name = "日期", help = "改正到这一步的日期")]
    on: Option<String>,
    #[command(flatten)]
    choice: MeetingChoice,
}

#[derive(Debug, Args)]
pub(super) struct Held {
    #[arg(value_name = "条目", help = "条目编号")]
    id: u32,
    #[arg(required = true, value_name = "日期", num_args = 1.., help = "哪天开的，可写几个")]
    days: Vec<String>,
    #[command(flatten)]
    choice: MeetingChoice,
}

#[derive(Debug, Args)]
pub(super) struct Rectify {
    #[arg(value_name = "条目", help = "条目编号")]
    id: u32,
    #[arg(required = true, value_name = "内容", num_args = 1.., help = "怎么改、谁负责、什么时候改完")]
    text: Vec<String>,
    #[arg(long = "unit", short = 'u', value_name = "单位", help = "由哪家整改；不写就是条目所在的单位")]
    units: Vec<String>,
    #[command(flatten)]
    choice: MeetingChoice,
}

#[derive(Debug, Args)]
pub(super) struct Release {
    #[arg(required = true, value_name = "条目", num_args = 1.., help = "条目编号，可写几个，一起公布")]
    ids: Vec<u32>,
    #[command(flatten)]
    choice: MeetingChoice,
}

#[derive(Debug, Args)]
pub(super) struct Drop {
    #[arg(value_name = "条目", help = "条目编号")]
    id: u32,
    #[arg(long, value_name = "原因", help = "为什么不算了")]
    reason: String,
    #[command(flatten)]
    choice: MeetingChoice,
}

pub(super) fn run(options: &Options, order: RegisterCommand) -> Result<(), Failure> {
    match order {
        RegisterCommand::Kinds(asked) => register_list::kinds(options, &asked),
        RegisterCommand::List(asked) => register_list::list(options, &asked),
        RegisterCommand::Add(asked) => add(options, &asked),
        RegisterCommand::Advance(asked) => advance(options, &asked),
        RegisterCommand::Set(asked) => set(options, &asked),
        RegisterCommand::Held(asked) => held(options, &asked),
        RegisterCommand::Rectify(asked) => rectify(options, &asked),
        RegisterCommand::Release(asked) => {
            let entries = asked.ids.iter().map(|id| RegisterEntryId(*id)).collect();
            let mut session = options.session_at(&asked.choice)?;
            act(options, &mut session, Command::Release { entries })
        }
        RegisterCommand::Drop(asked) => {
            let mut session = options.session_at(&asked.choice)?;
            act(options, &mut session, Command::DropEntry { entry: RegisterEntryId(asked.id), reason: asked.reason })
        }
    }
}

fn add(options: &Options, asked: &Add) -> Result<(), Failure> {
    let mut session = options.session_at(&asked.filling.choice)?;
    let ledger = session.ledger();
    let kind = kind_named(&asked.kind, ledger)?;
    let [unit] = <[_; 1]>::try_from(UnitNames::new(ledger).meant(std::slice::from_ref(&asked.unit))?)
        .map_err(|_| Refusal::UnknownUnit(asked.unit.clone()))?;
    let mut fields = BTreeMap::new();
    fill(&mut fields, kind, &asked.filling.set, options.clock.today())?;
    let command = Command::EnterRegister {
        id: None,
        kind: kind.id.clone(),
        unit,
        name: text::plain(&asked.name.join(" ")),
        stage: asked.stage.as_deref().map_or(Ok(0), |name| stage_named(name, kind))?,
        fields,
        on: asked.filling.on.as_deref().map(|text| day(text, options.clock.today())).transpose()?,
    };
    enter(options, &mut session, command, asked.filling.close)
}

fn advance(options: &Options, asked: &Advance) -> Result<(), Failure> {
    let mut session = options.session_at(&asked.filling.choice)?;
    let (entry, kind) = entry_of(asked.id, session.ledger())?;
    let stage = match asked.stage.as_deref() {
        Some(name) => stage_named(name, kind)?,
        None if entry.stage + 1 < kind.stages.len() => entry.stage + 1,
        None => return Err(Refusal::NothingChanges.into()),
    };
    let mut fields = entry.fields.clone();
    fill(&mut fields, kind, &asked.filling.set, options.clock.today())?;
    let on = asked.filling.on.as_deref().map(|text| day(text, options.clock.today())).transpose()?;
    let command = altered(entry, |command| {
        if let Command::EnterRegister { stage: to, fields: with, on: day, .. } = command {
            (*to, *with, *day) = (stage, fields, on);
        }
    });
    enter(options, &mut session, command, asked.filling.close)
}

fn set(options: &Options, asked: &Set) -> Result<(), Failure> {
    let mut session = options.session_at(&asked.choice)?;
    let (entry, kind) = entry_of(asked.id, session.ledger())?;
    let mut fields = entry.fields.clone();
    fill(&mut fields, kind, &asked.fields, options.clock.today())?;
    let on = asked.on.as_deref().map(|text| day(text, options.clock.today())).transpose()?;
    let to = match &asked.unit {
        Some(word) => UnitNames::new(session.ledger()).meant(std::slice::from_ref(word))?.into_iter().next(),
        None => None,
    };
    let command = altered(entry, |command| {
        if let Command::EnterRegister { name, unit, fields: with, on: day, .. } = command {
            (*with, *day) = (fields, on);
            name.clone_from(asked.name.as_ref().unwrap_or(&entry.name));
            *unit = to.unwrap_or_else(|| entry.unit.clone());
        }
    });
    act(options, &mut session, command)
}

fn held(options: &Options, asked: &Held) -> Result<(), Failure> {
    let mut session = options.session_at(&asked.choice)?;
    let (entry, kind) = entry_of(asked.id, session.ledger())?;
    let field = kind
        .day_field()
        .ok_or_else(|| Refusal::NoSuchField(words::field_kind(crate::domain::FieldKind::Days).to_owned()))?;
    let days = format!("{} {}", entry.value(field), asked.days.join(" "));
    let mut fields = entry.fields.clone();
    fill(&mut fields, kind, &[format!("{field}={days}")], options.clock.today())?;
    let command = altered(entry, |command| {
        if let Command::EnterRegister { fields: with, .. } = command {
            *with = fields;
        }
    });
    act(options, &mut session, command)
}

fn rectify(options: &Options, asked: &Rectify) -> Result<(), Failure> {
    let mut session = options.session_at(&asked.choice)?;
    let ledger = session.ledger();
    let (entry, _) = entry_of(asked.id, ledger)?;
    let units =
        if asked.units.is_empty() { vec![entry.unit.clone()] } else { UnitNames::new(ledger).meant(&asked.units)? };
    let text = text::plain(&asked.text.join(" "));
    let turn = if let [only] = units.as_slice() { Some(only) } else { None };
    let base = ledger.meeting().map_or(options.clock.today(), |meeting| meeting.date);
    let heard = Listener::new(ledger, holidays::calendar).hear(&text, turn, base);
    if let Some(said) = heard.refusal.clone() {
        return Err(Failure::refused(said));
    }
    let recording = Recording {
        kind: CommitmentKind::Instruction,
        supporting: heard.supporting.into_iter().filter(|unit| !units.contains(unit)).collect(),
        units,
        task: None,
        text,
        owner: heard.owner,
        deadline: heard.deadline,
    };
    act(options, &mut session, Command::Rectify { entry: RegisterEntryId(asked.id), recording })
}

/// Does it, and says what was done: a sentence, or the entries as JSON.
fn act(options: &Options, session: &mut Session, command: Command) -> Result<(), Failure> {
    enter(options, session, command, false)
}

/// The same, and closes what it met when that is asked for.
fn enter(options: &Options, session: &mut Session, command: Command, close: bool) -> Result<(), Failure> {
    let entry = session.execute(command)?;
    let met = entry.deed.newly_met();
    let closed = if close && !met.is_empty() {
        Some(session.execute(Command::CloseAll { items: met.clone(), by: String::new() })?)
    } else {
        None
    };
    if options.json {
        let changed = edits::<RegisterEntry>(&entry.deed.changes).filter_map(|edit| edit.after());
        let ledger = session.ledger();
        let today = options.clock.today();
        let lines: Vec<_> = changed.filter_map(|entry| register_list::line(entry, ledger, today)).collect();
        return output::print_json(&lines);
    }
    let ids: Vec<String> =
        edits::<RegisterEntry>(&entry.deed.changes).map(|edit| edit.either().id.to_string()).collect();
    let mut said = format!("{}　条目 {}", wording::entry(&entry, session.ledger()), ids.join("、"));
    match closed {
        Some(closed) => {
            said.push('\n');
            said.push_str(&wording::entry(&closed, session.ledger()));
        }
        None if !met.is_empty() => said += &wording::offer(&met, session.ledger()),
        None => {}
    }
    output::print(&said)
}

/// The command that leaves an entry as it is, altered.
fn altered(entry: &RegisterEntry, alter: impl FnOnce(&mut Command)) -> Command {
    let mut command = entry.as_entered();
    alter(&mut command);
    command
}

fn entry_of(id: u32, ledger: &Ledger) -> Result<(&RegisterEntry, &RegisterKind), Failure> {
    let id = RegisterEntryId(id);
    let entry = ledger.entry(id).ok_or(Refusal::NoSuchEntry(id))?;
    let kind = ledger.register_kind(&entry.kind).ok_or_else(|| Refusal::UnknownRegister(entry.kind.clone()))?;
    Ok((entry, kind))
}

/// A kind by its code or its name.
pub(super) fn kind_named<'a>(word: &str, ledger: &'a Ledger) -> Result<&'a RegisterKind, Failure> {
    let kinds = &ledger.programme.registers;
    let exact = kinds.iter().find(|kind| kind.id.as_str().eq_ignore_ascii_case(word) || kind.name == word);
    let found = exact.or_else(|| {
        let mut near = kinds.iter().filter(|kind| kind.name.contains(word));
        near.next().filter(|_| near.next().is_none() && !word.is_empty())
    });
    found.ok_or_else(|| Failure::refused(words::no_kind(word, kinds)))
}

fn stage_named(word: &str, kind: &RegisterKind) -> Result<usize, Failure> {
    let found = kind.stages.iter().position(|stage| stage.name == word);
    found.ok_or_else(|| Failure::refused(words::no_stage(word, kind)))
}

/// Fills fields from `栏目=内容`, each as its kind wants it.
fn fill(
    fields: &mut BTreeMap<String, String>,
    kind: &RegisterKind,
    given: &[String],
    today: NaiveDate,
) -> Result<(), Failure> {
    for part in given {
        let Some((name, value)) = part.split_once(['=', '＝']) else {
            return Err(Failure::misused(words::not_a_filling(part)));
        };
        let name = name.trim();
        let known = kind.fields.iter().find(|field| field.name == name);
        let known = known.ok_or_else(|| Refusal::NoSuchField(name.to_owned()))?;
        let value = register_value(known.holds, value, today, holidays::calendar()).ok_or_else(|| {
            Refusal::WrongField { field: name.to_owned(), holds: known.holds, value: value.trim().to_owned() }
        })?;
        fields.insert(name.to_owned(), value);
    }
    Ok(())
}

/// A day on which something was done.
fn day(text: &str, today: NaiveDate) -> Result<NaiveDate, Failure> {
    record_day(text, today, holidays::calendar()).ok_or_else(|| Failure::refused(words::not_a_day(text)))
}
