//! The reader of deadlines and the working-day calendar, against sentences and against another program's calendar.

use chrono::{Datelike, NaiveDate};
use diaodu::{
    catalogue::holidays::calendar,
    language::{Certainty, DeadlineReading, Remark, Rule, read_deadline},
};
use std::{collections::BTreeMap, fs, path::Path};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("not a date: {text}"))
}

fn read(base: &str, sentence: &str) -> DeadlineReading {
    read_deadline(sentence, day(base), calendar())
}

/// The examples of a file: base, sentence, label.
fn examples(path: &Path) -> Vec<(String, String, String)> {
    let text = fs::read_to_string(path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let mut parts = line.split('\t');
            let mut part = || parts.next().unwrap_or_else(|| panic!("three parts: {line}")).to_owned();
            (part(), part(), part())
        })
        .collect()
}

fn data(folder: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/deadlines").join(folder)
}

/// Lists what is read otherwise than the file says.
fn misread(path: &Path) -> Vec<String> {
    examples(path)
        .into_iter()
        .filter_map(|(base, sentence, expected)| {
            let found = read(&base, &sentence).label();
            (found != expected).then(|| format!("{base} {sentence}\n    expected {expected}\n    read     {found}"))
        })
        .collect()
}

#[test]
fn every_labelled_sentence_of_the_trade_is_read_as_labelled() {
    let path = data("dev.tsv");
    assert_eq!(examples(&path).len(), 128);
    let misread = misread(&path);
    assert!(misread.is_empty(), "{} misread:\n{}", misread.len(), misread.join("\n"));
}

#[test]
fn every_rule_has_examples_that_it_reads() {
    let mut faults = Vec::new();
    for rule in Rule::ALL {
        let path = data("rules").join(format!("{}.tsv", rule.name()));
        faults.extend(misread(&path));
        let examples = examples(&path);
        if examples.len() < 3 {
            faults.push(format!("{}: fewer than three examples", rule.name()));
        }
        for (base, sentence, _) in examples {
            if !read(&base, &sentence).rules.contains(&rule) {
                faults.push(format!("{}: did not fire in {base} {sentence}", rule.name()));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn traps_and_mixed_sentences_are_read_as_labelled() {
    let mut faults = Vec::new();
    for name in ["traps.tsv", "mixed.tsv", "notices.tsv", "spoken.tsv"] {
        faults.extend(misread(&data(name)));
    }
    assert!(faults.is_empty(), "{} misread:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn working_days_agree_with_an_independent_calendar_day_by_day() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/holidays/chinesecalendar-1.11.0.txt");
    let text = fs::read_to_string(path).expect("the fixture");
    let years: BTreeMap<i32, &str> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once(' ').expect("year and marks"))
        .map(|(year, marks)| (year.parse().expect("a year"), marks))
        .collect();
    assert_eq!(years.keys().copied().collect::<Vec<_>>(), (2010..=2026).collect::<Vec<_>>());
    for (year, marks) in years {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
        for (date, mark) in first.iter_days().take_while(|date| date.year() == year).zip(marks.chars()) {
            assert_eq!(calendar().is_workday(date), mark == '1', "{date}");
        }
    }
}

#[test]
fn a_weekday_that_is_not_that_days_is_asked_about() {
    let doubted = |base: &str, sentence: &str| {
        let reading = read(base, sentence);
        (reading.remarks.contains(&Remark::WeekdayDiffers), reading.certainty == Certainty::Unsure)
    };
    // 2022-06-30 was a Thursday.
    assert_eq!(doubted("2022-05-20", "6月30日（星期四）前报送"), (false, false));
    assert_eq!(doubted("2022-05-20", "6月30日（星期五）前报送"), (true, true));
    assert_eq!(doubted("2023-03-08", "请于本周四（3月9日）下班前反馈"), (false, false));
    assert_eq!(doubted("2023-03-08", "请于本周四（3月16日）下班前反馈"), (true, true));
}
