//! Deadlines as a calendar that phones and desktops can subscribe to.

use chrono::{NaiveDate, NaiveDateTime};

/// One matter on one day, or on several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    /// What tells it apart for ever, such as c12@diaodu: a calendar that reads the file again then moves the old entry
    /// rather than show it twice.
    pub uid: String,
    /// The day, or the first of several.
    pub day: NaiveDate,
    /// The last of several days; the same day or an earlier one means a single day.
    pub last_day: Option<NaiveDate>,
    /// What it is in a line.
    pub summary: String,
    /// What more there is to know; may have several lines.
    pub description: String,
    /// How many days before the day a reminder comes up, at nine in the morning.
    pub remind: Vec<u16>,
}

/// A calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// What it is called.
    pub name: String,
    /// When it was drawn up, in Beijing time.
    pub stamp: NaiveDateTime,
    /// Its entries.
    pub entries: Vec<CalendarEntry>,
}
