//! What the stories share: a small city, a session on a temporary file, and how to say things briefly.

pub mod desk;
pub mod later;
pub mod office;
pub mod pty;
pub mod spring;

use chrono::{NaiveDate, NaiveDateTime};
use diaodu::{
    clock::Clock,
    domain::{Catalogue, Command, CommitmentKind, Deadline, MeetingHead, Programme, Recording, Unit, UnitId, UnitKind},
    session::Session,
};
use tempfile::TempDir;

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn moment(text: &str) -> NaiveDateTime {
    text.parse().expect("a moment")
}

pub fn unit_id(code: &str) -> UnitId {
    UnitId::new(code)
}

/// Three units, no tasks: enough for stories about the books.
pub fn small_city() -> Catalogue {
    let unit = |id: &str, short: &str, order: u32| Unit {
        id: UnitId::new(id),
        name: format!("XX{short}"),
        short: short.to_owned(),
        aliases: Vec::new(),
        kind: UnitKind::Member,
        order,
        post: "副局长".to_owned(),
        committees: Vec::new(),
        groups: Vec::new(),
        active: true,
        former: Vec::new(),
        ceased: None,
    };
    Catalogue {
        programme: Programme {
            key: "small".to_owned(),
            topic: "测试主题".to_owned(),
            meeting_name: "月调度会".to_owned(),
            unit_limit: 180,
            ..Programme::default()
        },
        units: vec![unit("U1", "市交通运输局", 1), unit("U2", "市财政局", 2), unit("U3", "市司法局", 3)],
        tasks: Vec::new(),
    }
}

/// A session on a file of its own, on 2022-05-20 at nine, with the small city and its May meeting called to order.
pub struct Books {
    pub folder: TempDir,
    pub session: Session,
}

impl Books {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Clock::Still(moment("2022-05-20T09:00:00"));
        let mut session = Session::open(&folder.path().join("a.db"), clock).expect("a new file");
        session.execute(Command::Adopt(Box::new(small_city()))).expect("founded");
        let head = MeetingHead { chair: Some("张三".to_owned()), ..MeetingHead::default() };
        session.execute(Command::OpenMeeting { date: day("2022-05-20"), head }).expect("opened");
        session.execute(Command::CallToOrder).expect("called to order");
        Self { folder, session }
    }

    pub fn reopen(self) -> Self {
        let Self { folder, session } = self;
        let clock = *session.clock();
        drop(session);
        let session = Session::open(&folder.path().join("a.db"), clock).expect("the same file");
        Self { folder, session }
    }
}

pub fn promise(unit: &str, text: &str, due: &str) -> Command {
    Command::Record(Recording {
        kind: CommitmentKind::Promise,
        units: vec![UnitId::new(unit)],
        supporting: Vec::new(),
        task: None,
        text: text.to_owned(),
        owner: String::new(),
        deadline: Deadline::on("按期", day(due)),
    })
}
