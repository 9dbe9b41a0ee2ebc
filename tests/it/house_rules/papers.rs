//! The papers tell the truth: the key table, the commands, the links, the migrations, what is depended on.

use super::source::{read, root, sources};
use diaodu::console::{Action, BINDINGS, Binding, Scope};
use std::{collections::BTreeMap, fmt::Write as _, fs};

/// Where the table of keys stands.
const KEYS: &str = "docs/按键.md";
const KEYS_BEGIN: &str = "<!-- keys: made from BINDINGS by `UPDATE=1 cargo test --test it house_rules` -->\n";
const KEYS_END: &str = "<!-- /keys -->";

/// Moving in a list is the same everywhere; the paper says it once.
fn is_moving(binding: &Binding) -> bool {
    use Action::{Down, First, Last, PageDown, PageUp, Up};
    [Up, Down, PageUp, PageDown, First, Last].contains(&binding.action)
}

/// The table of keys, as the bindings stand.
fn key_table() -> String {
    let mut scopes: Vec<Scope> = Vec::new();
    for binding in BINDINGS.iter().filter(|binding| !is_moving(binding)) {
        if !scopes.contains(&binding.scope) {
            scopes.push(binding.scope);
        }
    }
    let mut table = "| 画面 | 键 | 做什么 |\n|---|---|---|\n".to_owned();
    for scope in scopes {
        let held = BINDINGS.iter().filter(|binding| binding.scope == scope && !is_moving(binding));
        for (nth, binding) in held.enumerate() {
            let keys: Vec<String> = binding.keys.iter().map(|chord| format!("`{}`", chord.name())).collect();
            let place = if nth == 0 { scope.title() } else { "" };
            // Writing to a String cannot fail.
            let _ = writeln!(table, "| {place} | {} | {} |", keys.join(" "), binding.help);
        }
    }
    table
}

/// Holds a table of the paper against what it is made from, or writes it anew.
fn keep(begin: &str, end: &str, fresh: &str) {
    let paper = read(KEYS);
    let (before, rest) = paper.split_once(begin).expect("a mark where the table begins");
    let (table, after) = rest.split_once(end).expect("a mark where the table ends");
    if table == fresh {
        return;
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(root().join(KEYS), format!("{before}{begin}{fresh}{end}{after}")).expect("written");
        return;
    }
    panic!("{KEYS} is not the keymap's; run: UPDATE=1 cargo test --test it house_rules");
}

#[test]
fn the_key_table_is_the_keymap_and_every_key_that_a_terminal_keeps_has_a_second_way() {
    keep(KEYS_BEGIN, KEYS_END, &key_table());
    keep(TERMINALS_BEGIN, TERMINALS_END, &terminal_table());
}

/// Keys that terminals keep for themselves by their makers' defaults, and what they do with them.
const TAKEN: &[(&str, &[(&str, &str)])] = &[
    ("Windows Terminal", &[("Ctrl+V", "粘贴")]),
    ("旧式 Windows 控制台", &[]),
    (
        "GNOME 终端",
        &[("F1", "它的帮助"), ("F10", "它的菜单"), ("Shift+F10", "右键菜单"), ("Alt+1", "换标签页，到 Alt+6 一样")],
    ),
    (
        "MATE 终端（麒麟）",
        &[
            ("F1", "它的帮助"),
            ("F10", "它的菜单"),
            ("Shift+F10", "右键菜单"),
            ("Alt+T", "它的菜单"),
            ("Alt+1", "换标签页，到 Alt+6 一样"),
        ],
    ),
    ("深度终端（统信UOS）", &[("F1", "它的帮助")]),
    ("Konsole", &[("F1", "它的帮助")]),
];
const TERMINALS_BEGIN: &str = "<!-- terminals: made from BINDINGS as above -->\n";
const TERMINALS_END: &str = "<!-- /terminals -->";

/// What does the same as a key that a terminal keeps: another key of the same line of the table, else a list to choose from.
fn instead(key: &str, taken: &[(&str, &str)]) -> Vec<String> {
    let is_free = |name: &String| !taken.iter().any(|(known, _)| known == name) && !name.starts_with("Alt+1");
    let mut found: Vec<String> = Vec::new();
    for binding in BINDINGS.iter().filter(|binding| binding.keys.iter().any(|chord| chord.name() == key)) {
        let others = binding.keys.iter().map(|chord| chord.name()).filter(is_free).map(|name| format!("`{name}`"));
        let others: Vec<String> = others.collect();
        let is_scene = binding.action == Action::WallWaiting;
        let choose =
            BINDINGS.iter().find(|known| known.action == Action::WallScene).expect("scenes are chosen from a list");
        let way = if is_scene { vec![format!("`{}` 里选画面", choose.keys[0].name())] } else { others };
        found.extend(way.into_iter().filter(|way| !found.contains(way)).collect::<Vec<_>>());
    }
    found
}

/// The table of terminals, as the bindings stand.
fn terminal_table() -> String {
    let mut table = "| 终端 | 它占用的键 | 拿去做什么 | 换用 |\n|---|---|---|---|\n".to_owned();
    for (terminal, taken) in TAKEN {
        for (nth, (key, what)) in taken.iter().enumerate() {
            let name = if nth == 0 { terminal } else { "" };
            let ways = instead(key, taken);
            assert!(!ways.is_empty(), "{terminal} keeps {key}, and nothing else does the same");
            let _ = writeln!(table, "| {name} | `{key}` | {what} | {} |", ways.join("、"));
        }
        if taken.is_empty() {
            let _ = writeln!(table, "| {terminal} | 没有 |  |  |");
        }
    }
    table
}

#[test]
fn the_papers_name_the_right_key_of_a_screen() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (name, text) in papers() {
        for binding in BINDINGS.iter() {
            let Action::Show(screen) = binding.action else { continue };
            let keys: Vec<String> = binding.keys.iter().map(|chord| chord.name()).collect();
            // As the manual has it: 按 `Shift+F4` 看**台账**.
            let parts: Vec<&str> = text.split(&format!("**{}**", screen.title())).collect();
            for before in &parts[..parts.len() - 1] {
                let Some((rest, verb)) = before.rsplit_once('`') else { continue };
                let Some((_, key)) = rest.rsplit_once('`').filter(|_| verb.chars().count() <= 2) else { continue };
                seen += 1;
                if !keys.iter().any(|known| known == key) {
                    wrong.push(format!("{name}: {} is {keys:?}, not {key}", screen.title()));
                }
            }
        }
    }
    assert!(seen >= 3, "the manual says where 台账, 数据 and 年度 are: {seen}");
    assert!(wrong.is_empty(), "keys that are others:\n{}", wrong.join("\n"));
}

#[test]
fn every_key_has_a_sentence_of_help() {
    for binding in BINDINGS.iter() {
        assert!(!binding.keys.is_empty(), "{:?} in {:?} has no key", binding.action, binding.scope);
        assert!(!binding.help.trim().is_empty(), "{:?} in {:?} has no help", binding.action, binding.scope);
        assert!(!binding.help.contains('|'), "a `|` breaks the table: {}", binding.help);
    }
}

/// The Markdown files that people read.
fn papers() -> BTreeMap<String, String> {
    let mut papers = BTreeMap::new();
    let mut folders = vec![root().to_owned(), root().join("docs")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of papers") {
            let path = entry.expect("an entry").path();
            if path.is_dir() && folder != root() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let name = path.strip_prefix(root()).expect("inside").to_string_lossy().replace('\\', "/");
                papers.insert(name, fs::read_to_string(&path).expect("UTF-8"));
            }
        }
    }
    papers
}

#[test]
fn every_link_in_the_papers_leads_to_a_file() {
    let mut broken = Vec::new();
    for (name, text) in papers() {
        let folder = root().join(&name).parent().expect("a folder").to_owned();
        for part in text.split("](").skip(1) {
            let target = part.split([')', '#', ' ']).next().unwrap_or("");
            if !target.is_empty() && !target.contains("://") && !folder.join(target).exists() {
                broken.push(format!("{name}: {target}"));
            }
        }
    }
    assert!(broken.is_empty(), "links that lead nowhere:\n{}", broken.join("\n"));
}

#[test]
fn the_readme_names_the_two_commands_and_every_document() {
    let readme = read("README.md");
    for command in ["cargo run --release\n", "cargo test\n"] {
        assert!(readme.contains(command), "README.md does not say `{}`", command.trim());
    }
    let manifest = read("Cargo.toml");
    let oldest = manifest.split("rust-version = \"").nth(1).and_then(|rest| rest.split('"').next()).expect("a version");
    assert!(readme.contains(&format!("Rust ({oldest} or newer)")), "README.md does not ask for Rust {oldest}");
    for name in papers().keys().filter(|name| *name != "README.md" && !name.starts_with("docs/contributing/")) {
        assert!(readme.contains(&format!("]({name})")), "README.md does not list {name}");
    }
    assert!(read(".ci/run").contains("cargo test"), ".ci/run does not run the README's own test command");
}

/// The commands that are named in the papers as `diaodu NAME`.
#[test]
fn every_command_in_the_papers_has_its_file() {
    let commands = root().join("src/cli");
    assert!(commands.is_dir(), "src/cli/ is missing: one file a subcommand");
    let mut unknown = Vec::new();
    for (name, text) in papers() {
        for part in text.split("diaodu ").skip(1) {
            let word: String = part.chars().take_while(char::is_ascii_lowercase).collect();
            let follows = part[word.len()..].chars().next();
            let is_command = word.len() > 2 && !matches!(follows, Some('.' | '/' | '_'));
            if is_command && !commands.join(format!("{word}.rs")).exists() && !commands.join(&word).is_dir() {
                unknown.push(format!("{name}: diaodu {word}"));
            }
        }
    }
    unknown.dedup();
    assert!(unknown.is_empty(), "commands without a file in src/cli/:\n{}", unknown.join("\n"));
}

#[test]
fn every_migration_is_listed_once_and_in_order() {
    let mut files: Vec<String> = fs::read_dir(root().join("data/migrations"))
        .expect("the migrations")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    let schema = sources().iter().find(|source| source.path == "src/store/schema.rs").expect("the schema");
    let listed: Vec<String> = schema
        .literals
        .iter()
        .filter_map(|literal| literal.text.strip_prefix("../../data/migrations/").map(str::to_owned))
        .collect();
    assert_eq!(listed, files, "store/schema.rs and data/migrations/ differ");
    for (nth, file) in files.iter().enumerate() {
        let number = format!("{:04}_", nth + 1);
        let name = file.strip_suffix(".sql").and_then(|name| name.strip_prefix(&number));
        assert!(name.is_some_and(|name| !name.is_empty()), "{file} should be {number}NAME.sql");
    }
}

#[test]
fn nothing_depended_on_opens_the_network_and_there_is_one_crossterm() {
    const NETWORK: [&str; 24] = [
        "reqwest",
        "hyper",
        "ureq",
        "curl",
        "curl-sys",
        "isahc",
        "attohttpc",
        "minreq",
        "surf",
        "tokio",
        "async-std",
        "smol",
        "async-net",
        "socket2",
        "native-tls",
        "openssl",
        "openssl-sys",
        "rustls",
        "quinn",
        "tungstenite",
        "h2",
        "hickory-resolver",
        "ssh2",
        "zeromq",
    ];
    let lock = read("Cargo.lock");
    let names: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.len() > 50, "Cargo.lock cannot be read");
    let open: Vec<&&str> = names.iter().filter(|name| NETWORK.contains(name)).collect();
    assert!(open.is_empty(), "the program keeps to the file it is given, but Cargo.lock holds {open:?}");
    // Two of them would read each other's keys.
    assert_eq!(names.iter().filter(|name| **name == "crossterm").count(), 1, "versions of crossterm in Cargo.lock");
}

/// A blank line breaks a table in two, and what is below it is shown as bars and words.
#[test]
fn no_table_of_the_papers_is_broken_off() {
    for paper in ["README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "GLOSSARY.md"] {
        let text = read(paper);
        let lines: Vec<&str> = text.lines().collect();
        for at in
            (0..lines.len()).filter(|at| lines[*at].starts_with('|') && (*at == 0 || !lines[at - 1].starts_with('|')))
        {
            let rule = lines.get(at + 1).unwrap_or(&"");
            assert!(rule.starts_with("|-"), "{paper}:{}: a table without a head: {}", at + 1, lines[at]);
        }
    }
}
