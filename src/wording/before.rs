//! The set phrases of the papers before a meeting: the chair's brief, the agenda, the notice.

use super::{chinese, day_in_full, month};
use crate::domain::{Meeting, Period};
use chrono::NaiveDate;

/// The name of the chair's brief.
pub const BRIEF: &str = "会前提要";
/// Of the one that has the secretary's notes.
pub const BRIEF_WITH_NOTES: &str = "会前提要（附记事）";
/// The name of the agenda.
pub const AGENDA: &str = "会议议程";
/// The name of the notice.
pub const NOTICE: &str = "会议通知";
/// What stands at the head of a brief that has private notes.
pub const INTERNAL: &str = "内部使用，会后收回。标有【内部】的是秘书记的，不要对外。";
/// What stands before a private note.
pub const PRIVATE: &str = "【内部】";
/// Columns of the brief's table.
pub const BRIEF_COLUMNS: [&str; 4] = ["事项", "完成时限", "目前情况", "本月进展"];
/// Columns of the agenda's table.
pub const AGENDA_COLUMNS: [&str; 4] = ["序号", "单位", "汇报人", "时间"];
/// Columns of the reply slip.
pub const SLIP_COLUMNS: [&str; 5] = ["单位", "姓名", "职务", "手机", "请假及代会人"];
/// What the reply slip is called.
pub const SLIP: &str = "回  执";
/// Said of a unit that owes nothing.
pub const NOTHING_OWED: &str = "没有未结事项。";
/// 汇报 in the room.
pub const LIVE: &str = "现场";
/// 汇报 in writing.
pub const WRITTEN: &str = "书面";
/// Nobody.
pub const NOBODY: &str = "无";

/// The title of the brief.
#[must_use]
pub fn brief_title(period: Period, name: &str) -> String {
    format!("{}{name}\n会前提要", month(period))
}

/// A unit's heading in the brief.
#[must_use]
pub fn brief_unit(number: u32, unit: &str, in_writing: bool) -> String {
    format!("{number}. {unit}（{}汇报）", if in_writing { WRITTEN } else { LIVE })
}

/// How many of what, in one sentence, and whether its form came back; whose are missing stands at the head of the brief.
#[must_use]
pub fn brief_counts(counts: &[(&str, usize)], has_answered: bool) -> String {
    let counts: Vec<String> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(what, count)| format!("{what}{count}项")).collect();
    let form = if has_answered { "填报表已交。" } else { "" };
    if counts.is_empty() { format!("{NOTHING_OWED}{form}") } else { format!("{}。{form}", counts.join("，")) }
}

/// Whose forms came back: how many did, and the names of those whose did not.
#[must_use]
pub fn brief_forms(answered: usize, missing: &[&str]) -> String {
    match (answered, missing.len()) {
        (_, 0) => "填报表都交齐了。".to_owned(),
        (0, _) => "填报表都还没有交。".to_owned(),
        (answered, count) => format!("填报表已交{answered}家，未交{count}家：{}。", missing.join("、")),
    }
}

/// The heading over the units of which there is nothing to say.
#[must_use]
pub fn quiet_units(count: usize) -> String {
    format!("没有到期和未结事项的{count}家")
}

/// Those of them that have tasks without a day, with how many, and those that have none; each is left out where there is
/// nobody.
#[must_use]
pub fn quiet(units: &[(&str, usize)]) -> Vec<String> {
    let (without, none): (Vec<_>, Vec<_>) = units.iter().partition(|(_, undated)| *undated > 0);
    let without: Vec<String> = without.into_iter().map(|(unit, undated)| format!("{unit}{undated}项")).collect();
    let none: Vec<&str> = none.into_iter().map(|(unit, _)| unit).collect();
    let said = [("任务未定期限", without.join("、")), ("没有要办的", none.join("、"))];
    said.into_iter().filter(|(_, who)| !who.is_empty()).map(|(what, who)| format!("{what}：{who}。")).collect()
}

/// 本月数据：两新组织数 118 → 120。
#[must_use]
pub fn brief_figures(figures: &[(String, String, String)]) -> String {
    let figures: Vec<String> = figures.iter().map(|(name, last, now)| format!("{name} {last} → {now}")).collect();
    format!("本月数据（上月 → 本月）：{}。", figures.join("；"))
}

/// 台账：品牌备案“…”已备案。
#[must_use]
pub fn brief_registers(entries: &[(String, String, String)]) -> String {
    let entries: Vec<String> = entries.iter().map(|(kind, name, stage)| format!("{kind}“{name}”{stage}")).collect();
    format!("台账：{}。", entries.join("；"))
}

/// 要求协调：….
#[must_use]
pub fn brief_help(requests: &[&str]) -> String {
    format!("要求协调：{}。", requests.join("；"))
}

/// The title of the agenda.
#[must_use]
pub fn agenda_title(period: Period, name: &str) -> String {
    format!("{}{name}\n议  程", month(period))
}

/// When, where, who chairs: a line each, what is not known left out.
#[must_use]
pub fn head_lines(meeting: &Meeting) -> Vec<String> {
    let line = |label: &str, words: &str| (!words.is_empty()).then(|| format!("{label}：{words}"));
    [
        line("时间", &super::arrangement::when(meeting)),
        line("地点", &meeting.place),
        line("主持", &meeting.chair),
        line("议题", &meeting.topic),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The first step of the agenda: what became of what was agreed earlier; `None` where nothing was, and no part of it that
/// nothing fell to.
#[must_use]
pub fn agenda_review(agreed: usize, closed: usize, overdue: usize) -> Option<String> {
    let parts: Vec<String> = [("已销号", closed), ("逾期", overdue)]
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(what, count)| format!("{what}{count}项"))
        .collect();
    let parts = if parts.is_empty() { String::new() } else { format!("，其中{}", parts.join("、")) };
    (agreed > 0).then(|| format!("通报上次议定事项办理情况：共{agreed}项未结或本月办结{parts}"))
}

/// The step at which units report in the room.
pub const AGENDA_LIVE: &str = "有关单位现场汇报";
/// The step of the units that report in writing.
pub const AGENDA_WRITTEN: &str = "书面汇报单位不再发言，材料已印发";
/// The heading over what is due again and again and was not held.
pub const NOT_HELD: &str = "定期要办、还没有办的";
/// The step of the units that speak in exchange.
pub const AGENDA_EXCHANGE: &str = "有关单位交流发言";
/// The steps at the end.
pub const AGENDA_ENDS: [&str; 2] = ["点评，议定事项", "宣读议定事项，宣布下次会期"];

/// 一、….
#[must_use]
pub fn step(number: u32, words: &str) -> String {
    format!("{}、{words}", chinese(number as usize))
}

/// 5分钟.
#[must_use]
pub fn minutes_each(seconds: u32) -> String {
    if seconds == 0 { String::new() } else { format!("{}分钟内", seconds.div_ceil(60)) }
}

/// 书面汇报（35家）：….
#[must_use]
pub fn written_units(units: &[&str]) -> String {
    if units.is_empty() { NOBODY.to_owned() } else { format!("共{}家：{}。", units.len(), units.join("、")) }
}

/// The title of the notice.
#[must_use]
pub fn notice_title(period: Period, name: &str) -> String {
    format!("关于召开{}\n{name}的通知", month(period))
}

/// The notice's first paragraph.
#[must_use]
pub fn notice_opening(name: &str) -> String {
    format!("经研究，定于近期召开{name}。现将有关事项通知如下：")
}

/// What the notice asks for: who reports, what to hand in, who comes.
#[must_use]
pub fn notice_demands(live: &[&str], written: usize, minutes: &str, before: NaiveDate, office: &str) -> Vec<String> {
    let limit = if minutes.is_empty() { String::new() } else { format!("，每家{minutes}") };
    let live = if live.is_empty() { String::new() } else { format!("现场汇报：{}{limit}。", live.join("、")) };
    let rest = if written > 0 { "其余单位书面汇报。" } else { "" };
    vec![
        format!("{live}{rest}"),
        format!("请各单位填好填报表，于{}前报{office}。填报表随本通知发，原样填写，不改格式。", day_in_full(before)),
        format!(
            "请各单位负责同志参加，提前20分钟到会签到；确需请假的，请说明原因并安排代会人，回执于{}前报送。",
            day_in_full(before)
        ),
    ]
}

/// The title of the screen before the meeting.
pub const TITLE: &str = "会前准备";
/// Its columns.
pub const COLUMNS: [&str; 10] = ["单位", "汇报", "未结", "到期", "逾期", "延期", "申请", "未报", "待核", "填表"];
/// The form came back.
pub const ANSWERED: &str = "已交";

/// 现场 5 · 书面 35 · 已交表 12.
#[must_use]
pub fn counts(live: usize, written: usize, answered: usize) -> String {
    format!("现场 {live}   书面 {written}   已交表 {answered}/{}", live + written)
}
