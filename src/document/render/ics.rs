//! A calendar as iCalendar text (RFC 5545): all-day entries, stable identifiers and stamps, folded lines.

use crate::text;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use icalendar::{Alarm, Component as _, Event, EventLike as _, Property};

use crate::document::model::{Calendar, CalendarEntry, universal};

/// The text, lines ending as the standard has it.
pub(super) fn render(calendar: &Calendar) -> String {
    let mut file = icalendar::Calendar::empty();
    file.append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//diaodu//diaodu//ZH"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", "PUBLISH"))
        .name(&text::paragraphs(&calendar.name).concat());
    let stamp = universal(calendar.stamp);
    for entry in &calendar.entries {
        let event = event(entry, stamp.and_utc());
        file.push(event);
    }
    file.to_string()
}

fn event(entry: &CalendarEntry, stamp: DateTime<Utc>) -> Event {
    let last = entry.last_day.filter(|last| *last > entry.day).unwrap_or(entry.day);
    let mut event = Event::with_uid(&text::paragraphs(&entry.uid).concat());
    // The end of an all-day entry is the morning after: without it some calendars show no length, others an hour.
    event.starts(entry.day).ends(morning_after(last)).summary(&text::paragraphs(&entry.summary).concat());
    let description = text::paragraphs(&entry.description).join("\n");
    if !description.is_empty() {
        event.description(&description);
    }
    // A deadline does not make anyone busy.
    event.add_property("TRANSP", "TRANSPARENT");
    for days in &entry.remind {
        event.alarm(reminder(entry, *days, stamp));
    }
    event.timestamp(stamp);
    event.done()
}

/// The library gives every part a random identifier and the time of day unless it is told: the bytes would differ.
fn reminder(entry: &CalendarEntry, days: u16, stamp: DateTime<Utc>) -> Alarm {
    // The day begins at midnight: nine in the morning of the day before is 15 hours earlier.
    let trigger = match days {
        0 => "PT9H".to_owned(),
        days => format!("-P{}DT15H", days - 1),
    };
    let mut alarm = Alarm::display(&text::paragraphs(&entry.summary).concat(), TimeDelta::zero());
    alarm
        .append_property(Property::new("TRIGGER", &trigger))
        .uid(&format!("{days}.{}", text::paragraphs(&entry.uid).concat()))
        .timestamp(stamp)
        .done()
}

fn morning_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_signed(TimeDelta::days(1)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar() -> Calendar {
        let day = NaiveDate::from_ymd_opt(2022, 6, 30).unwrap();
        let stamp = NaiveDate::from_ymd_opt(2022, 5, 20).unwrap().and_hms_opt(17, 30, 0).unwrap();
        let summary =
            "市教育局：成立市民办教育行业党委，配齐专职党务工作者，将党建工作要求写入学校章程; 6月底前".into();
        let description = "牵头：市教育局\n配合：市民政局\u{0}".into();
        let entry =
            CalendarEntry { uid: "c12@diaodu".into(), day, last_day: None, summary, description, remind: vec![7, 1] };
        Calendar { name: "议定事项".into(), stamp, entries: vec![entry] }
    }

    /// The text with folded lines joined again.
    fn unfolded(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    #[test]
    fn a_deadline_is_one_whole_day() {
        let text = unfolded(&render(&calendar()));
        assert!(text.contains("DTSTART;VALUE=DATE:20220630\r\n"), "{text}");
        assert!(text.contains("DTEND;VALUE=DATE:20220701\r\n"), "{text}");
        assert!(text.contains("DTSTAMP:20220520T093000Z\r\n"), "17:30 in Beijing: {text}");
        assert!(text.contains("UID:c12@diaodu\r\n"), "{text}");
        assert!(text.contains("章程\\; 6月底前\r\n"), "{text}");
        assert!(text.contains("DESCRIPTION:牵头：市教育局\\n配合：市民政局\r\n"), "{text}");
    }

    #[test]
    fn reminders_come_in_the_morning_some_days_before() {
        let text = unfolded(&render(&calendar()));
        assert_eq!(text.matches("BEGIN:VALARM").count(), 2, "{text}");
        assert!(text.contains("TRIGGER:-P6DT15H\r\n") && text.contains("TRIGGER:-P0DT15H\r\n"), "{text}");
        assert_eq!(text, unfolded(&render(&calendar())));
    }

    #[test]
    fn several_days_end_the_morning_after_the_last() {
        let mut calendar = calendar();
        calendar.entries[0].last_day = NaiveDate::from_ymd_opt(2022, 7, 2);
        assert!(render(&calendar).contains("DTEND;VALUE=DATE:20220703"));
    }

    #[test]
    fn lines_are_folded_within_75_bytes_and_the_bytes_are_stable() {
        let text = render(&calendar());
        for line in text.split("\r\n") {
            assert!(line.len() <= 75, "{line} has {} bytes", line.len());
        }
        assert_eq!(text, render(&calendar()));
        assert!(!text.replace("\r\n", "").contains('\n'));
    }
}
