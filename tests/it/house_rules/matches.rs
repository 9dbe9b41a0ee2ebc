//! A match over one of our own great enums has an arm for each of its variants: a new command does not compile until it is
//! decided, worded and refusable. Therefore no such match ends in a wildcard.

use super::source::{Source, line_at, sources, words};

/// The enums that grow with every feature.
const GROWING: [&str; 3] = ["Command", "Refusal", "Change"];

/// A match: where its word stands, and the patterns of its arms.
struct Match<'c> {
    at: usize,
    patterns: Vec<&'c str>,
}

impl Match<'_> {
    /// Whether it tells variants of an enum apart.
    fn is_over(&self, name: &str) -> bool {
        let heads = self.patterns.iter().flat_map(|pattern| pattern.split('|'));
        heads.map(|head| head.trim().trim_start_matches('&')).any(|head| {
            head.strip_prefix("crate::domain::")
                .unwrap_or(head)
                .strip_prefix(name)
                .is_some_and(|rest| rest.starts_with("::"))
        })
    }

    /// Whether one of its arms takes whatever is left.
    fn has_wildcard(&self) -> bool {
        let is_name = |pattern: &str| pattern.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        self.patterns.iter().any(|pattern| is_name(pattern.split(" if ").next().unwrap_or(pattern).trim()))
    }
}

/// The matches of a piece of code that has no comments and no strings.
fn matches_in(code: &str) -> Vec<Match<'_>> {
    words(code, "match")
        .into_iter()
        .filter_map(|at| Some(Match { at, patterns: patterns(code, body(code, at)?) }))
        .collect()
}

/// Where the first brace of a match stands.
fn body(code: &str, at: usize) -> Option<usize> {
    let mut depth = 0;
    code[at..].char_indices().find_map(|(offset, c)| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '{' if depth == 0 => return Some(at + offset),
            _ => {}
        }
        None
    })
}

/// The patterns of the arms of the match whose body begins there.
fn patterns(code: &str, body: usize) -> Vec<&str> {
    let (mut found, mut depth, mut start, mut in_pattern) = (Vec::new(), 0, body + 1, true);
    let bytes = code.as_bytes();
    for at in body..bytes.len() {
        match bytes[at] {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
                // The end of an arm in braces; braces of a pattern end within the pattern.
                if depth == 1 && !in_pattern && bytes[at] == b'}' {
                    (in_pattern, start) = (true, at + 1);
                }
            }
            b'=' if depth == 1 && in_pattern && bytes.get(at + 1) == Some(&b'>') => {
                found.push(code[start..at].trim().trim_start_matches(',').trim());
                in_pattern = false;
            }
            b',' if depth == 1 && !in_pattern => (in_pattern, start) = (true, at + 1),
            _ => {}
        }
    }
    found
}

fn wildcards(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for one in matches_in(&source.code).iter().filter(|one| one.has_wildcard()) {
        let line = line_at(&source.code, one.at);
        let over = GROWING.iter().filter(|name| one.is_over(name));
        found.extend(over.map(|name| format!("{}:{line}: a match over {name} ends in a wildcard", source.path)));
    }
    found
}

#[test]
fn no_match_over_commands_refusals_or_changes_has_a_wildcard() {
    let over: usize = sources()
        .iter()
        .map(|source| {
            matches_in(&source.code).iter().filter(|one| GROWING.iter().any(|name| one.is_over(name))).count()
        })
        .sum();
    assert!(over >= 3, "the scanner sees only {over} such matches");
    let faults: Vec<String> = sources().iter().flat_map(wildcards).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_scanner_sees_a_wildcard_where_there_is_one() {
    let over = |code: &str| matches_in(code).iter().any(|one| one.is_over("Command") && one.has_wildcard());
    assert!(over("match command { Command::Seal => 1, _ => 2 }"));
    assert!(over("match f(&x) { Command::Seal | Command::Adjourn => { 1 } other => 2 }"));
    assert!(!over("match command { Command::Seal { at: _ } => 1, Command::Adjourn => match x { 1 => 2, _ => 3 } }"));
    assert!(!over("match state { State::Sealed => give(Command::Seal), _ => 2 }"));
}

/// Whether a function is one flat match that reads as a table: nothing else but a few lines before it, and arms of a
/// few lines each.
pub fn is_table(function: &str) -> bool {
    const LINES_BESIDE: usize = 12;
    const LINES_AN_ARM: usize = 4;
    let Some(one) = matches_in(function).into_iter().max_by_key(|one| one.patterns.len()) else { return false };
    let rows = function[one.at..].lines().count();
    let beside = function.lines().count() - rows;
    one.patterns.len() >= 20 && beside <= LINES_BESIDE && rows <= one.patterns.len() * LINES_AN_ARM
}
