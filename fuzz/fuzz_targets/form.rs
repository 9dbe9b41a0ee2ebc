//! No form that comes back may break the taking in. The first byte says how the rest becomes a file: as it is, as the XML
//! of a workbook's only sheet, or as the words of its cells (a line a row, a tab between cells) beneath the right headings.
//! What was understood of it is held against a ledger as the console does.
#![no_main]

use diaodu::{
    catalogue::{built_in, holidays::calendar},
    domain::{Command, Context, Ledger, MeetingHead, decide},
    exchange::{
        collect::{FormFile, review},
        form::account,
    },
};
use libfuzzer_sys::fuzz_target;
use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
    sync::LazyLock,
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const HEADINGS: &str = "编号\t序号\t事项\t期限\t目前状态\t完成情况\t完成率（0—100）\t本月进展\t佐证材料\t申请延期至\t延期原因\t需协调事项";

fn context() -> Context {
    Context { now: "2022-05-25T09:30:00".parse().expect("a moment") }
}

static LEDGER: LazyLock<Ledger> = LazyLock::new(|| {
    let mut ledger = Ledger::default();
    let date = "2022-05-20".parse().expect("a day");
    for command in
        [Command::Adopt(Box::new(built_in())), Command::OpenMeeting { date, head: MeetingHead::default() }]
    {
        let deed = decide(&ledger, command, &context()).expect("decided");
        deed.changes.iter().for_each(|change| ledger.apply(change));
    }
    ledger
});

fuzz_target!(|bytes: &[u8]| {
    let Some((how, rest)) = bytes.split_first() else { return };
    let read = match how % 3 {
        0 => account(rest),
        1 => account(&workbook(&String::from_utf8_lossy(rest))),
        _ => account(&workbook(&cells(&String::from_utf8_lossy(rest)))),
    };
    let file = FormFile { name: "back.xlsx".into(), read };
    let review = review(&LEDGER, &[file], calendar(), &context());
    if let Some(command) = review.command() {
        // A refusal is an answer; a panic is not.
        let _ = decide(&LEDGER, command, &context());
    }
});

/// A sheet whose cells hold these words, under the title and the headings of a form.
fn cells(words: &str) -> String {
    let mut xml = String::from("<worksheet><sheetData>");
    let lines = ["", "填报单位：市交通运输局", HEADINGS].into_iter().chain(words.lines().take(200));
    for (row, line) in lines.enumerate() {
        let _ = write!(xml, "<row r=\"{}\">", row + 1);
        for cell in line.split('\t').take(20) {
            let safe = cell.replace('&', "&amp;").replace('<', "&lt;");
            let _ = write!(xml, "<c t=\"inlineStr\"><is><t>{safe}</t></is></c>");
        }
        xml.push_str("</row>");
    }
    xml.push_str("</sheetData></worksheet>");
    xml
}

fn workbook(sheet: &str) -> Vec<u8> {
    const PARTS: [(&str, &str); 4] = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>",
        ),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"事项\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
    ];
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, body) in PARTS.into_iter().chain([("xl/worksheets/sheet1.xml", sheet)]) {
        package.start_file(name, plain).expect("a part");
        package.write_all(body.as_bytes()).expect("its bytes");
    }
    package.finish().expect("a package").into_inner()
}
