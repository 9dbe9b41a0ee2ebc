//! Questions for the chair: each kind is raised by what happened, and not by what only looks like it. They stand in the
//! corner of the walk where there is room, a key shows what they rest on, and the brief has a page of them.

use crate::support::{
    day,
    desk::Console,
    office::Office,
    spring::{Spring, due, record},
    unit_id,
};
use diaodu::{
    document::{
        compose::{Notes, brief_paper},
        render,
    },
    domain::{ChairAsks, Command, CommitmentId, CommitmentKind, ItemId, Ledger, Measure, RegisterEntryId, StopState},
    stage::{Cue, Show, scene},
};
use std::collections::BTreeMap;

const ITEM: ItemId = ItemId::Commitment(CommitmentId(1));

fn promise(spring: &mut Spring, text: &str, label: &str) {
    spring.act(Command::Record(record(CommitmentKind::Promise, &["U18"], &[], text, due("", label))));
}

fn progress(spring: &mut Spring, text: &str, share: Option<u8>) {
    spring.act(Command::NoteProgress { unit: unit_id("U18"), about: Some(ITEM), text: text.into(), share });
}

/// April, in which the transport bureau promised one thing and whatever else happened; then its turn in May.
fn months(april: impl Fn(&mut Spring), may: impl Fn(&mut Spring)) -> Spring {
    let mut spring = Spring::empty("2022-04-20T09:00:00");
    spring.open("2022-04-20");
    promise(&mut spring, "物流行业党委6月底前挂牌", "2022-06-30");
    april(&mut spring);
    spring.act(Command::Adjourn);
    spring.act(Command::Seal);
    let mut spring = spring.at("2022-05-20T09:00:00");
    spring.open("2022-05-20");
    spring.act(Command::GiveFloor { to: Some(unit_id("U18")), leaving: Some(StopState::Covered) });
    may(&mut spring);
    spring
}

fn asked_in(ledger: &Ledger) -> Vec<ChairAsks> {
    let asked = ledger.for_office().chair_questions(&unit_id("U18"), day("2022-05-20"));
    asked.into_iter().map(|one| one.about).collect()
}

/// What may be asked in May, besides that nothing was said.
fn asked(april: impl Fn(&mut Spring), may: impl Fn(&mut Spring)) -> Vec<ChairAsks> {
    let spring = months(april, may);
    let mut asked = asked_in(spring.session.ledger());
    asked.retain(|one| !matches!(one, ChairAsks::Silent { .. }));
    asked
}

fn nothing(_: &mut Spring) {}

#[test]
fn a_promise_that_was_made_before_word_for_word_is_asked_about() {
    let raised = asked(nothing, |spring| promise(spring, "物流行业党委7月20日前挂牌", "2022-07-20"));
    assert_eq!(raised, [ChairAsks::WordForWord { now: CommitmentId(2), before: CommitmentId(1) }]);
    assert_eq!(asked(nothing, |spring| promise(spring, "物流行业党委7月底前配齐班子", "2022-07-31")), []);
}

#[test]
fn a_second_extension_is_asked_about_and_a_first_is_not() {
    let later = |spring: &mut Spring, label: &str| {
        let (by, reason) = ("张三".to_owned(), "编办批复未下".to_owned());
        spring.act(Command::Extend { item: ITEM, to: due("", label), by, reason });
    };
    let raised = asked(|spring| later(spring, "2022-07-10"), |spring| later(spring, "2022-07-31"));
    assert_eq!(raised, [ChairAsks::ExtendedAgain { item: ITEM, times: 2 }]);
    assert_eq!(asked(nothing, |spring| later(spring, "2022-07-31")), []);
    // Brought forward is no extension.
    assert_eq!(asked(|spring| later(spring, "2022-07-10"), |spring| later(spring, "2022-06-20")), []);
}

#[test]
fn the_same_percentage_as_last_month_is_asked_about_and_another_is_not() {
    let april = |spring: &mut Spring| progress(spring, "正在走程序", Some(60));
    let raised = asked(april, |spring| progress(spring, "还在走程序", Some(60)));
    assert_eq!(raised, [ChairAsks::SameShare { item: ITEM, share: 60 }]);
    assert_eq!(asked(april, |spring| progress(spring, "编办已批", Some(80))), []);
    assert_eq!(asked(nothing, |spring| progress(spring, "正在走程序", Some(60))), []);
    assert_eq!(asked(april, |spring| progress(spring, "不好说百分之几", None)), []);
}

#[test]
fn a_figure_that_does_not_come_nearer_to_its_whole_is_asked_about() {
    let of = |values: [i64; 2]| {
        move |spring: &mut Spring| {
            let indicators = spring.session.ledger().programme.indicators.clone();
            let rate = indicators.into_iter().find_map(|one| match one.measure {
                Measure::Rate { part, whole } => Some([part, whole]),
                Measure::Count => None,
            });
            for (indicator, value) in rate.expect("a rate").into_iter().zip(values) {
                spring.act(Command::TakeReading { unit: unit_id("U18"), indicator, value });
            }
        }
    };
    let raised = asked(of([31, 46]), of([31, 46]));
    assert!(matches!(raised.as_slice(), [ChairAsks::StillFigure { value: 31, of: 46, .. }]), "{raised:?}");
    assert_eq!(asked(of([31, 46]), of([33, 46])), []);
    assert_eq!(asked(of([46, 46]), of([46, 46])), [], "nothing is left to be done");
    assert_eq!(asked(nothing, of([31, 46])), [], "nothing is known of the month before");
}

#[test]
fn a_request_is_asked_about_until_it_is_answered() {
    let ask = |spring: &mut Spring| {
        let reason = "编办批复未下".to_owned();
        spring.act(Command::AskExtension { item: ITEM, to: due("", "2022-07-20"), reason });
    };
    assert_eq!(asked(nothing, ask), [ChairAsks::Unanswered { item: ITEM }]);
    let answered = asked(nothing, |spring| {
        ask(spring);
        let (by, reason) = ("张三".to_owned(), "不能再拖".to_owned());
        spring.act(Command::RefuseExtension { item: ITEM, by, reason });
    });
    assert_eq!(answered, []);
}

#[test]
fn a_committee_that_has_not_met_for_months_is_asked_about() {
    let committee = |held: &'static str| {
        move |spring: &mut Spring| {
            let kinds = spring.session.ledger().programme.registers.clone();
            let kind = kinds.into_iter().find(|kind| kind.of_committees && kind.idle.is_some()).expect("committees");
            let stage = kind.stages.iter().position(|stage| stage.done).expect("a done stage");
            let field = kind.idle.as_ref().expect("an idle rule").field.clone();
            let fields = if held.is_empty() { BTreeMap::new() } else { BTreeMap::from([(field, held.to_owned())]) };
            spring.act(Command::EnterRegister {
                id: None,
                kind: kind.id,
                unit: unit_id("U18"),
                name: "市交通运输行业党委".into(),
                stage,
                fields,
                on: Some(day("2021-06-10")),
            });
        }
    };
    let raised = asked(nothing, committee(""));
    assert!(
        matches!(raised.as_slice(), [ChairAsks::NoMeetings { entry: RegisterEntryId(1), months: 11 }]),
        "{raised:?}"
    );
    assert_eq!(asked(nothing, committee("2022-05-10")), []);
}

#[test]
fn a_report_without_evidence_is_asked_about() {
    let report = |evidence: &'static str| {
        move |spring: &mut Spring| spring.act(Command::Report { item: ITEM, evidence: evidence.into() })
    };
    assert_eq!(asked(nothing, report("")), [ChairAsks::NoEvidence { item: ITEM }]);
    assert_eq!(asked(nothing, report("挂牌照片")), []);
}

#[test]
fn a_unit_that_says_nothing_of_what_it_owes_is_asked_about_until_it_speaks() {
    let silent = |spring: &Spring| asked_in(spring.session.ledger()).contains(&ChairAsks::Silent { owed: 1 });
    assert!(silent(&months(nothing, nothing)));
    assert!(!silent(&months(nothing, |spring| progress(spring, "正在走程序", None))));
    assert!(!silent(&months(nothing, |spring| spring.act(Command::Report { item: ITEM, evidence: "照片".into() }))));
    assert!(!silent(&months(nothing, |spring| {
        let reason = "编办批复未下".to_owned();
        spring.act(Command::AskExtension { item: ITEM, to: due("", "2022-07-20"), reason });
    })));
    // Whoever owes nothing has nothing to say.
    assert!(!silent(&months(
        |spring| spring.act(Command::Withdraw { id: CommitmentId(1), reason: "并入".into() }),
        nothing
    )));
}

#[test]
fn the_corner_of_the_walk_has_them_where_there_is_room_and_a_key_shows_what_they_rest_on() {
    for (width, height, has_room) in [(160, 60, true), (80, 24, false)] {
        let spring = months(
            |spring| progress(spring, "正在走程序", Some(60)),
            |spring| progress(spring, "还在走程序", Some(60)),
        );
        let Spring { folder, session } = spring;
        let mut console = Console::on(folder, session, width, height);
        console.press("Enter");
        let question = "“物流行业党委6月底前挂牌”上次就报60%";
        if has_room {
            console.shows("可以问 1 条").shows("Alt+W 看依据，不上投影").shows(question);
        } else {
            console.shows("可以问 1 条，Alt+W 看").hides(question);
        }
        console.press("Alt+W").shows(question).shows("依据").shows("4月20日：正在走程序（完成60%）");
        console
            .shows("5月20日：还在走程序（完成60%）")
            .press("Enter")
            .shows("报完成")
            .press("Esc Tab")
            .shows("市交通运输局");
        console.press("Esc").hides("4月20日：正在走程序");
        // The room sees nothing of it, whatever is up.
        for show in [Show::Unit(unit_id("U18")), Show::Overview, Show::Ahead] {
            let shown = scene(&console.desk.session().ledger().for_everybody(), &Cue::of(show), day("2022-05-20"));
            assert!(!serde_json::to_string(&shown).expect("json").contains("60%"));
        }
    }
}

#[test]
fn the_chairs_brief_has_a_page_of_them() {
    let spring = months(nothing, nothing);
    let ledger = spring.session.ledger();
    let brief = render::text(&brief_paper(ledger.for_office(), day("2022-05-20"), Notes::Left));
    let squeezed: String = brief.split_whitespace().collect();
    assert!(squeezed.contains("提问参考") && squeezed.contains("以前议定的1件一句没报"), "{brief}");
    assert!(squeezed.contains("内部"), "{brief}");
}

#[test]
fn the_brief_gathers_whoever_owes_nothing_and_counts_what_has_no_day() {
    let mut office = Office::new();
    office.run("record --unit jtj 7月底前建好台账");
    office.run("meeting adjourn");
    office.on("2022-06-20").run("meeting open --date 2022-06-20");
    let brief = office.said("export brief -o - --format text");
    let [told, quiet] = brief.split_once("没有到期和未结事项的").map(|(told, quiet)| [told, quiet]).expect(&brief);
    assert!(told.contains("填报表都还没有交。") && told.contains("市交通运输局（现场汇报）承诺未结1项"), "{told}");
    let listed = office.json("list --tasks --unit jtj --state undated");
    let undated = format!("任务未定期限{}项", listed.as_array().expect("a list").len());
    assert!(told.contains(&undated), "{undated}: {told}");
    let quiet = quiet.split("提问参考").next().unwrap_or_default();
    assert!(quiet.contains("任务未定期限：甲县") && !quiet.contains("市交通运输局"), "{quiet}");
}
