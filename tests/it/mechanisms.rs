//! The mechanisms that the speech behind the built-in catalogue names, each at work: the table of docs/mechanisms.md says where in the
//! program each lives, and names its test here. `house_rules/mechanisms.rs` holds the two together.

use super::support::{desk::Console, office::Office};
use serde_json::json;

/// 月调度
#[test]
fn monthly_dispatch() {
    let mut office = Office::new();
    office.run("meeting start");
    office.run("meeting adjourn");
    office.run("meeting seal");
    office.on("2022-07-22");
    office.run("meeting open --date 2022-07-22 --topic 城市基层党建");
    let list = office.run("meeting list");
    assert!(list.contains("一月一次，缺2022年6月"), "{list}");
    let meetings = office.json("meeting list");
    assert_eq!((&meetings[0]["number"], &meetings[1]["number"]), (&json!(1), &json!(2)));
    assert_eq!(meetings[1]["topic"], "城市基层党建");
    office.on("2022-07-22").refused("meeting open --date 2022-07-22");
}

/// “两新”工委实体化运转
#[test]
fn work_committee_in_earnest() {
    let office = Office::new();
    let kinds = office.said("register kinds");
    assert!(kinds.contains("5月的还没有"), "{kinds}");
    office.enter(
        "add assembly --unit 市委组织部 工委第一次会议 --stage 已召开 --on 5月12日 --set 主持=李四 --set 议题=底数摸排",
    );
    let rounds = office.kind("assembly")["rounds"].clone();
    // The months before the office's first meeting are not asked for.
    assert_eq!(rounds, json!([["2022-05-01", "2022-05-31", 1]]));
    assert!(!office.said("register kinds").contains("缺1月"));
}

/// 两会合开、交流发言、点评
#[test]
fn joint_meeting_exchange_and_comment() {
    let mut console = Console::in_session(112, 34);
    // What is said in exchange is progress; the chair's remark stays inside until it is let out.
    console.press("F2 F2 F2").type_in("快递企业党组织走访做法在会上作了交流").press("Enter Enter");
    console.press("F2 F2 F2 F2").type_in("下一步要倒排工期").press("Enter Enter");
    console.press("Esc F10").shows("走访做法").hides("倒排工期");
    let office = Office::new();
    office.run("meeting open --date 2022-06-20 --topic 基层党建重点任务暨两新工委第一次全体会议");
    assert!(office.run("meeting show").contains("两新工委第一次全体会议"));
}

/// 党建工作领导小组
#[test]
fn leading_group() {
    let office = Office::new();
    office.enter("add leading --unit 市委组织部 2022年度第一次会议 --stage 已召开 --on 3月10日 --set 议定事项=建立月调度和工委实体化运转两项机制");
    let kind = office.kind("leading");
    assert_eq!(kind["rounds"], json!([["2022-01-01", "2022-06-30", 1]]));
    assert!(office.said("register list leading").contains("两项机制"));
}

/// 省委年度综合评价
#[test]
fn yearly_appraisal_from_above() {
    let office = Office::new();
    let id = office.enter(
        "add appraisal --unit 市委组织部 2021年度综合评价 --stage 已反馈 --set 等次=好 --set 指出的差距=推进不够平衡",
    );
    office.run(&format!("register rectify {id} 9月底前补齐两新党建短板 --unit 市委组织部"));
    assert_eq!(office.entry(id)["stage"], "整改中");
    // The grade and the gaps are the office's own business.
    office.run("export registers -o .");
    let minutes = office.minutes();
    assert!(!minutes.contains("短板") && !minutes.contains("综合评价"), "{minutes}");
    office.run("close 1");
    assert_eq!(office.entry(id)["stage"], "已整改");
}

/// 分级理论宣讲和教育培训、“四进”
#[test]
fn teaching_at_every_level() {
    let office = Office::new();
    office
        .run("reading set --unit 宣传部 宣讲场次=12 宣讲人次=860 进园区场次=4 进楼宇场次=3 进市场场次=2 进车间场次=3");
    office.run("reading set --unit jtj 进园区场次=1");
    let trend = office.json("reading trend 进园区场次 --months 1");
    assert_eq!(trend, json!([{"period": "2022-05", "value": 5.0, "units": 2}]));
}

/// 底数摸排
#[test]
fn base_figures() {
    let office = Office::new();
    office.run("reading set --unit jtj --period 2022-04 两新组织数=120");
    let asked = office.refused("reading set --unit jtj 两新组织数=50");
    assert!(asked.contains("少了一半以上") && asked.contains("--sure"), "{asked}");
    office.run("reading set --unit jtj 两新组织数=126");
    let reading = office.reading("jtj", "两新组织数");
    assert_eq!((&reading["last"], &reading["value"]), (&json!(120.0), &json!(126.0)));
    // Who has not reported is told to the office.
    let silent = office.json("reading list --missing");
    assert_eq!(silent.as_array().unwrap().len(), 39);
}

/// 两个覆盖
#[test]
fn two_coverages() {
    let office = Office::new();
    let asked = office.refused("reading set --unit jtj 两新组织数=100 建有党组织数=101");
    assert!(asked.contains("建有党组织数101，比两新组织数（100）还多"), "{asked}");
    office.run("reading set --unit jtj 两新组织数=100 建有党组织数=81 工作覆盖数=95");
    assert_eq!(office.reading("jtj", "组建率")["value"], json!(81.0));
    assert_eq!(office.reading("jtj", "工作覆盖率")["value"], json!(95.0));
    office.refused("reading set --unit jtj 组建率=99");
    assert!(office.run("reading trend 组建率 --unit jtj").contains("81.0%"));
}

/// 三同步
#[test]
fn three_in_step() {
    let office = Office::new();
    office.refused("reading set --unit 市场监管局 新登记数=40 同步采集数=44");
    office.run("reading set --unit 市场监管局 新登记数=40 同步采集数=30 同步组建数=6");
    assert_eq!(office.reading("市场监管局", "同步采集率")["value"], json!(75.0));
}

/// 准入把关
#[test]
fn gate_at_entry() {
    let office = Office::new();
    office.run("reading set --unit 市民政局 准入把关件数=9");
    assert_eq!(office.reading("市民政局", "准入把关件数")["value"], json!(9.0));
    let asked = office.json("list --unit 市民政局 --task T11 --tasks");
    assert_eq!((&asked[0]["task"], &asked[0]["unit"]), (&json!("T11"), &json!("市民政局")));
}

/// 联合党支部常态化排查
#[test]
fn joint_branches_looked_through() {
    let office = Office::new();
    // As it is spoken.
    office.run("reading set --unit jtj 本月共排查联合党支部6个，运转不正常2个，已整改1个");
    assert_eq!(office.reading("jtj", "联合党支部数")["value"], json!(6.0));
    assert_eq!(office.reading("jtj", "整改率")["value"], json!(50.0));
    office.refused("reading set --unit jtj 运转不正常数=7");
    // The same from the console's line, filed in one act and taken back in one.
    let mut console = Console::in_session(112, 34);
    console.press("F2 F2 F2").type_in("排查联合党支部6个，运转不正常2个").press("Enter");
    console.shows("联合党支部数 6").shows("运转不正常数 2");
    console.press("Enter");
    assert_eq!(console.desk.session().ledger().readings.len(), 2);
    console.press("Esc Ctrl+Z Ctrl+Z");
    assert!(console.desk.session().ledger().readings.is_empty());
}

/// 派驻书记、党建指导员
#[test]
fn secretaries_and_instructors_sent() {
    let office = Office::new();
    office
        .run("reading set --unit 市委组织部 派驻书记数=18 党建指导员数=64 联系企业数=210 走访次数=133 指导员缺配数=5");
    let list = office.json("reading list --unit 市委组织部 --indicator 党建指导");
    assert_eq!(list.as_array().unwrap().len(), 5);
    assert_eq!(office.reading("市委组织部", "指导员缺配数")["value"], json!(5.0));
}

/// “两新”“三重”
#[test]
fn three_that_weigh_most() {
    let office = Office::new();
    office.run("reading set --unit 市司法局 行业机构数=40 行业机构已建数=29");
    assert_eq!(office.reading("市司法局", "行业覆盖率")["value"], json!(72.5));
    office.run("reading set --unit 市邮政管理局 平台企业数=23 群体人数=4200 群体党员数=61");
    office.refused("reading set --unit 市邮政管理局 群体党员数=5000");
    let groups = office.json("reading list --indicator 新就业群体");
    assert_eq!(groups.as_array().unwrap().len(), 3);
}

/// 行业（综合）党委，防空转
#[test]
fn sector_committees_that_must_not_stay_empty() {
    let mut office = Office::new();
    let owed = office.json("register list committee --missing");
    let owed = owed.as_array().unwrap().len();
    // Those that the roster calls established start there; what is asked for are the others.
    assert_eq!(owed, 6, "one that is planned, and five units that have none");
    // Set up step by step, each with its day.
    let id = office.enter("add committee --unit jtj 市物流行业党委");
    office.run(&format!("register advance {id} 请示 --on 5月6日"));
    office.run(&format!("register advance {id} --on 5月13日 --set 批复文号=组复〔2022〕3号"));
    assert_eq!(office.entry(id)["steps"][2], json!(["批复", "2022-05-13"]));
    let wrong = office.refused(&format!("register advance {id} 挂牌 --on 5月12日"));
    assert!(wrong.contains("上一步是2022年5月13日"), "{wrong}");
    // One that is at work and holds no meeting is an empty shell, for the office's eyes alone.
    let idle = office.enter("add committee --unit 市委网信办 市互联网行业党委 --stage 运转 --on 2021-11-30");
    let shells = office.json("register list committee --idle");
    assert_eq!((shells.as_array().unwrap().len(), &shells[0]["idle_months"]), (1, &json!(5)));
    assert!(!office.minutes().contains("空转"));
    office.run(&format!("register held {idle} 5月18日"));
    assert_eq!(office.json("register list committee --idle"), json!([]));
    office.on("2022-08-19").run("register list committee --idle");
    assert_eq!(office.json("register list committee --idle")[0]["idle_months"], json!(3));
}

/// 经验总结
#[test]
fn experience_gathered() {
    let office = Office::new();
    let id = office.enter("add experience --unit 市邮政管理局 小哥驿站做法 --set 题目=小哥驿站里的党支部");
    office.run(&format!("register advance {id} 已采用 --set 采用单位=市委两新工委"));
    assert_eq!(office.kind("experience")["done"], json!(1));
    assert!(office.said("register list experience --find 驿站").contains("已采用"));
}

/// 五融入五提升
#[test]
fn five_that_join_and_five_that_rise() {
    let office = Office::new();
    office.run("reading set --unit jtj 融入治理结构=3 融入营商环境=2 融入生产经营=5 融入职工需求=4 融入意识形态=1");
    let lines = office.json("reading list --unit jtj --indicator 五融入五提升");
    let lines: Vec<_> =
        lines.as_array().unwrap().iter().map(|line| line["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(lines.len(), 5);
    assert!(lines[0].contains("提升政治功能") && lines[4].contains("提升引导功能"), "{lines:?}");
    assert_eq!(office.json("reading trend 融入生产经营 --months 1")[0]["value"], json!(5.0));
}

/// 村企结对共建
#[test]
fn villages_and_firms_paired() {
    let office = Office::new();
    let id = office.enter("add pairing --unit 市工商联 锦和纺织 --stage 已结对 --on 4月12日 --set 帮扶村=上坪村 --set 资金（万元）=20万元");
    assert_eq!(office.entry(id)["fields"]["资金（万元）"], "20");
    let wrong = office.refused(&format!("register set {id} 资金（万元）=若干"));
    assert!(wrong.contains("要填数字"), "{wrong}");
    office.run("export registers -o .");
    assert!(office.folder.path().join("2022年5月调度会专项台账.xlsx").exists());
}

/// 流动哨兵、移动探头
#[test]
fn couriers_as_sentinels() {
    let office = Office::new();
    office.run("reading set --unit 市邮政管理局 群体党员数=61 报到党员数=40 上报线索件数=17");
    assert_eq!(office.reading("市邮政管理局", "上报线索件数")["value"], json!(17.0));
    office.refused("reading set --unit 市邮政管理局 报到党员数=62");
}

/// 一域一品、一企一品，示范点
#[test]
fn demonstration_sites() {
    let office = Office::new();
    let id = office.enter("add site --unit 市司法局 正衡律师事务所党支部 --set 类型=律师");
    office.run(&format!("register advance {id} 培育中 --on 5月10日"));
    office.run(&format!("register advance {id} --on 5月16日"));
    let entry = office.entry(id);
    assert_eq!(
        (&entry["stage"], &entry["done"], &entry["done_on"]),
        (&json!("已建成"), &json!(true), &json!("2022-05-16"))
    );
    assert!(office.minutes().contains("正衡律师事务所党支部"));
}

/// 品牌备案，6月底前
#[test]
fn brands_filed_by_the_end_of_june() {
    let mut office = Office::new();
    let before = office.kind("brand");
    assert_eq!((&before["deadline"], &before["days_left"]), (&json!("2022-06-30"), &json!(41)));
    let id = office.enter("add brand --unit jtj 红色驿路 --stage 在创 --set 依托组织=市交通运输行业党委");
    let after = office.kind("brand");
    let missing = |kind: &serde_json::Value| kind["missing"].as_u64().unwrap();
    assert_eq!(missing(&after) + 1, missing(&before));
    assert_eq!(after["under_way"], json!(1));
    office.on("2022-06-22");
    office.run("meeting open --date 2022-06-22");
    office.run(&format!("register advance {id} 已备案 --on 6月20日 --set 备案号=两新备〔2022〕1号"));
    let entry = office.entry(id);
    assert_eq!((&entry["done_on"], &entry["fields"]["备案号"]), (&json!("2022-06-20"), &json!("两新备〔2022〕1号")));
    let names = office.run("register list brand --missing");
    assert!(names.contains("市司法局") && !names.contains("市交通运输局"), "{names}");
    office.on("2022-07-02");
    assert!(office.said("register kinds").contains("已过2天"));
    // In the console it is one key away, and the unit's turn shows it.
    let mut console = Console::in_session(112, 34);
    console.press("PgDn").shows("品牌备案     未登记");
    console.press("Shift+F4").shows("[品牌备案]").shows("6月30日前（还有41天）").shows("未登记");
}

/// 示范点党建经费奖励
#[test]
fn rewards_that_stay_secret_until_released() {
    let office = Office::new();
    let id = office.enter("add brand --unit jtj 红色驿路 --stage 示范点 --set 备案号=1号");
    let site = office.enter(
        "add site --unit jtj 物流园联合党支部 --stage 已建成 --set 拟评优秀=拟评一等 --set 奖励经费（元）=50000",
    );
    office.run(&format!("register advance {id} 评优"));
    assert_eq!(office.json("register list --unreleased").as_array().unwrap().len(), 2);
    let told = |office: &Office| {
        office.run("export registers --format text -o .");
        let paper = std::fs::read_to_string(office.folder.path().join("2022年5月调度会专项台账.txt")).unwrap();
        format!("{}{paper}", office.minutes())
    };
    let before = told(&office);
    for secret in ["评优", "拟评一等", "50000"] {
        assert!(!before.contains(secret), "{secret}: {before}");
    }
    office.run("export registers --private --format text -o .");
    let inside = std::fs::read_to_string(office.folder.path().join("2022年5月调度会专项台账（内部）.txt")).unwrap();
    assert!(inside.contains("内部") && inside.contains("50000") && inside.contains("未公布"), "{inside}");
    office.run(&format!("register release {id} {site}"));
    let after = told(&office);
    assert!(after.contains("评优") && after.contains("拟评一等") && after.contains("50000"), "{after}");
}

/// 全省重点互联网企业党建示范点
#[test]
fn internet_firms_as_a_model() {
    let office = Office::new();
    let id = office.enter("add model --unit 市委网信办 江南直播基地 --stage 培育 --set 主题内涵深=直播育人");
    assert!(office.said("register list model --find 直播育人").contains("江南直播基地"));
    assert_eq!(office.entry(id)["stage"], "培育");
    assert_eq!(office.kind("model")["under_way"], json!(1));
    // The plan has it for that office alone, and a date can be agreed for it on the spot.
    office.run("extend T32@市委网信办 11月底前");
    assert_eq!(office.json("list --unit 市委网信办 --task T32 --tasks")[0]["due"], "2022-11-30");
}

/// 领导责任制、书记亲自抓
#[test]
fn leaders_answer_in_person() {
    let office = Office::new();
    let id = office.enter("add committee --unit 市司法局 市律师行业党委 --stage 运转 --set 党委书记=王五 --set 书记领办项目=律师行业法治体检");
    office.run("reading set --unit 市司法局 党组研究次数=2");
    assert_eq!(office.entry(id)["fields"]["书记领办项目"], "律师行业法治体检");
    // Who the secretary is stays in the office's own paper.
    office.run("export registers --format text -o .");
    let paper = std::fs::read_to_string(office.folder.path().join("2022年5月调度会专项台账.txt")).unwrap();
    assert!(paper.contains("法治体检") && !paper.contains("王五"), "{paper}");
    // Whether the head came in person or sent somebody is on the roll.
    let mut console = Console::new(112, 34);
    console.press("n F2 Enter").press("F2");
    console.type_in("赵六").press("Enter").type_in("副科长").press("Enter Enter").shows("代会").shows("赵六");
}

/// 定期会商、信息通报
#[test]
fn consultations_and_bulletins() {
    let mut office = Office::new();
    assert!(office.said("register kinds").contains("第二季度的还没有，6月30日前"));
    office.enter("add consultation --unit 市委组织部 第二季度会商 --stage 已会商 --on 4月28日 --set 议题=行业党委筹建");
    office.enter("add bulletin --unit 市委组织部 第3期 --stage 已印发 --on 3月20日 --set 期号=3");
    office.enter("add bulletin --unit 市委组织部 第4期 --stage 已印发 --on 5月9日 --set 期号=4");
    let held: Vec<_> =
        office.kind("bulletin")["rounds"].as_array().unwrap().iter().map(|round| round[2].clone()).collect();
    // The first entry is of March: the months before it are nobody's fault.
    assert_eq!(held, [json!(1), json!(0), json!(1)]);
    let kinds = office.said("register kinds");
    assert!(kinds.contains("今年2次") && kinds.contains("缺4月") && !kinds.contains("1月、"), "{kinds}");
    assert!(kinds.contains("第二季度已有1次"), "{kinds}");
    office.on("2022-07-04");
    assert!(office.said("register kinds").contains("第三季度的还没有，9月30日前"));
}

/// 四级责任格局
#[test]
fn four_levels_of_responsibility() {
    let office = Office::new();
    // One instruction to each level: the organization department, the sectors, the counties and the parks below them.
    office.run("record --unit 市委组织部 --instruct 6月10日前印发责任清单");
    office.run("record --unit members --instruct 6月20日前逐条认领");
    office.run("record --unit counties,parks --instruct 6月底前明确街道社区兜底责任");
    let units = |line: &str| office.json(line).as_array().unwrap().len();
    assert_eq!(units("list --find 印发责任清单"), 1);
    assert!(units("list --find 逐条认领") > 20, "every member unit carries its own");
    assert_eq!(units("list --find 兜底责任"), 8, "six counties and two parks");
    office.run("reading set --unit 甲县 综合党委数=6");
    assert_eq!(office.reading("甲县", "综合党委数")["value"], json!(6.0));
}

/// 重点培训班、党务工作者队伍试点、双向进入交叉任职、发展党员
#[test]
fn the_people_who_do_it() {
    let office = Office::new();
    office.refused("reading set --unit jtj 应训人数=20 到训人数=22");
    office.run("reading set --unit jtj 应训人数=20 到训人数=18 班子成员数=40 交叉任职数=14 发展党员数=3 积极分子数=9");
    assert_eq!(office.reading("jtj", "参训率")["value"], json!(90.0));
    assert_eq!(office.reading("jtj", "交叉任职比例")["value"], json!(35.0));
    for (unit, name) in [("甲县", "甲县试点"), ("乙县", "乙县试点"), ("丙县", "丙县试点")] {
        office.enter(&format!("add pilot --unit {unit} {name}"));
    }
    // Three may stand for election, one or two are to be chosen.
    assert!(office.said("register kinds").contains("要求1—2个"));
    office.run("register advance 1 --on 5月6日 --set 方案日期=5月6日");
    assert_eq!(office.entry(1)["fields"]["方案日期"], "2022-05-06");
}

/// 述职评议考核、责任清单、巡察调研
#[test]
fn account_duty_and_inspection() {
    let office = Office::new();
    // 责任清单: who has taken up which.
    office.enter("add duty --unit 市委组织部 两新党建责任清单 --stage 征求意见 --set 清单条数=28");
    assert_eq!(office.kind("duty")["under_way"], json!(1));
    // 述职评议: every committee owes one, the grade stays inside until it is released.
    let review = office.enter("add review --unit 市司法局 市律师行业党委 --stage 已述职 --set 评议等次=好");
    assert!(!office.minutes().contains("好"));
    assert!(office.kind("review")["missing"].as_u64().unwrap() > 10);
    office.run(&format!("register release {review}"));
    // 巡察: a finding becomes a commitment, and is closed with it; nobody outside reads of either.
    let id = office
        .enter("add inspection --unit jtj 物流园支部台账不全 --stage 已反馈 --set 反馈问题数=2 --set 点位=物流园");
    office.run(&format!("register rectify {id} 6月10日前补齐支部台账，由分管副局长负责"));
    let entry = office.entry(id);
    assert_eq!((&entry["stage"], &entry["commitments"]), (&json!("整改中"), &json!([1])));
    let item = office.json("list --find 补齐支部台账");
    assert_eq!(
        (&item[0]["due"], &item[0]["owner"], &item[0]["task"]),
        (&json!("2022-06-10"), &json!("分管副局长"), &json!("T45"))
    );
    assert!(!office.minutes().contains("支部台账"));
    office.run("report 1 已补齐");
    assert_eq!(office.entry(id)["stage"], "整改中");
    office.run("close 1 --by 组织二科");
    // What the annual assessment counts: closed, and when.
    let closed = office.entry(id);
    assert_eq!(
        (&closed["stage"], &closed["done"], &closed["done_on"]),
        (&json!("已整改"), &json!(true), &json!("2022-05-20"))
    );
    office.run("reopen 1 --reason 现场未见台账");
    assert_eq!(office.entry(id)["stage"], "整改中");
    office.run("undo");
    assert_eq!(office.entry(id)["stage"], "已整改");
    assert!(office.run("doctor").contains("相符"));
}
