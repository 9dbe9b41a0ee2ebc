//! Small files, small functions, honest names, and a few lines at every door that say what the room is for.

use super::{matches::is_table, source::sources};

/// Lines of code in a file; tests, comments and blank lines not counted.
const LONGEST_FILE: usize = 500;
/// Lines of code in a function, from its name to its last brace; one flat match that reads as a table may be longer.
const LONGEST_FUNCTION: usize = 60;

fn report(rule: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{rule}:\n{}", faults.join("\n"));
}

#[test]
fn no_file_is_longer_than_500_lines_of_code() {
    let long = sources().iter().filter(|source| source.lines_of_code() > LONGEST_FILE);
    let faults: Vec<String> = long.map(|source| format!("{}: {} lines", source.path, source.lines_of_code())).collect();
    report("files to be split", &faults);
}

#[test]
fn no_function_is_longer_than_60_lines() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for source in sources() {
        for function in source.functions() {
            seen += 1;
            if function.lines > LONGEST_FUNCTION && !is_table(function.code) {
                faults.push(format!(
                    "{}:{}: fn {} has {} lines",
                    source.path, function.line, function.name, function.lines
                ));
            }
        }
    }
    assert!(seen > 500, "the scanner sees only {seen} functions");
    report("functions to be split", &faults);
}

#[test]
fn every_module_opens_with_what_it_is_for() {
    let silent = sources().iter().filter(|source| !source.raw.starts_with("//! "));
    report("modules without `//!`", &silent.map(|source| source.path.clone()).collect::<Vec<_>>());
}

#[test]
fn no_module_is_called_by_what_it_is_not() {
    const EMPTY_NAMES: [&str; 10] =
        ["util", "utils", "common", "helper", "helpers", "manager", "misc", "shared", "base", "stuff"];
    let is_empty = |name: &str| {
        let stem = name.strip_suffix(".rs").unwrap_or(name);
        EMPTY_NAMES.contains(&stem) || stem.ends_with("_manager") || stem.ends_with("_util") || stem.ends_with("_utils")
    };
    let badly = sources().iter().filter(|source| source.path.split('/').any(is_empty));
    report("modules to be renamed", &badly.map(|source| source.path.clone()).collect::<Vec<_>>());
}
