//! No journal may break its reader, and what is read may be turned round twice: `cargo +nightly fuzz run journal`.
#![no_main]

use diaodu::domain::{Deed, Ledger};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(deed) = serde_json::from_slice::<Deed>(bytes) else { return };
    let written = serde_json::to_vec(&deed).expect("what was read can be written");
    assert_eq!(serde_json::from_slice::<Deed>(&written).expect("what was written can be read"), deed);
    let mut ledger = Ledger::default();
    for change in &deed.changes {
        ledger.apply(change);
        assert_eq!(change.clone().inverse().inverse(), *change);
    }
    for change in deed.changes.iter().rev() {
        ledger.apply(&change.clone().inverse());
    }
});
