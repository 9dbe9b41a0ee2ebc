//! What earlier versions wrote opens for ever. The files in `data/fixtures/` were written by the program of their version
//! (that of format 9, which stood for an hour and a half, is the one of format 8 after the ninth migration; those of
//! formats 12 and 13 are the one before, migrated and gone on with by the program of that format): a meeting held, its minutes issued, the
//! next one begun.

use diaodu::{
    clock::Clock,
    domain::{Deed, Ledger, MeetingId},
    session::{Session, backup::Restoring},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

fn fixture(name: &str) -> PathBuf {
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

/// The formats of which a file is kept: all since the eighth, and each that a migration makes an earlier one.
fn formats() -> Vec<usize> {
    let migrations = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/migrations");
    let current = fs::read_dir(migrations).expect("listed").count();
    (8..current).collect()
}

/// What every one of these files says.
fn holds_what_was_recorded(ledger: &Ledger, format: usize) {
    let of = |words: &str| ledger.commitments.values().filter(|item| item.text == words).count();
    assert_eq!(of("物流行业党委6月15日前挂牌，由分管副局长负责，市邮政管理局配合"), 1, "format {format}");
    assert_eq!(of("6月底前明确品牌并报工委备案"), 2, "format {format}");
    assert_eq!(of("快递小哥之家7月底前建成"), 1, "format {format}");
    let first = ledger.commitments.values().next().expect("the first promise");
    assert_eq!(first.deadline.label(), "2022-06-25", "format {format}: as it was extended");
    assert_eq!(ledger.meetings.values().map(|meeting| meeting.sealed_at.is_some()).collect::<Vec<_>>(), [true, false]);
    assert_eq!(ledger.register_entries.values().map(|entry| entry.name.as_str()).collect::<Vec<_>>(), ["红色驿路"]);
    assert_eq!(ledger.editions.len(), 1, "format {format}");
}

#[test]
fn a_ledger_of_every_format_since_opens_goes_on_and_comes_back_from_a_backup() {
    for format in formats() {
        let name = format!("ledger_v{format}.db");
        let kept = fixture(&name);
        assert!(
            kept.exists(),
            "a migration came: let the program before it write data/fixtures/{name} (CONTRIBUTING.md)"
        );
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.db");
        fs::copy(&kept, &path).unwrap();
        let mut session =
            Session::open(&path, Clock::on("2022-06-21".parse().ok())).unwrap_or_else(|e| panic!("{format}: {e}"));
        session.read_everything().unwrap();
        holds_what_was_recorded(session.ledger(), format);
        assert_eq!(session.audit(|_| ()).unwrap().findings, vec![], "format {format}");
        // What was done in the old version can be taken back in this one, and done again.
        session.undo().unwrap_or_else(|e| panic!("{format}: {e:?}"));
        session.redo().unwrap();
        assert_eq!(session.audit(|_| ()).unwrap().findings, vec![], "format {format}");
        session.turn_to(MeetingId(1)).unwrap();
        drop(session);
        // The file as it was is kept beside.
        let beside = folder.path().join(format!("ledger.db.v{format}.bak"));
        assert!(beside.exists(), "format {format}");
        // It is a backup like any other, and so is the one that is years old on a stick.
        for backup in [&beside, &kept] {
            let restoring = Restoring::prepare(backup, &path, |_| ()).unwrap_or_else(|e| panic!("{format}: {e}"));
            holds_what_was_recorded(restoring.ledger(), format);
            restoring.replace("2022-06-21T09:00:00".parse().unwrap()).unwrap();
            let again = Session::open(&path, Clock::System).unwrap();
            assert_eq!(again.audit(|_| ()).unwrap().findings, vec![], "format {format}");
        }
    }
}
