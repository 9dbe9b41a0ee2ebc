//! What holds on every screen: the mouse, finding, the palette, half-filled questions, windows of any size.

use crate::support::{day, desk::Console, moment, spring::Spring};
use diaodu::{
    catalogue::built_in,
    clock::Clock,
    console::Next,
    domain::{Command, MeetingHead},
    session::Session,
};
use std::path::Path;

#[test]
fn the_mouse_may_click_and_scroll_but_nothing_needs_it() {
    let mut console = Console::in_session(140, 34);
    console.click("18 市交通运输局").shows("18 市交通运输局　正在调度");
    console.click("F9 事项").shows("[本次议定]").press("Esc");
    console.type_in("6月底前挂牌").press("Enter Enter").shows("记承诺1号");
    // The sentence in the line is put down, not lost, when one clicks elsewhere; the line one stands on opens.
    console.type_in("还没写完").click("承诺　6月底前挂牌").press("F2").shows("还没写完").press("Ctrl+U Esc");
    console.click("承诺　6月底前挂牌").shows("报完成").click("销号").click("销号").shows("核定人");
    console.press("Esc Ctrl+T").shows("> ");
    let first = console.screen();
    console.wheel(true);
    assert_ne!(console.screen(), first);
    console.wheel(false);
    assert_eq!(console.screen(), first);
}

#[test]
fn what_lies_beneath_a_dialog_cannot_be_clicked() {
    let mut console = Console::in_session(112, 34);
    console.press("F7").shows("宣布散会").click("18 市交通运输局").shows("宣布散会").press("Esc");
    console.hides("18 市交通运输局　正在调度");
}

#[test]
fn the_mouse_is_given_back_to_the_terminal_with_one_key() {
    let mut console = Console::in_session(112, 34);
    console.press("Alt+M").shows("鼠标交还终端");
    assert_eq!(console.next, Next::Mouse);
    assert!(!console.desk.model().has_mouse);
    console.press("Alt+M").shows("鼠标可以点选");
    assert!(console.desk.model().has_mouse);
}

#[test]
fn what_was_said_at_an_earlier_meeting_of_the_year_is_found_as_one_types() {
    let spring = Spring::may();
    let Spring { folder, session } = spring;
    drop(session);
    let clock = Clock::Still(moment("2022-06-20T09:00:00"));
    let session = Session::open(&folder.path().join("a.db"), clock).expect("the same file");
    let mut console = Console::on(folder, session, 112, 34);
    // Said in May, and no item of anybody's.
    console.press("Enter Ctrl+F").type_in("规上物流").shows("全市规上物流企业46家").shows("5月进展");
    console
        .press("Enter")
        .shows("2022年5月调度会　进展")
        .shows("已建党组织31家")
        .press("Enter")
        .hides("2022年5月调度会　进展");
    // Words of the minutes as they stand.
    console.press("Ctrl+F").type_in("分两步走").shows("纪要");
}

#[test]
fn the_palette_lists_what_has_its_key_elsewhere_and_leads_there() {
    let mut console = Console::in_session(112, 34);
    console.press("Ctrl+P").type_in("其余还没签到").shows("签到画面 Ctrl+A").press("Enter").shows("到会 40/40");
    console.press("Ctrl+P").type_in("办理").press("Esc").press("Ctrl+D").shows("本单位");
}

#[test]
fn what_is_written_beside_a_deadline_is_told_before_it_is_left_out() {
    let mut console = Console::in_session(112, 34);
    console.type_in("6月底前挂牌").press("Enter Enter Esc Enter").type_in("改期限").press("Enter").shows("新期限");
    console.press("Ctrl+U").type_in("7月20日前完成").shows("2022年7月20日 周三").hides("不会记下");
    console.press("Ctrl+U").type_in("7月20日，批复还没下来").shows("“批复还没下来”不是期限，不会记下");
    console.press("Ctrl+U").type_in("文件印发后10日内").hides("不会记下");
}

#[test]
fn a_question_half_answered_is_asked_again_with_what_was_typed() {
    let mut console = Console::in_session(112, 34);
    console.type_in("6月底前挂牌").press("Enter Enter Esc Enter").type_in("改期限").press("Enter").shows("新期限");
    console.type_in("7月20日前").press("Enter").type_in("编办批复未下");
    console.desk.save_draft();
    let mut console = console.restart();
    console.press("Enter Enter").type_in("改期限").press("Enter").shows("上次没填完的还在").shows("编办批复未下");
    console.press("Down Down").press("Enter Enter").shows("期限改为");
    console.press("Enter").type_in("改期限").press("Enter").shows("新期限").hides("编办批复未下");
}

#[test]
fn a_question_about_something_that_changed_since_is_asked_afresh() {
    let mut console = Console::in_session(112, 34);
    console
        .type_in("6月底前挂牌")
        .press("Enter Enter Esc Enter")
        .type_in("更正")
        .press("Enter")
        .type_in("并公开")
        .press("Esc");
    console.press("Enter").type_in("更正").press("Enter").shows("6月底前挂牌并公开").press("Esc");
    console.press("Enter").type_in("承诺/交办互换").press("Enter").shows("更正");
    console.press("Enter").type_in("更正").press("Enter").shows("6月底前挂牌并公开");
    console.press("Ctrl+U").type_in("7月底前挂牌").press("Enter Enter Enter Enter").shows("更正 1号");
    console.press("Enter").type_in("更正").press("Enter").shows("7月底前挂牌").hides("并公开");
}

#[test]
fn words_that_were_not_filed_are_named_when_the_program_comes_up_again() {
    let mut console = Console::in_session(112, 34);
    console.press("F3").type_in("jtj").press("Enter").type_in("这句话还没说完");
    console.desk.save_draft();
    let mut console = console.restart();
    console.shows("还有没记下的话：市交通运输局");
}

#[test]
fn a_line_bound_to_others_comes_back_with_its_units_and_its_date() {
    let mut console = Console::in_session(112, 34);
    console
        .type_in("党建品牌报备案")
        .press("F2 F3 Enter")
        .shows("全体 39 家")
        .press("F4")
        .type_in("6月底前")
        .press("Enter Enter");
    console.shows("2022年6月30日");
    console.desk.save_draft();
    let mut console = console.restart();
    console
        .press("Enter F2")
        .shows("交办")
        .shows("全体 39 家")
        .shows("2022年6月30日")
        .press("Enter Enter")
        .shows("记交办1—39号");
}

#[test]
fn units_put_off_and_passed_over_are_shown_until_they_are_done() {
    for (width, height) in [(112, 34), (80, 24)] {
        let mut console = Console::in_session(width, height);
        console.press("F6 F3").type_in("4").press("Enter").shows("4 市委网信办").shows("缓议").shows("跳过");
        console.press("F3").type_in("2").press("Enter PgDn PgDn").shows("缓议");
        let screen = console.screen();
        assert!(!screen.contains("跳过 2"), "both were heard:\n{screen}");
    }
}

#[test]
fn an_act_of_before_the_restart_is_named_and_taken_back() {
    let mut console = Console::in_session(112, 34);
    console.type_in("6月底前挂牌").press("Enter Enter Esc");
    let mut console = console.restart();
    console
        .press("Enter Ctrl+Z")
        .shows("将撤销：记承诺1号 市委组织部：6月底前挂牌")
        .press("Ctrl+Z")
        .shows("撤销：记承诺1号");
    assert!(console.desk.session().ledger().commitments.is_empty());
}

#[test]
fn reading_back_mends_dates_and_strikes_with_a_key_each() {
    let mut console = Console::in_session(112, 34);
    console
        .type_in("抓好底数摸排")
        .press("Enter Enter")
        .type_in("6月底前挂牌，由分管副局长负责")
        .press("Enter Enter Esc Ctrl+R");
    console.press("F4").type_in("6月20日前").press("Enter Enter").shows("期限改为6月20日");
    console.press("F2").shows("更正").press("Esc Del").shows("撤回").press("Enter Enter").shows("待确认 1 项");
}

#[test]
fn no_window_is_too_small_or_too_large_for_any_screen_or_dialog() {
    let ways = [
        "",
        "F1",
        "F8",
        "F9",
        "F10",
        "F12",
        "Ctrl+T",
        "Ctrl+R",
        "Ctrl+F",
        "Ctrl+P",
        "F3",
        "F7",
        "Ctrl+E",
        "Ctrl+O",
        "Ctrl+N",
        "Ctrl+V",
        "Shift+F10",
        "F2 Enter",
        "F2 F3",
        "F2 F4",
        "F2 Shift+F3",
        "F10 Enter",
        "F8 F2",
        "Enter",
        "Shift+F9",
    ];
    for way in ways {
        let mut console = Console::in_session(112, 34);
        console.type_in("物流行业党委6月底前挂牌“试点”，由分管副局长负责").press("Esc Enter Esc").press(way);
        for (width, height) in
            [(1, 1), (2, 40), (40, 2), (3, 3), (49, 13), (50, 14), (51, 15), (80, 24), (200, 60), (300, 8)]
        {
            console.resize(width, height);
        }
    }
}

#[test]
fn a_meeting_of_last_year_keeps_its_day_apart_from_its_topic_and_state() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let mut session = Session::open(&path, Clock::Still(moment("2021-12-20T09:00:00"))).unwrap();
    session.execute(Command::Adopt(Box::new(built_in()))).unwrap();
    let topic = "新业态、新就业群体党建工作推进情况和下一阶段重点任务安排".to_owned();
    let head = MeetingHead { topic: Some(topic), ..MeetingHead::default() };
    session.execute(Command::OpenMeeting { date: day("2021-12-20"), head }).unwrap();
    drop(session);
    let mut session = Session::open(&path, Clock::Still(moment("2022-01-10T09:00:00"))).unwrap();
    session.execute(Command::OpenMeeting { date: day("2022-01-10"), head: MeetingHead::default() }).unwrap();
    for width in [80, 160] {
        let mut console = Console::on(tempfile::tempdir().unwrap(), reopened(&path), width, 24);
        console.press("Ctrl+O").shows("  2021年12月20日  ").shows("1月10日");
    }
}

fn reopened(path: &Path) -> Session {
    Session::open(path, Clock::Still(moment("2022-01-10T09:00:00"))).expect("opened")
}
