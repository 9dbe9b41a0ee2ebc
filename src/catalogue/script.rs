//! The rehearsal's script: three past months of a fictional city, as plain data in the order in which it was recorded,
//! and a fourth meeting ready to open. `replay` turns it into commands; this file only says what a script is.

use crate::domain::{Deadline, IndicatorId, Presence, RegisterKindId, TaskId, UnitId};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Deserializer};
use std::{collections::BTreeMap, fmt};

/// A city's past months.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// The meetings, in order.
    #[serde(rename = "meeting")]
    pub meetings: Vec<ScriptMeeting>,
}

/// One meeting and what was recorded on the way to it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScriptMeeting {
    /// The day its preparation began.
    pub prepared: NaiveDate,
    /// The day it is held.
    pub date: NaiveDate,
    /// When it is called to order.
    pub begins: NaiveTime,
    /// 主持人.
    pub chair: String,
    /// 记录人.
    pub recorder: String,
    /// Where.
    pub place: String,
    /// When the next one is to be.
    pub next_date: Option<NaiveDate>,
    /// The day its minutes were sealed; without one it is still being prepared.
    pub sealed: Option<NaiveDate>,
    /// Who did not simply come; everybody else is present.
    #[serde(default)]
    pub roll: Vec<RollLine>,
    /// Units that report in writing.
    #[serde(default)]
    pub written: Vec<UnitId>,
    /// Days between the meetings on which something was recorded, in order.
    #[serde(default, rename = "day")]
    pub days: Vec<ScriptDay>,
    /// What was recorded in the room, in order.
    #[serde(default)]
    pub acts: Vec<Act>,
}

/// A day on which something was recorded outside the room.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScriptDay {
    /// The day.
    pub on: NaiveDate,
    /// What was recorded.
    pub acts: Vec<Act>,
}

/// A line of the roll.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollLine {
    /// Whose.
    pub unit: UnitId,
    /// How it is represented.
    pub presence: Presence,
    /// Who came.
    #[serde(default)]
    pub person: String,
    /// Of which post.
    #[serde(default)]
    pub post: String,
    /// Why on leave.
    #[serde(default)]
    pub reason: String,
}

/// A promise or instruction.
#[derive(Clone, Debug, Deserialize)]
pub struct Words {
    /// What later acts call it.
    pub key: String,
    /// The units that answer for it; each carries its own.
    pub units: Vec<UnitId>,
    /// The task it serves.
    pub task: Option<TaskId>,
    /// The words.
    pub text: String,
    /// Who answers for it.
    #[serde(default)]
    pub owner: String,
    /// The units that help.
    #[serde(default)]
    pub supporting: Vec<UnitId>,
    /// By when.
    #[serde(default)]
    pub deadline: Deadline,
}

/// Something recorded.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Act {
    /// 转到.
    Floor {
        /// To whom.
        unit: UnitId,
    },
    /// 承诺.
    Promise(Words),
    /// 交办.
    Instruct(Words),
    /// 进展.
    Progress {
        /// Whose.
        unit: UnitId,
        /// About what.
        about: Option<ItemRef>,
        /// The words.
        text: String,
    },
    /// 协调.
    Help {
        /// What later acts call it.
        key: String,
        /// Whose.
        unit: UnitId,
        /// The words.
        text: String,
    },
    /// 协调办结.
    Settle {
        /// Which request.
        key: String,
    },
    /// 点评.
    Remark {
        /// About whom.
        unit: Option<UnitId>,
        /// The words.
        text: String,
        /// May appear in minutes.
        #[serde(default)]
        public: bool,
    },
    /// 记事.
    Note {
        /// About whom.
        unit: Option<UnitId>,
        /// The words.
        text: String,
    },
    /// 数据, for the month of the meeting.
    Figures {
        /// Whose.
        unit: UnitId,
        /// Indicator → number.
        readings: BTreeMap<IndicatorId, i64>,
    },
    /// 台账登记.
    Register {
        /// What later acts call it.
        key: String,
        /// Of which kind.
        register: RegisterKindId,
        /// Whose.
        unit: UnitId,
        /// What it is called.
        name: String,
        /// The name of the stage it has reached.
        stage: String,
        /// Field → value.
        #[serde(default)]
        fields: BTreeMap<String, String>,
    },
    /// 台账推进: a new stage and what fields were added.
    Advance {
        /// Which entry.
        key: String,
        /// The name of the stage it has reached.
        stage: String,
        /// Field → value, beside those known.
        #[serde(default)]
        fields: BTreeMap<String, String>,
    },
    /// 自报完成.
    Report {
        /// Which.
        item: ItemRef,
        /// Evidence.
        evidence: String,
    },
    /// 销号.
    Close {
        /// Which.
        item: ItemRef,
        /// By whom.
        by: String,
    },
    /// 退回重办.
    Reopen {
        /// Which.
        item: ItemRef,
        /// Why.
        reason: String,
    },
    /// 延期.
    Extend {
        /// Which.
        item: ItemRef,
        /// To when.
        to: Deadline,
        /// By whom.
        by: String,
        /// Why.
        reason: String,
    },
    /// 撤回.
    Withdraw {
        /// Which.
        item: ItemRef,
        /// Why.
        reason: String,
    },
    /// 明确期限.
    AgreeDate {
        /// Which task.
        task: TaskId,
        /// At which units.
        units: Vec<UnitId>,
        /// By when.
        deadline: Deadline,
    },
}

/// An item as a script names it: `logistics` (the key of an earlier act), `checks@U33` (one unit's part of an act for
/// several) or `T30@U18` (a task of the plan at a unit; keys are never written in capitals).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemRef {
    /// An earlier act.
    Key(String, Option<UnitId>),
    /// A task at a unit.
    Task(TaskId, UnitId),
}

impl fmt::Display for ItemRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key, None) => f.write_str(key),
            Self::Key(key, Some(unit)) => write!(f, "{key}@{unit}"),
            Self::Task(task, unit) => write!(f, "{task}@{unit}"),
        }
    }
}

impl<'de> Deserialize<'de> for ItemRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(match text.split_once('@') {
            None => Self::Key(text, None),
            Some((head, unit)) if head.starts_with(|sign: char| sign.is_ascii_uppercase()) => {
                Self::Task(TaskId::new(head), UnitId::new(unit))
            }
            Some((head, unit)) => Self::Key(head.to_owned(), Some(UnitId::new(unit))),
        })
    }
}
