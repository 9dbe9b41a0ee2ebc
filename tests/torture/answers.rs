//! Answers that cannot be written, ledgers that are not there, help.

use crate::support::{Desk, assert_sentence, promises, said};
use std::process::Command;

/// What files something, on a small ledger in session, in an order in which each can.
const FILING: &[&[&str]] = &[
    &["record", "--unit", "U18", "第二条6月底前完成"],
    &["record", "--json", "--unit", "U18", "--instruct", "第三条7月底前完成"],
    &["progress", "1", "正在办，已过半"],
    &["lamp", "1", "黄", "--reason", "进度偏慢"],
    &["extend", "1", "7月20日", "--reason", "批复未下", "--by", "张三"],
    &["report", "1"],
    &["reopen", "1", "--reason", "还要再看"],
    &["report", "1"],
    &["close", "1", "--by", "组织二科"],
    &["undo"],
    &["redo"],
    &["roll", "take", "present", "U18"],
    &["roll", "rest"],
    &["units", "rename", "U18", "交通物流局"],
    &["register", "add", "brand", "--unit", "U18", "物流先锋"],
    &["reading", "set", "--unit", "U18", "党员数=55"],
    &["units", "order", "U18", "U17"],
    &["register", "held", "1", "5月18日"],
    &["meeting", "adjourn"],
    &["minutes", "check", "--by", "张三"],
    &["minutes", "sign", "--by", "李四"],
    &["minutes", "issue"],
    &["minutes", "reopen", "--reason", "错了一个字"],
    &["meeting", "seal"],
    &["meeting", "open", "--date", "2022-06-20"],
];

#[test]
#[cfg(target_os = "linux")]
fn what_was_filed_before_its_answer_was_lost_is_said_and_not_filed_twice() {
    let desk = Desk::small();
    let mut lost = 0;
    for arguments in FILING {
        let steps = desk.session().journal(true, 1).unwrap()[0].seq;
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = desk.program(arguments).stdout(full).stderr(std::process::Stdio::piped()).output().unwrap();
        let now = desk.session().journal(true, 1).unwrap()[0].seq;
        if now == steps {
            // Refused for its own reasons: then it says so, and that is all.
            assert!(matches!(output.status.code(), Some(1 | 2)), "{arguments:?}: {}", said(&output));
            eprintln!("{arguments:?}: {}", said(&output).lines().next().unwrap_or_default());
            continue;
        }
        lost += 1;
        assert_eq!(output.status.code(), Some(3), "{arguments:?}: {}", said(&output));
        assert_sentence(&said(&output));
        assert!(
            said(&output).contains("已经记入") && said(&output).contains("不要再记一遍"),
            "{arguments:?}: {}",
            said(&output)
        );
        assert!(said(&output).contains(&format!("第{now}步")), "{arguments:?}: {}", said(&output));
    }
    assert!(lost >= 18, "only {lost} of {} were filed", FILING.len());
    // What files nothing says that nothing happened to the ledger.
    for arguments in [&["list"][..], &["list", "--json"], &["journal"], &["doctor"], &["meeting", "list"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = desk.program(arguments).stdout(full).stderr(std::process::Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(said(&output).contains("台账没有受影响"), "{arguments:?}: {}", said(&output));
    }
}

#[test]
#[cfg(target_os = "linux")]
fn what_was_done_outside_the_ledger_is_said_when_its_answer_is_lost() {
    let desk = Desk::small();
    let copy = desk.folder.path().join("copy.db");
    let name = copy.to_str().unwrap();
    for arguments in
        [&["backup"][..], &["backup", "-o", name], &["export", "minutes", "-o", desk.folder.path().to_str().unwrap()]]
    {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = desk.program(arguments).stdout(full).stderr(std::process::Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{arguments:?}: {}", said(&output));
        assert!(said(&output).contains("已经办了"), "{arguments:?}: {}", said(&output));
    }
    // A restore says first what would be lost; when that cannot be said nothing is replaced.
    desk.session().execute(crate::support::promise("恢复会没有的一条")).unwrap();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = desk.program(&["restore", name, "--yes"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(promises(&desk.session()).len(), 2);
}

#[test]
fn a_ledger_that_is_not_there_is_no_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    let mistyped = folder.path().join("mistyped.db");
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_diaodu")).arg("--db").arg(&mistyped).args(arguments).output().unwrap()
    };
    for arguments in [
        &["list"][..],
        &["list", "--json"],
        &["list", "--unit", "U18"],
        &["list", "--all"],
        &["show", "1"],
        &["journal"],
        &["meeting", "list"],
        &["meeting", "show"],
        &["record", "--unit", "U18", "一句话，6月底前"],
        &["progress", "1", "正在办"],
        &["close", "1"],
        &["roll"],
        &["year"],
        &["reading", "list"],
        &["register", "list"],
        &["minutes", "show"],
        &["export", "minutes"],
        &["undo"],
        &["doctor"],
        &["backup"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", String::from_utf8_lossy(&output.stdout));
        assert!(said(&output).contains("找不到"), "{arguments:?}: {}", said(&output));
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(!mistyped.exists(), "{arguments:?} founded one");
    }
    assert!(run(&["meeting", "open", "--date", "2022-05-20"]).status.success(), "where one begins, one is founded");
    assert!(mistyped.exists());
    // Gone, but with backups: then it was lost, and that is said.
    assert!(run(&["backup"]).status.success());
    std::fs::remove_file(&mistyped).unwrap();
    for arguments in [&["list"][..], &["list", "--json"], &["record", "--unit", "U18", "一句话"], &["doctor"]] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(said(&output).contains("diaodu restore"), "{arguments:?}: {}", said(&output));
    }
}

/// Every command and those below it.
fn helps(path: &mut Vec<String>, pages: &mut Vec<(String, String)>) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_diaodu")).args(&*path).arg("--help").output().expect("as it was made");
    let page = String::from_utf8(output.stdout).expect("as it was made");
    let below: Vec<String> = page
        .lines()
        .skip_while(|line| *line != "命令：")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect();
    pages.push((path.join(" "), page));
    for name in below {
        path.push(name);
        helps(path, pages);
        path.pop();
    }
}

#[test]
fn the_help_of_every_command_is_chinese_and_its_own() {
    let mut pages = Vec::new();
    helps(&mut Vec::new(), &mut pages);
    assert!(pages.len() > 70, "{}", pages.len());
    let mut abouts = std::collections::BTreeMap::new();
    for (command, page) in &pages {
        let about = page.lines().next().unwrap_or_default();
        let han = about.chars().filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}')).count();
        assert!(han >= 2, "{command}: {about}");
        assert!(page.contains(&format!("用法：{}", format!("diaodu {command}").trim())), "{command}:\n{page}");
        if let Some(other) = abouts.insert(about.to_owned(), command) {
            panic!("{command} says of itself what {other} does: {about}");
        }
        // The list above says the same of it.
        let parent = command.rsplit_once(' ').map_or("", |(parent, _)| parent);
        if !command.is_empty() {
            let (_, listed) = pages.iter().find(|(path, _)| path == parent).unwrap();
            let head: String = about.chars().take(8).collect();
            assert!(listed.contains(&head), "{command}: {about}");
        }
    }
}
