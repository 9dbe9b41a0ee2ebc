//! The year's papers against the model: every figure in either has to stand in the other.

use crate::{
    duties::{self, States},
    journal::{Facts, Journal},
    model::{Model, text},
    office::Office,
    paper,
    rules::Rules,
    score::{self, Scored},
    sheets::{self, Figures},
};
use chrono::{Months, NaiveDate};
use std::path::{Path, PathBuf};

/// What was compared.
pub struct Compared {
    pub units: usize,
    pub months: usize,
    /// How many figures hold a number.
    pub numbers: usize,
    pub scores: Vec<Scored>,
}

/// The folder of the catalogue in force.
fn catalogue(office: &Office) -> PathBuf {
    let second = office.path("下半年目录");
    if second.exists() { second } else { Path::new(env!("CARGO_MANIFEST_DIR")).join("data/catalogues/two-new-2022") }
}

/// Exports the year's papers on a day, reads them back, and recomputes every figure in them.
pub fn year(office: &mut Office, today: NaiveDate) -> Compared {
    let model = Model::of(&Journal::read(&office.db()), Rules::of(&catalogue(office)), 2022, today);
    let scores = score::all(&model);
    let folder = office.path(&format!("{today}年度材料"));
    office.run(today, &["export", "year", "--year", "2022", "-o", folder.to_str().expect("a path")]);
    let files = Office::files(&folder);
    let with = |ending: &str| {
        files.iter().find(|path| path.extension().is_some_and(|known| known == ending)).expect("a paper")
    };
    let told = office.json(today, &["year", "2022"]);
    let mut faults = Vec::new();
    let mut numbers = 0;
    for (paper, written, due) in [
        ("year --json", sheets::of_answer(&told), sheets::answer(&model, &scores)),
        ("xlsx", sheets::of_workbook(&paper::workbook(with("xlsx"))), sheets::workbook(&model, &scores)),
        ("docx", sheets::of_document(&paper::document(with("docx"))), sheets::document(&model, &scores)),
    ] {
        numbers += written.values().filter(|what| what.contains(|c: char| c.is_ascii_digit())).count();
        faults.extend(differences(&written, &due).into_iter().map(|fault| format!("{paper}: {fault}")));
    }
    assert!(
        faults.is_empty(),
        "{today}: {} figures differ:\n{}",
        faults.len(),
        faults[..faults.len().min(400)].join("\n")
    );
    Compared {
        units: scores.iter().filter(|one| !model.cells[&one.unit].is_empty()).count(),
        months: model.months.len(),
        numbers,
        scores,
    }
}

/// Every duty's state, month by month.
pub fn duties(office: &mut Office, today: NaiveDate, states: &mut States) {
    let rules = Rules::of(&catalogue(office));
    for (what, count) in duties::recounted(office, &rules, today) {
        *states.entry(what).or_default() += count;
    }
}

/// Where the papers and the journal disagree.
fn differences(written: &Figures, due: &Figures) -> Vec<String> {
    let mut faults = Vec::new();
    for (place, what) in written {
        match due.get(place) {
            None => faults.push(format!("{place}: “{what}” is in the paper and follows from nothing in the journal")),
            Some(wanted) if wanted != what => {
                faults.push(format!("{place}: the paper says {what}, the journal {wanted}"));
            }
            Some(_) => {}
        }
    }
    let missing = due.iter().filter(|(place, _)| !written.contains_key(*place));
    faults.extend(missing.map(|(place, wanted)| format!("{place}: the journal says {wanted}, the paper nothing")));
    faults
}

/// How far each register has come, by the program and by the journal.
pub fn registers(office: &mut Office, today: NaiveDate) {
    let model = Model::of(&Journal::read(&office.db()), Rules::of(&catalogue(office)), 2022, today);
    let told = office.json(today, &["register", "kinds"]);
    let told = told.as_array().expect("kinds");
    assert_eq!(told.len(), model.rules.registers.len());
    for (kind, register) in told.iter().zip(&model.rules.registers) {
        let tally = score::tally(&model, register);
        for (what, count) in ["entries", "done", "under_way", "missing"].iter().zip(tally) {
            assert_eq!(kind[*what], count, "{} {what}", register.name);
        }
    }
}

/// What the indicators came to month by month, by the program and by the journal.
pub fn figures(office: &mut Office, today: NaiveDate) {
    let rules = Rules::of(&catalogue(office));
    let now = Journal::read(&office.db()).facts(today);
    let (rate, part, whole) = rules.rates.iter().find(|(rate, ..)| rate == "组建率").expect("a rate");
    let mut compared = 0;
    for indicator in [rate, part, whole, "联合党支部数", "党员数", "宣讲场次"] {
        for unit in [None, Some("U35")] {
            let of = unit.map_or(Vec::new(), |unit| vec!["--unit", unit]);
            let told =
                office.json(today, &[&["reading", "trend", indicator, "--months", "13"], of.as_slice()].concat());
            for (month, told) in (0..13).rev().zip(told.as_array().expect("months")) {
                let period = (today - Months::new(month)).format("%Y-%m").to_string();
                let is_rate = indicator == rate;
                let due =
                    if is_rate { share(&now, part, whole, &period, unit) } else { sum(&now, indicator, &period, unit) };
                assert_eq!(told["period"], period.as_str(), "{indicator}");
                let said = (told["value"].as_f64(), told["units"].as_u64().unwrap_or_default());
                let place = unit.unwrap_or("全市");
                assert_eq!(said, due, "{place} {period} {indicator}: the program's first, then the journal's");
                compared += usize::from(due.0.is_some());
            }
        }
    }
    assert!(compared >= 100, "{compared} figures");
}

/// The counts of an indicator in a month: unit → count.
fn readings<'a>(
    now: &'a Facts,
    indicator: &'a str,
    period: &'a str,
    unit: Option<&'a str>,
) -> impl Iterator<Item = (&'a str, i64)> {
    let all = now.all("reading").map(|(_, one)| one);
    let meant = all.filter(move |one| text(one, "indicator") == indicator && text(one, "period") == period);
    let meant = meant.filter(move |one| unit.is_none_or(|unit| text(one, "unit") == unit));
    meant.map(|one| (text(one, "unit"), one["value"].as_i64().expect("a count")))
}

#[expect(clippy::cast_precision_loss, reason = "head counts")]
fn sum(now: &Facts, indicator: &str, period: &str, unit: Option<&str>) -> (Option<f64>, u64) {
    let found: Vec<i64> = readings(now, indicator, period, unit).map(|(_, value)| value).collect();
    ((!found.is_empty()).then(|| found.iter().sum::<i64>() as f64), found.len() as u64)
}

/// A rate in per cent, over the units that gave both of its counts.
#[expect(clippy::cast_precision_loss, reason = "head counts")]
fn share(now: &Facts, part: &str, whole: &str, period: &str, unit: Option<&str>) -> (Option<f64>, u64) {
    let wholes: Vec<(&str, i64)> = readings(now, whole, period, unit).collect();
    let both = readings(now, part, period, unit)
        .filter_map(|(of, part)| wholes.iter().find(|(known, _)| *known == of).map(|(_, whole)| (part, *whole)));
    let both: Vec<(i64, i64)> = both.collect();
    let (part, whole) = both.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    ((whole > 0).then(|| (part as f64 * 1000.0 / whole as f64).round() / 10.0), both.len() as u64)
}
