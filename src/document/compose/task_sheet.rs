//! The ledger of items (销号台账) and the division of the year's tasks (任务分工): a workbook to sort and filter, and a
//! paper to hand round. Whoever reads them: the books of everybody leave out what is private, the office's say 内部.

use super::head::{Head, paper, title};
use super::item_line::{deadline, items, lamp, mark, standing, story};
use super::minutes::meta;
use crate::document::{Align, Block, Cell, Column, Document, DocumentKind, Field, Sheet, Table, Workbook};
use crate::domain::{Audience, Commitment, Deadline, Due, Item, Ledger, Life, UnitId};
use crate::wording::words_of_item as text;
use crate::wording::{self, minutes, papers};
use chrono::NaiveDate;

/// The ledger as a workbook: a sheet of what was agreed at meetings, a sheet of the year's tasks at their units.
#[must_use]
pub fn task_workbook(books: &impl Audience, today: NaiveDate) -> Workbook {
    let ledger = books.books();
    // Called as the paper beside it.
    let title = title(ledger, today, Head { kind: DocumentKind::Tasks, what: papers::TASK_LEDGER, unit: "" });
    let items = items(ledger);
    let agreed = items.iter().filter_map(|item| match item {
        Item::Commitment(commitment) => Some(agreed_row(ledger, commitment, item, today)),
        Item::Assignment(..) => None,
    });
    let planned = items.iter().filter(|item| matches!(item, Item::Assignment(..)));
    let sheets = vec![
        Sheet { title: title.clone(), ..Sheet::of(papers::TASK_LEDGER, &papers::LEDGER_COLUMNS, agreed.collect()) },
        Sheet::of(
            papers::TASK_SHEET,
            &papers::TASK_COLUMNS,
            planned.map(|item| planned_row(ledger, item, today)).collect(),
        ),
    ];
    Workbook { title, meta: meta(books, today), sheets }
}

fn agreed_row(ledger: &Ledger, commitment: &Commitment, item: &Item<'_>, today: NaiveDate) -> Vec<Field> {
    let supporting: Vec<&str> = commitment.supporting.iter().map(|unit| ledger.short(unit)).collect();
    let meeting = ledger.meetings.get(&commitment.meeting).map(|meeting| meeting.period.to_string());
    let closed = match &commitment.course.life {
        Life::Closed { on, .. } => Some(*on),
        _ => None,
    };
    vec![
        commitment.id.0.into(),
        mark(item).into(),
        text(ledger, item).into(),
        ledger.short(&commitment.unit).into(),
        supporting.join("、").into(),
        commitment.owner.clone().into(),
        meeting.into(),
        due_field(ledger, commitment.first_deadline(), today),
        due_now(ledger, item, today),
        standing(item, today).into(),
        lamp(ledger, item, today).into(),
        story(ledger, item).into(),
        closed.into(),
    ]
}

fn planned_row(ledger: &Ledger, item: &Item<'_>, today: NaiveDate) -> Vec<Field> {
    let Item::Assignment(task, unit, _) = item else { return Vec::new() };
    let focus = task.focus.as_ref().and_then(|id| ledger.programme.focuses.iter().find(|focus| focus.id == *id));
    vec![
        task.id.as_str().into(),
        focus.map_or(papers::NO_FOCUS, |focus| focus.short.as_str()).into(),
        task.title.clone().into(),
        task.requirement.clone().into(),
        ledger.short(unit).into(),
        due_now(ledger, item, today),
        standing(item, today).into(),
        lamp(ledger, item, today).into(),
        task.monthly_note.clone().into(),
    ]
}

/// The deadline in force; of several stages, and of what comes back, in words which is due.
fn due_now(ledger: &Ledger, item: &Item<'_>, today: NaiveDate) -> Field {
    let parts = wording::parts_in_full(item, today).map(|parts| minutes::in_column(&parts));
    parts.map_or_else(|| due_field(ledger, item.deadline(), today), Field::from)
}

/// A single day as a day that sorts; anything else in words.
fn due_field(ledger: &Ledger, due: &Deadline, today: NaiveDate) -> Field {
    if let [Due::On(day)] = due.dues.as_slice() {
        return (*day).into();
    }
    let next = ledger.meeting().and_then(|meeting| meeting.next_date);
    let said = minutes::deadline(due, today, next).unwrap_or_else(|| wording::deadline(&Deadline::none(), today));
    minutes::in_column(&said).into()
}

/// 办理情况: where it stands, and what has been done about it.
fn told(ledger: &Ledger, item: &Item<'_>, today: NaiveDate) -> String {
    let (standing, story) = (standing(item, today), story(ledger, item));
    if story.is_empty() { standing } else { format!("{standing}：{story}") }
}

/// The ledger of what was agreed at meetings as a paper, by unit in speaking order.
#[must_use]
pub fn task_paper(books: &impl Audience, today: NaiveDate) -> Document {
    let ledger = books.books();
    let [number, words, unit, due, state] = papers::PAPER_COLUMNS;
    let columns = vec![
        Column::new(number, 4, Align::Center),
        Column::new(words, 14, Align::Left),
        Column::new(unit, 10, Align::Center),
        Column::new(due, 15, Align::Center),
        Column::new(state, 12, Align::Left),
    ];
    let order = |unit: &UnitId| ledger.units.get(unit).map_or(u32::MAX, |unit| unit.order);
    let mut agreed: Vec<Item<'_>> =
        items(ledger).into_iter().filter(|item| matches!(item, Item::Commitment(_))).collect();
    agreed.sort_by_key(|item| (order(item.unit()), item.id()));
    let rows = (1..).zip(&agreed).map(|(number, item)| -> Vec<Cell> {
        vec![
            number.to_string().into(),
            text(ledger, item).into(),
            ledger.short(item.unit()).into(),
            minutes::in_column(&deadline(ledger, item, today).unwrap_or_else(|| minutes::UNDATED_CELL.to_owned()))
                .into(),
            told(ledger, item, today).into(),
        ]
    });
    let table = Block::Table(Table { columns, rows: rows.collect() });
    paper(
        books,
        today,
        Head { kind: DocumentKind::Tasks, what: papers::TASK_LEDGER, unit: "" },
        vec![Block::Title(papers::TASK_LEDGER.to_owned()), table],
    )
}
