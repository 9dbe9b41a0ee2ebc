//! What every damaged form must come to: the same reading as the whole one, a particular question, or a particular
//! reason why it cannot be read. Each story file adds its variants; here they are counted.

use crate::{book::Book, cells, files, layouts, whose};
use chrono::{Datelike, NaiveDate};
use diaodu::{
    catalogue::{self, holidays},
    document::{
        compose::{FormScope, unit_form},
        render,
    },
    domain::{
        Change, Command, CommitmentKind, Context, Deadline, Edit, FormDoubt, FormFault, ItemId, Ledger, Meeting,
        MeetingHead, MeetingId, Recording, Stop, UnitId, decide,
    },
    exchange::{
        collect::{FormFile, Review, review},
        form::{Cell, account},
    },
    hearing::Listener,
};
use std::panic::catch_unwind;

pub const TRANSPORT: &str = "U18";
pub const FIRST: &str = "物流行业党委6月30日前挂牌";
pub const SECOND: &str = "货车司机党群驿站9月30日前建成2个";

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn context() -> Context {
    Context { now: day("2022-05-18").and_hms_opt(9, 0, 0).expect("a moment") }
}

/// A ledger in memory, and what was done to it.
pub struct City {
    pub ledger: Ledger,
}

impl City {
    /// The built-in catalogue, the meeting of May 20th, two promises of the transport bureau and one of its neighbour's.
    pub fn new() -> Self {
        let mut city = Self { ledger: Ledger::default() };
        city.act(Command::Adopt(Box::new(catalogue::built_in())));
        city.opens_may();
        city.promise(TRANSPORT, "物流行业党委6月30日前挂牌", "2022-06-30");
        city.promise(TRANSPORT, "货车司机党群驿站9月30日前建成2个", "2022-09-30");
        city.promise("U19", "农民合作社党组织摸底", "2022-07-31");
        city
    }

    /// The meeting with the number it had when the forms kept in `tests/data` were given out: files of then began with 1.
    fn opens_may(&mut self) {
        let open = Command::OpenMeeting { date: day("2022-05-20"), head: MeetingHead::default() };
        for change in decide(&self.ledger, open, &context()).expect("accepted").changes {
            self.ledger.apply(&match change {
                Change::Meeting(Edit::Created(meeting)) => {
                    Change::Meeting(Edit::Created(Meeting { id: MeetingId(1), ..meeting }))
                }
                Change::Stop(Edit::Created(stop)) => {
                    Change::Stop(Edit::Created(Stop { meeting: MeetingId(1), ..stop }))
                }
                other => other,
            });
        }
    }

    pub fn act(&mut self, command: Command) {
        let deed = decide(&self.ledger, command, &context()).expect("accepted");
        deed.changes.iter().for_each(|change: &Change| self.ledger.apply(change));
    }

    pub fn promise(&mut self, unit: &str, text: &str, due: &str) {
        self.act(Command::Record(Recording {
            kind: CommitmentKind::Promise,
            units: vec![UnitId::new(unit)],
            supporting: Vec::new(),
            task: None,
            text: text.to_owned(),
            owner: String::new(),
            deadline: {
                let due = day(due);
                Deadline::on(&format!("{}月{}日前", due.month(), due.day()), due)
            },
        }));
    }

    pub fn form(&self, unit: &str) -> Book {
        let unit = &self.ledger.units[&UnitId::new(unit)];
        let form = unit_form(&self.ledger.for_unit(&unit.id), context().today(), FormScope::Dated).expect("a form");
        Book::open(&render::form(&form, &self.ledger.programme.house_style).expect("rendered"))
    }

    /// The transport bureau's form, filled in as a careful colleague does.
    pub fn filled(&self) -> Book {
        let mut book = self.form(TRANSPORT);
        book.write("事项", FIRST, "完成情况", "推进中");
        book.fill("事项", FIRST, "完成率（0—100）", Cell::Number(60.0));
        book.write("事项", FIRST, "本月进展", "班子人选已报批");
        book.write("事项", SECOND, "完成情况", "已完成");
        book.write("事项", SECOND, "佐证材料", "照片3张");
        book.fill("数据", "两新组织数", "本月", Cell::Number(120.0));
        book.fill("数据", "建有党组织数", "本月", Cell::Number(96.0));
        book
    }

    pub fn review(&self, name: &str, bytes: &[u8]) -> Review {
        let file = FormFile { name: name.to_owned(), read: account(bytes) };
        review(&self.ledger, &[file], &Listener::new(&self.ledger, holidays::calendar), &context())
    }
}

pub fn commitment(number: u32) -> ItemId {
    ItemId::Commitment(diaodu::domain::CommitmentId(number))
}

/// What the whole form says.
pub fn whole() -> Vec<Command> {
    let unit = UnitId::new(TRANSPORT);
    let reading = |indicator: &str, value| Command::TakeReading {
        unit: UnitId::new(TRANSPORT),
        indicator: diaodu::domain::IndicatorId::new(indicator),
        value,
    };
    vec![
        Command::NoteProgress {
            unit, about: Some(commitment(1)), text: "班子人选已报批".to_owned(), share: Some(60)
        },
        Command::Report { item: commitment(2), evidence: "照片3张".to_owned() },
        reading("两新组织数", 120),
        reading("建有党组织数", 96),
    ]
}

/// What a variant must come to.
pub enum Must {
    /// Exactly these acts, and nothing is asked.
    Read(Vec<Command>),
    /// The whole form's acts, and this one question on top.
    AskBesides(FormDoubt),
    /// All but what the questions are about, and exactly these questions.
    Ask(Vec<FormDoubt>),
    /// Exactly these acts, and exactly this question.
    ReadAndAsk(Vec<Command>, FormDoubt),
    /// The whole reading, and an extension asked for until that day.
    AsksUntil(ItemId, NaiveDate),
    /// A question about the form as a whole; nothing is taken before it is answered.
    AskWhole(FormDoubt),
    /// Nothing is read, for this reason.
    Fault(FormFault),
    /// Nothing is read, whatever the reason.
    AnyFault,
    /// The whole reading, or nothing is read: never something else.
    ReadOrFault,
    /// Nothing that the whole form does not say.
    NotWrong,
}

/// A damaged form.
pub struct Variant {
    pub name: String,
    pub file: String,
    pub bytes: Vec<u8>,
    pub must: Must,
}

impl Variant {
    pub fn new(name: impl Into<String>, bytes: Vec<u8>, must: Must) -> Self {
        Self { name: name.into(), file: "收到的表.xlsx".to_owned(), bytes, must }
    }
}

fn sorted(commands: impl IntoIterator<Item = Command>) -> Vec<String> {
    let mut words: Vec<String> = commands.into_iter().map(|command| format!("{command:?}")).collect();
    words.sort();
    words
}

fn check(city: &City, variant: &Variant) {
    let name = &variant.name;
    let review = catch_unwind(std::panic::AssertUnwindSafe(|| city.review(&variant.file, &variant.bytes)))
        .unwrap_or_else(|_| panic!("{name}: panicked"));
    let form = &review.forms[0];
    let acts = || sorted(form.acts().cloned());
    let doubts: Vec<_> =
        form.lines.iter().filter(|line| line.is_open()).filter_map(|line| line.doubt.clone()).collect();
    match &variant.must {
        Must::Read(commands) => {
            assert_eq!((&form.fault, &form.doubt), (&None, &None), "{name}");
            assert_eq!(doubts, [], "{name}");
            assert_eq!(acts(), sorted(commands.clone()), "{name}");
        }
        Must::AskBesides(doubt) => {
            assert_eq!((&form.fault, &form.doubt), (&None, &None), "{name}");
            assert_eq!(doubts, std::slice::from_ref(doubt), "{name}");
            assert_eq!(acts(), sorted(whole()), "{name}");
        }
        Must::Ask(asked) => {
            assert_eq!((&form.fault, &form.doubt), (&None, &None), "{name}");
            assert_eq!(doubts, *asked, "{name}");
            let taken = acts();
            assert!(taken.len() < whole().len(), "{name}: {taken:?}");
            let all = sorted(whole());
            assert!(taken.iter().all(|act| all.contains(act)), "{name}: something else was taken: {taken:?}");
        }
        Must::ReadAndAsk(commands, doubt) => {
            assert_eq!((&form.fault, &form.doubt), (&None, &None), "{name}");
            assert_eq!(doubts, std::slice::from_ref(doubt), "{name}");
            assert_eq!(acts(), sorted(commands.clone()), "{name}");
        }
        Must::AsksUntil(item, day) => {
            assert_eq!((&form.fault, &form.doubt), (&None, &None), "{name}");
            assert_eq!(doubts, [], "{name}");
            let all = whole();
            let more: Vec<&Command> = form.acts().filter(|act| !all.contains(act)).collect();
            assert_eq!(form.acts().count(), all.len() + 1, "{name}");
            let [Command::AskExtension { item: about, to, reason }] = more.as_slice() else {
                panic!("{name}: {more:?}");
            };
            assert_eq!((about, to.last_day(), reason.as_str()), (item, Some(*day), "批复未下"), "{name}");
        }
        Must::NotWrong => {
            let all = sorted(whole());
            let taken = acts();
            assert!(taken.iter().all(|act| all.contains(act)), "{name}: {taken:?}");
        }
        Must::AskWhole(doubt) => {
            assert_eq!((&form.fault, &form.doubt), (&None, &Some(doubt.clone())), "{name}");
            assert_eq!((review.taken(), review.command()), (0, None), "{name}");
        }
        Must::Fault(fault) => assert_eq!(form.fault.as_ref(), Some(fault), "{name}"),
        Must::AnyFault => assert!(form.fault.is_some(), "{name}: {form:?}"),
        Must::ReadOrFault => {
            if form.fault.is_none() && form.doubt.is_none() {
                assert_eq!(acts(), sorted(whole()), "{name}");
            }
        }
    }
    if form.fault.is_some() || form.doubt.is_some() {
        assert_eq!(review.command(), None, "{name}: nothing may be taken");
    }
}

#[test]
fn two_hundred_damaged_forms_each_end_in_a_right_reading_or_a_clear_question() {
    let city = City::new();
    let all: Vec<Variant> =
        [layouts::variants(&city), cells::variants(&city), whose::variants(&city), files::variants(&city)]
            .into_iter()
            .flatten()
            .collect();
    let names: std::collections::BTreeSet<&String> = all.iter().map(|variant| &variant.name).collect();
    assert_eq!(names.len(), all.len(), "every variant is another one");
    assert!(all.len() >= 200, "only {} variants", all.len());
    let wrong: Vec<&str> = all
        .iter()
        .filter(|variant| catch_unwind(std::panic::AssertUnwindSafe(|| check(&city, variant))).is_err())
        .map(|variant| variant.name.as_str())
        .collect();
    assert!(wrong.is_empty(), "{} of {} came to something else: {wrong:#?}", wrong.len(), all.len());
}

#[test]
fn the_whole_form_is_read_whole() {
    let city = City::new();
    check(&city, &Variant::new("whole", city.filled().save(), Must::Read(whole())));
}

#[test]
fn what_a_new_row_says_of_itself_is_asked_about_and_not_lost() {
    let city = City::new();
    let mut book = city.filled();
    let row = book.free_row();
    for (heading, words) in [("事项", "网约车平台党支部7月底前成立"), ("本月进展", "已选好场地")]
    {
        let column = book.find("事项", heading).1;
        book.sheet("事项").cells.insert((row, column), Cell::Text(words.to_owned()));
    }
    let review = city.review("收到的表.xlsx", &book.save());
    let asked: Vec<(Option<FormDoubt>, &str)> = review.forms[0]
        .lines
        .iter()
        .filter(|line| line.is_open())
        .map(|line| (line.doubt.clone(), line.said.as_str()))
        .collect();
    let [(first, _), (second, told)] = asked.as_slice() else { panic!("{asked:?}") };
    assert_eq!((first, second), (&Some(FormDoubt::NewRow), &Some(FormDoubt::ToldOfNew)));
    assert!(told.contains("已选好场地"), "{told}");
}
