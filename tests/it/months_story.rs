//! From month to month: one item, one life line; asked is not granted; lamps as of each month; the roster changes.

use crate::support::{Books, day, moment, promise, small_city, unit_id};
use diaodu::{
    clock::Clock,
    domain::{
        Command, CommitmentId, Deadline, Happening, ItemId, Lamp, LampRule, LampTest, Life, LifeThen, MeetingHead,
        Moment, Refusal, TaskId, Unit, life_line, month_lamps,
    },
    session::{Session, SessionError},
};

fn refused(refusal: Refusal) -> SessionError {
    SessionError::Refused(refusal)
}

fn item(number: u32) -> ItemId {
    ItemId::Commitment(CommitmentId(number))
}

/// Later days on the same file.
struct Months {
    books: Books,
}

impl Months {
    fn may() -> Self {
        let mut books = Books::new();
        books.session.execute(promise("U1", "物流行业党委挂牌", "2022-06-30")).expect("accepted");
        Self { books }
    }

    fn on(&mut self, at: &str) -> &mut Session {
        let path = self.books.folder.path().join("a.db");
        let clock = Clock::Still(moment(at));
        self.books.session = Session::open(&path, clock).expect("accepted");
        &mut self.books.session
    }

    /// The meeting at hand is over; the next one begins.
    fn next(&mut self, date: &str) -> &mut Session {
        let session = &mut self.books.session;
        session.execute(Command::Adjourn).expect("accepted");
        let session = self.on(&format!("{date}T09:00:00"));
        session.execute(Command::OpenMeeting { date: day(date), head: MeetingHead::default() }).expect("accepted");
        session.execute(Command::CallToOrder).expect("accepted");
        session
    }
}

fn extend(number: u32, to: &str, reason: &str) -> Command {
    Command::Extend { item: item(number), to: Deadline::on(to, day(to)), by: "张三".into(), reason: reason.into() }
}

fn ask(number: u32, to: &str) -> Command {
    Command::AskExtension { item: item(number), to: Deadline::on(to, day(to)), reason: "批复未下".into() }
}

#[test]
fn asked_is_not_granted_and_a_late_request_is_marked_as_late() {
    let mut months = Months::may();
    let session = months.on("2022-06-10T09:00:00");
    session.execute(ask(1, "2022-07-20")).unwrap();
    let course = |session: &Session| session.ledger().commitments[&CommitmentId(1)].course.clone();
    assert_eq!(session.ledger().commitments[&CommitmentId(1)].deadline.last_day(), Some(day("2022-06-30")));
    assert_eq!(session.execute(ask(1, "2022-08-20")).unwrap_err(), refused(Refusal::RequestPending(item(1))));
    session.execute(Command::RefuseExtension { item: item(1), by: "张三".into(), reason: "不能再拖".into() }).unwrap();
    assert!(!course(session).requests[0].answer.as_ref().unwrap().granted);
    // Asked for again after the day: late, and granted with its own day.
    let session = months.on("2022-07-04T09:00:00");
    session.execute(ask(1, "2022-07-20")).unwrap();
    assert!(course(session).requests[1].is_late());
    let session = months.on("2022-07-06T09:00:00");
    session.execute(extend(1, "2022-07-15", "")).unwrap();
    let known = course(session);
    assert_eq!((known.extensions.len(), known.times_extended()), (1, 1));
    assert_eq!(known.extensions[0].asked, Some(day("2022-07-04")));
    assert!(known.extensions[0].is_late());
    assert_eq!(known.extensions[0].reason, "批复未下");
    // Brought forward: kept, but no extension to be counted.
    session.execute(extend(1, "2022-07-10", "领导要求提前")).unwrap();
    assert_eq!((course(session).extensions.len(), course(session).times_extended()), (2, 1));
    let none = Command::RefuseExtension { item: item(1), by: "张三".into(), reason: "不行".into() };
    assert_eq!(session.execute(none).unwrap_err(), refused(Refusal::NothingAsked(item(1))));
    session.undo().unwrap();
    session.undo().unwrap();
    assert!(course(session).pending_request().is_some(), "granting by mistake is undone, the request waits again");
    assert_eq!(session.audit(|_| ()).unwrap().findings, vec![]);
}

#[test]
fn reported_sent_back_reported_closed_and_undone_leaves_every_step_in_the_life_line() {
    let mut months = Months::may();
    let report = |evidence: &str| Command::Report { item: item(1), evidence: evidence.into() };
    months.books.session.execute(report("批复.pdf")).unwrap();
    let back = Command::Reopen { item: item(1), reason: "现场未见牌子".into() };
    months.books.session.execute(back).unwrap();
    let session = months.next("2022-06-20");
    session
        .execute(Command::NoteProgress {
            unit: unit_id("U1"),
            about: Some(item(1)),
            text: "牌子已制作".into(),
            share: Some(80),
        })
        .unwrap();
    let session = months.next("2022-07-20");
    session.execute(report("照片3张")).unwrap();
    session.execute(Command::Close { item: item(1), by: "组织二科".into() }).unwrap();
    session.undo().unwrap();
    let life = session.ledger().commitments[&CommitmentId(1)].course.life.clone();
    assert!(matches!(life, Life::Reported(_)), "closing by mistake is undone");
    session.redo().unwrap();
    let (ledger, id) = (session.ledger(), item(1));
    let known = ledger.item(&id).unwrap();
    let said = session.said_about(&id).unwrap();
    let told: Vec<String> = life_line(&known, &said, ledger)
        .into_iter()
        .map(|event| match event.what {
            Happening::Made(..) => "made".to_owned(),
            Happening::Said(text, share) => format!("{text}{share:?}"),
            Happening::Reported(evidence) => evidence,
            Happening::Closed(by) => by,
            Happening::SentBack(reason) => reason,
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(told, ["made", "批复.pdf", "现场未见牌子", "牌子已制作Some(80)", "照片3张", "组织二科"]);
    // Its state on any day can be told again.
    let then = |on: &str| known.life_then(&Moment::of_day(day(on), ledger.at, &[], &ledger.meetings));
    assert_eq!(then("2022-06-20"), LifeThen::Standing);
    let closed = then("2022-07-20");
    assert!(matches!(closed, LifeThen::Closed { on, .. } if on == day("2022-07-20")), "{closed:?}");
    assert_eq!(closed.done(), Some(day("2022-07-20")));
}

fn rules() -> Vec<LampRule> {
    let rule = |lamp, word: &str, when| LampRule { lamp, word: word.into(), when: vec![when] };
    vec![
        rule(Lamp::Blue, "迟到办结", LampTest::CaughtUpLate),
        rule(Lamp::Green, "销号", LampTest::Closed),
        rule(Lamp::Green, "已报", LampTest::Reported),
        rule(Lamp::Red, "逾期", LampTest::OverdueBy(1)),
        rule(Lamp::Orange, "久未报", LampTest::SilentFor(2)),
        rule(Lamp::Yellow, "滞后", LampTest::BehindBy(10)),
        rule(Lamp::Green, "推进", LampTest::Always),
    ]
}

/// A promise of May due at the year's end, silent in June and July, half done in August, put off, late in October.
#[test]
fn the_lamps_of_past_months_are_told_the_same_ever_after() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut city = small_city();
    city.programme.lamps.rules = rules();
    let mut session = Session::open(&path, Clock::Still(moment("2022-05-20T09:00:00"))).unwrap();
    session.execute(Command::Adopt(Box::new(city))).unwrap();
    let mut lamps = Vec::new();
    let id = item(1);
    for month in 5..=10 {
        let date = format!("2022-{month:02}-20");
        session = Session::open(&path, Clock::Still(moment(&format!("{date}T09:00:00")))).unwrap();
        session.execute(Command::OpenMeeting { date: day(&date), head: MeetingHead::default() }).unwrap();
        session.execute(Command::CallToOrder).unwrap();
        let share = |share| Command::NoteProgress {
            unit: unit_id("U1"),
            about: Some(item(1)),
            text: "在办".into(),
            share: Some(share),
        };
        match month {
            5 => drop(session.execute(promise("U1", "建成驿站", "2022-09-20")).unwrap()),
            8 => drop(session.execute(share(40)).unwrap()),
            9 => {
                let by_hand = |lamp, reason: &str| Command::SetLamp {
                    item: item(1),
                    lamp,
                    by: String::new(),
                    reason: reason.into(),
                };
                session.execute(share(70)).unwrap();
                let none = session.execute(by_hand(Some(Lamp::Red), "")).unwrap_err();
                assert_eq!(none, refused(Refusal::NoReason));
                session.execute(by_hand(Some(Lamp::Red), "现场核实没有动")).unwrap();
            }
            10 => drop(session.execute(Command::Report { item: item(1), evidence: String::new() }).unwrap()),
            _ => {}
        }
        session.execute(Command::Adjourn).unwrap();
        let ledger = session.ledger();
        let known = ledger.item(&id).unwrap();
        lamps.push(ledger.lamp(&known, day(&date)).0);
        let told = month_lamps(&known, &session.said_about(&id).unwrap(), ledger, day(&date));
        assert_eq!(told.iter().map(|month| month.lamp).collect::<Vec<_>>(), lamps, "{date}");
    }
    // May made, June silent once, July silent twice, August 40% where 75% was due, September by hand, October late.
    assert_eq!(lamps, [Lamp::Green, Lamp::Green, Lamp::Orange, Lamp::Yellow, Lamp::Red, Lamp::Blue]);
    let later = Session::open(&path, Clock::Still(moment("2023-03-01T09:00:00"))).unwrap();
    let known = later.ledger().item(&id).unwrap();
    let told = month_lamps(&known, &later.said_about(&id).unwrap(), later.ledger(), day("2023-03-01"));
    assert_eq!(told.iter().map(|month| month.lamp).collect::<Vec<_>>(), lamps);
    assert!(told[4].by_hand && told[4].word != "逾期", "made red by hand, and not overdue for that: {}", told[4].word);
}

#[test]
fn a_unit_renamed_in_september_is_called_by_its_old_name_in_may() {
    let mut months = Months::may();
    months.next("2022-09-20");
    let rename =
        Command::RenameUnit { unit: unit_id("U1"), name: "XX市运输局".into(), short: "市运输局".into() };
    let session = months.on("2022-09-21T09:00:00");
    session.execute(rename).unwrap();
    let taken = Command::RenameUnit { unit: unit_id("U2"), name: "市运输局".into(), short: "市运输局".into() };
    assert_eq!(session.execute(taken).unwrap_err(), refused(Refusal::NameTaken("市运输局".into())));
    let unit = unit_id("U1");
    assert_eq!(session.ledger().short(&unit), "市运输局");
    assert!(session.ledger().units[&unit].names().any(|name| name == "市交通运输局"), "the old name is understood");
    let may = *session.ledger().meetings.keys().next().unwrap();
    session.turn_to(may).unwrap();
    assert_eq!(session.ledger().short(&unit), "市交通运输局");
}

#[test]
fn what_a_merged_unit_owes_goes_to_its_successor_and_what_it_had_done_stays() {
    let mut months = Months::may();
    let session = &mut months.books.session;
    session.execute(promise("U2", "经费到位", "2022-12-20")).unwrap();
    session.execute(promise("U2", "台账建好", "2022-06-20")).unwrap();
    session.execute(Command::Close { item: item(3), by: "组织二科".into() }).unwrap();
    let leave = Command::RetireUnit { unit: unit_id("U2") };
    assert_eq!(session.execute(leave).unwrap_err(), refused(Refusal::StillOwes(unit_id("U2"), 1)));
    let session = months.next("2022-09-20");
    session.execute(Command::MergeUnit { unit: unit_id("U2"), into: unit_id("U3") }).unwrap();
    let ledger = session.ledger();
    assert_eq!(ledger.commitments[&CommitmentId(2)].unit, unit_id("U3"));
    assert_eq!(ledger.commitments[&CommitmentId(2)].course.handovers[0].from, unit_id("U2"));
    assert!(ledger.walk().iter().all(|(unit, _)| unit.id != unit_id("U2")), "it is not called any more");
    let id = item(2);
    let known = ledger.item(&id).unwrap();
    let first = &life_line(&known, &[], ledger)[0];
    assert!(matches!(&first.what, Happening::Made(unit, _) if *unit == unit_id("U2")));
    session.read_everything().unwrap();
    assert_eq!(session.ledger().commitments[&CommitmentId(3)].unit, unit_id("U2"), "history keeps the old name");
    session.undo().unwrap();
    assert_eq!(session.ledger().commitments[&CommitmentId(2)].unit, unit_id("U2"));
    assert_eq!(session.audit(|_| ()).unwrap().findings, vec![]);
}

#[test]
fn another_topic_begins_and_what_was_owed_under_the_first_stays_owed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut session = Session::open(&path, Clock::Still(moment("2022-05-20T09:00:00"))).unwrap();
    session.execute(Command::Adopt(Box::new(diaodu::catalogue::built_in()))).unwrap();
    session.execute(Command::OpenMeeting { date: day("2022-05-20"), head: MeetingHead::default() }).unwrap();
    session.execute(promise("U18", "物流行业党委挂牌", "2022-12-20")).unwrap();
    let dated = |task: &str, units: Vec<_>| Command::AgreeDate {
        task: TaskId::new(task),
        units,
        deadline: Deadline::on("年底前", day("2022-12-31")),
    };
    session.execute(dated("T18", vec![unit_id("U18")])).unwrap();
    let mut other = diaodu::catalogue::built_in();
    other.programme.topic = "农村基层党建".into();
    other.programme.key = "rural".into();
    other.tasks.truncate(2);
    other.tasks[0].title = "整顿软弱涣散村党组织".into();
    other.tasks[1].title = "村集体经济薄弱村清零".into();
    let gone = other.units.pop().unwrap();
    other
        .units
        .push(Unit { id: unit_id("U99"), name: "XX市供销社".into(), short: "市供销社".into(), ..gone.clone() });
    let before = session.ledger().clone();
    let change = Command::ChangeProgramme {
        catalogue: Box::new(other.clone()),
        date: day("2022-06-20"),
        head: MeetingHead::default(),
    };
    let mut clash = other.clone();
    clash.units[17].name = "XX市供销社二".into();
    clash.units[17].short = "市供销社二".into();
    clash.units[17].aliases.clear();
    let clash =
        Command::ChangeProgramme { catalogue: Box::new(clash), date: day("2022-06-20"), head: MeetingHead::default() };
    assert!(matches!(session.execute(clash).unwrap_err(), SessionError::Refused(Refusal::CodeReused { .. })));
    assert_eq!(*session.ledger(), before, "nothing was taken of a roster that does not fit");
    session.execute(change).unwrap();
    let ledger = session.ledger();
    assert_eq!(ledger.meeting().unwrap().topic, "农村基层党建");
    // Its codes meant something else: the new tasks are numbered after the old ones.
    assert_eq!(ledger.tasks[&TaskId::new("T50")].title, "整顿软弱涣散村党组织");
    let old = |code: &str| ledger.tasks[&TaskId::new(code)].lead.len();
    assert_eq!((old("T18"), old("T16")), (1, 0), "dated at one unit; never spoken of");
    assert!(old("T30") > 30, "the filing by the end of June is still owed by everybody");
    assert!(ledger.commitments[&CommitmentId(1)].course.is_open());
    let short = |code: &str| ledger.units[&unit_id(code)].active;
    assert!(short("U99") && !ledger.units[&gone.id].active);
    assert_eq!(ledger.walk().len(), ledger.roster().len());
    session.undo().unwrap();
    assert_eq!(session.ledger().programme.topic, before.programme.topic);
    assert_eq!(session.ledger().tasks, before.tasks);
    assert_eq!(session.audit(|_| ()).unwrap().findings, vec![]);
}

#[test]
fn speaking_order_is_changed_by_naming_who_comes_first() {
    let mut books = Books::new();
    books.session.execute(Command::OrderUnits { units: vec![unit_id("U3")] }).unwrap();
    let order = |books: &Books| -> Vec<String> {
        books.session.ledger().roster().iter().map(|unit| unit.id.to_string()).collect()
    };
    assert_eq!(order(&books), ["U3", "U1", "U2"]);
    books.session.execute(Command::PlaceUnit { unit: unit_id("U3"), place: 2 }).unwrap();
    assert_eq!(order(&books), ["U1", "U3", "U2"]);
    books.session.undo().unwrap();
    books.session.undo().unwrap();
    assert_eq!(order(&books), ["U1", "U2", "U3"]);
}

#[test]
fn a_date_of_an_earlier_meeting_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut session = Session::open(&path, Clock::Still(moment("2022-05-20T09:00:00"))).unwrap();
    session.execute(Command::Adopt(Box::new(diaodu::catalogue::built_in()))).unwrap();
    session.execute(Command::OpenMeeting { date: day("2022-05-20"), head: MeetingHead::default() }).unwrap();
    let agree = |to: &str| Command::AgreeDate {
        task: TaskId::new("T18"),
        units: vec![unit_id("U18")],
        deadline: Deadline::on(to, day(to)),
    };
    session.execute(agree("2022-07-31")).unwrap();
    session.execute(agree("2022-08-31")).unwrap();
    session.execute(Command::OpenMeeting { date: day("2022-06-20"), head: MeetingHead::default() }).unwrap();
    let id = ItemId::Assignment(TaskId::new("T18"), unit_id("U18"));
    assert_eq!(session.execute(agree("2022-09-30")).unwrap_err(), refused(Refusal::AlreadyDated(id)));
}

#[test]
fn a_topic_that_counts_units_in_its_own_way_knows_them_by_name() {
    let mut books = Books::new();
    books.session.execute(Command::Adjourn).unwrap();
    let mut other = small_city();
    other.programme.key = "other".into();
    let short = |unit: &mut Unit, id: &str, name: &str| {
        unit.id = unit_id(id);
        unit.name = format!("XX{name}");
        unit.short = name.into();
    };
    // The code of the first means the second here; one unit is new.
    short(&mut other.units[0], "A9", "市交通运输局");
    short(&mut other.units[1], "U1", "市财政局");
    short(&mut other.units[2], "U2", "市气象局");
    let mut task = diaodu::catalogue::built_in().tasks[0].clone();
    (task.focus, task.indicators, task.met_by) = (None, Vec::new(), None);
    (task.lead, task.supporting) = (vec![unit_id("A9"), unit_id("U1"), unit_id("U2")], Vec::new());
    other.tasks = vec![task.clone()];
    let change =
        Command::ChangeProgramme { catalogue: Box::new(other), date: day("2022-06-20"), head: MeetingHead::default() };
    books.session.execute(change).unwrap();
    let ledger = books.session.ledger();
    let of = |name: &str| -> Vec<&str> {
        ledger.units.values().filter(|unit| unit.short == name).map(|unit| unit.id.as_str()).collect()
    };
    assert_eq!((of("市交通运输局"), of("市财政局")), (vec!["U1"], vec!["U2"]));
    let [new] = of("市气象局")[..] else { panic!("{:?}", of("市气象局")) };
    assert!(!["U1", "U2", "U3"].contains(&new));
    assert_eq!(ledger.tasks[&task.id].lead, [unit_id("U1"), unit_id("U2"), unit_id(new)]);
}
