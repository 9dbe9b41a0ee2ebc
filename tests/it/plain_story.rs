//! `--plain`: the console line by line, for a screen reader, a log, a terminal that can only print.

use crate::support::{desk::Console, pty::Pty};
use std::{
    io::Write as _,
    process::{Command, Stdio},
};
use tempfile::TempDir;

/// A folder with a ledger whose May meeting is in session.
fn meeting() -> TempDir {
    let Console { folder, desk, .. } = Console::in_session(80, 24);
    drop(desk);
    folder
}

fn arguments(folder: &TempDir) -> Vec<String> {
    let db = folder.path().join("a.db").to_string_lossy().into_owned();
    ["--plain", "--db", &db, "--today", "2022-05-20T09:00"].map(str::to_owned).to_vec()
}

/// Nothing that moves a cursor, gives a colour or draws a box.
fn is_plain(text: &str) -> bool {
    !text.contains('\x1b') && !text.chars().any(|c| ('\u{2500}'..='\u{259f}').contains(&c))
}

#[test]
fn a_sentence_is_filed_a_list_walked_and_a_question_answered_line_by_line() {
    let folder = meeting();
    let arguments = arguments(&folder);
    let mut pty = Pty::run(&arguments.iter().map(String::as_str).collect::<Vec<_>>(), 80, 24);
    pty.wait_for("2022年5月").press("Enter").wait_for("市委组织部").send("6月底前挂牌").wait_for("承诺 6月底前挂牌");
    pty.press("Enter").wait_for("2022年6月30日").press("Enter").wait_for("✓ 记承诺1号 市委组织部：6月底前挂牌");
    pty.press("Esc F9").wait_for("> 1 承诺 市委组织部 ○ 推进 6月底前挂牌");
    // A question stands alone, and the line at hand is told when it comes to hand.
    pty.press("Enter").wait_for("> 报完成 单位自报完成，待核").press("Down").wait_for("> 销号 核定完成").press("Esc");
    // What only a picture can show is said to be so; the same answer twice is two answers.
    pty.press("F5").wait_for("逐行输出里画不出投影").press("F5").press("Ctrl+Q");
    let sent = String::from_utf8_lossy(&pty.sent()).into_owned();
    assert!(pty.left());
    assert!(is_plain(&sent), "{sent:?}");
    assert!(sent.matches("逐行输出里画不出投影").count() >= 1, "{sent}");
    // The clock ran and was no news: each line was told once.
    assert_eq!(sent.matches("✓ 记承诺1号").count(), 1, "{sent}");
}

#[test]
fn keys_from_a_file_and_lines_into_a_file_need_no_terminal() {
    let folder = meeting();
    let mut program = Command::new(env!("CARGO_BIN_EXE_diaodu"))
        .args(arguments(&folder))
        .env("TERM", "dumb")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("started");
    // The meeting, a sentence, read back and filed, the list, a key that does nothing, twice.
    let keys = "\n6月底前挂牌\n\n\x1b[20~\x1b[23~\x1b[23~";
    program.stdin.take().expect("a pipe").write_all(keys.as_bytes()).expect("written");
    let done = program.wait_with_output().expect("it ends with the keys");
    let told = String::from_utf8(done.stdout).expect("text");
    assert!(done.status.success() && is_plain(&told), "{told}");
    for words in ["✓ 记承诺1号 市委组织部：6月底前挂牌", "[本次议定]", "> 1 承诺 市委组织部"]
    {
        assert!(told.contains(words), "“{words}” was not told:\n{told}");
    }
    assert_eq!(told.matches("F11 键在“事项”里没有用").count(), 2, "{told}");
}
