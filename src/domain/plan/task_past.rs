//! The past of a task: since when the plan has it, and which units have had it. The plan changes in the course of a year,
//! with mergers and with topics; the months before are told as they were.

use crate::domain::{Deadline, Task, UnitId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How a task came to the units that have it now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskPast {
    /// The day on which it came into the plan; `None`: it was there from the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
    /// Units that have left it or come to it since, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passings: Vec<Passing>,
    /// The days that the plan itself put to it before, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<FormerDeadline>,
}

/// A deadline that the plan had for a task until it was revised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerDeadline {
    /// Which.
    pub deadline: Deadline,
    /// The day from which the plan says something else.
    pub until: NaiveDate,
}

/// A task going from a unit, to a unit, or from one to the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passing {
    /// When.
    pub on: NaiveDate,
    /// The unit that had it until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<UnitId>,
    /// The unit that has it from then on; `None` also when it had it already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<UnitId>,
}

impl TaskPast {
    /// A task that comes into the plan on a day.
    #[must_use]
    pub fn since(day: NaiveDate) -> Self {
        Self { since: Some(day), ..Self::default() }
    }

    /// Whether there is nothing to tell: it has always been where it is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.since.is_none() && self.passings.is_empty() && self.deadlines.is_empty()
    }
}

impl Task {
    /// The task at other units from a day on; how it came to them stays known.
    #[must_use]
    pub fn passed_on(&self, lead: Vec<UnitId>, on: NaiveDate) -> Self {
        let mut past = self.past.clone();
        let left = self.lead.iter().filter(|unit| !lead.contains(unit));
        past.passings.extend(left.map(|unit| Passing { on, from: Some(unit.clone()), into: None }));
        let came = lead.iter().filter(|unit| !self.lead.contains(unit));
        past.passings.extend(came.map(|unit| Passing { on, from: None, into: Some(unit.clone()) }));
        Self { lead, past, ..self.clone() }
    }

    /// The past of the task as a new plan has it from a day on: the units and the deadline it had stay known.
    #[must_use]
    pub fn past_under(&self, plan: &Self, on: NaiveDate) -> TaskPast {
        let mut past = self.passed_on(plan.lead.clone(), on).past;
        if self.deadline.dues != plan.deadline.dues {
            past.deadlines.push(FormerDeadline { deadline: self.deadline.clone(), until: on });
        }
        past
    }

    /// The deadline that the plan had for it at the end of a day.
    #[must_use]
    pub fn deadline_on(&self, day: NaiveDate) -> &Deadline {
        let former = self.past.deadlines.iter().find(|former| day < former.until);
        former.map_or(&self.deadline, |former| &former.deadline)
    }

    /// Whether a unit answered for it at the end of a day.
    #[must_use]
    pub fn was_led_by(&self, unit: &UnitId, day: NaiveDate) -> bool {
        if self.past.since.is_some_and(|since| since > day) {
            return false;
        }
        let later = self.past.passings.iter().find(|passing| passing.on > day && passing.is_of(unit));
        later.map_or(self.lead.contains(unit), |passing| passing.from.as_ref() == Some(unit))
    }

    /// The units that had it and have it no more, each with the day on which it left them.
    pub fn former_lead(&self) -> impl Iterator<Item = (&UnitId, NaiveDate)> {
        let left = self.past.passings.iter().rev();
        let mut seen = std::collections::BTreeSet::new();
        left.filter_map(|passing| Some((passing.from.as_ref()?, passing.on)))
            .filter(move |(unit, _)| !self.lead.contains(unit) && seen.insert(*unit))
    }
}

impl Passing {
    fn is_of(&self, unit: &UnitId) -> bool {
        self.from.as_ref() == Some(unit) || self.into.as_ref() == Some(unit)
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::{Cadence, Deadline, Scope, Task, TaskId, TaskPast, UnitId};

    fn task(lead: &[&str], past: TaskPast) -> Task {
        Task {
            id: TaskId::new("T1"),
            title: "暖“新”驿站建设".into(),
            requirement: String::new(),
            focus: None,
            clause: String::new(),
            scope: Scope::Some,
            lead: lead.iter().map(|id| UnitId::new(id)).collect(),
            supporting: Vec::new(),
            cadence: Cadence::Monthly,
            met_by: None,
            deadline: Deadline::none(),
            measure: String::new(),
            indicators: Vec::new(),
            monthly_note: String::new(),
            private: false,
            past,
        }
    }

    #[test]
    fn the_months_before_a_plan_was_revised_keep_their_day() {
        let day = |text: &str| text.parse().expect("a day");
        let before =
            Task { deadline: Deadline::on("年底前", day("2022-12-31")), ..task(&["U1"], TaskPast::default()) };
        let plan =
            Task { deadline: Deadline::on("11月底前", day("2022-11-30")), ..task(&["U1"], TaskPast::default()) };
        let after = Task { past: before.past_under(&plan, day("2022-07-01")), ..plan };
        let due = |on: &str| after.deadline_on(day(on)).last_day();
        assert_eq!((due("2022-06-30"), due("2022-07-01")), (Some(day("2022-12-31")), Some(day("2022-11-30"))));
        assert!(before.past_under(&before, day("2022-07-01")).is_empty(), "a plan that says the same");
    }

    #[test]
    fn the_months_before_a_task_went_over_are_told_as_they_were() {
        let day = |text: &str| text.parse().expect("a day");
        let unit = UnitId::new;
        let july = task(&["U1", "U2"], TaskPast::since(day("2022-07-01")));
        let autumn = july.passed_on(vec![unit("U2"), unit("U3")], day("2022-09-12"));
        let led = |on: &str| ["U1", "U2", "U3"].map(|id| autumn.was_led_by(&unit(id), day(on)));
        assert_eq!(led("2022-06-30"), [false; 3]);
        assert_eq!((led("2022-07-01"), led("2022-09-11")), ([true, true, false], [true, true, false]));
        assert_eq!((led("2022-09-12"), led("2022-12-31")), ([false, true, true], [false, true, true]));
        assert_eq!(autumn.former_lead().collect::<Vec<_>>(), [(&unit("U1"), day("2022-09-12"))]);
        assert_eq!((july.past, TaskPast::default().is_empty()), (TaskPast::since(day("2022-07-01")), true));
    }
}
