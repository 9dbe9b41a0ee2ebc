//! One line of a review: what a form says about one thing, what would be recorded, and what is to be asked before.

use crate::{
    domain::{
        Command, CommitmentId, CommitmentKind, Deadline, FormDoubt, IndicatorId, ItemId, Ledger, Recording, UnitId,
    },
    exchange::form::{Cell, Place, read_count},
    hearing::{Hearing, Listener},
    language::register_value::record_day,
};
use chrono::NaiveDate;

/// What was decided about a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// 待定: it is asked about; never recorded.
    #[default]
    Open,
    /// 收.
    Taken,
    /// 不收.
    Skipped,
}

/// What a line is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineKind {
    /// 进展 of an item.
    Progress(ItemId),
    /// 自报完成, of an item or of one of its stages.
    Report(ItemId, Option<usize>),
    /// 申请延期, the same.
    Extend(ItemId, Option<usize>),
    /// 协调.
    Help(Option<ItemId>),
    /// 本月 of an indicator.
    Figure(IndicatorId),
    /// 说明 to an indicator.
    Note(IndicatorId),
    /// An entry of a register, by its number or by its kind and name.
    Entry(String),
    /// What is said to it.
    EntryNote(String),
    /// A new promise, by its words.
    New(String),
    /// What a ledger above hands down, by its name there.
    HandedDown(String),
    /// Another wording of an item of the draft.
    Wording(CommitmentId),
    /// Another day of an item of the draft.
    DraftDue(CommitmentId),
    /// What is said about an item of the draft.
    Opinion(CommitmentId),
    /// Something nobody asked for, by where it stands.
    Other(String),
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Where it stands.
    pub place: Place,
    /// What it is about.
    pub kind: LineKind,
    /// What that is called: an item's words, an indicator's name.
    pub about: String,
    /// What the form says, in its own words.
    pub said: String,
    /// What would be recorded; `None` when it was not understood.
    pub act: Option<Command>,
    /// What is to be asked.
    pub doubt: Option<FormDoubt>,
    /// What was decided.
    pub mark: Mark,
}

impl Line {
    /// Whether it still waits for a choice.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.mark == Mark::Open
    }

    /// What would be recorded if it is taken.
    #[must_use]
    pub fn taken(&self) -> Option<&Command> {
        if self.mark == Mark::Taken { self.act.as_ref() } else { None }
    }

    /// Takes it; says whether there is anything to take.
    pub fn take(&mut self) -> bool {
        if self.act.is_some() {
            self.mark = Mark::Taken;
        }
        self.act.is_some()
    }
}

/// What understanding a line leans on.
#[derive(Clone, Copy)]
pub struct CellReader<'a> {
    /// The ledger.
    pub ledger: &'a Ledger,
    /// Roster, plan and working days.
    pub listener: &'a Listener,
    /// The day from which "本月" is counted: the meeting's.
    pub base: NaiveDate,
}

impl CellReader<'_> {
    /// A deadline as a cell says it.
    ///
    /// # Errors
    /// A doubt: no day was understood.
    pub fn deadline(&self, cell: &Cell) -> Result<Deadline, FormDoubt> {
        match cell {
            Cell::Day(day) => Ok(Deadline::on(&crate::wording::day_in_full(*day), *day)),
            // A day that lost its format.
            Cell::Number(serial) => crate::exchange::form::day_of_serial(*serial, false)
                .map(|day| Deadline::on(&crate::wording::day_in_full(day), day))
                .ok_or(FormDoubt::NoDay),
            Cell::Text(words) => {
                let words = words.split_whitespace().collect::<Vec<_>>().join("");
                let deadline = self.listener.hear_deadline(&words, self.base).deadline;
                if deadline.is_undated() { Err(FormDoubt::NoDay) } else { Ok(deadline) }
            }
            Cell::NoResult => Err(FormDoubt::NoResult),
        }
    }

    /// A day that is over, as a cell says it.
    ///
    /// # Errors
    /// A doubt: no day was understood.
    pub fn day_done(&self, cell: &Cell) -> Result<NaiveDate, FormDoubt> {
        match cell {
            Cell::Day(day) => Ok(*day),
            Cell::Number(serial) => crate::exchange::form::day_of_serial(*serial, false).ok_or(FormDoubt::NoDay),
            Cell::Text(words) => record_day(words.trim(), self.base, self.listener.calendar()).ok_or(FormDoubt::NoDay),
            Cell::NoResult => Err(FormDoubt::NoResult),
        }
    }

    /// What a unit's own words say.
    pub(super) fn hear(&self, words: &str, unit: &UnitId) -> Hearing {
        self.listener.hear(words, Some(unit), self.base)
    }

    /// Better words for a line, written by whoever reviews it.
    ///
    /// # Errors
    /// A doubt: they are not understood either; the line stays as it was.
    pub fn mended(&self, line: &Line, unit: &UnitId, words: &str) -> Result<Command, FormDoubt> {
        let words = words.trim();
        if words.is_empty() {
            return Err(FormDoubt::NotUnderstood);
        }
        let text = words.to_owned();
        Ok(match &line.kind {
            LineKind::Progress(item) => {
                let share = if let Some(Command::NoteProgress { share, .. }) = &line.act { *share } else { None };
                Command::NoteProgress { unit: unit.clone(), about: Some(item.clone()), text, share }
            }
            LineKind::Report(item, stage) => of_stage(*stage, Command::Report { item: item.clone(), evidence: text }),
            LineKind::Extend(item, stage) => {
                let (day, reason) = words.split_once(['，', ',', '；', ' ']).unwrap_or((words, ""));
                let to = self.deadline(&Cell::Text(day.to_owned()))?;
                if reason.trim().is_empty() {
                    return Err(FormDoubt::NoReason);
                }
                of_stage(*stage, super::items::extension(item, &to, reason.trim()))
            }
            LineKind::Help(_) => Command::AskHelp { unit: unit.clone(), text },
            LineKind::Figure(indicator) => {
                let value = read_count(&Cell::Text(text), "")?;
                Command::TakeReading { unit: unit.clone(), indicator: indicator.clone(), value }
            }
            LineKind::Entry(_) | LineKind::HandedDown(_) => return Err(FormDoubt::NotUnderstood),
            LineKind::Note(_) | LineKind::EntryNote(_) | LineKind::Other(_) => {
                Command::NoteProgress { unit: unit.clone(), about: None, text, share: None }
            }
            LineKind::Wording(id) | LineKind::Opinion(id) => {
                Command::WordItem { ids: super::opinions::worded_as_one(self.ledger, *id), written: Some(text) }
            }
            LineKind::DraftDue(id) => super::opinions::day(*id, self.deadline(&Cell::Text(text))?),
            LineKind::New(_) => promise(unit, self.hear(&text, unit), text),
        })
    }
}

/// An act on an item, or on one of its stages.
pub(super) fn of_stage(stage: Option<usize>, act: Command) -> Command {
    match stage {
        Some(stage) => Command::OfStage { stage, act: Box::new(act) },
        None => act,
    }
}

/// A new promise as it was heard.
pub(super) fn promise(unit: &UnitId, heard: Hearing, text: String) -> Command {
    Command::Record(Recording {
        kind: CommitmentKind::Promise,
        units: vec![unit.clone()],
        supporting: heard.supporting,
        task: heard.task,
        text,
        owner: heard.owner,
        deadline: heard.deadline,
    })
}
