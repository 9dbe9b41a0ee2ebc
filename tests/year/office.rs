//! The office: a ledger's file, and the real program on it, day by day.

use chrono::NaiveDate;
use serde_json::Value;
use std::{
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

/// A day as text.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// An office with its file.
pub struct Office {
    folder: TempDir,
    /// How many commands it gave.
    pub commands: usize,
}

impl Office {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), commands: 0 }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn db(&self) -> PathBuf {
        self.path("year.db")
    }

    fn output(&mut self, today: NaiveDate, words: &[&str]) -> Output {
        self.commands += 1;
        let mut command = Command::new(env!("CARGO_BIN_EXE_diaodu"));
        command.env_remove("DIAODU_DB").current_dir(self.folder.path()).stdin(Stdio::null());
        command.arg("--db").arg(self.db()).args(["--today", &today.to_string()]).args(words);
        command.output().expect("it runs")
    }

    /// Gives a command that must be carried out.
    #[track_caller]
    pub fn run(&mut self, today: NaiveDate, words: &[&str]) -> String {
        let output = self.output(today, words);
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(output.status.success(), "{today} {words:?}: {said}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// The same, written as one line.
    #[track_caller]
    pub fn say(&mut self, today: NaiveDate, line: &str) -> String {
        self.run(today, &line.split_whitespace().collect::<Vec<_>>())
    }

    /// Gives a command that must be refused.
    #[track_caller]
    pub fn refused(&mut self, today: NaiveDate, line: &str) -> String {
        let output = self.output(today, &line.split_whitespace().collect::<Vec<_>>());
        assert_eq!(output.status.code(), Some(1), "{today} {line}");
        String::from_utf8(output.stderr).expect("UTF-8")
    }

    /// Gives a command that answers in JSON, whether or not something is left to be asked.
    #[track_caller]
    pub fn json(&mut self, today: NaiveDate, words: &[&str]) -> Value {
        let output = self.output(today, &[words, &["--json"]].concat());
        let said = String::from_utf8_lossy(&output.stderr);
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{words:?}: {error}: {said}"))
    }

    /// The files of a folder, by name.
    pub fn files(folder: &Path) -> Vec<PathBuf> {
        let found = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path());
        let mut files: Vec<PathBuf> = found.collect();
        files.sort();
        files
    }
}
