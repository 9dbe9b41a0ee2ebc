//! No speech may break the finding of tasks: `cargo +nightly fuzz run extract`.
#![no_main]

use chrono::NaiveDate;
use diaodu::{
    catalogue::{built_in, holidays::calendar},
    language::{
        extract::{extract, reader},
        mention::UnitIndex,
    },
};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static UNITS: LazyLock<UnitIndex> = LazyLock::new(|| UnitIndex::new(&built_in().units));

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let base = NaiveDate::from_ymd_opt(2022, 5, 20).unwrap_or_default();
    for found in extract(&text, &UNITS, &reader(base, calendar())) {
        assert!(text.get(found.span.clone()).is_some());
        assert!(!found.task.is_empty());
    }
});
