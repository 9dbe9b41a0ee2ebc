//! The papers before a meeting: the chair's brief of every unit, the agenda, the notice with its reply slip.

use super::bulletin::unfiled;
use super::head::{Head, paper};
use super::item_line::{deadline, last_said, standing};
use super::since;
use crate::document::{Align, Block, Cell, Column, Document, DocumentKind, Level, Table};
use crate::domain::{
    Audience, Before, ChairQuestion, Everybody, Item, Ledger, Life, Meeting, Office, RegisterKind, Remark, Standing,
    UnitId,
};
use crate::wording::words_of_item as text;
use crate::wording::{
    against, before as words, chair, day_in_full, minutes, papers, register, since as since_words, waiting as waits,
};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// Whether the secretary's private notes come along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notes {
    /// Not at all.
    #[default]
    Left,
    /// Marked 【内部】.
    Marked,
}

/// Days before the meeting by which forms and replies are asked for.
const ANSWER_DAYS: u64 = 2;

/// The chair's brief: a section a unit, in speaking order.
#[must_use]
pub fn brief_paper(office: Office<'_>, today: NaiveDate, notes: Notes) -> Document {
    let ledger = office.books();
    let mut blocks = Vec::new();
    if let Some(meeting) = ledger.meeting() {
        blocks.push(Block::Title(words::brief_title(meeting.period, &meeting.name)));
    }
    if notes == Notes::Marked {
        blocks.push(Block::paragraph(words::INTERNAL));
    }
    let units = ledger.before_the_meeting(today);
    blocks.extend(forms(&units));
    blocks.extend(since::page(ledger, today));
    let unfiled = unfiled(ledger, true);
    if !unfiled.is_empty() {
        blocks.push(Block::heading(Level::One, papers::UNFILED));
        blocks.extend(unfiled);
    }
    blocks.extend(requests(ledger, today));
    blocks.extend(waiting(ledger));
    blocks.extend(not_held(ledger, today));
    let mut quiet: Vec<(&str, usize)> = Vec::new();
    for (number, before) in (1..).zip(&units) {
        match unit_section(ledger, number, before, today, notes) {
            Some(section) => blocks.extend(section),
            None => quiet.push((&before.unit.short, before.undated.len())),
        }
    }
    if !quiet.is_empty() {
        blocks.push(Block::heading(Level::One, words::quiet_units(quiet.len())));
        blocks.extend(words::quiet(&quiet).into_iter().map(Block::paragraph));
    }
    blocks.extend(questions(office, today));
    let what = if notes == Notes::Marked { words::BRIEF_WITH_NOTES } else { words::BRIEF };
    paper(&office, today, Head { kind: DocumentKind::Bulletin, what, unit: "" }, blocks)
}

/// What was asked for and nobody has answered: a day later, and why.
fn requests(ledger: &Ledger, today: NaiveDate) -> Vec<Block> {
    let asked = ledger.requests();
    let said = |item: &Item<'_>| {
        let request = item.course()?.pending_request()?;
        let words = |one| minutes::deadline(one, today, None).unwrap_or_else(|| minutes::UNDATED_CELL.to_owned());
        let (from, to) = (words(&request.from), words(&request.to));
        let said = papers::request(ledger.short(item.unit()), &text(ledger, item), &from, &to, &request.reason);
        Some(Block::paragraph(said))
    };
    let mut blocks: Vec<Block> = asked.iter().filter_map(said).collect();
    if !blocks.is_empty() {
        blocks.insert(0, Block::heading(Level::One, papers::REQUESTS));
    }
    blocks
}

/// What the chair may ask, unit by unit, on a page of its own.
fn questions(office: Office<'_>, today: NaiveDate) -> Vec<Block> {
    let ledger = office.books();
    let [unit, question, evidence] = chair::COLUMNS;
    let columns = vec![
        Column::new(unit, 8, Align::Left),
        Column::new(question, 16, Align::Left),
        Column::new(evidence, 22, Align::Left),
    ];
    let asked = ledger.walk().into_iter().flat_map(|(unit, _)| office.chair_questions(&unit.id, today));
    let row = |asked: ChairQuestion| -> Vec<Cell> {
        let evidence = chair::evidence(&asked, ledger, today).join("；");
        vec![ledger.short(&asked.unit).into(), chair::question(&asked, ledger).into(), evidence.into()]
    };
    let rows: Vec<Vec<Cell>> = asked.map(row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![
        Block::PageBreak,
        Block::heading(Level::One, chair::PAGE),
        Block::paragraph(chair::LEAD),
        Block::Table(Table { columns, rows }),
    ]
}

/// What is due again every month or quarter (工委会议, 信息通报) and was not held.
fn not_held(ledger: &Ledger, today: NaiveDate) -> Vec<Block> {
    let one = |kind: &RegisterKind| {
        let rounds = ledger.register_rounds(kind, today);
        rounds.iter().any(|round| round.held == 0).then(|| {
            let held = register::tally(kind, &ledger.register_progress(kind), &rounds, today);
            Block::paragraph(format!("{}：{held}。", kind.name))
        })
    };
    let kinds = ledger.programme.registers.iter().filter(|kind| kind.every.is_some());
    let mut blocks: Vec<Block> = kinds.filter_map(one).collect();
    if !blocks.is_empty() {
        blocks.insert(0, Block::heading(Level::One, words::NOT_HELD));
    }
    blocks
}

/// What waits for something that nobody has said happened.
fn waiting(ledger: &Ledger) -> Vec<Block> {
    let line = |item: &Item<'_>| {
        Block::paragraph(waits::line(ledger.short(item.unit()), &text(ledger, item), item.deadline()))
    };
    let mut blocks: Vec<Block> = ledger.waiting().iter().map(line).collect();
    if !blocks.is_empty() {
        blocks.insert(0, Block::heading(Level::One, waits::WAITING));
    }
    blocks
}

/// The same for everybody: what is waited for, and whose it is.
fn waiting_step(ledger: &Ledger) -> Vec<Block> {
    let mut of: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for item in ledger.waiting() {
        let units = of.entry(&item.deadline().spoken).or_default();
        let short = ledger.short(item.unit());
        if !units.contains(&short) {
            units.push(short);
        }
    }
    of.into_iter().map(|(spoken, units)| Block::paragraph(waits::agenda_line(spoken, &units))).collect()
}

/// Whose forms came back, and whose are missing.
fn forms(units: &[Before<'_>]) -> Option<Block> {
    let missing: Vec<&str> =
        units.iter().filter(|before| !before.has_answered).map(|before| before.unit.short.as_str()).collect();
    (!units.is_empty()).then(|| Block::paragraph(words::brief_forms(units.len() - missing.len(), &missing)))
}

/// What is to be known of a unit; `None`: nothing is open, due or asked, but for tasks without a day.
fn unit_section(
    ledger: &Ledger,
    number: u32,
    before: &Before<'_>,
    today: NaiveDate,
    notes: Notes,
) -> Option<Vec<Block>> {
    let counts = [
        ("承诺未结", before.promised.len()),
        ("已报待核", before.reported.len()),
        ("下次会前到期", before.due.len()),
        ("逾期", before.overdue.len()),
        ("延过期", before.extended.len()),
        ("本月未报", before.silent.len()),
        ("在等别的事", before.waiting.len()),
    ];
    let mut blocks = Vec::new();
    let mut items: Vec<Item<'_>> = Vec::new();
    let mut seen = BTreeSet::new();
    let counted = [&before.overdue, &before.due, &before.promised, &before.extended, &before.reported];
    for item in counted.into_iter().flatten() {
        if seen.insert(item.id()) {
            items.push(*item);
        }
    }
    if !items.is_empty() {
        blocks.push(Block::Table(items_table(ledger, &items, today)));
    }
    blocks.extend(besides(ledger, before));
    if notes == Notes::Marked {
        let private = remarks(ledger, &before.unit.id).map(|remark| {
            Block::paragraph(format!("{}{}（{}）", words::PRIVATE, remark.text, day_in_full(remark.recorded_at.date())))
        });
        blocks.extend(private);
    }
    let is_quiet = blocks.is_empty() && counts.iter().all(|(_, count)| *count == 0);
    let counts: Vec<(&str, usize)> = counts.into_iter().chain([("任务未定期限", before.undated.len())]).collect();
    let head = [
        Block::heading(Level::Two, words::brief_unit(number, &before.unit.short, before.in_writing)),
        Block::paragraph(words::brief_counts(&counts, before.has_answered)),
    ];
    (!is_quiet).then(|| head.into_iter().chain(blocks).collect())
}

/// Notes and remarks of this meeting and the one before that may not go out.
fn remarks<'a>(ledger: &'a Ledger, unit: &'a UnitId) -> impl Iterator<Item = &'a Remark> {
    let since = ledger.previous_meeting().map(|meeting| meeting.id).or(ledger.at);
    ledger
        .remarks
        .values()
        .filter(move |remark| remark.unit.as_ref() == Some(unit) && !remark.public && Some(remark.meeting) >= since)
}

fn items_table(ledger: &Ledger, items: &[Item<'_>], today: NaiveDate) -> Table {
    let [matter, due, state, progress] = words::BRIEF_COLUMNS;
    let columns = vec![
        Column::new(matter, 16, Align::Left),
        Column::new(due, 13, Align::Center),
        Column::new(state, 8, Align::Center),
        Column::new(progress, 12, Align::Left),
    ];
    let rows = items.iter().map(|item| -> Vec<Cell> {
        let due = deadline(ledger, item, today).unwrap_or_else(|| minutes::UNDATED_CELL.to_owned());
        vec![
            text(ledger, item).into(),
            minutes::in_column(&due).into(),
            standing(item, today).into(),
            said(ledger, item, today).into(),
        ]
    });
    Table { columns, rows: rows.collect() }
}

/// What was said about an item, the last of it, and in what it differs from what was promised earlier.
fn said(ledger: &Ledger, item: &Item<'_>, today: NaiveDate) -> String {
    let said = match (last_said(ledger, item), item.course().map(|course| &course.life)) {
        (Some(progress), _) => progress.text.clone(),
        (None, Some(Life::Reported(report))) => report.evidence.clone(),
        (None, _) => String::new(),
    };
    match item {
        Item::Commitment(one) if Some(one.meeting) < ledger.at => {
            against::with_differences(&said, &ledger.against(one, today).differs, today)
        }
        Item::Commitment(_) | Item::Assignment(..) => said,
    }
}

/// Figures, registers, what it asked for.
fn besides(ledger: &Ledger, before: &Before<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let figures = ledger.brief(&before.unit.id).map(|brief| brief.figures).unwrap_or_default();
    let named: Vec<(String, String, String)> = figures
        .iter()
        .filter_map(|figure| {
            let known = ledger.programme.indicators.iter().find(|known| known.id == figure.indicator)?;
            let shown =
                |value: Option<f64>| value.map_or_else(|| "—".to_owned(), |value| format!("{value}{}", known.unit));
            Some((known.name.clone(), shown(figure.last), shown(figure.now)))
        })
        .collect();
    if !named.is_empty() {
        blocks.push(Block::paragraph(words::brief_figures(&named)));
    }
    let registers: Vec<(String, String, String)> = before
        .registers
        .iter()
        .filter_map(|entry| {
            let kind = ledger.programme.registers.iter().find(|kind| kind.id == entry.kind)?;
            let stage = kind.stages.get(entry.stage).map_or("", |stage| stage.name.as_str());
            Some((kind.name.clone(), entry.name.clone(), stage.to_owned()))
        })
        .collect();
    if !registers.is_empty() {
        blocks.push(Block::paragraph(words::brief_registers(&registers)));
    }
    if !before.help.is_empty() {
        let help: Vec<&str> = before.help.iter().map(|help| help.text.as_str()).collect();
        blocks.push(Block::paragraph(words::brief_help(&help)));
    }
    blocks
}

/// The agenda: who reports in the room, in which order, who in writing.
#[must_use]
pub fn agenda(books: &Everybody, today: NaiveDate) -> Document {
    let ledger = books.books();
    let mut blocks = Vec::new();
    if let Some(meeting) = ledger.meeting() {
        blocks.push(Block::Title(words::agenda_title(meeting.period, &meeting.name)));
        blocks.extend(words::head_lines(meeting).into_iter().map(Block::paragraph));
        let mut steps: Vec<(String, Vec<Block>)> = Vec::new();
        steps.extend(reviewed(ledger, meeting, today).map(|reviewed| (reviewed, Vec::new())));
        let changed = since::counted(ledger, today);
        if !changed.is_empty() {
            steps.push((since_words::AGENDA.to_owned(), changed));
        }
        let exchange: Vec<&str> = meeting.arrangement.exchange.iter().map(|unit| ledger.short(unit)).collect();
        if !exchange.is_empty() {
            steps.push((words::AGENDA_EXCHANGE.to_owned(), vec![Block::paragraph(exchange.join("、"))]));
        }
        let live = speakers(ledger, meeting);
        if !live.rows.is_empty() {
            steps.push((words::AGENDA_LIVE.to_owned(), vec![Block::Table(live)]));
        }
        let waiting = waiting_step(ledger);
        if !waiting.is_empty() {
            steps.push((waits::AGENDA.to_owned(), waiting));
        }
        let shorts: Vec<&str> = of_way(ledger, true).iter().map(|before| before.short.as_str()).collect();
        if !shorts.is_empty() {
            steps.push((words::AGENDA_WRITTEN.to_owned(), vec![Block::paragraph(words::written_units(&shorts))]));
        }
        steps.extend(words::AGENDA_ENDS.map(|step| (step.to_owned(), Vec::new())));
        let filed = unfiled(ledger, false);
        for (number, (step, below)) in (1..).zip(steps) {
            blocks.push(Block::heading(Level::One, words::step(number, &step)));
            blocks.extend(below);
            // Who has not filed stands under the first step, the review of what was agreed.
            if number == 1 {
                blocks.extend(filed.clone());
            }
        }
    }
    paper(books, today, Head { kind: DocumentKind::Notice, what: words::AGENDA, unit: "" }, blocks)
}

/// How what was agreed earlier stands; the counts are of the same items.
fn reviewed(ledger: &Ledger, meeting: &Meeting, today: NaiveDate) -> Option<String> {
    let earlier = || ledger.commitments.values().filter(|commitment| commitment.meeting < meeting.id);
    let told = ledger.attribution();
    let closed = earlier().filter(|commitment| {
        matches!(&commitment.course.life, Life::Closed { on, recorded, .. }
            if told.meeting(*recorded, *on).is_none_or(|told| told >= meeting.id))
    });
    let overdue =
        earlier().filter(|commitment| matches!(Item::Commitment(commitment).standing(today), Standing::Overdue(_)));
    let open = earlier().filter(|commitment| commitment.course.is_open()).count();
    let closed = closed.count();
    words::agenda_review(open + closed, closed, overdue.count())
}

fn of_way(ledger: &Ledger, in_writing: bool) -> Vec<&crate::domain::Unit> {
    let walk = ledger.walk();
    let is_written = |stop: &crate::domain::Stop| stop.state == crate::domain::StopState::Written;
    walk.into_iter().filter(|(_, stop)| is_written(stop) == in_writing).map(|(unit, _)| unit).collect()
}

fn speakers(ledger: &Ledger, meeting: &Meeting) -> Table {
    let [number, unit, person, time] = words::AGENDA_COLUMNS;
    let columns = vec![
        Column::new(number, 4, Align::Center),
        Column::new(unit, 14, Align::Left),
        Column::new(person, 14, Align::Left),
        Column::new(time, 8, Align::Center),
    ];
    let rows = (1..).zip(of_way(ledger, false)).map(|(number, unit)| -> Vec<Cell> {
        let number: u32 = number;
        vec![
            number.to_string().into(),
            unit.short.clone().into(),
            unit.post.clone().into(),
            words::minutes_each(meeting.unit_limit).into(),
        ]
    });
    Table { columns, rows: rows.collect() }
}

/// The notice of the meeting, with its reply slip on a page of its own.
#[must_use]
pub fn meeting_notice(books: &Everybody, today: NaiveDate) -> Document {
    let ledger = books.books();
    let style = &ledger.programme.house_style;
    let mut blocks = Vec::new();
    if let Some(meeting) = ledger.meeting() {
        let live: Vec<&str> = of_way(ledger, false).iter().map(|unit| unit.short.as_str()).collect();
        let written = of_way(ledger, true).len();
        // All of forty units by name help nobody: only a chosen few are named.
        let live = if written == 0 { Vec::new() } else { live };
        let before = meeting.date.checked_sub_days(Days::new(ANSWER_DAYS)).unwrap_or(meeting.date);
        let demands = words::notice_demands(
            &live,
            written,
            &words::minutes_each(meeting.unit_limit),
            before,
            papers::office(&style.issuer),
        );
        blocks.push(Block::Title(words::notice_title(meeting.period, &meeting.name)));
        blocks.push(Block::Addressee("各成员单位".to_owned()));
        blocks.push(Block::paragraph(words::notice_opening(&meeting.name)));
        let lines = words::head_lines(meeting).into_iter().chain(demands).filter(|line| !line.is_empty());
        blocks.extend((1..).zip(lines).map(|(number, line)| Block::paragraph(words::step(number, &line))));
        blocks.push(Block::Signature { organ: style.issuer.clone(), date: day_in_full(today) });
        blocks.extend([Block::PageBreak, Block::Title(words::SLIP.to_owned()), Block::Table(slip())]);
    }
    paper(books, today, Head { kind: DocumentKind::Notice, what: words::NOTICE, unit: "" }, blocks)
}

fn slip() -> Table {
    let widths = [12, 8, 10, 10, 12];
    let columns =
        words::SLIP_COLUMNS.iter().zip(widths).map(|(name, width)| Column::new(*name, width, Align::Center)).collect();
    let empty = || -> Vec<Cell> { vec!["".into(); words::SLIP_COLUMNS.len()] };
    Table { columns, rows: (0..3).map(|_| empty()).collect() }
}
