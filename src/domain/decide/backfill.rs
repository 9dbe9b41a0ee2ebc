//! 补录: the past comes in as one act, each record as it would stand had it been recorded then.

use super::{Decision, optional_words, unit, words};
use crate::domain::{
    Arrangement, Backfill, BackfillItem, Change, Commitment, CommitmentId, Course, Deadline, Edit, Extension, ItemId,
    Ledger, Life, MOST_BACKFILLED, Meeting, MeetingId, MeetingState, Period, Progress, Recorded, Refusal, Report,
};
use chrono::{NaiveDate, NaiveTime};
use std::collections::BTreeMap;

/// All of it or nothing.
pub(super) fn take(ledger: &Ledger, past: &Backfill, today: NaiveDate) -> Decision {
    if past.items.len() > MOST_BACKFILLED {
        return Err(Refusal::TooManyActs(MOST_BACKFILLED));
    }
    let (meetings, mut changes) = meetings(ledger, past, today)?;
    let row = Row { ledger, meetings };
    let (mut commitment, mut progress) = (ledger.counters.commitment, ledger.counters.progress);
    for item in &past.items {
        let made = *row.meetings.get(&item.made).ok_or(Refusal::NotBefore(item.made))?;
        in_order(item, today)?;
        let mut units = item.recording.units.clone();
        units.dedup();
        if units.is_empty() {
            return Err(Refusal::NoUnits);
        }
        let first = commitment.next();
        let binding = (units.len() > 1).then_some(first);
        for id in units {
            commitment = commitment.next();
            let known = row.commitment((commitment, binding), item, made)?;
            if !item.told.trim().is_empty() {
                progress = progress.next();
                changes.push(Change::Progress(Edit::Created(Progress {
                    id: progress,
                    meeting: row.last_before(today).unwrap_or(made),
                    unit: id.clone(),
                    about: Some(ItemId::Commitment(commitment)),
                    text: words(&item.told)?,
                    share: None,
                    recorded_at: known.recorded_at,
                })));
            }
            let unit = unit(ledger, &id)?.id.clone();
            let supporting = known.supporting.iter().filter(|helper| **helper != unit).cloned().collect();
            changes.push(Change::Commitment(Edit::Created(Commitment { unit, supporting, ..known })));
        }
    }
    Ok(changes)
}

/// What happened to an item happened one after the other, and not in days to come.
fn in_order(item: &BackfillItem, today: NaiveDate) -> Result<(), Refusal> {
    let moved = item.moves.iter().map(|one| one.on);
    let done = item.reported.iter().map(|(on, _)| *on).chain(item.closed.iter().map(|(on, _)| *on));
    let mut before = item.made;
    for on in moved.chain(done) {
        if on < before || on > today {
            return Err(Refusal::OutOfOrder(on));
        }
        before = on;
    }
    Ok(())
}

/// The meetings by their days, with the changes that bring the new ones in. What stands in the file already keeps its
/// place: numbers of meetings are the order in which they were held, so the past goes before the first of them.
fn meetings(
    ledger: &Ledger,
    past: &Backfill,
    today: NaiveDate,
) -> Result<(BTreeMap<NaiveDate, MeetingId>, Vec<Change>), Refusal> {
    let known: BTreeMap<NaiveDate, MeetingId> =
        ledger.meetings.values().filter(|meeting| meeting.is_backfilled()).map(|one| (one.date, one.id)).collect();
    let mut days: Vec<NaiveDate> = past.meetings.iter().filter(|day| !known.contains_key(*day)).copied().collect();
    days.sort_unstable();
    days.dedup();
    let first = ledger.meetings.values().next();
    let limit = first.map_or(today, |first| first.date);
    if let Some(day) = days.iter().find(|day| **day > limit || (**day == limit && first.is_some())) {
        return Err(Refusal::NotBefore(*day));
    }
    let count = u32::try_from(days.len()).unwrap_or(u32::MAX);
    let end = first.map_or(MeetingId::FIRST.0, |first| first.id.0);
    let begin = end.checked_sub(count).filter(|begin| *begin > 0).ok_or(Refusal::NoRoomBefore)?;
    // 期次: those that stand here move on when the past has no numbers before them.
    let lowest = first.map_or(count + 1, |first| first.number);
    let shift = (count + 1).saturating_sub(lowest);
    let mut changes = Vec::new();
    if shift > 0 && count > 0 {
        for meeting in ledger.meetings.values() {
            if meeting.state == MeetingState::Sealed && !meeting.is_backfilled() {
                return Err(Refusal::NumbersTaken(meeting.period));
            }
            let after = Meeting { number: meeting.number + shift, ..meeting.clone() };
            changes.push(Change::Meeting(Edit::Revised { before: meeting.clone(), after }));
        }
    }
    let mut found = known;
    for (nth, day) in (0..count).zip(days) {
        let id = MeetingId(begin + nth);
        found.insert(day, id);
        let number = lowest + shift - count + nth;
        changes.push(Change::Meeting(Edit::Created(held(ledger, (id, number), day))));
    }
    Ok((found, changes))
}

fn held(ledger: &Ledger, (id, number): (MeetingId, u32), day: NaiveDate) -> Meeting {
    Meeting {
        id,
        number,
        period: Period::of(day),
        date: day,
        name: ledger.programme.meeting_name.clone(),
        topic: ledger.programme.topic.clone(),
        place: String::new(),
        chair: String::new(),
        recorder: String::new(),
        state: MeetingState::Sealed,
        opened_at: None,
        adjourned_at: None,
        sealed_at: None,
        next_date: None,
        unit_limit: 0,
        arrangement: Arrangement::default(),
    }
}

/// The row of meetings, past and present.
struct Row<'a> {
    ledger: &'a Ledger,
    meetings: BTreeMap<NaiveDate, MeetingId>,
}

impl Row<'_> {
    /// The last meeting of the past on a day or before.
    fn last_before(&self, day: NaiveDate) -> Option<MeetingId> {
        self.meetings.range(..=day).next_back().map(|(_, id)| *id)
    }

    /// Where something of that day stands: in the paper of the first meeting that was not before it.
    fn mark(&self, on: NaiveDate) -> Recorded {
        let mut own = self.ledger.meetings.values().filter(|meeting| !meeting.is_backfilled());
        let past = self.meetings.range(on..).next().map(|(_, id)| *id);
        let later = past.or_else(|| own.clone().find(|meeting| meeting.date >= on).map(|meeting| meeting.id));
        match (later, own.next_back()) {
            (Some(meeting), _) => Recorded { meeting, after: None },
            (None, Some(last)) => Recorded { meeting: last.id, after: last.adjourned_at },
            // The first meeting here is still to come.
            (None, None) => Recorded { meeting: MeetingId::FIRST, after: None },
        }
    }

    /// What became of an item: the deadline in force, and its course.
    fn course(&self, item: &BackfillItem) -> Result<(Deadline, Course), Refusal> {
        let mut deadline = item.recording.deadline.clone();
        let mut course = Course::default();
        for one in &item.moves {
            let mark = self.mark(one.on);
            course.extensions.push(Extension {
                from: std::mem::replace(&mut deadline, one.to.clone()),
                to: one.to.clone(),
                on: one.on,
                meeting: mark.meeting,
                by: String::new(),
                reason: optional_words(&one.reason)?,
                asked: None,
                recorded: Some(mark),
                stage: None,
                event: None,
            });
        }
        let report = match &item.reported {
            Some((on, evidence)) => Some(Report {
                on: *on,
                evidence: optional_words(evidence)?,
                recorded: Some(self.mark(*on)),
                shown_by: None,
            }),
            None => None,
        };
        course.life = match (&item.closed, report) {
            (Some((on, by)), report) => {
                Life::Closed { on: *on, by: optional_words(by)?, report, recorded: Some(self.mark(*on)) }
            }
            (None, Some(report)) => Life::Reported(report),
            (None, None) => Life::Standing,
        };
        Ok((deadline, course))
    }

    /// The record of one unit's item.
    fn commitment(
        &self,
        (id, binding): (CommitmentId, Option<CommitmentId>),
        item: &BackfillItem,
        made: MeetingId,
    ) -> Result<Commitment, Refusal> {
        let recording = &item.recording;
        for helper in &recording.supporting {
            unit(self.ledger, helper)?;
        }
        if let Some(task) = recording.task.as_ref().filter(|task| !self.ledger.tasks.contains_key(*task)) {
            return Err(Refusal::UnknownTask(task.to_string()));
        }
        let (deadline, course) = self.course(item)?;
        Ok(Commitment {
            id,
            kind: recording.kind,
            unit: recording.units.first().cloned().ok_or(Refusal::NoUnits)?,
            supporting: recording.supporting.clone(),
            task: recording.task.clone(),
            text: words(&recording.text)?,
            owner: optional_words(&recording.owner)?,
            deadline,
            meeting: made,
            recorded_at: item.made.and_time(NaiveTime::MIN),
            binding,
            course,
            confirmed: true,
            written: None,
            returned: None,
        })
    }
}
