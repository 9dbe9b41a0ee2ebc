//! The long set, and its report in `docs/reliability.md`.

use crate::{LONG, Row, damage, moments, together};
use diaodu::clock::Clock;
use std::{fmt::Write as _, fs, path::Path, process};

const BEGIN: &str = "<!-- torture: written by `cargo test --release --test torture -- --ignored --nocapture` -->";
const END: &str = "<!-- /torture -->";

/// What the long set comes to at least.
const KILLS: usize = 2_000;
const ACTS: u64 = 50_000;
const RANDOM_KEYS: u64 = 100_000;
/// A meeting of eight hours.
const FILINGS: u32 = 2_000;
const KEYS: usize = 20_000;

#[test]
#[ignore = "takes many minutes; writes docs/reliability.md"]
fn the_long_set() {
    let mut book = Book::default();
    #[cfg(target_os = "linux")]
    book.enter(crate::killed::at_every_write(LONG));
    book.enter([moments::at_random_moments(LONG)]);
    #[cfg(target_os = "linux")]
    book.enter([crate::meeting::in_fast_motion(FILINGS, KEYS)]);
    #[cfg(unix)]
    book.enter([crate::console::halves_of_keys(50)]);
    #[cfg(unix)]
    book.enter([crate::meeting::random_keys_and_bytes(RANDOM_KEYS)]);
    #[cfg(unix)]
    book.enter([crate::disk::size_limit()]);
    #[cfg(target_os = "linux")]
    book.enter([crate::disk::full_disk()]);
    book.enter([together::two_consoles_and_a_projector()]);
    book.enter([damage::cut_and_torn(LONG)]);
    book.enter([damage::bits_turned(LONG)]);
    let kills: usize = book.rows.iter().map(|row| row.kills).sum();
    let acts: u64 = book.rows.iter().map(|row| row.acknowledged).sum();
    book.enter([Row::new("all kills together", format!("{kills} kills, {acts} acknowledged acts, 0 lost"))]);
    #[cfg(target_os = "linux")]
    assert!(kills >= KILLS && acts >= ACTS, "too little was done to be a proof: {kills} kills, {acts} acts");
}

/// What was seen so far. Each row is written down when it is known: a set that is cut short has told what it saw.
#[derive(Default)]
struct Book {
    rows: Vec<Row>,
}

impl Book {
    fn enter(&mut self, rows: impl IntoIterator<Item = Row>) {
        for row in rows {
            println!("{}  {}: {}", Clock::System.now().format("%H:%M:%S"), row.what, row.seen);
            self.rows.push(row);
        }
        write_down(&self.rows);
    }
}

fn write_down(rows: &[Row]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reliability.md");
    let text = fs::read_to_string(&path).expect("the page");
    let (before, rest) = text.split_once(BEGIN).expect("where it begins");
    let (_, after) = rest.split_once(END).expect("where it ends");
    let day = Clock::System.now().format("%Y-%m-%d %H:%M");
    let commit = process::Command::new("git").args(["rev-parse", "--short", "HEAD"]).output().ok();
    let commit = commit.map_or_else(String::new, |output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let build = if cfg!(debug_assertions) { "build with debug assertions" } else { "release build" };
    let mut table = format!("\nLast run {day}, {build}, on commit {commit} and what was not committed yet.\n\n");
    table.push_str("| blow | seen |\n|---|---|\n");
    for row in rows {
        let _ = writeln!(table, "| {} | {} |", row.what, row.seen);
    }
    fs::write(&path, format!("{before}{BEGIN}{table}{END}{after}")).expect("written");
}
