//! Questions for the chair (提问) in words, with what they rest on. For the office alone.

use super::{day, deadline, deed::quoted, life_line, register, short_deadline};
use crate::domain::{
    ChairAsks, ChairQuestion, Commitment, CommitmentId, IndicatorId, Item, ItemId, Ledger, Period, life_line as life,
};
use chrono::NaiveDate;

/// What they are called on screen and in the brief.
pub const TITLE: &str = "可以问";
/// The heading over them in the brief.
pub const PAGE: &str = "提问参考";
/// What the page of the brief says first.
pub const LEAD: &str = "以下由台账自动列出，只供主持人参考，不上投影、不进纪要和通报。";
/// Columns of the page.
pub const COLUMNS: [&str; 3] = ["单位", "可以问", "依据"];
/// Said where there is none.
pub const NONE: &str = "这一家没有要特别问的。";

/// So many months of a figure are shown.
const MONTHS: usize = 3;

/// 可以问 3 条.
#[must_use]
pub fn count(count: usize) -> String {
    format!("{TITLE} {count} 条")
}

/// The question, one sentence.
#[must_use]
pub fn question(asked: &ChairQuestion, ledger: &Ledger) -> String {
    let item = |id: &ItemId| ledger.item(id).map_or_else(|| id.to_string(), |item| quoted(item.text()));
    match &asked.about {
        ChairAsks::Unanswered { item: id } => format!("“{}”申请延期，准不准", item(id)),
        ChairAsks::WordForWord { now, .. } => {
            format!("“{}”上次也是这么说的，卡在哪里", item(&ItemId::Commitment(*now)))
        }
        ChairAsks::ExtendedAgain { item: id, times } => format!("“{}”第{times}次延期，还能不能办成", item(id)),
        ChairAsks::SameShare { item: id, share } => format!("“{}”上次就报{share}%，这个月做了什么", item(id)),
        ChairAsks::StillFigure { part, value, of, .. } => {
            format!("{}和上月一样是{value}，离{of}还差{}，为什么没动", register::indicator(ledger, part), of - value)
        }
        ChairAsks::NoMeetings { entry, months } => {
            let name = ledger.entry(*entry).map_or("", |entry| entry.name.as_str());
            format!("{name}{months}个月没有议事记录，是没开会还是没记")
        }
        ChairAsks::NoEvidence { item: id } => format!("“{}”报了完成，拿什么证明", item(id)),
        ChairAsks::Silent { owed } => format!("以前议定的{owed}件一句没报，现在怎么样"),
    }
}

/// What a question rests on, a line each, oldest first.
#[must_use]
pub fn evidence(asked: &ChairQuestion, ledger: &Ledger, today: NaiveDate) -> Vec<String> {
    match &asked.about {
        ChairAsks::Unanswered { item } | ChairAsks::ExtendedAgain { item, .. } | ChairAsks::NoEvidence { item } => {
            course(item, ledger, today)
        }
        ChairAsks::SameShare { item, .. } => {
            let told = ledger.progress_on(item).filter_map(|said| {
                let on = day(said.recorded_at.date(), today);
                said.share.map(|share| format!("{on}：{}（完成{share}%）", said.text))
            });
            told.collect()
        }
        ChairAsks::WordForWord { now, before } => {
            [before, now].into_iter().filter_map(|id| said(*id, ledger, today)).collect()
        }
        ChairAsks::StillFigure { part, whole, .. } => figures(asked, (part, whole), ledger),
        ChairAsks::NoMeetings { entry, .. } => ledger.entry(*entry).map_or_else(Vec::new, |entry| {
            let kind = ledger.register_kind(&entry.kind);
            let field = kind.and_then(|kind| kind.idle.as_ref()).map(|idle| idle.field.as_str());
            let days = field.map(|field| entry.days(field)).unwrap_or_default();
            let days: Vec<String> = days.into_iter().map(|on| day(on, today)).collect();
            let held = if days.is_empty() { "一次也没有记".to_owned() } else { days.join("、") };
            let since = day(entry.since, today);
            vec![format!(
                "{since}起{}；{}：{held}",
                kind.map_or("", |kind| kind.stage_name(entry.stage)),
                field.unwrap_or_default()
            )]
        }),
        ChairAsks::Silent { .. } => {
            let earlier = ledger.commitments_of(&asked.unit).filter(|one| Some(one.meeting) < ledger.at);
            let line = |one: &Commitment| {
                let due = Item::Commitment(one)
                    .due(today)
                    .map_or_else(|| deadline(&one.deadline, today), |on| day(on, today));
                format!("{}号 {}（{due}）", one.id, one.text)
            };
            earlier.filter(|one| one.course.is_owed()).map(line).collect()
        }
    }
}

/// 5月20日：物流行业党委6月底前挂牌（6月30日）.
fn said(id: CommitmentId, ledger: &Ledger, today: NaiveDate) -> Option<String> {
    let one = ledger.commitments.get(&id)?;
    let made = ledger.meetings.get(&one.meeting).map_or(one.recorded_at.date(), |meeting| meeting.date);
    let due = short_deadline(one.first_deadline(), today);
    Some(format!("{}：{}（{due}）", day(made, today), one.text))
}

/// The life of an item, station by station.
fn course(id: &ItemId, ledger: &Ledger, today: NaiveDate) -> Vec<String> {
    let Some(item) = ledger.item(id) else { return Vec::new() };
    let progress: Vec<_> = ledger.progress_on(id).cloned().collect();
    let events = life(&item, &progress, ledger);
    events
        .iter()
        .map(|event| format!("{}：{}", day(event.on, today), life_line::happening(event, &item, ledger, today)))
        .collect()
}

/// A figure and its whole, month by month.
fn figures(asked: &ChairQuestion, (part, whole): (&IndicatorId, &IndicatorId), ledger: &Ledger) -> Vec<String> {
    let Some(period) = ledger.meeting().map(|meeting| meeting.period) else { return Vec::new() };
    let months = std::iter::successors(Some(period), |period| Some(period.before())).take(MONTHS);
    let mut months: Vec<Period> = months.collect();
    months.reverse();
    let value = |indicator: &IndicatorId, period| {
        ledger.readings.get(&(asked.unit.clone(), indicator.clone(), period)).map(|reading| reading.value)
    };
    let line = |period: Period| {
        let now = value(part, period)?;
        let of =
            value(whole, period).map_or_else(String::new, |of| format!("，{}{of}", register::indicator(ledger, whole)));
        Some(format!("{}：{}{now}{of}", super::month(period), register::indicator(ledger, part)))
    };
    months.into_iter().filter_map(line).collect()
}
