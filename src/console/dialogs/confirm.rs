//! A question that Enter answers with yes and Esc with no; without anything to be done, words to be read.

use super::frame::plate;
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        keymap::{Binding, ENTER, ESC, Scope, bind},
        screen::{Answer, Question, Step},
    },
    domain::Command,
    wording::wrap::{width, wrap},
};
use ratatui::{Frame, layout::Rect, text::Line};

/// Where its keys are looked up.
pub const CONFIRM: Scope = Scope("确认");

/// Its keys.
pub const CONFIRM_KEYS: &[Binding] =
    &[bind(CONFIRM, ENTER, Action::Enter, "确定", "确定"), bind(CONFIRM, ESC, Action::Back, "返回", "不做，返回")];

/// A question.
pub struct Confirm {
    title: String,
    /// What should be known before answering, a paragraph a line.
    lines: Vec<String>,
    /// What is done on yes.
    command: Option<Command>,
}

impl Confirm {
    /// A question before a command.
    #[must_use]
    pub fn new(title: impl Into<String>, lines: Vec<String>, command: Command) -> Self {
        Self { title: title.into(), lines, command: Some(command) }
    }

    /// Something to be read, not to be answered.
    #[must_use]
    pub fn telling(title: impl Into<String>, lines: Vec<String>) -> Self {
        Self { title: title.into(), lines, command: None }
    }
}

impl Question for Confirm {
    fn scopes(&self) -> &'static [Scope] {
        &[CONFIRM]
    }

    fn update(&mut self, input: &Input, _cx: &ScreenContext<'_>) -> Answer {
        match (input.action(), &self.command) {
            (Some(Action::Enter), Some(command)) => Answer::Until(Step::execute(command.clone())),
            (Some(Action::Enter | Action::Back), _) => Answer::Left,
            _ => Answer::Open,
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let wide = self.lines.iter().map(|line| width(line)).max().unwrap_or(0).clamp(30, 60);
        let lines: Vec<&str> = self.lines.iter().flat_map(|line| wrap(line, wide)).collect();
        let size = (u16::try_from(wide).unwrap_or(60), u16::try_from(lines.len() + 2).unwrap_or(10));
        let inner = plate(frame, area, size, &self.title, cx.theme);
        for (y, line) in (inner.y..inner.bottom()).zip(&lines) {
            frame.render_widget(Line::styled(*line, cx.theme.text), Rect { y, height: 1, ..inner });
        }
        let keys_line = if self.command.is_some() { "Enter 确定    Esc 返回" } else { "Enter 返回" };
        let keys = Rect { y: inner.bottom().saturating_sub(1), height: 1.min(inner.height), ..inner };
        frame.render_widget(Line::styled(keys_line, cx.theme.key), keys);
    }
}
