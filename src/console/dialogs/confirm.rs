//! A question that Enter answers with yes and Esc with no; without anything to be done, words to be read. What is offered
//! behind an act is not taken by Enter, which may still be meant for the act: it has a key of its own.

use super::frame::plate;
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        keymap::{Binding, ENTER, ESC, Scope, bind, f},
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

/// Where the keys of an offer are looked up.
pub const OFFER: Scope = Scope("一并办");

/// Its keys.
pub const OFFER_KEYS: &[Binding] = &[
    bind(OFFER, &[f(2)], Action::Enter, "一并销号", "列出的都核过了，一并销号（一次撤销就全回来）"),
    bind(OFFER, ESC, Action::Back, "先不销", "先不销号，以后在事项里办"),
];

/// A question.
pub struct Confirm {
    title: String,
    /// What should be known before answering, a paragraph a line.
    lines: Vec<String>,
    /// What is done on yes.
    command: Option<Command>,
    /// Whether it is offered behind an act.
    is_offer: bool,
}

impl Confirm {
    /// A question before a command.
    #[must_use]
    pub fn new(title: impl Into<String>, lines: Vec<String>, command: Command) -> Self {
        Self { title: title.into(), lines, command: Some(command), is_offer: false }
    }

    /// What can be done along with what was just done.
    #[must_use]
    pub fn offering(title: impl Into<String>, lines: Vec<String>, command: Command) -> Self {
        Self { is_offer: true, ..Self::new(title, lines, command) }
    }

    /// Something to be read, not to be answered.
    #[must_use]
    pub fn telling(title: impl Into<String>, lines: Vec<String>) -> Self {
        Self { title: title.into(), lines, command: None, is_offer: false }
    }
}

impl Question for Confirm {
    fn scopes(&self) -> &'static [Scope] {
        if self.is_offer { &[OFFER] } else { &[CONFIRM] }
    }

    fn update(&mut self, input: &Input, _cx: &ScreenContext<'_>) -> Answer {
        match (input.action(), &self.command) {
            (Some(Action::Enter), Some(command)) => Answer::Until(Step::execute(command.clone())),
            (Some(Action::Enter | Action::Back), _) => Answer::Left,
            _ => Answer::Unused,
        }
    }

    fn says(&self, action: Action) -> Option<&'static str> {
        match (&self.command, action) {
            (None, Action::Enter) => Some("返回"),
            (None, Action::Back) => Some(""),
            _ => None,
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
        let keys_line = match self.command {
            Some(_) if self.is_offer => "F2 一并销号    Esc 先不销",
            Some(_) => "Enter 确定    Esc 返回",
            None => "Enter 返回",
        };
        let keys = Rect { y: inner.bottom().saturating_sub(1), height: 1.min(inner.height), ..inner };
        frame.render_widget(Line::styled(keys_line, cx.theme.key), keys);
    }
}
