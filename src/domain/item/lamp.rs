//! A lamp (亮灯): computed from deadline, life and silence by the office's own rules, never stored.
//!
//! Rules differ from city to city, so they are catalogue data: an ordered list, the first rule that holds decides.

use serde::{Deserialize, Serialize};

/// A colour. What each means is said by the rule's word; colour is never the only carrier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lamp {
    /// 红.
    Red,
    /// 橙.
    Orange,
    /// 黄.
    Yellow,
    /// 蓝.
    Blue,
    /// 绿.
    Green,
    /// 灰: says nothing (long-term, undated).
    Grey,
}

/// What is known about an item when its lamp is lit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each asked by its own test")]
pub struct LampFacts {
    /// Days from today to the due day; negative when it is past; `None` when there is no due day.
    pub days_left: Option<i64>,
    /// Days from the day it was made to the due day.
    pub days_given: Option<i64>,
    /// The unit says it is done.
    pub reported: bool,
    /// A register or the like shows that it is done; it counts as reported too.
    pub met: bool,
    /// The lead office has verified it.
    pub closed: bool,
    /// It has been extended.
    pub extended: bool,
    /// It has no end by nature (长期).
    pub open_ended: bool,
    /// Meetings in a row at which nothing was said about it.
    pub silent_months: u32,
    /// Percentage points behind the planned share; `None` when no share was reported.
    pub points_behind: Option<i64>,
    /// Reported or closed, but only after its due day.
    pub caught_up_late: bool,
}

/// One condition; all the conditions of a rule must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LampTest {
    /// Past its due day by at least so many days (1 = the day after) and not done.
    OverdueBy(i64),
    /// Due within so many days, not done.
    DueWithin(i64),
    /// At most so many percent of the time given is left, not done.
    TimeLeftPercent(i64),
    /// Nothing said for at least so many meetings, not done.
    SilentFor(u32),
    /// Behind plan by at least so many percentage points.
    BehindBy(i64),
    /// The unit says it is done, the lead office has not verified it.
    Reported,
    /// A register or the like shows that it is done.
    Met,
    /// Verified and closed.
    Closed,
    /// Done (reported or closed), but only after its due day.
    CaughtUpLate,
    /// Extended at least once, not done.
    Extended,
    /// Open-ended by nature.
    OpenEnded,
    /// Has a due day.
    Dated,
    /// Holds always; for the last rule.
    Always,
}

impl LampTest {
    fn holds(self, facts: &LampFacts) -> bool {
        let undone = !facts.reported && !facts.closed;
        match self {
            Self::OverdueBy(days) => undone && facts.days_left.is_some_and(|left| -left >= days),
            Self::DueWithin(days) => undone && facts.days_left.is_some_and(|left| (0..=days).contains(&left)),
            Self::TimeLeftPercent(percent) => {
                undone
                    && facts
                        .days_left
                        .zip(facts.days_given)
                        .is_some_and(|(left, given)| left >= 0 && given > 0 && left * 100 <= given * percent)
            }
            Self::SilentFor(meetings) => undone && facts.silent_months >= meetings,
            Self::BehindBy(points) => undone && facts.points_behind.is_some_and(|behind| behind >= points),
            Self::Reported => facts.reported && !facts.closed,
            Self::Met => facts.met && !facts.closed,
            Self::Closed => facts.closed,
            Self::CaughtUpLate => !undone && facts.caught_up_late,
            Self::Extended => undone && facts.extended,
            Self::OpenEnded => facts.open_ended,
            Self::Dated => facts.days_left.is_some(),
            Self::Always => true,
        }
    }
}

/// One rule: when all its tests hold, this lamp, called this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LampRule {
    /// The colour.
    pub lamp: Lamp,
    /// What the office calls the state (逾期, 近期, 推进 …).
    pub word: String,
    /// All must hold.
    pub when: Vec<LampTest>,
}

/// An office's rules, first match wins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LampRules {
    /// What the set is called.
    pub name: String,
    /// Where it comes from.
    pub source: String,
    /// In order.
    pub rules: Vec<LampRule>,
}

impl LampRules {
    /// The lamp and its word for an item; grey and empty when no rule holds.
    #[must_use]
    pub fn light(&self, facts: &LampFacts) -> (Lamp, &str) {
        self.rules
            .iter()
            .find(|rule| rule.when.iter().all(|test| test.holds(facts)))
            .map_or((Lamp::Grey, ""), |rule| (rule.lamp, rule.word.as_str()))
    }
}
