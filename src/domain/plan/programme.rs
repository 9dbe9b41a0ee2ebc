//! A programme (工作方案): what an office's catalogue says besides its units and tasks.

use crate::domain::{
    AssessmentRules, Focus, Host, HouseStyle, Indicator, LampRules, Phrase, RegisterKind, Superior, Task, Unit,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything of a catalogue but the roster and the tasks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    /// The catalogue's key, for example `two-new-2022`.
    pub key: String,
    /// The topic of its meetings, for example “两新”组织党建.
    pub topic: String,
    /// The name of its meetings, for example 基层党建工作重点任务月调度会.
    pub meeting_name: String,
    /// Seconds a unit should take at most; 0: no limit.
    pub unit_limit: u32,
    /// Who can host its meetings; none: the office, under the one name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<Host>,
    /// The year's headings.
    pub focuses: Vec<Focus>,
    /// The kinds of register.
    pub registers: Vec<RegisterKind>,
    /// What is counted monthly.
    pub indicators: Vec<Indicator>,
    /// When which lamp lights.
    pub lamps: LampRules,
    /// The weights of the annual assessment.
    #[serde(default)]
    pub assessment: AssessmentRules,
    /// How the minutes look.
    pub house_style: HouseStyle,
    /// Set phrases in the office's own words; they travel with the file, since the catalogue's folder may be gone.
    #[serde(default)]
    pub phrases: BTreeMap<Phrase, String>,
    /// The ledger above, when there is one: no catalogue says so, its bundles do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superior: Option<Superior>,
}

impl Programme {
    /// What the bodies that units have of their own are called here (行业党委, 专业委员会): as the register of them is;
    /// `None` where there is none.
    #[must_use]
    pub fn committees(&self) -> Option<&str> {
        self.registers.iter().find(|kind| kind.is_committees_own()).map(|kind| kind.name.as_str())
    }
}

/// A whole catalogue (目录), checked and resolved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// All but units and tasks.
    pub programme: Programme,
    /// The roster, in speaking order.
    pub units: Vec<Unit>,
    /// The tasks, in the source's order.
    pub tasks: Vec<Task>,
}
