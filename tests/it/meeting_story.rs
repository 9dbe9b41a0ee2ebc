//! A whole meeting in the real binary, in a real terminal: from an empty folder to sealed minutes.

use crate::support::pty::Pty;
use serde_json::Value;
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

fn diaodu(db: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_diaodu"))
        .args(["--db", &db.to_string_lossy(), "--today", "2022-05-20"])
        .args(arguments)
        .output()
        .expect("run")
}

#[track_caller]
fn said(db: &Path, arguments: &[&str]) -> String {
    let output = diaodu(db, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

fn listed(db: &Path) -> Vec<Value> {
    serde_json::from_str::<Vec<Value>>(&said(db, &["list", "--all", "--json"])).expect("a list")
}

/// Turns to a unit by its letters, records one sentence for it.
fn record(console: &mut Pty, letters: &str, unit: &str, sentence: &str, notice: &str) {
    console.press("F3").wait_for("转到").send(letters).wait_for(unit).press("Enter").wait_for("正在调度");
    console.paste(sentence).wait_for("期限").press("Enter").wait_for("请核对，再按 Enter 记下");
    console.press("Enter").wait_for(notice).press("Esc");
}

#[test]
fn a_whole_meeting_from_an_empty_folder_to_sealed_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("a.db");
    let mut console = Pty::console(&db, 112, 34);
    console.wait_for("还没有会议").press("Enter").wait_for("新建会议").press("Enter Enter");
    console.paste("李部长").press("Enter").paste("王秘书").press("Enter").paste("市委三楼会议室").press("F2");
    console.wait_for("请核对，再按 Enter 确定").press("Enter").wait_for("到会 0/40");
    // The roll: one delegate, one on leave, everybody else present.
    console.press("Enter").wait_for("到会 1/40").press("F2").wait_for("代会").paste("陈五").press("Enter");
    console.paste("副部长").press("Enter Enter").wait_for("代会 1").press("Down F4").wait_for("请假");
    console.paste("出差").press("Enter Enter").wait_for("请假 1").press("Ctrl+A").wait_for("未签 0");
    console.press("F7").wait_for("会议计时").press("Enter").wait_for("✓ 宣布开会");
    walk_eight_units(&mut console);
    // The brand filing for every member unit, in one act.
    console.paste("党建品牌6月底前报工委备案").press("F2 F3").wait_for("全体成员单位").press("Enter");
    console.wait_for("全体 39 家").press("Enter").wait_for("请核对").press("Enter").wait_for("记交办");
    // An instruction filed by mistake, and taken back.
    console
        .paste("这一条记错了，7月底前完成")
        .press("F2 Enter")
        .wait_for("请核对")
        .press("Enter")
        .wait_for("记交办49号");
    console.press("Esc Ctrl+Z").wait_for("将撤销：记交办49号").press("Ctrl+Z").wait_for("✓ 撤销：记交办49号");
    // Its words lie in the line again; they are not wanted.
    console.press("Enter").wait_for("F4 改期限").send("\x15").press("Esc").wait_for("直接打字");
    // One unit is put off.
    console.press("F3").wait_for("转到").send("tyj").wait_for("市体育局").press("Enter").wait_for("26 市体育局");
    console.press("F6").wait_for("市体育局 缓议").wait_for("缓议 1：市体育局");
    console
        .press("F7")
        .wait_for("宣布散会")
        .wait_for("没有调度")
        .press("Enter")
        .wait_for("请核对")
        .press("Enter")
        .wait_for("✓ 宣布散会");
    console.press("F10").wait_for("纪要预览");
    console.press("Esc Ctrl+Q");
    assert!(console.left());
    the_minutes_name_every_item(&db, folder.path());
    let sealed = said(&db, &["meeting", "seal"]);
    assert!(sealed.contains("封存"), "{sealed}");
    let refused = diaodu(&db, &["record", "--unit", "jtj", "6月底前再加一条"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("已封存"));
    assert!(said(&db, &["doctor"]).contains("账实相符"));
}

fn walk_eight_units(console: &mut Pty) {
    let notice = |nth: u32| format!("记承诺{nth}号");
    let sentences = [
        ("jtj", "18 市交通运输局", "物流行业党委6月15日前挂牌，由分管副局长负责，邮政管理局配合"),
        ("wxb", "4 市委网信办", "全省重点互联网企业党建示范点方案7月底前报工委"),
        ("yzglj", "28 市邮政管理局", "快递网点党员底数6月10日前摸清"),
        ("ssfj", "13 市司法局", "律师行业党委6月20日前召开一次会议"),
        ("sczj", "14 市财政局", "党建经费奖励办法9月底前拿出初稿"),
        ("jdj", "24 市市场监管局", "外卖配送员党支部8月底前组建3个"),
        ("smzj", "12 市民政局", "行业协会商会党组织底数本月底前报送"),
        ("jiaxian", "33 甲县", "联合党支部排查台账6月30日前上报"),
    ];
    for (nth, (letters, unit, sentence)) in (1..).zip(sentences) {
        let letters = if letters == "jdj" { "市监" } else { letters };
        record(console, letters, unit, sentence, &notice(nth));
    }
    // One without a date, one the chair gives: both for the county at hand.
    console.paste("抓紧选派党建指导员").wait_for("尽快").press("Enter").wait_for("没有日期").press("Enter");
    console.wait_for("记承诺9号");
}

fn the_minutes_name_every_item(db: &Path, folder: &Path) {
    let text = said(db, &["export", "minutes", "-o", "-"]).replace(['\n', ' ', '　'], "");
    let items = listed(db);
    assert_eq!(items.len(), 48, "{items:?}");
    // What serves a private task (the award of model sites) stays inside, and whoever checks the minutes is told.
    let is_told = |item: &&serde_json::Value| item["task"] != "T31";
    assert_eq!(items.iter().filter(|item| !is_told(item)).count(), 1);
    assert!(!text.contains("奖励办法"));
    assert!(said(db, &["minutes", "check"]).contains("挂在内部任务“评选奖励优秀示范点”下，纪要里不写"));
    for item in items.iter().filter(is_told) {
        let words = item["text"].as_str().expect("words").trim_end_matches('。');
        let unit = item["unit"].as_str().expect("a unit");
        // Whatever the wording does with the phrase in the sentence, unit and absolute date stand in the minutes.
        assert!(text.contains(unit) || text.contains("全体成员单位"), "{unit} is missing");
        if let Some(due) = item["deadline"]["due"].as_str().or(item["due"].as_str()) {
            let date: chrono::NaiveDate = due.parse().expect("a day");
            let absolute = date.format("%Y年%-m月%-d日").to_string();
            assert!(text.contains(&absolute), "{absolute} of “{words}” is missing in\n{text}");
        }
    }
    let brand = items.iter().filter(|item| item["text"].as_str().is_some_and(|words| words.contains("党建品牌")));
    assert_eq!(brand.count(), 39);
    assert!(text.contains("2022年6月30日"));
    assert!(!text.contains("出差"), "the reason of a leave is nobody's business");
    assert!(!text.contains("这一条记错了"));
    for (format, start) in [("docx", &b"PK"[..]), ("md", "".as_bytes())] {
        let path = folder.join(format!("minutes.{format}"));
        said(db, &["export", "minutes", "-o", &path.to_string_lossy()]);
        let bytes = fs::read(&path).expect("written");
        assert!(bytes.starts_with(start), "{format}");
    }
}

#[test]
fn a_plug_pulled_in_the_middle_of_recording_loses_no_recorded_act() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("a.db");
    said(&db, &["meeting", "open", "--date", "2022-05-20"]);
    said(&db, &["meeting", "start"]);
    let mut console = Pty::console(&db, 80, 24);
    console.wait_for("2022年5月").press("Enter").wait_for("市委组织部").press("PgDn").wait_for("转到");
    for (nth, what) in (1..).zip(["驿站挂牌", "摸清底数", "联席会议"]) {
        console.paste(&format!("{what}这件事6月底前完成")).wait_for("还有41天");
        console.press("Enter").wait_for("请核对").press("Enter").wait_for(&format!("记承诺{nth}号"));
    }
    console.paste("这一句还没有记下");
    std::thread::sleep(std::time::Duration::from_secs(1));
    console.kill();
    assert_eq!(listed(&db).len(), 3);
    assert!(said(&db, &["doctor"]).contains("账实相符"));
    let mut console = Pty::console(&db, 80, 24);
    console.wait_for("2022年5月").press("Enter").wait_for("这一句还没有记下").wait_for("联席会议这件事6月底前完成");
    console.press("Ctrl+Q");
    assert!(console.left());
}

#[test]
fn a_window_too_small_says_so_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("a.db");
    said(&db, &["meeting", "open", "--date", "2022-05-20"]);
    let mut console = Pty::console(&db, 20, 5);
    console.wait_for("窗口太小").resize(80, 24).wait_for("2022年5月").press("Enter").wait_for("到会 0/40");
    console.resize(20, 5).wait_for("窗口太小").resize(112, 34).wait_for("到会 0/40").press("Ctrl+Q");
    assert!(console.left());
}
