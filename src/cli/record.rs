//! `diaodu record`: one promise or instruction, for one unit or many. Deadline, owner and helpers are read from the
//! words; `--dry-run` files nothing and says what was understood.

use super::{
    failure::Failure,
    items::{self, task_code},
    options::{MeetingChoice, Options},
    output,
    unit_names::UnitNames,
};
use crate::{
    domain::{
        Amendment, Command, Commitment, CommitmentKind, Context, Due, ItemId, Ledger, MeetingState, Recording, Refusal,
        SaidKind, TaskId, UnitId, decide, edits,
    },
    hearing::{self, Hearing},
    language::{spoken_reading::spoken_readings, task_match::TaskIndex},
    text,
    wording::{self, again as again_words, command_line},
};
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde::Serialize;

#[derive(Debug, Args)]
pub(super) struct RecordArgs {
    #[arg(
        long = "unit",
        short = 'u',
        required = true,
        value_name = "单位",
        help = "哪家：简称、别名、编号或拼音首字母，逗号隔开；all 或“全体”是每家，“县区”“园区”等是一类"
    )]
    units: Vec<String>,
    #[arg(long, help = "记为领导交办（不写就是单位承诺）")]
    instruct: bool,
    #[arg(long, value_name = "任务", help = "对应的任务编号，如 T30")]
    task: Option<String>,
    #[arg(long, help = "同任务说的是一回事，也另立事项（不写就把期限定到任务上）")]
    apart: bool,
    #[arg(
        long,
        value_enum,
        hide_possible_values = true,
        value_name = "怎么办",
        conflicts_with = "dry_run",
        help = "和这家一条未结的像一件事时：report 记成它的进展，extend 改它的期限（写 --reason），second 另立一条"
    )]
    again: Option<Again>,
    #[arg(
        long,
        value_name = "原因",
        default_value = "",
        hide_default_value = true,
        help = "--again extend 时，为什么改期限"
    )]
    reason: String,
    #[arg(long = "support", value_name = "单位", help = "配合单位，可写几次")]
    supporting: Vec<String>,
    #[arg(long, help = "只试读，不记入")]
    dry_run: bool,
    #[arg(required = true, value_name = "内容", num_args = 1.., help = "说的话，如“6月底前拿出方案，由分管副局长负责”")]
    text: Vec<String>,
    #[command(flatten)]
    choice: MeetingChoice,
}

/// What becomes of words that are like an open item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Again {
    Report,
    Extend,
    Second,
}

/// What was understood; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Understood<'a> {
    text: &'a str,
    deadline: String,
    owner: &'a str,
    supporting: Vec<&'a str>,
    task: Option<&'a str>,
    units: Vec<&'a str>,
    kind: CommitmentKind,
    spoken: &'a str,
    notices: &'a [String],
    /// Whether the day is sure.
    certain: bool,
    /// Units other than those it is for that the words give it to.
    leads: Vec<&'a str>,
    /// Units in the words that the roster does not have.
    unlisted: Vec<&'a str>,
    /// Units known by their sound: as written, and who is meant.
    alike: Vec<Alike<'a>>,
    /// The kind of record that the words sound like, when another than a promise.
    offered: Option<SaidKind>,
    /// The open item of the unit that it is like.
    #[serde(skip_serializing_if = "Option::is_none")]
    again: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ids: Option<Vec<u32>>,
}

#[derive(Debug, Serialize)]
struct Alike<'a> {
    said: &'a str,
    unit: &'a str,
}

/// What is to be recorded, and what was heard besides.
struct Draft {
    recording: Recording,
    notices: Vec<String>,
    heard: Hearing,
}

impl<'a> Understood<'a> {
    fn of(Draft { recording, notices, heard }: &'a Draft, ledger: &'a Ledger) -> Self {
        let shorts = |units: &'a [UnitId]| units.iter().map(|unit| ledger.short(unit)).collect();
        Self {
            text: &recording.text,
            deadline: recording.deadline.label(),
            owner: &recording.owner,
            supporting: shorts(&recording.supporting),
            task: recording.task.as_ref().map(TaskId::as_str),
            units: shorts(&recording.units),
            kind: recording.kind,
            spoken: &recording.deadline.spoken,
            notices,
            certain: heard.certain,
            leads: shorts(&heard.leads),
            unlisted: heard.unlisted().collect(),
            alike: heard.alike().map(|(said, unit)| Alike { said, unit: ledger.short(unit) }).collect(),
            offered: heard.kind,
            again: like(recording, heard, ledger).map(|open| open.id.0),
            ids: None,
        }
    }
}

pub(super) fn run(options: &Options, asked: &RecordArgs) -> Result<(), Failure> {
    if asked.dry_run {
        return try_out(options, asked);
    }
    let mut session = options.session_at(&asked.choice)?;
    let draft = understand(asked, session.ledger(), options.clock.today())?;
    if !asked.apart && repeats_a_duty(&draft.recording, session.ledger()) {
        return items::act_once(options, &mut session, Command::InstructDuty(draft.recording));
    }
    let known = like(&draft.recording, &draft.heard, session.ledger()).cloned();
    let (again, reason) = chosen(options, asked, known.as_ref())?;
    if let Some(command) = instead(&draft, (again, reason), known.as_ref(), session.ledger())? {
        return items::act_once(options, &mut session, command);
    }
    let base = base(session.ledger(), options.clock.today());
    let beside = known.filter(|_| again.is_none()).map(|open| again_words::filed(&open, base, options.clock.today()));
    // Of the open item's number, which the act may push out of the way, the picture before the act speaks.
    let likeness = Understood::of(&draft, session.ledger()).again;
    let entry = session.execute(Command::Record(draft.recording.clone()))?;
    let ids: Vec<u32> = edits::<Commitment>(&entry.deed.changes).map(|edit| edit.either().id.0).collect();
    if options.json {
        let understood = Understood::of(&draft, session.ledger());
        return output::print_json(&Understood { ids: Some(ids), again: likeness, ..understood });
    }
    let Draft { recording, notices, .. } = draft;
    let mut said = wording::entry(&entry, session.ledger());
    if asked.task.is_none()
        && let Some(task) = recording.task.as_ref().and_then(|task| session.ledger().tasks.get(task))
    {
        said.push_str(&command_line::of_task(task));
    }
    for notice in &notices {
        said.push_str(&command_line::notice(notice));
    }
    if recording.deadline.is_undated() {
        said.push_str(&command_line::how_to_date(&ids));
    }
    said.extend(beside);
    output::print(&said)
}

/// The open item of the one unit that it is for that the words are like.
fn like<'a>(recording: &Recording, heard: &Hearing, ledger: &'a Ledger) -> Option<&'a Commitment> {
    let [unit] = recording.units.as_slice() else { return None };
    let words = (recording.text.as_str(), recording.deadline.spoken.as_str());
    let said = ledger.said_already(unit, words, recording.task.as_ref(), None);
    said.or_else(|| if heard.tells_of_work { ledger.told_of(unit, words) } else { None })
}

/// What somebody wants done with words that are like an open item: as was said, else as is answered now; `None`: nobody
/// could be asked.
fn chosen(
    options: &Options,
    asked: &RecordArgs,
    known: Option<&Commitment>,
) -> Result<(Option<Again>, String), Failure> {
    let (Some(known), None) = (known, asked.again) else { return Ok((asked.again, asked.reason.clone())) };
    if options.json {
        return Ok((None, String::new()));
    }
    let today = options.clock.today();
    let question =
        format!("{}。\n{}", again_words::asked(&again_words::known(known, today, today)), again_words::CHOICES);
    Ok(match output::reads(&question).as_deref() {
        None => (None, String::new()),
        Some("1" | "１") => (Some(Again::Report), String::new()),
        Some("2" | "２") => {
            let reason = if asked.reason.is_empty() { output::reads(again_words::WHY) } else { None };
            (Some(Again::Extend), reason.unwrap_or_else(|| asked.reason.clone()))
        }
        Some("3" | "３") => (Some(Again::Second), String::new()),
        Some(_) => return Err(Failure::refused(again_words::unanswered())),
    })
}

/// The act on the open item that takes the place of a second one; `None`: it is recorded as one of its own.
fn instead(
    draft: &Draft,
    (again, reason): (Option<Again>, String),
    known: Option<&Commitment>,
    ledger: &Ledger,
) -> Result<Option<Command>, Failure> {
    let again = match again {
        None | Some(Again::Second) => return Ok(None),
        Some(again) => again,
    };
    let recording = &draft.recording;
    let [unit] = recording.units.as_slice() else { return Err(Failure::refused(again_words::one_unit_only())) };
    let known = known.ok_or_else(|| Failure::refused(again_words::nothing_like_it()))?;
    let (item, to) = (ItemId::Commitment(known.id), recording.deadline.clone());
    if again == Again::Extend && to.is_undated() {
        return Err(Refusal::NoDate.into());
    }
    Ok(Some(match again {
        Again::Extend if Some(known.meeting) == ledger.at && !known.deadline.is_undated() => {
            Command::Amend { id: known.id, amendment: Amendment { deadline: Some(to), ..Amendment::default() } }
        }
        Again::Extend => Command::Extend { item, to, by: String::new(), reason },
        Again::Report | Again::Second => {
            let (unit, text) = (unit.clone(), recording.text.clone());
            let figures = spoken_readings(&text, &ledger.programme.indicators);
            if figures.is_empty() {
                Command::NoteProgress { unit, about: Some(item), text, share: None }
            } else {
                Command::NoteFigures { unit, about: Some(item), text, figures }
            }
        }
    }))
}

/// Whether an instruction to several units says once more what the plan asks of them already.
fn repeats_a_duty(recording: &Recording, ledger: &Ledger) -> bool {
    let Some(task) = recording.task.as_ref().and_then(|task| ledger.tasks.get(task)) else { return false };
    recording.kind == CommitmentKind::Instruction
        && recording.units.len() > 1
        && !recording.deadline.is_undated()
        && recording.units.iter().any(|unit| task.lead.contains(unit))
        && TaskIndex::new(&ledger.tasks.values().cloned().collect::<Vec<_>>()).same(&recording.text, None)
            == Some(task.id.clone())
}

fn try_out(options: &Options, asked: &RecordArgs) -> Result<(), Failure> {
    let ledger = options.picture(&asked.choice)?;
    let draft = understand(asked, &ledger, options.clock.today())?;
    // What would be refused is refused now; that no meeting has been opened yet does not matter to a trial.
    match decide(&ledger, Command::Record(draft.recording.clone()), &Context { now: options.clock.now() }) {
        Ok(_) | Err(Refusal::NoMeeting | Refusal::Sealed(_)) => {}
        Err(refusal) => return Err(refusal.into()),
    }
    if options.json {
        return output::print_json(&Understood::of(&draft, &ledger));
    }
    let Draft { recording, notices, .. } = draft;
    output::print(&command_line::understood(&recording, &notices, &ledger, base(&ledger, options.clock.today())))
}

/// The day on which the words were said: the meeting's.
fn base(ledger: &Ledger, today: NaiveDate) -> NaiveDate {
    ledger.meeting().filter(|meeting| meeting.state != MeetingState::Sealed).map_or(today, |meeting| meeting.date)
}

fn understand(asked: &RecordArgs, ledger: &Ledger, today: NaiveDate) -> Result<Draft, Failure> {
    let names = UnitNames::new(ledger);
    let units = names.meant(&asked.units)?;
    let text = text::plain(&asked.text.join(" "));
    let task = asked.task.as_deref().map(|code| task(code, ledger)).transpose()?;
    let turn = if let [only] = units.as_slice() { Some(only) } else { None };
    let base = base(ledger, today);
    let heard = names.listener().hear(&text, turn, base);
    if let Some(said) = heard.refusal.clone() {
        return Err(Failure::refused(said));
    }
    let kind = if asked.instruct { CommitmentKind::Instruction } else { CommitmentKind::Promise };
    let notices = notices((&heard, kind, &units), ledger, base);
    let mut supporting = heard.supporting.clone();
    let task = task.or(heard.task.clone());
    if !asked.supporting.is_empty() {
        for unit in names.meant(&asked.supporting)? {
            if !supporting.contains(&unit) {
                supporting.push(unit);
            }
        }
    }
    supporting.retain(|unit| units.len() > 1 || !units.contains(unit));
    let (owner, deadline) = (heard.owner.clone(), heard.deadline.clone());
    Ok(Draft { recording: Recording { kind, units, supporting, task, text, owner, deadline }, notices, heard })
}

/// What the secretary should know before relying on it: about the days, and what is asked.
fn notices(
    (heard, kind, units): (&Hearing, CommitmentKind, &[UnitId]),
    ledger: &Ledger,
    base: NaiveDate,
) -> Vec<String> {
    let mut notices = heard.remarks.clone();
    if heard.deadline.is_undated() {
        notices.push(command_line::undated(heard.deadline.dues.contains(&Due::Urgent)));
    }
    notices.extend(heard.asked(kind.into(), units).map(|question| hearing::words(question, ledger, base)));
    notices
}

fn task(code: &str, ledger: &Ledger) -> Result<TaskId, Failure> {
    let known = task_code(code).filter(|task| ledger.tasks.contains_key(task));
    known.ok_or_else(|| Refusal::UnknownTask(super::typed::half_width(code)).into())
}
