//! Reading the ledger back. What is still open, the meeting at hand and the one before come into memory; older
//! history stays on disk, so that opening costs the same after ten years as after one month.

use super::{
    error::fault,
    rows::{Row, about, highest, item_at},
    writer::Store,
};
use crate::domain::{
    Assignment, Attendance, Commitment, CommitmentId, Counters, Edition, FormReceipt, Held, HelpRequest, HelpRequestId,
    ItemId, LastMention, Ledger, Meeting, MeetingId, Minutes, Period, Programme, Progress, ProgressId, Reading,
    RegisterEntry, RegisterEntryId, Remark, RemarkId, Replaced, Shortlist, Stop, StoreFault, Task, Unit,
};
use std::collections::BTreeMap;

/// Recorded at that meeting or later.
const RECORDED_SINCE: &str = "meeting >= ?1";
/// Recorded before that meeting, and open.
const LONG_OPEN: &str = "open = 1 AND meeting < ?1";
/// Settled since a day, recorded before a meeting.
const SETTLED_LATELY: &str = "settled >= ?1 AND +meeting < ?2 AND open = 0";

impl Store {
    /// Reads the working picture for a meeting; without one for the meeting that is at hand by itself.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file is damaged or cannot be read, or there is no such meeting.
    pub fn load(&self, asked: Option<MeetingId>) -> Result<Ledger, StoreFault> {
        self.load_since(asked, |ledger| self.first_whole_meeting(ledger.meeting()))
    }

    /// Reads everything there is, with a meeting at hand.
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn load_everything(&self, asked: Option<MeetingId>) -> Result<Ledger, StoreFault> {
        self.load_since(asked, |_| Ok(None))
    }

    fn load_since(
        &self,
        asked: Option<MeetingId>,
        since: impl FnOnce(&Ledger) -> Result<Option<Meeting>, StoreFault>,
    ) -> Result<Ledger, StoreFault> {
        let _moment = self.one_moment()?;
        let mut ledger = Ledger::default();
        self.hold::<Meeting>(&mut ledger, "1", [])?;
        ledger.at = match asked {
            Some(id) if !ledger.meetings.contains_key(&id) => return Err(StoreFault::NoMeeting(id)),
            Some(id) => Some(id),
            None => ledger.default_meeting(),
        };
        let since = since(&ledger)?;
        self.load_records(&mut ledger, since.as_ref())?;
        ledger.counters = self.counters()?;
        Ok(ledger)
    }

    /// While it is held, everything is read as of one moment, whoever writes meanwhile; `None` where that is so already.
    pub(super) fn one_moment(&self) -> Result<Option<rusqlite::Transaction<'_>>, StoreFault> {
        let begin = || self.connection.unchecked_transaction().map_err(|error| fault(&self.path, &error));
        self.connection.is_autocommit().then(begin).transpose()
    }

    pub(super) fn all<T: Row>(&self, condition: &str, params: impl rusqlite::Params) -> Result<Vec<T>, StoreFault> {
        T::all(&self.connection, condition, params).map_err(|error| self.fault_in::<T>(&error))
    }

    fn fault_in<T: Row>(&self, error: &rusqlite::Error) -> StoreFault {
        match fault(&self.path, error) {
            StoreFault::Damaged { path, at } => StoreFault::Damaged { path, at: format!("{}: {at}", T::TABLE) },
            other => other,
        }
    }

    /// The meeting from which on a working picture with that one at hand is whole: the one before, or itself.
    fn first_whole_meeting(&self, at: Option<&Meeting>) -> Result<Option<Meeting>, StoreFault> {
        let Some(at) = at else { return Ok(None) };
        let before = "(date, id) < (?1, ?2) ORDER BY date DESC, id DESC LIMIT 1";
        let before = self.all::<Meeting>(before, rusqlite::params![at.date.to_string(), at.id.0])?;
        Ok(Some(before.into_iter().next().unwrap_or_else(|| at.clone())))
    }

    /// Reads what was recorded: everything, or what is open, or settled since that meeting, or belongs to it or to a
    /// later one.
    fn load_records(&self, ledger: &mut Ledger, since: Option<&Meeting>) -> Result<(), StoreFault> {
        for commitment in self.commitments_since(since)? {
            commitment.hold(ledger);
        }
        self.hold::<Programme>(ledger, "1", [])?;
        self.hold::<Unit>(ledger, "1", [])?;
        self.hold::<Task>(ledger, "1", [])?;
        let from = since.map_or(0, |meeting| meeting.id.0);
        self.hold::<Stop>(ledger, RECORDED_SINCE, [from])?;
        self.hold::<Attendance>(ledger, RECORDED_SINCE, [from])?;
        self.hold::<Assignment>(ledger, "1", [])?;
        self.hold::<Progress>(ledger, RECORDED_SINCE, [from])?;
        if from > 0 {
            ledger.heard = self.heard_before(from)?;
        }
        // Two questions, each with its index: with OR, SQLite reads the whole table; the plus keeps it from the index of
        // meetings, which is all of history.
        self.hold::<HelpRequest>(ledger, RECORDED_SINCE, [from])?;
        self.hold::<HelpRequest>(ledger, "settled IS NULL AND +meeting < ?1", [from])?;
        self.hold::<Remark>(ledger, RECORDED_SINCE, [from])?;
        self.hold::<Replaced>(ledger, RECORDED_SINCE, [from])?;
        self.hold::<RegisterEntry>(ledger, "1", [])?;
        self.hold::<Shortlist>(ledger, "1", [])?;
        // A number given out years ago is still taken; the editions' words are read for the meetings in memory only.
        self.hold::<Minutes>(ledger, "1", [])?;
        self.hold::<Edition>(ledger, RECORDED_SINCE, [from])?;
        self.hold::<FormReceipt>(ledger, RECORDED_SINCE, [from])?;
        // The month before the first meeting in memory stands beside its own numbers, and may still be filled in.
        let earlier = since.map(|meeting| meeting.period.before().to_string());
        self.hold::<Reading>(ledger, "period >= ?1", [earlier.as_deref().unwrap_or("0000-00")])
    }

    /// Takes into a ledger the records for which a condition (SQL after WHERE) holds.
    fn hold<T: Row + Held>(
        &self,
        ledger: &mut Ledger,
        condition: &str,
        params: impl rusqlite::Params,
    ) -> Result<(), StoreFault> {
        self.all::<T>(condition, params)?.into_iter().for_each(|record| record.hold(ledger));
        Ok(())
    }

    /// The readings of a span of months, which may lie further back than memory does.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn readings(&self, from: Period, to: Period) -> Result<Vec<Reading>, StoreFault> {
        self.all("period BETWEEN ?1 AND ?2", [from.to_string(), to.to_string()])
    }

    /// Three questions, each answered from an index of its own: what was recorded lately, and of what is older only what
    /// is open, or settled since. Without a meeting to begin with everything.
    fn commitments_since(&self, since: Option<&Meeting>) -> Result<Vec<Commitment>, StoreFault> {
        let Some(since) = since else { return self.all("1", []) };
        // What was settled after that meeting, which may have been adjourned before the day it was called for.
        let over = since.adjourned_at.map_or(since.date, |at| at.date().min(since.date));
        let (from, day) = (since.id.0, over.to_string());
        let mut found = self.all::<Commitment>(RECORDED_SINCE, [from])?;
        found.extend(self.all::<Commitment>(LONG_OPEN, [from])?);
        found.extend(self.all::<Commitment>(SETTLED_LATELY, rusqlite::params![day, from])?);
        Ok(found)
    }

    /// Everything that was ever said about one item, oldest first.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file is damaged or cannot be read.
    pub fn progress_about(&self, item: &ItemId) -> Result<Vec<Progress>, StoreFault> {
        self.all("about_json = ?1 ORDER BY id", [about(item)])
    }

    /// When the items were last spoken of before a meeting, as far back as a year: longer silence is silence enough.
    pub(super) fn heard_before(&self, from: u32) -> Result<BTreeMap<ItemId, LastMention>, StoreFault> {
        const MONTHS: u32 = 12;
        let read = || -> rusqlite::Result<BTreeMap<ItemId, LastMention>> {
            let mut heard: BTreeMap<ItemId, LastMention> = BTreeMap::new();
            let mut statement = self.connection.prepare_cached(
                "SELECT about_json, max(meeting), NULL FROM progress
                 WHERE meeting >= ?1 AND meeting < ?2 AND about_json <> 'null' GROUP BY +about_json
                 UNION ALL
                 SELECT about_json, max(meeting), share FROM progress
                 WHERE meeting >= ?1 AND meeting < ?2 AND share IS NOT NULL GROUP BY +about_json",
            )?;
            let mut rows = statement.query([from.saturating_sub(MONTHS), from])?;
            while let Some(row) = rows.next()? {
                let about = item_at(row)?;
                let one = heard.entry(about).or_default();
                one.meeting = one.meeting.max(MeetingId(row.get(1)?));
                one.share = row.get::<_, Option<u8>>(2)?.or(one.share);
            }
            Ok(heard)
        };
        read().map_err(|error| fault(&self.path, &error))
    }

    fn counters(&self) -> Result<Counters, StoreFault> {
        let connection = &self.connection;
        // A record that was replaced is in its table no longer; its number stays taken.
        let replaced = |kind: &str| -> rusqlite::Result<u32> {
            connection
                .prepare_cached("SELECT coalesce(max(number), 0) FROM replaced WHERE kind = ?1")?
                .query_row([kind], |row| row.get(0))
        };
        let read = || -> rusqlite::Result<Counters> {
            Ok(Counters {
                meeting: MeetingId(highest::<Meeting>(connection)?),
                commitment: CommitmentId(highest::<Commitment>(connection)?),
                progress: ProgressId(highest::<Progress>(connection)?.max(replaced("progress")?)),
                help_request: HelpRequestId(highest::<HelpRequest>(connection)?.max(replaced("help")?)),
                remark: RemarkId(highest::<Remark>(connection)?.max(replaced("remark")?)),
                register_entry: RegisterEntryId(highest::<RegisterEntry>(connection)?),
            })
        };
        read().map_err(|error| fault(&self.path, &error))
    }
}

#[cfg(test)]
impl Store {
    /// How SQLite would answer a question of a table: the lines of its plan.
    pub(super) fn plan_of(&self, table: &str, condition: &str) -> Vec<String> {
        let question = format!("EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {condition}");
        let mut statement = self.connection.prepare(&question).expect("a question");
        let parameters = rusqlite::params_from_iter(vec!["0"; statement.parameter_count()]);
        let lines = statement.query_map(parameters, |row| row.get::<_, String>(3)).expect("a plan");
        lines.map(|line| line.expect("a line")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Opening must cost the same after ten years: no question of the working picture may walk through a table that
    /// grows with every meeting.
    #[test]
    fn no_question_of_the_working_picture_reads_a_table_of_history_through() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("a.db")).unwrap();
        let mut plans = Vec::new();
        let mut asked = |table: &str, condition: &str| {
            plans.extend(store.plan_of(table, condition).into_iter().map(|line| format!("{table}: {line}")));
        };
        let recent = RECORDED_SINCE;
        for table in ["stop", "attendance", "progress", "help_request", "remark", "edition", "form_receipt"] {
            asked(table, recent);
        }
        asked("help_request", "settled IS NULL AND +meeting < ?1");
        asked("commitment", RECORDED_SINCE);
        asked("commitment", LONG_OPEN);
        asked("commitment", SETTLED_LATELY);
        asked("reading", "period >= ?1");
        asked("journal", "meeting = ?1 ORDER BY seq");
        // An index that holds what is open and nothing else is not history.
        let is_small = |line: &String| line.ends_with("INDEX help_request_unsettled");
        let walks = |line: &&String| line.contains("SCAN") && !is_small(line);
        assert_eq!(plans.iter().filter(walks).collect::<Vec<_>>(), Vec::<&String>::new());
    }
}
