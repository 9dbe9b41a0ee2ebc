//! A list of tasks from elsewhere: 任务分解表, 工作要点, 整改清单.

use super::{
    Heading, LeftOut, Row, Table,
    heading::unnumbered,
    parties::{Parties, inner_offices},
};
use crate::{
    domain::{Cadence, Deadline, Due, FocusId, ImportDoubt, Ledger, MOST_PLANNED, PlannedTask, TaskId},
    exchange::form::{Told, folded},
    language::{Calendar, heading::HeadingWord, read_deadline},
};
use chrono::{Datelike as _, NaiveDate};
use std::collections::BTreeMap;

static ID: &Heading = &HEADINGS[0];
static TITLE: &Heading = &HEADINGS[1];
static MEASURE: &Heading = &HEADINGS[2];
static PROBLEM: &Heading = &HEADINGS[3];
static REQUIREMENT: &Heading = &HEADINGS[4];
static LEAD: &Heading = &HEADINGS[5];
static RESPONSIBLE: &Heading = &HEADINGS[6];
static SUPPORTING: &Heading = &HEADINGS[7];
static DEADLINE: &Heading = &HEADINGS[8];
static CADENCE: &Heading = &HEADINGS[9];
static SOURCE: &Heading = &HEADINGS[10];
static YARDSTICK: &Heading = &HEADINGS[11];
static OWNER: &Heading = &HEADINGS[12];
static STATE: &Heading = &HEADINGS[13];
static REMARK: &Heading = &HEADINGS[14];

/// The columns of such lists.
pub static HEADINGS: &[Heading] = &[
    Heading { name: "编号", also: &["任务编号", "id"], says: &[], endings: &["任务编号"] },
    Heading {
        name: "任务",
        also: &["title", "工作", "项目", "名称"],
        says: &[HeadingWord::Task, HeadingWord::Content],
        endings: &["主要内容", "项目名称", "内容"],
    },
    Heading {
        name: "具体措施", also: &[], says: &[HeadingWord::Measure], endings: &["举措", "二级任务", "任务分解"]
    },
    Heading { name: "问题", also: &[], says: &[HeadingWord::Matter], endings: &[] },
    Heading {
        name: "要求",
        also: &["requirement"],
        says: &[HeadingWord::Asked, HeadingWord::Goal],
        endings: &["要求"],
    },
    Heading { name: "牵头单位", also: &["牵头"], says: &[HeadingWord::Leads], endings: &[] },
    Heading {
        name: "责任单位", also: &["units", "单位", "部门", "责任"], says: &[HeadingWord::Answers], endings: &[]
    },
    Heading {
        name: "配合单位",
        also: &["supporting", "配合", "协办"],
        says: &[HeadingWord::Helps],
        endings: &["参加单位"],
    },
    Heading { name: "完成时限", also: &["deadline", "时间", "日期"], says: &[HeadingWord::Day], endings: &[] },
    Heading { name: "频次", also: &["cadence"], says: &[], endings: &["频次"] },
    Heading { name: "来源", also: &["clause"], says: &[], endings: &["来源", "依据", "出处"] },
    Heading { name: "指标", also: &["measure"], says: &[], endings: &["指标", "衡量", "考核标准"] },
    Heading { name: "责任人", also: &[], says: &[HeadingWord::Person], endings: &["负责人", "领导"] },
    Heading {
        name: "完成情况",
        also: &["状态", "进展"],
        says: &[HeadingWord::State],
        endings: &["销号情况", "落实情况", "办理情况", "是否完成"],
    },
    Heading { name: "备注", also: &["说明"], says: &[HeadingWord::Remark], endings: &[] },
    Heading { name: "序号", also: &["序", "no"], says: &[], endings: &["序号"] },
];

/// What a cell of 完成情况 says when it is done.
const DONE: &[&str] = &[
    "已完成",
    "完成",
    "已办结",
    "办结",
    "已销号",
    "销号",
    "100%",
    "1",
    "√",
    "✓",
    "是",
    "已落实",
    "已整改",
    "整改到位",
    "已到位",
];
/// The longest title; what is longer stands in the requirement, whole.
const LONGEST_TITLE: usize = 30;

/// What a list of tasks comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskList {
    /// The tasks to be added, with their rows.
    pub tasks: Vec<(usize, PlannedTask)>,
    /// The lines that are not.
    pub left_out: Vec<LeftOut>,
}

/// Holds a list against the plan.
#[must_use]
pub fn tasks(ledger: &Ledger, table: &Table, calendar: &Calendar, base: NaiveDate) -> TaskList {
    tasks_telling(ledger, table, calendar, base, &mut |_| {})
}

/// The same, telling how many rows have been held.
pub(super) fn tasks_telling(
    ledger: &Ledger,
    table: &Table,
    calendar: &Calendar,
    base: NaiveDate,
    told: Told<'_>,
) -> TaskList {
    let parties = Parties::of_list(ledger, table);
    let known: BTreeMap<String, &TaskId> = ledger.tasks.values().map(|task| (folded(&task.title), &task.id)).collect();
    let mut list = TaskList::default();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut heading: Option<String> = None;
    for (nth, row) in table.rows.iter().enumerate() {
        told(nth);
        // 重点任务 that is blank below its first row means the same, merged or not.
        heading = row.words(TITLE).map(str::to_owned).or(heading.filter(|_| row.words(MEASURE).is_some()));
        if row.is_left {
            continue;
        }
        let planned = planned(ledger, row, heading.as_deref(), &parties, (calendar, base)).and_then(|task| {
            let is_known = known.contains_key(&folded(&task.title))
                || task.id.as_ref().is_some_and(|id| ledger.tasks.contains_key(id));
            match seen.insert(folded(&task.title), row.number) {
                Some(first) => Err(ImportDoubt::Twice(first)),
                None if is_known => Err(ImportDoubt::Known),
                None if list.tasks.len() == MOST_PLANNED => Err(ImportDoubt::NextTime(MOST_PLANNED)),
                None => Ok(task),
            }
        });
        match planned {
            Ok(task) => list.tasks.push((row.number, task)),
            Err(why) => {
                let words = row.words(MEASURE).or_else(|| row.words(TITLE)).map_or_else(|| row.all(), str::to_owned);
                list.left_out.push(LeftOut { row: row.number, words, why });
            }
        }
    }
    list
}

fn planned(
    ledger: &Ledger,
    row: &Row,
    heading: Option<&str>,
    parties: &Parties,
    (calendar, base): (&Calendar, NaiveDate),
) -> Result<PlannedTask, ImportDoubt> {
    if let Some(column) = row.without_value() {
        return Err(ImportDoubt::NoValue(column.to_owned()));
    }
    let get = |heading: &Heading| row.words(heading);
    // What is to be done is the measure, the task its heading; a measure of dots is none.
    let measure = get(MEASURE).filter(|words| words.chars().any(char::is_alphabetic));
    let whole = unnumbered(measure.or(heading).ok_or(ImportDoubt::NoName)?);
    if let Some(state) = get(STATE).filter(|state| DONE.contains(&folded(state).as_str())) {
        return Err(ImportDoubt::Done(state.to_owned()));
    }
    let (lead, mut supporting) = parties.of_row(get(LEAD), get(RESPONSIBLE))?;
    if lead.is_empty() {
        return Err(ImportDoubt::NoUnits);
    }
    for unit in get(SUPPORTING).map(|words| parties.helpers(words)).transpose()?.unwrap_or_default() {
        if !lead.contains(&unit) && !supporting.contains(&unit) {
            supporting.push(unit);
        }
    }
    let title = short(whole);
    let mut task = PlannedTask::new(&title, lead);
    task.supporting = supporting;
    // A number of the list is no code: by a code a task is called for years.
    task.id = get(ID).filter(|id| id.chars().any(char::is_alphabetic)).map(TaskId::new);
    let heading = heading.filter(|_| measure.is_some());
    task.focus = heading.or(row.section.as_deref()).and_then(|words| focus(ledger, words));
    task.requirement = [
        get(PROBLEM).map(|problem| format!("存在问题：{problem}")),
        heading.map(|heading| format!("重点任务：{heading}")),
        (title != whole).then(|| whole.to_owned()),
        get(REQUIREMENT).map(str::to_owned),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join("；");
    get(SOURCE).unwrap_or_default().clone_into(&mut task.source);
    get(YARDSTICK).unwrap_or_default().clone_into(&mut task.measure);
    task.monthly_note = note(row);
    if let Some(word) = get(CADENCE) {
        let cadence = cadence(word);
        task.cadence = Some(cadence.ok_or_else(|| ImportDoubt::NotOneOf(CADENCE.name.to_owned(), word.to_owned()))?);
    }
    if let Some(words) = get(DEADLINE).filter(|words| row.is_number(DEADLINE) && could_be_two_days(words)) {
        return Err(ImportDoubt::TwoDays(words.to_owned()));
    }
    if let Some(words) = get(DEADLINE) {
        task.deadline = deadline(words, calendar, base)?;
    }
    Ok(task)
}

/// What a row says besides: offices within units, who answers in person, how it stands, remarks.
fn note(row: &Row) -> String {
    let offices =
        [LEAD, RESPONSIBLE].into_iter().filter_map(|kind| row.words(kind)).flat_map(|words| inner_offices(words).1);
    let offices = offices.map(|office| format!("承办处室：{office}"));
    let notes =
        [OWNER, STATE, REMARK].into_iter().filter_map(|kind| Some(format!("{}：{}", kind.name, row.words(kind)?)));
    offices.chain(notes).collect::<Vec<_>>().join("；")
}

/// 6.3 as a number is what was typed as 6.3 or as 6.30.
pub(super) fn could_be_two_days(words: &str) -> bool {
    words.split_once('.').is_some_and(|(month, day)| month.parse::<u8>().is_ok() && matches!(day, "1" | "2" | "3"))
}

/// A deadline of a list. A day without a year that is over would silently become one of next year: it is asked instead.
fn deadline(words: &str, calendar: &Calendar, base: NaiveDate) -> Result<Deadline, ImportDoubt> {
    let reading = read_deadline(words, base, calendar);
    if reading.dues.is_empty() {
        return Err(ImportDoubt::NoDay(words.to_owned()));
    }
    let rolls_over = |due: &Due| matches!(due, Due::On(day) if day.year() > base.year());
    if !words.contains('年') && reading.dues.iter().any(rolls_over) {
        return Err(ImportDoubt::OverAlready(words.to_owned()));
    }
    let mut deadline = reading.to_deadline(words);
    if deadline.spoken.is_empty() {
        words.clone_into(&mut deadline.spoken);
    }
    Ok(deadline)
}

/// A title for lists: the whole when it is short, else its first clause.
fn short(whole: &str) -> String {
    let one_line: String = whole.split_whitespace().collect();
    if one_line.chars().count() <= LONGEST_TITLE {
        return one_line;
    }
    let clause = one_line.split(['，', '。', '；', ',', ';']).next().unwrap_or_default();
    if (4..=LONGEST_TITLE).contains(&clause.chars().count()) {
        return clause.to_owned();
    }
    one_line.chars().take(LONGEST_TITLE - 1).chain(['…']).collect()
}

/// The focus of the programme that a heading names.
fn focus(ledger: &Ledger, words: &str) -> Option<FocusId> {
    let words = folded(words);
    let named = ledger.programme.focuses.iter().find(|focus| words.ends_with(&folded(&focus.title)));
    named.map(|focus| focus.id.clone())
}

fn cadence(word: &str) -> Option<Cadence> {
    Some(match folded(word).as_str() {
        "一次性" => Cadence::Once,
        "每月" | "月" => Cadence::Monthly,
        "每季" | "每季度" | "季度" => Cadence::Quarterly,
        "半年" | "每半年" => Cadence::HalfYearly,
        "年度" | "每年" => Cadence::Yearly,
        "常态" | "长期" => Cadence::Continuous,
        "不定期" => Cadence::Irregular,
        _ => return None,
    })
}
