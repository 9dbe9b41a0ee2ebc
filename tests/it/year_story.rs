//! The year on the console: who was red when, where each point comes from, who is put forward for the award; and that
//! none of it is for the room.

use super::support::{day, desk::Console, moment};
use diaodu::{
    catalogue,
    clock::Clock,
    domain::{
        Command, CommitmentKind, Deadline, MeetingHead, Presence, Recording, RegisterEntryId, RegisterKindId, UnitId,
    },
    session::Session,
};
use std::{collections::BTreeMap, path::Path};

fn roll(unit: &str, presence: Presence) -> Command {
    Command::TakeRoll {
        unit: UnitId::new(unit),
        presence: Some(presence),
        person: "王五".into(),
        post: "副局长".into(),
        reason: String::new(),
    }
}

fn promise(unit: &str, text: &str, due: &str) -> Command {
    Command::Record(Recording {
        kind: CommitmentKind::Promise,
        units: vec![UnitId::new(unit)],
        supporting: Vec::new(),
        task: None,
        text: text.into(),
        owner: "分管副局长".into(),
        deadline: Deadline::on(due, day(due)),
    })
}

fn open(path: &Path, now: &str) -> Session {
    Session::open(path, Clock::Still(moment(now))).expect("a file")
}

/// A meeting of a day, with what is done at it; over at noon.
fn meeting(session: &mut Session, date: &str, acts: Vec<Command>, is_over: bool) {
    let at = |hour: &str| moment(&format!("{date}T{hour}:00:00"));
    let mut steps = vec![(at("08"), Command::OpenMeeting { date: day(date), head: MeetingHead::default() })];
    steps.extend(acts.into_iter().map(|act| (at("09"), act)));
    steps.push((at("10"), Command::TakeRollOfRest));
    steps.push((at("10"), Command::CallToOrder));
    if is_over {
        steps.push((at("12"), Command::Adjourn));
    }
    session.replay(steps).expect("accepted");
}

/// December 2021, then April of 2022, at which transport promised for 10 May and did not come, then May in session.
fn console(width: u16, height: u16) -> Console {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = open(&folder.path().join("a.db"), "2022-05-20T10:20:00");
    session.execute(Command::Adopt(Box::new(catalogue::built_in()))).expect("founded");
    meeting(&mut session, "2021-12-20", Vec::new(), true);
    let april = vec![roll("U18", Presence::Absent), promise("U18", "物流行业党委成立请示报市委", "2022-05-10")];
    meeting(&mut session, "2022-04-20", april, true);
    meeting(&mut session, "2022-05-20", vec![roll("U18", Presence::Delegate)], false);
    let brand = Command::EnterRegister {
        id: None,
        kind: RegisterKindId::new("brand"),
        unit: UnitId::new("U13"),
        name: "法润先锋".into(),
        stage: 3,
        fields: BTreeMap::new(),
        on: Some(day("2022-05-18")),
    };
    session.execute(brand).expect("entered");
    let mut console = Console::on(folder, session, width, height);
    console.press("Enter");
    console
}

/// The line of a unit.
#[track_caller]
fn line_of(console: &Console, unit: &str) -> String {
    let screen = console.screen();
    let line = screen.lines().find(|line| line.contains(unit));
    line.unwrap_or_else(|| panic!("no line of {unit}:\n{screen}")).to_owned()
}

#[test]
fn a_red_lamp_is_a_word_in_its_month_and_its_points_come_from_named_rows() {
    let mut console = console(80, 24);
    console.press("Shift+F12").shows("2022年度　逐月亮灯").shows("内部，不上投影").shows("4月").shows("5月");
    console.press("F3").type_in("jtys").press("Enter").hides("市教育局");
    // April was missed, on 20 May what was promised for the 10th is late; a delegate came and said nothing.
    let line = line_of(&console, "市交通运输局");
    let (april, may) = line.split_once("红").unwrap_or_else(|| panic!("no red lamp: {line}"));
    assert!(april.contains("缺") && may.trim_start().starts_with("代"), "{line}");
    console.press("Enter").shows("2022年度　市交通运输局").shows("按时办结　得0分，满分40分").shows("逾期");
    console.shows("物流行业党委成立请示报市委（期限5月10日，没有办结）").shows("出席会议").shows("4月缺席");
    console.press("End").shows("红1").press("Esc").shows("逐月亮灯").press("Esc").shows("市农业农村局");
    // The ranking says the same score, the city's month who was red.
    console.press("Tab").shows("全市走势").shows("红灯：市交通运输局").press("Enter").shows("红灯1家：市交通运输局");
    console.press("Esc Tab").shows("2022年度　排名");
    let score = line_of(&console, "市交通运输局");
    assert!(score.split_whitespace().any(|word| word == "45.00"), "{score}");
    console
        .press("Enter")
        .shows("市交通运输局　45分")
        .press("Esc Tab Tab")
        .shows("逐月亮灯")
        .press("Esc")
        .shows("下一家");
}

#[test]
fn the_year_before_is_one_key_away_and_there_is_none_where_nobody_met() {
    let mut console = console(112, 34);
    console.press("Ctrl+P").type_in("年度").shows("Shift+F12").press("Esc");
    console.press("Alt+y").shows("2022年度").press("Left").shows("2021年度").shows("12月");
    console.press("Left").shows("那一年没有开过会").shows("2021年度").press("Right").shows("2022年度");
    console.press("Right").shows("那一年没有开过会");
}

#[test]
fn one_key_writes_the_papers_of_the_year_on_screen() {
    let mut console = console(112, 34);
    let papers = console.folder.path().join("papers");
    console.press("Shift+F12 F2").shows("没有“");
    std::fs::create_dir(&papers).expect("a folder");
    console.press("F2").shows("已导出");
    let written: Vec<_> =
        std::fs::read_dir(papers).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    assert_eq!(written.len(), 2, "a workbook and a paper: {written:?}");
}

#[test]
fn the_year_is_counted_again_when_the_books_change_here_or_elsewhere() {
    let mut console = console(80, 24);
    console.press("Shift+F12 F3").type_in("jtys").press("Enter");
    assert!(line_of(&console, "市交通运输局").contains('红'));
    let mut other = open(&console.folder.path().join("a.db"), "2022-05-20T10:30:00");
    let item = diaodu::domain::ItemId::Commitment(diaodu::domain::CommitmentId(1));
    other.execute(Command::Withdraw { id: diaodu::domain::CommitmentId(1), reason: "记重了".into() }).expect("struck");
    assert!(other.ledger().item(&item).is_none_or(|item| !item.is_open()));
    assert!(console.desk.refresh());
    console.resize(80, 25);
    assert!(!line_of(&console, "市交通运输局").contains('红'));
    drop(other);
    console.press("F12").press("Shift+F12").press("F3").type_in("jtys").press("Enter");
    assert!(!line_of(&console, "市交通运输局").contains('红'));
}

#[test]
fn the_shortlist_is_put_forward_and_released_by_somebody_named_and_taken_back() {
    let mut console = console(80, 24);
    let released = |console: &Console| {
        let ledger = console.desk.session().ledger();
        ledger.shortlists.get(&2022).is_some_and(|list| list.released.is_some())
    };
    console.press("Shift+F12 Tab Tab Tab").shows("评优名单").shows("[ ] 市司法局").shows("法润先锋");
    console.press("F4").type_in("张三").press("Enter Enter").shows("还没有列入评优的").press("Esc");
    console.press("F2").shows("[x] 市司法局").shows("列入1个，还没有公布");
    assert_eq!(console.desk.session().ledger().shortlists[&2022].entries, [RegisterEntryId(1)]);
    console.press("Enter").shows("示范点 5月18日").press("Esc");
    // One Enter reads back, the next one releases; without a name nothing is released.
    console.press("F4").shows("谁决定公布").press("Ctrl+U Enter Enter").shows("要写明谁决定公布");
    console.type_in("市委“两新”工委").press("Enter").shows("请核对");
    assert!(!released(&console));
    console.press("Enter").shows("5月20日公布（市委“两新”工委）");
    assert!(released(&console));
    console.press("F2").shows("已经公布，不能再改").press("Ctrl+Z Ctrl+Z").shows("还没有公布");
    assert!(!released(&console));
    console.press("F2").shows("[ ] 市司法局");
}

#[test]
fn nothing_of_the_year_reaches_the_room() {
    let mut console = console(80, 24);
    let on_wall = |console: &Console| {
        let shown = console.desk.session().wall().expect("readable").expect("something is on the wall");
        serde_json::to_string(&shown.scene).expect("json")
    };
    console.press("Ctrl+G Shift+F12");
    let before = on_wall(&console);
    for keys in ["Down", "Enter", "Esc", "Tab", "Tab", "Tab", "F2", "F4", "Esc"] {
        console.press(keys);
        let wall = on_wall(&console);
        assert_eq!(wall, before, "{keys}");
        assert!(!["年度", "评优", "名次", "法润先锋", "得分"].iter().any(|word| wall.contains(word)), "{wall}");
    }
    // Every scene that can be chosen, and the one screen.
    for scene in ["Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5", "Alt+6"] {
        console.press(scene);
        let wall = on_wall(&console);
        assert!(!["评优", "名次", "得分"].iter().any(|word| wall.contains(word)), "{scene}: {wall}");
    }
    console.press("Shift+F12 Tab Tab").shows("排名").press("F5");
    console.hides("排名").hides("名次").hides("总分").press("Shift+F12 Tab Enter").hides("名次").hides("年度");
    console.press("F5 F5").shows("排名");
}

#[test]
fn twelve_months_of_every_unit_fit_the_smallest_usual_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = open(&folder.path().join("a.db"), "2022-12-20T10:20:00");
    session.execute(Command::Adopt(Box::new(catalogue::built_in()))).expect("founded");
    for month in 1..=12 {
        let date = format!("2022-{month:02}-20");
        let due = format!("2022-{month:02}-28");
        let acts = vec![roll("U18", Presence::Absent), promise("U18", "走访企业", &due)];
        meeting(&mut session, &date, acts, month < 12);
    }
    let roster: Vec<String> = session.ledger().roster().iter().map(|unit| unit.short.clone()).collect();
    let mut console = Console::on(folder, session, 80, 24);
    console.press("Enter Shift+F12");
    let mut seen = 0;
    for unit in &roster {
        let screen = console.screen();
        let line = screen.lines().find(|line| line.contains(unit.as_str()));
        let line = line.unwrap_or_else(|| panic!("{unit} is cut:\n{screen}"));
        let cells = line.split(unit.as_str()).nth(1).unwrap_or_default();
        let lamps = cells.chars().filter(|c| "红橙黄蓝绿灰·".contains(*c)).count();
        assert_eq!(lamps, 12, "{line}");
        seen += 1;
        console.press("Down");
    }
    assert_eq!(seen, roster.len());
    console.press("Home").shows("月份 1   2   3   4   5   6   7   8   9   10  11  12");
    for (width, height) in [(50, 14), (64, 20), (120, 36), (200, 60)] {
        console.resize(width, height);
        for _ in 0..4 {
            console.press("Enter Esc Tab");
        }
        console.press("Shift+F12").shows("逐月亮灯");
    }
    // On a wide screen the rows of the unit at hand stand beside the table.
    console.press("F3").type_in("jtys").press("Enter").shows("走访企业").shows("12月缺席".get(..3).unwrap_or_default());
}
