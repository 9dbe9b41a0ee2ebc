//! Every kind of paper, for few and for very many items and for hostile names, held against the parts of the Open XML
//! schema that it uses (ECMA-376-1, CT_PPr, CT_RPr, CT_TblPr …): the order of elements, relationships, content types.
//! The same ledger gives the same bytes in every format, and every format the same words.

#[path = "../document/read_back.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "another test's helper, which uses the rest of it")]
mod read_back;

use crate::support::{
    day, small_city,
    spring::{Spring, due, record},
    unit_id,
};
use calamine::{Data, Reader, Xlsx};
use diaodu::{
    document::{
        Document, Workbook,
        compose::{
            FormScope, Naming, Notes, agenda, brief_paper, bulletin, calendar, excerpt, meeting_notice, minutes,
            notice, registers_paper, registers_workbook, task_paper, task_workbook, unit_form, year_paper,
            year_workbook,
        },
        render::{self, Format},
    },
    domain::{Command, CommitmentKind, Context, Ledger, MeetingHead, Readers, Year, YearBook, decide},
};
use read_back::{Node, Package};
use std::io::Cursor;

/// Names that a file format may choke on.
const HOSTILE: [&str; 8] = [
    "=1+1 等于公式",
    "+86",
    "-1",
    "@SUM(A1)",
    "张㛃䶮𠮷“引号”",
    "<w:p/>&amp;]]>\"'",
    "控制\u{0}\u{1b}[2J字符\u{202e}",
    "一行\r\n两行\u{2028}三行",
];

pub(crate) fn ledger_of(items: usize) -> Ledger {
    let mut ledger = Ledger::default();
    let mut act = |command: Command| {
        let context = Context { now: "2022-05-20T09:00:00".parse().expect("a moment") };
        let deed = decide(&ledger, command, &context).expect("accepted");
        deed.changes.iter().for_each(|change| ledger.apply(change));
    };
    let mut city = small_city();
    city.units[0].name = "市委<组织部>&“甲”".into();
    city.programme.house_style.copy_to = HOSTILE.iter().map(|&name| name.to_owned()).collect();
    let units: Vec<String> = city.units.iter().map(|unit| unit.id.to_string()).collect();
    act(Command::Adopt(Box::new(city)));
    let head =
        MeetingHead { chair: Some("张㛃".into()), next_date: Some(day("2022-06-20")), ..MeetingHead::default() };
    act(Command::OpenMeeting { date: day("2022-05-20"), head });
    act(Command::TakeRollOfRest);
    act(Command::CallToOrder);
    for number in 0..items {
        let unit = units[number % units.len()].as_str();
        let text = format!("{}第{number}项", HOSTILE[number % HOSTILE.len()]);
        let mut recording = record(CommitmentKind::Promise, &[unit], &[], &text, due("6月底前", "2022-06-30"));
        HOSTILE[(number + 3) % HOSTILE.len()].clone_into(&mut recording.owner);
        act(Command::Record(recording));
        act(Command::NoteProgress { unit: unit_id(unit), about: None, text, share: None });
    }
    act(Command::Adjourn);
    ledger
}

pub(crate) fn papers(ledger: &Ledger) -> Vec<Document> {
    let (printed, later) = (day("2022-05-23"), day("2022-07-05"));
    let mut papers = vec![minutes(&ledger.for_everybody(), printed), task_paper(&ledger.for_everybody(), printed)];
    papers.extend([Naming::Named, Naming::Withheld].map(|naming| bulletin(&ledger.for_everybody(), later, naming)));
    papers.extend(ledger.for_each_on_roster().filter_map(|books| notice(&books, later)).map(|notice| notice.document));
    papers.extend(ledger.for_each_on_walk().filter_map(|books| excerpt(&books, printed)));
    papers.push(brief_paper(ledger.for_office(), printed, Notes::Marked));
    papers.extend([agenda(&ledger.for_everybody(), printed), meeting_notice(&ledger.for_everybody(), printed)]);
    papers.extend([registers_paper(&ledger.for_everybody(), printed), registers_paper(&ledger.for_office(), printed)]);
    papers.push(year_paper(ledger.for_office(), &year_of(ledger), later));
    papers
}

/// Every kind of workbook: the one of tasks first, the units' forms last.
pub(crate) fn workbooks(ledger: &Ledger) -> Vec<Vec<u8>> {
    let (printed, style) = (day("2022-05-23"), &ledger.programme.house_style);
    let books: [Workbook; 3] = [
        task_workbook(&ledger.for_everybody(), printed),
        registers_workbook(&ledger.for_office(), printed),
        year_workbook(ledger.for_office(), &year_of(ledger), day("2022-07-05")),
    ];
    let mut bytes: Vec<Vec<u8>> = books.iter().map(|book| render::xlsx(book, style).expect("rendered")).collect();
    let forms = ledger
        .for_each_on_walk()
        .filter_map(|books| unit_form(&books, printed, FormScope::Everything))
        .collect::<Vec<_>>();
    bytes.extend(forms.iter().take(2).map(|form| render::form(form, style).expect("rendered")));
    bytes
}

/// The year as a file with nothing older in it would give it.
fn year_of(ledger: &Ledger) -> Year {
    let book = YearBook {
        year: 2022,
        commitments: ledger.commitments.values().cloned().collect(),
        progress: ledger.progress.values().cloned().collect(),
        attendance: ledger.attendance.values().cloned().collect(),
        ..YearBook::default()
    };
    Year::of(ledger, &book, day("2022-07-05"))
}

const ORDERS: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "pBdr",
            "shd",
            "tabs",
            "kinsoku",
            "wordWrap",
            "overflowPunct",
            "topLinePunct",
            "autoSpaceDE",
            "autoSpaceDN",
            "adjustRightInd",
            "snapToGrid",
            "spacing",
            "ind",
            "contextualSpacing",
            "mirrorIndents",
            "jc",
            "textDirection",
            "textAlignment",
            "outlineLvl",
            "rPr",
            "sectPr",
        ],
    ),
    (
        "w:rPr",
        &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "noProof",
            "snapToGrid",
            "color",
            "spacing",
            "w",
            "kern",
            "position",
            "sz",
            "szCs",
            "u",
            "vertAlign",
            "lang",
        ],
    ),
    (
        "w:tblPr",
        &[
            "tblStyle",
            "tblpPr",
            "tblOverlap",
            "tblW",
            "jc",
            "tblInd",
            "tblBorders",
            "shd",
            "tblLayout",
            "tblCellMar",
            "tblLook",
        ],
    ),
    ("w:tblBorders", &["top", "left", "bottom", "right", "insideH", "insideV"]),
    ("w:tcBorders", &["top", "left", "bottom", "right", "insideH", "insideV"]),
    ("w:pBdr", &["top", "left", "bottom", "right", "between", "bar"]),
    ("w:tcPr", &["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection", "vAlign"]),
    ("w:tblCellMar", &["top", "left", "bottom", "right"]),
    ("w:tbl", &["tblPr", "tblGrid", "tr"]),
    ("w:tr", &["trPr", "tc"]),
    ("w:body", &["p tbl", "sectPr"]),
    (
        "w:sectPr",
        &["headerReference footerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg", "docGrid"],
    ),
    (
        "w:style",
        &[
            "name",
            "basedOn",
            "next",
            "link",
            "uiPriority",
            "semiHidden",
            "unhideWhenUsed",
            "qFormat",
            "pPr",
            "rPr",
            "tblPr",
            "tcPr",
        ],
    ),
    ("w:styles", &["docDefaults", "latentStyles", "style"]),
    ("w:font", &["altName", "panose1", "charset", "family", "notTrueType", "pitch", "sig"]),
];

/// The children of every element stand in the schema's order, and none is unknown to it.
fn check_order(node: &Node, place: &str) {
    if let Some((_, order)) = ORDERS.iter().find(|(name, _)| *name == node.name) {
        let mut last = 0;
        for child in &node.children {
            let name = child.name.trim_start_matches("w:");
            let at = order.iter().position(|names| names.split(' ').any(|known| known == name));
            let at = at.unwrap_or_else(|| panic!("{place}: {} may not hold {name}", node.name));
            assert!(at >= last, "{place}: {name} stands too late in {}", node.name);
            last = at;
        }
    }
    if node.name == "w:tc" {
        assert_eq!(
            node.children.last().map(|child| child.name.as_str()),
            Some("w:p"),
            "{place}: a cell ends in a paragraph"
        );
    }
    if node.name == "w:tbl" {
        let columns = node.at("w:tblGrid").children.len();
        for row in node.children.iter().filter(|child| child.name == "w:tr") {
            assert_eq!(
                row.children.iter().filter(|child| child.name == "w:tc").count(),
                columns,
                "{place}: cells a row"
            );
        }
    }
    node.children.iter().for_each(|child| check_order(child, place));
}

/// Every part has a content type, every relationship leads to a part, every reference to a relationship or a style.
fn check_package(package: &Package, place: &str) {
    let names = package.names();
    let types = package.tree("[Content_Types].xml");
    for name in names.iter().filter(|name| *name != "[Content_Types].xml") {
        let ending = name.rsplit('.').next().unwrap_or_default();
        let has_type = types.children.iter().any(|kind| {
            kind.find_attribute("PartName") == Some(&format!("/{name}"))
                || kind.find_attribute("Extension") == Some(ending)
        });
        assert!(has_type, "{place}: {name} has no content type");
    }
    for kind in types.children.iter().filter_map(|kind| kind.find_attribute("PartName")) {
        assert!(names.iter().any(|name| format!("/{name}") == kind), "{place}: {kind} is not there");
    }
    let relations = package.tree("word/_rels/document.xml.rels");
    let ids: Vec<&str> = relations.children.iter().map(|relation| relation.attribute("Id")).collect();
    for relation in &relations.children {
        let target = format!("word/{}", relation.attribute("Target"));
        assert!(names.contains(&target), "{place}: {target} is not there");
    }
    let document = package.tree("word/document.xml");
    for reference in document.all("w:footerReference") {
        assert!(ids.contains(&reference.attribute("r:id")), "{place}");
    }
    let styles = package.tree("word/styles.xml");
    let known: Vec<&str> = styles.all("w:style").iter().filter_map(|style| style.find_attribute("w:styleId")).collect();
    for used in ["w:pStyle", "w:rStyle", "w:tblStyle"].into_iter().flat_map(|name| document.all(name)) {
        assert!(known.contains(&used.attribute("w:val")), "{place}: no style {}", used.attribute("w:val"));
    }
}

#[test]
fn every_paper_keeps_to_the_schema_for_1_60_and_300_items_and_hostile_names() {
    for items in [1, 60, 300] {
        let ledger = ledger_of(items);
        let papers = papers(&ledger);
        assert!(papers.len() >= 12, "{}", papers.len());
        for paper in papers {
            let place = format!("{} of {items} items", paper.title);
            let package = Package::of(&paper, &ledger.programme.house_style);
            check_package(&package, &place);
            for name in package.names().iter().filter(|name| name.starts_with("word/") && !name.contains("_rels")) {
                check_order(&package.tree(name), &format!("{place}, {name}"));
            }
        }
    }
}

#[test]
fn the_same_ledger_gives_the_same_bytes_in_every_format() {
    let (one, other) = (ledger_of(60), ledger_of(60));
    let style = &one.programme.house_style;
    for (paper, again) in papers(&one).iter().zip(&papers(&other)) {
        for format in Format::ALL {
            let bytes = |paper| render::render(paper, style, format).unwrap();
            assert_eq!(bytes(paper), bytes(again), "{} {format:?}", paper.title);
        }
    }
    assert_eq!(workbooks(&one), workbooks(&other));
    let ics = |ledger: &Ledger| render::ics(&calendar(&ledger.for_everybody(), day("2022-05-23")));
    assert_eq!(ics(&one), ics(&other));
}

/// Letters alone: what a layout adds or escapes is left out.
fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters
}

#[test]
fn every_paper_says_the_same_in_word_markdown_and_text() {
    let spring = Spring::may();
    for ledger in [spring.session.ledger(), &ledger_of(60)] {
        for paper in papers(ledger) {
            let words = letters(&paper.words().concat());
            let word = Package::of(&paper, &ledger.programme.house_style).paragraphs().concat();
            assert_eq!(letters(&word), words, "{} in Word", paper.title);
            // Word has it in the head of every page.
            let mark = if paper.meta.readers == Readers::Office { "内部" } else { "" };
            let words = letters(&(paper.words().concat() + mark));
            assert_eq!(letters(&render::text(&paper)), words, "{} as text", paper.title);
            let markdown = render::markdown(&paper).replace("<br>", "");
            assert_eq!(letters(&markdown), words, "{} in Markdown", paper.title);
        }
    }
}

#[test]
fn another_program_reads_real_dates_and_plain_text_out_of_the_workbook() {
    let bytes = render::xlsx(
        &task_workbook(&ledger_of(60).for_everybody(), day("2022-05-23")),
        &ledger_of(1).programme.house_style,
    );
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.unwrap())).unwrap();
    let name = book.sheet_names()[0].clone();
    let formulas = book.worksheet_formula(&name).unwrap();
    assert_eq!(formulas.used_cells().count(), 0, "no text became a formula");
    let sheet = book.worksheet_range(&name).unwrap();
    let rows: Vec<&[Data]> = sheet.rows().skip(2).collect();
    assert_eq!(rows.len(), 60);
    for (row, expected) in rows.iter().zip((0..).map(|number| HOSTILE[number % HOSTILE.len()])) {
        let Data::DateTime(due) = &row[8] else { panic!("not a date: {:?}", row[8]) };
        assert_eq!(due.to_ymd_hms_milli(), (2022, 6, 30, 0, 0, 0, 0));
        let Data::String(text) = &row[2] else { panic!("not text: {:?}", row[2]) };
        let first = expected.chars().next().unwrap();
        assert!(text.starts_with(first), "{text} {expected}");
    }
}
