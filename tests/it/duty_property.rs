//! Whatever happens in whatever order, no two places disagree about a duty: what a register shows as done is met, on the
//! list, under the lamp, in the year; what it does not show is not; and one undo gives back what an act took.

use diaodu::{
    catalogue,
    domain::{
        Command, CommitmentKind, Context, Deadline, Item, ItemId, Ledger, LifeThen, MeetingHead, Moment, Proof,
        Recording, RegisterEntryId, RegisterKindId, Standing, TaskId, UnitId, decide,
    },
};
use proptest::prelude::*;
use std::collections::BTreeMap;

const UNITS: [&str; 3] = ["U04", "U13", "U18"];

#[derive(Clone, Debug)]
enum Step {
    Enter(usize, usize),
    Move(usize, usize),
    Drop(usize),
    Promise(usize, bool),
    Report(usize),
    Close(usize),
    Reopen(usize),
    Instruct,
    Later(u64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let one = prop_oneof![
        3 => (0..3_usize, 0..5_usize).prop_map(|(unit, stage)| Step::Enter(unit, stage)),
        4 => (0..6_usize, 0..5_usize).prop_map(|(entry, stage)| Step::Move(entry, stage)),
        1 => (0..6_usize).prop_map(Step::Drop),
        2 => (0..3_usize, any::<bool>()).prop_map(|(unit, late)| Step::Promise(unit, late)),
        2 => (0..6_usize).prop_map(Step::Report),
        2 => (0..6_usize).prop_map(Step::Close),
        2 => (0..6_usize).prop_map(Step::Reopen),
        1 => Just(Step::Instruct),
        1 => (1..40_u64).prop_map(Step::Later),
    ];
    proptest::collection::vec(one, 1..30)
}

fn unit(at: usize) -> UnitId {
    UnitId::new(UNITS[at % UNITS.len()])
}

/// The duties at hand and what was promised.
fn item(ledger: &Ledger, at: usize) -> ItemId {
    let promised = ledger.commitments.values().nth(at).map(|one| ItemId::Commitment(one.id));
    promised.unwrap_or_else(|| ItemId::Assignment(TaskId::new("T30"), unit(at)))
}

fn command(ledger: &Ledger, step: &Step) -> Option<Command> {
    let brand = RegisterKindId::new("brand");
    let entry = |at: usize| ledger.register_entries.values().nth(at);
    let recording = |units: Vec<UnitId>, kind, day: &str| Recording {
        kind,
        units,
        supporting: Vec::new(),
        task: Some(TaskId::new("T30")),
        text: "党建品牌报备案".to_owned(),
        owner: String::new(),
        deadline: Deadline::on("", day.parse().expect("a day")),
    };
    Some(match step {
        Step::Enter(of, stage) => Command::EnterRegister {
            id: None,
            kind: brand,
            unit: unit(*of),
            name: "红色驿站".to_owned(),
            stage: *stage,
            fields: BTreeMap::new(),
            on: None,
        },
        Step::Move(at, stage) => {
            let mut command = entry(*at)?.as_entered();
            if let Command::EnterRegister { stage: to, .. } = &mut command {
                *to = *stage;
            }
            command
        }
        Step::Drop(at) => Command::DropEntry { entry: entry(*at)?.id, reason: "重复".to_owned() },
        Step::Promise(of, late) => Command::Record(recording(
            vec![unit(*of)],
            CommitmentKind::Promise,
            if *late { "2022-12-20" } else { "2022-06-20" },
        )),
        Step::Report(at) => Command::Report { item: item(ledger, *at), evidence: "照片".to_owned() },
        Step::Close(at) => Command::Close { item: item(ledger, *at), by: String::new() },
        Step::Reopen(at) => Command::Reopen { item: item(ledger, *at), reason: "未见".to_owned() },
        Step::Instruct => {
            Command::InstructDuty(recording(UNITS.map(UnitId::new).to_vec(), CommitmentKind::Instruction, "2022-12-25"))
        }
        Step::Later(_) => return None,
    })
}

fn founded() -> Ledger {
    let mut ledger = Ledger::default();
    let context = Context { now: "2022-05-20T09:00:00".parse().expect("a moment") };
    for command in [
        Command::Adopt(Box::new(catalogue::built_in())),
        Command::OpenMeeting { date: "2022-05-20".parse().expect("a day"), head: MeetingHead::default() },
    ] {
        let deed = decide(&ledger, command, &context).expect("done");
        deed.changes.iter().for_each(|change| ledger.apply(change));
    }
    ledger
}

/// What is to be true of every duty, told from the register alone.
fn agree(ledger: &Ledger, context: &Context) -> Result<(), TestCaseError> {
    let today = context.today();
    let kind = ledger.register_kind(&RegisterKindId::new("brand")).expect("a kind");
    for id in UNITS.map(|id| ItemId::Assignment(TaskId::new("T30"), UnitId::new(id))) {
        let item = ledger.item(&id).expect("a duty");
        let own =
            || ledger.register_entries.values().filter(|entry| entry.unit == *item.unit() && entry.dropped.is_none());
        let done: Vec<RegisterEntryId> =
            own().filter(|entry| kind.done_on(entry).is_some()).map(|entry| entry.id).collect();
        let standing = item.standing(today);
        if done.is_empty() {
            prop_assert!(standing != Standing::Met, "{id} met by nothing");
        } else {
            prop_assert!(matches!(standing, Standing::Met | Standing::Closed), "{id} filed, and {standing:?}");
        }
        one_voice(ledger, &item, today)?;
        if let Some(met) = item.course().and_then(|course| course.met()) {
            let is_own = matches!(&met.shown_by, Some(Proof::Entry(entry)) if done.contains(entry));
            prop_assert!(is_own, "{id} shown by {:?}", met.shown_by);
        }
    }
    for commitment in ledger.commitments.values() {
        one_voice(ledger, &Item::Commitment(commitment), today)?;
    }
    Ok(())
}

/// The list, the lamp and the look back say the same.
fn one_voice(ledger: &Ledger, item: &Item<'_>, today: chrono::NaiveDate) -> Result<(), TestCaseError> {
    let standing = item.standing(today);
    let then = item.life_then(&Moment::of_day(today, ledger.at, &[], &ledger.meetings));
    let same = match then {
        LifeThen::Met(_) => standing == Standing::Met,
        LifeThen::Closed { .. } => standing == Standing::Closed,
        LifeThen::Reported(_) => standing == Standing::Reported,
        LifeThen::Withdrawn { .. } | LifeThen::Gone => standing == Standing::Withdrawn,
        LifeThen::Standing => item.is_owed(),
    };
    prop_assert!(same, "{}: {standing:?} and {then:?}", item.id());
    let facts = ledger.lamp_facts(item, today);
    let late = matches!(standing, Standing::Overdue(_));
    let lit_late = !facts.reported && !facts.closed && facts.days_left.is_some_and(|left| left < 0);
    prop_assert_eq!(late, lit_late, "{}", item.id());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_two_places_disagree_about_a_duty(steps in steps()) {
        let mut ledger = founded();
        let mut context = Context { now: "2022-05-20T09:00:00".parse().expect("a moment") };
        for step in &steps {
            if let Step::Later(days) = step {
                context.now = context.now.checked_add_days(chrono::Days::new(*days)).expect("a day");
            }
            let Some(command) = command(&ledger, step) else { continue };
            let Ok(deed) = decide(&ledger, command, &context) else { continue };
            let before = ledger.clone();
            deed.changes.iter().for_each(|change| ledger.apply(change));
            agree(&ledger, &context)?;
            // Turned round, everything is as it was, numbers given out apart.
            let mut back = ledger.clone();
            deed.changes.iter().rev().for_each(|change| back.apply(&change.clone().inverse()));
            back.counters = before.counters;
            prop_assert_eq!(&back, &before);
        }
    }
}
