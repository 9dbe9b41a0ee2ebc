//! A brief (汇报提要): what a unit's turn is about, most pressing first. What needs an answer comes first: a unit
//! carries some thirty tasks of the year and has two minutes.

use crate::domain::{
    Commitment, Due, HelpRequest, IndicatorId, Item, ItemId, Ledger, Life, Measure, Progress, RegisterEntry, Remark,
    Unit, UnitId, rate,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// How many months that have figures are looked back through.
const MONTHS_BACK: usize = 3;

/// One indicator's line: last month beside this month.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Which.
    pub indicator: IndicatorId,
    /// Last month; a count, or percent when the indicator is a rate.
    pub last: Option<f64>,
    /// This month.
    pub now: Option<f64>,
}

/// What a unit's turn is about.
#[derive(Clone, Debug)]
pub struct Brief<'a> {
    /// Whose.
    pub unit: &'a Unit,
    /// 上次承诺: what it promised or was told at earlier meetings and is still open, or was settled since the last one.
    pub promised: Vec<&'a Commitment>,
    /// 本次议定: what was recorded for it today.
    pub today: Vec<&'a Commitment>,
    /// 下次会前到期: tasks of the plan due before the next meeting.
    pub due: Vec<Item<'a>>,
    /// 未定期限: tasks of the plan that nobody has put a date to.
    pub undated: Vec<Item<'a>>,
    /// 配合事项: what others lead and it helps with.
    pub supporting: Vec<&'a Commitment>,
    /// 本月数据.
    pub figures: Vec<Figure>,
    /// 台账.
    pub registers: Vec<&'a RegisterEntry>,
    /// 进展: what it reported today.
    pub progress: Vec<&'a Progress>,
    /// 协调事项: what it asked for and is not settled, or asked for today.
    pub help: Vec<&'a HelpRequest>,
    /// 点评, 记事 of today; private.
    pub remarks: Vec<&'a Remark>,
    /// 其他任务.
    pub rest: Vec<Item<'a>>,
}

impl Ledger {
    /// The brief of a unit; `None` when it is not in the roster.
    #[must_use]
    pub fn brief(&self, unit: &UnitId) -> Option<Brief<'_>> {
        let (id, unit) = self.units.get_key_value(unit)?;
        let mut brief = Brief {
            unit,
            promised: self.promised(id),
            today: self.commitments_of(id).filter(|commitment| Some(commitment.meeting) == self.at).collect(),
            due: Vec::new(),
            undated: Vec::new(),
            supporting: self.supported(id),
            figures: self.figures(id),
            registers: self.entries_of(id).collect(),
            progress: self.progress.values().filter(|p| Some(p.meeting) == self.at && p.unit == *id).collect(),
            help: self
                .help_requests
                .values()
                .filter(|help| help.unit == *id && (help.settled.is_none() || Some(help.meeting) == self.at))
                .collect(),
            remarks: self
                .remarks
                .values()
                .filter(|remark| Some(remark.meeting) == self.at && remark.unit.as_ref() == Some(id))
                .collect(),
            rest: Vec::new(),
        };
        self.sort_assignments(id, &mut brief);
        Some(brief)
    }

    fn promised(&self, unit: &UnitId) -> Vec<&Commitment> {
        let told = self.attribution();
        let is_fresh = |commitment: &Commitment| {
            commitment
                .course
                .settled()
                .is_some_and(|(recorded, on)| told.meeting(recorded, on).is_none_or(|meeting| Some(meeting) >= self.at))
        };
        let mut promised: Vec<&Commitment> = self
            .commitments_of(unit)
            .filter(|commitment| {
                Some(commitment.meeting) < self.at && (commitment.course.is_open() || is_fresh(commitment))
            })
            .collect();
        promised.sort_by_key(|commitment| {
            (!commitment.course.is_owed(), commitment.deadline.last_day().unwrap_or(NaiveDate::MAX), commitment.id)
        });
        promised
    }

    fn supported(&self, unit: &UnitId) -> Vec<&Commitment> {
        self.commitments
            .values()
            .filter(|commitment| commitment.course.is_open() && commitment.supporting.contains(unit))
            .collect()
    }

    fn sort_assignments<'a>(&'a self, unit: &'a UnitId, brief: &mut Brief<'a>) {
        let Some(meeting) = self.meeting() else {
            brief.rest = self.assignments_of(unit).collect();
            return;
        };
        let horizon = meeting.horizon();
        brief.undated = self.undated_of(unit).collect();
        let undated: BTreeSet<ItemId> = brief.undated.iter().map(Item::id).collect();
        for item in self.assignments_of(unit) {
            let due_soon = item.is_open() && item.due(meeting.date).is_some_and(|day| day <= horizon);
            if due_soon {
                brief.due.push(item);
            } else if !undated.contains(&item.id()) {
                brief.rest.push(item);
            }
        }
        brief.due.sort_by_key(|item| item.due(meeting.date));
        // What is asked of this unit alone is more pressing than what is asked of everybody, and what is urgent than both.
        brief.undated.sort_by_key(|item| match item {
            Item::Assignment(task, ..) => (!item.deadline().dues.contains(&Due::Urgent), task.lead.len()),
            Item::Commitment(_) => (true, 0),
        });
    }

    /// A unit's tasks of the plan for which nobody has named a day, nor promised one.
    pub fn undated_of<'a>(&'a self, unit: &'a UnitId) -> impl Iterator<Item = Item<'a>> {
        let dated = self.tasks_dated_by_commitment(unit);
        let is_undated = move |item: &Item<'a>| {
            item.is_owed() && item.deadline().is_undated() && item.task().is_none_or(|task| !dated.contains(task))
        };
        self.assignments_of(unit).filter(is_undated)
    }

    /// Tasks for which a unit has promised a date.
    pub(in crate::domain) fn tasks_dated_by_commitment(&self, unit: &UnitId) -> BTreeSet<crate::domain::TaskId> {
        self.commitments_of(unit)
            .filter(|commitment| {
                !matches!(
                    commitment.course.life,
                    Life::Withdrawn { .. } | Life::Superseded { .. } | Life::Recast { .. }
                )
            })
            .filter(|commitment| !commitment.deadline.is_undated())
            .filter_map(|commitment| commitment.task.clone())
            .collect()
    }

    fn figures(&self, unit: &UnitId) -> Vec<Figure> {
        let Some(period) = self.meeting().map(|meeting| meeting.period) else { return Vec::new() };
        let mut figures: Vec<Figure> = self
            .programme
            .indicators
            .iter()
            .map(|indicator| Figure {
                indicator: indicator.id.clone(),
                last: self.last_value(unit, &indicator.id, period),
                now: self.value(unit, &indicator.id, period),
            })
            .collect();
        figures.retain(|figure| figure.last.is_some() || figure.now.is_some());
        figures
    }

    /// The last value before a month, of those in memory: a month on another topic has none.
    fn last_value(&self, unit: &UnitId, indicator: &IndicatorId, period: crate::domain::Period) -> Option<f64> {
        let measure = &self.programme.indicators.iter().find(|known| known.id == *indicator)?.measure;
        let counted = match measure {
            Measure::Count => indicator,
            Measure::Rate { whole, .. } => whole,
        };
        // Of a rate the month before one that lacks its other half is looked at.
        let earlier = std::iter::successors(self.last_reading(unit, counted, period), |last| {
            self.last_reading(unit, counted, last.period)
        });
        earlier.take(MONTHS_BACK).find_map(|last| self.value(unit, indicator, last.period))
    }

    /// An indicator's value at a unit in a month: a count as reported, or a rate in percent derived from two counts.
    #[must_use]
    pub fn value(&self, unit: &UnitId, indicator: &IndicatorId, period: crate::domain::Period) -> Option<f64> {
        let of = |indicator: &IndicatorId| {
            self.readings.get(&(unit.clone(), indicator.clone(), period)).map(|reading| reading.value)
        };
        match &self.programme.indicators.iter().find(|known| known.id == *indicator)?.measure {
            #[expect(clippy::cast_precision_loss, reason = "monthly head counts are far below 2^52")]
            Measure::Count => of(indicator).map(|count| count as f64),
            Measure::Rate { part, whole } => rate(of(part)?, of(whole)?),
        }
    }
}
