//! The record line: one sentence as it is spoken. Beneath it stands what was understood; the first Enter reads back, the
//! next one files.

use super::Walk;
use crate::{
    console::{
        context::ScreenContext,
        dialogs::{Blank, Candidate, Chooser, Prompt},
        event::Input,
        field::{Field, Typed},
        screen::Step,
        units,
    },
    domain::{
        Command, Commitment, CommitmentId, CommitmentKind, Deadline, Due, ItemId, LONGEST_TEXT, Ledger, Recasting,
        Recording, RemarkKind, Said, SaidId, SaidKind, Task, TaskId, UnitId, month_end,
    },
    hearing::{Hearing, MarkKind, Question},
    language::spoken_reading::spoken_readings,
    theme::ConsoleTheme,
};
use chrono::{Datelike, Days, NaiveDate};
use crossterm::event::KeyCode;
use ratatui::style::Style;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Which task a line serves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    pub kind: SaidKind,
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
    /// Which of the offered dates is taken; 0: none.
    pub offer: usize,
    /// Words did not fit in any more and were not taken.
    pub is_full: bool,
    /// What it takes the place of, when something recorded is taken up again.
    pub replacing: Option<SaidId>,
}

/// An open item that a line is like.
#[derive(Clone, Copy, Debug)]
pub enum Again<'a> {
    /// The line says it once more.
    Said(&'a Commitment),
    /// The line tells how far it is.
    Told(&'a Commitment),
}

impl<'a> Again<'a> {
    /// Which.
    #[must_use]
    pub fn item(self) -> &'a Commitment {
        match self {
            Self::Said(item) | Self::Told(item) => item,
        }
    }
}

/// What is kept of a line that was put down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptLine {
    /// What it would become.
    pub kind: SaidKind,
    /// The words.
    pub text: String,
    /// The units it was for, when not the unit at hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitId>,
    /// A deadline given apart from the sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Deadline>,
    /// A task given apart from the sentence.
    #[serde(default)]
    pub task: TaskPick,
    /// What it was to take the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replacing: Option<SaidId>,
    /// The item it was about, for progress.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<ItemId>,
}

impl RecordLine {
    /// A line with words kept earlier.
    #[must_use]
    pub fn resumed(kept: &KeptLine) -> Self {
        Self {
            kind: kept.kind,
            field: Field::with(&kept.text),
            units: kept.units.clone(),
            deadline: kept.deadline.clone(),
            task: kept.task.clone(),
            replacing: kept.replacing,
            about: kept.about.clone(),
            ..Self::default()
        }
    }

    /// A line that takes up what was recorded, to record it as another thing, for another unit or in other words.
    #[must_use]
    pub fn taking_up(said: Said<'_>) -> Self {
        let mut line = Self {
            kind: said.kind(),
            field: Field::with(said.text()),
            active: true,
            units: said.unit().into_iter().cloned().collect(),
            replacing: Some(said.id()),
            ..Self::default()
        };
        if let Said::Commitment(commitment) = said {
            line.deadline = (!commitment.deadline.dues.is_empty()).then(|| commitment.deadline.clone());
            line.task = commitment.task.clone().map_or(TaskPick::None, TaskPick::Task);
        }
        line
    }

    /// Whether a command is one that the line can file.
    #[must_use]
    pub fn files(command: &Command) -> bool {
        matches!(
            command,
            Command::Record(_)
                | Command::NoteProgress { .. }
                | Command::NoteFigures { .. }
                | Command::AskHelp { .. }
                | Command::Remark { .. }
                | Command::Recast(_)
        )
    }

    /// The line that filed a command, as it was typed at a unit; `None`: no line files such a command.
    #[must_use]
    pub fn of(command: &Command, at: &UnitId, cx: &ScreenContext<'_>) -> Option<Self> {
        let line = |kind, text: &str, units: Vec<UnitId>| {
            let units = if units.as_slice() == std::slice::from_ref(at) { Vec::new() } else { units };
            Self { kind, field: Field::with(text), units, ..Self::default() }
        };
        if let Command::Record(said) = command {
            let kind = match said.kind {
                CommitmentKind::Promise => SaidKind::Promise,
                CommitmentKind::Instruction => SaidKind::Instruction,
            };
            let line = line(kind, &said.text, said.units.clone());
            return Some(line.given(&said.deadline, said.task.as_ref(), at, cx));
        }
        if let Command::Recast(said) = command {
            let line = line(said.to, &said.text, said.units.clone());
            let line = line.given(&said.deadline, said.task.as_ref(), at, cx);
            return Some(Self { replacing: Some(said.said), ..line });
        }
        if let Command::NoteProgress { unit, about, text, .. } | Command::NoteFigures { unit, about, text, .. } =
            command
        {
            return Some(Self { about: about.clone(), ..line(SaidKind::Progress, text, vec![unit.clone()]) });
        }
        if let Command::AskHelp { unit, text } = command {
            return Some(line(SaidKind::Help, text, vec![unit.clone()]));
        }
        let Command::Remark { kind, unit, text } = command else { return None };
        let kind = match kind {
            RemarkKind::Remark => SaidKind::Remark,
            RemarkKind::Note => SaidKind::Note,
        };
        // About nobody in particular: it was bound to many.
        let everybody = || cx.ledger.roster().into_iter().map(|unit| unit.id.clone()).collect();
        Some(line(kind, text, unit.clone().map_or_else(everybody, |unit| vec![unit])))
    }

    /// With a deadline and a task that its words do not say by themselves.
    fn given(self, deadline: &Deadline, task: Option<&TaskId>, at: &UnitId, cx: &ScreenContext<'_>) -> Self {
        let heard = self.heard(at, cx);
        let deadline = (heard.deadline != *deadline).then(|| deadline.clone());
        let task = match task {
            task if heard.task.as_ref() == task => TaskPick::AsHeard,
            Some(task) => TaskPick::Task(task.clone()),
            None => TaskPick::None,
        };
        Self { deadline, task, ..self }
    }

    /// What is kept of it when it is put down.
    #[must_use]
    pub fn kept(&self) -> Option<KeptLine> {
        (!self.field.is_empty()).then(|| KeptLine {
            kind: self.kind,
            text: self.field.text().to_owned(),
            units: self.units.clone(),
            deadline: self.deadline.clone(),
            task: self.task.clone(),
            replacing: self.replacing,
            about: self.about.clone(),
        })
    }

    /// Types into it; says whether the words changed.
    pub fn type_in(&mut self, input: &Input) -> Typed {
        let room = LONGEST_TEXT.saturating_sub(self.field.text().chars().count());
        let typed = match input {
            Input::Paste(text) => {
                self.is_full = text.chars().count() > room;
                self.field.insert(&text.chars().take(room).collect::<String>());
                Typed::Changed
            }
            Input::Key(key, _) if room == 0 && matches!(key.code, KeyCode::Char(_)) && key.modifiers.is_empty() => {
                self.is_full = true;
                Typed::Stuck
            }
            Input::Key(key, _) => {
                self.is_full = false;
                self.field.press(key)
            }
        };
        if typed == Typed::Changed {
            self.armed = false;
            if self.field.is_empty() {
                self.about = None;
            }
            if std::mem::take(&mut self.offer) > 0 {
                self.deadline = None;
            }
        }
        typed
    }

    /// What is understood of it, with what was given apart taking precedence.
    #[must_use]
    pub fn heard(&self, unit: &UnitId, cx: &ScreenContext<'_>) -> Hearing {
        let mut heard = cx.listener.hear(self.field.text(), Some(unit), cx.base());
        if let Some(deadline) = &self.deadline {
            heard.deadline = deadline.clone();
            heard.impossible.clear();
        }
        if self.kind == SaidKind::Progress {
            heard.figures = spoken_readings(self.field.text(), &cx.ledger.programme.indicators);
        }
        match &self.task {
            TaskPick::AsHeard => {}
            TaskPick::None => heard.task = None,
            TaskPick::Task(task) => heard.task = Some(task.clone()),
        }
        heard
    }

    /// The open item that it is like, when it is for one unit and is nothing that is taken up again.
    #[must_use]
    pub fn again<'a>(&self, unit: &UnitId, heard: &Hearing, cx: &ScreenContext<'a>) -> Option<Again<'a>> {
        let bound = self.bound(unit);
        let [only] = bound.as_slice() else { return None };
        if self.replacing.is_some() || self.about.is_some() {
            return None;
        }
        let words = (self.field.text(), heard.deadline.spoken.as_str());
        let told = || cx.ledger.told_of(only, words).map(Again::Told);
        match self.kind {
            SaidKind::Promise | SaidKind::Instruction => {
                let said = cx.ledger.said_already(only, words, heard.task.as_ref(), None).map(Again::Said);
                said.or_else(|| if heard.tells_of_work { told() } else { None })
            }
            SaidKind::Progress => told(),
            SaidKind::Help | SaidKind::Remark | SaidKind::Note => None,
        }
    }

    /// It tells of an open item from now on.
    pub fn tell_of(&mut self, item: CommitmentId) {
        self.kind = SaidKind::Progress;
        self.about = Some(ItemId::Commitment(item));
        self.deadline = None;
        self.offer = 0;
    }

    /// What is asked about it before it is filed.
    #[must_use]
    pub fn asked(&self, unit: &UnitId, heard: &Hearing) -> Vec<Question> {
        if !self.kind.has_deadline() {
            return Vec::new();
        }
        heard.asked(self.kind, &self.bound(unit)).cloned().collect()
    }

    /// Goes through the dates offered for a sentence without one: `by` places on, round and round; none of them is one
    /// of the places.
    pub fn take_offer(&mut self, by: usize, heard: &Hearing, cx: &ScreenContext<'_>) {
        let offers = choices(heard, cx);
        self.offer = (self.offer + by) % (offers.len() + 1);
        self.deadline =
            self.offer.checked_sub(1).and_then(|at| offers.into_iter().nth(at)).map(|(_, deadline)| deadline);
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
    pub fn command(&self, unit: &UnitId, heard: &Hearing) -> Command {
        let text = self.field.text().to_owned();
        let units = self.bound(unit);
        if let Some(said) = self.replacing {
            return Command::Recast(Recasting {
                said,
                to: self.kind,
                units,
                text,
                owner: heard.owner.clone(),
                supporting: heard.supporting.clone(),
                task: heard.task.clone(),
                deadline: heard.deadline.clone(),
            });
        }
        let first = units.first().unwrap_or(unit).clone();
        match self.kind {
            SaidKind::Promise | SaidKind::Instruction => Command::Record(Recording {
                kind: self.kind.commitment().unwrap_or(CommitmentKind::Promise),
                units,
                supporting: heard.supporting.clone(),
                task: heard.task.clone(),
                text,
                owner: heard.owner.clone(),
                deadline: heard.deadline.clone(),
            }),
            SaidKind::Progress if heard.figures.is_empty() => {
                Command::NoteProgress { unit: first, about: self.about.clone(), text, share: None }
            }
            SaidKind::Progress => {
                Command::NoteFigures { unit: first, about: self.about.clone(), text, figures: heard.figures.clone() }
            }
            SaidKind::Help => Command::AskHelp { unit: first, text },
            SaidKind::Remark => Command::Remark { kind: RemarkKind::Remark, unit: self.only(unit), text },
            SaidKind::Note => Command::Remark { kind: RemarkKind::Note, unit: self.only(unit), text },
        }
    }

    /// Where in the words something was understood, for marking it.
    #[must_use]
    pub fn marks(&self, heard: &Hearing, theme: &ConsoleTheme) -> Vec<(Range<usize>, Style)> {
        if !self.kind.has_deadline() {
            return Vec::new();
        }
        let given_apart = |kind: MarkKind| kind == MarkKind::Deadline && self.deadline.is_some();
        let shown = heard.marks.iter().filter(|mark| !given_apart(mark.kind));
        shown.map(|mark| (mark.span.clone(), theme.heard)).collect()
    }
}

/// The days that a sentence names, when it names several: one of them may be meant.
fn stages(heard: &Hearing) -> Vec<NaiveDate> {
    let stages = heard.questions.iter().find_map(|question| match question {
        Question::Stages(dues) => Some(dues),
        Question::Lead(_) | Question::Unlisted(_) | Question::Alike { .. } | Question::Kind(_) => None,
    });
    let day = |due: &Due| if let Due::On(day) = due { Some(*day) } else { None };
    stages.into_iter().flatten().filter_map(day).collect()
}

/// Whether a sentence names several days.
#[must_use]
pub fn has_stages(heard: &Hearing) -> bool {
    !stages(heard).is_empty()
}

/// What the arrows go through: the stages of a sentence that names several days, else the dates offered to one without.
#[must_use]
pub fn choices(heard: &Hearing, cx: &ScreenContext<'_>) -> Vec<(&'static str, Deadline)> {
    let stages = stages(heard);
    if stages.is_empty() {
        return offers(cx);
    }
    stages.into_iter().map(|day| ("只记", Deadline::on(&before(day), day))).collect()
}

fn before(day: NaiveDate) -> String {
    format!("{}月{}日前", day.month(), day.day())
}

/// The dates offered when a sentence has none, nearest first: what chairs fall back on when asked "by when".
fn offers(cx: &ScreenContext<'_>) -> Vec<(&'static str, Deadline)> {
    let base = cx.base();
    let this_month = month_end(base);
    let next_month = month_end(this_month + Days::new(1));
    let next_meeting = cx.meeting().and_then(|meeting| meeting.next_date);
    let mut offers = vec![("一周内", base + Days::new(7)), ("本月底", this_month), ("下月底", next_month)];
    offers.extend(next_meeting.map(|day| ("下次调度会", day)));
    offers.retain(|(_, day)| *day > base);
    offers.sort_by_key(|(_, day)| *day);
    offers.dedup_by_key(|(_, day)| *day);
    offers.into_iter().map(|(name, day)| (name, Deadline::on(&before(day), day))).collect()
}

/// The line takes something in that was asked for apart from it.
fn tell_line(change: impl FnOnce(&mut RecordLine) + 'static) -> Step {
    Step::tell(|walk: &mut Walk, _| {
        change(&mut walk.line);
        Step::Stay
    })
}

/// For which units.
pub(super) fn ask_units(bound: &[UnitId], cx: &ScreenContext<'_>) -> Chooser {
    units::several("这一条记给哪些单位（Tab 勾选多家）", bound, cx, |units, _| {
        tell_line(|line| {
            line.units = units;
            line.armed = false;
        })
    })
}

/// By when.
pub(super) fn ask_deadline() -> Prompt {
    let blanks = vec![Blank::deadline("期限", "")];
    Prompt::new("期限", "照说的写，如：6月底前、下次调度会前", blanks, |answer, cx| {
        let deadline = cx.listener.hear_deadline(&answer.text(0), cx.base()).deadline;
        Ok(tell_line(|line| {
            line.deadline = Some(deadline);
            line.armed = true;
        }))
    })
}

/// Which task: the unit's own first, then all others.
pub(super) fn ask_task(unit: &UnitId, cx: &ScreenContext<'_>) -> Chooser {
    choose_task(Some(unit), cx, |task, _| {
        let task = task.cloned().map_or(TaskPick::None, TaskPick::Task);
        tell_line(|line| line.task = task)
    })
}

/// A task of the plan, or none; a unit's own stand first.
#[must_use]
pub fn choose_task(
    unit: Option<&UnitId>,
    cx: &ScreenContext<'_>,
    then: impl Fn(Option<&TaskId>, &ScreenContext<'_>) -> Step + 'static,
) -> Chooser {
    let is_own = |task: &Task| unit.is_none_or(|unit| task.lead.contains(unit));
    let mut tasks: Vec<&Task> = cx.ledger.tasks.values().collect();
    tasks.sort_by_key(|task| (!is_own(task), &task.id));
    let none = (None, Candidate::new("不对应任务", ""));
    let options = tasks.into_iter().map(|task| {
        let aside = if is_own(task) { "" } else { "他单位任务" };
        let line = Candidate::new(format!("{} {}", task.id, task.title), aside).also(task.requirement.clone());
        (Some(task.id.clone()), line)
    });
    let options = std::iter::once(none).chain(options).collect();
    Chooser::one("对应哪项任务", options, move |task: &Option<TaskId>, cx| then(task.as_ref(), cx))
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
