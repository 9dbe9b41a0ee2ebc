//! Where an item is: a mark, a word and a colour, never the colour alone.

use super::{Brush, Look};
use crate::{domain::Standing, theme::Tone, wording};
use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};

/// The tone of a standing.
fn tone_of(standing: Standing) -> Tone {
    match standing {
        Standing::Overdue(_) => Tone::Bad,
        Standing::Soon(_) => Tone::Near,
        Standing::Reported => Tone::Noted,
        Standing::Met | Standing::Closed => Tone::Good,
        Standing::Ahead(_) | Standing::Undated | Standing::Continuing | Standing::Withdrawn => Tone::Calm,
    }
}

/// How mark and word of a standing look: nothing is stronger than what is overdue.
#[must_use]
pub fn style_of(standing: Standing, look: &Look) -> Style {
    match standing {
        Standing::Overdue(_) => look.theme.alarm,
        standing => look.theme.tone(tone_of(standing)),
    }
}

/// `● 逾期`.
#[derive(Clone, Copy, Debug)]
pub struct StandingMark {
    /// Where it is.
    pub standing: Standing,
    /// How it looks.
    pub look: Look,
}

impl Widget for &StandingMark {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let style = style_of(self.standing, &self.look);
        let mut brush = Brush::new(buf, self.look);
        let mark = Rect { width: area.width.min(2), height: area.height.min(1), ..area };
        brush.put(mark, wording::mark(self.standing), style);
        let word = Rect { x: area.x + mark.width, width: area.width - mark.width, ..mark };
        brush.put(
            Rect { x: word.x + word.width.min(1), width: word.width.saturating_sub(1), ..word },
            wording::standing(self.standing),
            style,
        );
    }
}
