//! Registers and figures as the secretary works with them: on screen, in one act each, taken back as anything else.

use super::support::{day, desk::Console, moment, office::Office};
use diaodu::{
    catalogue::{self, holidays::calendar},
    clock::Clock,
    domain::{Command, FieldKind, IndicatorId, Ledger, MeetingHead, Period, Refusal, UnitId},
    language::{register_value::register_value, spoken_reading::spoken_readings},
    session::{Session, SessionError},
};
use std::collections::BTreeMap;

fn kept(holds: FieldKind, text: &str) -> Option<String> {
    register_value(holds, text, day("2022-05-20"), calendar())
}

#[test]
fn a_day_that_is_recorded_lies_behind() {
    for text in ["4月12日", "2022年4月12日", "2022-04-12", "２０２２－０４－１２"] {
        assert_eq!(kept(FieldKind::Date, text).as_deref(), Some("2022-04-12"), "{text}");
    }
    assert_eq!(kept(FieldKind::Date, "6月8日").as_deref(), Some("2022-06-08"));
    assert_eq!(kept(FieldKind::Date, "今天").as_deref(), Some("2022-05-20"));
    assert_eq!(kept(FieldKind::Date, ""), Some(String::new()));
    for text in ["6月31日", "尽快", "批复后", "12"] {
        assert_eq!(kept(FieldKind::Date, text), None, "{text}");
    }
}

#[test]
fn several_days_are_sorted_and_named_once() {
    let days = kept(FieldKind::Days, "4月14日、1月18日，3月3日 2022-01-18");
    assert_eq!(days.as_deref(), Some("2022-01-18 2022-03-03 2022-04-14"));
    assert_eq!(kept(FieldKind::Days, "4月14日、下次"), None);
}

#[test]
fn a_number_may_carry_its_unit_behind() {
    for (text, number) in [("12", "12"), ("１２个", "12"), ("1,204", "1204"), ("3.5万元", "3.5")] {
        assert_eq!(kept(FieldKind::Number, text).as_deref(), Some(number), "{text}");
    }
    for text in ["-3", "约12", "十二", "1.2.3", "元"] {
        assert_eq!(kept(FieldKind::Number, text), None, "{text}");
    }
}

fn heard(text: &str) -> Vec<(String, i64)> {
    let indicators = catalogue::built_in().programme.indicators;
    spoken_readings(text, &indicators).into_iter().map(|(id, value)| (id.to_string(), value)).collect()
}

#[test]
fn figures_that_are_named_as_an_indicator_is_are_taken_down() {
    let expected = [("联合党支部数".to_owned(), 6), ("运转不正常数".to_owned(), 2)];
    assert_eq!(heard("本月共排查联合党支部6个，运转不正常2个"), expected);
    assert_eq!(heard("党员数342名"), [("党员数".to_owned(), 342)]);
}

#[test]
fn rates_and_contradictions_are_not_taken_down() {
    for text in ["组建率81.5%", "走访品牌快递企业12家", "党员数30名，党员数31名", "6月底前挂牌", ""]
    {
        assert_eq!(heard(text), [], "{text}");
    }
}

#[test]
fn a_brand_is_entered_moved_on_and_taken_back_on_screen() {
    let mut console = Console::in_session(112, 34);
    // The first that is missing is one Enter away; its day is read back before anything is filed.
    console.press("Shift+F4").shows("未登记").press("Enter").shows("新登记，从“拟创”开始");
    console.type_in("红色宣讲").press("F2").shows("2022年5月20日（周五）").shows("请核对");
    assert!(console.desk.session().ledger().register_entries.is_empty(), "nothing is filed on the first key");
    console.press("F2").shows("红色宣讲").shows("拟创");
    console.press("F4").shows("拟创 → 在创").type_in("").press("F2 F2").shows("在创");
    // A stage further on, by name, with the day as it is spoken.
    console.press("Enter").type_in("已备案").press("Enter").shows("在创 → 已备案");
    console.press("Ctrl+U").type_in("尽快").press("F2").shows("没有看出是哪一天");
    console.press("Ctrl+U").type_in("今天").press("F2 F2").shows("一并销号").press("Esc").shows("已备案1家");
    let entry = console.desk.session().ledger().register_entries.values().next().unwrap().clone();
    assert_eq!((entry.stage, entry.before.len()), (2, 2));
    console.press("Ctrl+Z Ctrl+Z").hides("已备案1家").shows("在办1家").shows("在创");
}

#[test]
fn every_kind_of_register_has_its_page_at_every_size() {
    for (width, height) in [(80, 24), (112, 34), (160, 45), (50, 14)] {
        let mut console = Console::in_session(width, height);
        console.press("Shift+F4");
        for kind in catalogue::built_in().programme.registers {
            console.shows(&format!("[{}", kind.name));
            console.press("Right");
        }
        console.shows("[品牌备案]").press("Left").shows("[重点互联网企业");
    }
}

#[test]
fn numbers_are_typed_one_by_one_and_questioned_before_they_are_filed() {
    let mut console = Console::in_session(112, 34);
    console.press("Shift+F5").shows("两新组织数").shows("上月");
    console.type_in("１２0").press("Enter Enter Enter Enter").type_in("50").press("Enter");
    console.type_in("x").shows("这里只填数目");
    console.shows("2 个数还没有记").press("F2").shows("2 个数").press("Enter");
    let unit = console.desk.model().walk.unit.clone().unwrap();
    let value = |console: &Console, id: &str| {
        console.desk.session().ledger().value(&unit, &IndicatorId::new(id), Period { year: 2022, month: 5 })
    };
    assert_eq!((value(&console, "两新组织数"), value(&console, "党员数")), (Some(120.0), Some(50.0)));
    // More with an organization than there are is asked about, and the rate is nobody's to type.
    console.press("Home Tab").type_in("121").shows("请核对").press("F2").shows("比两新组织数（120）还多");
    console.press("Esc");
    assert_eq!(value(&console, "建有党组织数"), None);
    console.press("Back Back Back").type_in("60").press("Enter Enter").type_in("9").shows("比率由两个数算出");
    console.press("F2 Enter").shows("50.0%");
    // What was typed and not filed is there after a power cut.
    console.press("Home").type_in("130");
    console.desk.save_draft();
    let mut console = console.restart();
    console.press("Enter Shift+F5").shows("1 个数还没有记").shows("130");
}

#[test]
fn a_trend_shows_its_numbers_beside_its_bars() {
    let office = Office::new();
    office.run("reading set --unit jtj --period 2022-04 两新组织数=100");
    office.run("reading set --unit jtj 两新组织数=110");
    office.run("reading set --unit 市司法局 两新组织数=40");
    let trend = office.json("reading trend 两新组织数 --months 3");
    assert_eq!(trend[0]["value"], serde_json::Value::Null);
    assert_eq!((&trend[1]["value"], &trend[2]["value"]), (&serde_json::json!(100.0), &serde_json::json!(150.0)));
    let mut console = Console::in_session(112, 34);
    console.press("Shift+F5").type_in("120").press("F2 Enter F6").shows("逐月").shows("120");
    console.press("Enter").shows("各单位").press("Esc").shows("走势").press("F4").shows("全市合计");
}

fn books() -> (tempfile::TempDir, Session) {
    let folder = tempfile::tempdir().expect("done");
    let clock = Clock::Still(moment("2022-05-20T09:00:00"));
    let mut session = Session::open(&folder.path().join("a.db"), clock).expect("done");
    session.execute(Command::Adopt(Box::new(catalogue::built_in()))).expect("done");
    session.execute(Command::OpenMeeting { date: day("2022-05-20"), head: MeetingHead::default() }).expect("done");
    (folder, session)
}

#[test]
fn readings_are_for_this_month_and_the_one_before_and_never_negative() {
    let (_folder, mut session) = books();
    let take = |period: Period, value| Command::TakeReadings {
        unit: UnitId::new("U18"),
        period,
        values: BTreeMap::from([(IndicatorId::new("党员数"), value)]),
        sure: false,
    };
    let may = Period { year: 2022, month: 5 };
    let wrong = |done: Result<_, SessionError>| match done {
        Err(SessionError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    assert_eq!(wrong(session.execute(take(may, -1))), Refusal::NegativeCount(-1));
    let march = may.before().before();
    assert_eq!(wrong(session.execute(take(march, 5))), Refusal::WrongPeriod(march));
    assert_eq!(wrong(session.execute(take(may.after(), 5))), Refusal::WrongPeriod(may.after()));
    session.execute(take(may.before(), 5)).expect("done");
    assert_eq!(session.audit(|_| ()).unwrap().findings, vec![]);
}

#[test]
fn what_stands_in_a_register_outlives_a_restart_and_balances() {
    let mut office = Office::new();
    let id = office.enter("add inspection --unit jtj 台账不全 --stage 已反馈");
    office.run(&format!("register rectify {id} 6月10日前补齐"));
    office.run("close 1");
    office.on("2022-06-20").run("meeting open --date 2022-06-20");
    let entry = office.entry(id);
    assert_eq!(entry["stage"], "已整改");
    office.run("register drop 1 --reason 记重了");
    assert_eq!(office.json("register list inspection"), serde_json::json!([]));
    office.run("undo");
    assert!(office.run("doctor").contains("相符"));
    let session = Session::open(&office.db(), Clock::System).expect("done");
    let ledger: &Ledger = session.ledger();
    assert_eq!(ledger.register_entries.len(), 1);
}
