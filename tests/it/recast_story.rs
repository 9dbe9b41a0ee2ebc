//! What was recorded as the wrong thing, under the wrong unit or in the wrong words is put right, and what it replaced
//! is kept.

use crate::support::{
    desk::Console,
    spring::{Spring, due, record as recording},
    unit_id,
};
use diaodu::{
    domain::{
        Audience as _, Command, CommitmentId, CommitmentKind, ItemId, Life, Recasting, Refusal, RegisterKindId,
        RemarkId, RemarkKind, SaidId, SaidKind, TaskId,
    },
    session::SessionError,
};
use std::collections::BTreeMap;

/// Records a sentence as the nth kind from 承诺 and leaves the line.
fn record(console: &mut Console, kind: usize, sentence: &str) {
    console.type_in(sentence);
    for _ in 0..kind {
        console.press("F2");
    }
    console.press("Enter Enter Esc");
}

/// Goes to the line that says something and opens its menu.
fn open_menu(console: &mut Console, words: &str) {
    console.press("Home");
    for _ in 0..60 {
        if console.screen().lines().any(|line| line.contains("> ") && line.contains(words)) {
            console.press("Enter");
            return;
        }
        console.press("Down");
    }
    panic!("“{words}” was not reached:\n{}", console.screen());
}

fn check(console: &Console) {
    let audit = console.desk.session().audit(|_| {}).expect("read");
    assert!(audit.findings.is_empty(), "{:?}", audit.findings);
}

#[test]
fn any_of_the_six_kinds_becomes_any_other_and_undo_brings_it_back() {
    for from in 0..6 {
        let mut console = Console::in_session(112, 34);
        record(&mut console, from, "快递网点底数6月底前摸清");
        let before = console.desk.session().ledger().clone();
        for to in (0..6).filter(|to| *to != from) {
            open_menu(&mut console, "快递网点底数");
            console.type_in("改记").press("Enter").shows("改记：原来记的会留底").shows("原话留底");
            for _ in 0..(to + 6 - from) % 6 {
                console.press("F2");
            }
            console.press("Enter Enter");
            let ledger = console.desk.session().ledger();
            let kinds: Vec<SaidKind> = said(ledger);
            assert_eq!(kinds, [SaidKind::ALL[to]], "{from} to {to}:\n{}", console.screen());
            console.press("Esc Ctrl+Z Ctrl+Z");
            assert_eq!(*console.desk.session().ledger(), keep_counters(&before, console.desk.session().ledger()));
        }
        check(&console);
    }
}

/// Numbers given out are not given back: everything else is as it was.
fn keep_counters(before: &diaodu::domain::Ledger, now: &diaodu::domain::Ledger) -> diaodu::domain::Ledger {
    let mut before = before.clone();
    before.counters = now.counters;
    before
}

fn said(ledger: &diaodu::domain::Ledger) -> Vec<SaidKind> {
    let mut kinds: Vec<SaidKind> = ledger
        .commitments
        .values()
        .filter(|commitment| commitment.course.is_open())
        .map(|commitment| commitment.kind.into())
        .collect();
    kinds.extend(ledger.progress.values().map(|_| SaidKind::Progress));
    kinds.extend(ledger.help_requests.values().map(|_| SaidKind::Help));
    kinds.extend(ledger.remarks.values().map(|remark| SaidKind::from(remark.kind)));
    kinds
}

#[test]
fn what_was_replaced_is_kept_with_what_it_became_and_its_number_is_not_given_out_again() {
    let mut console = Console::in_session(112, 34);
    record(&mut console, 2, "已走访网点12家，月底前再走20家");
    open_menu(&mut console, "已走访网点");
    console.type_in("改记").press("Enter F2 F2 F2 F2 Enter Enter").shows("改记 进展 → 承诺 市委组织部");
    let ledger = console.desk.session().ledger();
    let (id, replaced) = ledger.replaced.iter().next().expect("kept");
    assert_eq!(replaced.became, SaidKind::Promise);
    let SaidId::Progress(number) = *id else { panic!("{id:?}") };
    let mut console = console.restart();
    console.press("Enter F2 Esc");
    record(&mut console, 2, "又说了一条进展");
    assert!(console.desk.session().ledger().progress.keys().all(|later| *later > number));
    console.press("F12").shows("改记 进展 → 承诺");
}

#[test]
fn a_remark_under_the_wrong_unit_is_moved_and_a_promise_withdrawn_by_recasting_says_so() {
    let mut console = Console::in_session(112, 34);
    record(&mut console, 4, "筹建偏慢");
    open_menu(&mut console, "筹建偏慢");
    console.type_in("改记").press("Enter F3").type_in("jtj").press("Enter Enter Enter").shows("更正点评 市交通运输局");
    let remark = console.desk.session().ledger().remarks.values().next().expect("moved").clone();
    assert_eq!(remark.unit.expect("a unit").as_str(), "U18");
    console.press("Esc");
    record(&mut console, 0, "6月底前挂牌");
    open_menu(&mut console, "6月底前挂牌");
    console.type_in("改记").press("Enter F2 F2 Enter Enter");
    let life = &console.desk.session().ledger().commitments[&CommitmentId(1)].course.life;
    assert_eq!(*life, Life::Recast { to: SaidKind::Progress });
}

#[test]
fn a_help_request_is_settled_and_opened_again_from_its_line() {
    let mut console = Console::in_session(112, 34);
    record(&mut console, 3, "请编办支持设置");
    open_menu(&mut console, "请编办支持");
    console.type_in("已办结").press("Enter").shows("协调事项办结").shows("（已办结）");
    open_menu(&mut console, "请编办支持");
    console.type_in("重新").press("Enter").hides("（已办结）");
}

#[test]
fn a_sentence_in_the_line_is_never_overwritten_by_recasting() {
    let mut console = Console::in_session(112, 34);
    record(&mut console, 4, "筹建偏慢");
    console.type_in("这句还没写完").press("Esc Ctrl+F").type_in("筹建").press("Esc");
    console.press("End Home");
    // With words in the line, Enter goes back to them rather than to the list.
    console.press("Enter").shows("这句还没写完").press("Ctrl+U Esc");
    open_menu(&mut console, "筹建偏慢");
    console.type_in("改记").press("Enter").shows("原为点评").press("Ctrl+U Esc");
    assert_eq!(console.desk.session().ledger().remarks.len(), 1);
    console.type_in("新的一句6月底前办完").press("Enter Enter").shows("记点评");
}

#[test]
fn what_is_for_one_unit_is_not_filed_for_many() {
    let mut console = Console::in_session(112, 34);
    console.type_in("大家都报一下").press("F3 Enter F2 F2 Enter").shows("一次只记给一家");
    assert!(console.desk.session().ledger().progress.is_empty());
}

/// An office that has inspected and found something: 1 is the rectification of a finding, 2 serves a private task; progress
/// is about each of them.
fn inspected() -> Spring {
    let mut spring = Spring::empty("2022-05-20T09:00:00");
    spring.open("2022-05-20");
    spring.act(Command::EnterRegister {
        id: None,
        kind: RegisterKindId::new("inspection"),
        unit: unit_id("U22"),
        name: "一季度巡察".into(),
        stage: 0,
        fields: BTreeMap::new(),
        on: None,
    });
    let entry = *spring.session.ledger().register_entries.keys().next().expect("an entry");
    let promise = |unit: &str| recording(CommitmentKind::Promise, &[unit], &[], "暗账补齐", due("", "2022-06-10"));
    spring.act(Command::Rectify { entry, recording: promise("U22") });
    let mut private = promise("U13");
    private.task = Some(TaskId::new("T45"));
    spring.act(Command::Record(private));
    for (unit, number) in [("U22", 1), ("U13", 2)] {
        let about = Some(ItemId::Commitment(CommitmentId(number)));
        spring
            .act(Command::NoteProgress { unit: unit_id(unit), about, text: "暗账缺三个月".into(), share: None });
    }
    spring
}

#[test]
fn what_follows_from_a_finding_stays_inside_whatever_it_is_recorded_as() {
    let units = [("U22", false), ("U13", true)];
    let mut taken = 0;
    for (at, (unit, _)) in units.iter().enumerate() {
        let said: Vec<SaidId> = {
            let spring = inspected();
            let ledger = spring.session.ledger();
            let number = u32::try_from(at).expect("small") + 1;
            let progress = ledger.progress.keys().nth(at).copied().expect("progress");
            vec![SaidId::Commitment(CommitmentId(number)), SaidId::Progress(progress)]
        };
        for said in said {
            for to in SaidKind::ALL {
                for others in [&[][..], &["U18"][..]] {
                    let mut spring = inspected();
                    let recasting = Recasting {
                        said,
                        to,
                        units: std::iter::once(unit).chain(others).map(|code| unit_id(code)).collect(),
                        text: "暗账改记".into(),
                        owner: String::new(),
                        supporting: Vec::new(),
                        task: None,
                        deadline: due("", "2022-06-10"),
                    };
                    let done = spring.session.execute(Command::Recast(recasting));
                    taken += usize::from(done.is_ok());
                    let is_refusal = |error: &SessionError| {
                        matches!(error, SessionError::Refused(Refusal::StaysInside | Refusal::OneUnitOnly))
                    };
                    assert!(done.as_ref().err().is_none_or(is_refusal), "{said:?} to {to:?}: {done:?}");
                    let told = format!("{:?}", spring.session.ledger().for_everybody().books());
                    assert!(!told.contains("暗账"), "{said:?} to {to:?} for {others:?}: {told}");
                }
            }
        }
    }
    assert!(taken >= 12, "some are taken, and stay inside: {taken}");
}

#[test]
fn a_remark_that_was_let_out_is_not_let_out_as_a_note() {
    let mut spring = Spring::empty("2022-05-20T09:00:00");
    spring.open("2022-05-20");
    spring.act(Command::Remark { kind: RemarkKind::Remark, unit: Some(unit_id("U18")), text: "要抓紧".into() });
    spring.act(Command::PublishRemark { id: RemarkId(1), public: true });
    spring.act(Command::Recast(Recasting {
        said: SaidId::Remark(RemarkId(1)),
        to: SaidKind::Note,
        units: vec![unit_id("U18")],
        text: "负责人不熟情况".into(),
        owner: String::new(),
        supporting: Vec::new(),
        task: None,
        deadline: due("", "NONE"),
    }));
    assert!(!spring.session.ledger().remarks[&RemarkId(1)].public);
}
