//! 文件印发后10日内: what waits for something else is asked about each month, and gets its day when that is there.

use super::support::{desk::Console, later::june, office::Office};
use diaodu::domain::{CommitmentId, ItemId, Ledger};
use serde_json::Value;

#[track_caller]
fn listed(office: &Office, id: &str) -> Value {
    let all = office.json("list --all");
    let found = all.as_array().expect("a list").iter().find(|item| item["id"] == id);
    found.unwrap_or_else(|| panic!("no {id}")).clone()
}

#[test]
fn what_waits_is_asked_about_each_month_and_gets_its_day_when_the_event_is_entered() {
    let mut office = Office::new();
    office.run("meeting start");
    office.run("record --unit jtj 市里文件印发后10日内制定物流党建方案");
    office.run("record --unit jyj 文件印发后10日内报送工作方案");
    office.run("record --unit swwxb 批复下达后一个月内挂牌");
    let waits = listed(&office, "2");
    assert_eq!((&waits["deadline"], &waits["due"]), (&"RELATIVE:event".into(), &Value::Null), "{waits}");
    // Said at this very meeting, it is not asked about at it.
    assert_eq!(office.json("event"), Value::Array(Vec::new()));
    office.run("meeting adjourn --next 2022-06-20");
    office.on("2022-06-20");
    office.run("meeting open --date 2022-06-20");
    let waiting = office.json("event");
    assert_eq!(waiting.as_array().map(Vec::len), Some(3), "{waiting}");
    assert_eq!(waiting[1]["event"], "文件印发");
    let brief = office.said("export brief -o -");
    assert!(brief.contains("请问一声办了没有") && brief.contains("文件印发后10日内报送工作方案"), "{brief}");
    let agenda = office.said("export agenda -o -");
    assert!(agenda.contains("“文件印发后10日内”的事项：市教育局"), "{agenda}");
    // The event, and the day that follows.
    let said = office.run("event 2 6月13日");
    assert!(said.contains("文件印发（6月13日）") && said.contains("6月23日"), "{said}");
    let item = listed(&office, "2");
    assert_eq!((&item["due"], &item["days_left"]), (&"2022-06-23".into(), &3.into()), "{item}");
    assert_eq!(item["extensions"], 0, "a day that was waited for is no extension: {item}");
    assert_eq!(office.json("event").as_array().map(Vec::len), Some(2));
    let minutes = office.said("export minutes -o -");
    assert!(minutes.contains("2022年6月23日") && minutes.contains("文件印发（6月13日）"), "{minutes}");
    assert!(!minutes.contains("延期至"), "{minutes}");
    office.run("export calendar -o one.ics");
    let calendar = std::fs::read_to_string(office.folder.path().join("one.ics")).expect("a calendar");
    assert!(calendar.contains("20220623"), "{calendar}");
    // What says no length is told the day; what waits for nothing is refused, and so is nonsense.
    office.refused("event 2 6月15日");
    office.refused("event 3 很快");
    office.run("event 3 6月14日 --due 7月5日前");
    assert_eq!(listed(&office, "3")["due"], "2022-07-05");
    office.run("undo");
    assert_eq!(listed(&office, "3")["due"], Value::Null);
    office.run("event 3 6月14日");
    assert_eq!(listed(&office, "3")["due"], "2022-07-14");
    // The meeting after: it is late on the day that was counted, and the year counts it so.
    office.run("meeting adjourn");
    office.on("2022-07-20");
    office.run("meeting open --date 2022-07-20");
    let late = office.json("list --state overdue");
    assert_eq!((&late[0]["id"], &late[0]["due"]), (&"2".into(), &"2022-06-23".into()), "{late}");
    assert!(office.json("year --unit jyj").to_string().contains("期限6月23日"));
    office.run("doctor");
}

#[test]
fn the_console_enters_the_event_from_the_items_menu() {
    let mut console = Console::in_session(100, 30);
    console.press("F2").type_in("批复下达后15日内挂牌").press("Enter Enter");
    console
        .click("承诺　批复下达后15日内挂牌")
        .press("Enter")
        .shows("填日子")
        .click("填日子")
        .press("Enter")
        .shows("批复下达”是哪天");
    console.type_in("5月16日").press("Enter Enter Enter").shows("批复下达（5月16日）").shows("5月31日");
}

fn ledger(console: &Console) -> &Ledger {
    console.desk.session().ledger()
}

/// The June meeting, at the turn of one of two units that wait for the same paper.
fn asked_in_june() -> Console {
    let mut console = june(112, 34, |office| {
        office.run("record --unit jyj 文件印发后10日内报送工作方案");
        office.run("record --unit 市财政局 文件印发后15日内上报事务所名单");
        office.run("record --unit 市司法局 批复下达后挂牌");
    });
    console.press("F3").type_in("jyj").press("Enter");
    console
}

#[test]
fn the_units_page_asks_whether_it_has_happened_and_one_key_answers() {
    let mut console = asked_in_june();
    console.shows("在等的事").shows("1 件，1 件还没问，Alt+B 答").shows("报送工作方案　文件印发后10日内");
    console.press("Alt+B").shows("“文件印发”办了没有").shows("F2 办了：还没有写等的事是哪天办的");
    console.type_in("6月13日").shows("F2 办了：期限6月23日").shows("另有1件等的一样，Shift+F2 都填上");
    // A day is no answer that it has not happened.
    console.press("F3").shows("写了日子，没有记成还没办");
    console.press("F2").shows("文件印发（6月13日）");
    let one = ledger(&console).commitments[&CommitmentId(1)].clone();
    assert_eq!((one.deadline.label().as_str(), one.course.times_extended()), ("2022-06-23", 0));
    // The next one that nobody asked about is at hand: it has not come.
    console.shows("“文件印发”办了没有").press("F3").shows("“文件印发”还没有办");
    let said = ledger(&console).progress.values().next_back().expect("noted").clone();
    assert_eq!((said.about, said.text.as_str()), (Some(ItemId::Commitment(CommitmentId(2))), "“文件印发”还没有办"));
    console.shows("“批复下达”办了没有").type_in("6月13日").shows("话里没有说办了以后几天").press("F2");
    assert!(ledger(&console).commitments[&CommitmentId(3)].deadline.waits(), "no day was understood");
    console.type_in("，7月5日前").press("F2");
    assert_eq!(ledger(&console).commitments[&CommitmentId(3)].deadline.label(), "2022-07-05");
    // All were asked: the unit's page is back, and there its day stands.
    console.hides("办了没有").hides("还没问").shows("6月23日");
    console.press("F3").type_in("市财政局").press("Enter").shows("1 件，都问过了").shows("文件印发后15日内　问过");
}

#[test]
fn all_that_wait_for_the_same_get_their_days_in_one_act() {
    let mut console = asked_in_june();
    console.press("Alt+B").type_in("6月13日").press("Shift+F2");
    let label = |console: &Console, id: u32| ledger(console).commitments[&CommitmentId(id)].deadline.label();
    assert_eq!((label(&console, 1), label(&console, 2)), ("2022-06-23".to_owned(), "2022-06-28".to_owned()));
    assert!(ledger(&console).commitments[&CommitmentId(3)].deadline.waits());
    console.press("Esc Ctrl+Z Ctrl+Z");
    assert!(ledger(&console).commitments[&CommitmentId(1)].deadline.waits(), "one undo takes back the whole act");
    assert!(ledger(&console).commitments[&CommitmentId(2)].deadline.waits());
}

#[test]
fn what_was_not_asked_about_is_told_before_the_meeting_is_adjourned() {
    let mut console = asked_in_june();
    console.press("F7").shows("还有 3 件在等的事没有问（Alt+B）").press("Esc");
    console.press("Alt+B").type_in("文件还在走流程").shows("F3 还没有：记一条进展“文件还在走流程”").press("F3 Esc");
    console.press("F7").shows("还有 2 件在等的事没有问");
}
