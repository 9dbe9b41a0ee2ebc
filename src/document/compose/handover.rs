//! 交接说明: what whoever takes the ledger over has to know: what is open, what waits for an answer, what lies in the
//! folder. And the versions of minutes as they went out.

use super::head::{Head, paper};
use super::item_line::{deadline, items, standing};
use super::minutes::{meta, title};
use crate::document::{Align, Block, Cell, Column, Document, DocumentKind, Level, Table};
use crate::domain::{Audience, Edition, Everybody, Item, Ledger, MeetingState, Office, Standing};
use crate::wording::words_of_item as text;
use crate::wording::{self, handover as words, minutes};
use chrono::NaiveDate;

/// The page for the successor; `head` is how far the ledger has come, as papers name it.
#[must_use]
pub fn handover_page(office: Office<'_>, today: NaiveDate, head: &str) -> Document {
    let ledger = office.books();
    let [holds, open, waits, folder] = words::HEADINGS;
    let mut blocks = vec![Block::Title(words::PAGE.to_owned())];
    let mut section = |number: usize, heading: &str, body: Vec<Block>| {
        blocks.push(Block::heading(Level::One, minutes::section(number, heading)));
        blocks.extend(body);
    };
    section(1, holds, state(ledger, head));
    section(2, open, open_items(ledger, today));
    section(3, waits, waiting(ledger, today));
    section(4, folder, contents());
    paper(&office, today, Head { kind: DocumentKind::Bulletin, what: words::PAGE, unit: "" }, blocks)
}

fn state(ledger: &Ledger, head: &str) -> Vec<Block> {
    let (units, tasks) = (ledger.roster().len(), ledger.tasks.len());
    let holds = words::holds(ledger.meetings.len(), units, tasks, ledger.commitments.len(), head);
    let last = ledger.meetings.values().next_back().map(|meeting| {
        let state = wording::meeting_state(meeting.state);
        words::last_meeting(meeting.number, &meeting.name, state, meeting.next_date)
    });
    std::iter::once(holds).chain(last).map(Block::paragraph).collect()
}

/// What is not done: promises, instructions, and what the plan asks and is late; the rest of the plan is counted.
fn open_items(ledger: &Ledger, today: NaiveDate) -> Vec<Block> {
    let is_told = |item: &Item<'_>| match item {
        Item::Commitment(_) => true,
        Item::Assignment(..) => matches!(item.standing(today), Standing::Overdue(_)),
    };
    let (mut told, planned): (Vec<Item<'_>>, Vec<Item<'_>>) =
        items(ledger).into_iter().filter(Item::is_open).partition(is_told);
    let order = |item: &Item<'_>| ledger.units.get(item.unit()).map_or(u32::MAX, |unit| unit.order);
    told.sort_by_key(|item| (order(item), item.due(today).unwrap_or(NaiveDate::MAX), item.id()));
    let row = |item: &Item<'_>| -> Vec<Cell> {
        let due = deadline(ledger, item, today).unwrap_or_else(|| minutes::UNDATED_CELL.to_owned());
        vec![
            item.id().to_string().into(),
            text(ledger, item).into(),
            ledger.short(item.unit()).into(),
            minutes::in_column(&due).into(),
            standing(item, today).into(),
        ]
    };
    let shares = [(6, Align::Center), (18, Align::Left), (9, Align::Center), (13, Align::Center), (8, Align::Left)];
    let columns =
        words::OPEN_COLUMNS.iter().zip(shares).map(|(heading, (share, align))| Column::new(*heading, share, align));
    let mut blocks = if told.is_empty() {
        vec![Block::paragraph(words::NOTHING_OPEN)]
    } else {
        vec![Block::Table(Table { columns: columns.collect(), rows: told.iter().map(row).collect() })]
    };
    if !planned.is_empty() {
        let undated = planned.iter().filter(|item| item.deadline().is_undated()).count();
        blocks.push(Block::paragraph(words::planned(planned.len(), undated)));
    }
    blocks
}

/// What somebody is waiting for, kind by kind.
fn waiting(ledger: &Ledger, today: NaiveDate) -> Vec<Block> {
    let item = |item: &Item<'_>| words::at_unit(ledger.short(item.unit()), &text(ledger, item));
    let is_reported = |one: &&Item<'_>| matches!(one.standing(today), Standing::Reported | Standing::Met);
    let help = ledger.help_requests.values().filter(|help| help.settled.is_none());
    let unfinished = ledger.meetings.values().filter(|meeting| {
        let is_issued = ledger.minutes.get(&meeting.id).is_some_and(|minutes| minutes.issued);
        meeting.state != MeetingState::Sealed && !is_issued
    });
    let held_back = ledger.entries().filter(|entry| {
        let waits = |stage: usize| ledger.register_kind(&entry.kind)?.stages.get(stage).map(|one| one.until_released);
        entry.released.is_none() && waits(entry.stage) == Some(true)
    });
    let kinds: [Vec<String>; 6] = [
        ledger.requests().iter().map(item).collect(),
        items(ledger).iter().filter(is_reported).map(item).collect(),
        ledger.waiting().iter().map(item).collect(),
        help.map(|help| words::at_unit(ledger.short(&help.unit), &help.text)).collect(),
        unfinished.map(|meeting| minutes::file_title(meeting.period, Some(meeting.number))).collect(),
        held_back.map(|entry| words::at_unit(ledger.short(&entry.unit), &entry.name)).collect(),
    ];
    let told = words::WAITS.iter().zip(&kinds).filter(|(_, each)| !each.is_empty());
    let mut blocks: Vec<Block> = told.map(|(kind, each)| Block::paragraph(words::waits(kind, each))).collect();
    if blocks.is_empty() {
        blocks.push(Block::paragraph(words::NOTHING_WAITS));
    }
    blocks
}

fn contents() -> Vec<Block> {
    let lies = words::FOLDERS.into_iter().chain([(words::LEDGER, words::COPY_ABOUT)]);
    let told = lies.map(|(name, about)| words::lies(name, about)).chain([words::HOW.to_owned()]);
    told.map(Block::paragraph).collect()
}

/// The versions of the minutes of the meeting at hand, each word for word as it went out.
#[must_use]
pub fn editions(books: &Everybody) -> Vec<Document> {
    let ledger = books.books();
    let paper = |edition: &Edition| {
        let day = edition.issued_at.date();
        let blocks = edition.words.iter().map(|line| Block::paragraph(line.as_str())).collect();
        let title = words::edition(&title(ledger), edition.version, day);
        Document { kind: DocumentKind::Minutes, title, meta: meta(books, day), blocks }
    };
    ledger.editions.values().filter(|edition| Some(edition.meeting) == ledger.at).map(paper).collect()
}
