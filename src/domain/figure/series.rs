//! A series (走势): an indicator month by month, for one unit or for all. Rates come from the months' own counts.

use crate::domain::{Indicator, IndicatorId, Measure, Period, Reading, UnitId, rate};
use std::collections::{BTreeMap, BTreeSet};

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

/// A month beside the one before it, like with like: of both months only the units count that have reported both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beside {
    /// The month before; all of it while nobody has reported the month after, nothing when only others have.
    pub last: SeriesPoint,
    /// The month; all of it when nobody who reported it had reported the month before.
    pub now: SeriesPoint,
    /// The month as everybody has it who reported it.
    pub whole: SeriesPoint,
}

impl Beside {
    /// By how much it has changed; `None`: there is nothing to compare.
    #[must_use]
    pub fn change(&self) -> Option<f64> {
        Some(self.now.value? - self.last.value?)
    }

    /// How many units have reported the month and not the one before: they are not in the comparison.
    #[must_use]
    pub fn newcomers(&self) -> usize {
        self.whole.units - self.now.units
    }
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

    /// The last month beside the one before it, like with like; `None` in a series of less than two months.
    #[must_use]
    pub fn beside(&self, indicator: &Indicator, unit: Option<&UnitId>) -> Option<Beside> {
        let [.., last, now] = self.months.as_slice() else { return None };
        let (before, after) = (self.by_unit(indicator, *last), self.by_unit(indicator, *now));
        let whole = self.point(indicator, unit, *now);
        let both: BTreeSet<&UnitId> =
            before.iter().map(|(of, _)| of).filter(|of| after.iter().any(|(one, _)| one == *of)).collect();
        let both: BTreeSet<&UnitId> = both.into_iter().filter(|of| unit.is_none_or(|unit| unit == *of)).collect();
        if both.is_empty() {
            // While nobody has reported yet, the month before stands alone; beside others than its own it does not stand.
            let alone = self.point(indicator, unit, *last);
            let last = if whole.units == 0 { alone } else { SeriesPoint { value: None, units: 0, ..alone } };
            return Some(Beside { last, now: whole, whole });
        }
        let of_both = self.only(&both);
        Some(Beside { last: of_both.point(indicator, None, *last), now: of_both.point(indicator, None, *now), whole })
    }

    /// The same months of some units only.
    fn only(&self, units: &BTreeSet<&UnitId>) -> Self {
        let kept = self.readings.iter().map(|(key, readings)| {
            let of = readings.iter().filter(|(unit, _)| units.contains(unit));
            (key.clone(), of.map(|(unit, value)| (unit.clone(), *value)).collect())
        });
        Self { months: self.months.clone(), readings: kept.collect() }
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
