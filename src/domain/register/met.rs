//! Met (办成): by what the catalogue says a task is met at a unit, and what shows that it is. What a register, a closed
//! promise shows is written into the course of the duty by the act that makes it so (`decide/met.rs`), so that whoever
//! asks where something stands, today or in some earlier month, asks its course and nothing else.

use crate::domain::{
    Assignment, Commitment, CommitmentId, CommitteeStanding, Course, Deed, ItemId, Ledger, Period, RegisterEntry,
    RegisterEntryId, RegisterKind, RegisterKindId, Report, SectorCommittee, Task, UnitId, edits,
};
use serde::{Deserialize, Serialize};

/// By what a task is met at a unit, as the catalogue says. Without a word in the catalogue: by the done stages of the
/// register that follows the task, if there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetBy {
    /// A done stage of this register.
    Register(RegisterKindId),
    /// 数据: each month by that month's figures.
    Figures,
    /// 承诺: what the unit promised for it is closed.
    Promise,
    /// 销号: nothing but its own closing.
    Closing,
}

/// What shows that something owed is met (凭据).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// An entry of a register that is in a done stage.
    Entry(RegisterEntryId),
    /// A promise that is closed.
    Promise(CommitmentId),
    /// The figures of a month.
    Figures(Period),
}

/// The entries of registers as they are to be looked at: the ledger's, or as an act will leave them.
pub(in crate::domain) type Entries<'a> = Vec<&'a RegisterEntry>;

impl Deed {
    /// The items that the act showed to be met, and that nobody has closed: they can be closed in one act.
    #[must_use]
    pub fn newly_met(&self) -> Vec<ItemId> {
        // A round that the month's figures show is met by itself: the duty goes on.
        let rounds = |course: Option<&Course>| {
            let parts = course.map_or(&[][..], |course| course.parts.as_slice());
            parts.iter().filter(|part| part.report.shown_by.is_some() && part.closed.is_none()).count()
        };
        let newly = |before: Option<&Course>, after: Option<&Course>| {
            let is_met = |course: Option<&Course>| course.is_some_and(|course| course.met().is_some());
            (is_met(after) && !is_met(before)) || rounds(after) > rounds(before)
        };
        let duties = edits::<Assignment>(&self.changes)
            .filter(|edit| newly(edit.before().map(|one| &one.course), edit.after().map(|one| &one.course)))
            .map(|edit| ItemId::Assignment(edit.either().task.clone(), edit.either().unit.clone()));
        let promised = edits::<Commitment>(&self.changes)
            .filter(|edit| newly(edit.before().map(|one| &one.course), edit.after().map(|one| &one.course)))
            .map(|edit| ItemId::Commitment(edit.either().id));
        duties.chain(promised).collect()
    }
}

impl RegisterKind {
    /// Whether an entry of it that is done means that a task is met. What is held again and again, what follows a
    /// finding and what the task's own catalogue line takes out does not.
    #[must_use]
    pub fn meets(&self, task: &Task) -> bool {
        match &task.met_by {
            Some(MetBy::Register(kind)) => *kind == self.id,
            Some(MetBy::Figures | MetBy::Promise | MetBy::Closing) => false,
            None => self.task.as_ref() == Some(&task.id) && self.every.is_none() && self.follow_up.is_none(),
        }
    }

    /// What may be told of an entry outside the office: 品牌备案：已备案.
    fn told(&self, entry: &RegisterEntry) -> String {
        let stage = self.public_stage(entry).map_or("", |stage| self.stage_name(stage));
        format!("{}：{stage}", self.name)
    }
}

impl SectorCommittee {
    /// Whether an entry of a register is about it: people leave out the city's name before it.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let bare = |name: &str| name.trim_start_matches('市').to_owned();
        self.name == name || bare(&self.name) == bare(name)
    }
}

impl Ledger {
    /// How far a unit's sector committee has come: what its register says goes before the roster.
    #[must_use]
    pub fn committee_standing(&self, unit: &UnitId, committee: &SectorCommittee) -> CommitteeStanding {
        let is_done = |entry: &RegisterEntry| {
            let kind = self.register_kind(&entry.kind).filter(|kind| kind.is_committees_own());
            entry.unit == *unit
                && committee.is_called(&entry.name)
                && kind.is_some_and(|kind| kind.done_on(entry).is_some())
        };
        if self.entries().any(is_done) { CommitteeStanding::Established } else { committee.standing }
    }

    /// What shows, by some entries, that a task is met at a unit; `None`: nothing does.
    pub(in crate::domain) fn shown(&self, task: &Task, unit: &UnitId, entries: &Entries<'_>) -> Option<Report> {
        let kinds = self.programme.registers.iter().filter(|kind| !kind.private && kind.meets(task));
        kinds.filter_map(|kind| self.shown_in(kind, unit, entries)).min_by_key(|report| report.on)
    }

    fn shown_in(&self, kind: &RegisterKind, unit: &UnitId, entries: &Entries<'_>) -> Option<Report> {
        // A number of entries that there are to be is the whole city's (试点1—2个).
        let is_own = |entry: &&&RegisterEntry| entry.unit == *unit || kind.wanted.is_some();
        let mut done: Vec<_> = entries
            .iter()
            .filter(|entry| entry.kind == kind.id)
            .filter(is_own)
            .filter_map(|entry| Some((kind.done_on(entry)?, *entry)))
            .collect();
        done.sort_by_key(|(on, entry)| (*on, entry.id));
        let (on, entry) = if kind.is_committees_own() {
            let committees = self.units.get(unit).map_or(&[][..], |unit| &unit.committees);
            let wanting = committees.iter().filter(|one| one.standing != CommitteeStanding::Established);
            let first = |one: &SectorCommittee| done.iter().find(|(_, entry)| one.is_called(&entry.name));
            // It is met by the last that was wanting; what the unit sets up besides moves nothing.
            let each = wanting.map(first).collect::<Option<Vec<_>>>()?;
            each.into_iter().max_by_key(|(on, entry)| (*on, entry.id)).or(done.first())?
        } else {
            let needed = kind.wanted.map_or(1, |(least, _)| usize::try_from(least).unwrap_or(1).max(1));
            done.get(needed.checked_sub(1)?)?
        };
        let shown_by = Some(Proof::Entry(entry.id));
        Some(Report { on: *on, evidence: kind.told(entry), recorded: self.recorded_now(), shown_by })
    }
}
