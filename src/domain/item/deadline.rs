//! A deadline (期限): the phrase as it was spoken, and what it means.
//!
//! The written form of a meaning is its *label*: `2022-06-30`, `RECURRING:monthly-05`, `OPEN`, `ASAP`,
//! `RELATIVE:next-meeting` (with `=2022-06-20` once that is known), `RELATIVE:event`, or `NONE`; several are joined with `;` in the order of the text.

use crate::domain::Recurrence;
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// One meaning a deadline phrase can have. "No deadline yet" is the absence of any (see [`Deadline`]).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Due {
    /// The last admissible day, inclusive.
    On(NaiveDate),
    /// Comes back by a rule.
    Recurring(Recurrence),
    /// 尽快, 抓紧: urgent, but no date was named; the console asks for one.
    Urgent,
    /// 长期, 常态化: has no end by nature.
    Open,
    /// 下次调度会: the date is known once the next meeting's date is.
    NextMeeting,
    /// 下次调度会, once its day is known; it moves with that until the meeting is opened.
    NextMeetingOn(NaiveDate),
    /// Tied to an event whose date the text does not give (批复下达后).
    Event,
}

impl Due {
    /// The day, when there is one.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::On(date) | Self::NextMeetingOn(date) => Some(*date),
            Self::Recurring(_) | Self::Urgent | Self::Open | Self::NextMeeting | Self::Event => None,
        }
    }
}

/// A deadline as spoken, and what it means. No meaning at all is "未定期限".
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Deadline {
    /// The phrase as it was spoken, for the record; empty when nothing was said.
    pub spoken: String,
    /// What it means, in text order; several when the sentence names stages. Empty: no date yet.
    #[serde(rename = "label", with = "label_serde")]
    pub dues: Vec<Due>,
}

impl Deadline {
    /// A deadline on one day.
    #[must_use]
    pub fn on(spoken: &str, date: NaiveDate) -> Self {
        Self { spoken: spoken.to_owned(), dues: vec![Due::On(date)] }
    }

    /// No deadline was named.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The last day named: the one that decides whether the item is late.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.days().last()
    }

    /// The earliest day named.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.days().min()
    }

    /// Every day named, in text order.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        self.dues.iter().filter_map(Due::day)
    }

    /// Whether the item still needs a date: nothing was said, or only that it is urgent.
    #[must_use]
    pub fn is_undated(&self) -> bool {
        self.dues.iter().all(|due| *due == Due::Urgent)
    }

    /// Whether a part of it waits for an event whose day nobody has entered.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.dues.contains(&Due::Event)
    }

    /// The label, `NONE` when there is no meaning.
    #[must_use]
    pub fn label(&self) -> String {
        label(&self.dues)
    }
}

/// Writes meanings as a label.
#[must_use]
pub fn label(dues: &[Due]) -> String {
    if dues.is_empty() {
        return "NONE".to_owned();
    }
    dues.iter().map(ToString::to_string).collect::<Vec<_>>().join(";")
}

/// Reads a label; `None` when a part is not one.
#[must_use]
pub fn parse_label(text: &str) -> Option<Vec<Due>> {
    if text == "NONE" {
        return Some(Vec::new());
    }
    text.split(';').map(|part| part.parse().ok()).collect()
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(date) => write!(f, "{date}"),
            Self::Recurring(rule) => write!(f, "RECURRING:{rule}"),
            Self::Urgent => f.write_str("ASAP"),
            Self::Open => f.write_str("OPEN"),
            Self::NextMeeting => f.write_str("RELATIVE:next-meeting"),
            Self::NextMeetingOn(date) => write!(f, "RELATIVE:next-meeting={date}"),
            Self::Event => f.write_str("RELATIVE:event"),
        }
    }
}

/// A text that is not a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotALabel(pub String);

impl fmt::Display for NotALabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a deadline label: {}", self.0)
    }
}

impl std::error::Error for NotALabel {}

impl FromStr for Due {
    type Err = NotALabel;

    fn from_str(text: &str) -> Result<Self, NotALabel> {
        let wrong = || NotALabel(text.to_owned());
        Ok(match text {
            "ASAP" => Self::Urgent,
            "OPEN" => Self::Open,
            "RELATIVE:next-meeting" => Self::NextMeeting,
            "RELATIVE:event" => Self::Event,
            _ => {
                let day = |day: &str| day.parse().map_err(|_| wrong());
                if let Some(rule) = text.strip_prefix("RECURRING:") {
                    Self::Recurring(rule.parse().map_err(|_| wrong())?)
                } else if let Some(known) = text.strip_prefix("RELATIVE:next-meeting=") {
                    Self::NextMeetingOn(day(known)?)
                } else {
                    Self::On(day(text)?)
                }
            }
        })
    }
}

mod label_serde {
    use super::{Deserialize, Deserializer, Due, Serializer, label, parse_label};

    pub(super) fn serialize<S: Serializer>(dues: &[Due], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&label(dues))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Due>, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse_label(&text).ok_or_else(|| serde::de::Error::custom(format!("not a deadline label: {text}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_reads_back_as_it_was_written() {
        for text in [
            "NONE",
            "2022-06-30",
            "2022-06-10;2022-09-30",
            "ASAP",
            "OPEN",
            "RELATIVE:next-meeting",
            "RELATIVE:next-meeting=2022-06-20",
            "RELATIVE:event",
            "RECURRING:monthly-10,25",
            "RECURRING:monthly-05;2022-12-31",
            "RECURRING:quarterly-last-25",
            "RECURRING:yearly-12-31",
        ] {
            assert_eq!(label(&parse_label(text).expect(text)), text);
        }
    }

    #[test]
    fn what_is_not_a_label_is_refused() {
        for text in ["", "soon", "2022-06-31", "RECURRING:monthly-32", "RECURRING:weekly-0", "OPEN;"] {
            assert_eq!(parse_label(text), None, "{text}");
        }
    }

    #[test]
    fn an_urgent_item_still_needs_a_date() {
        let urgent = Deadline { spoken: "尽快".into(), dues: vec![Due::Urgent] };
        assert!(urgent.is_undated() && Deadline::none().is_undated());
        assert!(!Deadline { spoken: "长期".into(), dues: vec![Due::Open] }.is_undated());
    }
}
