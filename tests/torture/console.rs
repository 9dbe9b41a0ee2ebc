//! The keys above the file: half a key, a paste without an end, another encoding; two consoles at one unit; a ledger that
//! somebody else holds; a terminal that goes away. Whatever comes, the loop turns and what is typed is kept.

use crate::{
    Row,
    pty::Pty,
    support::{Chance, Desk},
};
use std::{
    io::Write as _,
    path::Path,
    process::Command,
    thread,
    time::{Duration, Instant},
};

/// Within a second, as it was promised; other tests share the machine, so it may be slower here before it counts.
const PATIENCE: Duration = Duration::from_secs(10);

/// Beginnings of what a terminal sends, and bytes that are nothing in UTF-8.
pub const HALVES: &[&[u8]] = &[
    b"\x1bO",
    b"\x1b[",
    b"\x1b[1;",
    b"\x1b[<0;5",
    b"\x1b[200~",
    b"\x1b]0;",
    b"\x1bP",
    b"\xe7",
    b"\xe7\x94",
    b"\xf0\x9f\x98",
    b"\xd7\xe9\xd6\xaf",
    b"\xb3\xc1",
    b"\xff\xfe",
];

fn drafts(db: &Path) -> String {
    let connection = rusqlite::Connection::open(db).expect("the file");
    let mut sql = connection.prepare("SELECT text FROM draft ORDER BY slot").expect("asked");
    let texts: Vec<String> = sql.query_map([], |row| row.get(0)).expect("read").flatten().collect();
    texts.join("\n")
}

fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) -> Duration {
    let since = Instant::now();
    while !is_so() {
        assert!(since.elapsed() < PATIENCE, "{what}: not within {PATIENCE:?}");
        thread::sleep(Duration::from_millis(10));
    }
    since.elapsed()
}

/// Sends bytes that are no words.
fn send_bytes(console: &Pty, bytes: &[u8]) {
    console.writer.lock().expect("the keyboard").write_all(bytes).expect("sent");
}

/// Sends a signal.
fn signal(console: &Pty, name: &str) {
    let pid = console.child.process_id().expect("a process").to_string();
    assert!(Command::new("kill").args([format!("-{name}"), pid]).status().expect("sent").success());
}

/// Waits until the program has left by itself.
fn leaves(console: &mut Pty, what: &str) {
    wait_until(what, || console.child.try_wait().expect("asked").is_some());
}

/// A console in the walk, at the first unit.
fn at_the_first_unit(desk: &Desk) -> Pty {
    let mut console = Pty::console(&desk.path(), 100, 30);
    console.wait_for("2022年5月").press("Enter").wait_for("市委组织部");
    console
}

/// So many halves of keys, each after some words: the words are kept, and the next key is heard. Gives the longest that
/// words waited for being kept.
fn halves(count: u64, seed: u64) -> Duration {
    let desk = Desk::small();
    let mut console = at_the_first_unit(&desk);
    console.press("F2").wait_for("换类型");
    let mut chance = Chance(seed);
    let mut longest = Duration::ZERO;
    for nth in 0..count {
        let words = format!("第{nth}话");
        console.send("\x15").send(&words);
        let first = HALVES[usize::try_from(chance.below(HALVES.len() as u64)).expect("one of them")];
        send_bytes(&console, first);
        if chance.below(3) == 0 {
            send_bytes(&console, HALVES[usize::try_from(chance.below(HALVES.len() as u64)).expect("one of them")]);
        }
        let kept = wait_until(&format!("{words} and then {first:x?}"), || drafts(&desk.path()).contains(&words));
        longest = longest.max(kept);
    }
    console.kill();
    desk.assert_balanced("halves of keys");
    longest
}

/// Two hundred halves of keys, in four consoles at once.
pub fn halves_of_keys(each: u64) -> Row {
    let consoles: Vec<_> = (0..4).map(|seed| thread::spawn(move || halves(each, seed))).collect();
    let longest = consoles.into_iter().map(|console| console.join().expect("its words were kept")).max();
    Row::new(
        "half a key, a paste without an end, bytes of another encoding",
        format!(
            "{} of them, what was typed was kept after {} ms at most",
            each * 4,
            longest.unwrap_or_default().as_millis()
        ),
    )
}

#[test]
fn whatever_a_terminal_sends_the_loop_turns_and_what_was_typed_is_kept() {
    halves_of_keys(50);
}

#[test]
fn half_a_key_at_the_projector_does_not_keep_its_age_from_the_room() {
    let desk = Desk::small();
    let cue = diaodu::stage::Cue::default();
    desk.session().publish(&cue).expect("on the wall");
    let db = desk.path();
    let mut wall = Pty::run(&["--db", &db.to_string_lossy(), "projector"], 80, 24);
    wall.wait_for("画面停在");
    for half in HALVES {
        send_bytes(&wall, half);
    }
    // Somebody publishes now: the picture is fresh, and nothing is said of its age any more.
    let mut session = diaodu::session::Session::open(&db, diaodu::clock::Clock::System).expect("open");
    session.publish(&cue).expect("on the wall");
    wait_until("the wall is looked at", || !wall.screen().contains("画面停在"));
    // And when nobody has said so for a while, that is shown in spite of half a key.
    send_bytes(&wall, b"\x1b[");
    let since = Instant::now();
    while !wall.screen().contains("画面更新于") {
        assert!(since.elapsed() < Duration::from_secs(25), "{}", wall.screen());
        thread::sleep(Duration::from_millis(50));
    }
    wall.send("q");
    leaves(&mut wall, "q is heard");
}

#[test]
fn asked_to_end_it_keeps_what_was_typed_and_gives_the_terminal_back() {
    for name in ["TERM", "HUP", "INT"] {
        let desk = Desk::small();
        let mut console = at_the_first_unit(&desk);
        console.press("F2").wait_for("换类型").send("还没说完的话").wait_for("还没说完的话");
        signal(&console, name);
        leaves(&mut console, name);
        wait_until(name, || console.sent().windows(8).any(|bytes| bytes == b"\x1b[?1049l"));
        assert!(drafts(&desk.path()).contains("还没说完的话"), "{name}");

        let mut wall = Pty::run(&["--db", &desk.path().to_string_lossy(), "projector"], 80, 24);
        wall.wait_for("调度全览");
        signal(&wall, name);
        leaves(&mut wall, name);
        wait_until(name, || wall.sent().windows(8).any(|bytes| bytes == b"\x1b[?1049l"));
    }
}

/// Processes that run the program on a ledger.
#[cfg(target_os = "linux")]
fn running_on(db: &Path) -> Vec<u32> {
    let is_one = |pid: &u32| {
        let line = std::fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        let mut words = line.split(|byte| *byte == 0).map(String::from_utf8_lossy);
        let is_program = words.next().is_some_and(|word| word == env!("CARGO_BIN_EXE_diaodu"));
        is_program && words.any(|word| word == db.to_string_lossy())
    };
    let entries = std::fs::read_dir("/proc").expect("listed").flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).filter(is_one).collect()
}

/// Whether a process has something to do when it is asked to end (`proc(5)`: the mask of caught signals, 15 is the fifteenth).
#[cfg(target_os = "linux")]
fn catches_term(pid: u32) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap_or_default();
    u64::from_str_radix(mask.trim(), 16).is_ok_and(|mask| mask & (1 << 14) != 0)
}

#[test]
#[cfg(target_os = "linux")]
fn when_the_terminal_is_gone_it_ends_even_where_it_was_told_not_to_mind() {
    if Command::new("script").arg("--version").output().is_err() {
        eprintln!("skipped: there is no `script` to hold a terminal");
        return;
    }
    for what in ["", "projector"] {
        let desk = Desk::small();
        let line =
            format!("trap '' HUP; exec {} --db {} {what}", env!("CARGO_BIN_EXE_diaodu"), desk.path().to_string_lossy());
        let mut terminal = Command::new("script")
            .args(["-qfc", &line, "/dev/null"])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::null())
            .spawn()
            .expect("a terminal");
        wait_until("it runs", || !running_on(&desk.path()).is_empty());
        thread::sleep(Duration::from_millis(500));
        terminal.kill().expect("killed");
        terminal.wait().expect("gone");
        wait_until("it has ended", || running_on(&desk.path()).is_empty());
    }
}

/// A rehearsal is a folder of its own that goes with it; one that was killed leaves it, and the next one takes it away.
#[test]
#[cfg(target_os = "linux")]
fn what_a_killed_rehearsal_left_goes_with_the_next_one() {
    if Command::new("script").arg("--version").output().is_err() {
        eprintln!("skipped: there is no `script` to hold a terminal");
        return;
    }
    let (place, desk) = (tempfile::tempdir().unwrap(), Desk::small());
    let left = || std::fs::read_dir(place.path()).unwrap().flatten().map(|entry| entry.path()).collect::<Vec<_>>();
    let begin = || {
        let line = format!("exec {} --db {} rehearse", env!("CARGO_BIN_EXE_diaodu"), desk.path().to_string_lossy());
        let terminal = Command::new("script")
            .args(["-qfc", &line, "/dev/null"])
            .env("TMPDIR", place.path())
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::null())
            .spawn()
            .expect("a terminal");
        wait_until("its ledger is there", || left().iter().any(|folder| folder.join("rehearsal.db").exists()));
        // A signal before it listens to them would end it as any program.
        wait_until("it listens to signals", || running_on(&desk.path()).into_iter().any(catches_term));
        terminal
    };
    let end = |mut terminal: std::process::Child, name: &str| {
        for pid in running_on(&desk.path()) {
            let sent = Command::new("kill").args([format!("-{name}"), pid.to_string()]).status();
            assert!(sent.expect("sent").success());
        }
        wait_until("it has ended", || running_on(&desk.path()).is_empty());
        let _ = terminal.kill();
        terminal.wait().expect("gone");
    };
    end(begin(), "KILL");
    let before = left();
    assert_eq!(before.len(), 1, "{before:?}");
    let next = begin();
    assert!(!before[0].exists(), "the next one took it away");
    end(next, "TERM");
    assert_eq!(left(), Vec::<std::path::PathBuf>::new(), "asked to end, it takes its own away");
}

/// Types a line and files it: the first Enter reads it back.
fn file(console: &mut Pty, words: &str) {
    console.send(words).wait_for(words).press("Enter");
    thread::sleep(Duration::from_millis(30));
    console.press("Enter");
}

#[test]
fn a_ledger_moved_away_under_a_console_that_is_then_killed_comes_back_whole() {
    let desk = Desk::small();
    let mut console = at_the_first_unit(&desk);
    console.press("F2").wait_for("换类型");
    file(&mut console, "出事之前记的6月底前");
    console.wait_for("记承诺2号");
    std::fs::rename(desk.path(), desk.folder.path().join("away.db")).unwrap();
    file(&mut console, "出事之后想记的6月底前");
    console.wait_for("被移走、删掉或换掉了").wait_for("出事之后想记的");
    assert!(!console.screen().contains("记承诺3号"), "{}", console.screen());
    console.kill();
    let copy = diaodu::session::backup::backups_of(&desk.path())[0].path.clone();
    wait_until("what was typed is in the copy", || drafts(&copy).contains("出事之后想记的"));
    let restored = desk.run(&["restore", copy.to_str().unwrap(), "--yes"]);
    assert!(restored.status.success(), "{}", crate::support::said(&restored));
    let words = crate::support::promises(&desk.session());
    assert_eq!(words, ["物流行业党委挂牌", "出事之前记的6月底前"]);
    assert!(drafts(&desk.path()).contains("出事之后想记的"));
    desk.assert_balanced("moved away and killed");
}

#[test]
fn a_copy_of_the_file_alone_has_what_was_filed_once_the_console_stands_idle() {
    let desk = Desk::small();
    let mut console = at_the_first_unit(&desk);
    console.press("F2").wait_for("换类型");
    file(&mut console, "闲下来以后要在文件里的6月底前");
    console.wait_for("记承诺2号");
    let copy = desk.folder.path().join("copy.db");
    wait_until("it is in the file", || {
        assert!(Command::new("cp").arg(desk.path()).arg(&copy).status().expect("copied").success());
        let connection = rusqlite::Connection::open(&copy).expect("the copy");
        let count = connection.query_row("SELECT count(*) FROM commitment", [], |row| row.get::<_, u32>(0));
        count.is_ok_and(|count| count == 2)
    });
    console.kill();
}

#[test]
fn two_consoles_at_one_unit_each_keep_their_line() {
    let desk = Desk::small();
    let type_in = |words: &str| {
        let mut console = at_the_first_unit(&desk);
        console.press("F2").wait_for("换类型").send(words).wait_for(words);
        console
    };
    let (one, other) = (type_in("甲台没说完"), type_in("乙台没说完"));
    wait_until("both are kept", || {
        ["甲台没说完", "乙台没说完"].iter().all(|words| drafts(&desk.path()).contains(words))
    });
    one.kill();
    other.kill();
    // Each comes back to whoever sits down next: the first, and then the second.
    let mut first = at_the_first_unit(&desk);
    first.wait_for("甲台没说完");
    let mut second = at_the_first_unit(&desk);
    second.wait_for("乙台没说完");
    first.kill();
    second.kill();
    assert!(drafts(&desk.path()).contains("甲台没说完") && drafts(&desk.path()).contains("乙台没说完"));
}

#[test]
fn a_ledger_that_somebody_else_holds_keeps_nothing_from_being_drawn() {
    let desk = Desk::small();
    let mut console = at_the_first_unit(&desk);
    console.press("F2").wait_for("换类型");
    let other = rusqlite::Connection::open(desk.path()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut typed = String::new();
    for nth in 0..12 {
        let word = format!("第{nth}件");
        typed.push_str(&word);
        let sent = Instant::now();
        console.send(&word).wait_for(&word);
        assert!(sent.elapsed() < Duration::from_secs(2), "{word} came after {:?}", sent.elapsed());
        thread::sleep(Duration::from_millis(150));
    }
    console.press("Enter Enter").wait_for("占用").wait_for("第0件");
    other.execute_batch("ROLLBACK").unwrap();
    wait_until("kept", || drafts(&desk.path()).contains(&typed));
    console.kill();
    desk.assert_balanced("somebody else held it");
}

/// How many pictures a terminal was sent.
fn pictures(sent: &[u8]) -> usize {
    sent.windows(8).filter(|bytes| *bytes == b"\x1b[?2026h").count()
}

/// Counted in pictures, of which each costs what the screen costs and not what was pasted: one for a paste of 62 kB, one
/// for a key behind it. The clock adds one a second.
#[test]
fn a_page_that_is_pasted_is_one_step_and_a_key_behind_it_another() {
    let desk = Desk::small();
    let mut console = at_the_first_unit(&desk);
    console.press("F2").wait_for("换类型");
    let page = "物流行业党委6月底前挂牌，由分管副局长负责，市邮政管理局配合。".repeat(700);
    assert!(page.len() > 62_000);
    let (before, since) = (console.sent().len(), Instant::now());
    console.paste(&page);
    // The line takes 2,000 characters and says that the rest was left; there is room again behind ten that are deleted.
    console.wait_for("一条最多2000字");
    let of_clock = |since: Instant| usize::try_from(since.elapsed().as_secs()).expect("a number") + 1;
    let pasted = pictures(&console.sent()[before..]);
    assert!((1..=1 + of_clock(since)).contains(&pasted), "{pasted} pictures for one paste");

    let (before, since) = (console.sent().len(), Instant::now());
    for _ in 0..10 {
        console.send("\x7f");
    }
    console.send("末尾").wait_for("末尾");
    let sent = console.sent()[before..].to_vec();
    let (drawn, bytes) = (pictures(&sent), sent.len());
    println!("a paste of 62 kB: {pasted} pictures; twelve keys behind it: {drawn} pictures, {bytes} bytes");
    assert!(drawn <= 12 + of_clock(since), "{drawn} pictures for twelve keys");
    // A screen has 3,000 cells: no picture sends all that was pasted again.
    assert!(bytes < (12 + of_clock(since)) * 3_000 * 4, "{bytes} bytes for twelve keys");
    console.kill();
}
