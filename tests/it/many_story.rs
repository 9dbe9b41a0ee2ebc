//! Several rows of a list are marked and dealt with at once: one act, and one undo gives all of them back.

use crate::support::{day, desk::Console};
use diaodu::domain::{CommitmentId, ItemId, Ledger, Life, TaskId};
use std::collections::BTreeSet;

/// The May meeting with four promises of the transport bureau, on the list of items.
fn promised(width: u16, height: u16) -> Console {
    let mut console = Console::in_session(width, height);
    console.press("F3").type_in("jtj").press("Enter");
    for words in ["6月底前挂牌", "6月10日前摸清企业底数", "7月底前培训书记", "8月底前办好示范点"]
    {
        console.type_in(words).press("Enter Enter");
    }
    console.press("Esc F9").shows("[本次议定]").shows("4 项");
    console
}

fn ledger(console: &Console) -> &Ledger {
    console.desk.session().ledger()
}

fn closed(console: &Console) -> Vec<u32> {
    let commitments = ledger(console).commitments.values();
    commitments.filter(|one| matches!(one.course.life, Life::Closed { .. })).map(|one| one.id.0).collect()
}

fn days(console: &Console) -> Vec<String> {
    ledger(console).commitments.values().map(|one| one.deadline.label()).collect()
}

#[test]
fn marked_items_are_closed_in_one_act_and_come_back_with_one_undo() {
    for (width, height) in [(80, 24), (160, 45)] {
        let mut console = promised(width, height);
        console.type_in(" ").shows("勾了 1 条").press("Down").type_in(" ").shows("勾了 2 条");
        console.press("Enter").shows("一并办理　2 件").press("Enter").shows("共 2 件，一次撤销就全回来");
        console.shows("1　市交通运输局　6月底前挂牌").shows("3　市交通运输局　7月底前培训书记");
        console.type_in("李某").press("Enter Enter").shows("一并销号2件");
        assert_eq!(closed(&console), [1, 3]);
        // The marks are gone with what they were for.
        console.press("Ctrl+Z Ctrl+Z").shows("撤销：一并销号2件").press("Enter").shows("办理　").press("Esc");
        assert!(closed(&console).is_empty());
    }
}

#[test]
fn marks_outlive_a_search_and_all_or_none_is_one_key() {
    let mut console = promised(112, 34);
    console.press("F3").type_in("摸清").press("Enter").type_in(" ").shows("勾了 1 条").press("F3").type_in("培训");
    console.press("Enter").type_in(" ").shows("勾了 2 条").press("Esc").shows("都不勾了").press("Esc");
    console.press("Ctrl+A").shows("勾了 4 条").press("Ctrl+A").shows("都不勾了").press("Ctrl+A");
    console.press("Enter").type_in("改期限").press("Enter").shows("新期限").type_in("9月底前").press("Enter");
    console.type_in("机构改革").press("F2 F2").shows("一并改期限到9月30日 4件");
    assert_eq!(days(&console), ["2022-09-30"; 4]);
    console.press("Ctrl+Z Ctrl+Z").shows("撤销：一并改期限");
    assert_eq!(days(&console), ["2022-06-30", "2022-06-10", "2022-07-31", "2022-08-31"]);
}

#[test]
fn many_go_to_another_unit_or_under_a_task_at_once() {
    let mut console = promised(112, 34);
    console.type_in("  ").press("Enter").type_in("换单位").press("Enter").type_in("czj").press("Enter");
    console.shows("一并换到市财政局 2件");
    let unit = |number| ledger(&console).commitments[&CommitmentId(number)].unit.clone();
    assert_eq!([unit(1), unit(2)].map(|unit| ledger(&console).short(&unit).to_owned()), ["市财政局", "市财政局"]);
    assert_eq!(ledger(&console).short(&unit(3)), "市交通运输局");
    console
        .press("Ctrl+A Enter")
        .type_in("挂任务")
        .press("Enter")
        .type_in("T30")
        .press("Enter")
        .shows("一并挂到任务T30");
    assert!(ledger(&console).commitments.values().all(|one| one.task == Some(TaskId::new("T30"))));
    console.press("Ctrl+Z Ctrl+Z").shows("撤销：一并挂到任务T30");
}

#[test]
fn all_that_has_no_date_gets_one_at_once() {
    let mut console = Console::in_session(112, 34);
    console.press("Ctrl+T").shows("未定期限").type_in("  ").shows("勾了 2 条").press("Enter").shows("新期限");
    console.hides("谁同意").type_in("12月底前").press("Enter Enter").shows("一并改期限到12月31日");
    let dated = ledger(&console).assignments.values().filter(|one| one.agreed.is_some());
    let dated: BTreeSet<&TaskId> = dated.map(|one| &one.task).collect();
    assert_eq!(dated.len(), 2, "two rows, each at all its units");
    console.press("Ctrl+Z Ctrl+Z").shows("撤销：一并改期限");
    assert!(ledger(&console).assignments.values().all(|one| one.agreed.is_none()));
}

#[test]
fn what_cannot_be_closed_with_the_others_keeps_all_of_them_open_and_is_named() {
    let mut console = promised(112, 34);
    console.press("Enter").type_in("撤回").press("Enter Enter Enter").shows("撤回 1号");
    console.press("Ctrl+A Enter Enter Enter Enter").shows("事项1已不在推进中");
    assert!(closed(&console).is_empty());
    assert!(ledger(&console).item(&ItemId::Commitment(CommitmentId(2))).is_some_and(|item| item.is_open()));
    assert_eq!(ledger(&console).commitments[&CommitmentId(2)].deadline.last_day(), Some(day("2022-06-10")));
}
