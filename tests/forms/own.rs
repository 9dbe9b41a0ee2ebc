//! A form asks a unit what is its own: its figures, its open items stage by stage, its registers; and what comes back says
//! on which day a thing was done, or that there is nothing to say.

use crate::{
    book::Book,
    damaged::{City, FIRST, SECOND, TRANSPORT, commitment, context, day},
};
use diaodu::{
    domain::{Command, Deadline, Due, FormDoubt, Item, Life, MeetingHead, Period, RegisterKindId, UnitId},
    exchange::{collect::Mark, form::Cell},
};
use std::collections::BTreeMap;

/// What the first column of names has, row by row.
fn column(book: &mut Book, sheet: &str, heading: &str) -> Vec<String> {
    let (head, at) = book.find(sheet, heading);
    let grid = book.sheet(sheet);
    let cells = grid.cells.iter().filter(|((row, column), _)| *row > head && *column == at);
    cells.map(|(_, cell)| cell.words()).collect()
}

/// Takes what is clear of a form, and what is asked about where it may be taken.
fn collected(city: &mut City, book: &Book, takes_asked: bool) -> Vec<FormDoubt> {
    let mut review = city.review("收到的表.xlsx", &book.save());
    let doubts = review.forms[0].lines.iter().filter_map(|line| line.doubt.clone()).collect();
    if takes_asked {
        review.forms[0].lines.iter_mut().for_each(|line| {
            line.take();
        });
    }
    city.act(review.command().expect("an answer"));
    doubts
}

#[test]
fn a_unit_is_asked_for_its_own_figures_only() {
    let city = City::new();
    let mut women = city.form("U32");
    let asked = column(&mut women, "数据", "指标");
    assert!(asked.iter().any(|name| name == "两新组织数"), "{asked:?}");
    for others in ["平台企业数", "园区数", "新登记数", "货车司机数", "会计师事务所数"] {
        assert!(!asked.iter().any(|name| name == others), "{others}: {asked:?}");
    }
    let transport = column(&mut city.form(TRANSPORT), "数据", "指标");
    for own in ["平台企业数", "网约车司机数", "货车司机数"] {
        assert!(transport.iter().any(|name| name == own), "{own}: {transport:?}");
    }
}

#[test]
fn a_month_on_another_topic_does_not_empty_last_month() {
    let mut city = City::new();
    let organizations = diaodu::domain::IndicatorId::new("两新组织数");
    city.act(Command::TakeReadings {
        unit: UnitId::new(TRANSPORT),
        period: Period { year: 2022, month: 5 },
        values: BTreeMap::from([(organizations, 20)]),
        sure: true,
    });
    for date in ["2022-06-20", "2022-07-20"] {
        city.act(Command::OpenMeeting { date: day(date), head: MeetingHead::default() });
    }
    let mut book = city.form(TRANSPORT);
    let at = book.place("数据", "两新组织数", "上月");
    assert_eq!(book.sheet("数据").cells.get(&at), Some(&Cell::Number(20.0)));
    // And a figure far from it is asked about.
    book.fill("数据", "两新组织数", "本月", Cell::Number(5.0));
    let review = city.review("表.xlsx", &book.save());
    assert_eq!(review.forms[0].lines[0].doubt, Some(FormDoubt::Jump(20)));
}

#[test]
fn the_day_on_which_it_was_done_is_a_column() {
    let mut city = City::new();
    let mut book = city.form(TRANSPORT);
    book.write("事项", FIRST, "完成情况", "已完成");
    book.write("事项", FIRST, "办结日期", "5月9日");
    // Whoever says when it was done says that it is; a day that is still to come is asked about.
    book.fill("事项", SECOND, "办结日期", Cell::Day(day("2022-05-10")));
    assert_eq!(collected(&mut city, &book, false), []);
    for (number, on) in [(1, "2022-05-09"), (2, "2022-05-10")] {
        let id = commitment(number);
        let item = city.ledger.item(&id).expect("an item");
        assert!(matches!(&item.course().expect("a course").life, Life::Reported(report) if report.on == day(on)));
    }
    let city = City::new();
    let mut book = city.form(TRANSPORT);
    book.fill("事项", FIRST, "办结日期", Cell::Day(day("2022-06-10")));
    let review = city.review("表.xlsx", &book.save());
    assert!(matches!(review.forms[0].lines[0].doubt, Some(FormDoubt::Refused(_))), "{review:?}");
}

#[test]
fn each_stage_that_is_owed_has_a_row_of_its_own() {
    let mut city = City::new();
    let stages = ["2022-06-15", "2022-09-30"].map(|on| Due::On(day(on))).to_vec();
    city.act(Command::Record(diaodu::domain::Recording {
        kind: diaodu::domain::CommitmentKind::Promise,
        units: vec![UnitId::new(TRANSPORT)],
        supporting: Vec::new(),
        task: None,
        text: "先报方案，再争取省级验收".to_owned(),
        owner: String::new(),
        deadline: Deadline { spoken: "6月15日前、9月底前".to_owned(), dues: stages },
    }));
    let mut book = city.form(TRANSPORT);
    let ids = column(&mut book, "事项", "编号");
    assert!(["4.1", "4.2"].iter().all(|id| ids.iter().any(|known| known == id)), "{ids:?}");
    let row = book.find("事项", "4.1").0;
    let status = book.find("事项", "完成情况").1;
    book.sheet("事项").cells.insert((row, status), Cell::Text("已完成".to_owned()));
    assert_eq!(collected(&mut city, &book, false), []);
    let id = commitment(4);
    let item = city.ledger.item(&id).expect("an item");
    assert!(item.is_owed() && matches!(item, Item::Commitment(_)));
    assert_eq!(item.due(context().today()), Some(day("2022-09-30")), "the first stage is done, the second is due");
    assert_eq!(column(&mut city.form(TRANSPORT), "事项", "编号").iter().filter(|id| id.starts_with('4')).count(), 1);
}

#[test]
fn its_registers_are_asked_about_and_taken() {
    let mut city = City::new();
    let kind = RegisterKindId::new("brand");
    let mut book = city.form(TRANSPORT);
    let kinds = column(&mut book, "台账", "台账");
    assert!(kinds.iter().any(|name| name == "品牌备案") && kinds.iter().any(|name| name == "行业党委"), "{kinds:?}");
    assert!(!kinds.iter().any(|name| name.contains("巡察") || name == "工委会议"), "{kinds:?}");
    book.write("台账", "品牌备案", "条目名称", "红色物流");
    book.write("台账", "品牌备案", "现在到哪一步", "在创");
    book.write("台账", "品牌备案", "情况说明", "依托货运协会党支部");
    assert_eq!(collected(&mut city, &book, false), []);
    let entry = city.ledger.register_of(&kind)[0].clone();
    assert_eq!((entry.name.as_str(), entry.stage, entry.unit.as_str()), ("红色物流", 1, TRANSPORT));
    // The same form once more enters nothing twice.
    let again = city.review("又一份.xlsx", &book.save());
    assert_eq!(again.command(), None, "{again:?}");
    // A stage that counts as done is not taken on the unit's word alone.
    let mut book = city.form(TRANSPORT);
    book.write("台账", "红色物流", "现在到哪一步", "已备案");
    book.write("台账", "红色物流", "哪天到的", "5月16日");
    let mut review = city.review("收到的表.xlsx", &book.save());
    assert_eq!(review.forms[0].lines[0].doubt, Some(FormDoubt::CountsAsDone("已备案".to_owned())));
    assert_eq!(review.forms[0].lines[0].mark, Mark::Open);
    review.forms[0].mark = Mark::Taken;
    assert!(review.forms[0].lines[0].take());
    city.act(review.command().expect("taken"));
    let entry = &city.ledger.register_of(&kind)[0];
    assert_eq!((entry.stage, entry.since), (2, day("2022-05-16")));
    // With it the duty is met, by the same act.
    let duty = diaodu::domain::ItemId::Assignment(diaodu::domain::TaskId::new("T30"), UnitId::new(TRANSPORT));
    assert!(
        city.ledger.item(&duty).and_then(|item| item.course().cloned()).is_some_and(|course| course.met().is_some())
    );
}

#[test]
fn a_form_that_says_nothing_is_an_answer() {
    let mut city = City::new();
    let untouched = city.form(TRANSPORT);
    let unit = UnitId::new(TRANSPORT);
    let at = city.ledger.at.expect("a meeting");
    collected(&mut city, &untouched, false);
    let receipt = &city.ledger.form_receipts[&(at, unit)];
    assert!(receipt.files[0].is_nil);
    let mut ticked = city.form("U32");
    let label = ticked.sheet("事项").cells.iter().find(|(_, cell)| cell.words().starts_with("零报告"));
    let (row, at_column) = *label.expect("a place to say so").0;
    ticked.sheet("事项").cells.insert((row, at_column + 2), Cell::Text("是".to_owned()));
    collected(&mut city, &ticked, false);
    assert!(city.ledger.form_receipts[&(at, UnitId::new("U32"))].files[0].is_nil);
    let silent = diaodu::exchange::collect::silent(&city.ledger);
    assert!(!silent.iter().any(|unit| [TRANSPORT, "U32"].contains(&unit.id.as_str())));
}

/// The row of a field of an entry, and the column to be filled in.
fn field_at(book: &mut Book, kind: &str, field: &str) -> (u32, u32) {
    let (head, value) = book.find("台账栏目", "填写");
    let kinds = book.find("台账栏目", "台账").1;
    let fields = book.find("台账栏目", "栏目").1;
    let grid = book.sheet("台账栏目");
    let says = |row: u32, column: u32, words: &str| grid.cells.get(&(row, column)).is_some_and(|c| c.words() == words);
    let last = grid.cells.keys().map(|(row, _)| *row).max().expect("rows");
    let row = (head + 1..=last).find(|row| says(*row, kinds, kind) && says(*row, fields, field));
    (row.unwrap_or_else(|| panic!("no {field} of {kind}")), value)
}

fn fill_field(book: &mut Book, kind: &str, field: &str, words: &str) {
    let at = field_at(book, kind, field);
    book.sheet("台账栏目").cells.insert(at, Cell::Text(words.to_owned()));
}

#[test]
fn what_a_brand_is_made_of_is_asked_and_taken_with_it() {
    let mut city = City::new();
    let kind = RegisterKindId::new("brand");
    let mut book = city.form(TRANSPORT);
    let asked = column(&mut book, "台账栏目", "栏目");
    for field in ["品牌内涵", "主题内涵深", "品牌叫得响", "工作措施硬", "实施成效好"] {
        assert!(asked.iter().any(|name| name == field), "{field}: {asked:?}");
    }
    // What is the office's own is not asked, and not shown.
    for inside in ["联系人", "退回意见", "党委书记", "拟评优秀", "奖励经费（元）"] {
        assert!(!asked.iter().any(|name| name == inside), "{inside}: {asked:?}");
    }
    // The brand is registered and described in one go.
    book.write("台账", "品牌备案", "条目名称", "红色物流");
    fill_field(&mut book, "品牌备案", "品牌内涵", "司机之家，一路先锋");
    fill_field(&mut book, "品牌备案", "报送日期", "5月10日");
    assert_eq!(collected(&mut city, &book, false), []);
    let entry = city.ledger.register_of(&kind)[0].clone();
    assert_eq!(entry.name, "红色物流");
    assert_eq!(entry.fields["品牌内涵"], "司机之家，一路先锋");
    assert_eq!(entry.fields["报送日期"], "2022-05-10");
    // The same form once more changes nothing; the next form shows what is registered.
    assert_eq!(city.review("又一份.xlsx", &book.save()).command(), None);
    let mut book = city.form(TRANSPORT);
    let held = field_at(&mut book, "品牌备案", "品牌内涵");
    assert_eq!(book.sheet("台账栏目").cells[&(held.0, held.1 - 1)].words(), "司机之家，一路先锋");
    // A field alone may be given; the stage and the others stay as they are.
    fill_field(&mut book, "品牌备案", "主题内涵深", "好");
    let mut review = city.review("又一份.xlsx", &book.save());
    assert!(review.forms[0].lines.iter().all(|line| line.doubt.is_none()), "{review:?}");
    review.forms[0].mark = Mark::Taken;
    city.act(review.command().expect("taken"));
    let entry = &city.ledger.register_of(&kind)[0];
    assert_eq!((entry.stage, entry.fields["主题内涵深"].as_str(), entry.fields.len()), (0, "好", 3));
}

#[test]
fn what_does_not_fit_a_field_or_was_changed_meanwhile_is_asked_about() {
    let mut city = City::new();
    let kind = RegisterKindId::new("brand");
    let mut book = city.form(TRANSPORT);
    fill_field(&mut book, "品牌备案", "品牌内涵", "一路先锋");
    let review = city.review("没写名称.xlsx", &book.save());
    assert_eq!(review.forms[0].lines[0].doubt, Some(FormDoubt::NoName));
    book.write("台账", "品牌备案", "条目名称", "红色物流");
    fill_field(&mut book, "品牌备案", "报送日期", "不久以前");
    let review = city.review("日期不对.xlsx", &book.save());
    assert_eq!(review.forms[0].lines[0].doubt, Some(FormDoubt::NotUnderstood));
    fill_field(&mut book, "品牌备案", "报送日期", "5月10日");
    collected(&mut city, &book, false);
    // The office has written something else since the form went out.
    let mut book = city.form(TRANSPORT);
    let entry = city.ledger.register_of(&kind)[0].clone();
    let mut fields = entry.fields.clone();
    fields.insert("品牌内涵".to_owned(), "办公室改过的".to_owned());
    let mut command = entry.as_entered();
    if let Command::EnterRegister { fields: kept, .. } = &mut command {
        *kept = fields;
    }
    city.act(command);
    fill_field(&mut book, "品牌备案", "品牌内涵", "单位改的");
    let review = city.review("收到的表.xlsx", &book.save());
    assert_eq!(review.forms[0].lines[0].doubt, Some(FormDoubt::Changed("品牌内涵：办公室改过的".to_owned())));
    // Where the row of its entry is gone, what was written is still shown.
    let mut book = city.form(TRANSPORT);
    fill_field(&mut book, "品牌备案", "品牌内涵", "没处放的");
    book.grids.retain(|grid| grid.name != "台账");
    let review = city.review("少了一页.xlsx", &book.save());
    assert!(review.forms[0].lines.iter().any(|line| line.said.contains("没处放的") && line.doubt.is_some()));
}
