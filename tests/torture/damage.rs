//! Damage to the file: bits turned, pages torn, ends cut off, other files in its place. It is found, told in a sentence,
//! and mended from the automatic backup; what is lost is named.

use crate::{
    Blows, QUICK, Row,
    support::{Chance, Desk, assert_sentence, promise, promises, said},
};
use diaodu::{
    domain::{Difference, Finding, Ledger},
    session::{self, Session, backup},
    wording,
};
use std::fs;

/// What a blow to the file comes to.
#[derive(Debug, PartialEq, Eq)]
enum Seen {
    /// It was found.
    Found,
    /// It hit nothing that matters: everything reads as it was.
    Harmless,
}

/// A ledger with an automatic backup, one act after it, and what it then says.
struct Patient {
    desk: Desk,
    whole: Vec<u8>,
    ledger: Ledger,
    journal: Vec<diaodu::domain::Entry>,
}

impl Patient {
    fn new() -> Self {
        let desk = Desk::city();
        let report = backup::back_up(&desk.path(), crate::support::at_nine()).expect("backed up");
        assert!(backup::is_all_kept(&report), "{report:?}");
        let mut session = desk.session();
        session.execute(promise("备份以后又记的一条")).expect("filed");
        session.read_everything().expect("read");
        let (ledger, journal) = (session.ledger().clone(), session.journal(true, usize::MAX >> 1).expect("read"));
        drop(session);
        let whole = fs::read(desk.path()).expect("read");
        Self { desk, whole, ledger, journal }
    }

    /// Opens the file as it was hit: found, or exactly as it was. Nothing between, and no panic.
    fn judge(&self, bytes: &[u8], blow: &str) -> Seen {
        let ill = tempfile::tempdir().expect("a folder");
        let path = ill.path().join("ledger.db");
        fs::write(&path, bytes).expect("written");
        match session::audit_file(&path, |_| ()) {
            Err(fault) => {
                assert_sentence(&wording::store_fault(&fault).line());
                return Seen::Found;
            }
            Ok(audit) if !audit.findings.is_empty() => {
                audit.findings.iter().for_each(|finding: &Finding| assert!(!wording::finding(finding).is_empty()));
                return Seen::Found;
            }
            Ok(_) => {}
        }
        let mut session = Session::open(&path, diaodu::clock::Clock::System).unwrap_or_else(|e| panic!("{blow}: {e}"));
        session.turn_to(self.ledger.at.expect("a meeting")).unwrap_or_else(|e| panic!("{blow}: {e}"));
        session.read_everything().unwrap_or_else(|e| panic!("{blow}: {e}"));
        assert!(*session.ledger() == self.ledger, "{blow}: doctor finds nothing, and the ledger is another one");
        let journal = session.journal(true, usize::MAX >> 1).unwrap_or_else(|e| panic!("{blow}: {e}"));
        assert!(journal == self.journal, "{blow}: doctor finds nothing, and the journal is another one");
        Seen::Harmless
    }

    /// Puts the file as it was hit in the ledger's place, restores the automatic backup, and looks at what is said.
    fn restore(&self, bytes: &[u8]) {
        let path = self.desk.path();
        fs::write(&path, bytes).expect("written");
        let backup = backup::backups_of(&path).first().expect("a backup").path.clone();
        let restoring = backup::Restoring::prepare(&backup, &path, |_| ()).expect("a whole backup");
        match restoring.difference() {
            Difference::Behind { steps: 1, lost, .. } if !lost.is_empty() => {
                let told = wording::backup::difference(&restoring.difference(), &path, restoring.ledger());
                assert!(told.contains("备份以后又记的一条"), "{told}");
            }
            Difference::Behind { readable: false, .. } | Difference::Apart | Difference::Ahead(_) => {}
            // The journal was not hit.
            other => assert!(matches!(other, Difference::Behind { .. } | Difference::None), "{other:?}"),
        }
        let aside = restoring.replace(crate::support::at_nine()).expect("replaced").expect("kept aside");
        assert_eq!(fs::read(&aside).expect("read"), bytes, "what was replaced is kept as it was");
        fs::remove_file(aside).expect("removed");
        self.desk.assert_balanced("restored");
        assert!(!promises(&self.desk.session()).contains(&"备份以后又记的一条".to_owned()));
    }
}

pub fn bits_turned(blows: Blows) -> Row {
    let patient = Patient::new();
    let mut chance = Chance(22);
    let (mut found, mut harmless) = (0, 0);
    for nth in 0..blows.flips {
        let mut bytes = patient.whole.clone();
        let at = usize::try_from(chance.below(bytes.len() as u64)).expect("a place");
        let bit = u8::try_from(chance.below(8)).expect("a bit");
        bytes[at] ^= 1 << bit;
        match patient.judge(&bytes, &format!("bit {bit} of byte {at}")) {
            Seen::Found => {
                found += 1;
                if nth % 25 == 0 {
                    patient.restore(&bytes);
                }
            }
            Seen::Harmless => harmless += 1,
        }
    }
    assert!(found > harmless, "{found} found, {harmless} harmless");
    Row::new(
        "one bit of the file turned",
        format!("{} places: {found} found by doctor, {harmless} in room that holds nothing, 0 unnoticed", blows.flips),
    )
}

pub fn cut_and_torn(blows: Blows) -> Row {
    let patient = Patient::new();
    let mut chance = Chance(5);
    let (mut found, mut harmless) = (0, 0);
    let mut older = fs::read(backup::backups_of(&patient.desk.path())[0].path.clone()).expect("read");
    older.resize(patient.whole.len(), 0);
    for nth in 0..blows.cuts {
        let at = usize::try_from(1 + chance.below(patient.whole.len() as u64 - 1)).expect("a place");
        let blow = format!("at byte {at}");
        let cut = patient.whole[..at].to_vec();
        assert_eq!(patient.judge(&cut, &format!("cut off {blow}")), Seen::Found, "cut off {blow}");
        if nth % 25 == 0 {
            patient.restore(&cut);
        }
        // Torn: a page of 4,096 bytes of which only the first sector was written, the rest is of an older file.
        let page = at / 4096 * 4096;
        let mut torn = patient.whole.clone();
        torn[page + 512..page + 4096].copy_from_slice(&older[page + 512..page + 4096]);
        match patient.judge(&torn, &format!("page torn {blow}")) {
            Seen::Found => found += 1,
            Seen::Harmless => harmless += 1,
        }
    }
    Row::new(
        "the file cut off; a page torn",
        format!("{0} cuts, all found; {0} torn pages: {found} found, {harmless} the same page as before", blows.cuts),
    )
}

#[test]
fn a_bit_turned_anywhere_is_found_or_hits_nothing() {
    bits_turned(QUICK);
}

#[test]
fn a_file_cut_off_or_torn_is_found() {
    cut_and_torn(QUICK);
}

#[test]
fn doctor_offers_the_backup_and_restore_names_what_is_lost() {
    let desk = Desk::small();
    assert!(desk.run(&["backup"]).status.success());
    assert!(desk.run(&["record", "--unit", "U18", "备份以后又记的一条，6月底前"]).status.success());
    // Somebody changes a promise with another program.
    let bytes = fs::read(desk.path()).unwrap();
    let (from, to) = ("物流行业党委挂牌".as_bytes(), "物流行业党委摘牌".as_bytes());
    let at = bytes.windows(from.len()).rposition(|window| window == from).expect("the promise's words");
    let mut changed = bytes.clone();
    changed[at..at + to.len()].copy_from_slice(to);
    fs::write(desk.path(), changed).unwrap();

    let ill = desk.run(&["doctor"]);
    assert_eq!(ill.status.code(), Some(1));
    assert!(said(&ill).contains("对不上") && said(&ill).contains("diaodu restore"), "{}", said(&ill));

    let backup = backup::backups_of(&desk.path())[0].path.clone();
    let asked = desk.run(&["restore", backup.to_str().unwrap()]);
    let shown = String::from_utf8_lossy(&asked.stdout).into_owned();
    assert_eq!(asked.status.code(), Some(1), "nothing is replaced without a yes");
    assert!(shown.contains("1次会议、1条承诺交办、4步操作"), "{shown}");
    assert!(shown.contains("又记了1步") && shown.contains("备份以后又记的一条"), "{shown}");
    assert!(!desk.run(&["doctor"]).status.success());

    assert!(desk.run(&["restore", backup.to_str().unwrap(), "--yes"]).status.success());
    assert!(desk.run(&["doctor"]).status.success());
    assert_eq!(promises(&desk.session()), ["物流行业党委挂牌"]);
}

#[test]
fn an_empty_foreign_or_newer_file_is_refused_in_a_sentence_and_not_touched() {
    let desk = Desk::small();
    assert!(desk.run(&["backup"]).status.success());
    let newer = {
        let twin = desk.twin();
        let connection = rusqlite::Connection::open(twin.path()).unwrap();
        connection.pragma_update(None, "user_version", 4_000).unwrap();
        drop(connection);
        fs::read(twin.path()).unwrap()
    };
    let foreign = {
        let path = desk.folder.path().join("foreign.db");
        rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
        fs::read(path).unwrap()
    };
    for (what, bytes, word) in [
        ("empty", Vec::new(), "diaodu restore"),
        ("a letter", "这是一封信，不是数据库。".repeat(400).into_bytes(), "不是月调度台的台账"),
        ("foreign", foreign, "别的程序"),
        ("newer", newer, "新版程序"),
    ] {
        fs::write(desk.path(), &bytes).unwrap();
        for arguments in [&["list"][..], &["record", "--unit", "U18", "一句话"], &["doctor"]] {
            let output = desk.run(arguments);
            assert_eq!(output.status.code(), Some(1), "{what} {arguments:?}");
            assert_sentence(&said(&output));
            assert!(said(&output).contains(word), "{what} {arguments:?}: {}", said(&output));
            assert!(fs::read(desk.path()).unwrap() == bytes, "{what} {arguments:?}: touched");
        }
    }
    fs::remove_file(desk.path()).unwrap();
    let gone = desk.run(&["list"]);
    assert!(gone.status.code() == Some(0) || said(&gone).contains("diaodu restore"), "{}", said(&gone));
    assert!(said(&desk.run(&["record", "--unit", "U18", "一句话"])).contains("diaodu restore"));
}
