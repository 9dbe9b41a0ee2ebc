//! The papers: what the meeting said stands in the minutes, once, with its units and its day, in every format.

use crate::support::{
    Books, day,
    office::Office,
    promise,
    spring::{Spring, due, record},
    unit_id,
};
use diaodu::{
    document::{
        Field, check,
        compose::{
            Naming, Notice, bulletin, calendar, excerpt, export_bulletin, export_calendar, export_excerpt,
            export_minutes, export_notices, export_tasks, minutes, notice, preview, task_workbook,
        },
        render::{self, Format},
    },
    domain::{Command, CommitmentKind, Deadline, Doubt, ItemDoubt},
    wording::{self, papers::Letter},
};

fn letters(ledger: &diaodu::domain::Ledger, on: &str) -> Vec<Notice> {
    ledger.for_each_on_roster().filter_map(|books| notice(&books, day(on))).collect()
}

fn text_of(spring: &Spring) -> String {
    minutes(&spring.session.ledger().for_everybody(), day("2022-05-23")).words().join("\n")
}

#[test]
fn the_minutes_of_may_read_as_an_office_writes_them() {
    let spring = Spring::may();
    insta::assert_snapshot!(
        "minutes_of_may",
        preview(&spring.session.ledger().for_everybody(), day("2022-05-23")).join("\n")
    );
}

#[test]
fn what_is_private_never_reaches_the_minutes() {
    let text = text_of(&Spring::may());
    for secret in ["住院", "手术", "不熟", "误记"] {
        assert!(!text.contains(secret), "{secret}");
    }
    for spoken in ["6月底前", "尽快（", "8月底前", "4月底前"] {
        assert!(!text.contains(spoken), "{spoken}");
    }
}

#[test]
fn the_next_meeting_stands_under_a_heading_of_its_own() {
    let text = text_of(&Spring::may());
    assert!(text.contains("、下次会议\n下次会议定于2022年6月20日召开。"), "{text}");
}

#[test]
fn one_act_for_all_units_is_one_item() {
    let text = text_of(&Spring::may());
    let line = text.lines().find(|line| line.contains("明确党建品牌")).unwrap();
    assert!(line.contains("责任单位：全体成员单位、各县（市、区）、园区；完成时限：2022年6月30日。"), "{line}");
    assert_eq!(text.matches("建立行业党建联席会议制度。责任单位").count(), 1);
}

#[test]
fn a_meeting_with_nothing_recorded_still_has_minutes() {
    let books = Books::new();
    let text = minutes(&books.session.ledger().for_everybody(), day("2022-05-20")).words().join("\n");
    assert!(text.contains("2022年5月20日上午，月调度会召开，由张三主持，围绕测试主题进行调度。现纪要如下。"), "{text}");
    assert!(text.contains("本次会议未形成新的议定事项。") && !text.contains("任务分工表"), "{text}");
    let nothing = minutes(&diaodu::domain::Ledger::default().for_everybody(), day("2022-05-20"));
    assert!(nothing.words().contains(&"还没有会议，暂无纪要。".to_owned()));
}

#[test]
fn the_minutes_of_may_still_say_in_june_what_they_said_in_may() {
    let spring = Spring::may();
    let may = spring.session.ledger().at.unwrap();
    let then = text_of(&spring);
    let mut june = spring.at("2022-06-20T09:00:00");
    june.open("2022-06-20");
    let item = |number| diaodu::domain::ItemId::Commitment(diaodu::domain::CommitmentId(number));
    june.act(Command::Extend {
        item: item(5),
        to: due("7月底", "2022-07-31"),
        by: String::new(),
        reason: "牌子没做好".into(),
    });
    june.act(Command::Extend {
        item: item(50),
        to: due("8月15日", "2022-08-15"),
        by: String::new(),
        reason: String::new(),
    });
    let task = diaodu::domain::ItemId::Assignment(diaodu::domain::TaskId::new("T28"), unit_id("U18"));
    june.act(Command::Report { item: task, evidence: "名单".into() });
    june.act(Command::Close { item: item(1), by: String::new() });
    june.act(Command::Reopen { item: item(3), reason: "人数不足".into() });
    june.session.turn_to(may).unwrap();
    assert_eq!(text_of(&june), then);
}

#[test]
fn a_date_changed_for_one_unit_of_many_makes_an_item_of_its_own() {
    let mut spring = Spring::empty("2022-05-20T09:00:00");
    spring.open("2022-05-20");
    let all = record(CommitmentKind::Instruction, &["U13", "U14", "U27"], &[], "报送方案", due("", "2022-06-10"));
    spring.act(Command::Record(all));
    spring.act(Command::Amend {
        id: diaodu::domain::CommitmentId(2),
        amendment: diaodu::domain::Amendment {
            deadline: Some(Deadline::on("6月20日", day("2022-06-20"))),
            ..diaodu::domain::Amendment::default()
        },
    });
    let text = text_of(&spring);
    assert!(text.contains("责任单位：市司法局、市税务局；完成时限：2022年6月10日。"), "{text}");
    assert!(text.contains("责任单位：市财政局；完成时限：2022年6月20日。"), "{text}");
}

#[test]
fn the_minutes_come_as_word_markdown_and_text_in_one_go() {
    let spring = Spring::may();
    let ledger = spring.session.ledger();
    let folder = spring.folder.path().join("材料");
    let fault = export_minutes(&ledger.for_everybody(), &folder, &Format::ALL, day("2022-05-23")).unwrap_err();
    assert!(matches!(fault, diaodu::domain::DeliverFault::FolderMissing { .. }));
    std::fs::create_dir(&folder).unwrap();
    let written = export_minutes(&ledger.for_everybody(), &folder, &Format::ALL, day("2022-05-23")).unwrap();
    let names: Vec<_> = written.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
    assert_eq!(names, ["2022年5月调度会纪要.docx", "2022年5月调度会纪要.md", "2022年5月调度会纪要.txt"]);
    let document = minutes(&ledger.for_everybody(), day("2022-05-23"));
    assert_eq!(std::fs::read(&written[0]).unwrap(), render::docx(&document, &ledger.programme.house_style).unwrap());
    assert_eq!(std::fs::read_to_string(&written[2]).unwrap(), render::text(&document));
}

#[test]
fn two_meetings_in_a_month_do_not_overwrite_each_other() {
    let mut books = Books::new();
    books.session.execute(promise("U1", "挂牌", "2022-06-30")).unwrap();
    books
        .session
        .execute(Command::OpenMeeting { date: day("2022-05-27"), head: diaodu::domain::MeetingHead::default() })
        .unwrap();
    let written = export_minutes(
        &books.session.ledger().for_everybody(),
        books.folder.path(),
        &[Format::Text],
        day("2022-05-27"),
    );
    assert!(written.unwrap()[0].ends_with("2022年5月调度会纪要（第2期）.txt"));
    let _ = unit_id("U1");
}

/// The words of a .docx file, without its layout.
fn read_word(bytes: &[u8]) -> String {
    use std::io::Read as _;
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let mut xml = String::new();
    package.by_name("word/document.xml").expect("a body").read_to_string(&mut xml).expect("text");
    let parts = xml.split("<w:t").skip(1).filter_map(|part| part.split_once('>'));
    let texts = parts.filter_map(|(_, rest)| rest.split_once("</w:t>")).map(|(text, _)| text);
    quick_xml::escape::unescape(&texts.collect::<String>()).expect("escaped").into_owned()
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"*\\#|+-=".contains(*c)).collect()
}

#[test]
fn word_markdown_and_text_carry_the_same_words() {
    let spring = Spring::may();
    let ledger = spring.session.ledger();
    let letter = letters(ledger, "2022-06-17").swap_remove(0).document;
    for paper in [
        minutes(&ledger.for_everybody(), day("2022-05-23")),
        bulletin(&ledger.for_everybody(), day("2022-06-17"), Naming::Named),
        letter,
    ] {
        let words = bare(&paper.words().concat());
        assert_eq!(bare(&read_word(&render::docx(&paper, &ledger.programme.house_style).unwrap())), words);
        let (markdown, text) = (bare(&render::markdown(&paper)), bare(&render::text(&paper)));
        for block in &paper.blocks {
            for line in block
                .words()
                .iter()
                .filter(|line| !matches!(block, diaodu::document::Block::Table(_)) && !line.is_empty())
            {
                assert!(markdown.contains(&bare(line)), "{line} is not in the Markdown");
                assert!(text.contains(&bare(line)), "{line} is not in the text");
            }
        }
        let sorted = |text: &str| {
            let mut letters: Vec<char> = text.chars().collect();
            letters.sort_unstable();
            letters
        };
        assert_eq!(sorted(&text), sorted(&words), "a table breaks its cells, and loses nothing");
    }
}

#[test]
fn each_unit_gets_a_letter_about_its_own_items_and_the_late_ones_are_urged() {
    let spring = Spring::may();
    let letters = letters(spring.session.ledger(), "2022-06-17");
    let of = |code: &str| letters.iter().find(|notice| notice.unit == unit_id(code)).unwrap();
    assert_eq!(of("U18").letter, Letter::Urging);
    assert_eq!(of("U04").letter, Letter::Supervision, "the report was due on 31 May");
    assert_eq!(of("U09").letter, Letter::Reminder);
    let words = of("U18").document.words().join("\n");
    assert!(words.contains("市交通运输局：") && words.contains("逾期2天"), "{words}");
    assert!(!words.contains("市司法局"), "{words}");
    insta::assert_snapshot!("letter_to_the_transport_bureau", render::text(&of("U18").document));
}

#[test]
fn the_bulletin_counts_and_names_only_when_it_may() {
    let spring = Spring::may();
    let ledger = spring.session.ledger();
    let (counted, named) = (
        render::text(&bulletin(&ledger.for_everybody(), day("2022-06-17"), Naming::Withheld)),
        render::text(&bulletin(&ledger.for_everybody(), day("2022-06-17"), Naming::Named)),
    );
    assert!(!counted.contains("市委网信办") && named.contains("市委网信办：直播平台党建调研报告"), "{counted}{named}");
    assert!(!named.contains("行业党委作用发挥自查"), "its list is internal");
    insta::assert_snapshot!("bulletin_of_june", counted);
}

#[test]
fn an_excerpt_holds_nothing_about_anybody_else() {
    let spring = Spring::may();
    let paper = excerpt(&spring.session.ledger().for_unit(&unit_id("U18")), day("2022-05-23")).unwrap();
    let words = paper.words().join("\n");
    assert!(words.contains("物流行业党委6月30日前挂牌") && !words.contains("小个专"), "{words}");
    assert!(excerpt(&spring.session.ledger().for_unit(&unit_id("U99")), day("2022-05-23")).is_none());
}

#[test]
fn the_calendar_keeps_the_identity_of_a_day_that_is_moved() {
    let mut spring = Spring::may();
    let unit = unit_id("U18");
    let entry = |spring: &Spring| {
        let days = calendar(&spring.session.ledger().for_unit(&unit), day("2022-05-20"));
        days.entries.into_iter().find(|entry| entry.summary.contains("挂牌")).unwrap()
    };
    let before = entry(&spring);
    assert_eq!((before.day, before.remind.as_slice()), (day("2022-06-30"), &[7_u16, 1][..]));
    spring.act(Command::Extend {
        item: diaodu::domain::ItemId::Commitment(diaodu::domain::CommitmentId(5)),
        to: due("7月底", "2022-07-31"),
        by: String::new(),
        reason: "批复未下".into(),
    });
    let after = entry(&spring);
    assert_eq!((after.uid.as_str(), after.day), (before.uid.as_str(), day("2022-07-31")));
    let everybody = calendar(&spring.session.ledger().for_everybody(), day("2022-05-20"));
    let mut uids: Vec<_> = everybody.entries.iter().map(|entry| &entry.uid).collect();
    uids.dedup();
    assert_eq!(uids.len(), everybody.entries.len());
    let brand = everybody.entries.iter().filter(|entry| entry.summary.contains("明确党建品牌")).count();
    assert_eq!(brand, 1, "one act, one entry");
    assert_eq!(
        render::ics(&everybody),
        render::ics(&calendar(&spring.session.ledger().for_everybody(), day("2022-05-20")))
    );
}

#[test]
fn the_ledger_sorts_by_day_and_holds_every_item_once() {
    let spring = Spring::may();
    let workbook = task_workbook(&spring.session.ledger().for_everybody(), day("2022-05-23"));
    let ledger = &workbook.sheets[0];
    let logistics = ledger.rows.iter().find(|row| row[0] == 5_u32.into()).unwrap();
    assert_eq!(logistics[8], Field::Date(day("2022-06-30")));
    assert_eq!(logistics[3], "市交通运输局".into());
    assert_eq!(ledger.rows.len(), 4 + 1 + 39 + 3 + 4, "what was withdrawn is not in it");
    assert!(workbook.sheets[1].rows.len() > 400);
    assert!(ledger.rows.iter().all(|row| row.len() == ledger.columns.len()));
}

#[test]
fn a_careful_colleague_points_out_what_to_look_at_again() {
    let spring = Spring::may();
    let ledger = spring.session.ledger();
    let doubts = check(ledger);
    let said: Vec<String> = doubts.iter().map(|doubt| wording::doubt(doubt, ledger).line()).collect();
    assert!(
        doubts
            .iter()
            .any(|doubt| matches!(doubt, Doubt::Item { what: ItemDoubt::NoLead { units }, .. } if units.len() == 3)),
        "{said:#?}"
    );
    assert_eq!(
        doubts.iter().filter(|doubt| matches!(doubt, Doubt::Item { what: ItemDoubt::NoDate, .. })).count(),
        2,
        "{said:#?}"
    );
    assert!(doubts.iter().any(|doubt| matches!(doubt, Doubt::StillDeferred { units } if *units == [unit_id("U17")])));
    assert!(
        !doubts.iter().any(|doubt| matches!(doubt, Doubt::Item { what: ItemDoubt::SpokenTime { .. }, .. })),
        "{said:#?}"
    );
    assert!(check(&diaodu::domain::Ledger::default()).is_empty());
}

/// Leaves the samples where a person can open them: `DIAODU_SAMPLES=folder cargo test --test it samples`.
#[test]
fn samples_can_be_looked_at() {
    let spring = Spring::may();
    let ledger = spring.session.ledger();
    let folder = std::env::var_os("DIAODU_SAMPLES").map_or_else(|| spring.folder.path().to_owned(), Into::into);
    let word = [Format::Docx];
    assert_eq!(export_minutes(&ledger.for_everybody(), &folder, &Format::ALL, day("2022-05-23")).unwrap().len(), 3);
    assert_eq!(export_tasks(&ledger.for_everybody(), &folder, &word, day("2022-05-23"), |_, _| ()).unwrap().len(), 2);
    assert_eq!(export_notices(ledger.for_each_on_roster(), &folder, &word, day("2022-06-17")).unwrap().len(), 39);
    assert_eq!(
        export_bulletin(&ledger.for_everybody(), &folder, &word, day("2022-06-17"), Naming::Named).unwrap().len(),
        1
    );
    assert_eq!(export_excerpt(&ledger.for_unit(&unit_id("U18")), &folder, &word, day("2022-05-23")).unwrap().len(), 1);
    assert!(
        export_calendar(&ledger.for_everybody(), &folder, day("2022-05-23"))
            .unwrap()
            .ends_with("2022年5月调度会日程.ics")
    );
}

#[test]
fn a_paper_goes_where_it_is_told_and_one_of_several_files_asks_for_a_folder() {
    let office = Office::new();
    office.run("record --unit jtj 物流行业党委6月底前挂牌");
    let there = |name: &str| office.folder.path().join(name).is_file();
    for (paper, name) in [
        ("bulletin", "通报.docx"),
        ("brief", "提要.md"),
        ("agenda", "议程.txt"),
        ("minutes --unit jtj", "摘录.docx"),
        ("calendar", "日程.ics"),
    ] {
        assert!(office.run(&format!("export {paper} -o {name}")).contains(name), "{paper}");
        assert!(there(name), "{paper}");
    }
    assert!(office.run("export bulletin -o -").contains("通报"));
    assert!(office.run("export calendar -o -").starts_with("BEGIN:VCALENDAR"));
    assert!(!there("-"), "printed, not kept");
    for (paper, name) in [("tasks", "台账.xlsx"), ("registers", "专项.xlsx"), ("notices", "-"), ("year", "全年.docx")]
    {
        assert!(office.refused(&format!("export {paper} -o {name}")).contains("文件夹"), "{paper}");
        assert!(!there(name), "{paper}");
    }
    office.run("export tasks -o 任务");
    assert_eq!(std::fs::read_dir(office.folder.path().join("任务")).expect("made").count(), 2);
}
