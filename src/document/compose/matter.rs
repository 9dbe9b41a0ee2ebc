//! A matter (议定事项): what was resolved at the meeting. What was recorded for several units in one act is one matter,
//! and so is one date agreed for a task at several units.

use super::sitting::Sitting;
use super::unit_list;
use crate::domain::{
    Assignment, Commitment, CommitmentId, CommitmentKind, Deadline, Due, MinutesForm, Phrase, Task, TaskId, UnitId,
    UnitKind,
};
use crate::wording::{commitment_kind, ended, item_words, minutes, phrase, written};
use std::collections::{BTreeMap, BTreeSet};

/// Where a matter comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    /// 承诺, 交办.
    Recorded(CommitmentKind),
    /// A date agreed for a task of the year's plan.
    Planned,
}

/// One resolved matter.
#[derive(Clone, Debug)]
pub(super) struct Matter<'a> {
    /// Where it comes from.
    pub(super) origin: Origin,
    /// The words, with the spoken date made absolute.
    pub(super) text: String,
    /// The units that answer for it, in speaking order.
    pub(super) leads: Vec<&'a UnitId>,
    /// The units that help, in speaking order.
    pub(super) supporting: Vec<&'a UnitId>,
    /// Who in the unit answers for it.
    pub(super) owner: &'a str,
    /// By when.
    pub(super) deadline: &'a Deadline,
    /// The records it was made from, in order; none: a task of the plan.
    pub(super) records: Vec<CommitmentId>,
    /// Whom an instruction calls together in its words (各成员单位), where the ledger names only the office that noted it.
    pub(super) called: Option<&'static str>,
}

impl<'a> Matter<'a> {
    /// 承诺, 交办, 重点任务.
    pub(super) fn mark(&self) -> &'static str {
        match self.origin {
            Origin::Recorded(kind) => commitment_kind(kind),
            Origin::Planned => minutes::PLANNED,
        }
    }

    /// The units that answer for it, in words.
    pub(super) fn leads_said(&self, sitting: &Sitting<'a>) -> String {
        match self.called {
            Some(called) if self.leads.is_empty() => called.to_owned(),
            _ => unit_list::units(sitting, self.leads.iter().copied()),
        }
    }

    /// The units that help, in words.
    pub(super) fn supporting_said(&self, sitting: &Sitting<'a>) -> String {
        unit_list::units(sitting, self.supporting.iter().copied())
    }

    /// The whole matter in a sentence or two.
    pub(super) fn said(&self, sitting: &Sitting<'a>) -> String {
        let responsible = minutes::responsible(
            &self.leads_said(sitting),
            self.leads.len() > 1,
            &self.supporting_said(sitting),
            self.owner,
        );
        let deadline = sitting.said(self.deadline);
        let values = [
            ("内容", self.text.as_str()),
            ("类别", self.mark()),
            ("责任", &responsible),
            ("时限", deadline.as_deref().unwrap_or_default()),
        ];
        phrase::said(&sitting.ledger.programme.phrases, Phrase::Resolution, &values, || {
            minutes::resolution(&self.text, &responsible, deadline.as_deref())
        })
    }
}

/// What makes two records one matter.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    /// The act, or the number of a record of its own.
    act: CommitmentId,
    kind: CommitmentKind,
    text: &'a str,
    written: Option<&'a str>,
    owner: &'a str,
    dues: &'a [Due],
    task: Option<&'a TaskId>,
    supporting: Vec<&'a UnitId>,
}

/// Everything resolved at the meeting and not taken back at it, in the order it was recorded; then the dates agreed for
/// tasks of the plan, which the concise form calls by their titles alone.
pub(super) fn resolved<'a>(sitting: &Sitting<'a>, form: MinutesForm) -> Vec<Matter<'a>> {
    let mut matters = recorded(sitting);
    matters.extend(planned(sitting, form));
    matters
}

fn recorded<'a>(sitting: &Sitting<'a>) -> Vec<Matter<'a>> {
    let standing: Vec<&Commitment> =
        sitting.ledger.commitments_today().filter(|commitment| !sitting.life(&commitment.course).is_gone()).collect();
    let mut bound: BTreeMap<CommitmentId, BTreeSet<&UnitId>> = BTreeMap::new();
    for commitment in &standing {
        bound.entry(act(commitment)).or_default().insert(&commitment.unit);
    }
    let mut found: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    let mut matters: Vec<Matter<'_>> = Vec::new();
    for commitment in standing {
        let deadline = sitting.deadline(&commitment.deadline, &commitment.course);
        // A unit that answers for its own share is not also its neighbours' helper.
        let together = &bound[&act(commitment)];
        let helpers = sitting.ordered(commitment.supporting.iter().filter(|unit| !together.contains(unit)));
        let key = Key {
            act: act(commitment),
            kind: commitment.kind,
            text: &commitment.text,
            written: commitment.written.as_deref(),
            owner: &commitment.owner,
            dues: &deadline.dues,
            task: commitment.task.as_ref(),
            supporting: helpers.clone(),
        };
        if let Some(at) = found.get(&key) {
            matters[*at].leads.push(&commitment.unit);
            matters[*at].records.push(commitment.id);
        } else {
            found.insert(key, matters.len());
            matters.push(Matter {
                origin: Origin::Recorded(commitment.kind),
                text: item_words(sitting.ledger, commitment),
                leads: vec![&commitment.unit],
                supporting: helpers,
                owner: &commitment.owner,
                deadline,
                records: vec![commitment.id],
                called: None,
            });
        }
    }
    for matter in &mut matters {
        matter.leads = sitting.ordered(matter.leads.iter().copied());
        not_the_office(sitting, matter);
    }
    matters
}

/// An instruction to many (各成员单位) is nothing that the lead unit answers for: it noted the words, and they are the chair's.
fn not_the_office(sitting: &Sitting<'_>, matter: &mut Matter<'_>) {
    let is_lead = |unit: &UnitId| sitting.ledger.units.get(unit).is_some_and(|unit| unit.kind == UnitKind::Lead);
    if matter.origin == Origin::Recorded(CommitmentKind::Instruction)
        && let Some(called) = written::called_together(&matter.text)
    {
        matter.leads.retain(|unit| !is_lead(unit));
        matter.called = Some(called);
    }
}

fn act(commitment: &Commitment) -> CommitmentId {
    commitment.binding.unwrap_or(commitment.id)
}

fn planned<'a>(sitting: &Sitting<'a>, form: MinutesForm) -> Vec<Matter<'a>> {
    let mut found: BTreeMap<(&TaskId, &[Due], Option<&str>), usize> = BTreeMap::new();
    let mut matters: Vec<Matter<'_>> = Vec::new();
    for assignment in sitting.ledger.assignments.values() {
        let (Some(task), Some(agreed)) = (sitting.ledger.tasks.get(&assignment.task), &assignment.agreed) else {
            continue;
        };
        if !agreed_here(sitting, assignment) {
            continue;
        }
        let deadline = sitting.deadline(agreed, &assignment.course);
        let told = assignment.course.told_at(sitting.id());
        if let Some(at) = found.get(&(&task.id, deadline.dues.as_slice(), told)) {
            matters[*at].leads.push(&assignment.unit);
        } else {
            found.insert((&task.id, &deadline.dues, told), matters.len());
            matters.push(Matter {
                // What the chair said once more is told in the words of the chair.
                origin: told.map_or(Origin::Planned, |_| Origin::Recorded(CommitmentKind::Instruction)),
                text: match (told, form) {
                    (Some(told), _) => told_text(told),
                    (None, MinutesForm::Full) => task_said(task),
                    (None, MinutesForm::Concise) => ended(&task.title).to_owned(),
                },
                leads: vec![&assignment.unit],
                supporting: task.supporting.iter().collect(),
                owner: "",
                deadline,
                records: Vec::new(),
                called: None,
            });
        }
    }
    for matter in &mut matters {
        matter.leads = sitting.ordered(matter.leads.iter().copied());
        matter.supporting = sitting.ordered(matter.supporting.iter().copied());
    }
    matters
}

/// Whether the date was put to the task at this meeting and not moved at it again: a move is told by itself.
fn agreed_here(sitting: &Sitting<'_>, assignment: &Assignment) -> bool {
    let course = &assignment.course;
    (sitting.moment.tells_date(course) || course.told_at(sitting.id()).is_some())
        && !course.extensions.iter().any(|one| sitting.tells(one.recorded, one.on))
}

/// The words of an instruction that repeated a duty; its day stands behind them.
fn told_text(told: &str) -> String {
    ended(told).to_owned()
}

/// A task in words: its short title, then what is asked.
pub(super) fn task_said(task: &Task) -> String {
    minutes::task(&task.title, &task.requirement)
}
