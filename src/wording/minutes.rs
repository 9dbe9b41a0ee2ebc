//! The set phrases of the minutes (会议纪要): what an office says in every one of them, around what was recorded.
//! Layout is `document`'s; dates are always absolute.

use super::{chinese, date, day_in_full, due, month, written, written::ended};
use crate::domain::{Beside, Deadline, Due, MinutesSection, NumberForm, Period, UnitKind};
use chrono::{NaiveDate, NaiveDateTime, Timelike};

/// The heading over what the units reported.
pub const HEARD: &str = "会议听取情况";
/// The heading over public remarks on the meeting as a whole.
pub const DEMANDS: &str = "会议要求";
/// The heading over what was resolved.
pub const RESOLVED: &str = "议定事项";
/// The heading over extensions granted.
pub const EXTENDED: &str = "期限调整事项";
/// The heading over what was reported, closed or sent back.
pub const SETTLED: &str = "销号情况";
/// The heading over what still needs a date.
pub const UNDATED: &str = "待定时限事项";
/// The heading over the day of the next meeting.
pub const NEXT: &str = "下次会议";
/// Said when nothing was resolved.
pub const NOTHING_RESOLVED: &str = "本次会议未形成新的议定事项。";
/// Said before the resolved items: what stands under 议定 binds.
pub const RESOLVED_LEAD: &str = "会议议定以下事项：";
/// Said before items without a date.
pub const UNDATED_LEAD: &str = "以下事项会上未明确完成时限，会后研究明确：";
/// Said in the table instead of a date.
pub const UNDATED_CELL: &str = "会后研究明确";
/// The last words of the opening.
pub const AS_FOLLOWS: &str = "现纪要如下。";
/// The title of the table at the end.
pub const TASK_TABLE: &str = "任务分工表";
/// The label over an annex.
pub const ANNEX: &str = "附件";
/// The headings of the table at the end.
pub const TASK_COLUMNS: [&str; 5] = ["序号", "事项", "责任单位", "配合单位", "完成时限"];
/// Labels of the attendance list.
pub const CHAIR: &str = "主持";
/// The lead unit's line.
pub const LEAD: &str = "牵头";
/// Who came.
pub const PRESENT: &str = "出席";
/// Who was excused; never why.
pub const ON_LEAVE: &str = "请假";
/// Who did not come.
pub const ABSENT: &str = "缺席";
/// Who took notes.
pub const RECORDER: &str = "记录";
/// Before what a unit reported.
pub const PROGRESS: &str = "进展情况：";
/// Before what became of a unit's earlier items.
pub const EARLIER: &str = "前期议定事项：";
/// Before a unit's figures.
pub const FIGURES: &str = "本月数据：";
/// Before what a unit entered in a register.
pub const REGISTERS: &str = "台账登记：";
/// Before what became of a unit's items, where its earlier ones are told apart.
pub const BECAME: &str = "办理情况：";
/// Before what a unit asked for.
pub const HELP: &str = "协调事项：";
/// Before a remark that may be published.
pub const REMARK: &str = "会议指出，";
/// Before a remark on the meeting as a whole.
pub const DEMAND: &str = "会议强调，";
/// The set words of minutes, with which a remark may begin by itself: what it then says is not put under another one.
const SET_WORDS: [(&str, &str); 5] =
    [("认为", "会议认为，"), ("指出", REMARK), ("强调", DEMAND), ("要求", "会议要求，"), ("明确", "会议明确，")];

/// A remark that begins with a set word (会议要求倒排工期; 强调，…): the word as minutes write it, and the rest.
#[must_use]
pub fn set_word(text: &str) -> Option<(&'static str, &str)> {
    let said = text.trim().strip_prefix("会议").unwrap_or(text.trim());
    SET_WORDS.iter().find_map(|(word, lead)| {
        let rest = said.strip_prefix(word)?.trim_start_matches(['，', ',', '：', ':', ' ']);
        (!rest.is_empty()).then_some((*lead, rest))
    })
}

/// Said of a unit that reported in writing.
pub const IN_WRITING: &str = "作书面汇报。";
/// The mark of an item that comes from the year's plan.
pub const PLANNED: &str = "重点任务";
/// What stands where no meeting is at hand.
pub const NO_MEETING: &str = "还没有会议，暂无纪要。";

/// The heading over a section; the opening has none.
#[must_use]
pub fn heading(section: MinutesSection) -> Option<&'static str> {
    match section {
        MinutesSection::Opening => None,
        MinutesSection::Heard => Some(HEARD),
        MinutesSection::Demands => Some(DEMANDS),
        MinutesSection::Resolved => Some(RESOLVED),
        MinutesSection::Undated => Some(UNDATED),
        MinutesSection::Extended => Some(EXTENDED),
        MinutesSection::Settled => Some(SETTLED),
        MinutesSection::Next => Some(NEXT),
    }
}

/// What may lead a paragraph, in another face.
pub const LEADS: [&str; 11] = [
    PROGRESS,
    EARLIER,
    BECAME,
    FIGURES,
    REGISTERS,
    HELP,
    REMARK,
    DEMAND,
    SET_WORDS[0].1,
    SET_WORDS[3].1,
    SET_WORDS[4].1,
];

/// 第1期, 第1号, 〔2022〕1号.
#[must_use]
pub fn number(form: NumberForm, number: u32, year: i32) -> String {
    match form {
        NumberForm::Issue => format!("第{number}期"),
        NumberForm::Number => format!("第{number}号"),
        NumberForm::Yearly => format!("〔{year}〕{number}号"),
    }
}

/// The title on the page, broken by sense: 关于2022年5月 / 基层党建工作重点任务月调度会的纪要.
#[must_use]
pub fn title(period: Period, name: &str) -> String {
    let name = if name.is_empty() { "月调度会" } else { name };
    format!("关于{}\n{name}的纪要", month(period))
}

/// The name of the paper in a list of files: 2022年5月调度会纪要; with its number when the month had several.
#[must_use]
pub fn file_title(period: Period, number: Option<u32>) -> String {
    let number = number.map(|number| format!("（第{number}期）")).unwrap_or_default();
    format!("{}调度会纪要{number}", month(period))
}

/// 一、会议听取情况
#[must_use]
pub fn section(number: usize, heading: &str) -> String {
    format!("{}、{heading}", chinese(number))
}

/// （一）市交通运输局
#[must_use]
pub fn subsection(number: usize, heading: &str) -> String {
    format!("（{}）{heading}", chinese(number))
}

/// What the first sentence of the minutes says.
#[derive(Clone, Copy, Debug)]
pub struct Opening<'a> {
    /// The day.
    pub day: NaiveDate,
    /// When it was called to order, for 上午 and 下午.
    pub opened_at: Option<NaiveDateTime>,
    /// Who called it.
    pub convener: &'a str,
    /// Where.
    pub place: &'a str,
    /// The meeting's name.
    pub name: &'a str,
    /// 主持人.
    pub chair: &'a str,
    /// What it was about.
    pub topic: &'a str,
}

/// 2022年5月20日上午，市委党建办在301会议室召开……会，由张三主持，围绕……进行调度。
#[must_use]
pub fn opening(opening: &Opening<'_>) -> String {
    let Opening { day, convener, place, name, chair, topic, .. } = *opening;
    let half = half_of_the_day(opening);
    let name = meeting_name(name);
    let at = if place.is_empty() { String::new() } else { format!("在{place}") };
    let held = if convener.is_empty() { format!("{name}{at}召开") } else { format!("{convener}{at}召开{name}") };
    let mut said = format!("{}{half}，{held}", day_in_full(day));
    if !chair.is_empty() {
        said.push_str("，由");
        said.push_str(chair);
        said.push_str("主持");
    }
    if !topic.is_empty() {
        said.push_str("，围绕");
        said.push_str(topic);
        said.push_str("进行调度");
    }
    said.push('。');
    said
}

/// 上午, 下午, 晚上; nothing when it was not called to order on its day.
#[must_use]
pub fn half_of_the_day(opening: &Opening<'_>) -> &'static str {
    opening.opened_at.filter(|moment| moment.date() == opening.day).map_or("", half_of_day)
}

/// The meeting's name, or what it is when it has none.
#[must_use]
pub fn meeting_name(name: &str) -> &str {
    if name.is_empty() { "月调度会" } else { name }
}

fn half_of_day(moment: NaiveDateTime) -> &'static str {
    match moment.hour() {
        0..12 => "上午",
        12..18 => "下午",
        _ => "晚上",
    }
}

/// 会议听取了……的汇报；……作书面汇报；……缓议。 Empty lists leave their part out.
#[must_use]
pub fn heard(spoken: &str, written: &str, deferred: &str) -> String {
    let mut parts = Vec::new();
    if !spoken.is_empty() {
        parts.push(format!("会议听取了{spoken}的汇报"));
    }
    if !written.is_empty() {
        parts.push(format!("{written}作书面汇报"));
    }
    if !deferred.is_empty() {
        parts.push(format!("{deferred}缓议"));
    }
    if parts.is_empty() { String::new() } else { format!("{}。", parts.join("，")) }
}

/// Units named one by one and whole groups of units: 市委组织部、全体成员单位. More than three names are counted:
/// 市财政局、……等12家单位; every one of them is named.
#[must_use]
pub fn units(named: &[&str], groups: &[UnitKind]) -> String {
    let mut parts: Vec<String> = Vec::new();
    if !named.is_empty() {
        let counted =
            if groups.is_empty() && named.len() > 3 { format!("等{}家单位", named.len()) } else { String::new() };
        parts.push(format!("{}{counted}", named.join("、")));
    }
    if groups.contains(&UnitKind::Member) {
        parts.push("全体成员单位".to_owned());
    }
    match (groups.contains(&UnitKind::County), groups.contains(&UnitKind::Park)) {
        (true, true) => parts.push("各县（市、区）、园区".to_owned()),
        (true, false) => parts.push("各县（市、区）".to_owned()),
        (false, true) => parts.push("各园区".to_owned()),
        (false, false) => {}
    }
    parts.join("、")
}

/// The first of many units: 市财政局、市司法局、市税务局等12家单位.
#[must_use]
pub fn several(first: &[&str], total: usize) -> String {
    format!("{}等{total}家单位", first.join("、"))
}

/// Who answers: 市交通运输局（牵头）、市公安局; several leads answer each for itself, their helpers stand apart.
#[must_use]
pub fn responsible(leads: &str, several: bool, supporting: &str, owner: &str) -> String {
    let owner = if owner.is_empty() { String::new() } else { format!("；责任人：{owner}") };
    match (several, supporting.is_empty()) {
        (_, true) => format!("责任单位：{leads}{owner}"),
        (false, false) => format!("责任单位：{leads}（牵头）、{supporting}{owner}"),
        (true, false) => format!("责任单位：{leads}；配合单位：{supporting}{owner}"),
    }
}

/// 物流行业党委挂牌。责任单位：…；完成时限：2022年6月30日。 Who said it is the ledger's business: what was resolved binds.
#[must_use]
pub fn resolution(text: &str, responsible: &str, deadline: Option<&str>) -> String {
    let deadline = deadline.map(|deadline| format!("；完成时限：{deadline}")).unwrap_or_default();
    format!("{text}。{responsible}{deadline}。")
}

/// A task of the plan: its short title, then what is asked.
#[must_use]
pub fn task(title: &str, requirement: &str) -> String {
    let (title, requirement) = (ended(title), ended(requirement));
    if requirement.is_empty() || requirement == title { title.to_owned() } else { format!("{title}：{requirement}") }
}

/// A deadline on paper: days in full, stages in order, rules in words, a stretch of the year by its name; `None` when it
/// still needs a date. No day is printed that was not spoken or agreed.
#[must_use]
pub fn deadline(deadline: &Deadline, base: NaiveDate, next: Option<NaiveDate>) -> Option<String> {
    if deadline.is_undated() {
        return None;
    }
    if let Some(ordered) = written::ordered_deadline(deadline) {
        return Some(ordered);
    }
    let said = |one: &Due| match one {
        Due::On(day) => written::said(deadline, *day),
        Due::Open => "长期坚持".to_owned(),
        Due::NextMeeting => match next {
            Some(day) => format!("下次会议（{}）前", day_in_full(day)),
            None => "下次会议前".to_owned(),
        },
        Due::NextMeetingOn(day) => day_in_full(*day),
        Due::Event if deadline.dues.len() == 1 && !deadline.spoken.is_empty() => deadline.spoken.clone(),
        Due::Event => "视前置事项办理情况确定".to_owned(),
        other => due(other, base),
    };
    let stages: Vec<String> = deadline.dues.iter().filter(|one| **one != Due::Urgent).map(said).collect();
    Some(stages.join("、"))
}

/// A deadline as it stands in a column of a table: a stage, an outer bound, the day of a round or of the next meeting each
/// on a line of its own.
#[must_use]
pub fn in_column(deadline: &str) -> String {
    let next = deadline.strip_prefix("下次会议（").and_then(|rest| rest.split_once("）前"));
    let said = match next {
        Some((day, rest)) => format!("下次会议前\n（{day}）{rest}"),
        None => deadline.replace("（这次", "\n（这次"),
    };
    let parts: Vec<&str> = said.split('、').collect();
    // Days of a month stay together: 每月5日、20日前.
    let is_short = |part: &str| part.chars().count() < 6;
    let mut lines = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            lines.push('、');
            if !is_short(part) && !is_short(parts[at - 1]) {
                lines.push('\n');
            }
        }
        lines.push_str(part);
    }
    lines.replace("，争取", "，\n争取")
}

/// How a day was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// 延期.
    PutOff,
    /// 提前.
    BroughtForward,
    /// There was no day before.
    Set,
}

/// What happened to something agreed earlier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened<'a> {
    /// 销号.
    Closed {
        /// By whom, when named.
        by: &'a str,
    },
    /// 自报完成.
    Reported,
    /// 办成, as a register shows.
    Met {
        /// By what.
        by: &'a str,
    },
    /// 延期 or 提前.
    Moved {
        /// The deadline before.
        from: &'a Deadline,
        /// The deadline after.
        to: &'a Deadline,
        /// By whom, when named.
        by: &'a str,
        /// Why.
        reason: &'a str,
        /// Put off, brought forward, or set where there was none.
        how: Move,
    },
    /// One of several stages, or one round, is done; verified, too, or not yet.
    PartDone {
        /// Its day.
        day: NaiveDate,
        /// Whether it was verified.
        closed: bool,
    },
    /// 明确时限: of what had been agreed without a date.
    Dated {
        /// The deadline.
        to: &'a Deadline,
    },
    /// 退回重办.
    Reopened {
        /// Why.
        reason: &'a str,
    },
}

/// 制定方案（市财政局）：已核实销号。
#[must_use]
pub fn happened(text: &str, units: &str, what: &Happened<'_>, base: NaiveDate, next: Option<NaiveDate>) -> String {
    format!("{text}（{units}）：{}。", became(what, base, next))
}

/// “制定方案”已核实销号, said of a unit's own item.
#[must_use]
pub fn happened_to_it(text: &str, what: &Happened<'_>, base: NaiveDate, next: Option<NaiveDate>) -> String {
    format!("{}{}", quoted(text), became(what, base, next))
}

fn became(what: &Happened<'_>, base: NaiveDate, next: Option<NaiveDate>) -> String {
    let words = |one: &Deadline| deadline(one, base, next).unwrap_or_else(|| UNDATED_CELL.to_owned());
    match what {
        Happened::Closed { by: "" } => "已核实销号".to_owned(),
        Happened::Closed { by } => format!("已由{by}核实销号"),
        Happened::Reported => "责任单位自报完成，待核实销号".to_owned(),
        Happened::Met { by } => format!("已办成（{by}）"),
        Happened::PartDone { day, closed: false } => {
            format!("其中{}到期的一步，责任单位报已完成，待核实", day_in_full(*day))
        }
        Happened::PartDone { day, closed: true } => format!("其中{}到期的一步，已核实完成", day_in_full(*day)),
        Happened::Moved { from, to, by, reason, how } => {
            let verb = match how {
                Move::PutOff => "延期至",
                Move::BroughtForward => "提前至",
                Move::Set => "期限定为",
            };
            let by = if by.is_empty() { String::new() } else { format!("，经{by}同意") };
            format!("原定{}{by}，{verb}{}。原因：{}", words(from), words(to), ended(reason))
        }
        Happened::Dated { to } => format!("完成时限明确为{}", words(to)),
        Happened::Reopened { reason } => format!("退回重新办理。原因：{}", ended(reason)),
    }
}

/// Where an item agreed earlier stands on the day of the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progressing<'a> {
    /// 已销号.
    Closed,
    /// 自报完成.
    Reported,
    /// 办成, as this shows.
    Met(&'a str),
    /// 已撤回.
    Withdrawn,
    /// 已延期, to this deadline.
    Extended(&'a Deadline),
    /// 逾期, by so many days.
    Overdue(i64, &'a Deadline),
    /// 推进.
    Standing(&'a Deadline),
}

/// “挂牌”已逾期20天（时限2022年4月30日）
#[must_use]
pub fn progressing(text: &str, how: Progressing<'_>, base: NaiveDate, next: Option<NaiveDate>) -> String {
    let words = |one: &Deadline| deadline(one, base, next);
    let how = match how {
        Progressing::Closed => "已完成并销号".to_owned(),
        Progressing::Reported => "自报完成，待核实".to_owned(),
        Progressing::Met(by) => format!("已办成（{by}）"),
        Progressing::Withdrawn => "已撤回".to_owned(),
        Progressing::Extended(to) => match words(to) {
            Some(to) => format!("已延期至{to}"),
            None => "正在推进".to_owned(),
        },
        Progressing::Overdue(days, to) => match words(to) {
            Some(to) => format!("逾期{days}天未完成（时限{to}）"),
            None => format!("逾期{days}天未完成"),
        },
        Progressing::Standing(to) => match words(to) {
            Some(to) => format!("正在推进（时限{to}）"),
            None => "正在推进，时限待定".to_owned(),
        },
    };
    format!("{}{how}", quoted(text))
}

/// Words in quotation marks; the marks inside become single ones.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("“{}”", text.replace('“', "‘").replace('”', "’"))
}

/// 关于“挂牌”，已报市委编办
#[must_use]
pub fn progress_about(item: Option<&str>, text: &str) -> String {
    match item {
        Some(item) => format!("关于{}，{}", quoted(item), ended(text)),
        None => ended(text).to_owned(),
    }
}

/// Several statements in one sentence.
#[must_use]
pub fn sentence<S: AsRef<str>>(statements: &[S]) -> String {
    let statements: Vec<&str> = statements.iter().map(|one| ended(one.as_ref())).collect();
    format!("{}。", statements.join("；"))
}

/// 王某（副局长）来不了时：由办公室主任李某代会。
#[must_use]
pub fn delegate(post: &str, person: &str) -> String {
    match (post, person) {
        ("", "") => "派员代会。".to_owned(),
        ("", person) => format!("由{person}代会。"),
        (post, person) => format!("由{post}{person}代会。"),
    }
}

/// One unit's entry in the attendance list: 市财政局办公室主任王某（代）.
#[must_use]
pub fn attendee(unit: &str, post: &str, person: &str, delegate: bool, times: &str) -> String {
    let note = match (delegate, times) {
        (false, "") => String::new(),
        (true, "") => "（代）".to_owned(),
        (false, times) => format!("（{times}）"),
        (true, times) => format!("（代，{times}）"),
    };
    format!("{unit}{post}{person}{note}")
}

/// 9:12到会，10:30离会
#[must_use]
pub fn times(arrived: Option<NaiveDateTime>, left: Option<NaiveDateTime>) -> String {
    let arrived = arrived.map(|moment| format!("{}到会", date::clock_time(moment)));
    let left = left.map(|moment| format!("{}离会", date::clock_time(moment)));
    [arrived, left].into_iter().flatten().collect::<Vec<_>>().join("，")
}

/// A list of attendees, separated in one way whoever is named.
#[must_use]
pub fn attendees(entries: &[String]) -> String {
    entries.join("、")
}

/// 组建率85%（上月83.2%）
#[must_use]
pub fn figure(name: &str, now: f64, last: Option<f64>, unit: &str) -> String {
    let last = last.map(|last| format!("（上月{last}{unit}）")).unwrap_or_default();
    format!("{name}{now}{unit}{last}")
}

/// A figure of all units with last month's; where some had not reported last month, the others are set beside themselves:
/// 两新组织数110家（两个月都报的2家，上月100家、本月104家）.
#[must_use]
pub fn city_figure(name: &str, beside: &Beside, unit: &str) -> String {
    let whole = beside.whole.value.unwrap_or_default();
    match (beside.last.value, beside.now.value) {
        (Some(last), Some(now)) if beside.newcomers() > 0 => {
            let of = beside.now.units;
            format!("{name}{whole}{unit}（两个月都报的{of}家，上月{last}{unit}、本月{now}{unit}）")
        }
        (last, _) => figure(name, whole, last, unit),
    }
}

/// 品牌备案“红色驿站”（已报送）
#[must_use]
pub fn register_entry(kind: &str, name: &str, stage: &str) -> String {
    format!("{kind}{}（{stage}）", quoted(name))
}

/// What a unit asked for, and whether it is settled.
#[must_use]
pub fn help(text: &str, settled: bool) -> String {
    if settled { format!("{}（已协调办结）", ended(text)) } else { ended(text).to_owned() }
}

/// 下次会议定于2022年6月20日召开。
#[must_use]
pub fn next_meeting(day: NaiveDate) -> String {
    format!("下次会议定于{}召开。", day_in_full(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_opening_leaves_out_what_is_not_known() {
        let mut what = Opening {
            day: day("2022-05-20"),
            opened_at: Some("2022-05-20T15:00:00".parse().unwrap()),
            convener: "市委党建办",
            place: "301会议室",
            name: "月调度会",
            chair: "张三",
            topic: "“两新”组织党建",
        };
        assert_eq!(
            opening(&what),
            "2022年5月20日下午，市委党建办在301会议室召开月调度会，由张三主持，围绕“两新”组织党建进行调度。"
        );
        what = Opening { opened_at: None, convener: "", place: "", chair: "", topic: "", ..what };
        assert_eq!(opening(&what), "2022年5月20日，月调度会召开。");
        assert_eq!(heard("", "", ""), "");
        assert_eq!(
            heard("市财政局", "市司法局", "市教育局"),
            "会议听取了市财政局的汇报，市司法局作书面汇报，市教育局缓议。"
        );
    }

    #[test]
    fn every_unit_is_named_and_many_are_counted() {
        assert_eq!(units(&["甲", "乙", "丙"], &[]), "甲、乙、丙");
        assert_eq!(units(&["甲", "乙", "丙", "丁"], &[]), "甲、乙、丙、丁等4家单位");
        assert_eq!(
            units(&["市委组织部"], &[UnitKind::Park, UnitKind::Member, UnitKind::County]),
            "市委组织部、全体成员单位、各县（市、区）、园区"
        );
    }

    #[test]
    fn a_deadline_on_paper_is_a_day_or_a_rule_and_never_a_guess() {
        let of =
            |label: &str| Deadline { spoken: "月底前".into(), dues: crate::domain::parse_label(label).unwrap() };
        let said = |label: &str| deadline(&of(label), day("2022-05-20"), None);
        assert_eq!(said("2022-06-10;2022-09-30").unwrap(), "2022年6月10日、2022年9月30日");
        assert_eq!(said("RECURRING:monthly-05;2022-12-31").unwrap(), "每月5日前、2022年12月31日");
        assert_eq!(said("ASAP"), None);
        assert_eq!(said("NONE"), None);
        assert_eq!(
            deadline(&of("RELATIVE:next-meeting"), day("2022-05-20"), Some(day("2022-06-20"))).unwrap(),
            "下次会议（2022年6月20日）前"
        );
    }

    #[test]
    fn a_date_moved_forward_is_not_called_an_extension() {
        let (may, june) = (Deadline::on("", day("2022-05-31")), Deadline::on("", day("2022-06-30")));
        let said = |from, to, how| {
            happened(
                "挂牌",
                "市财政局",
                &Happened::Moved { from, to, by: "", reason: "批复未下。", how },
                day("2022-05-20"),
                None,
            )
        };
        assert_eq!(
            said(&may, &june, Move::PutOff),
            "挂牌（市财政局）：原定2022年5月31日，延期至2022年6月30日。原因：批复未下。"
        );
        assert!(said(&june, &may, Move::BroughtForward).contains("提前至2022年5月31日"));
    }

    #[test]
    fn a_deadline_in_a_column_has_a_line_for_each_day() {
        assert_eq!(in_column("2022年6月30日"), "2022年6月30日");
        assert_eq!(in_column("2022年6月10日、2022年9月30日"), "2022年6月10日、\n2022年9月30日");
        assert_eq!(in_column("2022年下半年，争取2022年11月30日"), "2022年下半年，\n争取2022年11月30日");
        assert_eq!(in_column("下次会议（2022年6月20日）前"), "下次会议前\n（2022年6月20日）");
        assert_eq!(in_column("每月5日、20日前（这次2022年6月20日）"), "每月5日、20日前\n（这次2022年6月20日）");
    }

    #[test]
    fn quotation_marks_nest() {
        assert_eq!(quoted("摸清“两新”底数"), "“摸清‘两新’底数”");
    }
}
