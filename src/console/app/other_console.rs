//! What another console at the same ledger does, as far as it is news here: the floor goes to the next unit, items come
//! back to be mended.

use super::App;
use crate::{
    console::notice::{Notice, Tone},
    domain::{Commitment, CommitmentId, Returned, UnitId},
    wording::returned,
};
use std::collections::BTreeMap;

/// What is sent back just now, as far as it has been told.
pub(super) type SentBack = BTreeMap<CommitmentId, Returned>;

impl App {
    /// Whoever checks sees the unit that has the floor, unless a line is being written.
    pub(super) fn follow_floor(&mut self, before: Option<&UnitId>) {
        let floor = self.session.ledger().floor().map(|stop| stop.unit.clone());
        if let Some(unit) = floor.filter(|unit| Some(unit) != before)
            && self.session.checks()
            && self.model.walk.line.kept().is_none()
        {
            self.model.walk.turn_to(unit);
        }
    }

    fn is_sent_back(&self) -> SentBack {
        let today = self.session.ledger().commitments_today().filter(|commitment| commitment.course.is_open());
        today.filter_map(|commitment| Some((commitment.id, commitment.returned.clone()?))).collect()
    }

    /// Says what was sent back since it was last looked.
    pub(super) fn tell_sent_back(&mut self) {
        let now = self.is_sent_back();
        let ledger = self.session.ledger();
        let is_new = |(id, returned): &(&CommitmentId, &Returned)| self.sent_back.get(*id) != Some(*returned);
        let news: Vec<&Commitment> =
            now.iter().filter(is_new).filter_map(|(id, _)| ledger.commitments.get(id)).collect();
        if let Some(said) = returned::sent_back(&news, ledger) {
            self.model.notice = Some(Notice { tone: Tone::Refused, said });
        }
        self.sent_back = now;
    }

    /// What was sent back from here is no news here.
    pub(super) fn sent_back_here(&mut self) {
        self.sent_back = self.is_sent_back();
    }
}
