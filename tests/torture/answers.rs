//! Answers that cannot be written, ledgers that are not there, help. What is held here is held over every command that there
//! is: the table below must name each of them, as the tree of commands has it.

use crate::support::{Desk, assert_sentence, promise, promises, said};
use diaodu::domain::{Command as Act, RemarkKind, UnitId};
use std::{
    collections::BTreeSet,
    fs,
    process::{Command, Stdio},
};

/// What a command does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Does {
    /// Files an act in the ledger.
    Files,
    /// Does something beside the ledger: writes a paper, a copy.
    Works,
    /// Only answers.
    Shows,
    /// Answers without any ledger.
    Teaches,
    /// Does something for which no ledger is needed.
    Makes,
    /// Asks for a terminal, which it has not got here.
    Waits,
}
use Does::{Files, Makes, Shows, Teaches, Waits, Works};

/// Every command, in an order in which each can do what it is for: on a small ledger in session, with what
/// [`laid_ready`] puts beside it.
const COMMANDS: &[(Does, &[&str])] = &[
    (Waits, &[]),
    (Waits, &["projector"]),
    (Waits, &["rehearse"]),
    (Makes, &["rehearse", "--keep", "rehearsal.db"]),
    (Works, &["catalogue", "copy", "own"]),
    (Works, &["catalogue", "sheet", "book.xlsx"]),
    (Teaches, &["catalogue", "check", "style"]),
    (Makes, &["catalogue", "import", "style", "--to", "other"]),
    (Makes, &["manpages", "man"]),
    (Teaches, &["completions", "bash"]),
    (Teaches, &["keys"]),
    (Teaches, &["deadline", "--base", "2022-05-20", "6月底前挂牌"]),
    (Shows, &["extract", "speech.txt"]),
    (Shows, &["transcript", "speech.txt"]),
    (Teaches, &["doctor", "--machine"]),
    (Files, &["meeting", "amend", "--topic", "两新党建"]),
    (Files, &["meeting", "amend", "--json", "--place", "一号会议室"]),
    (Files, &["record", "--unit", "U18", "第二条6月底前完成"]),
    (Files, &["record", "--json", "--unit", "U18", "--instruct", "第三条7月底前完成"]),
    (Files, &["record", "--unit", "U17", "批复下达后10日内挂牌"]),
    (Files, &["event", "4", "5月16日"]),
    (Files, &["record", "--unit", "U16", "批复下达后15日内挂牌"]),
    (Shows, &["record", "--dry-run", "--unit", "U18", "第四条7月底前完成"]),
    (Files, &["progress", "1", "正在办，已过半"]),
    (Files, &["lamp", "1", "黄", "--reason", "进度偏慢"]),
    (Files, &["word", "1", "物流行业党委挂牌成立"]),
    (Shows, &["word"]),
    (Files, &["extend", "1", "7月20日", "--reason", "批复未下", "--by", "张三"]),
    (Files, &["report", "1"]),
    (Files, &["reopen", "1", "--reason", "还要再看"]),
    (Files, &["report", "1"]),
    (Files, &["close", "1", "--by", "组织二科"]),
    (Files, &["undo"]),
    (Files, &["redo"]),
    (Files, &["roll", "take", "present", "U18"]),
    (Files, &["roll", "rest"]),
    (Files, &["roll", "times", "U18", "--arrived", "9:20"]),
    (Shows, &["roll"]),
    (Files, &["units", "rename", "U18", "交通物流局"]),
    (Files, &["units", "order", "U18", "U17"]),
    (Files, &["units", "place", "U18", "3"]),
    (Files, &["units", "merge", "U30", "U31"]),
    (Files, &["units", "retire", "U90"]),
    (Shows, &["units"]),
    (Shows, &["units", "--find", "jtj"]),
    (Files, &["register", "add", "brand", "--unit", "U18", "物流先锋"]),
    (Files, &["register", "advance", "1"]),
    (Files, &["register", "set", "1", "品牌内涵=一路先锋"]),
    (Files, &["register", "add", "site", "--unit", "U18", "快递小哥之家"]),
    (Files, &["award", "put", "2"]),
    (Files, &["award", "drop", "2"]),
    (Files, &["award", "put", "2"]),
    (Files, &["award", "release", "--by", "张三"]),
    (Shows, &["award", "list"]),
    (Files, &["register", "release", "2"]),
    (Files, &["register", "add", "inspection", "--unit", "U18", "物流园党建"]),
    (Files, &["register", "rectify", "3", "6月底前补齐台账，由分管副局长负责"]),
    (Files, &["register", "add", "committee", "--unit", "U18", "物流行业党委"]),
    (Files, &["register", "held", "4", "5月18日"]),
    (Files, &["register", "drop", "1", "--reason", "重复"]),
    (Shows, &["register", "kinds"]),
    (Shows, &["register", "list", "site"]),
    (Shows, &["register", "list", "brand", "--missing"]),
    (Files, &["reading", "set", "--unit", "U18", "党员数=55"]),
    (Shows, &["reading", "list"]),
    (Shows, &["reading", "trend", "组建率"]),
    (Files, &["import", "tasks", "tasks.csv"]),
    (Shows, &["import", "tasks", "tasks.csv", "--dry-run"]),
    (Files, &["catalogue", "style", "style"]),
    (Shows, &["collect", "--dry-run", "back.xlsx"]),
    (Files, &["collect", "back.xlsx"]),
    (Shows, &["collect", "--missing"]),
    (Files, &["meeting", "adjourn"]),
    (Files, &["meeting", "start"]),
    (Files, &["meeting", "adjourn"]),
    (Shows, &["minutes", "remarks"]),
    (Files, &["minutes", "publish", "1"]),
    (Shows, &["minutes", "check"]),
    (Files, &["minutes", "check", "--by", "张三"]),
    (Files, &["minutes", "sign", "--by", "李四"]),
    (Files, &["minutes", "number", "12"]),
    (Files, &["minutes", "issue"]),
    (Shows, &["minutes", "show"]),
    (Shows, &["minutes", "opinions"]),
    (Works, &["export", "draft", "-o", "drafts"]),
    (Shows, &["minutes", "versions"]),
    (Shows, &["minutes", "compare", "1"]),
    (Works, &["export", "minutes", "-o", "papers/"]),
    (Works, &["export", "all", "-o", "over"]),
    (Works, &["bundle", "--unit", "U18"]),
    (Shows, &["export", "minutes", "-o", "-", "--format", "text"]),
    (Files, &["minutes", "reopen", "--reason", "错了一个字"]),
    (Files, &["meeting", "seal"]),
    (Shows, &["meeting", "list"]),
    (Shows, &["meeting", "show"]),
    (Shows, &["year"]),
    (Shows, &["list"]),
    (Shows, &["list", "--json"]),
    (Shows, &["list", "--all", "--history"]),
    (Shows, &["show", "1"]),
    (Shows, &["journal"]),
    (Shows, &["doctor"]),
    (Works, &["backup"]),
    (Works, &["backup", "-o", "copy.db"]),
    (Shows, &["backup", "--list"]),
    (Works, &["backup", "--second", "stick"]),
    // What would be lost is said first; when that cannot be said nothing is replaced.
    (Shows, &["restore", "copy.db", "--yes"]),
    (Files, &["meeting", "open", "--date", "2022-06-20"]),
    (Shows, &["event"]),
];

/// A small ledger with everything beside it that a command may be given.
fn laid_ready() -> Desk {
    let desk = Desk::small();
    let remark = Act::Remark { kind: RemarkKind::Remark, unit: Some(UnitId::new("U18")), text: "抓得紧".into() };
    desk.session().execute(remark).expect("as it was made");
    let put = |name: &str, text: &str| fs::write(desk.folder.path().join(name), text).expect("as it was made");
    put("speech.txt", "市交通运输局6月底前推动物流行业党委挂牌。");
    put("tasks.csv", "任务,责任单位,完成时限\n建立快递小哥之家,市交通运输局,2022年7月底前\n");
    for folder in ["papers", "stick"] {
        fs::create_dir(desk.folder.path().join(folder)).expect("as it was made");
    }
    assert!(desk.run(&["catalogue", "copy", &desk.folder.path().join("style").to_string_lossy()]).status.success());
    let style = desk.folder.path().join("style/house_style.toml");
    let changed = fs::read_to_string(&style).expect("as it was made").replace("line_pitch = 579", "line_pitch = 560");
    fs::write(&style, changed).expect("as it was made");
    desk.fill_a_form("back.xlsx", "正在办");
    // A unit that has nothing to do may leave.
    let roster = desk.folder.path().join("roster.csv");
    fs::write(&roster, "编号,全称,简称,类别,顺序\nU90,XX市某中心,市某中心,成员单位,90\n").expect("as it was made");
    let added = desk.run(&["import", "units", &roster.to_string_lossy()]);
    assert!(added.status.success(), "{}", said(&added));
    desk
}

/// The commands that can be run, as the tree has them: names behind each other, the program itself an empty name.
fn runnable(command: &clap::Command, path: &str, into: &mut BTreeSet<String>) {
    if !command.has_subcommands() || !command.is_subcommand_required_set() {
        into.insert(path.to_owned());
    }
    for below in command.get_subcommands() {
        runnable(below, format!("{path} {}", below.get_name()).trim(), into);
    }
}

/// Which command some arguments are for.
fn path_of(arguments: &[&str]) -> String {
    let words = std::iter::once("diaodu").chain(arguments.iter().copied());
    let matches = diaodu::cli::commands().try_get_matches_from(words).unwrap_or_else(|e| panic!("{arguments:?}: {e}"));
    let (mut names, mut at) = (Vec::new(), &matches);
    while let Some((name, below)) = at.subcommand() {
        names.push(name.to_owned());
        at = below;
    }
    names.join(" ")
}

#[test]
fn every_command_there_is_is_held_to_what_follows() {
    let mut all = BTreeSet::new();
    runnable(&diaodu::cli::commands(), "", &mut all);
    let named: BTreeSet<String> = COMMANDS.iter().map(|(_, arguments)| path_of(arguments)).collect();
    assert_eq!(all.difference(&named).collect::<Vec<_>>(), Vec::<&String>::new(), "add them to COMMANDS");
    assert!(named.is_subset(&all));
}

#[test]
#[cfg(target_os = "linux")]
fn what_was_done_before_its_answer_was_lost_is_said_and_not_done_twice() {
    let desk = laid_ready();
    for (does, arguments) in COMMANDS {
        let steps = || desk.session().journal(true, 1).unwrap()[0].seq;
        let before = steps();
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut program = desk.program(arguments);
        program.current_dir(desk.folder.path()).stdin(Stdio::null()).stdout(full).stderr(Stdio::piped());
        let output = program.output().unwrap();
        let (now, told) = (steps(), said(&output));
        assert_sentence(&told);
        let status = output.status.code();
        match does {
            Files => {
                assert!(now > before, "{arguments:?} filed nothing: {told}");
                assert_eq!(status, Some(3), "{arguments:?}: {told}");
                assert!(told.contains("已经记入") && told.contains("不要再记一遍"), "{arguments:?}: {told}");
                assert!(told.contains(&format!("第{now}步")), "{arguments:?}: {told}");
            }
            Works | Makes => {
                assert_eq!((status, now), (Some(3), before), "{arguments:?}: {told}");
                assert!(told.contains("已经办了"), "{arguments:?}: {told}");
            }
            Shows | Teaches => {
                assert_eq!((status, now), (Some(1), before), "{arguments:?}: {told}");
                assert!(told.contains("台账没有受影响"), "{arguments:?}: {told}");
            }
            Waits => assert_eq!((status, now), (Some(1), before), "{arguments:?}: {told}"),
        }
    }
    desk.assert_balanced("answers that were lost");
}

#[test]
#[cfg(target_os = "linux")]
fn a_restore_that_cannot_say_what_would_be_lost_replaces_nothing() {
    let desk = Desk::small();
    let copy = desk.folder.path().join("copy.db");
    let name = copy.to_str().unwrap();
    assert!(desk.run(&["backup", "-o", name]).status.success());
    desk.session().execute(promise("恢复会没有的一条")).unwrap();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = desk.program(&["restore", name, "--yes"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(promises(&desk.session()).len(), 2);
}

/// What may begin a ledger.
const FOUNDS: &[&str] = &["meeting open", "import"];

#[test]
fn a_ledger_that_is_not_there_is_no_empty_one() {
    let ready = laid_ready();
    let folder = ready.folder.path();
    let mistyped = folder.join("mistyped.db");
    let run = |arguments: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_diaodu"));
        program.arg("--db").arg(&mistyped).args(arguments).current_dir(folder).stdin(Stdio::null()).output().unwrap()
    };
    assert!(ready.run(&["backup", "-o", &folder.join("copy.db").to_string_lossy()]).status.success());
    let needs_one = |does: &Does| matches!(does, Files | Works | Shows);
    let meant = |path: &str| !FOUNDS.contains(&path) && path != "restore";
    for (does, arguments) in COMMANDS {
        if needs_one(does) && meant(&path_of(arguments)) {
            let output = run(arguments);
            assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", String::from_utf8_lossy(&output.stdout));
            assert!(said(&output).contains("找不到"), "{arguments:?}: {}", said(&output));
            assert!(output.stdout.is_empty(), "{arguments:?}");
        } else if matches!(does, Teaches | Makes) {
            let output = run(arguments);
            assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        }
        assert!(!mistyped.exists(), "{arguments:?} founded one");
    }
    assert!(run(&["meeting", "open", "--date", "2022-05-20"]).status.success(), "where one begins, one is founded");
    assert!(mistyped.exists());
    // Gone, but with backups: then it was lost, and that is said.
    assert!(run(&["backup"]).status.success());
    fs::remove_file(&mistyped).unwrap();
    for (does, arguments) in COMMANDS {
        // Backups can be listed and restored without the ledger: that is what they are for.
        if needs_one(does) && path_of(arguments) != "restore" && !arguments.contains(&"--list") {
            let output = run(arguments);
            assert_eq!(output.status.code(), Some(1), "{arguments:?}");
            assert!(said(&output).contains("diaodu restore"), "{arguments:?}: {}", said(&output));
            assert!(!mistyped.exists(), "{arguments:?} founded one");
        }
    }
}

/// The help pages of every command that is shown, and of those below it.
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
