//! Which room may know which. The table is the floor plan of `ARCHITECTURE.md`; rooms that are not built yet may stand
//! in it, rooms that are built must.

use super::source::{Source, line_at, sources, words};
use std::collections::{BTreeMap, BTreeSet};

/// Each room and the rooms it may know, in the order of the house: nobody knows a room above itself. `room::Type` lets
/// in that one name and no other.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("domain", &[]),
    ("clock", &[]),
    ("panics", &[]),
    ("keyboard", &[]),
    ("theme", &["domain"]),
    ("language", &["domain"]),
    ("wording", &["domain"]),
    ("stage", &["domain"]),
    ("catalogue", &["language", "wording", "domain"]),
    ("store", &["stage::Scene", "stage::SCENE_VERSION", "domain"]),
    ("session", &["store", "stage", "domain", "clock"]),
    ("document", &["wording", "domain"]),
    ("widgets", &["stage", "theme", "wording", "domain"]),
    ("hearing", &["language", "wording", "text", "domain"]),
    ("exchange", &["document", "hearing", "wording", "language", "domain", "panics"]),
    (
        "projector",
        &[
            "store::WallReader",
            "store::Published",
            "stage",
            "widgets",
            "wording",
            "theme",
            "domain::StoreFault",
            "clock",
            "keyboard",
            "panics",
        ],
    ),
    (
        "console",
        &[
            "keyboard", "session", "document", "exchange", "hearing", "stage", "widgets", "wording", "language",
            "theme", "panics", "domain",
        ],
    ),
    (
        "cli",
        &[
            "console",
            "projector",
            "session",
            "store",
            "document",
            "exchange",
            "hearing",
            "catalogue",
            "language",
            "widgets",
            "stage",
            "wording",
            "theme",
            "clock",
            "domain",
        ],
    ),
    ("main", &["cli"]),
];

/// Crates that only these rooms may name.
const TOOLS: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("sha2", &["store", "document"]),
    ("ratatui", &["console", "projector", "widgets", "theme"]),
    ("crossterm", &["console", "projector", "widgets", "cli", "keyboard"]),
    ("signal_hook", &["keyboard"]),
    ("winapi_util", &["store"]),
    ("tui_textarea", &["console"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("fs4", &["cli"]),
    ("include_dir", &["catalogue"]),
    ("toml", &["catalogue", "language", "exchange"]),
    ("calamine", &["exchange"]),
    ("zip", &["document", "exchange"]),
    ("quick_xml", &["document", "exchange"]),
    ("rust_xlsxwriter", &["document", "exchange"]),
    ("icalendar", &["document", "exchange"]),
    ("encoding_rs", &["document", "exchange", "cli"]),
    ("pinyin", &["language"]),
    ("minijinja", &["wording"]),
];

/// Doors of the world outside that these places must not open.
const DOORS: &[(&str, &[&str])] = &[
    ("std::net", &["src/"]),
    // Only `document/print.rs` may start a program: LibreOffice, for a pdf.
    (
        "std::process::Command",
        &[
            "src/domain/",
            "src/language/",
            "src/hearing/",
            "src/wording/",
            "src/stage/",
            "src/theme/",
            "src/widgets/",
            "src/catalogue/",
            "src/store/",
            "src/exchange/",
            "src/projector/",
            "src/console/",
            "src/cli/",
            "src/document/compose/",
            "src/document/model/",
            "src/document/render/",
            "src/document/deliver.rs",
            "src/session.rs",
            "src/clock.rs",
            "src/main.rs",
        ],
    ),
    (
        "std::fs",
        &[
            "src/domain/",
            "src/language/",
            "src/hearing/",
            "src/wording/",
            "src/stage/",
            "src/theme/",
            "src/widgets/",
            "src/document/model/",
            "src/document/compose/",
            "src/document/render/",
            "src/session.rs",
        ],
    ),
    (
        "std::time",
        &[
            "src/domain/",
            "src/language/",
            "src/hearing/",
            "src/wording/",
            "src/stage/",
            "src/theme/",
            "src/widgets/",
            "src/document/check/",
            "src/document/compose/",
            "src/document/model/",
            "src/document/render/",
            "src/store/journal.rs",
            "src/store/rows/",
        ],
    ),
    // Delivering waits for a moment; what time it is it may not ask.
    ("std::time::Instant", &["src/document/"]),
    ("std::time::SystemTime", &["src/document/"]),
    ("std::env", &["src/domain/", "src/language/", "src/wording/", "src/stage/", "src/document/", "src/store/"]),
    ("Local::now", &["src/domain/", "src/store/", "src/console/", "src/document/", "src/session.rs"]),
];

/// One step from a file to a room: the room, the name in it (empty when a group), the line.
fn steps(source: &Source) -> Vec<(String, String, usize)> {
    let mut steps = Vec::new();
    let root = if source.room() == "main" { "diaodu" } else { "crate" };
    for at in words(&source.code, root) {
        let Some(rest) = source.code[at + root.len()..].trim_start().strip_prefix("::") else { continue };
        // `$crate` of a macro is the crate too; a path is a path.
        let line = line_at(&source.code, at);
        steps.extend(heads(rest.trim_start()).into_iter().map(|(room, name)| (room, name, line)));
    }
    let climb = "super::".repeat(source.depth());
    for at in words(&source.code, "super") {
        let path: String = source.code[at..].chars().filter(|c| !c.is_whitespace()).take(climb.len() + 40).collect();
        if !source.code[..at].trim_end().ends_with("::")
            && let Some(rest) = path.strip_prefix(&climb)
        {
            let line = line_at(&source.code, at);
            steps.extend(heads(rest).into_iter().map(|(room, name)| (room, name, line)));
        }
    }
    steps
}

/// The first and second names of a path, or of each path in a group.
fn heads(path: &str) -> Vec<(String, String)> {
    let name =
        |text: &str| -> String { text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    let Some(group) = path.strip_prefix('{') else {
        let first = name(path);
        let rest = path.trim_start()[first.len()..].trim_start();
        let Some(rest) = rest.strip_prefix("::") else { return vec![(first, String::new())] };
        return match rest.trim_start().strip_prefix('{') {
            Some(inside) => parts(inside).into_iter().map(|part| (first.clone(), name(part))).collect(),
            None => vec![(first, name(rest))],
        };
    };
    parts(group).into_iter().flat_map(|part| heads(part.trim())).collect()
}

/// What a group holds, up to the brace that closes it.
fn parts(group: &str) -> Vec<&str> {
    let (mut depth, mut from) = (0, 0);
    let mut parts = Vec::new();
    for (at, byte) in group.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => {
                parts.push(&group[from..at]);
                break;
            }
            b'}' => depth -= 1,
            b',' if depth == 0 => {
                parts.push(&group[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn allowed(room: &str) -> Option<&'static [&'static str]> {
    ROOMS.iter().find(|(known, _)| *known == room).map(|(_, may)| *may)
}

#[test]
fn every_room_knows_only_the_rooms_it_may() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.room() != "lib") {
        let Some(may) = allowed(source.room()) else {
            faults.push(format!("{}: room `{}` is not in the table of rooms", source.path, source.room()));
            continue;
        };
        for (room, name, line) in steps(source) {
            let one = format!("{room}::{name}");
            // What a character is, everybody may ask.
            if room != source.room()
                && room != "text"
                && allowed(&room).is_some()
                && !may.contains(&room.as_str())
                && !may.contains(&one.as_str())
            {
                faults.push(format!("{}:{line}: {} may not know {one}", source.path, source.room()));
            }
        }
    }
    assert!(faults.is_empty(), "streets that the floor plan does not have:\n{}", faults.join("\n"));
}

#[test]
fn there_is_no_two_way_street_and_no_way_round() {
    let mut known = BTreeSet::new();
    for (room, may) in ROOMS {
        for other in *may {
            let other = other.split("::").next().unwrap_or(other);
            assert!(known.contains(other), "the table lets {room} know {other}, which does not stand above it");
        }
        known.insert(*room);
    }
    let mut streets: BTreeMap<(String, String), String> = BTreeMap::new();
    for source in sources().iter().filter(|source| source.room() != "lib") {
        for (room, _, line) in steps(source) {
            if room != source.room() && allowed(&room).is_some() {
                streets.entry((source.room().to_owned(), room)).or_insert(format!("{}:{line}", source.path));
            }
        }
    }
    assert!(streets.len() > 10, "the scanner sees only {} streets", streets.len());
    for ((from, to), at) in &streets {
        if let Some(back) = streets.get(&(to.clone(), from.clone())) {
            panic!("{from} and {to} know each other: {at} and {back}");
        }
    }
}

#[test]
fn a_tool_is_used_only_in_the_room_it_belongs_to() {
    let mut faults = Vec::new();
    for source in sources() {
        let code = without_own_paths(&source.code);
        for (tool, _) in TOOLS.iter().filter(|(_, rooms)| !rooms.contains(&source.room())) {
            faults.extend(
                words(&code, tool)
                    .into_iter()
                    .filter(|at| code[at + tool.len()..].trim_start().starts_with("::"))
                    .filter(|at| !code[..*at].trim_end().ends_with("::"))
                    .map(|at| format!("{}:{}: `{tool}` belongs elsewhere", source.path, line_at(&code, at))),
            );
        }
    }
    assert!(faults.is_empty(), "tools out of their rooms:\n{}", faults.join("\n"));
}

/// The code without its own paths: `language::pinyin` is a module of ours, not the crate of that name.
fn without_own_paths(code: &str) -> String {
    let mut left = code.to_owned();
    for own in ["crate", "super", "self"] {
        for at in words(code, own) {
            let is_use = code[..at].trim_end().ends_with("use");
            let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
            let ends = |c: char| if is_use { c == ';' } else { !is_path(c) };
            let end = code[at..].find(ends).map_or(code.len(), |length| at + length);
            let blanks: String = code[at..end].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
            left.replace_range(at..end, &blanks);
        }
    }
    left
}

#[test]
fn pure_rooms_open_no_door_and_nothing_opens_the_network() {
    let mut faults = Vec::new();
    for source in sources() {
        let mut paths: Vec<(String, usize)> = Vec::new();
        for at in words(&source.code, "std") {
            if let Some(rest) = source.code[at + 3..].strip_prefix("::") {
                let line = line_at(&source.code, at);
                paths.extend(heads(rest).into_iter().map(|(first, name)| (format!("std::{first}::{name}"), line)));
            }
        }
        for at in words(&source.code, "now").into_iter().filter(|at| source.code[..*at].ends_with("Local::")) {
            paths.push(("Local::now".to_owned(), line_at(&source.code, at)));
        }
        for (door, closed) in DOORS {
            if closed.iter().any(|place| source.path.starts_with(place)) {
                let opens = |path: &str| path == *door || path.starts_with(&format!("{door}::"));
                let found = paths.iter().filter(|(path, _)| opens(path));
                faults.extend(found.map(|(_, line)| format!("{}:{line}: may not open {door}", source.path)));
            }
        }
    }
    assert!(faults.is_empty(), "doors open that should be shut:\n{}", faults.join("\n"));
}

#[test]
fn in_the_console_only_the_app_asks_the_session() {
    let is_app = |path: &str| path.starts_with("src/console/app/");
    for source in sources().iter().filter(|source| source.room() == "console" && !is_app(&source.path)) {
        if let Some((_, _, line)) = steps(source).into_iter().find(|(room, _, _)| room == "session") {
            panic!("{}:{line}: only `app` may ask anything of the session", source.path);
        }
    }
}

#[test]
fn nothing_said_is_deleted_by_a_decision() {
    // A line of the roll may be cleared: it says nothing then. A merger moves a task's record from one unit to the next,
    // gone there and back here in one act. What is recorded as another thing leaves its table, and is kept whole beside
    // it. All else is taken back by undo alone.
    let deciding = sources().iter().filter(|source| source.path.starts_with("src/domain/decide/"));
    let removing: Vec<&str> = deciding
        .filter(|source| words(&source.code, "Removed").iter().any(|at| source.code[..*at].ends_with("Edit::")))
        .map(|source| source.path.as_str())
        .collect();
    assert_eq!(removing, ["src/domain/decide/recast.rs", "src/domain/decide/roll.rs", "src/domain/decide/units.rs"]);
    let recast = sources().iter().find(|source| source.path == "src/domain/decide/recast.rs").expect("a file");
    let (removed, kept) =
        (recast.code.matches("Edit::Removed(").count(), recast.code.matches("kept(SaidBefore::").count());
    assert_eq!(removed, kept, "what leaves is kept whole");
}

#[test]
fn the_scanner_reads_nested_groups() {
    let text = "use crate::{domain::{Unit, Task}, wording::{self, wrap::fit}, clock};\nfn f() { crate::store::Store; super::super::session::Session; super::rows(); }\n";
    let source = Source::of("src/console/walk.rs", text);
    let found: Vec<String> = steps(&source).iter().map(|(room, name, line)| format!("{room}.{name}.{line}")).collect();
    assert_eq!(
        found,
        [
            "domain.Unit.1",
            "domain.Task.1",
            "wording.self.1",
            "wording.wrap.1",
            "clock..1",
            "store.Store.2",
            "session.Session.2",
        ]
    );
}
