//! Nobody composes a paper from the whole ledger by accident: every door of the composing room asks for the books of an
//! audience, and only the list of papers chooses which.

use super::source::{Source, line_at, sources, words};

/// The one file that sees the whole ledger, to choose whose books each paper is composed from.
const CHOOSES: &str = "src/document/compose/order.rs";

/// The public functions that take a ledger, with their lines.
fn doors_to_everything(source: &Source) -> Vec<String> {
    let of = |at: usize| {
        let rest = &source.code[at..];
        let head = &rest[..rest.find('{').unwrap_or(rest.len())];
        let line = line_at(&source.code, at);
        head.contains("Ledger").then(|| format!("{}:{line}: {}", source.path, head.trim()))
    };
    words(&source.code, "fn").into_iter().filter(|at| source.code[..*at].ends_with("pub ")).filter_map(of).collect()
}

#[test]
fn every_paper_is_composed_from_the_books_of_an_audience() {
    let composing = sources().iter().filter(|source| source.path.starts_with("src/document/compose/"));
    let open: Vec<String> = composing.filter(|source| source.path != CHOOSES).flat_map(doors_to_everything).collect();
    assert!(open.is_empty(), "take &Everybody, &OneUnit or Office instead of a ledger: {open:#?}");
}

#[test]
fn a_door_to_the_whole_ledger_is_found() {
    let open = Source::of("src/document/compose/new.rs", "pub fn paper(\n    ledger: &Ledger,\n) -> Document {\n}\n");
    let shut =
        Source::of("src/document/compose/new.rs", "pub fn paper(books: &Everybody) {}\nfn of(ledger: &Ledger) {}");
    assert_eq!((doors_to_everything(&open).len(), doors_to_everything(&shut).len()), (1, 0));
}

/// Nobody looks behind the audiences' books but the audiences themselves: the wall's gate has those of everybody.
#[test]
fn what_is_private_is_asked_in_one_place() {
    let may = ["src/domain/privacy/audience.rs", "src/domain/privacy/privacy.rs"];
    let asks = |source: &&Source| !words(&source.code, "Privacy").is_empty() && !source.path.ends_with("/mod.rs");
    let others: Vec<&str> =
        sources().iter().filter(asks).map(|source| source.path.as_str()).filter(|path| !may.contains(path)).collect();
    assert!(others.is_empty(), "{others:?} decide for themselves what is private");
}

/// Entries that were struck off are in the file and nowhere else: whoever wants entries asks for those that count.
#[test]
fn entries_are_asked_for_where_those_struck_off_are_left_out() {
    let may = [
        "src/domain/act/",
        "src/domain/privacy/",
        "src/domain/register/register_watch.rs",
        "src/catalogue/rehearsal.rs",
    ];
    let asks = |source: &&Source| !words(&source.code, "register_entries").is_empty();
    let paths = sources().iter().filter(asks).map(|source| source.path.as_str());
    let others: Vec<&str> = paths.filter(|path| !may.iter().any(|place| path.starts_with(place))).collect();
    assert!(others.is_empty(), "{others:?} look at entries that do not count");
}

/// Questions for the chair are the office's own: only its brief, its console and the words for both know of them.
#[test]
fn questions_for_the_chair_are_named_nowhere_near_the_wall_or_a_paper_of_others() {
    let may = ["src/domain/meeting/", "src/wording/chair.rs", "src/document/compose/before.rs", "src/console/screens/"];
    let names = ["ChairQuestion", "ChairAsks", "chair_questions"];
    let asks = |source: &&Source| names.iter().any(|name| !words(&source.code, name).is_empty());
    let others: Vec<&str> = sources()
        .iter()
        .filter(asks)
        .map(|source| source.path.as_str())
        .filter(|path| !may.iter().any(|place| path.starts_with(place)))
        .collect();
    assert!(others.is_empty(), "{others:?} know of the questions for the chair");
    let office =
        sources().iter().find(|source| source.path == "src/domain/meeting/chair_question.rs").expect("its file");
    let doors = words(&office.code, "impl").len();
    assert!(doors >= 2 && office.code.contains("impl Office<'_> {"), "they are asked of the office's books");
    assert!(!office.code.contains("impl Ledger"), "and of no others");
}
