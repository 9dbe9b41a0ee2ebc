//! The commands by which the minutes go out and come back: they carry the paper, since only this room can compose it.

use super::minutes::{minutes, minutes_mark};
use crate::domain::{Audience, Command, Everybody};
use chrono::NaiveDate;

/// 核对: the minutes as they stand were gone through.
#[must_use]
pub fn checking(books: &Everybody, by: String) -> Command {
    Command::CheckMinutes { by, mark: minutes_mark(books) }
}

/// 签发: the minutes as they stand were signed.
#[must_use]
pub fn signing(books: &Everybody, by: String, on: NaiveDate) -> Command {
    Command::SignMinutes { by, on, mark: minutes_mark(books) }
}

/// 印发: the minutes go out today as they stand.
#[must_use]
pub fn issuing(books: &Everybody, today: NaiveDate) -> Command {
    Command::IssueMinutes { words: minutes(books, today).words(), mark: minutes_mark(books) }
}

/// 重开: what went out, or was sealed, is taken back.
#[must_use]
pub fn reopening(books: &Everybody, reason: String, today: NaiveDate) -> Command {
    let sealed = books.books().meeting().and_then(|meeting| meeting.sealed_at).map(|moment| moment.date());
    Command::ReopenMinutes { reason, words: minutes(books, sealed.unwrap_or(today)).words() }
}
