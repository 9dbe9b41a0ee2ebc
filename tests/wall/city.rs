//! A small city in the middle of its May meeting, told in memory.

use chrono::{NaiveDate, NaiveDateTime};
use diaodu::{
    domain::{
        Attendance, Cadence, Change, Commitment, CommitmentId, CommitmentKind, CommitteeStanding, Course, Deadline,
        Due, Edit, Focus, FocusId, FocusKind, Indicator, IndicatorId, Lamp, LampRule, LampRules, LampTest, Ledger,
        Life, Measure, Meeting, MeetingId, MeetingState, Period, Presence, Programme, Reading, RegisterEntry,
        RegisterEntryId, RegisterKind, RegisterKindId, Report, Scope, SectorCommittee, Stage, Stop, StopState, Task,
        TaskId, TaskPast, Unit, UnitId, UnitKind,
    },
    theme::{Depth, Ground, Theme},
    widgets::{Look, WallPicture},
    wording::wrap::Ambiguous,
};
use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthStr;

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn moment(text: &str) -> NaiveDateTime {
    text.parse().expect("a moment")
}

pub const UNITS: [&str; 12] = [
    "市委组织部",
    "市委网信办",
    "市财政局",
    "市人社局",
    "市住建局",
    "市交通运输局",
    "市农业农村局",
    "市商务局",
    "市卫健委",
    "市市场监管局",
    "市税务局",
    "市邮政管理局",
];

pub fn unit(nth: usize) -> UnitId {
    UnitId::new(&format!("U{nth:02}"))
}

pub fn on(date: &str) -> Deadline {
    Deadline::on("", day(date))
}

pub fn commitment(id: u32, at: usize, text: &str, deadline: Deadline, meeting: u32) -> Commitment {
    Commitment {
        id: CommitmentId(id),
        kind: CommitmentKind::Promise,
        unit: unit(at),
        supporting: Vec::new(),
        task: None,
        text: text.to_owned(),
        owner: String::new(),
        deadline,
        meeting: MeetingId(meeting),
        recorded_at: moment("2022-05-20T09:30:00"),
        binding: None,
        course: Course::default(),
        confirmed: false,
        returned: None,
        written: None,
    }
}

pub fn meeting(id: u32, date: &str, state: MeetingState) -> Meeting {
    Meeting {
        id: MeetingId(id),
        number: id,
        period: Period::of(day(date)),
        date: day(date),
        name: "基层党建工作重点任务月调度会".to_owned(),
        topic: "“两新”组织党建".to_owned(),
        place: "市委二楼会议室".to_owned(),
        chair: "张三".to_owned(),
        recorder: String::new(),
        state,
        opened_at: Some(moment("2022-05-20T09:00:00")),
        adjourned_at: None,
        sealed_at: None,
        next_date: Some(day("2022-06-20")),
        unit_limit: 300,
        arrangement: diaodu::domain::Arrangement::default(),
    }
}

pub fn task(id: &str, title: &str, focus: &str, lead: Vec<UnitId>, deadline: Deadline) -> Task {
    Task {
        id: TaskId::new(id),
        title: title.to_owned(),
        requirement: String::new(),
        focus: Some(FocusId::new(focus)),
        clause: String::new(),
        scope: Scope::All,
        lead,
        supporting: Vec::new(),
        cadence: Cadence::Monthly,
        met_by: None,
        deadline,
        measure: String::new(),
        indicators: Vec::new(),
        monthly_note: String::new(),
        past: TaskPast::default(),
        private: false,
    }
}

pub fn programme() -> Programme {
    let focus = |id: &str, short: &str| Focus {
        id: FocusId::new(id),
        kind: FocusKind::Focus,
        title: short.to_owned(),
        short: short.to_owned(),
    };
    let rule = |lamp, word: &str, test| LampRule { lamp, word: word.to_owned(), when: vec![test] };
    let count = |id: &str, unit: &str| Indicator {
        id: IndicatorId::new(id),
        name: id.to_owned(),
        unit: unit.to_owned(),
        measure: Measure::Count,
        group: "底数".to_owned(),
        at_most: None,
        monthly: false,
        units: Vec::new(),
    };
    let rate = Indicator {
        measure: Measure::Rate { part: IndicatorId::new("已建组织"), whole: IndicatorId::new("企业数") },
        group: "两个覆盖".to_owned(),
        ..count("组建率", "%")
    };
    Programme {
        key: "small".to_owned(),
        focuses: vec![
            focus("F1", "思想引领"),
            focus("F2", "两个覆盖"),
            focus("F3", "新兴领域"),
            focus("F4", "品牌建设"),
        ],
        registers: vec![RegisterKind {
            id: RegisterKindId::new("brand"),
            name: "品牌备案".to_owned(),
            stages: vec![
                Stage { name: "培育".to_owned(), done: false, until_released: false },
                Stage { name: "已备案".to_owned(), done: true, until_released: false },
            ],
            fields: Vec::new(),
            deadline: on("2022-06-30"),
            private: false,
            task: None,
            of_committees: false,
            idle: None,
            every: None,
            follow_up: None,
            wanted: None,
        }],
        indicators: vec![count("企业数", "家"), count("已建组织", "家"), rate],
        lamps: LampRules {
            name: String::new(),
            source: String::new(),
            rules: vec![
                rule(Lamp::Green, "办结", LampTest::Closed),
                rule(Lamp::Blue, "已报", LampTest::Reported),
                rule(Lamp::Red, "逾期", LampTest::OverdueBy(1)),
                rule(Lamp::Yellow, "近期", LampTest::DueWithin(30)),
                rule(Lamp::Green, "推进", LampTest::Dated),
            ],
        },
        ..Programme::default()
    }
}

fn told(ledger: &mut Ledger, changes: impl IntoIterator<Item = Change>) {
    changes.into_iter().for_each(|change| ledger.apply(&change));
}

/// The sixth unit has the floor; five are covered.
pub fn city() -> Ledger {
    let mut ledger = Ledger::default();
    let all: Vec<UnitId> = (1..=UNITS.len()).map(unit).collect();
    told(
        &mut ledger,
        [Change::Programme(Box::new(Edit::Revised { before: Programme::default(), after: programme() }))],
    );
    told(
        &mut ledger,
        UNITS.iter().zip(1..).map(|(short, order)| {
            let committees = (order == 6)
                .then(|| SectorCommittee {
                    name: "市物流行业党委".to_owned(), standing: CommitteeStanding::Planned
                });
            Change::Unit(Edit::Created(Unit {
                id: unit(order as usize),
                name: format!("XX{short}"),
                short: (*short).to_owned(),
                aliases: Vec::new(),
                kind: UnitKind::Member,
                order,
                post: String::new(),
                committees: committees.into_iter().collect(),
                groups: Vec::new(),
                active: true,
                former: Vec::new(),
                ceased: None,
            }))
        }),
    );
    let tasks = [
        task("T04", "二十大精神学习宣讲", "F1", all.clone(), Deadline::none()),
        task(
            "T12",
            "常态化排查联合党支部运转情况",
            "F2",
            all.clone(),
            Deadline { spoken: String::new(), dues: vec![Due::Open] },
        ),
        task(
            "T18",
            "成立物流行业党委",
            "F3",
            vec![unit(6)],
            Deadline { spoken: String::new(), dues: vec![Due::Urgent] },
        ),
        task("T30", "明确党建品牌并报工委备案", "F4", all.clone(), on("2022-06-15")),
    ];
    told(&mut ledger, tasks.map(|task| Change::Task(Edit::Created(task))));
    told(
        &mut ledger,
        [
            Change::Meeting(Edit::Created(meeting(1, "2022-04-20", MeetingState::Sealed))),
            Change::Meeting(Edit::Created(meeting(2, "2022-05-20", MeetingState::InSession))),
        ],
    );
    told(&mut ledger, all.iter().zip(1..).flat_map(|(id, order)| in_the_room(id, order)));
    let mut reported = commitment(2, 6, "货车司机流动党员底数摸清", on("2022-04-25"), 1);
    reported.course.life =
        Life::Reported(Report {
            on: day("2022-05-18"), evidence: "见附件".to_owned(), recorded: None, shown_by: None
        });
    let mut confirmed = commitment(4, 2, "创建全省互联网企业党建示范点", on("2022-09-30"), 2);
    confirmed.confirmed = true;
    let mut promises = vec![
        commitment(1, 6, "物流行业党委成立请示报市委", on("2022-04-30"), 1),
        reported,
        commitment(3, 9, "民营医院党组织摸排", on("2022-05-10"), 1),
        confirmed,
        commitment(5, 6, "物流行业党委挂牌", on("2022-06-30"), 2),
        commitment(6, 6, "货车司机党群驿站建成2个，每个驿站配齐党建指导员，联系电话0791-86412345", on("2022-06-10"), 2),
    ];
    promises.extend((7..=10).zip(1..).map(|(number, at)| Commitment {
        binding: Some(CommitmentId(7)),
        kind: CommitmentKind::Instruction,
        ..commitment(number, at, "月底前报送党务工作者培训名额", on("2022-05-31"), 2)
    }));
    told(&mut ledger, promises.into_iter().map(|promise| Change::Commitment(Edit::Created(promise))));
    told(
        &mut ledger,
        [Change::RegisterEntry(Edit::Created(RegisterEntry {
            id: RegisterEntryId(1),
            kind: RegisterKindId::new("brand"),
            unit: unit(6),
            name: "红色货运".to_owned(),
            stage: 0,
            since: day("2022-05-01"),
            recorded: None,
            fields: BTreeMap::new(),
            before: Vec::new(),
            commitments: Vec::new(),
            released: None,
            dropped: None,
            dropped_in: None,
        }))],
    );
    count(&mut ledger, &all);
    ledger
}

/// Two months of numbers from every unit.
fn count(ledger: &mut Ledger, all: &[UnitId]) {
    for (nth, id) in all.iter().enumerate() {
        for (month, at_work) in [("2022-04", 70), ("2022-05", 74)] {
            for (indicator, value) in [("企业数", 100 + nth), ("已建组织", at_work + nth)] {
                let reading = Reading {
                    indicator: IndicatorId::new(indicator),
                    unit: id.clone(),
                    period: month.parse().expect("a month"),
                    value: i64::try_from(value).expect("small"),
                };
                ledger.apply(&Change::Reading(Edit::Created(reading)));
            }
        }
    }
}

fn in_the_room(id: &UnitId, order: u32) -> [Change; 2] {
    let state = match order {
        1..=5 => StopState::Covered,
        6 => StopState::Current,
        _ => StopState::Pending,
    };
    let stop = Stop {
        meeting: MeetingId(2),
        unit: id.clone(),
        state,
        since: (order == 6).then(|| moment("2022-05-20T09:40:00")),
        seconds: 0,
    };
    let presence = match order {
        6 => Presence::Delegate,
        8 => Presence::OnLeave,
        _ => Presence::Present,
    };
    let line = Attendance {
        meeting: MeetingId(2),
        unit: id.clone(),
        presence,
        person: String::new(),
        post: String::new(),
        arrived: None,
        left: None,
        reason: String::new(),
    };
    [Change::Stop(Edit::Created(stop)), Change::Attendance(Edit::Created(line))]
}

/// What a reader sees of a picture, line by line.
pub fn drawn(scene: &diaodu::stage::Scene, width: u16, height: u16) -> String {
    let look = Look::new(Theme::wall(Ground::Light, Depth::True), Ambiguous::Narrow);
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    (&WallPicture { scene, now: moment("2022-05-20T09:42:41"), look }).render(area, &mut buffer);
    screen_text(&buffer)
}

/// A buffer's words, without the cells that wide characters hide.
pub fn screen_text(buffer: &Buffer) -> String {
    let area = buffer.area;
    let mut text = String::new();
    for y in area.top()..area.bottom() {
        let mut line = String::new();
        let mut x = area.left();
        while x < area.right() {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(if symbol.is_empty() { " " } else { symbol });
            x += u16::try_from(symbol.width().max(1)).expect("narrow");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
