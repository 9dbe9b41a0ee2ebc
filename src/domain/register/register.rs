//! A register (台账): entries of one kind that move through stages, such as brand filings or sector committees.
//! The kinds, their stages and fields are catalogue data.

use crate::domain::{
    Cadence, Command, CommitmentId, Deadline, Moment, Recorded, RegisterEntryId, RegisterKindId, TaskId, UnitId,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A stage an entry can be in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// Its name, for example 已备案.
    pub name: String,
    /// Whether reaching it means that what was asked is done.
    pub done: bool,
    /// Not told outside the office before the entry is released (评优): until then it passes for the stage before.
    #[serde(default)]
    pub until_released: bool,
}

/// A field of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterField {
    /// Its name, for example 备案号.
    pub name: String,
    /// What it holds.
    pub holds: FieldKind,
    /// Never shown to the room.
    pub private: bool,
    /// Private only until the entry is released (an award and its money).
    #[serde(default)]
    pub until_released: bool,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Words.
    Text,
    /// A day, kept as 2022-06-30.
    Date,
    /// A number that is not negative, whole or with decimals.
    Number,
    /// Several days, the earliest first, with a space between: the meetings that a committee has held.
    Days,
}

/// When an entry that is at work counts as an empty shell (空转).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Idle {
    /// The field that holds the days on which it gave a sign of life.
    pub field: String,
    /// So many months without one.
    pub months: u32,
}

/// How an entry goes on with what was promised on it: a finding (巡察反馈) with its rectification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// The stage it goes to when something is promised on it.
    pub open: usize,
    /// The stage it goes to when all that was promised on it is closed.
    pub closed: usize,
}

/// A kind of register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterKind {
    /// Its code in the catalogue.
    pub id: RegisterKindId,
    /// Its name, for example 品牌备案.
    pub name: String,
    /// The stages in order; an entry starts in the first.
    pub stages: Vec<Stage>,
    /// The fields.
    pub fields: Vec<RegisterField>,
    /// The day by which every unit owes an entry in a done stage, if there is one.
    pub deadline: Deadline,
    /// Never shown to the room as a whole (inspection findings).
    pub private: bool,
    /// The task of the plan that it follows: whoever answers for that owes an entry.
    #[serde(default)]
    pub task: Option<TaskId>,
    /// Whether what is owed is an entry for each sector committee of the roster rather than one a unit.
    #[serde(default)]
    pub of_committees: bool,
    /// When an entry at work counts as an empty shell.
    #[serde(default)]
    pub idle: Option<Idle>,
    /// How often an entry is due again (定期会商, 信息通报).
    #[serde(default)]
    pub every: Option<Cadence>,
    /// How entries go on with what was promised on them.
    #[serde(default)]
    pub follow_up: Option<FollowUp>,
    /// How many entries beyond the first stage there are to be: at least and at most (试点1—2个).
    #[serde(default)]
    pub wanted: Option<(u32, u32)>,
}

impl RegisterKind {
    /// Whether a stage means that what was asked is done.
    #[must_use]
    pub fn is_done(&self, stage: usize) -> bool {
        self.stages.get(stage).is_some_and(|stage| stage.done)
    }

    /// Whether it follows the sector committees themselves, not what they do: one that is done is at work.
    #[must_use]
    pub fn is_committees_own(&self) -> bool {
        self.of_committees && self.task.is_some() && self.every.is_none() && self.follow_up.is_none()
    }

    /// The name of a stage; empty when there is none of that number.
    #[must_use]
    pub fn stage_name(&self, stage: usize) -> &str {
        self.stages.get(stage).map_or("", |stage| stage.name.as_str())
    }

    /// The stage that may be told of an entry: the one it is in, or, while that is not released, the last one before
    /// that may be told. `None`: nothing of the entry may be told.
    #[must_use]
    pub fn public_stage(&self, entry: &RegisterEntry) -> Option<usize> {
        if self.private {
            return None;
        }
        let is_told = |stage: &usize| self.stages.get(*stage).is_some_and(|stage| !stage.until_released);
        if entry.released.is_some() { Some(entry.stage) } else { (0..=entry.stage).rev().find(is_told) }
    }

    /// Whether a field of an entry may leave the office.
    #[must_use]
    pub fn tells(&self, field: &RegisterField, entry: &RegisterEntry) -> bool {
        !self.private && !field.private && (!field.until_released || entry.released.is_some())
    }

    /// The field that takes the days on which an entry was at work: the one that idling is told from, else the first
    /// that holds days.
    #[must_use]
    pub fn day_field(&self) -> Option<&str> {
        let first = || self.fields.iter().find(|field| field.holds == FieldKind::Days).map(|field| field.name.as_str());
        self.idle.as_ref().map(|idle| idle.field.as_str()).or_else(first)
    }

    /// Whether anything of the kind waits for its release.
    #[must_use]
    pub fn has_releases(&self) -> bool {
        self.stages.iter().any(|stage| stage.until_released) || self.fields.iter().any(|field| field.until_released)
    }

    /// Since when an entry is in a done stage without having left them; `None` when it is in none.
    #[must_use]
    pub fn done_on(&self, entry: &RegisterEntry) -> Option<NaiveDate> {
        self.done_by(entry, NaiveDate::MAX)
    }

    /// The same, as it stood on a day.
    #[must_use]
    pub fn done_by(&self, entry: &RegisterEntry, day: NaiveDate) -> Option<NaiveDate> {
        let steps = entry.steps().into_iter().filter(|step| step.on <= day);
        steps.fold(None, |since, step| since.or(Some(step.on)).filter(|_| self.is_done(step.stage)))
    }
}

/// A stage that was reached, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageStep {
    /// An index into the kind's stages.
    pub stage: usize,
    /// The day.
    pub on: NaiveDate,
    /// Where in the row of meetings that was recorded; `None`: before stages had marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<Recorded>,
}

/// One entry of a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterEntry {
    /// Its number.
    pub id: RegisterEntryId,
    /// Of which kind.
    pub kind: RegisterKindId,
    /// Whose.
    pub unit: UnitId,
    /// What it is called.
    pub name: String,
    /// The stage it has reached (an index into the kind's stages).
    pub stage: usize,
    /// When it reached that stage.
    pub since: NaiveDate,
    /// Where in the row of meetings that was recorded; `None`: before there were marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<Recorded>,
    /// Field name → value as typed.
    pub fields: BTreeMap<String, String>,
    /// The stages before this one, in the order they were reached.
    #[serde(default)]
    pub before: Vec<StageStep>,
    /// What was promised on it.
    #[serde(default)]
    pub commitments: Vec<CommitmentId>,
    /// When what waits for its release was released.
    #[serde(default)]
    pub released: Option<NaiveDate>,
    /// Why it does not count any more.
    #[serde(default)]
    pub dropped: Option<String>,
    /// Where in the row of meetings that was recorded; `None`: before there were marks, and then it never counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropped_in: Option<Recorded>,
}

impl RegisterEntry {
    /// Every stage it has been in, with the day it reached it, the present one last.
    #[must_use]
    pub fn steps(&self) -> Vec<StageStep> {
        let now = StageStep { stage: self.stage, on: self.since, recorded: self.recorded };
        self.before.iter().copied().chain([now]).collect()
    }

    /// As it stood at an earlier moment, as far as its stages tell; `None`: it was not entered yet, or struck off by then.
    #[must_use]
    pub fn then(&self, moment: &Moment<'_>) -> Option<Self> {
        let counted = self.dropped_in.is_some_and(|mark| !moment.counts(Some(mark), self.since));
        if self.dropped.is_some() && !counted {
            return None;
        }
        let mut steps = self.steps();
        let last = steps.iter().rposition(|step| moment.counts(step.recorded, step.on))?;
        steps.truncate(last + 1);
        let StageStep { stage, on, recorded } = steps.pop()?;
        Some(Self { stage, since: on, recorded, before: steps, dropped: None, dropped_in: None, ..self.clone() })
    }

    /// The request that would leave it as it is: what is to be altered of an entry starts from here.
    #[must_use]
    pub fn as_entered(&self) -> Command {
        Command::EnterRegister {
            id: Some(self.id),
            kind: self.kind.clone(),
            unit: self.unit.clone(),
            name: self.name.clone(),
            stage: self.stage,
            fields: self.fields.clone(),
            on: None,
        }
    }

    /// The value of a field; empty when nothing was filled in.
    #[must_use]
    pub fn value(&self, field: &str) -> &str {
        self.fields.get(field).map_or("", String::as_str)
    }

    /// The days of a field that holds days.
    #[must_use]
    pub fn days(&self, field: &str) -> Vec<NaiveDate> {
        self.value(field).split_whitespace().filter_map(|day| day.parse().ok()).collect()
    }
}
