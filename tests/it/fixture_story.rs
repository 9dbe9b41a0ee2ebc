//! What was written by the first version opens for ever.

use diaodu::{clock::Clock, domain::Deed, session::Session};
use std::{fs, path::Path};

fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/fixtures").join(name)
}

#[test]
fn every_kind_of_act_of_the_first_journal_is_still_understood() {
    let lines = fs::read_to_string(fixture("journal_v1.jsonl")).unwrap();
    assert!(lines.lines().count() >= 15);
    for line in lines.lines() {
        let deed: Deed = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert!(!deed.changes.is_empty());
    }
}

#[test]
fn a_ledger_of_the_first_version_opens_and_balances() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    fs::copy(fixture("ledger_v1.db"), &path).unwrap();
    let session = Session::open(&path, Clock::System).unwrap();
    let commitment = session.ledger().commitments.values().next().expect("one promise");
    assert_eq!(commitment.text, "物流行业党委6月15日前挂牌，由分管副局长负责，邮政管理局配合");
    assert_eq!(commitment.deadline.label(), "2022-06-15");
    assert_eq!(session.audit(|_| ()).unwrap().findings, vec![]);
}
