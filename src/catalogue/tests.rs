//! The built-in catalogue against its source: the roster and the clearing of the speech, kept under `tests/data`.

use super::*;
use crate::domain::{Lamp, LampFacts, Measure, Scope, Task, UnitId, UnitKind};
use std::{collections::HashSet, time::Instant};

const ROSTER: &str = include_str!("../../tests/data/member_units.csv");
const CLEARING: &str = include_str!("../../tests/data/seed_tasks.tsv");

fn task<'c>(catalogue: &'c Catalogue, id: &str) -> &'c Task {
    catalogue.tasks.iter().find(|task| task.id.as_str() == id).expect(id)
}

/// The short names of the units a task comes down to.
fn shorts<'c>(catalogue: &'c Catalogue, units: &[UnitId]) -> Vec<&'c str> {
    catalogue.units.iter().filter(|unit| units.contains(&unit.id)).map(|unit| unit.short.as_str()).collect()
}

/// One line of comma-separated values, quotes honoured.
fn csv(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for sign in line.chars() {
        match sign {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().expect("a cell").push(sign),
        }
    }
    cells
}

#[test]
fn every_name_of_the_roster_finds_its_unit() {
    let catalogue = built_in();
    assert_eq!(catalogue.units.len(), 40);
    for line in ROSTER.lines().skip(1) {
        let cells = csv(line);
        let unit = catalogue.units.iter().find(|unit| unit.id.as_str() == cells[0]).expect(&cells[0]);
        assert_eq!((unit.name.as_str(), unit.short.as_str()), (cells[1].as_str(), cells[2].as_str()));
        for alias in cells[3].split(';').filter(|alias| !alias.is_empty()) {
            assert!(unit.names().any(|name| name == alias), "{} is not called {alias}", unit.short);
        }
        let kind = match cells[5].as_str() {
            "牵头" => UnitKind::Lead,
            "成员单位" => UnitKind::Member,
            "县（市、区）" => UnitKind::County,
            _ => UnitKind::Park,
        };
        assert_eq!(unit.kind, kind, "{}", unit.short);
    }
    let orders: Vec<u32> = catalogue.units.iter().map(|unit| unit.order).collect();
    assert_eq!(orders, (1..=40).collect::<Vec<_>>());
}

#[test]
fn every_task_of_the_speech_is_there_with_its_scope_and_deadline() {
    let catalogue = built_in();
    let mut undated = 0;
    let rows: Vec<Vec<&str>> = CLEARING.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    assert_eq!((rows.len(), catalogue.tasks.len()), (49, 49));
    for (row, task) in rows.iter().zip(&catalogue.tasks) {
        assert_eq!(task.id.as_str(), row[0]);
        assert_eq!(task.clause, format!("讲话{}", row[1]));
        let scope = match row[5] {
            "all" => Scope::All,
            "some" => Scope::Some,
            "one" => Scope::One,
            // The office's own mechanisms, the work committee's, those it shares, and the one without an addressee.
            _ => Scope::WorkCommittee,
        };
        assert_eq!(task.scope, scope, "{}", row[0]);
        // 定期 names no interval: it is kept as lasting, since any interval would be invented.
        let label = if row[7] == "RECURRING(周期未定)" { "OPEN" } else { row[7] };
        assert_eq!(task.deadline.label(), label, "{}", row[0]);
        if row[6] != "-" {
            assert_eq!(task.deadline.spoken, row[6], "{}", row[0]);
        }
        undated += usize::from(label == "NONE");
    }
    assert_eq!(undated, 35);
}

#[test]
fn a_task_for_some_comes_down_to_the_units_whose_field_it_is() {
    let catalogue = built_in();
    let units_of = |id: &str| shorts(&catalogue, &task(&catalogue, id).lead);
    assert_eq!(units_of("T15"), ["市委网信办", "市交通运输局", "市商务局", "市市场监管局", "市邮政管理局"]);
    assert_eq!(units_of("T18"), ["市交通运输局"]);
    assert_eq!(units_of("T32"), ["市委网信办"]);
    assert_eq!(units_of("T22"), ["市民政局", "市司法局", "市财政局", "市税务局", "市工商联"]);
    assert_eq!(units_of("T17"), ["市科技局", "市公安局", "市自然资源局", "市农业农村局", "市体育局"]);
    assert_eq!(units_of("T14").len(), 9, "the work committee, six counties, two parks");
    assert_eq!(units_of("T16").len(), 17);
    assert_eq!(units_of("T30").len(), 31, "the member units: the speech names counties and parks apart");
    assert_eq!(
        units_of("T49").len(),
        32,
        "the office that leads and the member units, as the end of the speech has it"
    );
    assert!(!units_of("T30").contains(&"市委组织部"));
    let training = task(&catalogue, "T38");
    assert_eq!((training.lead.len(), training.supporting.len()), (1, 39));
}

#[test]
fn nobody_is_left_without_a_task_and_no_indicator_without_a_use() {
    let catalogue = built_in();
    for unit in &catalogue.units {
        assert!(catalogue.tasks.iter().any(|task| task.lead.contains(&unit.id)), "{}", unit.short);
    }
    let mut used: HashSet<_> = catalogue.tasks.iter().flat_map(|task| &task.indicators).collect();
    for indicator in &catalogue.programme.indicators {
        if let (true, Measure::Rate { part, whole }) = (used.contains(&indicator.id), &indicator.measure) {
            used.extend([part, whole]);
        }
    }
    for indicator in &catalogue.programme.indicators {
        assert!(used.contains(&indicator.id), "{}", indicator.id);
    }
}

#[test]
fn five_headings_three_safeguards_and_a_register_for_whatever_moves_by_stages() {
    let programme = built_in().programme;
    let codes: Vec<_> = programme.focuses.iter().map(|focus| focus.id.as_str()).collect();
    assert_eq!(codes, ["F1", "F2", "F3", "F4", "F5", "S1", "S2", "S3"]);
    let names: Vec<_> = programme.registers.iter().map(|kind| kind.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "品牌备案",
            "示范点",
            "行业党委",
            "结对共建",
            "试点",
            "巡察调研",
            "领导小组会议",
            "工委会议",
            "定期会商",
            "信息通报",
            "上级评价",
            "经验总结",
            "责任清单",
            "述职评议",
            "重点互联网企业党建示范点",
        ]
    );
    let stages: Vec<_> = programme.registers[0].stages.iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!(stages, ["拟创", "在创", "已备案", "示范点", "评优"]);
    let stages: Vec<_> = programme.registers[2].stages.iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!(stages, ["未成立", "请示", "批复", "挂牌", "运转"]);
    assert_eq!(programme.registers[0].deadline.label(), "2022-06-30");
    assert!(programme.registers[5].private);
    assert_eq!(programme.topic, "“两新”组织党建");
    assert_eq!(programme.unit_limit, 300);
}

#[test]
fn what_must_not_reach_the_room_is_private() {
    let catalogue = built_in();
    let private: Vec<_> = catalogue.tasks.iter().filter(|task| task.private).map(|task| task.id.as_str()).collect();
    assert_eq!(private, ["T09", "T19", "T31", "T45", "T46"]);
    let site = &catalogue.programme.registers[1];
    let hidden: Vec<_> =
        site.fields.iter().filter(|field| field.until_released).map(|field| field.name.as_str()).collect();
    assert_eq!(hidden, ["拟评优秀", "奖励经费（元）"]);
}

/// Facts of an item that was given so many days, has so many left, and was reported on at the last meeting.
fn facts(days_left: i64) -> LampFacts {
    LampFacts { days_left: Some(days_left), days_given: Some(60), ..LampFacts::default() }
}

#[test]
fn the_usual_lamps_light_as_offices_expect() {
    let lamps = built_in().programme.lamps;
    assert_eq!(lamps.light(&facts(-1)), (Lamp::Red, "逾期"));
    assert_eq!(lamps.light(&facts(0)), (Lamp::Yellow, "近期"));
    assert_eq!(lamps.light(&facts(7)), (Lamp::Yellow, "近期"));
    assert_eq!(lamps.light(&facts(8)), (Lamp::Green, "推进"));
    assert_eq!(lamps.light(&LampFacts { silent_months: 1, ..facts(30) }), (Lamp::Yellow, "未报"));
    assert_eq!(lamps.light(&LampFacts { silent_months: 2, ..facts(30) }), (Lamp::Red, "久未报"));
    assert_eq!(lamps.light(&LampFacts { reported: true, ..facts(-9) }), (Lamp::Green, "已报"));
    assert_eq!(lamps.light(&LampFacts { reported: true, closed: true, ..facts(-9) }), (Lamp::Green, "已销号"));
    assert_eq!(lamps.light(&LampFacts { extended: true, ..facts(30) }), (Lamp::Green, "已延期"));
    assert_eq!(lamps.light(&LampFacts { open_ended: true, silent_months: 3, ..LampFacts::default() }).0, Lamp::Grey);
    assert_eq!(lamps.light(&LampFacts::default()), (Lamp::Grey, "未定期限"));
}

#[test]
fn the_lamps_of_other_cities_light_as_they_do_there() {
    let read = |text: &str| {
        let page = Page::parse(lamps::FILE, text).expect("TOML");
        lamps::read(&page.root(lamps::FILE_KEYS))
    };
    let yinchuan = read(include_str!("../../data/lamps/yinchuan.toml"));
    let behind = |points| LampFacts { points_behind: Some(points), ..facts(30) };
    assert_eq!(yinchuan.light(&behind(9)).0, Lamp::Green);
    assert_eq!(yinchuan.light(&behind(10)).0, Lamp::Yellow);
    assert_eq!(yinchuan.light(&behind(30)).0, Lamp::Yellow);
    assert_eq!(yinchuan.light(&behind(31)).0, Lamp::Red);
    assert_eq!(yinchuan.light(&LampFacts { silent_months: 3, ..facts(30) }), (Lamp::Red, "三期未动"));
    let suqian = read(include_str!("../../data/lamps/suqian.toml"));
    assert_eq!(suqian.light(&facts(5)), (Lamp::Blue, "蓝单"));
    assert_eq!(suqian.light(&behind(1)), (Lamp::Yellow, "黄单"));
    assert_eq!(suqian.light(&facts(-1)), (Lamp::Red, "红单"));
}

#[test]
fn the_built_in_catalogue_loads_in_a_moment() {
    // The bound is for a release build; this one is not optimised and shares the machine with other tests.
    let began = Instant::now();
    let catalogue = built_in();
    assert!(began.elapsed().as_millis() < 500, "{:?} for {} tasks", began.elapsed(), catalogue.tasks.len());
}
