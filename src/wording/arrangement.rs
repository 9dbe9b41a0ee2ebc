//! How a meeting is arranged, in words: its time, who speaks in exchange, how long it takes.

use super::{clock_time, day_in_full, weekday};
use crate::domain::{Forecast, Ledger, Meeting};
use chrono::{NaiveDateTime, NaiveTime, Timelike};

/// 上午9:00, 下午3:30.
#[must_use]
pub fn time_of_day(time: NaiveTime) -> String {
    let (part, hour) = match time.hour() {
        0..=11 => ("上午", time.hour()),
        12 => ("中午", 12),
        hour => ("下午", hour - 12),
    };
    format!("{part}{hour}:{:02}", time.minute())
}

/// 2022年6月20日（星期一）上午9:00.
#[must_use]
pub fn when(meeting: &Meeting) -> String {
    let time = meeting.arrangement.starts.map_or(String::new(), time_of_day);
    format!("{}（{}）{time}", day_in_full(meeting.date), weekday(meeting.date))
}

/// 3小时20分钟, 40分钟.
#[must_use]
pub fn length(seconds: u32) -> String {
    let minutes = seconds.div_ceil(60);
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}分钟"),
        (hours, 0) => format!("{hours}小时"),
        (hours, minutes) => format!("{hours}小时{minutes}分钟"),
    }
}

/// 40家，每家5分钟，共3小时20分钟.
#[must_use]
pub fn forecast(forecast: &Forecast) -> String {
    format!("{}家，每家{}，共{}", forecast.units, length(forecast.each), length(forecast.seconds))
}

/// 预计12:20散会.
#[must_use]
pub fn end(at: NaiveDateTime) -> String {
    format!("预计{}散", clock_time(at))
}

/// What `meeting show` says of it below the head.
#[must_use]
pub fn in_full(ledger: &Ledger, now: NaiveDateTime) -> String {
    let Some(meeting) = ledger.meeting() else { return String::new() };
    let mut lines = Vec::new();
    if let Some(host) = ledger.host(&meeting.arrangement.host) {
        lines.push(format!("主办  {}", host.name));
    }
    lines.extend(meeting.arrangement.starts.map(|time| format!("时间  {}", time_of_day(time))));
    let exchange: Vec<&str> = meeting.arrangement.exchange.iter().map(|unit| ledger.short(unit)).collect();
    if !exchange.is_empty() {
        lines.push(format!("交流发言  {}", exchange.join("、")));
    }
    if meeting.adjourned_at.is_none()
        && let Some(to_come) = ledger.forecast(now)
    {
        let end = ledger.expected_end(now).map_or(String::new(), |at| format!("，{}会", end(at)));
        lines.push(format!("还要多久  {}{end}", forecast(&to_come)));
    }
    let turns = ledger.turns();
    if !turns.is_empty() {
        let each = turns.iter().map(|(unit, seconds)| format!("{}{}", unit.short, length(*seconds)));
        lines.push(format!("各家用时  {}", each.collect::<Vec<_>>().join("，")));
    }
    lines.iter().flat_map(|line| ["\n", line.as_str()]).collect()
}

/// A time of day as people type it: 9:00, 9点, 9点半, 上午9点, 下午3点20.
#[must_use]
pub fn read_time(text: &str) -> Option<NaiveTime> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).map(crate::text::half_width).collect();
    let (afternoon, bare) = match bare.strip_prefix("下午").or_else(|| bare.strip_prefix("晚上")) {
        Some(rest) => (12, rest.to_owned()),
        None => (0, bare.trim_start_matches("上午").trim_start_matches("中午").to_owned()),
    };
    let bare = bare.replace("点半", ":30").replace("时半", ":30").replace(['点', '时'], ":");
    let bare = bare.trim_end_matches('分');
    let (hour, minute) = bare.split_once(':').unwrap_or((bare, ""));
    let hour: u32 = hour.parse().ok()?;
    let minute: u32 = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    NaiveTime::from_hms_opt(if hour < 12 { hour + afternoon } else { hour }, minute, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_read_as_people_type_it() {
        for (text, time) in
            [("9:00", "9:00"), ("９点半", "9:30"), ("下午3点", "15:00"), ("14：30", "14:30"), ("上午9时20分", "9:20")]
        {
            assert_eq!(read_time(text).map(|time| time.format("%-H:%M").to_string()).as_deref(), Some(time), "{text}");
        }
        for text in ["", "25:00", "9:75", "早上", "9:00:00"] {
            assert_eq!(read_time(text), None, "{text}");
        }
    }

    #[test]
    fn forty_units_of_five_minutes_take_three_hours_and_twenty_minutes() {
        assert_eq!(length(40 * 300), "3小时20分钟");
    }
}
