//! A meeting in fast motion, and a keyboard that somebody leans on.

use crate::{
    Row,
    console::HALVES,
    pty::Pty,
    support::{Chance, Desk, promises},
};
use std::{
    fs,
    io::Write as _,
    path::Path,
    thread,
    time::{Duration, Instant},
};

fn console(desk: &Desk) -> Pty {
    let db = desk.path();
    Pty::run_in(desk.folder.path(), &["--db", &db.to_string_lossy(), "--today", "2022-05-20"], 100, 30)
}

fn is_running(console: &mut Pty) -> bool {
    console.child.try_wait().expect("asked").is_none()
}

const KEYS: &[&str] = &[
    "\r",
    "\r",
    "\t",
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[H",
    "\x1b[F",
    "\x1b[3~",
    "\x7f",
    "\x1bOP",
    "\x1bOQ",
    "\x1bOR",
    "\x1bOS",
    "\x1b[15~",
    "\x1b[17~",
    "\x1b[18~",
    "\x1b[19~",
    "\x1b[20~",
    "\x1b[21~",
    "\x1b[24~",
    "\x1b[Z",
    "\x1b[1;2A",
    "\x1b[1;5C",
    "\x1b[<0;5;5M",
    "\x1b[<0;5;5m",
    "\x1b[<64;9;9M",
    "物",
    "流",
    "6月底前",
    "挂牌",
    "jtj",
    "1",
    "y",
    "?",
    "/",
    "、",
    "\x1b[200~一段\n两段\x1b[201~",
];

/// So many random keys and bytes into the real program; whenever it was left it is started again.
pub fn random_keys_and_bytes(count: u64) -> Row {
    let desk = Desk::city();
    let mut chance = Chance(17);
    let mut pick = |bound: usize| usize::try_from(chance.below(bound as u64)).expect("a place");
    let (mut sent, mut starts) = (0, 0);
    while sent < count {
        let mut console = console(&desk);
        console.wait_for("月");
        starts += 1;
        while sent < count && is_running(&mut console) {
            let mut bytes: Vec<u8> = Vec::new();
            for _ in 0..20 {
                match pick(20) {
                    0 => bytes.extend_from_slice(HALVES[pick(HALVES.len())]),
                    1 => bytes.push(0x1b),
                    2..=4 => bytes.push(u8::try_from(pick(256)).expect("a byte")),
                    _ => bytes.extend_from_slice(KEYS[pick(KEYS.len())].as_bytes()),
                }
                sent += 1;
            }
            // It may have left at the key before.
            let _ = console.writer.lock().expect("the keyboard").write_all(&bytes);
            thread::sleep(Duration::from_millis(15));
            if sent % 2_000 == 0 && is_running(&mut console) {
                let before = console.sent().len();
                console.resize(if sent % 4_000 == 0 { 100 } else { 84 }, 30);
                let since = Instant::now();
                while console.sent().len() == before && is_running(&mut console) {
                    assert!(
                        since.elapsed() < Duration::from_secs(20),
                        "after {sent} keys it draws nothing:\n{}",
                        console.screen()
                    );
                    thread::sleep(Duration::from_millis(10));
                }
            }
        }
        if let Some(status) = console.child.try_wait().expect("asked") {
            let shown = String::from_utf8_lossy(&console.sent()).into_owned();
            assert!(
                status.success() && !shown.contains("panicked"),
                "after {sent} keys it left with {status:?}:\n{}",
                console.screen()
            );
        }
    }
    desk.assert_balanced("random keys and bytes");
    Row::new("random keys and bytes into the console", format!("{sent}, {starts} starts, no panic, the books balance"))
}

#[cfg(target_os = "linux")]
fn memory_and_descriptors(pid: u32) -> (u64, usize) {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).expect("a status");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
    let kilobytes = line.trim().trim_end_matches(" kB").trim().parse().expect("a number");
    (kilobytes, fs::read_dir(format!("/proc/{pid}/fd")).expect("its descriptors").count())
}

fn log_of(db: &Path) -> u64 {
    fs::metadata(db.with_extension("db-wal")).map_or(0, |log| log.len())
}

/// So many promises typed and filed, unit by unit, with the projector on: so many keys at least.
#[cfg(target_os = "linux")]
pub fn in_fast_motion(filings: u32, at_least: usize) -> Row {
    let desk = Desk::small();
    let db = desk.path();
    let wall = Pty::run(&["--db", &db.to_string_lossy(), "projector"], 80, 24);
    let mut console = console(&desk);
    console.wait_for("2022年5月").press("Enter").wait_for("市委组织部").press("F2").wait_for("换类型");
    let pids = [console.child.process_id().expect("a process"), wall.child.process_id().expect("a process")];
    let (mut keys, mut log, mut early) = (0, 0, None);
    for nth in 1..=filings {
        // The first promise of the ledger has number 1.
        let words = format!("第{nth}件6月底前完成");
        console.send(&words).wait_for(&words);
        console.send("\r");
        thread::sleep(Duration::from_millis(5));
        console.send("\r");
        let (filed, since) = (format!("记承诺{}号", nth + 1), Instant::now());
        // It is like the one before, and is asked about: another one, says a third Enter.
        while !console.screen().contains(&filed) {
            assert!(since.elapsed() < Duration::from_secs(20), "“{filed}” never came:\n{}", console.screen());
            if console.screen().contains("确是另一件") {
                console.send("\r").wait_for(&filed);
                keys += 1;
            }
            thread::sleep(Duration::from_millis(2));
        }
        keys += words.chars().count() + 2;
        log = log.max(log_of(&db));
        // From the first of the forty units to the last and back: behind the last one the read-back would begin.
        if nth % 25 == 0 {
            let is_forth = (nth / 25 - 1) / 39 % 2 == 0;
            console.press(if is_forth { "PgDn" } else { "PgUp" });
            keys += 1;
        }
        if nth == (filings / 10).max(10) {
            early = Some(pids.map(memory_and_descriptors));
        }
    }
    let late = pids.map(memory_and_descriptors);
    let early = early.expect("measured");
    for (before, after) in early.iter().zip(&late) {
        assert!(after.0 < before.0 + 32 * 1024, "memory went from {} to {} kB", before.0, after.0);
        assert!(after.1 <= before.1 + 2, "descriptors went from {} to {}", before.1, after.1);
    }
    assert!(keys >= at_least, "only {keys} keys");
    assert!(log < 12 << 20, "the log grew to {log} bytes");
    console.kill();
    wall.kill();
    desk.assert_balanced("a meeting in fast motion");
    assert_eq!(promises(&desk.session()).len(), 1 + usize::try_from(filings).expect("a number"));
    let told = |what: &str, before: (u64, usize), after: (u64, usize)| {
        format!("{what} {} → {} kB, {} → {} descriptors", before.0, after.0, before.1, after.1)
    };
    let (console, projector) = (told("console", early[0], late[0]), told("projector", early[1], late[1]));
    Row::new(
        "a meeting of eight hours in fast motion, projector on",
        format!("{filings} filings, {keys} keys; {console}; {projector}; log at most {} kB; 0 lost", log / 1024),
    )
    .of_kills(pids.len(), filings.into())
}

#[test]
fn random_keys_and_bytes_neither_stop_the_console_nor_spoil_the_books() {
    random_keys_and_bytes(1_500);
}

#[test]
#[cfg(target_os = "linux")]
fn a_long_meeting_grows_neither_memory_nor_descriptors_nor_the_log() {
    in_fast_motion(60, 600);
}
