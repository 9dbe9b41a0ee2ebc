//! Where Chinese may stand: the core, the store and what draws bytes carry no sentence for people, so that there is one
//! place to mend a word; and the glossary names every noun of the core.

use super::source::{read, sources};
use std::collections::BTreeSet;

/// Places whose strings hold no Han. Sentences live in `wording/`, names of screens and keys in `console/`, help texts
/// in `cli/`, what is listened for in `language/`, facts in `data/`.
const WITHOUT_HAN: &[&str] = &[
    "src/domain/",
    "src/store/",
    "src/session.rs",
    "src/clock.rs",
    "src/main.rs",
    "src/stage/",
    "src/theme/",
    "src/widgets/",
    "src/document/render/",
    "src/document/deliver.rs",
];

/// Files whose Han are names that other programs know, not words for people.
const NAMES_NOT_WORDS: &[(&str, &str)] = &[
    ("src/domain/style/house_style.rs", "typefaces, and the mark that GB/T 9704 gives minutes"),
    ("src/document/render/docx/fonts.rs", "typefaces"),
    ("src/document/render/docx/settings.rs", "what no line begins with, as Word asks for it"),
    ("src/document/render/xlsx.rs", "the number format of a Chinese date, as spreadsheets write it"),
    ("src/stage/public_text.rs", "measure words that tell an amount from a telephone number"),
    ("src/document/render/docx/styles.rs", "names in Word's own list of styles"),
];

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}')
}

#[test]
fn the_core_the_store_and_the_painters_speak_no_chinese() {
    let mut faults = Vec::new();
    let is_bound = |path: &str| {
        WITHOUT_HAN.iter().any(|place| path.starts_with(place))
            && !NAMES_NOT_WORDS.iter().any(|(exempt, _)| *exempt == path)
    };
    for source in sources().iter().filter(|source| is_bound(&source.path)) {
        let spoken = source.literals.iter().filter(|literal| literal.text.contains(is_han));
        faults.extend(spoken.map(|literal| format!("{}:{}: \"{}\"", source.path, literal.line, literal.text)));
    }
    for (path, reason) in NAMES_NOT_WORDS {
        assert!(sources().iter().any(|source| source.path == *path), "{path} ({reason}) is gone: strike it here");
    }
    assert!(faults.is_empty(), "words for people that belong to wording/ or data/:\n{}", faults.join("\n"));
}

/// Drawings of a tick that are not the house's: ✓ says that something is so, on every screen and in every paper. What others
/// write into forms and lists is read however it is drawn.
#[test]
fn there_is_one_tick() {
    const OTHERS: [char; 6] = ['√', '✔', '✅', '☑', '🗸', '☒'];
    // What people write is read, however they draw it.
    let readers = ["src/exchange/", "src/language/", "src/catalogue/book/cells.rs"];
    let reads = |path: &str| readers.iter().any(|reader| path.starts_with(reader));
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !reads(&source.path)) {
        let drawn = source.literals.iter().filter(|literal| literal.text.contains(OTHERS));
        faults.extend(drawn.map(|literal| format!("{}:{}: \"{}\"", source.path, literal.line, literal.text)));
    }
    assert!(faults.is_empty(), "draw it ✓:\n{}", faults.join("\n"));
    let ticks = sources().iter().flat_map(|source| &source.literals).filter(|literal| literal.text.contains('✓'));
    assert!(ticks.count() > 5, "the scanner sees the ticks that there are");
}

/// The public types of the core, as its doors hand them out.
fn nouns() -> BTreeSet<String> {
    let is_door = |path: &str| path.starts_with("src/domain/") && path.ends_with("/mod.rs");
    let doors = sources().iter().filter(|source| is_door(&source.path));
    let mut nouns = BTreeSet::new();
    for part in doors.flat_map(|source| source.code.split("pub use ").skip(1)) {
        let names = part.split(';').next().unwrap_or("");
        let names = names.rsplit("::").next().unwrap_or(names);
        nouns.extend(
            names
                .split(|c: char| !(c.is_alphanumeric() || c == '_'))
                .filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase()))
                .filter(|name| name.contains(|c: char| c.is_ascii_lowercase()))
                .map(str::to_owned),
        );
    }
    assert!(nouns.len() > 70, "the scanner sees only {} nouns", nouns.len());
    nouns
}

/// The types that the glossary's tables name in their second column.
fn explained() -> Vec<(String, String)> {
    let glossary = read("GLOSSARY.md");
    let rows = glossary.lines().filter(|line| line.starts_with('|') && line.contains('`'));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        assert!(cells.len() == 3 && cells.iter().all(|cell| !cell.is_empty()), "three cells a row, please: {row}");
        (cells[1].trim_matches('`').to_owned(), row.to_owned())
    })
    .collect()
}

#[test]
fn the_glossary_explains_every_noun_of_the_core_and_no_other() {
    let nouns = nouns();
    let explained = explained();
    let named: BTreeSet<String> = explained.iter().map(|(name, _)| name.clone()).collect();
    let missing: Vec<&String> = nouns.difference(&named).collect();
    assert!(missing.is_empty(), "GLOSSARY.md does not explain {missing:?}");
    let gone: Vec<&String> = named.difference(&nouns).collect();
    assert!(gone.is_empty(), "GLOSSARY.md explains what domain/ does not hand out: {gone:?}");
    assert_eq!(named.len(), explained.len(), "GLOSSARY.md explains a noun twice");
}
