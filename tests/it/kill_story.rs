//! The plug is pulled at random moments while somebody types and files in the real binary: what the screen said was filed is
//! there, and the sentence being typed is at most a second old.
//!
//! 40 rounds here; `DIAODU_KILLS=200 cargo test --test it kill_story` runs as many as one likes and then holds the age of the
//! sentence to one second. Here, where other tests share the machine, a slow second proves nothing, so the age is held to
//! ten.

use crate::support::pty::Pty;
use std::{
    path::Path,
    process::Command,
    thread,
    time::{Duration, Instant},
};

/// How far the work had come: the sentence that was being typed, and how much of it; all of it once it was filed.
type Reached = (u32, usize);

const FILED: usize = usize::MAX;

/// Random numbers that are the same every time (Knuth's multiplier).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

fn diaodu(db: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_diaodu"))
        .args(["--db", &db.to_string_lossy(), "--today", "2022-05-20"])
        .args(arguments)
        .output()
        .expect("run");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

/// The number behind some words, the highest on screen.
fn highest(screen: &str, before: &str, after: &str) -> Option<u32> {
    screen.split(before).skip(1).filter_map(|rest| rest.split(after).next()?.parse().ok()).max()
}

/// What the screen says: how many are filed, and how much of which sentence stands in the line.
fn reached(screen: &str) -> (u32, Reached) {
    let filed = highest(screen, "记承诺", "号").unwrap_or(0);
    let line = screen.lines().find_map(|line| line.trim_start().strip_prefix("承诺  "));
    let typed = line.and_then(|line| typed(line.trim_end(), filed));
    (filed, typed.unwrap_or((filed, FILED)))
}

fn sentence(number: u32) -> String {
    format!("第{number}件事6月底前完成")
}

/// `第12件事…`: sentence 12, and how many characters of it. `第1` may be the beginning of many: it is the next one's after
/// those filed, or nobody's.
fn typed(line: &str, filed: u32) -> Option<Reached> {
    let number = match line.strip_prefix('第')?.split_once('件') {
        Some((number, _)) => number.parse().ok()?,
        None => Some(filed + 1).filter(|next| sentence(*next).starts_with(line))?,
    };
    Some((number, line.chars().count()))
}

/// Types and files as people do until the moment comes; gives what was on screen when.
fn work(console: &mut Pty, dice: &mut Dice, from: u32, until: Instant) -> Vec<(Instant, u32, Reached)> {
    let mut seen = Vec::new();
    let mut number = from;
    let mut look = |console: &Pty| {
        let (filed, typed) = reached(&console.screen());
        seen.push((Instant::now(), filed, typed));
        Instant::now() < until
    };
    'work: loop {
        number += 1;
        let rest: Vec<char> = sentence(number).chars().collect();
        let mut at = 0;
        while at < rest.len() {
            let burst = usize::try_from(1 + dice.below(6)).expect("small").min(rest.len() - at);
            let words: String = rest[at..at + burst].iter().collect();
            match dice.below(3) {
                0 => console.paste(&words),
                1 => console.send(&words),
                // The Enter that picked the candidate leaks through: it may read back, and must file nothing.
                _ => console.send(&words).send(if at + burst < rest.len() { "\r" } else { "" }),
            };
            at += burst;
            if dice.below(8) == 0 {
                let (columns, rows) = [(80, 24), (112, 34), (60, 20)][usize::try_from(dice.below(3)).expect("small")];
                console.resize(columns, rows);
            }
            thread::sleep(Duration::from_millis(dice.below(25)));
            if !look(console) {
                break 'work;
            }
        }
        // Some sentences are left lying for a while; then they must have been kept.
        if dice.below(6) == 0 {
            thread::sleep(Duration::from_millis(dice.below(400)));
        }
        console.send("\r");
        thread::sleep(Duration::from_millis(dice.below(20)));
        console.send("\r");
        while reached(&console.screen()).0 < number {
            thread::sleep(Duration::from_millis(2));
            if !look(console) {
                break 'work;
            }
        }
    }
    seen
}

/// What is on disk: how many commitments, and how far the sentence in the draft had come.
fn on_disk(db: &Path) -> (u32, Reached) {
    let connection = rusqlite::Connection::open(db).expect("the file");
    let filed: u32 = connection.query_row("SELECT count(*) FROM commitment", [], |row| row.get(0)).expect("counted");
    let drafts: Vec<String> = connection
        .prepare("SELECT text FROM draft WHERE slot LIKE 'line/%'")
        .and_then(|mut sql| sql.query_map([], |row| row.get(0))?.collect())
        .expect("read");
    let kept = drafts.iter().find_map(|draft| {
        let line: serde_json::Value = serde_json::from_str(draft).expect("a line");
        typed(line["text"].as_str().expect("words"), filed)
    });
    (filed, kept.unwrap_or((filed, FILED)))
}

#[test]
fn a_plug_pulled_at_any_moment_loses_nothing_filed_and_at_most_a_second_of_typing() {
    let asked = std::env::var("DIAODU_KILLS").ok().and_then(|kills| kills.parse().ok());
    let (kills, age) = (asked.unwrap_or(40), Duration::from_secs(if asked.is_some() { 1 } else { 10 }));
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("a.db");
    diaodu(&db, &["meeting", "open", "--date", "2022-05-20"]);
    diaodu(&db, &["meeting", "start"]);
    let mut dice = Dice(20_220_520);
    let (mut filed_before, mut drafts) = (0, 0);
    for round in 0..kills {
        let mut console = Pty::console(&db, 80, 24);
        console.wait_for("2022年5月").press("Enter").wait_for("市委组织部");
        if round == 0 {
            console.press("PgDn").wait_for("转到");
        }
        // What was kept of the last sentence is offered; it is cleared here, so that the count starts even.
        console.press("F2").wait_for("Esc 放下").send("\x15").press("Esc").wait_for("直接打字");
        let until = Instant::now() + Duration::from_millis(30 + dice.below(1_200));
        let mut seen = work(&mut console, &mut dice, filed_before, until);
        let (filed, last) = reached(&console.screen());
        seen.push((Instant::now(), filed, last));
        let killed_at = Instant::now();
        console.kill();
        let said_filed = seen.iter().map(|(_, filed, _)| *filed).max().unwrap_or(0);
        let (filed, kept) = on_disk(&db);
        assert!(filed >= said_filed, "round {round}: the screen said {said_filed} were filed, {filed} are there");
        drafts += u32::from(kept.1 != FILED);
        let old = seen.iter().rev().find(|(at, ..)| killed_at.duration_since(*at) >= age);
        if let Some((_, _, then)) = old {
            assert!(kept >= *then, "round {round}: {then:?} was on screen {age:?} before, {kept:?} was kept");
        }
        filed_before = filed;
    }
    assert!(filed_before > 0, "something was filed in {kills} rounds");
    println!("{kills} kills: {filed_before} filed, {drafts} times a sentence was kept");
    assert!(diaodu(&db, &["doctor"]).contains("账实相符"));
}
