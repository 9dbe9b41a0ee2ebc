//! 核对, 签发, 编号, 印发, 重开 of the minutes, and their sections by hand.

use super::{Context, Decision, open_meeting, optional_words, words};
use crate::domain::{
    Change, Checking, Edit, Edition, HandEdit, Ledger, Meeting, MeetingState, Minutes, MinutesReopening,
    MinutesSection, Refusal, Signing, WordsMark,
};
use crate::text;
use chrono::NaiveDate;

/// A section of one's own wording may be this long, in characters.
const LONGEST_SECTION: usize = 20_000;

/// The meeting, once it is over and before it is sealed.
fn adjourned(ledger: &Ledger) -> Result<&Meeting, Refusal> {
    let meeting = open_meeting(ledger)?;
    if meeting.state == MeetingState::Adjourned { Ok(meeting) } else { Err(Refusal::WrongState(meeting.state)) }
}

/// The minutes in the making.
fn in_the_making<'a>(ledger: &'a Ledger, meeting: &Meeting) -> Result<Option<&'a Minutes>, Refusal> {
    match ledger.minutes.get(&meeting.id) {
        Some(minutes) if minutes.issued => Err(Refusal::MinutesIssued(minutes.version())),
        minutes => Ok(minutes),
    }
}

fn standing(before: Option<&Minutes>, meeting: &Meeting) -> Minutes {
    before.cloned().unwrap_or_else(|| Minutes { meeting: meeting.id, ..Minutes::default() })
}

fn kept(before: Option<&Minutes>, after: Minutes) -> Vec<Change> {
    match before {
        Some(before) if *before == after => Vec::new(),
        Some(before) => vec![Change::Minutes(Box::new(Edit::Revised { before: before.clone(), after }))],
        None => vec![Change::Minutes(Box::new(Edit::Created(after)))],
    }
}

pub(super) fn check(ledger: &Ledger, by: &str, mark: WordsMark, context: &Context) -> Decision {
    let meeting = adjourned(ledger)?;
    let before = in_the_making(ledger, meeting)?;
    let checked = Some(Checking { by: optional_words(by)?, at: context.now, mark });
    Ok(kept(before, Minutes { checked, signed: None, ..standing(before, meeting) }))
}

pub(super) fn sign(ledger: &Ledger, by: &str, on: NaiveDate, mark: WordsMark, context: &Context) -> Decision {
    let meeting = adjourned(ledger)?;
    let before = in_the_making(ledger, meeting)?;
    if before.is_none_or(|minutes| minutes.checked.is_none()) {
        return Err(Refusal::MinutesNotChecked);
    }
    if on < meeting.date {
        return Err(Refusal::SignedBeforeMeeting(on));
    }
    // Nobody signs tomorrow what goes out today: a paper is signed before it is issued, never after.
    if on > context.today() {
        return Err(Refusal::NotYet(on));
    }
    let signed = Some(Signing { by: words(by)?, on, mark });
    Ok(kept(before, Minutes { signed, ..standing(before, meeting) }))
}

pub(super) fn number(ledger: &Ledger, number: u32) -> Decision {
    let meeting = adjourned(ledger)?;
    let before = in_the_making(ledger, meeting)?;
    if number == 0 {
        return Err(Refusal::NumberTaken(number));
    }
    let others = ledger.meetings.values().filter(|other| other.id != meeting.id);
    if others.into_iter().any(|other| ledger.minutes_number(other) == number && ledger.counted_together(other, meeting))
    {
        return Err(Refusal::NumberTaken(number));
    }
    Ok(kept(before, Minutes { number: Some(number), ..standing(before, meeting) }))
}

pub(super) fn issue(ledger: &Ledger, paper: &[String], mark: WordsMark, context: &Context) -> Decision {
    let meeting = adjourned(ledger)?;
    let before = in_the_making(ledger, meeting)?;
    let Some(signing) = before.and_then(|minutes| minutes.signed.as_ref()) else {
        return Err(Refusal::MinutesNotSigned);
    };
    if signing.on > context.today() {
        return Err(Refusal::NotYet(signing.on));
    }
    if signing.mark != mark {
        return Err(Refusal::ChangedSinceSigned);
    }
    let minutes = standing(before, meeting);
    let edition = edition(&minutes, paper, context);
    let after = Minutes { issued: true, editions: edition.version, ..minutes };
    let mut changes = kept(before, after);
    changes.push(Change::Edition(Box::new(Edit::Created(edition))));
    Ok(changes)
}

fn edition(minutes: &Minutes, paper: &[String], context: &Context) -> Edition {
    let signed = minutes.signed.as_ref();
    Edition {
        meeting: minutes.meeting,
        version: minutes.version(),
        number: minutes.number,
        signed_by: signed.map(|signing| signing.by.clone()).unwrap_or_default(),
        signed_on: signed.map(|signing| signing.on),
        issued_at: context.now,
        words: paper.to_vec(),
        head: String::new(),
    }
}

/// Takes back what is out, or sealed: the one thing that may be asked of a sealed meeting. What was sealed without
/// having been issued is kept as an edition too, as of the moment it was sealed.
pub(super) fn reopen(ledger: &Ledger, reason: &str, paper: &[String], context: &Context) -> Decision {
    let meeting = ledger.meeting().ok_or(Refusal::NoMeeting)?;
    // Of what was brought in from the past no paper was made here.
    if meeting.is_backfilled() {
        return Err(Refusal::Sealed(meeting.period));
    }
    let before = ledger.minutes.get(&meeting.id);
    let is_sealed = meeting.state == MeetingState::Sealed;
    if !is_sealed && before.is_none_or(|minutes| !minutes.issued) {
        return Err(Refusal::NothingIssued);
    }
    let later = ledger
        .meetings
        .values()
        .find(|other| (other.date, other.id) > (meeting.date, meeting.id) && other.state == MeetingState::Sealed);
    if let Some(later) = later {
        return Err(Refusal::LaterSealed(later.period));
    }
    let reason = optional_words(reason)?;
    if reason.is_empty() {
        return Err(Refusal::NoReason);
    }
    let mut changes = Vec::new();
    let mut minutes = standing(before, meeting);
    if !minutes.issued {
        let sealed = Context { now: meeting.sealed_at.unwrap_or(context.now) };
        let edition = edition(&minutes, paper, &sealed);
        minutes.editions = edition.version;
        changes.push(Change::Edition(Box::new(Edit::Created(edition))));
    }
    minutes.reopened.push(MinutesReopening { at: context.now, version: minutes.editions, reason });
    let after = Minutes { issued: false, checked: None, signed: None, ..minutes };
    changes.extend(kept(before, after));
    if is_sealed {
        let after = Meeting { state: MeetingState::Adjourned, sealed_at: None, ..meeting.clone() };
        changes.push(Change::Meeting(Edit::Revised { before: meeting.clone(), after }));
    }
    Ok(changes)
}

/// Keeps a section in somebody's own words, or gives it back to the records (`None`). `composed` is what the records
/// say at this moment.
pub(super) fn word_section(ledger: &Ledger, section: MinutesSection, text: Option<&str>, composed: &str) -> Decision {
    let meeting = open_meeting(ledger)?;
    let before = in_the_making(ledger, meeting)?;
    let mut after = standing(before, meeting);
    match text {
        None => {
            after.by_hand.remove(&section);
        }
        Some(text) => {
            if text.chars().count() > LONGEST_SECTION {
                return Err(Refusal::TextTooLong(LONGEST_SECTION));
            }
            let words = paragraphs(text);
            if words.is_empty() {
                return Err(Refusal::EmptyText);
            }
            after.by_hand.insert(section, HandEdit { words, composed: composed.to_owned() });
        }
    }
    let is_new = before.is_none() && after.by_hand.is_empty();
    Ok(if is_new { Vec::new() } else { kept(before, after) })
}

fn paragraphs(text: &str) -> String {
    let lines = text.lines().map(text::plain).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
