//! Backups in the wrong order: clocks set to other years, two ledgers that are called the same and share a second folder,
//! an older copy in the ledger's place. The chain of steps tells what goes further, and nothing else does.

use crate::support::{Desk, at_nine, promise, promises, said};
use diaodu::{
    domain::{Backup, Finding, Kept},
    session::{
        self,
        backup::{back_up, backups_of},
    },
};
use std::{fs, path::PathBuf};

fn made(kept: &Kept) -> PathBuf {
    match kept {
        Kept::Made(path) | Kept::Unchanged(path) => path.clone(),
        other => panic!("{other:?}"),
    }
}

fn in_year(year: i32) -> chrono::NaiveDateTime {
    use chrono::Datelike;
    at_nine().with_year(year).expect("as it was made")
}

#[test]
fn whatever_year_the_clock_says_the_backup_just_made_stays_and_is_the_one_proposed() {
    for wrong in [1970, 2001, 2021, 2031, 2099] {
        let desk = Desk::small();
        let mut session = desk.session();
        for month in 1..=26 {
            session.execute(promise(&format!("第{month}月"))).unwrap();
            back_up(&desk.path(), in_year(2022) + chrono::Duration::days(31 * month)).unwrap();
        }
        session.execute(promise("钟错的那天记的")).unwrap();
        let report = back_up(&desk.path(), in_year(wrong)).unwrap();
        let last = made(&report.beside);
        assert!(last.exists(), "{wrong}: {}", last.display());
        assert_eq!(backups_of(&desk.path())[0].path, last, "{wrong}");
        assert_eq!(report.ahead, None, "{wrong}");
        // And when the clock is right again, the next one goes before it.
        session.execute(promise("钟对了以后记的")).unwrap();
        let next = made(&back_up(&desk.path(), in_year(2025)).unwrap().beside);
        assert_eq!(backups_of(&desk.path())[0].path, next, "{wrong}");
        drop(session);
        fs::remove_file(desk.path()).unwrap();
        let gone = desk.run(&["record", "--unit", "U18", "一句话"]);
        assert!(said(&gone).contains(next.to_str().unwrap()), "{wrong}: {}", said(&gone));
        assert!(desk.run(&["restore", next.to_str().unwrap(), "--yes"]).status.success());
        assert_eq!(promises(&desk.session()).len(), 1 + 26 + 2, "{wrong}");
    }
}

#[test]
fn two_ledgers_that_share_a_second_folder_leave_each_others_backups_alone() {
    let stick = tempfile::tempdir().unwrap();
    let (one, other) = (Desk::small(), Desk::city());
    let mut lasts = Vec::new();
    for round in 0..30 {
        for (nth, desk) in [&one, &other].into_iter().enumerate() {
            let mut session = desk.session();
            session.set_second_folder(Some(stick.path())).unwrap();
            session.execute(promise(&format!("第{round}轮"))).unwrap();
            drop(session);
            // One of the two has a clock that is years ahead.
            let report = back_up(&desk.path(), in_year(if nth == 0 { 2022 } else { 2031 })).unwrap();
            lasts.truncate(1);
            lasts.insert(0, made(report.second.as_ref().unwrap()));
        }
    }
    assert!(lasts.iter().all(|last| last.exists()), "{lasts:?}");
    for desk in [&one, &other] {
        let own = backups_of(&desk.path());
        assert_eq!(own.iter().filter(|backup| backup.path.starts_with(stick.path())).count(), 10);
        let steps = own[0].entries;
        assert_eq!(steps, session::audit_file(&desk.path(), |_| ()).unwrap().entries, "its own, to the last step");
        let id = own[0].ledger.clone();
        assert!(id.is_some() && own.iter().all(|backup| backup.ledger == id));
    }
    // A damaged ledger is offered its own.
    lay_waste(&one);
    let doctor = one.run(&["doctor"]);
    let offered: Vec<Backup> = backups_of(&one.path());
    assert!(said(&doctor).contains(offered[0].path.to_str().unwrap()), "{}", said(&doctor));
    assert!(offered[0].path.starts_with(one.folder.path()));
}

/// Everything at once: two ledgers that are called the same, each with more backups than are kept, one folder for the second
/// copies of both, and a clock that is wrong when it matters.
#[test]
fn wrong_years_turning_over_two_ledgers_and_one_second_folder_at_once() {
    for wrong in [1970, 2099] {
        let stick = tempfile::tempdir().unwrap();
        let desks = [Desk::small(), Desk::small_of(at_nine() + chrono::Duration::minutes(1))];
        for desk in &desks {
            desk.session().set_second_folder(Some(stick.path())).unwrap();
        }
        let keep = |desk: &Desk, words: &str, at| {
            desk.session().execute(promise(words)).unwrap();
            let report = back_up(&desk.path(), at).unwrap();
            assert_eq!(report.ahead, None, "{wrong} {words}");
            [made(&report.beside), made(report.second.as_ref().unwrap())]
        };
        for month in 1..=26 {
            for (nth, desk) in desks.iter().enumerate() {
                let at = in_year(2022) + chrono::Duration::days(31 * month);
                keep(desk, &format!("第{nth}本第{month}月"), at);
            }
        }
        let holds = |lasts: &[[PathBuf; 2]; 2]| {
            for (desk, last) in desks.iter().zip(lasts) {
                assert!(last.iter().all(|path| path.exists()), "{wrong}: {last:?}");
                let own = backups_of(&desk.path());
                assert!(last.contains(&own[0].path), "{wrong}: {:?} is proposed, not one of {last:?}", own[0].path);
                let ids: std::collections::BTreeSet<_> = own.iter().map(|backup| backup.ledger.clone()).collect();
                assert_eq!(ids.len(), 1, "{wrong}: its own alone");
                assert!(!rolled_back(desk), "{wrong}");
            }
        };
        let lasts = [keep(&desks[0], "钟错了记的", in_year(wrong)), keep(&desks[1], "钟错了记的", in_year(wrong))];
        holds(&lasts);
        let lasts = [keep(&desks[0], "钟对了记的", in_year(2025)), keep(&desks[1], "钟对了记的", in_year(2025))];
        holds(&lasts);
        // The one is lost with all that lies beside it but the stick, which has the other's too: nothing else is offered.
        let [one, other] = &desks;
        fs::remove_file(one.path()).unwrap();
        let gone = one.run(&["record", "--unit", "U18", "一句话"]);
        assert!(said(&gone).contains(lasts[0][0].to_str().unwrap()), "{wrong}: {}", said(&gone));
        for copy in &lasts[0] {
            assert!(one.run(&["restore", copy.to_str().unwrap(), "--yes"]).status.success());
            let words = promises(&one.session());
            assert_eq!(words.len(), 1 + 26 + 2, "{wrong}");
            assert!(words.contains(&"第0本第26月".to_owned()) && !words.contains(&"第1本第26月".to_owned()), "{wrong}");
        }
        assert_eq!(promises(&other.session()).len(), 1 + 26 + 2, "{wrong}");
        assert!(lasts[1].iter().all(|path| path.exists()), "{wrong}: the other's backups stay");
    }
}

/// The books are changed by another program.
fn lay_waste(desk: &Desk) {
    let connection = rusqlite::Connection::open(desk.path()).expect("as it was made");
    connection.execute("UPDATE commitment SET text = '被改了'", []).expect("as it was made");
}

fn rolled_back(desk: &Desk) -> bool {
    let audit = session::audit_file(&desk.path(), |_| ()).expect("as it was made");
    audit.findings.iter().any(|finding| matches!(finding, Finding::RolledBack { .. }))
}

#[test]
fn an_older_copy_in_the_ledgers_place_is_told_from_the_backups() {
    let desk = Desk::small();
    let older = fs::read(desk.path()).unwrap();
    let mut session = desk.session();
    for nth in 0..5 {
        session.execute(promise(&format!("第{nth}条"))).unwrap();
    }
    drop(session);
    let last = made(&back_up(&desk.path(), at_nine()).unwrap().beside);
    assert!(!rolled_back(&desk));
    fs::write(desk.path(), &older).unwrap();
    let doctor = desk.run(&["doctor"]);
    assert_eq!(doctor.status.code(), Some(1));
    assert!(
        said(&doctor).contains("换成了旧的") && said(&doctor).contains(last.to_str().unwrap()),
        "{}",
        said(&doctor)
    );
    // Whoever opens the console is told as well, once, calmly.
    let report = back_up(&desk.path(), at_nine()).unwrap();
    let told = diaodu::wording::backup::trouble(&Ok(report)).expect("said").line();
    assert!(told.contains("换成了旧的"), "{told}");
    assert!(last.exists());
    // What is recorded on top of it does not hide it.
    desk.session().execute(promise("旧本上又记的")).unwrap();
    assert!(rolled_back(&desk));
    for nth in 0..9 {
        desk.session().execute(promise(&format!("旧本上又记的第{nth}条"))).unwrap();
        back_up(&desk.path(), at_nine() + chrono::Duration::hours(nth)).unwrap();
    }
    assert!(rolled_back(&desk) && last.exists());
}

#[test]
fn the_tail_cut_off_with_rows_and_all_is_told_from_the_backups() {
    let desk = Desk::small();
    let mut session = desk.session();
    session.execute(promise("会没有的一条")).unwrap();
    drop(session);
    back_up(&desk.path(), at_nine()).unwrap();
    let connection = rusqlite::Connection::open(desk.path()).unwrap();
    connection
        .execute_batch(
            "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal);
             DELETE FROM commitment WHERE id = (SELECT max(id) FROM commitment);",
        )
        .unwrap();
    drop(connection);
    let audit = session::audit_file(&desk.path(), |_| ()).unwrap();
    assert!(matches!(audit.findings.as_slice(), [Finding::RolledBack { entries: 5, here: 4, .. }]), "{audit:?}");
}

#[test]
fn going_back_on_purpose_is_no_rollback_and_a_later_one_is_told() {
    let desk = Desk::small();
    let early = made(&back_up(&desk.path(), at_nine()).unwrap().beside);
    for nth in 0..5 {
        desk.session().execute(promise(&format!("第{nth}条"))).unwrap();
    }
    back_up(&desk.path(), at_nine() + chrono::Duration::hours(1)).unwrap();
    assert!(desk.run(&["restore", early.to_str().unwrap(), "--yes"]).status.success());
    assert!(!rolled_back(&desk), "somebody chose so");
    let restored = fs::read(desk.path()).unwrap();
    for nth in 0..3 {
        desk.session().execute(promise(&format!("恢复后第{nth}条"))).unwrap();
    }
    back_up(&desk.path(), at_nine() + chrono::Duration::days(800)).unwrap();
    assert!(!rolled_back(&desk));
    assert_eq!(backups_of(&desk.path())[0].entries, 7, "not the one that was left behind");
    fs::write(desk.path(), restored).unwrap();
    assert!(rolled_back(&desk), "nobody chose that");
}

#[test]
fn issued_minutes_say_how_far_the_ledger_had_come_and_prove_it() {
    let desk = Desk::small();
    let older = fs::read(desk.path()).unwrap();
    let ended: &[&[&str]] = &[
        &["meeting", "adjourn"],
        &["minutes", "check", "--by", "张三"],
        &["minutes", "sign", "--by", "李四"],
        &["minutes", "issue"],
    ];
    for arguments in ended {
        let done = desk.run(arguments);
        assert!(done.status.success(), "{arguments:?}: {}", said(&done));
    }
    let paper = String::from_utf8(desk.run(&["export", "minutes", "-o", "-", "--format", "text"]).stdout).unwrap();
    let (_, code) = paper.split_once("台账核对码：").expect("on the paper");
    let code = code.split_whitespace().next().unwrap();
    assert!(code.starts_with("7-"), "{code}");
    assert!(desk.run(&["doctor", "--paper", code]).status.success());
    assert!(desk.run(&["doctor"]).status.success());
    assert!(!desk.run(&["doctor", "--paper", "7-000000000000"]).status.success());
    assert!(!desk.run(&["doctor", "--paper", "7-"]).status.success());
    // An older copy in the ledger's place, and other acts on top: without any backup the paper tells.
    fs::write(desk.path(), &older).unwrap();
    desk.session().execute(promise("别的事")).unwrap();
    for arguments in ended {
        assert!(desk.run(arguments).status.success(), "{arguments:?}");
    }
    assert!(!desk.run(&["doctor", "--paper", code]).status.success());
    // And a ledger that has the edition but not the steps before it is found out by itself.
    let other = desk.twin();
    let connection = rusqlite::Connection::open(other.path()).unwrap();
    connection.execute("UPDATE edition SET head = ?1", [code]).unwrap();
    drop(connection);
    let audit = session::audit_file(&other.path(), |_| ()).unwrap();
    assert!(
        audit.findings.iter().any(|finding| matches!(finding, Finding::PaperUnproven { version: 1, .. })),
        "{audit:?}"
    );
}
