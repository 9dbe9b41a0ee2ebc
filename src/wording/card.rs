//! The card of an item (事项卡) in words: all that is known of it, from the words as they were spoken to the papers it
//! stands in.

use super::{date::day_in_full, day, deadline, life_line, minutes_life, month, part};
use crate::domain::{
    Commitment, Course, Deadline, Item, Ledger, LifeEvent, Meeting, Progress, UnitId, life_line as life, month_lamps,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A part of the card: its title, what stands at the right of it, and its lines, each with what they are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What the lines are about; empty: the item itself.
    pub title: &'static str,
    /// Beside the title.
    pub aside: String,
    /// Label and words; a label may be empty.
    pub lines: Vec<(String, String)>,
}

/// The title of the screen.
pub const TITLE: &str = "事项卡";
/// Said where no item is at hand.
pub const NO_ITEM: [&str; 2] = ["这里没有选中哪一条事项。", "用上下键选中一条再按；调度、事项、宣读等画面都可以。"];
/// What the words as they were spoken are called.
pub const SPOKEN: &str = "原话";
/// Said where there is no request to answer.
pub const NOTHING_ASKED: &str = "这一条没有等答复的延期申请。";
/// What is at the foot of a card beside a list, when it is longer.
pub const MORE: &str = "……Alt+K 看全";

/// What the keys do while a request waits.
const ANSWERS: &str = "F2 同意　F3 不同意";

/// What granting a request as it was asked means.
#[must_use]
pub fn granting(to: &Deadline, reason: &str, today: NaiveDate) -> String {
    format!("延到{}，原因：{reason}", deadline(to, today))
}

/// All that is known of an item; `said` has what was said about it, oldest first.
#[must_use]
pub fn sections(item: &Item<'_>, said: &[Progress], ledger: &Ledger, today: NaiveDate) -> Vec<Section> {
    let events = life(item, said, ledger);
    let none = Course::default();
    let course = item.course().unwrap_or(&none);
    let all = [
        itself(item, course, ledger, today),
        request(course, today),
        stages(item, course, today),
        evidence(course, today),
        history(item, &events, ledger, today),
        lamps(item, said, ledger, today),
        papers(&events, ledger),
    ];
    all.into_iter().filter(|section| !section.lines.is_empty()).collect()
}

fn section(title: &'static str, aside: impl Into<String>, lines: Vec<(String, String)>) -> Section {
    Section { title, aside: aside.into(), lines }
}

fn line(label: &str, words: impl Into<String>) -> (String, String) {
    (label.to_owned(), words.into())
}

/// The words as they were spoken, the form of them for papers, the day, whose it is.
fn itself(item: &Item<'_>, course: &Course, ledger: &Ledger, today: NaiveDate) -> Section {
    let names = |units: &[UnitId]| units.iter().map(|unit| ledger.short(unit)).collect::<Vec<_>>().join("、");
    let mut lines = Vec::new();
    match item {
        Item::Commitment(one) => lines.extend(of_commitment(one, &names)),
        Item::Assignment(task, ..) => {
            lines.push(line("任务", format!("{} {}", task.id, task.title)));
            lines.push(line("要求", task.requirement.clone()));
            lines.extend(course.told.iter().map(|told| {
                let at = ledger.meetings.get(&told.meeting).map_or(String::new(), |meeting| day(meeting.date, today));
                line(SPOKEN, format!("{}（{at}重申）", told.text))
            }));
        }
    }
    let due = item.deadline();
    let spoken = Some(due.spoken.as_str()).filter(|spoken| !spoken.is_empty() && !due.is_undated());
    let spoken = spoken.map_or(String::new(), |spoken| format!("（原话“{spoken}”）"));
    lines.push(line("期限", format!("{}{spoken}", super::item_deadline(item, today))));
    if let Some(first) = course.extensions.first() {
        let times = course.times_extended();
        let times = if times > 0 { format!("，延期{times}次") } else { String::new() };
        lines.push(line("最初", format!("{}{times}", deadline(&first.from, today))));
    }
    if let (Item::Commitment(_), Some(task)) = (item, item.task()) {
        let title = ledger.tasks.get(task).map_or("", |task| task.title.as_str());
        lines.push(line("任务", format!("{task} {title}")));
    }
    lines.retain(|(_, words)| !words.is_empty());
    section("", "", lines)
}

fn of_commitment(one: &Commitment, names: &dyn Fn(&[UnitId]) -> String) -> Vec<(String, String)> {
    vec![
        line(SPOKEN, one.text.clone()),
        line("成文", one.written.clone().unwrap_or_default()),
        line("责任人", one.owner.clone()),
        line("配合", names(&one.supporting)),
        line(super::returned::RETURNED, one.returned.as_ref().map_or(String::new(), super::returned::returned)),
    ]
}

/// A request that waits for its answer.
fn request(course: &Course, today: NaiveDate) -> Section {
    let lines = course.pending_request().map(|asked| {
        let late = if asked.is_late() { "，过期才提" } else { "" };
        let what =
            format!("申请延到{}：{}（{}提出{late}）", deadline(&asked.to, today), asked.reason, day(asked.on, today));
        line("", what)
    });
    section("延期申请", ANSWERS, lines.into_iter().collect())
}

/// Each of several stages, or the rounds so far: its day, and whether it is done.
fn stages(item: &Item<'_>, course: &Course, today: NaiveDate) -> Section {
    let whole = item.deadline();
    if !whole.is_staged() && whole.rule().is_none() {
        return section("分步", "", Vec::new());
    }
    let points = whole.points(item.course(), item.begins(), today);
    let lines: Vec<_> = points
        .iter()
        .map(|point| {
            let done = course.part(point.part);
            let state = match done {
                Some(done) if done.closed.is_some() => format!("✓ {}办了，已核", day(done.report.on, today)),
                Some(done) => format!("✓ {}办了，待核", day(done.report.on, today)),
                None if point.day < today => "！逾期".to_owned(),
                None => "○ 没有办".to_owned(),
            };
            (part(point.part, today), format!("{}　{state}", day(point.day, today)))
        })
        .collect();
    let done = points.iter().filter(|point| point.done.is_some()).count();
    section("分步", format!("{} 步，办了 {done} 步", points.len()), lines)
}

/// What was offered as evidence, whether or not it was sent back since.
fn evidence(course: &Course, today: NaiveDate) -> Section {
    use crate::domain::Life;
    let of_life = |life: &Life| match life {
        Life::Reported(report) | Life::Closed { report: Some(report), .. } => Some(report.clone()),
        Life::Standing
        | Life::Closed { report: None, .. }
        | Life::Superseded { .. }
        | Life::Recast { .. }
        | Life::Withdrawn { .. } => None,
    };
    let before = course.reopenings.iter().filter_map(|one| of_life(&one.was));
    let reports = before.chain(course.parts.iter().map(|one| one.report.clone())).chain(of_life(&course.life));
    let with_words = reports.filter(|report| !report.evidence.is_empty());
    section("佐证", "", with_words.map(|report| (day(report.on, today), report.evidence)).collect())
}

/// Everything that happened to it.
fn history(item: &Item<'_>, events: &[LifeEvent], ledger: &Ledger, today: NaiveDate) -> Section {
    let lines: Vec<_> = events
        .iter()
        .map(|event| {
            // What took its place, or became of it, has no day of its own.
            let on = if event.on == NaiveDate::MAX { String::new() } else { day(event.on, today) };
            (on, life_line::happening(event, item, ledger, today))
        })
        .collect();
    section("来龙去脉", "", if lines.is_empty() { vec![line("", life_line::NOTHING_YET)] } else { lines })
}

fn lamps(item: &Item<'_>, said: &[Progress], ledger: &Ledger, today: NaiveDate) -> Section {
    let lamps = month_lamps(item, said, ledger, today);
    section(life_line::LAMPS, "", lamps.iter().map(|one| life_line::month_lamp(one, ledger, today)).collect())
}

/// The minutes that tell of it, each with how far they have come.
fn papers(events: &[LifeEvent], ledger: &Ledger) -> Section {
    let meetings: BTreeSet<_> = events.iter().filter_map(|event| event.meeting).collect();
    let meetings = meetings.iter().filter_map(|id| ledger.meetings.get(id));
    section("写进的纪要", "", meetings.map(|meeting| (month(meeting.period), paper(meeting, ledger))).collect())
}

fn paper(meeting: &Meeting, ledger: &Ledger) -> String {
    let editions = ledger.editions.range((meeting.id, 0)..=(meeting.id, u32::MAX));
    match editions.last() {
        Some((_, edition)) => minutes_life::edition(edition),
        None if meeting.is_backfilled() => format!("{}的会，补录", day_in_full(meeting.date)),
        None => format!("{}的会，还没有印发", day_in_full(meeting.date)),
    }
}
