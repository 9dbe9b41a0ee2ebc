//! Monthly figures in a spoken sentence: 本月排查联合党支部6个，已整改2个. Only what is counted and named as an indicator is
//! named, as a whole number; rates are worked out, never taken down.

use super::figure::figures;
use crate::domain::{Indicator, IndicatorId, Measure};
use std::collections::BTreeMap;

/// What may follow a name without changing what is counted.
const TAILS: [&str; 9] = ["总数", "件数", "家数", "个数", "人数", "名数", "场数", "数量", "数"];

/// The readings that a sentence names. What is named twice with different numbers is left out: nobody can know which.
#[must_use]
pub fn spoken_readings(text: &str, indicators: &[Indicator]) -> BTreeMap<IndicatorId, i64> {
    let mut found: BTreeMap<IndicatorId, Option<i64>> = BTreeMap::new();
    for figure in figures(text) {
        let Some(name) = figure.name.as_deref() else { continue };
        if figure.unit == "%" || figure.unit.contains("百分点") || figure.value.fract() != 0.0 || figure.value < 0.0
        {
            continue;
        }
        let mut counted = indicators.iter().filter(|known| known.measure == Measure::Count);
        let Some(known) = counted.find(|known| same(name, known.id.as_str()) || same(name, &known.name)) else {
            continue;
        };
        #[expect(clippy::cast_possible_truncation, reason = "a head count that was spoken is far below 2^52")]
        let value = figure.value as i64;
        found
            .entry(known.id.clone())
            .and_modify(|before| *before = before.filter(|before| *before == value))
            .or_insert(Some(value));
    }
    found.into_iter().filter_map(|(id, value)| Some((id, value?))).collect()
}

/// Whether what was said is an indicator's name, with or without 已 before, 数 behind it and quotation marks around.
fn same(said: &str, name: &str) -> bool {
    let bare = |text: &str| -> String {
        let text: String = text.chars().filter(|c| !matches!(c, '“' | '”' | '"' | '（' | '）')).collect();
        let text = text.strip_prefix('已').unwrap_or(&text);
        TAILS.iter().find_map(|tail| text.strip_suffix(tail)).unwrap_or(text).to_owned()
    };
    !said.is_empty() && bare(said) == bare(name)
}
