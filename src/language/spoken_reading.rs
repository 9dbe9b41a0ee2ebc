//! Monthly figures in a spoken sentence: 本月排查联合党支部6个，已整改2个. Only what is counted and named as an indicator is
//! named, as a whole number; rates are worked out, never taken down.

use super::figure::figures;
use crate::domain::{Indicator, IndicatorId, Measure};
use std::collections::BTreeMap;

/// What may follow a name without changing what is counted.
const TAILS: [&str; 9] = ["总数", "件数", "家数", "个数", "人数", "名数", "场数", "数量", "数"];
/// Words in front of a name that leave it the whole that there is: where, when, all together, counted through.
const WHOLE: [&str; 27] = [
    "截至目前",
    "截止目前",
    "截至",
    "目前",
    "现在",
    "全市",
    "我市",
    "全县",
    "我县",
    "全区",
    "我区",
    "我局",
    "我们",
    "本月",
    "累计",
    "总共",
    "一共",
    "合计",
    "其中",
    "现有",
    "共有",
    "共",
    "已",
    "有",
    "的",
    "了",
    "在册",
];
/// Verbs by which what there is was counted.
const COUNTED: [&str; 6] = ["排查出", "排查", "摸排出", "摸排", "摸清", "统计"];
/// Words that make what was done up to now the whole: 累计选派, 已选派, 共选派.
const UP_TO_NOW: [&str; 4] = ["累计", "已", "共", "现有"];

/// The readings that a sentence names. What is named twice with different numbers is left out: nobody can know which.
/// So is how much more there is (党员增加3名), and what was done this month (培训党员3名) where the indicator counts what
/// there is: a flow must never overwrite a stock.
#[must_use]
pub fn spoken_readings(text: &str, indicators: &[Indicator]) -> BTreeMap<IndicatorId, i64> {
    let mut found: BTreeMap<IndicatorId, Option<i64>> = BTreeMap::new();
    for figure in figures(text) {
        let is_rate = figure.unit == "%" || figure.unit.contains("百分点");
        if is_rate || figure.is_change || figure.value.fract() != 0.0 || figure.value < 0.0 {
            continue;
        }
        let Some(known) = indicator(&figure.before, indicators) else { continue };
        #[expect(clippy::cast_possible_truncation, reason = "a head count that was spoken is far below 2^52")]
        let value = figure.value as i64;
        found
            .entry(known.id.clone())
            .and_modify(|before| *before = before.filter(|before| *before == value))
            .or_insert(Some(value));
    }
    found.into_iter().filter_map(|(id, value)| Some((id, value?))).collect()
}

/// The indicator that the words before a number end with, the longest name first: 发展党员 is one of its own, no 党员 with a
/// verb in front.
fn indicator<'a>(before: &str, indicators: &'a [Indicator]) -> Option<&'a Indicator> {
    let said = bare(before);
    let counted = indicators.iter().filter(|known| known.measure == Measure::Count);
    let ends_in = |known: &'a Indicator| {
        let names = [bare(known.id.as_str()), bare(&known.name)];
        let longest =
            names.into_iter().filter(|name| !name.is_empty() && said.ends_with(name.as_str())).max_by_key(String::len);
        longest.map(|name| (name.len(), known))
    };
    let (length, known) = counted.filter_map(ends_in).max_by_key(|(length, _)| *length)?;
    let front = &said[..said.len() - length];
    let rest = WHOLE.iter().chain(&COUNTED).fold(front.to_owned(), |rest, word| rest.replace(word, ""));
    let is_done_till_now = UP_TO_NOW.iter().any(|word| front.contains(word));
    (rest.is_empty() || known.monthly || is_done_till_now && rest.chars().count() <= 4).then_some(known)
}

/// A name without signs, without 已 before and 数 behind it.
fn bare(text: &str) -> String {
    let text: String = text.chars().filter(|c| !matches!(c, '“' | '”' | '"' | '（' | '）')).collect();
    let cut = TAILS.iter().find_map(|tail| text.strip_suffix(tail)).unwrap_or(&text);
    cut.strip_prefix('已').unwrap_or(cut).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indicators() -> Vec<Indicator> {
        let named = |name: &str, monthly: bool| Indicator {
            id: IndicatorId::new(name),
            name: name.to_owned(),
            unit: "名".to_owned(),
            group: String::new(),
            at_most: None,
            monthly,
            units: Vec::new(),
            measure: Measure::Count,
        };
        vec![
            named("党员数", false),
            named("发展党员数", true),
            named("流动党员数", false),
            named("党组织数", false),
            named("党建指导员数", false),
            named("培训人次", true),
            named("已整改数", false),
            named("联合党支部数", false),
        ]
    }

    #[test]
    fn a_flow_never_overwrites_a_stock() {
        for (said, heard) in [
            ("发展党员3名", vec![("发展党员数", 3)]),
            ("本月新发展党员3名", vec![("发展党员数", 3)]),
            ("党员55名", vec![("党员数", 55)]),
            ("全市现有党员55名", vec![("党员数", 55)]),
            ("流动党员12名", vec![("流动党员数", 12)]),
            ("培训党员30名", vec![]),
            ("走访慰问党员30名", vec![]),
            ("党员新增3名", vec![]),
            ("党员增加到58名", vec![("党员数", 58)]),
            ("党员比上月减少2名", vec![]),
            ("选派党建指导员5名", vec![]),
            ("累计选派党建指导员32名", vec![("党建指导员数", 32)]),
            ("党员55名、党组织6个，发展党员3名", vec![("党员数", 55), ("党组织数", 6), ("发展党员数", 3)]),
            ("本月共排查联合党支部6个，已整改2个", vec![("联合党支部数", 6), ("已整改数", 2)]),
            ("党员55名，党员54名", vec![]),
        ] {
            let expected: BTreeMap<IndicatorId, i64> =
                heard.into_iter().map(|(id, value)| (IndicatorId::new(id), value)).collect();
            assert_eq!(spoken_readings(said, &indicators()), expected, "{said}");
        }
    }
}
