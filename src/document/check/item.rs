//! What may be wrong with an item: its words, its day, who answers for it.

use super::Numbering;
use crate::domain::{
    Commitment, CommitmentId, CommitmentKind, Doubt, Due, ItemDoubt, Ledger, Meeting, Unit, UnitId, UnitKind,
};
use crate::wording::item_words;
use crate::wording::written::{Rough, called_together, dates_limited, private_words, roughness};
use std::collections::{BTreeMap, BTreeSet};

/// What may be wrong with each item; what was recorded for several units in one act is looked at once.
pub(super) fn of_items(ledger: &Ledger, meeting: &Meeting, today: &[&Commitment], numbering: &Numbering) -> Vec<Doubt> {
    let mut seen: BTreeSet<CommitmentId> = BTreeSet::new();
    let mut doubts = Vec::new();
    for commitment in today {
        let mut found: Vec<ItemDoubt> = unknown_units(ledger, commitment);
        if seen.insert(commitment.binding.unwrap_or(commitment.id)) {
            let words = item_words(ledger, commitment);
            found.extend(of_date(meeting, commitment, &words));
            found.extend(roughness(&words).into_iter().map(rough));
            found.extend(private_words(&words).map(|word| ItemDoubt::PrivateWords { word }));
            found.extend(of_units(ledger, commitment, today, &words));
        }
        let item = numbering.of(commitment.id);
        doubts.extend(found.into_iter().map(|what| Doubt::Item { item, what }));
    }
    doubts
}

fn rough(rough: Rough) -> ItemDoubt {
    match rough {
        Rough::FirstPerson(word) => ItemDoubt::FirstPerson { word },
        Rough::Colloquial(word) => ItemDoubt::Colloquial { word },
        Rough::Half => ItemDoubt::HalfSentence,
        Rough::RelativeTime(word) => ItemDoubt::SpokenTime { word },
    }
}

fn unknown_units(ledger: &Ledger, commitment: &Commitment) -> Vec<ItemDoubt> {
    let named = std::iter::once(&commitment.unit).chain(&commitment.supporting);
    let unknown = named.filter(|unit| !ledger.units.contains_key(unit));
    unknown.map(|unit| ItemDoubt::UnknownUnit { unit: unit.clone() }).collect()
}

fn of_date(meeting: &Meeting, commitment: &Commitment, words: &str) -> Vec<ItemDoubt> {
    let mut doubts = Vec::new();
    if commitment.deadline.is_undated() {
        doubts.push(ItemDoubt::NoDate);
    }
    let past = commitment.deadline.days().find(|day| *day < meeting.date);
    doubts.extend(past.map(|day| ItemDoubt::DatePast { day }));
    let days: Vec<_> = commitment.deadline.days().collect();
    let turned = days.windows(2).find(|pair| pair[1] < pair[0]);
    doubts.extend(turned.map(|pair| ItemDoubt::DaysOutOfOrder { earlier: pair[1], later: pair[0] }));
    // What was extended since says the day first agreed.
    let agreed = commitment.first_deadline();
    let open_ended = agreed.dues.iter().any(|due| !matches!(due, Due::On(_) | Due::Urgent));
    let limits = dates_limited(words, meeting.date);
    if !open_ended
        && let Some(said) = limits.last()
        && !agreed.days().any(|day| limits.contains(&day))
    {
        doubts.push(ItemDoubt::TextAndDate { said: *said, due: agreed.last_day() });
    }
    doubts
}

/// Whom the words name or call, and the ledger does not.
fn of_units(ledger: &Ledger, commitment: &Commitment, today: &[&Commitment], words: &str) -> Vec<ItemDoubt> {
    let act = commitment.binding.unwrap_or(commitment.id);
    let together = today.iter().filter(|other| other.binding.unwrap_or(other.id) == act);
    let answering: BTreeSet<&UnitId> =
        together.flat_map(|other| std::iter::once(&other.unit).chain(&other.supporting)).collect();
    let mut doubts = Vec::new();
    if commitment.kind == CommitmentKind::Instruction
        && let Some(whom) = called_together(words)
        && answering.iter().filter(|unit| !is_lead(ledger, unit)).count() < 2
    {
        doubts.push(ItemDoubt::CalledTogether { whom });
    }
    let missing: Vec<UnitId> = ledger
        .units
        .values()
        .filter(|unit| unit.active && unit.kind != UnitKind::Lead && !answering.contains(&unit.id))
        .filter(|unit| unit.names().any(|name| acts(words, name, &answering, ledger)))
        .map(|unit| unit.id.clone())
        .collect();
    if !missing.is_empty() {
        doubts.push(ItemDoubt::NotAnswering { units: missing });
    }
    doubts
}

fn is_lead(ledger: &Ledger, unit: &UnitId) -> bool {
    ledger.units.get(unit).is_some_and(|unit| unit.kind == UnitKind::Lead)
}

/// Words before a name that make it the one that does something, and words behind it.
const BEFORE: [&str; 7] = ["由", "请", "会同", "同", "与", "和", "、"];
const BEHIND: [&str; 14] =
    ["配合", "牵头", "负责", "协助", "参加", "参与", "支持", "提供", "那边", "要", "抓紧", "尽快", "会同", "也"];

/// Whether the words have a unit of this name do something; one that something is only reported to, or whose name is part
/// of a longer one that answers, does nothing.
fn acts(words: &str, name: &str, answering: &BTreeSet<&UnitId>, ledger: &Ledger) -> bool {
    if name.chars().count() < 2 {
        return false;
    }
    let longer = answering
        .iter()
        .filter_map(|unit| ledger.units.get(*unit))
        .flat_map(Unit::names)
        .any(|other| other.len() > name.len() && other.contains(name) && words.contains(other));
    !longer
        && words.match_indices(name).any(|(at, _)| {
            let (before, behind) = (&words[..at], &words[at + name.len()..]);
            let before = before.strip_suffix('市').unwrap_or(before);
            BEHIND.iter().any(|word| behind.starts_with(word))
                || BEFORE.iter().any(|word| before.ends_with(word))
                    && !behind.is_empty()
                    && !behind.starts_with(['的', '报'])
        })
}

/// A unit that has the same item twice: the same words but for stops, in one form or the other.
pub(super) fn twice(ledger: &Ledger, today: &[&Commitment], numbering: &Numbering) -> Vec<Doubt> {
    let mut said: BTreeMap<(&UnitId, String), CommitmentId> = BTreeMap::new();
    let mut doubts = Vec::new();
    for commitment in today {
        let words = bare(&item_words(ledger, commitment));
        let same = said.iter().find(|((unit, other), _)| *unit == &commitment.unit && is_same(other, &words));
        match same {
            Some((_, first)) => doubts.push(Doubt::Item {
                item: numbering.of(commitment.id),
                what: ItemDoubt::Twice { first: numbering.of(*first) },
            }),
            None => {
                said.insert((&commitment.unit, words), commitment.id);
            }
        }
    }
    doubts
}

/// From how many characters on one text inside another says the same.
const ENOUGH: usize = 8;

fn is_same(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    one == other || (short.chars().count() >= ENOUGH && long.contains(short))
}

/// Words without blanks and punctuation.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
