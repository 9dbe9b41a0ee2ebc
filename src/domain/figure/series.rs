//! A series (走势): an indicator month by month, for one unit or for all. Rates come from the months' own counts.

use crate::domain::{Indicator, IndicatorId, Measure, Period, Reading, UnitId, rate};
use std::collections::BTreeMap;

/// Readings of some months, to be looked at indicator by indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    months: Vec<Period>,
    readings: BTreeMap<(IndicatorId, Period), BTreeMap<UnitId, i64>>,
}

/// An indicator in one month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeriesPoint {
    /// The month.
    pub period: Period,
    /// The count, or the rate in per cent; `None` when nobody reported it.
    pub value: Option<f64>,
    /// How many units it comes from.
    pub units: usize,
}

/// Of each month that is not whole, how many units had reported the fullest month before it: 8 of 29 are no city.
#[must_use]
pub fn partial_months(points: &[SeriesPoint]) -> Vec<Option<usize>> {
    let mut most = 0;
    let one = |point: &SeriesPoint| {
        let is_partial = point.units > 0 && point.units < most;
        most = most.max(point.units);
        is_partial.then_some(most)
    };
    points.iter().map(one).collect()
}

impl Series {
    /// The readings of so many months up to one.
    #[must_use]
    pub fn new(until: Period, months: u32, readings: impl IntoIterator<Item = Reading>) -> Self {
        let mut span = vec![until];
        for _ in 1..months {
            span.push(span[span.len() - 1].before());
        }
        span.reverse();
        let mut kept: BTreeMap<_, BTreeMap<UnitId, i64>> = BTreeMap::new();
        for reading in readings.into_iter().filter(|reading| span.contains(&reading.period)) {
            kept.entry((reading.indicator, reading.period)).or_default().insert(reading.unit, reading.value);
        }
        Self { months: span, readings: kept }
    }

    /// The first month of a span of so many months up to one.
    #[must_use]
    pub fn first(until: Period, months: u32) -> Period {
        (1..months).fold(until, |period, _| period.before())
    }

    /// An indicator month by month, for a unit or for all.
    #[must_use]
    pub fn of(&self, indicator: &Indicator, unit: Option<&UnitId>) -> Vec<SeriesPoint> {
        self.months.iter().map(|period| self.point(indicator, unit, *period)).collect()
    }

    /// An indicator in one month at each unit that reported it.
    #[must_use]
    pub fn by_unit(&self, indicator: &Indicator, period: Period) -> Vec<(UnitId, f64)> {
        let base = match &indicator.measure {
            Measure::Count => &indicator.id,
            Measure::Rate { whole, .. } => whole,
        };
        let units = self.readings.get(&(base.clone(), period)).into_iter().flat_map(BTreeMap::keys);
        units.filter_map(|unit| Some((unit.clone(), self.point(indicator, Some(unit), period).value?))).collect()
    }

    /// The last month beside the one before it, like with like: of the month before only the units that have reported the
    /// last one count, and nothing is set beside a unit that had not reported before. `None` of the month before: there
    /// is nothing to compare.
    #[must_use]
    pub fn beside(&self, indicator: &Indicator, unit: Option<&UnitId>) -> Option<(Option<f64>, SeriesPoint)> {
        let [.., last, now] = self.months.as_slice() else { return None };
        let (before, after) = (self.by_unit(indicator, *last), self.by_unit(indicator, *now));
        let now = self.point(indicator, unit, *now);
        let scope = |of: &UnitId| unit.is_none_or(|unit| unit == of);
        let reported: Vec<&UnitId> = after.iter().map(|(of, _)| of).filter(|of| scope(of)).collect();
        let had: Vec<&UnitId> = before.iter().map(|(of, _)| of).collect();
        if reported.is_empty() || !reported.iter().all(|of| had.contains(of)) {
            return Some((None, now));
        }
        let kept = self.readings.iter().filter(|((_, period), _)| period == last).map(|(key, units)| {
            let units = units.iter().filter(|(of, _)| reported.contains(of)).map(|(of, value)| (of.clone(), *value));
            (key.clone(), units.collect())
        });
        let same = Self { months: vec![*last], readings: kept.collect() };
        Some((same.point(indicator, None, *last).value, now))
    }

    fn point(&self, indicator: &Indicator, unit: Option<&UnitId>, period: Period) -> SeriesPoint {
        let of = |indicator: &IndicatorId| -> BTreeMap<&UnitId, i64> {
            let known = self.readings.get(&(indicator.clone(), period)).into_iter().flatten();
            known.filter(|(of, _)| unit.is_none_or(|unit| unit == *of)).map(|(of, value)| (of, *value)).collect()
        };
        match &indicator.measure {
            Measure::Count => {
                let values = of(&indicator.id);
                #[expect(clippy::cast_precision_loss, reason = "a city's head counts are far below 2^52")]
                let sum = values.values().sum::<i64>() as f64;
                SeriesPoint { period, value: (!values.is_empty()).then_some(sum), units: values.len() }
            }
            Measure::Rate { part, whole } => {
                let (parts, wholes) = (of(part), of(whole));
                // Only units that gave both sides count, or the rate would be of nothing.
                let both: Vec<(i64, i64)> =
                    parts.iter().filter_map(|(unit, part)| Some((*part, *wholes.get(unit)?))).collect();
                let (part, whole) = both.iter().fold((0, 0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
                SeriesPoint { period, value: rate(part, whole), units: both.len() }
            }
        }
    }
}
