//! Random sequences of acts and meetings: each extension, report and closing stands in one meeting's paper, and minutes,
//! year and life line agree in which.

use crate::support::{moment, promise, small_city, unit_id};
use chrono::{Datelike, NaiveDateTime, TimeDelta};
use diaodu::{
    document::compose::minutes_in,
    domain::{
        Command, CommitmentId, Context, Deadline, Happening, ItemId, Ledger, LifeEvent, MeetingHead, MeetingId,
        MeetingState, MinutesForm, PresenceWorth, ScoreMeasure, ScoreRow, ScoreRule, Year, YearBook, decide, life_line,
    },
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What is done to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Extended,
    Reported,
    Closed,
    SentBack,
}

/// An act that was taken, with a word of its own and the paper it belongs to by the rule, reckoned here anew.
#[derive(Clone, Debug)]
struct Act {
    item: u32,
    kind: Kind,
    word: String,
    /// `None`: after the adjournment of the newest meeting.
    paper: Option<u32>,
}

struct Walk {
    ledger: Ledger,
    now: NaiveDateTime,
    acts: Vec<Act>,
    /// Item → the meeting it was made at.
    made: BTreeMap<u32, u32>,
    /// Where the next item begins, and acts that wait for the next meeting.
    words: usize,
}

impl Walk {
    fn new() -> Self {
        let mut walk = Self {
            ledger: Ledger::default(),
            now: moment("2022-01-10T09:00:00"),
            acts: Vec::new(),
            made: BTreeMap::new(),
            words: 0,
        };
        let mut city = small_city();
        city.programme.assessment.rules.push(ScoreRule {
            name: "延期".to_owned(),
            measure: ScoreMeasure::Extensions,
            full: 1_000,
            each: 100,
            late: 100,
            worth: PresenceWorth { delegate: 100, late: 100, on_leave: 0 },
            register: None,
        });
        walk.act(Command::Adopt(Box::new(city)));
        walk
    }

    /// Whether it was taken.
    fn act(&mut self, command: Command) -> bool {
        self.now += TimeDelta::minutes(1);
        let Ok(deed) = decide(&self.ledger, command, &Context { now: self.now }) else { return false };
        deed.changes.iter().for_each(|change| self.ledger.apply(change));
        true
    }

    fn newest(&self) -> Option<u32> {
        self.ledger.meetings.last_key_value().map(|(id, _)| id.0)
    }

    fn is_over(&self) -> bool {
        self.ledger.meeting().is_some_and(|meeting| meeting.state == MeetingState::Adjourned)
    }

    fn open(&mut self) {
        if self.act(Command::OpenMeeting { date: self.now.date(), head: MeetingHead::default() }) {
            let newest = self.newest();
            self.acts.iter_mut().filter(|act| act.paper.is_none()).for_each(|act| act.paper = newest);
        }
    }

    fn call_to_order(&mut self) {
        let was_over = self.is_over();
        if self.act(Command::CallToOrder) && was_over {
            // It was not over after all: what was recorded meanwhile was recorded in it.
            let newest = self.newest();
            self.acts.iter_mut().filter(|act| act.paper.is_none()).for_each(|act| act.paper = newest);
        }
    }

    fn done(&mut self, kind: Kind, item: u32, days: i64) {
        self.words += 1;
        let word = format!("丙{}丙", self.words);
        let id = ItemId::Commitment(CommitmentId(item));
        let (by, reason) = (word.clone(), word.clone());
        let command = match kind {
            Kind::Reported => Command::Report { item: id, evidence: word.clone() },
            Kind::Closed => Command::Close { item: id, by },
            Kind::SentBack => Command::Reopen { item: id, reason },
            Kind::Extended => {
                let to = Deadline::on("", self.now.date() + TimeDelta::days(40 + days));
                Command::Extend { item: id, to, by: String::new(), reason }
            }
        };
        let paper = self.newest().filter(|_| !self.is_over());
        if self.act(command) {
            self.acts.push(Act { item, kind, word, paper });
        }
    }

    fn step(&mut self, step: u8, item: u8, days: u8) {
        let items = u32::try_from(self.made.len()).expect("few");
        let item = 1 + u32::from(item) % items.max(1);
        match step {
            0 | 1 => self.now += TimeDelta::days(i64::from(days)),
            2 => self.open(),
            3 => self.call_to_order(),
            4 => drop(self.act(Command::Adjourn)),
            5 | 6 => {
                let text = format!("乙{}乙", items + 1);
                let due = self.now.date() + TimeDelta::days(30);
                if let Some(at) = self.newest()
                    && self.act(promise("U1", &text, &due.to_string()))
                {
                    self.made.insert(items + 1, at);
                }
            }
            7 | 8 => self.done(Kind::Extended, item, i64::from(days)),
            9 => self.done(Kind::Reported, item, 0),
            10 | 11 => self.done(Kind::Closed, item, 0),
            _ => self.done(Kind::SentBack, item, 0),
        }
    }

    /// What was done to an item up to the paper of a meeting, but for its deadlines.
    fn life(&self, item: u32, until: u32) -> Vec<&Act> {
        let counts =
            |act: &&Act| act.item == item && act.kind != Kind::Extended && act.paper.is_some_and(|at| at <= until);
        self.acts.iter().filter(counts).collect()
    }

    /// The acts whose word the paper of a meeting has to print: the last move of an item, and what was not overtaken in
    /// the same paper.
    fn told(&self, meeting: u32) -> Vec<&Act> {
        let is_last = |act: &&Act| {
            let mut later = self.acts.iter().rev().filter(|other| other.item == act.item && other.paper == act.paper);
            match act.kind {
                Kind::Extended => later.find(|other| other.kind == Kind::Extended),
                Kind::SentBack => later.find(|other| other.kind == Kind::SentBack),
                Kind::Reported | Kind::Closed => later.find(|other| other.kind != Kind::Extended),
            }
            .is_some_and(|last| last.word == act.word)
        };
        self.acts.iter().filter(|act| act.paper == Some(meeting)).filter(is_last).collect()
    }

    fn paper(&mut self, meeting: u32, form: MinutesForm) -> String {
        self.ledger.at = Some(MeetingId(meeting));
        minutes_in(&self.ledger.for_everybody(), self.now.date(), form).words().join("\n")
    }
}

fn minutes_agree(walk: &mut Walk, meeting: u32) -> Result<(), TestCaseError> {
    let text = walk.paper(meeting, MinutesForm::Full);
    let told: Vec<Act> = walk.told(meeting).into_iter().cloned().collect();
    for act in &walk.acts {
        let expected = told.iter().any(|one| one.word == act.word);
        let printed = match act.kind {
            // The evidence is not printed; that it was reported is.
            Kind::Reported => {
                let line = format!("乙{}乙（", act.item);
                let is_reported = text.lines().any(|one| one.contains(&line) && one.contains("责任单位自报完成"));
                let any = told.iter().any(|one| one.item == act.item && one.kind == Kind::Reported);
                prop_assert_eq!(is_reported, any, "item {} in the paper of {}:\n{}", act.item, meeting, text);
                continue;
            }
            Kind::Extended | Kind::Closed | Kind::SentBack => text.contains(&act.word),
        };
        prop_assert_eq!(printed, expected, "{:?} in the paper of {}:\n{}", act, meeting, text);
    }
    Ok(())
}

/// The concise form tells of the same acts, some of them in its tables.
fn concise_minutes_agree(walk: &mut Walk, meeting: u32) -> Result<(), TestCaseError> {
    let text = walk.paper(meeting, MinutesForm::Concise);
    let told: Vec<Act> = walk.told(meeting).into_iter().cloned().collect();
    for act in &walk.acts {
        let is_told = told.iter().any(|one| one.word == act.word);
        let item = format!("“乙{}乙”", act.item);
        let says = |what: &str| {
            text.lines().flat_map(|line| line.split('；')).any(|one| one.contains(&format!("{item}{what}")))
        };
        match act.kind {
            Kind::Extended | Kind::SentBack => {
                prop_assert_eq!(text.contains(&act.word), is_told, "{:?}: {}", act, text);
            }
            Kind::Closed => {
                // Of an item of an earlier meeting it is told that it was closed, of one made here by whom.
                let is_earlier = walk.made[&act.item] < meeting;
                let any = told.iter().any(|one| one.item == act.item && one.kind == Kind::Closed);
                prop_assert_eq!(is_earlier && says("已完成并销号"), is_earlier && any, "{:?}: {}", act, text);
                prop_assert_eq!(text.contains(&act.word), !is_earlier && is_told, "{:?}: {}", act, text);
            }
            Kind::Reported if is_told => {
                prop_assert!(says("自报完成，待核实") || says("责任单位自报完成"), "{:?}: {}", act, text);
            }
            Kind::Reported => {}
        }
    }
    Ok(())
}

fn life_lines_agree(walk: &Walk) -> Result<(), TestCaseError> {
    for item in walk.made.keys() {
        let id = ItemId::Commitment(CommitmentId(*item));
        let known = walk.ledger.item(&id).expect("an item");
        let word = |event: &LifeEvent| match &event.what {
            Happening::Extended { reason, .. } | Happening::SentBack(reason) => Some(reason.clone()),
            Happening::Reported(evidence) => Some(evidence.clone()),
            Happening::Closed(by) => Some(by.clone()),
            _ => None,
        };
        let mut events: Vec<(String, Option<u32>)> = life_line(&known, &[], &walk.ledger)
            .iter()
            .filter_map(|event| Some((word(event)?, event.meeting.map(|meeting| meeting.0))))
            .collect();
        let own = walk.acts.iter().filter(|act| act.item == *item);
        let mut expected: Vec<(String, Option<u32>)> = own.map(|act| (act.word.clone(), act.paper)).collect();
        events.sort();
        expected.sort();
        prop_assert_eq!(events, expected, "the life line of {}", item);
    }
    Ok(())
}

/// An item counts in a month's lamps until the paper that tells of its closing, and not after it.
fn year_agrees(walk: &Walk) -> Result<(), TestCaseError> {
    let book = YearBook {
        year: walk.now.year(),
        commitments: walk.ledger.commitments.values().cloned().collect(),
        ..YearBook::default()
    };
    let year = Year::of(&walk.ledger, &book, walk.now.date());
    let unit = year.unit(&unit_id("U1"));
    extensions_agree(walk, &year)?;
    for (at, month) in year.months.iter().enumerate() {
        let meeting = month.meeting.0;
        let lit = unit.map_or(0, |unit| unit.cells[at].lamps.total());
        let counts = |(item, made): &(&u32, &u32)| {
            let life = walk.life(**item, meeting);
            let closed = life.last().filter(|act| act.kind == Kind::Closed);
            **made <= meeting && closed.is_none_or(|act| act.paper == Some(meeting))
        };
        let expected = walk.made.iter().filter(counts).count();
        prop_assert_eq!(lit as usize, expected, "the lamps of meeting {}", meeting);
    }
    Ok(())
}

/// What was put off counts in the year of the paper that tells of it.
fn extensions_agree(walk: &Walk, year: &Year) -> Result<(), TestCaseError> {
    let is_of_year = |at: &u32| year.months.iter().any(|month| month.meeting.0 == *at);
    let mut expected: Vec<u32> = Vec::new();
    for item in walk.made.keys() {
        let course = &walk.ledger.commitments[&CommitmentId(*item)].course;
        for one in course.extensions.iter().filter(|one| one.is_later()) {
            let act = walk.acts.iter().find(|act| act.word == one.reason).expect("an act");
            expected.extend(act.paper.filter(is_of_year).map(|_| *item));
        }
    }
    let rows = year.unit(&unit_id("U1")).map_or(&[][..], |unit| &unit.score.lines[0].rows);
    let item = |row: &ScoreRow| match row {
        ScoreRow::Extension { id: ItemId::Commitment(id), .. } => id.0,
        other => panic!("no extension: {other:?}"),
    };
    let mut counted: Vec<u32> = rows.iter().map(item).collect();
    counted.sort_unstable();
    prop_assert_eq!(counted, expected, "the extensions of {}", year.year);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_act_stands_in_one_paper_and_all_papers_agree_in_which(
        steps in proptest::collection::vec((0..13_u8, any::<u8>(), 0..7_u8), 10..60),
    ) {
        let mut walk = Walk::new();
        walk.open();
        walk.step(5, 0, 0);
        for (step, item, days) in steps {
            walk.step(step, item, days);
        }
        for meeting in 1..=walk.newest().unwrap_or(0) {
            minutes_agree(&mut walk, meeting)?;
            concise_minutes_agree(&mut walk, meeting)?;
        }
        life_lines_agree(&walk)?;
        year_agrees(&walk)?;
    }
}
