//! Files that are no workbook, are under a password, are too large, are broken; and the same form as other programs save
//! it. Nothing panics, nothing asks for memory without end, nothing is read half.

use crate::book::with_part;
use crate::damaged::{City, Must, TRANSPORT, Variant, whole};
use diaodu::{
    domain::{Foreign, FormFault},
    exchange::form::LARGEST_FORM,
};
use std::io::{Cursor, Write as _};
use zip::{ZipWriter, write::SimpleFileOptions};

/// The start of a compound file that holds the names of these streams.
fn compound(streams: &[&str]) -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(1024, 0);
    for stream in streams {
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(bytes.len().next_multiple_of(128), 0);
    }
    bytes
}

/// A package of parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("packed").into_inner()
}

pub fn variants(city: &City) -> Vec<Variant> {
    let whole_bytes = city.filled().save();
    let mut all = foreign();
    all.extend(saved_elsewhere());
    all.extend(too_much(&whole_bytes));
    all.extend(broken(&whole_bytes));
    all
}

fn foreign() -> Vec<Variant> {
    let of = |what| Must::Fault(FormFault::NotASheet(what));
    let word = package(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")]);
    let cases: Vec<(&str, Vec<u8>, Must)> = vec![
        ("nothing at all", Vec::new(), Must::Fault(FormFault::Empty)),
        ("pdf", b"%PDF-1.7\n...".to_vec(), of(Foreign::Pdf)),
        ("a picture", vec![0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0], of(Foreign::Picture)),
        ("a photograph", vec![0xff, 0xd8, 0xff, 0xe0, 0, 16], of(Foreign::Picture)),
        ("words", "市交通运输局：本月没有变化。".as_bytes().to_vec(), of(Foreign::Text)),
        ("csv", b"id,text\n1,abc\n".to_vec(), of(Foreign::Text)),
        ("a web page called .xls", b"<html><table><tr><td>1</td></tr></table></html>".to_vec(), of(Foreign::Markup)),
        ("XML of 2003", b"<?xml version=\"1.0\"?><Workbook/>".to_vec(), of(Foreign::Markup)),
        ("rtf", b"{\\rtf1 abc}".to_vec(), of(Foreign::Word)),
        ("rar", b"Rar!\x1a\x07\x01\x00".to_vec(), of(Foreign::Archive)),
        ("7z", b"7z\xbc\xaf\x27\x1c".to_vec(), of(Foreign::Archive)),
        ("a zip of papers", package(&[("a.txt", b"abc")]), of(Foreign::Archive)),
        ("Word", word, of(Foreign::Word)),
        ("a program", b"MZ\x90\0\x03\0\0\0".to_vec(), of(Foreign::Other)),
        ("an old Word document", compound(&["Root Entry", "WordDocument"]), of(Foreign::Word)),
        (
            "a workbook under a password",
            compound(&["Root Entry", "EncryptionInfo", "EncryptedPackage"]),
            Must::Fault(FormFault::Encrypted),
        ),
        ("a compound file of nothing", compound(&["Root Entry"]), Must::Fault(FormFault::Damaged)),
        ("a binary workbook", package(&[("xl/workbook.bin", b"abc")]), Must::Fault(FormFault::Binary)),
        (
            "a presentation",
            package(&[("mimetype", b"application/vnd.oasis.opendocument.presentation"), ("content.xml", b"<a/>")]),
            of(Foreign::Other),
        ),
        (
            "an .ods under a password",
            package(&[
                ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
                ("META-INF/manifest.xml", b"<m><manifest:encryption-data/></m>"),
                ("content.xml", b"\x01\x02\x03"),
            ]),
            Must::Fault(FormFault::Encrypted),
        ),
    ];
    let mut all: Vec<Variant> = cases.into_iter().map(|(name, bytes, must)| Variant::new(name, bytes, must)).collect();
    let mut other = rust_xlsxwriter::Workbook::new();
    other.add_worksheet().write_string(0, 0, "食堂菜单").expect("written");
    all.push(Variant::new(
        "another workbook",
        other.save_to_buffer().expect("saved"),
        Must::Fault(FormFault::NotAForm),
    ));
    let mut empty = rust_xlsxwriter::Workbook::new();
    empty.add_worksheet();
    all.push(Variant::new("an empty workbook", empty.save_to_buffer().expect("saved"), Must::Fault(FormFault::Empty)));
    all
}

/// The filled form as LibreOffice saves it: .xls, .ods and .xlsx of its own, each also under another name.
fn saved_elsewhere() -> Vec<Variant> {
    let saved: [(&str, &[u8]); 3] = [
        ("xls", include_bytes!("../data/forms/filled.xls")),
        ("ods", include_bytes!("../data/forms/filled.ods")),
        ("xlsx", include_bytes!("../data/forms/filled.xlsx")),
    ];
    let mut all = Vec::new();
    for (kind, bytes) in saved {
        for ending in ["xls", "ods", "xlsx"] {
            let variant = Variant::new(format!("{kind} called .{ending}"), bytes.to_vec(), Must::Read(whole()));
            all.push(Variant { file: format!("表.{ending}"), ..variant });
        }
    }
    all
}

fn too_much(whole_bytes: &[u8]) -> Vec<Variant> {
    let mut all = Vec::new();
    let mut fat = whole_bytes.to_vec();
    fat.resize(50 << 20, 0);
    all.push(Variant::new("fifty megabytes", fat, Must::Fault(FormFault::TooLarge(50, LARGEST_FORM >> 20))));
    let bomb = with_part(whole_bytes, "xl/worksheets/sheet1.xml", &|_| Some(vec![b' '; 100 << 20]));
    all.push(Variant::new(
        "a part that unpacks to a hundred megabytes",
        bomb.clone(),
        Must::Fault(FormFault::Bomb(96)),
    ));
    // The same with small sizes declared in both places: the truth comes out while unpacking.
    let mut liar = bomb;
    for at in 0..liar.len() - 4 {
        if liar[at..at + 4] == u32::to_le_bytes(100 << 20) {
            liar[at..at + 4].copy_from_slice(&u32::to_le_bytes(1000));
        }
    }
    all.push(Variant::new("a part that says it is small", liar, Must::AnyFault));
    let rows: Vec<String> =
        (1..=70_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>")).collect();
    let rows = rows.concat();
    let many = with_part(whole_bytes, "xl/worksheets/sheet1.xml", &|_| {
        Some(format!("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>").into_bytes())
    });
    all.push(Variant::new("seventy thousand rows", many, Must::Fault(FormFault::TooManyCells)));
    let far = with_part(whole_bytes, "xl/worksheets/sheet1.xml", &|sheet| {
        let sheet = String::from_utf8(sheet).expect("text");
        Some(
            sheet
                .replace("</sheetData>", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>")
                .into_bytes(),
        )
    });
    all.push(Variant::new("a cell at the far corner", far, Must::Read(whole())));
    let ods = |rows: &str| {
        package(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", b"<m/>"),
            ("content.xml", format!("<o><table:table table:name=\"a\">{rows}</table:table></o>").as_bytes()),
        ])
    };
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"><text:p>1</text:p></table:table-cell>";
    let wide = format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>");
    all.push(Variant::new("an .ods of repeated cells", ods(&wide), Must::Fault(FormFault::NotAForm)));
    all.push(Variant::new(
        "an .ods of many repeated cells",
        ods(&wide.repeat(40)),
        Must::Fault(FormFault::TooManyCells),
    ));
    all.push(Variant::new(
        "an .ods that declares entities",
        package(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", b"<m/>"),
            ("content.xml", b"<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>"),
        ]),
        Must::Fault(FormFault::Damaged),
    ));
    all
}

fn broken(whole_bytes: &[u8]) -> Vec<Variant> {
    let mut all = Vec::new();
    for part in [
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
        "[Content_Types].xml",
    ] {
        let gone = with_part(whole_bytes, part, &|_| None);
        all.push(Variant::new(format!("{part} gone"), gone, Must::NotWrong));
        let cut = with_part(whole_bytes, part, &|mut inside| {
            inside.truncate(inside.len() / 2);
            Some(inside)
        });
        all.push(Variant::new(format!("{part} cut"), cut, Must::NotWrong));
    }
    for tenth in 1..10 {
        let cut = whole_bytes[..whole_bytes.len() * tenth / 10].to_vec();
        all.push(Variant::new(format!("cut after {tenth} tenths"), cut, Must::AnyFault));
    }
    // A bit that fell over on a stick: the package's own sums find it, or it fell where nothing is read.
    for step in 0..40 {
        let mut flipped = whole_bytes.to_vec();
        let at = whole_bytes.len() * step / 40 + step;
        flipped[at] ^= 1 << (step % 8);
        all.push(Variant::new(format!("one bit of byte {at}"), flipped, Must::ReadOrFault));
    }
    for (kind, bytes) in [
        ("xls", include_bytes!("../data/forms/filled.xls").as_slice()),
        ("ods", include_bytes!("../data/forms/filled.ods").as_slice()),
    ] {
        for tenth in 1..10 {
            let cut = bytes[..bytes.len() * tenth / 10].to_vec();
            all.push(Variant::new(format!("{kind} cut after {tenth} tenths"), cut, Must::NotWrong));
        }
    }
    all
}

/// Writes the filled form where the fixtures were made from: `DIAODU_FILLED=/tmp/filled.xlsx cargo test --test forms`, then
/// `soffice --convert-to xls|ods|xlsx`.
#[test]
fn the_filled_form_can_be_written_for_other_programs() {
    let bytes = City::new().filled().save();
    assert!(bytes.starts_with(b"PK"), "{TRANSPORT}");
    if let Some(path) = std::env::var_os("DIAODU_FILLED") {
        std::fs::write(path, bytes).expect("written");
    }
}
