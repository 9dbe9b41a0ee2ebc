//! A sheet of an office looked at in the console: what its columns are, its rows as they would be taken, what is asked; filed
//! as one act, undone in one, and read the same way the next time.

use crate::support::desk::Console;
use diaodu::domain::Command;
use rust_xlsxwriter::{Format, Workbook};
use std::{fs, process::Command as Program};

/// A 任务分解表 as offices make them.
fn breakdown() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("分解表").expect("a name");
    sheet.merge_range(0, 0, 0, 4, "2022年重点工作任务分解表", &Format::new()).expect("merged");
    let rows = [
        ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"],
        ["1", "摸底排查", "市教育局", "市财政局", "6月底前"],
        ["2", "走访企业", "市工信局、有关单位", "", "三季度"],
        ["3", "开展培训", "市财政局", "", "4月底前"],
        ["4", "建立台账", "市民政局", "", "7月15日"],
        ["合计", "4项", "", "", ""],
    ];
    for (row, cells) in (1..).zip(rows) {
        for (column, words) in (0..).zip(cells) {
            sheet.write_string(row, column, words).expect("written");
        }
    }
    sheet.set_row_hidden(5).expect("hidden");
    let other = book.add_worksheet().set_name("去年").expect("a name");
    for (row, cells) in (0..).zip([["重点任务", "责任单位"], ["去年的事", "市教育局"]]) {
        for (column, words) in (0..).zip(cells) {
            other.write_string(row, column, words).expect("written");
        }
    }
    book.save_to_buffer().expect("a book")
}

fn put(console: &Console, name: &str, bytes: &[u8]) -> String {
    let path = console.folder.path().join(name);
    fs::write(&path, bytes).expect("written");
    path.to_string_lossy().into_owned()
}

/// Opens a file in the screen.
fn open(console: &mut Console, path: &str) {
    console.press("Shift+F11").shows("导入表格").paste(path).press("Enter Enter");
}

fn has_task(console: &Console, title: &str) -> bool {
    console.desk.session().ledger().tasks.values().any(|task| task.title == title)
}

#[test]
fn a_breakdown_is_looked_at_answered_and_filed_as_one_act() {
    for (width, height) in [(80, 24), (160, 45)] {
        let mut console = Console::in_session(width, height);
        let before = console.desk.session().ledger().tasks.len();
        let path = put(&console, "分解表.xlsx", &breakdown());
        open(&mut console, &path);
        console.shows("导入任务清单").shows("“分解表”").shows("导入2 要问2");
        // What the cursor stands on, what is hidden and what is not read is said beneath.
        console.press("Home Down Down").shows("名册里没有“有关单位”").shows("第6行");
        console.press("Enter").shows("牵头单位");
        for _ in 0..20 {
            console.press("Back");
        }
        console.type_in("市工信局").press("Enter Enter").shows("导入3 要问1");
        // A day that is over is written with its year.
        console.press("Down").shows("今年已经过了").press("Enter");
        for _ in 0..20 {
            console.press("Back");
        }
        console.type_in("2022年10月底前").press("Enter Enter").shows("导入4 要问0");
        // One is not wanted.
        console.press("Down Del").shows("导入3 要问0").shows("不导1");
        console.press("F2").shows("要新增 3 项").shows("不导的 1 行").shows("一次撤销");
        assert!(!has_task(&console, "走访企业"), "the first key only reads back");
        console.press("Enter");
        assert!(has_task(&console, "走访企业") && has_task(&console, "开展培训") && !has_task(&console, "建立台账"));
        console.press("Ctrl+Z Ctrl+Z");
        assert_eq!(console.desk.session().ledger().tasks.len(), before, "undone in one");
    }
}

#[test]
fn columns_with_headings_of_their_own_are_named_once_for_all_sheets_of_that_shape() {
    let mut console = Console::in_session(112, 32);
    let own = "要干什么,哪家干,啥时候,谁说的\n摸底排查,市教育局,6月底前,内部\n";
    let path = put(&console, "自己的.csv", own.as_bytes());
    open(&mut console, &path);
    console.shows("表头没有看懂").press("Enter").shows("A列“要干什么”是什么");
    console.type_in("任务").press("Enter").press("Down Enter").type_in("责任单位").press("Enter");
    console.press("Down Enter").type_in("完成时限").press("Enter");
    console.shows("摸底排查｜牵头 市教育局｜2022年6月30日").shows("这几列没有用上：谁说的");
    // A mistake: the last column takes the kind from the second, and gives it back.
    console.press("Down Enter").type_in("责任单位").press("Enter").shows("原来也是，现在不读");
    console.press("Up Up Enter").type_in("责任单位").press("Enter").shows("导入1");
    console.press("F2 Enter");
    assert!(has_task(&console, "摸底排查"));

    // The next one of that shape needs no naming, here and on the command line.
    let next = put(&console, "下月.csv", own.replace("摸底排查", "走访企业").as_bytes());
    open(&mut console, &next);
    console.shows("照上次同样的表").shows("走访企业｜牵头 市教育局").press("Esc");
    let Console { folder, desk, .. } = console;
    drop(desk);
    let said = Program::new(env!("CARGO_BIN_EXE_diaodu"))
        .args(["--db", "a.db", "--today", "2022-05-20", "import", "tasks", "下月.csv", "--dry-run"])
        .current_dir(folder.path())
        .output()
        .expect("the binary runs");
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("（照上次的）") && said.contains("走访企业｜牵头 市教育局"), "{said}");
}

#[test]
fn what_was_answered_is_there_after_a_power_cut_and_another_sheet_can_be_read() {
    let mut console = Console::in_session(112, 32);
    let path = put(&console, "分解表.xlsx", &breakdown());
    open(&mut console, &path);
    console.press("Home Down Down Enter");
    for _ in 0..20 {
        console.press("Back");
    }
    console.type_in("市工信局").press("Enter Enter").shows("导入3 要问1");
    console.desk.save_draft();
    let mut console = console.restart();
    console.press("Enter Shift+F11").shows("导入3 要问1");
    console.press("F3").shows("读哪一张表").type_in("去年").press("Enter").shows("“去年”").shows("去年的事");
    // The same sheet as another list.
    console.press("F4").type_in("名册").press("Enter").shows("导入单位名册");
}

#[test]
fn a_roster_comes_in_before_the_first_meeting() {
    let mut console = Console::new(80, 24);
    let path = put(&console, "名册.csv", "单位名称,简称,职务\n市教育局,市教育局,分管副局长\n市气象局,,\n".as_bytes());
    open(&mut console, &path);
    console.shows("导入单位名册").shows("新增 市气象局").press("F2").shows("要新增 1 项，改 1 项").press("Enter");
    let acts = console.desk.session().journal(false, 1).expect("read");
    assert!(matches!(acts[0].deed.command, Command::ReviseRoster { .. }), "{:?}", acts[0].deed.command);
    console.shows("还没有会议");
}

#[test]
fn a_file_that_is_no_list_is_told_what_to_do() {
    let mut console = Console::in_session(112, 32);
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.extend("WordDocument".encode_utf16().flat_map(u16::to_le_bytes));
    let path = put(&console, "清单.wps", &bytes);
    open(&mut console, &path);
    console.shows("另存为 .docx").shows("导入表格");
    console.press("Esc");
    let long = format!("任务,责任单位\n{}", "走访企业第号,市教育局\n".repeat(20_000));
    let path = put(&console, "长表.csv", long.as_bytes());
    open(&mut console, &path);
    console.shows("正在读表");
    wait(&mut console, "导入1 要问19999");
}

/// Looks again until something is shown, as the loop does each second.
fn wait(console: &mut Console, words: &str) {
    for _ in 0..600 {
        console.desk.look_after();
        console.press("Alt+Q");
        if console.screen().contains(words) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    console.shows(words);
}

#[test]
fn a_long_list_is_held_against_the_ledger_beside_the_screen() {
    let mut console = Console::in_session(112, 32);
    let rows = (1..=3_000).map(|nth| format!("走访企业第{nth}家,市教育局,6月底前"));
    let text: Vec<String> = std::iter::once("任务,责任单位,完成时限".to_owned()).chain(rows).collect();
    let path = put(&console, "长表.csv", text.join("\n").as_bytes());
    open(&mut console, &path);
    wait(&mut console, "导入3000 要问0");
    // A row is left: keys are taken while it is found out what that comes to, but nothing is said of what is not known yet.
    console.press("Home Del").shows("正在和台账对照").press("Down Up");
    console.press("F2").shows("对完再改").hides("要新增");
    wait(&mut console, "导入2999 要问0");
    console.press("F2").shows("要新增 2999 项").press("Enter");
    assert!(!has_task(&console, "走访企业第1家") && has_task(&console, "走访企业第3000家"));
}

#[test]
fn what_is_only_looked_at_or_is_no_list_founds_no_ledger() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("任务.csv"), "任务,责任单位,完成时限\n摸底排查,市教育局,6月底前\n").expect("written");
    fs::write(folder.path().join("通知.txt"), "请各单位按时参会。\n").expect("written");
    let run = |arguments: &[&str]| {
        let mut program = Program::new(env!("CARGO_BIN_EXE_diaodu"));
        let output = program
            .args(["--db", "新.db", "--today", "2022-05-20"])
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .expect("it runs");
        (output.status.success(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
    };
    let (shown, said) = run(&["import", "tasks", "任务.csv", "--dry-run"]);
    assert!(shown && said.contains("摸底排查｜牵头 市教育局｜2022年6月30日"), "{said}");
    assert!(said.contains("还没有会议") && said.contains("meeting open"), "{said}");
    let (taken, said) = run(&["import", "tasks", "通知.txt"]);
    assert!(!taken && said.contains("台账没有动"), "{said}");
    assert!(!folder.path().join("新.db").exists());
}
