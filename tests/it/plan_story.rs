//! The plan grows: tasks from a speech or a list are added in one act, reach the units' walk, and go in one undo.

use crate::support::{Books, day, unit_id};
use diaodu::{
    domain::{Command, Deadline, PlannedTask, Refusal, TaskId},
    session::SessionError,
};

fn task(title: &str, units: &[&str]) -> PlannedTask {
    PlannedTask::new(title, units.iter().map(|unit| unit_id(unit)).collect())
}

fn plan(tasks: Vec<PlannedTask>) -> Command {
    Command::PlanTasks { tasks, agreed: true }
}

#[test]
fn tasks_of_a_speech_are_one_act_with_their_units_bound_and_one_undo() {
    let mut books = Books::new();
    let mut brand = task("报送党建品牌", &["U2", "U1", "U2"]);
    brand.deadline = Deadline::on("6月底前", day("2022-06-30"));
    brand.supporting = vec![unit_id("U3"), unit_id("U1")];
    let entry = books.session.execute(plan(vec![brand, task("摸清底数", &["U3"])])).unwrap();
    let said = diaodu::wording::entry(&entry, books.session.ledger());
    assert_eq!(said, "列入任务2项（T01—T02）");
    let mut books = books.reopen();
    let ledger = books.session.ledger();
    assert_eq!(ledger.tasks[&TaskId::new("T01")].lead, [unit_id("U1"), unit_id("U2")]);
    assert_eq!(ledger.tasks[&TaskId::new("T01")].supporting, [unit_id("U3")]);
    let brief = ledger.brief(&books.session.ledger().units.keys().next().unwrap().clone()).unwrap();
    assert!(brief.due.len() + brief.rest.len() == 1 && brief.undated.is_empty(), "U1 has the dated task");
    assert_eq!(ledger.assignments.len(), 2, "the date was agreed here, at two units");
    assert_eq!(books.session.audit(|_| ()).unwrap().findings, vec![]);
    books.session.undo().unwrap();
    assert!(books.session.ledger().tasks.is_empty() && books.session.ledger().assignments.is_empty());
    let mut books = books.reopen();
    books.session.redo().unwrap();
    assert_eq!(books.session.ledger().tasks.len(), 2);
    assert_eq!(books.session.audit(|_| ()).unwrap().findings, vec![]);
}

#[test]
fn one_task_that_cannot_be_added_refuses_them_all() {
    let mut books = Books::new();
    books.session.execute(plan(vec![task("摸清底数", &["U3"])])).unwrap();
    let before = books.session.ledger().clone();
    let mut coded = task("乙", &["U1"]);
    coded.id = Some(TaskId::new("T01"));
    let mut past = task("丙", &["U1"]);
    past.deadline = Deadline::on("4月底前", day("2022-04-30"));
    for (bad, refusal) in [
        (task("  ", &["U1"]), Refusal::EmptyText),
        (task("甲", &[]), Refusal::NoUnits),
        (task("甲", &["U9"]), Refusal::UnknownUnit("U9".into())),
        (task("摸清底数", &["U1"]), Refusal::TaskExists("摸清底数".into())),
        (task("好的", &["U2"]), Refusal::TaskExists("好的".into())),
        (coded, Refusal::TaskExists("T01".into())),
        (past, Refusal::DeadlinePast(day("2022-04-30"))),
    ] {
        let error = books.session.execute(plan(vec![task("好的", &["U1"]), bad])).unwrap_err();
        assert_eq!(error, SessionError::Refused(refusal));
    }
    assert_eq!(books.session.execute(plan(vec![])).unwrap_err(), SessionError::Refused(Refusal::NothingChanges));
    assert_eq!(*books.session.ledger(), before);
}

#[test]
fn a_list_that_is_brought_in_keeps_its_own_dates_and_codes() {
    let mut books = Books::new();
    let mut old = task("上年结转", &["U1"]);
    old.deadline = Deadline::on("4月底前", day("2022-04-30"));
    old.id = Some(TaskId::new("T07"));
    let tasks = vec![old, task("新任务", &["U2"])];
    books.session.execute(Command::PlanTasks { tasks, agreed: false }).unwrap();
    let ledger = books.session.ledger();
    let codes: Vec<&str> = ledger.tasks.keys().map(TaskId::as_str).collect();
    assert_eq!((codes.as_slice(), ledger.assignments.len()), (&["T07", "T08"][..], 0));
}
