//! A year at the desk: twelve meetings of forty units through the public commands, and every number of the year's papers
//! recomputed from the raw journal by code that shares nothing with the program's.
//!
//! `journal` folds the acts into facts as they stood on any day, `rules` reads the office's rules from the catalogue's
//! files, `model` counts by them, `paper` reads the papers back, `compare` holds one against the other.

#[expect(dead_code, reason = "the tests of forms damage more than a unit fills in")]
#[path = "../forms/book.rs"]
mod book;
mod chance;
mod compare;
mod duties;
mod forms;
mod journal;
mod model;
mod months;
mod office;
mod paper;
mod rules;
mod score;
mod second_topic;
mod sheets;
mod words;

use compare::Compared;
use months::Story;
use office::day;

#[test]
fn a_year_of_forty_units_is_counted_twice_and_comes_out_the_same() {
    let mut story = Story::new();
    let mut states = duties::States::new();
    for month in 1..=6 {
        story.month(month);
        compare::duties(&mut story.office, months::Story::looked_at(month), &mut states);
    }
    // Half a year under the built-in catalogue and its lamps.
    let half = compare::year(&mut story.office, day("2022-06-30"));
    story.change_topic();
    for month in 7..=12 {
        story.month(month);
        compare::duties(&mut story.office, months::Story::looked_at(month), &mut states);
    }
    println!("duties recounted: {states:?}");
    for what in ["overdue", "open", "reported", "closed", "met", "of stages", "stages done", "after an event"] {
        assert!(states.get(what).copied().unwrap_or(0) > 3, "{what}: {states:?}");
    }
    assert!(states["shown by a register"] > 30, "{states:?}");
    let whole = compare::year(&mut story.office, day("2022-12-31"));
    // What happens in January changes nothing in the year that is over.
    story.january();
    let later = compare::year(&mut story.office, day("2023-01-12"));
    assert_eq!(whole.scores, later.scores, "the year is not the same in January");
    compare::registers(&mut story.office, day("2023-01-12"));
    compare::figures(&mut story.office, day("2023-01-12"));
    story.assert_was_a_year();
    println!("numbers compared: {} in June, {} in December", half.numbers, whole.numbers);
    let seen = |compared: &Compared| (compared.units, compared.months);
    assert_eq!((seen(&half), seen(&whole)), ((40, 6), (40, 12)));
    assert!(half.numbers > 2_000 && whole.numbers > 5_000, "{} and {} numbers", half.numbers, whole.numbers);
}
