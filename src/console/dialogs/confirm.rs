//! A question that Enter answers with yes and Esc with no.

use super::{Verdict, frame::plate};
use crate::{
    console::{action::Action, effect::Effect, event::Input, sight::Sight},
    wording::wrap::{width, wrap},
};
use ratatui::{Frame, layout::Rect, text::Line};

/// A question.
#[derive(Clone, Debug)]
pub struct Confirm {
    /// What it is about.
    pub title: String,
    /// What should be known before answering, a paragraph a line.
    pub lines: Vec<String>,
    /// What is done on yes.
    pub effect: Effect,
}

impl Confirm {
    pub(super) fn update(&mut self, input: &Input) -> Verdict {
        match input.action() {
            Some(Action::Enter) if self.effect == Effect::None => Verdict::Left,
            Some(Action::Enter) => Verdict::Asks(self.effect.clone()),
            Some(Action::Back) => Verdict::Left,
            _ => Verdict::Open,
        }
    }

    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let wide = self.lines.iter().map(|line| width(line)).max().unwrap_or(0).clamp(30, 60);
        let lines: Vec<&str> = self.lines.iter().flat_map(|line| wrap(line, wide)).collect();
        let size = (u16::try_from(wide).unwrap_or(60), u16::try_from(lines.len() + 2).unwrap_or(10));
        let inner = plate(frame, area, size, &self.title, sight.theme);
        for (y, line) in (inner.y..inner.bottom()).zip(&lines) {
            frame.render_widget(Line::styled(*line, sight.theme.text), Rect { y, height: 1, ..inner });
        }
        // Something to be read, not to be answered.
        let keys_line = if self.effect == Effect::None { "Enter 返回" } else { "Enter 确定    Esc 返回" };
        let keys = Rect { y: inner.bottom().saturating_sub(1), height: 1.min(inner.height), ..inner };
        frame.render_widget(Line::styled(keys_line, sight.theme.key), keys);
    }
}
