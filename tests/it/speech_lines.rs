//! The built-in catalogue against the speech it was made from, a test a line: whose a thing is, what is counted apart,
//! what follows what.

use super::support::office::Office;
use diaodu::{
    catalogue::built_in,
    domain::{Catalogue, CommitteeStanding, Indicator, Measure, MetBy, RegisterKind, Task, UnitId, UnitKind},
};

fn task<'a>(catalogue: &'a Catalogue, id: &str) -> &'a Task {
    catalogue.tasks.iter().find(|task| task.id.as_str() == id).expect(id)
}

fn register<'a>(catalogue: &'a Catalogue, id: &str) -> &'a RegisterKind {
    catalogue.programme.registers.iter().find(|kind| kind.id.as_str() == id).expect(id)
}

fn indicator<'a>(catalogue: &'a Catalogue, id: &str) -> &'a Indicator {
    catalogue.programme.indicators.iter().find(|known| known.id.as_str() == id).expect(id)
}

fn unit(catalogue: &Catalogue, short: &str) -> UnitId {
    catalogue.units.iter().find(|unit| unit.short == short).expect(short).id.clone()
}

#[test]
fn drivers_of_cars_and_of_lorries_are_counted_apart() {
    let catalogue = built_in();
    let transport = unit(&catalogue, "市交通运输局");
    for group in ["网约车", "货车"] {
        for what in ["司机数", "司机党员数", "党组织数"] {
            let known = indicator(&catalogue, &format!("{group}{what}"));
            assert_eq!(known.units, std::slice::from_ref(&transport), "{}", known.name);
            assert!(task(&catalogue, "T15").indicators.contains(&known.id), "{}", known.name);
        }
    }
}

#[test]
fn accountants_and_valuers_are_counted_apart() {
    let catalogue = built_in();
    let finance = unit(&catalogue, "市财政局");
    for id in ["会计师事务所数", "会计师事务所已建数", "资产评估机构数", "资产评估机构已建数"]
    {
        assert_eq!(indicator(&catalogue, id).units, std::slice::from_ref(&finance), "{id}");
        assert!(task(&catalogue, "T22").indicators.iter().any(|known| known.as_str() == id), "{id}");
    }
}

#[test]
fn the_four_standards_of_a_brand_are_fields() {
    let catalogue = built_in();
    let fields: Vec<&str> = register(&catalogue, "brand").fields.iter().map(|field| field.name.as_str()).collect();
    for standard in ["主题内涵深", "品牌叫得响", "工作措施硬", "实施成效好"] {
        assert!(fields.contains(&standard), "{standard}: {fields:?}");
    }
}

#[test]
fn the_sites_of_important_internet_firms_have_a_register_that_meets_their_task() {
    let catalogue = built_in();
    let kind = register(&catalogue, "model");
    assert_eq!(kind.name, "重点互联网企业党建示范点");
    assert!(kind.meets(task(&catalogue, "T32")) && !kind.private);
    let fields: Vec<&str> = kind.fields.iter().map(|field| field.name.as_str()).collect();
    for standard in ["主题内涵深", "品牌叫得响", "工作措施硬", "实施成效好"] {
        assert!(fields.contains(&standard), "{standard}: {fields:?}");
    }
}

#[test]
fn members_cooperate_and_counties_are_named_apart() {
    let catalogue = built_in();
    let counties = catalogue.units.iter().filter(|unit| unit.kind == UnitKind::County || unit.kind == UnitKind::Park);
    for unit in counties {
        // 各成员单位要做好配合工作; 成员单位要互相配合，各司其职.
        for id in ["T11", "T29", "T30", "T33", "T34", "T39", "T49"] {
            let task = task(&catalogue, id);
            assert!(!task.lead.contains(&unit.id) && !task.supporting.contains(&unit.id), "{id}: {}", unit.short);
        }
        // 各单位; 各地各单位.
        for id in ["T08", "T47", "T48"] {
            assert!(task(&catalogue, id).lead.contains(&unit.id), "{id}: {}", unit.short);
        }
    }
}

#[test]
fn the_internet_office_is_asked_for_the_site_of_an_important_internet_firm() {
    let catalogue = built_in();
    let task = task(&catalogue, "T32");
    assert!(task.title.contains("重点互联网企业党建示范点") && task.requirement.contains("全省"), "{}", task.title);
    assert_eq!(task.lead, [unit(&catalogue, "市委网信办")]);
}

#[test]
fn whoever_has_no_committee_is_counted_until_it_has() {
    let office = Office::new();
    let catalogue = built_in();
    let asked = task(&catalogue, "T17").lead.len();
    assert!(asked > 0);
    let missing = office.json("register list committee --missing");
    for unit in &task(&catalogue, "T17").lead {
        let short = &catalogue.units.iter().find(|known| known.id == *unit).expect("a unit").short;
        assert!(missing.to_string().contains(short.as_str()), "{short}: {missing}");
    }
}

#[test]
fn committees_that_the_roster_calls_established_start_there() {
    let office = Office::new();
    let catalogue = built_in();
    let standing = |unit: &&diaodu::domain::Unit| {
        unit.committees.iter().any(|committee| committee.standing == CommitteeStanding::Established)
    };
    let established = catalogue.units.iter().filter(standing).count();
    let kind = office.kind("committee");
    assert_eq!(kind["done"].as_u64(), Some(established as u64), "{kind}");
}

#[test]
fn what_is_summed_up_paired_and_tried_out_follows_its_register() {
    let catalogue = built_in();
    for (id, followed) in [("experience", "T20"), ("pairing", "T27"), ("pilot", "T39")] {
        let kind = register(&catalogue, id);
        assert_eq!(kind.task.as_ref().map(diaodu::domain::TaskId::as_str), Some(followed), "{id}");
    }
    assert_eq!(register(&catalogue, "pilot").wanted, Some((1, 2)), "one or two pilots");
    // Of 一批 pairs and a few pieces of writing one is not all: these are closed by whoever asked for them.
    assert_eq!(task(&catalogue, "T27").met_by, Some(MetBy::Closing));
}

#[test]
fn every_figure_is_asked_of_whoever_it_is_about() {
    for known in built_in().programme.indicators.iter().filter(|known| known.measure == Measure::Count) {
        assert!(!office_asks(known.id.as_str()).is_empty(), "{}", known.name);
    }
}

/// The short names of the units that a figure is asked of.
fn office_asks(id: &str) -> Vec<String> {
    let catalogue = built_in();
    let known = indicator(&catalogue, id).clone();
    let mut ledger = diaodu::domain::Ledger::default();
    let deed = diaodu::domain::decide(
        &ledger,
        diaodu::domain::Command::Adopt(Box::new(catalogue)),
        &diaodu::domain::Context { now: super::support::moment("2022-05-20T09:00:00") },
    )
    .expect("founded");
    deed.changes.iter().for_each(|change| ledger.apply(change));
    ledger.asked_of(&known).into_iter().map(|unit| unit.short.clone()).collect()
}

#[test]
fn the_womens_federation_is_not_asked_for_platforms_and_parks() {
    for (id, asked) in [("平台企业数", "市委网信办"), ("园区数", "市工信局"), ("货车司机数", "市交通运输局")]
    {
        let units = office_asks(id);
        assert!(units.iter().any(|unit| unit == asked), "{id}: {units:?}");
        assert!(!units.iter().any(|unit| unit == "市妇联"), "{id}: {units:?}");
    }
}
