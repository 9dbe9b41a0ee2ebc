//! One list in every form in which offices keep it: whichever program wrote the file, it gives the same.

use crate::{book::with_part, lists::Office};
use diaodu::{
    catalogue::holidays,
    domain::{Foreign, FormFault, ListKind},
    exchange::import::{Naming, read_import, tasks},
    wording::import as words,
};
use encoding_rs::GB18030;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::io::{Cursor, Write as _};
use zip::{ZipWriter, write::SimpleFileOptions};

pub const ROWS: [[&str; 3]; 3] = [
    ["任务", "责任单位", "完成时限"],
    ["摸底排查", "市教育局", "2022年6月30日"],
    ["走访企业", "市工信局、市财政局", "三季度"],
];
pub const TAKEN: [&str; 2] =
    ["第2行 摸底排查｜牵头 市教育局｜2022年6月30日", "第3行 走访企业｜牵头 市工信局、市财政局｜2022年9月30日"];

/// What a file gives: the lines taken and those asked about.
pub fn read(office: &Office, name: &str, bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let base = "2022-05-20".parse().expect("a day");
    let path = office.file(name, bytes);
    let table = read_import(&path, ListKind::Tasks, None, &Naming::default())
        .unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
    let list = tasks(office.ledger(), &table, holidays::calendar(), base);
    (
        list.tasks.iter().map(|(row, task)| words::task_line(*row, task, office.ledger(), base)).collect(),
        list.left_out.iter().map(|left| words::line_left_out(left.row, &left.words, &left.why)).collect(),
    )
}

#[track_caller]
pub fn is_the_list(office: &Office, name: &str, bytes: &[u8]) {
    let (taken, asked) = read(office, name, bytes);
    assert_eq!((taken.as_slice(), asked.len()), (TAKEN.map(str::to_owned).as_slice(), 0), "{name}: {asked:?}");
}

pub fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(ROWS) {
        for (column, words) in (0..).zip(cells) {
            sheet.write_string(row, column, words).expect("written");
        }
    }
    book.save_to_buffer().expect("a book")
}

/// A workbook with words in all its parts of XML exchanged.
pub fn with(bytes: &[u8], changes: &[(&str, &str)]) -> Vec<u8> {
    let parts = [
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
    ];
    parts.iter().fold(bytes.to_vec(), |bytes, part| {
        with_part(&bytes, part, &|inside| {
            let text = String::from_utf8(inside).expect("XML");
            Some(changes.iter().fold(text, |text, (from, to)| text.replace(from, to)).into_bytes())
        })
    })
}

#[test]
fn workbooks_of_every_writer_give_the_same() {
    let office = Office::new();
    is_the_list(&office, "plain.xlsx", &book());
    is_the_list(&office, "macros.xlsm", &book());
    let strict = [
        ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
        (
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    ];
    is_the_list(&office, "strict.xlsx", &with(&book(), &strict));
    let absolute = [
        ("Target=\"worksheets/", "Target=\"/xl/worksheets/"),
        ("Target=\"sharedStrings", "Target=\"/xl/sharedStrings"),
    ];
    is_the_list(&office, "absolute.xlsx", &with(&book(), &absolute));
    let rich = [(
        "<t>摸底排查</t>",
        "<r><t>摸底</t></r><r><rPr><b/></rPr><t>排查</t></r><rPh sb=\"0\" eb=\"1\"><t>modi</t></rPh>",
    )];
    is_the_list(&office, "rich.xlsx", &with(&book(), &rich));
    let lying = [("<dimension ref=\"A1:C3\"/>", "<dimension ref=\"A1\"/>")];
    is_the_list(&office, "dimension.xlsx", &with(&book(), &lying));
    is_the_list(&office, "backslashes.xlsx", &backslashed(&book()));
}

/// What some programs on Windows pack.
fn backslashed(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).expect("a part");
        let name = part.name().expect("a name").replace('/', "\\");
        written.raw_copy_file_rename(part, name).expect("copied");
    }
    written.finish().expect("packed").into_inner()
}

#[test]
fn cells_of_every_kind_are_read_as_they_are_meant() {
    let office = Office::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, words) in (0..).zip(ROWS[0]) {
        sheet.write_string(0, column, words).expect("written");
    }
    let date = Format::new().set_num_format("yyyy/m/d");
    let due = ExcelDateTime::from_ymd(2022, 6, 30).expect("a day");
    for (row, title) in (1..).zip(["日期格", "数字格", "公式格", "没有值的公式"]) {
        sheet.write_string(row, 0, title).expect("written").write_string(row, 1, "市教育局").expect("written");
    }
    sheet.write_datetime_with_format(1, 2, &due, &date).expect("written");
    sheet.write_number(2, 2, 6.30).expect("written");
    sheet.write_formula(3, 2, Formula::new("=\"6月\"&\"底前\"").set_result("6月底前")).expect("written");
    sheet.write_formula(4, 2, Formula::new("=A1").set_result("777777")).expect("written");
    let bytes = book.save_to_buffer().expect("a book");
    let bytes = with_part(&bytes, "xl/worksheets/sheet1.xml", &|inside| {
        Some(String::from_utf8(inside).expect("XML").replace("<v>777777</v>", "").into_bytes())
    });
    let (taken, asked) = read(&office, "cells.xlsx", &bytes);
    assert_eq!(taken, ["第2行 日期格｜牵头 市教育局｜2022年6月30日", "第4行 公式格｜牵头 市教育局｜2022年6月30日",]);
    assert_eq!(asked[0], "第3行 数字格：期限“6.3”在表里存成了数，分不清是6月3日还是6月30日，请写成“6月30日”这样");
    assert_eq!(asked[1..], ["第5行 没有值的公式：“完成时限”是公式，表里没有算出来的值，请存一次再导"]);
    // The same day, counted from 1904.
    let since_1904 = with(&bytes, &[("<workbookPr ", "<workbookPr date1904=\"1\" "), ("<v>44742</v>", "<v>43280</v>")]);
    assert_eq!(read(&office, "1904.xlsx", &since_1904).0[0], taken[0]);
}

#[test]
fn older_and_free_formats_give_the_same_as_the_workbook() {
    let office = Office::new();
    let file = |name: &str| {
        std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sheets").join(name))
            .expect(name)
    };
    let expected = read(&office, "fenjie.xlsx", &file("fenjie.xlsx"));
    assert_eq!(expected.0.len(), 5);
    for name in ["fenjie.xls", "fenjie.ods"] {
        assert_eq!(read(&office, name, &file(name)), expected, "{name}");
    }
    // WPS keeps the same under a name of its own.
    assert_eq!(read(&office, "fenjie.et", &file("fenjie.xls")), expected);
}

#[test]
fn text_in_every_encoding_and_with_every_separator_gives_the_same() {
    let office = Office::new();
    for separator in [",", "\t", ";", "，"] {
        let text = ROWS.map(|row| row.join(separator)).join("\r\n");
        let utf_16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            format!("\u{feff}{text}").into_bytes(),
            utf_16,
            GB18030.encode(&text).0.into_owned(),
        ] {
            is_the_list(&office, "list.csv", &bytes);
        }
    }
    // A title above says nothing about what stands between the cells.
    let titled = format!("2022年任务清单（试行），请填报\n{}", ROWS.map(|row| row.join("\t")).join("\n"));
    assert_eq!(read(&office, "titled.txt", titled.as_bytes()).0.len(), 2);
}

#[test]
fn a_page_under_the_name_of_a_workbook_is_read() {
    let office = Office::new();
    let rows = ROWS.map(|row| format!("<tr>{}</tr>", row.map(|words| format!("<td>{words}</td>")).concat())).concat();
    let page =
        format!("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table>{rows}</table></body></html>");
    is_the_list(&office, "导出.xls", page.as_bytes());
    is_the_list(&office, "导出.xls", &GB18030.encode(&page).0);
}

#[test]
fn a_table_in_a_document_is_read() {
    let office = Office::new();
    let cell = |words: &str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
    let rows = ROWS.map(|row| format!("<w:tr>{}</w:tr>", row.map(cell).concat())).concat();
    let xml = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>"
    );
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    package.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    package.write_all(xml.as_bytes()).expect("written");
    is_the_list(&office, "清单.docx", &package.finish().expect("packed").into_inner());
}

#[test]
fn a_binary_workbook_is_read() {
    is_the_list(&Office::new(), "list.xlsb", &binary(0));
}

#[test]
fn cells_far_apart_in_a_binary_workbook_take_no_room_between_them() {
    let office = Office::new();
    let path = office.file("far.xlsb", &binary(900_000));
    let table = read_import(&path, ListKind::Tasks, None, &Naming::default()).expect("a list");
    assert_eq!((table.rows.len(), table.is_cut), (1, true), "the last row stands too far below");
}

#[test]
fn a_spoilt_binary_workbook_is_told_as_damaged_and_ends_nothing() {
    let office = Office::new();
    let whole = std::cell::Cell::new(0);
    binary_with(0, |sheet| whole.set(sheet.len()));
    let read = |name: &str, bytes: &[u8]| {
        let path = office.file(name, bytes);
        read_import(&path, ListKind::Tasks, None, &Naming::default()).map(|table| table.rows.len())
    };
    // A cell that wants the millionth of no shared texts (BrtCellIsst, MS-XLSB 2.4.325), in place of what stood first.
    let first = |sheet: &[u8]| sheet.windows(2).position(|two| two == [0x06, 8 + 4 + 4]).expect("a cell with words");
    let shared = binary_with(0, |sheet| {
        let at = first(sheet);
        let length = usize::from(sheet[at + 1]) + 2;
        sheet.splice(at..at + length, [7, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0x40, 0x42, 0x0f, 0]);
    });
    assert_eq!(read("shared.xlsb", &shared), Err(FormFault::Damaged));
    // Every byte of it made the largest there is, and every length of it.
    let mut refused = 0;
    for at in 0..whole.get() {
        for spoilt in [binary_with(0, |sheet| sheet[at] = 0xff), binary_with(0, |sheet| sheet.truncate(at))] {
            refused += usize::from(read("spoilt.xlsb", &spoilt).is_err());
        }
    }
    assert!(refused > whole.get() / 2, "{refused} of {}", 2 * whole.get());
}

/// The smallest binary workbook: its records by MS-XLSB 2.1.4, each a type, a length and its bytes. Its last row stands so
/// many rows further below, with its last cell in the last column there is.
fn binary(far: u32) -> Vec<u8> {
    binary_with(far, |_| ())
}

/// The same, with its sheet spoilt.
fn binary_with(far: u32, spoil: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    fn sevens(mut number: usize) -> Vec<u8> {
        let mut written = Vec::new();
        loop {
            let low = u8::try_from(number & 0x7f).expect("seven bits");
            number >>= 7;
            if number == 0 {
                written.push(low);
                return written;
            }
            written.push(low | 0x80);
        }
    }
    fn record(kind: usize, bytes: &[u8]) -> Vec<u8> {
        [sevens(kind), sevens(bytes.len()), bytes.to_vec()].concat()
    }
    fn wide(text: &str) -> Vec<u8> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let count = u32::try_from(units.len()).expect("short").to_le_bytes();
        count.into_iter().chain(units.into_iter().flat_map(u16::to_le_bytes)).collect()
    }
    let number = |number: u32| number.to_le_bytes().to_vec();
    let sheet_named = [number(0), number(1), wide("rId1"), wide("任务")].concat();
    let workbook =
        [record(0x83, &[]), record(0x8f, &[]), record(0x9c, &sheet_named), record(0x90, &[]), record(0x84, &[])]
            .concat();
    let size = [number(0), number(2 + far), number(0), number(2)].concat();
    let mut sheet = [record(0x81, &[]), record(0x94, &size), record(0x91, &[])].concat();
    for (row, cells) in [0, 1, 2 + far].into_iter().zip(ROWS) {
        let head = [number(row), number(0), vec![0x2c, 1, 0, 0, 0], number(0)].concat();
        sheet.extend(record(0x00, &head));
        let last = if row > 2 { 16_383 } else { 2 };
        for (column, words) in [0, 1, last].into_iter().zip(cells) {
            sheet.extend(record(0x06, &[number(column), number(0), wide(words)].concat()));
        }
    }
    sheet.extend([record(0x92, &[]), record(0x82, &[])].concat());
    spoil(&mut sheet);
    let relations = "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.bin\"/></Relationships>";
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [
        ("xl/workbook.bin", workbook.as_slice()),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.bin", sheet.as_slice()),
    ] {
        package.start_file(name, SimpleFileOptions::default()).expect("a part");
        package.write_all(bytes).expect("written");
    }
    package.finish().expect("packed").into_inner()
}

#[test]
fn an_old_document_is_told_what_to_do() {
    let office = Office::new();
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.extend("WordDocument".encode_utf16().flat_map(u16::to_le_bytes));
    let path = office.file("清单.wps", &bytes);
    let fault = read_import(&path, ListKind::Tasks, None, &Naming::default()).expect_err("no list");
    assert_eq!(fault, FormFault::NotASheet(Foreign::Word));
    let said = diaodu::wording::collect::form_fault(&fault, "清单.wps");
    assert!(format!("{said:?}").contains("xlsx"), "{said:?}");
}

#[test]
fn a_hidden_sheet_is_not_read_unless_it_is_named() {
    let office = Office::new();
    let mut book = Workbook::new();
    for (name, rows) in [("去年", 5_u32), ("今年", 1)] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        for (column, words) in (0..).zip(ROWS[0]) {
            sheet.write_string(0, column, words).expect("written");
        }
        for row in 1..=rows {
            sheet
                .write_string(row, 0, format!("{name}{row}"))
                .expect("written")
                .write_string(row, 1, "市教育局")
                .expect("written");
        }
        if name == "去年" {
            sheet.set_hidden(true);
        } else {
            sheet.set_active(true);
        }
    }
    let path = office.file("hidden.xlsx", &book.save_to_buffer().expect("a book"));
    let table = |sheet: Option<&str>| read_import(&path, ListKind::Tasks, sheet, &Naming::default()).expect("a list");
    let read = table(None);
    assert_eq!((read.sheet.as_str(), read.rows.len(), read.is_hidden), ("今年", 1, false));
    let said = words::other_sheets(&read.sheet, &read.others);
    assert!(said.contains("“去年”（隐藏的，5行）"), "{said}");
    assert!(table(Some("去年")).is_hidden);
}

/// What a list says of hidden rows and columns: rows, columns, whether the format hides more than is seen.
fn hidden(office: &Office, name: &str, bytes: &[u8]) -> (Vec<usize>, Vec<String>, bool) {
    let path = office.file(name, bytes);
    let table = read_import(&path, ListKind::Tasks, None, &Naming::default()).expect("a list");
    let columns = table.hidden_columns().into_iter().map(str::to_owned).collect();
    (table.hidden_rows(), columns, table.is_hiding_unseen)
}

#[test]
fn hidden_rows_and_columns_are_said_and_taken() {
    let office = Office::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(ROWS) {
        for (column, words) in (0..).zip(cells) {
            sheet.write_string(row, column, words).expect("written");
        }
    }
    sheet.set_row_hidden(2).expect("hidden").set_column_hidden(1).expect("hidden");
    let bytes = book.save_to_buffer().expect("a book");
    is_the_list(&office, "hidden.xlsx", &bytes);
    let told = (vec![3], vec!["责任单位".to_owned()], false);
    assert_eq!(hidden(&office, "hidden.xlsx", &bytes), told);
    let absolute = with(&bytes, &[("Target=\"worksheets/", "Target=\"/xl/worksheets/")]);
    assert_eq!(hidden(&office, "absolute.xlsx", &absolute), told);
    let said = words::hidden_within(&told.0, &["责任单位"]);
    assert_eq!(said.as_deref(), Some("表里隐藏着第3行（共 1 行）和“责任单位”列，也算在内，请核对要不要。"));

    // The same as other programs keep it.
    let cell = |words: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{words}</text:p></table:table-cell>")
    };
    let row =
        |cells: [&str; 3], how: &str| format!("<table:table-row{how}>{}</table:table-row>", cells.map(cell).concat());
    let table = |look: &str, name: &str, last: &str| {
        format!(
            "<table:table table:name=\"{name}\" table:style-name=\"{look}\"><table:table-column/><table:table-column table:visibility=\"collapse\"/><table:table-column/>{}{}{}</table:table>",
            row(ROWS[0], ""),
            row(ROWS[1], ""),
            row(ROWS[2], last)
        )
    };
    let xml = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\"><office:automatic-styles><style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style><style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{}{}</office:spreadsheet></office:body></office:document-content>",
        table("ta2", "去年", ""),
        table("ta1", "今年", " table:visibility=\"filter\""),
    );
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, words) in [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", xml.as_str())]
    {
        package.start_file(name, SimpleFileOptions::default()).expect("a part");
        package.write_all(words.as_bytes()).expect("written");
    }
    let ods = package.finish().expect("packed").into_inner();
    is_the_list(&office, "hidden.ods", &ods);
    assert_eq!(hidden(&office, "hidden.ods", &ods), told);
    let path = office.file("hidden.ods", &ods);
    let read = read_import(&path, ListKind::Tasks, None, &Naming::default()).expect("a list");
    assert_eq!((read.sheet.as_str(), read.others), ("今年", vec![("去年".to_owned(), 2, true)]));

    // A page that a filter narrowed before it was saved.
    let rows = ROWS.map(|row| row.map(|words| format!("<td>{words}</td>")).concat());
    let page = format!(
        "<html><table><tr>{}</tr><tr>{}</tr><tr style='display: none'>{}</tr></table></html>",
        rows[0], rows[1], rows[2]
    );
    assert_eq!(hidden(&office, "hidden.xls", page.as_bytes()), (vec![3], vec![], false));
}

#[test]
fn where_a_format_does_not_show_what_it_hides_that_is_said() {
    let office = Office::new();
    let old = std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sheets/fenjie.xls"));
    assert!(hidden(&office, "old.xls", &old.expect("a file")).2);
    assert!(hidden(&office, "list.xlsb", &binary(0)).2);
    for (name, bytes) in [("list.xlsx", book()), ("list.csv", ROWS.map(|row| row.join(",")).join("\n").into_bytes())] {
        assert_eq!(hidden(&office, name, &bytes), (vec![], vec![], false), "{name}");
    }
}

#[test]
fn columns_can_be_named_or_left() {
    let office = Office::new();
    let path = office.file("own.csv", "要干什么,哪家干,啥时候,备注\n摸底排查,市教育局,6月底前,内部\n".as_bytes());
    let kinds = diaodu::exchange::import::headings(ListKind::Tasks);
    let named = |words: &[&str]| Naming::read(&words.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>(), kinds);
    let naming = named(&["要干什么=任务", "哪家干＝责任单位", "C=完成时限", "备注="]).expect("named");
    let table = read_import(&path, ListKind::Tasks, None, &naming).expect("a list");
    let base = "2022-05-20".parse().expect("a day");
    let list = tasks(office.ledger(), &table, holidays::calendar(), base);
    assert_eq!(words::task_line(2, &list.tasks[0].1, office.ledger(), base), TAKEN[0]);
    assert_eq!(list.tasks[0].1.monthly_note, "");
    assert_eq!(table.strangers, ["备注"]);
    assert_eq!(named(&["A=什么"]).expect_err("no such column").word, "A=什么");
}
