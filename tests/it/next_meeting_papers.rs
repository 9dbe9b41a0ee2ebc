//! The mechanisms again, a month later: what was entered in May has its consequence in the papers of June. The tests bear
//! the names of those in `mechanisms.rs`; `house_rules/mechanisms.rs` holds the two together.

use super::support::office::Office;
use diaodu::exchange::form::read_grids;
use std::fs;

/// An office whose May meeting is over and whose June meeting is opened; May as it is told.
fn june(may: impl FnOnce(&Office)) -> Office {
    let mut office = Office::new();
    office.run("meeting start");
    may(&office);
    office.run("meeting adjourn --next 2022-06-20");
    office.on("2022-06-20");
    office.run("meeting open --date 2022-06-20 --chair 张三");
    office
}

/// The same, with figures of May alone.
fn figures(lines: &[&str]) -> Office {
    june(|office| {
        for line in lines {
            office.run(&format!("reading set {line}"));
        }
    })
}

fn paper(office: &Office, name: &str) -> String {
    office.said(&format!("export {name} -o -"))
}

/// The text of every paper of a kind whose file's name has these words.
fn files(office: &Office, order: &str, named: &str) -> String {
    let folder = office.folder.path().join("out");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir(&folder).expect("a folder");
    office.run(&format!("export {order} -o out"));
    let mut all = String::new();
    for file in fs::read_dir(&folder).expect("files").flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if name.contains(named) && file.path().extension().is_some_and(|ending| ending == "md") {
            all += &fs::read_to_string(file.path()).expect("a paper");
        }
    }
    all.split_whitespace().collect()
}

fn notice(office: &Office, unit: &str) -> String {
    files(office, "notices --format markdown", unit)
}

fn registers(office: &Office) -> String {
    files(office, "registers --format markdown", "专项台账")
}

/// A row of a unit's form: what stands behind a name.
fn form_row(office: &Office, unit: &str, named: &str) -> Option<Vec<String>> {
    let folder = office.folder.path().join("forms");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir(&folder).expect("a folder");
    office.run("export forms -o forms");
    let file =
        fs::read_dir(&folder).expect("forms").flatten().find(|file| file.file_name().to_string_lossy().contains(unit));
    let grids = read_grids(&fs::read(file.expect("a form").path()).expect("bytes")).expect("a workbook");
    grids.iter().filter(|grid| grid.name != "_meta").find_map(|grid| {
        let row = grid.cells.iter().find(|(_, cell)| cell.words() == named)?.0.0;
        Some(grid.cells.range((row, 0)..(row + 1, 0)).map(|(_, cell)| cell.words()).collect())
    })
}

#[track_caller]
fn tells(paper: &str, words: &[&str]) {
    for word in words {
        assert!(paper.contains(word), "“{word}” is not in {paper}");
    }
}

#[track_caller]
fn hides(paper: &str, words: &[&str]) {
    for word in words {
        assert!(!paper.contains(word), "“{word}” is in {paper}");
    }
}

/// 月调度
#[test]
fn monthly_dispatch() {
    let office = june(|office| {
        office.run("record --unit jtj 物流党建方案6月15日前报送");
    });
    tells(&paper(&office, "agenda"), &["通报上次议定事项办理情况：共1项未结", "到期未办2件，涉及2家"]);
    tells(&notice(&office, "市交通运输局"), &["物流党建方案", "逾期"]);
}

/// “两新”工委实体化运转
#[test]
fn work_committee_in_earnest() {
    let office = june(|_| ());
    // Nobody entered a meeting of the committee in May: the chair reads so in June.
    tells(&paper(&office, "brief"), &["工委会议", "缺5月"]);
    // One held in June under the committee's name is entered by itself.
    office.run("meeting amend --host 工委 --at 14:30");
    tells(&paper(&office, "notice-text"), &["“两新”工委全体会议", "下午2:30"]);
    office.run("meeting start");
    office.run("meeting adjourn");
    assert_eq!(office.kind("assembly")["rounds"][1][2], 1);
    tells(&registers(&office), &["“两新”工委全体会议", "张三"]);
}

/// 两会合开、交流发言、点评
#[test]
fn joint_meeting_exchange_and_comment() {
    let office = june(|_| ());
    office.run("meeting amend --host 合开 --exchange 邮政局,jtj");
    let agenda = paper(&office, "agenda");
    tells(&agenda, &["暨“两新”工委全体会议", "有关单位交流发言", "市邮政管理局、市交通运输局"]);
    tells(&paper(&office, "notice-text"), &["暨“两新”工委全体会议"]);
    office.refused("meeting amend --host 市长办公室");
}

/// 党建工作领导小组
#[test]
fn leading_group() {
    let office = june(|_| ());
    tells(&paper(&office, "brief"), &["领导小组会议", "上半年的还没有"]);
}

/// 省委年度综合评价
#[test]
fn yearly_appraisal_from_above() {
    let office = june(|office| {
        let id = office.enter("add appraisal --unit 市委组织部 2021年度综合评价 --stage 已反馈");
        office.run(&format!("register rectify {id} 6月10日前补齐短板台账 --unit 市委组织部"));
    });
    tells(&paper(&office, "brief"), &["补齐短板台账"]);
    hides(&(paper(&office, "agenda") + &paper(&office, "bulletin --names")), &["补齐短板台账"]);
}

/// 分级理论宣讲和教育培训、“四进”
#[test]
fn teaching_at_every_level() {
    let office = figures(&["--unit 宣传部 宣讲场次=12 进园区场次=4"]);
    assert_eq!(form_row(&office, "市委宣传部", "宣讲场次").expect("asked for")[4], "12");
    tells(&paper(&office, "brief"), &["宣讲场次12场→—"]);
}

/// 底数摸排
#[test]
fn base_figures() {
    let office = figures(&["--unit jtj 两新组织数=120"]);
    assert_eq!(form_row(&office, "市交通运输局", "两新组织数").expect("asked for")[4], "120");
    tells(&office.refused("reading set --unit jtj 两新组织数=50"), &["120"]);
    tells(&paper(&office, "brief"), &["两新组织数120家→—"]);
}

/// 两个覆盖
#[test]
fn two_coverages() {
    let office = figures(&["--unit jtj 两新组织数=100 建有党组织数=81"]);
    tells(&paper(&office, "brief"), &["组建率81%→—"]);
    office.run("reading set --unit jtj 两新组织数=100 建有党组织数=85");
    tells(&paper(&office, "brief"), &["组建率81%→85%"]);
}

/// 三同步
#[test]
fn three_in_step() {
    let office = figures(&["--unit 市场监管局 新登记数=40 同步采集数=30 同步组建数=6"]);
    assert_eq!(form_row(&office, "市市场监管局", "新登记数").expect("asked for")[4], "40");
    assert_eq!(form_row(&office, "市妇联", "新登记数"), None, "not hers to give");
}

/// 准入把关
#[test]
fn gate_at_entry() {
    let office = june(|office| {
        office.run("record --unit 市民政局 --task T11 6月15日前梳理未准入的社会组织");
    });
    tells(&notice(&office, "市民政局"), &["梳理未准入的社会组织", "逾期"]);
}

/// 联合党支部常态化排查
#[test]
fn joint_branches_looked_through() {
    let office = figures(&["--unit jtj 本月共排查联合党支部6个，运转不正常2个，已整改1个"]);
    tells(&paper(&office, "brief"), &["联合党支部数6个→—", "整改率50%→—"]);
}

/// 派驻书记、党建指导员
#[test]
fn secretaries_and_instructors_sent() {
    let office = figures(&["--unit 甲县 党建指导员数=64 指导员缺配数=5"]);
    tells(&paper(&office, "brief"), &["指导员缺配数5名→—"]);
    assert_eq!(form_row(&office, "市妇联", "指导员缺配数"), None);
}

/// “两新”“三重”
#[test]
fn three_that_weigh_most() {
    let office = figures(&["--unit 市司法局 行业机构数=40 行业机构已建数=29"]);
    tells(&paper(&office, "brief"), &["行业覆盖率72.5%→—"]);
}

/// 行业（综合）党委，防空转
#[test]
fn sector_committees_that_must_not_stay_empty() {
    let office = june(|office| {
        office.enter("add committee --unit 市委网信办 市互联网行业党委 --stage 运转 --on 2021-11-30");
        office.enter("add committee --unit jtj 市物流行业党委 --stage 请示 --on 5月16日");
    });
    let inside = files(&office, "registers --private --format markdown", "内部");
    tells(&inside, &["空转6个月", "市物流行业党委"]);
    hides(&registers(&office), &["空转"]);
    // Set up, its task is met, and nobody is urged for it any more.
    office.run("register advance 2 挂牌 --on 6月17日");
    hides(&notice(&office, "市交通运输局"), &["成立物流行业党委"]);
    tells(&paper(&office, "brief"), &["办成（1件）：成立物流行业党委（市交通运输局）"]);
}

/// 经验总结
#[test]
fn experience_gathered() {
    let office = june(|office| {
        office.enter("add experience --unit 市邮政管理局 小哥驿站做法 --set 题目=小哥驿站里的党支部");
    });
    assert!(form_row(&office, "市邮政管理局", "小哥驿站做法").is_some(), "its own entry is on its form");
    tells(&registers(&office), &["小哥驿站做法", "拟写"]);
}

/// 五融入五提升
#[test]
fn five_that_join_and_five_that_rise() {
    let office = figures(&["--unit jtj 融入治理结构=3 融入营商环境=2 融入生产经营=5 融入职工需求=4 融入意识形态=1"]);
    tells(&paper(&office, "brief"), &["融入治理结构、提升政治功能3个→—", "融入意识形态、提升引导功能1个→—"]);
}

/// 村企结对共建
#[test]
fn villages_and_firms_paired() {
    let office = june(|office| {
        office.enter("add pairing --unit 市工商联 锦和纺织 --stage 有意向");
        office.run("record --unit 市工商联 --task T27 锦和纺织6月15日前和上坪村结对");
    });
    tells(&notice(&office, "市工商联"), &["锦和纺织", "逾期"]);
    let row = form_row(&office, "市工商联", "锦和纺织").expect("on its form");
    assert_eq!(row[3], "有意向");
}

/// 流动哨兵、移动探头
#[test]
fn couriers_as_sentinels() {
    let office = figures(&["--unit 市邮政管理局 上报线索件数=17"]);
    tells(&paper(&office, "brief"), &["上报线索件数17件→—"]);
}

/// 一域一品、一企一品，示范点
#[test]
fn demonstration_sites() {
    let office = june(|office| {
        let id = office.enter("add site --unit 市司法局 正衡律师事务所党支部 --stage 培育中");
        office.run(&format!("register advance {id} 已建成 --on 5月16日"));
    });
    let duty = office.json("list --all --unit 市司法局 --task T29");
    assert_eq!(duty[0]["state"], "met", "{duty}");
    assert_eq!(form_row(&office, "市司法局", "正衡律师事务所党支部").expect("on its form")[3], "已建成");
}

/// 品牌备案，6月底前
#[test]
fn brands_filed_by_the_end_of_june() {
    let office = june(|office| {
        let id = office.enter("add brand --unit jtj 红色驿路 --stage 在创");
        office.run(&format!("register advance {id} 已备案 --on 5月16日"));
    });
    tells(&paper(&office, "agenda"), &["品牌备案（2022年6月30日前）：已办成1家，还有30家没有办"]);
    let brief = paper(&office, "brief");
    tells(&brief, &["还有30家没有办：市委宣传部"]);
    tells(&paper(&office, "bulletin --names"), &["还有30家没有办：市委宣传部"]);
    // Letters go to those who owe it, and to nobody else.
    tells(&notice(&office, "市司法局"), &["党建品牌"]);
    hides(&notice(&office, "市交通运输局"), &["党建品牌"]);
    // The minutes name them on request only.
    hides(&paper(&office, "minutes"), &["还有30家没有办"]);
    office.run("meeting amend --name-unfiled 是");
    tells(&paper(&office, "minutes"), &["还有30家没有办：市委宣传部"]);
}

/// 示范点党建经费奖励
#[test]
fn rewards_that_stay_secret_until_released() {
    let office = june(|office| {
        let id = office.enter("add brand --unit jtj 红色驿路 --stage 示范点");
        office.run(&format!("register advance {id} 评优"));
    });
    let row = form_row(&office, "市交通运输局", "红色驿路").expect("on its form");
    assert_eq!(row[3], "示范点", "what waits for its release is not on the form");
    hides(&(registers(&office) + &paper(&office, "bulletin --names")), &["评优"]);
    office.run("register release 1");
    tells(&registers(&office), &["评优"]);
}

/// 全省重点互联网企业党建示范点
#[test]
fn internet_firms_as_a_model() {
    let office = june(|office| {
        office.run("extend T32@市委网信办 6月10日前");
    });
    tells(&notice(&office, "市委网信办"), &["全省重点互联网企业党建示范点", "逾期"]);
    tells(&paper(&office, "brief"), &["到期未办（2件）：创建全省重点互联网企业党建示范点（市委网信办）"]);
    // Its register is on its form, and named there it is met: nobody is urged any more.
    let row = form_row(&office, "市委网信办", "重点互联网企业党建示范点").expect("on its form");
    assert_eq!(row, ["model", "重点互联网企业党建示范点"]);
    office.enter("add model --unit 市委网信办 江南直播基地 --stage 申报");
    office.run("register advance 1 已命名 --on 6月8日");
    hides(&notice(&office, "市委网信办"), &["全省重点互联网企业党建示范点"]);
    tells(&paper(&office, "brief"), &["办成（1件）：创建全省重点互联网企业党建示范点（市委网信办）"]);
}

/// 领导责任制、书记亲自抓
#[test]
fn leaders_answer_in_person() {
    let office = june(|office| {
        office.enter("add committee --unit 市司法局 市律师行业党委 --stage 运转 --set 书记领办项目=律师行业法治体检");
        office.run("reading set --unit 市司法局 党组研究次数=2");
    });
    tells(&registers(&office), &["律师行业法治体检"]);
    tells(&paper(&office, "brief"), &["党组研究次数2次→—"]);
}

/// 定期会商、信息通报
#[test]
fn consultations_and_bulletins() {
    let office = june(|_| ());
    tells(&paper(&office, "brief"), &["定期会商", "第二季度的还没有", "信息通报", "缺5月"]);
    office.enter("add bulletin --unit 市委组织部 第1期 --stage 已印发 --on 5月30日");
    office.enter("add bulletin --unit 市委组织部 第2期 --stage 已印发 --on 6月10日");
    hides(&paper(&office, "brief"), &["信息通报：今年"]);
}

/// 四级责任格局
#[test]
fn four_levels_of_responsibility() {
    let office = june(|office| {
        office.run("record --unit counties,parks --instruct 6月10日前明确街道社区兜底责任");
    });
    tells(&paper(&office, "brief"), &["到期未办（9件）：6月10日前明确街道社区兜底责任（甲县等8家）"]);
    tells(&paper(&office, "agenda"), &["到期未办9件，涉及9家"]);
    tells(&notice(&office, "乙县"), &["兜底责任", "逾期"]);
}

/// 重点培训班、党务工作者队伍试点、双向进入交叉任职、发展党员
#[test]
fn the_people_who_do_it() {
    let office = june(|office| {
        for unit in ["甲县", "乙县"] {
            office.enter(&format!("add pilot --unit {unit} {unit}试点 --stage 方案已报"));
        }
        let said = office.run("register add pilot --unit 丙县 丙县试点 --stage 方案已报");
        assert!(said.contains("要求1—2个，已有3个"), "{said}");
        office.run("reading set --unit 甲县 班子成员数=40 交叉任职数=14");
    });
    tells(&registers(&office), &["已有3个，多了1个"]);
    tells(&paper(&office, "brief"), &["交叉任职比例35%→—"]);
    // The class of May is over and nobody closed it: it is late.
    tells(&paper(&office, "brief"), &["书记和党务工作者培训班（市委组织部）"]);
}

/// 述职评议考核、责任清单、巡察调研
#[test]
fn account_duty_and_inspection() {
    let office = june(|office| {
        let id = office.enter("add inspection --unit jtj 物流园支部台账不全 --stage 已反馈");
        office.run(&format!("register rectify {id} 6月10日前补齐支部台账"));
        office.enter("add duty --unit 市委组织部 两新党建责任清单 --stage 征求意见");
    });
    tells(&paper(&office, "brief"), &["补齐支部台账"]);
    hides(&(paper(&office, "agenda") + &paper(&office, "bulletin --names")), &["补齐支部台账"]);
    // The unit itself is urged for it, and nobody else reads of it.
    tells(&notice(&office, "市交通运输局"), &["补齐支部台账", "逾期"]);
    hides(&notice(&office, "市司法局"), &["补齐支部台账"]);
    tells(&registers(&office), &["两新党建责任清单", "征求意见"]);
}
