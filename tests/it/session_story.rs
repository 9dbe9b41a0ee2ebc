//! The books: what was acted is there after a restart, undo is in words of its own, and the audit sees meddling.

use crate::support::{Books, day, promise, unit_id};
use diaodu::{
    domain::{Command, CommitmentId, Deadline, ItemId, Life, Nature, Refusal, StopState},
    session::SessionError,
    store::Finding,
};

#[test]
fn what_was_promised_is_there_after_the_program_was_closed() {
    let mut books = Books::new();
    books.session.execute(promise("U1", "物流行业党委6月底前挂牌", "2022-06-30")).unwrap();
    let before = books.session.ledger().clone();
    let books = books.reopen();
    assert_eq!(*books.session.ledger(), before);
    assert_eq!(books.session.ledger().commitments[&CommitmentId(1)].text, "物流行业党委6月底前挂牌");
    let audit = books.session.audit(|_| ()).unwrap();
    assert_eq!((audit.findings, audit.entries, audit.commitments), (vec![], 4, 1));
}

#[test]
fn one_instruction_to_all_units_is_one_act_and_one_undo() {
    let mut books = Books::new();
    let Command::Record(mut recording) = promise("U1", "品牌备案", "2022-06-30") else { unreachable!() };
    recording.units = vec![unit_id("U3"), unit_id("U1"), unit_id("U2")];
    books.session.execute(Command::Record(recording)).unwrap();
    let ledger = books.session.ledger();
    assert_eq!(ledger.commitments.len(), 3);
    assert!(ledger.commitments.values().all(|commitment| commitment.binding == Some(CommitmentId(1))));
    let mut books = books.reopen();
    let undone = books.session.undo().unwrap();
    assert!(matches!(undone.nature, Nature::Undo(4)));
    assert!(books.session.ledger().commitments.is_empty());
    let mut books = books.reopen();
    books.session.redo().unwrap();
    assert_eq!(books.session.ledger().commitments.len(), 3);
    assert_eq!(books.session.audit(|_| ()).unwrap().findings, vec![]);
}

#[test]
fn undo_goes_back_to_the_opening_and_then_says_that_there_is_nothing_left() {
    let mut books = Books::new();
    books.session.execute(Command::GiveFloor { to: Some(unit_id("U1")), leaving: None }).unwrap();
    books.session.execute(Command::GiveFloor { to: Some(unit_id("U2")), leaving: Some(StopState::Covered) }).unwrap();
    let mut undone = 0;
    while books.session.undo().is_ok() {
        undone += 1;
    }
    assert_eq!(undone, 4);
    assert!(books.session.ledger().meetings.is_empty());
    assert_eq!(books.session.undo(), Err(SessionError::Refused(Refusal::NothingToUndo)));
    assert_eq!(books.session.audit(|_| ()).unwrap().findings, vec![]);
}

#[test]
fn an_extension_needs_a_reason_and_keeps_the_first_date() {
    let mut books = Books::new();
    books.session.execute(promise("U1", "挂牌", "2022-06-30")).unwrap();
    let item = ItemId::Commitment(CommitmentId(1));
    let extend = |reason: &str| Command::Extend {
        item: item.clone(),
        to: Deadline::on("7月20日", day("2022-07-20")),
        by: "张三".to_owned(),
        reason: reason.to_owned(),
    };
    assert_eq!(books.session.execute(extend("")).unwrap_err(), SessionError::Refused(Refusal::NoReason));
    books.session.execute(extend("批复未下")).unwrap();
    let books = books.reopen();
    let commitment = &books.session.ledger().commitments[&CommitmentId(1)];
    assert_eq!(commitment.deadline.last_day(), Some(day("2022-07-20")));
    assert_eq!(commitment.first_deadline().last_day(), Some(day("2022-06-30")));
}

#[test]
fn a_sealed_meeting_refuses_every_command_and_undo() {
    let mut books = Books::new();
    books.session.execute(promise("U1", "挂牌", "2022-06-30")).unwrap();
    books.session.execute(Command::Adjourn).unwrap();
    books.session.execute(Command::Seal).unwrap();
    let sealed = SessionError::Refused(Refusal::Sealed("2022-05".parse().unwrap()));
    assert_eq!(books.session.execute(promise("U2", "再加一条", "2022-06-30")).unwrap_err(), sealed);
    assert_eq!(books.session.undo().unwrap_err(), sealed);
    assert_eq!(books.session.execute(Command::CallToOrder).unwrap_err(), sealed);
}

#[test]
fn reported_is_not_closed_and_reopening_keeps_both() {
    let mut books = Books::new();
    books.session.execute(promise("U1", "挂牌", "2022-06-30")).unwrap();
    let item = ItemId::Commitment(CommitmentId(1));
    books.session.execute(Command::Report { item: item.clone(), evidence: "照片3张".into() }).unwrap();
    books.session.execute(Command::Close { item: item.clone(), by: "组织二科".into() }).unwrap();
    books.session.execute(Command::Reopen { item, reason: "现场未见牌子".into() }).unwrap();
    let books = books.reopen();
    let course = &books.session.ledger().commitments[&CommitmentId(1)].course;
    assert_eq!(course.life, Life::Standing);
    assert!(
        matches!(&course.reopenings[0].was, Life::Closed { report: Some(report), .. } if report.evidence == "照片3张")
    );
}

#[test]
fn what_was_changed_behind_the_programs_back_is_found() {
    let mut books = Books::new();
    books.session.execute(promise("U1", "挂牌", "2022-06-30")).unwrap();
    let meddler = rusqlite::Connection::open(books.folder.path().join("a.db")).unwrap();
    meddler.execute("UPDATE commitment SET label = '2022-12-31', due = '2022-12-31'", []).unwrap();
    assert_eq!(books.session.audit(|_| ()).unwrap().findings, vec![Finding::Differs("commitment")]);
    meddler.execute("UPDATE journal SET deed = replace(deed, '2022-06-30', '2022-12-31') WHERE seq = 4", []).unwrap();
    assert_eq!(books.session.audit(|_| ()).unwrap().findings, vec![Finding::BrokenChain(4)]);
}

#[test]
fn two_consoles_on_one_file_never_decide_on_a_stale_picture() {
    let mut books = Books::new();
    let mut other = diaodu::session::Session::open(&books.folder.path().join("a.db"), *books.session.clock()).unwrap();
    books.session.execute(promise("U1", "甲", "2022-06-30")).unwrap();
    other.execute(promise("U2", "乙", "2022-06-30")).unwrap();
    books.session.execute(promise("U3", "丙", "2022-06-30")).unwrap();
    assert_eq!(books.session.ledger().commitments.len(), 3);
    assert_eq!(books.session.audit(|_| ()).unwrap().findings, vec![]);
}
