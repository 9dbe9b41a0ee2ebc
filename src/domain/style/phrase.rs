//! A set phrase (套话) that an office may word itself: a small template with Chinese names for what goes into it.

use serde::{Deserialize, Serialize};

/// Which phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phrase {
    /// The first sentence of the minutes.
    Opening,
    /// One resolved item.
    Resolution,
    /// Before the resolved items.
    ResolvedLead,
    /// What stands when nothing was resolved.
    NothingResolved,
    /// Before the items that have no date yet.
    UndatedLead,
    /// When the next meeting is.
    NextMeeting,
    /// The first sentence of a 提醒函.
    Reminder,
    /// Its last one.
    ReminderEnd,
    /// The first sentence of a 催办通知.
    Urging,
    /// Its last one.
    UrgingEnd,
    /// The first sentence of a 督办单.
    Supervision,
    /// Its last one.
    SupervisionEnd,
    /// The title of the bulletin.
    BulletinTitle,
}

impl Phrase {
    /// All of them with their keys in `wording.toml`.
    pub const ALL: [(&'static str, Self); 13] = [
        ("opening", Self::Opening),
        ("resolution", Self::Resolution),
        ("resolved_lead", Self::ResolvedLead),
        ("nothing_resolved", Self::NothingResolved),
        ("undated_lead", Self::UndatedLead),
        ("next_meeting", Self::NextMeeting),
        ("reminder", Self::Reminder),
        ("reminder_end", Self::ReminderEnd),
        ("urging", Self::Urging),
        ("urging_end", Self::UrgingEnd),
        ("supervision", Self::Supervision),
        ("supervision_end", Self::SupervisionEnd),
        ("bulletin_title", Self::BulletinTitle),
    ];
}

/// What is wrong with a phrase that an office wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhraseFault {
    /// It asks for something that this phrase does not have.
    UnknownName {
        /// The name it asks for.
        name: String,
        /// The names there are.
        known: Vec<&'static str>,
    },
    /// It is not written as a template is.
    Writing {
        /// The line within the phrase, from 1.
        line: usize,
    },
    /// It works without end, or makes words without end.
    Endless,
    /// It makes no words.
    Empty,
}
