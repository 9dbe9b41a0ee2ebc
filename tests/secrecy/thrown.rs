//! A random ledger of two meetings with a mark in every private field. Marks are single characters that stand in no word
//! of the program, so that no change of font in the middle of one hides it.

use chrono::{NaiveDate, NaiveDateTime};
use diaodu::domain::{
    Answers, AssessmentRules, Assignment, Attendance, Cadence, Change, Commitment, CommitmentId, CommitmentKind,
    Course, Deadline, Due, Edit, Extension, ExtensionAnswer, ExtensionRequest, FieldKind, Focus, FocusId, FocusKind,
    FollowUp, FormReceipt, HandedDown, HelpRequest, HelpRequestId, Idle, ItemId, Lamp, LampRule, LampRules, LampTest,
    Ledger, Life, ManualLamp, Meeting, MeetingId, MeetingState, Minutes, Opinion, Part, PartAct, PartDone, Period,
    Presence, PresenceWorth, Programme, Progress, ProgressId, Proof, Recorded, Recurrence, RegisterEntry,
    RegisterEntryId, RegisterField, RegisterKind, RegisterKindId, Remark, RemarkId, RemarkKind, Reopening, Replaced,
    Report, Returned, ReturnedForm, SaidBefore, SaidKind, Scope, ScoreMeasure, ScoreRule, Shortlist, Stage, StageStep,
    Stop, StopState, Superior, Task, TaskId, TaskPast, Told, Unit, UnitId, UnitKind, WordsMark,
};
use std::collections::BTreeMap;

/// Stands in everything that no reader outside the office may see.
pub const GENERAL: char = '哨';
/// Stands in what waits for the release of an award.
pub const AWARD: char = '獎';
/// Numbers as they are searched: digits only.
pub const PHONES: [&str; 2] = ["13812345678", "86412345"];
pub const UNITS: [&str; 5] = ["市委组织部", "市司法局", "市体育局", "市交通运输局", "市财政局"];
const MARKS: [char; 5] = ['甪', '甴', '乭', '乶', '乷'];
const TYPED: [&str; 4] = ["13812345678", "138 1234 5678", "０791-86412345", "１３８１２３４５６７８"];

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn moment(text: &str) -> NaiveDateTime {
    text.parse().expect("a moment")
}

pub fn unit(nth: usize) -> UnitId {
    UnitId::new(&format!("U{nth:02}"))
}

/// Stands in what one unit may see and no other.
pub fn mark(nth: usize) -> char {
    MARKS[nth - 1]
}

fn secret(what: &str) -> String {
    format!("{GENERAL}{what}")
}

/// Dice: the same seed throws the same ledger.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % sides as u64).expect("small")
    }

    fn heads(&mut self) -> bool {
        self.below(2) == 0
    }

    fn nth(&mut self) -> usize {
        1 + self.below(UNITS.len())
    }

    fn meeting(&mut self) -> MeetingId {
        MeetingId(1 + u32::from(self.heads()))
    }

    fn on(&mut self) -> NaiveDate {
        day("2022-05-20") + chrono::Days::new(self.below(33) as u64)
    }

    /// Words that may be read by anybody, but for the number somebody typed into them.
    fn public(&mut self, what: &str) -> String {
        if self.heads() {
            format!("公开{what}")
        } else {
            format!("公开{what}，电话{}", TYPED[self.below(TYPED.len())])
        }
    }

    fn deadline(&mut self, spoken: &str) -> Deadline {
        let on = |dice: &mut Self| Due::On(day("2022-05-01") + chrono::Days::new(dice.below(260) as u64));
        let dues = match self.below(9) {
            0 => Vec::new(),
            1 => vec![Due::Urgent],
            2 => vec![Due::Open],
            3 => vec![on(self), on(self)],
            4 => vec![Due::Recurring(Recurrence::MonthlyOn(vec![5])), on(self)],
            5 => vec![Due::NextMeeting],
            _ => vec![on(self)],
        };
        Deadline { spoken: spoken.to_owned(), dues }
    }

    /// A course in any state, its words made by `words`.
    fn course(&mut self, words: &impl Fn(&mut Self, &str) -> String) -> Course {
        let report = |dice: &mut Self| {
            // What an entry shows that nobody knows cannot be known to be public.
            let hidden = dice.below(4) == 0;
            Report {
                on: dice.on(),
                // Some report and show nothing.
                evidence: if hidden {
                    secret("内部凭据")
                } else if dice.below(3) == 0 {
                    String::new()
                } else {
                    words(dice, "佐证")
                },
                recorded: None,
                shown_by: hidden.then_some(Proof::Entry(RegisterEntryId(9999))),
            }
        };
        let life = match self.below(6) {
            0 => Life::Reported(report(self)),
            1 => Life::Closed { on: self.on(), by: words(self, "销号人"), report: None, recorded: None },
            2 => {
                let report = Some(report(self));
                Life::Closed { on: self.on(), by: words(self, "销号人"), report, recorded: None }
            }
            3 => Life::Withdrawn { on: self.on(), reason: words(self, "撤回原因"), recorded: None },
            _ => Life::Standing,
        };
        let extensions = (0..self.below(3)).map(|_| self.extension(words)).collect();
        let reopenings = (0..self.below(2))
            .map(|_| {
                let was = Life::Reported(report(self));
                Reopening { on: self.on(), reason: words(self, "退回原因"), was, recorded: None }
            })
            .collect();
        let requests = (0..self.below(2)).map(|_| self.request(words)).collect();
        let lamps = (0..self.below(2)).map(|_| self.lamp()).collect();
        let done = self.heads().then(|| report(self));
        let parts = done.into_iter().map(|report| self.part(report, words)).collect();
        let told = (0..self.below(2)).map(|_| Told { meeting: self.meeting(), text: words(self, "重申") }).collect();
        let dated_at = self.dated();
        let handed_down = self.heads().then(|| HandedDown {
            ledger: "0a1b2c3d".to_owned(),
            item: "7".to_owned(),
            text: words(self, "上级交办"),
            due: words(self, "上级的时限"),
            base: String::new(),
        });
        Course {
            life,
            extensions,
            reopenings,
            requests,
            lamps,
            dated_at,
            parts,
            told,
            handed_down,
            ..Course::default()
        }
    }

    fn part(&mut self, report: Report, words: &impl Fn(&mut Self, &str) -> String) -> PartDone {
        let closed = self.heads().then(|| PartAct { on: self.on(), words: words(self, "核实人"), recorded: None });
        let sent_back =
            self.heads().then(|| PartAct { on: self.on(), words: words(self, "退回原因"), recorded: None });
        PartDone { part: Part::Stage(1), report, closed, sent_back }
    }

    fn dated(&mut self) -> Option<MeetingId> {
        self.heads().then(|| self.meeting())
    }

    fn extension(&mut self, words: &impl Fn(&mut Self, &str) -> String) -> Extension {
        Extension {
            from: self.deadline(""),
            to: self.deadline(""),
            on: self.on(),
            meeting: self.meeting(),
            by: words(self, "批准人"),
            reason: words(self, "延期原因"),
            asked: None,
            recorded: None,
            stage: None,
            event: None,
        }
    }

    fn request(&mut self, words: &impl Fn(&mut Self, &str) -> String) -> ExtensionRequest {
        let answer = self.heads().then(|| ExtensionAnswer {
            granted: false,
            on: self.on(),
            meeting: self.meeting(),
            by: words(self, "答复人"),
            reason: words(self, "不同意原因"),
            recorded: None,
        });
        ExtensionRequest {
            from: self.deadline(""),
            to: self.deadline(""),
            on: self.on(),
            meeting: self.meeting(),
            reason: words(self, "申请原因"),
            answer,
            recorded: None,
        }
    }

    fn lamp(&mut self) -> ManualLamp {
        ManualLamp {
            lamp: self.heads().then_some(Lamp::Red),
            on: self.on(),
            meeting: self.meeting(),
            by: secret("改灯人"),
            reason: secret("改灯原因"),
        }
    }
}

fn stage(name: &str, until_released: bool) -> Stage {
    Stage { name: name.to_owned(), done: until_released, until_released }
}

fn field(name: String, private: bool, until_released: bool) -> RegisterField {
    RegisterField { name, holds: FieldKind::Text, private, until_released }
}

fn register(id: &str, name: &str, private: bool, stages: Vec<Stage>, fields: Vec<RegisterField>) -> RegisterKind {
    RegisterKind {
        id: RegisterKindId::new(id),
        name: name.to_owned(),
        stages,
        fields,
        deadline: Deadline::none(),
        private,
        task: None,
        of_committees: false,
        idle: Some(Idle { field: secret("空转依据"), months: 1 }),
        every: None,
        follow_up: private.then_some(FollowUp { open: 1, closed: 2 }),
        wanted: None,
    }
}

fn programme() -> Programme {
    let filed = Stage { done: true, ..stage("已备案", false) };
    let brand = vec![stage("培育", false), filed, stage(&AWARD.to_string(), true)];
    let fields = vec![
        field("依托组织".to_owned(), false, false),
        field(secret("联系人"), true, false),
        field("奖励".to_owned(), false, true),
    ];
    let found = |name| vec![stage(name, false), stage("整改中", false), stage("已整改", false)];
    let rule = |lamp, test| LampRule { lamp, word: String::new(), when: vec![test] };
    let weight = ScoreRule {
        name: secret("分值"),
        measure: ScoreMeasure::Silence,
        full: 1_000,
        each: 100,
        late: 100,
        worth: PresenceWorth { delegate: 100, late: 100, on_leave: 0 },
        register: None,
    };
    Programme {
        key: "thrown".to_owned(),
        meeting_name: "月调度会".to_owned(),
        focuses: vec![Focus {
            id: FocusId::new("F1"),
            kind: FocusKind::Focus,
            title: "两个覆盖".to_owned(),
            short: "两个覆盖".to_owned(),
        }],
        registers: vec![
            register("brand", "品牌备案", false, brand, fields),
            register(
                "inspection",
                &secret("巡察"),
                true,
                found(&secret("已安排")),
                vec![field(secret("点位"), true, false)],
            ),
            register(
                "appraisal",
                &secret("上级评价"),
                true,
                found(&secret("待评价")),
                vec![field(secret("等次"), true, false)],
            ),
        ],
        lamps: LampRules {
            name: String::new(),
            source: String::new(),
            rules: vec![rule(Lamp::Red, LampTest::OverdueBy(1)), rule(Lamp::Yellow, LampTest::DueWithin(30))],
        },
        assessment: AssessmentRules { name: secret("考核"), rules: vec![weight] },
        superior: Some(Superior {
            ledger: "0a1b2c3d".to_owned(),
            office: "省委组织部".to_owned(),
            unit: ("S1".to_owned(), "XX市".to_owned()),
            meeting: (3, Period::of(day("2022-06-10"))),
            figures: Vec::new(),
            registers: vec![RegisterKindId::new("brand"), RegisterKindId::new("inspection")],
            seal: String::new(),
        }),
        ..Programme::default()
    }
}

fn one_unit(nth: usize) -> Unit {
    Unit {
        id: unit(nth),
        name: format!("XX{}", UNITS[nth - 1]),
        short: UNITS[nth - 1].to_owned(),
        aliases: Vec::new(),
        kind: if nth == 1 { UnitKind::Lead } else { UnitKind::Member },
        order: u32::try_from(nth).expect("small"),
        post: "副职".to_owned(),
        committees: Vec::new(),
        groups: Vec::new(),
        active: true,
        former: Vec::new(),
        ceased: None,
    }
}

fn meeting(id: u32, date: &str, is_over: bool) -> Meeting {
    let at = |hour: &str| moment(&format!("{date}T{hour}:00:00"));
    Meeting {
        id: MeetingId(id),
        number: id,
        period: Period::of(day(date)),
        date: day(date),
        name: "月调度会".to_owned(),
        topic: String::new(),
        place: "会议室 13812345678".to_owned(),
        chair: "张三".to_owned(),
        recorder: "李四".to_owned(),
        state: if is_over { MeetingState::Adjourned } else { MeetingState::InSession },
        opened_at: Some(at("09")),
        adjourned_at: is_over.then(|| at("11")),
        sealed_at: None,
        next_date: Some(day(date) + chrono::Days::new(31)),
        unit_limit: 180,
        arrangement: diaodu::domain::Arrangement::default(),
    }
}

/// T1 and T2 are public, T3 and T4 (an inspection, an award list) are private; nobody knows a T5.
fn task(nth: usize, dice: &mut Dice) -> Task {
    let private = nth > 2;
    Task {
        id: TaskId::new(&format!("T{nth}")),
        title: if private { secret("内部任务") } else { dice.public("任务") },
        requirement: if private { secret("要求") } else { dice.public("要求") },
        focus: dice.heads().then(|| FocusId::new("F1")),
        clause: String::new(),
        scope: Scope::Some,
        lead: (1..=UNITS.len()).filter(|_| dice.heads()).map(unit).collect(),
        supporting: Vec::new(),
        cadence: Cadence::Monthly,
        deadline: dice.deadline(""),
        measure: String::new(),
        indicators: Vec::new(),
        monthly_note: secret("每月记"),
        private,
        met_by: None,
        past: TaskPast::default(),
    }
}

pub fn thrown(seed: u64) -> Ledger {
    let dice = &mut Dice(seed);
    let mut changes = vec![
        Change::Programme(Box::new(Edit::Revised { before: Programme::default(), after: programme() })),
        Change::Meeting(Edit::Created(meeting(1, "2022-05-20", true))),
        Change::Meeting(Edit::Created(meeting(2, "2022-06-20", dice.heads()))),
    ];
    changes.extend((1..=UNITS.len()).map(|nth| Change::Unit(Edit::Created(one_unit(nth)))));
    changes.extend((1..=4).map(|nth| Change::Task(Edit::Created(task(nth, dice)))));
    for nth in 1..=UNITS.len() {
        changes.extend(presence(nth, dice));
    }
    let mut ledger = Ledger::default();
    changes.extend(items(dice));
    changes.extend(records(dice));
    changes.extend(entries(dice));
    for change in &changes {
        ledger.apply(change);
    }
    ledger.at = Some(dice.meeting());
    ledger
}

fn presence(nth: usize, dice: &mut Dice) -> Vec<Change> {
    let states = [StopState::Pending, StopState::Covered, StopState::Deferred, StopState::Written];
    let presences = [Presence::Present, Presence::Delegate, Presence::Late, Presence::OnLeave, Presence::Absent];
    let mut changes = Vec::new();
    for at in [MeetingId(1), MeetingId(2)] {
        let state = states[dice.below(4)];
        changes.push(Change::Stop(Edit::Created(Stop {
            meeting: at,
            unit: unit(nth),
            state,
            since: None,
            seconds: 30,
        })));
        changes.push(Change::Attendance(Edit::Created(Attendance {
            meeting: at,
            unit: unit(nth),
            presence: presences[dice.below(5)],
            person: dice.public("姓名"),
            post: "副职".to_owned(),
            arrived: None,
            left: None,
            reason: secret("请假理由"),
        })));
    }
    changes
}

/// Commitments 1–8 are public, 9–14 follow from entries of private registers, 15–20 serve private tasks or one that nobody
/// knows; any beyond are public again.
fn items(dice: &mut Dice) -> Vec<Change> {
    let mut changes = Vec::new();
    let many = if dice.heads() { 0 } else { 24 };
    for number in 1..=20_u32 + many {
        let nth = dice.nth();
        let own = move |_: &mut Dice, what: &str| format!("{}{what}", mark(nth));
        let public = |dice: &mut Dice, what: &str| dice.public(what);
        let is_private = (9..=20).contains(&number);
        let task = if (15..=20).contains(&number) {
            [Some("T3"), Some("T4"), Some("T5")][dice.below(3)]
        } else {
            [None, Some("T1")][dice.below(2)]
        };
        let text = if is_private { own(dice, "整改承诺") } else { dice.public("承诺") };
        let owner = if is_private { own(dice, "责任人") } else { dice.public("责任人") };
        let spoken = if is_private { own(dice, "原话") } else { String::new() };
        let written = if is_private { Some(own(dice, "成文")) } else { dice.heads().then(|| dice.public("成文")) };
        let course = if is_private { dice.course(&own) } else { dice.course(&public) };
        let about = ItemId::Commitment(CommitmentId(number));
        let said = if is_private { own(dice, "整改进展") } else { dice.public("进展") };
        changes.push(Change::Commitment(Edit::Created(Commitment {
            id: CommitmentId(number),
            kind: if dice.heads() { CommitmentKind::Promise } else { CommitmentKind::Instruction },
            unit: unit(nth),
            supporting: vec![unit(dice.nth())],
            task: task.map(TaskId::new),
            text,
            owner,
            deadline: dice.deadline(&spoken),
            meeting: if number > 20 { MeetingId(2) } else { dice.meeting() },
            recorded_at: moment("2022-05-20T09:30:00"),
            binding: None,
            course,
            confirmed: dice.heads(),
            written,
            returned: dice.heads().then(|| Returned { words: own(dice, "退回"), by: own(dice, "核对人") }),
        })));
        changes.push(progress(if number > 20 { number + 100 } else { number }, nth, Some(about), said, dice));
    }
    changes
}

fn progress(number: u32, nth: usize, about: Option<ItemId>, text: String, dice: &mut Dice) -> Change {
    Change::Progress(Edit::Created(Progress {
        id: ProgressId(number),
        meeting: dice.meeting(),
        unit: unit(nth),
        about,
        text,
        share: None,
        recorded_at: moment("2022-05-20T09:41:00"),
    }))
}

fn records(dice: &mut Dice) -> Vec<Change> {
    let at = moment("2022-05-20T09:41:00");
    let mut changes = Vec::new();
    for (number, task) in (30_u32..).zip(["T1", "T2", "T3", "T4", "T5"]) {
        let nth = dice.nth();
        let hidden = |_: &mut Dice, what: &str| secret(what);
        let public = |dice: &mut Dice, what: &str| dice.public(what);
        let is_private = number > 31;
        changes.push(Change::Assignment(Edit::Created(Assignment {
            task: TaskId::new(task),
            unit: unit(nth),
            agreed: dice.heads().then(|| dice.deadline("")),
            meeting: dice.meeting(),
            course: if is_private { dice.course(&hidden) } else { dice.course(&public) },
        })));
        let about = ItemId::Assignment(TaskId::new(task), unit(nth));
        let said = if is_private { secret("暗访") } else { dice.public("任务进展") };
        changes.push(progress(number, nth, Some(about), said, dice));
    }
    changes.push(progress(40, dice.nth(), None, dice.public("一般进展"), dice));
    for number in 1..=6 {
        let public = dice.heads();
        changes.push(Change::Remark(Edit::Created(Remark {
            id: RemarkId(number),
            kind: if dice.heads() { RemarkKind::Remark } else { RemarkKind::Note },
            meeting: dice.meeting(),
            unit: dice.heads().then(|| unit(dice.nth())),
            text: if public { dice.public("点评") } else { secret("点评") },
            public,
            recorded_at: at,
        })));
    }
    changes.push(Change::HelpRequest(Edit::Created(HelpRequest {
        id: HelpRequestId(1),
        meeting: dice.meeting(),
        unit: unit(dice.nth()),
        text: dice.public("协调"),
        settled: dice.heads().then(|| dice.on()),
        settled_in: None,
        recorded_at: at,
    })));
    let replaced = Remark {
        id: RemarkId(90),
        kind: RemarkKind::Note,
        meeting: MeetingId(2),
        unit: None,
        text: secret("改记前的话"),
        public: false,
        recorded_at: at,
    };
    changes.push(Change::Replaced(Box::new(Edit::Created(Replaced {
        meeting: MeetingId(2),
        was: SaidBefore::Remark(replaced),
        became: SaidKind::Note,
        at,
    }))));
    let file = ReturnedForm {
        unit: unit(2),
        file: secret("表.xlsx"),
        mark: WordsMark::of(&[String::new()]),
        is_nil: false,
        answers: Answers::Form,
    };
    let opinion = Opinion {
        unit: unit(2),
        version: 1,
        file: secret("意见.docx"),
        mark: WordsMark::default(),
        at,
        words: vec![secret("对整改不服")],
    };
    let minutes = Minutes { meeting: MeetingId(2), opinions: vec![opinion], ..Minutes::default() };
    changes.push(Change::Minutes(Box::new(Edit::Created(minutes))));
    changes.push(Change::FormReceipt(Edit::Created(FormReceipt {
        meeting: MeetingId(2),
        unit: unit(2),
        files: vec![file],
        at,
    })));
    changes
}

fn entries(dice: &mut Dice) -> Vec<Change> {
    let mut changes = Vec::new();
    for number in 1..=4 {
        let released = (number == 1 && dice.heads()).then(|| day("2022-06-01"));
        let waits = |words: &str| if released.is_some() { words.to_owned() } else { secret(words) };
        let dropped = (dice.below(4) == 0).then(|| secret("销账原因"));
        // Struck off before there were marks it never counted; since then earlier papers go on telling it, but not why.
        let dropped_in =
            dropped.as_ref().filter(|_| dice.heads()).map(|_| Recorded { meeting: MeetingId(2), after: None });
        let never = dropped.is_some() && dropped_in.is_none();
        let name = if never { secret("已销账") } else { dice.public("品牌") };
        let fields = [
            ("依托组织".to_owned(), dice.public("依托")),
            (secret("联系人"), secret("某某")),
            ("奖励".to_owned(), waits("五万元")),
        ];
        changes.push(entry(number, "brand", name, fields.into(), dice, (Vec::new(), released, dropped, dropped_in)));
    }
    let found = [CommitmentId(9), CommitmentId(10), CommitmentId(11)];
    let judged = [CommitmentId(12), CommitmentId(13), CommitmentId(14)];
    for (number, kind, commitments) in [
        (5, "inspection", found.to_vec()),
        (6, "inspection", Vec::new()),
        (7, "appraisal", judged[..2].to_vec()),
        (8, "gone", judged[2..].to_vec()),
    ] {
        let fields = BTreeMap::from([(secret("点位"), secret("某园区")), (secret("等次"), secret("好"))]);
        let dropped = (dice.below(3) == 0).then(|| secret("销账原因"));
        changes.push(entry(number, kind, secret("一季度"), fields, dice, (commitments, None, dropped, None)));
    }
    let list = Shortlist { year: 2022, entries: vec![RegisterEntryId(2)], released: None };
    changes.push(Change::Shortlist(Edit::Created(list)));
    changes
}

/// What was promised on an entry, when it was released, why it was struck off, and where in the row of meetings.
type Struck = (Vec<CommitmentId>, Option<NaiveDate>, Option<String>, Option<Recorded>);

fn entry(
    number: u32,
    kind: &str,
    name: String,
    fields: BTreeMap<String, String>,
    dice: &mut Dice,
    (commitments, released, dropped, dropped_in): Struck,
) -> Change {
    Change::RegisterEntry(Edit::Created(RegisterEntry {
        id: RegisterEntryId(number),
        kind: RegisterKindId::new(kind),
        unit: unit(dice.nth()),
        name,
        stage: dice.below(3),
        since: dice.on(),
        recorded: None,
        fields,
        before: vec![StageStep { stage: dice.below(3), on: day("2022-05-01"), recorded: None }],
        commitments,
        released,
        dropped,
        dropped_in,
    }))
}
