//! What is being typed is kept in the file within a second, and offered again.

use super::{Desk, said};
use crate::console::{dialogs::Dialog, notice::Notice, record_line::slot};
impl Desk {
    pub(super) fn page_draft(&self) -> Option<(String, String)> {
        self.model.page_draft(self.session.ledger().at.map_or(0, |at| at.0))
    }

    /// A page that was left is kept at once; one that is being typed on, within the second.
    pub(super) fn keep_page(&mut self, before: Option<(String, String)>) {
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

    /// A question that was left half answered is asked again with what was typed.
    pub(super) fn offer_draft(&mut self, before: Option<&str>) {
        let meeting = self.session.ledger().at.map_or(0, |at| at.0);
        let Some(Dialog::Prompt(prompt)) = &mut self.model.dialog else { return };
        let Some(slot) = prompt.slot(meeting).filter(|slot| Some(slot.as_str()) != before) else { return };
        let kept = self.session.drafts().unwrap_or_default();
        if kept.iter().any(|draft| draft.slot == slot && prompt.resume(&draft.text)) {
            self.model.notice = Some(Notice::done("上次没填完的还在，接着写。"));
        }
    }

    /// A question that was answered is not asked again with the same words.
    pub(super) fn forget_answer(&mut self, dialog: Option<&Dialog>) {
        let meeting = self.session.ledger().at.map_or(0, |at| at.0);
        if let Some(Dialog::Prompt(prompt)) = dialog
            && let Some(slot) = prompt.slot(meeting)
        {
            self.keep_draft(&slot, "");
        }
    }

    pub(super) fn keep_draft(&mut self, slot: &str, text: &str) {
        if let Err(fault) = self.session.save_draft(slot, text) {
            self.model.notice = Some(said(&fault.into()));
            // Tried again at the next tick: what is typed stays on screen meanwhile.
            self.unsaved_draft = true;
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
}
