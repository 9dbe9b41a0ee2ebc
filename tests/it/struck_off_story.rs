//! What was struck off a register (销账) counts no more: no paper of any audience, no question and no screen knows it, but
//! for the minutes of earlier meetings, which say what they said then.

use crate::support::office::Office;
use std::fs;

/// Every paper of the meeting at hand as text, and what the lists and the year say.
fn everything(office: &Office, folder: &str) -> String {
    let papers = ["minutes", "bulletin", "notices", "agenda", "brief", "forms", "registers", "year", "tasks"];
    let mut said = String::new();
    for paper in papers {
        office.answered(&format!("export {paper} -o {folder} --format all"));
    }
    let folder = fs::read_dir(office.folder.path().join(folder)).expect("papers");
    for file in folder.map(|file| file.expect("a paper").path()) {
        said += &fs::read_to_string(&file).unwrap_or_default();
    }
    for line in [
        "list --tasks --all",
        "show jtj",
        "register list brand",
        "register list committee",
        "register kinds",
        "year --unit jtj",
    ] {
        said += &office.answered(line);
    }
    said
}

#[test]
fn an_entry_that_was_struck_off_is_in_no_paper_and_no_question() {
    let mut office = Office::new();
    office.run("register add brand --unit U18 误登的品牌 --stage 已备案 --on 5月18日");
    office.run("register add committee --unit U18 误登的行业党委 --stage 挂牌 --on 1月10日");
    let before = everything(&office, "before");
    assert!(before.contains("误登的品牌") && before.contains("误登的行业党委"), "they are told while they count");
    office.run("register drop 1 --reason 误登");
    office.run("register drop 2 --reason 误登");
    office.run("meeting adjourn");
    office.on("2022-06-20").run("meeting open --date 2022-06-20");
    let after = everything(&office, "after");
    let lines: Vec<&str> = after.lines().filter(|line| line.contains("误登的")).collect();
    assert!(lines.is_empty(), "{lines:#?}");
}

#[test]
fn minutes_of_an_earlier_meeting_go_on_telling_it_and_never_why_it_was_struck_off() {
    let mut office = Office::new();
    office.run("meeting start");
    office.run("register add brand --unit U18 红色驿路 --stage 已备案 --on 5月20日");
    office.run("meeting adjourn");
    let may = office.run("export minutes -o - --meeting 1");
    assert!(may.contains("红色驿路"), "{may}");
    office.on("2022-06-20").run("meeting open --date 2022-06-20");
    office.run("register drop 1 --reason 与别家重复");
    assert_eq!(office.run("export minutes -o - --meeting 1").replace("6月20日印发", "5月20日印发"), may);
    office.run("meeting start");
    office.run("meeting adjourn");
    assert!(!office.minutes().contains("红色驿路"));
    // Taken back, it counts again.
    office.run("undo");
    office.run("undo");
    office.run("undo");
    assert!(office.run("register list brand").contains("红色驿路"));
}
