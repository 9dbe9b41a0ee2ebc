//! A later day that a unit asks for waits for the chair's word: on the walk, before the meeting, in the brief, among the
//! doubts, and before the meeting is adjourned. One key grants, one refuses.

use crate::support::{desk::Console, office::Office, pty::Pty};
use diaodu::domain::{CommitmentId, ItemId, Ledger};

/// The May meeting with two promises, the first of which asks for a later day.
fn asked(width: u16, height: u16) -> Console {
    let mut console = Console::in_session(width, height);
    console.press("F3").type_in("jtj").press("Enter");
    console.type_in("物流行业党委6月底前挂牌").press("Enter Enter");
    console.type_in("物流企业底数6月10日前摸清").press("Enter Enter Esc");
    console.press("Enter").type_in("申请延期").press("Enter").shows("申请延到").type_in("7月20日前");
    console.press("Enter").type_in("编办批复未下").press("Enter Enter").shows("申请延期");
    console
}

fn course(console: &Console, number: u32) -> diaodu::domain::Course {
    ledger(console).commitments[&CommitmentId(number)].course.clone()
}

fn ledger(console: &Console) -> &Ledger {
    console.desk.session().ledger()
}

#[test]
fn the_units_page_shows_what_it_asks_and_two_keys_grant_it_as_asked() {
    let mut console = asked(112, 34);
    console.shows("延期申请").shows("等答复 1 件，Alt+D 答复").shows("6月30日 → 7月20日　编办批复未下");
    console.press("Alt+D").shows("F2 同意：延到2022年7月20日").press("F2").shows("期限改为7月20日");
    let course = course(&console, 1);
    assert!(course.requests[0].answer.as_ref().is_some_and(|answer| answer.granted && answer.by == "张三"));
    assert_eq!((course.extensions.len(), course.extensions[0].reason.as_str()), (1, "编办批复未下"));
    // Nothing waits any more: the unit's page is back, and one undo brings the request back.
    console.hides("等答复").shows("本单位").press("Ctrl+Z Ctrl+Z").shows("等答复 1 件");
}

#[test]
fn another_day_and_reason_are_typed_and_a_refusal_needs_its_reason() {
    let mut console = asked(112, 34);
    console.press("Alt+D F3").shows("还没有写原因").press("Ctrl+U").type_in("同意延到7月10日，再催一次编办");
    console
        .shows("F2 同意：延到2022年7月10日")
        .shows("原因：再催一次编办")
        .press("F3")
        .shows("没有记成不同意")
        .press("Ctrl+U")
        .type_in("已经延过，不能再拖");
    console.shows("F3 不同意：已经延过，不能再拖").press("F3").shows("不同意延期");
    let course = course(&console, 1);
    assert!(course.extensions.is_empty());
    let answer = course.requests[0].answer.as_ref().expect("answered");
    assert_eq!((answer.granted, answer.reason.as_str()), (false, "已经延过，不能再拖"));
}

#[test]
fn what_is_typed_into_an_answer_outlives_a_crash() {
    let mut console = asked(112, 34);
    console.press("Alt+D").type_in("7月10日，再催一次");
    console.desk.save_draft();
    let mut console = console.restart();
    console.press("Enter Alt+D").shows("7月10日，再催一次").shows("原因：再催一次");
}

#[test]
fn before_the_meeting_the_units_that_ask_are_counted_and_answered() {
    let mut console = asked(80, 24);
    console.press("Shift+F7").shows("申请");
    for _ in 1..18 {
        console.press("Down");
    }
    console.shows("> 18 市交通运输局").press("F4").shows("F2 同意：延到2022年7月20日").press("Esc").shows("会前准备");
}

#[test]
fn unanswered_requests_are_asked_before_the_meeting_is_adjourned() {
    let mut console = asked(80, 24);
    console
        .press("F7")
        .shows("散会前先答复")
        .hides("宣布散会")
        .press("F7")
        .shows("还有 1 件延期申请没有答复")
        .press("Esc");
    // With the last one answered the meeting's end is asked for by itself.
    console.press("F2").shows("宣布散会").hides("没有答复");
    assert!(ledger(&console).requests().is_empty());
}

#[test]
fn the_minutes_point_out_each_request_and_lead_to_its_answer() {
    let mut console = asked(112, 34);
    console
        .press("F10 F3")
        .type_in("没有答复的申请")
        .shows("没有答复的申请：市交通运输局1")
        .press("Enter")
        .shows("F2 同意");
    let id = ItemId::Commitment(CommitmentId(1));
    assert!(ledger(&console).item(&id).is_some());
}

#[test]
fn on_the_command_line_a_request_is_told_before_the_meeting_is_over() {
    let office = Office::new();
    office.run("meeting start");
    office.run("record --unit jtj 物流行业党委6月底前挂牌");
    office.run("extend 1 7月20日前 --ask --reason 编办批复未下");
    let brief = office.said("export brief -o -");
    assert!(brief.contains("等答复的延期申请") && brief.contains("原因：编办批复未下"), "{brief}");
    let doubts = office.said("minutes check");
    assert!(doubts.contains("没有答复的申请：市交通运输局1“物流行业党委6月底前挂牌”延到2022年7月20日"), "{doubts}");
    // Nobody is there to be asked: a script goes on as it did.
    office.run("meeting adjourn");
    let state = office.json("meeting show")["state"].clone();
    assert_eq!(state, "adjourned");
    office.run("extend 1 --grant");
    assert!(!office.said("minutes check").contains("没有答复的申请"));
}

#[test]
fn whoever_adjourns_at_a_terminal_is_asked_first() {
    let office = Office::new();
    office.run("meeting start");
    office.run("record --unit jtj 物流行业党委6月底前挂牌");
    office.run("extend 1 7月20日前 --ask --reason 编办批复未下");
    let db = office.db();
    let adjourn = || Pty::run(&["--db", &db.to_string_lossy(), "--today", "2022-05-20", "meeting", "adjourn"], 100, 24);
    let mut asked = adjourn();
    asked.wait_for("没有答复的申请").wait_for("先散会吗").send("n\r").wait_for("没有散会");
    assert!(!asked.left());
    assert_eq!(office.json("meeting show")["state"], "in_session");
    let mut asked = adjourn();
    asked.wait_for("先散会吗").send("y\r").wait_for("宣布散会");
    assert!(asked.left());
    assert_eq!(office.json("meeting show")["state"], "adjourned");
}
