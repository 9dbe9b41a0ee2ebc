//! A clerk who does not write files of keys, from the empty workbook to the first minutes: filled in with six mistakes, told,
//! mended, in; the sheet of last winter's promises in; the first meeting; its paper.

use diaodu::exchange::form::read_grids;
use rust_xlsxwriter::Workbook;
use std::{collections::BTreeMap, fs, path::Path, process::Command};

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn run(&self, today: &str, arguments: &[&str]) -> (bool, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_diaodu"))
            .current_dir(self.folder.path())
            .args(["--db", "防汛.db", "--today", today])
            .args(arguments)
            .output()
            .expect("run");
        (output.status.success(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
    }

    #[track_caller]
    fn does(&self, today: &str, arguments: &[&str]) -> String {
        let (done, said) = self.run(today, arguments);
        assert!(done, "{arguments:?}: {said}");
        said
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }
}

type Cells = BTreeMap<(u32, u32), String>;

/// What a clerk types, sheet by sheet, from the second row on.
const TYPED: &[(&str, &[&[&str]])] = &[
    (
        "单位",
        &[
            &["A1", "XX市水利局", "市水利局", "水利局", "牵头单位", "1", "局长"],
            &["A2", "XX市应急管理局", "市应急管理局", "应急局", "成员单位", "2", "副局长"],
            // Two mistakes: a kind that is none, an order in words.
            &["A3", "XX市自然资源局", "市自然资源局", "", "成员单住", "第三", "副局长"],
            &["A4", "甲县人民政府", "甲县", "", "县（市、区）", "4", "副县长"],
        ],
    ),
    (
        "任务",
        &[
            &[
                "T01",
                "水库安全度汛",
                "每座水库落实三个责任人。",
                "",
                "",
                "部分",
                "市水利局、甲县",
                "",
                "每月",
                "5月底前",
            ],
            // Two more: a unit that is not on the roster, a day that is not what the words say.
            &[
                "T02",
                "山洪预警",
                "预警到户到人。",
                "",
                "",
                "部分",
                "市应急局、甲县",
                "",
                "每月",
                "6月底前",
                "2026-07-31",
            ],
            // And one: nothing in 要求.
            &["T03", "抢险队伍演练", "", "", "", "全体", "全体", "", "半年", "5月底前"],
        ],
    ),
];

fn type_in(book: &mut BTreeMap<String, Cells>, sheet: &str, row: u32, words: &[&str]) {
    let cells = book.get_mut(sheet).expect(sheet);
    for (column, words) in (0_u32..).zip(words).filter(|(_, words)| !words.is_empty()) {
        cells.insert((row, column), (*words).to_owned());
    }
}

fn open(path: &Path) -> BTreeMap<String, Cells> {
    let grids = read_grids(&fs::read(path).expect("a workbook")).expect("a workbook");
    let words = |grid: &diaodu::exchange::form::Grid| grid.cells.iter().map(|(at, cell)| (*at, cell.words())).collect();
    grids.iter().map(|grid| (grid.name.clone(), words(grid))).collect()
}

fn save(book: &BTreeMap<String, Cells>, path: &Path) {
    let mut file = Workbook::new();
    for (name, cells) in book {
        let page = file.add_worksheet().set_name(name).expect("a name");
        for ((row, column), words) in cells {
            page.write_string(*row, u16::try_from(*column).expect("few"), words).expect("written");
        }
    }
    file.save(path).expect("saved");
}

fn set(book: &mut BTreeMap<String, Cells>, item: &str, words: &str) {
    let cells = book.get_mut("主题").expect("主题");
    let row = cells.iter().find(|((_, column), said)| *column == 0 && *said == item).expect(item).0.0;
    cells.insert((row, 1), words.to_owned());
}

#[test]
fn from_an_empty_workbook_to_the_first_minutes() {
    let desk = Desk { folder: tempfile::tempdir().expect("a folder") };
    let said = desk.does("2026-05-20", &["catalogue", "sheet", "目录.xlsx", "--empty"]);
    assert!(said.contains("目录.xlsx") && !desk.path("防汛.db").exists(), "{said}");
    let path = desk.path("目录.xlsx");
    let mut book = open(&path);
    set(&mut book, "目录代号", "flood-2026");
    set(&mut book, "主题", "防汛备汛");
    // The sixth: nobody said what the meetings are called.
    for (sheet, rows) in TYPED {
        for (row, words) in (1..).zip(*rows) {
            type_in(&mut book, sheet, row, words);
        }
    }
    save(&book, &path);
    let (sound, told) = desk.run("2026-05-20", &["catalogue", "check", "目录.xlsx"]);
    assert!(!sound);
    for fault in [
        "“主题”表 B4：“会议名称”没有填",
        "“单位”表 E4：“类别”里的“成员单住”不在可选范围（是不是“成员单位”？）",
        "“单位”表 F4：“顺序”不是整数",
        "“任务”表 C4：“要求”没有填",
        "“任务”表 G3：“责任单位”里的“市应急局”不在名册中",
        "“任务”表 K3：“6月底前”是 2026-06-30，另写的日期是 2026-07-31，两处对不上",
    ] {
        assert!(told.contains(fault), "{fault} is not told:\n{told}");
    }
    assert!(!desk.path("防汛.db").exists(), "nothing was taken");

    set(&mut book, "会议名称", "防汛备汛月调度会");
    type_in(&mut book, "单位", 3, &["", "", "", "", "成员单位", "3"]);
    type_in(&mut book, "任务", 2, &["", "", "", "", "", "", "市应急管理局、甲县"]);
    book.get_mut("任务").expect("任务").remove(&(2, 10));
    type_in(&mut book, "任务", 3, &["", "", "每支队伍演练一次。"]);
    save(&book, &path);
    let (_, told) = desk.run("2026-05-20", &["catalogue", "check", "目录.xlsx"]);
    assert!(told.contains("目录没有问题：主题“防汛备汛”，单位 4 家，任务 3 项"), "{told}");
    desk.does("2026-05-20", &["catalogue", "import", "目录.xlsx"]);

    let past = "调度日期,责任单位,承诺事项,完成时限,延期至,延期原因,完成时间,销号时间\n\
        2026年2月10日,甲县,病险水库除险,3月底前,5月底前,雨天停工,,\n\
        2026年3月12日,市应急管理局,编印避险明白卡,4月20日前,,,4月15日,4月22日\n\
        2026年3月12日,市自然资源局,地灾点排查,4月底前,,,,\n";
    fs::write(desk.path("以前.csv"), past.replace("调度日期", "会议日期")).expect("written");
    let shown = desk.does("2026-05-20", &["import", "past", "以前.csv", "--dry-run"]);
    assert!(shown.contains("要补录 2 次会议、3 件事项。") && shown.contains("甲县 承诺：病险水库除险"), "{shown}");
    desk.does("2026-05-20", &["import", "past", "以前.csv"]);

    desk.does("2026-05-20", &["meeting", "open", "--date", "2026-05-20", "--chair", "张三"]);
    desk.does("2026-05-20", &["meeting", "start"]);
    let owed = desk.does("2026-05-20", &["list"]);
    assert!(owed.contains("地灾点排查") && owed.contains("病险水库除险") && !owed.contains("编印避险明白卡"), "{owed}");
    desk.does("2026-05-20", &["record", "--unit", "甲县", "6月10日前完成防汛物资补充"]);
    desk.does("2026-05-20", &["meeting", "adjourn", "--next", "2026-06-20"]);
    desk.does("2026-05-20", &["export", "minutes", "-o", "纪要.txt"]);
    let minutes = fs::read_to_string(desk.path("纪要.txt")).expect("minutes");
    for words in ["防汛备汛", "甲县", "防汛物资补充"] {
        assert!(minutes.contains(words), "{words} is not in the minutes:\n{minutes}");
    }
    let listed = desk.does("2026-05-20", &["meeting", "list"]);
    assert!(listed.contains('3'), "{listed}");
}
