//! `diaodu show`: the whole life of an item, from the meeting it was made at to today.

use super::{
    failure::Failure,
    items,
    options::{MeetingChoice, Options},
    output,
};
use crate::{
    domain::{Happening, Item, ItemId, Lamp, Ledger, LifeEvent, MonthLamp, Refusal, life_line, month_lamps},
    session::Session,
    wording::{self, command_line, life_line as words},
};
use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    #[arg(required = true, value_name = "编号", num_args = 1.., help = "事项编号（12 或 T30@交通局），可写几个")]
    words: Vec<String>,
    #[command(flatten)]
    choice: MeetingChoice,
}

/// One item's life; the fields' names are stable.
#[derive(Debug, Serialize)]
pub(super) struct Life {
    id: String,
    unit: String,
    text: String,
    deadline: String,
    first_deadline: Option<String>,
    extensions: usize,
    state: &'static str,
    lamp: Lamp,
    lamp_word: String,
    lamp_by_hand: bool,
    events: Vec<Station>,
    lamps: Vec<Month>,
}

#[derive(Debug, Serialize)]
struct Station {
    on: NaiveDate,
    meeting: Option<String>,
    kind: &'static str,
    what: String,
}

#[derive(Debug, Serialize)]
struct Month {
    meeting: String,
    lamp: Lamp,
    word: String,
    by_hand: bool,
}

pub(super) fn run(options: &Options, asked: &ShowArgs) -> Result<(), Failure> {
    let session = items::session_with(options, &asked.choice, &asked.words)?;
    let shown = items::items(&asked.words, session.ledger())?;
    let lives = shown.iter().map(|id| life(&session, id)).collect::<Result<Vec<_>, _>>()?;
    if options.json {
        return output::print_json(&lives);
    }
    output::print(&lives.iter().map(|life| told(life, &session)).collect::<Vec<_>>().join("\n"))
}

/// The life of an item.
pub(super) fn life(session: &Session, id: &ItemId) -> Result<Life, Failure> {
    let (ledger, today) = (session.ledger(), session.clock().today());
    let item = ledger.item(id).ok_or_else(|| Refusal::UnknownItem(id.to_string()))?;
    let said = session.said_about(id)?;
    let (lamp, lamp_word) = ledger.lamp(&item, today);
    let period = |meeting| ledger.meetings.get(&meeting).map(|meeting| meeting.period.to_string());
    let events = life_line(&item, &said, ledger).into_iter().map(|event| Station {
        on: event.on,
        meeting: event.meeting.and_then(period),
        kind: kind(&event),
        what: words::happening(&event, &item, ledger, today),
    });
    let month = |month: MonthLamp| Month {
        meeting: period(month.meeting).unwrap_or_default(),
        lamp: month.lamp,
        word: month.word,
        by_hand: month.by_hand,
    };
    Ok(Life {
        id: id.to_string(),
        unit: ledger.short(item.unit()).to_owned(),
        text: item.text().to_owned(),
        deadline: item.deadline().label(),
        first_deadline: item.course().and_then(|course| Some(course.extensions.first()?.from.label())),
        extensions: item.course().map_or(0, crate::domain::Course::times_extended),
        state: super::list::state(item.standing(today)),
        lamp,
        lamp_word: lamp_word.to_owned(),
        lamp_by_hand: ledger.manual_lamp(&item, today).is_some(),
        events: events.collect(),
        lamps: month_lamps(&item, &said, ledger, today).into_iter().map(month).collect(),
    })
}

fn kind(event: &LifeEvent) -> &'static str {
    match event.what {
        Happening::Made(..) => "made",
        Happening::Dated(_) => "dated",
        Happening::Said(..) => "progress",
        Happening::Asked(..) => "asked",
        Happening::Refused(..) => "refused",
        Happening::Extended { .. } => "extended",
        Happening::Reported(_) => "reported",
        Happening::PartDone(..) => "part_reported",
        Happening::Closed(_) => "closed",
        Happening::SentBack(_) => "reopened",
        Happening::Withdrawn(_) => "withdrawn",
        Happening::Superseded => "superseded",
        Happening::Recast(_) => "recast",
        Happening::Lamp(..) => "lamp",
        Happening::HandedOver(_) => "handed_over",
    }
}

/// The life in lines for a reader.
pub(super) fn told(life: &Life, session: &Session) -> String {
    let ledger = session.ledger();
    let mut lines = vec![format!("{} {}　{}", life.id, life.unit, head(life, ledger, session.clock().today()))];
    if life.events.is_empty() {
        lines.push(format!("    {}", words::NOTHING_YET));
    }
    lines.extend(life.events.iter().map(|station| format!("    {}  {}", station.on, station.what)));
    if !life.lamps.is_empty() {
        let months = life.lamps.iter().map(|month| {
            let by_hand = if month.by_hand { words::BY_HAND } else { "" };
            format!("{} {}{by_hand}", month.meeting, wording::lamp(month.lamp))
        });
        lines.push(format!("    {}：{}", words::LAMPS, months.collect::<Vec<_>>().join("、")));
    }
    lines.join("\n")
}

fn head(life: &Life, ledger: &Ledger, today: NaiveDate) -> String {
    let item = match life.id.split_once('@') {
        None => life.id.parse().ok().map(|id| ItemId::Commitment(crate::domain::CommitmentId(id))),
        Some((task, unit)) => {
            Some(ItemId::Assignment(crate::domain::TaskId::new(task), crate::domain::UnitId::new(unit)))
        }
    };
    let known: Option<Item<'_>> = item.as_ref().and_then(|item| ledger.item(item));
    known.map_or_else(|| life.text.clone(), |item| command_line::in_short(&item, ledger, today))
}
