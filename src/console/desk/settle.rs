//! What follows from what was done: notices, finished dialogs, the unit that has the floor, the screen to show.

use super::{
    Desk,
    perform::{JOURNAL_ENTRIES, Outcome},
};
use crate::{
    console::{
        model::Screen,
        notice::Notice,
        record_line::{KeptLine, unit_of_slot},
        screens::{home::Home, journal::Journal, roll::Roll, walk::Walk},
    },
    domain::{Change, Command, Entry, MeetingState, Nature},
    wording,
};
impl Desk {
    pub(super) fn settle(&mut self, outcome: Outcome) {
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
        let had_dialog = self.close_answered();
        let ledger = self.session.ledger();
        let is_act = entry.nature == Nature::Act;
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
            | Command::Recast(_)
                if is_act && !had_dialog && self.model.walk.line.active =>
            {
                self.model.walk.filed();
                self.unsaved_draft = true;
            }
            Command::GiveFloor { .. } | Command::Adjourn => self.follow_floor(),
            Command::Seal if is_act => self.begin_backup(),
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
            Command::CollectForms { .. } if is_act && matches!(self.model.screen, Screen::Review(_)) => {
                self.model.screen = Screen::Walk;
            }
            Command::TakeReadings { unit, .. } if is_act => {
                if let Screen::Figures(sheet) = &mut self.model.screen {
                    sheet.filed(unit);
                    self.unsaved_draft = true;
                }
            }
            Command::PlanTasks { .. } if is_act && matches!(self.model.screen, Screen::Material(_)) => {
                self.put_material_away();
            }
            _ => {}
        }
        self.renew(entry);
    }

    /// What is drawn from the books is drawn anew.
    fn renew(&mut self, entry: &Entry) {
        if entry.deed.changes.iter().any(|change| matches!(change, Change::Task(_))) {
            self.listener = self.listener.renewed(self.session.ledger());
        }
        self.renew_screen();
    }

    /// The question that asked for the act is answered; says whether there was one.
    fn close_answered(&mut self) -> bool {
        let answered = self.model.dialog.take();
        self.forget_answer(answered.as_ref());
        answered.is_some()
    }

    /// What is composed or read for a screen is so again.
    fn renew_screen(&mut self) {
        if let Screen::Minutes(before) = &self.model.screen {
            let fresh = self.minutes().scrolled_like(before);
            self.model.screen = Screen::Minutes(fresh);
        }
        self.renew_year();
        if let Screen::Journal(_) = self.model.screen
            && let Ok(entries) = self.session.journal(false, JOURNAL_ENTRIES)
        {
            self.model.screen = Screen::Journal(Journal::of(entries));
        }
    }

    /// The year on screen is counted again: the books have changed.
    pub(super) fn renew_year(&mut self) {
        let Screen::Year(before) = &self.model.screen else { return };
        let year = before.year();
        if let Ok(year) = self.year(year)
            && let Screen::Year(before) = &self.model.screen
        {
            let fresh = before.turned_to(year);
            self.model.screen = Screen::Year(Box::new(fresh));
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
            None => Screen::Home(Home::default()),
            Some(MeetingState::Preparing) => Screen::Roll(Roll::default()),
            Some(_) => Screen::Walk,
        }
    }

    /// Takes up a meeting where it was left: the unit that has the floor, and the lines that were being typed.
    pub(super) fn settle_meeting(&mut self) {
        let ledger = self.session.ledger();
        self.model.walk = Walk::default();
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
}
