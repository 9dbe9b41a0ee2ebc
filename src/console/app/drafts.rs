//! What is being typed is kept in the file within a second, and offered again.

use super::App;
use crate::console::{
    context::Books as _,
    notice::Notice,
    screen::Draft,
    screens::walk::{KeptLine, Walk, slot, unit_of_slot},
};
use crate::domain::{StoreFault, UnitId};

impl App {
    pub(super) fn draft_number(&self) -> u32 {
        self.session.ledger().at.map_or(0, |at| at.0)
    }

    pub(super) fn page_draft(&self) -> Option<Draft> {
        self.model.page_draft(self.draft_number())
    }

    pub(super) fn kept_draft(&self, slot: &str) -> Option<String> {
        self.books().draft(slot)
    }

    /// Leaves all screens but so many; what was being typed in them is kept at once.
    pub(super) fn leave_screens(&mut self, left: usize) {
        let meeting = self.draft_number();
        let gone = self.model.over.split_off(left.min(self.model.over.len()));
        for draft in gone.iter().filter_map(|screen| screen.draft(meeting)) {
            self.keep_draft(&draft);
        }
    }

    /// Closes the open question: what was typed in it is kept, or given up because it is answered.
    pub(super) fn close_question(&mut self, is_kept: bool) {
        let meeting = self.draft_number();
        let draft = self.model.dialog.take().and_then(|dialog| dialog.draft(meeting));
        if let Some(draft) = draft {
            let text = if is_kept { draft.text } else { String::new() };
            self.keep_draft(&Draft { text, ..draft });
        }
    }

    /// Said when the program comes up: sentences that were not filed when it stopped, and whose they are.
    pub(super) fn say_what_is_half_written(&mut self) {
        let ledger = self.session.ledger();
        let walk = &self.model.walk;
        let at_hand = walk.unit.as_ref().filter(|_| !walk.line.field.is_empty());
        let mut units: Vec<&str> = walk.kept.keys().chain(at_hand).map(|unit| ledger.short(unit)).collect();
        units.sort_unstable();
        units.dedup();
        if !units.is_empty() {
            let words = format!("还有没记下的话：{}。", units.join("、"));
            self.model.notice = Some(Notice::refused(words, "打开会议，转到这一家接着写。"));
        }
    }

    /// Takes up a meeting where it was left: the unit that has the floor, and the lines that were being typed.
    pub(super) fn take_up_lines(&mut self) {
        let ledger = self.session.ledger();
        let mut walk = Walk::default();
        for draft in self.session.drafts().unwrap_or_default() {
            let kept = serde_json::from_str::<KeptLine>(&draft.text).ok();
            if let (Some(unit), Some(kept)) = (unit_of_slot(ledger, &draft.slot), kept) {
                walk.kept.insert(unit, kept);
            }
        }
        let first = ledger.walk().first().map(|(unit, _)| unit.id.clone());
        if let Some(unit) = ledger.floor().map(|stop| stop.unit.clone()).or(first) {
            walk.turn_to(unit);
        }
        self.model.walk = walk;
    }

    pub(super) fn keep_draft(&mut self, draft: &Draft) {
        if let Err(fault) = self.session.save_draft(&draft.slot, &draft.text) {
            // Tried again at the next tick: what is typed stays on screen meanwhile. That somebody else is writing just
            // then is no news.
            if !matches!(fault, StoreFault::Busy(_)) {
                self.model.notice = Some(Notice::of_fault(&fault));
            }
            self.unsaved_draft = true;
        }
    }

    fn keep_line(&mut self, unit: &UnitId, kept: Option<KeptLine>) {
        let text = kept.and_then(|kept| serde_json::to_string(&kept).ok()).unwrap_or_default();
        let slot = slot(self.session.ledger(), unit);
        self.keep_draft(&Draft { slot, text });
    }

    /// The line of a unit that was left is kept as it is now, at once.
    pub(super) fn keep_line_of(&mut self, unit: &UnitId) {
        let kept = self.model.walk.kept.get(unit).cloned();
        self.keep_line(unit, kept);
    }

    /// Whether something typed is not on disk yet.
    #[must_use]
    pub fn has_unsaved_draft(&self) -> bool {
        self.unsaved_draft
    }

    /// Keeps all that is being typed, and the lines put down.
    pub fn save_draft(&mut self) {
        self.unsaved_draft = false;
        let meeting = self.draft_number();
        let asked = self.model.dialog.as_ref().and_then(|dialog| dialog.draft(meeting));
        let screens = self.model.over.iter().filter_map(|screen| screen.draft(meeting));
        for draft in screens.chain(asked).collect::<Vec<_>>() {
            self.keep_draft(&draft);
        }
        let Some(unit) = self.model.walk.unit.clone() else { return };
        self.keep_line(&unit, self.model.walk.line.kept());
        let others: Vec<(UnitId, KeptLine)> = self
            .model
            .walk
            .kept
            .iter()
            .filter(|(other, _)| **other != unit)
            .map(|(u, k)| (u.clone(), k.clone()))
            .collect();
        for (other, kept) in others {
            self.keep_line(&other, Some(kept));
        }
    }
}
