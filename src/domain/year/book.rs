//! The books of a year: the rows that its overview and its assessment are counted from, as the file holds them.

use crate::domain::past::later;
use crate::domain::{Attendance, Commitment, Heard, Item, ItemId, Ledger, Life, Meeting, MeetingId, Progress, UnitId};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// Everything recorded in a year, or still open in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct YearBook {
    /// Which year.
    pub year: i32,
    /// Promises and instructions that were open at some time in it.
    pub commitments: Vec<Commitment>,
    /// What was said at its meetings, oldest first.
    pub progress: Vec<Progress>,
    /// The rolls of its meetings.
    pub attendance: Vec<Attendance>,
    /// When items were last spoken of before its first meeting.
    pub heard: BTreeMap<ItemId, Heard>,
}

impl YearBook {
    /// The first and the last day of a year; `None` when the calendar has no such year.
    #[must_use]
    pub fn days(year: i32) -> Option<(NaiveDate, NaiveDate)> {
        Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?))
    }

    /// The meetings of a year that have come, oldest first.
    #[must_use]
    pub fn meetings(year: i32, ledger: &Ledger, today: NaiveDate) -> Vec<&Meeting> {
        let has_come = |meeting: &&Meeting| meeting.date.year() == year && meeting.date <= today;
        ledger.meetings.values().filter(has_come).collect()
    }

    /// Every item that may count: what was agreed, and the plan's tasks that have a day or a record. A bare task without a
    /// day has not been asked for yet.
    #[must_use]
    pub fn items<'a>(&'a self, ledger: &'a Ledger) -> Vec<Item<'a>> {
        let mut items: Vec<Item<'a>> = self.commitments.iter().map(Item::Commitment).collect();
        for task in ledger.tasks.values() {
            for unit in &task.lead {
                let recorded = ledger.assignments.get(&(task.id.clone(), unit.clone()));
                if recorded.is_some() || task.deadline.last_day().is_some() {
                    items.push(Item::Assignment(task, unit, recorded));
                }
            }
        }
        // What a unit had finished before it was merged, or before the topic changed, stays under its name.
        for record in ledger.assignments.values().filter(|record| matches!(record.course.life, Life::Closed { .. })) {
            if let Some(task) = ledger.tasks.get(&record.task).filter(|task| !task.lead.contains(&record.unit)) {
                items.push(Item::Assignment(task, &record.unit, Some(record)));
            }
        }
        items
    }
}

/// What was said about items, and by units, meeting by meeting.
pub(super) struct Said<'a> {
    by_item: BTreeMap<&'a ItemId, Vec<&'a Progress>>,
    by_unit: BTreeMap<(&'a UnitId, MeetingId), usize>,
    heard: &'a BTreeMap<ItemId, Heard>,
}

impl<'a> Said<'a> {
    pub(super) fn of(book: &'a YearBook) -> Self {
        let mut said = Self { by_item: BTreeMap::new(), by_unit: BTreeMap::new(), heard: &book.heard };
        for progress in &book.progress {
            *said.by_unit.entry((&progress.unit, progress.meeting)).or_default() += 1;
            if let Some(about) = &progress.about {
                said.by_item.entry(about).or_default().push(progress);
            }
        }
        said
    }

    /// When an item was last spoken of, up to a meeting.
    pub(super) fn about(&self, item: &Item<'_>, until: MeetingId) -> Option<Heard> {
        item.former_ids().fold(self.about_id(&item.id(), until), |heard, id| later(heard, self.about_id(&id, until)))
    }

    fn about_id(&self, item: &ItemId, until: MeetingId) -> Option<Heard> {
        let earlier = self.heard.get(item).copied();
        let Some(all) = self.by_item.get(item) else { return earlier };
        let mut heard = earlier;
        for progress in all.iter().filter(|progress| progress.meeting <= until) {
            let share = progress.share.or_else(|| heard.and_then(|heard| heard.share));
            heard = Some(Heard { meeting: progress.meeting, share });
        }
        heard
    }

    /// Whether a unit said anything about its work at a meeting.
    pub(super) fn by(&self, unit: &UnitId, at: MeetingId) -> bool {
        self.by_unit.contains_key(&(unit, at))
    }
}

impl<'a> Item<'a> {
    /// The unit that had it on a day.
    #[must_use]
    pub fn unit_then(&self, day: NaiveDate) -> &'a UnitId {
        let course = self.course();
        let later = course.and_then(|course| course.handovers.iter().find(|handover| handover.on > day));
        later.map_or(self.unit(), |handover| &handover.from)
    }
}
