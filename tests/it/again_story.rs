//! The same again? What is promised month after month in the same words is one item: before a second one is made, the
//! secretary is asked whether it is a report on the first, another day for it, or really a second one.

use crate::support::{desk::Console, office::Office, pty::Pty, spring::Spring, unit_id};
use diaodu::{
    domain::{Command, CommitmentId, ItemId, Ledger, StopState},
    session::Session,
};

/// The transport bureau's turn in June: in May it promised “物流行业党委6月底前挂牌”, which is open.
fn june(width: u16, height: u16) -> Console {
    let mut spring = Spring::may().at("2022-06-20T09:00:00");
    spring.open("2022-06-20");
    spring.act(Command::GiveFloor { to: Some(unit_id("U18")), leaving: Some(StopState::Covered) });
    let Spring { folder, session } = spring;
    let mut console = Console::on(folder, session, width, height);
    console.press("Enter");
    console
}

fn ledger(console: &Console) -> &Ledger {
    let session: &Session = console.desk.session();
    session.ledger()
}

fn hung(console: &Console) -> CommitmentId {
    let open = ledger(console).commitments_of(&unit_id("U18")).find(|one| one.text == "物流行业党委6月底前挂牌");
    open.expect("promised in May").id
}

fn made_today(console: &Console) -> usize {
    ledger(console).commitments_today().count()
}

#[test]
fn the_same_promise_a_month_later_is_asked_about_and_not_filed_by_enter_enter() {
    for (width, height) in [(112, 34), (80, 24)] {
        let mut console = june(width, height);
        let number = hung(&console);
        console.type_in("物流行业党委7月20日前挂牌").press("Enter");
        console.shows(&format!("F6 报进展 Shift+F6 改期限 像是{number}号“物流行业党委6月底前挂牌”（6月30日）"));
        console.press("Enter").shows("先答：F6 报它的进展");
        assert_eq!(made_today(&console), 0);
        // Really a second one.
        console.press("Enter").shows("记承诺");
        assert_eq!(made_today(&console), 1);
        // What was undone is asked about anew when it is filed again.
        console.press("Ctrl+Z Ctrl+Z").shows("物流行业党委7月20日前挂牌").press("Enter Enter").shows("先答");
        assert_eq!(made_today(&console), 0);
    }
}

#[test]
fn one_key_makes_it_another_day_for_the_first_with_its_reason() {
    let mut console = june(112, 34);
    let number = hung(&console);
    console.type_in("物流行业党委7月20日前挂牌").press("Enter Shift+F6").shows("改期限").shows("7月20日前");
    console.press("Enter").type_in("编办批复未下").press("F2 F2").shows("期限改为7月20日");
    let item = ledger(&console).commitments[&number].clone();
    assert_eq!(
        (item.deadline.label().as_str(), item.course.extensions[0].reason.as_str()),
        ("2022-07-20", "编办批复未下")
    );
    assert_eq!(made_today(&console), 0);
    // The sentence is filed: the line is empty again.
    assert!(console.desk.model().walk.line.field.is_empty());
    console.press("Ctrl+Z Ctrl+Z");
    assert_eq!(ledger(&console).commitments[&number].deadline.label(), "2022-06-30");
}

#[test]
fn a_question_that_is_left_leaves_the_sentence_where_it_was() {
    let mut console = june(112, 34);
    console.type_in("物流行业党委7月20日前挂牌").press("Enter Shift+F6 Esc").shows("物流行业党委7月20日前挂牌");
    assert_eq!(made_today(&console), 0);
}

#[test]
fn progress_speech_is_offered_as_the_report_of_what_it_is_about() {
    let mut console = june(112, 34);
    console.type_in("6月底前结对共建20对").press("Enter Enter").shows("记承诺");
    let pairs = ledger(&console).commitments_today().next().expect("promised").id;
    console.type_in("结对完成18对，还差2对，下周一补齐").press("Enter");
    console.shows("F6 报进展").shows(&format!("像是在说{pairs}号“6月底前结对共建20对”"));
    console.press("F6").shows(&format!("说的是 {pairs} 6月底前结对共建20对")).press("Enter").shows("记进展");
    let said = ledger(&console).progress.values().last().expect("said").clone();
    assert_eq!(
        (said.about, said.text.as_str()),
        (Some(ItemId::Commitment(pairs)), "结对完成18对，还差2对，下周一补齐")
    );
    assert_eq!(made_today(&console), 1);
    // Recorded as progress from the start, it is offered its item as well, and Enter files it without one.
    console.type_in("结对已完成19对").press("F2").shows("进展").press("Enter").shows("F6 记在它名下").press("Enter");
    assert_eq!(ledger(&console).progress.values().last().and_then(|said| said.about.clone()), None);
}

#[test]
fn another_matter_another_unit_and_a_line_for_many_are_not_asked_about() {
    let mut console = june(112, 34);
    console.type_in("物流行业党委7月底前配齐班子").press("Enter").hides("像是").press("Enter").shows("记承诺");
    console.press("F3").type_in("市司法局").press("Enter");
    console.type_in("物流行业党委7月20日前挂牌").press("Enter").hides("像是").press("Enter").shows("记承诺");
    console.press("F3").type_in("jtj").press("Enter");
    console.type_in("物流行业党委7月20日前挂牌").press("F2 F3").type_in("全体").press("Enter Enter").hides("像是");
}

#[test]
fn a_misheard_day_of_this_meeting_is_mended_without_a_reason() {
    let mut console = june(112, 34);
    console.type_in("快递驿站7月10日前建好").press("Enter Enter").shows("记承诺");
    let number = ledger(&console).commitments_today().next().expect("promised").id;
    console.type_in("快递驿站7月底前建好").press("Enter Shift+F6").shows("改正期限").press("F2 F2").shows("更正");
    assert_eq!(ledger(&console).commitments[&number].deadline.label(), "2022-07-31");
    assert_eq!(made_today(&console), 1);
}

#[test]
fn three_months_on_the_command_line_make_one_item_when_one_says_so() {
    let mut office = Office::new();
    office.run("meeting start");
    office.run("record --unit jtj 物流行业党委6月底前挂牌");
    office.run("meeting adjourn");
    office.on("2022-06-20");
    office.run("meeting open --date 2022-06-20");
    // Tried out, it says what it is like; refused, it changes nothing.
    assert_eq!(office.json("record --unit jtj --dry-run 物流行业党委7月20日前挂牌")["again"], 1);
    assert!(office.refused("record --unit jtj --again extend 物流行业党委7月20日前挂牌").contains("还没有写原因"));
    office.refused("record --unit jtj --again extend --reason 等批复 物流行业党委尽快挂牌");
    assert!(office.refused("record --unit jtj --again report 品牌名称已经定了").contains("没有像这一句的"));
    office.run("record --unit jtj --again extend --reason 编办批复未下 物流行业党委7月20日前挂牌");
    let said = office.run("record --unit jtj --again report 物流行业党委挂牌的请示已经报编办");
    assert!(said.contains("记进展"), "{said}");
    let all = office.json("list --unit jtj --all");
    let own: Vec<_> = all.as_array().expect("a list").iter().filter(|item| item["kind"] == "promise").collect();
    assert_eq!((own.len(), &own[0]["due"], &own[0]["extensions"]), (1, &"2022-07-20".into(), &1.into()), "{all}");
    // A script that says nothing of it goes on as it did, and is told.
    let said = office.run("record --unit jtj 物流行业党委8月底前挂牌");
    assert!(said.contains("记承诺2号") && said.contains("像是1号“物流行业党委6月底前挂牌”（7月20日）这一件"), "{said}");
    assert_eq!(office.json("record --unit jtj --again second 物流行业党委9月底前挂牌")["again"], 2);
    let said = office.run("record --unit jtj 物流驿站9月底前建好");
    assert!(!said.contains("像是"), "{said}");
}

#[test]
fn at_a_terminal_the_command_line_asks_which_of_the_three_it_is() {
    let mut office = Office::new();
    office.run("meeting start");
    office.run("record --unit jtj 物流行业党委6月底前挂牌");
    office.run("meeting adjourn");
    office.on("2022-06-20");
    office.run("meeting open --date 2022-06-20");
    let db = office.db();
    let record = || {
        let line = ["--db", &db.to_string_lossy(), "--today", "2022-06-20", "record", "--unit", "jtj"];
        Pty::run(&[&line[..], &["物流行业党委7月20日前挂牌"]].concat(), 100, 24)
    };
    let mut asked = record();
    asked.wait_for("像是1号“物流行业党委6月底前挂牌”").wait_for("(1/2/3)").send("9\r").wait_for("没有选，没有记");
    assert!(!asked.left());
    let mut asked = record();
    asked.wait_for("(1/2/3)").send("2\r").wait_for("为什么改期限").send("编办批复未下\r").wait_for("期限改为7月20日");
    assert!(asked.left());
    let mut asked = record();
    asked.wait_for("(1/2/3)").send("1\r").wait_for("记进展");
    assert!(asked.left());
    let own = office.json("list --unit jtj");
    let promises = own.as_array().expect("a list").iter().filter(|item| item["kind"] == "promise").count();
    assert_eq!(promises, 1, "{own}");
}
