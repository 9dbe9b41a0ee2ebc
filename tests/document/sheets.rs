//! Workbooks as files: what Excel and WPS find in them.

use std::{env, fs, io::Cursor, path::Path};

use calamine::{Reader as _, Xlsx};
use chrono::NaiveDate;
use diaodu::document::{Align, Field, Sheet, SheetColumn, Workbook, render};
use diaodu::domain::HouseStyle;

use crate::read_back::{Node, Package};
use crate::sample;

fn workbook() -> Workbook {
    let day = |month, day| Field::from(NaiveDate::from_ymd_opt(2022, month, day));
    let text = "摸清行业内“两新”组织底数，建立台账，实行动态管理，每月5日前向工委办公室报送进展情况";
    let columns = vec![
        SheetColumn::new("序号", 6, Align::Center),
        SheetColumn::new("议定事项", 50, Align::Left),
        SheetColumn::new("牵头单位", 18, Align::Center),
        SheetColumn::new("完成时限", 18, Align::Center),
        SheetColumn::new("两个覆盖率", 12, Align::Right),
        SheetColumn::new("数量", 8, Align::Right),
    ];
    let row = |number: u32| -> Vec<Field> {
        vec![number.into(), text.into(), "市教育局".into(), day(6, 30), Field::Percent(0.861), Field::Number(12.5, 1)]
    };
    let mut rows: Vec<Vec<Field>> = (1..=40).map(row).collect();
    rows.push(["=1+1", "+86", "-1", "@SUM(A1)", "<&>\u{0}\n\"", "\tx"].map(Field::from).to_vec());
    rows.push(vec![Field::Number(f64::NAN, 0), Field::from(NaiveDate::from_ymd_opt(1890, 1, 1)), Field::from("")]);
    rows.push(vec![
        Field::Empty,
        Field::Empty,
        Field::Empty,
        Field::Empty,
        Field::Empty,
        Field::Empty,
        "没有栏目的也不丢".into(),
    ]);
    let first =
        Sheet { name: "任务分解".into(), title: "2022年5月议定事项任务分解表".into(), columns, rows };
    let empty = Sheet { name: "任务分解".into(), columns: first.columns.clone(), ..Sheet::default() };
    let document = sample::document(Vec::new());
    Workbook { title: document.title, meta: document.meta, sheets: vec![first, empty, Sheet::default()] }
}

fn package() -> Package {
    Package::from(render::xlsx(&workbook(), &HouseStyle::default()).unwrap())
}

fn cell<'a>(sheet: &'a Node, place: &str) -> &'a Node {
    let cells = sheet.all("c");
    cells.into_iter().find(|cell| cell.attribute("r") == place).unwrap_or_else(|| panic!("no cell {place}"))
}

#[test]
fn the_heading_stays_in_sight_filters_and_repeats_in_print() {
    let package = package();
    let sheet = package.tree("xl/worksheets/sheet1.xml");
    let pane = sheet.at("sheetViews/sheetView/pane");
    assert_eq!((pane.attribute("ySplit"), pane.attribute("state")), ("2", "frozen"));
    assert_eq!(sheet.at("autoFilter").attribute("ref"), "A2:F45");
    let setup = sheet.at("pageSetup");
    assert_eq!((setup.attribute("paperSize"), setup.attribute("orientation")), ("9", "landscape"));
    assert_eq!(setup.attribute("fitToHeight"), "0");
    let names = package.tree("xl/workbook.xml");
    let titles =
        names.all("definedName").into_iter().find(|node| node.attribute("name") == "_xlnm.Print_Titles").unwrap();
    assert_eq!(titles.text, "任务分解!$1:$2");
}

#[test]
fn days_and_figures_are_typed_and_text_is_never_a_formula() {
    let package = package();
    let sheet = package.tree("xl/worksheets/sheet1.xml");
    assert!(sheet.all("f").is_empty(), "no formula anywhere");
    let date = cell(&sheet, "D3");
    assert_eq!(date.at("v").text, "44742", "2022年6月30日 as Excel counts days");
    let styles = package.tree("xl/styles.xml");
    let format = |cell: &Node| {
        let index: usize = cell.attribute("s").parse().unwrap();
        let id = styles.at("cellXfs").children[index].attribute("numFmtId").to_owned();
        let custom = styles.all("numFmt").into_iter().find(|node| node.attribute("numFmtId") == id);
        custom.map_or(id, |node| node.attribute("formatCode").to_owned())
    };
    assert_eq!(format(date), r#"yyyy"年"m"月"d"日""#);
    assert_eq!((cell(&sheet, "E3").at("v").text.as_str(), format(cell(&sheet, "E3")).as_str()), ("0.861", "0.0%"));
    assert_eq!((cell(&sheet, "F3").at("v").text.as_str(), format(cell(&sheet, "F3")).as_str()), ("12.5", "0.0"));
    let words = package.tree("xl/sharedStrings.xml");
    let text = |place: &str| {
        let cell = cell(&sheet, place);
        assert_eq!(cell.attribute("t"), "s", "{place} is text");
        words.children[cell.at("v").text.parse::<usize>().unwrap()].at("t").text.clone()
    };
    let typed = ["A43", "B43", "C43", "D43", "E43", "F43", "G45"].map(text);
    assert_eq!(typed, ["=1+1", "+86", "-1", "@SUM(A1)", "<&>\n\"", "x", "没有栏目的也不丢"]);
    assert_eq!(text("B44"), "1890-01-01", "before Excel's first day");
    assert!(!cell(&sheet, "A44").has("v"));
}

#[test]
fn the_same_workbook_is_the_same_bytes() {
    let first = package();
    assert_eq!(first.bytes, package().bytes);
    assert_eq!(first.tree("docProps/core.xml").at("dcterms:created").text, "2022-05-20T09:30:00Z");
    if let Some(folder) = env::var_os("DIAODU_SAMPLES") {
        fs::write(Path::new(&folder).join("tasks.xlsx"), first.bytes).unwrap();
    }
}

#[test]
fn a_years_ledger_goes_to_disk_row_by_row_and_says_how_far_it_has_come() {
    let mut long = workbook();
    let row = long.sheets[0].rows[0].clone();
    long.sheets[0].rows.splice(0..0, std::iter::repeat_n(row, 3_000));
    let mut told = Vec::new();
    let bytes = render::xlsx_told(&long, &HouseStyle::default(), &mut |done| told.push(done)).unwrap();
    assert_eq!(told, [500, 1_000, 1_500, 2_000, 2_500, 3_000, 3_043, 3_043, 3_043]);
    assert_eq!(render::xlsx(&long, &HouseStyle::default()).unwrap(), bytes, "the same bytes");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    let sheet = book.worksheet_range("任务分解").unwrap();
    assert_eq!(sheet.height(), 2 + 3_043);
    let package = Package::from(bytes);
    let sheet = package.tree("xl/worksheets/sheet1.xml");
    let rows = sheet.all("row");
    assert_eq!((rows[0].attribute("ht"), rows[5].attribute("ht")), ("36", "36"), "wrapped words have their room");
    let of_sheet = |name| sheet.at("sheetFormatPr").attribute(name);
    assert_eq!((of_sheet("defaultRowHeight"), of_sheet("customHeight")), ("36", "1"), "kept once, not for every row");
    assert_eq!(sheet.at("autoFilter").attribute("ref"), "A2:F3045");
}
