//! Killed at any moment of a recorded meeting: a child keeps it, says what is filed, and dies; what it said is there.

use crate::{
    Blows, QUICK, Row,
    support::{Chance, Desk, promises},
};
use std::{
    env,
    io::{BufRead, BufReader, Write as _},
    process::{self, Stdio},
    thread,
    time::Duration,
};

/// Names the ledger to the child.
const CHILD: &str = "DIAODU_TORTURE_CHILD";

/// Not a test of its own: what the child does. It files one act after another and says so when each is on the disk.
#[test]
fn child_keeps_a_meeting() {
    let Some(path) = env::var_os(CHILD) else { return };
    let desk_clock = diaodu::clock::Clock::System;
    let mut session = diaodu::session::Session::open(path.as_ref(), desk_clock).expect("opened");
    for nth in 1..=400 {
        let text = format!("第{nth}句：6月底前挂牌");
        session.execute(crate::support::promise(&text)).expect("filed");
        if nth % 7 == 0 {
            session.save_draft("line", &text).expect("kept");
        }
        if nth % 5 == 0 {
            session.undo().expect("undone");
            session.redo().expect("done again");
        }
        let mut out = std::io::stdout().lock();
        writeln!(out, "\nfiled {nth}").and_then(|()| out.flush()).expect("said");
    }
}

pub fn child(desk: &Desk) -> process::Child {
    process::Command::new(env::current_exe().expect("this program"))
        .args(["moments::child_keeps_a_meeting", "--exact", "--nocapture"])
        .env(CHILD, desk.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("started")
}

/// So many meetings, four at a time.
pub fn at_random_moments(blows: Blows) -> Row {
    let each = blows.moments.div_ceil(4);
    let tables: Vec<_> = (0..4).map(|seed| thread::spawn(move || at_one_table(each, 8 + seed))).collect();
    let acknowledged: u64 = tables.into_iter().map(|table| table.join().expect("nothing is lost")).sum();
    let moments = each * 4;
    Row::new(
        "SIGKILL at a random moment of a meeting",
        format!("{moments} moments, {acknowledged} acknowledged acts, 0 lost"),
    )
    .of_kills(usize::try_from(moments).expect("a number"), acknowledged)
}

fn at_one_table(moments: u32, seed: u64) -> u64 {
    let mut chance = Chance(seed);
    let mut acknowledged = 0;
    for moment in 0..moments {
        let desk = Desk::small();
        let filed = keep_and_kill(&desk, chance.below(60), Duration::from_micros(chance.below(3_000)));
        acknowledged += filed;
        desk.assert_balanced(&format!("moment {moment} of {seed}"));
        let session = desk.session();
        let promises = promises(&session);
        for nth in 1..=filed {
            let is_there = promises.contains(&format!("第{nth}句：6月底前挂牌"));
            assert!(is_there, "moment {moment} of {seed}: {nth} of {filed} is lost");
        }
    }
    acknowledged
}

/// Kills the child a little after it has said so many times that it filed. Gives how often it said so.
fn keep_and_kill(desk: &Desk, after: u64, then: Duration) -> u64 {
    let mut child = child(desk);
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let is_filed = |line: &std::io::Result<String>| line.as_ref().is_ok_and(|line| line.starts_with("filed "));
    let mut filed = 0;
    while filed < after {
        match lines.next() {
            Some(line) => filed += u64::from(is_filed(&line)),
            None => break,
        }
    }
    thread::sleep(then);
    child.kill().expect("killed");
    child.wait().expect("gone");
    // What it managed to say before it died counts as well.
    filed + u64::try_from(lines.filter(is_filed).count()).expect("a number")
}

#[test]
fn killed_at_any_moment_of_a_meeting_nothing_acknowledged_is_lost() {
    at_random_moments(QUICK);
}

#[test]
fn a_log_left_behind_is_taken_up() {
    let desk = Desk::small();
    let filed = keep_and_kill(&desk, 10, Duration::ZERO);
    let log = desk.folder.path().join("ledger.db-wal");
    assert!(log.metadata().is_ok_and(|log| log.len() > 0), "the child left its log behind");
    assert!(promises(&desk.session()).len() as u64 > filed);
    desk.assert_balanced("a log left behind");
}
