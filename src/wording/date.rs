//! Days, months, durations and deadlines in words.

use crate::domain::{Deadline, Due, Period, Recurrence};
use chrono::{Datelike, NaiveDate, NaiveDateTime};

const WEEKDAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

/// `6月30日`; with the year when it is not `base`'s.
#[must_use]
pub fn day(day: NaiveDate, base: NaiveDate) -> String {
    if day.year() == base.year() { format!("{}月{}日", day.month(), day.day()) } else { day_in_full(day) }
}

/// `2022年6月30日`, as papers write it (GB/T 9704-2012 §7.3.5: no leading zeros).
#[must_use]
pub fn day_in_full(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// `2022年5月`.
#[must_use]
pub fn month(period: Period) -> String {
    format!("{}年{}月", period.year, period.month)
}

/// `5月`; with the year when it is not the base's.
#[must_use]
pub fn full_month(period: Period, base: NaiveDate) -> String {
    if period.year == base.year() { format!("{}月", period.month) } else { month(period) }
}

/// `周四`.
#[must_use]
pub fn weekday(day: NaiveDate) -> &'static str {
    WEEKDAYS[day.weekday().num_days_from_monday() as usize]
}

/// `还有41天`, `今天到期`, `超20天`.
#[must_use]
pub fn relative(day: NaiveDate, today: NaiveDate) -> String {
    count_days((day - today).num_days())
}

/// Days to go, in words; negative: past.
#[must_use]
pub fn count_days(days: i64) -> String {
    match days {
        0 => "今天到期".to_owned(),
        days if days > 0 => format!("还有{days}天"),
        days => format!("超{}天", -days),
    }
}

/// `02:41`; hours are added when there are any.
#[must_use]
pub fn seconds(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours:02}:{minutes:02}:{seconds:02}") } else { format!("{minutes:02}:{seconds:02}") }
}

/// `9:05`.
#[must_use]
pub fn clock_time(moment: NaiveDateTime) -> String {
    moment.format("%-H:%M").to_string()
}

/// A whole deadline: `6月30日`, `每月5日前`, `长期`, `未定期限`; stages joined.
#[must_use]
pub fn deadline(deadline: &Deadline, base: NaiveDate) -> String {
    if deadline.dues.is_empty() {
        return "未定期限".to_owned();
    }
    if let ([Due::Event], false) = (deadline.dues.as_slice(), deadline.spoken.is_empty()) {
        return format!("等“{}”", deadline.spoken);
    }
    deadline.dues.iter().map(|one| due(one, base)).collect::<Vec<_>>().join("、")
}

/// One meaning in words.
#[must_use]
pub fn due(due: &Due, base: NaiveDate) -> String {
    match due {
        Due::On(date) => day(*date, base),
        Due::Recurring(rule) => recurrence(rule),
        Due::Urgent => "尽快（未定日期）".to_owned(),
        Due::Open => "长期".to_owned(),
        Due::NextMeeting => "下次调度会前".to_owned(),
        Due::NextMeetingOn(date) => format!("{}调度会前", day(*date, base)),
        Due::Event => "视事项而定".to_owned(),
    }
}

/// What was understood of a spoken deadline, for reading back: `2022年6月30日 周四，还有41天`.
#[must_use]
pub fn understood_deadline(deadline: &Deadline, base: NaiveDate, today: NaiveDate) -> String {
    let one = |one: &Due| match one {
        Due::On(date) => format!("{} {}，{}", day_in_full(*date), weekday(*date), relative(*date, today)),
        other => due(other, base),
    };
    if deadline.dues.is_empty() {
        return "未定期限".to_owned();
    }
    deadline.dues.iter().map(one).collect::<Vec<_>>().join("；")
}

/// A deadline for a narrow column: the next day, or a word of two to four characters.
#[must_use]
pub fn short_deadline(deadline: &Deadline, base: NaiveDate) -> String {
    if let Some(date) = deadline.first_day() {
        return if date.year() == base.year() {
            day(date, base)
        } else {
            format!("{}.{}.{}", date.year(), date.month(), date.day())
        };
    }
    match deadline.dues.first() {
        None => "—".to_owned(),
        Some(Due::Urgent) => "尽快".to_owned(),
        Some(Due::Open) => "长期".to_owned(),
        Some(Due::NextMeeting) => "下次会前".to_owned(),
        Some(Due::Event) => "视事项定".to_owned(),
        Some(Due::Recurring(rule)) => recurrence(rule),
        Some(Due::On(date) | Due::NextMeetingOn(date)) => day(*date, base),
    }
}

fn recurrence(rule: &Recurrence) -> String {
    match rule {
        Recurrence::Daily => "每日".to_owned(),
        Recurrence::Weekly(None) => "每周".to_owned(),
        Recurrence::Weekly(Some(weekday)) => format!("每{}", WEEKDAYS[usize::from(*weekday - 1) % 7]),
        Recurrence::Biweekly => "每两周".to_owned(),
        Recurrence::Xun => "每旬".to_owned(),
        Recurrence::Monthly => "每月".to_owned(),
        Recurrence::MonthlyOn(days) => {
            let days = days.iter().map(|day| format!("{day}日")).collect::<Vec<_>>().join("、");
            format!("每月{days}前")
        }
        Recurrence::MonthlyEnd => "每月底".to_owned(),
        Recurrence::MonthlyLastWorkday(1) => "每月最后一个工作日".to_owned(),
        Recurrence::MonthlyLastWorkday(n) => format!("每月最后{n}个工作日"),
        Recurrence::Quarterly => "每季度".to_owned(),
        Recurrence::QuarterlyEnd => "每季度末".to_owned(),
        Recurrence::QuarterlyFirst(day) => format!("每季度首月{day}日"),
        Recurrence::QuarterlyLast(day) => format!("每季度末月{day}日"),
        Recurrence::HalfYearly => "每半年".to_owned(),
        Recurrence::Yearly => "每年".to_owned(),
        Recurrence::YearlyOn(month, day) => format!("每年{month}月{day}日"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_this_year_needs_no_year() {
        let base = "2022-05-20".parse().unwrap();
        assert_eq!(day("2022-06-30".parse().unwrap(), base), "6月30日");
        assert_eq!(day("2023-01-31".parse().unwrap(), base), "2023年1月31日");
        assert_eq!(relative("2022-06-30".parse().unwrap(), base), "还有41天");
        assert_eq!(relative("2022-04-30".parse().unwrap(), base), "超20天");
    }
}
