//! What the papers after the minutes have in common: what they are called, and what their files say about themselves.

use super::minutes::{meta, several_in_the_month};
use crate::document::{Block, Document, DocumentKind};
use crate::domain::Ledger;
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

/// A paper of the meeting at hand.
pub(super) fn paper(ledger: &Ledger, drawn_up: NaiveDate, head: Head<'_>, blocks: Vec<Block>) -> Document {
    let title = match ledger.meeting() {
        Some(meeting) => {
            let number = several_in_the_month(ledger).then_some(meeting.number);
            papers::file_title(meeting.period, number, head.what, head.unit)
        }
        None => head.what.to_owned(),
    };
    Document { kind: head.kind, title, meta: meta(ledger, drawn_up), blocks }
}
