//! The written form (成文) of what was said: a sentence of the room as a paper may have it. Pure.
//!
//! Two steps, and no third: [`absolute`] puts the day where the room said 月底 or 下周五, and takes no word away; `propose`
//! goes through the table of [`RULES`] and makes a form that the secretary sees beside the spoken words and takes or
//! mends. What no rule is sure of is told by [`roughness`] and left as it was spoken.

mod absolute;
mod count;
mod paper;
mod period;
mod rough;
mod rules;
mod short;
mod told;

pub use absolute::{Put, absolute, times};
pub use paper::{called_together, dates_limited, meetings_named, private_words};
pub(super) use period::said;
pub use period::{ordered_deadline, period_named};
pub use rough::{Rough, colloquial, first_person, half_sentence, relative_time, roughness};
pub use rules::{RULES, Rule};
pub use told::{PRINTED, PROPOSED, SPOKEN, UNSURE, WRITTEN, nothing_said, only_numbers, unsure, worded};

use crate::domain::{Commitment, CommitmentKind, Deadline, Item, Ledger, Unit, UnitId};
use chrono::NaiveDate;

/// Without the stops at the end.
#[must_use]
pub fn ended(text: &str) -> &str {
    text.trim().trim_end_matches(['。', '；', '，', '、', ';', ',', ' '])
}

/// What is known of a sentence besides its words.
#[derive(Clone, Debug)]
pub struct Speech<'a> {
    /// Whose names are known.
    pub ledger: &'a Ledger,
    /// Who spoke: the unit, or the chair.
    pub kind: CommitmentKind,
    /// The units that answer for it; one's own words are those of the only one.
    pub units: Vec<&'a Unit>,
    /// The units that help.
    pub supporting: &'a [UnitId],
    /// Who in the unit answers for it.
    pub owner: &'a str,
    /// The deadline as it was first agreed.
    pub deadline: &'a Deadline,
    /// Who presides; empty when nobody is named.
    pub chair: &'a str,
    /// The day on which it was said.
    pub said_on: NaiveDate,
}

impl<'a> Speech<'a> {
    /// What is known of a commitment's words; `units` are all that carry it.
    #[must_use]
    pub fn of(ledger: &'a Ledger, commitment: &'a Commitment, units: &[UnitId]) -> Self {
        let meeting = ledger.meetings.get(&commitment.meeting);
        Self {
            ledger,
            kind: commitment.kind,
            units: units.iter().filter_map(|unit| ledger.units.get(unit)).collect(),
            supporting: &commitment.supporting,
            owner: &commitment.owner,
            deadline: commitment.first_deadline(),
            chair: meeting.map_or("", |meeting| meeting.chair.as_str()),
            said_on: said_on(ledger, commitment),
        }
    }

    /// The unit that says "we".
    fn own(&self) -> Option<&'a Unit> {
        match (self.kind, self.units.as_slice()) {
            (CommitmentKind::Promise, [only]) => Some(*only),
            _ => None,
        }
    }
}

/// The day on which a commitment's words were said: the meeting's, or that of recording where the meeting is not known.
#[must_use]
pub fn said_on(ledger: &Ledger, commitment: &Commitment) -> NaiveDate {
    ledger.meetings.get(&commitment.meeting).map_or_else(|| commitment.recorded_at.date(), |meeting| meeting.date)
}

/// The words of a commitment as papers print them: the written form that was accepted, else the whole sentence with its
/// relative times made absolute. Later extensions do not change what was said.
#[must_use]
pub fn item_words(ledger: &Ledger, commitment: &Commitment) -> String {
    match &commitment.written {
        Some(written) => written.clone(),
        None => absolute(&commitment.text, commitment.first_deadline(), said_on(ledger, commitment)),
    }
}

/// The words of anything owed as papers print them.
#[must_use]
pub fn words_of_item(ledger: &Ledger, item: &Item<'_>) -> String {
    match item {
        Item::Commitment(commitment) => item_words(ledger, commitment),
        Item::Assignment(task, ..) => super::ended(&task.title).to_owned(),
    }
}

/// The commitments that one act recorded in the same words, this one among them, in the order of their numbers: they are
/// read back, and worded, as one.
#[must_use]
pub fn together<'a>(ledger: &'a Ledger, commitment: &'a Commitment) -> Vec<&'a Commitment> {
    let Some(binding) = commitment.binding else { return vec![commitment] };
    let same = |other: &&Commitment| {
        other.binding == Some(binding) && other.text == commitment.text && other.deadline == commitment.deadline
    };
    let found: Vec<&Commitment> = ledger.commitments.values().filter(same).collect();
    if found.is_empty() { vec![commitment] } else { found }
}

/// A written form as it is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The form.
    pub text: String,
    /// The names of the rules that made it; none when the sentence is printed as it was spoken.
    pub rules: Vec<&'static str>,
    /// What no rule was sure of, and is left as spoken.
    pub rough: Vec<Rough>,
}

impl Proposal {
    /// Whether it differs from what the paper prints without it.
    #[must_use]
    pub fn changes(&self) -> bool {
        !self.rules.is_empty()
    }
}

/// The written form of a sentence.
#[must_use]
pub fn propose(text: &str, speech: &Speech<'_>) -> Proposal {
    let mut form = text.trim().to_owned();
    let mut rules = Vec::new();
    for rule in RULES {
        if let Some(after) = (rule.apply)(&form, speech).filter(|after| *after != form && !ended(after).is_empty()) {
            form = after;
            rules.push(rule.name);
        }
    }
    let form = absolute(&form, speech.deadline, speech.said_on);
    let rough = roughness(&form);
    Proposal { text: form, rules, rough }
}

#[cfg(test)]
mod tests;
