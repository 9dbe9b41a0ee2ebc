//! Killed at every system call that writes: filing, sealing, migrating, backing up, taking a form. Linux only, where `strace` may trace.

#![cfg(target_os = "linux")]

use crate::{
    Blows, QUICK, Row,
    support::{Desk, promises},
};
use diaodu::session::backup;
use std::{collections::BTreeMap, os::unix::process::ExitStatusExt, process};

/// What changes something on the disk.
const WRITES: &str = "write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,ftruncate,fallocate,rename,renameat,renameat2,\
unlink,unlinkat,link,linkat,mkdir,mkdirat,rmdir,openat,fchmod,chmod,copy_file_range,sendfile";

/// One thing that is done, on a ledger made for it.
struct Deed {
    what: &'static str,
    ledger: fn() -> Desk,
    arguments: &'static [&'static str],
    /// What must hold afterwards, whether it was acknowledged or not.
    holds: fn(&Desk, acknowledged: bool),
}

const FILED: &str = "第二条6月底前完成";

const DEEDS: &[Deed] = &[
    Deed {
        what: "filing",
        ledger: Desk::small,
        arguments: &["record", "--unit", "U18", FILED],
        holds: |desk, acknowledged| {
            let promises = promises(&desk.session());
            assert!(promises.iter().any(|text| text == "物流行业党委挂牌"), "{promises:?}");
            assert!(!acknowledged || promises.iter().any(|text| text == FILED), "{promises:?}");
        },
    },
    Deed {
        what: "sealing",
        ledger: || {
            let desk = Desk::small();
            assert!(desk.run(&["meeting", "adjourn"]).status.success());
            desk
        },
        arguments: &["meeting", "seal"],
        holds: |desk, acknowledged| {
            let session = desk.session();
            let sealed = session.ledger().meeting().is_some_and(|meeting| meeting.sealed_at.is_some());
            assert!(!acknowledged || sealed);
        },
    },
    Deed {
        what: "migration",
        ledger: Desk::of_first_version,
        arguments: &["meeting", "list"],
        holds: |desk, _| assert!(!promises(&desk.session()).is_empty()),
    },
    Deed {
        what: "backup",
        ledger: Desk::small,
        arguments: &["backup"],
        holds: |desk, acknowledged| {
            let backups = backup::backups_of(&desk.path());
            assert!(!acknowledged || backups.len() == 1);
            for backup in backups {
                let restoring = backup::Restoring::prepare(&backup.path, &desk.path(), |_| ()).expect("a whole backup");
                assert_eq!(restoring.holding().entries, 4);
            }
        },
    },
    Deed {
        what: "form import",
        ledger: || {
            let desk = Desk::small();
            desk.fill_a_form("back.xlsx", FILED);
            desk
        },
        arguments: &["collect", "back.xlsx"],
        holds: |desk, acknowledged| {
            let session = desk.session();
            let taken = session.ledger().progress.values().filter(|progress| progress.text == FILED).count();
            // All of a form or nothing of it: its receipt is written in the same act.
            assert_eq!(taken, session.ledger().form_receipts.len());
            assert!(!acknowledged || taken == 1);
        },
    },
    Deed {
        what: "restore",
        ledger: || {
            let desk = Desk::small();
            let copy = desk.folder.path().join("copy.db");
            assert!(desk.run(&["backup", "-o", copy.to_str().expect("a name")]).status.success());
            assert!(desk.run(&["record", "--unit", "U18", FILED]).status.success());
            desk
        },
        arguments: &["restore", "copy.db", "--yes"],
        holds: |desk, _| {
            // Before or after: a whole ledger either way, and the one replaced is kept aside.
            let now = promises(&desk.session());
            let is_aside = std::fs::read_dir(desk.folder.path())
                .expect("listed")
                .flatten()
                .any(|entry| entry.file_name().to_string_lossy().contains(".replaced-"));
            assert!(now.iter().any(|text| text == FILED) || is_aside, "{now:?}");
            // What was cut short goes with the next one.
            let again =
                desk.program(&["restore", "copy.db", "--yes"]).current_dir(&desk.folder).output().expect("started");
            assert!(again.status.success(), "{again:?}");
            let left = std::fs::read_dir(desk.folder.path()).expect("listed").flatten().map(|entry| entry.file_name());
            let is_half = |name: &String| name.starts_with(".diaodu-") || name.ends_with(".making");
            let left: Vec<String> = left.map(|name| name.to_string_lossy().into_owned()).filter(is_half).collect();
            assert_eq!(left, Vec::<String>::new());
        },
    },
];

/// `None`: tracing is not possible here, and why.
fn tracer() -> Result<(), String> {
    let tried = process::Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).output();
    match tried {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
        Err(error) => Err(format!("strace: {error}")),
    }
}

fn traced(desk: &Desk, deed: &Deed, strace: &[String]) -> process::Output {
    let plain = desk.program(deed.arguments);
    let mut command = process::Command::new("strace");
    command.args(["-f", "-qq"]).args(strace).arg(plain.get_program()).args(plain.get_args());
    command.current_dir(desk.folder.path()).output().expect("started")
}

/// The calls of an undisturbed run: each by its name and its place among those of that name, for so `strace` counts them
/// (in each thread on its own).
fn calls(deed: &Deed) -> Vec<(String, usize)> {
    let desk = (deed.ledger)();
    let log = desk.folder.path().join("calls.log");
    let options = ["-o".into(), log.to_string_lossy().into_owned(), "-e".into(), format!("trace={WRITES}")];
    let output = traced(&desk, deed, &options);
    assert!(output.status.success(), "{}: {output:?}", deed.what);
    let mut counted: BTreeMap<(String, String), usize> = BTreeMap::new();
    for line in std::fs::read_to_string(log).expect("a log").lines().filter(|line| !line.contains("resumed")) {
        let Some((thread, call)) = line.split_once(' ') else { continue };
        let Some((name, _)) = call.trim_start().split_once('(') else { continue };
        *counted.entry((name.to_owned(), thread.to_owned())).or_default() += 1;
    }
    let mut most: BTreeMap<String, usize> = BTreeMap::new();
    for ((name, _), times) in counted {
        let known = most.entry(name).or_default();
        *known = times.max(*known);
    }
    most.into_iter().flat_map(|(name, times)| (1..=times).map(move |nth| (name.clone(), nth))).collect()
}

fn kill_at_every_call(deed: &Deed, stride: usize) -> (usize, usize) {
    let calls = calls(deed);
    let mut killed = 0;
    for (name, nth) in calls.iter().step_by(stride) {
        let desk = (deed.ledger)();
        let inject = format!("inject={name}:signal=SIGKILL:when={nth}");
        let output = traced(&desk, deed, &["-o".into(), "/dev/null".into(), "-e".into(), inject]);
        killed += usize::from(output.status.signal().is_some() || output.status.code().is_some_and(|code| code > 2));
        desk.assert_balanced(&format!("{} killed at {name} {nth}", deed.what));
        // Printed is acknowledged: nothing is printed before it is on the disk.
        (deed.holds)(&desk, output.status.success() || !output.stdout.is_empty());
    }
    (calls.len(), killed)
}

pub fn at_every_write(blows: Blows) -> Vec<Row> {
    if let Err(why) = tracer() {
        eprintln!("skipped, for there is nothing to trace with: {why}");
        return vec![Row::new("killed at a system call", format!("not run: {why}"))];
    }
    DEEDS
        .iter()
        .map(|deed| {
            let (calls, killed) = kill_at_every_call(deed, blows.stride);
            assert!(killed * blows.stride * 2 >= calls, "{}: {killed} of {calls}: the trace does not kill", deed.what);
            let what = match deed.what {
                "filing" => "SIGKILL at a system call that writes, while filing",
                "sealing" => "the same, while sealing",
                "migration" => "the same, while migrating a ledger of the first version",
                "backup" => "the same, while backing up",
                "form import" => "the same, while taking a unit's form",
                _ => "the same, while restoring",
            };
            Row::new(what, format!("{killed} kills at {calls} calls, 0 acknowledged acts lost")).of_kills(killed, 0)
        })
        .collect()
}

#[test]
fn killed_at_any_write_nothing_acknowledged_is_lost() {
    at_every_write(QUICK);
}
