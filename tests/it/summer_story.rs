//! From 20 May to 20 September: every kind of duty, moved by the public commands; at each meeting wall, letters, minutes,
//! bulletin, workbook, calendar and year are read, and no two of them disagree about any duty.

use super::support::{day, office::Office};
use diaodu::{
    clock::Clock,
    domain::Standing,
    exchange::form::read_grids,
    session::Session,
    stage::{Body, Cue, Show, scene},
};
use serde_json::Value;
use std::fs;

/// What each place says, read once a meeting.
struct Told {
    notices: Vec<(String, String)>,
    bulletin: String,
    workbook: Vec<Vec<String>>,
    calendar: String,
    year: Value,
    minutes: String,
    today: String,
}

/// How an item's words end, which is the same wherever it is told: where they begin a day is written out.
fn ending(text: &str) -> String {
    let text: Vec<char> = lines(text.trim_end_matches('。')).chars().collect();
    text[text.len().saturating_sub(6)..].iter().collect()
}

fn lines(text: &str) -> String {
    text.split_whitespace().collect()
}

impl Told {
    fn of(office: &Office, today: &str) -> Self {
        let folder = office.folder.path().join(format!("papers-{today}"));
        fs::create_dir(&folder).expect("a folder");
        office.run(&format!("export notices --format markdown -o {}", folder.display()));
        office.run(&format!("export tasks -o {}", folder.display()));
        office.run(&format!("export calendar -o {}/all.ics", folder.display()));
        let mut notices = Vec::new();
        let mut workbook = Vec::new();
        for file in fs::read_dir(&folder).expect("files").flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            let ending = file.path().extension().unwrap_or_default().to_owned();
            if ending == "md" && !name.contains("台账") {
                notices.push((name, lines(&fs::read_to_string(file.path()).expect("a letter"))));
            } else if ending == "xlsx" {
                let grids = read_grids(&fs::read(file.path()).expect("bytes")).expect("a workbook");
                for grid in grids {
                    let last = grid.cells.keys().map(|(row, _)| *row).max().unwrap_or(0);
                    workbook.extend((0..=last).map(|row| {
                        grid.cells
                            .range((row, 0)..(row + 1, 0))
                            .map(|(_, cell)| lines(&cell.words()))
                            .collect::<Vec<_>>()
                    }));
                }
            }
        }
        Self {
            notices,
            bulletin: office.said("export bulletin --names -o -"),
            workbook,
            calendar: fs::read_to_string(folder.join("all.ics")).expect("a calendar"),
            year: office.json("year"),
            minutes: office.said("export minutes -o -"),
            today: today.to_owned(),
        }
    }

    /// Whether a unit has a letter that speaks of something, and calls it late.
    fn urged(&self, unit: &str, text: &str) -> Option<bool> {
        let (_, letter) = self.notices.iter().find(|(name, _)| name.contains(unit))?;
        letter.contains(text).then(|| {
            let behind = letter.split(text).nth(1).unwrap_or_default();
            behind.chars().take(30).collect::<String>().contains("逾期")
        })
    }

    /// The row of the workbook that is this unit's item.
    fn row(&self, unit: &str, text: &str) -> Option<&Vec<String>> {
        self.workbook.iter().find(|row| {
            row.iter().any(|cell| cell.trim_end_matches('。').ends_with(text))
                && row.iter().any(|cell| cell.contains(unit))
        })
    }
}

/// The items whose standing on the wall is overdue, by unit.
fn late_on_wall(office: &Office, unit: &str, today: &str) -> Vec<String> {
    let session = Session::open(&office.db(), Clock::on(today.parse().ok())).expect("a ledger");
    let id = session.ledger().units.values().find(|known| known.short == unit).expect("a unit").id.clone();
    let shown = scene(&session.ledger().for_everybody(), &Cue::of(Show::Unit(id)), day(today));
    let Body::Unit(view) = shown.body else { panic!("no unit on the wall: {unit}") };
    let items = [view.promised, view.due, view.agreed].into_iter().flat_map(|section| section.items);
    items.filter(|item| matches!(item.standing, Standing::Overdue(_))).map(|item| lines(item.text.as_str())).collect()
}

/// What the minutes of the meeting at hand say of an item is how it stands.
fn minutes_agree(minutes: &str, text: &str, state: &str, about: &str) {
    let said: Vec<&str> = minutes.split(['。', '；']).filter(|said| said.contains(text)).collect();
    for (word, of) in [
        ("逾期", "overdue"),
        ("自报完成", "reported"),
        ("已办成", "met"),
        ("核实销号", "closed"),
        ("完成并销号", "closed"),
        ("已撤回", "withdrawn"),
    ] {
        // What waits to be verified is not verified.
        let says = |said: &&str| said.replace("待核实销号", "").contains(word);
        assert!(state == of || !said.iter().any(says), "the minutes: {about}: {said:?}");
    }
}

/// The minutes at the end of a meeting, with what they have to say.
fn minutes(office: &Office, words: &[&str]) -> String {
    let minutes = office.said("export minutes -o -");
    for word in words {
        assert!(minutes.contains(word), "“{word}” is not in {minutes}");
    }
    minutes
}

/// Reads every place, and holds each duty's state in the list against what they say.
fn agree(office: &Office, today: &str) -> Vec<(String, String, String)> {
    let told = Told::of(office, today);
    let all = office.json("list --all");
    let mut states = Vec::new();
    for item in all.as_array().expect("a list") {
        let of = |key: &str| item[key].as_str().unwrap_or_default().to_owned();
        let (id, unit, state) = (of("id"), of("unit"), of("state"));
        let text = ending(&of("text"));
        let about = format!("{today} {id} {unit} {text}: {state}");
        let is_late = state == "overdue";
        let urged = told.urged(&unit, &text);
        if unit != "市委组织部" {
            assert_eq!(urged == Some(true), is_late, "the letter: {about}: {:?}", told.notices);
        }
        if matches!(state.as_str(), "met" | "closed" | "reported") {
            assert_eq!(urged, None, "nobody is urged for what is done: {about}");
        }
        let on_wall = late_on_wall(office, &unit, today);
        if is_late && item["kind"] != "task" {
            assert!(on_wall.iter().any(|words| words.ends_with(&text)), "the wall: {about}: {on_wall:?}");
        }
        if !is_late {
            assert!(!on_wall.iter().any(|words| words.ends_with(&text)), "the wall: {about}: {on_wall:?}");
        }
        let row = told.row(&unit, &text).unwrap_or_else(|| panic!("the workbook has no row: {about}"));
        let word = match state.as_str() {
            "overdue" => "逾期",
            "met" => "办成",
            "reported" => "自报完成",
            "closed" => "已销号",
            _ => "",
        };
        assert!(row.iter().any(|cell| cell.contains(word)), "the workbook: {about}: {row:?}");
        if word.is_empty() {
            let done = ["逾期", "办成", "自报完成", "已销号"];
            assert!(
                !row.iter().any(|cell| done.iter().any(|word| cell.starts_with(word))),
                "the workbook: {about}: {row:?}"
            );
        }
        if let (Some(due), "open") = (item["due"].as_str(), state.as_str()) {
            assert!(told.calendar.contains(&due.replace('-', "")), "the calendar: {about}: {due}");
        }
        if is_late {
            assert!(told.bulletin.contains(&text), "the bulletin: {about}");
            let day = day(item["due"].as_str().expect("a day"));
            let due = format!("期限{}", day.format("%-m月%-d日"));
            assert!(told.year.to_string().contains(&due), "the year has no {due}: {about}");
        }
        // What is told of several units in one sentence is looked at where it is told of one.
        let same = all
            .as_array()
            .expect("a list")
            .iter()
            .filter(|one| ending(one["text"].as_str().unwrap_or_default()) == text);
        if same.count() == 1 {
            minutes_agree(&told.minutes, &text, &state, &about);
        }
        states.push((id, unit, state));
    }
    assert_eq!(told.today, today);
    states
}

/// The same at the end of the day.
fn agree_again(office: &Office, today: &str) -> Vec<(String, String, String)> {
    fs::rename(
        office.folder.path().join(format!("papers-{today}")),
        office.folder.path().join(format!("morning-{today}")),
    )
    .expect("read in the morning");
    agree(office, today)
}

fn state(states: &[(String, String, String)], id: &str) -> String {
    states.iter().find(|(known, ..)| known == id).unwrap_or_else(|| panic!("no {id}: {states:?}")).2.clone()
}

/// The meeting ends, with minutes that have these words, and the next one begins.
fn next(office: &mut Office, day: &str, words: &[&str]) -> String {
    office.run(&format!("meeting adjourn --next {day}"));
    let said = minutes(office, words);
    office.on(day);
    office.run(&format!("meeting open --date {day} --chair 张三"));
    office.run("meeting start");
    said
}

#[test]
fn from_may_to_september_no_two_places_disagree_about_any_duty() {
    let mut office = Office::new();
    office.run("meeting start");
    // A duty of the plan with a promise on it, stages, the next meeting, an event, and one that is put off.
    office.run("record --unit jtj --task T30 6月25日前报送品牌备案材料");
    office.run("record --unit swwxb 申报方案6月15号前报，9月底前通过省级验收");
    office.run("record --unit sfj 下次调度会前报送律所名册");
    office.run("record --unit jyj 文件印发后10日内制定民办学校方案");
    office.run("record --unit 市财政局 6月底前会计师事务所走访一遍");
    office.run("record --unit counties --instruct 6月10日前明确街道社区兜底责任");
    let brand = office.enter("add brand --unit jtj 红色物流 --stage 在创");
    office.run(&format!("register advance {brand} 已备案 --on 5月20日"));
    assert_eq!(state(&agree(&office, "2022-05-20"), "1"), "met");
    let said = &["已办成（品牌备案：已备案）", "2022年6月15日", "2022年9月30日"];
    let mut told = vec![("2022-05", next(&mut office, "2022-06-20", said))];

    let states = agree(&office, "2022-06-20");
    assert_eq!(state(&states, "2"), "overdue", "the first stage");
    assert_eq!(state(&states, "4"), "open", "it waits");
    let late_counties = states.iter().filter(|(_, _, state)| state == "overdue").count();
    assert!(late_counties >= 6, "{states:?}");
    office.run("report 2.1 已报 --on 6月14日");
    office.run("event 4 6月16日");
    office.run("extend 5 7月10日前 --reason 事务所年检");
    office.run("report 3 已报送");
    office.run("close 6 7 8 --by 组织二科");
    // What was done at the meeting is the same in all of its papers, and stands in its minutes.
    let done = agree_again(&office, "2022-06-20");
    assert_eq!(
        (state(&done, "2"), state(&done, "3"), state(&done, "6")),
        ("open".into(), "reported".into(), "closed".into())
    );
    let said = ["2022年6月15日到期的一步", "文件印发（6月16日）", "延期至2022年7月10日", "自报完成", "核实销号"];
    told.push(("2022-06", next(&mut office, "2022-07-20", &said)));

    let states = agree(&office, "2022-07-20");
    assert_eq!(state(&states, "2"), "open", "the second stage is of September");
    assert_eq!(state(&states, "4"), "overdue", "ten days after the paper");
    assert_eq!(state(&states, "5"), "overdue", "put off once, late all the same");
    assert_eq!(state(&states, "3"), "reported");
    office.run("close 3");
    office.run("report 4 方案已定");
    // A brand that is sent back is owed again, and so is what was promised on it.
    office.run(&format!("register advance {brand} 在创"));
    let done = agree_again(&office, "2022-07-20");
    assert_eq!((state(&done, "1"), state(&done, "4")), ("overdue".into(), "reported".into()));
    let said = &["品牌备案材料”逾期25天", "自报完成"];
    told.push(("2022-07", next(&mut office, "2022-08-19", said)));

    let states = agree(&office, "2022-08-19");
    assert_eq!(state(&states, "1"), "overdue");
    office.run(&format!("register advance {brand} 已备案 --on 8月12日"));
    assert_eq!(state(&agree_again(&office, "2022-08-19"), "1"), "met");
    told.push(("2022-08", next(&mut office, "2022-09-20", &["品牌备案材料”已办成"])));

    let states = agree(&office, "2022-09-20");
    assert_eq!((state(&states, "1"), state(&states, "3")), ("met".to_owned(), "closed".to_owned()));
    let september = minutes(&office, &[]);
    let late: Vec<&str> = september.split('。').filter(|line| line.contains("品牌备案材料")).collect();
    assert!(late.iter().all(|line| !line.contains("逾期")), "{late:?}");
    // Each month's minutes say in September what they said when their meeting was over.
    for (meeting, said) in told {
        let now = office.said(&format!("export minutes --meeting {meeting} -o -"));
        // A paper that was not issued yet bears the day on which it is printed.
        let words = |minutes: &str| minutes.split("抄送").next().unwrap_or_default().to_owned();
        assert_eq!(words(&now), words(&said), "{meeting}");
    }
    office.run("doctor");
}
