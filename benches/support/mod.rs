//! Ledgers to measure on: of any size, as the program itself would have written them, journal and chain included, so
//! that `diaodu doctor` finds nothing. A large one is written once and kept in `target/`.

pub mod others;
pub mod terminal;

use chrono::{Days, Months, NaiveDate, NaiveDateTime};
use diaodu::{
    catalogue,
    domain::{
        Attendance, Catalogue, Change, Command, Commitment, CommitmentId, CommitmentKind, Course, Deadline, Deed, Edit,
        Edition, Entry, Life, Meeting, MeetingHead, MeetingId, MeetingState, Minutes, Nature, Period, Presence,
        Recording, Stop, StopState, Unit, UnitId, WordsMark,
    },
    store::Store,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// How large a ledger is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Units on the roster.
    pub units: usize,
    /// Open commitments: a tenth of them of today, the others of the meeting before.
    pub open: u32,
    /// Closed commitments of past meetings.
    pub past: u32,
    /// Past meetings, a month apart.
    pub months: u32,
}

impl Size {
    /// 10,000 open items and so many past ones. A past meeting has a thousand, so that what grows is history alone.
    #[must_use]
    pub const fn of_history(past: u32) -> Self {
        Self { units: 60, open: 10_000, past, months: past / 1_000 }
    }
}

/// The day of the meeting in session.
pub const TODAY: &str = "2022-05-20";

/// Raised when the ledgers written here change, so that old ones are not taken for new.
const FORM: u32 = 2;

/// A ledger of that size in the cache, written when it is not there yet. Copy it before changing it.
pub fn cached(size: Size) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/ledgers");
    fs::create_dir_all(&folder).expect("a folder for ledgers");
    let Size { units, open, past, months } = size;
    let path = folder.join(format!("{FORM}-{units}-{open}-{past}-{months}.db"));
    if !path.exists() {
        let making = path.with_extension("making");
        let _ = fs::remove_file(&making);
        write(&making, size);
        fs::rename(&making, &path).expect("put in its place");
    }
    path
}

/// A copy of the cached ledger that may be written to. It is on the disk before anything is measured on it.
pub fn copy(size: Size, to: &Path) {
    fs::copy(cached(size), to).expect("a copy");
    let copied = fs::OpenOptions::new().write(true).open(to).and_then(|copied| copied.sync_all());
    copied.expect("on the disk");
}

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
    let mut store = Store::open(path).expect("a new file");
    let first = day_of(size, 0);
    let mut plan = vec![Change::Programme(Box::new(Edit::Created(catalogue.programme.clone())))];
    plan.extend(catalogue.units.iter().map(|unit| Change::Unit(Edit::Created(unit.clone()))));
    plan.extend(catalogue.tasks.iter().map(|task| Change::Task(Edit::Created(task.clone()))));
    let adopted = Deed { command: Command::Adopt(Box::new(catalogue.clone())), changes: plan };
    store.commit_all([entry(1, at_nine(first), None, adopted)]).expect("the plan");
    let mut number = 0;
    for nth in 0..=size.months {
        store.commit_all(month(size, nth, &catalogue, store.next_seq(), &mut number)).expect("a meeting");
    }
}

fn day_of(size: Size, nth: u32) -> NaiveDate {
    let today: NaiveDate = TODAY.parse().expect("a day");
    today.checked_sub_months(Months::new(size.months - nth)).expect("a day")
}

fn entry(seq: u64, at: NaiveDateTime, meeting: Option<MeetingId>, deed: Deed) -> Entry {
    Entry { seq, at, meeting, nature: Nature::Act, deed, by: String::new() }
}

/// One meeting's entries: it is opened, the roll is taken, every item is an act of its own, the minutes go out.
fn month(size: Size, nth: u32, catalogue: &Catalogue, first_seq: u64, number: &mut u32) -> Vec<Entry> {
    let date = day_of(size, nth);
    let at = at_nine(date);
    let is_last = nth == size.months;
    let id = MeetingId(nth + 1);
    let opening = Command::OpenMeeting { date, head: MeetingHead::default() };
    let mut opened = vec![Change::Meeting(Edit::Created(meeting(id, date, is_last)))];
    opened.extend(catalogue.units.iter().map(|unit| Change::Stop(Edit::Created(stop(id, unit, is_last)))));
    opened.extend(catalogue.units.iter().map(|unit| Change::Attendance(Edit::Created(attendance(id, unit, at)))));
    let mut deeds = vec![Deed { command: opening, changes: opened }];
    let closed = if is_last { 0 } else { size.past / size.months.max(1) };
    let today = if size.months == 0 { size.open } else { size.open / 10 };
    let open = match size.months - nth {
        0 => today,
        1 => size.open - today,
        _ => 0,
    };
    for nth in 0..closed + open {
        *number += 1;
        let unit = &catalogue.units[*number as usize % catalogue.units.len()];
        let made = commitment(*number, unit, id, date, nth >= closed);
        deeds.push(Deed { command: spoken(&made), changes: vec![Change::Commitment(Edit::Created(made))] });
    }
    if !is_last {
        deeds.push(Deed {
            command: Command::IssueMinutes { words: words(), mark: WordsMark::of(&words()) },
            changes: vec![
                Change::Minutes(Box::new(Edit::Created(minutes(id)))),
                Change::Edition(Box::new(Edit::Created(edition(id, at)))),
            ],
        });
    }
    (first_seq..).zip(deeds).map(|(seq, deed)| entry(seq, at, Some(id), deed)).collect()
}

fn spoken(made: &Commitment) -> Command {
    Command::Record(Recording {
        kind: made.kind,
        units: vec![made.unit.clone()],
        supporting: Vec::new(),
        task: None,
        text: made.text.clone(),
        owner: made.owner.clone(),
        deadline: made.deadline.clone(),
    })
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
        arrangement: diaodu::domain::Arrangement::default(),
    }
}

fn stop(meeting: MeetingId, unit: &Unit, is_last: bool) -> Stop {
    let state = match (is_last, unit.order) {
        (false, _) => StopState::Covered,
        (true, 18) => StopState::Current,
        (true, _) => StopState::Pending,
    };
    let since = (state == StopState::Current).then(|| at_nine(TODAY.parse().expect("a day")));
    Stop { meeting, unit: unit.id.clone(), state, since, seconds: 0 }
}

fn attendance(meeting: MeetingId, unit: &Unit, at: NaiveDateTime) -> Attendance {
    Attendance {
        meeting,
        unit: unit.id.clone(),
        presence: Presence::Present,
        person: "王五".into(),
        post: "副局长".into(),
        arrived: Some(at),
        left: None,
        reason: String::new(),
    }
}

fn minutes(meeting: MeetingId) -> Minutes {
    Minutes { meeting, number: Some(meeting.0), issued: true, editions: 1, ..Minutes::default() }
}

fn edition(meeting: MeetingId, at: NaiveDateTime) -> Edition {
    Edition {
        meeting,
        version: 1,
        head: String::new(),
        number: Some(meeting.0),
        signed_by: "张三".into(),
        signed_on: Some(at.date()),
        issued_at: at,
        words: words(),
    }
}

fn words() -> Vec<String> {
    (1..=60).map(|nth| format!("{nth}．物流行业党委挂牌并召开第一次全体会议，报送照片和党员名册。")).collect()
}

fn commitment(number: u32, unit: &Unit, meeting: MeetingId, date: NaiveDate, is_open: bool) -> Commitment {
    let due = date + Days::new(u64::from(number % 90));
    // Closed before the next meeting, so that what is fresh in memory is as much whatever lies behind.
    let closed = date + Days::new(u64::from(number % 28));
    let life = if is_open {
        Life::Standing
    } else {
        Life::Closed { on: closed, by: "组织二科".into(), report: None, recorded: None }
    };
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
        returned: None,
        written: None,
    }
}
