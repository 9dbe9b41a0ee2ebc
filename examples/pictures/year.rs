//! The rest of the rehearsal's year, so that the year's screens have twelve months to show: who keeps what was promised,
//! who puts it off and who stays away follows from the units' order alone, so that the pictures are the same every time.

use chrono::{Months, NaiveDate, NaiveDateTime};
use diaodu::{
    domain::{
        Command, CommitmentKind, Deadline, ItemId, MeetingHead, Presence, Recording, RegisterEntryId, StopState, UnitId,
    },
    session::Session,
};

/// When the pictures of the year are taken: in its last meeting.
pub const NOW: &str = "2022-12-20T10:20:00";

/// Carries the meetings of May to December through on a session that has May's prepared or called to order.
pub fn through(session: &mut Session) {
    let may = NaiveDate::from_ymd_opt(2022, 5, 20).unwrap_or_default();
    for nth in 0..8 {
        let day = may + Months::new(nth);
        if nth > 0 {
            act(session, at(day, 8), Command::OpenMeeting { date: day, head: MeetingHead::default() });
        }
        roll(session, day, nth);
        act(session, at(day, 9), Command::CallToOrder);
        month(session, day, nth);
        if nth < 7 {
            act(session, at(day, 11), Command::Adjourn);
        }
    }
    put_forward(session, at(may + Months::new(7), 10));
}

/// A refusal changes nothing: the picture is of what was taken.
fn act(session: &mut Session, at: NaiveDateTime, command: Command) {
    if let Err((_, fault)) = session.replay([(at, command)]) {
        let is_refusal = matches!(fault, diaodu::session::SessionError::Refused(_));
        assert!(is_refusal, "{fault:?}");
    }
}

fn at(day: NaiveDate, hour: u32) -> NaiveDateTime {
    day.and_hms_opt(hour, 0, 0).unwrap_or_default()
}

fn units(session: &Session) -> Vec<(u32, UnitId)> {
    session.ledger().roster().into_iter().map(|unit| (unit.order, unit.id.clone())).collect()
}

fn roll(session: &mut Session, day: NaiveDate, nth: u32) {
    for (order, unit) in units(session) {
        let presence = match (order * 7 + nth * 5) % 23 {
            0 => Presence::Absent,
            1 => Presence::OnLeave,
            2 => Presence::Late,
            3..=5 => Presence::Delegate,
            _ => continue,
        };
        let (person, post) = ("王五".to_owned(), "副局长".to_owned());
        let line = Command::TakeRoll { unit, presence: Some(presence), person, post, reason: "出差".to_owned() };
        act(session, at(day, 8), line);
    }
    act(session, at(day, 8), Command::TakeRollOfRest);
}

fn month(session: &mut Session, day: NaiveDate, nth: u32) {
    for (order, unit) in units(session) {
        let ledger = session.ledger();
        let promised = ledger.commitments_of(&unit).map(|known| ItemId::Commitment(known.id));
        let tasks = ledger.assignments_of(&unit).filter(|item| item.deadline().last_day().is_some());
        let owed: Vec<ItemId> = promised.chain(tasks.map(|item| item.id())).collect();
        let leaving = Some(StopState::Covered);
        act(session, at(day, 9), Command::GiveFloor { to: Some(unit.clone()), leaving });
        let diligence = (order * 3 + nth) % 7;
        for (at_item, item) in owed.into_iter().enumerate() {
            let command = match (diligence + u32::try_from(at_item).unwrap_or(0)) % 6 {
                0 | 1 => Command::Close { item, by: "组织二科".to_owned() },
                2 if order.is_multiple_of(5) => {
                    let to = Deadline::on("下月底前", day + Months::new(1));
                    Command::Extend { item, to, reason: "批复未下".to_owned(), by: "张三".to_owned() }
                }
                _ => continue,
            };
            act(session, at(day, 9), command);
        }
        if diligence > 1 {
            let text = "走访企业，摸清底数，推进组建".to_owned();
            act(session, at(day, 9), Command::NoteProgress { unit: unit.clone(), about: None, text, share: None });
        }
        if (order + nth).is_multiple_of(3) {
            act(session, at(day, 9), promise(unit, day, nth));
        }
    }
}

fn promise(unit: UnitId, day: NaiveDate, nth: u32) -> Command {
    const WHAT: [&str; 4] =
        ["完成联合党支部新一轮排查", "新建党群服务驿站并投入使用", "选派党建指导员到企业", "开展党员报到服务"];
    Command::Record(Recording {
        kind: CommitmentKind::Promise,
        units: vec![unit],
        supporting: Vec::new(),
        task: None,
        text: WHAT[nth as usize % WHAT.len()].to_owned(),
        owner: "分管副局长".to_owned(),
        deadline: Deadline::on("下月底前", day + Months::new(1)),
    })
}

/// Two sites are put forward for the year's award.
fn put_forward(session: &mut Session, at: NaiveDateTime) {
    let ledger = session.ledger();
    let is_done = |id: &&diaodu::domain::RegisterEntry| {
        ledger.register_kind(&id.kind).is_some_and(|kind| kind.has_releases() && kind.is_done(id.stage))
    };
    let done: Vec<RegisterEntryId> = ledger.register_entries.values().filter(is_done).map(|entry| entry.id).collect();
    for entry in done.into_iter().take(2) {
        act(session, at, Command::PutForward { year: 2022, entry, listed: true });
    }
}
