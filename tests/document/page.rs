//! The numbers of GB/T 9704-2012, read back from the file that Word opens.

use std::{env, fs};

use diaodu::document::{Block, Level};
use diaodu::domain::HouseStyle;

use crate::read_back::{Node, Package};
use crate::sample;

fn package() -> Package {
    Package::of(&sample::minutes(), &HouseStyle::default())
}

fn assert_attributes(node: &Node, expected: &[(&str, &str)]) {
    for (name, value) in expected {
        assert_eq!(node.attribute(name), *value, "{} {name}", node.name);
    }
}

fn fonts(node: &Node) -> (&str, &str) {
    let fonts = node.at("w:rPr/w:rFonts");
    (fonts.attribute("w:ascii"), fonts.attribute("w:eastAsia"))
}

fn size(node: &Node) -> &str {
    assert_eq!(node.at("w:rPr/w:sz").attribute("w:val"), node.at("w:rPr/w:szCs").attribute("w:val"));
    node.at("w:rPr/w:sz").attribute("w:val")
}

/// The paragraphs of the body whose words begin with `words`.
fn paragraph<'a>(document: &'a Node, words: &str) -> &'a Node {
    let all = document.all("w:p");
    all.into_iter().find(|node| node.words().starts_with(words)).unwrap_or_else(|| panic!("no paragraph {words}"))
}

fn style_of(paragraph: &Node) -> &str {
    paragraph.at("w:pPr/w:pStyle").attribute("w:val")
}

#[test]
fn the_page_is_a4_with_the_margins_of_the_standard() {
    let document = package().tree("word/document.xml");
    let section = document.at("w:body/w:sectPr");
    assert_attributes(section.at("w:pgSz"), &[("w:w", "11906"), ("w:h", "16838")]);
    let margins = [("w:top", "2098"), ("w:left", "1587"), ("w:right", "1474"), ("w:bottom", "1984"), ("w:gutter", "0")];
    assert_attributes(section.at("w:pgMar"), &margins);
    assert_attributes(section.at("w:pgMar"), &[("w:footer", "1446")]);
    assert_attributes(section.at("w:docGrid"), &[("w:type", "lines"), ("w:linePitch", "579")]);
    assert!(section.at("w:docGrid").find_attribute("w:charSpace").is_none());
    assert_attributes(section.at("w:pgNumType"), &[("w:fmt", "decimal"), ("w:start", "1")]);
}

#[test]
fn the_body_is_set_for_22_lines_of_28_characters() {
    let normal = package().style("Normal");
    assert_attributes(normal.at("w:pPr/w:spacing"), &[("w:line", "579"), ("w:lineRule", "exact")]);
    assert_eq!(normal.at("w:pPr/w:widowControl").attribute("w:val"), "0");
    assert_eq!(normal.at("w:rPr/w:spacing").attribute("w:val"), "-5");
    assert_eq!(size(&normal), "32");
    assert_eq!(fonts(&normal), ("Times New Roman", "仿宋_GB2312"));
    let body = package().style("Body");
    assert_attributes(body.at("w:pPr/w:ind"), &[("w:firstLineChars", "200"), ("w:firstLine", "632")]);
}

#[test]
fn the_line_pitch_and_the_fonts_are_the_offices_choice() {
    let mut style = HouseStyle { line_pitch: 560, ..HouseStyle::default() };
    style.fonts.body = "仿宋".into();
    style.fonts.title = "华文中宋".into();
    let package = Package::of(&sample::minutes(), &style);
    assert_eq!(package.style("Normal").at("w:pPr/w:spacing").attribute("w:line"), "560");
    assert_eq!(fonts(&package.style("Normal")).1, "仿宋");
    assert_eq!(fonts(&package.style("Title")).1, "华文中宋");
    let grid = package.tree("word/document.xml");
    assert_eq!(grid.at("w:body/w:sectPr/w:docGrid").attribute("w:linePitch"), "560");
    let table = package.tree("word/fontTable.xml");
    let body = table.children.iter().find(|font| font.attribute("w:name") == "仿宋").unwrap();
    assert!(!body.at("w:altName").attribute("w:val").split(',').any(|name| name == "仿宋"));
}

#[test]
fn the_red_head_stands_as_the_standard_has_it() {
    let package = package();
    let document = package.tree("word/document.xml");
    let paragraphs: Vec<&Node> = document.at("w:body").children.iter().filter(|node| node.name == "w:p").collect();
    let exact = |node: &Node| node.at("w:pPr/w:spacing").attribute("w:line").parse::<u32>().unwrap();
    // 35 mm = 1984 twips, less the twentieth by which ink begins below the top of a character of 31 pt.
    assert_eq!(exact(paragraphs[0]), 1984 - 31);
    assert_eq!(exact(paragraphs[1]), 31 * 22);
    assert_eq!(paragraphs[1].at("w:r/w:rPr/w:sz").attribute("w:val"), "62", "floor(442 pt / 14 characters)");
    let mark = package.style("Mark");
    assert_eq!(fonts(&mark).1, "方正小标宋简体");
    assert_eq!(mark.at("w:rPr/w:color").attribute("w:val"), "FF0000");
    assert_eq!(mark.at("w:pPr/w:jc").attribute("w:val"), "center");
    assert_eq!(package.style("NumberLine").at("w:pPr/w:spacing").attribute("w:before"), "1158");
    assert_eq!(package.style("NumberLine").at("w:pPr/w:jc").attribute("w:val"), "center");

    let issuer = package.style("IssuerLine");
    // One line of 579 between, and the line's own foot is the characters' foot: 579 + (579 − 352) above 352.
    let spacing = [("w:before", "806"), ("w:line", "352"), ("w:lineRule", "exact")];
    assert_attributes(issuer.at("w:pPr/w:spacing"), &spacing);
    assert_eq!(issuer.at("w:pPr/w:ind").attribute("w:left"), "315");
    assert_attributes(issuer.at("w:pPr/w:tabs/w:tab"), &[("w:val", "right"), ("w:pos", "8530")]);
    assert_eq!(style_of(paragraphs[4]), "RedLine");
    let red = package.style("RedLine");
    let line = [("w:val", "single"), ("w:sz", "12"), ("w:space", "11"), ("w:color", "FF0000")];
    assert_attributes(red.at("w:pPr/w:pBdr/w:bottom"), &line);
    assert_attributes(red.at("w:pPr/w:ind"), &[("w:left", "0"), ("w:right", "0"), ("w:firstLine", "0")]);
}

#[test]
fn the_title_keeps_two_lines_from_the_red_line() {
    let package = package();
    let title = package.style("Title");
    assert_eq!((size(&title), fonts(&title).1), ("44", "方正小标宋简体"));
    assert_attributes(title.at("w:pPr/w:spacing"), &[("w:line", "700"), ("w:lineRule", "exact")]);
    let document = package.tree("word/document.xml");
    let first = paragraph(&document, "市委党建办基层党建重点任务月调度会议");
    let second = paragraph(&document, "暨市委“两新”工委");
    assert_eq!((style_of(first), style_of(second)), ("Title", "Title"));
    assert_eq!(first.at("w:pPr/w:spacing").attribute("w:before"), "1158");
    assert_eq!(second.at("w:pPr/w:spacing").attribute("w:after"), "579");
}

#[test]
fn headings_have_the_standards_faces_and_fill_the_navigation_pane() {
    let package = package();
    let document = package.tree("word/document.xml");
    let samples = ["一、会议听取", "（一）关于", "1.行业党委", "（1）设置"];
    for (level, face) in ["黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312"].iter().enumerate() {
        let id = format!("Heading{}", level + 1);
        let style = package.style(&id);
        assert_eq!(fonts(&style).1, *face);
        assert_eq!(style.at("w:name").attribute("w:val"), format!("heading {}", level + 1));
        assert_eq!(style.at("w:pPr/w:outlineLvl").attribute("w:val"), level.to_string());
        assert_attributes(style.at("w:pPr/w:ind"), &[("w:firstLineChars", "200"), ("w:firstLine", "632")]);
        assert!(style.at("w:pPr").has("w:keepNext") && !style.at("w:rPr").has("w:b"));
        assert_eq!(style_of(paragraph(&document, samples[level])), id);
    }
}

#[test]
fn names_hang_after_the_colon() {
    let document = package().tree("word/document.xml");
    let first = paragraph(&document, "列席：");
    assert_attributes(first.at("w:pPr/w:ind"), &[("w:left", "1575"), ("w:hanging", "945")]);
    assert_eq!(first.at("w:r/w:rPr/w:rStyle").attribute("w:val"), "Label");
    assert_eq!(first.at("w:r").words(), "列席");
    let second = paragraph(&document, "市委“两新”工委办公室全体人员");
    assert_attributes(second.at("w:pPr/w:ind"), &[("w:left", "1575"), ("w:firstLine", "0")]);
    assert_eq!(fonts(&package().style("Label")).1, "黑体");
}

#[test]
fn the_foot_floats_to_the_lower_edge() {
    let package = package();
    let document = package.tree("word/document.xml");
    let body = document.at("w:body");
    let at = body.children.iter().rposition(|node| node.name == "w:tbl").unwrap();
    let table = &body.children[at];
    let place = [("w:vertAnchor", "margin"), ("w:horzAnchor", "margin"), ("w:tblpYSpec", "bottom")];
    assert_attributes(table.at("w:tblPr/w:tblpPr"), &place);
    assert_eq!(table.at("w:tblPr/w:tblW").attribute("w:w"), "8845");
    assert_eq!(table.at("w:tblPr/w:tblLayout").attribute("w:type"), "fixed");
    let borders = table.at("w:tblPr/w:tblBorders");
    for (side, thick) in [("w:top", "8"), ("w:bottom", "8"), ("w:insideH", "6")] {
        assert_eq!(borders.at(side).attribute("w:sz"), thick);
    }
    assert_eq!(table.all("w:gridCol").len(), 1);
    assert_eq!(size(&package.style("Colophon")), "28");
    let copied = table.all("w:p")[0];
    assert_attributes(copied.at("w:pPr/w:ind"), &[("w:left", "1120"), ("w:hanging", "840")]);
    assert!(copied.words().starts_with("抄送：市委办公室，") && copied.words().ends_with('。'));
    assert!(table.all("w:p")[1].words().ends_with("2022年5月23日印发"));
    let edges = package.style("Colophon");
    assert_attributes(edges.at("w:pPr/w:ind"), &[("w:left", "280"), ("w:right", "280")]);
    let after = &body.children[at + 1];
    assert_eq!((style_of(after), after.words().as_str()), ("Carrier", ""));
    assert_eq!(package.style("Carrier").at("w:pPr/w:spacing").attribute("w:line"), "20");
    assert_eq!(body.children[at + 2].name, "w:sectPr");
}

#[test]
fn what_proves_the_ledger_stands_small_in_the_colophon_between_who_gets_it_and_who_printed_it() {
    let mut document = sample::minutes();
    let foot = document.blocks.iter_mut().find_map(|block| match block {
        Block::Colophon(foot) => Some(foot),
        _ => None,
    });
    foot.expect("a colophon").proof = "125-0a1b2c3d4e5f".into();
    let package = Package::of(&document, &HouseStyle::default());
    let body = package.tree("word/document.xml");
    let body = body.at("w:body");
    let table = &body.children[body.children.iter().rposition(|node| node.name == "w:tbl").unwrap()];
    let rows = table.all("w:p");
    let [copied, proof, printed] = rows.as_slice() else { panic!("{} rows", rows.len()) };
    assert!(copied.words().starts_with("抄送：") && printed.words().ends_with("印发"));
    assert_eq!((style_of(proof), proof.words().as_str()), ("ColophonSmall", "台账核对码：125-0a1b2c3d4e5f"));
    let small = package.style("ColophonSmall");
    assert_eq!(size(&small), "18");
    assert_attributes(small.at("w:pPr/w:ind"), &[("w:left", "280"), ("w:right", "280")]);
}

#[test]
fn page_numbers_stand_outside_on_odd_and_even_pages() {
    let package = package();
    let relations = package.tree("word/_rels/document.xml.rels");
    let document = package.tree("word/document.xml");
    for (kind, style, jc, edge) in
        [("default", "FooterOdd", "right", "w:right"), ("even", "FooterEven", "left", "w:left")]
    {
        let references = document.at("w:body/w:sectPr").all("w:footerReference");
        let id = references.iter().find(|node| node.attribute("w:type") == kind).unwrap().attribute("r:id").to_owned();
        let relation = relations.children.iter().find(|node| node.attribute("Id") == id).unwrap();
        let footer = package.tree(&format!("word/{}", relation.attribute("Target")));
        assert_eq!(footer.words(), "— 1 —");
        assert_eq!(footer.all("w:fldSimple")[0].attribute("w:instr").trim(), "PAGE");
        assert!(footer.all("w:rFonts").iter().all(|fonts| fonts.attribute("w:hint") == "eastAsia"));
        assert_eq!(style_of(footer.at("w:p")), style);
        let style = package.style(style);
        assert_eq!((size(&style), fonts(&style)), ("28", ("宋体", "宋体")));
        assert_eq!(style.at("w:pPr/w:jc").attribute("w:val"), jc);
        assert_eq!(style.at("w:pPr/w:ind").attribute(edge), "280");
        assert_attributes(style.at("w:pPr/w:spacing"), &[("w:line", "280"), ("w:lineRule", "exact")]);
    }
    assert!(package.tree("word/settings.xml").has("w:evenAndOddHeaders"));
}

#[test]
fn tables_repeat_their_heading_and_never_burst() {
    let package = package();
    let document = package.tree("word/document.xml");
    let table = document.at("w:body/w:tbl");
    assert_eq!(table.at("w:tblPr/w:tblLayout").attribute("w:type"), "fixed");
    let widths: u32 = table.all("w:gridCol").iter().map(|node| node.attribute("w:w").parse::<u32>().unwrap()).sum();
    assert_eq!(widths, 8845);
    let rows = table.all("w:tr");
    assert_eq!(rows.len(), 13);
    for (index, row) in rows.iter().enumerate() {
        assert!(row.at("w:trPr").has("w:cantSplit"));
        assert_eq!(row.at("w:trPr").has("w:tblHeader"), index == 0);
    }
    for (id, face) in [("TableText", None), ("TableHeading", Some("黑体"))] {
        let style = package.style(id);
        assert_eq!(size(&style), "24");
        assert_attributes(style.at("w:pPr/w:spacing"), &[("w:line", "240"), ("w:lineRule", "auto")]);
        assert_eq!(style.at("w:pPr/w:snapToGrid").attribute("w:val"), "0");
        if let Some(face) = face {
            assert_eq!(fonts(&style).1, face);
        }
    }
}

#[test]
fn quotation_marks_and_dashes_are_drawn_in_the_chinese_font() {
    let document = package().tree("word/document.xml");
    let runs = document.all("w:r");
    let mut hinted = 0;
    for run in runs {
        if run.words().contains(['“', '”', '…', '—', '·', '×']) {
            assert_eq!(run.at("w:rPr/w:rFonts").attribute("w:hint"), "eastAsia", "{}", run.words());
            hinted += 1;
        }
    }
    assert!(hinted > 10);
}

#[test]
fn fonts_have_stand_ins_and_no_theme() {
    let package = package();
    let fonts = package.tree("word/fontTable.xml");
    let stand_in = |name: &str| {
        let font = fonts.children.iter().find(|font| font.attribute("w:name") == name);
        font.unwrap_or_else(|| panic!("no {name}")).at("w:altName").attribute("w:val").to_owned()
    };
    assert!(stand_in("仿宋_GB2312").starts_with("仿宋,FangSong,"));
    assert!(stand_in("楷体_GB2312").starts_with("楷体,KaiTi,"));
    assert!(stand_in("黑体").starts_with("SimHei,"));
    assert!(stand_in("方正小标宋简体").starts_with("方正小标宋_GBK,华文中宋,"));
    assert!(stand_in("宋体").starts_with("SimSun,"));
    assert_eq!(stand_in("Times New Roman"), "Liberation Serif");
    assert!(!package.names().iter().any(|name| name.contains("theme") || name.ends_with("odttf")));
    assert!(!package.part("word/styles.xml").contains("Theme"));
}

#[test]
fn the_file_says_who_and_when_and_nothing_of_this_computer() {
    let package = package();
    let core = package.tree("docProps/core.xml");
    assert_eq!(core.at("dc:title").text, "市委“两新”工委会议纪要（第1期）");
    assert_eq!(core.at("dc:creator").text, "市委“两新”工委办公室");
    assert_eq!(core.at("dcterms:created").text, "2022-05-20T09:30:00Z", "17:30 in Beijing");
    assert_eq!(core.at("cp:version").text, "1");
    assert_eq!(package.names().len(), 11);
    assert_eq!(package.names()[0], "[Content_Types].xml");
}

#[test]
fn a_page_break_costs_no_line() {
    let blocks = vec![Block::paragraph("上页"), Block::PageBreak, Block::heading(Level::One, "一、下页")];
    let package = Package::of(&sample::document(blocks), &HouseStyle::default());
    let document = package.tree("word/document.xml");
    let paragraphs = document.all("w:p");
    assert_eq!(paragraphs.len(), 2);
    assert!(paragraphs[1].at("w:pPr").has("w:pageBreakBefore"));
}

/// Leaves samples where `DIAODU_SAMPLES` says, for validators and printers to look at; checks their size otherwise too.
#[test]
fn samples_can_be_looked_at() {
    let style = HouseStyle::default();
    let papers = [
        ("minutes", sample::minutes()),
        ("items-1", sample::long(1, 1)),
        ("items-60", sample::long(60, 60)),
        ("items-300", sample::long(300, 60)),
        ("rare", sample::document(vec![Block::paragraph("𠮷㛃䶮堃<&>\"'\u{202e}👨‍👩‍👧é×①Ⅱ"), Block::PageBreak])),
        ("full-page", sample::document(vec![Block::paragraph("国".repeat(28 * 22 * 2 - 2))])),
    ];
    for (name, document) in papers {
        let package = Package::of(&document, &style);
        assert!(package.bytes.len() < 64 * 1024, "{name} has {} bytes", package.bytes.len());
        if let Some(folder) = env::var_os("DIAODU_SAMPLES") {
            fs::write(std::path::Path::new(&folder).join(format!("{name}.docx")), package.bytes).unwrap();
        }
    }
}
