//! An indicator (指标) and its monthly readings (读数).

use crate::domain::{IndicatorId, Period, UnitId};
use serde::{Deserialize, Serialize};

/// How an indicator comes by its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// A number the unit reports.
    Count,
    /// `part ÷ whole`, in percent; derived, never typed.
    Rate {
        /// What is counted.
        part: IndicatorId,
        /// Out of what.
        whole: IndicatorId,
    },
}

/// Something counted every month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its code in the catalogue.
    pub id: IndicatorId,
    /// Its name.
    pub name: String,
    /// The unit of measure: 个, 名, % …
    pub unit: String,
    /// Counted or derived.
    pub measure: Measure,
    /// A group for screens and papers (底数, 两个覆盖, 五融入五提升 …).
    pub group: String,
    /// The indicator this one can never exceed (more with an organization than exist).
    pub at_most: Option<IndicatorId>,
    /// Whether it is counted anew every month (场次, 件数), so that it may well go up and down.
    #[serde(default)]
    pub monthly: bool,
    /// The units that it is asked of; none named: those of the tasks that use it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitId>,
}

/// What one unit reported for one indicator in one month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Of what.
    pub indicator: IndicatorId,
    /// By whom.
    pub unit: UnitId,
    /// For which month.
    pub period: Period,
    /// The number reported, in the indicator's unit.
    pub value: i64,
}

/// A rate in percent, rounded half up to one decimal; `None` when the whole is not positive.
#[must_use]
pub fn rate(part: i64, whole: i64) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "monthly head counts are far below 2^52")]
    (whole > 0).then(|| (part as f64 * 1000.0 / whole as f64).round() / 10.0)
}
