//! What an act shows to be done can be closed with it: one question, one key, one undo.

use crate::support::desk::Console;
use crate::support::{day, moment, unit_id};
use diaodu::domain::{
    Catalogue, Command, CommitmentId, Deadline, IndicatorId, ItemId, Ledger, Life, MetBy, RegisterKindId, StopState,
    TaskId, parse_label,
};
use diaodu::session::Session;
use diaodu::{catalogue, clock::Clock};
use std::collections::BTreeMap;

/// The May meeting in session at the transport bureau's turn, after some acts.
fn console(acts: impl Fn(&mut Session)) -> Console {
    console_on(catalogue::built_in(), acts)
}

fn console_on(catalogue: Catalogue, acts: impl Fn(&mut Session)) -> Console {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Clock::Still(moment("2022-05-20T09:00:00"));
    let mut session = Session::open(&folder.path().join("a.db"), clock).expect("a file");
    session.execute(Command::Adopt(Box::new(catalogue))).expect("founded");
    session
        .execute(Command::OpenMeeting { date: day("2022-05-20"), head: diaodu::domain::MeetingHead::default() })
        .expect("opened");
    session.execute(Command::CallToOrder).expect("called");
    session.execute(Command::GiveFloor { to: Some(unit_id("U18")), leaving: Some(StopState::Covered) }).expect("given");
    acts(&mut session);
    let mut console = Console::on(folder, session, 80, 24);
    console.press("Enter");
    console
}

fn ledger(console: &Console) -> &Ledger {
    console.desk.session().ledger()
}

fn is_closed(console: &Console, id: &ItemId) -> bool {
    let item = ledger(console).item(id).expect("an item");
    item.course().is_some_and(|course| matches!(course.life, Life::Closed { .. }))
}

fn brand(session: &mut Session) {
    let command = Command::EnterRegister {
        id: None,
        kind: RegisterKindId::new("brand"),
        unit: unit_id("U18"),
        name: "红色物流".into(),
        stage: 0,
        fields: BTreeMap::new(),
        on: None,
    };
    session.execute(command).expect("entered");
}

#[test]
fn a_brand_that_is_filed_offers_to_close_its_duty_and_the_promise_on_it() {
    let mut console = console(brand);
    console.type_in("党建品牌6月底前报“两新”工委备案").press("Enter Enter Esc");
    let duty = ItemId::Assignment(TaskId::new("T30"), unit_id("U18"));
    let promise = ItemId::Commitment(CommitmentId(1));
    assert_eq!(ledger(&console).item(&promise).and_then(|item| item.task().cloned()), Some(TaskId::new("T30")));
    console.press("Shift+F4 F3").type_in("红色物流").press("Enter");
    let done = |console: &Console| {
        ledger(console).item(&duty).is_some_and(|item| item.course().is_some_and(|course| course.met().is_some()))
    };
    while !done(&console) {
        console.press("F4 F2 F2");
    }
    console.shows("这一步办成的").shows("T30@U18　市交通运输局").shows("F2 一并销号");
    // Enter may still be meant for what was filed just now.
    console.press("Enter").shows("这一步办成的");
    assert!(!is_closed(&console, &duty));
    console.press("F2").shows("一并销号2件").hides("这一步办成的");
    assert!(is_closed(&console, &duty) && is_closed(&console, &promise));
    console.press("Ctrl+Z Ctrl+Z");
    assert!(!is_closed(&console, &duty) && !is_closed(&console, &promise) && done(&console));
}

#[test]
fn what_is_left_open_stays_met_and_what_meets_nothing_asks_nothing() {
    let mut console = console(brand);
    console.press("Shift+F4 F3").type_in("红色物流").press("Enter");
    console.press("F4 F2 F2").hides("这一步办成的");
    let duty = ItemId::Assignment(TaskId::new("T30"), unit_id("U18"));
    for _ in 0..4 {
        console.press("F4 F2 F2");
        if console.screen().contains("这一步办成的") {
            break;
        }
    }
    console.press("Esc").hides("这一步办成的");
    assert!(!is_closed(&console, &duty));
    assert!(
        ledger(&console).item(&duty).is_some_and(|item| item.course().is_some_and(|course| course.met().is_some()))
    );
}

#[test]
fn the_months_figures_offer_to_close_the_months_round() {
    let task = TaskId::new("T08");
    let mut console = console(|session| {
        let monthly =
            Deadline { spoken: "每月5日前".into(), dues: parse_label("RECURRING:monthly-05").expect("a rule") };
        session
            .execute(Command::AgreeDate { task: TaskId::new("T08"), units: vec![unit_id("U18")], deadline: monthly })
            .expect("agreed");
    });
    let indicators: Vec<IndicatorId> = ledger(&console).tasks[&task].indicators.clone();
    assert!(!indicators.is_empty());
    console.press("Shift+F5").type_in("120").press("F2 Enter").shows("这一步办成的").shows("T08@U18").press("F2");
    let item = ItemId::Assignment(task, unit_id("U18"));
    let round =
        ledger(&console).item(&item).and_then(|item| item.course().and_then(|course| course.parts.last().cloned()));
    assert!(round.is_some_and(|round| round.closed.is_some()));
    assert!(!is_closed(&console, &item), "the duty goes on");
}

#[test]
fn a_promise_that_is_closed_offers_to_close_the_duty_that_it_meets() {
    let mut catalogue = catalogue::built_in();
    let task = catalogue.tasks.iter_mut().find(|task| task.id == TaskId::new("T18")).expect("a task");
    task.met_by = Some(MetBy::Promise);
    let mut console = console_on(catalogue, |_| {});
    console.type_in("物流行业党委6月底前挂牌").press("Enter Enter Esc Enter").type_in("销号").press("Enter");
    console.shows("核定人").type_in("工委办").press("Enter Enter").shows("这一步办成的").shows("T18@U18").press("F2");
    let duty = ItemId::Assignment(TaskId::new("T18"), unit_id("U18"));
    let item = ledger(&console).item(&duty).expect("a duty");
    // Whoever verified the promise has verified the duty.
    let life = item.course().map(|course| course.life.clone());
    assert!(matches!(life, Some(Life::Closed { by, .. }) if by == "工委办"));
}
