//! The figures the listening stands on: a speech of 4,200 characters in at most 5 ms, and 100,000 names filtered per key
//! in at most 3 ms (the index is built once, outside the figure).

use chrono::NaiveDate;
use diaodu::{
    catalogue::holidays::calendar,
    domain::{Unit, UnitId, UnitKind},
    language::{
        extract::{extract, reader},
        finder::Finder,
        mention::UnitIndex,
    },
};
use divan::{Bencher, black_box};
use std::sync::LazyLock;

fn main() {
    divan::main();
}

const SPEECH: &str = include_str!("../tests/data/speech.txt");
const ROSTER: &str = include_str!("../tests/data/member_units.csv");

fn names() -> impl Iterator<Item = Vec<String>> {
    ROSTER.lines().skip(1).map(|line| {
        let fields: Vec<&str> = line.split(',').collect();
        [fields[2], fields[1]].into_iter().chain(fields[3].split(';')).map(str::to_owned).collect()
    })
}

fn units() -> Vec<Unit> {
    names()
        .zip(1..)
        .map(|(names, order)| Unit {
            id: UnitId::new(&format!("U{order:02}")),
            name: names[1].clone(),
            short: names[0].clone(),
            aliases: names[2..].to_vec(),
            kind: if order == 1 { UnitKind::Lead } else { UnitKind::Member },
            order,
            post: String::new(),
            committees: Vec::new(),
            groups: Vec::new(),
            active: true,
            former: Vec::new(),
            ceased: None,
        })
        .collect()
}

/// 100,000 names: the roster's, of a thousand cities and counties.
static HUNDRED_THOUSAND: LazyLock<Finder> = LazyLock::new(|| {
    const PLACES: &str = "临江安远会昌定南全州龙泉青山白石长宁重阳乐平行唐单城曾都";
    let places: Vec<char> = PLACES.chars().collect();
    let roster: Vec<String> = names().flatten().collect();
    let mut all = Vec::new();
    'cities: for first in &places {
        for second in &places {
            for name in &roster {
                all.push(format!("{first}{second}{}", name.replace("XX", "")));
                if all.len() == 100_000 {
                    break 'cities;
                }
            }
        }
    }
    assert_eq!(all.len(), 100_000);
    Finder::new(all.iter().enumerate().map(|(key, name)| (key, std::iter::once(name.as_str()))))
});

#[divan::bench(args = ["s", "j", "jt", "jtj", "fgw", "sswj", "jiaotong", "交通", "qqq"])]
fn filter_100_000_names(bencher: Bencher, typed: &str) {
    let finder = &*HUNDRED_THOUSAND;
    bencher.bench(|| finder.find(black_box(typed)).len());
}

#[divan::bench]
fn extract_the_speech(bencher: Bencher) {
    let index = UnitIndex::new(&units());
    let deadline = reader(NaiveDate::from_ymd_opt(2022, 5, 20).expect("a day"), calendar());
    bencher.bench(|| extract(black_box(SPEECH), &index, &deadline).len());
}
