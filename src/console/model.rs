//! What the console has in mind: which screens are up, which question, what was said last. No facts: those are the ledger's.

use super::{
    action::Action,
    context::ScreenContext,
    keymap::{Scope, WALL},
    notice::Notice,
    one_screen::{ONE_SCREEN, OneScreen},
    screen::{Draft, Question, Screen, Step},
    screens::walk::Walk,
    wall::Wall,
};
use crate::domain::MeetingProgress;
use std::any::{Any, TypeId};

/// The console's own state.
pub struct Model {
    /// The walk, with the line being typed; it lies under all other screens.
    pub walk: Walk,
    /// What stands over it; the last one is the one that is up.
    pub(super) over: Vec<Box<dyn Screen>>,
    /// The open question.
    pub(super) dialog: Option<Box<dyn Question>>,
    /// What was said last.
    pub notice: Option<Notice>,
    /// What an undo asked for would turn round; the same key again does it.
    pub(super) undo_asked: bool,
    /// What the secretary wants the wall to show.
    pub wall: Wall,
    /// The console itself is the wall.
    pub(super) one_screen: Option<OneScreen>,
    /// Whether the mouse is the program's; else the terminal's, to select and copy with.
    pub has_mouse: bool,
    /// What was chosen by its name, the last first.
    pub(super) used: Vec<(Scope, Action)>,
    /// How far the meeting has come; counted again after every act.
    pub tally: MeetingProgress,
}

impl Model {
    /// The console with nothing over the walk.
    #[must_use]
    pub fn new(tally: MeetingProgress) -> Self {
        Self {
            walk: Walk::default(),
            over: Vec::new(),
            dialog: None,
            notice: None,
            undo_asked: false,
            wall: Wall { is_stale: true, ..Wall::default() },
            one_screen: None,
            has_mouse: true,
            used: Vec::new(),
            tally,
        }
    }

    /// The screen that is up.
    #[must_use]
    pub fn screen(&self) -> &dyn Screen {
        self.over.last().map_or(&self.walk, |screen| &**screen)
    }

    /// The same, to be changed.
    pub(super) fn screen_mut(&mut self) -> &mut dyn Screen {
        match self.over.last_mut() {
            Some(screen) => &mut **screen,
            None => &mut self.walk,
        }
    }

    /// The chain of scopes that keys are looked up in, the innermost first.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        match (&self.one_screen, &self.dialog) {
            (Some(_), _) => vec![ONE_SCREEN, WALL],
            (None, Some(dialog)) => [dialog.scopes(), &[WALL]].concat(),
            (None, None) => self.screen().scopes(),
        }
    }

    /// Whether keys go to a search line.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        self.dialog.is_none() && self.screen().search().is_some_and(|search| search.active)
    }

    /// What is being typed besides the record line.
    #[must_use]
    pub fn page_draft(&self, meeting: u32) -> Option<Draft> {
        let asked = self.dialog.as_ref().and_then(|dialog| dialog.draft(meeting));
        asked.or_else(|| self.screen().draft(meeting))
    }

    /// The screen of a type, wherever it stands, takes something in.
    pub(super) fn tell(
        &mut self,
        whom: TypeId,
        change: impl FnOnce(&mut dyn Any, &ScreenContext<'_>) -> Step,
        cx: &ScreenContext<'_>,
    ) -> Step {
        let over = self.over.iter_mut().rev().map(|screen| &mut **screen as &mut dyn Any);
        let walk: &mut dyn Any = &mut self.walk;
        over.chain([walk]).find(|screen| (**screen).type_id() == whom).map_or(Step::Stay, |screen| change(screen, cx))
    }
}
