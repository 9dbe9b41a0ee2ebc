//! A month on another trade's topic: 安全生产, as the catalogue that ships for it has it. The program speaks of nothing that
//! belongs to the first topic: not on a screen, not in a paper, not in its help.

use crate::support::{day, desk::Console, moment, promise, unit_id};
use diaodu::{
    catalogue,
    clock::Clock,
    console::BINDINGS,
    document::{
        compose::{PaperKind, export_paper, minutes},
        render::Format,
    },
    domain::{Command, Deadline, ItemId, MeetingHead, Period, RegisterKindId},
    session::Session,
};
use std::{
    collections::BTreeMap,
    fs,
    io::Read as _,
    path::{Path, PathBuf},
    process,
};
use tempfile::TempDir;

/// Words of the first topic.
const FIRST: [&str; 8] = ["党", "两新", "工委", "组织部", "支部", "品牌", "示范点", "巡察"];

#[track_caller]
fn speaks_of_nothing_else(place: &str, words: &str) {
    for word in FIRST {
        let line = words.lines().find(|line| line.contains(word));
        assert!(line.is_none(), "{place} says {word}: {}", line.unwrap_or_default());
    }
}

fn topic() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/catalogues/work-safety-2024")
}

/// The May meeting of 2024 with what a month brings: promises kept and put off, figures, registers, an instruction.
fn month() -> (TempDir, Session) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.db");
    let open = |at: &str| Session::open(&path, Clock::Still(moment(at))).expect("the file");
    let mut session = open("2024-05-20T09:00:00");
    let own = catalogue::load(&topic()).expect("a catalogue");
    session.execute(Command::Adopt(Box::new(own))).expect("founded");
    let head =
        || MeetingHead { chair: Some("张三".into()), recorder: Some("李四".into()), ..MeetingHead::default() };
    let all = [
        Command::OpenMeeting { date: day("2024-05-20"), head: head() },
        Command::TakeRollOfRest,
        Command::CallToOrder,
        promise("A10", "在建工地起重机械逐台检测", "2024-06-10"),
        promise("A11", "老旧燃气管道改造开工", "2024-06-15"),
        promise("A19", "高层住宅消防设施检查", "2024-06-05"),
        Command::AgreeDate {
            task: diaodu::domain::TaskId::new("T10"),
            units: vec![unit_id("A04")],
            deadline: Deadline::on("7月底前", day("2024-07-31")),
        },
        Command::EnterRegister {
            id: None,
            kind: RegisterKindId::new("hazard"),
            unit: unit_id("A25"),
            name: "甲化工老旧装置".into(),
            stage: 0,
            fields: BTreeMap::from([("隐患内容".to_owned(), "储罐超期未检".to_owned())]),
            on: None,
        },
        Command::TakeReadings {
            unit: unit_id("A21"),
            period: Period::of(day("2024-05-20")),
            values: BTreeMap::from(
                [("排查重大隐患数".into(), 12), ("整改重大隐患数".into(), 9)]
                    .map(|(name, value): (String, i64)| (diaodu::domain::IndicatorId::new(&name), value)),
            ),
            sure: true,
        },
        Command::AskHelp { unit: unit_id("A11"), text: "改造资金缺口请财政支持".into() },
        Command::Adjourn,
    ];
    for command in all {
        session.execute(command.clone()).unwrap_or_else(|error| panic!("{command:?}: {error:?}"));
    }
    drop(session);
    let mut session = open("2024-06-20T09:00:00");
    let commitments: Vec<ItemId> =
        session.ledger().commitments.values().map(|one| ItemId::Commitment(one.id)).collect();
    session.execute(Command::Seal).expect("sealed");
    let june = [
        Command::OpenMeeting { date: day("2024-06-20"), head: head() },
        Command::TakeRollOfRest,
        Command::CallToOrder,
        Command::Report { item: commitments[0].clone(), evidence: "检测报告12份".into() },
        Command::Extend {
            item: commitments[1].clone(),
            to: Deadline::on("7月底前", day("2024-07-31")),
            by: "张三".into(),
            reason: "管材未到".into(),
        },
        promise("A21", "尾矿库汛期值守", "2024-09-30"),
    ];
    for command in june {
        session.execute(command.clone()).unwrap_or_else(|error| panic!("{command:?}: {error:?}"));
    }
    (folder, session)
}

#[test]
fn no_screen_speaks_of_the_first_topic() {
    let (folder, session) = month();
    let mut console = Console::on(folder, session, 120, 36);
    speaks_of_nothing_else("the first screen", &console.screen());
    console.press("Enter PgDn");
    speaks_of_nothing_else("a unit", &console.screen());
    for binding in BINDINGS.iter() {
        speaks_of_nothing_else("a key", &format!("{} {} {}", binding.scope.title(), binding.label, binding.help));
    }
    // Every screen and question that a key of the walk or of everywhere brings up.
    let functions = (1..=12).flat_map(|nth| [format!("F{nth}"), format!("Shift+F{nth}")]);
    let letters = ('A'..='Z').map(|letter| format!("Alt+{letter}"));
    let others = ["Ctrl+P", "Ctrl+E", "Ctrl+F", "Enter", "Tab", "/"].map(str::to_owned);
    for keys in functions.chain(letters).chain(others) {
        console.press(&keys);
        speaks_of_nothing_else(&keys, &console.screen());
        console.press("Esc Esc Esc");
    }
}

#[test]
fn no_paper_speaks_of_the_first_topic() {
    let (folder, mut session) = month();
    session.read_everything().expect("read");
    let papers = folder.path().join("papers");
    fs::create_dir_all(&papers).expect("a folder");
    let mut count = 0;
    for kind in PaperKind::ALL {
        let written = export_paper(session.ledger(), kind, &papers, &[Format::Text, Format::Docx], day("2024-06-20"));
        for path in written.expect("written") {
            count += 1;
            speaks_of_nothing_else(&path.display().to_string(), &path.display().to_string());
            speaks_of_nothing_else(&path.display().to_string(), &words_of(&path));
        }
    }
    assert!(count > 40, "{count} papers");
    let is_minutes = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.ends_with("纪要.txt") && !name.contains("摘录")
    };
    let minutes = fs::read_dir(&papers).expect("papers").flatten().map(|entry| entry.path()).find(is_minutes);
    let minutes = fs::read_to_string(minutes.expect("minutes")).expect("text");
    for said in ["安全生产", "尾矿库汛期值守"] {
        assert!(minutes.contains(said), "{said} is missing:\n{minutes}");
    }
}

/// All words of a file; of a package, of its parts.
fn words_of(path: &Path) -> String {
    let bytes = fs::read(path).expect("a paper");
    if !bytes.starts_with(b"PK") {
        return String::from_utf8(bytes).expect("text");
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let mut words = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let _ = part.read_to_string(&mut words);
    }
    words
}

#[test]
fn no_help_speaks_of_the_first_topic() {
    let folder = tempfile::tempdir().expect("a folder");
    let pages = folder.path().join("man");
    let output = process::Command::new(env!("CARGO_BIN_EXE_diaodu")).arg("manpages").arg(&pages).output().expect("run");
    assert!(output.status.success());
    let mut count = 0;
    for page in fs::read_dir(&pages).expect("pages").flatten() {
        count += 1;
        let words = fs::read_to_string(page.path()).expect("a page");
        speaks_of_nothing_else(&page.path().display().to_string(), &words);
    }
    assert!(count > 40, "{count} pages");
}

/// Whom a group means is one rule: the list one chooses from counts the same units that the paper then calls by the group's
/// name, on either topic.
#[test]
fn all_member_units_are_the_same_units_in_the_list_and_on_paper() {
    for own in [catalogue::built_in(), catalogue::load(&topic()).expect("a catalogue")] {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Clock::Still(moment("2024-05-20T09:00:00"));
        let mut session = Session::open(&folder.path().join("a.db"), clock).expect("the file");
        session.execute(Command::Adopt(Box::new(own))).expect("founded");
        let head = MeetingHead { chair: Some("张三".into()), ..MeetingHead::default() };
        for command in
            [Command::OpenMeeting { date: day("2024-05-20"), head }, Command::TakeRollOfRest, Command::CallToOrder]
        {
            session.execute(command).expect("accepted");
        }
        let mut console = Console::on(folder, session, 112, 40);
        console
            .press("Enter PgDn")
            .type_in("月底前报送自查情况")
            .press("F2 F3")
            .type_in("全体成员单位（不含")
            .shows("不含县区");
        let screen = console.screen();
        let line = screen.lines().find_map(|line| line.split_once("不含县区、园区）")).expect("the group").1;
        let counted: String = line.chars().take_while(|c| *c != '家').filter(char::is_ascii_digit).collect();
        console.press("Tab Enter Enter Enter");
        let ledger = console.desk.session().ledger();
        assert_eq!(ledger.commitments.len().to_string(), counted, "{screen}");
        let paper = minutes(&ledger.for_everybody(), day("2024-05-20")).words().concat();
        assert!(paper.contains("责任单位：全体成员单位；"), "{paper}");
    }
}
