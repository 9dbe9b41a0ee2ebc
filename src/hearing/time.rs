//! What is to be said about a reading of a deadline besides the days themselves.

use super::line::Hearing;
use crate::{
    domain::{Deadline, DeadlineQuestion, Due},
    language::{Certainty, DeadlineReading, Fault, Remark},
    wording::{self, Said, command_line},
};
use chrono::NaiveDate;
use std::ops::Range;

/// The first thing in a sentence that no calendar has.
#[must_use]
pub fn impossible(reading: &DeadlineReading, text: &str) -> Option<Said> {
    reading.faults.iter().find_map(|fault| impossible_day(fault, text))
}

fn impossible_day(fault: &Fault, text: &str) -> Option<Said> {
    match fault {
        Fault::NoSuchDay { span, .. } | Fault::NoSuchMonth { span, .. } | Fault::NoSuchQuarter { span, .. } => {
            Some(command_line::impossible_day(text.get(span.clone()).unwrap_or(text)))
        }
        Fault::NoSuchRecurrence { .. } | Fault::Vague { .. } | Fault::OutOfReach { .. } => None,
    }
}

/// Words that belong to a deadline and say nothing of their own: 6月底前完成.
const OF_A_DEADLINE: [&str; 8] = ["完成", "办结", "办好", "办完", "做完", "报送", "之前", "以前"];

/// What was written beside a deadline; empty when nothing was understood, or nothing of weight stands there.
pub(super) fn beside(reading: &DeadlineReading, text: &str) -> String {
    if reading.dues.is_empty() {
        return String::new();
    }
    let is_in_a_day = |at: usize| reading.spans.iter().any(|span| span.contains(&at));
    let rest: String = text.char_indices().map(|(at, c)| if is_in_a_day(at) { ' ' } else { c }).collect();
    let is_sign = |c: char| c.is_whitespace() || (!c.is_alphanumeric() && !c.is_ascii_graphic());
    let words = rest.split(is_sign).filter(|word| word.chars().count() > 1 && !OF_A_DEADLINE.contains(word));
    words.collect::<Vec<_>>().join("，")
}

/// A hearing that knows the time alone.
pub(super) fn about_time(reading: &DeadlineReading, text: &str, base: NaiveDate) -> Hearing {
    let mut heard = Hearing {
        text: text.to_owned(),
        deadline: reading.to_deadline(text),
        refusal: impossible(reading, text),
        unsure: reading.certainty == Certainty::Unsure,
        certain: reading.certainty == Certainty::Certain,
        ..Hearing::default()
    };
    let words = |span: &Range<usize>| text.get(span.clone()).unwrap_or(text);
    for fault in &reading.faults {
        match fault {
            Fault::NoSuchDay { .. } | Fault::NoSuchMonth { .. } | Fault::NoSuchQuarter { .. } => {
                heard.impossible.extend(impossible_day(fault, text).map(|said| said.what));
            }
            Fault::NoSuchRecurrence { span } | Fault::Vague { span } | Fault::OutOfReach { span } => {
                heard.remarks.push(command_line::vague(words(span)));
            }
        }
    }
    heard.remarks.extend(reading.remarks.iter().filter_map(|remark| told(*remark, &heard.deadline)));
    // What a remark or a fault has said already is not asked again; stages are asked about by themselves.
    let several = reading.dues.iter().filter(|due| matches!(due, Due::On(_))).count() > 1;
    let asked = reading
        .doubts
        .iter()
        .filter(|doubt| !(is_told(doubt.about) || several && doubt.about == DeadlineQuestion::Stages));
    heard
        .remarks
        .extend(asked.map(|doubt| wording::question(words(&doubt.span), doubt.about, &doubt.candidates, base)));
    heard
}

fn is_told(about: DeadlineQuestion) -> bool {
    matches!(
        about,
        DeadlineQuestion::HolidaysUnknown
            | DeadlineQuestion::PastThisYear
            | DeadlineQuestion::AlreadyPast
            | DeadlineQuestion::WhichHoliday
            | DeadlineQuestion::WeekdayDiffers
            | DeadlineQuestion::Event
    )
}

fn told(remark: Remark, deadline: &Deadline) -> Option<String> {
    match remark {
        Remark::HolidaysNotPublished(year) => Some(command_line::holidays_not_published(year)),
        Remark::RolledToNextYear => deadline.last_day().map(command_line::rolled_to_next_year),
        Remark::TakenAsPast => Some(command_line::taken_as_past()),
        Remark::AlreadyPast => Some(command_line::already_past()),
        Remark::NextHolidayTaken => Some(command_line::next_holiday_taken()),
        Remark::LengthOnly => Some(command_line::length_only()),
        Remark::WeekdayDiffers => Some(command_line::weekday_differs()),
        Remark::YearCarried(_) | Remark::Coarsened => None,
    }
}
