//! 文件印发后10日内: what waits for something else is asked about each month, and gets its day when that is there.

use super::support::{desk::Console, office::Office};
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
