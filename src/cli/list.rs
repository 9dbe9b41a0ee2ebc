//! `diaodu list`: who owes what by when, and how far it has come.

use super::{
    failure::Failure,
    items::task_code,
    options::{MeetingChoice, Options},
    output, show,
    table::{Cell, Table, Tint},
    typed,
    unit_names::UnitNames,
};
use crate::{
    domain::{Audience as _, CommitmentKind, Course, Everybody, Item, Lamp, Ledger, MeetingId, Standing, UnitId},
    session::Session,
    wording,
};
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum State {
    Open,
    Overdue,
    Undated,
    Reported,
    Closed,
    Asked,
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct ListArgs {
    #[arg(long = "unit", short = 'u', value_name = "单位", help = "只看这几家（名称、编号、首字母或“县区”等）")]
    units: Vec<String>,
    #[arg(
        long,
        value_enum,
        hide_possible_values = true,
        value_name = "状态",
        help = "open 未办结、overdue 逾期、undated 未定期限、reported 已报待核、closed 已销号、asked 申请延期还没有答复"
    )]
    state: Option<State>,
    #[arg(long, value_name = "日期", value_parser = typed::day, help = "这一天以前（含）到期的")]
    due_by: Option<NaiveDate>,
    #[arg(long, value_name = "字词", help = "内容、责任人、单位里有这几个字的")]
    find: Option<String>,
    #[arg(long, value_name = "任务", help = "只看这项任务的，如 T30")]
    task: Option<String>,
    #[arg(long, help = "连还没动过的任务也列（编号形如 T30@U18）")]
    tasks: bool,
    #[arg(long, conflicts_with = "meeting", help = "历次的都看，办结、撤回的也在内")]
    all: bool,
    #[arg(long, conflicts_with = "public", help = "每条下面列出来龙去脉：每月说了什么、亮什么灯")]
    history: bool,
    #[arg(long, help = "给外面看的：内部的台账和任务不列，电话隐去")]
    public: bool,
    #[command(flatten)]
    choice: MeetingChoice,
}

/// One item; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Line<'a> {
    id: String,
    kind: &'static str,
    unit: &'a str,
    unit_code: &'a str,
    supporting: Vec<&'a str>,
    task: Option<&'a str>,
    text: &'a str,
    owner: &'a str,
    deadline: String,
    spoken: &'a str,
    due: Option<NaiveDate>,
    days_left: Option<i64>,
    state: &'static str,
    lamp: Lamp,
    lamp_word: &'a str,
    extensions: usize,
    confirmed: bool,
    meeting: Option<String>,
}

pub(super) fn run(options: &Options, asked: &ListArgs) -> Result<(), Failure> {
    let (ledger, session) = read(options, asked)?;
    let ledger = if asked.public { ledger.for_everybody().into_books() } else { ledger };
    let today = options.clock.today();
    let units = if asked.units.is_empty() { None } else { Some(UnitNames::new(&ledger).meant(&asked.units)?) };
    let mut items: Vec<Item<'_>> = every_item(&ledger, asked.tasks)
        .into_iter()
        .filter(|item| is_asked_for(item, asked, units.as_deref(), &ledger, today))
        .collect();
    items.sort_by_cached_key(|item| {
        let due = item.due(today).filter(|_| item.is_open()).unwrap_or(NaiveDate::MAX);
        let order = ledger.units.get(item.unit()).map_or(u32::MAX, |unit| unit.order);
        (!item.is_open(), due, order, item.id())
    });
    if let Some(session) = session.filter(|_| asked.history) {
        return with_history(options, &session, &items);
    }
    if options.json {
        return output::print_json(&lines(&items, &ledger, today));
    }
    if items.is_empty() {
        output::tell(wording::command_line::NOTHING_LISTED);
        return Ok(());
    }
    output::print_painted(&table(&items, &ledger, today))
}

/// Each item with its whole life below it.
fn with_history(options: &Options, session: &Session, items: &[Item<'_>]) -> Result<(), Failure> {
    let lives = items.iter().map(|item| show::life(session, &item.id())).collect::<Result<Vec<_>, _>>()?;
    if options.json {
        return output::print_json(&lives);
    }
    output::print(&lives.iter().map(|life| show::told(life, session)).collect::<Vec<_>>().join("\n"))
}

/// The working picture, or everything when what is asked for may be older.
fn read(options: &Options, asked: &ListArgs) -> Result<(Ledger, Option<Session>), Failure> {
    let is_history = asked.all || asked.choice.meeting.is_some() || asked.state == Some(State::Closed);
    if !options.path()?.exists() {
        return options.picture(&asked.choice).map(|ledger| (ledger, None));
    }
    if !is_history && !asked.history {
        return options.picture(&asked.choice).map(|ledger| (ledger, None));
    }
    let mut session = options.session_at(&asked.choice)?;
    if is_history {
        session.read_everything()?;
    }
    Ok((session.ledger().clone(), Some(session)))
}

fn every_item(ledger: &Ledger, with_untouched: bool) -> Vec<Item<'_>> {
    let mut items: Vec<Item<'_>> = ledger.commitments.values().map(Item::Commitment).collect();
    for task in ledger.tasks.values() {
        for unit in &task.lead {
            let recorded = ledger.assignments.get(&(task.id.clone(), unit.clone()));
            if recorded.is_some() || with_untouched {
                items.push(Item::Assignment(task, unit, recorded));
            }
        }
    }
    items
}

fn meeting_of(item: &Item<'_>) -> Option<MeetingId> {
    match item {
        Item::Commitment(commitment) => Some(commitment.meeting),
        Item::Assignment(_, _, recorded) => recorded.map(|assignment| assignment.meeting),
    }
}

fn is_asked_for(
    item: &Item<'_>,
    asked: &ListArgs,
    units: Option<&[UnitId]>,
    ledger: &Ledger,
    today: NaiveDate,
) -> bool {
    let standing = item.standing(today);
    let in_state = match asked.state {
        Some(State::Open) => item.is_open(),
        Some(State::Overdue) => matches!(standing, Standing::Overdue(_)),
        Some(State::Undated) => standing == Standing::Undated,
        Some(State::Reported) => matches!(standing, Standing::Reported | Standing::Met),
        Some(State::Asked) => item.course().is_some_and(|course| course.pending_request().is_some()),
        Some(State::Closed) => standing == Standing::Closed,
        // A meeting's own list shows everything it decided; the usual list what still has to be done.
        None => asked.all || asked.choice.meeting.is_some() || item.is_open(),
    };
    let due = |by: NaiveDate| item.is_open() && item.due(today).is_some_and(|day| day <= by);
    let of_task = |code: &str| task_code(code).is_some_and(|task| item.task() == Some(&task));
    in_state
        && units.is_none_or(|units| units.contains(item.unit()))
        && asked.due_by.is_none_or(due)
        && asked.task.as_deref().is_none_or(of_task)
        && (asked.choice.meeting.is_none() || meeting_of(item) == ledger.at)
        && asked.find.as_deref().is_none_or(|words| has_words(item, words, ledger))
}

fn has_words(item: &Item<'_>, words: &str, ledger: &Ledger) -> bool {
    let fold = |text: &str| typed::half_width(text).to_lowercase();
    let owner = if let Item::Commitment(commitment) = item { commitment.owner.as_str() } else { "" };
    let task = item.task().and_then(|task| ledger.tasks.get(task)).map_or("", |task| task.title.as_str());
    let words = fold(words);
    [item.text(), owner, task, ledger.short(item.unit()), &item.deadline().spoken]
        .iter()
        .any(|text| fold(text).contains(&words))
}

fn lines<'a>(items: &[Item<'a>], ledger: &'a Ledger, today: NaiveDate) -> Vec<Line<'a>> {
    items.iter().map(|item| line(item, ledger, today)).collect()
}

/// Everything that `list --all --tasks --public --json` tells.
pub(super) fn for_others(books: &Everybody, today: NaiveDate) -> serde_json::Result<String> {
    let items = every_item(books.books(), true);
    serde_json::to_string_pretty(&lines(&items, books.books(), today))
}

fn line<'a>(item: &Item<'a>, ledger: &'a Ledger, today: NaiveDate) -> Line<'a> {
    let (lamp, lamp_word) = ledger.lamp(item, today);
    let due = item.due(today);
    let (kind, supporting, owner, confirmed): (_, &[UnitId], _, _) = match item {
        Item::Commitment(known) => {
            let kind = if known.kind == CommitmentKind::Promise { "promise" } else { "instruction" };
            (kind, &known.supporting, known.owner.as_str(), known.confirmed)
        }
        Item::Assignment(task, ..) => ("task", &task.supporting, "", false),
    };
    Line {
        id: item.id().to_string(),
        kind,
        unit: ledger.short(item.unit()),
        unit_code: item.unit().as_str(),
        supporting: supporting.iter().map(|unit| ledger.short(unit)).collect(),
        task: item.task().map(crate::domain::TaskId::as_str),
        text: item.text(),
        owner,
        deadline: item.deadline().label(),
        spoken: &item.deadline().spoken,
        due,
        days_left: due.map(|day| (day - today).num_days()),
        state: state(item.standing(today)),
        lamp,
        lamp_word,
        extensions: item.course().map_or(0, Course::times_changed),
        confirmed,
        meeting: meeting_of(item).and_then(|id| ledger.meetings.get(&id)).map(|meeting| meeting.period.to_string()),
    }
}

pub(super) fn state(standing: Standing) -> &'static str {
    match standing {
        Standing::Overdue(_) => "overdue",
        Standing::Soon(_) | Standing::Ahead(_) | Standing::Continuing => "open",
        Standing::Undated => "undated",
        Standing::Reported => "reported",
        Standing::Met => "met",
        Standing::Closed => "closed",
        Standing::Withdrawn => "withdrawn",
    }
}

fn table(items: &[Item<'_>], ledger: &Ledger, today: NaiveDate) -> String {
    let mut table = Table::new(&["编号", "单位", "事项", "期限", "状态"], 2);
    for item in items {
        let standing = item.standing(today);
        let tint = match standing {
            Standing::Overdue(_) => Tint::Red,
            Standing::Soon(_) | Standing::Undated => Tint::Yellow,
            Standing::Reported | Standing::Met | Standing::Closed => Tint::Green,
            Standing::Ahead(_) | Standing::Continuing | Standing::Withdrawn => Tint::None,
        };
        let met = item.course().filter(|course| course.met().is_some());
        let word = met.map_or_else(|| wording::command_line::standing(standing), wording::met);
        table.row([
            Cell::from(item.id().to_string()),
            Cell::from(ledger.short(item.unit())),
            Cell::from(wording::command_line::item(item, ledger)),
            Cell::from(wording::item_deadline(item, today)),
            Cell::tinted(word, tint),
        ]);
    }
    let laid_out = table.lay_out(output::width(), output::colours());
    format!("{laid_out}{}", wording::command_line::listed(items.len()))
}
