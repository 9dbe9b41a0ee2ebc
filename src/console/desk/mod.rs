//! The desk: session and model together, one event at a time. The loop in `terminal` and the tests both drive it.
//!
//! Event → keymap → update → perform → settle → draw. Only `perform` calls the session.

mod backing;
mod drafts;
mod perform;
mod settle;

use self::{backing::Backing, perform::Outcome};
use super::{
    action::Action,
    effect::Effect,
    event::Input,
    keymap::action_of,
    listener::Listener,
    model::Model,
    mouse::{self, Hits},
    notice::{Notice, Tone},
    sight::Sight,
    update::update,
    view,
};
use crate::{
    document::print::Printing,
    domain::Year,
    session::{Session, SessionError},
    stage::Scene,
    theme::{ConsoleTheme, Depth},
    wording::{self, wrap::Ambiguous},
};
use chrono::{NaiveDate, NaiveDateTime};
use crossterm::event::{Event, KeyEventKind};
use ratatui::Frame;
use std::{path::PathBuf, rc::Rc};

/// What the loop should do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Draw if something changed.
    Go,
    /// Nothing has changed.
    Idle,
    /// The mouse is asked for, or given back to the terminal.
    Mouse,
    /// Paint everything again.
    Redraw,
    /// Leave.
    Quit,
}

/// Session and model together.
pub struct Desk {
    session: Session,
    model: Model,
    listener: Listener,
    theme: ConsoleTheme,
    papers: PathBuf,
    size: (u16, u16),
    terminal: (Depth, Ambiguous),
    unsaved_draft: bool,
    hits: Hits,
    on_wall: Option<Scene>,
    /// pdf files being made, and since when.
    printing: Option<(Printing, NaiveDateTime)>,
    backing: Backing,
    /// The year that was counted last, while the books are as they were then.
    counted: Option<(NaiveDate, Rc<Year>)>,
}

impl Desk {
    /// A desk on an open session. Papers are written into `papers`.
    #[must_use]
    pub fn new(session: Session, listener: Listener, theme: ConsoleTheme, papers: PathBuf) -> Self {
        let model = Model::new(session.ledger().tally());
        let mut desk = Self {
            session,
            model,
            listener,
            theme,
            papers,
            size: (80, 24),
            terminal: (Depth::Sixteen, Ambiguous::Narrow),
            unsaved_draft: false,
            hits: Hits::default(),
            on_wall: None,
            printing: None,
            backing: Backing::default(),
            counted: None,
        };
        desk.settle_meeting();
        desk.say_what_is_half_written();
        desk
    }

    /// Says what the terminal can show, for the wall that is drawn in it.
    pub fn shown_on(&mut self, depth: Depth, widths: Ambiguous) {
        self.terminal = (depth, widths);
    }

    /// What it has in mind, for tests and pictures.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Prepares what the first picture does without and the first key would wait for.
    pub fn get_ready(&self) {
        self.listener.prepare();
    }

    /// Leaves the mouse to the terminal from the start.
    pub fn leave_mouse(&mut self) {
        self.model.has_mouse = false;
    }

    /// The books, for tests and pictures.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    fn with_sight<T>(&mut self, see: impl FnOnce(&mut Model, &Sight<'_>) -> T) -> T {
        let tally = std::mem::take(&mut self.model.tally);
        let wall = self.model.wall.clone();
        let sight = Sight {
            wall: &wall,
            on_wall: self.on_wall.as_ref(),
            ledger: self.session.ledger(),
            now: self.session.context().now,
            listener: &self.listener,
            tally: &tally,
            theme: &self.theme,
            terminal: self.terminal,
            hits: &self.hits,
            page: view::body_rows(self.size.1).saturating_sub(2),
        };
        let seen = see(&mut self.model, &sight);
        self.model.tally = tally;
        seen
    }

    /// Takes one event of the terminal.
    pub fn take(&mut self, event: &Event) -> Next {
        let input = match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => {
                Input::Key(*key, action_of(key, &self.model.scopes()))
            }
            Event::Paste(text) => Input::Paste(text.clone()),
            Event::Resize(width, height) => {
                self.size = (*width, *height);
                return Next::Go;
            }
            // The room looks at the screen then: nothing on it is to be clicked.
            Event::Mouse(_) if self.model.one_screen.is_some() => return Next::Idle,
            Event::Mouse(event) => {
                let inputs = mouse::inputs(*event, &self.hits, &self.model.scopes());
                return inputs.iter().map(|input| self.take_input(input)).last().unwrap_or(Next::Idle);
            }
            _ => return Next::Idle,
        };
        self.take_input(&input)
    }

    fn take_input(&mut self, input: &Input) -> Next {
        let line_before = self.model.walk.line.kept();
        let page_before = self.page_draft();
        let effect = self.with_sight(|model, sight| update(model, input, sight));
        self.offer_draft(page_before.as_ref().map(|(slot, _)| slot.as_str()));
        self.keep_page(page_before);
        if !matches!(effect, Effect::None | Effect::Execute(_))
            && let Some((slot, text)) = self.page_draft()
        {
            // What is asked for may put another screen up.
            self.keep_draft(&slot, &text);
        }
        self.model.undo_asked &= effect == Effect::None && input.action() == Some(Action::Undo);
        self.unsaved_draft |= self.model.walk.line.kept() != line_before;
        match effect {
            Effect::Quit => {
                self.save_draft();
                return Next::Quit;
            }
            Effect::Redraw => return Next::Redraw,
            Effect::Mouse => return Next::Mouse,
            effect => {
                let outcome = self.perform(effect);
                self.model.wall.is_stale |= matches!(outcome, Outcome::Done(_) | Outcome::Turned);
                self.settle(outcome);
            }
        }
        if self.model.wall.is_stale {
            self.publish();
        }
        Next::Go
    }

    /// Puts on the wall what the secretary wants there; tells the projector that somebody is still here. To be called
    /// about every second, and at once after every act.
    pub fn publish(&mut self) {
        self.model.wall.is_stale = false;
        let published = match self.model.wall.cue(self.session.ledger()) {
            Some(cue) => self.session.publish(&cue).map(|_| ()),
            None => self.session.freeze_wall(),
        };
        match published.and_then(|()| self.session.wall()) {
            Ok(shown) => self.on_wall = shown.map(|shown| shown.scene),
            Err(fault) => self.model.notice = Some(said(&fault.into())),
        }
    }

    /// Takes in what another console wrote. Says whether there was anything.
    pub fn refresh(&mut self) -> bool {
        match self.session.refresh() {
            Ok(news) => {
                if news {
                    self.model.tally = self.session.ledger().tally();
                    self.counted = None;
                    self.renew_year();
                }
                news
            }
            Err(fault) => {
                self.model.notice = Some(said(&fault.into()));
                true
            }
        }
    }

    /// Draws everything.
    pub fn draw(&mut self, frame: &mut Frame<'_>) {
        self.size = (frame.area().width, frame.area().height);
        self.hits.clear();
        self.with_sight(|model, sight| view::draw(frame, model, sight));
    }
}

/// Why something was not done, for the secretary.
fn said(error: &SessionError) -> Notice {
    match error {
        SessionError::Refused(refusal) => Notice { tone: Tone::Refused, said: wording::refusal(refusal) },
        SessionError::Store(fault) => Notice { tone: Tone::Failed, said: wording::store_fault(fault) },
    }
}
