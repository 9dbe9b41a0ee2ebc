//! The record line: one sentence as it is spoken. Beneath it stands what was understood; the first Enter reads back, the
//! next one files.

use super::{
    event::Input,
    field::{Field, Typed},
    listener::Heard,
    sight::Sight,
};
use crate::{
    domain::{Command, CommitmentKind, Deadline, ItemId, Ledger, Recording, RemarkKind, TaskId, UnitId},
    language::spoken::MarkKind,
    theme::ConsoleTheme,
};
use ratatui::style::Style;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What a line will become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// 承诺.
    #[default]
    Promise,
    /// 交办.
    Instruction,
    /// 进展.
    Progress,
    /// 协调.
    Help,
    /// 点评: private.
    Remark,
    /// 记事: private.
    Note,
}

impl LineKind {
    /// The kinds in the order of the key that changes them.
    pub const ALL: [Self; 6] = [Self::Promise, Self::Instruction, Self::Progress, Self::Help, Self::Remark, Self::Note];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Promise => "承诺",
            Self::Instruction => "交办",
            Self::Progress => "进展",
            Self::Help => "协调",
            Self::Remark => "点评",
            Self::Note => "记事",
        }
    }

    /// Whether it carries a deadline.
    #[must_use]
    pub fn has_deadline(self) -> bool {
        matches!(self, Self::Promise | Self::Instruction)
    }

    /// The kind so many places on.
    #[must_use]
    pub fn step(self, by: usize) -> Self {
        let at = Self::ALL.iter().position(|kind| *kind == self).unwrap_or(0);
        Self::ALL[(at + by) % Self::ALL.len()]
    }
}

/// Which task a line serves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TaskPick {
    /// The one its words fit.
    #[default]
    AsHeard,
    /// None, whatever its words fit.
    None,
    /// This one.
    Task(TaskId),
}

/// The line being typed.
#[derive(Clone, Debug, Default)]
pub struct RecordLine {
    /// What it will become.
    pub kind: LineKind,
    /// The words.
    pub field: Field,
    /// Whether keys go to it.
    pub active: bool,
    /// The first Enter has read back; the next one files.
    pub armed: bool,
    /// The units it is for, when not the unit at hand.
    pub units: Vec<UnitId>,
    /// A deadline given apart from the sentence.
    pub deadline: Option<Deadline>,
    /// A task given apart from the sentence.
    pub task: TaskPick,
    /// The item it is about, for progress.
    pub about: Option<ItemId>,
}

/// What is kept of a line that was put down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptLine {
    /// What it would become.
    pub kind: LineKind,
    /// The words.
    pub text: String,
}

impl RecordLine {
    /// A line with words kept earlier.
    #[must_use]
    pub fn resumed(kept: &KeptLine) -> Self {
        Self { kind: kept.kind, field: Field::with(&kept.text), ..Self::default() }
    }

    /// What is kept of it when it is put down.
    #[must_use]
    pub fn kept(&self) -> Option<KeptLine> {
        (!self.field.is_empty()).then(|| KeptLine { kind: self.kind, text: self.field.text().to_owned() })
    }

    /// Types into it; says whether the words changed.
    pub fn type_in(&mut self, input: &Input) -> Typed {
        let typed = match input {
            Input::Paste(text) => {
                self.field.insert(text);
                Typed::Changed
            }
            Input::Key(key, _) => self.field.press(key),
        };
        if typed == Typed::Changed {
            self.armed = false;
        }
        typed
    }

    /// What is understood of it, with what was given apart taking precedence.
    #[must_use]
    pub fn heard(&self, unit: &UnitId, sight: &Sight<'_>) -> Heard {
        let mut heard = sight.listener.hear(self.field.text(), unit, sight.base());
        if let Some(deadline) = &self.deadline {
            heard.deadline = deadline.clone();
            heard.impossible.clear();
        }
        match &self.task {
            TaskPick::AsHeard => {}
            TaskPick::None => heard.task = None,
            TaskPick::Task(task) => heard.task = Some(task.clone()),
        }
        heard
    }

    /// The units it is for.
    #[must_use]
    pub fn bound(&self, unit: &UnitId) -> Vec<UnitId> {
        if self.units.is_empty() { vec![unit.clone()] } else { self.units.clone() }
    }

    /// Whom a remark is about: one unit, or the meeting as a whole when it was bound to several.
    fn only(&self, unit: &UnitId) -> Option<UnitId> {
        match self.units.as_slice() {
            [] => Some(unit.clone()),
            [only] => Some(only.clone()),
            _ => None,
        }
    }

    /// The command that filing it means.
    #[must_use]
    pub fn command(&self, unit: &UnitId, heard: &Heard) -> Command {
        let text = self.field.text().to_owned();
        let recording = |kind| {
            Command::Record(Recording {
                kind,
                units: self.bound(unit),
                supporting: heard.supporting.clone(),
                task: heard.task.clone(),
                text: text.clone(),
                owner: heard.owner.clone(),
                deadline: heard.deadline.clone(),
            })
        };
        match self.kind {
            LineKind::Promise => recording(CommitmentKind::Promise),
            LineKind::Instruction => recording(CommitmentKind::Instruction),
            LineKind::Progress => {
                Command::NoteProgress { unit: unit.clone(), about: self.about.clone(), text, share: None }
            }
            LineKind::Help => Command::AskHelp { unit: unit.clone(), text },
            LineKind::Remark => Command::Remark { kind: RemarkKind::Remark, unit: self.only(unit), text },
            LineKind::Note => Command::Remark { kind: RemarkKind::Note, unit: self.only(unit), text },
        }
    }

    /// Where in the words something was understood, for marking it.
    #[must_use]
    pub fn marks(&self, heard: &Heard, theme: &ConsoleTheme) -> Vec<(Range<usize>, Style)> {
        if !self.kind.has_deadline() {
            return Vec::new();
        }
        let given_apart = |kind: MarkKind| kind == MarkKind::Deadline && self.deadline.is_some();
        let shown = heard.marks.iter().filter(|mark| !given_apart(mark.kind));
        shown.map(|mark| (mark.span.clone(), theme.heard)).collect()
    }
}

/// The slot in which a unit's line is kept between keystrokes.
#[must_use]
pub fn slot(ledger: &Ledger, unit: &UnitId) -> String {
    format!("line/{}/{unit}", ledger.at.map_or(0, |at| at.0))
}

/// The unit of a slot, when it is one of the meeting at hand.
#[must_use]
pub fn unit_of_slot(ledger: &Ledger, slot: &str) -> Option<UnitId> {
    let rest = slot.strip_prefix("line/")?;
    let (meeting, unit) = rest.split_once('/')?;
    (meeting.parse::<u32>().ok() == ledger.at.map(|at| at.0)).then(|| UnitId::new(unit))
}
