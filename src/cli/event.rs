//! `diaodu event`: what waits for an event, and the day of the event when it came.

use super::{
    failure::Failure,
    items,
    options::{MeetingChoice, Options},
    output,
};
use crate::{
    catalogue::holidays,
    domain::{Command, Item, ItemId, Ledger, Refusal},
    language::{
        event_day::{event_day, event_named},
        read_deadline,
        register_value::record_day,
    },
    wording::{register as words, waiting},
};
use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

#[derive(Debug, Args)]
pub(super) struct EventArgs {
    #[arg(value_name = "编号 日期", num_args = 0.., help = "在等的事项（12 或 T30@交通局，可写几个），最后写等的那件事是哪天，如 6月20日；都不写就列在等的事")]
    words: Vec<String>,
    #[arg(long, value_name = "期限", help = "话里算不出来的，写期限，如“7月5日前”")]
    due: Option<String>,
    #[arg(long, help = "等同一件事的一并填上")]
    same: bool,
    #[command(flatten)]
    choice: MeetingChoice,
}

/// Something that waits; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Waiting<'a> {
    id: String,
    unit: &'a str,
    text: &'a str,
    spoken: &'a str,
    event: &'a str,
}

pub(super) fn run(options: &Options, asked: &EventArgs) -> Result<(), Failure> {
    let Some((day, names @ [_, ..])) = asked.words.split_last() else { return list(options, asked) };
    let mut session = items::session_with(options, &asked.choice, names)?;
    let today = options.clock.today();
    let on = record_day(day, today, holidays::calendar());
    let on = on.ok_or_else(|| Failure::refused(words::not_a_day(day)))?;
    let ledger = session.ledger();
    let mut entered = items::items(names, ledger)?;
    let first = entered.first().and_then(|id| ledger.item(id));
    let event = first.map_or_else(String::new, |item| event_named(&item.deadline().spoken).to_owned());
    let others: Vec<ItemId> = same(ledger, &event).into_iter().filter(|id| !entered.contains(id)).collect();
    if asked.same {
        entered.extend(others.iter().cloned());
    }
    let mut dues = Vec::new();
    for id in entered {
        let item = ledger.item(&id).ok_or_else(|| Refusal::UnknownItem(id.to_string()))?;
        if !item.deadline().waits() {
            return Err(Refusal::WaitsForNothing(id).into());
        }
        let due = due(&item, on, asked.due.as_deref()).ok_or_else(|| Failure::refused(waiting::no_length()))?;
        dues.push((id, due));
    }
    let what = waiting::came(&event, on, today);
    items::act_once(options, &mut session, Command::EnterEvent { dues, on, what })?;
    if !asked.same && !others.is_empty() && !options.json {
        output::tell(&waiting::others(&event, &others));
    }
    Ok(())
}

/// The day that follows for an item: as it was written, else as its words count it.
fn due(item: &Item<'_>, on: NaiveDate, written: Option<&str>) -> Option<NaiveDate> {
    match written {
        Some(text) => read_deadline(text, on, holidays::calendar()).to_deadline(text).last_day(),
        None => event_day(&item.deadline().spoken, on, holidays::calendar()),
    }
}

/// Everything that waits for an event of that name.
fn same(ledger: &Ledger, event: &str) -> Vec<ItemId> {
    let waits =
        ledger.commitments.values().map(Item::Commitment).filter(|item| item.is_owed() && item.deadline().waits());
    waits.filter(|item| event_named(&item.deadline().spoken) == event).map(|item| item.id()).collect()
}

fn list(options: &Options, asked: &EventArgs) -> Result<(), Failure> {
    if let [word] = asked.words.as_slice() {
        return Err(Failure::refused(words::not_a_day(word)));
    }
    let ledger = options.picture(&asked.choice)?;
    let all: Vec<Item<'_>> = ledger.waiting();
    if options.json {
        let rows = all.iter().map(|item| Waiting {
            id: item.id().to_string(),
            unit: ledger.short(item.unit()),
            text: item.text(),
            spoken: &item.deadline().spoken,
            event: event_named(&item.deadline().spoken),
        });
        return output::print_json(&rows.collect::<Vec<_>>());
    }
    if all.is_empty() {
        output::tell(waiting::NOTHING_WAITS);
        return Ok(());
    }
    let line = |item: &Item<'_>| {
        format!("{}　{}", item.id(), waiting::line(ledger.short(item.unit()), item.text(), item.deadline()))
    };
    output::print(&all.iter().map(line).collect::<Vec<_>>().join("\n"))
}
