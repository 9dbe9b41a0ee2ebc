//! Reading a year: what was recorded in it or was open at some time in it, and nothing else. Each question is answered
//! from an index, so a year costs the same after ten years as after one.

use super::{
    error::fault,
    rows::{each, select},
    writer::Store,
};
use crate::domain::{Attendance, Commitment, MeetingId, Progress, StoreFault, YearBook};
use chrono::NaiveDate;

/// Recorded at meetings from one to another.
const OF_MEETINGS: &str = "meeting BETWEEN ?1 AND ?2";
/// Recorded before, and still open.
const STILL_OPEN: &str = "open = 1 AND meeting < ?1";
/// Recorded before, and settled since.
const SETTLED_SINCE: &str = "settled >= ?1 AND +meeting < ?2 AND open = 0";

impl Store {
    /// Reads the books of a year whose meetings are `first` to `last`; `start` is the year's first day.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file is damaged or cannot be read.
    pub fn year_book(
        &self,
        year: i32,
        start: NaiveDate,
        (first, last): (MeetingId, MeetingId),
    ) -> Result<YearBook, StoreFault> {
        let said = |error: rusqlite::Error| fault(&self.path, &error);
        let (from, to) = (first.0, last.0);
        let mut book = YearBook { year, ..YearBook::default() };
        let mut keep = |commitment: Commitment| book.commitments.push(commitment);
        // All of it as of one moment, whoever writes meanwhile.
        let _moment = self.connection.unchecked_transaction().map_err(said)?;
        self.each_from_to(from, to, &mut keep).map_err(said)?;
        each::<Commitment>(&self.connection, STILL_OPEN, [from], &mut keep).map_err(said)?;
        let since = rusqlite::params![start.to_string(), from];
        each::<Commitment>(&self.connection, SETTLED_SINCE, since, &mut keep).map_err(said)?;
        book.commitments.sort_by_key(|commitment| commitment.id);
        book.progress = select::<Progress>(&self.connection, OF_MEETINGS, [from, to]).map_err(said)?;
        book.progress.sort_by_key(|progress| progress.id);
        book.attendance = select::<Attendance>(&self.connection, OF_MEETINGS, [from, to]).map_err(said)?;
        book.heard = self.heard_before(from)?;
        Ok(book)
    }
}
