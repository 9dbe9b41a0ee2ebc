//! Reading the ledger back. What is still open, the meeting at hand and the one before come into memory; older
//! history stays on disk, so that opening costs the same after ten years as after one month.

use super::{
    error::fault,
    rows::{Row, highest, select},
    writer::Store,
};
use crate::domain::{
    Assignment, Attendance, Commitment, CommitmentId, Counters, Edition, HelpRequest, HelpRequestId,
    Ledger, Meeting, MeetingId, Minutes, Programme, Progress, ProgressId, Reading, RegisterEntry, RegisterEntryId,
    Remark, RemarkId, Stop, StoreFault, Task, Unit, UnitId,
};

/// How much to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Roster, plan, meetings and counters: what recording a promise looks at.
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
        let mut ledger = Ledger::default();
        self.load_plan(&mut ledger)?;
        let (Reach::Plan(asked) | Reach::Working(asked) | Reach::Everything(asked)) = reach;
        ledger.at = match asked {
            Some(id) if !ledger.meetings.contains_key(&id) => return Err(StoreFault::NoMeeting(id)),
            Some(id) => Some(id),
            None => ledger.default_meeting(),
        };
        match reach {
            Reach::Plan(_) => {}
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
        ledger.units = self.all::<Unit>("1", [])?.into_iter().map(|unit| (unit.id.clone(), unit)).collect();
        ledger.tasks = self.all::<Task>("1", [])?.into_iter().map(|task| (task.id.clone(), task)).collect();
        ledger.meetings = self.all::<Meeting>("1", [])?.into_iter().map(|meeting| (meeting.id, meeting)).collect();
        Ok(())
    }

    /// Reads what was recorded: everything, or what is open, or settled since that meeting, or belongs to it or to a
    /// later one.
    fn load_records(&self, ledger: &mut Ledger, since: Option<MeetingId>) -> Result<(), StoreFault> {
        let from = since.map_or(0, |id| id.0);
        let settled_since = since.and_then(|id| ledger.meetings.get(&id)).map(|meeting| meeting.date.to_string());
        let recent = "meeting >= ?1";
        let keyed = |meeting: MeetingId, unit: &UnitId| (meeting, unit.clone());
        let stops = self.all::<Stop>(recent, [from])?;
        ledger.stops = stops.into_iter().map(|stop| (keyed(stop.meeting, &stop.unit), stop)).collect();
        let roll = self.all::<Attendance>(recent, [from])?;
        ledger.attendance = roll.into_iter().map(|line| (keyed(line.meeting, &line.unit), line)).collect();
        let assignments = self.all::<Assignment>("1", [])?;
        ledger.assignments =
            assignments.into_iter().map(|item| ((item.task.clone(), item.unit.clone()), item)).collect();
        ledger.hold_commitments(match &settled_since {
            None => self.all::<Commitment>("1", [])?,
            Some(day) => self.recent_commitments(from, day)?,
        });
        let progress = self.all::<Progress>(recent, [from])?;
        ledger.progress = progress.into_iter().map(|progress| (progress.id, progress)).collect();
        let help = self.all::<HelpRequest>("meeting >= ?1 OR settled IS NULL", [from])?;
        ledger.help_requests = help.into_iter().map(|help| (help.id, help)).collect();
        let remarks = self.all::<Remark>(recent, [from])?;
        ledger.remarks = remarks.into_iter().map(|remark| (remark.id, remark)).collect();
        let entries = self.all::<RegisterEntry>("1", [])?;
        ledger.register_entries = entries.into_iter().map(|entry| (entry.id, entry)).collect();
        // A number given out years ago is still taken; the editions' words are read for the meetings in memory only.
        let minutes = self.all::<Minutes>("1", [])?;
        ledger.minutes = minutes.into_iter().map(|minutes| (minutes.meeting, minutes)).collect();
        let editions = self.all::<Edition>(recent, [from])?;
        ledger.editions =
            editions.into_iter().map(|edition| ((edition.meeting, edition.version), edition)).collect();
        let month = settled_since.as_deref().and_then(|day| day.get(..7)).unwrap_or("0000-00");
        let readings = self.all::<Reading>("period >= ?1", [month])?;
        ledger.readings = readings
            .into_iter()
            .map(|reading| ((reading.unit.clone(), reading.indicator.clone(), reading.period), reading))
            .collect();
        Ok(())
    }

    /// Takes in what is open at some units, in place of what is in memory: a list of theirs needs nothing else.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file is damaged or cannot be read.
    pub fn load_open_of(&self, ledger: &mut Ledger, units: &[UnitId]) -> Result<(), StoreFault> {
        let mut open = Vec::new();
        ledger.assignments.clear();
        for unit in units {
            open.extend(self.all::<Commitment>("open = 1 AND unit = ?1", [unit.as_str()])?);
            let assignments = self.all::<Assignment>("unit = ?1", [unit.as_str()])?;
            ledger.assignments.extend(assignments.into_iter().map(|item| ((item.task.clone(), item.unit.clone()), item)));
        }
        ledger.hold_commitments(open);
        Ok(())
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
