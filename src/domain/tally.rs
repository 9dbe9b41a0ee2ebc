//! The tally (进度): how far the meeting at hand has come, and what is left without a date.

use super::{Commitment, Item, Ledger, StopState, TaskId, UnitId};
use std::collections::BTreeSet;

/// A task that still has no date at some units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndatedTask {
    /// Which.
    pub task: TaskId,
    /// At which units.
    pub units: Vec<UnitId>,
}

/// How far the meeting has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Units on the walk.
    pub units: usize,
    /// Covered, or reporting in writing.
    pub covered: usize,
    /// Put off.
    pub deferred: usize,
    /// Commitments recorded today and standing.
    pub agreed: usize,
    /// Tasks of the plan without a date at some unit.
    pub undated_tasks: Vec<UndatedTask>,
    /// Open commitments without a date.
    pub undated_commitments: Vec<super::CommitmentId>,
}

impl Tally {
    /// 未定期限: how many items the meeting still has to put a date to.
    #[must_use]
    pub fn undated(&self) -> usize {
        self.undated_tasks.len() + self.undated_commitments.len()
    }
}

impl Ledger {
    /// Counts the meeting at hand.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let walk = self.walk();
        let is = |state| walk.iter().filter(|(_, stop)| stop.state == state).count();
        Tally {
            units: walk.len(),
            covered: is(StopState::Covered) + is(StopState::Written),
            deferred: is(StopState::Deferred),
            agreed: self.commitments_today().filter(|commitment| commitment.course.is_open()).count(),
            undated_tasks: self.undated_tasks(),
            undated_commitments: self
                .commitments
                .values()
                .filter(|commitment| commitment.course.is_owed() && commitment.deadline.is_undated())
                .map(|commitment| commitment.id)
                .collect(),
        }
    }

    fn undated_tasks(&self) -> Vec<UndatedTask> {
        let promised: BTreeSet<(&TaskId, &UnitId)> = self
            .commitments
            .values()
            .filter(|commitment| !commitment.deadline.is_undated() && counts(commitment))
            .filter_map(|commitment| commitment.task.as_ref().map(|task| (task, &commitment.unit)))
            .collect();
        self.tasks
            .values()
            .filter_map(|task| {
                let units: Vec<UnitId> = task
                    .lead
                    .iter()
                    .filter(|unit| {
                        let recorded = self.assignments.get(&(task.id.clone(), (*unit).clone()));
                        let item = Item::Assignment(task, unit, recorded);
                        item.is_owed() && item.deadline().is_undated() && !promised.contains(&(&task.id, unit))
                    })
                    .cloned()
                    .collect();
                (!units.is_empty()).then(|| UndatedTask { task: task.id.clone(), units })
            })
            .collect()
    }
}

fn counts(commitment: &Commitment) -> bool {
    !matches!(
        commitment.course.life,
        super::Life::Withdrawn { .. } | super::Life::Superseded { .. } | super::Life::Recast { .. }
    )
}
