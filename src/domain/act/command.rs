//! A command: a request to the domain. [`crate::domain::decide`] answers with a deed or a refusal.

use crate::domain::{
    Backfill, Catalogue, CommitmentId, CommitmentKind, Deadline, HandedDown, HelpRequestId, IndicatorId, ItemId, Lamp,
    MinutesSection, Period, PlannedTask, Presence, Recasting, RegisterEntryId, RegisterKindId, RemarkId, RemarkKind,
    ReturnedForm, RosterLine, StopState, TaskId, UnitId, WordsMark,
};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the meeting's head says; `None` leaves a line as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingHead {
    /// 主持人.
    pub chair: Option<String>,
    /// 记录人.
    pub recorder: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// What it is about.
    pub topic: Option<String>,
    /// When the next one is to be.
    pub next_date: Option<NaiveDate>,
    /// Seconds a unit should take at most.
    pub unit_limit: Option<u32>,
    /// Who hosts it, by key or name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// When it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<NaiveTime>,
    /// Who speaks in exchange, in order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchange: Option<Vec<UnitId>>,
    /// Whether its minutes name who has not filed what was due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names_unfiled: Option<bool>,
}

/// A promise or instruction to be recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recording {
    /// Who said it.
    pub kind: CommitmentKind,
    /// The units that answer for it; each carries its own.
    pub units: Vec<UnitId>,
    /// The units that help.
    pub supporting: Vec<UnitId>,
    /// The task it serves.
    pub task: Option<TaskId>,
    /// The words.
    pub text: String,
    /// Who in the unit answers for it.
    pub owner: String,
    /// By when.
    pub deadline: Deadline,
}

impl Command {
    /// What files what was heard in a transcript: one as the record line would, several as one act; `None`: nothing.
    #[must_use]
    pub fn record_heard(source: &str, mut recordings: Vec<Recording>) -> Option<Self> {
        match recordings.len() {
            0 => None,
            1 => recordings.pop().map(Self::Record),
            _ => Some(Self::RecordHeard { source: source.to_owned(), recordings }),
        }
    }
}

/// What is amended of a commitment; `None` leaves it as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// Promise or instruction.
    pub kind: Option<CommitmentKind>,
    /// The unit that leads.
    pub unit: Option<UnitId>,
    /// The units that help.
    pub supporting: Option<Vec<UnitId>>,
    /// The task it serves; `Some(None)` unties it.
    pub task: Option<Option<TaskId>>,
    /// The words.
    pub text: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// A slip of the pen in a date recorded at this very meeting; later changes are extensions.
    pub deadline: Option<Deadline>,
}

/// The longest text one record may hold, in characters: a page of minutes.
pub const LONGEST_TEXT: usize = 2_000;

/// The most acts one collection of forms may hold: sixty units with some forty lines each.
pub const MOST_COLLECTED: usize = 10_000;

/// A request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// 建账: adopt a catalogue; the journal keeps its goods in the changes, not here.
    Adopt(#[serde(skip)] Box<Catalogue>),
    /// 换主题: open the next meeting under another programme; what is owed under the old one stays owed.
    ChangeProgramme {
        /// The programme; the journal keeps its goods in the changes, not here.
        #[serde(skip)]
        catalogue: Box<Catalogue>,
        /// The day of the meeting.
        date: NaiveDate,
        /// What it says on its head.
        head: MeetingHead,
    },
    /// 换公文式样和套话: the looks and the set phrases of an office's catalogue, for a ledger that is founded already; the
    /// journal keeps its goods in the changes, not here.
    RenewStyle(#[serde(skip)] Box<Catalogue>),
    /// 开新会.
    OpenMeeting {
        /// The day.
        date: NaiveDate,
        /// What it says on its head.
        head: MeetingHead,
    },
    /// 宣布开会.
    CallToOrder,
    /// 修改会议信息.
    AmendMeeting(MeetingHead),
    /// 散会.
    Adjourn,
    /// 散会, with the day of the next meeting announced in the same breath.
    AdjournUntil {
        /// When the next one is to be.
        next: NaiveDate,
    },
    /// 封存.
    Seal,
    /// 签到.
    TakeRoll {
        /// Whose line.
        unit: UnitId,
        /// How it is represented; `None` clears the line.
        presence: Option<Presence>,
        /// Who came.
        person: String,
        /// Of which post.
        post: String,
        /// Why on leave (private).
        reason: String,
    },
    /// 到会、离会时间: times by hand, of a unit that is on the roll as having come; `None` leaves one as it is.
    NoteTimes {
        /// Whose line.
        unit: UnitId,
        /// When they arrived.
        arrived: Option<NaiveTime>,
        /// When they left early.
        left: Option<NaiveTime>,
    },
    /// 签到: everybody not yet on the roll is present.
    TakeRollOfRest,
    /// 转到: give a unit the floor (or nobody), and say how the one before leaves it.
    GiveFloor {
        /// To whom.
        to: Option<UnitId>,
        /// How the unit that has it now leaves; `None`: covered when anything was recorded for it, else pending.
        leaving: Option<StopState>,
    },
    /// 标记: a unit's turn, without giving it the floor.
    MarkStop {
        /// Whose.
        unit: UnitId,
        /// As what.
        state: StopState,
    },
    /// 承诺, 交办.
    Record(Recording),
    /// 上级交办: an item of a ledger above becomes one of this, linked by its name there; or what was linked follows it.
    TakeDown {
        /// Which item follows; `None`: a new one.
        id: Option<CommitmentId>,
        /// Its words, its unit, its deadline.
        recording: Recording,
        /// Where it comes from.
        from: HandedDown,
        /// Who hands it down.
        by: String,
        /// Why its day is another one now.
        reason: String,
    },
    /// 更正.
    Amend {
        /// Which.
        id: CommitmentId,
        /// What.
        amendment: Amendment,
    },
    /// 改记: something said is another thing, or another unit's; what it replaces is kept.
    Recast(Recasting),
    /// 宣读确认: items recorded in one act are read back as one.
    Confirm {
        /// Which.
        ids: Vec<CommitmentId>,
        /// Confirmed or not.
        confirmed: bool,
    },
    /// 退改: whoever checks the record beside the typist sends items back to be looked at again.
    SendBack {
        /// Which.
        ids: Vec<CommitmentId>,
        /// Why, in a word.
        words: String,
        /// Who; empty: nobody gave a name.
        by: String,
    },
    /// 成文: the written form of an item is accepted for papers; items recorded in one act are worded as one.
    WordItem {
        /// Which.
        ids: Vec<CommitmentId>,
        /// The form; `None` gives the item back to its spoken words.
        written: Option<String>,
    },
    /// 撤回.
    Withdraw {
        /// Which.
        id: CommitmentId,
        /// Why.
        reason: String,
    },
    /// 自报完成.
    Report {
        /// Which.
        item: ItemId,
        /// Evidence.
        evidence: String,
    },
    /// 自报完成, on an earlier day than it was told.
    ReportOn {
        /// Which.
        item: ItemId,
        /// Evidence.
        evidence: String,
        /// When it was done.
        on: NaiveDate,
    },
    /// 分步办理: a report, a closing, a sending back, an extension of one of several dated stages.
    OfStage {
        /// Which stage, from 1.
        stage: usize,
        /// What.
        act: Box<Command>,
    },
    /// 销号.
    Close {
        /// Which.
        item: ItemId,
        /// By whom.
        by: String,
    },
    /// 一并销号: several, in one act.
    CloseAll {
        /// Which.
        items: Vec<ItemId>,
        /// By whom.
        by: String,
    },
    /// 一并改期限: several get one day, in one act; those that have it already stay as they are.
    ExtendAll {
        /// Which.
        items: Vec<ItemId>,
        /// To when.
        to: Deadline,
        /// By whom.
        by: String,
        /// Why.
        reason: String,
    },
    /// 一并更正: several go to one unit, or under one task, in one act.
    AmendAll {
        /// Which.
        ids: Vec<CommitmentId>,
        /// What.
        amendment: Amendment,
    },
    /// 重申任务: an instruction that says once more what the plan asks of these units already. The duty gets its day and
    /// keeps the words; whom the plan does not ask gets an instruction of its own.
    InstructDuty(Recording),
    /// 退回重办.
    Reopen {
        /// Which.
        item: ItemId,
        /// Why.
        reason: String,
    },
    /// 延期.
    Extend {
        /// Which.
        item: ItemId,
        /// To when.
        to: Deadline,
        /// By whom.
        by: String,
        /// Why.
        reason: String,
    },
    /// 申请延期: asked, not granted yet.
    AskExtension {
        /// Which.
        item: ItemId,
        /// To when.
        to: Deadline,
        /// Why.
        reason: String,
    },
    /// 等的事来了: what waited for an event gets its day; all of them or none.
    EnterEvent {
        /// Which items, each with the day that follows for it.
        dues: Vec<(ItemId, NaiveDate)>,
        /// The day of the event.
        on: NaiveDate,
        /// What happened.
        what: String,
    },
    /// 不同意延期.
    RefuseExtension {
        /// Which.
        item: ItemId,
        /// By whom.
        by: String,
        /// Why.
        reason: String,
    },
    /// 人工改灯; `None` gives the lamp back to the rule.
    SetLamp {
        /// Which.
        item: ItemId,
        /// Which lamp.
        lamp: Option<Lamp>,
        /// By whom; empty: the chair of the meeting at hand.
        by: String,
        /// Why.
        reason: String,
    },
    /// 单位更名.
    RenameUnit {
        /// Which.
        unit: UnitId,
        /// Full official name.
        name: String,
        /// The short name.
        short: String,
    },
    /// 单位并入另一家: what it owes goes along.
    MergeUnit {
        /// Which.
        unit: UnitId,
        /// Into which.
        into: UnitId,
    },
    /// 单位退出: it owes nothing any more and is not called any more.
    RetireUnit {
        /// Which.
        unit: UnitId,
    },
    /// 调整发言顺序: these units speak first, in this order, the others after them as before.
    OrderUnits {
        /// Which.
        units: Vec<UnitId>,
    },
    /// 发言位次: one unit takes a place, the others close up.
    PlaceUnit {
        /// Which.
        unit: UnitId,
        /// From 1.
        place: u32,
    },
    /// 明确期限: agree a date for a task at one or many units.
    AgreeDate {
        /// Which task.
        task: TaskId,
        /// At which units.
        units: Vec<UnitId>,
        /// By when.
        deadline: Deadline,
    },
    /// 进展.
    NoteProgress {
        /// Which unit.
        unit: UnitId,
        /// About what.
        about: Option<ItemId>,
        /// The words.
        text: String,
        /// How much of it is done, in percent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        share: Option<u8>,
    },
    /// 进展, with the figures named in its words filed for the meeting's month.
    NoteFigures {
        /// Which unit.
        unit: UnitId,
        /// About what.
        about: Option<ItemId>,
        /// The words.
        text: String,
        /// The figures.
        figures: BTreeMap<IndicatorId, i64>,
    },
    /// 协调.
    AskHelp {
        /// Which unit asks.
        unit: UnitId,
        /// The words.
        text: String,
    },
    /// 协调办结 (or not).
    SettleHelp {
        /// Which.
        id: HelpRequestId,
        /// Settled or not.
        settled: bool,
    },
    /// 点评, 记事.
    Remark {
        /// Which kind.
        kind: RemarkKind,
        /// About which unit.
        unit: Option<UnitId>,
        /// The words.
        text: String,
    },
    /// 点评入纪要 (or not).
    PublishRemark {
        /// Which.
        id: RemarkId,
        /// May it appear in minutes?
        public: bool,
    },
    /// 台账登记 or 推进: a new entry when `id` is `None`.
    EnterRegister {
        /// Which entry.
        id: Option<RegisterEntryId>,
        /// Of which kind.
        kind: RegisterKindId,
        /// Whose.
        unit: UnitId,
        /// What it is called.
        name: String,
        /// The stage it has reached.
        stage: usize,
        /// Its fields.
        fields: BTreeMap<String, String>,
        /// When it reached that stage; today when not said.
        #[serde(default)]
        on: Option<NaiveDate>,
    },
    /// 整改: something is promised on an entry; it moves on with it.
    Rectify {
        /// On which entry.
        entry: RegisterEntryId,
        /// What is promised, by whom, by when.
        recording: Recording,
    },
    /// 公布: what waited for its release may be told.
    Release {
        /// Of which entries; all of them or none.
        entries: Vec<RegisterEntryId>,
    },
    /// 销账: an entry does not count any more.
    DropEntry {
        /// Which.
        entry: RegisterEntryId,
        /// Why.
        reason: String,
    },
    /// 列入评优名单 (or taken off).
    PutForward {
        /// Of which year.
        year: i32,
        /// Which demonstration site.
        entry: RegisterEntryId,
        /// On the list or off it.
        listed: bool,
    },
    /// 公布评优名单.
    ReleaseShortlist {
        /// Of which year.
        year: i32,
        /// Who decided it.
        by: String,
    },
    /// 列入任务: add tasks to the plan, with their units bound; all of them or none.
    PlanTasks {
        /// What is added.
        tasks: Vec<PlannedTask>,
        /// Whether the deadlines count as agreed at this meeting (a speech given there), or are the paper's own (a list
        /// brought in).
        agreed: bool,
    },
    /// 核对纪要: the paper as it stands was gone through.
    CheckMinutes {
        /// By whom; may be empty.
        by: String,
        /// What it says.
        mark: WordsMark,
    },
    /// 签发纪要.
    SignMinutes {
        /// 签发人.
        by: String,
        /// The day of signing.
        on: NaiveDate,
        /// What was signed.
        mark: WordsMark,
    },
    /// 纪要编号.
    NumberMinutes {
        /// The number on the paper.
        number: u32,
    },
    /// 印发纪要.
    IssueMinutes {
        /// The whole paper, a paragraph or table cell a line: the edition keeps it.
        words: Vec<String>,
        /// What it says, to compare with what was signed.
        mark: WordsMark,
    },
    /// 重开纪要: the one command a sealed meeting takes.
    ReopenMinutes {
        /// Why.
        reason: String,
        /// The paper as it stands, kept when it was sealed without having been issued.
        words: Vec<String>,
    },
    /// 手改纪要: a section in one's own words.
    WordSection {
        /// Which.
        section: MinutesSection,
        /// The words, a paragraph a line; `None` gives the section back to the records.
        words: Option<String>,
        /// What the records say at this moment.
        composed: String,
    },
    /// 收表: what came back in the units' forms, as one act.
    CollectForms {
        /// The files.
        forms: Vec<ReturnedForm>,
        /// What they ask for, in order: progress, reports, figures, help, promises.
        acts: Vec<Command>,
    },
    /// 录音稿补记: what a transcript has and nobody took down, as one act.
    RecordHeard {
        /// What the transcript is called.
        source: String,
        /// What was heard, each as the record line would file it.
        recordings: Vec<Recording>,
    },
    /// 补录: the past comes in, as it was kept elsewhere, as one act.
    Backfill(Backfill),
    /// 导入名册: units that a list names are revised or added.
    ReviseRoster {
        /// The list's lines.
        lines: Vec<RosterLine>,
    },
    /// 数据.
    TakeReading {
        /// Whose.
        unit: UnitId,
        /// Of what.
        indicator: IndicatorId,
        /// How much.
        value: i64,
    },
    /// 数据, several at once, for one month.
    TakeReadings {
        /// Whose.
        unit: UnitId,
        /// For which month: the meeting's or the one before.
        period: Period,
        /// How much of what.
        values: BTreeMap<IndicatorId, i64>,
        /// Somebody has looked at what is questionable about them.
        sure: bool,
    },
}
