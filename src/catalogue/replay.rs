//! A script becomes commands, each with the moment at which it was given. Numbers that the ledger will hand out are
//! foreseen by counting: a script starts from an empty ledger, so the steps need no ledger to be made.

use super::script::{Act, ItemRef, Script, ScriptMeeting, Words};
use crate::domain::{
    Catalogue, Command, CommitmentId, CommitmentKind, HelpRequestId, IndicatorId, ItemId, MeetingHead, Recording,
    RegisterEntryId, RegisterKindId, RemarkId, RemarkKind, StopState, UnitId,
};
use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use std::collections::{BTreeMap, HashMap};

/// A command and when it is given.
#[derive(Clone, Debug)]
pub struct Step {
    /// The moment the clock must show.
    pub at: NaiveDateTime,
    /// The command.
    pub command: Command,
}

/// What a script refers to and does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScriptFault {
    /// A key that no earlier act has.
    UnknownKey(String),
    /// A register kind or stage that the catalogue does not have.
    UnknownStage(RegisterKindId, String),
}

impl Script {
    /// The steps that turn an empty ledger into the one the script tells of, the catalogue's adoption first.
    ///
    /// # Errors
    /// A [`ScriptFault`] when a reference leads nowhere.
    pub fn steps(&self, catalogue: &Catalogue) -> Result<Vec<Step>, ScriptFault> {
        let mut player = Player::new(catalogue);
        if let Some(first) = self.meetings.first() {
            player.turn_to(first.prepared, MORNING);
        }
        player.give(Command::Adopt(Box::new(catalogue.clone())));
        self.meetings.iter().try_for_each(|meeting| player.play(meeting))?;
        Ok(player.steps)
    }
}

/// When the office begins to record.
const MORNING: NaiveTime = NaiveTime::from_hms_opt(9, 0, 0).expect("a time of day");
/// How long an act takes in the room, about.
const ACT_SECONDS: i64 = 40;

/// An entry of a register, as the script last left it.
struct Kept {
    /// Its number, once the ledger has given it one.
    id: Option<RegisterEntryId>,
    kind: RegisterKindId,
    unit: UnitId,
    name: String,
    fields: BTreeMap<String, String>,
}

struct Player<'c> {
    catalogue: &'c Catalogue,
    now: NaiveDateTime,
    steps: Vec<Step>,
    commitments: HashMap<(String, Option<UnitId>), CommitmentId>,
    recorded: Vec<CommitmentId>,
    last_commitment: CommitmentId,
    help_requests: HashMap<String, HelpRequestId>,
    last_remark: RemarkId,
    entries: HashMap<String, Kept>,
}

impl<'c> Player<'c> {
    fn new(catalogue: &'c Catalogue) -> Self {
        Self {
            catalogue,
            now: NaiveDateTime::default(),
            steps: Vec::new(),
            commitments: HashMap::new(),
            recorded: Vec::new(),
            last_commitment: CommitmentId::default(),
            help_requests: HashMap::new(),
            last_remark: RemarkId::default(),
            entries: HashMap::new(),
        }
    }

    fn turn_to(&mut self, day: NaiveDate, time: NaiveTime) {
        self.now = day.and_time(time);
    }

    fn give(&mut self, command: Command) {
        self.steps.push(Step { at: self.now, command });
        self.now += Duration::seconds(ACT_SECONDS);
    }

    fn play(&mut self, meeting: &ScriptMeeting) -> Result<(), ScriptFault> {
        self.turn_to(meeting.prepared, MORNING + Duration::minutes(5));
        let head = MeetingHead {
            chair: Some(meeting.chair.clone()),
            recorder: Some(meeting.recorder.clone()),
            place: Some(meeting.place.clone()),
            next_date: meeting.next_date,
            ..MeetingHead::default()
        };
        self.give(Command::OpenMeeting { date: meeting.date, head });
        for day in &meeting.days {
            // The opening itself may have been the same morning.
            self.now = self.now.max(day.on.and_time(MORNING));
            self.perform(&day.acts)?;
        }
        if let Some(sealed) = meeting.sealed {
            self.hold(meeting)?;
            self.turn_to(sealed, MORNING);
            self.give(Command::Seal);
        }
        Ok(())
    }

    fn hold(&mut self, meeting: &ScriptMeeting) -> Result<(), ScriptFault> {
        self.recorded.clear();
        self.turn_to(meeting.date, meeting.begins - Duration::minutes(15));
        for line in &meeting.roll {
            self.give(Command::TakeRoll {
                unit: line.unit.clone(),
                presence: Some(line.presence),
                person: line.person.clone(),
                post: line.post.clone(),
                reason: line.reason.clone(),
            });
        }
        self.give(Command::TakeRollOfRest);
        self.turn_to(meeting.date, meeting.begins);
        self.give(Command::CallToOrder);
        self.perform(&meeting.acts)?;
        self.give(Command::GiveFloor { to: None, leaving: None });
        for unit in &meeting.written {
            self.give(Command::MarkStop { unit: unit.clone(), state: StopState::Written });
        }
        for id in std::mem::take(&mut self.recorded) {
            self.steps.push(Step { at: self.now, command: Command::Confirm { ids: vec![id], confirmed: true } });
        }
        self.give(Command::Adjourn);
        Ok(())
    }

    fn perform(&mut self, acts: &[Act]) -> Result<(), ScriptFault> {
        acts.iter().try_for_each(|act| self.act(act))
    }

    fn act(&mut self, act: &Act) -> Result<(), ScriptFault> {
        let command = match act.clone() {
            Act::Promise(words) => self.record(CommitmentKind::Promise, words),
            Act::Instruct(words) => self.record(CommitmentKind::Instruction, words),
            Act::Register { key, register: kind, unit, name, stage, fields } => {
                self.entries.insert(key.clone(), Kept { id: None, kind, unit, name, fields });
                self.enter(&key, &stage, BTreeMap::new())?
            }
            Act::Advance { key, stage, fields } => self.enter(&key, &stage, fields)?,
            Act::Figures { unit, readings } => {
                self.figures(&unit, readings);
                return Ok(());
            }
            Act::Remark { unit, text, public } => {
                self.remark(RemarkKind::Remark, unit, text, public);
                return Ok(());
            }
            Act::Note { unit, text } => {
                self.remark(RemarkKind::Note, unit, text, false);
                return Ok(());
            }
            Act::Help { key, unit, text } => {
                let next = HelpRequestId(count(self.help_requests.len())).next();
                self.help_requests.insert(key, next);
                Command::AskHelp { unit, text }
            }
            Act::Settle { key } => {
                let id = *self.help_requests.get(&key).ok_or(ScriptFault::UnknownKey(key))?;
                Command::SettleHelp { id, settled: true }
            }
            Act::Floor { unit } => Command::GiveFloor { to: Some(unit), leaving: None },
            Act::Progress { unit, about, text } => Command::NoteProgress {
                unit,
                about: about.map(|item| self.item(&item)).transpose()?,
                text,
                share: None,
            },
            Act::Report { item, evidence } => Command::Report { item: self.item(&item)?, evidence },
            Act::Close { item, by } => Command::Close { item: self.item(&item)?, by },
            Act::Reopen { item, reason } => Command::Reopen { item: self.item(&item)?, reason },
            Act::Extend { item, to, by, reason } => Command::Extend { item: self.item(&item)?, to, by, reason },
            Act::AgreeDate { task, units, deadline } => Command::AgreeDate { task, units, deadline },
            Act::Withdraw { item, reason } => match self.item(&item)? {
                ItemId::Commitment(id) => Command::Withdraw { id, reason },
                // A task of the plan is not anybody's to take back.
                ItemId::Assignment(..) => return Err(ScriptFault::UnknownKey(item.to_string())),
            },
        };
        self.give(command);
        Ok(())
    }

    fn figures(&mut self, unit: &UnitId, readings: BTreeMap<IndicatorId, i64>) {
        for (indicator, value) in readings {
            // A form comes in whole: its figures share their moment.
            let command = Command::TakeReading { unit: unit.clone(), indicator, value };
            self.steps.push(Step { at: self.now, command });
        }
        self.now += Duration::seconds(ACT_SECONDS);
    }

    fn item(&self, item: &ItemRef) -> Result<ItemId, ScriptFault> {
        match item {
            ItemRef::Task(task, unit) => Ok(ItemId::Assignment(task.clone(), unit.clone())),
            ItemRef::Key(key, unit) => self
                .commitments
                .get(&(key.clone(), unit.clone()))
                .map(|id| ItemId::Commitment(*id))
                .ok_or_else(|| ScriptFault::UnknownKey(item.to_string())),
        }
    }

    fn record(&mut self, kind: CommitmentKind, words: Words) -> Command {
        // The ledger numbers the parts of one act in speaking order.
        let mut units = words.units;
        units.sort_by_key(|id| self.catalogue.units.iter().position(|unit| unit.id == *id));
        for unit in &units {
            self.last_commitment = self.last_commitment.next();
            self.recorded.push(self.last_commitment);
            let part = (units.len() > 1).then(|| unit.clone());
            self.commitments.insert((words.key.clone(), part), self.last_commitment);
        }
        Command::Record(Recording {
            kind,
            units,
            supporting: words.supporting,
            task: words.task,
            text: words.text,
            owner: words.owner,
            deadline: words.deadline,
        })
    }

    fn remark(&mut self, kind: RemarkKind, unit: Option<UnitId>, text: String, public: bool) {
        self.last_remark = self.last_remark.next();
        self.give(Command::Remark { kind, unit, text });
        if public {
            self.give(Command::PublishRemark { id: self.last_remark, public });
        }
    }

    /// An entry at a stage: new when it has no number yet.
    fn enter(&mut self, key: &str, stage: &str, news: BTreeMap<String, String>) -> Result<Command, ScriptFault> {
        let numbered = self.entries.values().filter(|entry| entry.id.is_some()).count();
        let kept = self.entries.get_mut(key).ok_or_else(|| ScriptFault::UnknownKey(key.to_owned()))?;
        let unknown = || ScriptFault::UnknownStage(kept.kind.clone(), stage.to_owned());
        let kind = self.catalogue.programme.registers.iter().find(|kind| kind.id == kept.kind).ok_or_else(unknown)?;
        let stage = kind.stages.iter().position(|known| known.name == stage).ok_or_else(unknown)?;
        let id = kept.id;
        kept.id = id.or(Some(RegisterEntryId(count(numbered)).next()));
        kept.fields.extend(news);
        Ok(Command::EnterRegister {
            id,
            kind: kept.kind.clone(),
            unit: kept.unit.clone(),
            name: kept.name.clone(),
            stage,
            fields: kept.fields.clone(),
        })
    }
}

/// A count as a number of the ledger; a script has a few hundred acts.
fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalogue::rehearsal,
        domain::{Commitment, Context, Ledger, Life, MeetingState, Period, Presence, Standing, decide},
    };
    use std::collections::BTreeSet;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// The ledger after the whole script, each step accepted by the rules of the house.
    fn played() -> Ledger {
        let (catalogue, script) = rehearsal();
        let mut ledger = Ledger::default();
        let mut before = NaiveDateTime::default();
        for step in script.steps(&catalogue).expect("every reference resolves") {
            assert!(step.at >= before, "{:?} is before {before}", step.command);
            before = step.at;
            let deed = decide(&ledger, step.command.clone(), &Context { now: step.at })
                .unwrap_or_else(|refusal| panic!("{}: {:?}: {refusal:?}", step.at, step.command));
            deed.changes.iter().for_each(|change| ledger.apply(change));
        }
        ledger
    }

    fn lives(ledger: &Ledger, is: impl Fn(&Life) -> bool) -> usize {
        ledger.commitments.values().filter(|commitment| is(&commitment.course.life)).count()
    }

    #[test]
    fn three_months_are_sealed_and_the_fourth_is_ready_to_open() {
        let ledger = played();
        let states: Vec<_> =
            ledger.meetings.values().map(|meeting| (meeting.date.to_string(), meeting.state)).collect();
        let sealed = MeetingState::Sealed;
        assert_eq!(
            states,
            [
                ("2022-02-25".into(), sealed),
                ("2022-03-25".into(), sealed),
                ("2022-04-22".into(), sealed),
                ("2022-05-20".into(), MeetingState::Preparing),
            ]
        );
    }

    #[test]
    fn a_newcomer_meets_everything_that_happens_in_a_year() {
        let ledger = played();
        let today = day("2022-05-20");
        assert_eq!(ledger.commitments.len(), 79);
        let overdue = |commitment: &&Commitment| {
            let item = ItemId::Commitment(commitment.id);
            matches!(ledger.item(&item).expect("an item").standing(today), Standing::Overdue(_))
        };
        assert_eq!(ledger.commitments.values().filter(overdue).count(), 8);
        let extended = |times| ledger.commitments.values().filter(|one| one.course.extensions.len() == times).count();
        assert_eq!((extended(1), extended(2)), (4, 2));
        assert_eq!(lives(&ledger, |life| matches!(life, Life::Reported(_))), 10);
        assert_eq!(lives(&ledger, |life| matches!(life, Life::Closed { .. })), 26);
        assert_eq!(lives(&ledger, |life| matches!(life, Life::Withdrawn { .. })), 1);
        assert!(ledger.commitments.values().any(|commitment| !commitment.course.reopenings.is_empty()));
        assert_eq!(ledger.help_requests.values().filter(|request| request.settled.is_none()).count(), 2);
        let of_kind = |kind: &str| ledger.register_entries.values().filter(|entry| entry.kind.as_str() == kind).count();
        let counts = ["brand", "committee", "site", "pairing", "pilot", "inspection"].map(of_kind);
        assert_eq!(counts, [12, 9, 4, 5, 2, 2]);
    }

    #[test]
    fn figures_come_every_month_and_never_exceed_what_they_are_part_of() {
        let ledger = played();
        for reading in ledger.readings.values() {
            let indicator = ledger.programme.indicators.iter().find(|known| known.id == reading.indicator);
            if let Some(bound) = indicator.and_then(|indicator| indicator.at_most.as_ref())
                && let Some(most) = ledger.readings.get(&(reading.unit.clone(), bound.clone(), reading.period))
            {
                assert!(reading.value <= most.value, "{reading:?} exceeds {most:?}");
            }
        }
        let units = |month: &str| {
            let period: Period = month.parse().expect("a month");
            let units: BTreeSet<_> =
                ledger.readings.values().filter(|one| one.period == period).map(|one| &one.unit).collect();
            units.len()
        };
        assert_eq!(["2022-02", "2022-03", "2022-04", "2022-05"].map(units), [29, 28, 29, 8]);
    }

    #[test]
    fn some_units_are_silent_and_some_send_a_delegate() {
        let ledger = played();
        let silent = ledger.units.keys().filter(|unit| {
            !ledger.progress.values().any(|one| one.unit == **unit)
                && !ledger.readings.keys().any(|(of, _, _)| of == *unit)
                && !ledger.commitments.values().any(|one| one.unit == **unit)
        });
        assert_eq!(silent.map(|unit| ledger.short(unit)).collect::<Vec<_>>(), ["市国资委"]);
        let came = |presence| ledger.attendance.values().filter(|line| line.presence == presence).count();
        assert!(came(Presence::Delegate) >= 5 && came(Presence::OnLeave) >= 3 && came(Presence::Absent) >= 2);
        assert_eq!(ledger.attendance.len(), 120);
        // An absent unit cannot have promised anything.
        for line in ledger.attendance.values().filter(|line| !line.presence.came()) {
            let promised = ledger
                .commitments
                .values()
                .any(|one| one.unit == line.unit && one.meeting == line.meeting && one.kind == CommitmentKind::Promise);
            assert!(!promised, "{} was not there", ledger.short(&line.unit));
        }
    }

    #[test]
    fn a_key_that_nobody_gave_is_told() {
        let (catalogue, mut script) = rehearsal();
        script.meetings[0].acts.push(Act::Settle { key: "nothing".into() });
        assert_eq!(script.steps(&catalogue).err(), Some(ScriptFault::UnknownKey("nothing".into())));
    }
}
