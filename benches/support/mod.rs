//! Ledgers to measure on.

use chrono::{Days, Months, NaiveDate, NaiveDateTime};
use diaodu::{
    catalogue,
    domain::{
        Catalogue, Change, Command, Commitment, CommitmentId, CommitmentKind, Course, Deadline, Deed, Edit, Entry,
        Life, Meeting, MeetingId, MeetingState, Nature, Period, Stop, StopState, Unit, UnitId,
    },
    store::Store,
};
use std::path::Path;

/// How large a ledger is to be.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Units on the roster.
    pub units: usize,
    /// Open commitments.
    pub open: u32,
    /// Closed commitments of past meetings.
    pub past: u32,
    /// Past meetings, a month apart.
    pub months: u32,
}

/// The full ledger that the figures stand on: 60 units, 1,000 open items, ten years of history.
pub const FULL: Size = Size { units: 60, open: 1_000, past: 30_000, months: 120 };

/// The built-in catalogue with more units added until there are enough.
pub fn catalogue_of(units: usize) -> Catalogue {
    let mut catalogue = catalogue::built_in();
    let pattern = catalogue.units[17].clone();
    for nth in catalogue.units.len()..units {
        let number = nth + 1;
        catalogue.units.push(Unit {
            id: UnitId::new(&format!("X{number}")),
            name: format!("XX市第{number}成员单位"),
            short: format!("第{number}单位"),
            aliases: Vec::new(),
            order: u32::try_from(number).expect("a small number"),
            ..pattern.clone()
        });
    }
    catalogue
}

/// Writes a ledger of that size, ending in a meeting in session on 2022-05-20.
pub fn write(path: &Path, size: Size) {
    let catalogue = catalogue_of(size.units);
    let today: NaiveDate = "2022-05-20".parse().expect("a day");
    let first = today.checked_sub_months(Months::new(size.months)).expect("a day");
    let mut store = Store::open(path).expect("a new file");
    let mut commit = |at: NaiveDateTime, meeting, changes: Vec<Change>| {
        let deed = Deed { command: Command::Adopt(Box::default()), changes };
        let entry = Entry { seq: store.next_seq(), at, meeting, nature: Nature::Act, deed };
        store.commit(&entry).expect("committed");
    };
    let mut plan = vec![Change::Programme(Box::new(Edit::Created(catalogue.programme.clone())))];
    plan.extend(catalogue.units.iter().map(|unit| Change::Unit(Edit::Created(unit.clone()))));
    plan.extend(catalogue.tasks.iter().map(|task| Change::Task(Edit::Created(task.clone()))));
    commit(at_nine(first), None, plan);
    let mut number = 0;
    for nth in 0..=size.months {
        let date = first.checked_add_months(Months::new(nth)).expect("a day");
        let is_last = nth == size.months;
        let id = MeetingId(nth + 1);
        let mut changes = vec![Change::Meeting(Edit::Created(meeting(id, date, is_last)))];
        changes.extend(catalogue.units.iter().map(|unit| Change::Stop(Edit::Created(stop(id, unit, is_last)))));
        let items = if is_last { size.open } else { size.past / size.months.max(1) };
        for _ in 0..items {
            number += 1;
            let unit = &catalogue.units[number as usize % catalogue.units.len()];
            changes.push(Change::Commitment(Edit::Created(commitment(number, unit, id, date, is_last))));
        }
        commit(at_nine(date), Some(id), changes);
    }
}

fn at_nine(day: NaiveDate) -> NaiveDateTime {
    day.and_hms_opt(9, 0, 0).expect("nine o'clock")
}

fn meeting(id: MeetingId, date: NaiveDate, is_last: bool) -> Meeting {
    Meeting {
        id,
        number: id.0,
        period: Period::of(date),
        date,
        name: "月调度会".into(),
        topic: "“两新”组织党建".into(),
        place: "市委会议室".into(),
        chair: "张三".into(),
        recorder: "李四".into(),
        state: if is_last { MeetingState::InSession } else { MeetingState::Sealed },
        opened_at: Some(at_nine(date)),
        adjourned_at: None,
        sealed_at: None,
        next_date: None,
        unit_limit: 300,
    }
}

fn stop(meeting: MeetingId, unit: &Unit, is_last: bool) -> Stop {
    let state = match (is_last, unit.order) {
        (false, _) => StopState::Covered,
        (true, 18) => StopState::Current,
        (true, _) => StopState::Pending,
    };
    let since = (state == StopState::Current).then(|| at_nine("2022-05-20".parse().expect("a day")));
    Stop { meeting, unit: unit.id.clone(), state, since, seconds: 0 }
}

fn commitment(number: u32, unit: &Unit, meeting: MeetingId, date: NaiveDate, is_open: bool) -> Commitment {
    let due = date + Days::new(u64::from(number % 90));
    let life = if is_open { Life::Standing } else { Life::Closed { on: due, by: "组织二科".into(), report: None } };
    Commitment {
        id: CommitmentId(number),
        kind: if number.is_multiple_of(5) { CommitmentKind::Instruction } else { CommitmentKind::Promise },
        unit: unit.id.clone(),
        supporting: Vec::new(),
        task: None,
        text: format!("第{number}项：物流行业党委挂牌并召开第一次全体会议"),
        owner: "分管副局长".into(),
        deadline: Deadline::on("按期", due),
        meeting,
        recorded_at: at_nine(date),
        binding: None,
        course: Course { life, ..Course::default() },
        confirmed: false,
    }
}
