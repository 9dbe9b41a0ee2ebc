//! What the papers after the minutes have in common: what they are called, and what their files say about themselves.

use super::minutes::{meta, several_in_the_month};
use crate::document::{Block, Document, DocumentKind};
use crate::domain::{Audience, Ledger, Meeting, MeetingState};
use crate::wording::papers;
use chrono::NaiveDate;

/// Which paper it is, and whose.
#[derive(Clone, Copy)]
pub(super) struct Head<'a> {
    /// Which paper.
    pub(super) kind: DocumentKind,
    /// Its name in file names.
    pub(super) what: &'a str,
    /// The unit it is for; empty for all.
    pub(super) unit: &'a str,
}

/// The last meeting that was held by a day: the one at hand once it has begun, else the one before. A paper that looks
/// back names this one, and none that is still to come.
pub(super) fn held_meeting(ledger: &Ledger, today: NaiveDate) -> Option<&Meeting> {
    let has_begun = |meeting: &&Meeting| meeting.state != MeetingState::Preparing && meeting.date <= today;
    let held = ledger.meetings.values().filter(has_begun);
    held.filter(|meeting| ledger.at.is_none_or(|at| meeting.id <= at)).max_by_key(|meeting| (meeting.date, meeting.id))
}

/// What a paper, and a workbook that goes with it, is called in a list of files.
pub(super) fn title(ledger: &Ledger, drawn_up: NaiveDate, head: Head<'_>) -> String {
    // A letter or a ledger looks back: it is called after a meeting that was held. Other papers go with the one at hand.
    let looks_back = head.kind == DocumentKind::Tasks || (head.kind == DocumentKind::Notice && !head.unit.is_empty());
    let looked_back_on = held_meeting(ledger, drawn_up).filter(|_| looks_back);
    match looked_back_on.or_else(|| ledger.meeting()) {
        Some(meeting) => {
            let number = several_in_the_month(ledger).then_some(meeting.number);
            papers::file_title(meeting.period, number, head.what, head.unit)
        }
        None => head.what.to_owned(),
    }
}

/// A paper of the meeting at hand.
pub(super) fn paper(books: &impl Audience, drawn_up: NaiveDate, head: Head<'_>, blocks: Vec<Block>) -> Document {
    let title = title(books.books(), drawn_up, head);
    Document { kind: head.kind, title, meta: meta(books, drawn_up), blocks }
}
