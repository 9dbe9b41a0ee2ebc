//! The listener: what the console understands of a sentence, from the language room, for the line being typed.

use super::keymap::narrow;
use crate::{
    domain::{Deadline, FieldKind, IndicatorId, Ledger, Task, TaskId, Unit, UnitId},
    language::{
        Calendar, Certainty, DeadlineReading, Fault, Remark,
        extract::{Candidate, Spoken, extract, reader},
        finder::Finder,
        mention::{UnitIndex, Who, resolve},
        read_deadline,
        register_value::register_value,
        spoken::{self, Mark, MarkKind},
        task_match::TaskIndex,
    },
    wording::command_line,
};
use chrono::NaiveDate;
use std::{cell::OnceCell, collections::BTreeMap};

/// What was understood of a sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heard {
    /// By when.
    pub deadline: Deadline,
    /// Who answers for it.
    pub owner: String,
    /// Who helps.
    pub supporting: Vec<UnitId>,
    /// Units named as the ones to do it.
    pub units: Vec<UnitId>,
    /// The task it fits.
    pub task: Option<TaskId>,
    /// Where in the text.
    pub marks: Vec<Mark>,
    /// What was said that cannot be: 6月31日.
    pub impossible: Vec<String>,
    /// Less than certain: worth a look before Enter.
    pub unsure: bool,
    /// What the reader wants to be known, in words.
    pub remarks: Vec<String>,
    /// Figures named in it that a unit reports every month.
    pub figures: BTreeMap<IndicatorId, i64>,
}

/// What may be a task, with the units it comes down to.
#[derive(Clone, Debug)]
pub struct Found {
    /// As the text says it.
    pub candidate: Candidate,
    /// Whom it is for.
    pub units: Vec<UnitId>,
    /// Who helps.
    pub supporting: Vec<UnitId>,
    /// The task of the plan that it seems to be already.
    pub known: Option<TaskId>,
}

/// The ear of the console: what the language room needs, prepared once, when it is first listened with. Nothing of it is
/// seen on the first picture.
#[derive(Debug)]
pub struct Listener {
    units: Vec<Unit>,
    plan: Vec<Task>,
    finder: OnceCell<Finder>,
    index: OnceCell<UnitIndex>,
    tasks: OnceCell<TaskIndex>,
    calendar: fn() -> &'static Calendar,
}

impl Listener {
    /// An ear for roster and plan, with the calendar of working days.
    #[must_use]
    pub fn new(ledger: &Ledger, calendar: fn() -> &'static Calendar) -> Self {
        Self {
            units: ledger.roster().into_iter().cloned().collect(),
            plan: ledger.tasks.values().cloned().collect(),
            finder: OnceCell::new(),
            index: OnceCell::new(),
            tasks: OnceCell::new(),
            calendar,
        }
    }

    /// Prepares everything, so that the first key does not wait for it. A few milliseconds.
    pub fn prepare(&self) {
        let _ = (self.finder(), self.index(), self.tasks(), self.calendar());
    }

    fn finder(&self) -> &Finder {
        self.finder.get_or_init(|| {
            let names = self.units.iter().map(|unit| {
                let preferred = unit.aliases.iter().map(String::as_str);
                preferred.chain([unit.short.as_str(), unit.name.as_str()])
            });
            Finder::new(names.enumerate())
        })
    }

    fn index(&self) -> &UnitIndex {
        self.index.get_or_init(|| UnitIndex::new(&self.units))
    }

    fn tasks(&self) -> &TaskIndex {
        self.tasks.get_or_init(|| TaskIndex::new(&self.plan))
    }

    /// The calendar of working days.
    #[must_use]
    pub fn calendar(&self) -> &'static Calendar {
        (self.calendar)()
    }

    /// The same ear for a roster and plan that have changed.
    #[must_use]
    pub fn renewed(&self, ledger: &Ledger) -> Self {
        Self::new(ledger, self.calendar)
    }

    /// The candidate tasks of a text.
    #[must_use]
    pub fn find_tasks(&self, text: &str, base: NaiveDate) -> Vec<Found> {
        let units = |who: &[Who]| {
            let mut units: Vec<UnitId> = Vec::new();
            for unit in who.iter().flat_map(|who| match who {
                Who::Unit(unit) => vec![unit.clone()],
                Who::Group(group) => resolve(*group, &self.units),
            }) {
                if !units.contains(&unit) {
                    units.push(unit);
                }
            }
            units
        };
        extract(text, self.index(), &reader(base, self.calendar()))
            .into_iter()
            .map(|candidate| {
                let lead = units(&candidate.units);
                let alone = if let [only] = lead.as_slice() { Some(only) } else { None };
                let known = self.tasks().same(&candidate.task, alone);
                let supporting = units(&candidate.supporting).into_iter().filter(|unit| !lead.contains(unit)).collect();
                Found { units: lead, supporting, known, candidate }
            })
            .collect()
    }

    /// Units by number, letters, Han or alias, the best first; equal matches are all there.
    #[must_use]
    pub fn find_units(&self, wanted: &str) -> Vec<UnitId> {
        let digits: String = wanted.chars().map(narrow).collect();
        if let Ok(number) = digits.trim().parse::<u32>() {
            return self.units.iter().filter(|unit| unit.order == number).map(|unit| unit.id.clone()).collect();
        }
        let hits = self.finder().find(wanted);
        hits.iter().filter_map(|hit| self.units.get(hit.key)).map(|unit| unit.id.clone()).collect()
    }

    /// What a phrase says about time, and nothing else.
    #[must_use]
    pub fn hear_deadline(&self, text: &str, base: NaiveDate) -> Heard {
        let reading = read_deadline(text, base, self.calendar());
        Heard { deadline: reading.to_deadline(text), ..about_time(&reading, text) }
    }

    /// What a field of a register is given; `None` when it is not what the field holds.
    #[must_use]
    pub fn value(&self, holds: FieldKind, text: &str, today: NaiveDate) -> Option<String> {
        register_value(holds, text, today, self.calendar())
    }

    /// What a sentence says: by when, who, with whom, which task.
    #[must_use]
    pub fn hear(&self, text: &str, unit: &UnitId, base: NaiveDate) -> Heard {
        let reading = read_deadline(text, base, self.calendar());
        let deadline = |text: &str| -> Option<Spoken> {
            let reading = read_deadline(text, base, self.calendar());
            (!reading.dues.is_empty()).then_some(Spoken { spans: reading.spans, dues: reading.dues })
        };
        let listener =
            spoken::Listener { units: &self.units, index: self.index(), tasks: self.tasks(), deadline: &deadline };
        let understood = listener.understand(text, Some(unit));
        // The marks are places in the tidied sentence; where tidying changed it, they would mark the wrong words.
        let marks = if understood.text == text { understood.marks } else { Vec::new() };
        Heard {
            deadline: understood.deadline,
            owner: understood.owner.unwrap_or_default(),
            supporting: understood.supporting,
            units: understood.units,
            task: understood.task,
            marks: marks
                .into_iter()
                .filter(|mark| mark.kind != MarkKind::Named && mark.kind != MarkKind::Figure)
                .collect(),
            ..about_time(&reading, text)
        }
    }
}

/// What is to be said about a reading besides the dates themselves.
fn about_time(reading: &DeadlineReading, text: &str) -> Heard {
    let mut heard = Heard { unsure: reading.certainty == Certainty::Unsure, ..Heard::default() };
    for fault in &reading.faults {
        let words = |span: &std::ops::Range<usize>| text.get(span.clone()).unwrap_or(text).to_owned();
        match fault {
            Fault::NoSuchDay { span, .. } | Fault::NoSuchMonth { span, .. } | Fault::NoSuchQuarter { span, .. } => {
                heard.impossible.push(command_line::impossible_day(&words(span)).what);
            }
            Fault::NoSuchRecurrence { span } | Fault::Vague { span } | Fault::OutOfReach { span } => {
                heard.remarks.push(command_line::vague(&words(span)));
            }
        }
    }
    for remark in &reading.remarks {
        match remark {
            Remark::HolidaysNotPublished(year) => heard.remarks.push(command_line::holidays_not_published(*year)),
            Remark::RolledToNextYear => {
                heard.remarks.extend(
                    crate::domain::Deadline { spoken: String::new(), dues: reading.dues.clone() }
                        .last_day()
                        .map(command_line::rolled_to_next_year),
                );
            }
            Remark::TakenAsPast => heard.remarks.push(command_line::taken_as_past()),
            Remark::AlreadyPast => heard.remarks.push(command_line::already_past()),
            Remark::NextHolidayTaken => heard.remarks.push(command_line::next_holiday_taken()),
            Remark::LengthOnly => heard.remarks.push(command_line::length_only()),
            Remark::WeekdayDiffers => heard.remarks.push(command_line::weekday_differs()),
            Remark::YearCarried(_) | Remark::Coarsened => {}
        }
    }
    heard
}
