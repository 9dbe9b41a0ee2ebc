//! An audience (读者): who reads what leaves the house. Every paper is composed from the books of one audience. The books
//! of [`Everybody`] and of [`OneUnit`] are copies out of which what is private has been taken, so that nothing composed
//! from them can tell it; only [`Office`] has the whole. What is private is said in [`Privacy`].
//!
//! Every field of every record is named here: one that is added later does not compile until somebody has decided who
//! may see it.

use super::record::{
    public_attendance, public_extension, public_handed_down, public_help, public_lamp, public_meeting, public_minutes,
    public_part, public_progress, public_remark, public_report, public_request, public_task, public_told,
};
use crate::domain::{
    AssessmentRules, Assignment, Commitment, CommitmentId, Commitments, Course, Held, ItemId, LastMention, Ledger,
    Life, Privacy, Programme, Progress, Proof, RegisterEntry, RegisterEntryId, RegisterKind, Reopening, Report,
    StageStep, UnitId, masked, masked_surely,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// Whose eyes a paper is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Readers {
    /// Anybody.
    #[default]
    Everybody,
    /// One unit: its letter, its form, its excerpt.
    OneUnit,
    /// The office itself: such papers carry 内部 on every page and in the file's name.
    Office,
}

mod sealed {
    pub trait Sealed {}
}

/// The books as an audience has them.
pub trait Audience: sealed::Sealed {
    /// What it may know, and nothing else.
    fn books(&self) -> &Ledger;

    /// Whose eyes they are.
    fn readers(&self) -> Readers;

    /// The unit, when it is one.
    fn unit(&self) -> Option<&UnitId>;
}

/// An audience outside the office.
pub trait Outside: Audience {}

/// Everybody (大家): minutes, bulletin, agenda, shared workbooks, calendars, lists for others, the wall.
#[derive(Debug)]
pub struct Everybody(Ledger);

/// One unit (一家): what everybody may know, and what it has itself promised or been told, findings included.
pub struct OneUnit {
    unit: UnitId,
    /// Shared by all units that have nothing private of their own: theirs are the books of everybody.
    books: Rc<Ledger>,
}

/// The office (办公室): everything.
#[derive(Clone, Copy)]
pub struct Office<'a>(&'a Ledger);

impl Everybody {
    /// The books, to be kept.
    #[must_use]
    pub fn into_books(self) -> Ledger {
        self.0
    }
}

impl sealed::Sealed for Everybody {}
impl sealed::Sealed for OneUnit {}
impl sealed::Sealed for Office<'_> {}
impl Outside for Everybody {}
impl Outside for OneUnit {}

impl Audience for Everybody {
    fn books(&self) -> &Ledger {
        &self.0
    }

    fn readers(&self) -> Readers {
        Readers::Everybody
    }

    fn unit(&self) -> Option<&UnitId> {
        None
    }
}

impl Audience for OneUnit {
    fn books(&self) -> &Ledger {
        &self.books
    }

    fn readers(&self) -> Readers {
        Readers::OneUnit
    }

    fn unit(&self) -> Option<&UnitId> {
        Some(&self.unit)
    }
}

impl Audience for Office<'_> {
    fn books(&self) -> &Ledger {
        self.0
    }

    fn readers(&self) -> Readers {
        Readers::Office
    }

    fn unit(&self) -> Option<&UnitId> {
        None
    }
}

impl Ledger {
    /// The books as everybody may know them.
    #[must_use]
    pub fn for_everybody(&self) -> Everybody {
        Everybody(View::of(self, None).books())
    }

    /// The books as one unit may know them.
    #[must_use]
    pub fn for_unit(&self, unit: &UnitId) -> OneUnit {
        OneUnit { unit: unit.clone(), books: Rc::new(View::of(self, Some(unit)).books()) }
    }

    /// The books as each unit of the meeting at hand may know them, in speaking order.
    pub fn for_each_on_walk(&self) -> impl Iterator<Item = OneUnit> + '_ {
        self.for_each(self.walk().into_iter().map(|(unit, _)| &unit.id).collect())
    }

    /// The books as each unit of the roster may know them, in speaking order.
    pub fn for_each_on_roster(&self) -> impl Iterator<Item = OneUnit> + '_ {
        self.for_each(self.roster().into_iter().map(|unit| &unit.id).collect())
    }

    /// The books as each of these units may know them. Those of everybody are made once; a unit has a copy of its own only
    /// where it knows more.
    pub fn for_each<'a>(&'a self, units: Vec<&'a UnitId>) -> impl Iterator<Item = OneUnit> + 'a {
        let privacy = Privacy::of(self);
        let private = self.commitments.values().filter(|one| !privacy.tells_commitment(one));
        let knows_more: BTreeSet<&UnitId> = private.map(|one| &one.unit).collect();
        let mut shared: Option<Rc<Ledger>> = None;
        units.into_iter().map(move |unit| {
            if knows_more.contains(unit) {
                return self.for_unit(unit);
            }
            let books = shared.get_or_insert_with(|| Rc::new(self.for_everybody().into_books()));
            OneUnit { unit: unit.clone(), books: Rc::clone(books) }
        })
    }

    /// The books as the office has them.
    #[must_use]
    pub fn for_office(&self) -> Office<'_> {
        Office(self)
    }
}

/// A ledger as it is being looked through.
struct View<'a> {
    ledger: &'a Ledger,
    privacy: Privacy<'a>,
    unit: Option<&'a UnitId>,
}

impl<'a> View<'a> {
    fn of(ledger: &'a Ledger, unit: Option<&'a UnitId>) -> Self {
        Self { ledger, privacy: Privacy::of(ledger), unit }
    }

    /// What a unit leads itself, it knows.
    fn sees(&self, commitment: &Commitment) -> bool {
        self.privacy.tells_commitment(commitment) || self.unit == Some(&commitment.unit)
    }

    fn sees_item(&self, item: &ItemId) -> bool {
        let is_own = |id| self.ledger.commitments.get(id).is_some_and(|one| self.unit == Some(&one.unit));
        self.privacy.tells_item(item) || matches!(item, ItemId::Commitment(id) if is_own(id))
    }

    fn sees_progress(&self, progress: &Progress) -> bool {
        self.privacy.tells_progress(progress) || progress.about.as_ref().is_some_and(|item| self.sees_item(item))
    }

    fn books(&self) -> Ledger {
        let Ledger {
            programme,
            units,
            tasks,
            meetings,
            at,
            stops,
            attendance,
            assignments,
            commitments,
            progress,
            help_requests,
            remarks,
            register_entries,
            readings,
            replaced: _,
            shortlists,
            minutes,
            editions,
            form_receipts: _,
            counters,
            heard,
            by_item: _,
        } = self.ledger;
        let mut books = Ledger {
            programme: public_programme(programme),
            units: units.clone(),
            tasks: kept(tasks, |task| self.privacy.tells_task(&task.id), public_task),
            meetings: kept(meetings, |_| true, public_meeting),
            at: *at,
            stops: stops.clone(),
            attendance: kept(attendance, |_| true, public_attendance),
            assignments: kept(assignments, |one| self.privacy.tells_task(&one.task), |one| self.public_assignment(one)),
            commitments: self.public_commitments(commitments),
            progress: BTreeMap::new(),
            help_requests: kept(help_requests, |_| true, public_help),
            remarks: kept(remarks, Privacy::tells_remark, public_remark),
            register_entries: self.public_entries(register_entries),
            readings: readings.clone(),
            replaced: BTreeMap::new(),
            shortlists: kept(shortlists, Privacy::tells_shortlist, Clone::clone),
            minutes: kept(minutes, |_| true, public_minutes),
            editions: editions.clone(),
            form_receipts: BTreeMap::new(),
            counters: *counters,
            heard: self.public_heard(heard),
            by_item: BTreeMap::new(),
        };
        progress
            .values()
            .filter(|said| self.sees_progress(said))
            .for_each(|said| public_progress(said).hold(&mut books));
        books
    }

    fn public_commitments(&self, commitments: &Commitments) -> Commitments {
        let seen = commitments.values().filter(|one| self.sees(one));
        seen.map(|one| self.public_commitment(one)).collect()
    }

    fn public_entries(
        &self,
        entries: &BTreeMap<RegisterEntryId, RegisterEntry>,
    ) -> BTreeMap<RegisterEntryId, RegisterEntry> {
        entries.iter().filter_map(|(id, entry)| Some((*id, self.public_entry(entry)?))).collect()
    }

    fn public_heard(&self, heard: &BTreeMap<ItemId, LastMention>) -> BTreeMap<ItemId, LastMention> {
        heard.iter().filter(|(item, _)| self.sees_item(item)).map(|(item, one)| (item.clone(), *one)).collect()
    }

    /// An entry as far as it may be told: not beyond the stage that may be, nor the day on which it went beyond.
    fn public_entry(&self, entry: &RegisterEntry) -> Option<RegisterEntry> {
        let kind = self.ledger.register_kind(&entry.kind)?;
        let stage = self.privacy.public_stage(entry)?;
        let steps = entry.steps();
        let told = steps.iter().rposition(|step| step.stage == stage);
        let until = told.or_else(|| steps.iter().rposition(|step| step.stage < stage));
        let own = (entry.since, entry.recorded.filter(|_| stage == entry.stage), &[][..]);
        let (since, recorded, before) = until.map_or(own, |at| (steps[at].on, steps[at].recorded, &steps[..at]));
        let is_told = |step: &&StageStep| kind.stages.get(step.stage).is_some_and(|stage| !stage.until_released);
        let is_released = entry.released.is_some();
        let sees = |id: &&CommitmentId| self.sees_item(&ItemId::Commitment(**id));
        let fields = kind.fields.iter().filter(|field| kind.tells(field, entry));
        Some(RegisterEntry {
            id: entry.id,
            kind: entry.kind.clone(),
            unit: entry.unit.clone(),
            name: masked_surely(&entry.name),
            stage,
            since,
            recorded,
            fields: fields
                .filter_map(|field| Some((field.name.clone(), masked_surely(entry.fields.get(&field.name)?))))
                .collect(),
            before: before.iter().filter(|step| is_released || is_told(step)).copied().collect(),
            commitments: entry.commitments.iter().filter(sees).copied().collect(),
            released: entry.released,
            // That it was is told by its being gone; why is the office's own.
            dropped: entry.dropped.as_ref().map(|_| String::new()),
            dropped_in: entry.dropped_in,
        })
    }
}

/// Courses: what shows that something is met is told unless what shows it may not be.
impl View<'_> {
    fn public_assignment(&self, assignment: &Assignment) -> Assignment {
        Assignment {
            task: assignment.task.clone(),
            unit: assignment.unit.clone(),
            agreed: assignment.agreed.clone(),
            meeting: assignment.meeting,
            course: self.public_course(&assignment.course),
        }
    }

    fn public_commitment(&self, commitment: &Commitment) -> Commitment {
        Commitment {
            id: commitment.id,
            kind: commitment.kind,
            unit: commitment.unit.clone(),
            supporting: commitment.supporting.clone(),
            task: commitment.task.clone(),
            text: masked(&commitment.text),
            owner: masked(&commitment.owner),
            deadline: commitment.deadline.clone(),
            meeting: commitment.meeting,
            recorded_at: commitment.recorded_at,
            binding: commitment.binding,
            course: self.public_course(&commitment.course),
            confirmed: commitment.confirmed,
            written: commitment.written.as_deref().map(masked),
            returned: None,
        }
    }

    /// Why a lamp was changed by hand, and by whom, is the office's own.
    fn public_course(&self, course: &Course) -> Course {
        let is_told = |one: &&Reopening| self.tells_past(&one.was);
        let parts = course.parts.iter().filter(|one| self.tells_proof(&one.report));
        Course {
            life: self.public_life(&course.life),
            extensions: course.extensions.iter().map(public_extension).collect(),
            reopenings: course.reopenings.iter().filter(is_told).map(|one| self.public_reopening(one)).collect(),
            dated_at: course.dated_at,
            dated_on: course.dated_on,
            dated: course.dated,
            begun_at: course.begun_at,
            requests: course.requests.iter().map(public_request).collect(),
            lamps: course.lamps.iter().map(public_lamp).collect(),
            handovers: course.handovers.clone(),
            parts: parts.map(public_part).collect(),
            told: course.told.iter().map(public_told).collect(),
            handed_down: course.handed_down.as_ref().map(public_handed_down),
        }
    }

    /// Whether what shows that something is met may be told: a register's stage that is, a promise that is.
    fn tells_proof(&self, report: &Report) -> bool {
        match &report.shown_by {
            None | Some(Proof::Figures(_)) => true,
            Some(Proof::Promise(id)) => self.sees_item(&ItemId::Commitment(*id)),
            Some(Proof::Entry(id)) => self.ledger.register_entries.get(id).is_some_and(|entry| {
                let stage = self.privacy.public_stage(entry);
                let kind = self.ledger.register_kind(&entry.kind);
                stage.zip(kind).is_some_and(|(stage, kind)| kind.is_done(stage))
            }),
        }
    }

    /// Whether a life that is over tells nothing that may not be told. An entry that showed it then may be in an earlier
    /// stage by now; it was told if its register has a stage that shows it to everybody.
    fn tells_past(&self, life: &Life) -> bool {
        let was_told = |report: &Report| match &report.shown_by {
            None | Some(Proof::Figures(_) | Proof::Promise(_)) => self.tells_proof(report),
            Some(Proof::Entry(id)) => self.ledger.register_entries.get(id).is_some_and(|entry| {
                let kind =
                    self.ledger.register_kind(&entry.kind).filter(|_| self.privacy.public_stage(entry).is_some());
                let shows = |kind: &RegisterKind| {
                    (0..).zip(&kind.stages).any(|(at, stage)| kind.is_done(at) && !stage.until_released)
                };
                kind.is_some_and(shows)
            }),
        };
        match life {
            Life::Reported(report) | Life::Closed { report: Some(report), .. } => was_told(report),
            Life::Standing
            | Life::Closed { report: None, .. }
            | Life::Superseded { .. }
            | Life::Recast { .. }
            | Life::Withdrawn { .. } => true,
        }
    }

    /// What is met by something that may not be told still stands, as far as others know.
    fn public_life(&self, life: &Life) -> Life {
        match life {
            Life::Standing | Life::Superseded { .. } | Life::Recast { .. } => life.clone(),
            Life::Reported(report) if !self.tells_proof(report) => Life::Standing,
            Life::Reported(report) => Life::Reported(public_report(report)),
            Life::Closed { on, by, report, recorded } => {
                let report = report.as_ref().filter(|report| self.tells_proof(report)).map(public_report);
                Life::Closed { on: *on, by: masked(by), report, recorded: *recorded }
            }
            Life::Withdrawn { on, reason, recorded } => {
                Life::Withdrawn { on: *on, reason: masked(reason), recorded: *recorded }
            }
        }
    }

    fn public_reopening(&self, reopening: &Reopening) -> Reopening {
        Reopening {
            on: reopening.on,
            reason: masked(&reopening.reason),
            was: self.public_life(&reopening.was),
            recorded: reopening.recorded,
        }
    }
}

fn kept<K: Ord + Clone, T>(
    records: &BTreeMap<K, T>,
    keeps: impl Fn(&T) -> bool,
    public: impl Fn(&T) -> T,
) -> BTreeMap<K, T> {
    records.iter().filter(|(_, record)| keeps(record)).map(|(key, record)| (key.clone(), public(record))).collect()
}

/// Without the private registers, what is private of the others, and the weights of the assessment.
fn public_programme(programme: &Programme) -> Programme {
    let Programme {
        key,
        topic,
        meeting_name,
        hosts,
        unit_limit,
        focuses,
        registers,
        indicators,
        lamps,
        assessment: _,
        house_style,
        phrases,
        superior,
    } = programme;
    Programme {
        key: key.clone(),
        topic: topic.clone(),
        meeting_name: meeting_name.clone(),
        hosts: hosts.clone(),
        unit_limit: *unit_limit,
        focuses: focuses.clone(),
        registers: registers.iter().filter(|kind| Privacy::tells_register(kind)).map(public_kind).collect(),
        indicators: indicators.clone(),
        lamps: lamps.clone(),
        assessment: AssessmentRules::default(),
        house_style: house_style.clone(),
        phrases: phrases.clone(),
        superior: superior.clone(),
    }
}

/// Without its private fields; which entries are empty shells is the office's own judgement.
fn public_kind(kind: &RegisterKind) -> RegisterKind {
    RegisterKind {
        id: kind.id.clone(),
        name: kind.name.clone(),
        stages: kind.stages.clone(),
        fields: kind.fields.iter().filter(|field| Privacy::tells_field(field)).cloned().collect(),
        deadline: kind.deadline.clone(),
        private: kind.private,
        task: kind.task.clone(),
        of_committees: kind.of_committees,
        idle: None,
        every: kind.every,
        follow_up: kind.follow_up,
        wanted: kind.wanted,
    }
}
