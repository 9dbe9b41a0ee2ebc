//! A task (重点任务): what the year's plan asks of units.

use crate::domain::{Deadline, FocusId, IndicatorId, MetBy, TaskId, TaskPast, UnitId};
use serde::{Deserialize, Serialize};

/// Whom a task is for, as the source puts it; [`Task::lead`] has the units it comes down to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// 全体: every unit.
    All,
    /// 部分: the units whose field it is.
    Some,
    /// 一家: one unit by name.
    One,
    /// 工委: the work committee's own.
    WorkCommittee,
    /// 县（市、区）、园区.
    Counties,
}

/// How often something is to be said about a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cadence {
    /// 一次性.
    Once,
    /// 每月.
    Monthly,
    /// 每季.
    Quarterly,
    /// 半年.
    HalfYearly,
    /// 年度.
    Yearly,
    /// 常态.
    Continuous,
    /// 不定期.
    Irregular,
}

/// A task of the year's plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Its code in the catalogue.
    pub id: TaskId,
    /// A short form for lists, at most some twenty characters.
    pub title: String,
    /// What is asked, in a sentence.
    pub requirement: String,
    /// The heading it stands under, if any.
    pub focus: Option<FocusId>,
    /// Where it comes from, for example 讲话二（五）.
    pub clause: String,
    /// Whom the source addresses.
    pub scope: Scope,
    /// The units it comes down to: each carries its own assignment.
    pub lead: Vec<UnitId>,
    /// Units that help.
    pub supporting: Vec<UnitId>,
    /// How often it is looked at.
    pub cadence: Cadence,
    /// The deadline the source gives, if any.
    pub deadline: Deadline,
    /// What it is measured by, in words.
    pub measure: String,
    /// The indicators that measure it.
    pub indicators: Vec<IndicatorId>,
    /// What the secretary notes about it each month.
    pub monthly_note: String,
    /// Whether its state may be shown to the room; lists of the idle and the like may not.
    pub private: bool,
    /// By what it is met, when the catalogue says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met_by: Option<MetBy>,
    /// How it came to the units that have it now.
    #[serde(default, skip_serializing_if = "TaskPast::is_empty")]
    pub past: TaskPast,
}
