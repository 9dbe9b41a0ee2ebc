//! The console's look: calm, one accent, two weights, rules instead of boxes.

use crate::domain::{Lamp, Standing};
use ratatui::style::{Color, Modifier, Style};

/// Styles by role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsoleTheme {
    /// Ordinary words.
    pub text: Style,
    /// What can wait: hints, folded things, what does not apply.
    pub dim: Style,
    /// Rules between parts.
    pub rule: Style,
    /// Group headings.
    pub heading: Style,
    /// The unit at hand, the thing to look at.
    pub accent: Style,
    /// The line under the cursor.
    pub selected: Style,
    /// Overdue, refused.
    pub bad: Style,
    /// Soon, undated, over time.
    pub warn: Style,
    /// Done.
    pub good: Style,
    /// Words in the record line that were understood.
    pub heard: Style,
    /// Keys on the bottom line.
    pub key: Style,
}

impl ConsoleTheme {
    /// Colours from the terminal's own sixteen, so that it looks right on light and dark grounds alike.
    #[must_use]
    pub fn coloured() -> Self {
        let plain = Style::new();
        Self {
            text: plain,
            dim: plain.fg(Color::DarkGray),
            rule: plain.fg(Color::DarkGray),
            heading: plain.add_modifier(Modifier::BOLD),
            accent: plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
            selected: plain.add_modifier(Modifier::REVERSED),
            bad: plain.fg(Color::Red).add_modifier(Modifier::BOLD),
            warn: plain.fg(Color::Yellow),
            good: plain.fg(Color::Green),
            heard: plain.fg(Color::Cyan).add_modifier(Modifier::UNDERLINED),
            key: plain.fg(Color::Cyan),
        }
    }

    /// No colour at all (`NO_COLOR`): weight, underline and reversal carry the difference, and words say it anyway.
    #[must_use]
    pub fn plain() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            text: plain,
            dim: plain,
            rule: plain,
            heading: bold,
            accent: bold,
            selected: plain.add_modifier(Modifier::REVERSED),
            bad: bold,
            warn: plain,
            good: plain,
            heard: plain.add_modifier(Modifier::UNDERLINED),
            key: bold,
        }
    }

    /// The style of where an item is.
    #[must_use]
    pub fn standing(&self, standing: Standing) -> Style {
        match standing {
            Standing::Overdue(_) => self.bad,
            Standing::Soon(_) | Standing::Undated => self.warn,
            Standing::Reported | Standing::Met | Standing::Closed => self.good,
            Standing::Withdrawn => self.dim,
            Standing::Ahead(_) | Standing::Continuing => self.text,
        }
    }

    /// The style of a lamp.
    #[must_use]
    pub fn lamp(&self, lamp: Lamp) -> Style {
        match lamp {
            Lamp::Red => self.bad,
            Lamp::Orange | Lamp::Yellow => self.warn,
            Lamp::Blue => self.key,
            Lamp::Green => self.good,
            Lamp::Grey => self.dim,
        }
    }
}
