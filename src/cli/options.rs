//! The options: which file, which day, in which form to answer; and the ledger opened on it.

use super::{data_folder, failure::Failure, output, typed::MeetingName};
use crate::{
    catalogue,
    clock::Clock,
    domain::{Catalogue, Change, Command, Context, Ledger, MeetingId, StoreFault, decide},
    session::{Session, backup},
    wording::{self, command_line},
};
use clap::Args;
use std::{
    io::{self, IsTerminal},
    path::{Path, PathBuf},
};

/// What every command works on.
#[derive(Clone, Debug)]
pub(super) struct Options {
    asked_for: Option<PathBuf>,
    /// The clock.
    pub clock: Clock,
    /// Whether to answer in JSON.
    pub json: bool,
    /// Whether the console is told line by line: asked for, or the terminal can do no more.
    pub plain: bool,
}

// Not a doc comment: clap would make it the description of every command that takes it.
// Which meeting a command is about.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct MeetingChoice {
    #[arg(long, value_name = "会议", value_parser = super::typed::meeting_name, help = "哪次会议，写月份（2022-05）或期次（3）；不写就是最近未封存的一次")]
    pub meeting: Option<MeetingName>,
}

/// Whether there is a terminal that says of itself that it can only print.
fn is_dumb() -> bool {
    io::stdin().is_terminal() && std::env::var("TERM").is_ok_and(|terminal| terminal == "dumb")
}

impl Options {
    pub(super) fn new(asked_for: Option<PathBuf>, clock: Option<Clock>, (json, plain): (bool, bool)) -> Self {
        let asked_for =
            asked_for.or_else(|| std::env::var_os("DIAODU_DB").filter(|path| !path.is_empty()).map(PathBuf::from));
        Self { asked_for, clock: clock.unwrap_or_default(), json, plain: plain || is_dumb() }
    }

    /// The ledger's file.
    pub(super) fn path(&self) -> Result<PathBuf, Failure> {
        self.asked_for
            .clone()
            .or_else(data_folder::ledger)
            .ok_or_else(|| Failure::refused(command_line::no_data_folder()))
    }

    /// Opens the ledger; the first time it is founded on the built-in catalogue.
    pub(super) fn session(&self) -> Result<Session, Failure> {
        let mut session = Session::open(&self.path()?, self.clock)?;
        if is_new(session.ledger()) {
            self.found(&mut session, catalogue::built_in())?;
        }
        Ok(session)
    }

    /// Opens the ledger with a meeting of one's choosing at hand. One that was named must be there: a name that was mistyped
    /// founds nothing.
    pub(super) fn session_at(&self, choice: &MeetingChoice) -> Result<Session, Failure> {
        if self.asked_for.is_some() && self.is_unfounded()? {
            return Err(StoreFault::Missing(self.path()?).into());
        }
        self.founded_at(choice)
    }

    /// The same for what a ledger may begin with.
    pub(super) fn founded_at(&self, choice: &MeetingChoice) -> Result<Session, Failure> {
        let mut session = self.session()?;
        if let Some(name) = choice.meeting {
            let meeting = meeting_named(session.ledger(), name)?;
            session.turn_to(meeting)?;
        }
        Ok(session)
    }

    /// Opens the ledger with an office's own catalogue: a new one is founded on it; for one that goes on, the catalogue
    /// is handed back to be changed to. It is read before the file is touched.
    pub(super) fn session_on_catalogue(&self, folder: &Path) -> Result<(Session, Option<Box<Catalogue>>), Failure> {
        let own = super::catalogue::load(folder)?;
        let mut session = Session::open(&self.path()?, self.clock)?;
        if !is_new(session.ledger()) {
            return Ok((session, Some(Box::new(own))));
        }
        self.found(&mut session, own)?;
        Ok((session, None))
    }

    fn found(&self, session: &mut Session, catalogue: Catalogue) -> Result<(), Failure> {
        let (units, tasks) = (catalogue.units.len(), catalogue.tasks.len());
        session.execute(Command::Adopt(Box::new(catalogue)))?;
        if std::io::stderr().is_terminal() && !self.json {
            output::tell(&command_line::founded(session.path(), units, tasks));
            if let Some(folder) = session.synced_by() {
                output::tell(&wording::machine::synced_in_short(folder).concat());
            }
        }
        Ok(())
    }

    /// Whether there is no ledger yet, and none that was lost.
    pub(super) fn is_unfounded(&self) -> Result<bool, Failure> {
        let path = self.path()?;
        Ok(!path.exists() && backup::backups_of(&path).is_empty())
    }

    /// The ledger as it would be founded; no file is made.
    pub(super) fn unfounded(&self) -> Result<Ledger, Failure> {
        let mut ledger = Ledger::default();
        let adopt = Command::Adopt(Box::new(catalogue::built_in()));
        let deed = decide(&ledger, adopt, &Context { now: self.clock.now() })?;
        deed.changes.iter().for_each(|change: &Change| ledger.apply(change));
        Ok(ledger)
    }

    /// The ledger for looking at what was recorded, and for trying something out: no file is made. A ledger that was named is
    /// meant: one that was mistyped or lost must not look like an empty one. Where none was named and none is there yet,
    /// the built-in catalogue serves.
    pub(super) fn picture(&self, choice: &MeetingChoice) -> Result<Ledger, Failure> {
        let path = self.path()?;
        let is_unfounded = self.is_unfounded()?;
        if self.asked_for.is_some() && is_unfounded {
            return Err(StoreFault::Missing(path).into());
        }
        // One that has backups was lost, and opening it says so.
        if !is_unfounded {
            return Ok(self.session_at(choice)?.into_ledger());
        }
        let ledger = self.unfounded()?;
        match choice.meeting {
            Some(name) => meeting_named(&ledger, name).map(|_| ledger),
            None => Ok(ledger),
        }
    }
}

fn is_new(ledger: &Ledger) -> bool {
    ledger.units.is_empty() && ledger.meetings.is_empty() && ledger.programme.key.is_empty()
}

/// The meeting of a name; of several in one month the newest.
pub(super) fn meeting_named(ledger: &Ledger, name: MeetingName) -> Result<MeetingId, Failure> {
    let is_meant = |meeting: &&crate::domain::Meeting| match name {
        MeetingName::Period(period) => meeting.period == period,
        MeetingName::Number(number) => meeting.number == number,
    };
    let newest = ledger.meetings.values().filter(is_meant).max_by_key(|meeting| (meeting.date, meeting.id));
    newest.map(|meeting| meeting.id).ok_or_else(|| {
        Failure::refused(match name {
            MeetingName::Period(period) => command_line::no_meeting_in(period),
            MeetingName::Number(number) => command_line::no_meeting_numbered(number),
        })
    })
}
