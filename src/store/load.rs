//! Reading the ledger back. What is still open, the meeting at hand and the one before come into memory; older
//! history stays on disk, so that opening costs the same after ten years as after one month.

use super::{
    error::fault,
    rows::{Row, highest, json_at},
    writer::Store,
};
use crate::domain::{
    Assignment, Attendance, Commitment, CommitmentId, Commitments, Counters, Edition, FormReceipt, Heard, HelpRequest,
    HelpRequestId, ItemId, Ledger, Meeting, MeetingId, Minutes, Period, Programme, Progress, ProgressId, Reading,
    RegisterEntry, RegisterEntryId, Remark, RemarkId, Replaced, Shortlist, Stop, StoreFault, Task, Unit, UnitId,
};
use std::collections::BTreeMap;

/// Recorded before that meeting, and open.
const LONG_OPEN: &str = "open = 1 AND meeting < ?1";
/// Settled since a day, recorded before a meeting.
const SETTLED_LATELY: &str = "settled >= ?1 AND +meeting < ?2 AND open = 0";

/// Commitments that were found, in the boxes in which the ledger keeps them: one is 400 bytes, and is not to be moved again
/// while they are put in order.
type Found = Vec<Box<Commitment>>;

/// That meeting, and those of which one is at hand when none is asked for.
const AT_HAND: &str =
    "id = ?1 OR state <> 'sealed' OR id = (SELECT id FROM meeting ORDER BY date DESC, id DESC LIMIT 1)";

/// How much to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Roster, counters, and the heads of the meeting asked for and of those that may be at hand: what a unit's list looks
    /// at.
    Roster(Option<MeetingId>),
    /// The plan besides: what recording a promise looks at.
    Plan(Option<MeetingId>),
    /// The working picture for a meeting (the default one when `None`).
    Working(Option<MeetingId>),
    /// Everything there is, with a meeting at hand.
    Everything(Option<MeetingId>),
}

impl Store {
    /// Reads the ledger.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file is damaged or cannot be read, or there is no such meeting.
    pub fn load(&self, reach: Reach) -> Result<Ledger, StoreFault> {
        // All of it as of one moment, whoever writes meanwhile.
        let _moment = self.connection.unchecked_transaction().map_err(|error| fault(&self.path, &error))?;
        let mut ledger = Ledger::default();
        let (Reach::Roster(asked) | Reach::Plan(asked) | Reach::Working(asked) | Reach::Everything(asked)) = reach;
        self.hold_meetings(AT_HAND, [asked.map(|id| id.0)], &mut ledger)?;
        ledger.at = match asked {
            Some(id) if !ledger.meetings.contains_key(&id) => return Err(StoreFault::NoMeeting(id)),
            Some(id) => Some(id),
            None => ledger.default_meeting(),
        };
        match reach {
            Reach::Roster(_) => self.load_roster(&mut ledger)?,
            Reach::Plan(_) => self.load_plan(&mut ledger)?,
            Reach::Everything(_) => self.load_records(&mut ledger, None)?,
            Reach::Working(_) => {
                let since = self.since(ledger.meeting())?;
                self.load_records(&mut ledger, since.as_ref())?;
            }
        }
        ledger.counters = self.counters()?;
        Ok(ledger)
    }

    fn all<T: Row>(&self, condition: &str, params: impl rusqlite::Params) -> Result<Vec<T>, StoreFault> {
        T::whole().all(&self.connection, condition, params).map_err(|error| self.fault_in::<T>(&error))
    }

    pub(super) fn fault_in<T: Row>(&self, error: &rusqlite::Error) -> StoreFault {
        match fault(&self.path, error) {
            StoreFault::Damaged { path, at } => StoreFault::Damaged { path, at: format!("{}: {at}", T::TABLE) },
            other => other,
        }
    }

    fn load_roster(&self, ledger: &mut Ledger) -> Result<(), StoreFault> {
        ledger.units = self.all::<Unit>("1", [])?.into_iter().map(|unit| (unit.id.clone(), unit)).collect();
        Ok(())
    }

    fn load_plan(&self, ledger: &mut Ledger) -> Result<(), StoreFault> {
        self.load_roster(ledger)?;
        for programme in self.all::<Programme>("1", [])? {
            ledger.programme = programme;
        }
        ledger.tasks = self.all::<Task>("1", [])?.into_iter().map(|task| (task.id.clone(), task)).collect();
        Ok(())
    }

    /// Takes in the heads of all meetings.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file is damaged or cannot be read.
    pub fn load_meetings(&self, ledger: &mut Ledger) -> Result<(), StoreFault> {
        self.hold_meetings("1", [], ledger)
    }

    /// Takes in when each item was last spoken of.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file is damaged or cannot be read.
    pub fn load_heard(&self, ledger: &mut Ledger) -> Result<(), StoreFault> {
        ledger.heard = self.heard_before(ledger.counters.meeting.next().0)?;
        Ok(())
    }

    fn hold_meetings(
        &self,
        condition: &str,
        params: impl rusqlite::Params,
        ledger: &mut Ledger,
    ) -> Result<(), StoreFault> {
        let meetings = self.all::<Meeting>(condition, params)?;
        ledger.meetings = meetings.into_iter().map(|meeting| (meeting.id, meeting)).collect();
        Ok(())
    }

    /// The meeting from which on a working picture with that one at hand is whole: the one before, or itself.
    fn since(&self, at: Option<&Meeting>) -> Result<Option<Meeting>, StoreFault> {
        let Some(at) = at else { return Ok(None) };
        let before = "(date, id) < (?1, ?2) ORDER BY date DESC, id DESC LIMIT 1";
        let before = self.all::<Meeting>(before, rusqlite::params![at.date.to_string(), at.id.0])?;
        Ok(Some(before.into_iter().next().unwrap_or_else(|| at.clone())))
    }

    /// Reads what was recorded: everything, or what is open, or settled since that meeting, or belongs to it or to a
    /// later one.
    fn load_records(&self, ledger: &mut Ledger, since: Option<&Meeting>) -> Result<(), StoreFault> {
        let found = self.commitments_since(since, || self.load_the_rest(ledger, since))?;
        ledger.commitments = Commitments::of(found);
        Ok(())
    }

    fn load_the_rest(&self, ledger: &mut Ledger, since: Option<&Meeting>) -> Result<(), StoreFault> {
        self.load_plan(ledger)?;
        self.load_meetings(ledger)?;
        let from = since.map_or(0, |meeting| meeting.id.0);
        let recent = "meeting >= ?1";
        let keyed = |meeting: MeetingId, unit: &UnitId| (meeting, unit.clone());
        let stops = self.all::<Stop>(recent, [from])?;
        ledger.stops = stops.into_iter().map(|stop| (keyed(stop.meeting, &stop.unit), stop)).collect();
        let roll = self.all::<Attendance>(recent, [from])?;
        ledger.attendance = roll.into_iter().map(|line| (keyed(line.meeting, &line.unit), line)).collect();
        let assignments = self.all::<Assignment>("1", [])?;
        ledger.assignments =
            assignments.into_iter().map(|item| ((item.task.clone(), item.unit.clone()), item)).collect();
        let progress = self.all::<Progress>(recent, [from])?;
        for said in progress {
            ledger.hold_progress(said);
        }
        if from > 0 {
            ledger.heard = self.heard_before(from)?;
        }
        // Two questions, each with its index: with OR, SQLite reads the whole table; the plus keeps it from the index of
        // meetings, which is all of history.
        let mut help = self.all::<HelpRequest>(recent, [from])?;
        help.extend(self.all::<HelpRequest>("settled IS NULL AND +meeting < ?1", [from])?);
        ledger.help_requests = help.into_iter().map(|help| (help.id, help)).collect();
        let remarks = self.all::<Remark>(recent, [from])?;
        ledger.remarks = remarks.into_iter().map(|remark| (remark.id, remark)).collect();
        let replaced = self.all::<Replaced>(recent, [from])?;
        ledger.replaced = replaced.into_iter().map(|replaced| (replaced.was.id(), replaced)).collect();
        let entries = self.all::<RegisterEntry>("1", [])?;
        ledger.register_entries = entries.into_iter().map(|entry| (entry.id, entry)).collect();
        let lists = self.all::<Shortlist>("1", [])?;
        ledger.shortlists = lists.into_iter().map(|list| (list.year, list)).collect();
        // A number given out years ago is still taken; the editions' words are read for the meetings in memory only.
        let minutes = self.all::<Minutes>("1", [])?;
        ledger.minutes = minutes.into_iter().map(|minutes| (minutes.meeting, minutes)).collect();
        let editions = self.all::<Edition>(recent, [from])?;
        ledger.editions = editions.into_iter().map(|edition| ((edition.meeting, edition.version), edition)).collect();
        let receipts = self.all::<FormReceipt>(recent, [from])?;
        ledger.form_receipts =
            receipts.into_iter().map(|receipt| (keyed(receipt.meeting, &receipt.unit), receipt)).collect();
        // The month before the first meeting in memory stands beside its own numbers, and may still be filled in.
        let earlier = since.map(|meeting| meeting.period.before().to_string());
        let month = earlier.as_deref().unwrap_or("0000-00");
        let readings = self.all::<Reading>("period >= ?1", [month])?;
        ledger.readings = readings
            .into_iter()
            .map(|reading| ((reading.unit.clone(), reading.indicator.clone(), reading.period), reading))
            .collect();
        Ok(())
    }

    /// The readings of a span of months, which may lie further back than memory does.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn readings(&self, from: Period, to: Period) -> Result<Vec<Reading>, StoreFault> {
        self.all("period BETWEEN ?1 AND ?2", [from.to_string(), to.to_string()])
    }

    /// Takes in what is open at some units, in place of what is in memory, with the tasks of the plan that belong to it: a
    /// list of theirs needs nothing else.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file is damaged or cannot be read.
    pub fn load_open_of(&self, ledger: &mut Ledger, units: &[UnitId]) -> Result<(), StoreFault> {
        let mut open = Found::new();
        ledger.assignments.clear();
        for unit in units {
            self.gather("open = 1 AND unit = ?1", [unit.as_str()], &mut open)?;
            let assignments = self.all::<Assignment>("unit = ?1", [unit.as_str()])?;
            ledger
                .assignments
                .extend(assignments.into_iter().map(|item| ((item.task.clone(), item.unit.clone()), item)));
        }
        ledger.commitments = Commitments::of(open);
        for (id, _) in ledger.assignments.keys() {
            if !ledger.tasks.contains_key(id) {
                let task = self.all::<Task>("id = ?1", [id.as_str()])?;
                ledger.tasks.extend(task.into_iter().map(|task| (task.id.clone(), task)));
            }
        }
        Ok(())
    }

    /// Three questions, each answered from an index of its own. What was recorded lately is read in the order in which it
    /// lies in the file; of what is older, only what is open, or settled since. Without a meeting to begin with everything.
    fn commitments_since(
        &self,
        since: Option<&Meeting>,
        meanwhile: impl FnOnce() -> Result<(), StoreFault>,
    ) -> Result<Found, StoreFault> {
        let mut found = Found::new();
        let Some(since) = since else {
            meanwhile()?;
            self.gather("1", [], &mut found)?;
            return Ok(found);
        };
        let (from, day) = (since.id.0, since.date.to_string());
        self.each_from_to([from, u32::MAX], &Commitment::whole(), meanwhile, |commitment| found.push(commitment))?;
        self.gather(LONG_OPEN, [from], &mut found)?;
        self.gather(SETTLED_LATELY, rusqlite::params![day, from], &mut found)?;
        Ok(found)
    }

    fn gather(&self, condition: &str, params: impl rusqlite::Params, found: &mut Found) -> Result<(), StoreFault> {
        Commitment::whole()
            .each(&self.connection, condition, params, |commitment| found.push(Box::new(commitment)))
            .map_err(|error| self.fault_in::<Commitment>(&error))
    }

    /// Everything that was ever said about one item, oldest first.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file is damaged or cannot be read.
    pub fn progress_about(&self, item: &ItemId) -> Result<Vec<Progress>, StoreFault> {
        let about = serde_json::to_string(&Some(item))
            .map_err(|error| StoreFault::System { path: self.path.clone(), said: error.to_string() })?;
        self.all("about_json = ?1 ORDER BY id", [about])
    }

    /// When the items were last spoken of before a meeting, as far back as a year: longer silence is silence enough.
    pub(super) fn heard_before(&self, from: u32) -> Result<BTreeMap<ItemId, Heard>, StoreFault> {
        const MONTHS: u32 = 12;
        let read = || -> rusqlite::Result<BTreeMap<ItemId, Heard>> {
            let mut heard: BTreeMap<ItemId, Heard> = BTreeMap::new();
            let mut statement = self.connection.prepare_cached(
                "SELECT about_json, max(meeting), NULL FROM progress
                 WHERE meeting >= ?1 AND meeting < ?2 AND about_json <> 'null' GROUP BY +about_json
                 UNION ALL
                 SELECT about_json, max(meeting), share FROM progress
                 WHERE meeting >= ?1 AND meeting < ?2 AND share IS NOT NULL GROUP BY +about_json",
            )?;
            let mut rows = statement.query([from.saturating_sub(MONTHS), from])?;
            while let Some(row) = rows.next()? {
                let about: ItemId = json_at(row, 0)?;
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
        self.plan(&format!("SELECT * FROM {table} WHERE {condition}"))
    }

    fn plan(&self, question: &str) -> Vec<String> {
        let mut statement = self.connection.prepare(&format!("EXPLAIN QUERY PLAN {question}")).expect("a question");
        let parameters = rusqlite::params_from_iter(vec!["0"; statement.parameter_count()]);
        let lines = statement.query_map(parameters, |row| row.get::<_, String>(3)).expect("a plan");
        lines.map(|line| line.expect("a line")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::span::{SPAN, WITHIN};

    /// Opening must cost the same after ten years: no question of the working picture may walk through a table that
    /// grows with every meeting.
    #[test]
    fn no_question_of_the_working_picture_reads_a_table_of_history_through() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("a.db")).unwrap();
        let plans = std::sync::Mutex::new(Vec::new());
        let asked = |table: &str, condition: &str| {
            let lines = store.plan_of(table, condition);
            plans.lock().unwrap().extend(lines.into_iter().map(|line| format!("{table}: {line}")));
        };
        let recent = "meeting >= ?1";
        for table in ["stop", "attendance", "progress", "help_request", "remark", "edition", "form_receipt"] {
            asked(table, recent);
        }
        asked("help_request", "settled IS NULL AND +meeting < ?1");
        asked("commitment", WITHIN);
        asked("commitment", LONG_OPEN);
        asked("commitment", SETTLED_LATELY);
        asked("commitment", "open = 1 AND unit = ?1");
        asked("reading", "period >= ?1");
        asked("journal", "meeting = ?1 ORDER BY seq");
        plans.lock().unwrap().extend(store.plan(SPAN).into_iter().map(|line| format!("span: {line}")));
        // An index that holds what is open and nothing else is not history, nor is what was just found.
        let is_small = |line: &String| {
            ["INDEX help_request_unsettled", "SCAN held", "SCAN ends"].iter().any(|end| line.ends_with(end))
        };
        let walks = |line: &&String| line.contains("SCAN") && !is_small(line);
        let plans = plans.into_inner().unwrap();
        assert_eq!(plans.iter().filter(walks).collect::<Vec<_>>(), Vec::<&String>::new());
    }
}
