//! The walk as the secretary lives it: keys in, screen out, through the real loop.

use crate::support::desk::Console;
use diaodu::console::Next;

#[test]
fn words_typed_behind_the_day_of_a_new_meeting_are_neither_taken_for_a_day_nor_dropped() {
    let mut console = Console::new(100, 30);
    console.press("Enter End").type_in("张三").press("F2 Enter");
    console.shows("请只写日期").shows("2022年5月20日张三");
    console.press("Backspace Backspace F2 Enter").shows("签到");
}

#[test]
fn what_a_dialog_proposes_makes_room_for_what_is_typed() {
    let mut console = Console::new(100, 30);
    console.press("Enter").shows("2022年5月20日").type_in("5月24日").hides("2022年5月20日5月24日");
    console.press("Tab").type_in("物流行业党建").hides("“两新”组织党建物流").press("Ctrl+Z Ctrl+Z Ctrl+Z");
    console.shows("物流行").press("F2 Enter");
    let meeting = console.desk.session().ledger().meeting().expect("a meeting");
    assert_eq!((meeting.date.to_string().as_str(), meeting.topic.as_str()), ("2022-05-24", "物流行"));
}

#[test]
fn the_first_run_lands_on_home_and_two_questions_later_the_meeting_is_open() {
    let mut console = Console::new(112, 34);
    console.shows("还没有会议").shows("名册 40 家单位、年度任务 49 项已备好");
    console.press("Enter").shows("新建会议").shows("2022年5月20日");
    console.press("Enter Enter").type_in("李部长");
    console.press("F2").shows("请核对，再按 Enter 确定");
    console.press("Enter").shows("到会 0/40").shows("筹备");
}

#[test]
fn the_roll_is_taken_with_one_key_a_unit() {
    let mut console = Console::new(80, 24);
    console.press("Enter F2 Enter");
    console.press("Enter Enter").shows("到会 2/40");
    console.press("F2").shows("代会").type_in("王五");
    console.press("Enter").type_in("副部长");
    console.press("Enter Enter").shows("代会 1").shows("王五　副部长");
    console.press("Down F4").type_in("出差");
    console.press("Enter Enter").shows("请假 1").hides("出差");
    console.press("Ctrl+A").shows("未签 0").shows("到会 39/40");
    console.press("Ctrl+Z").shows("将撤销：其余36家记为到会").shows("未签 0");
    console.press("Ctrl+Z").shows("未签 36").shows("撤销：其余36家记为到会");
}

#[test]
fn a_promise_takes_the_sentence_and_two_enters() {
    let mut console = Console::in_session(112, 34);
    console.press("F3").type_in("jtj").press("Enter");
    console.shows("18 市交通运输局");
    console.type_in("物流行业党委6月底前挂牌，由分管副局长负责，邮政管理局配合");
    console.shows("期限 2022年6月30日 周四，还有41天").shows("责任人 分管副局长").shows("配合 市邮政管理局");
    console.press("Enter").shows("请核对，再按 Enter 记下").hides("本次议定");
    console.press("Enter").shows("本次议定").shows("记承诺1号 市交通运输局");
    let commitment = console.desk.session().ledger().commitments.values().next().expect("recorded").clone();
    assert_eq!(commitment.owner, "分管副局长");
    assert_eq!(commitment.deadline.label(), "2022-06-30");
    assert_eq!(commitment.supporting.len(), 1);
}

#[test]
fn a_stray_enter_of_the_input_method_files_nothing() {
    let mut console = Console::in_session(112, 34);
    console.type_in("6月底前挂牌").press("Enter").type_in("，");
    console.hides("请核对，再按 Enter 记下");
    assert!(console.desk.session().ledger().commitments.is_empty());
    console.press("Enter Enter");
    assert_eq!(console.desk.session().ledger().commitments.len(), 1);
}

#[test]
fn a_half_written_line_stays_with_its_unit_and_comes_back() {
    let mut console = Console::in_session(112, 34);
    console.type_in("这句话还没说完").press("PgDn").hides("这句话还没说完").shows("草稿");
    console.press("PgUp").shows("这句话还没说完");
    console.desk.save_draft();
    let mut console = console.restart();
    console.press("Enter").shows("这句话还没说完");
}

#[test]
fn a_deferred_unit_comes_back_at_the_end_and_is_shown_until_then() {
    let mut console = Console::in_session(112, 34);
    console.press("F6").shows("缓议 1：市委组织部").shows("2 市委宣传部");
    for _ in 0..39 {
        console.press("PgDn");
    }
    console.shows("1 市委组织部　正在调度").shows("已调度 39/40");
    console.press("PgDn").shows("已调度 40/40");
}

#[test]
fn one_instruction_binds_every_member_unit_and_one_undo_takes_it_back() {
    let mut console = Console::in_session(112, 34);
    console.type_in("党建品牌6月底前报工委备案").press("F2 F3").shows("全体成员单位").press("Enter");
    console.shows("全体 39 家").press("Enter Enter").shows("记交办1—39号");
    console.press("Ctrl+Z Ctrl+Z").shows("撤销：记交办1—39号");
    assert!(console.desk.session().ledger().commitments.is_empty());
    console.press("Esc Ctrl+Y").shows("恢复：记交办1—39号");
    assert_eq!(console.desk.session().ledger().commitments.len(), 39);
}

#[test]
fn a_task_without_a_date_gets_one_for_all_its_units_at_once() {
    let mut console = Console::in_session(112, 34);
    let before = console.desk.model().tally.undated();
    console.press("Ctrl+T").shows("“两新”工委实体化运转").press("Enter").type_in("6月底前");
    console.shows("2022年6月30日 周四，还有41天");
    console.press("Enter Enter").shows("明确期限");
    assert_eq!(console.desk.model().tally.undated(), before - 1);
}

#[test]
fn an_item_is_reported_closed_and_sent_back_from_its_menu() {
    let mut console = Console::in_session(112, 34);
    console.type_in("6月底前挂牌").press("Enter Enter Esc");
    console.press("Enter").shows("报完成").press("Enter").type_in("批复文件1份").press("Enter Enter");
    console.shows("✓ 已报").shows("待核销");
    console.press("Enter Enter").shows("销号").press("Enter Enter").shows("■ 销号");
    console.press("Enter").shows("退回重办").press("Enter").type_in("没有挂牌照片").press("Enter Enter");
    console.shows("退回过");
}

#[test]
fn a_vague_deadline_is_offered_dates_before_it_is_filed() {
    let mut console = Console::in_session(112, 34);
    console.type_in("抓紧摸清底数").press("Enter").shows("没有日期").shows("[时限未定]").shows("本月底5月31日");
    console.press("Down Down").shows("[本月底5月31日]").press("Up Up").shows("[时限未定]").press("Down");
    console.shows("期限 2022年5月27日 周五，还有7天").press("Enter").shows("记承诺1号");
    console.type_in("尽快挂牌").press("Enter Enter").shows("记承诺2号");
    let labels: Vec<String> =
        console.desk.session().ledger().commitments.values().map(|commitment| commitment.deadline.label()).collect();
    assert_eq!(labels, ["2022-05-27", "ASAP"]);
}

#[test]
fn a_date_taken_from_the_offer_is_given_back_when_one_types_on() {
    let mut console = Console::in_session(112, 34);
    console.type_in("抓紧摸清底数").press("Enter Down").type_in("，7月底前").shows("2022年7月31日");
}

#[test]
fn any_unit_is_reached_from_any_screen_and_from_the_middle_of_a_sentence() {
    let mut console = Console::in_session(112, 34);
    console.type_in("话说到一半").press("Alt+J").type_in("jtj").press("Enter").shows("18 市交通运输局　正在调度");
    console.press("Ctrl+T Alt+J").type_in("4").press("Enter").shows("4 市委网信办　正在调度");
    console.press("F9 Alt+J").type_in("市委组织部").press("Enter").shows("话说到一半");
}

#[test]
fn the_window_may_change_at_any_moment() {
    let mut console = Console::in_session(112, 34);
    console.paste("物流行业党委\r\n6月底前挂牌").shows("物流行业党委 6月底前挂牌").press("Ctrl+U");
    console.type_in("物流行业党委6月底前挂牌");
    for (width, height) in [(20, 5), (50, 14), (80, 24), (200, 60), (51, 15), (112, 34)] {
        console.resize(width, height);
    }
    console.shows("物流行业党委6月底前挂牌");
    console.resize(20, 5).shows("窗口太小");
}

#[test]
fn the_candidate_window_finds_the_cursor_in_every_field() {
    let mut console = Console::in_session(112, 34);
    console.type_in("挂牌");
    let (x, y) = console.cursor();
    assert_eq!((x, y), (7 + 4, 34 - 6));
    console.press("Esc F3").type_in("交通");
    let row = console.screen().lines().position(|line| line.contains("> 交通")).expect("the field");
    let (_, y) = console.cursor();
    assert_eq!(usize::from(y), row);
}

#[test]
fn leaving_and_coming_back_lands_on_the_unit_that_has_the_floor() {
    let mut console = Console::in_session(112, 34);
    console.press("F3").type_in("18").press("Enter").shows("18 市交通运输局　正在调度");
    console.press("Ctrl+Q");
    assert_eq!(console.next, Next::Quit);
    let mut console = console.restart();
    console.press("Enter").shows("18 市交通运输局　正在调度");
}

#[test]
fn another_key_after_asking_to_undo_takes_nothing_back() {
    let mut console = Console::in_session(112, 34);
    console.type_in("6月底前挂牌").press("Enter Enter Esc");
    console.press("Ctrl+Z").shows("将撤销：记承诺1号").press("Down Ctrl+Z").shows("将撤销：记承诺1号");
    assert_eq!(console.desk.session().ledger().commitments.len(), 1);
}

#[test]
fn before_closing_every_item_is_read_back_the_undated_first() {
    let mut console = Console::in_session(112, 34);
    console.type_in("6月底前挂牌，由分管副局长负责").press("Enter Enter").type_in("抓好底数摸排").press("Enter");
    console.shows("没有日期").press("Enter Esc Ctrl+R");
    console.shows("待确认 2 项").shows("未定，F4 定期限").shows("未说明");
    console.press("Enter").shows("待确认 1 项").shows("责任人　分管副局长");
    console.press("Enter").shows("都确认过了");
}

#[test]
fn anything_is_found_by_its_words() {
    let mut console = Console::in_session(112, 34);
    console
        .type_in("暖新驿站6月底前建成")
        .press("Enter Enter Esc Ctrl+F")
        .type_in("驿站")
        .shows("1 暖新驿站6月底前建成");
    console.press("Enter").shows("报完成").press("Esc Ctrl+F").type_in("品牌").shows("任务，31 家");
}

#[test]
fn a_date_misheard_at_this_meeting_is_mended_with_its_words() {
    let mut console = Console::in_session(112, 34);
    console.type_in("6月底前挂牌").press("Enter Enter Esc Enter").shows("更正").press("Down Down Down Down Enter");
    console.shows("责任人").press("Down Down Ctrl+U").type_in("6月20日前").shows("2022年6月20日 周一");
    console.press("Enter Enter").shows("更正 1号");
    let commitment = console.desk.session().ledger().commitments.values().next().expect("recorded").clone();
    assert_eq!(commitment.deadline.label(), "2022-06-20");
    assert!(commitment.course.extensions.is_empty());
}
