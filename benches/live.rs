//! The figures a live meeting stands on: open to first frame, key to frame, filing, memory. `cargo bench --bench live`
//! prints median and 99th percentile of each, and filing as a ratio to one bare insert with the same durability on the
//! same disk in the same run.

mod support;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use diaodu::{
    catalogue::holidays,
    clock::Clock,
    console::{Desk, Listener},
    domain::{Command, CommitmentKind, Deadline, Recording, UnitId},
    session::Session,
    theme::ConsoleTheme,
};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::{Terminal, backend::TestBackend};
use std::{
    fs,
    io::Read,
    path::Path,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};
use support::{FULL, Size};

const BUILT_IN: Size = Size { units: 40, open: 0, past: 0, months: 0 };

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    println!("{:<52}{:>10}{:>10}", "", "median", "p99");
    for (name, size) in [("built-in catalogue", BUILT_IN), ("60 units, 1,000 open, 30,000 past", FULL)] {
        let path = folder.path().join(format!("{}.db", size.open));
        support::write(&path, size);
        open_to_frame(name, &path);
        keys_to_frame(name, &path);
        filing(name, &path);
        process(name, &path);
    }
}

fn report(what: &str, on: &str, mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    let (median, late) = (times[times.len() / 2], times[(times.len() * 99).div_ceil(100) - 1]);
    println!("{:<52}{:>8.2}ms{:>8.2}ms", format!("{what} ({on})"), millis(median), millis(late));
    median
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn desk(path: &Path) -> (Desk, Terminal<TestBackend>) {
    let day = "2022-05-20T09:30:00".parse().expect("a moment");
    let session = Session::open(path, Clock::Still(day)).expect("opened");
    let listener = Listener::new(session.ledger(), holidays::calendar());
    let desk = Desk::new(session, listener, ConsoleTheme::coloured(), std::env::temp_dir());
    (desk, Terminal::new(TestBackend::new(160, 45)).expect("a terminal"))
}

fn open_to_frame(name: &str, path: &Path) {
    let times = (0..50)
        .map(|_| {
            let start = Instant::now();
            let (mut desk, mut terminal) = desk(path);
            terminal.draw(|frame| desk.draw(frame)).expect("drawn");
            start.elapsed()
        })
        .collect();
    report("open to first frame, in process", name, times);
}

fn keys_to_frame(name: &str, path: &Path) {
    let (mut desk, mut terminal) = desk(path);
    let mut press = |code| {
        let event = Event::Key(KeyEvent::new(code, KeyModifiers::NONE));
        let start = Instant::now();
        desk.take(&event);
        terminal.draw(|frame| desk.draw(frame)).expect("drawn");
        start.elapsed()
    };
    press(KeyCode::Enter);
    let sentence = "物流行业党委6月底前挂牌，由分管副局长负责，邮政管理局配合";
    let mut times = Vec::new();
    for _ in 0..20 {
        times.extend(sentence.chars().map(|c| press(KeyCode::Char(c))));
        times.extend(sentence.chars().map(|_| press(KeyCode::Backspace)));
    }
    report("key to finished frame, typing", name, times);
    press(KeyCode::Esc);
    let times = (0..500).map(|nth| press(if nth % 2 == 0 { KeyCode::Down } else { KeyCode::Up })).collect();
    report("key to finished frame, moving", name, times);
    press(KeyCode::F(9));
    press(KeyCode::Tab);
    let times = (0..500).map(|nth| press(if nth % 2 == 0 { KeyCode::PageDown } else { KeyCode::Up })).collect();
    report("key to finished frame, list of all open items", name, times);
}

fn filing(name: &str, path: &Path) {
    let (desk, _) = desk(path);
    drop(desk);
    let day = "2022-05-20T09:30:00".parse().expect("a moment");
    let mut session = Session::open(path, Clock::Still(day)).expect("opened");
    let bare = bare_insert(path);
    let times = (0..200)
        .map(|nth| {
            let command = Command::Record(Recording {
                kind: CommitmentKind::Promise,
                units: vec![UnitId::new("U18")],
                supporting: Vec::new(),
                task: None,
                text: format!("第{nth}句：物流行业党委6月底前挂牌"),
                owner: "分管副局长".into(),
                deadline: Deadline::on("6月底前", "2022-06-30".parse().expect("a day")),
            });
            let start = Instant::now();
            session.execute(command).expect("recorded");
            start.elapsed()
        })
        .collect();
    let filed = report("filing: decide, commit FULL, journal, apply", name, times);
    let bare = report("one bare insert, WAL, FULL", name, bare);
    println!("{:<52}{:>9.2}×", "filing ÷ bare insert", filed.as_secs_f64() / bare.as_secs_f64());
}

fn bare_insert(beside: &Path) -> Vec<Duration> {
    let connection = rusqlite::Connection::open(beside.with_extension("bare")).expect("a file");
    connection.pragma_update(None, "journal_mode", "WAL").expect("WAL");
    connection.pragma_update(None, "synchronous", "FULL").expect("FULL");
    connection.execute_batch("CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, words TEXT)").expect("a table");
    (0..200)
        .map(|_| {
            let start = Instant::now();
            connection.execute("INSERT INTO t (words) VALUES (?1)", ["物流行业党委6月底前挂牌"]).expect("inserted");
            start.elapsed()
        })
        .collect()
}

/// The real binary in a real pty: from spawn to the first screen, and the memory it then holds.
fn process(name: &str, path: &Path) {
    let mut times = Vec::new();
    let mut memory = Vec::new();
    for _ in 0..15 {
        let size = PtySize { rows: 45, cols: 160, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pty");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_diaodu"));
        command.args(["--db", &path.to_string_lossy(), "--today", "2022-05-20"]);
        command.env("TERM", "xterm-256color");
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let start = Instant::now();
        let mut child = pair.slave.spawn_command(command).expect("spawned");
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            let mut seen = Vec::new();
            let mut chunk = [0; 4096];
            while let Ok(read) = reader.read(&mut chunk) {
                if read == 0 {
                    break;
                }
                seen.extend_from_slice(&chunk[..read]);
                // The bottom line is the last thing drawn.
                if String::from_utf8_lossy(&seen).contains("F1") && sender.send(start.elapsed()).is_err() {
                    break;
                }
            }
        });
        times.push(receiver.recv_timeout(Duration::from_secs(10)).expect("a first frame"));
        thread::sleep(Duration::from_millis(50));
        memory.extend(child.process_id().and_then(resident));
        child.kill().expect("killed");
        child.wait().expect("gone");
    }
    report("spawn to first frame, real binary in a pty", name, times);
    memory.sort_unstable();
    if let Some(most) = memory.last() {
        println!("{:<52}{:>8}MB", format!("resident memory, at most ({name})"), most.div_ceil(1024));
    }
}

/// Resident memory in KiB, where the system tells (Linux).
fn resident(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
