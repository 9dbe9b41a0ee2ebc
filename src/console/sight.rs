//! What screens and dialogs may look at while they update or draw. They change only their own state.

use super::{listener::Listener, mouse::Hits, wall::Wall};
use crate::{
    domain::{Ledger, Meeting, Tally},
    stage::Scene,
    theme::{ConsoleTheme, Depth, Theme},
    widgets::Look,
    wording::wrap::Ambiguous,
};
use chrono::{NaiveDate, NaiveDateTime};

/// The world as a screen sees it.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The working picture.
    pub ledger: &'a Ledger,
    /// The moment.
    pub now: NaiveDateTime,
    /// The ear.
    pub listener: &'a Listener,
    /// How far the meeting has come.
    pub tally: &'a Tally,
    /// The look.
    pub theme: &'a ConsoleTheme,
    /// What the wall is steered to show.
    pub wall: &'a Wall,
    /// What stands on it.
    pub on_wall: Option<&'a Scene>,
    /// How many colours the terminal has, and how wide it draws its marks: what a wall drawn here has to go by.
    pub terminal: (Depth, Ambiguous),
    /// Where what is drawn can be clicked.
    pub hits: &'a Hits,
    /// Rows of the screen's body, for paging.
    pub page: usize,
}

impl<'a> Sight<'a> {
    /// The day.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now.date()
    }

    /// How the wall looks when it is drawn in this terminal.
    #[must_use]
    pub fn wall_look(&self) -> Look {
        Look::new(Theme::wall(self.wall.ground, self.terminal.0), self.terminal.1)
    }

    /// The meeting at hand.
    #[must_use]
    pub fn meeting(&self) -> Option<&'a Meeting> {
        self.ledger.meeting()
    }

    /// The day that deadlines are reckoned from: the meeting's, else today.
    #[must_use]
    pub fn base(&self) -> NaiveDate {
        self.meeting().map_or(self.today(), |meeting| meeting.date)
    }
}
