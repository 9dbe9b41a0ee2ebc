//! An office that works with the real binary: one line, one command, day by day on a file of its own.

use serde_json::Value;
use std::{
    path::PathBuf,
    process::{Command, Output},
};
use tempfile::TempDir;

/// An office with its ledger's file, on a day.
pub struct Office {
    pub folder: TempDir,
    today: String,
}

impl Office {
    /// Before its May meeting of 2022, on the built-in catalogue.
    pub fn new() -> Self {
        let office = Self { folder: tempfile::tempdir().expect("a folder"), today: "2022-05-20".to_owned() };
        office.run("meeting open --date 2022-05-20 --chair 张三");
        office
    }

    /// The same office some other day.
    pub fn on(&mut self, today: &str) -> &Self {
        today.clone_into(&mut self.today);
        self
    }

    pub fn db(&self) -> PathBuf {
        self.folder.path().join("a.db")
    }

    fn answer(&self, line: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_diaodu"))
            .arg("--db")
            .arg(self.db())
            .args(["--today", &self.today])
            .args(line.split_whitespace())
            .current_dir(self.folder.path())
            .env_remove("DIAODU_DB")
            .output()
            .expect("the binary runs")
    }

    /// A command that is carried out: what it says.
    #[track_caller]
    pub fn run(&self, line: &str) -> String {
        let answer = self.answer(line);
        let (out, err) = (String::from_utf8_lossy(&answer.stdout), String::from_utf8_lossy(&answer.stderr));
        assert_eq!(answer.status.code(), Some(0), "{line}: {out}{err}");
        out.into_owned()
    }

    /// A command that is carried out: what it says, without the breaks that make a table of it.
    #[track_caller]
    pub fn said(&self, line: &str) -> String {
        self.run(line).split_whitespace().collect()
    }

    /// A command that is refused: why.
    #[track_caller]
    pub fn refused(&self, line: &str) -> String {
        let answer = self.answer(line);
        let (out, err) = (String::from_utf8_lossy(&answer.stdout), String::from_utf8_lossy(&answer.stderr));
        assert_eq!((answer.status.code(), out.as_ref()), (Some(1), ""), "{line}: {err}");
        err.into_owned()
    }

    /// A command that may leave questions: all that it says.
    #[track_caller]
    pub fn answered(&self, line: &str) -> String {
        let answer = self.answer(line);
        let said = [answer.stdout, answer.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        assert!(matches!(answer.status.code(), Some(0 | 1)), "{line}: {said}");
        said
    }

    /// A command that answers in JSON.
    #[track_caller]
    pub fn json(&self, line: &str) -> Value {
        let out = self.run(&format!("{line} --json"));
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{line}: {error}: {out}"))
    }

    /// The number of the entry that a command entered.
    #[track_caller]
    pub fn enter(&self, line: &str) -> u64 {
        self.json(&format!("register {line}"))[0]["id"].as_u64().expect("an entry")
    }

    /// An entry by its number.
    #[track_caller]
    pub fn entry(&self, id: u64) -> Value {
        let all = self.json("register list");
        let found = all.as_array().expect("a list").iter().find(|entry| entry["id"] == id);
        found.unwrap_or_else(|| panic!("no entry {id}: {all}")).clone()
    }

    /// How far a kind of register has come.
    #[track_caller]
    pub fn kind(&self, id: &str) -> Value {
        let all = self.json("register kinds");
        let found = all.as_array().expect("a list").iter().find(|kind| kind["id"] == id);
        found.unwrap_or_else(|| panic!("no kind {id}")).clone()
    }

    /// A unit's value of an indicator in the meeting's month.
    #[track_caller]
    pub fn reading(&self, unit: &str, indicator: &str) -> Value {
        let all = self.json(&format!("reading list --unit {unit} --indicator {indicator}"));
        all[0].clone()
    }

    /// The minutes as they stand, as text.
    #[track_caller]
    pub fn minutes(&self) -> String {
        self.run("export minutes -o -")
    }
}
