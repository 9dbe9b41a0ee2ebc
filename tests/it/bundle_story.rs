//! A county keeps a ledger of its own: what the city asks goes down in a file, and what became of it comes back in one.

use crate::support::{moment, office::Office};
use diaodu::{
    catalogue,
    clock::Clock,
    domain::{Catalogue, Command as Act, Unit, UnitId, UnitKind},
    session::Session,
};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A county's office, with a ledger founded on the city's programme and a roster of its own.
struct County {
    db: PathBuf,
    folder: PathBuf,
}

impl County {
    fn new(folder: &Path) -> Self {
        let (db, folder) = (folder.join("county.db"), folder.to_owned());
        let unit = |id: &str, short: &str, kind, order| Unit {
            id: UnitId::new(id),
            name: format!("甲县{short}"),
            short: short.to_owned(),
            aliases: Vec::new(),
            kind,
            order,
            post: String::new(),
            committees: Vec::new(),
            groups: Vec::new(),
            active: true,
            former: Vec::new(),
            ceased: None,
        };
        let units = vec![
            unit("C1", "县委组织部", UnitKind::Lead, 1),
            unit("C2", "县交通运输局", UnitKind::Member, 2),
            unit("C3", "县市场监管局", UnitKind::Member, 3),
        ];
        let catalogue = Catalogue { programme: catalogue::built_in().programme, units, tasks: Vec::new() };
        let mut session = Session::open(&db, Clock::Still(moment("2022-05-23T09:00:00"))).expect("a new file");
        session.execute(Act::Adopt(Box::new(catalogue))).expect("founded");
        drop(session);
        let county = Self { db, folder };
        county.run("meeting open --date 2022-05-23 --chair 赵六");
        county.run("meeting start");
        county
    }

    /// What a command says, and its status.
    fn answer(&self, line: &str) -> (Option<i32>, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_diaodu"));
        command.arg("--db").arg(&self.db).args(["--today", "2022-05-23"]).args(line.split_whitespace());
        let answer = command.current_dir(&self.folder).output().expect("it runs");
        let said = [answer.stdout, answer.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8")).concat();
        (answer.status.code(), said)
    }

    #[track_caller]
    fn run(&self, line: &str) -> String {
        let (status, said) = self.answer(line);
        assert_eq!(status, Some(0), "{line}: {said}");
        said
    }

    #[track_caller]
    fn json(&self, line: &str) -> Value {
        serde_json::from_str(&self.run(&format!("{line} --json"))).expect("JSON")
    }
}

/// The items of a list, by their numbers.
fn item(list: &Value, id: &str) -> Value {
    let found = list.as_array().expect("a list").iter().find(|one| one["id"] == id);
    found.unwrap_or_else(|| panic!("no item {id}: {list}")).clone()
}

/// A city that has instructed 甲县, and somebody else.
fn city() -> Office {
    let office = Office::new();
    office.run("meeting start");
    office.run("record --unit U33 --instruct 6月底前完成行业党委组建");
    office.run("record --unit U33 --instruct 7月15日前摸清企业底数");
    office.run("record --unit U34 --instruct 7月底前报送经验材料");
    office.run("record --unit U18 6月底前挂牌");
    // What it has registered there it is asked about.
    office.run("register add brand --unit U33 先锋县");
    office
}

#[test]
fn what_the_city_asks_becomes_the_countys_items_and_comes_back_with_questions() {
    let mut office = city();
    let folder = office.folder.path().to_owned();
    let said = office.run("bundle --unit U33");
    assert!(said.contains("已写好交办包") && said.contains("封签"), "{said}");
    let down = "2022年5月调度会交办包（中共甲县委员会“两新”工委）.diaodu";
    let text = fs::read_to_string(folder.join(down)).expect("the bundle");
    assert!(
        text.contains("组建") && !text.contains("经验材料") && !text.contains("挂牌"),
        "its own and no other's: {text}"
    );
    // The county takes it: its office has the items until it gives them on.
    let county = County::new(&folder);
    let looked = county.run(&format!("collect --dry-run {down}"));
    assert!(looked.contains("记上级交办") && looked.contains("摸清企业底数"), "{looked}");
    county.run(&format!("collect {down}"));
    let items = county.json("list");
    assert_eq!(items.as_array().map(Vec::len), Some(2), "{items}");
    assert_eq!((&item(&items, "1")["unit"], &item(&items, "1")["kind"]), (&"县委组织部".into(), &"instruction".into()));
    assert_eq!(item(&items, "2")["due"], "2022-07-15");
    // The same again changes nothing.
    let journal = county.json("journal");
    let again = county.run(&format!("collect {down}"));
    assert!(again.contains("收过了") || again.contains("没有新的内容"), "{again}");
    assert_eq!(county.json("journal"), journal);
    // The county works on it, and on things of its own that are nobody's business.
    county.run("record --unit C2 6月20日前完成县里自己的事");
    county.run("progress 1 已选定班子成员，完成60%");
    county.run("report 2 底数清单已报");
    county.run("reading set --unit C2 党员数=30");
    county.run("reading set --unit C3 党员数=25");
    county.run("register add brand --unit C2 一路先锋");
    let said = county.run("bundle -o 报送.diaodu");
    assert!(said.contains("报送包") && said.contains("事项2件"), "{said}");
    let text = fs::read_to_string(folder.join("报送.diaodu")).expect("the bundle");
    assert!(!text.contains("自己的事"), "only what was asked: {text}");
    // The city reads it as it reads a form.
    office.on("2022-05-24");
    let looked = office.run("collect --dry-run 报送.diaodu");
    for words in ["甲县", "已选定班子成员", "自报完成", "底数清单已报", "55名", "一路先锋"] {
        assert!(looked.contains(words), "{words}: {looked}");
    }
    office.answered("collect 报送.diaodu");
    let items = office.json("list");
    assert_eq!(item(&items, "2")["state"], "reported", "{items}");
    assert_eq!(item(&items, "1")["state"], "open", "{items}");
    assert_eq!(office.reading("U33", "党员数")["value"], 55.0);
    let journal = office.json("journal");
    office.answered("collect 报送.diaodu");
    assert_eq!(office.json("journal"), journal, "taken twice, it changes nothing");
    assert!(!office.run("collect --missing").contains("甲县"), "it has answered");
}

#[test]
fn what_changes_above_is_a_question_below_and_a_bundle_that_was_touched_is_not_taken() {
    let mut office = city();
    let folder = office.folder.path().to_owned();
    office.run("bundle --unit U33 -o 一.diaodu");
    let county = County::new(&folder);
    county.run("collect 一.diaodu");
    // Somebody changes a day on the way.
    let text = fs::read_to_string(folder.join("一.diaodu")).expect("the bundle");
    fs::write(folder.join("改.diaodu"), text.replace("2022-07-15", "2022-08-15")).expect("written");
    let (status, said) = county.answer("collect 改.diaodu");
    assert!(status == Some(1) && said.contains("封签和内容对不上") && said.contains("一条也没有收"), "{said}");
    fs::write(folder.join("新.diaodu"), text.replacen("\"diaodu-bundle\": 1", "\"diaodu-bundle\": 9", 1))
        .expect("written");
    assert!(county.answer("collect 新.diaodu").1.contains("新版程序"));
    fs::write(folder.join("断.diaodu"), &text[..text.len() / 2]).expect("written");
    assert!(county.answer("collect 断.diaodu").1.contains("坏了"));
    // The city does not take what it handed down itself.
    assert!(office.answered("collect 一.diaodu").contains("自己发下去的包"));
    // One is put off, one is verified, one is new.
    office.run("extend 2 7月30日 --reason 等省里口径 --by 张三");
    office.run("report 1");
    office.run("close 1 --by 组织二科");
    office.run("record --unit U33 --instruct 8月底前上报总结");
    office.run("bundle --unit U33 -o 二.diaodu");
    let (status, said) = county.answer("collect 二.diaodu");
    for words in ["上级改了这一条", "上级核过销号了", "记上级交办"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(status, Some(1), "two wait for a choice");
    let items = county.json("list --all");
    assert_eq!((&item(&items, "1")["state"], &item(&items, "2")["due"]), (&"open".into(), &"2022-07-15".into()));
    assert!(item(&items, "3")["text"].as_str().is_some_and(|text| text.contains("上报总结")));
    county.run("collect 二.diaodu --take 1,2");
    let items = county.json("list --all");
    assert_eq!((&item(&items, "1")["state"], &item(&items, "2")["due"]), (&"closed".into(), &"2022-07-30".into()));
    assert_eq!(item(&items, "2")["extensions"], 1, "the first day is kept");
    assert_eq!(items.as_array().map(Vec::len), Some(3), "nothing is there twice: {items}");
    assert!(county.run("doctor").contains("相符"));
    // A ledger that nobody hands anything down to has nothing to send up.
    assert!(office.on("2022-05-20").refused("bundle").contains("没有收过上级的交办包"));
}
