//! The secretary moves on: everything goes into one folder, and the successor has the same ledger on another machine.

use crate::support::{moment, office::Office, spring::Spring};
use diaodu::{clock::Clock, session::Session};
use std::{collections::BTreeSet, fs, path::Path, process::Command};

/// Every record of a ledger, and every act of its journal.
fn dump(path: &Path) -> String {
    let mut session = Session::open(path, Clock::Still(moment("2022-06-25T09:00:00"))).expect("a ledger");
    session.read_everything().expect("read");
    let journal = session.journal(true, 100_000).expect("the journal");
    format!("{}\n{:#?}\n{journal:#?}", session.head(), session.ledger())
}

/// A command on a ledger of its own: what it says when it is carried out, and what when it is not.
fn run(db: &Path, line: &[&str]) -> Result<String, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diaodu"));
    let answer = command.arg("--db").arg(db).args(["--today", "2022-06-25"]).args(line).output().expect("it runs");
    let [out, err] = [answer.stdout, answer.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
    if answer.status.success() { Ok(out) } else { Err(err) }
}

/// The names of all files in a folder, those of its folders with them.
fn names(folder: &Path) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            all.extend(names(&path).into_iter().map(|inner| format!("{name}/{inner}")));
        } else {
            all.insert(name);
        }
    }
    all
}

#[test]
fn what_is_handed_over_comes_back_as_the_same_ledger_on_another_machine() {
    let mut office = Office::new();
    office.run("meeting start");
    office.run("record --unit U18 6月底前完成物流行业党委挂牌");
    office.run("record --unit U17 --instruct 5月底前报送整改方案");
    office.run("record --unit U18 7月底前摸清底数");
    office.run("report 3");
    office.run("meeting adjourn");
    office.run("minutes check --by 王五");
    office.run("minutes sign --by 李四");
    office.run("minutes issue");
    office.run("meeting seal");
    office.on("2022-06-20").run("meeting open --date 2022-06-20 --chair 张三");
    office.run("meeting start");
    office.run("record --unit U16 7月15日前印发方案");
    office.run("meeting adjourn");
    let before = dump(&office.db());
    let said = office.run("export all -o 移交");
    assert!(said.contains("移交材料已备好") && said.contains("移交（内部）"), "{said}");
    let folder = office.folder.path().join("移交（内部）");
    let names = names(&folder);
    for name in [
        "2022年6月调度会交接说明（内部）.docx",
        "台账副本（内部）.db",
        "会议纪要/2022年5月调度会纪要.docx",
        "会议纪要/2022年6月调度会纪要.docx",
        "文件和台账（内部）/2022年6月调度会议定事项销号台账（内部）.xlsx",
        "文件和台账（内部）/2022年6月调度会专项台账（内部）.xlsx",
        "年度材料（内部）/2022年度调度情况（内部）.xlsx",
    ] {
        assert!(names.contains(name), "{name}: {names:#?}");
    }
    assert!(names.iter().any(|name| name.contains("（第1版，")), "what went out: {names:#?}");
    let page =
        diaodu::exchange::source_text(&fs::read(folder.join("2022年6月调度会交接说明（内部）.docx")).expect("read"));
    let page = page.expect("a document");
    for words in [
        "报送整改方案",
        "逾期20天",
        "自报完成、等核定的1件：市交通运输局　7月31日前摸清底数",
        "没有印发或封存的纪要1件",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(dump(&office.db()), before, "handing over changes nothing");
    // The successor's machine has no ledger yet.
    let other = office.folder.path().join("接手的/新.db");
    let told = run(&other, &["import", "tasks", &folder.to_string_lossy()]).expect_err("no list");
    assert!(told.contains("是文件夹") && told.contains("diaodu restore") && !other.exists(), "{told}");
    let said = run(&other, &["restore", &folder.to_string_lossy(), "--yes"]).expect("restored");
    assert!(said.contains("账实相符") && said.contains("已恢复"), "{said}");
    assert_eq!(dump(&other), before, "the same ledger, act for act");
    assert!(run(&other, &["doctor"]).expect("sound").contains("相符"));
    // What was brought out with `export all` comes in with `import all` as well; looked at, nothing is made of it.
    let third = office.folder.path().join("第三台/新.db");
    let looked = run(&third, &["import", "all", &folder.to_string_lossy(), "--dry-run"]).expect("looked at");
    assert!(looked.contains("账实相符") && !third.exists(), "{looked}");
    let said = run(&third, &["import", "all", &folder.to_string_lossy(), "--yes"]).expect("taken over");
    assert!(said.contains("已恢复"), "{said}");
    assert_eq!(dump(&third), before);
}

#[test]
fn a_ledger_of_many_months_is_handed_over_whole_and_a_folder_without_a_copy_is_told() {
    let spring = Spring::may();
    let Spring { folder, session } = spring;
    let path = session.path().to_owned();
    drop(session);
    let before = dump(&path);
    let (place, other) = (folder.path().join("交接（内部）材料"), folder.path().join("other.db"));
    run(&path, &["export", "all", "-o", &place.to_string_lossy()]).expect("handed over");
    run(&other, &["restore", &place.to_string_lossy(), "--yes"]).expect("restored");
    assert_eq!(dump(&other), before);
    let refused = run(&other, &["restore", &folder.path().to_string_lossy(), "--yes"]).expect_err("no copy there");
    assert!(refused.contains("没有恢复") && refused.contains("台账副本"), "{refused}");
    assert!(run(&path, &["export", "all"]).expect_err("where to?").contains("放到哪个文件夹"));
}
