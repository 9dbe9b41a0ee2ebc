//! What goes out, played by command line: nothing of an inspection in what others read, and every act in one paper.

use crate::support::office::Office;

/// What was said about an inspection and about private tasks.
const SECRETS: [&str; 4] = ["暗访", "空转", "台账缺三个月", "补齐台账"];

/// An office that has inspected and found something, in the middle of its May meeting.
fn inspected() -> Office {
    let office = Office::new();
    office.run("meeting start");
    office.run("progress T45@组织部 6月8日去体育局和两家律所暗访");
    office.run("progress T19@司法局 律师行业党委半年没开过会，空转");
    office.run("register add inspection --unit 体育局 一季度巡察");
    office.run("register rectify 1 6月10日前补齐台账");
    office.run("progress 1 台账缺三个月，正在补");
    office.run("record --unit jtj 物流甲站6月30日前挂牌，联系13800138000");
    office.run("meeting adjourn");
    office
}

#[track_caller]
fn tells_nothing(text: &str) {
    for secret in SECRETS.into_iter().chain(["巡察", "13800138000"]) {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}

#[test]
fn an_inspection_is_in_no_paper_of_everybody_nor_next_month() {
    let mut office = inspected();
    for paper in ["minutes", "bulletin", "bulletin --names", "agenda", "notice-text", "calendar"] {
        tells_nothing(&office.run(&format!("export {paper} -o -")).replace("考核巡察", ""));
    }
    assert!(office.minutes().contains("物流甲站") && office.minutes().contains("联系****"));
    let lists = ["list --all --tasks --public", "register list --public", "register kinds --public"];
    for list in &lists {
        tells_nothing(&office.json(list).to_string());
    }
    assert!(office.json("list --all").to_string().contains("补齐台账"), "the office's own list has it");
    let office = office.on("2022-06-15");
    office.run("close 1 --by 组织二科");
    office.run("meeting open --date 2022-06-20 --chair 张三");
    office.run("meeting start");
    tells_nothing(&office.minutes());
    tells_nothing(&office.run("export agenda -o -"));
}

#[test]
fn the_shared_workbook_knows_neither_findings_nor_private_tasks() {
    let office = inspected();
    let cells = |path: &str| -> String {
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).expect("a workbook");
        let sheets = calamine::Reader::worksheets(&mut book);
        sheets
            .iter()
            .flat_map(|(_, sheet)| sheet.rows().flatten())
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let written = |line: &str| -> Vec<String> {
        let paths = office.json(line);
        let paths = paths.as_array().expect("files").iter();
        let full = |path: &str| office.folder.path().join(path).to_string_lossy().into_owned();
        paths.map(|path| full(path.as_str().expect("a path"))).collect()
    };
    let shared = written("export tasks --format text");
    tells_nothing(&cells(&shared[0]).replace("考核巡察", ""));
    for task in ["T09 ", "T19 ", "T31 ", "T45 ", "T46 "] {
        assert!(!cells(&shared[0]).contains(task), "{task}");
    }
    let own = written("export tasks --private --format text");
    assert!(own.iter().all(|path| path.contains("内部")), "{own:?}");
    assert!(cells(&own[0]).contains("补齐台账") && cells(&own[0]).contains("T45 "));
    assert!(std::fs::read_to_string(&own[1]).expect("a text").starts_with("内部"));
    let brief = written("export brief --format text");
    assert!(brief[0].contains("内部"), "{brief:?}");
}

#[test]
fn a_unit_reads_of_its_own_findings_and_of_no_others() {
    let office = inspected();
    let of = |unit: &str| office.run(&format!("export minutes --unit {unit} -o -"));
    assert!(of("体育局").contains("补齐台账") && of("体育局").contains("台账缺三个月"), "{}", of("体育局"));
    tells_nothing(&of("交通运输局"));
}

/// The item's row in the table at the end of the minutes, and what they tell of it, without breaks.
fn said(office: &Office, meeting: &str) -> String {
    // The last lines say on which day it was printed.
    let text = office.said(&format!("export minutes --meeting {meeting} -o -"));
    text.split("抄送：").next().unwrap_or_default().to_owned()
}

#[test]
fn what_is_recorded_after_the_adjournment_stands_in_the_next_paper_and_in_no_other() {
    let mut office = Office::new();
    office.run("meeting start");
    office.run("record --unit jtj 物流甲站6月30日前挂牌");
    office.run("record --unit jtj 物流乙站6月30日前挂牌");
    office.run("meeting adjourn");
    let may = said(&office, "2022-05");
    office.on("2022-06-05");
    office.run("extend 1 7月20日 --reason 批复未下 --by 张三");
    office.run("close 2 --by 组织二科");
    assert_eq!(said(&office, "2022-05"), may, "the paper of May says what it said in May");
    assert!(!may.contains("7月20日") && !may.contains("期限调整") && may.contains("完成时限：2022年6月30日"), "{may}");
    office.on("2022-06-20");
    office.run("meeting open --date 2022-06-20 --chair 张三");
    office.run("meeting start");
    let june = said(&office, "2022-06");
    assert!(june.contains("延期至2022年7月20日") && june.contains("已由组织二科核实销号"), "{june}");
    assert_eq!(said(&office, "2022-05"), may);
    // The life line says the same.
    let lives = office.json("show 1 2");
    let told = |life: usize, kind: &str| {
        let events = lives[life]["events"].as_array().expect("events").iter();
        let found: Vec<&serde_json::Value> = events.filter(|event| event["kind"] == kind).collect();
        found.iter().map(|event| event["meeting"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!((told(0, "extended"), told(1, "closed")), (vec!["2022-06".to_owned()], vec!["2022-06".to_owned()]));
}

#[test]
fn the_same_day_after_the_adjournment_is_the_next_meetings_too() {
    let mut office = Office::new();
    office.run("meeting start");
    office.run("record --unit jtj 物流甲站6月30日前挂牌");
    office.run("record --unit jtj 物流乙站6月30日前挂牌");
    office.run("close 2 --by 组织二科");
    office.run("meeting adjourn");
    office.run("extend 1 7月20日 --reason 批复未下 --by 张三");
    let may = office.said("export minutes -o -");
    assert!(may.contains("核实销号") && !may.contains("延期至"), "{may}");
    office.on("2022-06-20");
    office.run("meeting open --date 2022-06-20 --chair 张三");
    let june = said(&office, "2022-06");
    assert!(june.contains("延期至") && !june.contains("核实销号"), "{june}");
}
