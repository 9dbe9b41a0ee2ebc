//! The console as a whole: session and model together, one event at a time. The loop in `terminal` and the tests both
//! drive it.
//!
//! Event → keymap → update → follow → draw. Only here anything is asked of the session.

mod backing;
mod books;
mod drafts;
mod follow;
mod other_console;
mod route;

use self::{
    backing::Backing,
    books::{LastRead, SessionBooks},
    other_console::SentBack,
    route::update,
};
use super::{
    context::ScreenContext,
    event::Input,
    keymap::action_of,
    keys::BINDINGS,
    model::Model,
    mouse::{self, Hits},
    notice::{Notice, Tone},
    screen::Next,
    screens::{home::HOME, machine::Teller},
    view,
};
use crate::{
    document::print::Printing,
    domain::StoreFault,
    hearing::Listener,
    session::{Session, SessionError},
    stage::{Scene, Show},
    theme::{ConsoleTheme, Depth},
    wording::{returned, wrap::Ambiguous},
};
use chrono::NaiveDateTime;
use crossterm::event::{Event, KeyEventKind};
use ratatui::Frame;
use std::path::PathBuf;

/// Session and model together.
pub struct App {
    session: Session,
    model: Model,
    listener: Listener,
    theme: ConsoleTheme,
    papers: PathBuf,
    machine: Option<Teller>,
    size: (u16, u16),
    terminal: (Depth, Ambiguous),
    unsaved_draft: bool,
    hits: Hits,
    on_wall: Option<Scene>,
    /// What the screen that was up asked the wall to show when it was last published.
    followed: Option<Show>,
    /// pdf files being made, and since when.
    printing: Option<(Printing, NaiveDateTime)>,
    backing: Backing,
    last_read: LastRead,
    /// Whether it is told line by line rather than shown.
    in_lines: bool,
    /// What has been sent back and told here.
    sent_back: SentBack,
}

impl App {
    /// A console on an open session. Papers are written into `papers`.
    #[must_use]
    pub fn new(session: Session, listener: Listener, theme: ConsoleTheme, papers: PathBuf) -> Self {
        let model = Model::new(session.ledger().meeting_progress());
        let mut app = Self {
            session,
            model,
            listener,
            theme,
            papers,
            machine: None,
            size: (80, 24),
            terminal: (Depth::Sixteen, Ambiguous::Narrow),
            unsaved_draft: false,
            hits: Hits::default(),
            on_wall: None,
            followed: None,
            printing: None,
            backing: Backing::default(),
            last_read: LastRead::default(),
            in_lines: false,
            sent_back: SentBack::default(),
        };
        app.take_up_lines();
        app.open(HOME);
        app.say_what_is_half_written();
        if app.session.checks() {
            app.model.notice = Some(Notice { tone: Tone::Refused, said: returned::second() });
        }
        app
    }

    /// Says what the terminal can show, for the wall that is drawn in it.
    pub fn shown_on(&mut self, depth: Depth, widths: Ambiguous) {
        self.terminal = (depth, widths);
    }

    /// It is told line by line: nothing stands over or beside something else, and there is no wall and no mouse here.
    pub fn told_in_lines(&mut self) {
        self.in_lines = true;
        self.leave_mouse();
    }

    /// Says how the page about the machine is made.
    pub fn looked_at_by(&mut self, teller: Teller) {
        self.machine = Some(teller);
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

    /// Brings everything into the ledger's own file, when nobody is busy.
    pub fn settle_log(&mut self) {
        self.session.settle_log();
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

    fn books(&self) -> SessionBooks<'_> {
        SessionBooks { session: &self.session, last_read: &self.last_read }
    }

    fn with_context<T>(&mut self, see: impl FnOnce(&mut Model, &ScreenContext<'_>) -> T) -> T {
        let tally = std::mem::take(&mut self.model.tally);
        let (wall, unit) = (self.model.wall.clone(), self.model.walk.unit.clone());
        let cx = ScreenContext {
            ledger: self.session.ledger(),
            books: &SessionBooks { session: &self.session, last_read: &self.last_read },
            now: self.session.context().now,
            listener: &self.listener,
            tally: &tally,
            unit: unit.as_ref(),
            bindings: &BINDINGS,
            theme: &self.theme,
            wall: &wall,
            on_wall: self.on_wall.as_ref(),
            terminal: self.terminal,
            hits: &self.hits,
            in_lines: self.in_lines,
            cells: usize::from(self.size.0),
            machine: self.machine.as_ref(),
            page: view::body_rows(self.size.1).saturating_sub(2),
            papers: &self.papers,
            checks: self.session.checks(),
            name: self.session.name(),
        };
        let seen = see(&mut self.model, &cx);
        self.model.tally = tally;
        seen
    }

    /// Takes one event of the terminal.
    pub fn take(&mut self, event: &Event) -> Next {
        let input = match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => {
                Input::Key(*key, action_of(&BINDINGS, key, &self.model.scopes()))
            }
            Event::Paste(text) => Input::Paste(text.clone()),
            Event::Resize(width, height) => {
                self.size = (*width, *height);
                return Next::Go;
            }
            // The room looks at the screen then: nothing on it is to be clicked.
            Event::Mouse(_) if self.model.one_screen.is_some() => return Next::Idle,
            Event::Mouse(event) => {
                let inputs = mouse::inputs(*event, &self.hits, &BINDINGS, &self.model.scopes());
                return inputs.iter().map(|input| self.take_input(input)).last().unwrap_or(Next::Idle);
            }
            _ => return Next::Idle,
        };
        self.take_input(&input)
    }

    fn take_input(&mut self, input: &Input) -> Next {
        let (unit, line) = (self.model.walk.unit.clone(), self.model.walk.line.kept());
        let page = self.page_draft();
        let step = self.with_context(|model, cx| update(model, input, cx));
        let next = self.follow(step);
        if let Some(left) = unit.filter(|unit| self.model.walk.unit.as_ref() != Some(unit)) {
            self.keep_line_of(&left);
        }
        let is_page_changed = self.page_draft().is_some_and(|now| Some(now) != page);
        self.unsaved_draft |= is_page_changed || self.model.walk.line.kept() != line;
        let is_followed = self.with_context(|model, cx| model.screen().followed(cx)) == self.followed;
        if next == Next::Quit {
            self.save_draft();
        } else if self.model.wall.is_stale || !is_followed {
            self.publish();
        }
        next
    }

    /// Puts on the wall what the secretary wants there; tells the projector that somebody is still here. To be called
    /// about every second, and at once after every act.
    pub fn publish(&mut self) {
        self.model.wall.is_stale = false;
        // Another console has the wall: here it is only looked at.
        if self.session.checks() {
            self.on_wall = self.session.wall().ok().flatten().map(|shown| shown.scene);
            return;
        }
        self.followed = self.with_context(|model, cx| model.screen().followed(cx));
        let published = match self.model.wall.cue(self.session.ledger(), self.followed.clone()) {
            Some(cue) => self.session.publish(&cue).map(|_| ()),
            None => self.session.freeze_wall(),
        };
        match published.and_then(|()| self.session.wall()) {
            Ok(shown) => self.on_wall = shown.map(|shown| shown.scene),
            // That somebody else is writing just then is no news: it is tried again at the next beat.
            Err(StoreFault::Busy(_)) => self.model.wall.is_stale = true,
            Err(fault) => self.model.notice = Some(said(&fault.into())),
        }
    }

    /// Takes in what another console wrote. Says whether there was anything.
    pub fn refresh(&mut self) -> bool {
        let floor = self.session.ledger().floor().map(|stop| stop.unit.clone());
        match self.session.refresh() {
            Ok(news) => {
                if news {
                    self.follow_floor(floor.as_ref());
                    self.renew_screens();
                }
                self.tell_sent_back();
                news
            }
            Err(fault) => {
                self.model.notice = Some(Notice::of_fault(&fault));
                true
            }
        }
    }

    /// Draws everything.
    pub fn draw(&mut self, frame: &mut Frame<'_>) {
        self.size = (frame.area().width, frame.area().height);
        self.hits.begin();
        self.with_context(|model, cx| view::draw(frame, model, cx));
    }
}

/// Why something was not done, for the secretary.
fn said(error: &SessionError) -> Notice {
    match error {
        SessionError::Refused(refusal) => Notice::of_refusal(refusal),
        SessionError::Store(fault) => Notice::of_fault(fault),
    }
}
