//! What a sentence says besides its words: by when, who answers for it, who helps. An impossible date stops everything;
//! words that name no day are told, and nothing is guessed.

use super::{failure::Failure, unit_names::UnitNames};
use crate::{
    catalogue::holidays,
    domain::{Deadline, DeadlineQuestion, Due, Ledger, Refusal, TaskId, UnitId},
    language::{
        Calendar, DeadlineReading, Fault, Remark,
        extract::Spoken,
        read_deadline,
        spoken::{Listener, Understood},
        task_match::TaskIndex,
    },
    wording::{Said, command_line, question},
};
use chrono::NaiveDate;

/// Listens to sentences; knows the holidays.
pub(super) struct Ear {
    calendar: &'static Calendar,
}

/// What was heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heard {
    /// By when.
    pub deadline: Deadline,
    /// Who in person answers for it; empty when nobody is named.
    pub owner: String,
    /// The units that help.
    pub supporting: Vec<UnitId>,
    /// The task of the plan that it is about, when that is clear.
    pub task: Option<TaskId>,
    /// What the secretary should know before relying on it.
    pub notices: Vec<String>,
}

impl Ear {
    pub(super) fn new() -> Self {
        Self { calendar: holidays::calendar() }
    }

    /// Reads when, and nothing else; faults are in the reading.
    pub(super) fn read(&self, text: &str, base: NaiveDate) -> DeadlineReading {
        read_deadline(text, base, self.calendar)
    }

    /// Reads when; refuses a day, month or quarter that does not exist.
    pub(super) fn deadline(&self, text: &str, base: NaiveDate) -> Result<DeadlineReading, Failure> {
        let reading = self.read(text, base);
        match impossible(&reading, text) {
            Some(said) => Err(Failure::refused(said)),
            None => Ok(reading),
        }
    }

    /// A deadline that must have been named: for an extension.
    pub(super) fn date(&self, phrase: &str, base: NaiveDate) -> Result<Deadline, Failure> {
        let reading = self.deadline(phrase, base)?;
        match reading.to_deadline(phrase) {
            undated if undated.is_undated() => Err(Refusal::NoDate.into()),
            deadline => Ok(deadline),
        }
    }

    /// Listens to a whole sentence about what some units will do; `turn` is whose promise it is when that is one unit.
    pub(super) fn hear(
        &self,
        text: &str,
        base: NaiveDate,
        ledger: &Ledger,
        turn: Option<&UnitId>,
    ) -> Result<Heard, Failure> {
        let reading = self.deadline(text, base)?;
        let (names, tasks) =
            (UnitNames::new(ledger), TaskIndex::new(&ledger.tasks.values().cloned().collect::<Vec<_>>()));
        let deadline = |text: &str| self.spoken(text, base);
        let listener = Listener { units: names.units(), index: names.index(), tasks: &tasks, deadline: &deadline };
        let Understood { deadline, owner, supporting, task, .. } = listener.understand(text, turn);
        let notices = notices(&reading, text, base, &deadline);
        Ok(Heard { deadline, owner: owner.unwrap_or_default(), supporting, task, notices })
    }

    /// A deadline in the form in which the other listeners want it.
    pub(super) fn spoken(&self, text: &str, base: NaiveDate) -> Option<Spoken> {
        let reading = self.read(text, base);
        (!reading.dues.is_empty()).then_some(Spoken { spans: reading.spans, dues: reading.dues })
    }
}

/// The first thing in a sentence that no calendar has.
pub(super) fn impossible(reading: &DeadlineReading, text: &str) -> Option<Said> {
    reading.faults.iter().find_map(|fault| match fault {
        Fault::NoSuchDay { span, .. } | Fault::NoSuchMonth { span, .. } | Fault::NoSuchQuarter { span, .. } => {
            Some(command_line::impossible_day(text.get(span.clone()).unwrap_or(text)))
        }
        Fault::NoSuchRecurrence { .. } | Fault::Vague { .. } | Fault::OutOfReach { .. } => None,
    })
}

fn notices(reading: &DeadlineReading, text: &str, base: NaiveDate, deadline: &Deadline) -> Vec<String> {
    let mut notices: Vec<String> = reading
        .faults
        .iter()
        .filter_map(|fault| match fault {
            Fault::NoSuchRecurrence { span } | Fault::Vague { span } | Fault::OutOfReach { span } => {
                text.get(span.clone()).map(command_line::vague)
            }
            _ => None,
        })
        .collect();
    notices.extend(reading.remarks.iter().filter_map(|remark| match remark {
        Remark::HolidaysNotPublished(year) => Some(command_line::holidays_not_published(*year)),
        Remark::RolledToNextYear => deadline.last_day().map(command_line::rolled_to_next_year),
        Remark::TakenAsPast => Some(command_line::taken_as_past()),
        Remark::AlreadyPast => Some(command_line::already_past()),
        Remark::NextHolidayTaken => Some(command_line::next_holiday_taken()),
        Remark::LengthOnly => Some(command_line::length_only()),
        Remark::WeekdayDiffers => Some(command_line::weekday_differs()),
        Remark::YearCarried(_) | Remark::Coarsened => None,
    }));
    // What a remark or a fault has said already is not asked again.
    let told = |about: DeadlineQuestion| {
        matches!(
            about,
            DeadlineQuestion::HolidaysUnknown
                | DeadlineQuestion::PastThisYear
                | DeadlineQuestion::AlreadyPast
                | DeadlineQuestion::WhichHoliday
                | DeadlineQuestion::WeekdayDiffers
                | DeadlineQuestion::Event
                | DeadlineQuestion::Bare
        )
    };
    let asked = reading.doubts.iter().filter(|doubt| !told(doubt.about));
    notices.extend(asked.map(|doubt| {
        let words = text.get(doubt.span.clone()).unwrap_or(text);
        question(words, doubt.about, &doubt.candidates, base)
    }));
    if deadline.is_undated() {
        notices.push(command_line::undated(deadline.dues.contains(&Due::Urgent)));
    }
    notices
}
