//! The books of a year: the rows that its overview and its assessment are counted from, as the file holds them.

use crate::domain::item::past::later;
use crate::domain::{
    Assignment, Attendance, Commitment, Item, ItemId, LastMention, Ledger, Life, Meeting, MeetingId, Moment, Progress,
    Task, TaskId, UnitId,
};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, HashMap};

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
    pub heard: BTreeMap<ItemId, LastMention>,
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

    /// Every item that may count: what was agreed, and the plan's tasks that have a day or a record, at every unit that
    /// has or had them. A bare task without a day has not been asked for yet.
    pub(super) fn items<'a>(&'a self, ledger: &'a Ledger) -> Vec<Counted<'a>> {
        let always = |item| Counted { item, until: None };
        let mut items: Vec<Counted<'a>> = self.commitments.iter().map(Item::Commitment).map(always).collect();
        let mut records: BTreeMap<&TaskId, Vec<&Assignment>> = BTreeMap::new();
        for record in ledger.assignments.values() {
            records.entry(&record.task).or_default().push(record);
        }
        for task in ledger.tasks.values() {
            items.extend(at_units(task, records.get(&task.id).map_or(&[], Vec::as_slice)));
        }
        items
    }
}

/// An item, and how long it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted<'a> {
    /// Which.
    pub(super) item: Item<'a>,
    /// The first day on which it is not its unit's any more; `None`: it still is.
    pub(super) until: Option<NaiveDate>,
}

impl Counted<'_> {
    /// Whether it counts, and is this unit's, at the end of a day.
    pub(super) fn is_of(&self, unit: &UnitId, day: NaiveDate) -> bool {
        self.until.is_none_or(|until| day < until) && self.item.unit_then(day) == unit
    }
}

/// The items of each unit; one that went from one to another is listed under both.
pub(super) fn of_units<'a>(items: &'a [Counted<'a>]) -> HashMap<&'a UnitId, Vec<&'a Counted<'a>>> {
    let mut of_units: HashMap<&UnitId, Vec<&Counted<'_>>> = HashMap::new();
    for counted in items {
        for unit in counted.item.units() {
            of_units.entry(unit).or_default().push(counted);
        }
    }
    of_units
}

/// A task at its units, present and former. What a unit had finished before it left stays under its name.
fn at_units<'a>(task: &'a Task, records: &[&'a Assignment]) -> Vec<Counted<'a>> {
    let former = task.past.deadlines.iter().map(|former| &former.deadline);
    let is_dated = former.chain([&task.deadline]).any(|deadline| deadline.last_day().is_some());
    let is_closed = |record: &Assignment| matches!(record.course.life, Life::Closed { .. });
    let went_over = |unit: &UnitId| {
        let mut handovers = records.iter().flat_map(|record| &record.course.handovers);
        handovers.any(|handover| handover.from == *unit)
    };
    let mut items = Vec::new();
    let present = task.lead.iter().map(|unit| (unit, None));
    for (unit, until) in present.chain(task.former_lead().map(|(unit, on)| (unit, Some(on)))) {
        let bare = |until| Counted { item: Item::Assignment(task, unit, None), until };
        match records.iter().copied().find(|record| record.unit == *unit) {
            Some(record) => {
                let until = until.filter(|_| !is_closed(record));
                items.push(Counted { item: Item::Assignment(task, unit, Some(record)), until });
                // Before a record came over from another unit, the unit had its own, if it had the task at all.
                let came = record.course.handovers.first().map(|handover| handover.on);
                items.extend(came.filter(|_| is_dated).map(|came| bare(Some(came))));
            }
            None if is_dated && !went_over(unit) => items.push(bare(until)),
            None => {}
        }
    }
    let known = |unit: &UnitId| task.lead.contains(unit) || task.former_lead().any(|(former, _)| former == unit);
    let others = records.iter().filter(|record| is_closed(record) && !known(&record.unit));
    let finished = |record: &&'a Assignment| Item::Assignment(task, &record.unit, Some(*record));
    items.extend(others.map(|record| Counted { item: finished(record), until: None }));
    items
}

/// What was said about items, and by units, meeting by meeting.
pub(super) struct Said<'a> {
    by_item: BTreeMap<&'a ItemId, Vec<&'a Progress>>,
    by_unit: BTreeMap<(&'a UnitId, MeetingId), usize>,
    heard: &'a BTreeMap<ItemId, LastMention>,
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

    /// When an item was last spoken of, up to a meeting, under the names it had by that day. Before it went over to a
    /// successor, what the successor said of its own task is not about it.
    pub(super) fn about(&self, item: &Item<'_>, moment: &Moment<'_>) -> Option<LastMention> {
        let (until, day) = (moment.at?, moment.day);
        let Item::Assignment(task, ..) = item else { return self.about_id(&item.id(), until) };
        let handovers = item.course().map_or(&[][..], |course| course.handovers.as_slice());
        let former = handovers.iter().filter(|handover| handover.on <= day).map(|handover| &handover.from);
        let names = former.chain([item.unit_then(day)]).map(|unit| ItemId::Assignment(task.id.clone(), unit.clone()));
        names.fold(None, |heard, id| later(heard, self.about_id(&id, until)))
    }

    fn about_id(&self, item: &ItemId, until: MeetingId) -> Option<LastMention> {
        let earlier = self.heard.get(item).copied();
        let Some(all) = self.by_item.get(item) else { return earlier };
        let mut heard = earlier;
        for progress in all.iter().filter(|progress| progress.meeting <= until) {
            let share = progress.share.or_else(|| heard.and_then(|heard| heard.share));
            heard = Some(LastMention { meeting: progress.meeting, share });
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

    /// Every unit that has it or had it, each once.
    pub(super) fn units(&self) -> impl Iterator<Item = &'a UnitId> + use<'a> {
        let handovers = self.course().map_or(&[][..], |course| course.handovers.as_slice());
        let unit = self.unit();
        let is_new = move |at: usize| {
            let from = &handovers[at].from;
            from != unit && handovers[..at].iter().all(|earlier| earlier.from != *from)
        };
        let former = (0..handovers.len()).filter(move |at| is_new(*at)).map(move |at| &handovers[at].from);
        former.chain([unit])
    }
}
