//! Forms of another unit, of another month, or of nobody; and what the ledger learned since a form was made.

use crate::{
    book::Book,
    damaged::{City, FIRST, Must, TRANSPORT, Variant, commitment, context, day, whole},
};
use diaodu::{
    catalogue::holidays,
    domain::{Command, Deadline, FormDoubt, FormFault, IndicatorId, MeetingHead, Period, ReturnedForm, UnitId},
    exchange::{
        collect::{FormFile, review},
        form::{Cell, account},
    },
    hearing::Listener,
};

fn text(words: &str) -> Cell {
    Cell::Text(words.to_owned())
}

fn period(text: &str) -> Period {
    text.parse().expect("a month")
}

fn meta(book: &mut Book, key: &str, column: u32, words: &str) {
    let row = book.find("_meta", key).0;
    book.sheet("_meta").cells.insert((row, column), text(words));
}

fn head(book: &mut Book, words: Option<&str>) {
    for sheet in ["事项", "数据", "台账", "台账栏目"] {
        let grid = book.sheet(sheet);
        let at = *grid.cells.iter().find(|(_, cell)| cell.words().starts_with("填报单位：")).expect("a head").0;
        match words {
            Some(words) => grid.cells.insert(at, text(words)),
            None => grid.cells.remove(&at),
        };
    }
}

pub fn variants(city: &City) -> Vec<Variant> {
    let mut all = Vec::new();
    let mut add = |name: &str, file: &str, must: Must, change: &dyn Fn(&mut Book)| {
        let mut book = city.filled();
        change(&mut book);
        all.push(Variant { file: file.to_owned(), ..Variant::new(name, book.save(), must) });
    };
    let other = || FormDoubt::OtherUnit { made_for: "市交通运输局".into(), says: "市财政局".into() };
    let sent = "2022年5月调度会填报表（市交通运输局）.xlsx";
    add("filled in by another unit", sent, Must::AskWhole(other()), &|book| head(book, Some("填报单位：市财政局")));
    add("filled in by another unit by its full name", sent, Must::AskWhole(other()), &|book| {
        head(book, Some("填报单位： XX市财政局"));
    });
    add("the unit under its other name", sent, Must::Read(whole()), &|book| head(book, Some("填报单位：市交通局")));
    add("the unit's name deleted", sent, Must::Read(whole()), &|book| head(book, None));
    add("last month's form", sent, Must::AskWhole(FormDoubt::Stale(period("2022-04"), period("2022-05"))), &|book| {
        meta(book, "meeting", 2, "2022-04");
    });
    add(
        "another meeting of the month",
        sent,
        Must::AskWhole(FormDoubt::Stale(period("2022-05"), period("2022-05"))),
        &|book| {
            meta(book, "meeting", 1, "7");
        },
    );
    add("next year's form", sent, Must::AskWhole(FormDoubt::Stale(period("2023-05"), period("2022-05"))), &|book| {
        meta(book, "meeting", 2, "2023-05");
    });
    for file in [
        "新建 XLSX 工作表.xlsx",
        "1.xlsx",
        "交通局5月（最终版）.xlsx",
        "报组织部-市交通运输局.xls",
        "副本.et",
        "无后缀",
    ] {
        add(&format!("renamed {file}"), file, Must::Read(whole()), &|_| {});
    }
    let named = |named: &str| FormDoubt::NamedForOther { made_for: "市交通运输局".into(), named: named.into() };
    for (file, unit) in [("市财政局.xlsx", "市财政局"), ("市农业农村局5月报表.xlsx", "市农业农村局")]
    {
        add(&format!("named for another unit: {file}"), file, Must::AskWhole(named(unit)), &|_| {});
    }
    let bare = || Must::AskWhole(FormDoubt::BareHead("市交通运输局".into()));
    let without_meta = |book: &mut Book| book.grids.retain(|grid| grid.name != "_meta");
    add("the hidden sheet deleted", sent, bare(), &without_meta);
    add(
        "the hidden sheet deleted, last month's",
        sent,
        Must::AskWhole(FormDoubt::Stale(period("2022-04"), period("2022-05"))),
        &|book| {
            without_meta(book);
            for sheet in ["事项", "数据"] {
                let grid = book.sheet(sheet);
                grid.cells.insert((0, 1), text("2022年4月调度会填报表"));
            }
        },
    );
    add("hidden sheet and head deleted", sent, Must::Fault(FormFault::NoUnit), &|book| {
        without_meta(book);
        head(book, None);
    });
    add("a unit that is not in the roster", sent, Must::Fault(FormFault::UnknownUnit("市水利局".into())), &|book| {
        without_meta(book);
        head(book, Some("填报单位：市水利局"));
    });
    add("made by a newer program", sent, Must::Fault(FormFault::Newer("2".into())), &|book| {
        meta(book, "diaodu-form", 1, "2");
    });
    add("the hidden sheet without its unit", sent, Must::Read(whole()), &|book| {
        meta(book, "unit", 1, "U99");
        meta(book, "unit", 2, "市交通运输局");
    });
    all
}

fn one(city: &City, book: &Book) -> Vec<FormDoubt> {
    let review = city.review("表.xlsx", &book.save());
    review.forms[0].lines.iter().filter(|line| line.is_open()).filter_map(|line| line.doubt.clone()).collect()
}

#[test]
fn what_the_ledger_learned_since_is_never_overwritten_silently() {
    let mut city = City::new();
    let mut book = city.filled();
    book.write("事项", FIRST, "申请延期至", "8月底前");
    book.write("事项", FIRST, "延期原因", "批复未下");
    // After the form went out: a figure by telephone, an extension, a report.
    let unit = UnitId::new(TRANSPORT);
    let indicator = IndicatorId::new("两新组织数");
    city.act(Command::TakeReading { unit: unit.clone(), indicator, value: 118 });
    city.act(Command::Extend {
        item: commitment(1),
        to: Deadline::on("7月31日", day("2022-07-31")),
        by: "张三".into(),
        reason: "批复未下".into(),
    });
    city.act(Command::NoteProgress {
        unit, about: Some(commitment(1)), text: "电话报：已报批".into(), share: None
    });
    let doubts = one(&city, &book);
    assert!(doubts.contains(&FormDoubt::Newer(118)), "{doubts:?}");
    assert!(doubts.contains(&FormDoubt::AlreadySaid("电话报：已报批".into())), "{doubts:?}");
    assert!(doubts.iter().any(|doubt| matches!(doubt, FormDoubt::Changed(_))), "{doubts:?}");
    // Nothing of it is in the one act, but what nobody touched is.
    let taken = city.review("表.xlsx", &book.save()).taken();
    assert_eq!(taken, 2, "the report of the other item and the other figure");
}

#[test]
fn the_same_file_twice_does_nothing_twice() {
    let mut city = City::new();
    let bytes = city.filled().save();
    let files: Vec<FormFile> =
        ["甲.xlsx", "乙.xlsx"].iter().map(|name| FormFile { name: (*name).into(), read: account(&bytes) }).collect();
    let both = review(&city.ledger, &files, &Listener::new(&city.ledger, holidays::calendar), &context());
    assert_eq!((both.taken(), both.questions()), (whole().len(), 0));
    assert_eq!(both.forms[1].same_as.as_deref(), Some("甲.xlsx"));
    city.act(both.command().expect("something to take"));
    let again = city.review("丙.xlsx", &bytes);
    assert_eq!((again.taken(), again.questions(), again.command()), (0, 0, None));
    assert!(again.forms[0].is_known);
}

#[test]
fn two_different_forms_of_one_unit_are_asked_about_where_they_differ() {
    let mut city = City::new();
    let first = city.filled();
    let mut second = city.filled();
    second.fill("数据", "两新组织数", "本月", Cell::Number(125.0));
    let file = |name: &str, book: &Book| FormFile { name: name.into(), read: account(&book.save()) };
    let files = [file("甲.xlsx", &first), file("乙.xlsx", &second)];
    let mut both = review(&city.ledger, &files, &Listener::new(&city.ledger, holidays::calendar), &context());
    assert_eq!((both.taken(), both.questions()), (whole().len() - 1, 2));
    assert_eq!(
        both.forms[0].lines.iter().find(|line| line.is_open()).unwrap().doubt,
        Some(FormDoubt::OtherForm("乙.xlsx".into(), "125".into()))
    );
    // The second holds: the first one's figure is left out.
    both.forms[1].lines.iter_mut().for_each(|line| assert!(line.take()));
    city.act(both.command().expect("something to take"));
    let key = (UnitId::new(TRANSPORT), IndicatorId::new("两新组织数"), period("2022-05"));
    assert_eq!(city.ledger.readings[&key].value, 125);
    // A third one later, with other words: the form as a whole is asked about.
    let mut third = city.filled();
    third.write("事项", FIRST, "本月进展", "又有新进展");
    let later = city.review("丙.xlsx", &third.save());
    assert!(matches!(&later.forms[0].doubt, Some(FormDoubt::Answered(_))), "{:?}", later.forms[0].doubt);
    assert_eq!(later.command(), None);
}

#[test]
fn last_months_form_brings_no_figures() {
    let mut city = City::new();
    let book = city.filled();
    city.act(Command::OpenMeeting { date: day("2022-06-20"), head: MeetingHead::default() });
    let mut review = city.review("表.xlsx", &book.save());
    assert_eq!(review.forms[0].doubt, Some(FormDoubt::Stale(period("2022-05"), period("2022-06"))));
    assert_eq!((review.taken(), review.command()), (0, None));
    review.forms[0].mark = diaodu::exchange::collect::Mark::Taken;
    assert!(review.forms[0].acts().all(|act| !matches!(act, Command::TakeReading { .. })), "{review:?}");
}

#[test]
fn a_collection_is_one_act_and_one_undo() {
    let city = City::new();
    let command = city.review("表.xlsx", &city.filled().save()).command().expect("something to take");
    let Command::CollectForms { forms, .. } = &command else { panic!("{command:?}") };
    let [ReturnedForm { unit, file, .. }] = forms.as_slice() else { panic!("{forms:?}") };
    assert_eq!((unit, file.as_str()), (&UnitId::new(TRANSPORT), "表.xlsx"));
    let deed = diaodu::domain::decide(&city.ledger, command, &context()).expect("accepted");
    let mut after = city.ledger.clone();
    deed.changes.iter().for_each(|change| after.apply(change));
    assert_ne!(after, city.ledger);
    for change in deed.changes.into_iter().rev().map(diaodu::domain::Change::inverse) {
        assert!(after.holds_before(&change), "{change:?}");
        after.apply(&change);
    }
    // Numbers given out stay given out; everything else is as it was.
    after.counters = city.ledger.counters;
    assert_eq!(after, city.ledger);
}

#[test]
fn an_empty_form_is_an_answer_that_records_nothing_else() {
    let city = City::new();
    let review = city.review("表.xlsx", &city.form(TRANSPORT).save());
    assert!(review.forms[0].is_blank);
    let Some(Command::CollectForms { forms, acts }) = review.command() else { panic!("{review:?}") };
    assert_eq!((forms.len(), acts.len()), (1, 0));
}
