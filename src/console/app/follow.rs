//! What a key came to is done here: the only place of the console that asks anything of the session.

use super::{App, route::update, said};
use crate::{
    console::{
        action::Action,
        event::Input,
        keymap::Scope,
        keys::place,
        meeting_questions::offer_closing,
        model::Model,
        notice::{Notice, Tone},
        papers::{self, Order},
        screen::{Done, Next, Question, Screen as _, Step},
        screens::{home::HOME, roll::ROLL},
    },
    document::print::{PATIENCE, Printing},
    domain::{Change, Command, DeliverFault, Entry, MeetingState, Refusal},
    session::SessionError,
    wording::{self, exporting},
};
use crossterm::event::KeyCode;

impl App {
    /// Does what a key came to, and says what the terminal has to do.
    pub(super) fn follow(&mut self, step: Step) -> Next {
        match step {
            // The lists of what can be done are no use to remember.
            Step::Stay | Step::Remember(_, Action::Palette | Action::Menu) => {}
            Step::Unused => self.model.notice = Some(Notice::refused("现在没有可以这样办的。", "F1 看这里的按键。")),
            Step::Say(notice) => self.model.notice = Some(notice),
            Step::Hint(hint) => {
                if let Some(notice) = &mut self.model.notice {
                    notice.said.hint = hint;
                }
            }
            Step::Ask(question) => self.ask(question),
            Step::PutDown => self.close_question(true),
            Step::Finish => self.close_question(false),
            Step::Show(screen) => {
                self.leave_screens(0);
                self.model.over.push(screen);
            }
            Step::Over(screen) => self.model.over.push(screen),
            Step::Back => self.leave_screens(self.model.over.len().saturating_sub(1)),
            Step::Walk => self.leave_screens(0),
            Step::Tell(whom, change) => {
                let step = self.with_context(|model, cx| model.tell(whom, change, cx));
                return self.follow(step);
            }
            Step::Remember(scope, action) => {
                let used = (scope, action);
                self.model.used.retain(|known| *known != used);
                self.model.used.insert(0, used);
            }
            Step::Press(action) => {
                let input = Input::Key(KeyCode::Null.into(), Some(action));
                let step = self.with_context(|model, cx| update(model, &input, cx));
                return self.follow(step);
            }
            Step::Keep(draft) => self.keep_draft(&draft),
            Step::Sign(name) => self.session.sign(&name),
            Step::Do(command) => {
                let done = self.session.execute(*command);
                self.settle(done);
            }
            Step::AskUndo => self.ask_undo(),
            Step::Undo => {
                let done = self.session.undo();
                self.settle(done);
            }
            Step::Redo => {
                let done = self.session.redo();
                self.settle(done);
            }
            Step::TurnTo(meeting) => {
                self.last_read.forget();
                match self.session.turn_to(meeting) {
                    Ok(()) => self.begin_meeting(),
                    Err(fault) => self.model.notice = Some(Notice::of_fault(&fault)),
                }
            }
            Step::Export(order) => self.model.notice = Some(self.write_papers(&order)),
            Step::Terminal(next) => return next,
            Step::All(steps) => {
                let came_to = steps.into_iter().map(|step| self.follow(step)).filter(|next| *next != Next::Go);
                return came_to.last().unwrap_or(Next::Go);
            }
        }
        Next::Go
    }

    /// A question that was left half answered is asked again with what was typed.
    fn ask(&mut self, mut question: Box<dyn Question>) {
        let kept = question.draft(self.draft_number()).and_then(|draft| self.kept_draft(&draft.slot));
        if kept.is_some_and(|kept| question.resume(&kept)) {
            self.model.notice = Some(Notice::done("上次没填完的还在，接着写。"));
        }
        self.model.dialog = Some(question);
    }

    fn ask_undo(&mut self) {
        self.model.notice = Some(match self.session.next_undo() {
            Ok(Some(entry)) => {
                self.model.undo_asked = true;
                let what = wording::entry(&entry, self.session.ledger());
                Notice::refused(format!("将撤销：{what}"), "再按一次 Ctrl+Z 撤销，按别的键不撤。")
            }
            Ok(None) => Notice::of_refusal(&Refusal::NothingToUndo),
            Err(fault) => Notice::of_fault(&fault),
        });
    }

    /// What follows from an act, or why it was not done. Even a refusal may have taken in what another console wrote.
    fn settle(&mut self, done: Result<Entry, SessionError>) {
        self.last_read.forget();
        let entry = match done {
            Ok(entry) => entry,
            Err(error) => {
                self.model.notice = Some(said(&error));
                return;
            }
        };
        let ledger = self.session.ledger();
        self.model.tally = ledger.meeting_progress();
        self.model.notice = Some(Notice::done(wording::entry(&entry, ledger)));
        self.model.wall.is_stale = true;
        if entry.deed.changes.iter().any(|change| matches!(change, Change::Task(_))) {
            self.listener = self.listener.renewed(ledger);
        }
        // The question that asked for the act is answered.
        let was_asked = self.model.dialog.is_some();
        self.close_question(false);
        let done = Done { entry: &entry, was_asked };
        if matches!(done.command(), Command::OpenMeeting { .. }) {
            self.begin_meeting();
        }
        if matches!(done.command(), Command::SendBack { .. }) {
            self.sent_back_here();
        }
        if done.is_act() && matches!(done.command(), Command::Seal) {
            self.begin_backup();
        }
        let steps = self.with_context(|model, cx| {
            let over = model.over.last_mut().map(|screen| screen.done(&done, cx));
            let walk = model.walk.done(&done, cx);
            renew(model, cx);
            [over.unwrap_or(Step::Stay), walk]
        });
        for step in steps {
            self.follow(step);
        }
        // Whatever a screen asks goes first: what is met can be closed later as well.
        if self.model.dialog.is_none() && self.model.one_screen.is_none() {
            let offer = self.with_context(|_, cx| offer_closing(&done, cx));
            self.follow(offer.map_or(Step::Stay, Step::ask));
        }
    }

    /// Another meeting is at hand.
    fn begin_meeting(&mut self) {
        self.model.tally = self.session.ledger().meeting_progress();
        self.model.wall.is_stale = true;
        match self.session.ledger().meeting().map(|meeting| meeting.state) {
            None => self.open(HOME),
            Some(MeetingState::Preparing) => self.open(ROLL),
            Some(_) => self.leave_screens(0),
        }
        self.take_up_lines();
    }

    /// Brings a screen up.
    pub(super) fn open(&mut self, scope: Scope) {
        if let Some(place) = place(scope) {
            let step = self.with_context(|_, cx| (place.open)(cx));
            self.follow(step);
        }
    }

    /// What is drawn from the books is drawn anew: they have changed.
    pub(super) fn renew_screens(&mut self) {
        self.last_read.forget();
        self.model.tally = self.session.ledger().meeting_progress();
        self.with_context(renew);
    }

    /// Writes papers; pdf is only begun here, and looked after at every tick.
    fn write_papers(&mut self, order: &Order) -> Notice {
        if order.with_pdf && self.printing.is_some() {
            return Notice::refused(exporting::STILL_PRINTING, "");
        }
        let today = self.session.clock().today();
        let (notice, word) = papers::export(self.session.ledger(), order, &self.papers, today);
        if word.is_empty() {
            return notice;
        }
        match Printing::start(word) {
            Ok(printing) => {
                let notice = Notice::done(exporting::printing(printing.count()));
                self.printing = Some((printing, self.session.context().now));
                notice
            }
            Err(fault) => not_printed(&fault),
        }
    }

    /// Begins a backup beside the meeting; to be called when the first picture is up.
    pub fn begin_backup(&mut self) {
        self.backing.begin(&self.session);
    }

    /// Waits for the backup that is being made, on the way out.
    pub fn finish_backup(&mut self) {
        self.backing.finish();
    }

    /// Looks after what goes on beside the meeting: a backup, pdf files that are being made. Says whether there is news.
    pub fn look_after(&mut self) -> bool {
        if let Some(notice) = self.backing.news() {
            self.model.notice = Some(notice);
            return true;
        }
        let step = self.with_context(|model, cx| model.screen_mut().look_after(cx));
        if !matches!(step, Step::Stay) {
            self.follow(step);
            return true;
        }
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
}

fn renew(model: &mut Model, cx: &crate::console::context::ScreenContext<'_>) {
    for screen in &mut model.over {
        screen.renew(cx);
    }
}

/// Why there is no pdf.
fn not_printed(fault: &DeliverFault) -> Notice {
    Notice { tone: Tone::Failed, said: wording::Said::new(wording::delivery::sentence(fault), "") }
}
