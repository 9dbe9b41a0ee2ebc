//! Reading the ledger back. What is still open, the meeting at hand and the one before come into memory; older
//! history stays on disk, so that opening costs the same after ten years as after one month.

use super::{
    error::fault,
    rows::{Row, highest, json_at, select},
    writer::Store,
};
use crate::domain::{
    Assignment, Attendance, Change, Commitment, CommitmentId, Counters, Edit, Edition, Heard, HelpRequest,
    HelpRequestId, ItemId, Ledger, Meeting, MeetingId, Minutes, Programme, Progress, ProgressId, Reading,
    RegisterEntry, RegisterEntryId, Remark, RemarkId, Shortlist, Stop, StoreFault, Task, Unit,
};
use std::collections::BTreeMap;

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
        for list in self.all::<Shortlist>("1", [])? {
            ledger.apply(&Change::Shortlist(Edit::Created(list)));
        }
        if from > 0 {
            ledger.heard = self.heard_before(from)?;
        }
        // A number given out years ago is still taken; the editions' words are read for the meetings in memory only.
        for minutes in self.all::<Minutes>("1", [])? {
            ledger.apply(&Change::Minutes(Box::new(Edit::Created(minutes))));
        }
        for edition in self.all::<Edition>(recent, [from])? {
            ledger.apply(&Change::Edition(Box::new(Edit::Created(edition))));
        }
        let month = settled_since.as_deref().and_then(|day| day.get(..7)).unwrap_or("0000-00");
        for reading in self.all::<Reading>("period >= ?1", [month])? {
            ledger.apply(&Change::Reading(Edit::Created(reading)));
        }
        Ok(())
    }

    /// Three indexed questions rather than one with OR: each is answered from its own index.
    fn recent_commitments(&self, from: u32, day: &str) -> Result<Vec<Commitment>, StoreFault> {
        let mut found = self.all::<Commitment>("open = 1", [])?;
        found.extend(self.all::<Commitment>("meeting >= ?1 AND open = 0", [from])?);
        found.extend(self.all::<Commitment>("settled >= ?1 AND meeting < ?2", rusqlite::params![day, from])?);
        Ok(found)
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
    fn heard_before(&self, from: u32) -> Result<BTreeMap<ItemId, Heard>, StoreFault> {
        const MONTHS: u32 = 12;
        let read = || -> rusqlite::Result<BTreeMap<ItemId, Heard>> {
            let mut heard: BTreeMap<ItemId, Heard> = BTreeMap::new();
            let mut statement = self.connection.prepare_cached(
                "SELECT about_json, max(meeting), NULL FROM progress
                 WHERE meeting >= ?1 AND meeting < ?2 AND about_json <> 'null' GROUP BY about_json
                 UNION ALL
                 SELECT about_json, max(meeting), share FROM progress
                 WHERE meeting >= ?1 AND meeting < ?2 AND share IS NOT NULL GROUP BY about_json",
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
