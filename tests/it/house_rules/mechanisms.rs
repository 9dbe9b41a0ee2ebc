//! docs/mechanisms.md says where each of the year's mechanisms lives and which test holds it; the tests say which mechanism they
//! hold. The two tables are one.

use super::source::read;
use std::collections::BTreeMap;

/// How many mechanisms the speech behind the built-in catalogue names.
const NAMED: usize = 27;

/// Its rows: test → mechanism, with where it lives.
fn told() -> BTreeMap<String, (String, String)> {
    let part = read("docs/mechanisms.md");
    let rows =
        part.lines().skip_while(|line| !line.starts_with("|---")).skip(1).take_while(|line| line.starts_with('|'));
    let mut told = BTreeMap::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [mechanism, place, test] = cells.as_slice() else { panic!("three cells a row, please: {row}") };
        let before = told.insert(test.trim_matches('`').to_owned(), ((*mechanism).to_owned(), (*place).to_owned()));
        assert!(before.is_none(), "docs/mechanisms.md names the test {test} twice");
    }
    told
}

/// The tests: name → the mechanism in its first line of words.
fn held(file: &str) -> BTreeMap<String, String> {
    let tests = read(file);
    let lines: Vec<&str> = tests.lines().collect();
    let is_test = |at: usize| at >= 2 && lines[at - 1] == "#[test]";
    lines
        .iter()
        .enumerate()
        .filter(|(at, _)| is_test(*at))
        .map(|(at, line)| {
            let name = line.trim_start_matches("fn ").split('(').next().unwrap_or_default();
            let mechanism = lines[at - 2].strip_prefix("/// ").unwrap_or_else(|| panic!("{name} names no mechanism"));
            (name.to_owned(), mechanism.to_owned())
        })
        .collect()
}

#[test]
fn every_mechanism_has_its_place_and_its_test() {
    let (told, held) = (told(), held("tests/it/mechanisms.rs"));
    assert_eq!(told.len(), NAMED, "rows of the table");
    for (test, (mechanism, place)) in &told {
        assert_eq!(held.get(test), Some(mechanism), "tests/it/mechanisms.rs has no such test for {mechanism}");
        assert!(place.contains('`') || place.contains('F'), "{mechanism}: where in the program does it live? {place}");
    }
    let untold: Vec<&String> = held.keys().filter(|test| !told.contains_key(*test)).collect();
    assert!(untold.is_empty(), "docs/mechanisms.md does not name the tests {untold:?}");
}

#[test]
fn every_mechanism_is_seen_again_in_the_papers_of_the_next_meeting() {
    assert_eq!(held("tests/it/next_meeting_papers.rs"), held("tests/it/mechanisms.rs"));
}
