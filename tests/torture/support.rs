//! Ledgers to be hit, the program as a user starts it, and what must hold afterwards.

use crate::book::Book;
use diaodu::{
    catalogue,
    clock::Clock,
    domain::{Command, CommitmentKind, Deadline, MeetingHead, Recording, UnitId},
    session::{self, Session},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{self, Output},
    sync::LazyLock,
};
use tempfile::TempDir;

/// The rehearsal's city with its past meetings, written once.
static CITY: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ledger.db");
    let steps = catalogue::rehearsal();
    let mut session = Session::open_throwaway(&path, Clock::System).expect("a new file");
    session.replay(steps.into_iter().map(|step| (step.at, step.command))).expect("the city's meetings");
    drop(session);
    folder
});

/// A folder with a ledger in it.
pub struct Desk {
    pub folder: TempDir,
}

impl Desk {
    /// The fictional city, in the middle of its year.
    pub fn city() -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a folder") };
        fs::copy(CITY.path().join("ledger.db"), desk.path()).expect("copied");
        desk
    }

    /// A small ledger: a meeting in session and one promise.
    pub fn small() -> Self {
        Self::small_of(at_nine())
    }

    /// The same, founded at another moment: no two ledgers begin with the same steps.
    pub fn small_of(founded: chrono::NaiveDateTime) -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a folder") };
        let mut session = Session::open(&desk.path(), Clock::Still(founded)).expect("a new file");
        for command in [
            Command::Adopt(Box::new(catalogue::built_in())),
            Command::OpenMeeting { date: at_nine().date(), head: MeetingHead::default() },
            Command::CallToOrder,
            promise("物流行业党委挂牌"),
        ] {
            session.execute(command).expect("done");
        }
        drop(session);
        desk
    }

    /// A ledger as the first version of the program wrote it.
    pub fn of_first_version() -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a folder") };
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/fixtures/ledger_v1.db");
        fs::copy(fixture, desk.path()).expect("copied");
        desk
    }

    /// Puts a form beside the ledger as a unit sends it back, with words for its first item.
    pub fn fill_a_form(&self, name: &str, progress: &str) {
        let forms = self.folder.path().join("forms");
        let exported = self.run(&["export", "forms", "--unit", "U18", "-o", &forms.to_string_lossy()]);
        assert!(exported.status.success(), "{exported:?}");
        let form = fs::read_dir(forms).expect("listed").flatten().next();
        let mut book = Book::open(&fs::read(form.expect("a form").path()).expect("read"));
        book.write("事项", "1", "本月进展", progress);
        fs::write(self.folder.path().join(name), book.save()).expect("written");
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("ledger.db")
    }

    pub fn session(&self) -> Session {
        Session::open(&self.path(), Clock::Still(at_nine())).unwrap_or_else(|fault| panic!("{fault}"))
    }

    /// A twin of the folder as it stands, log and all.
    pub fn twin(&self) -> Self {
        let twin = Self { folder: tempfile::tempdir().expect("a folder") };
        for entry in fs::read_dir(self.folder.path()).expect("listed").flatten().filter(|e| e.path().is_file()) {
            fs::copy(entry.path(), twin.folder.path().join(entry.file_name())).expect("copied");
        }
        twin
    }

    /// The program on this ledger.
    pub fn program(&self, arguments: &[&str]) -> process::Command {
        let mut command = process::Command::new(env!("CARGO_BIN_EXE_diaodu"));
        command.arg("--db").arg(self.path()).args(["--today", "2022-05-20"]).args(arguments);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.program(arguments).output().expect("started")
    }

    /// The books balance.
    pub fn assert_balanced(&self, after: &str) {
        let audit = session::audit_file(&self.path(), |_| ()).unwrap_or_else(|fault| panic!("{after}: {fault}"));
        assert_eq!(audit.findings, vec![], "{after}");
    }
}

pub fn at_nine() -> chrono::NaiveDateTime {
    "2022-05-20T09:00:00".parse().expect("a moment")
}

pub fn promise(text: &str) -> Command {
    Command::Record(Recording {
        kind: CommitmentKind::Promise,
        units: vec![UnitId::new("U18")],
        supporting: Vec::new(),
        task: None,
        text: text.into(),
        owner: "分管副局长".into(),
        deadline: Deadline::on("6月底前", "2022-06-30".parse().expect("a day")),
    })
}

/// The words of every promise in a ledger.
pub fn promises(session: &Session) -> Vec<String> {
    session.ledger().commitments.values().map(|commitment| commitment.text.clone()).collect()
}

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What is said is a sentence in Chinese for people: no panic, no type's name, and a full stop.
pub fn assert_sentence(said: &str) {
    let first = said.lines().next().unwrap_or_default();
    assert!(first.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}')), "no sentence: {said:?}");
    assert!(first.contains('。') || first.ends_with('：'), "no full stop: {said:?}");
    for slip in ["panicked", "StoreFault", "Error", "Some("] {
        assert!(!said.contains(slip), "{said:?}");
    }
}

/// A row of numbers that looks like chance and is the same every time (SplitMix64).
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound.max(1)
    }
}
