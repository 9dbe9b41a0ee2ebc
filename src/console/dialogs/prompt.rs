//! A question with lines to type. The last Enter first reads back what was understood, the next one files it, so that
//! a stray Enter of an input method files nothing.

use super::{Verdict, frame::plate};
use crate::{
    console::{
        action::Action,
        effect::Effect,
        event::Input,
        field::{Field, Typed},
        listener::Heard,
        registering::RegisterAsk,
        sight::Sight,
    },
    document::{compose::PaperKind, render::Format},
    domain::{CommitmentId, FieldKind, ItemId, TaskId, UnitId},
    wording::{self, register, wrap::fit, wrap::width},
};
use ratatui::{Frame, layout::Rect, style::Style, text::Line};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromptFor {
    /// The deadline of the record line.
    LineDeadline,
    /// A speech or a notice to look through.
    Material,
    /// Files that came back.
    Forms,
    /// Better words for a line of a form: which form, which line.
    MendLine(usize, usize),
    /// Better words for a candidate task.
    MendPick(usize),
    /// A date for a task at units.
    AgreeDate(TaskId, Vec<UnitId>),
    /// A later day for an item.
    Extend(ItemId),
    /// A date for an item that has none.
    DateItem(ItemId),
    /// Evidence.
    Report(ItemId),
    /// Who verified.
    Close(ItemId),
    /// Why it is owed again.
    Reopen(ItemId),
    /// Why it is struck.
    Withdraw(CommitmentId),
    /// Better words.
    Amend(CommitmentId),
    /// Progress on an item.
    Progress(ItemId),
    /// Who came instead.
    Delegate(UnitId),
    /// Why on leave.
    OnLeave(UnitId),
    /// The next meeting.
    NewMeeting,
    /// What the meeting's head says.
    Head,
    /// Who checked the minutes.
    CheckMinutes,
    /// Who signed them, and when.
    SignMinutes,
    /// Their number.
    NumberMinutes,
    /// Why they are taken back.
    ReopenMinutes,
    /// Something of a register.
    Register(RegisterAsk),
    /// Who decides that the shortlist of a year is released.
    ReleaseShortlist(i32),
    /// Into which folder these papers go, in these forms.
    ExportTo(Vec<PaperKind>, Vec<Option<Format>>),
}

/// One line to fill in.
#[derive(Clone, Debug)]
pub struct Blank {
    /// What goes there.
    pub label: Cow<'static, str>,
    /// The words.
    pub field: Field,
    /// Whether it is a deadline, read as one types.
    pub is_deadline: bool,
    /// What a field of a register holds, read as one types.
    pub holds: FieldKind,
}

impl Blank {
    /// An empty line, or one with words in it.
    #[must_use]
    pub fn new(label: impl Into<Cow<'static, str>>, text: &str) -> Self {
        Self { label: label.into(), field: Field::with(text), is_deadline: false, holds: FieldKind::Text }
    }

    /// A line that is read as a deadline.
    #[must_use]
    pub fn deadline(label: impl Into<Cow<'static, str>>, text: &str) -> Self {
        Self { is_deadline: true, ..Self::new(label, text) }
    }

    /// A line that holds a day, days, a number or words, as the field of a register does.
    #[must_use]
    pub fn holding(holds: FieldKind, label: impl Into<Cow<'static, str>>, text: &str) -> Self {
        Self { holds, ..Self::new(label, text) }
    }

    /// What is kept of it; `None` when it is not what the line holds.
    #[must_use]
    pub fn value(&self, sight: &Sight<'_>) -> Option<String> {
        sight.listener.value(self.holds, self.field.text(), sight.today())
    }
}

/// A question with lines to type.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What it is about.
    pub title: String,
    /// What should be known, in a line.
    pub about: String,
    /// What is asked for.
    pub purpose: PromptFor,
    /// The lines.
    pub blanks: Vec<Blank>,
    /// The line that has the focus.
    pub focus: usize,
    /// The first Enter has read back; the next one files.
    pub armed: bool,
    /// What cannot be read in what was typed.
    pub fault: &'static str,
    /// What stood in the lines when it was asked.
    asked_with: Vec<String>,
}

/// What is kept of lines half filled in.
#[derive(Serialize, Deserialize)]
struct KeptBlanks {
    /// What stood there when it was asked: when that has changed since, what was typed belongs to something else.
    asked_with: Vec<String>,
    /// What was typed.
    typed: Vec<String>,
}

impl Prompt {
    /// A question.
    #[must_use]
    pub fn new(title: impl Into<String>, about: impl Into<String>, purpose: PromptFor, blanks: Vec<Blank>) -> Self {
        let asked_with = blanks.iter().map(|blank| blank.field.text().to_owned()).collect();
        Self {
            title: title.into(),
            about: about.into(),
            purpose,
            blanks,
            focus: 0,
            armed: false,
            fault: "",
            asked_with,
        }
    }

    fn typed(&self) -> Vec<String> {
        self.blanks.iter().map(|blank| blank.field.text().to_owned()).collect()
    }

    /// The slot that what is typed is kept in; `None`: nothing worth keeping is asked for, or it goes to the record line.
    #[must_use]
    pub fn slot(&self, meeting: u32) -> Option<String> {
        match &self.purpose {
            PromptFor::LineDeadline | PromptFor::Material | PromptFor::MendPick(_) | PromptFor::ExportTo(..) => None,
            purpose => Some(format!("dialog/{meeting}/{purpose:?}")),
        }
    }

    /// What is worth keeping; empty when nothing was typed.
    #[must_use]
    pub fn draft(&self) -> String {
        let typed = self.typed();
        if typed == self.asked_with {
            return String::new();
        }
        serde_json::to_string(&KeptBlanks { asked_with: self.asked_with.clone(), typed }).unwrap_or_default()
    }

    /// Takes up what was typed the last time this was asked; says whether it still fits.
    pub fn resume(&mut self, draft: &str) -> bool {
        let Ok(kept) = serde_json::from_str::<KeptBlanks>(draft) else { return false };
        if kept.asked_with != self.asked_with || kept.typed.len() != self.blanks.len() {
            return false;
        }
        for (blank, typed) in self.blanks.iter_mut().zip(&kept.typed) {
            blank.field = Field::with(typed);
        }
        true
    }

    /// What was typed.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        self.blanks.iter().map(|blank| blank.field.text().trim().to_owned()).collect()
    }

    /// What was understood of the line that is a deadline.
    #[must_use]
    pub fn heard(&self, sight: &Sight<'_>) -> Option<Heard> {
        let blank = self.blanks.iter().find(|blank| blank.is_deadline && !blank.field.is_empty())?;
        Some(sight.listener.hear_deadline(blank.field.text(), sight.base()))
    }

    pub(super) fn update(&mut self, input: &Input, sight: &Sight<'_>) -> Verdict {
        let last = self.blanks.len() - 1;
        self.fault = "";
        match (input, input.action()) {
            (_, Some(Action::Back)) => Verdict::Left,
            (_, Some(Action::Enter)) if self.focus < last => {
                self.focus += 1;
                Verdict::Open
            }
            (_, Some(Action::Enter | Action::FileChecked)) if self.armed => self.submit(sight),
            (_, Some(Action::Enter | Action::FileChecked)) => {
                let possible = self.heard(sight).is_none_or(|heard| heard.impossible.is_empty());
                let wrong = self.blanks.iter().position(|blank| blank.value(sight).is_none());
                self.armed = possible && wrong.is_none();
                // Where it is wrong is where one has to type.
                self.focus = wrong.unwrap_or(self.focus);
                Verdict::Open
            }
            (_, Some(Action::Down)) => {
                self.focus = if self.focus == last { 0 } else { self.focus + 1 };
                Verdict::Open
            }
            (_, Some(Action::Up)) => {
                self.focus = self.focus.checked_sub(1).unwrap_or(last);
                Verdict::Open
            }
            (Input::Paste(text), _) => {
                self.blanks[self.focus].field.insert(text);
                self.armed = false;
                Verdict::Open
            }
            (Input::Key(key, _), _) => {
                if self.blanks[self.focus].field.press(key) == Typed::Changed {
                    self.armed = false;
                }
                Verdict::Open
            }
        }
    }

    fn submit(&mut self, sight: &Sight<'_>) -> Verdict {
        match super::purposes::command(self, sight) {
            Ok(Some(command)) => Verdict::Asks(Effect::execute(command)),
            Ok(None) => Verdict::Worded(self.purpose.clone(), self.texts()),
            Err(fault) => {
                self.armed = false;
                self.fault = fault;
                Verdict::Open
            }
        }
    }

    /// What was read into the fields of a register: of the line one types on, and of all before they are filed.
    fn read_back(&self, sight: &Sight<'_>) -> (String, Style) {
        let theme = sight.theme;
        let typed = |(at, blank): &(usize, &Blank)| {
            blank.holds != FieldKind::Text && !blank.field.is_empty() && (self.armed || *at == self.focus)
        };
        let mut words = Vec::new();
        for (_, blank) in self.blanks.iter().enumerate().filter(typed) {
            match blank.value(sight) {
                Some(value) => {
                    words.push(format!("{} {}", blank.label, register::read_as(blank.holds, &value)));
                }
                None => return (register::unreadable(&blank.label, blank.holds), theme.bad),
            }
        }
        (words.join("；"), theme.good)
    }

    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let theme = sight.theme;
        let label_width = self.blanks.iter().map(|blank| width(&blank.label)).max().unwrap_or(0);
        let wide = area.width.saturating_sub(10).clamp(30, 68);
        let field_width = wide.saturating_sub(u16::try_from(label_width).unwrap_or(0) + 2);
        let rows: u16 = self.blanks.iter().map(|blank| blank.field.rows(field_width).min(3)).sum();
        let inner = plate(frame, area, (wide, rows + 5), &self.title, theme);
        let room = usize::from(inner.width);
        let mut y = inner.y;
        let line = |frame: &mut Frame<'_>, y: u16, line: Line<'_>| {
            if y < inner.bottom() {
                frame.render_widget(line, Rect { y, height: 1, ..inner });
            }
        };
        line(frame, y, Line::styled(fit(&self.about, room).into_owned(), theme.dim));
        y += 2;
        for (at, blank) in self.blanks.iter().enumerate() {
            let style = if at == self.focus { theme.accent } else { theme.text };
            line(frame, y, Line::styled(blank.label.as_ref(), style));
            let indent = u16::try_from(label_width).unwrap_or(0) + 2;
            let tall = blank.field.rows(field_width).min(3).min(inner.bottom().saturating_sub(y));
            let place = Rect { x: inner.x + indent, y, width: inner.width.saturating_sub(indent), height: tall };
            blank.field.draw(frame, place, theme.text, &[], at == self.focus);
            y += tall.max(1);
        }
        let heard = self.heard(sight);
        let (words, style) = match &heard {
            _ if !self.fault.is_empty() => (self.fault.to_owned(), theme.bad),
            Some(heard) if !heard.impossible.is_empty() => (heard.impossible.join("；"), theme.bad),
            Some(heard) if heard.deadline.is_undated() => ("没有听出具体日期".to_owned(), theme.warn),
            Some(heard) => (wording::understood_deadline(&heard.deadline, sight.base(), sight.today()), theme.good),
            None => self.read_back(sight),
        };
        line(frame, y + 1, Line::styled(fit(&words, room).into_owned(), style));
        let keys = if self.armed { "请核对，再按 Enter 确定" } else { "Enter 复核    Esc 返回" };
        line(
            frame,
            inner.bottom().saturating_sub(1),
            Line::styled(keys, if self.armed { theme.warn } else { theme.key }),
        );
    }
}
