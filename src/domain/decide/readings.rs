//! 数据: the numbers a unit reports for a month.

use super::{Decision, open_meeting, unit};
use crate::domain::{Change, Edit, IndicatorId, Ledger, Measure, MeetingState, Period, Reading, Refusal, UnitId};
use std::collections::BTreeMap;

/// One number for the meeting's month, unquestioned: whoever asks for it has looked.
pub(super) fn take_one(ledger: &Ledger, of: &UnitId, indicator: &IndicatorId, value: i64) -> Decision {
    let meeting = open_meeting(ledger)?;
    take(ledger, of, meeting.period, &BTreeMap::from([(indicator.clone(), value)]), true)
}

/// Numbers for a month; unless `sure`, what is questionable about them is asked first.
pub(super) fn take(
    ledger: &Ledger,
    of: &UnitId,
    period: Period,
    values: &BTreeMap<IndicatorId, i64>,
    sure: bool,
) -> Decision {
    let meeting = open_meeting(ledger)?;
    unit(ledger, of)?;
    let is_sealed = |period: Period| {
        ledger.meetings.values().any(|held| held.period == period && held.state == MeetingState::Sealed)
    };
    if period != meeting.period && (period != meeting.period.before() || is_sealed(period)) {
        return Err(Refusal::WrongPeriod(period));
    }
    let mut changes = Vec::new();
    for (indicator, value) in values {
        let known = ledger.programme.indicators.iter().find(|known| known.id == *indicator);
        if known.is_none_or(|known| known.measure != Measure::Count) {
            return Err(Refusal::UnknownIndicator(indicator.to_string()));
        }
        if *value < 0 {
            return Err(Refusal::NegativeCount(*value));
        }
        let after = Reading { indicator: indicator.clone(), unit: of.clone(), period, value: *value };
        match ledger.readings.get(&(of.clone(), indicator.clone(), period)) {
            Some(before) if *before == after => {}
            Some(before) => changes.push(Change::Reading(Edit::Revised { before: before.clone(), after })),
            None => changes.push(Change::Reading(Edit::Created(after))),
        }
    }
    if !sure {
        let doubts = ledger.reading_doubts(of, period, values);
        if !doubts.is_empty() {
            return Err(Refusal::Doubtful(doubts));
        }
    }
    Ok(changes)
}
