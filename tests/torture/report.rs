//! The long set, and its report in `docs/reliability.md`. Each part is a test of its own and writes down its rows when it
//! knows them: a set that is cut short, or a part that is run alone, has told what it saw, and when.

use crate::{LONG, Row, damage, moments, together};
use diaodu::clock::Clock;
use std::{collections::BTreeMap, fs, path::Path, process, sync::Mutex};

const BEGIN: &str = "<!-- torture: written by `cargo test --release --test torture -- --ignored --nocapture` -->";
const END: &str = "<!-- /torture -->";

/// What the long set comes to at least.
#[cfg(target_os = "linux")]
const KILLS_AT_CALLS: usize = 300;
const KILLS_AT_MOMENTS: usize = 1_700;
const ACTS: u64 = 50_000;
#[cfg(unix)]
const RANDOM_KEYS: u64 = 100_000;
/// A meeting of eight hours.
#[cfg(target_os = "linux")]
const FILINGS: u32 = 2_000;
#[cfg(target_os = "linux")]
const KEYS: usize = 20_000;

#[test]
#[cfg(target_os = "linux")]
#[ignore = "takes many minutes; writes docs/reliability.md"]
fn the_long_set_1_killed_at_every_call() {
    let rows = crate::killed::at_every_write(LONG);
    let kills: usize = rows.iter().map(|row| row.kills).sum();
    write_down(rows);
    assert!(kills >= KILLS_AT_CALLS, "too little was done to be a proof: {kills} kills");
}

#[test]
#[ignore = "takes many minutes; writes docs/reliability.md"]
fn the_long_set_2_killed_at_any_moment() {
    let row = moments::at_random_moments(LONG);
    let (kills, acts) = (row.kills, row.acknowledged);
    write_down([row]);
    assert!(kills >= KILLS_AT_MOMENTS && acts >= ACTS, "too little to be a proof: {kills} kills, {acts} acts");
}

#[test]
#[cfg(target_os = "linux")]
#[ignore = "takes many minutes; writes docs/reliability.md"]
fn the_long_set_3_a_meeting_in_fast_motion() {
    write_down([crate::meeting::in_fast_motion(FILINGS, KEYS)]);
}

#[test]
#[cfg(unix)]
#[ignore = "takes many minutes; writes docs/reliability.md"]
fn the_long_set_4_keys_and_halves_of_keys() {
    write_down([crate::console::halves_of_keys(50)]);
    write_down([crate::meeting::random_keys_and_bytes(RANDOM_KEYS)]);
}

#[test]
#[ignore = "takes many minutes; writes docs/reliability.md"]
fn the_long_set_5_the_disk_and_others() {
    #[cfg(unix)]
    write_down([crate::disk::size_limit()]);
    #[cfg(target_os = "linux")]
    write_down([crate::disk::full_disk()]);
    write_down([together::two_consoles_and_a_projector()]);
}

#[test]
#[ignore = "takes many minutes; writes docs/reliability.md"]
fn the_long_set_6_damage() {
    write_down([damage::cut_and_torn(LONG)]);
    write_down([damage::bits_turned(LONG)]);
}

/// One part writes at a time.
static PAGE: Mutex<()> = Mutex::new(());

/// Puts rows into the table, in the place of what was seen of the same blow before.
fn write_down(rows: impl IntoIterator<Item = Row>) {
    let _one = PAGE.lock();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reliability.md");
    let text = fs::read_to_string(&path).expect("the page");
    let (before, rest) = text.split_once(BEGIN).expect("where it begins");
    let (table, after) = rest.split_once(END).expect("where it ends");
    let mut lines: Vec<String> =
        table.lines().filter(|line| line.starts_with("| ")).skip(1).map(str::to_owned).collect();
    let known: BTreeMap<String, usize> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((line.split(" | ").next()?.to_owned(), at))).collect();
    let day = Clock::System.now().format("%Y-%m-%d %H:%M");
    let commit = process::Command::new("git").args(["rev-parse", "--short", "HEAD"]).output().ok();
    let commit = commit.map_or_else(String::new, |output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let build = if cfg!(debug_assertions) { "dev" } else { "release" };
    for row in rows {
        println!("{day}  {}: {}", row.what, row.seen);
        let line = format!("| {} | {} | {day}, {commit}, {build} |", row.what, row.seen);
        match known.get(&format!("| {}", row.what)) {
            Some(at) => lines[*at] = line,
            None => lines.push(line),
        }
    }
    let lines = lines.join("\n");
    let table = format!("\n\n| blow | seen | when, commit, build |\n|---|---|---|\n{lines}\n");
    fs::write(&path, format!("{before}{BEGIN}{table}{END}{after}")).expect("written");
}
