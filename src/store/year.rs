//! Reading a year: what was recorded in it or was open at some time in it, and nothing else. Each question is answered
//! from an index, so a year costs the same after ten years as after one.

use super::{error::fault, writer::Store};
use crate::domain::{Commitment, MeetingId, Progress, StoreFault, YearBook};
use chrono::NaiveDate;

/// Recorded at meetings from one to another.
const OF_MEETINGS: &str = "meeting BETWEEN ?1 AND ?2";
/// Recorded before, and still open.
const STILL_OPEN: &str = "open = 1 AND meeting < ?1";
/// Recorded before, and settled since: asked meeting by meeting, so that what was settled after the year costs nothing.
const SETTLED_SINCE: &str = "meeting IN (SELECT id FROM meeting WHERE id < ?2) AND settled >= ?1 AND open = 0";

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
        let (from, to) = (first.0, last.0);
        // All of it as of one moment, whoever writes meanwhile.
        let _moment = self.connection.unchecked_transaction().map_err(|error| fault(&self.path, &error))?;
        let mut progress: Vec<Progress> = self.all(OF_MEETINGS, [from, to])?;
        progress.sort_by_key(|progress| progress.id);
        let attendance = self.all(OF_MEETINGS, [from, to])?;
        let mut commitments: Vec<Commitment> = self.all(OF_MEETINGS, [from, to])?;
        commitments.extend(self.all::<Commitment>(STILL_OPEN, [from])?);
        commitments.extend(self.all::<Commitment>(SETTLED_SINCE, rusqlite::params![start.to_string(), from])?);
        commitments.sort_by_key(|commitment| commitment.id);
        let heard = self.heard_before(from)?;
        Ok(YearBook { year, commitments, progress, attendance, heard })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A year must cost the same after ten years: whatever is asked is asked by meeting, from an index.
    #[test]
    fn no_question_of_a_year_reads_what_was_recorded_at_other_meetings() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("a.db")).unwrap();
        let plan = |table: &str, condition: &str| store.plan_of(table, condition);
        assert_eq!(
            plan("commitment", SETTLED_SINCE)[0],
            "SEARCH commitment USING INDEX commitment_meeting (meeting=? AND settled>?)"
        );
        assert_eq!(plan("commitment", STILL_OPEN), ["SEARCH commitment USING INDEX commitment_long_open (meeting<?)"]);
        for table in ["commitment", "progress", "attendance"] {
            let plan = plan(table, OF_MEETINGS);
            assert!(plan.iter().all(|line| line.starts_with("SEARCH")), "{plan:?}");
        }
    }
}
