//! Whatever an office does over several meetings, in whatever order, no two of wall, letters, minutes, bulletin, workbook,
//! calendar and year disagree about any duty. Random acts go through a session on a file, day by day; at every meeting
//! every paper is read and held against where each item stands.

use super::support::{desk::thing, moment, unit_id};
use chrono::{Datelike, Days, NaiveDate};
use diaodu::{
    catalogue,
    clock::Clock,
    document::{
        CalendarEntry, Field,
        compose::{Naming, bulletin, calendar, minutes, notice, task_workbook},
        render,
    },
    domain::{
        Catalogue, Command, CommitmentKind, Deadline, Due, IndicatorId, Item, ItemId, Ledger, MeetingHead,
        MeetingState, Part, Recording, RegisterKindId, ScoreRow, Standing, StopState, TaskId, UnitId, Year,
        parse_label,
    },
    session::Session,
    stage::{Body, Cue, PublicItem, Show, scene},
};
use proptest::prelude::*;
use std::collections::BTreeMap;
use tempfile::TempDir;

/// The office that leads, and the units that things happen to.
const UNITS: [&str; 4] = ["U01", "U04", "U13", "U18"];
const OWING: [&str; 3] = ["U04", "U13", "U18"];
/// The tasks of the plan that are kept: one met by its register, one by the month's figures, one with a day and nothing
/// else, one without a day, one by a register of its own.
const TASKS: [&str; 5] = ["T30", "T08", "T29", "T17", "T32"];

#[derive(Clone, Debug)]
enum Step {
    /// A promise, or an instruction, of a unit with a deadline of some kind, tied to the brands' task or not.
    Record(usize, usize, bool, bool),
    /// The brands' duty once more, to all.
    Instruct,
    Report(usize),
    ReportStage(usize, usize),
    Close(usize),
    CloseStage(usize, usize),
    Reopen(usize),
    Withdraw(usize),
    Extend(usize, u64),
    ExtendStage(usize, usize, u64),
    Ask(usize, u64),
    Refuse(usize),
    Event(usize, u64),
    Progress(usize),
    /// 底数 by a day each month: an instance each month.
    Monthly(usize),
    Figures(usize),
    Enter(usize, usize),
    Move(usize, usize),
    Drop(usize),
    Next(u64),
    Undo,
    /// The meeting is over, and days go by.
    Between(u64),
    /// The next meeting, so many days on.
    Meeting(u64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let item = || 0..10_usize;
    let one = prop_oneof![
        6 => (0..3_usize, 0..8_usize, any::<bool>(), any::<bool>()).prop_map(|(u, d, t, i)| Step::Record(u, d, t, i)),
        1 => Just(Step::Instruct),
        3 => item().prop_map(Step::Report),
        2 => (item(), 1..3_usize).prop_map(|(of, stage)| Step::ReportStage(of, stage)),
        2 => item().prop_map(Step::Close),
        1 => (item(), 1..3_usize).prop_map(|(of, stage)| Step::CloseStage(of, stage)),
        2 => item().prop_map(Step::Reopen),
        1 => item().prop_map(Step::Withdraw),
        2 => (item(), 1..60_u64).prop_map(|(of, days)| Step::Extend(of, days)),
        1 => (item(), 1..3_usize, 1..60_u64).prop_map(|(of, stage, days)| Step::ExtendStage(of, stage, days)),
        1 => (item(), 1..60_u64).prop_map(|(of, days)| Step::Ask(of, days)),
        1 => item().prop_map(Step::Refuse),
        2 => (item(), 1..40_u64).prop_map(|(of, days)| Step::Event(of, days)),
        1 => item().prop_map(Step::Progress),
        1 => (0..3_usize).prop_map(Step::Monthly),
        2 => (0..3_usize).prop_map(Step::Figures),
        2 => (0..3_usize, 0..5_usize).prop_map(|(unit, stage)| Step::Enter(unit, stage)),
        3 => (0..6_usize, 0..5_usize).prop_map(|(entry, stage)| Step::Move(entry, stage)),
        1 => (0..6_usize).prop_map(Step::Drop),
        1 => (10..50_u64).prop_map(Step::Next),
        1 => Just(Step::Undo),
        2 => (1..12_u64).prop_map(Step::Between),
        4 => (14..45_u64).prop_map(Step::Meeting),
    ];
    proptest::collection::vec(one, 10..45)
}

/// The built-in catalogue, cut down to a few units and tasks.
fn small() -> Catalogue {
    let mut catalogue = catalogue::built_in();
    let is_kept = |unit: &UnitId| UNITS.contains(&unit.as_str());
    catalogue.units.retain(|unit| is_kept(&unit.id));
    catalogue.tasks.retain(|task| TASKS.contains(&task.id.as_str()));
    for task in &mut catalogue.tasks {
        task.lead.retain(is_kept);
        task.supporting.retain(is_kept);
        if task.lead.is_empty() {
            task.lead = OWING.map(unit_id).to_vec();
        }
    }
    for indicator in &mut catalogue.programme.indicators {
        indicator.units.retain(is_kept);
    }
    catalogue
}

/// An office at its desk.
struct Desk {
    folder: TempDir,
    session: Option<Session>,
    now: NaiveDate,
    said: u32,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut desk = Self { folder, session: None, now: "2022-05-20".parse().expect("a day"), said: 0 };
        desk.wake();
        desk.act(Command::Adopt(Box::new(small())));
        desk.meet(0);
        desk
    }

    /// The file is opened anew on the day.
    fn wake(&mut self) {
        self.session = None;
        let clock = Clock::Still(moment(&format!("{}T09:00:00", self.now)));
        self.session = Some(Session::open(&self.folder.path().join("a.db"), clock).expect("the file"));
    }

    fn session(&mut self) -> &mut Session {
        self.session.as_mut().expect("open")
    }

    fn ledger(&self) -> &Ledger {
        self.session.as_ref().expect("open").ledger()
    }

    fn act(&mut self, command: Command) {
        // What may not be done is refused, and nothing has changed then.
        let _ = self.session().execute(command);
    }

    fn pass(&mut self, days: u64) {
        self.now = self.now + Days::new(days);
        self.wake();
    }

    /// The meeting at hand is over if it runs; the next one is opened and called to order, and every unit reports.
    fn meet(&mut self, days: u64) {
        self.act(Command::Adjourn);
        self.pass(days);
        self.act(Command::OpenMeeting { date: self.now, head: MeetingHead::default() });
        self.act(Command::CallToOrder);
        for unit in OWING {
            self.act(Command::MarkStop { unit: unit_id(unit), state: StopState::Written });
        }
    }

    fn item(&self, at: usize) -> ItemId {
        let duties =
            TASKS.iter().flat_map(|task| OWING.map(|unit| ItemId::Assignment(TaskId::new(task), unit_id(unit))));
        let duties = duties.filter(|id| self.ledger().item(id).is_some());
        let mut promised: Vec<_> = self.ledger().commitments.values().map(|one| one.id).collect();
        promised.sort_unstable_by_key(|id| std::cmp::Reverse(*id));
        let promised = promised.into_iter().map(ItemId::Commitment);
        // Mostly what was said last, now and then a duty of the plan.
        let (said, planned): (Vec<ItemId>, Vec<ItemId>) = (promised.take(7).collect(), duties.collect());
        said.get(at).unwrap_or(&planned[at % planned.len()]).clone()
    }

    fn in_days(&self, days: u64) -> Deadline {
        Deadline::on("", self.now + Days::new(days))
    }

    /// A deadline of some kind.
    fn deadline(&self, kind: usize) -> Deadline {
        let day = |days: u64| self.now + Days::new(days);
        let dues = match kind {
            0 => vec![Due::On(day(10))],
            1 => vec![Due::On(day(45))],
            2 => vec![Due::On(day(12)), Due::On(day(70))],
            3 => vec![Due::On(day(5)), Due::On(day(25)), Due::On(day(120))],
            4 => parse_label("RECURRING:monthly-05").expect("a label"),
            5 => vec![Due::NextMeeting],
            6 => parse_label("RELATIVE:event").expect("a label"),
            _ => Vec::new(),
        };
        let spoken = if kind == 6 { "文件印发后10日内" } else { "" };
        Deadline { spoken: spoken.to_owned(), dues }
    }

    fn later(&self, item: &ItemId, days: u64) -> Deadline {
        let from = self.ledger().item(item).and_then(|item| item.deadline().last_day());
        Deadline::on("", from.unwrap_or(self.now).max(self.now) + Days::new(days))
    }

    /// Carries a step out, where it may be done.
    #[expect(clippy::too_many_lines, reason = "a flat match that reads as a table")]
    fn carry_out(&mut self, step: &Step) {
        let brand = RegisterKindId::new("brand");
        let entry = |desk: &Self, at: usize| desk.ledger().register_entries.values().nth(at).cloned();
        let unit = |at: usize| unit_id(OWING[at % OWING.len()]);
        let stage = |stage: usize, act: Command| Command::OfStage { stage, act: Box::new(act) };
        let (by, reason) = (|| "张三".to_owned(), || "资金未到位".to_owned());
        match *step {
            Step::Record(of, kind, tied, told) => {
                self.said += 1;
                let recording = Recording {
                    kind: if told { CommitmentKind::Instruction } else { CommitmentKind::Promise },
                    units: vec![unit(of)],
                    supporting: Vec::new(),
                    task: tied.then(|| TaskId::new("T30")),
                    text: thing(self.said),
                    owner: String::new(),
                    deadline: self.deadline(kind),
                };
                self.act(Command::Record(recording));
            }
            Step::Instruct => {
                self.said += 1;
                let recording = Recording {
                    kind: CommitmentKind::Instruction,
                    units: OWING.map(unit_id).to_vec(),
                    supporting: Vec::new(),
                    task: Some(TaskId::new("T30")),
                    text: thing(self.said),
                    owner: String::new(),
                    deadline: self.deadline(1),
                };
                self.act(Command::InstructDuty(recording));
            }
            Step::Report(of) => self.act(Command::Report { item: self.item(of), evidence: "照片".to_owned() }),
            Step::ReportStage(of, at) => {
                self.act(stage(at, Command::Report { item: self.item(of), evidence: String::new() }));
            }
            Step::Close(of) => self.act(Command::Close { item: self.item(of), by: "组织二科".to_owned() }),
            Step::CloseStage(of, at) => self.act(stage(at, Command::Close { item: self.item(of), by: by() })),
            Step::Reopen(of) => self.act(Command::Reopen { item: self.item(of), reason: "现场未见".to_owned() }),
            Step::Withdraw(of) => {
                if let ItemId::Commitment(id) = self.item(of) {
                    self.act(Command::Withdraw { id, reason: "并入别的事".to_owned() });
                }
            }
            Step::Extend(of, days) => {
                let item = self.item(of);
                let to = self.later(&item, days);
                self.act(Command::Extend { item, to, by: by(), reason: reason() });
            }
            Step::ExtendStage(of, at, days) => {
                let (item, to) = (self.item(of), self.in_days(days));
                self.act(stage(at, Command::Extend { item, to, by: by(), reason: reason() }));
            }
            Step::Ask(of, days) => {
                let item = self.item(of);
                let to = self.later(&item, days);
                self.act(Command::AskExtension { item, to, reason: reason() });
            }
            Step::Refuse(of) => {
                self.act(Command::RefuseExtension { item: self.item(of), by: by(), reason: reason() });
            }
            Step::Event(of, days) => {
                let dues = vec![(self.item(of), self.now + Days::new(days))];
                self.act(Command::EnterEvent { dues, on: self.now, what: "文件印发".to_owned() });
            }
            Step::Progress(of) => {
                let about = self.item(of);
                let unit = self.ledger().item(&about).map(|item| item.unit().clone()).expect("an item");
                let text = "正常推进".to_owned();
                self.act(Command::NoteProgress { unit, about: Some(about), text, share: Some(40) });
            }
            Step::Monthly(of) => {
                let item = ItemId::Assignment(TaskId::new("T08"), unit(of));
                self.act(Command::Extend { item, to: self.deadline(4), by: String::new(), reason: String::new() });
            }
            Step::Figures(of) => {
                let Some(period) = self.ledger().meeting().map(|meeting| meeting.period) else { return };
                let asked =
                    ["两新组织数", "非公企业数", "社会组织数", "从业人员数", "党员数", "流动党员数", "党组织数"];
                let values = (1..).zip(asked.iter().rev()).map(|(value, id)| (IndicatorId::new(id), value)).collect();
                self.act(Command::TakeReadings { unit: unit(of), period, values, sure: true });
            }
            Step::Enter(of, at) => {
                let (name, fields) = ("红色驿站".to_owned(), BTreeMap::new());
                let on = Some(self.now);
                self.act(Command::EnterRegister { id: None, kind: brand, unit: unit(of), name, stage: at, fields, on });
            }
            Step::Move(at, to) => {
                let Some(mut command) = entry(self, at).map(|entry| entry.as_entered()) else { return };
                if let Command::EnterRegister { stage, .. } = &mut command {
                    *stage = to;
                }
                self.act(command);
            }
            Step::Drop(at) => {
                let Some(entry) = entry(self, at).map(|entry| entry.id) else { return };
                self.act(Command::DropEntry { entry, reason: "重复".to_owned() });
            }
            Step::Next(days) => {
                let next_date = Some(self.now + Days::new(days));
                self.act(Command::AmendMeeting(MeetingHead { next_date, ..MeetingHead::default() }));
            }
            Step::Undo => drop(self.session().undo()),
            Step::Between(days) => {
                self.act(Command::Adjourn);
                self.pass(days);
            }
            Step::Meeting(days) => self.meet(days),
        }
    }
}

/// What every place says on a day.
struct Told {
    today: NaiveDate,
    walls: BTreeMap<UnitId, Vec<PublicItem>>,
    letters: BTreeMap<UnitId, String>,
    minutes: Option<String>,
    bulletin: String,
    workbook: Vec<Vec<String>>,
    calendar: Vec<CalendarEntry>,
    years: Vec<Year>,
}

impl Told {
    fn of(desk: &mut Desk) -> Self {
        let today = desk.now;
        let years = (2022..=today.year()).map(|year| desk.session().year(year).expect("a year")).collect();
        // Papers look back further than the working picture.
        desk.session().read_everything().expect("read");
        let ledger = desk.ledger();
        let everybody = ledger.for_everybody();
        let wall = |unit: &str| {
            let shown = scene(&everybody, &Cue::of(Show::Unit(unit_id(unit))), today);
            let Body::Unit(view) = shown.body else { panic!("no unit on the wall: {unit}") };
            let items = [view.promised, view.due, view.agreed].into_iter().flat_map(|section| section.items);
            (unit_id(unit), items.collect())
        };
        let letters = ledger.for_each(ledger.units.keys().collect()).filter_map(|books| {
            let letter = notice(&books, today)?;
            Some((letter.unit, render::markdown(&letter.document)))
        });
        let at_the_meeting = ledger.meeting().is_some_and(|meeting| {
            meeting.date == today && matches!(meeting.state, MeetingState::InSession | MeetingState::Adjourned)
        });
        let words = |field: &Field| match field {
            Field::Text(text) => text.clone(),
            Field::Date(day) => day.to_string(),
            Field::Number(number, _) | Field::Percent(number) => number.to_string(),
            Field::Empty => String::new(),
        };
        let workbook = task_workbook(&everybody, today).sheets.into_iter().flat_map(|sheet| sheet.rows);
        Self {
            today,
            walls: OWING.into_iter().map(wall).collect(),
            letters: letters.collect(),
            minutes: at_the_meeting.then(|| render::markdown(&minutes(&everybody, today))),
            bulletin: render::markdown(&bulletin(&everybody, today, Naming::Named)),
            workbook: workbook.map(|row| row.iter().map(words).collect()).collect(),
            calendar: calendar(&everybody, today).entries,
            years,
        }
    }

    /// The state that the workbook has for an item; `None`: it has no such row.
    fn in_workbook(&self, item: &Item<'_>, short: &str) -> Option<&str> {
        let row = self.workbook.iter().find(|row| {
            row.iter().any(|cell| cell == short) && row.iter().any(|cell| cell.trim_end_matches('。') == item.text())
        })?;
        let at = if matches!(item, Item::Commitment(_)) { 9 } else { 6 };
        row.get(at).map(String::as_str)
    }

    fn agrees(&self, ledger: &Ledger, item: &Item<'_>) -> Result<(), TestCaseError> {
        let standing = item.standing(self.today);
        let text = item.text();
        let short = ledger.short(item.unit());
        let about = format!("{} {} {} {text}: {standing:?}", self.today, item.id(), item.unit());
        let late = match standing {
            Standing::Overdue(days) => Some(days),
            _ => None,
        };
        let is_done = matches!(standing, Standing::Met | Standing::Reported | Standing::Closed);
        let is_withdrawn = standing == Standing::Withdrawn;

        // The wall: how it stands where it is shown; what is late of what was agreed is shown.
        let shown: Vec<&PublicItem> =
            self.walls[item.unit()].iter().filter(|one| one.text.as_str().trim_end_matches('。') == text).collect();
        for one in &shown {
            prop_assert_eq!(one.standing, standing, "the wall: {}", &about);
        }
        if late.is_some() && matches!(item, Item::Commitment(_)) {
            prop_assert!(!shown.is_empty(), "the wall is silent: {about}");
        }

        // The letter: its row says how late; what is done or gone is urged of nobody.
        let letter = self.letters.get(item.unit()).map_or("", String::as_str);
        let row = letter.lines().find(|line| line.starts_with('|') && line.contains(text));
        match late {
            Some(days) => {
                let row = row.ok_or_else(|| TestCaseError::fail(format!("no letter: {about}\n{letter}")))?;
                prop_assert!(row.contains(&format!("逾期{days}天")), "the letter: {about}: {row}");
            }
            None if is_done || is_withdrawn => prop_assert!(row.is_none(), "the letter: {about}: {row:?}"),
            None => {
                prop_assert!(row.is_none_or(|row| !row.contains("逾期")), "the letter: {about}: {row:?}");
                let is_told = row.is_some() || !matches!(item, Item::Commitment(_));
                prop_assert!(is_told, "the letter is silent: {about}\n{letter}");
            }
        }

        // The workbook.
        let state = self.in_workbook(item, short);
        let begins = match standing {
            Standing::Overdue(days) => format!("逾期{days}天"),
            Standing::Met => "办成".to_owned(),
            Standing::Reported => "自报完成".to_owned(),
            Standing::Closed => "已销号".to_owned(),
            _ => String::new(),
        };
        if is_withdrawn {
            prop_assert!(state.is_none(), "the workbook: {about}: {state:?}");
        } else {
            let state = state.ok_or_else(|| TestCaseError::fail(format!("no row: {about}\n{:?}", self.workbook)))?;
            prop_assert!(state.contains(&begins), "the workbook: {about}: {state}");
            let is_other = ["逾期", "自报完成", "已销号"].iter().any(|word| state.starts_with(word));
            prop_assert!(!(begins.is_empty() && is_other), "the workbook: {about}: {state}");
        }

        // The calendar: the day that is due, and no day of what is not owed.
        let entries: Vec<&CalendarEntry> =
            self.calendar.iter().filter(|one| one.summary.contains(text) && one.description.contains(short)).collect();
        let due = item.due(self.today).filter(|_| item.is_owed());
        match due {
            Some(day) => {
                prop_assert!(entries.iter().any(|one| one.day == day), "the calendar: {about}: {day} {entries:?}");
            }
            None => prop_assert!(entries.is_empty(), "the calendar: {about}: {entries:?}"),
        }

        // The bulletin: who is late is named, and nobody else is called late.
        let called_late = self.bulletin.lines().filter(|line| line.contains(text) && line.contains(short));
        let called_late: Vec<&str> =
            called_late.filter(|line| line.contains("逾期") || line.starts_with("到期未办")).collect();
        if late.is_some() {
            prop_assert!(!called_late.is_empty(), "the bulletin is silent: {about}\n{}", self.bulletin);
        } else if matches!(item, Item::Commitment(_)) {
            prop_assert!(called_late.is_empty(), "the bulletin: {about}: {called_late:?}");
        }
        self.minutes_agree(ledger, item, late, &about)?;
        self.year_agrees(item, late, is_done, &about)
    }

    /// The minutes of the day's meeting: what is said of an earlier promise is how it stands.
    fn minutes_agree(
        &self,
        ledger: &Ledger,
        item: &Item<'_>,
        late: Option<i64>,
        about: &str,
    ) -> Result<(), TestCaseError> {
        let (Some(minutes), Item::Commitment(commitment)) = (&self.minutes, item) else { return Ok(()) };
        let standing = item.standing(self.today);
        // What waits to be verified is not verified.
        let said = minutes.split(['。', '；', '\n']).filter(|said| said.contains(commitment.text.as_str()));
        let said: Vec<String> = said.map(|said| said.replace("待核实销号", "")).collect();
        let says = |words: &[&str]| said.iter().any(|said| words.iter().any(|word| said.contains(word)));
        for (words, is_so) in [
            (&["逾期"][..], late.is_some()),
            (&["自报完成"], standing == Standing::Reported),
            (&["已办成"], standing == Standing::Met),
            (&["核实销号", "完成并销号"], standing == Standing::Closed),
            (&["已撤回"], standing == Standing::Withdrawn),
        ] {
            prop_assert!(is_so || !says(words), "the minutes: {about}: {said:?}");
        }
        // A unit that was not heard has no paragraph of its own.
        let stop = ledger.at.and_then(|at| ledger.stops.get(&(at, commitment.unit.clone())));
        let is_heard = stop.is_some_and(|stop| stop.state == StopState::Written);
        let is_earlier = is_heard && Some(commitment.meeting) < ledger.at;
        if let Some(days) = late.filter(|_| is_earlier) {
            prop_assert!(says(&[&format!("逾期{days}天")]), "the minutes are silent: {about}: {said:?}\n{minutes}");
        }
        if is_earlier && matches!(standing, Standing::Reported | Standing::Met) {
            prop_assert!(says(&["自报完成", "已办成"]), "the minutes are silent: {about}: {said:?}");
        }
        Ok(())
    }

    /// The year: what is late is owed since its day, what is done is owed no more.
    fn year_agrees(&self, item: &Item<'_>, late: Option<i64>, is_done: bool, about: &str) -> Result<(), TestCaseError> {
        let units = self.years.iter().flat_map(|year| year.units.iter().filter(|one| one.unit == *item.unit()));
        let rows =
            units.flat_map(|unit| unit.score.lines.iter()).flat_map(|line| &line.rows).filter_map(|row| match row {
                ScoreRow::Item { id, due, done, .. } if *id == item.id() => Some((*due, *done)),
                _ => None,
            });
        let rows: Vec<(NaiveDate, Option<NaiveDate>)> = rows.collect();
        if let Some(days) = late {
            let due = self.today - Days::new(u64::try_from(days).expect("days"));
            prop_assert!(rows.contains(&(due, None)), "the year: {about}: {due} {rows:?}");
        }
        // A year's account is closed at its end: what is done in January stays undone in the year in which it was due.
        let rows: Vec<_> = rows.into_iter().filter(|(due, _)| due.year() == self.today.year()).collect();
        // A round that was let pass stays missed when the next one is done.
        let comes_back = item.deadline().dues.iter().any(|due| matches!(due, Due::Recurring(_)))
            || item.course().is_some_and(|course| course.parts.iter().any(|one| matches!(one.part, Part::Round(_))));
        if late.is_none() && !comes_back {
            let owed = rows.iter().find(|(due, done)| *due < self.today && done.is_none());
            prop_assert!(owed.is_none(), "the year: {about}: {rows:?}");
        }
        prop_assert!(
            !is_done || comes_back || rows.iter().all(|(_, done)| done.is_some()),
            "the year: {about}: {rows:?}"
        );
        Ok(())
    }
}

/// Reads every place, and holds each item's state against what they say.
fn agree(desk: &mut Desk) -> Result<(), TestCaseError> {
    let told = Told::of(desk);
    let ledger = desk.ledger();
    for commitment in ledger.commitments.values() {
        told.agrees(ledger, &Item::Commitment(commitment))?;
    }
    for (task, unit) in ledger.tasks.values().flat_map(|task| task.lead.iter().map(move |unit| (&task.id, unit))) {
        if OWING.contains(&unit.as_str()) {
            let id = ItemId::Assignment(task.clone(), unit.clone());
            told.agrees(ledger, &ledger.item(&id).expect("a duty"))?;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 40, ..ProptestConfig::with_cases(16) })]

    #[test]
    fn no_two_papers_disagree_about_a_duty_over_several_meetings(steps in steps()) {
        let mut desk = Desk::new();
        for step in &steps {
            // Before the next meeting, what stands at the end of this one is read.
            if matches!(step, Step::Meeting(_) | Step::Between(_)) {
                agree(&mut desk)?;
            }
            desk.carry_out(step);
        }
        agree(&mut desk)?;
        desk.meet(30);
        agree(&mut desk)?;
    }
}
