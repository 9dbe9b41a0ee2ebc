//! What the year counts, and what it does not: an instruction is no report, a filing stays on time, May stays as it was.

use crate::support::{day, desk::Console, moment, office::Office, spring::Spring, unit_id};
use diaodu::{
    clock::Clock,
    domain::{Command, StopState},
    session::Session,
    stage::{Body, Cue, Show, scene},
    wording,
};
use serde_json::Value;

/// A unit's year as `diaodu year --json` tells it.
fn unit(year: &Value, code: &str) -> Value {
    let units = year["units"].as_array().expect("units");
    units.iter().find(|one| one["code"] == code).unwrap_or_else(|| panic!("no {code}")).clone()
}

fn score(year: &Value, code: &str, name: &str) -> Value {
    let one = unit(year, code);
    one["scores"].as_array().expect("scores").iter().find(|score| score["name"] == name).expect("a score").clone()
}

#[test]
fn what_the_chair_tells_a_unit_is_no_report_of_the_unit() {
    let mut office = Office::new();
    office.run("record --unit U18,U19,U20 --instruct 9月底前建好台账");
    office.run("meeting adjourn");
    office.on("2022-06-20").run("meeting open --date 2022-06-20");
    office.run("record --unit U18,U19 --instruct 8月底前补报材料");
    office.run("record --unit U19 8月底前挂牌");
    office.run("extend 3 10月底前 --ask --reason 批复未下");
    office.run("meeting adjourn");
    // Granting in July what was asked for in June is the chair's word.
    office.on("2022-07-20").run("meeting open --date 2022-07-20");
    office.run("extend 3 --grant --by 张三");
    office.run("meeting adjourn");
    let year = office.json("year");
    let silent = |code: &str| -> Vec<bool> {
        let one = unit(&year, code);
        one["months"].as_array().expect("months").iter().map(|month| month["silent"] == true).collect()
    };
    assert_eq!(silent("U18"), [false, true, true]);
    assert_eq!(silent("U19"), [false, false, true]);
    assert_eq!(silent("U20"), [false, false, true]);
}

#[test]
fn a_brand_filed_in_june_stays_filed_on_time_when_it_goes_on_to_be_a_site() {
    let mut office = Office::new();
    office.run("register add brand --unit U18 红色驿路 --stage 已备案 --on 5月18日");
    office.run("register add brand --unit U19 先锋田 --stage 已备案 --on 5月18日");
    office.run("register drop 2 --reason 与别家重复");
    office.run("register add review --unit U18 市物流行业党委 --stage 已述职");
    office.on("2022-08-20").run("register advance 1 示范点");
    let year = office.json("year");
    let filed = |year: &Value, code: &str| {
        let score = score(year, code, "按期备案");
        (score["part"].as_i64().expect("a count"), score["whole"].as_i64().expect("a count"))
    };
    assert_eq!(filed(&year, "U18"), (1, 1));
    assert_eq!(filed(&year, "U19"), (0, 1), "what was dropped is not filed");
    assert_eq!(filed(&year, "U01"), (0, 0), "the office that leads owes none");
    // At the year's end a site is due too, and each committee's secretary has to give account.
    let year = office.on("2022-12-31").json("year");
    assert_eq!((filed(&year, "U18"), filed(&year, "U02")), ((1, 4), (0, 2)));
    let rows = score(&year, "U18", "按期备案")["rows"].to_string();
    assert!(rows.contains("市物流行业党委没有办成") && rows.contains("市交通运输行业党委没有办成"), "{rows}");
}

#[test]
fn may_stays_as_it_was_whatever_the_summer_brings() {
    let mut office = Office::new();
    office.run("progress T30@U18 刚起步 --share 5");
    office.run("report T30@U26 已报送");
    office.run("meeting adjourn");
    let cells = |year: &Value| -> Vec<(String, Value)> {
        let units = year["units"].as_array().expect("units").iter();
        let mut cells: Vec<_> = units.map(|one| (one["code"].to_string(), one["months"][0].clone())).collect();
        cells.sort_by(|one, other| one.0.cmp(&other.0));
        cells
    };
    let may = cells(&office.json("year"));
    office.on("2022-07-20").run("meeting open --date 2022-07-20");
    // Recorded for the first time, handed over, planned anew: each of them later than May.
    office.run("extend T30@U18 9月底前 --reason 批复未下");
    office.run("units merge U26 U21");
    let list = "编号,任务,责任单位,完成时限\nT70,暖“新”驿站,市司法局,2022-06-10\n";
    std::fs::write(office.folder.path().join("任务.csv"), list).expect("written");
    office.run("import tasks 任务.csv");
    assert_eq!(cells(&office.json("year")), may);
    // A finding of the next year is none of this one.
    office.on("2023-01-10").run("meeting open --date 2023-01-18");
    office.run("register add inspection --unit U18 新年反馈 --stage 已反馈");
    let year = office.json("year 2022");
    assert_eq!((cells(&year), &score(&year, "U18", "巡察整改")["whole"]), (may, &0.into()));
}

#[test]
fn a_month_that_not_everybody_has_reported_is_no_fall() {
    let mut office = Office::new();
    for (unit, count) in [("jtj", 100), ("市司法局", 60), ("市民政局", 40)] {
        office.run(&format!("reading set --unit {unit} 两新组织数={count}"));
    }
    office.run("meeting start");
    office.run("meeting adjourn --next 2022-06-20");
    office.on("2022-06-20");
    office.run("meeting open --date 2022-06-20");
    office.run("reading set --unit jtj 两新组织数=104");
    let trend = office.json("reading trend 两新组织数 --months 2");
    assert_eq!((&trend[1]["units"], &trend[1]["of"]), (&1.into(), &3.into()), "{trend}");
    let drawn = office.run("reading trend 两新组织数 --months 2");
    assert!(drawn.contains("░ 1/3家") || drawn.contains("░　1/3家"), "{drawn}");
    // The minutes set the one that has reported beside the same one, not beside all three.
    let minutes = office.said("export minutes --form concise -o -");
    assert!(!minutes.contains("200"), "{minutes}");
    // One that had not reported before is told apart; wall and minutes say the same of those that had.
    office.run("reading set --unit 市财政局 两新组织数=9");
    let minutes = office.said("export minutes --form concise -o -");
    assert!(minutes.contains("两新组织数113家（两个月都报的1家，上月100家、本月104家）"), "{minutes}");
    let session = Session::open(&office.db(), Clock::on("2022-06-20".parse().ok())).expect("a ledger");
    let shown = scene(&session.ledger().for_everybody(), &Cue::of(Show::Figures), day("2022-06-20"));
    let Body::Figures(view) = shown.body else { panic!("no figures on the wall") };
    let bar = view.bars.iter().find(|bar| bar.name.as_str() == "两新组织数").expect("a bar");
    assert_eq!((bar.last.tenths, bar.now.tenths, bar.now.units, bar.newcomers), (Some(1000), Some(1040), 1, 1));
}

#[test]
fn the_console_asks_for_host_time_and_exchange_when_a_meeting_is_opened() {
    let mut console = Console::new(112, 34);
    console.press("Enter").shows("谁主办（党建办、工委、合开）").shows("交流发言（按先后）");
    console.press("Tab Tab Tab Tab Tab").type_in("下午2:30").press("Tab").type_in("合开").press("Tab");
    // Two names in the order in which they speak; a name that means nobody is not taken.
    console.type_in("邮政局，水利厅").shows("名册里没有“水利厅”").press("F2").shows("还看不懂，没有办");
    console.press("Back Back Back").type_in("jtj").shows("市邮政管理局、市交通运输局");
    console.press("F2").shows("请核对，再按 Enter 确定").press("Enter").shows("到会 0/40");
    let meeting = console.desk.session().ledger().meeting().expect("opened").clone();
    assert_eq!(meeting.name, "基层党建工作重点任务月调度会暨“两新”工委全体会议");
    let spoken: Vec<&str> = meeting.arrangement.exchange.iter().map(diaodu::domain::UnitId::as_str).collect();
    assert_eq!((meeting.arrangement.host.as_str(), spoken), ("合开", vec!["U28", "U18"]));
    assert_eq!(meeting.arrangement.starts.map(|time| time.to_string()).as_deref(), Some("14:30:00"));
    // All of it can be changed later, and what is left alone stays.
    console.press("Esc Ctrl+E").shows("市邮政管理局、市交通运输局").shows("下午2:30");
    console.press("Up").press("Ctrl+U").type_in("jtj").press("F2 Enter");
    let meeting = console.desk.session().ledger().meeting().expect("opened").clone();
    assert_eq!(meeting.arrangement.exchange, [unit_id("U18")]);
    assert_eq!(meeting.arrangement.host, "合开");
}

#[test]
fn late_and_leaving_times_are_put_down_by_hand_and_minutes_a_unit_are_told_afterwards() {
    let mut spring = Spring::empty("2022-05-20T09:00:00");
    spring.open("2022-05-20");
    spring.act(Command::TakeRollOfRest);
    let floor = |to: Option<&str>| Command::GiveFloor { to: to.map(unit_id), leaving: Some(StopState::Covered) };
    spring.act(Command::GiveFloor { to: Some(unit_id("U02")), leaving: None });
    let mut spring = spring.at("2022-05-20T09:04:20");
    spring.act(floor(Some("U03")));
    let mut spring = spring.at("2022-05-20T09:10:20");
    spring.act(floor(None));
    let told = wording::arrangement::in_full(spring.session.ledger(), moment("2022-05-20T09:10:20"));
    assert!(told.contains("各家用时  市委宣传部5分钟，市委统战部6分钟"), "{told}");
    let mut console = Console::on(spring.folder, spring.session, 112, 34);
    console.press("Enter").shows("5分钟").shows("6分钟");
    console.press("Shift+F7").shows("2 市委宣传部").shows("5分钟").press("Esc");
    console.press("F8 Ctrl+K").shows("几点到的").press("Ctrl+U").type_in("9:20").press("Tab").type_in("10:30");
    console.press("F2 Enter").shows("10:30离会");
}

#[test]
fn how_long_a_meeting_takes_is_forecast_and_told_afterwards() {
    let office = Office::new();
    office.run("meeting amend --at 9:00 --host 党建办");
    let shown = office.json("meeting show");
    assert_eq!((&shown["forecast"], &shown["starts"]), (&12_000.into(), &"09:00".into()), "{shown}");
    assert_eq!(shown["expected_end"], "2022-05-20T12:20:00");
    assert!(office.run("meeting show").contains("40家，每家5分钟，共3小时20分钟"));
    office.run("roll take present jtj");
    office.refused("roll times 市司法局 --left 10:00");
    office.refused("roll times jtj --arrived 10:00 --left 9:30");
    office.run("roll times jtj --arrived 9:20 --left 10:30");
    let line = office.json("roll");
    let line =
        line.as_array().expect("a roll").iter().find(|line| line["unit"] == "市交通运输局").expect("a line").clone();
    assert_eq!((&line["arrived"], &line["left"]), (&"2022-05-20T09:20:00".into(), &"2022-05-20T10:30:00".into()));
}

#[test]
fn a_unit_that_reported_between_the_meetings_is_silent_nowhere() {
    let mut office = Office::new();
    office.run("record --unit U18 6月10日前摸底建账");
    office.run("record --unit U19 6月10日前摸底建账");
    office.run("meeting adjourn");
    office.on("2022-06-15").run("report 1 已报送 --on 6月9日");
    office.on("2022-06-20").run("meeting open --date 2022-06-20");
    office.run("meeting adjourn");
    let bulletin = office.run("export bulletin --names --format text -o -");
    let silent = bulletin.split("未报告进展的单位").nth(1).expect("the part");
    let silent: String = silent.split('。').next().unwrap_or_default().split_whitespace().collect();
    assert!(!silent.contains("市交通运输局") && silent.contains("市农业农村局"), "{silent}");
    let year = office.json("year");
    let june = |code: &str| unit(&year, code)["months"][1]["silent"] == true;
    assert!(!june("U18") && june("U19"), "{year}");
}

#[test]
fn what_a_committee_met_in_may_is_met_since_may_whatever_else_is_set_up() {
    let mut office = Office::new();
    office.run("extend T18@jtj 6月10日前");
    let id = office.enter("add committee --unit jtj 市物流行业党委 --stage 请示 --on 5月6日");
    office.run(&format!("register advance {id} 挂牌 --on 5月18日"));
    office.run("meeting start");
    office.run("meeting adjourn");
    let may = unit(&office.json("year"), "U18")["months"][0].clone();
    office.on("2022-07-20").run("meeting open --date 2022-07-20");
    office.enter("add committee --unit jtj 市网约车行业党委 --stage 挂牌 --on 7月15日");
    let year = office.json("year");
    assert_eq!(unit(&year, "U18")["months"][0], may);
    let on_time = score(&year, "U18", "按时办结")["rows"].to_string();
    assert!(on_time.contains("5月18日") && !on_time.contains("7月15日"), "{on_time}");
    assert_eq!(office.json("list --all --unit jtj --task T18")[0]["state"], "met");
}
