//! Every private field is filled with a word that must never come out; thousands of random meetings are shown.

use crate::city::{self, commitment, day, drawn, meeting, moment, programme, task, unit};
use diaodu::{
    clock::Clock,
    domain::{
        Assignment, Attendance, Catalogue, Change, Command, CommitmentId, CommitmentKind, CommitteeStanding, Course,
        Deadline, Edit, Extension, FieldKind, FocusId, FollowUp, HelpRequest, HelpRequestId, Idle, Lamp, Ledger, Life,
        MeetingHead, MeetingId, MeetingState, Presence, Programme, Progress, ProgressId, Recording, RegisterEntry,
        RegisterEntryId, RegisterField, RegisterKind, RegisterKindId, Remark, RemarkId, RemarkKind, Reopening, Report,
        SectorCommittee, Stage, StageStep, Stop, StopState, Task, TaskId, TaskPast, Unit, UnitId, UnitKind,
    },
    session::Session,
    stage::{Body, Cell, Cue, Scene, Show, scene},
    store::WallReader,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The word. Whatever holds it is private.
const SECRET: &str = "哨兵";

/// Numbers somebody typed into words that are public.
const PHONES: [&str; 6] =
    ["13812345678", "138 1234 5678", "138-1234-5678", "＋86 13812345678", "１３８１２３４５６７８", "0791-86412345"];

fn secret(what: &str) -> String {
    format!("{SECRET}{what}13812345678")
}

/// Dice: the same seed throws the same meeting.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % sides as u64).expect("small")
    }

    fn heads(&mut self) -> bool {
        self.below(2) == 0
    }

    fn deadline(&mut self) -> Deadline {
        let dues = match self.below(4) {
            0 => Vec::new(),
            1 => vec![diaodu::domain::Due::Urgent],
            2 => vec![diaodu::domain::Due::Open],
            _ => {
                let date = day("2022-04-01") + chrono::Days::new(self.below(120) as u64);
                vec![diaodu::domain::Due::On(date)]
            }
        };
        Deadline { spoken: secret("原话"), dues }
    }

    fn course(&mut self) -> Course {
        let report = || Report { on: day("2022-05-19"), evidence: secret("佐证"), recorded: None, shown_by: None };
        let life = match self.below(5) {
            0 => Life::Reported(report()),
            1 => {
                Life::Closed { on: day("2022-05-19"), by: secret("销号人"), report: Some(report()), recorded: None }
            }
            2 => Life::Withdrawn { on: day("2022-05-19"), reason: secret("撤回原因"), recorded: None },
            _ => Life::Standing,
        };
        let extensions = (0..self.below(2))
            .map(|_| Extension {
                stage: None,
                event: None,
                from: self.deadline(),
                to: self.deadline(),
                on: day("2022-05-19"),
                meeting: MeetingId(1),
                by: secret("批准人"),
                reason: secret("延期原因"),
                asked: None,
                recorded: None,
            })
            .collect();
        let reopenings = (0..self.below(2))
            .map(|_| Reopening {
                on: day("2022-05-19"),
                reason: secret("退回原因"),
                was: Life::Reported(report()),
                recorded: None,
            })
            .collect();
        Course { life, extensions, reopenings, ..Course::default() }
    }
}

fn secret_unit(nth: usize, dice: &mut Dice) -> Unit {
    let standings = [CommitteeStanding::Possible, CommitteeStanding::Planned, CommitteeStanding::Established];
    Unit {
        id: unit(nth),
        name: format!("XX{}", city::UNITS[nth - 1]),
        short: city::UNITS[nth - 1].to_owned(),
        aliases: vec![secret("别名")],
        kind: UnitKind::Member,
        order: u32::try_from(nth).expect("small"),
        post: secret("职务"),
        committees: vec![SectorCommittee {
            name: "市物流行业党委".to_owned(), standing: standings[dice.below(3)]
        }],
        groups: vec![secret("群体")],
        active: dice.below(9) > 0,
        former: Vec::new(),
        ceased: None,
    }
}

/// `T1`–`T3` are public, `T4` and `T5` (an inspection, an award list) are private.
fn secret_task(nth: usize, dice: &mut Dice) -> Task {
    let private = nth > 3;
    let title =
        if private { secret("巡察") } else { format!("公开任务{nth} {}", PHONES[dice.below(PHONES.len())]) };
    let lead = (1..=city::UNITS.len()).filter(|_| dice.heads()).map(unit).collect();
    Task {
        requirement: secret("要求"),
        clause: secret("出处"),
        measure: secret("指标"),
        monthly_note: secret("每月记"),
        past: TaskPast::default(),
        private,
        focus: [None, Some(FocusId::new("F2")), Some(FocusId::new("F9"))][dice.below(3)].clone(),
        ..task(&format!("T{nth}"), &title, "F1", lead, dice.deadline())
    }
}

fn secret_programme() -> Programme {
    let mut programme = programme();
    let field = |private, until_released| RegisterField {
        name: secret(if private { "栏目" } else { "待公布栏目" }),
        holds: FieldKind::Text,
        private,
        until_released,
    };
    programme.registers[0].fields = vec![field(true, false), field(false, true)];
    // An award: nobody in the room may learn that an entry has come to it before it is released.
    programme.registers[0].stages.push(Stage { name: secret("评优"), done: true, until_released: true });
    programme.registers[0].idle = Some(Idle { field: secret("空转依据"), months: 1 });
    programme.registers.push(RegisterKind {
        id: RegisterKindId::new("inspection"),
        name: secret("巡察台账"),
        stages: vec![Stage { name: secret("巡察阶段"), done: false, until_released: false }],
        fields: Vec::new(),
        deadline: Deadline::none(),
        private: true,
        task: None,
        of_committees: false,
        idle: None,
        every: None,
        follow_up: Some(FollowUp { open: 0, closed: 0 }),
        wanted: None,
    });
    programme.house_style.mark = secret("版记");
    programme.lamps.source = secret("来源");
    programme
}

/// A random meeting with a secret in every private field.
fn thrown(seed: u64) -> Ledger {
    let dice = &mut Dice(seed);
    let mut ledger = Ledger::default();
    let units = 2 + dice.below(city::UNITS.len() - 1);
    let states = [MeetingState::Preparing, MeetingState::InSession, MeetingState::Adjourned, MeetingState::Sealed];
    let mut may = meeting(2, "2022-05-20", states[dice.below(4)]);
    may.recorder = secret("记录人");
    may.topic = format!("“两新” {}", PHONES[dice.below(PHONES.len())]);
    let mut changes = vec![
        Change::Programme(Box::new(Edit::Revised { before: Programme::default(), after: secret_programme() })),
        Change::Meeting(Edit::Created(meeting(1, "2022-04-20", MeetingState::Sealed))),
        Change::Meeting(Edit::Created(may)),
    ];
    changes.extend((1..=units).map(|nth| Change::Unit(Edit::Created(secret_unit(nth, dice)))));
    changes.extend((1..=5).map(|nth| Change::Task(Edit::Created(secret_task(nth, dice)))));
    for nth in 1..=units {
        changes.extend(secret_presence(&unit(nth), dice));
    }
    for number in 1..=u32::try_from(dice.below(12)).expect("small") {
        changes.push(Change::Commitment(Edit::Created(secret_commitment(number, units, dice))));
    }
    changes.extend(secret_records(units, dice));
    for change in &changes {
        ledger.apply(change);
    }
    ledger
}

fn secret_presence(unit: &UnitId, dice: &mut Dice) -> Vec<Change> {
    let stops = [StopState::Pending, StopState::Covered, StopState::Deferred, StopState::Written];
    let stop = Stop {
        meeting: MeetingId(2),
        unit: unit.clone(),
        state: if dice.below(6) == 0 { StopState::Current } else { stops[dice.below(4)] },
        since: dice.heads().then(|| moment("2022-05-20T09:40:00")),
        seconds: 30,
    };
    let presences = [Presence::Present, Presence::Delegate, Presence::Late, Presence::OnLeave, Presence::Absent];
    let line = Attendance {
        meeting: MeetingId(2),
        unit: unit.clone(),
        presence: presences[dice.below(5)],
        person: secret("姓名"),
        post: secret("职务"),
        arrived: None,
        left: None,
        reason: secret("请假理由"),
    };
    vec![Change::Stop(Edit::Created(stop)), Change::Attendance(Edit::Created(line))]
}

fn secret_commitment(number: u32, units: usize, dice: &mut Dice) -> diaodu::domain::Commitment {
    // T4 and T5 are private, and nobody knows a T6.
    let task = [None, Some("T1"), Some("T2"), Some("T4"), Some("T5"), Some("T6")][dice.below(6)];
    let is_private = matches!(task, Some("T4" | "T5" | "T6"));
    let text = if is_private {
        secret("拟奖励名单")
    } else {
        format!("公开承诺 电话{}", PHONES[dice.below(PHONES.len())])
    };
    let mut made = commitment(number, 1 + dice.below(units), &text, dice.deadline(), 1 + (number % 2));
    made.kind = if dice.heads() { CommitmentKind::Promise } else { CommitmentKind::Instruction };
    made.task = task.map(TaskId::new);
    made.owner = secret("责任人");
    made.course = dice.course();
    made.binding = dice.heads().then_some(CommitmentId(1));
    made.supporting = vec![unit(1)];
    made.confirmed = dice.heads();
    made
}

fn secret_records(units: usize, dice: &mut Dice) -> Vec<Change> {
    let at = moment("2022-05-20T09:41:00");
    let whose = unit(1 + dice.below(units));
    let mut changes = vec![
        Change::Progress(Edit::Created(Progress {
            id: ProgressId(1),
            meeting: MeetingId(2),
            unit: whose.clone(),
            about: None,
            text: secret("进展"),
            share: None,
            recorded_at: at,
        })),
        Change::HelpRequest(Edit::Created(HelpRequest {
            id: HelpRequestId(1),
            meeting: MeetingId(2),
            unit: whose.clone(),
            text: secret("协调"),
            settled: None,
            settled_in: None,
            recorded_at: at,
        })),
        Change::Assignment(Edit::Created(Assignment {
            task: TaskId::new("T1"),
            unit: whose.clone(),
            agreed: Some(dice.deadline()),
            meeting: MeetingId(2),
            course: dice.course(),
        })),
    ];
    for (number, public) in [(1, false), (2, true)] {
        changes.push(Change::Remark(Edit::Created(Remark {
            id: RemarkId(number),
            kind: if dice.heads() { RemarkKind::Remark } else { RemarkKind::Note },
            meeting: MeetingId(2),
            unit: dice.heads().then(|| whose.clone()),
            text: secret("点评 评分60"),
            public,
            recorded_at: at,
        })));
    }
    let found =
        commitment(13, 1 + dice.below(units), &secret("巡察整改"), dice.deadline(), 1 + u32::from(dice.heads()));
    changes.push(Change::Commitment(Edit::Created(found)));
    for (number, kind) in [(1, "brand"), (2, "inspection")] {
        changes.push(Change::RegisterEntry(Edit::Created(RegisterEntry {
            id: RegisterEntryId(number),
            kind: RegisterKindId::new(kind),
            unit: whose.clone(),
            name: secret("台账名称"),
            stage: if kind == "brand" { dice.below(4) } else { dice.below(3) },
            since: day("2022-05-01"),
            recorded: None,
            fields: BTreeMap::from([(secret("栏目"), secret("内容")), (secret("待公布栏目"), secret("奖金"))]),
            before: vec![StageStep { stage: dice.below(3), on: day("2022-04-01"), recorded: None }],
            // What was promised on the inspection is number 13, and nothing else says that it is private.
            commitments: if kind == "inspection" { vec![CommitmentId(13)] } else { Vec::new() },
            released: None,
            dropped: dice.heads().then(|| secret("销账原因")),
            dropped_in: None,
        })));
    }
    changes
}

/// Every kind of scene, some of the units, with and without leave for red names.
fn cues(units: usize, page: usize, dice: &mut Dice) -> Vec<Cue> {
    let mut shows = vec![
        Show::Waiting,
        Show::ReadBack,
        Show::Overview,
        Show::Ahead,
        Show::Figures,
        Show::Unfiled,
        Show::Closing,
        Show::Blank,
        Show::Unit(unit(99)),
    ];
    shows.extend((0..3).map(|_| Show::Unit(unit(1 + dice.below(units)))));
    shows.into_iter().map(|show| Cue { show, page, red_names_allowed: dice.heads() }).collect()
}

/// Digits alone, so that no spacing hides a number.
fn digits(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '0'..='9' => Some(c),
            '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
            ' ' | '-' => None,
            _ => Some('|'),
        })
        .collect()
}

#[track_caller]
fn tells_nothing(text: &str, of: &str) {
    let close: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(!close.contains(SECRET), "{of}: {text}");
    let digits = digits(text);
    for phone in ["13812345678", "86412345", "1381234"] {
        assert!(!digits.contains(phone), "{of}: {text}");
    }
}

fn names_no_red(scene: &Scene) {
    match &scene.body {
        Body::Unit(view) => {
            let items = [&view.promised, &view.due, &view.agreed].into_iter().flat_map(|section| &section.items);
            assert!(items.into_iter().all(|item| item.lamp != Some(Lamp::Red)));
        }
        Body::Overview(view) => {
            assert!(view.rows.iter().flat_map(|row| &row.cells).all(|cell| !matches!(cell, Some(Cell::Lamp(_)))));
        }
        Body::Unfiled(view) => assert!(view.registers.iter().all(|line| line.units.is_empty())),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_secret_comes_out_into_a_scene_or_onto_the_screen(seed in any::<u64>(), page in 0_usize..5) {
        let ledger = thrown(seed);
        let mut size = Dice(seed ^ 7);
        for cue in cues(ledger.units.len(), page, &mut size) {
            let scene = scene(&ledger.for_everybody(), &cue, day("2022-05-20"));
            let json = serde_json::to_string(&scene).unwrap();
            tells_nothing(&json, "scene");
            let again: Scene = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(&again, &scene, "what is written is what is read");
            if !cue.red_names_allowed {
                names_no_red(&scene);
            }
            // Drawing costs more than making: each scene once in so many.
            if size.below(6) == 0 {
                let (width, height) = (30 + size.below(90), 8 + size.below(34));
                tells_nothing(&drawn(&scene, u16::try_from(width).unwrap(), u16::try_from(height).unwrap()), "screen");
            }
        }
    }
}

fn small_catalogue(dice: &mut Dice) -> Catalogue {
    Catalogue {
        programme: secret_programme(),
        units: (1..=4).map(|nth| Unit { active: true, ..secret_unit(nth, dice) }).collect(),
        tasks: (1..=5).map(|nth| secret_task(nth, dice)).collect(),
    }
}

fn some_command(dice: &mut Dice) -> Command {
    let who = unit(1 + dice.below(4));
    match dice.below(7) {
        0 => Command::TakeRoll {
            unit: who,
            presence: Some(Presence::OnLeave),
            person: secret("姓名"),
            post: secret("职务"),
            reason: secret("请假理由"),
        },
        1 => Command::GiveFloor { to: Some(who), leaving: None },
        2 => Command::Remark { kind: RemarkKind::Remark, unit: Some(who), text: secret("点评") },
        3 => Command::NoteProgress { unit: who, about: None, text: secret("进展"), share: None },
        4 => Command::AskHelp { unit: who, text: secret("协调") },
        5 => Command::EnterRegister {
            id: None,
            kind: RegisterKindId::new("inspection"),
            unit: who,
            name: secret("巡察"),
            stage: 0,
            fields: BTreeMap::new(),
            on: None,
        },
        _ => Command::Record(Recording {
            kind: CommitmentKind::Promise,
            units: vec![who],
            supporting: Vec::new(),
            task: dice.heads().then(|| TaskId::new("T4")),
            text: String::new(),
            owner: secret("责任人"),
            deadline: Deadline::on(&secret("原话"), day("2022-06-30")),
        }),
    }
}

#[test]
fn no_secret_comes_out_into_the_published_row() {
    for seed in 0..24_u64 {
        let dice = &mut Dice(seed.wrapping_mul(0x9E37_79B9));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let mut session = Session::open(&path, Clock::Still(moment("2022-05-20T09:00:00"))).unwrap();
        session.execute(Command::Adopt(Box::new(small_catalogue(dice)))).unwrap();
        session.execute(Command::OpenMeeting { date: day("2022-05-20"), head: MeetingHead::default() }).unwrap();
        session.execute(Command::CallToOrder).unwrap();
        let mut reader = WallReader::open(&path).unwrap();
        let spy = rusqlite::Connection::open(&path).unwrap();
        let mut shown = 0;
        for _ in 0..12 {
            let mut command = some_command(dice);
            if let Command::Record(recording) = &mut command {
                recording.text = match recording.task {
                    Some(_) => secret("拟奖励名单"),
                    None => format!("公开承诺{}", PHONES[dice.below(PHONES.len())]),
                };
            }
            // Some are refused (the same floor twice): nothing changes then, and nothing may come out either.
            let _ = session.execute(command);
            session.save_draft("line", &secret("没说完的话")).unwrap();
            let all = cues(4, 0, dice);
            session.publish(&all[dice.below(all.len())]).unwrap();
            let row: String = spy.query_row("SELECT number || at || scene FROM wall", [], |row| row.get(0)).unwrap();
            tells_nothing(&row, "row");
            if let Some(published) = reader.look().unwrap() {
                shown += 1;
                tells_nothing(&drawn(&published.scene, 60, 20), "screen");
            }
        }
        assert!(shown > 3, "the wall changed {shown} times");
    }
}

#[test]
fn what_is_public_does_come_out() {
    let ledger = crate::city::city();
    let shown =
        serde_json::to_string(&scene(&ledger.for_everybody(), &Cue::of(Show::Unit(unit(6))), day("2022-05-20")))
            .unwrap();
    for fact in
        ["市交通运输局", "物流行业党委挂牌", "市物流行业党委", "品牌备案", "2022-06-30", "明确党建品牌并报工委备案"]
    {
        assert!(shown.contains(fact), "{fact} is missing: {shown}");
    }
    assert!(!shown.contains("86412345") && shown.contains("联系电话****"));
}
