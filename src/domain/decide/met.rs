//! 办成: when an act makes that something owed is met, or met no more, the same act says so in its course. This is the one
//! place where that is decided; every screen and paper reads the course.

use super::{Context, forms::squashed};
use crate::domain::{
    Assignment, Change, Commitment, Course, Edit, Item, Ledger, Life, Meeting, MetBy, Part, PartDone, Period, Proof,
    Reading, RegisterEntry, Reopening, Report, Task, TaskId, UnitId, edits,
};
use std::collections::BTreeSet;

/// What an act changes, with what follows from it for duties and for what was promised on them.
pub(super) fn follow(ledger: &Ledger, changes: Vec<Change>, context: &Context) -> Vec<Change> {
    let touched = touched(ledger, &changes);
    let after = After { ledger, changes: &changes, context };
    let mut followed = after.figures();
    if touched.is_empty() && followed.is_empty() {
        return changes;
    }
    for (task, unit) in &touched {
        if let Some(task) = after.task(task).filter(|task| task.lead.contains(unit)) {
            followed.extend(after.settle(task, unit));
        }
    }
    if followed.is_empty() { changes } else { squashed(changes.into_iter().chain(followed).collect()) }
}

/// The duties whose state an act may have changed.
fn touched(ledger: &Ledger, changes: &[Change]) -> BTreeSet<(TaskId, UnitId)> {
    let mut touched = BTreeSet::new();
    for edit in edits::<RegisterEntry>(changes) {
        for entry in [edit.before(), edit.after()].into_iter().flatten() {
            touched.extend(shown_by(ledger, entry));
        }
    }
    for edit in edits::<Commitment>(changes) {
        if let Edit::Revised { before, after } = edit
            && before.course.life != after.course.life
        {
            touched.extend(after.task.clone().map(|task| (task, after.unit.clone())));
        }
    }
    let duties = edits::<Assignment>(changes).map(Edit::either);
    touched.extend(duties.map(|duty| (duty.task.clone(), duty.unit.clone())));
    // A file from before registers met anything catches up when its next meeting is opened.
    if edits::<Meeting>(changes).any(|edit| matches!(edit, Edit::Created(_))) {
        touched.extend(ledger.entries().flat_map(|entry| shown_by(ledger, entry)));
    }
    touched
}

/// The duties that an entry of a register may show as met.
fn shown_by(ledger: &Ledger, entry: &RegisterEntry) -> Vec<(TaskId, UnitId)> {
    let Some(kind) = ledger.register_kind(&entry.kind) else { return Vec::new() };
    let tasks = ledger.tasks.values().filter(|task| kind.meets(task));
    let units = |task: &Task| if kind.wanted.is_some() { task.lead.clone() } else { vec![entry.unit.clone()] };
    tasks.flat_map(|task| units(task).into_iter().map(|unit| (task.id.clone(), unit))).collect()
}

/// The ledger as an act leaves it, as far as it is asked here.
struct After<'a> {
    ledger: &'a Ledger,
    changes: &'a [Change],
    context: &'a Context,
}

impl<'a> After<'a> {
    fn entries(&self) -> Vec<&'a RegisterEntry> {
        let edits = || edits::<RegisterEntry>(self.changes);
        let changed: BTreeSet<_> = edits().map(|edit| edit.either().id).collect();
        let stays = self.ledger.entries().filter(|entry| !changed.contains(&entry.id));
        stays.chain(edits().filter_map(Edit::after).filter(|entry| entry.dropped.is_none())).collect()
    }

    fn task(&self, id: &TaskId) -> Option<&'a Task> {
        let changed = edits::<Task>(self.changes).filter(|edit| edit.either().id == *id).last();
        changed.map_or_else(|| self.ledger.tasks.get(id), Edit::after)
    }

    fn assignment(&self, task: &Task, unit: &UnitId) -> Option<&'a Assignment> {
        let is_its = |edit: &&Edit<Assignment>| edit.either().task == task.id && edit.either().unit == *unit;
        let changed = edits::<Assignment>(self.changes).filter(is_its).last();
        match changed {
            Some(edit) => edit.after(),
            None => self.ledger.assignments.get(&(task.id.clone(), unit.clone())),
        }
    }

    /// What a unit promised for a task, or was told.
    fn promised(&self, task: &Task, unit: &UnitId) -> Vec<&'a Commitment> {
        let edits = || edits::<Commitment>(self.changes);
        let changed: BTreeSet<_> = edits().map(|edit| edit.either().id).collect();
        let stays = self.ledger.commitments_of(unit).filter(|one| !changed.contains(&one.id));
        stays
            .chain(edits().filter_map(Edit::after).filter(|one| one.unit == *unit))
            .filter(|one| one.task.as_ref() == Some(&task.id))
            .collect()
    }

    /// The rounds of duties that the figures filed by the act meet: those of the duties that somebody watches.
    fn figures(&self) -> Vec<Change> {
        let mut filed: BTreeSet<(&TaskId, &UnitId, Period)> = BTreeSet::new();
        for edit in edits::<Reading>(self.changes) {
            let Some(reading) = edit.after() else { continue };
            let tasks = self.ledger.tasks.values().filter(|task| {
                task.met_by == Some(MetBy::Figures)
                    && task.lead.contains(&reading.unit)
                    && task.indicators.contains(&reading.indicator)
            });
            filed.extend(tasks.map(|task| (&task.id, &reading.unit, reading.period)));
        }
        let round = |(task, unit, period): (&TaskId, &'a UnitId, Period)| {
            let task = self.ledger.tasks.get(task)?;
            let recorded = self.assignment(task, unit)?;
            let item = Item::Assignment(task, unit, Some(recorded));
            let points = item.deadline().points(item.course(), item.begins(), self.context.today());
            // What falls due in the first half of a month is about the month before.
            let is_about = |day: chrono::NaiveDate| Period::of(day - chrono::Days::new(15)) == period;
            let due = points.iter().map(|point| point.day).find(|day| is_about(*day));
            let part = Part::Round(due.or_else(|| period.last_day())?);
            if !recorded.course.is_owed() || recorded.course.part(part).is_some() {
                return None;
            }
            let report = Report {
                on: self.context.today(),
                evidence: period.to_string(),
                recorded: self.ledger.recorded_now(),
                shown_by: Some(Proof::Figures(period)),
            };
            self.assignment_with(task, unit, Some(recorded), |course| {
                course.parts.push(PartDone { part, report, closed: None, sent_back: None });
            })
        };
        filed.into_iter().filter_map(round).collect()
    }

    /// What shows that a duty is met.
    fn shown(&self, task: &Task, unit: &UnitId) -> Option<Report> {
        if task.met_by != Some(MetBy::Promise) {
            return self.ledger.shown(task, unit, &self.entries());
        }
        let closed = self.promised(task, unit).into_iter().filter_map(|one| match &one.course.life {
            Life::Closed { on, report, .. } => Some(Report {
                on: report.as_ref().map_or(*on, |report| report.on),
                evidence: one.text.clone(),
                recorded: self.ledger.recorded_now(),
                shown_by: Some(Proof::Promise(one.id)),
            }),
            Life::Standing
            | Life::Reported(_)
            | Life::Superseded { .. }
            | Life::Recast { .. }
            | Life::Withdrawn { .. } => None,
        });
        closed.min_by_key(|report| report.on)
    }

    /// The changes that bring a duty, and what was promised on it, to what is shown.
    fn settle(&self, task: &Task, unit: &UnitId) -> Vec<Change> {
        let shown = self.shown(task, unit);
        let recorded = self.assignment(task, unit);
        let mut changes = Vec::new();
        let standing = Course::default();
        let course = recorded.map_or(&standing, |assignment| &assignment.course);
        if let Some(life) = Self::life(course, shown.as_ref()) {
            changes.extend(self.assignment_with(task, unit, recorded, |course| self.turn(course, life)));
        }
        if task.met_by == Some(MetBy::Promise) {
            return changes;
        }
        let due = Item::Assignment(task, unit, recorded).deadline().last_day();
        for commitment in self.promised(task, unit) {
            let shown = shown.as_ref().filter(|shown| self.is_covered(commitment, shown, due));
            if let Some(life) = Self::life(&commitment.course, shown) {
                let mut after = commitment.clone();
                self.turn(&mut after.course, life);
                changes.push(Change::Commitment(Edit::Revised { before: commitment.clone(), after }));
            }
        }
        changes
    }

    /// Whether what shows a duty as met also covers something promised for it: made by then, not for a later day than
    /// the duty's own, and not sent back since.
    fn is_covered(&self, commitment: &Commitment, shown: &Report, due: Option<chrono::NaiveDate>) -> bool {
        let made = self.ledger.meetings.get(&commitment.meeting).map(|meeting| meeting.date);
        let is_earlier = made.unwrap_or_else(|| commitment.recorded_at.date()) <= shown.on
            || commitment.recorded_at.date() <= shown.on;
        let is_within = match (commitment.deadline.last_day(), due) {
            (Some(day), Some(due)) => day <= due,
            (None, _) | (_, None) => true,
        };
        // What only went back with its entry comes again with it; what the office sent back by itself does not.
        let by_office = |one: &Reopening| shown_of(&one.was).is_some_and(|shown| shown.evidence != one.reason);
        is_earlier && is_within && !commitment.course.reopenings.iter().any(by_office)
    }

    /// The life that something owed turns to; `None`: it stays as it is.
    fn life(course: &Course, shown: Option<&Report>) -> Option<Life> {
        match (&course.life, shown) {
            (Life::Standing, Some(shown)) => Some(Life::Reported(shown.clone())),
            (Life::Reported(said), Some(shown)) if !says(said, shown) => {
                // What showed it before shows it in other words: that is no news.
                let is_same = said.shown_by == shown.shown_by && said.on == shown.on;
                let recorded = if is_same { said.recorded } else { shown.recorded };
                Some(Life::Reported(Report { recorded, ..shown.clone() }))
            }
            (life, None) if shown_of(life).is_some() => Some(Life::Standing),
            _ => None,
        }
    }

    fn turn(&self, course: &mut Course, life: Life) {
        let was = std::mem::replace(&mut course.life, life);
        if let (Life::Standing, Some(report)) = (&course.life, shown_of(&was)) {
            let reason = report.evidence.clone();
            let recorded = self.ledger.recorded_now();
            course.reopenings.push(Reopening { on: self.context.today(), reason, was, recorded });
        }
    }

    fn assignment_with(
        &self,
        task: &Task,
        unit: &UnitId,
        before: Option<&Assignment>,
        how: impl FnOnce(&mut Course),
    ) -> Option<Change> {
        let meeting = self.meeting()?;
        let mut after = before.cloned().unwrap_or_else(|| Assignment {
            task: task.id.clone(),
            unit: unit.clone(),
            agreed: None,
            meeting,
            course: Course { begun_at: Some(meeting), ..Course::default() },
        });
        how(&mut after.course);
        Some(Change::Assignment(match before {
            Some(before) => Edit::Revised { before: before.clone(), after },
            None => Edit::Created(after),
        }))
    }

    /// The meeting at hand when the act is done.
    fn meeting(&self) -> Option<crate::domain::MeetingId> {
        let mut opened = edits::<Meeting>(self.changes).filter(|edit| matches!(edit, Edit::Created(_)));
        let opened = opened.next().map(|edit| edit.either().id);
        opened.or(self.ledger.at)
    }
}

/// Whether a report says what is shown; the unit may have added evidence of its own.
fn says(said: &Report, shown: &Report) -> bool {
    said.shown_by == shown.shown_by && said.on == shown.on && said.evidence.starts_with(&shown.evidence)
}

/// What shows that something is met, closed or not.
fn shown_of(life: &Life) -> Option<&Report> {
    match life {
        Life::Reported(report) | Life::Closed { report: Some(report), .. } => {
            Some(report).filter(|report| report.shown_by.is_some())
        }
        Life::Standing
        | Life::Closed { report: None, .. }
        | Life::Superseded { .. }
        | Life::Recast { .. }
        | Life::Withdrawn { .. } => None,
    }
}
