use super::*;
use crate::domain::{Due, UnitKind};
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn unit() -> Unit {
    Unit {
        id: UnitId::new("U18"),
        name: "市交通运输局".into(),
        short: "市交通运输局".into(),
        aliases: vec!["交通局".into(), "市交通局".into()],
        kind: UnitKind::Member,
        order: 18,
        post: String::new(),
        committees: Vec::new(),
        groups: Vec::new(),
        active: true,
        former: Vec::new(),
        ceased: None,
    }
}

fn said(text: &str, kind: CommitmentKind, deadline: &Deadline) -> Proposal {
    let (ledger, unit) = (Ledger::default(), unit());
    let speech = Speech {
        ledger: &ledger,
        kind,
        units: vec![&unit],
        supporting: &[],
        owner: "分管副局长",
        deadline,
        chair: "张三",
        said_on: day("2022-05-20"),
    };
    propose(text, &speech)
}

#[test]
fn every_rule_does_what_its_examples_say() {
    let (ledger, unit) = (Ledger::default(), unit());
    let deadline = Deadline::on("6月底前", day("2022-06-30"));
    for rule in RULES {
        assert!(!rule.examples.is_empty(), "{}", rule.name);
        for (spoken, written) in rule.examples {
            let kind =
                if rule.name == "主持人协调" { CommitmentKind::Instruction } else { CommitmentKind::Promise };
            let speech = Speech {
                ledger: &ledger,
                kind,
                units: vec![&unit],
                supporting: &[],
                owner: "分管副局长",
                deadline: &deadline,
                chair: "张三",
                said_on: day("2022-05-20"),
            };
            let after = (rule.apply)(spoken, &speech).unwrap_or_else(|| (*spoken).to_owned());
            assert_eq!(after, *written, "{}：{spoken}", rule.name);
        }
    }
}

#[test]
fn relative_times_are_made_absolute_where_they_stand() {
    let cases = [
        ("剩余的9月底前全部完成", "9月底前", "2022-09-30", "剩余的9月30日前全部完成"),
        ("极兔那家6月10日建", "6月10日", "2022-06-10", "极兔那家6月10日建"),
        ("争取6月底、确保7月10日前完成", "7月10日前", "2022-07-10", "争取6月底、确保7月10日前完成"),
        ("换届要放到下半年了", "下半年", "2022-12-31", "换届要放到下半年了"),
        ("确保在本月召开首次会议", "本月", "2022-05-31", "确保在5月召开首次会议"),
        ("本月底前报", "本月底前", "2022-05-31", "5月31日前报"),
        ("这个月月底前报", "这个月月底前", "2022-05-31", "5月31日前报"),
        ("月底前报", "月底前", "2022-05-31", "5月31日前报"),
        ("月底报", "月底", "2022-05-31", "5月底报"),
        ("下个月15日前报", "下个月15日前", "2022-06-15", "6月15日前报"),
        ("材料下周五交", "下周五", "2022-05-27", "材料5月27日交"),
        ("下周五之前交", "下周五之前", "2022-05-27", "5月27日之前交"),
        ("下周内交", "下周内", "2022-05-27", "5月27日前交"),
        ("十天内交", "十天内", "2022-05-30", "5月30日前交"),
        ("年底前建成", "年底前", "2022-12-31", "12月31日前建成"),
        ("年底建成", "年底", "2022-12-31", "2022年底建成"),
        ("今年年底前建成", "今年年底前", "2022-12-31", "2022年12月31日前建成"),
        ("今年建成", "今年", "2022-12-31", "2022年建成"),
        ("明天上午报", "明天", "2022-05-21", "5月21日上午报"),
        ("1月10日前报", "1月10日前", "2023-01-10", "2023年1月10日前报"),
        ("2022年9月底前报", "2022年9月底前", "2022-09-30", "2022年9月30日前报"),
        ("25号前报", "25号前", "2022-05-25", "5月25日前报"),
        // What is a rule, or somebody else's time, stays.
        ("每月底报一次", "", "2022-06-30", "每月底报一次"),
        ("三个月内见效", "", "2022-06-30", "三个月内见效"),
        ("每周五报送", "", "2022-06-30", "每周五报送"),
        ("3月底前的方案已报", "", "2022-06-30", "3月底前的方案已报"),
        ("百年底蕴", "", "2022-06-30", "百年底蕴"),
        ("6月10日印发方案，7月1日施行。", "6月10日", "2022-06-10", "6月10日印发方案，7月1日施行"),
    ];
    for (text, spoken, due, want) in cases {
        let deadline = Deadline::on(spoken, day(due));
        assert_eq!(absolute(text, &deadline, day("2022-05-20")), want, "{text}");
    }
}

#[test]
fn a_stretch_of_the_year_is_no_day() {
    assert_eq!(period_named("下半年", day("2022-12-31")).as_deref(), Some("2022年下半年"));
    assert_eq!(period_named("二季度", day("2022-06-30")).as_deref(), Some("2022年二季度"));
    assert_eq!(period_named("7月", day("2022-07-31")).as_deref(), Some("2022年7月"));
    for day_named in ["6月底前", "6月10日", "二季度末", "年底前", "月底"] {
        assert_eq!(period_named(day_named, day("2022-06-30")), None, "{day_named}");
    }
    let bound = Deadline {
        spoken: "下半年；11月底前".into(),
        dues: vec![Due::On(day("2022-12-31")), Due::On(day("2022-11-30"))],
    };
    assert_eq!(ordered_deadline(&bound).as_deref(), Some("2022年下半年，争取2022年11月30日"));
    let stages = Deadline {
        spoken: "6月10日前、9月底前".into(),
        dues: vec![Due::On(day("2022-06-10")), Due::On(day("2022-09-30"))],
    };
    assert_eq!(ordered_deadline(&stages), None);
}

#[test]
fn a_written_form_is_proposed_and_what_is_unsure_is_told() {
    let june = Deadline::on("6月底前", day("2022-06-30"));
    let form = said("我们大概三十家左右，6月底前把支部建起来吧", CommitmentKind::Promise, &june);
    assert_eq!(form.text, "市交通运输局约30家，6月30日前建立支部");
    assert_eq!(form.rules, ["口头语", "我们", "约数", "把字句"]);
    assert!(form.rough.is_empty());
    let form = said(
        "下周五之前把重点互联网企业名单报上来",
        CommitmentKind::Promise,
        &Deadline::on("下周五之前", day("2022-05-27")),
    );
    assert_eq!(form.text, "报送重点互联网企业名单");
    let form = said("编办那边我来协调", CommitmentKind::Instruction, &Deadline::none());
    assert_eq!(form.text, "由张三协调编办");
    let form = said("剩余的6月底前全部完成", CommitmentKind::Promise, &june);
    assert_eq!((form.text.as_str(), form.changes()), ("剩余的6月30日前全部完成", false));
    assert_eq!(form.rough, [Rough::Half]);
    let form = said("极兔那家弄一下，我来盯", CommitmentKind::Instruction, &Deadline::none());
    assert!(form.rough.contains(&Rough::FirstPerson("我")) && form.rough.contains(&Rough::Colloquial("弄")));
}

#[test]
fn roughness_has_no_false_alarms_on_a_papers_own_words() {
    for fine in [
        "我市物流行业党委6月30日前挂牌",
        "6月底前报送网吧党建情况",
        "9月底前完成换届",
        "做好纪要",
        "由市委网信办牵头自我评估",
        "按月报送左右两侧绿化情况",
        "2022年底前建成",
        "每月底报送",
    ] {
        assert_eq!(roughness(fine), [], "{fine}");
    }
}
