//! Before the minutes go out, each unit sees its own items and says what it would have otherwise; what comes back is a
//! question beside the record.

use crate::support::{desk::Console, office::Office};
use diaodu::exchange::source_text;
use serde_json::json;
use std::{
    fs,
    io::{Cursor, Write as _},
    path::Path,
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// A Word document of these lines, with a table where there are tabs, as another program would save it.
fn word(text: &str) -> Vec<u8> {
    let escaped = |words: &str| words.replace('&', "&amp;").replace('<', "&lt;");
    let paragraph = |words: &str| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", escaped(words));
    let mut body = String::new();
    for line in text.lines() {
        if line.contains('\t') {
            let cells = line.split('\t').map(|cell| format!("<w:tc>{}</w:tc>", paragraph(cell.trim())));
            let cells = cells.collect::<Vec<_>>().concat();
            body.extend(["<w:tr>", &cells, "</w:tr>"]);
        } else {
            body += &paragraph(line);
        }
    }
    let body = body.replace("<w:p><w:r><w:t></w:t></w:r></w:p>", "<w:p/>");
    let body = body.replacen("<w:tr>", "<w:tbl><w:tr>", 1);
    let end = body.rfind("</w:tr>").map_or(0, |at| at + "</w:tr>".len());
    let (table, rest) = body.split_at(end);
    let xml = format!("<w:document xmlns:w='w'><w:body>{table}</w:tbl>{rest}</w:body></w:document>");
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    package.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    package.write_all(xml.as_bytes()).expect("written");
    package.finish().expect("packed").into_inner()
}

/// What a document says.
fn said(path: &Path) -> String {
    source_text(&fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))).expect("a document")
}

/// The same draft with an opinion behind the row of an item, and other changes in its words.
fn answered(draft: &str, item: &str, opinion: &str, changes: &[(&str, &str)]) -> String {
    let line = |line: &str| {
        if line.split('\t').next().is_some_and(|cell| cell.trim() == item) {
            let cells: Vec<&str> = line.split('\t').collect();
            let mut cells: Vec<String> = cells.iter().take(4).map(|cell| cell.trim().to_owned()).collect();
            cells.push(opinion.to_owned());
            return cells.join("\t");
        }
        line.to_owned()
    };
    let text: Vec<String> = draft.lines().map(line).collect();
    changes.iter().fold(text.join("\n"), |text, (from, to)| {
        assert!(text.contains(from), "{from}: {text}");
        text.replacen(from, to, 1)
    })
}

#[test]
fn each_unit_gets_its_own_items_and_what_comes_back_waits_for_a_choice() {
    let office = Office::new();
    office.run("meeting start");
    office.run("record --unit U18 6月底前完成物流行业党委挂牌");
    office.run("record --unit U18 7月15日前摸清物流企业底数");
    office.run("record --unit U17 --instruct 6月20日前报送整改方案，由市交通运输局配合");
    office.run("record --unit U16 --instruct 7月10日前印发方案");
    office.run("meeting adjourn");
    office.run("export draft -o 征求意见");
    let folder = office.folder.path().join("征求意见");
    let transport = said(&folder.join("2022年5月调度会纪要征求意见稿（市交通运输局）.docx"));
    for words in ["物流行业党委挂牌", "摸清物流企业底数", "报送整改方案", "修改意见", "征求意见编号：U18／"]
    {
        assert!(transport.contains(words), "{words}: {transport}");
    }
    assert!(!transport.contains("印发方案"), "another unit's: {transport}");
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 3, "nobody else has anything in the minutes");
    assert!(office.run("minutes opinions").contains("还没回意见的3家"));
    // One unit words an item otherwise, gives another day, and objects; another agrees; the third does not answer.
    let back = office.folder.path().join("收到");
    fs::create_dir(&back).expect("a folder");
    let answer = answered(&transport, "1", "时限改为7月20日前", &[("摸清物流企业底数", "全面摸清物流企业底数并建账")]);
    let answer = answered(&answer, "3", "我局没有这项职责，建议改由市商务局配合", &[]);
    fs::write(back.join("交通局意见.docx"), word(&answer)).expect("sent back");
    let housing = said(&folder.join("2022年5月调度会纪要征求意见稿（市住建局）.docx"));
    fs::write(back.join("住建.docx"), word(&answered(&housing, "3", "无意见", &[]))).expect("sent back");
    let looked = office.run("collect --dry-run 收到");
    for words in
        ["没有意见", "[1]", "[2]", "[3]", "征求意见稿的时限是2022年6月30日", "纪要改用单位的写法吗", "记成一条内部记事"]
    {
        assert!(looked.contains(words), "{words}: {looked}");
    }
    let before = office.json("list --all");
    let asked = office.answered("collect 收到");
    assert!(asked.contains("还有 3 条要问清"), "{asked}");
    assert_eq!(office.json("list --all"), before, "nothing is changed without a choice");
    let told = office.json("minutes opinions");
    assert_eq!(told["unanswered"], json!(["市自然资源局"]));
    let of_transport = told["opinions"].as_array().expect("a list").iter().find(|one| one["unit_code"] == "U18");
    let words = of_transport.expect("kept")["words"].to_string();
    assert!(words.contains("1号：时限改为7月20日前") && words.contains("3号：我局没有这项职责"), "{words}");
    // The day and the wording are taken, the objection is left.
    office.answered("collect 收到 --take 1,2");
    let items = office.json("list --all");
    let item = |id: &str| items.as_array().expect("a list").iter().find(|one| one["id"] == id).expect("it").clone();
    assert!(item("1").to_string().contains("2022-07-20"), "{}", item("1"));
    assert!(office.minutes().replace(['\n', ' '], "").contains("全面摸清物流企业底数并建账"), "as the unit words it");
    assert!(
        item("2").to_string().contains("摸清物流企业底数") && !item("2").to_string().contains("并建账"),
        "spoken as it was"
    );
    let again = office.run("collect 收到/住建.docx");
    assert!(again.contains("收过了") || again.contains("已收 0 条"), "{again}");
    assert_eq!(office.json("minutes opinions")["opinions"].as_array().map(Vec::len), Some(2), "each is kept once");
    // What the units said is nobody else's business.
    assert!(!office.minutes().contains("没有这项职责"));
    office.run("undo");
    assert!(!office.minutes().replace(['\n', ' '], "").contains("并建账"), "one undo gives all of it back");
}

#[test]
fn at_the_desk_the_draft_goes_out_with_the_papers_and_comes_back_where_forms_do() {
    let mut console = Console::in_session(112, 34);
    fs::create_dir(console.folder.path().join("papers")).expect("a folder");
    console.press("F3").type_in("jtj").press("Enter").type_in("6月底前完成物流行业党委挂牌").press("Enter Enter Esc");
    console
        .press("F7 Enter Enter")
        .shows("宣布散会")
        .press("Shift+F10")
        .type_in("征求意见稿")
        .press("Enter Enter Enter Enter")
        .shows("已导出");
    let papers = console.folder.path().join("papers");
    let draft = papers.join("2022年5月调度会纪要征求意见稿（市交通运输局）.docx");
    let answer = answered(&said(&draft), "1", "建议改为：“6月30日前完成物流行业党委组建并挂牌”", &[]);
    fs::write(console.folder.path().join("意见.docx"), word(&answer)).expect("sent back");
    console.press("Shift+F8").type_in("意见.docx").press("Enter Enter").shows("市交通运输局").shows("纪要写成");
    console.press("Down").shows("征求意见稿写的是").shows("纪要改用单位的写法吗");
    console.press("Enter F2 Enter").shows("收");
    console.press("F10 F6").shows("征求意见").shows("收到1份").press("Enter");
    console.shows("第1版　市交通运输局　1号：建议改为").shows("都回了意见").press("Esc");
    let commitments = &console.desk.session().ledger().commitments;
    let written = commitments.values().next().and_then(|one| one.written.as_deref());
    assert_eq!(written, Some("6月30日前完成物流行业党委组建并挂牌"));
}
