//! Backups that nobody asked for, and backups that somebody did.

use crate::support::{Desk, at_nine, promise, promises, said};
use diaodu::{
    domain::{Backup, Kept},
    session::backup::{back_up, back_up_to, backups_of},
};
use std::fs;

#[test]
fn a_backup_is_made_when_something_changed_and_only_then() {
    let desk = Desk::small();
    let first = back_up(&desk.path(), at_nine()).unwrap();
    assert!(matches!(first.beside, Kept::Made(_)), "{first:?}");
    let again = back_up(&desk.path(), at_nine() + chrono::Duration::hours(1)).unwrap();
    assert!(matches!(again.beside, Kept::Unchanged(_)), "{again:?}");
    desk.session().execute(promise("又一条")).unwrap();
    let changed = back_up(&desk.path(), at_nine() + chrono::Duration::hours(2)).unwrap();
    assert!(matches!(changed.beside, Kept::Made(_)), "{changed:?}");
    let all = backups_of(&desk.path());
    assert_eq!(all.iter().map(|backup| backup.entries).collect::<Vec<_>>(), [5, 4], "the newest first");
}

#[test]
fn a_backup_holds_what_was_filed_a_moment_before_by_an_open_console() {
    let desk = Desk::small();
    let mut session = desk.session();
    session.execute(promise("还在日志里的一条")).unwrap();
    let to = desk.folder.path().join("copy.db");
    back_up_to(&desk.path(), &to).unwrap();
    let copy = diaodu::session::Session::open(&to, diaodu::clock::Clock::System).unwrap();
    assert!(promises(&copy).contains(&"还在日志里的一条".to_owned()));
    assert_eq!(copy.audit(|_| ()).unwrap().findings, vec![]);
    session.execute(promise("备份不碍着再记")).unwrap();
}

#[test]
fn sealing_backs_up_and_old_backups_make_room() {
    let desk = Desk::small();
    assert!(desk.run(&["meeting", "adjourn"]).status.success());
    assert!(desk.run(&["meeting", "seal"]).status.success());
    assert_eq!(backups_of(&desk.path()).len(), 1);
    let folder = backups_of(&desk.path())[0].path.parent().unwrap().to_owned();
    let photo = folder.join("photo.jpg");
    fs::write(&photo, "不是备份").unwrap();
    // Another ledger's, called the same: its steps are not in this one.
    let other = folder.join(Backup::file_name("ledger", None, at_nine(), 7, "00000000"));
    fs::write(&other, "x").unwrap();
    assert!(desk.run(&["meeting", "open", "--date", "2022-06-20"]).status.success());
    for nth in 0..30 {
        desk.session().execute(promise(&format!("第{nth}条"))).unwrap();
        back_up(&desk.path(), at_nine() + chrono::Duration::minutes(nth)).unwrap();
    }
    assert_eq!(backups_of(&desk.path()).len(), 10, "the last of the month is among the newest");
    assert!(other.exists(), "another ledger's is not this one's to remove");
    assert!(photo.exists(), "only backups are turned over");
}

#[test]
fn a_second_folder_gets_a_backup_and_one_that_is_not_there_is_said_once_and_blocks_nothing() {
    let desk = Desk::small();
    let stick = desk.folder.path().join("stick");
    let refused = desk.run(&["backup", "--second", stick.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("U 盘"), "{}", said(&refused));
    fs::create_dir(&stick).unwrap();
    assert!(desk.run(&["backup", "--second", stick.to_str().unwrap()]).status.success());
    assert_eq!(fs::read_dir(&stick).unwrap().count(), 1);
    fs::remove_dir_all(&stick).unwrap();
    desk.session().execute(promise("又一条")).unwrap();
    let report = back_up(&desk.path(), at_nine()).unwrap();
    assert_eq!(report.second, Some(Kept::NotThere(std::path::absolute(&stick).unwrap())));
    assert!(!stick.exists(), "no folder is made where the stick should be");
    assert!(matches!(report.beside, Kept::Made(_)));
    assert!(diaodu::wording::backup::trouble(&Ok(report)).is_some());
}

#[test]
fn what_a_killed_backup_left_half_written_goes_and_what_is_being_written_stays() {
    let desk = Desk::small();
    let Kept::Made(first) = back_up(&desk.path(), at_nine()).unwrap().beside else { panic!("not made") };
    let half = |process: u32| {
        first.with_file_name(format!("{}.{process}.making", first.file_name().unwrap().to_string_lossy()))
    };
    let hour = std::time::Duration::from_hours(1);
    for (path, is_old) in [(half(1), true), (half(2), false)] {
        let file = fs::File::create(path).unwrap();
        if is_old {
            file.set_modified(file.metadata().unwrap().modified().unwrap() - hour).unwrap();
        }
    }
    desk.session().execute(promise("又一条")).unwrap();
    back_up(&desk.path(), at_nine()).unwrap();
    assert!(!half(1).exists() && half(2).exists(), "another window may be at the young one");
}

#[test]
fn an_open_window_keeps_its_ledger_from_being_replaced() {
    let desk = Desk::small();
    assert!(desk.run(&["backup"]).status.success());
    let mut session = desk.session();
    session.execute(promise("窗口开着记的一条")).unwrap();
    let backup = backups_of(&desk.path())[0].path.clone();
    let busy = desk.run(&["restore", backup.to_str().unwrap(), "--yes"]);
    assert_eq!(busy.status.code(), Some(1));
    assert!(said(&busy).contains("占用"), "{}", said(&busy));
    session.execute(promise("接着记")).unwrap();
    drop(session);
    assert_eq!(promises(&desk.session()).len(), 3);
    assert!(desk.run(&["restore", backup.to_str().unwrap(), "--yes"]).status.success());
    assert_eq!(promises(&desk.session()).len(), 1);
    let aside = fs::read_dir(desk.folder.path())
        .unwrap()
        .flatten()
        .find(|entry| entry.file_name().to_string_lossy().contains(".replaced-"));
    let back = desk.run(&["restore", aside.unwrap().path().to_str().unwrap(), "--yes"]);
    assert!(back.status.success(), "{}", said(&back));
    assert_eq!(promises(&desk.session()).len(), 3, "even a restore can be taken back");
}

#[test]
#[cfg(unix)]
fn ledger_log_backups_and_papers_in_the_making_are_their_owners_only() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::small();
    let _session = desk.session();
    assert!(desk.run(&["backup"]).status.success());
    let mut seen = 0;
    let mut folders = vec![desk.folder.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            if entry.path().is_dir() {
                assert_eq!(mode, 0o700, "{:?}", entry.path());
                folders.push(entry.path());
            } else {
                assert_eq!(mode, 0o600, "{:?}", entry.path());
                seen += 1;
            }
        }
    }
    assert!(seen >= 3, "ledger, log, index, backup: {seen}");
}
