//! What a careful colleague points out before the minutes go to be signed: nothing is changed, and nothing is kept from
//! being exported.

use crate::document::compose;
use crate::document::han::beyond_gb2312;
use crate::domain::{
    Commitment, CommitmentId, Doubt, HeadLine, Ledger, Life, MeetingState, MinutesSection, StopState, UnitId,
};
use std::collections::BTreeMap;

/// Words for a time that is clear only on the day they were said.
const SPOKEN_TIMES: [&str; 16] = [
    "月底",
    "月初",
    "月中",
    "年底",
    "年内",
    "本月",
    "下月",
    "下个月",
    "本周",
    "下周",
    "明天",
    "后天",
    "今天",
    "近期",
    "不日",
    "季度末",
];
/// From how many units on a shared item is everybody's, and needs no lead.
const MANY: usize = 4;

/// Everything worth a second look in the minutes of the meeting at hand, in the order of the paper.
#[must_use]
pub fn check(ledger: &Ledger) -> Vec<Doubt> {
    let Some(meeting) = ledger.meeting() else { return Vec::new() };
    let mut doubts = Vec::new();
    let roll = ledger.attendance.values().any(|line| line.meeting == meeting.id);
    let head = [
        (meeting.chair.is_empty(), HeadLine::Chair),
        (meeting.place.is_empty(), HeadLine::Place),
        (!roll, HeadLine::Roll),
    ];
    doubts.extend(head.into_iter().filter(|(empty, _)| *empty).map(|(_, line)| Doubt::HeadEmpty(line)));
    doubts.extend(still_deferred(ledger, meeting.state));
    let today: Vec<&Commitment> = ledger
        .commitments_today()
        .filter(|commitment| {
            !matches!(commitment.course.life, Life::Withdrawn { .. } | Life::Superseded { .. } | Life::Recast { .. })
        })
        .collect();
    for commitment in &today {
        of_item(ledger, commitment, meeting.date, &mut doubts);
    }
    doubts.extend(leaderless(&today));
    doubts.extend(twice(&today));
    doubts.extend(text_and_ledger(ledger));
    let unconfirmed = today.iter().filter(|commitment| !commitment.confirmed).count();
    if unconfirmed > 0 {
        doubts.push(Doubt::Unconfirmed { count: unconfirmed });
    }
    doubts.extend(internal(ledger));
    doubts.extend(rare_characters(ledger));
    doubts
}

fn of_item(ledger: &Ledger, commitment: &Commitment, held_on: chrono::NaiveDate, doubts: &mut Vec<Doubt>) {
    let item = commitment.id;
    for unit in std::iter::once(&commitment.unit).chain(&commitment.supporting) {
        if !ledger.units.contains_key(unit) {
            doubts.push(Doubt::UnknownUnit { item, unit: unit.clone() });
        }
    }
    if commitment.deadline.is_undated() {
        doubts.push(Doubt::NoDate { item });
    }
    let past = commitment.deadline.days().find(|day| *day < held_on);
    doubts.extend(past.map(|day| Doubt::DatePast { item, day }));
    let words = crate::wording::item_words(ledger, commitment);
    let spoken = SPOKEN_TIMES.into_iter().find(|word| words.contains(word));
    doubts.extend(spoken.map(|word| Doubt::SpokenTime { item, word }));
}

fn still_deferred(ledger: &Ledger, state: MeetingState) -> Option<Doubt> {
    if !matches!(state, MeetingState::Adjourned | MeetingState::Sealed) {
        return None;
    }
    let walk = ledger.walk();
    let put_off = walk.iter().filter(|(_, stop)| stop.state == StopState::Deferred);
    let units: Vec<UnitId> = put_off.map(|(unit, _)| unit.id.clone()).collect();
    (!units.is_empty()).then_some(Doubt::StillDeferred { units })
}

/// A few units that answer for one thing together push it to one another.
fn leaderless(today: &[&Commitment]) -> Vec<Doubt> {
    let mut bound: BTreeMap<CommitmentId, Vec<UnitId>> = BTreeMap::new();
    for commitment in today {
        if let Some(binding) = commitment.binding {
            bound.entry(binding).or_default().push(commitment.unit.clone());
        }
    }
    let few = bound.into_iter().filter(|(_, units)| (2..MANY).contains(&units.len()));
    few.map(|(item, units)| Doubt::NoLead { item, units }).collect()
}

fn twice(today: &[&Commitment]) -> Vec<Doubt> {
    let mut said: BTreeMap<(&UnitId, &str), CommitmentId> = BTreeMap::new();
    let mut doubts = Vec::new();
    for commitment in today {
        match said.get(&(&commitment.unit, commitment.text.as_str())) {
            Some(first) => doubts.push(Doubt::Twice { first: *first, second: commitment.id }),
            None => {
                said.insert((&commitment.unit, &commitment.text), commitment.id);
            }
        }
    }
    doubts
}

/// Items that the text worded by hand lacks, items it has beyond the ledger, sections that the records have overtaken.
/// What is composed cannot differ from the ledger, so nothing is looked for where nobody wrote.
fn text_and_ledger(ledger: &Ledger) -> Vec<Doubt> {
    let sections = compose::minutes_sections(ledger);
    let overtaken = sections.iter().filter(|section| section.is_overtaken());
    let mut doubts: Vec<Doubt> = overtaken.map(|section| Doubt::Overtaken { section: section.section }).collect();
    let resolving = [MinutesSection::Resolved, MinutesSection::Undated];
    let (items, rest): (Vec<_>, Vec<_>) = sections.iter().partition(|section| resolving.contains(&section.section));
    if items.iter().all(|section| section.by_hand.is_none()) {
        return doubts;
    }
    let matters = compose::matters_said(ledger);
    let says = |line: &str, words: &str| bare(line).contains(&bare(words));
    let text: Vec<&str> = items.iter().chain(&rest).flat_map(|section| section.standing().lines()).collect();
    doubts.extend(
        matters
            .iter()
            .filter(|(_, words)| !text.iter().any(|line| says(line, words)))
            .map(|(item, words)| Doubt::NotInText { item: *item, words: words.clone() }),
    );
    let by_hand =
        items.iter().filter(|section| section.by_hand.is_some()).flat_map(|section| section.standing().lines());
    let numbered = by_hand.filter(|line| compose::is_numbered(line));
    doubts.extend(
        numbered
            .filter(|line| !matters.iter().any(|(_, words)| says(line, words)))
            .map(|line| Doubt::NotInLedger { line: line.to_owned() }),
    );
    doubts
}

/// Words without blanks and punctuation, in which a hand may differ from the ledger.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn internal(ledger: &Ledger) -> Vec<Doubt> {
    let agreed = ledger.assignments.values().filter(|one| ledger.at.is_some() && one.course.dated_at == ledger.at);
    let mut tasks: Vec<_> =
        agreed.filter_map(|one| ledger.tasks.get(&one.task)).filter(|task| task.private).map(|task| &task.id).collect();
    tasks.dedup();
    tasks.into_iter().map(|task| Doubt::Internal { task: task.clone() }).collect()
}

fn rare_characters(ledger: &Ledger) -> Vec<Doubt> {
    let Some(meeting) = ledger.meeting() else { return Vec::new() };
    let roll = ledger.attendance.values().filter(|line| line.meeting == meeting.id).map(|line| line.person.as_str());
    let owners = ledger.commitments_today().map(|commitment| commitment.owner.as_str());
    let mut names: Vec<&str> =
        [meeting.chair.as_str(), meeting.recorder.as_str()].into_iter().chain(roll).chain(owners).collect();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .map(|name| (name, beyond_gb2312(name)))
        .filter(|(_, characters)| !characters.is_empty())
        .map(|(name, characters)| Doubt::RareCharacters { name: name.to_owned(), characters })
        .collect()
}
