//! What leaves the house: every private field of thousands of random ledgers holds a mark, and no paper of everybody or of
//! one unit, in no format, and no wall, has a mark that is not its reader's own. Of the same ledgers, each count stands over
//! as many rows, and no table breaks a date.

mod bytes;
mod counts;
mod dates;
mod papers;
mod thrown;

use diaodu::{
    domain::{Audience as _, ChairAsks, ChairQuestion, Change, Edit, Ledger, Life, UnitId},
    stage::{Cue, Show, scene},
    wording::chair,
};
use papers::Paper;
use proptest::prelude::*;
use std::collections::BTreeSet;
use thrown::{AWARD, GENERAL, PHONES, UNITS, day, mark, thrown, unit};

/// Every mark that a reader must not see.
fn forbidden(ledger: &Ledger, own: Option<&UnitId>) -> Vec<char> {
    let is_released = ledger.register_entries.values().any(|entry| entry.released.is_some());
    let others = (1..=UNITS.len()).filter(|nth| Some(&unit(*nth)) != own).map(mark);
    std::iter::once(GENERAL).chain(others).chain((!is_released).then_some(AWARD)).collect()
}

/// The digits of a text alone, so that no spacing hides a number.
fn digits(text: &str) -> String {
    let digit = |c: char| match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        ' ' | '-' | '\n' => None,
        _ => Some('|'),
    };
    text.chars().filter_map(digit).collect()
}

fn tells_nothing(paper: &Paper, ledger: &Ledger) -> Result<(), TestCaseError> {
    let private = forbidden(ledger, paper.unit.as_ref());
    let found = paper.text.find(|c| private.contains(&c));
    let near = |at: usize| {
        let from = paper.text[..at].char_indices().rev().nth(30).map_or(0, |(at, _)| at);
        paper.text[from..].chars().take(80).collect::<String>()
    };
    prop_assert!(found.is_none(), "{} for {:?}: {}", paper.name, paper.unit, near(found.unwrap_or_default()));
    let digits = digits(&paper.text);
    for phone in PHONES {
        prop_assert!(!digits.contains(phone), "{}: the telephone number {phone}", paper.name);
    }
    Ok(())
}

/// Everything the books hold, so that whatever is composed of them, lists in JSON too, holds no more.
fn held(books: &Ledger) -> String {
    // The names of a register's stages are no secret; that an entry has come to one is.
    let mut books = books.clone();
    let stages = books.programme.registers.iter_mut().flat_map(|kind| &mut kind.stages);
    stages.for_each(|stage| stage.name.clear());
    format!("{books:?}")
}

fn wall(ledger: &Ledger) -> Paper {
    let mut shows = vec![Show::Waiting, Show::ReadBack, Show::Overview, Show::Ahead, Show::Figures, Show::Closing];
    shows.extend(ledger.units.keys().cloned().map(Show::Unit));
    let books = ledger.for_everybody();
    let scenes = shows.into_iter().map(|show| scene(&books, &Cue::of(show), day("2022-06-21")));
    let text = scenes.map(|scene| serde_json::to_string(&scene).expect("json")).collect();
    Paper { name: "the wall", unit: None, text }
}

/// A duty that is met by what may not be told looks on the wall as one that is not met.
#[test]
fn the_wall_does_not_tell_that_something_secret_has_met_a_duty() {
    let mut seen = 0;
    for seed in 0..120 {
        let ledger = thrown(seed);
        for before in ledger.commitments.values() {
            let is_shown = matches!(&before.course.life, Life::Reported(report) if report.shown_by.is_some());
            if !is_shown {
                continue;
            }
            let mut other = ledger.clone();
            let mut after = before.clone();
            after.course.life = Life::Standing;
            other.apply(&Change::Commitment(Edit::Revised { before: before.clone(), after }));
            assert_eq!(wall(&ledger).text, wall(&other).text, "seed {seed}, {}", before.id);
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_private_is_in_the_books_of_everybody_or_of_one_unit(seed in any::<u64>()) {
        let ledger = thrown(seed);
        let text = held(ledger.for_everybody().books());
        tells_nothing(&Paper { name: "the books", unit: None, text }, &ledger)?;
        // One unit of each ledger: writing the books out costs more than making them.
        let nth = 1 + usize::try_from(seed % UNITS.len() as u64).expect("small");
        let books = ledger.for_unit(&unit(nth));
        let (unit, text) = (books.unit().cloned(), held(books.books()));
        tells_nothing(&Paper { name: "the books", unit, text }, &ledger)?;
        // Made for all units together they are the same, and shared where nobody knows more.
        let together = ledger.for_each_on_roster().nth(nth - 1).expect("a unit");
        prop_assert_eq!(together.books(), books.books());
        prop_assert_eq!(together.unit(), books.unit());
        tells_nothing(&wall(&ledger), &ledger)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_private_is_in_the_words_of_a_paper(seed in any::<u64>()) {
        let ledger = thrown(seed);
        for paper in papers::words(&ledger) {
            tells_nothing(&paper, &ledger)?;
        }
    }
}

proptest! {
    // A package is packed and unpacked for each of them: fewer ledgers than where words are made only.
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_private_is_in_the_bytes_of_a_file(seed in any::<u64>()) {
        let ledger = thrown(seed);
        for paper in papers::files(&ledger) {
            tells_nothing(&paper, &ledger)?;
        }
    }
}

/// The marks are where they should be: the office's papers have them, a unit's own have its own.
#[test]
fn the_office_sees_the_whole_and_a_unit_its_own() {
    let (mut general, mut own) = (0, 0);
    for seed in 0..60 {
        let ledger = thrown(seed);
        for paper in papers::of_the_office(&ledger) {
            assert!(paper.text.contains("内部"), "{}", paper.name);
            general += usize::from(paper.text.contains(GENERAL));
        }
        let letters = papers::words(&ledger).into_iter();
        for paper in letters.filter(|paper| paper.unit.is_some()) {
            let nth = (1..=UNITS.len()).find(|nth| Some(unit(*nth)) == paper.unit).expect("a unit");
            own += usize::from(paper.text.contains(mark(nth)));
        }
    }
    assert!(general > 60 && own > 60, "{general} papers of the office, {own} of units with their own findings");
}

/// What the chair may ask the units of a ledger.
fn asked(ledger: &Ledger) -> Vec<ChairQuestion> {
    let office = ledger.for_office();
    ledger.units.keys().flat_map(|unit| office.chair_questions(unit, day("2022-06-21"))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is asked stays with the office: no wall and no paper of anybody else has the question, nor its page.
    #[test]
    fn no_question_for_the_chair_is_on_the_wall_or_in_a_paper_of_others(seed in any::<u64>()) {
        let ledger = thrown(seed);
        let asked: Vec<String> = asked(&ledger).iter().map(|one| chair::question(one, &ledger)).collect();
        let kept = asked.iter().map(String::as_str).chain([chair::PAGE, chair::LEAD, chair::TITLE]);
        let papers: Vec<Paper> = papers::words(&ledger).into_iter().chain([wall(&ledger)]).collect();
        for words in kept {
            let told = papers.iter().find(|paper| paper.text.contains(words));
            prop_assert!(told.is_none(), "{} for {:?} asks: {words}", told.map_or("", |paper| paper.name), told.map(|paper| &paper.unit));
        }
    }
}

/// The questions are there to be looked for: several kinds are raised, and the office's brief has every one.
#[test]
fn the_office_has_the_questions_for_the_chair() {
    let mut kinds = BTreeSet::new();
    let mut all = 0;
    for seed in 0..60 {
        let ledger = thrown(seed);
        let brief = papers::of_the_office(&ledger).into_iter().find(|paper| paper.name == "brief").expect("a brief");
        let squeezed: String = brief.text.split_whitespace().collect();
        for one in asked(&ledger) {
            all += 1;
            kinds.insert(match &one.about {
                ChairAsks::Unanswered { .. } => "unanswered",
                ChairAsks::WordForWord { .. } => "word for word",
                ChairAsks::ExtendedAgain { .. } => "extended again",
                ChairAsks::SameShare { .. } => "same share",
                ChairAsks::StillFigure { .. } => "still figure",
                ChairAsks::NoMeetings { .. } => "no meetings",
                ChairAsks::NoEvidence { .. } => "no evidence",
                ChairAsks::Silent { .. } => "silent",
            });
        }
        assert!(asked(&ledger).is_empty() || squeezed.contains(chair::PAGE), "{squeezed}");
    }
    assert!(all > 60 && kinds.len() >= 4, "{all} questions of the kinds {kinds:?}");
}
