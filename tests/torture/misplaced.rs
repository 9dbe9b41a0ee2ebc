//! The file under an open ledger: moved, deleted, replaced, overwritten, its log taken away; links; names that are no
//! files. What was acknowledged is either in the file that everybody sees, or in a copy that is named.

use crate::support::{Desk, assert_sentence, at_nine, promise, promises, said};
use diaodu::{
    clock::Clock,
    domain::StoreFault,
    session::{Session, SessionError, backup::backups_of},
    wording,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

const BEFORE: &str = "出事之前记的一条";
const AFTER: &str = "出事之后想记的一条";

fn moved(done: Result<diaodu::domain::Entry, SessionError>) -> PathBuf {
    match done {
        Err(SessionError::Store(fault @ StoreFault::Moved { .. })) => {
            assert_sentence(&wording::store_fault(&fault).line());
            let StoreFault::Moved { rescued, .. } = fault else { unreachable!("matched above") };
            rescued.expect("a copy of everything")
        }
        other => panic!("{other:?}"),
    }
}

fn open(path: &Path) -> Session {
    Session::open(path, Clock::Still(at_nine())).unwrap_or_else(|fault| panic!("{fault}"))
}

/// The log of another ledger that is open, with acts in it.
fn another_ledgers_log() -> Vec<u8> {
    let other = Desk::city();
    let mut session = other.session();
    for nth in 0..5 {
        session.execute(promise(&format!("别家的第{nth}条"))).expect("filed");
    }
    let log = fs::read(other.folder.path().join("ledger.db-wal")).expect("a log");
    assert!(log.len() > 4096, "{}", log.len());
    log
}

/// What may happen to a ledger's files while a console has it open.
type Mishap = (&'static str, fn(&Desk));

const MISHAPS: &[Mishap] = &[
    ("deleted", |desk| {
        for name in ["ledger.db", "ledger.db-wal", "ledger.db-shm"] {
            fs::remove_file(desk.folder.path().join(name)).expect("removed");
        }
    }),
    ("moved away", |desk| fs::rename(desk.path(), desk.folder.path().join("away.db")).expect("moved")),
    ("replaced by another", |desk| {
        let other = Desk::city();
        let beside = desk.folder.path().join("other.db");
        fs::copy(other.path(), &beside).expect("copied");
        fs::rename(beside, desk.path()).expect("moved over");
    }),
    ("deleted and founded anew", |desk| {
        for name in ["ledger.db", "ledger.db-wal", "ledger.db-shm"] {
            fs::remove_file(desk.folder.path().join(name)).expect("removed");
        }
        drop(open(&desk.path()));
    }),
    ("another's log put in the place of its own", |desk| {
        let log = desk.folder.path().join("ledger.db-wal");
        fs::remove_file(&log).expect("removed");
        fs::write(&log, b"not a log at all").expect("written");
    }),
    ("another ledger's log moved over its own", |desk| {
        let beside = desk.folder.path().join("other-wal");
        fs::write(&beside, another_ledgers_log()).expect("written");
        fs::rename(beside, desk.folder.path().join("ledger.db-wal")).expect("moved over");
    }),
    ("its index taken away", |desk| fs::remove_file(desk.folder.path().join("ledger.db-shm")).expect("removed")),
];

#[test]
#[cfg(unix)]
fn a_file_taken_away_under_an_open_console_gets_no_tick_and_loses_nothing() {
    for (what, happens) in MISHAPS {
        let desk = Desk::small();
        let mut session = desk.session();
        session.execute(promise(BEFORE)).unwrap();
        happens(&desk);
        let copy = moved(session.execute(promise(AFTER)));
        // What is being typed is on the screen still, and in the copy.
        let kept = session.save_draft("line", "还没说完的话");
        assert!(matches!(kept, Err(StoreFault::Moved { .. })), "{what}: {kept:?}");
        assert!(matches!(session.refresh(), Err(StoreFault::Moved { .. })), "{what}");
        assert_eq!(promises(&session).len(), 2, "{what}: what was refused is not on the screen");
        drop(session);
        let whole = open(&copy);
        assert_eq!(promises(&whole), ["物流行业党委挂牌", BEFORE], "{what}");
        assert_eq!(whole.drafts().unwrap()[0].text, "还没说完的话", "{what}");
        assert_eq!(whole.audit(|_| ()).unwrap().findings, vec![], "{what}");
    }
}

#[test]
#[cfg(unix)]
fn the_copy_is_the_backup_that_is_restored() {
    let desk = Desk::small();
    let mut session = desk.session();
    session.execute(promise(BEFORE)).unwrap();
    fs::rename(desk.path(), desk.folder.path().join("away.db")).unwrap();
    let copy = moved(session.execute(promise(AFTER)));
    // Killed before anybody could leave: the log is left behind beside nothing.
    std::mem::forget(session);
    let listed = desk.run(&["record", "--unit", "U18", "另起一条"]);
    assert!(said(&listed).contains(copy.to_str().unwrap()), "{}", said(&listed));
    let restored = desk.run(&["restore", copy.to_str().unwrap(), "--yes"]);
    assert!(restored.status.success(), "{}", said(&restored));
    assert_eq!(promises(&desk.session()), ["物流行业党委挂牌", BEFORE]);
    desk.assert_balanced("restored beside a log that was left behind");
}

#[test]
#[cfg(unix)]
fn a_file_that_is_put_back_is_written_to_again() {
    let desk = Desk::small();
    let mut session = desk.session();
    let away = desk.folder.path().join("away.db");
    fs::rename(desk.path(), &away).unwrap();
    moved(session.execute(promise(AFTER)));
    fs::rename(&away, desk.path()).unwrap();
    session.execute(promise(AFTER)).unwrap();
    drop(session);
    assert_eq!(promises(&desk.session()), ["物流行业党委挂牌", AFTER]);
    desk.assert_balanced("put back");
}

#[test]
fn another_ledger_copied_over_an_open_one_is_noticed() {
    let desk = Desk::small();
    let mut session = desk.session();
    session.execute(promise(BEFORE)).unwrap();
    let other = Desk::city();
    let bytes = fs::read(other.path()).unwrap();
    // As `cp` does: the same file, other words in it.
    fs::write(desk.path(), bytes).unwrap();
    assert!(matches!(session.execute(promise(AFTER)), Err(SessionError::Store(StoreFault::Moved { .. }))));
}

/// As `cp` does to the log: the same file, another ledger's words in it, or its own of before.
#[test]
fn another_log_copied_over_the_open_one_gets_no_tick_and_is_found() {
    type Laid = fn(&Desk, own: Vec<u8>) -> Vec<u8>;
    let ways: [(&str, Laid); 3] = [
        ("another ledger's", |_, _| another_ledgers_log()),
        ("its own, cut off", |_, own| own[..own.len() / 2].to_vec()),
        ("nothing", |_, _| Vec::new()),
    ];
    for (what, laid) in ways {
        let desk = Desk::small();
        assert!(desk.run(&["backup"]).status.success());
        let mut session = desk.session();
        for nth in 0..3 {
            session.execute(promise(&format!("只在日志里的第{nth}条"))).unwrap();
        }
        let log = desk.folder.path().join("ledger.db-wal");
        let own = fs::read(&log).unwrap();
        fs::write(&log, laid(&desk, own)).unwrap();
        let done = session.execute(promise(AFTER));
        let Err(SessionError::Store(fault @ StoreFault::Moved { .. })) = done else { panic!("{what}: {done:?}") };
        assert_sentence(&wording::store_fault(&fault).line());
        // A copy that is named has everything; where nothing could be read any more, none is named.
        if let StoreFault::Moved { rescued: Some(copy), .. } = &fault {
            assert_eq!(promises(&open(copy)).len(), 4, "{what}");
        }
        // Killed then: what is left is never taken for what it was.
        std::mem::forget(session);
        let is_told = match diaodu::session::audit_file(&desk.path(), |_| ()) {
            Err(_) => true,
            Ok(audit) => !audit.findings.is_empty() || promises(&desk.session()).len() == 1,
        };
        assert!(is_told, "{what}");
        let backup = backups_of(&desk.path())[0].path.clone();
        let restored = desk.run(&["restore", backup.to_str().unwrap(), "--yes"]);
        if cfg!(windows) {
            // What is forgotten here is still open, and Windows lets nobody replace that.
            assert!(said(&restored).contains("正被别的程序占用"), "{what}: {}", said(&restored));
            continue;
        }
        assert!(restored.status.success(), "{what}: {}", said(&restored));
        desk.assert_balanced(what);
    }
}

#[test]
fn filing_goes_on_while_others_bring_the_log_into_the_file() {
    let desk = Desk::small();
    let mut session = desk.session();
    for nth in 0..40 {
        session.execute(promise(&format!("第{nth}条"))).unwrap();
        let other = rusqlite::Connection::open(desk.path()).unwrap();
        other.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    }
    drop(session);
    assert_eq!(promises(&desk.session()).len(), 41);
}

#[test]
#[cfg(unix)]
fn a_second_name_for_the_file_is_refused_and_a_link_to_it_is_followed() {
    let desk = Desk::small();
    let twin = desk.folder.path().join("twin.db");
    fs::hard_link(desk.path(), &twin).unwrap();
    for arguments in [&["list"][..], &["record", "--unit", "U18", "一句话"], &["doctor"], &["backup"]] {
        let output = desk.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(said(&output).contains("硬链接"), "{}", said(&output));
    }
    fs::remove_file(&twin).unwrap();
    assert!(desk.run(&["doctor"]).status.success());

    // A link is another way to the same file: restoring through it leaves it a link.
    let copy = desk.folder.path().join("copy.db");
    assert!(desk.run(&["backup", "-o", copy.to_str().unwrap()]).status.success());
    let link = desk.folder.path().join("link.db");
    std::os::unix::fs::symlink(desk.path(), &link).unwrap();
    open(&link).execute(promise(BEFORE)).unwrap();
    assert_eq!(promises(&desk.session()).len(), 2);
    let through = std::process::Command::new(env!("CARGO_BIN_EXE_diaodu"))
        .args(["--db", link.to_str().unwrap(), "restore", copy.to_str().unwrap(), "--yes"])
        .output()
        .unwrap();
    assert!(through.status.success(), "{}", said(&through));
    assert!(fs::symlink_metadata(&link).unwrap().file_type().is_symlink());
    assert_eq!(promises(&desk.session()).len(), 1);
}

#[test]
fn what_is_no_file_is_refused_before_anything_is_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    for name in [":memory:", "file:?mode=memory", "file:a.db?mode=memory&cache=shared", "file::memory:"] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_diaodu"))
            .current_dir(folder.path())
            .args(["--db", name, "meeting", "open", "--date", "2022-05-20"])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert_sentence(&said(&output));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
#[cfg(unix)]
fn a_pipe_or_a_device_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for path in [pipe.as_path(), Path::new("/dev/null"), Path::new("/dev/full")] {
        let refused = Session::open(path, Clock::System).map(|_| ());
        assert_eq!(refused, Err(StoreFault::NotAFile(path.to_owned())));
    }
}

#[test]
#[cfg(unix)]
fn a_restored_ledger_is_its_owners_only_and_one_made_writable_again_opens() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let desk = Desk::small();
    // As on a stick, where everything may be anybody's.
    let copy = desk.folder.path().join("copy.db");
    assert!(desk.run(&["backup", "-o", copy.to_str().unwrap()]).status.success());
    for rights in [0o777, 0o666, 0o444] {
        fs::set_permissions(&copy, fs::Permissions::from_mode(rights)).unwrap();
        let restored = desk.run(&["restore", copy.to_str().unwrap(), "--yes"]);
        assert!(restored.status.success(), "{}", said(&restored));
        assert_eq!(mode(&desk.path()), 0o600);
        let aside = fs::read_dir(desk.folder.path()).unwrap().flatten();
        for file in aside.filter(|entry| entry.file_name().to_string_lossy().contains(".replaced-")) {
            assert_eq!(mode(&file.path()), 0o600);
        }
    }
    let session = desk.session();
    for suffix in ["db-wal", "db-shm"] {
        let beside = desk.path().with_extension(suffix);
        fs::set_permissions(&beside, fs::Permissions::from_mode(0o400)).unwrap();
    }
    std::mem::forget(session);
    desk.session().execute(promise(BEFORE)).unwrap();
    for suffix in ["db-wal", "db-shm"] {
        let beside = desk.path().with_extension(suffix);
        assert!(!beside.exists() || mode(&beside) == 0o600, "{suffix}");
    }
}

#[test]
fn a_backup_is_not_written_over_anything_but_an_earlier_one_of_the_same_ledger() {
    let desk = Desk::small();
    let to = desk.folder.path().join("stick.db");
    let name = to.to_str().unwrap();
    assert!(desk.run(&["backup", "-o", name]).status.success());
    desk.session().execute(promise(BEFORE)).unwrap();
    assert!(desk.run(&["backup", "-o", name]).status.success(), "over the earlier one");
    assert_eq!(promises(&open(&to)), ["物流行业党委挂牌", BEFORE]);
    let other = Desk::city();
    fs::copy(other.path(), &to).unwrap();
    let letter = desk.folder.path().join("letter.docx");
    fs::write(&letter, "一封信").unwrap();
    let ahead = desk.twin();
    ahead.session().execute(promise("只在那一本里的一条")).unwrap();
    for there in [to.as_path(), letter.as_path(), &ahead.path(), &desk.path()] {
        let before = fs::read(there).unwrap();
        let refused = desk.run(&["backup", "-o", there.to_str().unwrap()]);
        assert_eq!(refused.status.code(), Some(1), "{}", there.display());
        assert_sentence(&said(&refused));
        assert!(fs::read(there).unwrap() == before, "{}", there.display());
    }
    assert!(backups_of(&desk.path()).is_empty());
}

#[test]
fn a_copy_of_the_file_alone_has_everything_once_nobody_is_busy() {
    let desk = Desk::small();
    let mut session = desk.session();
    for nth in 0..100 {
        session.execute(promise(&format!("第{nth}条"))).unwrap();
    }
    session.settle_log();
    let copy = desk.folder.path().join("copy.db");
    // As a person does: the one file, without what lies beside it. (Through another process: a file that SQLite has open
    // must not be opened and closed by this one.)
    let words: &[&str] = if cfg!(windows) { &["cmd", "/C", "copy", "/Y"] } else { &["cp"] };
    let copied = std::process::Command::new(words[0]).args(&words[1..]).arg(desk.path()).arg(&copy).status();
    assert!(copied.unwrap().success());
    assert_eq!(promises(&open(&copy)).len(), 101);
    session.execute(promise(AFTER)).unwrap();
}
