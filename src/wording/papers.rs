//! The set phrases of the papers that follow the minutes: ledgers, letters, bulletins, excerpts, calendars.

use super::{chinese, day_in_full, month};
use crate::domain::{Lamp, Period};
use chrono::NaiveDate;

/// The name of the ledger of items.
pub const TASK_LEDGER: &str = "议定事项销号台账";
/// The name of the sheet of the year's tasks.
pub const TASK_SHEET: &str = "重点任务分工";
/// The headings of the ledger of items: headings, widths in half-width characters.
pub const LEDGER_COLUMNS: [(&str, u16); 13] = [
    ("编号", 6),
    ("类别", 6),
    ("事项", 44),
    ("责任单位", 16),
    ("配合单位", 20),
    ("责任人", 12),
    ("议定会议", 10),
    ("原定时限", 20),
    ("完成时限", 20),
    ("状态", 8),
    ("亮灯", 12),
    ("办理情况", 30),
    ("销号日期", 16),
];
/// The headings of the sheet of the year's tasks.
pub const TASK_COLUMNS: [(&str, u16); 9] = [
    ("编号", 7),
    ("重点方面", 14),
    ("任务", 24),
    ("要求", 44),
    ("责任单位", 16),
    ("完成时限", 20),
    ("状态", 8),
    ("亮灯", 12),
    ("每月记什么", 30),
];
/// What stands on every page, and in the name, of what is the office's own.
pub const INTERNAL: &str = "内部";
/// The name of the registers.
pub const REGISTERS: &str = "专项台账";
/// The first headings of a register's sheet; its fields follow.
pub const REGISTER_COLUMNS: [(&str, u16); 5] =
    [("编号", 6), ("单位", 16), ("名称", 28), ("阶段", 10), ("到这一步", 16)];
/// The last heading of a register's sheet for the office itself.
pub const MARKS: &str = "内部掌握";
/// The headings of a register on paper.
pub const REGISTER_PAPER_COLUMNS: [&str; 5] = ["单位", "名称", "阶段", "到这一步", "情况"];
/// The headings of the ledger on paper.
pub const PAPER_COLUMNS: [&str; 5] = ["序号", "事项", "责任单位", "完成时限", "办理情况"];
/// The headings of a letter's table.
pub const LETTER_COLUMNS: [&str; 4] = ["序号", "事项", "完成时限", "目前情况"];
/// The headings of the bulletin's table of tasks.
pub const FOCUS_COLUMN: &str = "重点方面";
/// Its column of all items.
pub const TOTAL_COLUMN: &str = "合计";
/// What stands for tasks under no heading.
pub const NO_FOCUS: &str = "总的安排";
/// What stands for promises and instructions.
pub const AGREED: &str = "会议议定";
/// The bulletin's headings, in order.
pub const OVERALL: &str = "总体情况";
/// By heading of the plan.
pub const BY_FOCUS: &str = "各重点方面进展";
/// By lamp.
pub const BY_LAMP: &str = "亮灯情况";
/// Units that said nothing.
pub const SILENT: &str = "未报告进展的单位";
/// What an item still without a date is asked for.
pub const DATE_WANTED: &str = "待明确，请提出时限建议";
/// Said when no lamp is lit that speaks of delay.
pub const NO_LAMP_LIT: &str = "没有亮红灯、橙灯、黄灯的事项。";
/// What stands beside a lamp that was changed by hand.
pub const BY_HAND: &str = "人工改灯";

/// What kind of letter a unit gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Letter {
    /// 提醒函: it has something to do.
    Reminder,
    /// 催办通知: something is past its day.
    Urging,
    /// 督办单: something is long past its day.
    Supervision,
}

/// 提醒函, 催办通知, 督办单.
#[must_use]
pub fn letter(kind: Letter) -> &'static str {
    match kind {
        Letter::Reminder => "提醒函",
        Letter::Urging => "催办通知",
        Letter::Supervision => "督办单",
    }
}

/// The title on a letter, with the month of the meeting held last.
#[must_use]
pub fn letter_title(kind: Letter, held: Option<Period>) -> String {
    match held {
        Some(period) => format!("关于{}调度会议定事项的\n{}", month(period), letter(kind)),
        None => letter(kind).to_owned(),
    }
}

/// How many items a letter's table lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Those that the unit answers for.
    pub own: usize,
    /// Those that it helps with.
    pub helped: usize,
}

impl Listed {
    /// Counted from the rows of the table.
    #[must_use]
    pub fn of<T>(own: &[T], helped: &[T]) -> Self {
        Self { own: own.len(), helped: helped.len() }
    }
}

/// What a letter says before its table: since which meeting, when one was held, and what the table lists.
#[must_use]
pub fn letter_opening(kind: Letter, since: Option<(NaiveDate, &str)>, listed: Listed) -> String {
    let since = since.map(|(day, name)| format!("{}{name}以来，", day_in_full(day))).unwrap_or_default();
    let helped = if listed.helped > 0 { format!("、配合办理的{}项", listed.helped) } else { String::new() };
    let items = format!("{since}由你单位负责的事项共{}项{helped}", listed.own);
    match kind {
        Letter::Reminder => format!("{items}，请按时限办理："),
        Letter::Urging => format!("{items}，其中有的已过时限，请抓紧办理："),
        Letter::Supervision => format!("{items}，其中有的逾期较久，现予督办："),
    }
}

/// The office to turn to, as letters name it.
#[must_use]
pub fn office(issuer: &str) -> &str {
    if issuer.is_empty() { "牵头单位" } else { issuer }
}

/// What a letter asks for.
#[must_use]
pub fn letter_closing(kind: Letter, office: &str) -> String {
    let office = self::office(office);
    match kind {
        Letter::Reminder => format!("办理中有困难的，请及时与{office}联系；办结后请报送佐证材料，以便核实销号。"),
        Letter::Urging => format!("请将办理情况报{office}；需要延期的，请说明原因并提出新的时限。"),
        Letter::Supervision => format!("请查明原因，尽快办结，并将办理情况书面报{office}。"),
    }
}

/// What helping units are told.
#[must_use]
pub fn helps(lead: &str) -> String {
    format!("配合{lead}")
}

/// The title of the bulletin.
#[must_use]
pub fn bulletin_title(period: Period) -> String {
    format!("关于{}重点任务\n进展情况的通报", month(period))
}

/// Counts of the items of one kind, in order of urgency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub total: usize,
    /// Verified and closed.
    pub closed: usize,
    /// Reported, not yet verified.
    pub reported: usize,
    /// Shown to be done, not yet closed.
    pub met: usize,
    /// Past their day.
    pub overdue: usize,
    /// Without a date.
    pub undated: usize,
}

/// 会议议定共12件：已销号3件，自报完成待核2件，推进中5件，逾期1件，未定时限1件。 A plan's tasks are shared out to
/// units: 重点任务49项，分解到各单位共949件.
#[must_use]
pub fn counts(what: &str, tasks: Option<usize>, counts: Counts) -> String {
    let Counts { total, closed, reported, met, overdue, undated } = counts;
    let going = total.saturating_sub(closed + reported + met + overdue + undated);
    let shared = tasks.map(|tasks| format!("{tasks}项，分解到各单位")).unwrap_or_default();
    let parts = [
        ("已销号", closed),
        ("已办成待销号", met),
        ("自报完成待核", reported),
        ("推进中", going),
        ("逾期", overdue),
        ("未定时限", undated),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(_, count)| *count > 0).map(|(state, count)| format!("{state}{count}件")).collect();
    format!("{what}{shared}共{total}件：{}。", parts.join("，"))
}

/// The heading over who has not filed.
pub const UNFILED: &str = "尚未备案、登记的单位";

/// 品牌备案（2022年6月30日前）：已办成2家，还有29家没有办：市教育局、…。 Without names: only how many.
#[must_use]
pub fn unfiled(name: &str, by: NaiveDate, filed: usize, missing: usize, names: &[&str]) -> String {
    let names = if names.is_empty() { String::new() } else { format!("：{}", names.join("、")) };
    let filed = if filed > 0 { format!("已办成{filed}家，") } else { String::new() };
    format!("{name}（{}前）：{filed}还有{missing}家没有办{names}。", super::day_in_full(by))
}

/// The heading over requests that wait for an answer.
pub const REQUESTS: &str = "等答复的延期申请";

/// 市交通运输局：方案报送，原定2022年6月15日，申请延到2022年7月5日。原因：….
#[must_use]
pub fn request(unit: &str, text: &str, from: &str, to: &str, reason: &str) -> String {
    format!("{unit}：{text}，原定{from}，申请延到{to}。原因：{}。", super::ended(reason))
}

/// 红灯3件, over these.
#[must_use]
pub fn lamp_heading<T>(lamp: Lamp, lit: &[T]) -> String {
    format!("{}灯{}件", super::lamp(lamp), lit.len())
}

/// One lit item, with its unit.
#[must_use]
pub fn lit(unit: &str, text: &str, word: &str) -> String {
    let word = if word.is_empty() { String::new() } else { format!("（{word}）") };
    format!("{unit}：{text}{word}")
}

/// Said where names are withheld.
#[must_use]
pub fn withheld(units: usize) -> String {
    format!("涉及{units}家单位，另行通知。")
}

/// 共3家：甲、乙、丙。
#[must_use]
pub fn silent(names: &[&str]) -> String {
    format!("共{}家：{}。", names.len(), names.join("、"))
}

/// The title of one unit's excerpt.
#[must_use]
pub fn excerpt_title(unit: &str, period: Period) -> String {
    format!("{}调度会纪要摘录\n（{unit}）", month(period))
}

/// Where an excerpt comes from.
#[must_use]
pub fn excerpt_source(mark: &str, number: &str) -> String {
    format!("以下内容摘自{mark}{number}，仅摘录与你单位有关的事项。")
}

/// A file's name: 2022年5月调度会议定事项销号台账.
#[must_use]
pub fn file_title(period: Period, number: Option<u32>, what: &str, unit: &str) -> String {
    let number = number.map(|number| format!("（第{number}期）")).unwrap_or_default();
    let unit = if unit.is_empty() { String::new() } else { format!("（{unit}）") };
    format!("{}调度会{what}{number}{unit}", month(period))
}

/// The names of papers in file names.
pub const BULLETIN: &str = "通报";
/// An excerpt's.
pub const EXCERPT: &str = "纪要摘录";
/// A calendar's.
pub const CALENDAR: &str = "日程";

/// What an entry of the calendar says in a line.
#[must_use]
pub fn calendar_summary(units: &str, text: &str, stage: Option<usize>) -> String {
    let stage = stage.map(|stage| format!("（第{}阶段）", chinese(stage))).unwrap_or_default();
    format!("{units}：{text}{stage}")
}

/// The day of the next meeting in a calendar.
#[must_use]
pub fn calendar_meeting(name: &str) -> String {
    if name.is_empty() { "月调度会".to_owned() } else { name.to_owned() }
}
