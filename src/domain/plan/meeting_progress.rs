//! Progress of the meeting (进度): how far the meeting at hand has come, and what is left without a date.

use crate::domain::{Commitment, Item, Ledger, StopState, TaskId, UnitId};
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
pub struct MeetingProgress {
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
    pub undated_commitments: Vec<crate::domain::CommitmentId>,
}

impl MeetingProgress {
    /// 未定期限: how many items the meeting still has to put a date to.
    #[must_use]
    pub fn undated(&self) -> usize {
        self.undated_tasks.len() + self.undated_commitments.len()
    }
}

impl Ledger {
    /// Counts the meeting at hand.
    #[must_use]
    pub fn meeting_progress(&self) -> MeetingProgress {
        let walk = self.walk();
        let is = |state| walk.iter().filter(|(_, stop)| stop.state == state).count();
        let (covered, deferred) = (is(StopState::Covered) + is(StopState::Written), is(StopState::Deferred));
        let mut tally = MeetingProgress { units: walk.len(), covered, deferred, ..MeetingProgress::default() };
        let mut promised = BTreeSet::new();
        // Ten thousand of them perhaps: looked at once, for everything.
        for commitment in self.commitments.values() {
            let course = &commitment.course;
            tally.agreed += usize::from(Some(commitment.meeting) == self.at && course.is_open());
            if !commitment.deadline.is_undated() {
                promised
                    .extend(commitment.task.as_ref().filter(|_| counts(commitment)).map(|id| (id, &commitment.unit)));
            } else if course.is_owed() {
                tally.undated_commitments.push(commitment.id);
            }
        }
        tally.undated_tasks = self.undated_tasks(&promised);
        tally
    }

    /// The plan's tasks without a date at units that have not promised one in their own words.
    fn undated_tasks(&self, promised: &BTreeSet<(&TaskId, &UnitId)>) -> Vec<UndatedTask> {
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
        crate::domain::Life::Withdrawn { .. }
            | crate::domain::Life::Superseded { .. }
            | crate::domain::Life::Recast { .. }
    )
}
