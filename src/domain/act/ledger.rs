//! The ledger (台账): the working picture in memory. It holds the roster, the plan, every meeting's head, everything
//! still open, and what belongs to the meeting at hand and the one before. [`Ledger::apply`] is the only way it changes.

use crate::domain::{
    Assignment, Attendance, Change, Commitment, CommitmentId, Commitments, Edit, Edition, FormReceipt, HelpRequest,
    HelpRequestId, IndicatorId, Item, ItemId, Meeting, MeetingId, MeetingState, Minutes, NumberForm, Period, Programme,
    Progress, ProgressId, Reading, Record, RegisterEntry, RegisterEntryId, Remark, RemarkId, Replaced, Said, SaidId,
    Shortlist, Stop, StopState, Task, TaskId, Unit, UnitId, on_edit,
};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// The highest numbers given out so far, whether or not their records are in memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Of meetings.
    pub meeting: MeetingId,
    /// Of commitments.
    pub commitment: CommitmentId,
    /// Of progress reports.
    pub progress: ProgressId,
    /// Of help requests.
    pub help_request: HelpRequestId,
    /// Of remarks.
    pub remark: RemarkId,
    /// Of register entries.
    pub register_entry: RegisterEntryId,
}

/// The working picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// What the office's catalogue says besides units and tasks.
    pub programme: Programme,
    /// The roster.
    pub units: BTreeMap<UnitId, Unit>,
    /// The plan.
    pub tasks: BTreeMap<TaskId, Task>,
    /// Every meeting's head.
    pub meetings: BTreeMap<MeetingId, Meeting>,
    /// The meeting at hand.
    pub at: Option<MeetingId>,
    /// Turns.
    pub stops: BTreeMap<(MeetingId, UnitId), Stop>,
    /// The roll.
    pub attendance: BTreeMap<(MeetingId, UnitId), Attendance>,
    /// Tasks at units about which something was recorded.
    pub assignments: BTreeMap<(TaskId, UnitId), Assignment>,
    /// Promises and instructions.
    pub commitments: Commitments,
    /// Reports of progress.
    pub progress: BTreeMap<ProgressId, Progress>,
    /// Help requests.
    pub help_requests: BTreeMap<HelpRequestId, HelpRequest>,
    /// Remarks and notes.
    pub remarks: BTreeMap<RemarkId, Remark>,
    /// Register entries.
    pub register_entries: BTreeMap<RegisterEntryId, RegisterEntry>,
    /// Readings.
    pub readings: BTreeMap<(UnitId, IndicatorId, Period), Reading>,
    /// Records that something else took the place of.
    pub replaced: BTreeMap<SaidId, Replaced>,
    /// Award shortlists by year.
    pub shortlists: BTreeMap<i32, Shortlist>,
    /// How far the minutes have come, where anything was done with them.
    pub minutes: BTreeMap<MeetingId, Minutes>,
    /// The minutes as they went out.
    pub editions: BTreeMap<(MeetingId, u32), Edition>,
    /// What units sent back of their forms.
    pub form_receipts: BTreeMap<(MeetingId, UnitId), FormReceipt>,
    /// Highest numbers given out.
    pub counters: Counters,
    /// When the items in memory were last spoken of before the reports of progress in memory begin.
    pub heard: BTreeMap<ItemId, LastMention>,
    /// Reports of progress in memory by the item they are about.
    pub(in crate::domain) by_item: BTreeMap<ItemId, BTreeSet<ProgressId>>,
}

/// When an item was last spoken of, and how far it was then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LastMention {
    /// At which meeting.
    pub meeting: MeetingId,
    /// The last share that was reported, in percent.
    pub share: Option<u8>,
}

/// How the ledger holds a kind of record.
pub(crate) trait Held: Record {
    /// The one with that key.
    fn get<'l>(ledger: &'l Ledger, key: &Self::Key) -> Option<&'l Self>;

    /// Takes one in; the one that had its key goes.
    fn hold(self, ledger: &mut Ledger);

    /// Takes one out.
    fn let_go(ledger: &mut Ledger, key: &Self::Key);

    /// Whether two ledgers hold the same of this kind.
    fn is_same(one: &Ledger, other: &Ledger) -> bool;

    /// Notes that its number is taken.
    fn count(&self, _counters: &mut Counters) {}
}

/// The kinds that a map by their key holds, and where their numbers are counted.
macro_rules! held_in_maps {
    ($($kind:ident in $map:ident $(counted by $counter:ident)?;)+) => {$(
        impl Held for $kind {
            fn get<'l>(ledger: &'l Ledger, key: &Self::Key) -> Option<&'l Self> {
                ledger.$map.get(key)
            }

            fn hold(self, ledger: &mut Ledger) {
                ledger.$map.insert(self.key(), self);
            }

            fn let_go(ledger: &mut Ledger, key: &Self::Key) {
                ledger.$map.remove(key);
            }

            fn is_same(one: &Ledger, other: &Ledger) -> bool {
                one.$map == other.$map
            }

            $(fn count(&self, counters: &mut Counters) {
                counters.$counter = counters.$counter.max(self.key());
            })?
        }
    )+};
}

held_in_maps! {
    Unit in units;
    Task in tasks;
    Meeting in meetings counted by meeting;
    Stop in stops;
    Attendance in attendance;
    Assignment in assignments;
    HelpRequest in help_requests counted by help_request;
    Remark in remarks counted by remark;
    RegisterEntry in register_entries counted by register_entry;
    Shortlist in shortlists;
    Reading in readings;
    Replaced in replaced;
    Minutes in minutes;
    Edition in editions;
    FormReceipt in form_receipts;
}

impl Held for Programme {
    fn get<'l>(ledger: &'l Ledger, (): &()) -> Option<&'l Self> {
        Some(&ledger.programme)
    }

    fn hold(self, ledger: &mut Ledger) {
        ledger.programme = self;
    }

    fn let_go(ledger: &mut Ledger, (): &()) {
        ledger.programme = Self::default();
    }

    fn is_same(one: &Ledger, other: &Ledger) -> bool {
        one.programme == other.programme
    }
}

impl Held for Commitment {
    fn get<'l>(ledger: &'l Ledger, key: &CommitmentId) -> Option<&'l Self> {
        ledger.commitments.get(key)
    }

    fn hold(self, ledger: &mut Ledger) {
        ledger.commitments.put(self);
    }

    fn let_go(ledger: &mut Ledger, key: &CommitmentId) {
        ledger.commitments.remove(*key);
    }

    fn is_same(one: &Ledger, other: &Ledger) -> bool {
        one.commitments == other.commitments
    }

    fn count(&self, counters: &mut Counters) {
        counters.commitment = counters.commitment.max(self.id);
    }
}

impl Held for Progress {
    fn get<'l>(ledger: &'l Ledger, key: &ProgressId) -> Option<&'l Self> {
        ledger.progress.get(key)
    }

    fn hold(self, ledger: &mut Ledger) {
        Self::let_go(ledger, &self.id);
        if let Some(about) = self.about.clone() {
            ledger.by_item.entry(about).or_default().insert(self.id);
        }
        ledger.progress.insert(self.id, self);
    }

    fn let_go(ledger: &mut Ledger, key: &ProgressId) {
        let Some(about) = ledger.progress.remove(key).and_then(|before| before.about) else { return };
        if let Some(ids) = ledger.by_item.get_mut(&about) {
            ids.remove(key);
            if ids.is_empty() {
                ledger.by_item.remove(&about);
            }
        }
    }

    fn is_same(one: &Ledger, other: &Ledger) -> bool {
        one.progress == other.progress
    }

    fn count(&self, counters: &mut Counters) {
        counters.progress = counters.progress.max(self.id);
    }
}

impl Ledger {
    /// Carries out one change. Total: a change taken from the journal always applies.
    pub fn apply(&mut self, change: &Change) {
        fn put<T: Held>(ledger: &mut Ledger, edit: &Edit<T>) {
            edit.either().count(&mut ledger.counters);
            match edit.after() {
                Some(after) => after.clone().hold(ledger),
                None => T::let_go(ledger, &edit.either().key()),
            }
        }
        on_edit!(change, edit => put(self, edit));
        match Meeting::edit_in(change) {
            // One of the past is not at hand while there is a later one.
            Some(Edit::Created(meeting)) => self.at = self.at.max(Some(meeting.id)),
            Some(Edit::Removed(meeting)) if self.at == Some(meeting.id) => {
                self.at = self.meetings.keys().next_back().copied();
            }
            Some(Edit::Revised { .. } | Edit::Removed(_)) | None => {}
        }
    }

    /// Reports of progress in memory about an item, oldest first.
    pub fn progress_on<'a>(&'a self, item: &ItemId) -> impl DoubleEndedIterator<Item = &'a Progress> + 'a {
        self.by_item.get(item).into_iter().flatten().filter_map(|id| self.progress.get(id))
    }

    /// Whether the ledger stands where a change starts from: what it revises or removes is as the change says, and
    /// what it creates is not there.
    #[must_use]
    pub fn holds_before(&self, change: &Change) -> bool {
        fn stands<T: Held>(ledger: &Ledger, edit: &Edit<T>) -> bool {
            T::get(ledger, &edit.either().key()) == edit.before()
        }
        on_edit!(change, edit => stands(self, edit))
    }

    /// The meeting at hand.
    #[must_use]
    pub fn meeting(&self) -> Option<&Meeting> {
        self.meetings.get(&self.at?)
    }

    /// The minutes of the meeting at hand; fresh ones when nothing was done with them yet.
    #[must_use]
    pub fn minutes_at_hand(&self) -> Option<Minutes> {
        let at = self.meeting()?.id;
        Some(self.minutes.get(&at).cloned().unwrap_or_else(|| Minutes { meeting: at, ..Minutes::default() }))
    }

    /// The number that a meeting's minutes bear: the one given, else counted as the office counts.
    #[must_use]
    pub fn minutes_number(&self, meeting: &Meeting) -> u32 {
        if let Some(number) = self.minutes.get(&meeting.id).and_then(|minutes| minutes.number) {
            return number;
        }
        match self.programme.house_style.number_form {
            NumberForm::Issue | NumberForm::Number => meeting.number,
            NumberForm::Yearly => {
                let before = self.meetings.values().filter(|other| {
                    other.date.year() == meeting.date.year() && (other.date, other.id) <= (meeting.date, meeting.id)
                });
                u32::try_from(before.count()).unwrap_or(u32::MAX)
            }
        }
    }

    /// Whether two meetings' minutes are counted in one row of numbers.
    #[must_use]
    pub fn counted_together(&self, one: &Meeting, other: &Meeting) -> bool {
        self.programme.house_style.number_form != NumberForm::Yearly || one.date.year() == other.date.year()
    }

    /// The meeting held before the one at hand.
    #[must_use]
    pub fn previous_meeting(&self) -> Option<&Meeting> {
        let at = self.meeting()?;
        self.meetings
            .values()
            .filter(|meeting| (meeting.date, meeting.id) < (at.date, at.id))
            .max_by_key(|meeting| (meeting.date, meeting.id))
    }

    /// The months since the first meeting that had none, up to the month before this one: once a month is the rule.
    #[must_use]
    pub fn months_missed(&self, today: NaiveDate) -> Vec<Period> {
        let held: BTreeSet<Period> = self.meetings.values().map(|meeting| meeting.period).collect();
        let Some(first) = held.first() else { return Vec::new() };
        let months = std::iter::successors(Some(*first), |period| Some(period.after()));
        months.take_while(|period| *period < Period::of(today)).filter(|period| !held.contains(period)).collect()
    }

    /// The newest meeting that is not sealed, else the newest.
    #[must_use]
    pub fn default_meeting(&self) -> Option<MeetingId> {
        let newest = |unsealed: bool| {
            self.meetings
                .values()
                .filter(|meeting| !unsealed || meeting.state != MeetingState::Sealed)
                .max_by_key(|meeting| (meeting.date, meeting.id))
                .map(|meeting| meeting.id)
        };
        newest(true).or_else(|| newest(false))
    }

    /// The roster in speaking order.
    #[must_use]
    pub fn roster(&self) -> Vec<&Unit> {
        let mut roster: Vec<&Unit> = self.units.values().filter(|unit| unit.active).collect();
        roster.sort_by_key(|unit| (unit.order, &unit.id));
        roster
    }

    /// The units of the meeting at hand in speaking order, with their turns.
    #[must_use]
    pub fn walk(&self) -> Vec<(&Unit, &Stop)> {
        let Some(at) = self.at else { return Vec::new() };
        let mut walk: Vec<(&Unit, &Stop)> = self
            .stops
            .iter()
            .filter(|((meeting, _), _)| *meeting == at)
            .filter_map(|((_, unit), stop)| self.units.get(unit).map(|unit| (unit, stop)))
            // A unit that was merged or left before its turn is not called any more.
            .filter(|(unit, stop)| unit.active || !self.left_before(unit) || stop.state != StopState::Pending)
            .collect();
        walk.sort_by_key(|(unit, _)| (unit.order, &unit.id));
        walk
    }

    /// Whether a unit had left the roster by the end of the meeting at hand.
    fn left_before(&self, unit: &Unit) -> bool {
        let last = self.meeting().map(|meeting| meeting.adjourned_at.map_or(NaiveDate::MAX, |at| at.date()));
        unit.ceased.as_ref().is_some_and(|ceased| last.is_some_and(|last| ceased.on <= last))
    }

    /// The unit that has the floor.
    #[must_use]
    pub fn floor(&self) -> Option<&Stop> {
        let at = self.at?;
        self.stops.values().find(|stop| stop.meeting == at && stop.state == StopState::Current)
    }

    /// Commitments in memory that a unit leads, oldest first.
    pub fn commitments_of<'a>(&'a self, unit: &UnitId) -> impl Iterator<Item = &'a Commitment> + 'a {
        self.commitments.led_by(unit)
    }

    /// Commitments recorded at the meeting at hand, in the order they were recorded.
    pub fn commitments_today(&self) -> impl Iterator<Item = &Commitment> + '_ {
        self.commitments.values().filter(|commitment| Some(commitment.meeting) == self.at)
    }

    /// The plan's tasks at a unit.
    pub fn assignments_of<'a>(&'a self, unit: &'a UnitId) -> impl Iterator<Item = Item<'a>> + 'a {
        self.tasks
            .values()
            .filter(|task| task.lead.contains(unit))
            .map(move |task| Item::Assignment(task, unit, self.assignments.get(&(task.id.clone(), unit.clone()))))
    }

    /// Finds an item by its name.
    #[must_use]
    pub fn item<'a>(&'a self, id: &'a ItemId) -> Option<Item<'a>> {
        match id {
            ItemId::Commitment(id) => self.commitments.get(id).map(Item::Commitment),
            ItemId::Assignment(task, unit) => {
                let task = self.tasks.get(task).filter(|task| task.lead.contains(unit))?;
                let recorded = self.assignments.get(&(task.id.clone(), unit.clone()));
                Some(Item::Assignment(task, unit, recorded))
            }
        }
    }

    /// Finds something said by its name.
    #[must_use]
    pub fn said(&self, id: SaidId) -> Option<Said<'_>> {
        match id {
            SaidId::Commitment(id) => self.commitments.get(&id).map(Said::Commitment),
            SaidId::Progress(id) => self.progress.get(&id).map(Said::Progress),
            SaidId::Help(id) => self.help_requests.get(&id).map(Said::Help),
            SaidId::Remark(id) => self.remarks.get(&id).map(Said::Remark),
        }
    }

    /// A unit's short name at the meeting at hand: papers of May speak of a unit as it was called in May. The code when
    /// it is not in the roster.
    #[must_use]
    pub fn short<'a>(&'a self, unit: &'a UnitId) -> &'a str {
        let Some(known) = self.units.get(unit) else { return unit.as_str() };
        if known.former.is_empty() {
            return &known.short;
        }
        let last = self.meeting().map(|meeting| meeting.adjourned_at.map_or(NaiveDate::MAX, |at| at.date()));
        known.short_on(last.unwrap_or(NaiveDate::MAX))
    }

    /// Whether anything was recorded for a unit at the meeting at hand.
    #[must_use]
    pub fn has_spoken(&self, unit: &UnitId) -> bool {
        let Some(at) = self.at else { return false };
        self.commitments_of(unit).any(|commitment| commitment.meeting == at)
            || self.progress.values().any(|progress| progress.meeting == at && progress.unit == *unit)
            || self.help_requests.values().any(|request| request.meeting == at && request.unit == *unit)
            || self.remarks.values().any(|remark| remark.meeting == at && remark.unit.as_ref() == Some(unit))
    }
}
