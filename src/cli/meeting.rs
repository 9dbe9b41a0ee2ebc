//! `diaodu meeting`: opening, looking at, calling to order, adjourning and sealing meetings.

use super::{
    failure::Failure,
    items::{self, Done},
    options::{MeetingChoice, Options},
    output,
    table::{Cell, Table},
    typed,
    unit_names::UnitNames,
};
use crate::{
    domain::{Command, Doubt, Ledger, Meeting, MeetingHead, MeetingState, Refusal},
    session::backup::BackingUp,
    wording::{self, backup::trouble, command_line, requests},
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(super) enum MeetingCommand {
    #[command(about = "新建一次会议")]
    Open(Opening),
    #[command(about = "列历次会议")]
    List,
    #[command(about = "看一次会议：会议信息和进度")]
    Show(Which),
    #[command(about = "宣布开会（散会后可再开）")]
    Start(Which),
    #[command(about = "散会；可以写下次会期")]
    Adjourn(Ending),
    #[command(about = "改会议信息：主持人、地点、主题、下次会期")]
    Amend(Amending),
    #[command(about = "封存：纪要印发以后，不能再改")]
    Seal(Which),
}

#[derive(Debug, Args)]
pub(super) struct Ending {
    #[arg(long, value_name = "日期", value_parser = typed::day, help = "下次会期，“下次调度会前”的事项都按它到期")]
    next: Option<NaiveDate>,
    #[command(flatten)]
    which: Which,
}

#[derive(Debug, Args)]
pub(super) struct Amending {
    #[arg(long, value_name = "日期", value_parser = typed::day, help = "下次会期，“下次调度会前”的事项都按它到期")]
    next: Option<NaiveDate>,
    #[arg(long, value_name = "主题", help = "调度主题")]
    topic: Option<String>,
    #[arg(long, value_name = "姓名", help = "主持人")]
    chair: Option<String>,
    #[arg(long, value_name = "姓名", help = "记录人")]
    recorder: Option<String>,
    #[arg(long, value_name = "地点", help = "地点")]
    place: Option<String>,
    #[command(flatten)]
    arranged: Arranging,
    #[arg(long, value_name = "写不写", value_parser = typed::yes_or_no, help = "纪要里点名没有报备的单位：是、否")]
    name_unfiled: Option<bool>,
    #[command(flatten)]
    which: Which,
}

/// What opening and amending share.
#[derive(Debug, Args)]
struct Arranging {
    #[arg(
        long,
        value_name = "主办",
        help = "谁主办（目录 programme.toml 里 host 的名字，几家合开的也有名字）；会议名称跟着走"
    )]
    host: Option<String>,
    #[arg(long, value_name = "时间", value_parser = typed::time, help = "几点开，如 9:00")]
    at: Option<NaiveTime>,
    #[arg(long, value_name = "单位", value_delimiter = ',', num_args = 1.., help = "交流发言的单位，按先后写，逗号隔开")]
    exchange: Option<Vec<String>>,
}

impl Arranging {
    /// The part of a head that it says.
    fn head(&self, ledger: &Ledger) -> Result<MeetingHead, Failure> {
        let exchange = match &self.exchange {
            Some(names) => Some(UnitNames::new(ledger).meant(names)?),
            None => None,
        };
        Ok(MeetingHead { host: self.host.clone(), starts: self.at, exchange, ..MeetingHead::default() })
    }
}

#[derive(Debug, Args)]
pub(super) struct Opening {
    #[arg(long, value_name = "日期", value_parser = typed::day, help = "哪天开，如 2022-05-20")]
    date: NaiveDate,
    #[arg(long, value_name = "主题", help = "调度主题（不写就用目录里的）")]
    topic: Option<String>,
    #[arg(long, value_name = "姓名", help = "主持人")]
    chair: Option<String>,
    #[arg(long, value_name = "姓名", help = "记录人")]
    recorder: Option<String>,
    #[arg(long, value_name = "地点", help = "在哪里开")]
    place: Option<String>,
    #[command(flatten)]
    arranged: Arranging,
    #[arg(
        long,
        value_name = "目录",
        help = "用这个目录（文件夹或工作簿；名册、任务等）：新台账由它建账，已有的台账从这次会议起换成它"
    )]
    catalogue: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Which {
    #[arg(value_name = "会议", value_parser = typed::meeting_name, conflicts_with = "meeting", help = "月份（2022-05）或期次（3），也可用 --meeting 写")]
    name: Option<typed::MeetingName>,
    #[command(flatten)]
    choice: MeetingChoice,
}

impl Which {
    fn choice(&self) -> MeetingChoice {
        MeetingChoice { meeting: self.name.or(self.choice.meeting) }
    }
}

/// A meeting's head; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Head<'a> {
    number: u32,
    period: String,
    date: NaiveDate,
    name: &'a str,
    topic: &'a str,
    place: &'a str,
    chair: &'a str,
    recorder: &'a str,
    state: MeetingState,
    opened_at: Option<NaiveDateTime>,
    adjourned_at: Option<NaiveDateTime>,
    sealed_at: Option<NaiveDateTime>,
    next_date: Option<NaiveDate>,
    host: &'a str,
    starts: Option<String>,
    exchange: Vec<&'a str>,
}

impl<'a> From<&'a Meeting> for Head<'a> {
    fn from(meeting: &'a Meeting) -> Self {
        Self {
            number: meeting.number,
            period: meeting.period.to_string(),
            date: meeting.date,
            name: &meeting.name,
            topic: &meeting.topic,
            place: &meeting.place,
            chair: &meeting.chair,
            recorder: &meeting.recorder,
            state: meeting.state,
            opened_at: meeting.opened_at,
            adjourned_at: meeting.adjourned_at,
            sealed_at: meeting.sealed_at,
            next_date: meeting.next_date,
            host: &meeting.arrangement.host,
            starts: meeting.arrangement.starts.map(|time| time.format("%H:%M").to_string()),
            exchange: meeting.arrangement.exchange.iter().map(crate::domain::UnitId::as_str).collect(),
        }
    }
}

/// A meeting with how far it has come.
#[derive(Debug, Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    units: usize,
    covered: usize,
    deferred: usize,
    agreed: usize,
    undated_tasks: usize,
    undated_commitments: usize,
    /// Seconds that the units to come will take.
    forecast: Option<u32>,
    /// When it is likely to be over.
    expected_end: Option<NaiveDateTime>,
    /// Who had the floor how long.
    turns: Vec<Turn<'a>>,
}

/// How long a unit had the floor.
#[derive(Debug, Serialize)]
struct Turn<'a> {
    unit: &'a str,
    unit_code: &'a str,
    seconds: u32,
}

pub(super) fn run(options: &Options, order: MeetingCommand) -> Result<(), Failure> {
    match order {
        MeetingCommand::Open(opening) => open(options, opening),
        MeetingCommand::List => list(options),
        MeetingCommand::Show(which) => show(options, &which),
        MeetingCommand::Start(which) => act(options, &which, Command::CallToOrder),
        MeetingCommand::Adjourn(ending) => adjourn(options, &ending),
        MeetingCommand::Amend(Amending { next, topic, chair, recorder, place, arranged, name_unfiled, which }) => {
            let ledger = options.picture(&which.choice())?;
            let arranged = arranged.head(&ledger)?;
            let head =
                MeetingHead { chair, recorder, place, topic, next_date: next, names_unfiled: name_unfiled, ..arranged };
            act(options, &which, Command::AmendMeeting(head))
        }
        MeetingCommand::Seal(which) => act(options, &which, Command::Seal),
    }
}

/// Adjourns, once the next day is set down. Requests that nobody has answered are told first, and asked about where
/// somebody can answer; what is still open to be said is told.
fn adjourn(options: &Options, ending: &Ending) -> Result<(), Failure> {
    let before = options.picture(&ending.which.choice())?;
    let asked = before.requests();
    if !asked.is_empty() && !options.json && before.meeting().is_some_and(|one| one.state != MeetingState::Sealed) {
        for item in &asked {
            output::tell(&wording::doubt(&Doubt::Unanswered { item: item.id() }, &before).line());
        }
        if output::asks(requests::ASK) == Some(false) {
            return Err(Failure::refused(requests::not_adjourned()));
        }
    }
    let command = ending.next.map_or(Command::Adjourn, |next| Command::AdjournUntil { next });
    act(options, &ending.which, command)?;
    let ledger = options.picture(&ending.which.choice())?;
    if !options.json && ledger.meeting().is_some_and(|meeting| meeting.next_date.is_none()) {
        output::tell(command_line::NO_NEXT);
    }
    Ok(())
}

fn open(options: &Options, opening: Opening) -> Result<(), Failure> {
    let Opening { date, topic, chair, recorder, place, arranged, catalogue } = opening;
    let (mut session, other) = match &catalogue {
        Some(folder) => options.session_on_catalogue(folder)?,
        None => (options.session()?, None),
    };
    let head = MeetingHead { chair, recorder, place, topic, ..arranged.head(session.ledger())? };
    let entry = session.execute(match other {
        Some(catalogue) => Command::ChangeProgramme { catalogue, date, head },
        None => Command::OpenMeeting { date, head },
    })?;
    if options.json {
        return print_shown(session.ledger(), options.clock.now());
    }
    let opened = wording::entry(&entry, session.ledger());
    let meeting = session.ledger().meeting().ok_or(Refusal::NoMeeting)?;
    output::print(&command_line::opened(&opened, meeting, session.ledger().walk().len()))?;
    let waiting = session.ledger().waiting().len();
    if waiting > 0 {
        output::tell(&wording::waiting::count(waiting));
    }
    Ok(())
}

fn list(options: &Options) -> Result<(), Failure> {
    let ledger = options.picture(&MeetingChoice::default())?;
    let mut meetings: Vec<&Meeting> = ledger.meetings.values().collect();
    meetings.sort_by_key(|meeting| (meeting.date, meeting.id));
    if options.json {
        return output::print_json(&meetings.into_iter().map(Head::from).collect::<Vec<_>>());
    }
    if meetings.is_empty() {
        output::tell(&wording::refusal(&Refusal::NoMeeting).line());
        return Ok(());
    }
    let mut table = Table::new(&["期次", "月份", "日期", "状态", "主持人", "主题"], 5);
    for meeting in meetings {
        let (period, state) = (meeting.period.to_string(), wording::meeting_state(meeting.state));
        let cells =
            [&meeting.number.to_string(), &period, &meeting.date.to_string(), state, &meeting.chair, &meeting.topic];
        table.row(cells.map(Cell::from));
    }
    let missed = wording::register::months_missed(&ledger.months_missed(options.clock.today()));
    output::print_painted(&format!("{}{missed}", table.lay_out(output::width(), output::colours())))
}

fn show(options: &Options, which: &Which) -> Result<(), Failure> {
    let ledger = options.picture(&which.choice())?;
    let meeting = ledger.meeting().ok_or(Refusal::NoMeeting)?;
    let now = options.clock.now();
    if options.json {
        return print_shown(&ledger, now);
    }
    let mut said = command_line::meeting(meeting, &ledger.meeting_progress());
    said.push_str(&wording::arrangement::in_full(&ledger, now));
    output::print(&said)
}

fn print_shown(ledger: &Ledger, now: NaiveDateTime) -> Result<(), Failure> {
    let meeting = ledger.meeting().ok_or(Refusal::NoMeeting)?;
    let tally = ledger.meeting_progress();
    output::print_json(&Shown {
        head: meeting.into(),
        units: tally.units,
        covered: tally.covered,
        deferred: tally.deferred,
        agreed: tally.agreed,
        undated_tasks: tally.undated_tasks.len(),
        undated_commitments: tally.undated_commitments.len(),
        forecast: ledger.forecast(now).map(|forecast| forecast.seconds),
        expected_end: ledger.expected_end(now),
        turns: ledger
            .turns()
            .into_iter()
            .map(|(unit, seconds)| Turn { unit: &unit.short, unit_code: unit.id.as_str(), seconds })
            .collect(),
    })
}

fn act(options: &Options, which: &Which, command: Command) -> Result<(), Failure> {
    let mut session = options.session_at(&which.choice())?;
    let is_sealed = command == Command::Seal;
    let entry = session.execute(command)?;
    if is_sealed && let Some(trouble) = session.begin_backup().and_then(BackingUp::wait).as_ref().and_then(trouble) {
        output::tell(&trouble.line());
    }
    items::tell_done(options, &[Done::of(&entry, session.ledger())])
}
