//! `diaodu export all`: everything that whoever takes the ledger over needs, in one folder: papers, workbooks, a copy of the
//! ledger that was gone through, a page that says what is open. `restore` reads it back.

use super::{failure::Failure, options::Options, output};
use crate::{
    document::{
        compose::{PaperKind, editions, export_document, export_minutes, export_paper, export_year, handover_page},
        render::Format,
    },
    domain::{DeliverFault, Ledger, Meeting, MeetingId, MeetingState},
    session::{Session, audit_file, backup},
    wording::{Said, delivery, handover as words},
};
use chrono::{Datelike as _, NaiveDate};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// All papers are for reading on and for printing.
const FORMATS: [Format; 1] = [Format::Docx];

fn told(fault: &DeliverFault) -> Failure {
    Failure::refused(Said::new(delivery::sentence(fault), ""))
}

/// Writes the folder; its name says that it is internal, whatever it was called.
pub(super) fn run(options: &Options, session: Session, folder: Option<&Path>) -> Result<(), Failure> {
    let folder = folder.ok_or_else(|| Failure::refused(words::where_to()))?;
    let path = session.path().to_owned();
    if !audit_file(&path, |_| ())?.findings.is_empty() {
        return Err(Failure::refused(Said::new(words::UNBALANCED.0, words::UNBALANCED.1)));
    }
    let folder = internal(folder);
    let today = options.clock.today();
    let mut handover = Handover { session, today, files: Vec::new() };
    let [minutes, papers, years] = words::FOLDERS.map(|(name, _)| folder.join(name));
    for folder in [&minutes, &papers, &years] {
        fs::create_dir_all(folder)
            .map_err(|error| told(&DeliverFault::Other { path: folder.clone(), detail: error.to_string() }))?;
    }
    handover.years(&years)?;
    handover.meetings(&minutes)?;
    handover.papers(&papers)?;
    handover.page(&folder)?;
    // The last of all: nothing has been written into the ledger since.
    let copy = folder.join(words::LEDGER);
    backup::back_up_to(&path, &copy)?;
    handover.files.push(copy);
    if options.json {
        return output::print_json(&handover.files);
    }
    output::print_done(&words::done(&folder, handover.files.len()))
}

fn internal(folder: &Path) -> PathBuf {
    let named = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    // `.` and `..` have no name of their own: the folder is made in them.
    named.map_or_else(|| folder.join(words::folder(words::PAGE)), |name| folder.with_file_name(words::folder(&name)))
}

/// A hand-over in the making.
struct Handover {
    session: Session,
    today: NaiveDate,
    files: Vec<PathBuf>,
}

impl Handover {
    fn ledger(&self) -> &Ledger {
        self.session.ledger()
    }

    fn keep(&mut self, written: Result<Vec<PathBuf>, DeliverFault>) -> Result<(), Failure> {
        self.files.extend(written.map_err(|fault| told(&fault))?);
        Ok(())
    }

    fn years(&mut self, folder: &Path) -> Result<(), Failure> {
        let years: BTreeSet<i32> = self.ledger().meetings.values().map(|meeting| meeting.date.year()).collect();
        for year in years {
            let year = self.session.year(year)?;
            let written = export_year(self.ledger().for_office(), &year, folder, &FORMATS, self.today);
            self.keep(written)?;
        }
        Ok(())
    }

    /// The minutes of each meeting as it was, and what went out of them; the newest is at hand again in the end.
    fn meetings(&mut self, folder: &Path) -> Result<(), Failure> {
        let is_held = |meeting: &&Meeting| !meeting.is_backfilled() && meeting.state != MeetingState::Preparing;
        let held: Vec<MeetingId> = self.ledger().meetings.values().filter(is_held).map(|meeting| meeting.id).collect();
        let newest = self.ledger().meetings.keys().next_back().copied();
        let line = output::ProgressLine::new();
        for (nth, meeting) in held.iter().enumerate() {
            line.show(&words::writing(nth + 1, held.len()));
            self.session.turn_to(*meeting)?;
            let books = self.ledger().for_everybody();
            let mut written = export_minutes(&books, folder, &FORMATS, self.today);
            for paper in editions(&books) {
                let style = &self.ledger().programme.house_style;
                let more = export_document(&paper, style, folder, &FORMATS);
                written = written.and_then(|files| Ok([files, more?].concat()));
            }
            self.keep(written)?;
        }
        newest.map_or(Ok(()), |newest| Ok(self.session.turn_to(newest)?))
    }

    /// Every paper of the newest meeting, and the workbooks.
    fn papers(&mut self, folder: &Path) -> Result<(), Failure> {
        self.session.read_everything()?;
        for paper in PaperKind::ALL {
            let written = export_paper(self.ledger(), paper, folder, &FORMATS, self.today);
            self.keep(written)?;
        }
        Ok(())
    }

    fn page(&mut self, folder: &Path) -> Result<(), Failure> {
        let head = self.session.head();
        let page = handover_page(self.ledger().for_office(), self.today, &head);
        let written = export_document(&page, &self.ledger().programme.house_style, folder, &FORMATS);
        self.keep(written)
    }
}

/// The copy of the ledger in a folder that was handed over; a file is meant as it is.
///
/// # Errors
/// The folder has none in it.
pub(super) fn copy_in(place: &Path) -> Result<PathBuf, Failure> {
    if !place.is_dir() {
        return Ok(place.to_owned());
    }
    let copy = place.join(words::LEDGER);
    if copy.exists() { Ok(copy) } else { Err(Failure::refused(words::no_copy(place))) }
}
