//! What is private (不外露), said once. The wall and papers are composed from books out of which everything private has
//! been taken by these answers ([`crate::domain::Everybody`], [`crate::domain::OneUnit`]).
//!
//! Private are: findings of private registers and all that follows from them, private tasks with everything recorded
//! on them, remarks and notes until they are published, reasons for leave, lamps' reasons, telephone and identity
//! numbers, awards until they are released, private registers as a whole (inspections planned, appraisals from above),
//! scores, and what the office notes for itself.

use crate::domain::{
    Change, Commitment, CommitmentId, Edit, HelpRequest, ItemId, Ledger, Life, Progress, RegisterEntry, RegisterField,
    RegisterKind, RegisterKindId, Remark, Said, Shortlist, TaskId, edits,
};
use std::collections::BTreeSet;

/// The answers for one ledger.
pub struct Privacy<'a> {
    ledger: &'a Ledger,
    /// What was promised on entries of private registers.
    findings: BTreeSet<CommitmentId>,
}

impl<'a> Privacy<'a> {
    /// Of a ledger.
    #[must_use]
    pub fn of(ledger: &'a Ledger) -> Self {
        Self { ledger, findings: findings(ledger) }
    }

    /// Whether a task may be told. One that the plan does not know cannot be known to be public.
    #[must_use]
    pub fn tells_task(&self, task: &TaskId) -> bool {
        self.ledger.tasks.get(task).is_some_and(|task| !task.private)
    }

    /// Whether a commitment may be told: it follows from no finding and serves no private task.
    #[must_use]
    pub fn tells_commitment(&self, commitment: &Commitment) -> bool {
        !self.findings.contains(&commitment.id) && commitment.task.as_ref().is_none_or(|task| self.tells_task(task))
    }

    /// Whether an item may be told. A commitment that is not in memory cannot be known to be public.
    #[must_use]
    pub fn tells_item(&self, item: &ItemId) -> bool {
        match item {
            ItemId::Commitment(id) => self.ledger.commitments.get(id).is_some_and(|one| self.tells_commitment(one)),
            ItemId::Assignment(task, _) => self.tells_task(task),
        }
    }

    /// Whether a report of progress may be told: it is as private as what it is about. What is about nothing in
    /// particular was said in the room.
    #[must_use]
    pub fn tells_progress(&self, progress: &Progress) -> bool {
        progress.about.as_ref().is_none_or(|item| self.tells_item(item))
    }

    /// Whether a remark or note may be told.
    #[must_use]
    pub fn tells_remark(remark: &Remark) -> bool {
        remark.public
    }

    /// Whether a kind of register may be told at all.
    #[must_use]
    pub fn tells_register(kind: &RegisterKind) -> bool {
        !kind.private
    }

    /// Whether a kind's field may be told, once its entry is released if it waits for that.
    #[must_use]
    pub fn tells_field(field: &RegisterField) -> bool {
        !field.private
    }

    /// The stage that may be told of an entry; `None`: nothing of it may be told. One that was struck off was told before.
    #[must_use]
    pub fn public_stage(&self, entry: &RegisterEntry) -> Option<usize> {
        let kind = self.register(&entry.kind).filter(|kind| Self::tells_register(kind))?;
        kind.public_stage(entry).filter(|_| entry.dropped.is_none() || entry.dropped_in.is_some())
    }

    /// Whether a shortlist of awards may be told.
    #[must_use]
    pub fn tells_shortlist(list: &Shortlist) -> bool {
        list.released.is_some()
    }

    /// Whether something said may be told, by what it follows from. What was asked for was asked in the room, and what
    /// keeps a remark inside is that it is recorded as one.
    fn tells_said(&self, said: Said<'_>) -> bool {
        match said {
            Said::Commitment(commitment) => self.tells_commitment(commitment),
            Said::Progress(progress) => self.tells_progress(progress),
            Said::Help(_) | Said::Remark(_) => true,
        }
    }

    fn register(&self, id: &RegisterKindId) -> Option<&'a RegisterKind> {
        self.ledger.register_kind(id)
    }
}

impl Ledger {
    /// Whether everybody would learn by these changes of something said that may not be told: what follows from a finding
    /// or a private task stays inside in whatever form it is recorded.
    #[must_use]
    pub fn would_publish(&self, said: Said<'_>, changes: &[Change]) -> bool {
        if Privacy::of(self).tells_said(said) {
            return false;
        }
        let mut then = self.clone();
        for change in changes {
            then.apply(change);
        }
        let privacy = Privacy::of(&then);
        let tells = |one: Said<'_>| privacy.tells_said(one);
        edits::<Commitment>(changes).filter_map(Edit::after).any(|one| tells(Said::Commitment(one)))
            || edits::<Progress>(changes).filter_map(Edit::after).any(|one| tells(Said::Progress(one)))
            || edits::<HelpRequest>(changes).any(|edit| edit.after().is_some())
            || edits::<Remark>(changes).filter_map(Edit::after).any(Privacy::tells_remark)
    }

    /// Whether a commitment may be told to everybody.
    #[must_use]
    pub fn tells(&self, commitment: &Commitment) -> bool {
        Privacy::of(self).tells_commitment(commitment)
    }
}

/// What was promised on entries of private registers (inspection findings), and what took the place of that. An entry
/// whose kind nobody knows cannot be known to be public.
fn findings(ledger: &Ledger) -> BTreeSet<CommitmentId> {
    let is_private =
        |entry: &&RegisterEntry| ledger.register_kind(&entry.kind).is_none_or(|kind| !Privacy::tells_register(kind));
    let bound = ledger.register_entries.values().filter(|entry| !entry.commitments.is_empty()).filter(is_private);
    let mut findings = BTreeSet::new();
    let mut follow: Vec<CommitmentId> = bound.flat_map(|entry| entry.commitments.iter().copied()).collect();
    while let Some(id) = follow.pop() {
        if findings.insert(id)
            && let Some(Life::Superseded { by }) = ledger.commitments.get(&id).map(|one| &one.course.life)
        {
            follow.push(*by);
        }
    }
    findings
}
