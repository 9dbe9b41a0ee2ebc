//! One duty, one life: what the catalogue says meets a duty meets it on every screen and paper, and nothing else is ever
//! told of it.

use super::support::office::Office;
use serde_json::Value;

/// What is to be seen of an item in the list.
#[track_caller]
fn listed(office: &Office, id: &str) -> Value {
    let all = office.json("list --all");
    let found = all.as_array().expect("a list").iter().find(|item| item["id"] == id);
    found.unwrap_or_else(|| panic!("no {id}")).clone()
}

/// Every paper that says how a unit's duties stand, as text.
fn papers(office: &Office) -> String {
    let folder = office.folder.path().join("papers");
    std::fs::create_dir_all(&folder).expect("a folder");
    let one = |paper: &str| office.run(&format!("export {paper} -o -"));
    let mut all: String = ["minutes", "bulletin --names", "brief", "agenda"].map(one).concat();
    office.run("export notices --format markdown -o papers");
    office.run("export calendar -o papers");
    for file in std::fs::read_dir(&folder).expect("the papers").flatten() {
        if file.file_name().to_string_lossy().contains("市交通运输局") {
            all += &std::fs::read_to_string(file.path()).expect("a paper");
        }
    }
    all
}

#[test]
fn a_brand_that_is_filed_is_never_called_late() {
    let mut office = Office::new();
    office.run("meeting start");
    office.run("record --unit jtj --task T30 6月25日前报送品牌备案材料");
    let entry = office.enter("add brand --unit jtj 红色物流 --stage 在创");
    let said = office.run(&format!("register advance {entry} 已备案 --on 5月20日"));
    assert!(said.contains("办成了2件") && said.contains("diaodu close T30@"), "{said}");
    let unit = listed(&office, "1")["unit"].clone();
    office.run("meeting adjourn");
    office.on("2022-09-20");
    office.run("meeting open --date 2022-09-20");
    let duty = office.json("list --all --unit jtj");
    let met: Vec<&str> = duty
        .as_array()
        .expect("a list")
        .iter()
        .filter(|item| item["state"] == "met")
        .map(|item| item["id"].as_str().expect("a name"))
        .collect();
    assert_eq!(met.len(), 2, "{duty}");
    assert!(office.said("list --unit jtj").contains("办成（品牌备"));
    let late = office.json("list --state overdue --unit jtj");
    assert_eq!(late.as_array().map(Vec::len), Some(0), "{unit}: {late}");
    let papers = papers(&office);
    let told: Vec<&str> = papers.lines().filter(|line| line.contains("品牌") && line.contains("交通")).collect();
    assert!(told.iter().all(|line| !line.contains("逾期")), "{told:?}");
    // All of it is closed in one act, and comes back in one.
    office.run(&format!("close {}", met.join(" ")));
    assert_eq!(listed(&office, met[0])["state"], "closed");
    office.run("undo");
    assert!(met.iter().all(|id| listed(&office, id)["state"] == "met"));
    // A brand that is sent back is owed again, by the same act.
    office.refused(&format!("reopen {} --reason 内涵不清", met[1]));
    office.run(&format!("register advance {entry} 在创"));
    let late = office.json("list --state overdue --unit jtj");
    assert_eq!(late.as_array().map(Vec::len), Some(2), "{late}");
}

#[test]
fn an_instruction_that_repeats_a_duty_gives_it_its_day() {
    let office = Office::new();
    office.run("meeting start");
    let entry = office.enter("add brand --unit jtj 红色物流 --stage 在创");
    office.run(&format!("register advance {entry} 已备案 --on 5月20日 --close"));
    let said = office.run("record --unit members --instruct 6月20日前把党建品牌定下来并报“两新”工委备案");
    assert!(said.contains("不另立事项"), "{said}");
    let own = office.json("list --all");
    assert!(own.as_array().expect("a list").iter().all(|item| item["kind"] == "task"), "{own}");
    let other = own.as_array().expect("a list").iter().find(|item| item["state"] != "closed").expect("another unit's");
    assert_eq!((&other["task"], &other["due"]), (&"T30".into(), &"2022-06-20".into()));
    let minutes = office.said("export minutes -o -");
    assert!(minutes.contains("把党建品牌定下来"), "{minutes}");
    office.run("undo");
    assert_eq!(office.json("list --all").as_array().map(Vec::len), Some(1), "the one that is closed");
}

#[test]
fn of_two_dates_in_one_sentence_the_earlier_is_due_and_each_is_done_by_itself() {
    let mut office = Office::new();
    office.run("meeting start");
    office.run("record --unit jtj 物流党建方案6月15日前报送，9月底前通过省级验收");
    assert_eq!(listed(&office, "1")["deadline"], "2022-06-15;2022-09-30");
    office.run("meeting adjourn");
    office.on("2022-06-24");
    office.run("meeting open --date 2022-06-24");
    let late = office.json("list --state overdue");
    assert_eq!((&late[0]["id"], &late[0]["days_left"]), (&"1".into(), &(-9).into()), "{late}");
    // Only the stage that is due is moved; the other day stays.
    office.run("extend 1.1 7月5日前 --reason 方案在会签");
    assert_eq!(listed(&office, "1")["deadline"], "2022-07-05;2022-09-30");
    let minutes = office.said("export minutes -o -");
    assert!(minutes.contains("延期至2022年7月5日、2022年9月30日") && !minutes.contains("提前"), "{minutes}");
    office.on("2022-07-03");
    office.run("report 1 方案已报 --on 7月1日");
    let item = listed(&office, "1");
    assert_eq!((&item["state"], &item["due"]), (&"open".into(), &"2022-09-30".into()), "{item}");
    assert!(office.said("list --unit jtj").contains("7月5日（已报）"), "{}", office.run("list --unit jtj"));
    office.run("export calendar -o one.ics --unit jtj");
    let calendar = std::fs::read_to_string(office.folder.path().join("one.ics")).expect("a calendar");
    assert!(calendar.contains("20220930") && !calendar.contains("20220705"), "{calendar}");
    // Sent back, the first is due again; done twice, the whole is reported.
    office.run("reopen 1.1 --reason 没有盖章");
    assert_eq!(listed(&office, "1")["due"], "2022-07-05");
    office.run("report 1.1 已盖章");
    office.run("report 1.2 提前验收");
    assert_eq!(listed(&office, "1")["state"], "reported");
    office.refused("report 1.3");
    let year = office.json("year --unit jtj");
    let rows = year.to_string();
    assert!(rows.contains("期限7月5日") && rows.contains("期限9月30日"), "{year}");
}

#[test]
fn by_the_next_meeting_falls_due_on_its_day_and_moves_with_it() {
    let mut office = Office::new();
    office.run("meeting start");
    office.run("record --unit jtj 下次调度会前报送方案");
    assert_eq!(listed(&office, "1")["due"], Value::Null);
    office.run("meeting amend --next 2022-06-17");
    assert_eq!(listed(&office, "1")["due"], "2022-06-17");
    office.run("meeting amend --next 2022-06-20");
    assert_eq!(listed(&office, "1")["due"], "2022-06-20");
    let minutes = office.said("export minutes -o -");
    assert!(minutes.contains("下次会议（2022年6月20日）前"), "{minutes}");
    office.run("meeting adjourn");
    office.on("2022-06-22");
    office.run("meeting open --date 2022-06-22");
    let item = listed(&office, "1");
    assert_eq!((&item["due"], &item["days_left"]), (&"2022-06-22".into(), &0.into()), "{item}");
    office.run("meeting start");
    office.run("meeting adjourn");
    office.on("2022-07-20");
    office.run("meeting open --date 2022-07-20");
    let late = office.json("list --state overdue");
    assert_eq!((&late[0]["id"], &late[0]["due"]), (&"1".into(), &"2022-06-22".into()), "{late}");
    let year = office.json("year --unit jtj");
    assert!(year.to_string().contains("期限6月22日"), "{year}");
}

#[test]
fn what_comes_back_every_month_is_met_or_late_each_time() {
    let mut office = Office::new();
    office.run("meeting start");
    office.run("extend T08@jtj 每月5日前");
    office.run("record --unit jtj 每月25日前报送物流数据");
    office.run("meeting adjourn");
    office.on("2022-06-20");
    office.run("meeting open --date 2022-06-20");
    let late = office.json("list --state overdue");
    let days: Vec<&Value> = late.as_array().expect("a list").iter().map(|item| &item["due"]).collect();
    assert_eq!(days, ["2022-05-25", "2022-06-05"], "{late}");
    // The month's figures are the month's duty; the promise is reported by hand.
    office.run("reading set --unit jtj --period 2022-05 两新组织数=120");
    office.run("report 1 数据表");
    let lines = office.json("list --unit jtj --all");
    let due = |id: &str| {
        let found = lines
            .as_array()
            .expect("a list")
            .iter()
            .find(|item| item["id"].as_str().is_some_and(|own| own.starts_with(id)));
        found.unwrap_or_else(|| panic!("no {id}"))["due"].clone()
    };
    assert_eq!((due("T08"), due("1")), ("2022-07-05".into(), "2022-06-25".into()));
    assert_eq!(office.json("list --state overdue").as_array().map(Vec::len), Some(0));
    office.run("undo");
    office.run("undo");
    assert_eq!(office.json("list --state overdue").as_array().map(Vec::len), Some(2));
}
