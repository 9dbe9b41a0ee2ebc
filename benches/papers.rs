//! How long papers take: minutes of 60 units and 300 items must be a .docx within 10 ms, so that an export never shows.

#[path = "../tests/document/sample.rs"]
mod sample;
#[path = "support/year_of_rows.rs"]
mod year_of_rows;

use diaodu::document::compose;
use diaodu::document::render::{self, Format};
use diaodu::domain::{
    Catalogue, Command, CommitmentKind, Context, Deadline, HouseStyle, Ledger, MeetingHead, Programme, Recording, Unit,
    UnitId, UnitKind, decide,
};
use divan::Bencher;
use year_of_rows::year_of_rows;

fn main() {
    divan::main();
}

/// A month's ordinary minutes.
#[divan::bench(args = Format::ALL)]
fn minutes_of_a_month(bencher: Bencher<'_, '_>, format: Format) {
    let (document, style) = (sample::minutes(), HouseStyle::default());
    bencher.bench_local(|| render::render(&document, &style, format));
}

/// The largest minutes anyone would print.
#[divan::bench(args = Format::ALL)]
fn minutes_of_60_units_and_300_items(bencher: Bencher<'_, '_>, format: Format) {
    let (document, style) = (sample::long(300, 60), HouseStyle::default());
    bencher.bench_local(|| render::render(&document, &style, format));
}

/// From the books to a .docx: 60 units, each with five promises, reports and requests.
#[divan::bench]
fn compose_and_write_minutes_of_60_units_and_300_items(bencher: Bencher<'_, '_>) {
    let ledger = full_ledger();
    let printed_on = "2022-05-23".parse().expect("a day");
    bencher.bench_local(|| {
        render::docx(&compose::minutes(&ledger.for_everybody(), printed_on), &ledger.programme.house_style)
    });
}

/// From the books to lines on the screen.
#[divan::bench]
fn preview_minutes_of_60_units_and_300_items(bencher: Bencher<'_, '_>) {
    let ledger = full_ledger();
    let printed_on = "2022-05-23".parse().expect("a day");
    bencher.bench_local(|| compose::preview(&ledger.for_everybody(), printed_on));
}

fn full_ledger() -> Ledger {
    let mut ledger = Ledger::default();
    let units: Vec<Unit> = (1..=60).map(unit).collect();
    let programme = Programme { meeting_name: "月调度会".into(), ..Programme::default() };
    act(&mut ledger, Command::Adopt(Box::new(Catalogue { programme, units: units.clone(), tasks: Vec::new() })));
    let date = "2022-05-20".parse().expect("a day");
    act(&mut ledger, Command::OpenMeeting { date, head: MeetingHead::default() });
    act(&mut ledger, Command::TakeRollOfRest);
    for unit in &units {
        for number in 1..=5 {
            let recording = Recording {
                kind: CommitmentKind::Promise,
                units: vec![unit.id.clone()],
                supporting: vec![UnitId::new("U01")],
                task: None,
                text: format!("6月底前摸清第{number}类“两新”组织底数，建立台账，实行动态管理"),
                owner: String::new(),
                deadline: Deadline::on("6月底前", "2022-06-30".parse().expect("a day")),
            };
            act(&mut ledger, Command::Record(recording));
        }
        let text = "已走访企业12家，建立党组织3个，选派党建指导员5名";
        act(&mut ledger, Command::NoteProgress { unit: unit.id.clone(), about: None, text: text.into(), share: None });
        act(&mut ledger, Command::AskHelp { unit: unit.id.clone(), text: "请有关部门共享登记信息".into() });
    }
    ledger
}

fn unit(number: u32) -> Unit {
    Unit {
        id: UnitId::new(&format!("U{number:02}")),
        name: format!("XX市第{number}局"),
        short: format!("第{number}局"),
        aliases: Vec::new(),
        kind: UnitKind::Member,
        order: number,
        post: String::new(),
        committees: Vec::new(),
        groups: Vec::new(),
        active: true,
        former: Vec::new(),
        ceased: None,
    }
}

fn act(ledger: &mut Ledger, command: Command) {
    let context = Context { now: "2022-05-20T09:00:00".parse().expect("a moment") };
    let deed = decide(ledger, command, &context).expect("accepted");
    for change in &deed.changes {
        ledger.apply(change);
    }
}

/// A year's ledger of 20,000 rows as a workbook.
#[divan::bench(sample_count = 5)]
fn workbook_of_20_000_rows(bencher: Bencher<'_, '_>) {
    let workbook = year_of_rows(20_000);
    let style = HouseStyle::default();
    bencher.bench_local(|| render::xlsx(&workbook, &style));
}
