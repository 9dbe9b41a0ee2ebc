//! Questions for the chair (提问): what a chair who remembers the last months would ask a unit. Each rests on records that
//! can be shown. They are the office's own and are asked of its books only: there is no way to them from the books of
//! everybody or of one unit, and none from the wall.

use crate::domain::{
    Audience as _, Commitment, CommitmentId, CommitmentKind, IndicatorId, Item, ItemId, Ledger, Life, Matter, Measure,
    Moment, Office, RegisterEntryId, UnitId,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A question for the chair to put to a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChairQuestion {
    /// To whom.
    pub unit: UnitId,
    /// About what; the records it rests on are named in it.
    pub about: ChairAsks,
}

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChairAsks {
    /// A request for a later day that nobody has answered.
    Unanswered {
        /// Of which item.
        item: ItemId,
    },
    /// The same was promised before, word for word but for dates and figures.
    WordForWord {
        /// The promise of this meeting.
        now: CommitmentId,
        /// The earlier one.
        before: CommitmentId,
    },
    /// Put off for the second time or more, or asked to be.
    ExtendedAgain {
        /// Which item.
        item: ItemId,
        /// How often it was put off, what is asked for now included.
        times: usize,
    },
    /// As far as it was a month ago.
    SameShare {
        /// Which item.
        item: ItemId,
        /// In percent.
        share: u8,
    },
    /// A figure that has not come nearer to its whole since the month before.
    StillFigure {
        /// What is counted.
        part: IndicatorId,
        /// Out of what.
        whole: IndicatorId,
        /// How many, both months.
        value: i64,
        /// How many there are in all.
        of: i64,
    },
    /// A committee at work that has not met for months.
    NoMeetings {
        /// Its entry in the register.
        entry: RegisterEntryId,
        /// For how many whole months.
        months: u32,
    },
    /// Reported done without anything that shows it.
    NoEvidence {
        /// Which item.
        item: ItemId,
    },
    /// Nothing was said of what is owed from earlier meetings.
    Silent {
        /// How many promises and instructions are owed.
        owed: usize,
    },
}

impl Office<'_> {
    /// What the chair may ask a unit, what waits for an answer first.
    #[must_use]
    pub fn chair_questions(&self, unit: &UnitId, today: NaiveDate) -> Vec<ChairQuestion> {
        let asked = Asked { ledger: self.books(), unit, today };
        let all = [
            asked.unanswered(),
            asked.word_for_word(),
            asked.extended_again(),
            asked.same_share(),
            asked.still_figures(),
            asked.no_meetings(),
            asked.no_evidence(),
            asked.silent(),
        ];
        all.into_iter().flatten().map(|about| ChairQuestion { unit: unit.clone(), about }).collect()
    }
}

/// One unit, on a day.
struct Asked<'a> {
    ledger: &'a Ledger,
    unit: &'a UnitId,
    today: NaiveDate,
}

impl<'a> Asked<'a> {
    /// Its open promises, instructions and duties.
    fn open(&self) -> impl Iterator<Item = Item<'a>> {
        let promised = self.ledger.commitments_of(self.unit).map(Item::Commitment);
        promised.chain(self.ledger.assignments_of(self.unit)).filter(Item::is_open)
    }

    fn unanswered(&self) -> Vec<ChairAsks> {
        self.ledger.requests_of(self.unit).iter().map(|item| ChairAsks::Unanswered { item: item.id() }).collect()
    }

    fn word_for_word(&self) -> Vec<ChairAsks> {
        let is_now = |one: &&Commitment| Some(one.meeting) == self.ledger.at;
        let own = || self.ledger.commitments_of(self.unit).filter(|one| one.kind == CommitmentKind::Promise);
        let again = |now: &Commitment| {
            let said = Matter::of_commitment(now);
            let is_gone = |one: &Commitment| {
                matches!(one.course.life, Life::Withdrawn { .. } | Life::Superseded { .. } | Life::Recast { .. })
            };
            let earlier = own().filter(|one| Some(one.meeting) < self.ledger.at && !is_gone(one));
            let before = earlier.filter(|one| said.is_like(&Matter::of_commitment(one))).last()?;
            Some(ChairAsks::WordForWord { now: now.id, before: before.id })
        };
        own().filter(is_now).filter(|now| now.course.is_open()).filter_map(again).collect()
    }

    fn extended_again(&self) -> Vec<ChairAsks> {
        let again = |item: Item<'_>| {
            let course = item.course().filter(|course| course.is_owed())?;
            let times = course.times_extended() + usize::from(course.pending_request().is_some());
            (times > 1).then(|| ChairAsks::ExtendedAgain { item: item.id(), times })
        };
        self.open().filter_map(again).collect()
    }

    fn same_share(&self) -> Vec<ChairAsks> {
        let same = |item: Item<'_>| {
            let id = item.id();
            let mut told = self.ledger.progress_on(&id).rev().filter_map(|said| Some((said.meeting, said.share?)));
            let (now, share) = told.next().filter(|(meeting, _)| Some(*meeting) == self.ledger.at)?;
            let before = told.find(|(meeting, _)| *meeting < now).map(|(_, share)| share);
            let is_same = item.is_owed() && share < 100 && before == Some(share);
            is_same.then_some(ChairAsks::SameShare { item: id, share })
        };
        self.open().filter_map(same).collect()
    }

    fn still_figures(&self) -> Vec<ChairAsks> {
        let Some(period) = self.ledger.meeting().map(|meeting| meeting.period) else { return Vec::new() };
        let value = |indicator: &IndicatorId, period| {
            self.ledger.readings.get(&(self.unit.clone(), indicator.clone(), period)).map(|reading| reading.value)
        };
        let mut seen = BTreeSet::new();
        let still = |measure: &'a Measure| {
            let Measure::Rate { part, whole } = measure else { return None };
            let (now, of) = (value(part, period)?, value(whole, period)?);
            let is_still = now < of && value(part, period.before()) == Some(now);
            let is_new = is_still && seen.insert(part);
            is_new.then(|| ChairAsks::StillFigure { part: part.clone(), whole: whole.clone(), value: now, of })
        };
        self.ledger.programme.indicators.iter().map(|indicator| &indicator.measure).filter_map(still).collect()
    }

    fn no_meetings(&self) -> Vec<ChairAsks> {
        let idle = self.ledger.entries_of(self.unit).filter_map(|entry| {
            let kind = self.ledger.register_kind(&entry.kind).filter(|kind| kind.of_committees)?;
            let months = self.ledger.idle_months(kind, entry, self.today)?;
            Some(ChairAsks::NoMeetings { entry: entry.id, months })
        });
        idle.collect()
    }

    fn no_evidence(&self) -> Vec<ChairAsks> {
        let is_bare = |item: &Item<'_>| match item.course().map(|course| &course.life) {
            Some(Life::Reported(report)) => report.shown_by.is_none() && report.evidence.is_empty(),
            Some(
                Life::Standing
                | Life::Closed { .. }
                | Life::Superseded { .. }
                | Life::Recast { .. }
                | Life::Withdrawn { .. },
            )
            | None => false,
        };
        self.open().filter(is_bare).map(|item| ChairAsks::NoEvidence { item: item.id() }).collect()
    }

    fn silent(&self) -> Vec<ChairAsks> {
        let earlier = self.ledger.commitments_of(self.unit).filter(|one| Some(one.meeting) < self.ledger.at);
        let owed = earlier.filter(|one| one.course.is_owed()).count();
        let has_told = self.ledger.meeting().is_some_and(|meeting| {
            let moment = Moment::end_of(meeting, &[], &self.ledger.meetings, self.today);
            self.ledger.has_told(self.unit, &moment)
        });
        if owed > 0 && !has_told { vec![ChairAsks::Silent { owed }] } else { Vec::new() }
    }
}
