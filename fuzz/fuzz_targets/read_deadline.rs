//! No bytes may break the reader of deadlines: `cargo +nightly fuzz run read_deadline`.
#![no_main]

use chrono::NaiveDate;
use diaodu::{catalogue::holidays::calendar, language::read_deadline};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let base = NaiveDate::from_ymd_opt(2022, 5, 20).unwrap_or_default();
    let reading = read_deadline(&text, base, calendar());
    for span in &reading.spans {
        assert!(text.get(span.clone()).is_some());
    }
});
