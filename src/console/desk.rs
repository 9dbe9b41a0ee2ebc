//! The desk: session and model together, one event at a time. The loop in `terminal` and the tests both drive it.
//!
//! Event → keymap → update → perform → settle → draw. Only `perform` calls the session.

use super::{
    effect::Effect,
    event::Input,
    extracting,
    keymap::action_of,
    listener::Listener,
    material::{self, Material},
    model::{Model, Screen},
    notice::{Notice, Tone},
    papers::Order,
    record_line::{KeptLine, slot, unit_of_slot},
    screens::{
        journal::Journal,
        material::Checklist,
        minutes::Minutes,
        roll::Roll,
        section::{SectionEditor, slot as section_slot},
    },
    sight::Sight,
    update::update,
    view,
};
use crate::{
    document::{
        compose,
        print::{PATIENCE, Printing},
    },
    domain::{Change, Command, DeliverFault, Entry, MeetingState, MinutesSection, Refusal},
    exchange::read_source,
    session::{Session, SessionError},
    stage::Scene,
    theme::ConsoleTheme,
    wording::{self, exporting},
};
use chrono::NaiveDateTime;
use crossterm::event::{Event, KeyEventKind};
use ratatui::Frame;
use std::path::{Path, PathBuf};

/// How many entries the journal screen shows.
const JOURNAL_ENTRIES: usize = 2_000;

/// What came of an effect.
enum Outcome {
    /// Nothing was asked for.
    Nothing,
    /// An act was carried out and is on disk.
    Done(Box<Entry>),
    /// Another meeting is at hand.
    Turned,
    /// A screen is ready.
    Show(Box<Screen>),
    /// Something is to be said.
    Say(Notice),
}

/// What the loop should do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Draw if something changed.
    Go,
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
    unsaved_draft: bool,
    on_wall: Option<Scene>,
    /// pdf files being made, and since when.
    printing: Option<(Printing, NaiveDateTime)>,
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
            unsaved_draft: false,
            on_wall: None,
            printing: None,
        };
        desk.settle_meeting();
        desk
    }

    /// What it has in mind, for tests and pictures.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
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
            _ => return Next::Go,
        };
        let line_before = self.model.walk.line.kept();
        let page_before = self.page_draft();
        let effect = self.with_sight(|model, sight| update(model, &input, sight));
        self.keep_page(page_before);
        if !matches!(effect, Effect::None | Effect::Execute(_))
            && let Some((slot, text)) = self.page_draft()
        {
            // What is asked for may put another screen up.
            self.keep_draft(&slot, &text);
        }
        self.model.undo_asked &= effect == Effect::None && input.action() == Some(crate::console::Action::Undo);
        self.unsaved_draft |= self.model.walk.line.kept() != line_before;
        match effect {
            Effect::Quit => {
                self.save_draft();
                return Next::Quit;
            }
            Effect::Redraw => return Next::Redraw,
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

    fn page_draft(&self) -> Option<(String, String)> {
        self.model.page_draft(self.session.ledger().at.map_or(0, |at| at.0))
    }

    /// A page that was left is kept at once; one that is being typed on, within the second.
    fn keep_page(&mut self, before: Option<(String, String)>) {
        let now = self.page_draft();
        if now == before {
            return;
        }
        let is_left = |slot: &String| now.as_ref().is_none_or(|(open, _)| open != slot);
        if let Some((slot, text)) = before.filter(|(slot, _)| is_left(slot)) {
            self.keep_draft(&slot, &text);
        }
        self.unsaved_draft |= now.is_some();
    }

    fn keep_draft(&mut self, slot: &str, text: &str) {
        if let Err(fault) = self.session.save_draft(slot, text) {
            self.model.notice = Some(said(&fault.into()));
            // Tried again at the next tick: what is typed stays on screen meanwhile.
            self.unsaved_draft = true;
        }
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

    /// The only place that asks anything of the session.
    fn perform(&mut self, effect: Effect) -> Outcome {
        let done = |done: Result<Entry, SessionError>| match done {
            Ok(entry) => Outcome::Done(Box::new(entry)),
            Err(error) => Outcome::Say(said(&error)),
        };
        match effect {
            Effect::None | Effect::Quit | Effect::Redraw => Outcome::Nothing,
            Effect::Execute(command) => done(self.session.execute(*command)),
            Effect::AskUndo => match self.session.next_undo() {
                Ok(Some(entry)) => {
                    let what = wording::entry(&entry, self.session.ledger());
                    self.model.undo_asked = true;
                    Outcome::Say(Notice::refused(format!("将撤销：{what}"), "再按一次 Ctrl+Z 撤销，按别的键不撤。"))
                }
                Ok(None) => Outcome::Say(said(&SessionError::Refused(Refusal::NothingToUndo))),
                Err(fault) => Outcome::Say(said(&fault.into())),
            },
            Effect::Undo => done(self.session.undo()),
            Effect::Redo => done(self.session.redo()),
            Effect::TurnTo(meeting) => match self.session.turn_to(meeting) {
                Ok(()) => Outcome::Turned,
                Err(fault) => Outcome::Say(said(&fault.into())),
            },
            Effect::ReadJournal => match self.session.journal(false, JOURNAL_ENTRIES) {
                Ok(entries) => Outcome::Show(Box::new(Screen::Journal(Journal::of(entries)))),
                Err(fault) => Outcome::Say(said(&fault.into())),
            },
            Effect::ComposeMinutes => Outcome::Show(Box::new(Screen::Minutes(self.minutes()))),
            Effect::EditSection(section) => self.take_up(section),
            Effect::TakeUpMaterial => self.take_up_material(),
            Effect::ReadMaterial(path) => self.read_material(&path),
            Effect::GiveUpMaterial => {
                self.put_material_away();
                Outcome::Say(Notice::done(wording::material::GIVEN_UP))
            }
            Effect::Export(order) => self.write_papers(&order),
            Effect::ExportMinutes => self.write_papers(&Order::minutes()),
        }
    }

    /// Writes papers; pdf is only begun here, and looked after at every tick.
    fn write_papers(&mut self, order: &Order) -> Outcome {
        if order.with_pdf && self.printing.is_some() {
            return Outcome::Say(Notice::refused(exporting::STILL_PRINTING, ""));
        }
        let today = self.session.clock().today();
        let (notice, word) = super::papers::export(self.session.ledger(), order, &self.papers, today);
        if word.is_empty() {
            return Outcome::Say(notice);
        }
        match Printing::start(word) {
            Ok(printing) => {
                let notice = Notice::done(exporting::printing(printing.count()));
                self.printing = Some((printing, self.session.context().now));
                Outcome::Say(notice)
            }
            Err(fault) => Outcome::Say(not_printed(&fault)),
        }
    }

    /// Looks after what goes on beside the meeting: pdf files that are being made. Says whether there is news.
    pub fn look_after(&mut self) -> bool {
        let Some((mut printing, since)) = self.printing.take() else { return false };
        let waited = (self.session.context().now - since).num_seconds();
        let notice = match printing.poll() {
            None if waited < i64::try_from(PATIENCE).unwrap_or(i64::MAX) => {
                self.printing = Some((printing, since));
                return false;
            }
            None => not_printed(&printing.give_up()),
            Some(Ok(files)) => {
                let folder = files.first().and_then(|path| path.parent()).unwrap_or(&self.papers);
                let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
                Notice::done(exporting::printed(files.len(), &folder))
            }
            Some(Err(fault)) => not_printed(&fault),
        };
        self.model.notice = Some(notice);
        true
    }

    /// A section of the minutes with what was being typed when it was last put down.
    fn take_up(&self, section: MinutesSection) -> Outcome {
        let sections = compose::minutes_sections(self.session.ledger());
        let Some(words) = sections.into_iter().find(|words| words.section == section) else {
            return Outcome::Nothing;
        };
        let slot = section_slot(self.session.ledger().at.map_or(0, |at| at.0), &words);
        let drafts = self.session.drafts().unwrap_or_default();
        let draft = drafts.iter().find(|draft| draft.slot == slot).map(|draft| draft.text.as_str());
        Outcome::Show(Box::new(Screen::Section(SectionEditor::of(words, draft))))
    }

    /// The material where it was left; else the question for one.
    fn take_up_material(&mut self) -> Outcome {
        let slot = material::slot(self.session.ledger().at.map_or(0, |at| at.0));
        let drafts = self.session.drafts().unwrap_or_default();
        let kept = drafts.iter().find(|draft| draft.slot == slot).and_then(|draft| Material::kept(&draft.text));
        if let Some(kept) = kept {
            return Outcome::Show(Box::new(Screen::Material(Box::new(Checklist::of(kept)))));
        }
        self.model.dialog = Some(extracting::ask_file(""));
        Outcome::Nothing
    }

    /// A file's text with the candidates in it; a name alone is looked for beside the ledger too.
    fn read_material(&mut self, path: &str) -> Outcome {
        let beside = self.session.path().with_file_name(path);
        let file = if Path::new(path).exists() { Path::new(path) } else { &beside };
        match read_source(file) {
            Ok(text) => {
                let name = file.file_stem().map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned());
                self.with_sight(|model, sight| extracting::show(model, &name, &text, sight));
                self.unsaved_draft = true;
                Outcome::Nothing
            }
            Err(fault) => {
                self.model.dialog = Some(extracting::ask_file(path));
                Outcome::Say(Notice { tone: Tone::Refused, said: wording::source_fault(&fault, path) })
            }
        }
    }

    fn put_material_away(&mut self) {
        let slot = material::slot(self.session.ledger().at.map_or(0, |at| at.0));
        self.keep_draft(&slot, "");
        self.model.screen = Screen::Walk;
    }

    /// The minutes as they stand.
    fn minutes(&self) -> Minutes {
        super::papers::preview(self.session.ledger(), self.session.clock().today())
    }

    fn settle(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Nothing => {}
            Outcome::Say(notice) => self.model.notice = Some(notice),
            Outcome::Show(screen) => self.model.screen = *screen,
            Outcome::Turned => {
                self.model.tally = self.session.ledger().tally();
                self.model.screen = self.first_screen();
                self.settle_meeting();
            }
            Outcome::Done(entry) => self.settle_act(&entry),
        }
    }

    /// What follows from an act: the dialog or the line that asked for it is finished, the floor may have moved.
    fn settle_act(&mut self, entry: &Entry) {
        let ledger = self.session.ledger();
        self.model.tally = ledger.tally();
        self.model.notice = Some(Notice::done(wording::entry(entry, ledger)));
        let had_dialog = self.model.dialog.take().is_some();
        let is_act = entry.nature == crate::domain::Nature::Act;
        match &entry.deed.command {
            Command::OpenMeeting { .. } => {
                self.model.screen = self.first_screen();
                self.settle_meeting();
            }
            Command::Record(_)
            | Command::NoteProgress { .. }
            | Command::NoteFigures { .. }
            | Command::AskHelp { .. }
            | Command::Remark { .. }
                if is_act && !had_dialog && self.model.walk.line.active =>
            {
                self.model.walk.filed();
                self.unsaved_draft = true;
            }
            Command::GiveFloor { .. } | Command::Adjourn => self.follow_floor(),
            Command::CallToOrder => {
                self.model.screen = Screen::Walk;
                self.follow_floor();
                if let Some(notice) = self.model.notice.as_mut().filter(|_| is_act) {
                    "按 PgDn，从屏上这一家开始调度。".clone_into(&mut notice.said.hint);
                }
            }
            Command::CheckMinutes { .. } | Command::SignMinutes { .. } | Command::NumberMinutes { .. } if is_act => {
                let next = ledger.minutes_at_hand().map(|minutes| wording::minutes_life::step(minutes.next_step()));
                if let (Some(next), Some(notice)) = (next, self.model.notice.as_mut()) {
                    notice.said.hint = format!("下一步：{next}（F4）。");
                }
            }
            Command::WordSection { .. } => {
                // What was typed is filed now, or given up: nothing of it waits any longer.
                if let Some((slot, typed)) = self.page_draft() {
                    self.keep_draft(&slot, if is_act { "" } else { &typed });
                    self.model.screen = Screen::Minutes(self.minutes());
                }
            }
            Command::PlanTasks { .. } if is_act && matches!(self.model.screen, Screen::Material(_)) => {
                self.put_material_away();
            }
            _ => {}
        }
        if entry.deed.changes.iter().any(|change| matches!(change, Change::Task(_))) {
            self.listener = self.listener.renewed(self.session.ledger());
        }
        if let Screen::Minutes(before) = &self.model.screen {
            let fresh = self.minutes().scrolled_like(before);
            self.model.screen = Screen::Minutes(fresh);
        }
        if let Screen::Journal(_) = self.model.screen
            && let Ok(entries) = self.session.journal(false, JOURNAL_ENTRIES)
        {
            self.model.screen = Screen::Journal(Journal::of(entries));
        }
    }

    fn follow_floor(&mut self) {
        self.save_draft();
        if let Some(floor) = self.session.ledger().floor() {
            let unit = floor.unit.clone();
            self.model.walk.turn_to(unit);
        }
        self.unsaved_draft = true;
    }

    fn first_screen(&self) -> Screen {
        match self.session.ledger().meeting().map(|meeting| meeting.state) {
            None => Screen::Home(super::screens::home::Home::default()),
            Some(MeetingState::Preparing) => Screen::Roll(Roll::default()),
            Some(_) => Screen::Walk,
        }
    }

    /// Takes up a meeting where it was left: the unit that has the floor, and the lines that were being typed.
    fn settle_meeting(&mut self) {
        let ledger = self.session.ledger();
        self.model.walk = super::screens::walk::Walk::default();
        let drafts = self.session.drafts().unwrap_or_default();
        for draft in drafts {
            let kept = serde_json::from_str::<KeptLine>(&draft.text).ok();
            if let (Some(unit), Some(kept)) = (unit_of_slot(ledger, &draft.slot), kept) {
                self.model.walk.kept.insert(unit, kept);
            }
        }
        let first = ledger.walk().first().map(|(unit, _)| unit.id.clone());
        if let Some(unit) = ledger.floor().map(|stop| stop.unit.clone()).or(first) {
            self.model.walk.turn_to(unit);
        }
    }

    /// Whether something typed is not on disk yet.
    #[must_use]
    pub fn has_unsaved_draft(&self) -> bool {
        self.unsaved_draft
    }

    /// Keeps the line being typed, and the one put down last.
    pub fn save_draft(&mut self) {
        self.unsaved_draft = false;
        if let Some((slot, text)) = self.page_draft() {
            self.keep_draft(&slot, &text);
        }
        let Some(unit) = self.model.walk.unit.clone() else { return };
        let ledger = self.session.ledger();
        let mut slots = vec![(slot(ledger, &unit), self.model.walk.line.kept())];
        slots.extend(
            self.model
                .walk
                .kept
                .iter()
                .filter(|(other, _)| **other != unit)
                .map(|(other, kept)| (slot(ledger, other), Some(kept.clone()))),
        );
        for (slot, kept) in slots {
            let text = kept.and_then(|kept| serde_json::to_string(&kept).ok()).unwrap_or_default();
            self.keep_draft(&slot, &text);
        }
    }

    /// Takes in what another console wrote. Says whether there was anything.
    pub fn refresh(&mut self) -> bool {
        match self.session.refresh() {
            Ok(news) => {
                if news {
                    self.model.tally = self.session.ledger().tally();
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
        self.with_sight(|model, sight| view::draw(frame, model, sight));
    }
}

/// Why there is no pdf.
fn not_printed(fault: &DeliverFault) -> Notice {
    Notice { tone: Tone::Failed, said: wording::Said::new(wording::delivery::sentence(fault), "") }
}

/// Why something was not done, for the secretary.
fn said(error: &SessionError) -> Notice {
    match error {
        SessionError::Refused(refusal) => Notice { tone: Tone::Refused, said: wording::refusal(refusal) },
        SessionError::Store(fault) => Notice { tone: Tone::Failed, said: wording::store_fault(fault) },
    }
}
