//! 下次调度会前: what is due by the next meeting gets its day once that is known, and moves with it until the meeting is
//! opened. From then on it stays what it was.

use super::forms::squashed;
use crate::domain::{
    Assignment, Change, Commitment, Course, Deadline, Due, Edit, Extension, Ledger, Meeting, MeetingId, edits,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What an act changes, with the days that follow from it.
pub(super) fn follow(ledger: &Ledger, changes: Vec<Change>) -> Vec<Change> {
    let waits = |deadline: &Deadline| deadline.dues.iter().any(is_relative);
    let is_meetings = edits::<Meeting>(&changes).next().is_some();
    let is_touched = edits::<Commitment>(&changes).filter_map(Edit::after).any(|one| waits(&one.deadline))
        || edits::<Assignment>(&changes).filter_map(Edit::after).any(|one| one.agreed.as_ref().is_some_and(waits));
    if !is_meetings && !is_touched {
        return changes;
    }
    let mut meetings: BTreeMap<MeetingId, &Meeting> = ledger.meetings.iter().map(|(id, one)| (*id, one)).collect();
    for edit in edits::<Meeting>(&changes) {
        meetings.insert(edit.either().id, edit.after().unwrap_or(edit.either()));
    }
    let days = Days { meetings };
    let mut followed = Vec::new();
    // What the act itself records or revises, then, when a meeting's day became known, everything that stands.
    let seen: BTreeSet<_> = edits::<Commitment>(&changes).map(|edit| edit.either().id).collect();
    followed.extend(edits::<Commitment>(&changes).filter_map(Edit::after).filter_map(|one| days.commitment(one)));
    followed.extend(edits::<Assignment>(&changes).filter_map(Edit::after).filter_map(|one| days.assignment(one)));
    if is_meetings {
        let open = ledger.commitments.values().filter(|one| one.course.is_open() && !seen.contains(&one.id));
        followed.extend(open.filter_map(|one| days.commitment(one)));
        let is_new = |one: &&Assignment| {
            !edits::<Assignment>(&changes).any(|edit| edit.either().task == one.task && edit.either().unit == one.unit)
        };
        let open = ledger.assignments.values().filter(|one| one.course.is_open()).filter(is_new);
        followed.extend(open.filter_map(|one| days.assignment(one)));
    }
    if followed.is_empty() { changes } else { squashed(changes.into_iter().chain(followed).collect()) }
}

fn is_relative(due: &Due) -> bool {
    matches!(due, Due::NextMeeting | Due::NextMeetingOn(_))
}

/// The meetings as the act leaves them.
struct Days<'a> {
    meetings: BTreeMap<MeetingId, &'a Meeting>,
}

impl Days<'_> {
    /// The day of the meeting after one; `None` while nobody knows it.
    fn after(&self, meeting: MeetingId) -> Option<NaiveDate> {
        let at = self.meetings.get(&meeting)?;
        let later = self.meetings.values().filter(|other| (other.date, other.id) > (at.date, at.id));
        later.map(|other| other.date).min().or(at.next_date)
    }

    /// The deadline with the day in it; `None`: it is so already.
    fn known(&self, deadline: &Deadline, course: &Course, made: MeetingId) -> Option<Deadline> {
        if !deadline.dues.iter().any(is_relative) {
            return None;
        }
        let moved = |one: &&Extension| one.to.dues.iter().any(is_relative);
        let set = course.extensions.iter().rev().find(moved).map(|one| one.meeting).or(course.dated_at).unwrap_or(made);
        let due = self.after(set).map_or(Due::NextMeeting, Due::NextMeetingOn);
        let dues = deadline.dues.iter().map(|one| if is_relative(one) { due.clone() } else { one.clone() }).collect();
        let known = Deadline { spoken: deadline.spoken.clone(), dues };
        (known != *deadline).then_some(known)
    }

    fn commitment(&self, before: &Commitment) -> Option<Change> {
        let deadline = self.known(&before.deadline, &before.course, before.meeting)?;
        let after = Commitment { deadline, ..before.clone() };
        Some(Change::Commitment(Edit::Revised { before: before.clone(), after }))
    }

    fn assignment(&self, before: &Assignment) -> Option<Change> {
        let agreed = self.known(before.agreed.as_ref()?, &before.course, before.meeting)?;
        let after = Assignment { agreed: Some(agreed), ..before.clone() };
        Some(Change::Assignment(Edit::Revised { before: before.clone(), after }))
    }
}
