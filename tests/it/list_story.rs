//! A list on screen is written to a file as it stands: the secretary narrows it, presses one key, and passes on what she
//! sees.

use crate::support::desk::Console;
use diaodu::exchange::form::{Grid, read_grids};
use std::fs;

/// A console with a folder for papers.
fn console() -> Console {
    let console = Console::in_session(112, 34);
    fs::create_dir(console.folder.path().join("papers")).expect("a folder");
    console
}

/// The same, with the walk at 市交通运输局.
fn at_transport() -> Console {
    let mut console = console();
    console.press("F3").type_in("jtj").press("Enter");
    console
}

/// A file among the papers.
fn file(console: &Console, name: &str) -> Vec<u8> {
    let folder = console.folder.path().join("papers");
    fs::read(folder.join(name)).unwrap_or_else(|error| {
        let names = fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
        panic!("{name}: {error}: {:?}", names.collect::<Vec<_>>())
    })
}

fn rows(grid: &Grid) -> Vec<Vec<String>> {
    let last = grid.cells.keys().map(|(row, _)| *row).max().unwrap_or(0);
    let row = |row| grid.cells.range((row, 0)..(row + 1, 0)).map(|(_, cell)| cell.words()).collect();
    (0..=last).map(row).collect()
}

#[test]
fn the_list_of_items_is_written_as_it_is_narrowed_and_ordered_and_says_that_it_is_internal() {
    let mut console = at_transport();
    for said in ["7月底前摸清底数", "=SUM(A1)，6月底前挂牌", "6月15日前印发方案"] {
        console.type_in(said).press("Enter Enter").shows("记承诺");
    }
    console.press("Esc F9 Tab").shows("[全部未结]").press("Alt+L").shows("存清单　事项（全部未结）　3行");
    console.press("Enter").shows("已导出 2022年5月调度会事项（全部未结）（内部）.xlsx 到");
    let grids = read_grids(&file(&console, "2022年5月调度会事项（全部未结）（内部）.xlsx")).expect("a workbook");
    let all = rows(&grids[0]);
    assert_eq!(all[0], ["事项（全部未结）（内部）"]);
    assert_eq!(all[1][..4], ["编号", "类别", "单位", "事项"]);
    let said: Vec<&str> = all[2..].iter().map(|row| row[3].as_str()).collect();
    assert_eq!(said, ["6月15日前印发方案", "=SUM(A1)，6月底前挂牌", "7月底前摸清底数"], "as on screen, by day");
    assert_eq!(all[2][4], "2022-06-15", "a day that sorts");
    // Narrowed by a word, as text for other programs.
    console.press("F3").type_in("挂牌").press("Enter Alt+L").shows("查找“挂牌”").shows("1行");
    console.press("Down Enter").shows("（内部）.csv 到");
    let csv = String::from_utf8(file(&console, "2022年5月调度会事项（全部未结）（内部）.csv")).expect("UTF-8");
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(lines[0], "\u{feff}事项（全部未结）　查找“挂牌”（内部）");
    assert_eq!(lines[1], "编号,类别,单位,事项,责任人,完成时限,状态,备注");
    assert!(lines[2].starts_with("2,承诺,市交通运输局,'=SUM(A1)，6月底前挂牌,,2022-06-30,"), "{}", lines[2]);
    assert_eq!(lines.len(), 4, "{csv}");
}

#[test]
fn every_screen_with_a_list_writes_it_and_the_others_say_that_they_have_none() {
    let mut console = at_transport();
    console.type_in("6月底前挂牌").press("Enter Enter Esc Enter").type_in("申请延期").press("Enter").shows("申请延到");
    console.type_in("7月20日前").press("Enter").type_in("批复未下").press("Enter Enter").shows("批复未下");
    let lists = [
        ("Ctrl+D", "调度（市交通运输局）", "6月底前挂牌"),
        ("F8", "签到", "市交通运输局"),
        ("Ctrl+T", "未定期限", "T"),
        ("Ctrl+R", "宣读", "6月底前挂牌"),
        ("Shift+F7", "会前准备", "市交通运输局"),
        ("Alt+D", "延期申请", "批复未下"),
        ("Shift+F4", "品牌备案", "未登记"),
        ("Shift+F5", "数据（市交通运输局　2022年5月）", "党员"),
        ("Shift+F12", "年度（2022年逐月亮灯）", "市交通运输局"),
        ("F12", "日志", "记承诺"),
        ("Ctrl+O", "会议列表", "两新"),
    ];
    for (key, name, words) in lists {
        console.press(key).press("Alt+L").shows("存清单").press("Down Enter").shows("已导出");
        let file = file(&console, &format!("2022年5月调度会{name}（内部）.csv"));
        let text = String::from_utf8(file).expect("UTF-8");
        assert!(text.starts_with('\u{feff}') && text.lines().next().is_some_and(|line| line.contains("（内部）")));
        assert!(text.lines().count() > 2 && text.contains(words), "{name}: {text}");
    }
    console.press("Enter F10 Alt+L").shows("这个画面没有清单可存");
    console.press("F1 Alt+L").shows("这个画面没有清单可存").press("Esc Esc");
    // The palette leads there by name as well, and an empty list is not written.
    console.press("F9 Tab Tab").shows("[逾期]").press("Ctrl+P").type_in("存清单").press("Enter").shows("清单是空的");
}

#[test]
fn each_face_of_the_year_and_of_the_trends_is_a_list_of_its_own() {
    let mut console = console();
    console.press("Shift+F12");
    for (name, words) in
        [("年度（2022年逐月亮灯）", "5月"), ("年度（2022年全市走势）", "40/40"), ("年度（2022年排名）", "总分")]
    {
        console.press("Alt+L").shows("存清单").press("Down Enter").shows("已导出");
        let text = String::from_utf8(file(&console, &format!("2022年5月调度会{name}（内部）.csv"))).expect("UTF-8");
        assert!(text.contains(words), "{name}: {text}");
        console.press("Tab");
    }
    console.shows("评优名单").press("Alt+L").shows("清单是空的").press("Tab Enter Alt+L").shows("存清单");
    console.press("Esc Shift+F5 F6 Alt+L").shows("存清单　走势（").press("Esc Enter Alt+L").shows("清单是空的");
}
