//! Twelve months as an office has them: before the meeting, at it, after it. Who does what is drawn by chance from a
//! fixed seed; what may be done is looked up in the journal.

use crate::{
    book::Book,
    chance::Chance,
    forms::{Filler, Mood},
    journal::AtHand,
    office::{Office, day},
    second_topic,
};
use chrono::{Datelike, Days, NaiveDate};
use serde_json::Value;
use std::{collections::BTreeMap, fs};

/// The days of the meetings.
const MEETINGS: [&str; 13] = [
    "2022-01-20",
    "2022-02-18",
    "2022-03-18",
    "2022-04-20",
    "2022-05-20",
    "2022-06-20",
    "2022-07-20",
    "2022-08-19",
    "2022-09-20",
    "2022-10-20",
    "2022-11-18",
    "2022-12-20",
    "2023-01-18",
];

/// What an office has done in a year.
pub struct Story {
    pub office: Office,
    chance: Chance,
    at_hand: AtHand,
    /// How often what was done.
    done: BTreeMap<&'static str, usize>,
    /// The numbers of entries of registers, by kind, with their units.
    entries: BTreeMap<&'static str, Vec<(u64, String)>>,
}

/// An item as the office sees it when it decides what to do.
#[derive(Clone)]
struct Owed {
    id: String,
    unit: String,
    due: Option<NaiveDate>,
    is_recorded: bool,
    life: String,
    asked: bool,
}

/// Whether it may be sent back: the brands' task is sent back in their register.
fn is_sent_back(item: &Owed) -> bool {
    (item.life == "closed" || item.life == "reported") && !item.id.starts_with("T30@")
}

impl Story {
    pub fn new() -> Self {
        let mut story = Self {
            office: Office::new(),
            chance: Chance(2022),
            at_hand: AtHand::default(),
            done: BTreeMap::new(),
            entries: BTreeMap::new(),
        };
        story.open(1);
        story
    }

    fn meeting(month: u32) -> NaiveDate {
        day(MEETINGS[month as usize - 1])
    }

    /// A day on which the office looks at everything, after what it did between the meetings.
    pub fn looked_at(month: u32) -> NaiveDate {
        Self::meeting(month) + Days::new(8)
    }

    fn count(&mut self, what: &'static str, times: usize) {
        *self.done.entry(what).or_default() += times;
    }

    /// The next meeting is opened some days after the last one was sealed.
    fn open(&mut self, month: u32) {
        let date = Self::meeting(month);
        let today = if month == 1 { date - Days::new(10) } else { Self::meeting(month - 1) + Days::new(4) };
        self.office.say(today, &format!("meeting open --date {date} --chair 张三 --recorder 李四 --place 一号会议室"));
    }

    /// The meeting of July opens under another topic.
    pub fn change_topic(&mut self) {
        let today = day("2022-07-01");
        let folder = self.office.path("下半年目录");
        self.office.run(today, &["catalogue", "copy", folder.to_str().expect("a path")]);
        second_topic::write(&folder);
        let date = Self::meeting(7).to_string();
        let opening =
            ["meeting", "open", "--date", &date, "--chair", "张三", "--catalogue", folder.to_str().expect("a path")];
        self.office.run(today, &opening);
        self.count("topics", 1);
    }

    /// One month, from the meeting's opening to the sealing of its minutes; the next meeting is opened then.
    pub fn month(&mut self, month: u32) {
        let date = Self::meeting(month);
        self.forms(month, date - Days::new(6), date - Days::new(1));
        if month == 9 {
            self.autumn(date - Days::new(8));
        }
        self.office.say(date, "meeting start");
        self.roll(date);
        self.answer(date);
        self.speak(month, date);
        self.verify(month, date);
        self.extend(month, date);
        self.registers(month, date);
        self.readings(month, date);
        self.seal(month, date);
        if month != 6 {
            self.open(month + 1);
            self.between(month);
        }
    }

    /// What the office knows of the items.
    fn owed(&mut self) -> Vec<Owed> {
        let facts = self.at_hand.look(&self.office.db());
        let mut owed = Vec::new();
        let mut push = |id: String, unit: &str, record: Option<&Value>, deadline: &Value| {
            let course = record.map(|record| &record["course"]);
            let life = course.map_or("standing", |course| match &course["life"] {
                Value::String(life) => life,
                // What a register shows is sent back in the register.
                Value::Object(life) if !life.values().next().expect("a life")["shown_by"].is_null() => "met",
                Value::Object(life) if !life.values().next().expect("a life")["report"]["shown_by"].is_null() => "met",
                Value::Object(life) => life.keys().next().expect("a life"),
                _ => "standing",
            });
            let asked = course
                .and_then(|course| course["requests"].as_array()?.last())
                .is_some_and(|last| last["answer"].is_null());
            let due = deadline["label"].as_str().and_then(|label| label.rsplit(';').find_map(|part| part.parse().ok()));
            owed.push(Owed {
                id,
                unit: unit.to_owned(),
                due,
                is_recorded: record.is_some(),
                life: life.to_owned(),
                asked,
            });
        };
        for (_, one) in facts.all("commitment") {
            push(one["id"].to_string(), one["unit"].as_str().expect("a unit"), Some(one), &one["deadline"]);
        }
        for (id, task) in facts.all("task") {
            for unit in task["lead"].as_array().expect("units").iter().filter_map(Value::as_str) {
                let record = facts.get("assignment", &format!("{id}@{unit}"));
                let agreed = record.map(|record| &record["agreed"]).filter(|agreed| !agreed.is_null());
                push(format!("{id}@{unit}"), unit, record, agreed.unwrap_or(&task["deadline"]));
            }
        }
        owed
    }

    /// Some items that are as asked, by chance.
    fn pick(&mut self, many: usize, is_meant: impl Fn(&Owed) -> bool) -> Vec<String> {
        let meant: Vec<String> = self.owed().into_iter().filter(is_meant).map(|item| item.id).collect();
        self.chance.some(&meant, many)
    }

    /// Forms go out, come back filled in wholly, partly or not at all, and are collected; some questions are taken.
    fn forms(&mut self, month: u32, out: NaiveDate, back: NaiveDate) {
        let (sent, returned) =
            (self.office.path(&format!("发出{month}月")), self.office.path(&format!("收到{month}月")));
        fs::create_dir(&returned).expect("a folder");
        self.office.run(out, &["export", "forms", "-o", sent.to_str().expect("a path")]);
        let files = Office::files(&sent);
        for file in &files {
            let mut book = Book::open(&fs::read(file).expect("a form"));
            let unit = Filler::unit(&mut book);
            let mood = match self.chance.below(10) {
                _ if unit == "U31" || (unit == "U21" && (3..=5).contains(&month)) => Mood::NotAtAll,
                0 | 1 => Mood::NotAtAll,
                2..=4 => Mood::Partly,
                _ => Mood::Wholly,
            };
            if mood == Mood::NotAtAll {
                continue;
            }
            let to = returned.join(file.file_name().expect("a name"));
            Filler { chance: &mut self.chance, month, meeting: Self::meeting(month) }.fill(book, &unit, mood, &to);
        }
        let returned = returned.to_str().expect("a path").to_owned();
        // Every other month the office looks first and answers what is asked.
        let looks = month % 2 == 1;
        let first: &[&str] = if looks { &["collect", &returned, "--dry-run"] } else { &["collect", &returned] };
        let answer = self.office.json(back, first);
        assert_eq!(answer["faults"], 0, "{answer}");
        let lines =
            answer["forms"].as_array().expect("forms").iter().flat_map(|form| form["lines"].as_array().expect("lines"));
        // What was not understood cannot be taken; somebody has to ask the unit.
        let lines = lines.filter(|line| !line["change"].is_null());
        let questions: Vec<u64> = lines.filter_map(|line| line["question"].as_u64()).collect();
        let taken: Vec<String> = questions.iter().filter(|_| self.chance.percent(70)).map(u64::to_string).collect();
        let answer = match (looks, taken.join(",")) {
            (true, taken) if !taken.is_empty() => self.office.json(back, &["collect", &returned, "--take", &taken]),
            (true, _) => self.office.json(back, &["collect", &returned]),
            (false, _) => answer,
        };
        assert!(answer["taken"].as_u64() > Some(0), "{answer}");
        self.count("forms", Office::files(std::path::Path::new(&returned)).len());
        self.count("silent forms", files.len() - Office::files(std::path::Path::new(&returned)).len());
        self.count("questions", questions.len());
    }

    fn units(&mut self, many: usize) -> Vec<String> {
        let facts = self.at_hand.look(&self.office.db());
        let active: Vec<String> =
            facts.all("unit").filter(|(_, unit)| unit["active"] == true).map(|(id, _)| id.to_owned()).collect();
        self.chance.some(&active, many)
    }

    /// Who came, who sent somebody, who was late, on leave, absent.
    fn roll(&mut self, date: NaiveDate) {
        let mut slip = String::new();
        for (how, most) in [("late", 3), ("delegate", 4), ("leave", 3), ("absent", 2)] {
            let many = 1 + self.chance.below(most);
            let mut words = vec!["roll".to_owned(), "take".to_owned(), how.to_owned()];
            let units = self.units(many);
            slip.clone_from(&units[0]);
            words.extend(units);
            self.office.run(date, &words.iter().map(String::as_str).collect::<Vec<_>>());
        }
        // A line that was a slip is cleared and taken with the rest.
        if self.chance.percent(30) {
            self.office.say(date, &format!("roll take clear {slip}"));
        }
        self.office.say(date, "roll rest");
    }

    /// What the forms asked for is granted or refused, most of it at the meeting.
    fn answer(&mut self, date: NaiveDate) {
        let (granted, refused): (Vec<String>, Vec<String>) = self
            .pick(usize::MAX, |item| item.asked && item.life == "standing")
            .into_iter()
            .partition(|_| self.chance.percent(60));
        if !granted.is_empty() {
            self.office.say(date, &format!("extend {} --grant --by 张三", granted.join(" ")));
        }
        if !refused.is_empty() {
            self.office.say(date, &format!("extend {} --refuse --reason 条件已具备 --by 张三", refused.join(" ")));
        }
        self.count("granted", granted.len());
        self.count("refused", refused.len());
    }

    /// Promises, instructions, progress told.
    fn speak(&mut self, month: u32, date: NaiveDate) {
        for at in 0..5 {
            let unit = self.units(1).remove(0);
            let due = date + Days::new(12 + self.chance.below(75) as u64);
            let when = format!("{}年{}月{}日前", due.year(), due.month(), due.day());
            self.office.say(date, &format!("record --unit {unit} {when}办好{month}月第{at}件事"));
        }
        let instructed = match month {
            1 => "all --instruct 3月底前建好工作台账".to_owned(),
            5 => "counties --instruct 8月底前摸清网格底数".to_owned(),
            _ => format!("{} --instruct 下月底前报送{month}月专题材料", self.units(3).join(",")),
        };
        self.office.say(date, &format!("record --unit {instructed}"));
        match month {
            2 => {
                self.office.say(date, "record --unit U09 尽快完善科技企业清单");
                self.office.say(date, "record --unit U10 长期坚持走访规上企业");
                self.office.say(date, "record --unit U11 每月5日前报送保安服务行业数据");
            }
            3 => drop(self.office.say(date, "record --unit U12 4月底前完成摸排，9月底前完成整改")),
            _ => {}
        }
        self.by_stages_and_events(month, date);
        for id in self.pick(3, |item| item.life == "standing" && item.is_recorded) {
            let share = 10 * self.chance.below(10);
            self.office.say(date, &format!("progress {id} 会上说已过半 --share {share}"));
        }
        let loose = self.units(1).remove(0);
        self.office.say(date, &format!("progress --unit {loose} 面上工作正常推进"));
        self.count("promises", 5);
    }

    /// What has stages is reported, verified and put off stage by stage; what waits for something else gets its day.
    fn by_stages_and_events(&mut self, month: u32, date: NaiveDate) {
        match month {
            1 => {
                self.office.say(date, "record --unit U22 3月底前摸清民营医院底数，8月底前建好台账，11月底前通过验收");
                self.office.say(date, "record --unit U15 省里文件印发后20日内制定人力资源行业方案");
                self.office.say(date, "record --unit U16 批复下达后一个月内挂牌测绘行业党委");
            }
            4 => {
                let id = self.named("民营医院底数");
                if self.stands(&id) {
                    self.office.say(date, &format!("report {id}.1 底数已摸清 --on 3月29日"));
                }
                let id = self.named("人力资源行业方案");
                if self.stands(&id) {
                    self.office.say(date, &format!("event {id} 4月12日"));
                    self.count("events", 1);
                }
            }
            6 => {
                let id = self.named("民营医院底数");
                if self.stands(&id) {
                    self.office.say(date, &format!("close {id}.1 --by 组织二科"));
                    self.office.say(date, &format!("extend {id}.2 10月底前 --reason 疫情 --by 张三"));
                    self.count("stages", 1);
                }
            }
            9 => {
                let id = self.named("测绘行业党委");
                if self.stands(&id) {
                    self.office.say(date, &format!("event {id} 9月5日"));
                    self.count("events", 1);
                }
            }
            _ => {}
        }
    }

    /// The number of a promise, by its words.
    fn named(&mut self, words: &str) -> String {
        let facts = self.at_hand.look(&self.office.db());
        let found =
            facts.all("commitment").find(|(_, one)| one["text"].as_str().is_some_and(|text| text.contains(words)));
        found.expect("a promise").1["id"].to_string()
    }

    fn stands(&mut self, id: &str) -> bool {
        self.owed().iter().any(|item| item.id == id && item.life == "standing" && !item.asked)
    }

    /// Reported, closed, sent back, lamps by hand.
    fn verify(&mut self, month: u32, date: NaiveDate) {
        let reported = self.pick(2, |item| item.life == "standing" && item.is_recorded && !item.asked);
        self.office.say(date, &format!("report {} 会上报办结", reported.join(" ")));
        let all = self.owed().iter().filter(|item| item.life == "reported").count();
        let verified = self.pick(all * 6 / 10, |item| item.life == "reported");
        if !verified.is_empty() {
            self.office.say(date, &format!("close {} --by 组织二科", verified.join(" ")));
        }
        let straight = self.pick(1, |item| item.life == "standing" && item.is_recorded);
        self.office.say(date, &format!("close {} --by 组织二科", straight.join(" ")));
        let back = self.pick(2, is_sent_back);
        self.office.say(date, &format!("reopen {} --reason 现场未见", back.join(" ")));
        let lit = self.pick(2, |item| item.life == "standing" && item.is_recorded);
        let colour = ["红", "黄", "绿", "灰"][self.chance.below(4)];
        self.office.say(date, &format!("lamp {} {colour} --reason 现场核实 --by 张三", lit.join(" ")));
        if month.is_multiple_of(4) {
            self.office.say(date, &format!("lamp {} 规则 --reason 复核 --by 张三", lit[0]));
        }
        if month == 4 {
            // Closed by mistake: taken back, and once more for the look of it.
            let mistaken = self.pick(1, |item| item.life == "standing" && item.is_recorded).remove(0);
            self.office.say(date, &format!("close {mistaken} --by 组织二科"));
            for step in ["undo", "redo", "undo"] {
                self.office.say(date, step);
            }
        }
        self.count("closed", verified.len() + 1);
        self.count("sent back", back.len());
        self.count("lamps by hand", lit.len());
    }

    /// Days put off on the spot, before and after they were due; brought forward; asked late; put to what had none.
    fn extend(&mut self, month: u32, date: NaiveDate) {
        let by = |days: u64| {
            let to = date + Days::new(days);
            format!("{}年{}月{}日前", to.year(), to.month(), to.day())
        };
        let is_free = |item: &Owed| item.life == "standing" && !item.asked && item.due.is_some();
        let ahead =
            self.pick(2, |item| is_free(item) && item.due > Some(date) && item.due < Some(date + Days::new(60)));
        let late = self.pick(2, |item| is_free(item) && item.due < Some(date));
        for id in ahead.iter().chain(&late) {
            self.office.say(date, &format!("extend {id} {} --reason 资金未到位 --by 张三", by(70)));
        }
        for id in self.pick(1, |item| is_free(item) && item.due > Some(date + Days::new(20))) {
            self.office.say(date, &format!("extend {id} {} --reason 省里催要 --by 张三", by(10)));
            self.count("brought forward", 1);
        }
        for id in self.pick(1, |item| is_free(item) && item.due < Some(date)) {
            self.office.say(date, &format!("extend {id} {} --ask --reason 施工受阻", by(40)));
            self.count("asked late", 1);
        }
        match month {
            2 => drop(self.office.say(date, "extend T32@U04 9月30日前")),
            3 => {
                // What waits for an event gets its day from that.
                let undated = self.pick(1, |item| {
                    let waits = ["U15", "U16"].contains(&item.unit.as_str());
                    item.is_recorded && item.life == "standing" && item.due.is_none() && !item.asked && !waits
                });
                self.office.say(date, &format!("extend {} 5月底前 --reason 会上明确 --by 张三", undated[0]));
                self.office.say(date, "extend T08@县区 6月15日前");
            }
            4 => drop(self.office.say(date, "extend T27@U12 10月底前")),
            _ => {}
        }
        self.count("extended ahead", ahead.len());
        self.count("extended late", late.len());
    }

    fn add(&mut self, date: NaiveDate, kind: &'static str, unit: &str, rest: &str) -> u64 {
        let line = format!("register add {kind} --unit {unit} {rest}");
        let answer = self.office.json(date, &line.split_whitespace().collect::<Vec<_>>());
        let id = answer[0]["id"].as_u64().unwrap_or_else(|| panic!("{line}: {answer}"));
        self.entries.entry(kind).or_default().push((id, unit.to_owned()));
        id
    }

    fn entry_named(&mut self, name: &str) -> u64 {
        let facts = self.at_hand.look(&self.office.db());
        let found = facts.all("register_entry").find(|(_, one)| one["name"] == name);
        found.expect("an entry").1["id"].as_u64().expect("a number")
    }

    /// Entries come, move on, are promised on, are dropped.
    fn registers(&mut self, month: u32, date: NaiveDate) {
        let known = |story: &Self, kind: &str| story.entries.get(kind).cloned().unwrap_or_default();
        if month <= 8 {
            for at in 0..4 {
                // Every other unit, from the second on, then those that are late.
                let unit = format!("U{:02}", 2 + (4 * (month - 1) + at) % 38);
                let on = date - Days::new(3);
                let stage = ["拟创", "在创", "已备案", "已备案"][at as usize];
                self.add(date, "brand", &unit, &format!("{month}月品牌{at} --stage {stage} --on {on}"));
            }
        }
        if (3..=10).contains(&month) {
            let brands = known(self, "brand");
            for (id, _) in self.chance.some(&brands, 2) {
                let answer = self.office.json(date, &["register", "list", "brand"]);
                let stage = answer
                    .as_array()
                    .and_then(|all| all.iter().find(|one| one["id"] == id))
                    .map(|one| one["stage"].clone());
                let next = match stage.as_ref().and_then(Value::as_str) {
                    Some("拟创") => "在创",
                    Some("在创") => "已备案",
                    Some("已备案") => "示范点",
                    _ => continue,
                };
                self.office.say(date, &format!("register advance {id} {next}"));
            }
        }
        // The committee that the speech asks for, and the model of the internet firms, step by step.
        match month {
            2 => {
                self.add(date, "committee", "U18", "市物流行业党委 --stage 请示");
                self.add(date, "model", "U04", "直播基地 --stage 培育");
            }
            5 => {
                for (name, stage) in [("市物流行业党委", "挂牌"), ("直播基地", "已命名")] {
                    let id = self.entry_named(name);
                    self.office.say(date, &format!("register advance {id} {stage} --on {}", date - Days::new(2)));
                }
            }
            8 => {
                // Found out: it was never named.
                let id = self.entry_named("直播基地");
                self.office.say(date, &format!("register advance {id} 申报"));
            }
            _ => {}
        }
        match month {
            1 | 4 | 7 | 10 => {
                // What is met in May is met since May, whatever else the unit sets up.
                let id = self.add(date, "committee", "U18", &format!("市第{month}行业党委 --stage 挂牌 --on {date}"));
                self.office.say(date, &format!("register held {id} {date}"));
                self.add(date, "consultation", "U01", &format!("第{month}次会商 --stage 已会商 --on {date}"));
            }
            2 | 5 | 8 | 11 => {
                for unit in self.units(2) {
                    let id = self.add(date, "inspection", &unit, &format!("{month}月巡察反馈 --stage 已反馈"));
                    if self.chance.percent(70) {
                        self.office.say(date, &format!("register rectify {id} 下月底前整改到位"));
                    }
                }
                let unit = self.units(1).remove(0);
                self.add(date, "site", &unit, &format!("{month}月示范点 --stage 培育中"));
            }
            6 => {
                let (id, _) = known(self, "brand")[5].clone();
                self.office.say(date, &format!("register drop {id} --reason 与别家重复"));
                self.entries.entry("brand").or_default().retain(|(known, _)| *known != id);
            }
            12 => self.december(date),
            _ => {}
        }
        self.count("register entries", self.entries.values().map(Vec::len).sum::<usize>() / 12);
    }

    /// Committee secretaries give account, sites are built, awards put forward and released.
    fn december(&mut self, date: NaiveDate) {
        for (unit, name) in [
            ("U04", "市互联网行业党委"),
            ("U17", "市建筑和房地产行业党委"),
            ("U18", "市物流行业党委"),
            ("U13", "市律师行业党委"),
        ] {
            self.add(date, "review", unit, &format!("{name} --stage 已评议 --on {date}"));
        }
        self.add(date, "review", "U18", "市交通运输行业党委 --stage 已述职");
        let sites = self.entries["site"].clone();
        for (id, _) in &sites[..3] {
            self.office.say(date, &format!("register advance {id} 已建成"));
            self.office.say(date, &format!("award put {id}"));
        }
        self.office.say(date, &format!("award drop {}", sites[1].0));
        self.office.say(date, "award release --by 张三");
    }

    /// Figures that came by telephone.
    fn readings(&mut self, month: u32, date: NaiveDate) {
        for unit in ["U35", "U36"] {
            let joined = 6 + month;
            self.office
                .say(date, &format!("reading set --unit {unit} 联合党支部数={joined} 运转不正常数={}", month % 3));
        }
        if month == 6 {
            let said = self.office.refused(date, "reading set --unit U35 联合党支部数=2 运转不正常数=9");
            assert!(said.contains('9'), "{said}");
        }
    }

    /// A unit gets another name, another one is merged; what they owed goes on.
    fn autumn(&mut self, today: NaiveDate) {
        self.office.say(today, "units rename U25 市委金融办 --name 中共XX市委金融委员会办公室");
        self.office.say(today, "units merge U26 U21");
        self.count("renamed", 1);
        self.count("merged", 1);
    }

    /// The meeting ends; its minutes are checked, signed, issued and sealed. One ends only the day after, one comes back.
    fn seal(&mut self, month: u32, date: NaiveDate) {
        self.office.say(date, "meeting adjourn");
        if month == 8 {
            let next = date + Days::new(1);
            self.office.say(next, "meeting start");
            let unit = self.units(1).remove(0);
            self.office.say(next, &format!("record --unit {unit} 10月底前补报续会材料"));
            self.office.say(next, "meeting adjourn");
        }
        let issue = |office: &mut Office, on: NaiveDate, at: &str| {
            for step in ["check --by 王五", "sign --by 张三", "issue"] {
                office.say(on, &format!("minutes {step}{at}"));
            }
        };
        // What was said and not written down at the meeting is written down before the minutes go out.
        let forgotten = self.units(1).remove(0);
        self.office.say(date + Days::new(1), &format!("progress --unit {forgotten} 会上口头报告过"));
        if month == 3 {
            self.office.say(date + Days::new(2), "minutes number 30");
        }
        issue(&mut self.office, date + Days::new(3), "");
        self.office.say(date + Days::new(3), "meeting seal");
        if month == 5 {
            let at = format!(" --meeting {}", date.format("%Y-%m"));
            self.office.say(date + Days::new(3), &format!("minutes reopen --reason 漏了一家单位{at}"));
            issue(&mut self.office, date + Days::new(3), &at);
            self.office.say(date + Days::new(3), &format!("meeting seal{at}"));
            self.count("minutes reopened", 1);
        }
    }

    /// Between the meetings the office goes and looks.
    fn between(&mut self, month: u32) {
        let today = Self::meeting(month) + Days::new(7);
        let all = self.owed().iter().filter(|item| item.life == "reported").count();
        let verified = self.pick(all / 3, |item| item.life == "reported");
        if !verified.is_empty() {
            self.office.say(today, &format!("close {} --by 组织二科", verified.join(" ")));
        }
        let back = self.pick(1, is_sent_back);
        self.office.say(today, &format!("reopen {} --reason 佐证不符", back.join(" ")));
        for id in self.pick(1, |item| item.life == "standing" && item.is_recorded) {
            self.office.say(today, &format!("report {id} 会后报办结"));
        }
    }

    /// The next year begins: everything that is done now is of that year.
    pub fn january(&mut self) {
        let today = day("2023-01-05");
        for (how, is_meant) in [("close", "reported"), ("report", "standing")] {
            let ids = self.pick(4, |item| item.life == is_meant && item.is_recorded);
            self.office.say(today, &format!("{how} {}", ids.join(" ")));
        }
        for id in
            self.pick(2, |item| item.life == "standing" && !item.asked && item.due < Some(today) && item.due.is_some())
        {
            self.office.say(today, &format!("extend {id} 2023年3月31日前 --reason 跨年"));
        }
        self.add(today, "inspection", "U33", "新年巡察反馈 --stage 已反馈");
        let brands = self.entries["brand"].clone();
        let late: Vec<&(u64, String)> = brands.iter().rev().take(2).collect();
        for (id, _) in late {
            self.office.say(today, &format!("register advance {id} 评优"));
        }
    }

    /// The year had what a year has.
    pub fn assert_was_a_year(&self) {
        println!("{:?} in {} commands", self.done, self.office.commands);
        for (what, least) in [
            ("forms", 300),
            ("silent forms", 60),
            ("questions", 12),
            ("granted", 12),
            ("refused", 8),
            ("promises", 60),
            ("closed", 60),
            ("sent back", 20),
            ("lamps by hand", 20),
            ("extended ahead", 15),
            ("extended late", 15),
            ("brought forward", 5),
            ("asked late", 6),
            ("topics", 1),
            ("renamed", 1),
            ("merged", 1),
            ("minutes reopened", 1),
        ] {
            assert!(self.done.get(what).copied().unwrap_or(0) >= least, "{what}: {:?}", self.done);
        }
    }
}
