//! A lamp in a cell two columns wide: a mark of its own beside its colour.

use super::{Brush, Look};
use crate::{domain::Lamp, theme::Tone, wording::wall::lamp_mark};
use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};

/// The tone of a lamp.
#[must_use]
pub fn tone_of_lamp(lamp: Lamp) -> Tone {
    match lamp {
        Lamp::Red => Tone::Bad,
        Lamp::Orange => Tone::Harsh,
        Lamp::Yellow => Tone::Near,
        Lamp::Blue => Tone::Noted,
        Lamp::Green => Tone::Good,
        Lamp::Grey => Tone::Calm,
    }
}

/// A lamp, or nothing.
#[derive(Clone, Copy, Debug)]
pub struct LampCell {
    /// Which; `None` draws nothing.
    pub lamp: Option<Lamp>,
    /// How it looks.
    pub look: Look,
}

impl Widget for &LampCell {
    fn render(self, area: Rect, buf: &mut Buffer) {
        if let Some(lamp) = self.lamp {
            let theme = self.look.theme;
            let style = if lamp == Lamp::Red { theme.alarm } else { theme.tone(tone_of_lamp(lamp)) };
            Brush::new(buf, self.look).put(Rect { height: area.height.min(1), ..area }, lamp_mark(lamp), style);
        }
    }
}
