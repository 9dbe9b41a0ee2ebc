//! What update asks for: the only things the console does to the world.

use super::papers::Order;
use crate::domain::{Command, IndicatorId, MeetingId, MinutesSection, UnitId};

/// A request to the outside of the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    #[default]
    None,
    /// Leave the program.
    Quit,
    /// Paint everything again.
    Redraw,
    /// Ask for the mouse, or give it back to the terminal.
    Mouse,
    /// Ask the domain.
    Execute(Box<Command>),
    /// Say what an undo would turn round.
    AskUndo,
    /// Turn the last act round.
    Undo,
    /// Do the last undone act again.
    Redo,
    /// Take another meeting in hand.
    TurnTo(MeetingId),
    /// Read what was said this year, to find anything in it.
    FindAnything,
    /// Take up a unit's sheet of numbers, with what was typed into it.
    TakeUpFigures(Option<UnitId>),
    /// Read the numbers of past months for their screen: of a unit or of all, beginning with an indicator.
    ReadSeries(Option<UnitId>, Option<IndicatorId>),
    /// Read a year for its screen.
    ReadYear(i32),
    /// Write the papers of a year to files.
    ExportYear(i32),
    /// Read the journal for its screen.
    ReadJournal,
    /// Compose the minutes for their screen.
    ComposeMinutes,
    /// Take up a section of the minutes to be worded by hand.
    EditSection(MinutesSection),
    /// Take up the material that is being looked through, or ask for one.
    TakeUpMaterial,
    /// Read a file and look through it.
    ReadMaterial(String),
    /// Read the units' forms and look through them.
    ReadForms(String),
    /// Put the material away; nothing of it is kept.
    GiveUpMaterial,
    /// Write papers to files.
    Export(Box<Order>),
    /// Write the minutes to files.
    ExportMinutes,
}

impl Effect {
    /// Asks the domain.
    #[must_use]
    pub fn execute(command: Command) -> Self {
        Self::Execute(Box::new(command))
    }
}
