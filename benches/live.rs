//! What a live meeting costs with ten thousand open items and a thousand to a
//! million past ones, and what the same costs with what a user would pick instead. One command measures everything and
//! writes `docs/benchmarks.md`:
//!
//!     cargo bench --bench live
//!
//! `DIAODU_ONLY=year` measures the year's screen alone, `DIAODU_ONLY=opening` the opening in this process;
//! `DIAODU_PAST=100000` leaves the larger histories out (all of them leave the page as it is). The first run writes the ledgers into `target/ledgers` (1.5 GB for the largest).

mod support;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use diaodu::{
    catalogue::holidays,
    clock::Clock,
    console::App,
    domain::{Command as Act, CommitmentKind, Deadline, Recording, UnitId},
    hearing::Listener,
    session::Session,
    stage::{Cue, Show},
    store::WallReader,
    theme::ConsoleTheme,
};
use ratatui::{Terminal, backend::TestBackend};
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};
use support::{Size, TODAY, others, terminal::first_frame};

const PAST: [u32; 4] = [1_000, 10_000, 100_000, 1_000_000];
const PROGRAM: &str = env!("CARGO_BIN_EXE_diaodu");

/// How often everything is gone through, the ledgers by turns, there and back: a machine whose speed swings swings for all
/// of them.
const ROUNDS: usize = 10;

const FIRST_FRAME: &str = "spawn to first frame, in a pty";
const NEXT_UNIT: &str = "key to frame, the next unit: the floor given, durable, its items shown";
const TYPING: &str = "key to frame, typing a sentence";
const MOVING: &str = "key to frame, moving";
const ALL_OPEN: &str = "key to frame, the list of all open items";
const RECORD: &str = "`diaodu record`";
const LIST: &str = "`diaodu list --unit`";

/// What is promised, in milliseconds, of an office's real size after ten years: of keys the 99th of a hundred, of the rest
/// the middle.
const BOUNDS: [(&str, f64); 6] =
    [(FIRST_FRAME, 20.0), (TYPING, 2.0), (MOVING, 2.0), (ALL_OPEN, 2.0), (RECORD, 12.0), (LIST, 12.0)];
/// So many times that with 10,000 open items and the longest history.
const LARGE: f64 = 2.5;
/// Filing beside one bare insert with the same durability.
const FILING_BOUND: f64 = 1.2;
/// So many times faster than everything a user would pick instead.
const PEERS_BOUND: f64 = 10.0;

const FILING: &str = "filing: decide, durable commit, journal, apply";

/// What is measured on each ledger: the middle and the 99th of a hundred.
struct Figure {
    what: &'static str,
    times: Vec<Duration>,
    median: Duration,
    late: Duration,
}

impl Figure {
    fn of(what: &'static str, mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let (median, late) = (times[times.len() / 2], times[(times.len() * 99).div_ceil(100) - 1]);
        Self { what, times, median, late }
    }

    /// With what was measured in another round.
    fn and(mut self, other: &Self) -> Self {
        self.times.extend(&other.times);
        Self::of(self.what, self.times)
    }
}

fn main() {
    let most = std::env::var("DIAODU_PAST").ok().and_then(|most| most.parse().ok());
    let past: Vec<u32> = PAST.into_iter().filter(|past| *past <= most.unwrap_or(u32::MAX)).collect();
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    match std::env::var("DIAODU_ONLY").as_deref() {
        Ok("year") => return println!("{}", a_year(folder.path())),
        Ok("opening") => {
            let path = folder.path().join("opening.db");
            support::copy(Size::of_history(past.last().copied().unwrap_or(1_000)), &path);
            let opened = (1..ROUNDS).fold(opening(&path), |figure, _| figure.and(&opening(&path)));
            return println!("{}", told(&opened));
        }
        _ => {}
    }
    let paths = past.iter().map(|past| {
        eprintln!("{past} past items …");
        let path = folder.path().join(format!("{past}.db"));
        support::copy(Size::of_history(*past), &path);
        path
    });
    let paths: Vec<PathBuf> = paths.collect();
    let measured = by_turns(&paths, folder.path());
    for path in paths {
        fs::remove_file(path).expect("removed");
    }
    let mut page = page_of(&past, &measured);
    let (full, office, filing) = a_full_ledger(folder.path());
    page.push_str(&full);
    page.push_str(&bounds(&office, measured.last().map(|(figures, _)| figures.as_slice()), filing));
    page.push_str(&compared(folder.path()));
    page.push_str(&a_year(folder.path()));
    println!("{page}");
    if most.is_none() {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/benchmarks.md"), page).expect("the page");
    }
}

/// The figures of each ledger, and the most memory that was seen, in KiB.
fn by_turns(paths: &[PathBuf], folder: &Path) -> Vec<(Vec<Figure>, u64)> {
    let mut measured: Vec<(Vec<Figure>, u64)> = paths.iter().map(|_| (Vec::new(), 0)).collect();
    for round in 0..ROUNDS {
        eprintln!("round {} of {ROUNDS} …", round + 1);
        let mut order: Vec<usize> = (0..paths.len()).collect();
        if round % 2 == 1 {
            order.reverse();
        }
        for nth in order {
            let (more, again) = measure(&paths[nth], folder);
            let (figures, memory) = &mut measured[nth];
            *memory = again.max(*memory);
            *figures = match std::mem::take(figures) {
                none if none.is_empty() => more,
                known => known.into_iter().zip(&more).map(|(figure, more)| figure.and(more)).collect(),
            };
        }
    }
    measured
}

/// The figures of one ledger.
fn alone(path: &Path, folder: &Path) -> (Vec<Figure>, u64) {
    by_turns(&[path.to_owned()], folder).remove(0)
}

fn measure(path: &Path, folder: &Path) -> (Vec<Figure>, u64) {
    let mut figures = Vec::new();
    let db = path.to_string_lossy().into_owned();
    let mut memory = 0;
    let frames = (0..4).filter_map(|_| {
        let (took, resident) = first_frame(PROGRAM, &["--db", &db, "--today", TODAY], folder, "F1")?;
        memory = memory.max(resident.unwrap_or(0));
        Some(took)
    });
    figures.push(Figure::of(FIRST_FRAME, frames.collect()));
    figures.push(opening(path));
    keys(path, &mut figures);
    filing(path, &mut figures);
    let run = |arguments: &[&str]| {
        let arguments: Vec<String> =
            ["--db", &db, "--today", TODAY].iter().chain(arguments).map(|argument| (*argument).to_owned()).collect();
        move || {
            let mut command = Command::new(PROGRAM);
            command.args(&arguments);
            command
        }
    };
    let docx = folder.join("纪要.docx").to_string_lossy().into_owned();
    for (what, arguments) in [
        (RECORD, &["record", "--unit", "U18", "物流行业党委6月底前挂牌"][..]),
        // Not the unit that everything was filed for.
        (LIST, &["list", "--unit", "U17"]),
        ("`diaodu export minutes` as docx", &["export", "minutes", "-o", &docx]),
    ] {
        let command = run(arguments);
        figures.push(Figure::of(what, (0..3).map(|_| others::time(1, &command)).collect()));
    }
    (figures, memory)
}

/// Until the frame stands; taking the desk down again is nobody's wait.
fn opening(path: &Path) -> Figure {
    let opened = (0..4).map(|_| {
        let mut kept = None;
        timed(|| {
            let mut desk = desk(path);
            kept = Some((frame_of(&mut desk), desk));
        })
    });
    Figure::of("open to first frame, in process", opened.collect())
}

fn timed(act: impl FnOnce()) -> Duration {
    let start = Instant::now();
    act();
    start.elapsed()
}

fn desk(path: &Path) -> App {
    let day = format!("{TODAY}T09:30:00").parse().expect("a moment");
    let session = Session::open(path, Clock::Still(day)).expect("opened");
    let listener = Listener::new(session.ledger(), holidays::calendar);
    App::new(session, listener, ConsoleTheme::coloured(), std::env::temp_dir())
}

fn frame_of(desk: &mut App) -> Terminal<TestBackend> {
    let mut terminal = Terminal::new(TestBackend::new(160, 45)).expect("a terminal");
    terminal.draw(|frame| desk.draw(frame)).expect("drawn");
    terminal
}

fn keys(path: &Path, figures: &mut Vec<Figure>) {
    let mut desk = desk(path);
    let mut terminal = frame_of(&mut desk);
    let mut press = |code| {
        let event = Event::Key(KeyEvent::new(code, KeyModifiers::NONE));
        timed(|| {
            desk.take(&event);
            terminal.draw(|frame| desk.draw(frame)).expect("drawn");
        })
    };
    press(KeyCode::Enter);
    let sentence = "物流行业党委6月底前挂牌，由分管副局长负责，邮政管理局配合";
    let mut times = Vec::new();
    times.extend(sentence.chars().map(|c| press(KeyCode::Char(c))));
    times.extend(sentence.chars().map(|_| press(KeyCode::Backspace)));
    figures.push(Figure::of(TYPING, times));
    press(KeyCode::Esc);
    // The floor goes on to the next unit and back: an act, durable before the other's items stand on the screen.
    let times = (0..10).map(|nth| press(if nth % 2 == 0 { KeyCode::PageDown } else { KeyCode::PageUp })).collect();
    figures.push(Figure::of(NEXT_UNIT, times));
    let times = (0..24).map(|nth| press(if nth % 2 == 0 { KeyCode::Down } else { KeyCode::Up })).collect();
    figures.push(Figure::of(MOVING, times));
    press(KeyCode::F(9));
    press(KeyCode::Tab);
    let times = (0..24).map(|nth| press(if nth % 2 == 0 { KeyCode::PageDown } else { KeyCode::Up })).collect();
    figures.push(Figure::of(ALL_OPEN, times));
    press(KeyCode::F(3));
    let mut times = Vec::new();
    for _ in 0..2 {
        times.extend("第3021项".chars().map(|c| press(KeyCode::Char(c))));
        times.extend("第3021项".chars().map(|_| press(KeyCode::Backspace)));
    }
    figures.push(Figure::of("key to frame, finding among them", times));
}

fn promise(nth: u32) -> Act {
    Act::Record(Recording {
        kind: CommitmentKind::Promise,
        units: vec![UnitId::new("U18")],
        supporting: Vec::new(),
        task: None,
        text: format!("第{nth}句：物流行业党委6月底前挂牌"),
        owner: "分管副局长".into(),
        deadline: Deadline::on("6月底前", "2022-06-30".parse().expect("a day")),
    })
}

fn filing(path: &Path, figures: &mut Vec<Figure>) {
    let day = format!("{TODAY}T09:30:00").parse().expect("a moment");
    let mut session = Session::open(path, Clock::Still(day)).expect("opened");
    let times = (0..24).map(|nth| timed(|| drop(session.execute(promise(nth)).expect("recorded")))).collect();
    figures.push(Figure::of(FILING, times));
    let unit = UnitId::new("U18");
    let cue = Cue { show: Show::Unit(unit), ..Cue::default() };
    session.publish(&cue).expect("on the wall");
    let mut wall = WallReader::open(path).expect("a wall");
    wall.look().expect("seen");
    let times = (24..36)
        .map(|nth| {
            timed(|| {
                session.execute(promise(nth)).expect("recorded");
                session.publish(&cue).expect("on the wall");
                assert!(wall.look().expect("seen").is_some());
            })
        })
        .collect();
    figures.push(Figure::of("filing to the projector's next look", times));
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn page_of(past: &[u32], measured: &[(Vec<Figure>, u64)]) -> String {
    let mut page = String::from(
        "# Benchmarks\n\nWritten by `cargo bench --bench live` (`benches/compare` installs first what it is compared with).\n\n",
    );
    let _ = writeln!(page, "{}\n", machine());
    page.push_str(
        "10,000 open items, 60 units; a past meeting has 1,000 items, so a million of them are a thousand meetings. ",
    );
    page.push_str("Milliseconds, median / 99th percentile.\n\n| past items |");
    for past in past {
        let _ = write!(page, " {past} |");
    }
    page.push_str(" largest ÷ smallest |\n|---|");
    page.push_str(&"---|".repeat(past.len() + 1));
    page.push('\n');
    for (row, first) in measured[0].0.iter().enumerate() {
        let _ = write!(page, "| {} |", first.what);
        for (figures, _) in measured {
            let _ = write!(page, " {:.2} / {:.2} |", millis(figures[row].median), millis(figures[row].late));
        }
        let largest = measured.last().map_or(first.median, |(figures, _)| figures[row].median);
        let _ = writeln!(page, " {:.2} |", largest.as_secs_f64() / first.median.as_secs_f64());
    }
    page.push_str("| resident after the first frame, MB |");
    let memory: Vec<f64> = measured.iter().map(|(_, kib)| f64::from(u32::try_from(*kib).unwrap_or(u32::MAX))).collect();
    for kib in &memory {
        let _ = write!(page, " {:.1} |", kib / 1024.0);
    }
    let _ = writeln!(page, " {:.2} |", memory[memory.len() - 1] / memory[0].max(1.0));
    page
}

/// What an office has after ten years; and what filing adds to one bare insert with the same durability beside it. The two
/// take turns, so that a slow moment of the disk slows both.
fn a_full_ledger(folder: &Path) -> (String, Vec<Figure>, f64) {
    let path = folder.join("full.db");
    support::copy(Size { units: 60, open: 2_500, past: 120 * 300, months: 120 }, &path);
    let (figures, kib) = alone(&path, folder);
    let mut page = String::from(
        "\n## After ten years\n\n60 units, 2,500 open items, 120 past meetings of 300 items; milliseconds.\n\n| | median | 99th |\n|---|---|---|\n",
    );
    for figure in &figures {
        let _ = writeln!(page, "| {} | {:.2} | {:.2} |", figure.what, millis(figure.median), millis(figure.late));
    }
    let day = format!("{TODAY}T09:30:00").parse().expect("a moment");
    let mut session = Session::open(&path, Clock::Still(day)).expect("opened");
    let bare = rusqlite::Connection::open(folder.join("bare.db")).expect("a file");
    bare.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, words TEXT)",
    )
    .expect("a table");
    let (mut filed, mut inserted) = (Vec::new(), Vec::new());
    for nth in 400..900 {
        filed.push(timed(|| drop(session.execute(promise(nth)).expect("recorded"))));
        inserted.push(timed(|| drop(bare.execute("INSERT INTO t (words) VALUES (?1)", ["物流行业党委6月底前挂牌"]))));
    }
    let [filed, inserted] = [Figure::of("filing", filed), Figure::of("insert", inserted)];
    let _ = writeln!(
        page,
        "| one bare insert, WAL, FULL | {:.2} | {:.2} |",
        millis(inserted.median),
        millis(inserted.late)
    );
    let times = filed.median.as_secs_f64() / inserted.median.as_secs_f64();
    let _ = writeln!(page, "| filing ÷ bare insert, taking turns | {times:.2} | |");
    let _ = writeln!(
        page,
        "\n{:.1} MB resident after the first frame.",
        f64::from(u32::try_from(kib).unwrap_or(u32::MAX)) / 1024.0
    );
    (page, figures, times)
}

/// What is promised beside what was measured.
fn bounds(office: &[Figure], large: Option<&[Figure]>, filing: f64) -> String {
    let mut page = String::from(
        "\n## What is promised\n\n| | bound | after ten years | the longest history | bound there |\n|---|---|---|---|---|\n",
    );
    let seen = |figures: &[Figure], what: &str| {
        let figure = figures.iter().find(|figure| figure.what == what)?;
        Some(millis(if what.starts_with("key") { figure.late } else { figure.median }))
    };
    let held = |seen: Option<f64>, bound: f64| match seen {
        Some(seen) if seen <= bound => format!("{seen:.2}"),
        Some(seen) => format!("{seen:.2}, **not held**"),
        None => String::new(),
    };
    for (what, bound) in BOUNDS {
        let (office, large) = (seen(office, what), large.and_then(|large| seen(large, what)));
        let (office, large) = (held(office, bound), held(large, bound * LARGE));
        let _ = writeln!(page, "| {what} | {bound:.0} ms | {office} | {large} | {:.0} ms |", bound * LARGE);
    }
    let _ = writeln!(page, "| filing ÷ one bare insert | {FILING_BOUND} | {} | | |", held(Some(filing), FILING_BOUND));
    page
}

/// The same with what a user would pick instead, and with the same ten thousand open items.
fn compared(folder: &Path) -> String {
    let size = Size::of_history(1_000);
    let path = folder.join("compared.db");
    support::copy(size, &path);
    let (figures, _) = alone(&path, folder);
    let own =
        |what: &str| figures.iter().find(|figure| figure.what == what).map_or(Duration::ZERO, |figure| figure.median);
    let mut page = String::from(
        "\n## Beside what a user would pick instead\n\n10,000 open items, 1,000 past ones; medians in milliseconds; at least ten times faster.\n\n",
    );
    page.push_str("| | diaodu | the other | times |\n|---|---|---|---|\n");
    let mut row = |what: &str, own: Duration, other: Option<Duration>| {
        let _ = match other {
            Some(other) => writeln!(
                page,
                "| {what} | {:.2} | {:.1} | {:.0}{} |",
                millis(own),
                millis(other),
                other.as_secs_f64() / own.as_secs_f64(),
                if other.as_secs_f64() < PEERS_BOUND * own.as_secs_f64() { ", **not held**" } else { "" }
            ),
            None => writeln!(page, "| {what} | {:.2} | not installed, not compared | |", millis(own)),
        };
    };
    let place = |name: &str| {
        let place = folder.join(name);
        fs::create_dir_all(&place).expect("a folder");
        place
    };
    let db = path.to_string_lossy().into_owned();
    let mine = |arguments: &[&str]| {
        let mut command = Command::new(PROGRAM);
        command.args(["--db", &db, "--today", TODAY]).args(arguments);
        command
    };
    if others::is_there("task") {
        let task = others::Taskwarrior::with(&place("task"), size.open);
        let [record, add] = others::taking_turns(
            25,
            || mine(&["record", "--unit", "U18", "物流行业党委6月底前挂牌"]),
            || task.command(&["add", "project:U18", "due:2022-06-30", "物流行业党委6月底前挂牌"]),
        );
        let [own_list, list] =
            others::taking_turns(25, || mine(&["list", "--unit", "U17"]), || task.command(&["project:U17", "list"]));
        row("filing one item in the open console; `task add`", own(FILING), Some(add));
        row("`diaodu record`, a process of its own; `task add`", record, Some(add));
        row("the next unit and its items in the open console; `task project:… list`", own(NEXT_UNIT), Some(list));
        row("`diaodu list --unit`, a process of its own; `task project:… list`", own_list, Some(list));
    } else {
        row("filing one item in the open console", own(FILING), None);
    }
    let calcurse = place("calcurse");
    let others_first = others::is_there("calcurse").then(|| {
        let data = others::calcurse(&calcurse, size.open);
        let frame =
            |program, arguments: &[&str], word| first_frame(program, arguments, folder, word).map(|seen| seen.0);
        let turn = |_| {
            Some((frame(PROGRAM, &["--db", &db, "--today", TODAY], "F1")?, frame("calcurse", &["-D", &data], "TODO")?))
        };
        let (mine, theirs): (Vec<_>, Vec<_>) = (0..15).filter_map(turn).unzip();
        (Figure::of("", mine).median, Figure::of("", theirs).median)
    });
    let first = others_first.map_or(own(FIRST_FRAME), |(mine, _)| mine);
    row("spawn to first frame; calcurse", first, others_first.map(|(_, theirs)| theirs));
    let markdown = folder.join("words.md");
    let words = mine(&["export", "minutes", "-o", &markdown.to_string_lossy()]).output().expect("started");
    assert!(words.status.success(), "{words:?}");
    let docx = folder.join("纪要.docx").to_string_lossy().into_owned();
    let export = || mine(&["export", "minutes", "-o", &docx]);
    if others::is_there("pandoc") {
        let pandoc = || others::pandoc(&markdown, &folder.join("pandoc.docx"));
        let [mine, theirs] = others::taking_turns(7, export, pandoc);
        row("minutes as docx; pandoc with the same words", mine, Some(theirs));
    } else {
        row("minutes as docx", others::time(7, export), None);
    }
    page
}

/// A year's screen beside a month's, key to finished frame in one console: 60 units, three hundred items a month.
fn a_year(folder: &Path) -> String {
    let size = Size { units: 60, open: 600, past: 24 * 300, months: 24 };
    let path = folder.join("year.db");
    support::copy(size, &path);
    let mut desk = desk(&path);
    let mut terminal = frame_of(&mut desk);
    let mut press = |code, modifiers| {
        let event = Event::Key(KeyEvent::new(code, modifiers));
        timed(|| {
            desk.take(&event);
            terminal.draw(|frame| desk.draw(frame)).expect("drawn");
        })
    };
    let plain = KeyModifiers::NONE;
    let (mut months, mut years) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    for nth in 0..40 {
        // From the list of meetings the one before, then the last one again: the console reads it from the file.
        press(KeyCode::Char('o'), KeyModifiers::CONTROL);
        press(if nth % 2 == 0 { KeyCode::Down } else { KeyCode::Home }, plain);
        months[nth % 2].push(press(KeyCode::Enter, plain));
        // This year, five months of it, and the year before: twelve meetings, all of them over.
        years[1].push(press(KeyCode::F(12), KeyModifiers::SHIFT));
        years[0].push(press(KeyCode::Left, plain));
        press(KeyCode::Esc, plain);
    }
    let mut page = String::from(
        "\n## A year beside a month\n\n60 units, 300 items a month; key to finished frame, median / 99th percentile.\n\n",
    );
    let _ = writeln!(page, "| | the meeting | the year | year ÷ month |\n|---|---|---|---|");
    for ((what, month), year) in ["the one before", "the one at hand"].into_iter().zip(months).zip(years) {
        let [month, year] = [Figure::of("a month", month), Figure::of("a year", year)];
        let times = year.median.as_secs_f64() / month.median.as_secs_f64();
        let _ = writeln!(page, "| {what} | {} | {} | {times:.2} |", told(&month), told(&year));
    }
    page
}

fn told(figure: &Figure) -> String {
    format!("{:.2} / {:.2}", millis(figure.median), millis(figure.late))
}

/// The day, the machine, and how busy it was.
fn machine() -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("", |name| name.trim_start_matches([' ', '\t', ':']));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = read("/proc/meminfo").split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or(0)
        / 1024
        / 1024;
    let load = read("/proc/loadavg");
    let load = load.split_whitespace().next().unwrap_or("?");
    let day = Clock::System.now().format("%Y-%m-%d");
    format!(
        "{day}, {} {}, {cores} cores ({model}), {memory} GB; load when it began {load} (a quiet machine is below 1).",
        std::env::consts::OS,
        std::env::consts::ARCH
    )
}
