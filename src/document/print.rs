//! pdf from the Word papers, through the LibreOffice that is on the machine. The one place that starts another program:
//! setting pages as Word does would take a second typesetter in this one, and the office's own is what she checks with.
//!
//! Nothing waits here. It is started, asked now and then whether it is done, and given up by whoever loses patience; the
//! caller has the clock. It works in a folder and with a profile of its own, so that a LibreOffice which stands open is
//! not disturbed, and what it makes is delivered like any other paper.

use super::deliver::deliver;
use crate::domain::DeliverFault;
use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};
use tempfile::TempDir;

/// How long a caller should wait, in seconds: a first start on an old machine takes most of a minute.
pub const PATIENCE: u64 = 180;

/// Where LibreOffice is found: on the PATH, else where its installers put it.
const PROGRAMS: [&str; 8] = [
    "soffice",
    "libreoffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.com",
    "C:\\Program Files (x86)\\LibreOffice\\program\\soffice.com",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
];

/// LibreOffice, where it is on this machine; `folders` are those in which the system looks for programs.
#[must_use]
pub fn found(folders: &[PathBuf]) -> Option<PathBuf> {
    PROGRAMS.iter().find_map(|program| {
        let is_name = !program.contains(['/', '\\']);
        let beside = folders.iter().filter(|_| is_name).map(|folder| folder.join(program));
        let here = (!is_name).then(|| PathBuf::from(program));
        beside.chain(here).find(|place| place.is_file())
    })
}

/// Papers on their way to pdf.
#[derive(Debug)]
pub struct Printing {
    child: Child,
    room: TempDir,
    papers: Vec<PathBuf>,
}

impl Printing {
    /// Starts on these Word papers; each pdf comes to stand beside its paper.
    ///
    /// # Errors
    /// [`DeliverFault::NoPrinter`] when there is no LibreOffice, and what the system said when it could not be started.
    pub fn start(papers: Vec<PathBuf>) -> Result<Self, DeliverFault> {
        Self::start_one_of(&PROGRAMS, papers)
    }

    fn start_one_of(programs: &[&str], papers: Vec<PathBuf>) -> Result<Self, DeliverFault> {
        let first = papers.first().cloned().unwrap_or_default();
        let failed = |detail: String| DeliverFault::Other { path: first.clone(), detail };
        let room = tempfile::tempdir().map_err(|error| failed(error.to_string()))?;
        for program in programs {
            match command(program, room.path(), &papers).spawn() {
                Ok(child) => return Ok(Self { child, room, papers }),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(failed(error.to_string())),
            }
        }
        Err(DeliverFault::NoPrinter)
    }

    /// How many papers are on their way.
    #[must_use]
    pub fn count(&self) -> usize {
        self.papers.len()
    }

    /// Whether it is done, and then what came of it: the pdf files, or why there are none. Asked again after that, it
    /// gives the same answer.
    pub fn poll(&mut self) -> Option<Result<Vec<PathBuf>, DeliverFault>> {
        match self.child.try_wait() {
            Ok(None) => None,
            Ok(Some(_)) => Some(self.papers.iter().map(|paper| self.bring(paper)).collect()),
            Err(error) => Some(Err(self.failed(error.to_string()))),
        }
    }

    /// Gives it up.
    #[must_use]
    pub fn give_up(mut self) -> DeliverFault {
        // It may have ended this very moment; then there is nothing left to stop.
        let _ = self.child.kill();
        let _ = self.child.wait();
        DeliverFault::PrintTooLong
    }

    /// What it made may be whole or not there: its exit status does not tell.
    fn bring(&self, paper: &Path) -> Result<PathBuf, DeliverFault> {
        let name = paper.file_stem().map(|stem| format!("{}.pdf", stem.to_string_lossy())).unwrap_or_default();
        let made = fs::read(self.room.path().join("out").join(name));
        let bytes = made.ok().filter(|bytes| bytes.starts_with(b"%PDF-"));
        let bytes = bytes.ok_or_else(|| DeliverFault::NotPrinted { path: paper.to_owned() })?;
        let place = paper.with_extension("pdf");
        deliver(&place, &bytes).map_err(|error| error.fault)?;
        Ok(place)
    }

    fn failed(&self, detail: String) -> DeliverFault {
        DeliverFault::Other { path: self.papers.first().cloned().unwrap_or_default(), detail }
    }
}

fn command(program: &str, room: &Path, papers: &[PathBuf]) -> Command {
    let mut command = Command::new(program);
    command
        .arg(format!("-env:UserInstallation={}", file_url(&room.join("profile"))))
        .args(["--headless", "--norestore", "--convert-to", "pdf", "--outdir"])
        .arg(room.join("out"))
        .args(papers)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// A path as LibreOffice wants its profile named; the folders of temporary files have no characters to escape but
/// blanks.
fn file_url(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/").replace(' ', "%20");
    if path.starts_with('/') { format!("file://{path}") } else { format!("file:///{path}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_libreoffice_it_says_so_at_once() {
        let none = Printing::start_one_of(&["no-such-office-program"], vec!["a.docx".into()]);
        assert_eq!(none.map(|_| ()), Err(DeliverFault::NoPrinter));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_makes_nothing_is_not_taken_for_done() {
        let mut printing = Printing::start_one_of(&["true"], vec!["纪要.docx".into()]).unwrap();
        let _ = printing.child.wait();
        assert_eq!(printing.poll(), Some(Err(DeliverFault::NotPrinted { path: "纪要.docx".into() })));
        let sleeping = Printing::start_one_of(&["yes"], vec!["纪要.docx".into()]).unwrap();
        assert_eq!(sleeping.give_up(), DeliverFault::PrintTooLong);
    }

    #[test]
    fn a_profile_is_named_as_a_url_on_every_system() {
        assert_eq!(file_url(Path::new("/tmp/a b")), "file:///tmp/a%20b");
        assert_eq!(file_url(Path::new("C:\\Temp\\x")), "file:///C:/Temp/x");
    }
}
