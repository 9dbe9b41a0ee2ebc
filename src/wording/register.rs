//! What is said about registers and figures: fields, doubts, who is missing, what is an empty shell.

use super::{Said, chinese, day, day_in_full, month, weekday};
use crate::domain::{
    Cadence, FieldKind, Indicator, IndicatorId, Ledger, Period, ReadingDoubt, RegisterEntry, RegisterKind,
    RegisterProgress, Round, rate,
};
use chrono::{Datelike, NaiveDate};

/// The mark of a committee that gives no sign of life.
pub const IDLE: &str = "空转";
/// The mark of what stays in the office.
pub use super::papers::INTERNAL;
/// What waits to be released.
pub const UNRELEASED: &str = "未公布";
/// Nobody has entered anything, and nobody has to.
pub const NOTHING_ENTERED: &str = "还没有登记";
/// The unit one came from.
pub const AT_HAND: &str = "眼前这一家";
/// All units together.
pub const CITY: &str = "全市合计";
/// Who has nothing entered yet.
pub const MISSING: &str = "未登记";

/// What a field holds.
#[must_use]
pub fn field_kind(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "文字",
        FieldKind::Date => "日期",
        FieldKind::Number => "数字",
        FieldKind::Days => "多个日期",
    }
}

/// An indicator's name; its code when it is not in the programme.
#[must_use]
pub fn indicator<'a>(ledger: &'a Ledger, id: &'a IndicatorId) -> &'a str {
    let known = ledger.programme.indicators.iter().find(|known| known.id == *id);
    known.map_or(id.as_str(), |known| known.name.as_str())
}

/// A question about a reading.
#[must_use]
pub fn doubt(doubt: &ReadingDoubt, ledger: &Ledger) -> String {
    let name = |id| indicator(ledger, id);
    match doubt {
        ReadingDoubt::OverBound { indicator, value, bound, most } => {
            format!("{}{value}，比{}（{most}）还多", name(indicator), name(bound))
        }
        ReadingDoubt::OverHundred { indicator, part, whole } => {
            let percent = rate(*part, *whole).unwrap_or_default();
            format!("{}算出来是{percent:.1}%（{part}/{whole}），超过了100%", name(indicator))
        }
        ReadingDoubt::Halved { indicator, last, value } => {
            format!("{}上月{last}，本月{value}，少了一半以上", name(indicator))
        }
        ReadingDoubt::Leapt { indicator, last, value } => {
            format!("{}上月{last}，本月{value}，是上月的{}倍", name(indicator), value / (*last).max(1))
        }
    }
}

/// An indicator's value as people write it: a count whole, a rate with one decimal.
#[must_use]
pub fn value(known: &Indicator, value: Option<f64>) -> String {
    match value {
        None => "—".to_owned(),
        Some(value) if known.unit == "%" => format!("{value:.1}%"),
        Some(value) => format!("{value:.0}"),
    }
}

/// A value of a field for people: days as days, numbers as they stand.
#[must_use]
pub fn field_value(holds: FieldKind, value: &str, base: NaiveDate) -> String {
    let spoken = |text: &str| text.parse::<NaiveDate>().map_or_else(|_| text.to_owned(), |on| day(on, base));
    match holds {
        FieldKind::Date => spoken(value),
        FieldKind::Days if !value.is_empty() => {
            let days: Vec<String> = value.split(' ').map(spoken).collect();
            format!("{}次：{}", days.len(), days.join("、"))
        }
        FieldKind::Days | FieldKind::Text | FieldKind::Number => value.to_owned(),
    }
}

/// How far a register has come, in a line: 6月30日前（还有41天）　已备案5家，在办7家　未登记27家.
#[must_use]
pub fn tally(kind: &RegisterKind, tally: &RegisterProgress<'_>, rounds: &[Round], today: NaiveDate) -> String {
    let mut parts = Vec::new();
    if let Some(by) = kind.deadline.last_day() {
        let left = (by - today).num_days();
        let when = if left < 0 { format!("已过{}天", -left) } else { format!("还有{left}天") };
        parts.push(format!("{}前（{when}）", day(by, today)));
    }
    if kind.every.is_some() {
        parts.extend(held(kind, rounds, today));
    } else {
        let done = kind.stages.iter().find(|stage| stage.done).map_or("", |stage| stage.name.as_str());
        let unit = if kind.of_committees { "个" } else { "家" };
        // Parts to which nothing fell are left out.
        let entered = [(done, tally.done.len()), ("在办", tally.under_way.len())];
        let entered: Vec<String> =
            entered.iter().filter(|(_, count)| *count > 0).map(|(what, count)| format!("{what}{count}家")).collect();
        parts.extend((!entered.is_empty()).then(|| entered.join("，")));
        if !tally.missing.is_empty() {
            parts.push(format!("{MISSING}{}{unit}", tally.missing.len()));
        } else if entered.is_empty() {
            parts.push(NOTHING_ENTERED.to_owned());
        }
    }
    if let Some((least, most)) = kind.wanted {
        let has = tally.begun;
        let over = if has > most { format!("，已有{has}个，多了{}个", has - most) } else { String::new() };
        parts.push(format!("要求{least}—{most}个{over}"));
    }
    parts.join("　")
}

/// How often what is due again was held this year, which spans went without, and whether it is due now.
#[must_use]
pub fn held(kind: &RegisterKind, rounds: &[Round], today: NaiveDate) -> Vec<String> {
    let count: usize = rounds.iter().map(|round| round.held).sum();
    let mut parts = vec![if count > 0 { format!("今年{count}次") } else { "今年还没有".to_owned() }];
    let without: Vec<String> =
        rounds.iter().filter(|round| round.held == 0 && round.to < today).map(|round| span(kind, round)).collect();
    if !without.is_empty() {
        parts.push(format!("缺{}", without.join("、")));
    }
    match rounds.last() {
        Some(now) if now.held == 0 => parts.push(format!("{}的还没有，{}前", span(kind, now), day(now.to, today))),
        Some(now) => parts.push(format!("{}已有{}次", span(kind, now), now.held)),
        None => {}
    }
    parts
}

/// What a span is called: 5月, 第二季度, 上半年, 全年.
fn span(kind: &RegisterKind, round: &Round) -> String {
    let month = round.from.month();
    match kind.every {
        Some(Cadence::Quarterly) => format!("第{}季度", chinese(month.div_ceil(3) as usize)),
        Some(Cadence::HalfYearly) => if month == 1 { "上半年" } else { "下半年" }.to_owned(),
        Some(Cadence::Yearly) => "全年".to_owned(),
        _ => format!("{month}月"),
    }
}

/// How many units have reported of those that did before: 8/29家.
#[must_use]
pub fn reported(units: usize, before: usize) -> String {
    format!("{units}/{before}家")
}

/// The bar of a month that not everybody has reported.
#[must_use]
pub fn hollow(bar: &str) -> String {
    bar.chars().map(|_| '░').collect()
}

/// Said when more entries are beyond their first stage than there are to be (试点1—2个); else nothing.
#[must_use]
pub fn over(ledger: &Ledger, kind: &RegisterKind) -> String {
    let has = ledger.register_begun(kind);
    match kind.wanted {
        Some((least, most)) if has > most => format!("　注意：{}要求{least}—{most}个，已有{has}个", kind.name),
        Some(_) | None => String::new(),
    }
}

/// The marks beside an entry, for the office's own eyes.
#[must_use]
pub fn marks(ledger: &Ledger, kind: &RegisterKind, entry: &RegisterEntry, today: NaiveDate) -> Vec<String> {
    let mut marks = Vec::new();
    if let Some(months) = ledger.idle_months(kind, entry, today) {
        marks.push(format!("{IDLE}{months}个月"));
    }
    if kind.stages.get(entry.stage).is_some_and(|stage| stage.until_released) && entry.released.is_none() {
        marks.push(UNRELEASED.to_owned());
    }
    if !entry.commitments.is_empty() {
        marks.push(format!("整改{}项", entry.commitments.len()));
    }
    marks
}

/// A word that is no kind of register.
#[must_use]
pub fn no_kind(word: &str, kinds: &[RegisterKind]) -> Said {
    let names: Vec<String> = kinds.iter().map(|kind| format!("{} {}", kind.id, kind.name)).collect();
    Said::new(format!("没有“{word}”这种台账。"), format!("有：{}。", names.join("，")))
}

/// A word that is no stage of a kind.
#[must_use]
pub fn no_stage(word: &str, kind: &RegisterKind) -> Said {
    let names: Vec<&str> = kind.stages.iter().map(|stage| stage.name.as_str()).collect();
    Said::new(format!("{}没有“{word}”这一步。", kind.name), format!("有：{}。", names.join(" → ")))
}

/// What is not written 栏目=内容.
#[must_use]
pub fn not_a_filling(part: &str) -> Said {
    Said::new(format!("“{part}”没有写明是哪一栏。"), "写成 栏目=内容，如 备案号=1号。")
}

/// What names no day.
#[must_use]
pub fn not_a_day(text: &str) -> Said {
    Said::new(format!("“{text}”没有看出是哪一天，没有记。"), "写到日，如 6月20日 或 2022-06-20。")
}

/// What names no figure of the programme.
#[must_use]
pub fn no_figure(text: &str) -> Said {
    Said::new(format!("“{text}”里没有听出要记的数。"), "写成 指标=数，如 排查数=6；比率由系统算，不用记。")
}

/// What is no count.
#[must_use]
pub fn not_a_count(text: &str) -> Said {
    Said::new(format!("“{text}”不是整数，没有记。"), "只写数目，如 126。")
}

/// Numbers to be looked at before they are filed.
#[must_use]
pub fn please_check(questions: &[String]) -> String {
    format!("请先核对，都还没有记：{}。", questions.join("；"))
}

/// How to file them all the same.
pub const CHECKED: &str = "确实没有错的，加 --sure 再记一次。";

/// Who has reported nothing for a month.
#[must_use]
pub fn not_reported(period: Period, names: &[&str]) -> String {
    if names.is_empty() {
        return format!("{}的数据，各单位都报了。", month(period));
    }
    format!("{}的数据还有{}家没有报：{}。", month(period), names.len(), names.join("、"))
}

/// A bar as long as its value's part of the most, at most so many cells; half a cell counts.
#[must_use]
pub fn bar(value: f64, most: f64, cells: u32) -> String {
    if most <= 0.0 || value <= 0.0 {
        return String::new();
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and twice the cells")]
    let halves = ((value / most).min(1.0) * f64::from(cells) * 2.0).round() as usize;
    let whole = "━".repeat(halves / 2);
    if halves % 2 == 1 { whole + "╸" } else { whole }
}

/// What was read into a field, in full, before it is filed.
#[must_use]
pub fn read_as(holds: FieldKind, value: &str) -> String {
    let full = |text: &str| {
        let day = text.parse::<NaiveDate>();
        day.map_or_else(|_| text.to_owned(), |on| format!("{}（{}）", day_in_full(on), weekday(on)))
    };
    match holds {
        FieldKind::Date | FieldKind::Days => value.split(' ').map(full).collect::<Vec<_>>().join("、"),
        FieldKind::Number | FieldKind::Text => value.to_owned(),
    }
}

/// A field that cannot be read as what it holds.
#[must_use]
pub fn unreadable(field: &str, holds: FieldKind) -> String {
    match holds {
        FieldKind::Number => format!("“{field}”要填数目，如 12 或 3.5"),
        FieldKind::Date => format!("“{field}”没有看出是哪一天；这一栏只写日子，如 6月20日"),
        FieldKind::Days => format!("“{field}”里有没看懂的日子，几个日子用顿号隔开"),
        FieldKind::Text => String::new(),
    }
}

/// What has changed since last month, with its sign.
#[must_use]
pub fn change(known: &Indicator, by: f64) -> String {
    if by.abs() < 0.05 {
        return "持平".to_owned();
    }
    if known.unit == "%" { format!("{by:+.1}") } else { format!("{by:+.0}") }
}

/// Whether a question is about this indicator.
#[must_use]
pub fn is_about(doubt: &ReadingDoubt, indicator: &IndicatorId) -> bool {
    match doubt {
        ReadingDoubt::OverBound { indicator: of, .. }
        | ReadingDoubt::OverHundred { indicator: of, .. }
        | ReadingDoubt::Halved { indicator: of, .. }
        | ReadingDoubt::Leapt { indicator: of, .. } => of == indicator,
    }
}

/// Which months went without a meeting; empty when none did.
#[must_use]
pub fn months_missed(months: &[Period]) -> String {
    if months.is_empty() {
        return String::new();
    }
    let runs = months.chunk_by(|one, next| one.after() == *next).map(|run| match run {
        [first, _, .., last] => format!("{}至{}", month(*first), month(*last)),
        few => few.iter().map(|period| month(*period)).collect::<Vec<_>>().join("、"),
    });
    format!("一月一次，缺{}。", runs.collect::<Vec<_>>().join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_in_a_row_are_told_by_the_first_and_the_last() {
        let months = |of: &[u32]| of.iter().map(|month| Period { year: 2022, month: *month }).collect::<Vec<_>>();
        assert_eq!(months_missed(&months(&[2])), "一月一次，缺2022年2月。");
        assert_eq!(months_missed(&months(&[2, 3])), "一月一次，缺2022年2月、2022年3月。");
        assert_eq!(months_missed(&months(&[2, 5, 6, 7, 8])), "一月一次，缺2022年2月、2022年5月至2022年8月。");
    }
}
