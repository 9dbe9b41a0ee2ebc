//! The minutes on the screen, before they are on paper: the same words, as plain text lines.

use super::minutes;
use crate::document::render;
use crate::domain::Everybody;
use chrono::NaiveDate;

/// The minutes of the meeting at hand as lines of at most 76 columns.
#[must_use]
pub fn preview(books: &Everybody, today: NaiveDate) -> Vec<String> {
    render::text(&minutes(books, today)).lines().map(str::to_owned).collect()
}
