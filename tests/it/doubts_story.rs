//! 核对: every kind of doubt has a sentence that is flagged and a like one that is not, and Enter goes to what is meant.

use crate::support::{
    day,
    desk::Console,
    spring::{Spring, due, record},
    unit_id,
};
use diaodu::{
    document::{check, compose},
    domain::{
        Change, Command, Commitment, CommitmentId, CommitmentKind, Doubt, Edit, HeadLine, ItemDoubt, ItemId, Ledger,
        MeetingHead, MinutesSection, RemarkKind, StopState, TaskId, TextDoubt, UnitId,
    },
};
use std::collections::BTreeSet;

/// The kind of a doubt. A new kind does not compile until it is named here, and is missed until it has its sentences below.
fn kind(doubt: &Doubt) -> &'static str {
    match doubt {
        Doubt::HeadEmpty(HeadLine::Chair) => "no chair",
        Doubt::HeadEmpty(HeadLine::Place) => "no place",
        Doubt::HeadEmpty(HeadLine::Roll) => "no roll",
        Doubt::NextNotAfter { .. } => "the next meeting is not after this one",
        Doubt::Unanswered { .. } => "requests unanswered",
        Doubt::StillDeferred { .. } => "still deferred",
        Doubt::Unconfirmed { .. } => "not read back",
        Doubt::KeptInside { .. } => "serves a private task",
        Doubt::RareCharacters { .. } => "rare characters",
        Doubt::Item { what, .. } => match what {
            ItemDoubt::UnknownUnit { .. } => "a unit nobody knows",
            ItemDoubt::NoDate => "no date",
            ItemDoubt::NoLead { .. } => "no lead",
            ItemDoubt::DatePast { .. } => "a day past",
            ItemDoubt::DaysOutOfOrder { .. } => "days out of order",
            ItemDoubt::TextAndDate { .. } => "text and date disagree",
            ItemDoubt::SpokenTime { .. } => "a time of the room",
            ItemDoubt::FirstPerson { .. } => "first person",
            ItemDoubt::Colloquial { .. } => "talk",
            ItemDoubt::HalfSentence => "half a sentence",
            ItemDoubt::NotAnswering { .. } => "a unit that answers nowhere",
            ItemDoubt::CalledTogether { .. } => "called together",
            ItemDoubt::PrivateWords { .. } => "private words in an item",
            ItemDoubt::Twice { .. } => "the same twice",
        },
        Doubt::Text(what) => match what {
            TextDoubt::NotInText { .. } => "an item that the text lacks",
            TextDoubt::NotInLedger { .. } => "an item that the ledger lacks",
            TextDoubt::Overtaken { .. } => "a section overtaken",
            TextDoubt::OverdueAndClosed { .. } => "overdue here, closed there",
            TextDoubt::NotYetHeld { .. } => "a meeting not yet held",
            TextDoubt::PrivateWords { .. } => "private words in the text",
        },
    }
}

const KINDS: usize = 29;

fn kinds(ledger: &Ledger) -> BTreeSet<&'static str> {
    check(ledger).iter().map(kind).collect()
}

/// A meeting of the built-in city with a chair, a place and a roll, and one sound item.
fn meeting() -> Spring {
    let mut spring = Spring::empty("2022-05-20T09:00:00");
    spring.open("2022-05-20");
    spring.act(Command::TakeRollOfRest);
    promise(&mut spring, "物流行业党委6月30日前挂牌", "2022-06-30");
    spring
}

fn promise(spring: &mut Spring, text: &str, label: &str) {
    record_for(spring, CommitmentKind::Promise, &["U18"], text, label);
}

fn record_for(spring: &mut Spring, kind: CommitmentKind, units: &[&str], text: &str, label: &str) {
    spring.act(Command::Record(record(kind, units, &[], text, due("", label))));
}

fn section(spring: &Spring, section: MinutesSection) -> String {
    let sections = compose::minutes_sections(&spring.session.ledger().for_everybody());
    sections.into_iter().find(|one| one.section == section).expect("a section").composed
}

/// Words a section by hand: what the records say, changed.
fn word(spring: &mut Spring, of: MinutesSection, change: impl Fn(&str) -> String) {
    let composed = section(spring, of);
    spring.act(Command::WordSection { section: of, words: Some(change(&composed)), composed });
}

/// What is done at a meeting.
type Acts = fn(&mut Spring);

/// Each kind with acts after which it is told, and like ones after which it is not.
const CASES: [(&str, Acts, Acts); 23] = [
    (
        "no place",
        |spring| {
            spring.act(Command::AmendMeeting(MeetingHead { place: Some(String::new()), ..MeetingHead::default() }));
        },
        |_| (),
    ),
    (
        "no chair",
        |spring| {
            spring.act(Command::AmendMeeting(MeetingHead { chair: Some(String::new()), ..MeetingHead::default() }));
        },
        |_| (),
    ),
    (
        "rare characters",
        |spring| {
            spring.act(Command::AmendMeeting(MeetingHead { chair: Some("张㛃".into()), ..MeetingHead::default() }));
        },
        |spring| {
            spring.act(Command::AmendMeeting(MeetingHead { chair: Some("张杰".into()), ..MeetingHead::default() }));
        },
    ),
    (
        "requests unanswered",
        |spring| {
            let (item, to) = (ItemId::Commitment(CommitmentId(1)), due("", "2022-07-20"));
            spring.act(Command::AskExtension { item, to, reason: "批复未下".into() });
        },
        |spring| {
            let (item, to) = (ItemId::Commitment(CommitmentId(1)), due("", "2022-07-20"));
            spring.act(Command::AskExtension { item: item.clone(), to, reason: "批复未下".into() });
            spring.act(Command::RefuseExtension { item, by: "张三".into(), reason: "不能再拖".into() });
        },
    ),
    (
        "still deferred",
        |spring| {
            spring.act(Command::MarkStop { unit: unit_id("U17"), state: StopState::Deferred });
            spring.act(Command::Adjourn);
        },
        |spring| {
            spring.act(Command::MarkStop { unit: unit_id("U17"), state: StopState::Deferred });
            spring.act(Command::MarkStop { unit: unit_id("U17"), state: StopState::Covered });
            spring.act(Command::Adjourn);
        },
    ),
    ("not read back", |_| (), |spring| spring.act(Command::Confirm { ids: vec![CommitmentId(1)], confirmed: true })),
    (
        "serves a private task",
        |spring| {
            let mut secret =
                record(CommitmentKind::Promise, &["U18"], &[], "6月8日前走访两家律所", due("", "2022-06-08"));
            secret.task = Some(TaskId::new("T45"));
            spring.act(Command::Record(secret));
        },
        |spring| {
            let mut open =
                record(CommitmentKind::Promise, &["U18"], &[], "6月8日前走访两家律所", due("", "2022-06-08"));
            open.task = Some(TaskId::new("T18"));
            spring.act(Command::Record(open));
        },
    ),
    (
        "no date",
        |spring| promise(spring, "摸清物流企业底数", "NONE"),
        |spring| promise(spring, "6月10日前摸清物流企业底数", "2022-06-10"),
    ),
    (
        "no lead",
        |spring| record_for(spring, CommitmentKind::Instruction, &["U13", "U14"], "6月10日前报名单", "2022-06-10"),
        |spring| {
            let many = ["U13", "U14", "U17", "U18", "U22"];
            record_for(spring, CommitmentKind::Instruction, &many, "6月10日前报名单", "2022-06-10");
        },
    ),
    (
        "days out of order",
        |spring| promise(spring, "9月30日前建组织，6月10日前摸底", "2022-09-30;2022-06-10"),
        |spring| promise(spring, "6月10日前摸底，9月30日前建组织", "2022-06-10;2022-09-30"),
    ),
    (
        "text and date disagree",
        |spring| promise(spring, "物流驿站7月20日前建成", "2022-06-30"),
        |spring| promise(spring, "物流驿站7月20日前建成", "2022-07-20"),
    ),
    (
        "a time of the room",
        |spring| promise(spring, "过几天把驿站建成", "2022-06-30"),
        |spring| promise(spring, "6月底前把驿站建成", "2022-06-30"),
    ),
    (
        "first person",
        |spring| promise(spring, "我们6月30日前建成驿站", "2022-06-30"),
        |spring| promise(spring, "我市物流驿站6月30日前建成", "2022-06-30"),
    ),
    (
        "talk",
        |spring| promise(spring, "6月30日前把牌子弄好", "2022-06-30"),
        |spring| promise(spring, "6月30日前把牌子挂好", "2022-06-30"),
    ),
    (
        "half a sentence",
        |spring| promise(spring, "剩余的6月30日前完成", "2022-06-30"),
        |spring| promise(spring, "剩余三个站点6月30日前完成", "2022-06-30"),
    ),
    (
        "a unit that answers nowhere",
        |spring| promise(spring, "6月30日前建成驿站，由市财政局提供经费", "2022-06-30"),
        |spring| promise(spring, "6月30日前向市财政局报送经费方案", "2022-06-30"),
    ),
    (
        "called together",
        |spring| record_for(spring, CommitmentKind::Instruction, &["U01"], "各成员单位6月30日前报品牌", "2022-06-30"),
        |spring| {
            record_for(spring, CommitmentKind::Instruction, &["U01"], "6月30日前汇总各成员单位的品牌", "2022-06-30");
        },
    ),
    (
        "private words in an item",
        |spring| promise(spring, "6月8日前去两家公司暗访", "2022-06-08"),
        |spring| promise(spring, "6月8日前去两家公司走访", "2022-06-08"),
    ),
    (
        "the same twice",
        |spring| promise(spring, "物流行业党委6月30日前挂牌！", "2022-06-30"),
        |spring| record_for(spring, CommitmentKind::Promise, &["U28"], "物流行业党委6月30日前挂牌", "2022-06-30"),
    ),
    (
        "an item that the text lacks",
        |spring| word(spring, MinutesSection::Resolved, |_| "会议议定以下事项：".to_owned()),
        |spring| word(spring, MinutesSection::Resolved, |said| said.replace('，', "，并")),
    ),
    (
        "an item that the ledger lacks",
        |spring| word(spring, MinutesSection::Resolved, |said| format!("{said}\n99.市体育局报送场馆方案。")),
        |spring| word(spring, MinutesSection::Resolved, |said| format!("{said}\n请各单位抓紧落实。")),
    ),
    (
        "a section overtaken",
        |spring| {
            word(spring, MinutesSection::Resolved, |said| format!("{said}\n请各单位抓紧落实。"));
            promise(spring, "6月10日前摸清物流企业底数", "2022-06-10");
        },
        |spring| word(spring, MinutesSection::Resolved, |said| format!("{said}\n请各单位抓紧落实。")),
    ),
    (
        "private words in the text",
        |spring| {
            let text = "已去两家公司暗访".to_owned();
            spring.act(Command::NoteProgress { unit: unit_id("U18"), about: None, text, share: None });
        },
        |spring| {
            // What stays inside may say so.
            let text = "已去两家公司暗访".to_owned();
            spring.act(Command::Remark { kind: RemarkKind::Note, unit: Some(unit_id("U18")), text });
        },
    ),
];

#[test]
fn each_kind_flags_its_sentence_and_leaves_a_like_one_alone() {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (name, flagged, fine) in CASES {
        let mut spring = meeting();
        flagged(&mut spring);
        let told = kinds(spring.session.ledger());
        assert!(told.contains(name), "{name}: {told:?}");
        let mut spring = meeting();
        fine(&mut spring);
        let told = kinds(spring.session.ledger());
        assert!(!told.contains(name), "{name} of what is in order: {told:?}");
        seen.insert(name);
    }
    seen.extend(BY_THEMSELVES);
    assert_eq!(seen.len(), KINDS, "every kind has its sentences: {seen:?}");
}

/// What has a story of its own below.
const BY_THEMSELVES: [&str; 6] = [
    "a day past",
    "no roll",
    "the next meeting is not after this one",
    "a unit nobody knows",
    "overdue here, closed there",
    "a meeting not yet held",
];

#[test]
fn what_no_command_would_take_is_told_of_an_older_file() {
    let mut spring = meeting();
    assert!(!kinds(spring.session.ledger()).contains("a unit nobody knows"));
    let mut ledger = spring.session.ledger().clone();
    let at = ledger.at.expect("a meeting");
    ledger.meetings.get_mut(&at).expect("it").next_date = Some(day("2022-05-20"));
    assert!(kinds(&ledger).contains("the next meeting is not after this one"));
    ledger.meetings.get_mut(&at).expect("it").next_date = Some(day("2022-06-20"));
    assert!(!kinds(&ledger).contains("the next meeting is not after this one"));
    let before = ledger.commitments[&CommitmentId(1)].clone();
    let after = Commitment { deadline: due("", "2022-05-10"), ..before.clone() };
    assert!(!kinds(&ledger).contains("a day past"));
    ledger.apply(&Change::Commitment(Edit::Revised { before, after }));
    assert!(kinds(&ledger).contains("a day past"));
    ledger.units.remove(&UnitId::new("U18"));
    assert!(kinds(&ledger).contains("a unit nobody knows"));
    // A meeting whose roll nobody took.
    assert!(!kinds(spring.session.ledger()).contains("no roll"));
    spring = Spring::empty("2022-05-20T09:00:00");
    spring.open("2022-05-20");
    assert!(kinds(spring.session.ledger()).contains("no roll"));
}

/// An item of April that is closed in May.
fn closed_in_may() -> Spring {
    let mut spring = Spring::april().at("2022-05-20T09:00:00");
    spring.open("2022-05-20");
    let item = ItemId::Commitment(CommitmentId(2));
    spring.act(Command::Close { item, by: "市委“两新”工委办公室".into() });
    spring
}

#[test]
fn an_item_that_is_overdue_in_one_paragraph_and_closed_in_another_is_told() {
    let name = "overdue here, closed there";
    let mut spring = closed_in_may();
    assert!(!kinds(spring.session.ledger()).contains(name), "the records do not contradict themselves");
    word(&mut spring, MinutesSection::Heard, |said| {
        assert!(said.contains("“快递行业党建底数5月15日前摸清”已完成并销号"), "{said}");
        said.replace("“快递行业党建底数5月15日前摸清”已完成并销号", "“快递行业党建底数5月15日前摸清”逾期5天未完成")
    });
    let told = check(spring.session.ledger());
    let words = told.iter().find_map(|doubt| match doubt {
        Doubt::Text(TextDoubt::OverdueAndClosed { words }) => Some(words.clone()),
        _ => None,
    });
    assert_eq!(words.as_deref(), Some("快递行业党建底数5月15日前摸清"), "{told:?}");
}

#[test]
fn a_paper_that_speaks_of_a_meeting_not_yet_held_is_told_and_one_that_announces_it_is_not() {
    let name = "a meeting not yet held";
    let mut spring = closed_in_may();
    let next = MeetingHead { next_date: Some(day("2022-06-20")), ..MeetingHead::default() };
    spring.act(Command::AmendMeeting(next));
    assert!(section(&spring, MinutesSection::Next).contains("下次会议定于2022年6月20日召开"));
    assert!(!kinds(spring.session.ledger()).contains(name));
    word(&mut spring, MinutesSection::Demands, |_| "2022年4月20日调度会以来，各单位抓得较紧。".to_owned());
    assert!(!kinds(spring.session.ledger()).contains(name));
    word(&mut spring, MinutesSection::Demands, |_| "2022年6月20日调度会以来，各单位抓得较紧。".to_owned());
    assert!(kinds(spring.session.ledger()).contains(name));
}

#[test]
fn days_named_in_the_wrong_order_are_told_with_both() {
    let mut spring = meeting();
    promise(&mut spring, "9月30日前建组织，6月10日前摸底", "2022-09-30;2022-06-10");
    let what = ItemDoubt::DaysOutOfOrder { earlier: day("2022-06-10"), later: day("2022-09-30") };
    let told = check(spring.session.ledger());
    assert!(told.iter().any(|doubt| matches!(doubt, Doubt::Item { what: found, .. } if *found == what)), "{told:?}");
}

#[test]
fn enter_on_a_doubt_about_the_text_goes_to_the_line_that_it_means() {
    let mut spring = closed_in_may();
    for number in 1..=30 {
        promise(&mut spring, &format!("第{number}个站点6月30日前挂牌"), "2022-06-30");
    }
    word(&mut spring, MinutesSection::Demands, |_| {
        "会议强调，要抓紧。\n2022年6月20日调度会以来，各单位抓得较紧。".to_owned()
    });
    let Spring { folder, session } = spring;
    let mut console = Console::on(folder, session, 100, 30);
    console.press("Enter F10").hides("调度会以来").press("F3");
    console.type_in("还没有开").press("Enter").shows("> ").shows("2022年6月20日调度会以来").shows("标了“>”");
    let meant: Vec<String> =
        console.screen().lines().filter(|line| line.contains("> ")).map(|line| line.trim().to_owned()).collect();
    assert!(meant.len() == 1 && meant[0].contains("2022年6月20日调度会以来"), "{meant:?}");
}

#[test]
fn enter_goes_to_the_item_to_both_lines_and_to_the_section() {
    let mut spring = closed_in_may();
    promise(&mut spring, "过几天把驿站建成", "2022-06-30");
    word(&mut spring, MinutesSection::Heard, |said| {
        said.replace("“快递行业党建底数5月15日前摸清”已完成并销号", "“快递行业党建底数5月15日前摸清”逾期5天未完成")
    });
    word(&mut spring, MinutesSection::Resolved, |said| format!("{said}\n请各单位抓紧落实。"));
    promise(&mut spring, "6月10日前摸清物流企业底数", "2022-06-10");
    let Spring { folder, session } = spring;
    let mut console = Console::on(folder, session, 100, 30);
    console.press("Enter F10 F3").type_in("一处写逾期").press("Enter").shows("标了“>”");
    let first = console.screen().lines().filter(|line| line.trim_start().starts_with("> ")).count();
    assert!(first >= 1, "{}", console.screen());
    assert!(console.screen().contains("逾期5天未完成"), "{}", console.screen());
    console.press("F3").type_in("手改以后").press("Enter").shows("手改　议定事项").press("Esc");
    console.press("F3").type_in("过几天").press("Enter").shows("过几天把驿站建成").shows("更正");
}
