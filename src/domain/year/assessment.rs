//! The annual assessment (年度考核): an office's own weights. What is weighed is counted from the records; nothing is
//! typed, and every point can be traced to its rows.

use crate::domain::{Presence, RegisterKindId};
use serde::{Deserialize, Serialize};

/// What a rule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScoreMeasure {
    /// 按时办结: the share of items due that were done by their day.
    OnTime,
    /// 延期: so much off for each time a day was put off.
    Extensions,
    /// 未报: so much off for each meeting at which a unit that owed something said nothing.
    Silence,
    /// 出席: the share of meetings attended, by how the unit was represented.
    Attendance,
    /// 按期备案: the share of registers with a day in which the unit was done by it.
    Filing,
    /// 巡察整改: the share of findings that are settled.
    Findings,
}

/// One weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreRule {
    /// What the office calls it.
    pub name: String,
    /// What it counts.
    pub measure: ScoreMeasure,
    /// What it is worth, in hundredths of a point.
    pub full: i64,
    /// What one occurrence costs, in hundredths of a point; 0 for shares.
    pub each: i64,
    /// What an extension costs that was asked for only after the day, in hundredths of a point.
    pub late: i64,
    /// What a delegate, coming late, and leave are worth, in percent of coming.
    pub worth: PresenceWorth,
    /// The register that holds the findings.
    pub register: Option<RegisterKindId>,
}

/// How much of an attendance each way of being represented is worth, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresenceWorth {
    /// 代会.
    pub delegate: u8,
    /// 迟到.
    pub late: u8,
    /// 请假.
    pub on_leave: u8,
}

impl Default for PresenceWorth {
    fn default() -> Self {
        Self { delegate: 100, late: 100, on_leave: 0 }
    }
}

impl PresenceWorth {
    /// The worth of a line on the roll.
    #[must_use]
    pub fn of(self, presence: Presence) -> u8 {
        match presence {
            Presence::Present => 100,
            Presence::Delegate => self.delegate,
            Presence::Late => self.late,
            Presence::OnLeave => self.on_leave,
            Presence::Absent => 0,
        }
    }
}

/// An office's rules for the assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentRules {
    /// What the set is called.
    pub name: String,
    /// The weights, in order.
    pub rules: Vec<ScoreRule>,
}

/// A share of a full mark in hundredths of a point, rounded half up; the full mark when there was nothing to do.
#[must_use]
pub fn share_of(full: i64, part: i64, whole: i64) -> i64 {
    if whole <= 0 { full } else { (2 * full * part + whole) / (2 * whole) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_half_up_and_nothing_to_do_costs_nothing() {
        assert_eq!((share_of(4000, 1, 3), share_of(4000, 2, 3), share_of(100, 1, 8)), (1333, 2667, 13));
        assert_eq!((share_of(4000, 0, 0), share_of(4000, 0, 5), share_of(4000, 5, 5)), (4000, 0, 4000));
    }
}
