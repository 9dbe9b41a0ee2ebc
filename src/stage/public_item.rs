//! A public item: what the room may know of something owed. No owner, no reason, no evidence, no phrase as spoken.

use super::PublicText;
use crate::domain::{Apart, Deadline, Due, Lamp, Standing, label, parse_label};
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a deadline means; the phrase as it was spoken stays in the books.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct When(Vec<Due>);

impl When {
    pub(super) fn of(deadline: &Deadline) -> Self {
        Self(deadline.dues.clone())
    }

    /// The meanings in order; empty: no date yet.
    #[must_use]
    pub fn dues(&self) -> &[Due] {
        &self.0
    }

    /// As a deadline without its phrase, for wording.
    #[must_use]
    pub fn deadline(&self) -> Deadline {
        Deadline { spoken: String::new(), dues: self.0.clone() }
    }

    /// The earliest day that is still open.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.deadline().first_day()
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&label(&self.0))
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse_label(&text).map(Self).ok_or_else(|| serde::de::Error::custom("not a deadline label"))
    }
}

/// Where an item comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// 承诺.
    Promise,
    /// 交办.
    Instruction,
    /// 任务: from the year's plan.
    Task,
}

/// What the room may know of something owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicItem {
    /// Where it comes from.
    pub nature: Nature,
    /// The words.
    pub text: PublicText,
    /// By when.
    pub when: When,
    /// Where it is.
    pub standing: Standing,
    /// Its lamp; `None` when it is a red one and red lamps are not allowed beside names.
    pub lamp: Option<Lamp>,
    /// How often it was extended.
    pub extended: usize,
    /// Read back and confirmed.
    pub confirmed: bool,
    /// Of an earlier promise: in what this month's report differs from it, in figures and days; no words of the report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub differs: Vec<Apart>,
}

/// Who owes something: one unit by name, several by the first one and their number, or everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// The first in speaking order.
    pub first: PublicText,
    /// How many in all.
    pub units: usize,
    /// Whether that is the whole roster.
    pub everyone: bool,
}
