//! Questions about readings before they are filed: what cannot be, and what is unlikely. A question is no refusal: the
//! number may be right and the one beside it wrong, but somebody has to look.

use crate::domain::{IndicatorId, Ledger, Measure, Period, UnitId};
use std::collections::BTreeMap;

/// What is questionable about a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadingDoubt {
    /// More than there are of what it is a part of (more with an organization than exist).
    OverBound {
        /// Of what.
        indicator: IndicatorId,
        /// How many.
        value: i64,
        /// What it is a part of.
        bound: IndicatorId,
        /// How many there are of that.
        most: i64,
    },
    /// A rate over one hundred per cent comes out.
    OverHundred {
        /// The rate.
        indicator: IndicatorId,
        /// How many.
        part: i64,
        /// Out of how many.
        whole: i64,
    },
    /// Half of last month or less.
    Halved {
        /// Of what.
        indicator: IndicatorId,
        /// Last month.
        last: i64,
        /// Now.
        value: i64,
    },
    /// Several times last month.
    Leapt {
        /// Of what.
        indicator: IndicatorId,
        /// Last month.
        last: i64,
        /// Now.
        value: i64,
    },
}

/// A number below this is too small for its half or its double to mean anything.
const SMALL: i64 = 10;
/// So many times last month is a leap of what is there from month to month.
const LEAP: i64 = 3;
/// So many times last month looks like a zero too many, of what is counted anew every month.
const ZERO_TOO_MANY: i64 = 10;

impl Ledger {
    /// What is questionable about a unit's numbers for a month, given what else is known of that month and the one
    /// before. Only the numbers given are questioned.
    #[must_use]
    pub fn reading_doubts(
        &self,
        unit: &UnitId,
        period: Period,
        values: &BTreeMap<IndicatorId, i64>,
    ) -> Vec<ReadingDoubt> {
        let filed = |indicator: &IndicatorId, period: Period| {
            self.readings.get(&(unit.clone(), indicator.clone(), period)).map(|reading| reading.value)
        };
        // A month on another topic has no figures: the last there are stand for it.
        let last = |indicator: &IndicatorId| self.last_reading(unit, indicator, period).map(|reading| reading.value);
        let now = |indicator: &IndicatorId| values.get(indicator).copied().or_else(|| filed(indicator, period));
        let mut doubts = Vec::new();
        for indicator in &self.programme.indicators {
            match &indicator.measure {
                Measure::Count => {
                    // A bound that was corrected downwards questions what it bounds just as well.
                    let bound = indicator
                        .at_most
                        .as_ref()
                        .filter(|bound| values.contains_key(&indicator.id) || values.contains_key(*bound));
                    if let (Some(bound), Some(value)) = (bound, now(&indicator.id))
                        && let Some(most) = now(bound).filter(|most| value > *most)
                    {
                        let (indicator, bound) = (indicator.id.clone(), bound.clone());
                        doubts.push(ReadingDoubt::OverBound { indicator, value, bound, most });
                    }
                    if let (Some(value), Some(last)) = (values.get(&indicator.id).copied(), last(&indicator.id)) {
                        doubts.extend(moved(&indicator.id, last, value, indicator.monthly));
                    }
                }
                Measure::Rate { part, whole } => {
                    let is_bounded = self
                        .programme
                        .indicators
                        .iter()
                        .any(|known| known.id == *part && known.at_most.as_ref() == Some(whole));
                    let is_asked = values.contains_key(part) || values.contains_key(whole);
                    if is_asked
                        && !is_bounded
                        && let (Some(part), Some(whole)) = (now(part), now(whole))
                        && part > whole
                        && whole > 0
                    {
                        doubts.push(ReadingDoubt::OverHundred { indicator: indicator.id.clone(), part, whole });
                    }
                }
            }
        }
        doubts
    }
}

fn moved(indicator: &IndicatorId, last: i64, value: i64, monthly: bool) -> Option<ReadingDoubt> {
    let indicator = indicator.clone();
    let leap = if monthly { ZERO_TOO_MANY } else { LEAP };
    if last.max(value) < SMALL {
        return None;
    }
    if !monthly && last >= SMALL && value.saturating_mul(2) <= last {
        return Some(ReadingDoubt::Halved { indicator, last, value });
    }
    (value >= last.max(1).saturating_mul(leap) && last > 0 && value - last >= SMALL).then_some(ReadingDoubt::Leapt {
        indicator,
        last,
        value,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, Edit, Indicator, Reading};

    fn count(id: &str, at_most: Option<&str>, monthly: bool) -> Indicator {
        Indicator {
            id: IndicatorId::new(id),
            name: id.to_owned(),
            unit: String::new(),
            measure: Measure::Count,
            group: String::new(),
            at_most: at_most.map(IndicatorId::new),
            monthly,
            units: Vec::new(),
        }
    }

    fn doubts(values: &[(&str, i64)]) -> Vec<ReadingDoubt> {
        let mut ledger = Ledger::default();
        let rate = Measure::Rate { part: IndicatorId::new("trained"), whole: IndicatorId::new("due") };
        ledger.programme.indicators = vec![
            count("all", None, false),
            count("with", Some("all"), false),
            count("talks", None, true),
            count("trained", None, false),
            count("due", None, false),
            Indicator { measure: rate, ..count("share", None, false) },
        ];
        let (unit, april) = (UnitId::new("U1"), Period { year: 2022, month: 4 });
        for (id, value) in [("all", 100), ("with", 80), ("talks", 12), ("due", 40)] {
            let reading = Reading { indicator: IndicatorId::new(id), unit: unit.clone(), period: april, value };
            ledger.apply(&Change::Reading(Edit::Created(reading)));
        }
        let values = values.iter().map(|(id, value)| (IndicatorId::new(id), *value)).collect();
        ledger.reading_doubts(&unit, april.after(), &values)
    }

    #[test]
    fn what_moves_a_little_or_is_small_is_not_questioned() {
        assert_eq!(doubts(&[("all", 96), ("with", 81), ("talks", 3), ("trained", 4)]), []);
        assert_eq!(doubts(&[("talks", 0)]), []);
    }

    #[test]
    fn more_with_an_organization_than_exist_is_questioned_from_either_side() {
        let id = IndicatorId::new;
        let over = |value, most| ReadingDoubt::OverBound { indicator: id("with"), value, bound: id("all"), most };
        assert_eq!(doubts(&[("all", 100), ("with", 101)]), [over(101, 100)]);
        assert_eq!(doubts(&[("with", 90), ("all", 85)]), [over(90, 85)]);
    }

    #[test]
    fn a_base_that_halves_and_a_number_with_a_zero_too_many_are_questioned() {
        let id = IndicatorId::new;
        assert_eq!(doubts(&[("all", 50)]), [ReadingDoubt::Halved { indicator: id("all"), last: 100, value: 50 }]);
        assert_eq!(doubts(&[("all", 1000)]), [ReadingDoubt::Leapt { indicator: id("all"), last: 100, value: 1000 }]);
        assert_eq!(doubts(&[("talks", 120)]), [ReadingDoubt::Leapt { indicator: id("talks"), last: 12, value: 120 }]);
    }

    #[test]
    fn a_share_over_a_hundred_is_questioned() {
        let found = doubts(&[("trained", 45), ("due", 40)]);
        assert_eq!(found, [ReadingDoubt::OverHundred { indicator: IndicatorId::new("share"), part: 45, whole: 40 }]);
    }
}
