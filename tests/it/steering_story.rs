//! Nothing that a ledger, an argument or a file's name holds may steer the terminal it is shown on.

use diaodu::{clock::Clock, session::Session, text::is_invisible};
use proptest::prelude::*;
use std::process::{Command, Output};

fn diaodu(folder: &std::path::Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_diaodu"))
        .arg("--db")
        .arg(folder.join("a.db"))
        .args(["--today", "2022-05-20"])
        .args(arguments)
        .output()
        .expect("started")
}

fn assert_tame(output: &Output) {
    for stream in [&output.stdout, &output.stderr] {
        let text = String::from_utf8_lossy(stream);
        let steering = text.chars().find(|c| is_invisible(*c) && *c != '\n' && *c != '\t');
        assert_eq!(steering, None, "{text:?}");
    }
}

const HOSTILE: &str = "挂牌\u{1b}]0;x\u{7}\u{1b}[2J\u{9b}31m\u{202e}前底月6\u{2066}\u{200f}\u{8}\u{7f}，6月底前";

#[test]
fn a_ledger_that_another_program_wrote_escapes_into_is_listed_without_them() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&["meeting", "open", "--date", "2022-05-20"][..], &["record", "--unit", "U18", "占位，6月底前"]]
    {
        assert!(diaodu(folder.path(), arguments).status.success());
    }
    let file = rusqlite::Connection::open(folder.path().join("a.db")).unwrap();
    file.execute("UPDATE commitment SET text = ?1, owner = ?1, spoken = ?1", [HOSTILE]).unwrap();
    file.execute("UPDATE unit SET short = ?1 WHERE id = 'U18'", [HOSTILE]).unwrap();
    file.execute("UPDATE meeting SET topic = ?1, chair = ?1", [HOSTILE]).unwrap();
    drop(file);
    for arguments in [
        &["list"][..],
        &["list", "--json"],
        &["units"],
        &["meeting", "list"],
        &["meeting", "show"],
        &["journal"],
        &["doctor"],
        &["export", "minutes", "-o", "-"],
        &["record", "--unit", "U17", HOSTILE],
    ] {
        assert_tame(&diaodu(folder.path(), arguments));
    }
    // It still is what it is in the file, for whoever looks into it.
    assert!(Session::open(&folder.path().join("a.db"), Clock::System).is_ok());
}

#[test]
fn arguments_and_file_names_are_echoed_without_what_steers() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        &["record", "--unit", HOSTILE, "一句"][..],
        &["close", HOSTILE],
        &[HOSTILE],
        &["deadline", "--base", HOSTILE, "x"],
        &["extract", HOSTILE],
        &["restore", HOSTILE],
        &["export", "minutes", "-o", HOSTILE],
        &["meeting", "open", "--date", "2022-05-20", "--catalogue", HOSTILE],
    ] {
        let output = diaodu(folder.path(), arguments);
        assert!(!output.status.success(), "{arguments:?}");
        assert_tame(&output);
    }
}

proptest! {
    #[test]
    fn words_of_any_kind_are_kept_without_what_steers(text in ".*") {
        let kept = diaodu::text::plain(&text);
        prop_assert!(!kept.chars().any(is_invisible), "{kept:?}");
        prop_assert_eq!(diaodu::text::plain(&kept), kept);
    }
}
