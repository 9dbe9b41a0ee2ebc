//! How a recurring deadline comes back (每月25日前, 每季度末, 每周五 …).

use chrono::{Datelike, Days, NaiveDate};
use std::{fmt, str::FromStr};

/// A rule by which a deadline comes back. Written `monthly-05`, `quarterly-end` … (see [`crate::domain::Due`]).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recurrence {
    /// 每日.
    Daily,
    /// 每周, on a weekday (Monday = 1) when one was named.
    Weekly(Option<u8>),
    /// 每两周.
    Biweekly,
    /// 每旬.
    Xun,
    /// 每月, no day named.
    Monthly,
    /// 每月N日: days of the month in the order they were named (1–31, clipped to the month's end).
    MonthlyOn(Vec<u8>),
    /// 每月底.
    MonthlyEnd,
    /// 每月最后N个工作日: N = 1 is written `lastwd`.
    MonthlyLastWorkday(u8),
    /// 每季度.
    Quarterly,
    /// 每季度末.
    QuarterlyEnd,
    /// 每季度首月N日.
    QuarterlyFirst(u8),
    /// 每季度末月N日.
    QuarterlyLast(u8),
    /// 每半年.
    HalfYearly,
    /// 每年.
    Yearly,
    /// 每年N月N日.
    YearlyOn(u8, u8),
}

impl Recurrence {
    /// The first day on or after `from` on which the rule falls due. Rules that name no day fall due on the last day
    /// of their span. A "last working day" is given as the last weekday: holidays are not known here.
    #[must_use]
    pub fn next_after(&self, from: NaiveDate) -> NaiveDate {
        let mut day = from;
        // The longest rule is a year; a leap-day rule can need four (eight across 1900/2100).
        for _ in 0..366 * 8 + 2 {
            if self.falls_on(day) {
                return day;
            }
            match day.succ_opt() {
                Some(next) => day = next,
                None => break,
            }
        }
        from
    }

    fn falls_on(&self, day: NaiveDate) -> bool {
        let last = month_end(day);
        let quarter_month = (day.month() - 1) % 3;
        let clipped = |n: u8| u32::from(n).min(last.day()) == day.day();
        match self {
            Self::Daily => true,
            Self::Weekly(weekday) => day.weekday().number_from_monday() == u32::from(weekday.unwrap_or(5)),
            Self::Biweekly => day.weekday().number_from_monday() == 5 && day.iso_week().week().is_multiple_of(2),
            Self::Xun => matches!(day.day(), 10 | 20) || day == last,
            Self::Monthly | Self::MonthlyEnd => day == last,
            Self::MonthlyOn(days) => days.iter().any(|n| clipped(*n)),
            Self::MonthlyLastWorkday(n) => nth_last_weekday(last, *n) == day,
            Self::Quarterly | Self::QuarterlyEnd => quarter_month == 2 && day == last,
            Self::QuarterlyFirst(n) => quarter_month == 0 && clipped(*n),
            Self::QuarterlyLast(n) => quarter_month == 2 && clipped(*n),
            Self::HalfYearly => matches!(day.month(), 6 | 12) && day == last,
            Self::Yearly => day.month() == 12 && day.day() == 31,
            Self::YearlyOn(month, n) => day.month() == u32::from(*month) && clipped(*n),
        }
    }
}

/// The last day of the month that `day` is in.
#[must_use]
pub fn month_end(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    first.checked_add_months(chrono::Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(day)
}

fn nth_last_weekday(last: NaiveDate, n: u8) -> NaiveDate {
    let mut day = last;
    let mut left = n.max(1);
    loop {
        if day.weekday().number_from_monday() <= 5 {
            left -= 1;
            if left == 0 {
                return day;
            }
        }
        match day.checked_sub_days(Days::new(1)) {
            Some(before) => day = before,
            None => return last,
        }
    }
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Daily => f.write_str("daily"),
            Self::Weekly(None) => f.write_str("weekly"),
            Self::Weekly(Some(n)) => write!(f, "weekly-{n}"),
            Self::Biweekly => f.write_str("biweekly"),
            Self::Xun => f.write_str("xun"),
            Self::Monthly => f.write_str("monthly"),
            Self::MonthlyOn(days) => {
                f.write_str("monthly-")?;
                for (at, day) in days.iter().enumerate() {
                    if at > 0 {
                        f.write_str(",")?;
                    }
                    write!(f, "{day:02}")?;
                }
                Ok(())
            }
            Self::MonthlyEnd => f.write_str("monthly-end"),
            Self::MonthlyLastWorkday(1) => f.write_str("monthly-lastwd"),
            Self::MonthlyLastWorkday(n) => write!(f, "monthly-lastwd{n}"),
            Self::Quarterly => f.write_str("quarterly"),
            Self::QuarterlyEnd => f.write_str("quarterly-end"),
            Self::QuarterlyFirst(n) => write!(f, "quarterly-first-{n:02}"),
            Self::QuarterlyLast(n) => write!(f, "quarterly-last-{n:02}"),
            Self::HalfYearly => f.write_str("halfyear"),
            Self::Yearly => f.write_str("yearly"),
            Self::YearlyOn(month, day) => write!(f, "yearly-{month:02}-{day:02}"),
        }
    }
}

/// A text that is not a recurrence rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotARecurrence;

impl FromStr for Recurrence {
    type Err = NotARecurrence;

    fn from_str(text: &str) -> Result<Self, NotARecurrence> {
        Ok(match text {
            "daily" => Self::Daily,
            "weekly" => Self::Weekly(None),
            "biweekly" => Self::Biweekly,
            "xun" => Self::Xun,
            "monthly" => Self::Monthly,
            "monthly-end" => Self::MonthlyEnd,
            "monthly-lastwd" => Self::MonthlyLastWorkday(1),
            "quarterly" => Self::Quarterly,
            "quarterly-end" => Self::QuarterlyEnd,
            "halfyear" => Self::HalfYearly,
            "yearly" => Self::Yearly,
            _ => return Self::with_day(text).ok_or(NotARecurrence),
        })
    }
}

impl Recurrence {
    fn with_day(text: &str) -> Option<Self> {
        let (head, rest) = text.rsplit_once('-')?;
        Some(match head {
            "weekly" => Self::Weekly(Some(within(rest, 7)?)),
            "monthly" => match rest.strip_prefix("lastwd") {
                Some(n) => Self::MonthlyLastWorkday(within(n, 20).filter(|n| *n > 1)?),
                None => Self::MonthlyOn(rest.split(',').map(|day| within(day, 31)).collect::<Option<_>>()?),
            },
            "quarterly-first" => Self::QuarterlyFirst(within(rest, 31)?),
            "quarterly-last" => Self::QuarterlyLast(within(rest, 31)?),
            _ => {
                let month = within(head.strip_prefix("yearly-")?, 12)?;
                Self::YearlyOn(month, within(rest, 31)?)
            }
        })
    }
}

fn within(text: &str, most: u8) -> Option<u8> {
    text.parse().ok().filter(|n| (1..=most).contains(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn the_fifth_of_each_month_comes_next_month_once_it_is_past() {
        let rule: Recurrence = "monthly-05".parse().expect("a rule");
        assert_eq!(rule.next_after(day("2022-05-20")), day("2022-06-05"));
        assert_eq!(rule.next_after(day("2022-06-05")), day("2022-06-05"));
    }

    #[test]
    fn the_thirty_first_falls_on_the_last_day_of_a_short_month() {
        let rule = Recurrence::MonthlyOn(vec![31]);
        assert_eq!(rule.next_after(day("2022-06-01")), day("2022-06-30"));
    }

    #[test]
    fn quarters_halves_and_years_end_when_they_end() {
        assert_eq!(Recurrence::QuarterlyEnd.next_after(day("2022-05-20")), day("2022-06-30"));
        assert_eq!(Recurrence::QuarterlyLast(25).next_after(day("2022-06-26")), day("2022-09-25"));
        assert_eq!(Recurrence::HalfYearly.next_after(day("2022-07-01")), day("2022-12-31"));
        assert_eq!(Recurrence::YearlyOn(2, 29).next_after(day("2022-03-01")), day("2023-02-28"));
    }
}
