//! Cells and files as programs keep them, which is not always as they are shown: shares, numbers and days under other looks,
//! workbooks that are locked, packed with macros or written by the strict standard, tables of WPS documents.

use crate::{
    book::with_part,
    formats::{ROWS, book, is_the_list, read, with},
    lists::Office,
};
use diaodu::{
    catalogue::holidays,
    domain::{FormFault, ListKind, PlannedTask},
    exchange::{
        form::{Bounds, read_grids_within},
        import::{Naming, past, read_import, tasks},
    },
    wording::import as words,
};
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use std::io::{Cursor, Write as _};
use zip::{ZipWriter, write::SimpleFileOptions};

/// A workbook of one sheet with these headings.
fn sheet(headings: &[&str], fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, words) in (0..).zip(headings) {
        sheet.write_string(0, column, *words).expect("written");
    }
    fill(sheet);
    book.save_to_buffer().expect("a book")
}

fn write(sheet: &mut Worksheet, row: u32, words: &[&str]) {
    for (column, words) in (0..).zip(words) {
        sheet.write_string(row, column, *words).expect("written");
    }
}

fn planned(office: &Office, bytes: &[u8]) -> Vec<PlannedTask> {
    let path = office.file("list.xlsx", bytes);
    let table = read_import(&path, ListKind::Tasks, None, &Naming::default()).expect("a list");
    let base = "2022-05-20".parse().expect("a day");
    let list = tasks(office.ledger(), &table, holidays::calendar(), base);
    assert_eq!(list.left_out, [], "{:?}", list.left_out);
    list.tasks.into_iter().map(|(_, task)| task).collect()
}

#[test]
fn a_share_is_what_the_sheet_shows() {
    let office = Office::new();
    let shown = ["0%", "0.00%", "0.0%;[Red]-0.0%"];
    let bytes = sheet(&["任务", "责任单位", "完成时限", "完成情况", "考核指标"], |sheet| {
        for (row, (share, look)) in (1..).zip([0.5, 0.876, 0.3].into_iter().zip(shown)) {
            write(sheet, row, &[&format!("第{row}件事"), "市教育局", "6月底前"]);
            sheet.write_number_with_format(row, 3, share, &Format::new().set_num_format(look)).expect("written");
            sheet.write_number(row, 4, 0.8).expect("written");
        }
    });
    let tasks = planned(&office, &bytes);
    let notes: Vec<&str> = tasks.iter().map(|task| task.monthly_note.as_str()).collect();
    assert_eq!(notes, ["完成情况：50%", "完成情况：87.6%", "完成情况：30%"]);
    // What is not shown as a share stays the number that it is.
    assert_eq!(tasks[0].measure, "0.8");
    let strict = with(
        &bytes,
        &[(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        )],
    );
    assert_eq!(planned(&office, &strict), tasks);

    // All of it is done, and is not owed again.
    let done = sheet(&["任务", "责任单位", "完成情况"], |sheet| {
        write(sheet, 1, &["摸底排查", "市教育局"]);
        sheet.write_number_with_format(1, 2, 1, &Format::new().set_num_format("0%")).expect("written");
    });
    assert_eq!(read(&office, "done.xlsx", &done).1, ["第2行 摸底排查：表里写“100%”，办完的不列入"]);
}

#[test]
fn a_number_kept_as_text_is_the_number() {
    let office = Office::new();
    let bytes = sheet(&["序号", "任务", "责任单位", "完成时限"], |sheet| {
        write(sheet, 1, &["１", "摸底排查", "市教育局", "6.30"]);
        write(sheet, 2, &["2.", "走访企业", "市工信局", "20220715"]);
        write(sheet, 3, &["③", "建立台账", "市财政局", "2022.8.1"]);
    });
    let (taken, asked) = read(&office, "text.xlsx", &bytes);
    assert_eq!(asked, [""; 0]);
    assert_eq!(
        taken,
        [
            "第2行 摸底排查｜牵头 市教育局｜2022年6月30日",
            "第3行 走访企业｜牵头 市工信局｜2022年7月15日",
            "第4行 建立台账｜牵头 市财政局｜2022年8月1日",
        ]
    );
}

#[test]
fn a_day_whose_cell_is_not_shown_as_one_is_a_day() {
    let office = Office::new();
    let bytes = sheet(&ROWS[0], |sheet| {
        write(sheet, 1, &["摸底排查", "市教育局"]);
        sheet.write_number(1, 2, 44742).expect("written");
        write(sheet, 2, &["走访企业", "市工信局、市财政局", "三季度"]);
    });
    is_the_list(&office, "serial.xlsx", &bytes);
    let since_1904 = [("<workbookPr ", "<workbookPr date1904=\"1\" "), ("<v>44742</v>", "<v>43280</v>")];
    is_the_list(&office, "1904.xlsx", &with(&bytes, &since_1904));

    // The days of a past ledger as well.
    let bytes = sheet(&["会议日期", "责任单位", "事项", "完成时限", "完成时间"], |sheet| {
        write(sheet, 1, &["", "市教育局", "摸底", "4月底前"]);
        sheet.write_number(1, 0, 44638).expect("written").write_number(1, 4, 44671).expect("written");
    });
    let path = office.file("past.xlsx", &bytes);
    let table = read_import(&path, ListKind::Past, None, &Naming::default()).expect("a list");
    let list = past(office.ledger(), &table, holidays::calendar(), "2022-05-20".parse().expect("a day"));
    let taken: Vec<String> =
        list.items.iter().map(|(row, item)| words::past_line(*row, item, office.ledger())).collect();
    assert_eq!(
        taken,
        ["第2行 2022年3月18日会｜市教育局 承诺：摸底｜2022年4月30日｜2022年4月20日报完成"],
        "{:?}",
        list.left_out
    );
}

#[test]
fn a_locked_sheet_is_read_and_a_locked_file_is_told() {
    let office = Office::new();
    let locked = sheet(&ROWS[0], |sheet| {
        write(sheet, 1, &ROWS[1]);
        write(sheet, 2, &ROWS[2]);
        sheet.protect_with_password("一二三");
    });
    let locked = with(&locked, &[("<sheets>", "<workbookProtection lockStructure=\"1\"/><sheets>")]);
    let inside = String::from_utf8(part(&locked, "xl/worksheets/sheet1.xml")).expect("XML");
    assert!(inside.contains("<sheetProtection"), "the sheet is locked");
    is_the_list(&office, "locked.xlsx", &locked);

    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let path = office.file("secret.xlsx", &bytes);
    let fault = read_import(&path, ListKind::Tasks, None, &Naming::default()).expect_err("no list");
    assert_eq!(fault, FormFault::Encrypted);
    let said = diaodu::wording::list_fault(&fault, "secret.xlsx", ListKind::Tasks, None);
    assert!(said.what.contains("打开密码") && said.hint.contains("去掉密码"), "{said:?}");
}

fn part(bytes: &[u8], name: &str) -> Vec<u8> {
    let found = std::cell::RefCell::new(Vec::new());
    with_part(bytes, name, &|inside| {
        found.borrow_mut().clone_from(&inside);
        Some(inside)
    });
    found.into_inner()
}

#[test]
fn a_workbook_with_macros_is_read_and_they_are_not() {
    let office = Office::new();
    let macros = with(
        &book(),
        &[
            (
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            ),
            (
                "</Relationships>",
                "<Relationship Id=\"rId99\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" Target=\"vbaProject.bin\"/></Relationships>",
            ),
        ],
    );
    let mut package = ZipWriter::new_append(Cursor::new(macros)).expect("a package");
    package.start_file("xl/vbaProject.bin", SimpleFileOptions::default()).expect("a part");
    package.write_all(&[0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]).expect("written");
    is_the_list(&office, "macros.xlsm", &package.finish().expect("packed").into_inner());
}

#[test]
fn days_of_the_strict_standard_are_days() {
    let office = Office::new();
    let due = rust_xlsxwriter::ExcelDateTime::from_ymd(2022, 6, 30).expect("a day");
    let bytes = sheet(&ROWS[0], |sheet| {
        write(sheet, 1, &["摸底排查", "市教育局"]);
        sheet.write_datetime_with_format(1, 2, &due, &Format::new().set_num_format("yyyy-mm-dd")).expect("written");
        write(sheet, 2, &ROWS[2]);
    });
    let strict = with(
        &bytes,
        &[
            (
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
            ),
            (
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            ),
            ("<c r=\"C2\" s=\"1\"><v>44742</v></c>", "<c r=\"C2\" s=\"1\" t=\"d\"><v>2022-06-30T00:00:00</v></c>"),
        ],
    );
    let inside = String::from_utf8(part(&strict, "xl/worksheets/sheet1.xml")).expect("XML");
    assert!(inside.contains("t=\"d\""), "{inside}");
    is_the_list(&office, "strict.xlsx", &strict);
}

#[test]
fn text_of_either_order_of_bytes_is_read() {
    let text = ROWS.map(|row| row.join("\t")).join("\r\n");
    let bytes: Vec<u8> = [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    is_the_list(&Office::new(), "list.csv", &bytes);
}

/// A cell of a table as WPS writes it: over so many columns, going on with the one above or not; a line is a paragraph.
fn cell(words: &str, columns: u32, rows: Option<&str>) -> String {
    let over = if columns > 1 { format!("<w:gridSpan w:val=\"{columns}\"/>") } else { String::new() };
    let rows = rows.map(|how| format!("<w:vMerge w:val=\"{how}\"/>")).unwrap_or_default();
    let lines = words
        .split('\n')
        .map(|line| {
            format!(
                "<w:p><w:pPr><w:jc w:val=\"center\"/><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr></w:pPr><w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t>{line}</w:t></w:r></w:p>"
            )
        })
        .collect::<Vec<_>>()
        .concat();
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"1200\" w:type=\"dxa\"/>{over}{rows}<w:vAlign w:val=\"center\"/></w:tcPr>{lines}</w:tc>"
    )
}

#[test]
fn a_table_of_a_wps_document_keeps_its_columns_and_merged_cells() {
    let office = Office::new();
    let one = |words: &str| cell(words, 1, None);
    let rows = [
        vec![cell("2022年重点任务分解表", 6, None)],
        vec![
            cell("序号", 1, Some("restart")),
            cell("重点任务", 1, Some("restart")),
            cell("具体措施", 1, Some("restart")),
            cell("责任分工", 2, None),
            cell("完成时限", 1, Some("restart")),
        ],
        vec![
            cell("", 1, Some("continue")),
            cell("", 1, Some("continue")),
            cell("", 1, Some("continue")),
            one("牵头单位"),
            one("配合单位"),
            cell("", 1, Some("continue")),
        ],
        vec![
            one("1"),
            cell("夯实基础", 1, Some("restart")),
            one("摸清底数"),
            one("市民政局\n市教育局"),
            one("市财政局"),
            one("6月底前"),
        ],
        // One unit for both columns: what stands behind it is still the day.
        vec![
            one("2"),
            cell("", 1, Some("continue")),
            one("建立清单，\n逐家走访"),
            cell("市教育局", 2, None),
            one("9月底前"),
        ],
        vec![cell("二、强化保障", 6, None)],
        vec![one("3"), one("保障"), one("落实经费"), one("市财政局"), one("市教育局"), one("12月底前")],
    ];
    let rows = rows.map(|cells| format!("<w:tr><w:trPr/>{}</w:tr>", cells.concat())).concat();
    let note = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let xml = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{}<w:tbl><w:tblPr/><w:tblGrid>{}</w:tblGrid>{rows}</w:tbl>{}</w:body></w:document>",
        note("附件1"),
        "<w:gridCol w:w=\"1200\"/>".repeat(6),
        note("注：时限为最后期限"),
    );
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    package.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    package.write_all(xml.as_bytes()).expect("written");
    let (taken, asked) = read(&office, "分解表.docx", &package.finish().expect("packed").into_inner());
    assert_eq!(asked, [""; 0]);
    assert_eq!(
        taken,
        [
            "第5行 摸清底数｜牵头 市民政局、市教育局｜配合 市财政局｜2022年6月30日",
            "第6行 建立清单，逐家走访｜牵头 市教育局｜2022年9月30日",
            "第8行 落实经费｜牵头 市财政局｜配合 市教育局｜2022年12月31日",
        ]
    );
}

#[test]
fn what_a_few_bytes_blow_up_to_stays_bounded() {
    let office = Office::new();
    let long = "长".repeat(7_000);
    let shared = sheet(&["任务", "责任单位"], |sheet| {
        for row in 1..40 {
            write(sheet, row, &[&long, "市教育局"]);
        }
    });
    // One text in forty cells, and texts that no cell shows.
    let bounds = Bounds { unpacked: 200 << 10, ..Bounds::FORM };
    assert_eq!(read_grids_within(&shared, &bounds), Err(FormFault::TooManyCells));
    let unseen = with(&book(), &[("</sst>", &format!("{}</sst>", "<si><t/></si>".repeat(200)))]);
    let bounds = Bounds { cells: 100, ..Bounds::FORM };
    assert_eq!(read_grids_within(&unseen, &bounds), Err(FormFault::TooManyCells));
    assert!(read_grids_within(&unseen, &Bounds::FORM).is_ok());

    // A text of pages merged over thousands of rows is no task of each.
    let merged = sheet(&["任务", "责任单位"], |sheet| {
        sheet.merge_range(1, 0, 4_000, 0, &long, &Format::new()).expect("merged");
        for row in 1..=4_000 {
            sheet.write_string(row, 1, "市教育局").expect("written");
        }
    });
    let path = office.file("merged.xlsx", &merged);
    let table = read_import(&path, ListKind::Tasks, None, &Naming::default()).expect("a list");
    let words: usize = table.rows.iter().map(|row| row.said("任务").len()).sum();
    assert_eq!((table.rows.len(), words), (4_000, long.len()));
}
