//! A spring in the city of the built-in catalogue: an April meeting with promises, and the May meeting that looks back
//! on them. Everything goes through commands, as in life.

use super::{day, moment, unit_id};
use diaodu::{
    catalogue::built_in,
    clock::Clock,
    domain::{
        Command, CommitmentId, CommitmentKind, Deadline, IndicatorId, ItemId, MeetingHead, Presence, Recording,
        RegisterKindId, RemarkId, RemarkKind, StopState, TaskId, parse_label,
    },
    session::Session,
};
use std::collections::BTreeMap;
use tempfile::TempDir;

/// A file in a folder of its own, and the session on it.
pub struct Spring {
    pub folder: TempDir,
    pub session: Session,
}

/// A deadline by its phrase and label.
pub fn due(spoken: &str, label: &str) -> Deadline {
    Deadline { spoken: spoken.to_owned(), dues: parse_label(label).expect("a label") }
}

/// A record for units, by code.
pub fn record(kind: CommitmentKind, units: &[&str], supporting: &[&str], text: &str, deadline: Deadline) -> Recording {
    Recording {
        kind,
        units: units.iter().map(|code| unit_id(code)).collect(),
        supporting: supporting.iter().map(|code| unit_id(code)).collect(),
        task: None,
        text: text.to_owned(),
        owner: String::new(),
        deadline,
    }
}

impl Spring {
    /// The books before any meeting.
    pub fn empty(at: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Clock::Still(moment(at));
        let mut session = Session::open(&folder.path().join("a.db"), clock).expect("a new file");
        session.execute(Command::Adopt(Box::new(built_in()))).expect("founded");
        Self { folder, session }
    }

    /// Comes back at another time.
    pub fn at(self, at: &str) -> Self {
        let Self { folder, session } = self;
        drop(session);
        let session = Session::open(&folder.path().join("a.db"), Clock::Still(moment(at))).expect("the same file");
        Self { folder, session }
    }

    pub fn act(&mut self, command: Command) {
        let said = format!("{command:?}");
        self.session.execute(command).unwrap_or_else(|error| panic!("{said}: {error}"));
    }

    pub fn open(&mut self, date: &str) {
        let head = MeetingHead {
            chair: Some("市委常委、组织部部长张某".into()),
            recorder: Some("李某".into()),
            place: Some("市委三楼会议室".into()),
            ..MeetingHead::default()
        };
        self.act(Command::OpenMeeting { date: day(date), head });
        self.act(Command::CallToOrder);
    }

    fn roll(&mut self, unit: &str, presence: Presence, person: &str, post: &str, reason: &str) {
        self.act(Command::TakeRoll {
            unit: unit_id(unit),
            presence: Some(presence),
            person: person.into(),
            post: post.into(),
            reason: reason.into(),
        });
    }

    fn progress(&mut self, unit: &str, about: Option<ItemId>, text: &str) {
        self.act(Command::NoteProgress { unit: unit_id(unit), about, text: text.into(), share: None });
    }

    fn count(&mut self, unit: &str, indicator: &str, value: i64) {
        self.act(Command::TakeReading { unit: unit_id(unit), indicator: IndicatorId::new(indicator), value });
    }

    /// April: four promises, one of them private to a remark.
    pub fn april() -> Self {
        let mut spring = Self::empty("2022-04-20T09:00:00");
        spring.open("2022-04-20");
        for (unit, text, deadline) in [
            ("U18", "物流行业党委4月底前报市委编办审批", due("4月底前", "2022-04-30")),
            ("U28", "快递行业党建底数5月15日前摸清", due("5月15日前", "2022-05-15")),
            ("U13", "律师行业党支部书记培训5月20日前办完", due("5月20日前", "2022-05-20")),
            ("U04", "直播平台党建调研报告5月底前完成", due("5月底前", "2022-05-31")),
        ] {
            spring.act(Command::Record(record(CommitmentKind::Promise, &[unit], &[], text, deadline)));
        }
        spring.count("U28", "两新组织数", 118);
        spring.act(Command::Adjourn);
        spring.act(Command::Seal);
        spring
    }

    /// May: everything that can happen at a meeting, up to its adjournment.
    pub fn may() -> Self {
        let mut spring = Self::april().at("2022-05-20T09:00:00");
        spring.open("2022-05-20");
        spring.act(Command::AmendMeeting(MeetingHead { next_date: Some(day("2022-06-20")), ..MeetingHead::default() }));
        spring.take_roll();
        spring.hear();
        spring.resolve();
        spring.settle();
        spring.act(Command::GiveFloor { to: None, leaving: None });
        spring.act(Command::Adjourn);
        spring
    }

    fn take_roll(&mut self) {
        self.roll("U01", Presence::Present, "王某", "副部长", "");
        self.roll("U18", Presence::Present, "赵某", "副局长", "");
        self.roll("U14", Presence::Delegate, "钱某", "办公室主任", "");
        self.roll("U22", Presence::OnLeave, "", "", "住院手术");
        self.roll("U25", Presence::Absent, "", "", "");
        self.roll("U24", Presence::Late, "孙某", "副局长", "");
        self.act(Command::TakeRollOfRest);
    }

    fn hear(&mut self) {
        let floor = |to: &str| Command::GiveFloor { to: Some(unit_id(to)), leaving: None };
        self.act(floor("U18"));
        self.progress("U18", Some(ItemId::Commitment(CommitmentId(1))), "请示已报市委编办，正在走程序。");
        self.progress("U18", None, "全市规上物流企业46家，已建党组织31家。");
        self.act(Command::AskHelp {
            unit: unit_id("U18"), text: "请市委编办对物流行业党委设置予以支持。".into()
        });
        self.act(Command::Remark {
            kind: RemarkKind::Remark,
            unit: Some(unit_id("U18")),
            text: "物流行业党委筹建偏慢，要倒排工期".into(),
        });
        self.act(Command::PublishRemark { id: RemarkId(1), public: true });
        self.act(Command::Remark {
            kind: RemarkKind::Remark,
            unit: Some(unit_id("U18")),
            text: "负责人对情况不熟".into(),
        });
        self.act(floor("U28"));
        self.count("U28", "两新组织数", 126);
        self.progress("U28", None, "已走访品牌快递企业12家");
        self.act(Command::EnterRegister {
            id: None,
            kind: RegisterKindId::new("brand"),
            unit: unit_id("U28"),
            name: "小哥先锋".into(),
            stage: 2,
            fields: BTreeMap::new(),
        });
        self.act(floor("U14"));
        self.progress("U14", None, "注册会计师行业党建经费已列入预算");
        self.act(floor("U13"));
        self.act(Command::MarkStop { unit: unit_id("U08"), state: StopState::Written });
        self.act(Command::MarkStop { unit: unit_id("U17"), state: StopState::Deferred });
        self.act(Command::Remark {
            kind: RemarkKind::Remark,
            unit: None,
            text: "各单位要把“两新”党建列入重要议事日程".into(),
        });
        self.act(Command::PublishRemark { id: RemarkId(3), public: true });
    }

    fn resolve(&mut self) {
        use CommitmentKind::{Instruction, Promise};
        let everybody: Vec<String> = (2..=40).map(|number| format!("U{number:02}")).collect();
        let everybody: Vec<&str> = everybody.iter().map(String::as_str).collect();
        let mut logistics =
            record(Promise, &["U18"], &["U28", "U11"], "物流行业党委6月底前挂牌", due("6月底前", "2022-06-30"));
        logistics.owner = "分管副局长".into();
        logistics.task = Some(TaskId::new("T18"));
        for recording in [
            logistics,
            record(Instruction, &everybody, &[], "6月底前明确党建品牌并报工委备案", due("6月底前", "2022-06-30")),
            record(Instruction, &["U13", "U14", "U27"], &["U12"], "建立行业党建联席会议制度", due("", "2022-07-15")),
            record(
                Promise,
                &["U28"],
                &[],
                "先摸底后建组织，分两步走",
                due("6月10日前、9月底前", "2022-06-10;2022-09-30"),
            ),
            record(Promise, &["U24"], &[], "每月5日前报送“小个专”党建进展", due("每月5日前", "RECURRING:monthly-05")),
            record(Promise, &["U08"], &[], "尽快成立民办教育行业党委", due("尽快", "ASAP")),
            record(Promise, &["U09"], &[], "研究科技企业党建工作办法", Deadline::none()),
            record(Promise, &["U10"], &[], "误记的一条", due("", "2022-06-30")),
        ] {
            self.act(Command::Record(recording));
        }
        let last = self.session.ledger().counters.commitment;
        self.act(Command::Withdraw { id: last, reason: String::new() });
        self.act(Command::AgreeDate {
            task: TaskId::new("T28"),
            units: vec![unit_id("U18"), unit_id("U28")],
            deadline: due("8月底前", "2022-08-31"),
        });
    }

    fn settle(&mut self) {
        let item = |number| ItemId::Commitment(CommitmentId(number));
        self.act(Command::Extend {
            item: item(1),
            to: due("6月15日前", "2022-06-15"),
            by: "会议".into(),
            reason: "编办程序未走完".into(),
        });
        self.act(Command::Report { item: item(2), evidence: "底数台账".into() });
        self.act(Command::Close { item: item(2), by: "市委“两新”工委办公室".into() });
        self.act(Command::Report { item: item(3), evidence: "培训通知".into() });
    }
}
