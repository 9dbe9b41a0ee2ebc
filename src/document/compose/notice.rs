//! A notice (提醒函, 催办通知, 督办单): a letter to one unit about its own items and nobody else's.

use super::head::{Head, held_meeting, paper};
use super::item_line::{deadline, items, standing};
use crate::document::{Align, Block, Cell, Column, Document, DocumentKind, Table};
use crate::domain::{Audience, Item, Ledger, Meeting, OneUnit, Phrase, Standing, Unit, UnitId, UnitKind};
use crate::wording::papers::{self, Letter, Listed};
use crate::wording::phrase;
use crate::wording::words_of_item as text;
use crate::wording::{day_in_full, minutes};
use chrono::{Days, NaiveDate};

/// From how many days past the day on a unit is put under supervision rather than urged: after five days, as the rules
/// of several cities have it.
const LONG_OVERDUE: i64 = 6;

/// How long before its day a unit is reminded, also of what falls behind the next meeting: half a month.
const REMINDED_BEFORE: Days = Days::new(15);

/// A letter to one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// To whom.
    pub unit: UnitId,
    /// Which letter.
    pub letter: Letter,
    /// What it says.
    pub document: Document,
}

/// A letter to a unit that owes something: what was agreed at meetings, and tasks of the plan past their day or due
/// before the next meeting or within half a month. A unit that owes nothing gets none, nor does the lead unit.
#[must_use]
pub fn notice(books: &OneUnit, today: NaiveDate) -> Option<Notice> {
    let ledger = books.books();
    let meeting = ledger.meeting()?;
    // The office does not write letters to itself.
    let unit = ledger.units.get(books.unit()?).filter(|unit| unit.active && unit.kind != UnitKind::Lead)?;
    let pressing: Vec<Item<'_>> = items(ledger).into_iter().filter(|item| presses(item, meeting, today)).collect();
    letter_to(books, unit, &pressing, today)
}

fn presses(item: &Item<'_>, meeting: &Meeting, today: NaiveDate) -> bool {
    let at_hand = meeting.horizon().max(today.checked_add_days(REMINDED_BEFORE).unwrap_or(today));
    match (item, item.standing(today)) {
        (_, Standing::Reported | Standing::Met | Standing::Closed | Standing::Withdrawn) => false,
        (Item::Commitment(_), _) | (_, Standing::Overdue(_)) => true,
        (Item::Assignment(..), _) => item.due(today).is_some_and(|day| day <= at_hand),
    }
}

fn letter_to(books: &OneUnit, unit: &Unit, pressing: &[Item<'_>], today: NaiveDate) -> Option<Notice> {
    let ledger = books.books();
    let mut own: Vec<&Item<'_>> = pressing.iter().filter(|item| *item.unit() == unit.id).collect();
    // A duty whose day was promised or told again at a meeting stands once, in the words that were used there, until it
    // is late.
    let promised = own.iter().filter(|item| matches!(item, Item::Commitment(_)));
    let promised: Vec<_> = promised.map(|item| (item.task(), item.due(today))).collect();
    own.retain(|item| match item {
        Item::Assignment(..) if urgency(item, today) == Letter::Reminder => {
            !promised.contains(&(item.task(), item.due(today)))
        }
        Item::Assignment(..) | Item::Commitment(_) => true,
    });
    own.sort_by_key(|item| (item.due(today).unwrap_or(NaiveDate::MAX), item.id()));
    let helps = pressing
        .iter()
        .filter(|item| matches!(item, Item::Commitment(commitment) if commitment.supporting.contains(&unit.id)));
    if own.is_empty() {
        return None;
    }
    let letter = own.iter().map(|item| urgency(item, today)).max().unwrap_or(Letter::Reminder);
    let own: Vec<Row<'_>> = own.into_iter().map(|item| (text(ledger, item), item, standing(item, today))).collect();
    let helped: Vec<Row<'_>> =
        helps.map(|item| (text(ledger, item), item, papers::helps(ledger.short(item.unit())))).collect();
    let listed = Listed::of(&own, &helped);
    let table = table(ledger, today, own.into_iter().chain(helped));
    let style = &ledger.programme.house_style;
    let blocks = vec![
        Block::Title(papers::letter_title(letter, held_meeting(ledger, today).map(|held| held.period))),
        Block::Addressee(unit.name.clone()),
        Block::paragraph(opening(ledger, letter, listed, today)),
        Block::Table(table),
        Block::paragraph(closing(ledger, letter)),
        Block::Signature { organ: style.issuer.clone(), date: day_in_full(today) },
    ];
    let head = Head { kind: DocumentKind::Notice, what: papers::letter(letter), unit: &unit.short };
    Some(Notice { unit: unit.id.clone(), letter, document: paper(books, today, head, blocks) })
}

fn opening(ledger: &Ledger, letter: Letter, listed: Listed, today: NaiveDate) -> String {
    let which = match letter {
        Letter::Reminder => Phrase::Reminder,
        Letter::Urging => Phrase::Urging,
        Letter::Supervision => Phrase::Supervision,
    };
    let since = held_meeting(ledger, today);
    let day = since.map(|meeting| day_in_full(meeting.date)).unwrap_or_default();
    let name = since.map_or("", |meeting| meeting.name.as_str());
    let helped = if listed.helped == 0 { String::new() } else { listed.helped.to_string() };
    let own = listed.own.to_string();
    let values = [("日期", day.as_str()), ("会议", name), ("件数", own.as_str()), ("配合", helped.as_str())];
    phrase::said(&ledger.programme.phrases, which, &values, || {
        papers::letter_opening(letter, since.map(|meeting| (meeting.date, meeting.name.as_str())), listed)
    })
}

fn closing(ledger: &Ledger, letter: Letter) -> String {
    let which = match letter {
        Letter::Reminder => Phrase::ReminderEnd,
        Letter::Urging => Phrase::UrgingEnd,
        Letter::Supervision => Phrase::SupervisionEnd,
    };
    let office = papers::office(&ledger.programme.house_style.issuer);
    phrase::said(&ledger.programme.phrases, which, &[("办公室", office)], || papers::letter_closing(letter, office))
}

fn urgency(item: &Item<'_>, today: NaiveDate) -> Letter {
    match item.standing(today) {
        Standing::Overdue(days) if days >= LONG_OVERDUE => Letter::Supervision,
        Standing::Overdue(_) => Letter::Urging,
        _ => Letter::Reminder,
    }
}

/// An item in words, the item, and how it stands.
type Row<'a> = (String, &'a Item<'a>, String);

fn table<'a>(ledger: &Ledger, today: NaiveDate, rows: impl Iterator<Item = Row<'a>>) -> Table {
    let [number, words, due, state] = papers::LETTER_COLUMNS;
    let columns = vec![
        Column::new(number, 4, Align::Center),
        Column::new(words, 20, Align::Left),
        Column::new(due, 12, Align::Center),
        Column::new(state, 9, Align::Center),
    ];
    let rows = (1..).zip(rows).map(|(number, (words, item, state))| -> Vec<Cell> {
        let due = deadline(ledger, item, today).unwrap_or_else(|| papers::DATE_WANTED.to_owned());
        vec![number.to_string().into(), words.into(), minutes::in_column(&due).into(), state.into()]
    });
    Table { columns, rows: rows.collect() }
}
