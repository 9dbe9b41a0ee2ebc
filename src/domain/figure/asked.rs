//! Whose a figure is (口径): of which units it is asked, and what was the last one they gave.

use crate::domain::{Indicator, IndicatorId, Ledger, Measure, Period, Reading, Unit, UnitId};

impl Ledger {
    /// Whether a figure is asked of a unit: of those the catalogue names for it, else of those that answer for a task that
    /// uses it or help with one; one that no task uses is asked of everybody.
    #[must_use]
    pub fn asks(&self, unit: &UnitId, indicator: &Indicator) -> bool {
        if !indicator.units.is_empty() {
            return indicator.units.contains(unit);
        }
        let counted = match &indicator.measure {
            Measure::Count => &indicator.id,
            Measure::Rate { whole, .. } => whole,
        };
        let is_used = |id: &IndicatorId| *id == *counted || *id == indicator.id;
        let mut users = self.tasks.values().filter(|task| task.indicators.iter().any(is_used)).peekable();
        users.peek().is_none() || users.any(|task| task.lead.contains(unit) || task.supporting.contains(unit))
    }

    /// The units of the roster that a figure is asked of, in speaking order.
    #[must_use]
    pub fn asked_of(&self, indicator: &Indicator) -> Vec<&Unit> {
        self.roster().into_iter().filter(|unit| self.asks(&unit.id, indicator)).collect()
    }

    /// The last figure that a unit gave before a month, of those in memory: a month on another topic has none.
    #[must_use]
    pub fn last_reading(&self, unit: &UnitId, indicator: &IndicatorId, before: Period) -> Option<&Reading> {
        let key = |period| (unit.clone(), indicator.clone(), period);
        let earliest = Period { year: i32::MIN, month: 1 };
        self.readings.range(key(earliest)..key(before)).next_back().map(|(_, reading)| reading)
    }
}
