//! What reading a deadline costs: at most 5 µs a sentence on average, and at most 1 ms for the tables at start-up.
//!
//! `cargo bench --bench deadlines`

use chrono::NaiveDate;
use diaodu::{
    catalogue::holidays::{built_in_years, calendar},
    language::{Calendar, read_deadline},
};

const SENTENCES: &str = include_str!("../tests/data/deadlines/dev.tsv");

fn main() {
    divan::main();
}

fn sentences() -> Vec<(NaiveDate, &'static str)> {
    SENTENCES
        .lines()
        .filter_map(|line| {
            let mut parts = line.split('\t');
            Some((parts.next()?.parse().ok()?, parts.next()?))
        })
        .collect()
}

/// All 128 labelled sentences: divide by 128 for one.
#[divan::bench]
fn read_128_sentences(bencher: divan::Bencher<'_, '_>) {
    let sentences = sentences();
    let calendar = calendar();
    bencher.bench_local(|| {
        sentences
            .iter()
            .map(|(base, text)| read_deadline(divan::black_box(text), *base, calendar).dues.len())
            .sum::<usize>()
    });
}

/// The holiday tables from the files in the binary.
#[divan::bench]
fn load_the_tables() -> Calendar {
    Calendar::from_years(built_in_years().unwrap_or_default())
}
