//! The bulletin (通报): how far the office's plan and the meeting's items have come, by the office's own headings and
//! lamps in a fixed order. Units behind are counted; they are named only when the chair has agreed to it.

use super::head::{Head, paper};
use super::hearing::reported;
use super::item_line::{LAMPS, items, lamp_word};
use super::since;
use super::sitting::Sitting;
use crate::document::{Align, Block, Cell, Column, Document, DocumentKind, Level, Table};
use crate::domain::{Audience, Everybody, Item, Lamp, Ledger, Phrase, Standing, Unfiled, Unit, UnitId, UnitKind};
use crate::wording::papers::{self, Counts};
use crate::wording::since as since_words;
use crate::wording::words_of_item as text;
use crate::wording::{self, day_in_full, minutes, phrase};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Whether units that are behind are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Naming {
    /// Only how many.
    #[default]
    Withheld,
    /// By name.
    Named,
}

/// The bulletin on a day.
#[must_use]
pub fn bulletin(books: &Everybody, today: NaiveDate, naming: Naming) -> Document {
    let ledger = books.books();
    let items = items(ledger);
    let style = &ledger.programme.house_style;
    let title = ledger.meeting().map(|meeting| {
        let (month, usual) = (wording::month(meeting.period), || papers::bulletin_title(meeting.period));
        Block::Title(phrase::said(&ledger.programme.phrases, Phrase::BulletinTitle, &[("月份", &month)], usual))
    });
    let mut blocks: Vec<Block> = title.into_iter().collect();
    let mut sections = vec![
        (papers::OVERALL, overall(&items, today)),
        (papers::BY_FOCUS, vec![Block::Table(by_focus(ledger, &items, today))]),
        (papers::BY_LAMP, by_lamp(ledger, &items, today, naming)),
        (papers::SILENT, silent(books, naming).map(Block::paragraph).into_iter().collect()),
    ];
    let since = match naming {
        Naming::Named => since::named(ledger, today),
        Naming::Withheld => since::counted(ledger, today),
    };
    sections.insert(1, (since_words::SINCE, since));
    let unfiled = unfiled(ledger, naming == Naming::Named);
    if !unfiled.is_empty() {
        sections.push((papers::UNFILED, unfiled));
    }
    let filled = sections.into_iter().filter(|(_, section)| !section.is_empty());
    for (number, (heading, section)) in (1..).zip(filled) {
        blocks.push(Block::heading(Level::One, minutes::section(number, heading)));
        blocks.extend(section);
    }
    blocks.push(Block::Signature { organ: style.issuer.clone(), date: day_in_full(today) });
    paper(books, today, Head { kind: DocumentKind::Bulletin, what: papers::BULLETIN, unit: "" }, blocks)
}

/// Who has not filed what was due, by name where that is allowed.
pub(super) fn unfiled(ledger: &Ledger, by_name: bool) -> Vec<Block> {
    let said = |one: &Unfiled<'_>| {
        let names: Vec<&str> = one.missing.iter().filter(|_| by_name).map(|unit| unit.short.as_str()).collect();
        Block::paragraph(papers::unfiled(&one.kind.name, one.by, one.filed, one.missing.len(), &names))
    };
    ledger.unfiled().iter().map(said).collect()
}

fn overall(items: &[Item<'_>], today: NaiveDate) -> Vec<Block> {
    let (agreed, planned): (Vec<&Item<'_>>, Vec<&Item<'_>>) =
        items.iter().partition(|item| matches!(item, Item::Commitment(_)));
    let tasks: BTreeSet<_> = planned.iter().filter_map(|item| item.task()).collect();
    let kinds = [(papers::AGREED, None, agreed), (minutes::PLANNED, Some(tasks.len()), planned)];
    let told = kinds.into_iter().filter(|(_, _, items)| !items.is_empty());
    told.map(|(what, tasks, items)| Block::paragraph(papers::counts(what, tasks, count(&items, today)))).collect()
}

fn count(items: &[&Item<'_>], today: NaiveDate) -> Counts {
    let mut counts = Counts { total: items.len(), ..Counts::default() };
    for item in items {
        match item.standing(today) {
            Standing::Closed => counts.closed += 1,
            Standing::Reported => counts.reported += 1,
            Standing::Met => counts.met += 1,
            Standing::Overdue(_) => counts.overdue += 1,
            Standing::Undated => counts.undated += 1,
            Standing::Soon(_) | Standing::Ahead(_) | Standing::Continuing | Standing::Withdrawn => {}
        }
    }
    counts
}

/// How many items of each heading light which lamp: what was agreed first, then the plan's headings in their order.
fn by_focus(ledger: &Ledger, items: &[Item<'_>], today: NaiveDate) -> Table {
    // A column in which nothing is lit tells nobody anything.
    let used: Vec<Lamp> =
        LAMPS.into_iter().filter(|lamp| items.iter().any(|item| ledger.lamp(item, today).0 == *lamp)).collect();
    let mut columns = vec![Column::new(papers::FOCUS_COLUMN, 14, Align::Left)];
    columns.extend(used.iter().map(|lamp| Column::new(wording::lamp(*lamp), 4, Align::Center)));
    columns.push(Column::new(papers::TOTAL_COLUMN, 5, Align::Center));
    let focus_of = |item: &Item<'_>| match item {
        Item::Assignment(task, ..) => task.focus.clone(),
        Item::Commitment(_) => None,
    };
    let mut rows = Vec::new();
    let mut row = |name: &str, belongs: &dyn Fn(&Item<'_>) -> bool| {
        let lit: Vec<Lamp> = items.iter().filter(|item| belongs(item)).map(|item| ledger.lamp(item, today).0).collect();
        if lit.is_empty() {
            return;
        }
        let mut cells: Vec<Cell> = vec![name.into()];
        cells.extend(used.iter().map(|lamp| Cell::from(lit.iter().filter(|one| *one == lamp).count().to_string())));
        cells.push(lit.len().to_string().into());
        rows.push(cells);
    };
    row(papers::AGREED, &|item| matches!(item, Item::Commitment(_)));
    for focus in &ledger.programme.focuses {
        row(&focus.short, &|item| focus_of(item).as_ref() == Some(&focus.id));
    }
    row(papers::NO_FOCUS, &|item| matches!(item, Item::Assignment(..)) && focus_of(item).is_none());
    Table { columns, rows }
}

/// What is behind: red, orange and yellow, in speaking order within a lamp.
fn by_lamp(ledger: &Ledger, items: &[Item<'_>], today: NaiveDate, naming: Naming) -> Vec<Block> {
    let order = |unit: &UnitId| ledger.units.get(unit).map_or(u32::MAX, |unit| unit.order);
    let of_lamp = |lamp: Lamp| {
        let mut lit: Vec<&Item<'_>> = items.iter().filter(|item| ledger.lamp(item, today).0 == lamp).collect();
        lit.sort_by_key(|item| (order(item.unit()), item.id()));
        (lamp, lit)
    };
    let lit = [Lamp::Red, Lamp::Orange, Lamp::Yellow].map(of_lamp);
    let mut blocks = Vec::new();
    for (number, (lamp, lit)) in (1..).zip(lit.into_iter().filter(|(_, lit)| !lit.is_empty())) {
        blocks.push(Block::heading(Level::Two, minutes::subsection(number, &papers::lamp_heading(lamp, &lit))));
        match naming {
            Naming::Named => blocks.extend(lit.iter().map(|item| {
                let (unit, word) = (ledger.short(item.unit()), lamp_word(ledger, item, today));
                Block::paragraph(minutes::sentence(&[papers::lit(unit, &text(ledger, item), word)]))
            })),
            Naming::Withheld => {
                let units: BTreeSet<&UnitId> = lit.iter().map(|item| item.unit()).collect();
                blocks.push(Block::paragraph(papers::withheld(units.len())));
            }
        }
    }
    if blocks.is_empty() {
        blocks.push(Block::paragraph(papers::NO_LAMP_LIT));
    }
    blocks
}

/// Units of the meeting that were not heard and reported nothing; what was instructed to all does not count.
fn silent(books: &Everybody, naming: Naming) -> Option<String> {
    let sitting = Sitting::at_hand(books)?;
    let owing = sitting.units().into_iter().filter(|unit| unit.kind != UnitKind::Lead);
    let quiet: Vec<&Unit> = owing.filter(|unit| !reported(&sitting, &unit.id)).collect();
    if quiet.is_empty() {
        return None;
    }
    Some(match naming {
        Naming::Withheld => papers::withheld(quiet.len()),
        Naming::Named => papers::silent(&quiet.iter().map(|unit| unit.short.as_str()).collect::<Vec<_>>()),
    })
}
