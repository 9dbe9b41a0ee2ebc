//! The card of an item: one key from every list leads to all that is known of it, and a request is answered there.

use crate::support::{
    day,
    desk::Console,
    moment,
    spring::{Spring, due},
};
use diaodu::{
    clock::Clock,
    domain::{Command, CommitmentId, ItemId},
    session::Session,
};

/// The console in June, when the promise of April was extended, spoken of, and asks for a later day again.
fn june(width: u16, height: u16) -> Console {
    let mut spring = Spring::may();
    spring.act(Command::Seal);
    let mut spring = spring.at("2022-06-20T09:00:00");
    spring.open("2022-06-20");
    spring.act(Command::AskExtension {
        item: ItemId::Commitment(CommitmentId(1)),
        to: due("7月20日前", "2022-07-20"),
        reason: "编办下月才上会".into(),
    });
    let Spring { folder, session } = spring;
    drop(session);
    let clock = Clock::Still(moment("2022-06-20T09:00:00"));
    let session = Session::open(&folder.path().join("a.db"), clock).expect("the same file");
    let mut console = Console::on(folder, session, width, height);
    console.press("Enter");
    console
}

#[test]
fn the_card_tells_words_day_request_history_lamps_and_papers() {
    for (width, height) in [(80, 60), (160, 60)] {
        let mut console = june(width, height);
        console.press("Alt+D Alt+K").shows("事项卡").shows("承诺 1　市交通运输局");
        console.shows("物流行业党委4月底前报市委编办审批").shows("最初").shows("4月30日，延期1次");
        console.shows("申请延到7月20日：编办下月才上会（6月20日提出，过期才提）");
        console.shows("进展：请示已报市委编办，正在走程序").shows("同意延期到6月15日（会议）");
        console.shows("逐月亮灯").shows("写进的纪要").shows("2022年5月").shows("6月20日的会，还没有印发");
        // The words are searched as in every list.
        console.press("F6").type_in("走程序").press("Enter").shows("进展：请示").hides("写进的纪要").press("Esc");
        console.press("Esc").shows("F2 同意");
    }
}

#[test]
fn a_request_is_granted_or_refused_on_the_card_by_the_keys_of_its_list() {
    let mut console = june(80, 40);
    console.press("Alt+D Alt+K F2").shows("同意延期　市交通运输局").shows("延到7月20日，原因：编办下月才上会");
    console.press("Enter").shows("期限改为7月20日").shows("事项卡").hides("F2 同意　F3 不同意");
    let answered = |console: &Console| {
        let course = &console.desk.session().ledger().commitments[&CommitmentId(1)].course;
        course.requests[0].answer.as_ref().map(|answer| (answer.granted, answer.reason.clone()))
    };
    assert_eq!(answered(&console), Some((true, String::new())));
    console.press("F2").shows("没有等答复的延期申请").press("Ctrl+Z Ctrl+Z").shows("F2 同意　F3 不同意");
    console.press("F3").shows("不同意延期").type_in("不能再拖").press("Enter Enter").shows("不同意延期 1号");
    assert_eq!(answered(&console), Some((false, "不能再拖".to_owned())));
}

#[test]
fn evidence_and_stages_stand_on_the_card() {
    let mut console = june(112, 40);
    console
        .press("F9 Tab F3")
        .type_in("律师行业")
        .press("Enter Alt+K")
        .shows("佐证")
        .shows("培训通知")
        .press("Esc Esc");
    console.press("F3").type_in("分两步走").press("Enter Alt+K").shows("2 步，办了 0 步");
    console.shows("第1步  6月10日　！逾期").shows("第2步  9月30日　○ 没有办");
    console.press("Enter").type_in("报完成").press("Enter").type_in("摸底表").press("Enter Enter");
    console.shows("2 步，办了 1 步").shows("第1步  6月10日　✓ 6月20日办了，待核").shows("摸底表");
}

#[test]
fn every_list_of_items_and_the_walk_lead_to_the_card_with_one_key() {
    for way in ["F3 j t j Enter", "F9 Tab", "Ctrl+T", "Alt+D", "F12"] {
        let mut console = june(80, 24);
        console.press(way);
        let before = console.screen();
        console.press("Alt+K").shows("来龙去脉").press("Esc");
        let row = |screen: &str| screen.lines().nth(3).map(str::to_owned);
        assert_eq!(row(&console.screen()), row(&before), "Esc comes back from {way}");
    }
    // Where no item is at hand that is said; from the menu of what can be done with one it is there by name.
    let mut console = june(80, 24);
    console.press("F8 Alt+K").shows("这里没有选中哪一条事项").press("Esc F9 Tab Enter").type_in("事项卡");
    console.press("Enter").shows("来龙去脉");
}

#[test]
fn beside_a_list_the_card_of_the_row_at_hand_stands_where_there_is_room() {
    let mut console = june(119, 40);
    console.press("F9 Tab").hides("来龙去脉").resize(120, 40).shows("来龙去脉").shows("原话");
    let first = console.screen();
    console.press("Down");
    assert_ne!(console.screen(), first);
    console.press("F3").type_in("律师行业").press("Enter").shows("培训通知");
    assert_eq!(console.desk.session().clock().today(), day("2022-06-20"));
    // Where there is too little height for all of it that is said.
    console.press("Esc").resize(140, 16).shows("Alt+K 看全");
}
