//! A planned task (新增任务): what is to be added to the plan, before it has a code of its own.

use crate::domain::{Cadence, Deadline, FocusId, IndicatorId, Scope, TaskId, UnitId};
use serde::{Deserialize, Serialize};

/// The most tasks one act may add: a year's plan has some fifty, the list of a province some thousands.
pub const MOST_PLANNED: usize = 20_000;

/// A task as it is to be added to the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedTask {
    /// Its code; `None`: the next free one.
    #[serde(default)]
    pub id: Option<TaskId>,
    /// A short form for lists; two tasks of a plan never share one.
    pub title: String,
    /// What is asked, in a sentence; empty: the title says it all.
    #[serde(default)]
    pub requirement: String,
    /// The heading it stands under, if any.
    #[serde(default)]
    pub focus: Option<FocusId>,
    /// Where it comes from: a paper's name, a place in a speech.
    #[serde(default)]
    pub source: String,
    /// Whom the source addresses; `None`: one unit or some, as bound.
    #[serde(default)]
    pub scope: Option<Scope>,
    /// The units it comes down to: each carries its own.
    pub lead: Vec<UnitId>,
    /// Units that help.
    #[serde(default)]
    pub supporting: Vec<UnitId>,
    /// How often it is looked at; `None`: every month.
    #[serde(default)]
    pub cadence: Option<Cadence>,
    /// The deadline, in the words of the source.
    #[serde(default)]
    pub deadline: Deadline,
    /// What it is measured by, in words.
    #[serde(default)]
    pub measure: String,
    /// The indicators that measure it.
    #[serde(default)]
    pub indicators: Vec<IndicatorId>,
    /// What the secretary notes about it each month.
    #[serde(default)]
    pub monthly_note: String,
    /// Whether its state must not be shown to the room.
    #[serde(default)]
    pub private: bool,
}

impl PlannedTask {
    /// A task with a title and its units; everything else is left open.
    #[must_use]
    pub fn new(title: &str, lead: Vec<UnitId>) -> Self {
        Self {
            id: None,
            title: title.to_owned(),
            requirement: String::new(),
            focus: None,
            source: String::new(),
            scope: None,
            lead,
            supporting: Vec::new(),
            cadence: None,
            deadline: Deadline::none(),
            measure: String::new(),
            indicators: Vec::new(),
            monthly_note: String::new(),
            private: false,
        }
    }
}
