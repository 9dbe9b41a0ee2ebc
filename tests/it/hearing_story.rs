//! What the console is unsure of in a spoken line it says before the second Enter, and what it offers has its key on the screen.

use crate::support::desk::Console;
use diaodu::domain::{CommitmentKind, UnitId};

/// The one thing recorded.
fn recorded(console: &Console) -> diaodu::domain::Commitment {
    let ledger = console.desk.session().ledger();
    let mut all = ledger.commitments.values().cloned();
    let one = all.next().expect("recorded");
    assert!(all.next().is_none(), "only one");
    one
}

fn at_transport() -> Console {
    let mut console = Console::in_session(112, 34);
    console.press("F3").type_in("jtj").press("Enter").shows("18 市交通运输局");
    console
}

#[test]
fn two_days_are_shown_as_stages_and_never_the_last_alone() {
    let mut console = at_transport();
    console.type_in("6月10日前摸底，6月20日前建账").press("Enter");
    console.shows("说了几个日子").shows("[都记]").shows("只记").shows("↑↓ 选").hides("本次议定");
    console.press("Enter").shows("本次议定");
    assert_eq!(recorded(&console).deadline.label(), "2022-06-10;2022-06-20");
}

#[test]
fn one_of_two_days_is_chosen_with_the_arrows() {
    let mut console = at_transport();
    console.type_in("6月10日前摸底，6月20日前建账").press("Enter Down").shows("[只记6月10日").press("Enter");
    assert_eq!(recorded(&console).deadline.label(), "2022-06-10");
}

#[test]
fn what_sounds_like_an_instruction_is_offered_as_one() {
    let mut console = at_transport();
    console.type_in("你们局必须6月底前挂牌").press("Enter");
    console.shows("听着像交办，要不要记成交办").shows("F2 换过去").hides("本次议定");
    console.press("F2").hides("听着像交办").press("Enter Enter");
    assert_eq!(recorded(&console).kind, CommitmentKind::Instruction);
}

#[test]
fn what_was_done_is_offered_as_progress_and_is_no_promise() {
    let mut console = at_transport();
    console.type_in("已经挂牌了两家，还差3家").press("Enter").shows("听着像进展").shows("F2 换过去");
    console.press("F2 Enter Enter");
    assert!(console.desk.session().ledger().commitments.is_empty());
}

#[test]
fn the_secretary_may_keep_a_promise_that_sounds_otherwise() {
    let mut console = at_transport();
    console.type_in("你们局必须6月底前挂牌").press("Enter").shows("Enter 照记").press("Enter");
    assert_eq!(recorded(&console).kind, CommitmentKind::Promise);
}

#[test]
fn whoever_the_words_give_it_to_is_asked_about_and_taken_with_one_key() {
    let mut console = at_transport();
    console.type_in("由财政局牵头，6月底前拿出经费方案").press("Enter");
    console.shows("话里是市财政局来办，要记给它吗").shows("F3 记给所指").hides("本次议定");
    console.press("F3").hides("要记给它吗").press("Enter Enter");
    assert_eq!(recorded(&console).unit, UnitId::new("U14"));
}

#[test]
fn all_counties_and_parks_named_in_one_units_turn_are_offered_together() {
    let mut console = at_transport();
    console.type_in("各县（市、区）、园区都要在6月10日前报清零情况").press("Enter");
    console.shows("等8家来办，要记给他们吗").shows("F3 记给所指");
    console.press("F2 F3 Enter Enter");
    assert_eq!(console.desk.session().ledger().commitments.len(), 8);
}

#[test]
fn a_unit_that_the_roster_has_not_is_named_and_not_taken_for_another() {
    let mut console = at_transport();
    console.type_in("6月底前完成，市水利局配合").press("Enter").shows("名单里没有“市水利局”，没有记它，请核对");
    console.press("Enter");
    assert!(recorded(&console).supporting.is_empty());
}

#[test]
fn a_unit_known_by_its_sound_alone_is_asked_about() {
    let mut console = at_transport();
    console.type_in("请油政管理局配合，6月底前完成").press("Enter");
    console.shows("“油政管理局”按市邮政管理局记，是不是它");
}

#[test]
fn a_day_that_is_unsure_says_what_it_is_unsure_of() {
    for (line, asked) in [
        ("材料周五之前交上来", "今天正是这一天，请确认是今天还是下周"),
        ("6月15口前报送", "没看明白，请确认日期"),
        ("月低前报上来", "像是写错了字，请确认"),
        ("10天左右能出方案", "是个大概的日子，请确认"),
        ("6月底要是完不成，7月底前必须完成", "请确认期限"),
        ("第12教学周周五前报送", "请确认有没有日子"),
    ] {
        let mut console = at_transport();
        console.type_in(line).press("Enter").shows(asked);
        assert!(console.desk.session().ledger().commitments.is_empty(), "{line}: filed at the first Enter");
    }
}

#[test]
fn a_line_that_is_too_long_says_so_and_keeps_what_fits() {
    let mut console = at_transport();
    console.paste(&"第一季度第二季度".repeat(2_000)).shows("一条最多2000字，后面的没有收进来");
    console.press("Enter Enter");
    assert!(console.desk.session().ledger().commitments.values().all(|one| one.text.chars().count() == 2_000));
}
