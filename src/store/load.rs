//! Reading the ledger back. What is still open, the meeting at hand and the one before come into memory; older
//! history stays on disk, so that opening costs the same after ten years as after one month.

use super::{
    error::fault,
    rows::{Row, highest, select},
    writer::Store,
};
use crate::domain::{
    Assignment, Attendance, Change, Commitment, CommitmentId, Counters, Edit, Edition, HelpRequest, HelpRequestId,
    Ledger, Meeting, MeetingId, Minutes, Period, Programme, Progress, ProgressId, Reading, RegisterEntry,
    RegisterEntryId, Remark, RemarkId, Stop, StoreFault, Task, Unit,
};

/// How much to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
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
        let mut ledger = Ledger::default();
        self.load_plan(&mut ledger)?;
        let (Reach::Working(asked) | Reach::Everything(asked)) = reach;
        ledger.at = match asked {
            Some(id) if !ledger.meetings.contains_key(&id) => return Err(StoreFault::NoMeeting(id)),
            Some(id) => Some(id),
            None => ledger.default_meeting(),
        };
        match reach {
            Reach::Everything(_) => self.load_records(&mut ledger, None)?,
            Reach::Working(_) => {
                let previous = ledger.previous_meeting().map(|meeting| meeting.id).or(ledger.at);
                self.load_records(&mut ledger, previous)?;
            }
        }
        ledger.counters = self.counters()?;
        Ok(ledger)
    }

    fn all<T: Row>(&self, condition: &str, params: impl rusqlite::Params) -> Result<Vec<T>, StoreFault> {
        select(&self.connection, condition, params).map_err(|error| match fault(&self.path, &error) {
            StoreFault::Damaged { path, at } => StoreFault::Damaged { path, at: format!("{}: {at}", T::TABLE) },
            other => other,
        })
    }

    fn load_plan(&self, ledger: &mut Ledger) -> Result<(), StoreFault> {
        for programme in self.all::<Programme>("1", [])? {
            ledger.programme = programme;
        }
        for unit in self.all::<Unit>("1", [])? {
            ledger.apply(&Change::Unit(Edit::Created(unit)));
        }
        for task in self.all::<Task>("1", [])? {
            ledger.apply(&Change::Task(Edit::Created(task)));
        }
        for meeting in self.all::<Meeting>("1", [])? {
            ledger.apply(&Change::Meeting(Edit::Created(meeting)));
        }
        Ok(())
    }

    /// Reads what was recorded: everything, or what is open, or settled since that meeting, or belongs to it or to a
    /// later one.
    fn load_records(&self, ledger: &mut Ledger, since: Option<MeetingId>) -> Result<(), StoreFault> {
        let from = since.map_or(0, |id| id.0);
        let settled_since = since.and_then(|id| ledger.meetings.get(&id)).map(|meeting| meeting.date.to_string());
        let recent = "meeting >= ?1";
        for stop in self.all::<Stop>(recent, [from])? {
            ledger.apply(&Change::Stop(Edit::Created(stop)));
        }
        for line in self.all::<Attendance>(recent, [from])? {
            ledger.apply(&Change::Attendance(Edit::Created(line)));
        }
        for assignment in self.all::<Assignment>("1", [])? {
            ledger.apply(&Change::Assignment(Edit::Created(assignment)));
        }
        let commitments = match &settled_since {
            None => self.all::<Commitment>("1", [])?,
            Some(day) => self.recent_commitments(from, day)?,
        };
        for commitment in commitments {
            ledger.apply(&Change::Commitment(Edit::Created(commitment)));
        }
        for progress in self.all::<Progress>(recent, [from])? {
            ledger.apply(&Change::Progress(Edit::Created(progress)));
        }
        for help in self.all::<HelpRequest>("meeting >= ?1 OR settled IS NULL", [from])? {
            ledger.apply(&Change::HelpRequest(Edit::Created(help)));
        }
        for remark in self.all::<Remark>(recent, [from])? {
            ledger.apply(&Change::Remark(Edit::Created(remark)));
        }
        for entry in self.all::<RegisterEntry>("1", [])? {
            ledger.apply(&Change::RegisterEntry(Edit::Created(entry)));
        }
        // A number given out years ago is still taken; the editions' words are read for the meetings in memory only.
        for minutes in self.all::<Minutes>("1", [])? {
            ledger.apply(&Change::Minutes(Box::new(Edit::Created(minutes))));
        }
        for edition in self.all::<Edition>(recent, [from])? {
            ledger.apply(&Change::Edition(Box::new(Edit::Created(edition))));
        }
        // The month before the first meeting in memory stands beside its own numbers, and may still be filled in.
        let earlier = since.and_then(|id| ledger.meetings.get(&id)).map(|meeting| meeting.period.before().to_string());
        let month = earlier.as_deref().unwrap_or("0000-00");
        for reading in self.all::<Reading>("period >= ?1", [month])? {
            ledger.apply(&Change::Reading(Edit::Created(reading)));
        }
        Ok(())
    }

    /// The readings of a span of months, which may lie further back than memory does.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn readings(&self, from: Period, to: Period) -> Result<Vec<Reading>, StoreFault> {
        self.all("period BETWEEN ?1 AND ?2", [from.to_string(), to.to_string()])
    }

    /// Three indexed questions rather than one with OR: each is answered from its own index.
    fn recent_commitments(&self, from: u32, day: &str) -> Result<Vec<Commitment>, StoreFault> {
        let mut found = self.all::<Commitment>("open = 1", [])?;
        found.extend(self.all::<Commitment>("meeting >= ?1 AND open = 0", [from])?);
        found.extend(self.all::<Commitment>("settled >= ?1 AND meeting < ?2", rusqlite::params![day, from])?);
        Ok(found)
    }

    fn counters(&self) -> Result<Counters, StoreFault> {
        let connection = &self.connection;
        let read = || -> rusqlite::Result<Counters> {
            Ok(Counters {
                meeting: MeetingId(highest::<Meeting>(connection)?),
                commitment: CommitmentId(highest::<Commitment>(connection)?),
                progress: ProgressId(highest::<Progress>(connection)?),
                help_request: HelpRequestId(highest::<HelpRequest>(connection)?),
                remark: RemarkId(highest::<Remark>(connection)?),
                register_entry: RegisterEntryId(highest::<RegisterEntry>(connection)?),
            })
        };
        read().map_err(|error| fault(&self.path, &error))
    }
}
