//! The disk: full, read-only, a limit on the size of files, rights taken away in the middle of a meeting, a clock set
//! back.

#[cfg(unix)]
use crate::support::{assert_sentence, said};
use crate::{
    Row,
    support::{Desk, at_nine, promise, promises},
};
use diaodu::{clock::Clock, session::Session};
#[cfg(unix)]
use std::{fs, process};

/// Files until the disk does not take any more, through a shell that limits the size of files.
#[cfg(unix)]
pub fn size_limit() -> Row {
    let desk = Desk::small();
    let (mut filed, mut refused) = (0, 0);
    // SQLite's log grows until it is taken into the file: 200 blocks of 512 or 1,024 bytes are soon reached.
    for nth in 0..40 {
        let text = format!("{}第{nth}条，6月底前完成", "物流行业党委挂牌".repeat(120));
        let plain = desk.program(&["record", "--unit", "U18", &text]);
        let line = "trap '' XFSZ; ulimit -f 300; exec \"$@\"";
        let output = process::Command::new("sh")
            .args(["-c", line, "sh"])
            .arg(plain.get_program())
            .args(plain.get_args())
            .output()
            .expect("started");
        if output.status.success() {
            filed += 1;
        } else {
            refused += 1;
            assert_sentence(&said(&output));
            assert!(said(&output).contains("之前记下的都在"), "{}", said(&output));
        }
    }
    assert!(filed > 0 && refused > 0, "{filed} filed, {refused} refused");
    desk.assert_balanced("the size limit");
    assert_eq!(promises(&desk.session()).len(), 1 + filed, "acknowledged is filed, refused is not");
    Row::new("a limit on the size of files", format!("{filed} filed, {refused} refused in a sentence, 0 lost"))
}

/// Files on a small disk of its own until it is full. Only root may mount one.
#[cfg(target_os = "linux")]
pub fn full_disk() -> Row {
    const WHAT: &str = "a full disk (a small tmpfs)";
    let desk = Desk::small();
    // Room for the ledger, its log and its index, and a few dozen acts.
    let small = Desk::small();
    let room = fs::metadata(small.path()).expect("a size").len() + 200 * 1024;
    let mounted = process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", &format!("size={room}"), "tmpfs"])
        .arg(desk.folder.path())
        .output()
        .is_ok_and(|output| output.status.success());
    if !mounted {
        eprintln!("skipped: mounting a small disk needs root");
        return Row::new(WHAT, "not run: mounting needs root");
    }
    let on_disk = Mounted(desk);
    let desk = &on_disk.0;
    fs::copy(small.path(), desk.path()).expect("copied");
    let (mut filed, mut refused) = (0, 0);
    for nth in 0..40 {
        let text = format!("{}第{nth}条，6月底前完成", "物流行业党委挂牌".repeat(120));
        let output = desk.run(&["record", "--unit", "U18", &text]);
        if output.status.success() {
            filed += 1;
        } else {
            refused += 1;
            assert_sentence(&said(&output));
        }
    }
    let twin = desk.twin();
    twin.assert_balanced("the full disk");
    assert_eq!(promises(&twin.session()).len(), 1 + filed);
    assert!(filed > 0 && refused > 0, "{filed} filed, {refused} refused");
    Row::new(WHAT, format!("{filed} filed, {refused} refused in a sentence, 0 lost"))
}

#[cfg(target_os = "linux")]
struct Mounted(Desk);

#[cfg(target_os = "linux")]
impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = process::Command::new("umount").arg(self.0.folder.path()).status();
    }
}

#[test]
#[cfg(unix)]
fn at_the_limit_for_files_what_is_not_kept_is_said_and_what_was_is_there() {
    size_limit();
}

#[test]
#[cfg(target_os = "linux")]
fn on_a_full_disk_what_is_not_kept_is_said_and_what_was_is_there() {
    full_disk();
}

/// Rights do not bind root: then the program runs as nobody.
#[cfg(target_os = "linux")]
fn as_nobody(desk: &Desk, arguments: &[&str]) -> Option<process::Output> {
    use std::os::unix::fs::MetadataExt;
    let plain = desk.program(arguments);
    if fs::metadata("/proc/self").ok()?.uid() != 0 {
        return process::Command::new(plain.get_program()).args(plain.get_args()).output().ok();
    }
    let readable = process::Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups", "test", "-x"])
        .arg(plain.get_program())
        .status();
    if !readable.is_ok_and(|status| status.success()) {
        eprintln!("skipped: root, and nobody cannot run the program");
        return None;
    }
    process::Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
        .arg(plain.get_program())
        .args(plain.get_args())
        .output()
        .ok()
}

#[test]
#[cfg(target_os = "linux")]
fn a_ledger_that_may_not_be_written_is_said_to_be_so() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::small();
    let before = fs::read(desk.path()).unwrap();
    fs::set_permissions(desk.path(), fs::Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(desk.folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let output = as_nobody(&desk, &["record", "--unit", "U18", "一句话，6月底前"]);
    fs::set_permissions(desk.folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let Some(output) = output else { return };
    assert_eq!(output.status.code(), Some(1));
    assert_sentence(&said(&output));
    assert!(said(&output).contains("不能写入") && said(&output).contains("什么都没有改"), "{}", said(&output));
    assert!(fs::read(desk.path()).unwrap() == before);
}

/// The file's rights are taken away while the meeting goes on: the open console files on, or says why not.
#[test]
#[cfg(unix)]
fn rights_lost_in_the_middle_of_a_meeting_lose_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::small();
    let mut session = desk.session();
    let mut filed = 1;
    for mode in [0o444, 0o000, 0o600] {
        fs::set_permissions(desk.path(), fs::Permissions::from_mode(mode)).unwrap();
        match session.execute(promise(&format!("权限是 {mode:o} 时记的一条"))) {
            Ok(_) => filed += 1,
            Err(error) => eprintln!("{mode:o}: {error}"),
        }
    }
    drop(session);
    desk.assert_balanced("rights lost");
    assert_eq!(promises(&desk.session()).len(), filed);
}

#[test]
fn a_clock_set_back_loses_nothing_and_counts_no_time_backwards() {
    let desk = Desk::small();
    let mut session = desk.session();
    session
        .execute(diaodu::domain::Command::GiveFloor { to: Some(diaodu::domain::UnitId::new("U18")), leaving: None })
        .unwrap();
    drop(session);
    let yesterday = at_nine() - chrono::Duration::days(1);
    let mut session = Session::open(&desk.path(), Clock::Still(yesterday)).unwrap();
    session.execute(promise("钟拨回去以后记的一条")).unwrap();
    session.execute(diaodu::domain::Command::GiveFloor { to: None, leaving: None }).unwrap();
    session.undo().unwrap();
    session.redo().unwrap();
    let ledger = session.ledger();
    assert!(ledger.stops.values().all(|stop| stop.seconds < 60), "no turn took a day");
    drop(session);
    desk.assert_balanced("the clock set back");
    assert_eq!(promises(&desk.session()).len(), 2);
}
