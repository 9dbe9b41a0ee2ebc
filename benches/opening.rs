//! What trust costs where somebody waits for it: opening a ledger, and in it the comparing of its tables with ours; a paste
//! of 62 kB, and a key behind it.

fn main() {
    divan::main();
}

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use diaodu::{
    catalogue::{self, holidays},
    clock::Clock,
    console::App,
    domain::{Command, MeetingHead},
    hearing::Listener,
    session::Session,
    theme::ConsoleTheme,
};
use divan::Bencher;
use ratatui::{Terminal, backend::TestBackend};
use rusqlite::Connection;
use std::{fs, path::Path};

fn session(path: &Path) -> Session {
    let at = "2022-05-20T09:00:00".parse().expect("a moment");
    Session::open(path, Clock::Still(at)).expect("a file")
}

fn begin(path: &Path) {
    let mut session = session(path);
    for command in [
        Command::Adopt(Box::new(catalogue::built_in())),
        Command::OpenMeeting { date: "2022-05-20".parse().expect("a day"), head: MeetingHead::default() },
        Command::CallToOrder,
    ] {
        session.execute(command).expect("done");
    }
}

#[divan::bench]
fn open_a_ledger(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.db");
    begin(&path);
    bencher.bench_local(|| session(&path));
}

/// What opening does without, since a file as the program leaves it is told by its hash.
#[divan::bench]
fn make_all_tables_to_compare_with(bencher: Bencher<'_, '_>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/migrations");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("listed").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let migrations: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).expect("read")).collect();
    bencher.bench_local(|| {
        let pattern = Connection::open_in_memory().expect("room");
        pattern.execute_batch(&migrations.concat()).expect("done");
        pattern
            .prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema")
            .and_then(|mut sql| sql.query_map([], |row| row.get::<_, String>(2))?.collect::<Result<Vec<_>, _>>())
            .expect("read")
    });
}

/// A console at the first unit, with the line to type in.
fn console(path: &Path) -> (App, Terminal<TestBackend>) {
    begin(path);
    let session = session(path);
    let listener = Listener::new(session.ledger(), holidays::calendar);
    let mut app = App::new(session, listener, ConsoleTheme::coloured(), std::env::temp_dir());
    app.get_ready();
    let mut terminal = Terminal::new(TestBackend::new(100, 30)).expect("a terminal");
    for code in [KeyCode::Enter, KeyCode::F(2)] {
        step(&mut app, &mut terminal, &key(code));
    }
    (app, terminal)
}

fn key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn step(app: &mut App, terminal: &mut Terminal<TestBackend>, event: &Event) {
    app.take(event);
    terminal.draw(|frame| app.draw(frame)).expect("drawn");
}

fn page() -> Event {
    Event::Paste("物流行业党委6月底前挂牌，由分管副局长负责，市邮政管理局配合。".repeat(700))
}

#[divan::bench]
fn paste_62_kb(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut app, mut terminal) = console(&folder.path().join("a.db"));
    let (page, empty) = (page(), Event::Key(KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL)));
    bencher.bench_local(|| {
        step(&mut app, &mut terminal, &page);
        app.take(&empty);
    });
}

#[divan::bench]
fn a_key_behind_62_kb(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut app, mut terminal) = console(&folder.path().join("a.db"));
    step(&mut app, &mut terminal, &page());
    // There is room again behind what is deleted.
    for _ in 0..200 {
        app.take(&key(KeyCode::Backspace));
    }
    let mut is_there = false;
    bencher.bench_local(|| {
        is_there = !is_there;
        step(&mut app, &mut terminal, &key(if is_there { KeyCode::Char('末') } else { KeyCode::Backspace }));
    });
}

#[divan::bench]
fn a_key_behind_one_sentence(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut app, mut terminal) = console(&folder.path().join("a.db"));
    step(&mut app, &mut terminal, &Event::Paste("物流行业党委6月底前挂牌，由分管副局长负责".into()));
    let mut is_there = false;
    bencher.bench_local(|| {
        is_there = !is_there;
        step(&mut app, &mut terminal, &key(if is_there { KeyCode::Char('末') } else { KeyCode::Backspace }));
    });
}
