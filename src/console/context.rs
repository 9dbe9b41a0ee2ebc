//! What screens and dialogs may look at while they update or draw. They change only their own state.

use super::{keymap::Binding, mouse::Hits, screens::machine::Teller, wall::Wall};
use crate::{
    domain::{
        Entry, Everybody, ItemId, Ledger, Meeting, MeetingProgress, Period, Progress, Series, StoreFault, UnitId,
        Utterance, Year,
    },
    hearing::Listener,
    stage::Scene,
    theme::{ConsoleTheme, Depth, Theme},
    widgets::Look,
    wording::wrap::Ambiguous,
};
use chrono::{NaiveDate, NaiveDateTime};
use std::{
    path::{Path, PathBuf},
    rc::Rc,
};

/// What can be read of the file besides the working picture. Nothing can be written here.
pub trait Books {
    /// What everybody may know: of which the minutes and the wall are made.
    fn everybody(&self) -> &Everybody;

    /// A year, counted only when the books or the day have changed since it last was.
    ///
    /// # Errors
    /// The file cannot be read.
    fn year(&self, year: i32) -> Result<Rc<Year>, StoreFault>;

    /// The newest acts of the meeting at hand, at most so many.
    ///
    /// # Errors
    /// The file cannot be read.
    fn journal(&self, at_most: usize) -> Result<Vec<Entry>, StoreFault>;

    /// The numbers of so many months up to one.
    ///
    /// # Errors
    /// The file cannot be read.
    fn series(&self, until: Period, months: u32) -> Result<Series, StoreFault>;

    /// What was said at this year's meetings.
    ///
    /// # Errors
    /// The file cannot be read.
    fn said_this_year(&self) -> Result<Vec<Utterance>, StoreFault>;

    /// Everything that was ever said about an item, oldest first.
    ///
    /// # Errors
    /// The file cannot be read.
    fn said_about(&self, item: &ItemId) -> Result<Rc<Vec<Progress>>, StoreFault>;

    /// What was being typed in a slot when it was last put down.
    fn draft(&self, slot: &str) -> Option<String>;

    /// What is kept in the slots whose names begin so: name, words.
    fn drafts(&self, begin: &str) -> Vec<(String, String)>;

    /// The whole ledger with all of history, read anew.
    ///
    /// # Errors
    /// The file cannot be read.
    fn everything(&self) -> Result<Ledger, StoreFault>;

    /// The folder of a synchronising program that the ledger lies in.
    fn synced_by(&self) -> Option<&str>;

    /// A file of this name where the program was opened, else beside the ledger.
    fn file(&self, name: &str) -> PathBuf;
}

/// The world as a screen sees it.
#[derive(Clone, Copy)]
pub struct ScreenContext<'a> {
    /// The working picture.
    pub ledger: &'a Ledger,
    /// What else can be read of the file.
    pub books: &'a dyn Books,
    /// The moment.
    pub now: NaiveDateTime,
    /// What is understood of a sentence.
    pub listener: &'a Listener,
    /// How far the meeting has come.
    pub tally: &'a MeetingProgress,
    /// The unit at hand in the walk.
    pub unit: Option<&'a UnitId>,
    /// Every key, by scope.
    pub bindings: &'a [Binding],
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
    /// Whether it is told line by line: then a question stands alone, and nothing is drawn that only a picture can show.
    pub in_lines: bool,
    /// Rows of the screen's body, for paging.
    pub page: usize,
    /// Columns of the screen.
    pub cells: usize,
    /// What makes the page about the machine, where there is such.
    pub machine: Option<&'a Teller>,
    /// Where papers are written.
    pub papers: &'a Path,
    /// Whether another console keeps the record and has the wall.
    pub checks: bool,
    /// Who acts here; empty: nobody says.
    pub name: &'a str,
}

impl<'a> ScreenContext<'a> {
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

    /// The number that drafts of the meeting at hand are kept under.
    #[must_use]
    pub fn draft_number(&self) -> u32 {
        self.ledger.at.map_or(0, |at| at.0)
    }
}
