//! Random meetings: whatever was recorded and stands is in the minutes, with its unit and its day; what was taken back
//! or is private is not; and the same books give the same paper.

use crate::support::{day, moment, small_city};
use diaodu::{
    document::{Block, compose::minutes, render},
    domain::{
        Amendment, Change, Command, CommitmentId, CommitmentKind, Context, Deadline, HelpRequestId, ItemId, Ledger,
        Life, MeetingHead, Presence, Recording, RemarkId, RemarkKind, StopState, UnitId, decide, parse_label,
    },
    wording::day_in_full,
};
use proptest::prelude::*;

const UNITS: [&str; 3] = ["U1", "U2", "U3"];
const LABELS: [&str; 8] = [
    "NONE",
    "ASAP",
    "OPEN",
    "2022-06-30",
    "2022-07-31",
    "2022-06-10;2022-09-30",
    "RECURRING:monthly-05",
    "RELATIVE:next-meeting",
];

fn act(ledger: &mut Ledger, command: Command, at: &str) -> bool {
    let context = Context { now: moment(at) };
    let Ok(deed) = decide(ledger, command, &context) else { return false };
    deed.changes.iter().for_each(|change: &Change| ledger.apply(change));
    true
}

/// One thing that may happen, made from four numbers. Every text carries the step's own number, so that it is found.
fn step(number: usize, [what, who, which, label]: [u8; 4]) -> Command {
    let unit = UnitId::new(UNITS[usize::from(who) % 3]);
    let id = CommitmentId(u32::from(which) % 12 + 1);
    let deadline = Deadline {
        spoken: format!("口头期限{number}号"),
        dues: parse_label(LABELS[usize::from(label) % LABELS.len()]).expect("a label"),
    };
    let item = ItemId::Commitment(id);
    match what % 15 {
        0..=3 => Command::Record(Recording {
            kind: if which % 2 == 0 { CommitmentKind::Promise } else { CommitmentKind::Instruction },
            units: UNITS.iter().take(usize::from(who) % 3 + 1).map(|code| UnitId::new(code)).collect(),
            supporting: if label % 3 == 0 { vec![UnitId::new(UNITS[usize::from(which) % 3])] } else { Vec::new() },
            task: None,
            text: format!("口头期限{number}号办好事项甲{number}乙"),
            owner: String::new(),
            deadline,
        }),
        4 => Command::Withdraw { id, reason: "不办了".into() },
        5 => Command::Extend { item, to: deadline, by: String::new(), reason: format!("缘由丙{number}丁") },
        6 => Command::Report { item, evidence: "佐证".into() },
        7 => Command::Close { item, by: String::new() },
        8 => Command::Reopen { item, reason: "不合格".into() },
        9 => Command::NoteProgress { unit, about: None, text: format!("进展戊{number}己"), share: None },
        10 => Command::AskHelp { unit, text: format!("求助庚{number}辛") },
        11 => Command::Remark { kind: RemarkKind::Remark, unit: Some(unit), text: format!("点评壬{number}癸") },
        12 => Command::PublishRemark { id: RemarkId(u32::from(which) % 4 + 1), public: label % 2 == 0 },
        13 => Command::TakeRoll {
            unit,
            presence: Some(if which % 2 == 0 { Presence::OnLeave } else { Presence::Delegate }),
            person: "李某".into(),
            post: "科长".into(),
            reason: format!("私事子{number}丑"),
        },
        _ => match label % 4 {
            0 => Command::GiveFloor { to: Some(unit), leaving: None },
            1 => Command::MarkStop { unit, state: StopState::Written },
            2 => Command::SettleHelp { id: HelpRequestId(u32::from(which) % 4 + 1), settled: true },
            _ => Command::Amend {
                id,
                amendment: Amendment { deadline: Some(deadline), unit: Some(unit), ..Amendment::default() },
            },
        },
    }
}

fn city() -> Ledger {
    let mut ledger = Ledger::default();
    assert!(act(&mut ledger, Command::Adopt(Box::new(small_city())), "2022-04-20T09:00:00"));
    let open = |date| Command::OpenMeeting { date: day(date), head: MeetingHead::default() };
    assert!(act(&mut ledger, open("2022-05-20"), "2022-05-20T09:00:00"));
    assert!(act(&mut ledger, Command::CallToOrder, "2022-05-20T09:00:00"));
    ledger
}

/// What the paper says outside its table, a block a line.
fn blocks(paper: &diaodu::document::Document) -> Vec<String> {
    let text = paper.blocks.iter().filter(|block| !matches!(block, Block::Table(_)));
    text.map(|block| block.words().concat()).collect()
}

/// What follows the mark in a text: the number of the step that made it.
fn numbered(text: &str) -> &str {
    text.rsplit_once('甲').map_or("", |(_, number)| number)
}

fn check_items(ledger: &Ledger, lines: &[String]) {
    for commitment in ledger.commitments_today() {
        let number = numbered(&commitment.text);
        let words = format!("办好事项甲{number}");
        let marked = |line: &&String| line.contains(&words) && line.contains("。责任单位");
        let said: Vec<&String> = lines.iter().filter(marked).collect();
        if matches!(commitment.course.life, Life::Withdrawn { .. }) {
            continue;
        }
        let short = ledger.short(&commitment.unit);
        let of_unit = |line: &&&String| line.contains(short) || line.contains("责任单位：全体成员单位");
        let mine: Vec<&&String> = said.iter().filter(of_unit).collect();
        assert!(!mine.is_empty(), "{words} of {short} is missing: {lines:#?}");
        let dated = |line: &&&&String| {
            commitment.deadline.days().all(|day| line.contains(&day_in_full(day)))
                && line.contains("完成时限") != commitment.deadline.is_undated()
        };
        assert!(mine.iter().any(|line| dated(&line)), "{words} has another date: {mine:?}");
        for extension in &commitment.course.extensions {
            assert!(lines.iter().any(|line| line.contains(&words) && line.contains("原定")), "{extension:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]
    #[test]
    fn everything_recorded_and_standing_is_in_the_minutes(steps in prop::collection::vec(any::<[u8; 4]>(), 0..40)) {
        let mut ledger = city();
        let mut secrets = Vec::new();
        for (number, numbers) in steps.into_iter().enumerate() {
            let command = step(number, numbers);
            if let Command::TakeRoll { reason, .. } = &command {
                secrets.push(reason.clone());
            }
            act(&mut ledger, command, "2022-05-20T10:00:00");
        }
        let paper = minutes(&ledger.for_everybody(), day("2022-05-23"));
        let lines = blocks(&paper);
        let all = paper.words().join("\n");
        check_items(&ledger, &lines);
        for progress in ledger.progress.values() {
            prop_assert!(all.contains(&progress.text), "{}", progress.text);
        }
        for request in ledger.help_requests.values() {
            prop_assert!(all.contains(&request.text), "{}", request.text);
        }
        for remark in ledger.remarks.values() {
            prop_assert_eq!(all.contains(&remark.text), remark.public, "{}", &remark.text);
        }
        for commitment in ledger.commitments.values() {
            let gone = matches!(commitment.course.life, Life::Withdrawn { .. });
            let bound_stands = ledger.commitments.values().any(|other| {
                other.text == commitment.text && !matches!(other.course.life, Life::Withdrawn { .. })
            });
            let words = format!("办好事项甲{}", numbered(&commitment.text));
            prop_assert!(!gone || bound_stands || !all.contains(&words), "{} was taken back", words);
        }
        for secret in secrets {
            prop_assert!(!all.contains(&secret), "{}", secret);
        }
        prop_assert_eq!(&paper, &minutes(&ledger.for_everybody(), day("2022-05-23")));
        prop_assert_eq!(
            render::docx(&paper, &ledger.programme.house_style).unwrap(),
            render::docx(&minutes(&ledger.clone().for_everybody(), day("2022-05-23")), &ledger.programme.house_style).unwrap()
        );
    }
}
