//! The life of the minutes: checked, signed, numbered, issued, sealed; and taken back, with a reason, as a new version.

use crate::support::{
    Books, day,
    desk::Console,
    promise,
    spring::{Spring, due, record},
};
use diaodu::{
    document::{check, compose, render},
    domain::{
        Command, CommitmentKind, Doubt, MeetingId, MeetingState, MinutesSection, MinutesStep, Refusal, TextDoubt,
    },
    session::{Session, SessionError},
    wording::{self, minutes_life},
};

const TODAY: &str = "2022-05-23";

fn refused(session: &mut Session, command: Command) -> Refusal {
    match session.execute(command) {
        Err(SessionError::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

fn sign_and_issue(spring: &mut Spring) {
    let command = compose::checking(&spring.session.ledger().for_everybody(), "王五".into());
    spring.act(command);
    let command = compose::signing(&spring.session.ledger().for_everybody(), "张三".into(), day(TODAY));
    spring.act(command);
    let command = compose::issuing(&spring.session.ledger().for_everybody(), day(TODAY));
    spring.act(command);
}

/// A word more from the chair, which the minutes tell.
fn one_more(spring: &mut Spring) {
    let more = record(CommitmentKind::Instruction, &["U14"], &[], "补报经费预算", due("6月10日前", "2022-06-10"));
    spring.act(Command::Record(more));
}

fn state(spring: &Spring) -> String {
    let ledger = spring.session.ledger();
    minutes_life::state(&ledger.minutes_at_hand().expect("a meeting"), compose::minutes_mark(&ledger.for_everybody()))
}

fn adjourned() -> Spring {
    let mut spring = Spring::may();
    if spring.session.ledger().meeting().expect("a meeting").state != MeetingState::Adjourned {
        spring.act(Command::Adjourn);
    }
    spring.at("2022-05-23T09:00:00")
}

#[test]
fn minutes_go_out_step_by_step_and_never_unsigned() {
    let mut spring = adjourned();
    let ledger = spring.session.ledger().clone();
    assert_eq!(
        refused(&mut spring.session, compose::issuing(&ledger.for_everybody(), day(TODAY))),
        Refusal::MinutesNotSigned
    );
    let sign = compose::signing(&ledger.for_everybody(), "张三".into(), day(TODAY));
    assert_eq!(refused(&mut spring.session, sign.clone()), Refusal::MinutesNotChecked);
    spring.act(compose::checking(&ledger.for_everybody(), "王五".into()));
    assert_eq!(state(&spring), "已核对（王五）");
    let early = compose::signing(&ledger.for_everybody(), "张三".into(), day("2022-05-01"));
    assert_eq!(refused(&mut spring.session, early), Refusal::SignedBeforeMeeting(day("2022-05-01")));
    spring.act(sign);
    spring.act(Command::NumberMinutes { number: 12 });
    assert_eq!(state(&spring), "已签发（张三，2022年5月23日），编号12");
    assert!(render::text(&compose::minutes(&spring.session.ledger().for_everybody(), day(TODAY))).contains("第12期"));
    let command = compose::issuing(&spring.session.ledger().for_everybody(), day(TODAY));
    spring.act(command);
    assert_eq!(state(&spring), "已印发（第1版）");
    // Printed again a week later, it still bears the day on which it went out.
    let clock = spring.session.clock().today();
    let later = render::text(&compose::minutes(&spring.session.ledger().for_everybody(), day("2022-06-01")));
    assert!(later.contains(&format!("{}印发", wording::day_in_full(clock))), "{later}");
    let edition = spring.session.ledger().editions[&(MeetingId(1002), 1)].clone();
    assert_eq!((edition.number, edition.signed_by.as_str()), (Some(12), "张三"));
    assert_eq!(edition.words, compose::minutes(&spring.session.ledger().for_everybody(), clock).words());
    spring.act(Command::Seal);
    assert_eq!(spring.session.audit(|_| ()).unwrap().findings, vec![]);
}

#[test]
fn what_changes_after_signing_cannot_go_out_unseen() {
    let mut spring = adjourned();
    let command = compose::checking(&spring.session.ledger().for_everybody(), String::new());
    spring.act(command);
    let command = compose::signing(&spring.session.ledger().for_everybody(), "张三".into(), day(TODAY));
    spring.act(command);
    one_more(&mut spring);
    assert!(state(&spring).ends_with("签发后内容有变，须重新核对"), "{}", state(&spring));
    let ledger = spring.session.ledger().clone();
    assert_eq!(
        refused(&mut spring.session, compose::issuing(&ledger.for_everybody(), day(TODAY))),
        Refusal::ChangedSinceSigned
    );
    sign_and_issue(&mut spring);
    assert_eq!(state(&spring), "已印发（第1版）");
}

#[test]
fn a_number_is_given_once() {
    let mut spring = adjourned();
    let taken = spring.session.ledger().meetings[&MeetingId(1001)].number;
    assert_eq!(refused(&mut spring.session, Command::NumberMinutes { number: taken }), Refusal::NumberTaken(taken));
    assert_eq!(refused(&mut spring.session, Command::NumberMinutes { number: 0 }), Refusal::NumberTaken(0));
}

#[test]
fn sealed_minutes_are_taken_back_with_a_reason_and_every_version_stays() {
    let mut spring = adjourned();
    sign_and_issue(&mut spring);
    spring.act(Command::Seal);
    let sealed = spring.session.ledger().clone();
    let bytes = |spring: &Spring| {
        let ledger = spring.session.ledger();
        render::docx(&compose::minutes(&ledger.for_everybody(), day(TODAY)), &ledger.programme.house_style).unwrap()
    };
    let first = bytes(&spring);
    assert!(matches!(refused(&mut spring.session, promise("U14", "挂牌", "2022-06-30")), Refusal::Sealed(_)));
    let reopen = |reason: &str| compose::reopening(&sealed.for_everybody(), reason.into(), day(TODAY));
    assert_eq!(refused(&mut spring.session, reopen("  ")), Refusal::NoReason);
    spring.act(reopen("漏了一家单位"));
    assert_eq!(spring.session.ledger().meeting().unwrap().state, MeetingState::Adjourned);
    assert_eq!(state(&spring), "第2版，草稿");
    // Reopening can be taken back, and then everything is as it was.
    spring.session.undo().unwrap();
    assert_eq!(*spring.session.ledger(), sealed);
    assert_eq!(bytes(&spring), first);
    assert!(matches!(spring.session.undo(), Err(SessionError::Refused(Refusal::Sealed(_)))));
    spring.act(reopen("漏了一家单位"));
    one_more(&mut spring);
    sign_and_issue(&mut spring);
    let text = render::text(&compose::minutes(&spring.session.ledger().for_everybody(), day(TODAY)));
    assert!(text.contains("期（第2版）") && text.contains("补报经费预算"), "{text}");
    let mut spring = spring.at("2022-05-30T09:00:00");
    let ledger = spring.session.ledger();
    let (one, two) = (&ledger.editions[&(MeetingId(1002), 1)], &ledger.editions[&(MeetingId(1002), 2)]);
    let passages = diaodu::document::compare(&one.words, &two.words);
    assert!(
        passages
            .iter()
            .any(|passage| matches!(passage, diaodu::document::Passage::New(line) if line.contains("补报经费预算")))
    );
    assert_eq!(ledger.minutes_at_hand().unwrap().reopened[0].reason, "漏了一家单位");
    spring.act(Command::Seal);
    assert_eq!(spring.session.audit(|_| ()).unwrap().findings, vec![]);
}

#[test]
fn what_was_sealed_the_quick_way_is_kept_as_a_version_too() {
    let mut spring = adjourned();
    spring.act(Command::Seal);
    let words = compose::minutes(&spring.session.ledger().for_everybody(), spring.session.clock().today()).words();
    let command = compose::reopening(&spring.session.ledger().for_everybody(), "错字".into(), day("2022-06-02"));
    spring.act(command);
    assert_eq!(spring.session.ledger().editions[&(MeetingId(1002), 1)].words, words);
    assert_eq!(spring.session.ledger().minutes_at_hand().unwrap().next_step(), MinutesStep::Check);
}

#[test]
fn nothing_is_reopened_once_a_later_meeting_is_sealed() {
    let mut spring = Spring::may();
    if spring.session.ledger().meeting().unwrap().state != MeetingState::Adjourned {
        spring.act(Command::Adjourn);
    }
    spring.act(Command::Seal);
    spring.session.turn_to(MeetingId(1001)).unwrap();
    let command = compose::reopening(&spring.session.ledger().for_everybody(), "错字".into(), day(TODAY));
    assert!(matches!(refused(&mut spring.session, command), Refusal::LaterSealed(_)));
    let mut books = Books::new();
    let command = compose::reopening(&books.session.ledger().for_everybody(), "错字".into(), day(TODAY));
    assert_eq!(refused(&mut books.session, command), Refusal::NothingIssued);
}

#[test]
fn a_text_written_by_hand_is_held_against_the_ledger() {
    let mut spring = adjourned();
    let sections = compose::minutes_sections(&spring.session.ledger().for_everybody());
    let resolved = sections.iter().find(|section| section.section == MinutesSection::Resolved).unwrap().clone();
    let mut lines: Vec<&str> = resolved.composed.lines().collect();
    // The first line only says that items follow.
    let dropped = lines.remove(1);
    lines.push("99.市体育局报送场馆方案。");
    let word = |words: Option<String>| Command::WordSection {
        section: MinutesSection::Resolved,
        words,
        composed: resolved.composed.clone(),
    };
    spring.act(word(Some(lines.join("\n"))));
    let text = render::text(&compose::minutes(&spring.session.ledger().for_everybody(), day(TODAY)));
    assert!(text.contains("99.市体育局报送场馆方案。"), "{text}");
    let doubts = check(spring.session.ledger());
    let words = |doubt: &&Doubt| matches!(doubt, Doubt::Text(TextDoubt::NotInText { words, .. }) if dropped.contains(words.as_str()));
    assert_eq!(doubts.iter().filter(words).count(), 1, "{doubts:?}");
    assert!(
        doubts
            .iter()
            .any(|doubt| matches!(doubt, Doubt::Text(TextDoubt::NotInLedger { line }) if line.starts_with("99.")))
    );
    assert!(!doubts.iter().any(|doubt| matches!(doubt, Doubt::Text(TextDoubt::Overtaken { .. }))));
    one_more(&mut spring);
    assert!(
        check(spring.session.ledger()).iter().any(|doubt| matches!(doubt, Doubt::Text(TextDoubt::Overtaken { .. })))
    );
    assert!(
        !render::text(&compose::minutes(&spring.session.ledger().for_everybody(), day(TODAY))).contains("1.补报"),
        "not overwritten"
    );
    // Given back, the section follows the records again; undone, the hand's words are back.
    spring.act(word(None));
    assert!(
        !render::text(&compose::minutes(&spring.session.ledger().for_everybody(), day(TODAY))).contains("场馆方案")
    );
    spring.session.undo().unwrap();
    assert!(render::text(&compose::minutes(&spring.session.ledger().for_everybody(), day(TODAY))).contains("场馆方案"));
    let mut spring = spring.at("2022-05-30T09:00:00");
    assert!(render::text(&compose::minutes(&spring.session.ledger().for_everybody(), day(TODAY))).contains("场馆方案"));
    assert_eq!(spring.session.audit(|_| ()).unwrap().findings, vec![]);
    assert_eq!(refused(&mut spring.session, word(Some(" \n ".into()))), Refusal::EmptyText);
}

#[test]
fn the_console_takes_the_minutes_from_draft_to_issue_and_back() {
    let mut console = Console::in_session(100, 30);
    console.press("F2").type_in("物流行业党委6月底前挂牌").press("Enter Enter Esc");
    console.press("F10").shows("纪要预览　草稿").press("F4").shows("先散会");
    console.press("F3").shows("地点没有填").shows("宣读确认").press("Esc");
    console
        .press("F7")
        .shows("下次会期")
        .press("Enter Enter")
        .shows("宣布散会")
        .press("F10 F4")
        .shows("核对人")
        .type_in("王五")
        .press("Enter Enter");
    console.shows("已核对（王五）").shows("下一步：签发").press("F4").type_in("张三").press("Enter Enter Enter");
    console.shows("已签发（张三，2022年5月20日）").press("F4").shows("编号").press("Enter Enter").shows("编号1");
    console.press("F4").shows("原样存下").press("Enter").shows("已印发（第1版）");
    // Found out later: the place was missing.
    console.press("F4").shows("原因").type_in("漏写地点").press("Enter Enter").shows("第2版，草稿");
    console.press("F3").shows("地点没有填").press("Down").press("Esc Ctrl+E Down Down Down").type_in("市委三楼会议室");
    console.press("F2 Enter").shows("市委三楼会议室");
    console.press("F6").shows("第1版").press("Enter").shows("第1版 → 现在的稿子").shows("＋");
    let mut console = console.restart();
    console.press("Enter F10").shows("第2版，草稿");
}

#[test]
fn a_section_is_worded_by_hand_and_a_power_cut_costs_nothing() {
    let mut console = Console::in_session(100, 30);
    console.press("F2").type_in("物流行业党委6月底前挂牌").press("Enter Enter Esc F10 Enter").shows("改哪一节");
    console.shows("会议要求").press("Down Down Enter").shows("手改　会议要求").shows("由记录生成");
    console.paste("会议强调，要抓紧。\n（一）要认识到位。").shows("改了，还没存");
    console.press("Enter").type_in("第三段");
    // What the program does within the second.
    console.desk.save_draft();
    let mut console = console.restart();
    console.press("Enter F10 Enter Down Down Enter").shows("第三段").shows("改了，还没存");
    console.press("Ctrl+End Back Back Back Back").hides("第三段").press("F2").shows("手改纪要：会议要求");
    console.press("Down Down Down Down Down Down").shows("会议强调，要抓紧。").shows("（一）要认识到位。");
    // Left half-way, it waits; taken up again, it is there.
    console.press("Enter Down Down Enter").shows("手改").type_in("另：").press("Esc").shows("写的先放着").hides("另：");
    console.press("Enter Down Down Enter").shows("另：会议强调").press("Del Del Esc");
    console.press("Ctrl+Z Ctrl+Z").shows("撤销：手改纪要").hides("要认识到位");
}

#[test]
fn records_that_change_afterwards_are_shown_and_taken_or_left() {
    let mut console = Console::in_session(100, 30);
    console.press("F2").type_in("物流行业党委6月底前挂牌").press("Enter Enter Esc F10 Enter");
    console.press("Down Down Down Enter").shows("手改　议定事项").press("Ctrl+End").type_in("抓").press("F2");
    console.shows("抓").press("Ctrl+D F2").type_in("再报一份底数，6月10日前").press("Enter Enter Esc");
    console.press("F10").shows("1节手改后有变动").shows("抓").hides("再报一份底数");
    console.press("Enter").shows("手改，有变动").press("Down Down Down Enter").shows("手改以后记录有变动");
    console.press("Tab").shows("＋2.再报一份底数").press("Esc").shows("抓");
    // Left: the hand's words stand, and nobody asks again.
    console.press("F6").shows("抓").hides("手改后有变动");
    // Taken: the records speak again, and that can be taken back.
    console.press("Enter Down Down Down Enter F4").shows("再报一份底数").hides("抓");
    console.press("Ctrl+Z Ctrl+Z").shows("抓");
}

#[test]
fn papers_are_chosen_and_written_in_one_go() {
    let mut console = Console::in_session(100, 30);
    console
        .press("F2")
        .type_in("物流行业党委6月底前挂牌")
        .press("Enter Enter Esc Shift+F10")
        .shows("会议纪要")
        .shows("每家一份");
    // The minutes are chosen already; the ledger and the calendar of everybody come along.
    console.press("Down Tab Down Down Down Down Down Tab Enter").shows("什么格式").shows("LibreOffice");
    console.press("Down Down Tab Enter").shows("文件夹").type_in("没有这个文件夹").press("Enter Enter");
    console.shows("没有“没有这个文件夹”这个文件夹");
    std::fs::create_dir(console.folder.path().join("papers")).unwrap();
    console.press("Shift+F10 Down Tab Down Down Down Down Down Tab Enter Down Down Tab Enter Enter Enter");
    console.shows("已导出6个文件到");
    let mut names: Vec<String> = std::fs::read_dir(console.folder.path().join("papers"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "2022年5月调度会日程.ics",
            "2022年5月调度会纪要.docx",
            "2022年5月调度会纪要.txt",
            "2022年5月调度会议定事项销号台账.docx",
            "2022年5月调度会议定事项销号台账.txt",
            "2022年5月调度会议定事项销号台账.xlsx",
        ]
    );
    assert!(!console.desk.look_after(), "nothing is being made");
}

#[test]
fn a_remark_stays_inside_until_the_secretary_lets_it_into_the_minutes() {
    let mut console = Console::in_session(112, 40);
    console.press("F2 F2 F2 F2 F2").shows("点评").type_in("要求倒排工期，挂图作战").press("Enter Enter");
    console.type_in("“两新”党建要列入重要议事日程").press("F2 F2 F2 F2 F3").press("Enter Enter Enter Esc");
    console.press("F10").hides("倒排工期").hides("议事日程");
    console.press("Tab").shows("只留内部").shows("全体　“两新”党建").press("Enter").shows("各单位都看得到");
    console.press("Enter").shows("点评可入纪要");
    console.press("End").press("Tab Down Enter Enter").press("Home");
    let words = diaodu::document::compose::minutes(
        &console.desk.session().ledger().for_everybody(),
        crate::support::day("2022-05-23"),
    );
    let text = words.words().join("\n");
    assert!(text.contains("会议要求，倒排工期，挂图作战。"), "its own set word, once: {text}");
    assert!(text.contains("会议强调，“两新”党建要列入重要议事日程。"), "{text}");
    console.press("Tab").shows("入纪要").press("Enter").shows("点评不入纪要").hides("倒排工期");
}

#[test]
fn a_sentence_is_printed_whole_unless_a_shorter_form_was_accepted() {
    let mut console = Console::in_session(112, 40);
    console.press("F3").type_in("jtj").press("Enter");
    console.type_in("物流行业党委6月底前挂牌，由分管副局长负责，邮政管理局配合").press("Enter Enter");
    let paper = diaodu::document::compose::minutes(
        &console.desk.session().ledger().for_everybody(),
        crate::support::day("2022-05-23"),
    );
    let text = paper.words().join("\n");
    let said = "物流行业党委6月30日前挂牌，由分管副局长负责，邮政管理局配合。责任单位：市交通运输局（牵头）、\
                市邮政管理局；责任人：分管副局长；完成时限：2022年6月30日。";
    assert!(text.contains(said), "{text}");
    assert!(text.contains("会议议定以下事项："), "{text}");
}
