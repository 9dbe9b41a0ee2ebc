//! A deadline as a catalogue writes it: `{ spoken = "6月底前" }`, or `{ spoken = "6月底前", label = "2022-06-30" }` where what
//! was said leaves the day open. The year is the one in the catalogue's key.

use super::{holidays, section::Section};
use crate::{
    domain::{Deadline, Due, EntryFault, SenseFault, Shape, label, parse_label},
    language::read_deadline,
};
use chrono::{Datelike as _, NaiveDate};

const KEYS: &[&str] = &["spoken", "label"];

/// Reads the deadline of a section; none when it is left out.
pub(super) fn read(section: &Section<'_>, year: Option<i32>) -> Deadline {
    let Some(part) = section.section("deadline", KEYS) else { return Deadline::none() };
    let spoken = part.text_or("spoken", "");
    let heard = year.and_then(|year| heard(&spoken, year));
    let Some(written) = part.maybe_word("label") else {
        if spoken.is_empty() {
            part.note(EntryFault::KeyMissing { key: "spoken", shape: Shape::Text });
        } else if heard.is_none() {
            part.note(SenseFault::DayUnread { spoken: spoken.clone(), has_year: year.is_some() });
        }
        return Deadline { spoken, dues: heard.unwrap_or_default() };
    };
    let Some(dues) = parse_label(written.text) else {
        part.note_at(&written.at, SenseFault::LabelBad { label: written.text.to_owned() });
        return Deadline::none();
    };
    let are_days = |dues: &[Due]| dues.iter().all(|due| matches!(due, Due::On(_)));
    if let Some(heard) = heard.filter(|heard| are_days(heard) && are_days(&dues) && *heard != dues) {
        let kind = SenseFault::LabelAgainstWords { spoken: spoken.clone(), heard: label(&heard), label: label(&dues) };
        part.note_at(&written.at, kind);
    }
    Deadline { spoken, dues }
}

/// Whether the words alone say the day.
pub(super) fn is_said(deadline: &Deadline, year: Option<i32>) -> bool {
    year.and_then(|year| heard(&deadline.spoken, year)).as_ref() == Some(&deadline.dues)
}

/// The days that words name in a year; `None` where they name none, or where it matters on which day they were spoken.
fn heard(spoken: &str, year: i32) -> Option<Vec<Due>> {
    let on = |month, day| {
        let base = NaiveDate::from_ymd_opt(year, month, day)?;
        Some(read_deadline(spoken, base, holidays::calendar()).dues).filter(|dues| !dues.is_empty())
    };
    let dues = on(1, 1)?;
    // 1月15日 is a year later when it is said in February; 本月 is another day.
    let date = |due: &Due| match due {
        Due::On(day) => Err((day.month(), day.day())),
        other => Ok(other.clone()),
    };
    let is_same = |later: &[Due]| later.iter().map(date).eq(dues.iter().map(date));
    (on(1, 2)? == dues && is_same(&on(2, 1)?)).then_some(dues)
}
