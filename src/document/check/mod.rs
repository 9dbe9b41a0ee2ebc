//! What a careful colleague points out before the minutes go to be signed (核对): nothing is changed, and nothing is kept
//! from being exported. Every kind has a test with a sentence that must be flagged and one that must not.

mod item;
mod text;

use crate::document::compose;
use crate::document::han::beyond_gb2312;
use crate::domain::{
    Audience as _, Commitment, CommitmentId, Doubt, HeadLine, ItemDoubt, Ledger, Life, Meeting, MeetingState, OnPaper,
    StopState, UnitId,
};
use std::collections::BTreeMap;

/// From how many units on a shared item is everybody's, and needs no lead.
const MANY: usize = 4;

/// The items of the meeting as the paper numbers them.
struct Numbering(BTreeMap<CommitmentId, u32>);

impl Numbering {
    fn of(&self, id: CommitmentId) -> OnPaper {
        OnPaper { id, number: self.0.get(&id).copied() }
    }
}

/// Everything worth a second look in the minutes of the meeting at hand, in the order of the paper.
#[must_use]
pub fn check(ledger: &Ledger) -> Vec<Doubt> {
    let Some(meeting) = ledger.meeting() else { return Vec::new() };
    let numbering = Numbering(compose::item_numbers(&ledger.for_everybody()));
    let mut doubts = head(ledger, meeting);
    doubts.extend(still_deferred(ledger, meeting.state));
    let mut today: Vec<&Commitment> = ledger
        .commitments_today()
        .filter(|commitment| {
            !matches!(commitment.course.life, Life::Withdrawn { .. } | Life::Superseded { .. } | Life::Recast { .. })
        })
        .collect();
    today.sort_by_key(|commitment| (numbering.of(commitment.id).number.unwrap_or(u32::MAX), commitment.id));
    doubts.extend(item::of_items(ledger, meeting, &today, &numbering));
    doubts.extend(leaderless(&today, &numbering));
    doubts.extend(item::twice(ledger, &today, &numbering));
    doubts.extend(text::of_text(ledger, meeting, &numbering).into_iter().map(Doubt::Text));
    doubts.extend(kept_inside(ledger, &today));
    let unconfirmed = today.iter().filter(|commitment| !commitment.confirmed).count();
    if unconfirmed > 0 {
        doubts.push(Doubt::Unconfirmed { count: unconfirmed });
    }
    doubts.extend(ledger.requests().iter().map(|item| Doubt::Unanswered { item: item.id() }));
    doubts.extend(rare_characters(ledger));
    doubts
}

fn head(ledger: &Ledger, meeting: &Meeting) -> Vec<Doubt> {
    let roll = ledger.attendance.values().any(|line| line.meeting == meeting.id);
    let lines = [
        (meeting.chair.is_empty(), HeadLine::Chair),
        (meeting.place.is_empty(), HeadLine::Place),
        (!roll, HeadLine::Roll),
    ];
    let mut doubts: Vec<Doubt> =
        lines.into_iter().filter(|(empty, _)| *empty).map(|(_, line)| Doubt::HeadEmpty(line)).collect();
    let next = meeting.next_date.filter(|next| *next <= meeting.date);
    doubts.extend(next.map(|day| Doubt::NextNotAfter { day }));
    doubts
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
fn leaderless(today: &[&Commitment], numbering: &Numbering) -> Vec<Doubt> {
    let mut bound: BTreeMap<CommitmentId, Vec<UnitId>> = BTreeMap::new();
    for commitment in today {
        if let Some(binding) = commitment.binding {
            bound.entry(binding).or_default().push(commitment.unit.clone());
        }
    }
    let few = bound.into_iter().filter(|(_, units)| (2..MANY).contains(&units.len()));
    few.map(|(item, units)| Doubt::Item { item: numbering.of(item), what: ItemDoubt::NoLead { units } }).collect()
}

/// What serves a private task stays out of the minutes: whoever recorded it may not have meant that. A finding's
/// rectification was recorded as one.
fn kept_inside(ledger: &Ledger, today: &[&Commitment]) -> Vec<Doubt> {
    let books = ledger.for_everybody();
    let told = &books.books().commitments;
    let kept = today.iter().filter(|one| !told.contains_key(&one.id) && !ledger.is_on_an_entry(one.id));
    kept.map(|one| Doubt::KeptInside { item: one.id }).collect()
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
