//! A list of tasks from elsewhere.

use super::{LeftOut, Table};
use crate::{
    domain::{Cadence, ImportDoubt, Ledger, PlannedTask, TaskId, UnitId},
    exchange::form::folded,
    language::{
        Calendar,
        mention::{UnitIndex, Who, mentions},
        read_deadline,
    },
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

const ID: &[&str] = &["编号", "任务编号", "id"];
const TITLE: &[&str] = &["任务", "任务名称", "事项", "工作任务", "重点任务", "title"];
const REQUIREMENT: &[&str] = &["要求", "工作要求", "具体内容", "内容", "requirement"];
const UNITS: &[&str] = &["责任单位", "牵头单位", "单位", "units"];
const SUPPORTING: &[&str] = &["配合单位", "协办单位", "supporting"];
const DEADLINE: &[&str] = &["完成时限", "时限", "期限", "完成时间", "deadline"];
const CADENCE: &[&str] = &["频次", "办理频次", "cadence"];
const SOURCE: &[&str] = &["来源", "依据", "出处", "clause"];
const MEASURE: &[&str] = &["指标", "衡量", "可衡量指标", "measure"];
/// All of them.
pub const HEADINGS: &[&[&str]] =
    &[ID, TITLE, REQUIREMENT, UNITS, SUPPORTING, DEADLINE, CADENCE, SOURCE, MEASURE, &["序号"]];

/// What a list of tasks comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskList {
    /// The tasks to be added.
    pub tasks: Vec<PlannedTask>,
    /// The lines that are not.
    pub left_out: Vec<LeftOut>,
    /// Headings that were not read.
    pub strangers: Vec<String>,
}

/// Holds a list against the plan.
#[must_use]
pub fn tasks(ledger: &Ledger, table: &Table, calendar: &Calendar, base: NaiveDate) -> TaskList {
    let units: Vec<_> = ledger.roster().into_iter().cloned().collect();
    let index = UnitIndex::new(&units);
    let meant = |words: &str| -> Result<Vec<UnitId>, ImportDoubt> {
        let mut meant = Vec::new();
        for word in words.split(['、', ',', '，', ';', '；', '\n']).map(str::trim).filter(|word| !word.is_empty()) {
            let named = mentions(word, &index);
            if named.is_empty() {
                return Err(ImportDoubt::UnknownUnit(word.to_owned()));
            }
            for mention in named {
                // A list is written with care: what only sounds like a unit is none.
                if mention.by_sound || matches!(mention.who, Who::Unlisted(_)) {
                    return Err(ImportDoubt::UnknownUnit(word.to_owned()));
                }
                meant.extend(mention.who.units(&units));
            }
        }
        Ok(meant)
    };
    let mut list = TaskList {
        strangers: table.strangers(HEADINGS).into_iter().map(str::to_owned).collect(),
        ..TaskList::default()
    };
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (row, words) in &table.rows {
        let planned = planned(words, &meant, calendar, base).and_then(|task| {
            let is_known = ledger
                .tasks
                .values()
                .any(|known| Some(&known.id) == task.id.as_ref() || folded(&known.title) == folded(&task.title));
            match seen.insert(folded(&task.title), *row) {
                Some(first) => Err(ImportDoubt::Twice(first)),
                None if is_known => Err(ImportDoubt::Known),
                None => Ok(task),
            }
        });
        match planned {
            Ok(task) => list.tasks.push(task),
            Err(why) => {
                let title = Table::words(words, TITLE).unwrap_or_default().to_owned();
                list.left_out.push(LeftOut { row: *row, words: title, why });
            }
        }
    }
    list
}

fn planned(
    words: &BTreeMap<String, String>,
    meant: &dyn Fn(&str) -> Result<Vec<UnitId>, ImportDoubt>,
    calendar: &Calendar,
    base: NaiveDate,
) -> Result<PlannedTask, ImportDoubt> {
    let get = |headings: &[&str]| Table::words(words, headings).map(str::to_owned);
    let title = get(TITLE).ok_or(ImportDoubt::NoName)?;
    let lead = meant(&get(UNITS).ok_or(ImportDoubt::NoUnits)?)?;
    let mut task = PlannedTask::new(&title, lead);
    task.id = get(ID).map(|id| TaskId::new(&id));
    task.requirement = get(REQUIREMENT).unwrap_or_default();
    task.source = get(SOURCE).unwrap_or_default();
    task.measure = get(MEASURE).unwrap_or_default();
    if let Some(words) = get(SUPPORTING) {
        task.supporting = meant(&words)?;
    }
    if let Some(word) = get(CADENCE) {
        task.cadence = Some(cadence(&word).ok_or_else(|| ImportDoubt::NotOneOf(CADENCE[0].to_owned(), word.clone()))?);
    }
    if let Some(words) = get(DEADLINE) {
        let reading = read_deadline(&words, base, calendar);
        if reading.dues.is_empty() {
            return Err(ImportDoubt::NoDay(words));
        }
        task.deadline = reading.to_deadline(&words);
    }
    Ok(task)
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
