//! Small faults that a rehearsal found in the papers, each held by its name.

use crate::support::{
    day, moment,
    office::Office,
    spring::{Spring, due, record},
    unit_id,
};
use diaodu::{
    document::{
        Block,
        compose::{minutes, minutes_in},
    },
    domain::{Audience as _, Command, CommitmentKind, MeetingHead, MinutesForm, StopState, UnitKind},
};

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A meeting at which all units were heard but those.
fn heard_all_but(but: &[&str]) -> Spring {
    let mut spring = Spring::empty("2022-05-20T09:00:00");
    spring.open("2022-05-20");
    let units: Vec<_> = spring.session.ledger().walk().into_iter().map(|(unit, _)| unit.id.clone()).collect();
    for unit in units.into_iter().filter(|unit| !but.contains(&unit.as_str())) {
        spring.act(Command::MarkStop { unit, state: StopState::Covered });
    }
    spring
}

fn opening(spring: &Spring, form: MinutesForm) -> String {
    let paper = minutes_in(&spring.session.ledger().for_everybody(), day("2022-05-20"), form);
    let said = |block: &Block| matches!(block, Block::Paragraph(_)).then(|| block.words().concat());
    paper.blocks.iter().find_map(said).expect("an opening")
}

#[test]
fn the_opening_names_all_members_only_where_all_were_heard() {
    let spring = heard_all_but(&[]);
    let heard = opening(&spring, MinutesForm::Full);
    assert!(heard.contains("会议听取了市委组织部、全体成员单位、各县（市、区）、园区的汇报"), "{heard}");
    let count = spring.session.ledger().walk().len();
    assert!(opening(&spring, MinutesForm::Concise).contains(&format!("会议听取了{count}家单位的汇报")));
}

#[test]
fn the_opening_names_those_that_were_heard_and_not_the_two_that_were_not() {
    let spring = heard_all_but(&["U18", "U22"]);
    let ledger = spring.session.ledger();
    let heard = opening(&spring, MinutesForm::Full);
    assert!(!heard.contains("全体成员单位"), "{heard}");
    for (unit, _) in ledger.walk() {
        let is_grouped = matches!(unit.kind, UnitKind::County | UnitKind::Park);
        let was_heard = !["U18", "U22"].contains(&unit.id.as_str());
        assert_eq!(heard.contains(&unit.short), was_heard && !is_grouped, "{}: {heard}", unit.short);
    }
    let count = ledger.walk().len() - 2;
    let concise = opening(&spring, MinutesForm::Concise);
    assert!(concise.contains(&format!("会议听取了{count}家单位的汇报")), "{concise}");
    // One more county than was heard is no "each county".
    let county = ledger.walk().iter().find(|(unit, _)| unit.kind == UnitKind::County).map(|(unit, _)| unit.id.clone());
    let county = county.expect("a county");
    let spring = heard_all_but(&[county.as_str()]);
    let heard = opening(&spring, MinutesForm::Full);
    assert!(heard.contains("全体成员单位") && !heard.contains("各县（市、区）"), "{heard}");
}

#[test]
fn the_opening_names_nobody_where_nobody_was_heard() {
    let mut spring = Spring::empty("2022-05-20T09:00:00");
    spring.open("2022-05-20");
    for form in [MinutesForm::Full, MinutesForm::Concise] {
        let heard = opening(&spring, form);
        assert!(!heard.contains("听取") && !heard.contains("0家") && heard.ends_with("现纪要如下。"), "{heard}");
    }
    // In writing only: nobody was listened to.
    spring.act(Command::MarkStop { unit: unit_id("U18"), state: StopState::Written });
    let heard = opening(&spring, MinutesForm::Full);
    assert!(!heard.contains("听取") && heard.contains("市交通运输局作书面汇报。"), "{heard}");
}

#[test]
fn whoever_came_is_listed_with_one_kind_of_comma_in_every_month() {
    let mut office = Office::new();
    let came = |office: &Office| {
        let paper = squeezed(&office.minutes());
        let list = paper.split("出席：").nth(1).expect("a list").split(['牵', '请', '缺', '记', '抄']).next();
        list.expect("names").to_owned()
    };
    office.run("roll take present jtj --person 赵某 --post 副局长");
    office.run("roll take present sfj");
    office.run("meeting start");
    let may = came(&office);
    office.run("meeting adjourn");
    office.on("2022-06-20").run("meeting open --date 2022-06-20 --chair 张三");
    office.run("roll take present jtj sfj wxb");
    let june = came(&office);
    for list in [may, june] {
        assert!(list.contains('、') && !list.contains('，'), "{list}");
    }
}

#[test]
fn who_promised_is_the_ledgers_business_and_not_behind_every_item() {
    let spring = Spring::may();
    for form in [MinutesForm::Full, MinutesForm::Concise] {
        let paper = minutes_in(&spring.session.ledger().for_everybody(), day("2022-05-20"), form).words().concat();
        assert!(!paper.contains("（承诺）") && !paper.contains("（交办）"), "{paper}");
    }
}

#[test]
fn nothing_that_has_a_day_stands_among_what_has_none() {
    let mut spring = Spring::may();
    // Announced at the meeting, the next one is no matter without a day, nor is what is due at it.
    let by_next =
        record(CommitmentKind::Promise, &["U18"], &[], "下次会前报方案", due("下次会前", "RELATIVE:next-meeting"));
    let mut spring_open = spring.at("2022-06-20T09:00:00");
    spring_open.open("2022-06-20");
    spring_open.act(Command::Record(by_next));
    spring_open.act(Command::Record(record(CommitmentKind::Promise, &["U18"], &[], "研究办法", due("", "NONE"))));
    spring_open
        .act(Command::AmendMeeting(MeetingHead { next_date: Some(day("2022-07-20")), ..MeetingHead::default() }));
    spring = spring_open;
    for form in [MinutesForm::Full, MinutesForm::Concise] {
        let paper = minutes_in(&spring.session.ledger().for_everybody(), day("2022-06-20"), form);
        let at = |name: &str| {
            let is_it = |block: &Block| matches!(block, Block::Heading { text, .. } if text.ends_with(name));
            paper.blocks.iter().position(is_it).unwrap_or_else(|| panic!("no {name}"))
        };
        let rest = &paper.blocks[at("待定时限事项") + 1..];
        let until = rest.iter().position(|block| matches!(block, Block::Heading { .. })).unwrap_or(rest.len());
        let undated: String = rest[..until].iter().flat_map(Block::words).collect();
        assert!(
            undated.contains("研究办法") && !undated.contains("完成时限：") && !undated.contains('月'),
            "{undated}"
        );
        assert!(at("下次会议") > 0);
        let words = paper.words().concat();
        assert!(
            words.contains("下次会前报方案。责任单位：市交通运输局；完成时限：下次会议（2022年7月20日）前。"),
            "{words}"
        );
    }
}

#[test]
fn an_item_without_news_says_where_it_stands_and_one_with_news_says_them() {
    let mut office = Office::new();
    office.run("record --unit jtj 物流行业党委6月30日前挂牌");
    office.run("meeting start");
    office.run("meeting adjourn");
    office.on("2022-06-20").run("meeting open --date 2022-06-20 --chair 张三");
    office.run("progress 1 已选址，正在装修");
    let brief = office.run("export brief --format text -o 提要");
    assert!(brief.contains("内部"), "{brief}");
    let path = std::fs::read_dir(office.folder.path().join("提要")).expect("a folder").next().expect("a file");
    let text = std::fs::read_to_string(path.expect("a file").path()).expect("text");
    let told: String = text.chars().filter(|c| !c.is_whitespace() && *c != '|').collect();
    assert!(told.contains("已选址") && told.contains("装修"), "{text}");
}

/// Of three drawings of a tick there is one.
#[test]
fn nothing_of_what_has_become_is_ticked_in_more_than_one_way() {
    let may = Spring::may();
    let books = may.session.ledger().for_everybody();
    let paper = minutes(&books, moment("2022-05-20T12:00:00").date()).words().concat();
    assert!(!paper.contains(['√', '✔', '✅', '✓']), "{paper}");
    assert!(books.books().meeting().is_some());
}
