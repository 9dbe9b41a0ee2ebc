//! Text from anywhere: pasted, typed by mistake, or meant to break a file.

use diaodu::document::render::{self, Format};
use diaodu::document::{Align, Attendance, Block, Cell, Colophon, Column, Document, Level, Run, Table};
use diaodu::domain::HouseStyle;
use proptest::prelude::*;

use crate::{read_back::Package, sample};

/// A paper that has the same text in every place.
fn everywhere(text: &str) -> Document {
    let words = || text.to_owned();
    let mut document = sample::document(vec![
        Block::Mark(words()),
        Block::NumberLine(words()),
        Block::IssuerLine { issuer: words(), date: words() },
        Block::Title(words()),
        Block::heading(Level::Four, words()),
        Block::Paragraph(vec![Run::plain(words()), Run::strong(words()), Run::lead(words())]),
        Block::Resolution { label: words(), runs: vec![Run::label(words())] },
        Block::PageBreak,
        Block::Table(Table {
            columns: vec![Column::new(words(), 1, Align::Left), Column::new(words(), 9, Align::Right)],
            rows: vec![vec![Cell::from(words())], vec![]],
        }),
        Block::Table(Table::default()),
        Block::Attendance(Attendance { label: words(), entries: vec![words(), words()] }),
        Block::Colophon(Colophon {
            copy_to: vec![words()],
            print_org: words(),
            print_date: words(),
            proof: String::new(),
        }),
    ]);
    document.title = words();
    document.meta.author = words();
    document.meta.version = words();
    document
}

#[test]
fn signs_of_xml_and_markdown_arrive_as_themselves() {
    let text = r#"<w:p/>&amp;]]>"'--><!--*_`[x](y)|~\#$!"#;
    let document = everywhere(text);
    let package = Package::of(&document, &HouseStyle::default());
    assert_eq!(package.paragraphs()[0], text);
    assert_eq!(package.tree("docProps/core.xml").at("dc:title").text, text);
    assert!(render::markdown(&document).contains(r"\<w:p/\>\&amp;\]\]\>"));
}

#[test]
fn a_style_with_a_hostile_font_name_stays_valid() {
    let mut style = HouseStyle::default();
    style.fonts.body = r#"仿宋"/><w:evil a="&"#.into();
    let package = Package::of(&sample::minutes(), &style);
    let fonts = package.tree("word/fontTable.xml");
    assert_eq!(fonts.children[0].attribute("w:name"), style.fonts.body);
}

#[test]
fn a_line_break_makes_a_paragraph_and_controls_vanish() {
    let document = sample::document(vec![Block::paragraph("第一段\r\n　　第二\u{0}段\u{b}第\u{1b}[0m三段\u{ffff}")]);
    let package = Package::of(&document, &HouseStyle::default());
    assert_eq!(package.paragraphs(), ["第一段", "第二段", "第[0m三段"]);
    assert_eq!(document.words(), package.paragraphs());
}

#[test]
fn a_paper_of_nothing_is_still_a_paper() {
    for document in [sample::document(Vec::new()), everywhere(""), everywhere("\n\u{7}\n")] {
        let package = Package::of(&document, &HouseStyle::default());
        let body = package.tree("word/document.xml");
        assert!(body.at("w:body").has("w:sectPr"));
        for cell in body.all("w:tc") {
            assert!(cell.has("w:p"), "a cell without a paragraph is not valid");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_gives_files_that_open_with_the_same_words(text in "(\\PC|[\\x00-\\x1f\u{2028}\u{202e}<&|*]){0,40}") {
        let document = everywhere(&text);
        let package = Package::of(&document, &HouseStyle::default());
        let squeeze = |lines: Vec<String>| lines.concat().split_whitespace().collect::<String>();
        prop_assert_eq!(squeeze(package.paragraphs()), squeeze(document.words()));
        for name in package.names() {
            package.tree(&name);
        }
        for format in Format::ALL {
            prop_assert!(render::render(&document, &HouseStyle::default(), format).is_ok());
        }
    }
}
