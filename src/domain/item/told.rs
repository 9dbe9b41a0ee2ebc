//! What a unit has told (说过): whether anything of its own words or deeds stands in a meeting's paper. Whoever has told
//! nothing is silent (未报), in the bulletin, in the year and in the questions for the chair alike.

use crate::domain::{CommitmentKind, Item, Ledger, Life, Moment, UnitId};

impl Item<'_> {
    /// Whether an item shows that its unit said something at a meeting: it was promised there, a date was agreed or an
    /// extension asked for, or it was reported since the meeting before. What the chair said is no word of the unit's: an
    /// instruction, or the granting of what had been asked for earlier.
    #[must_use]
    pub fn is_told(&self, moment: &Moment<'_>) -> bool {
        let Some(course) = self.course() else { return false };
        let reported = |life: &Life| match life {
            Life::Reported(report) | Life::Closed { report: Some(report), .. } => {
                moment.tells(report.recorded, report.on)
            }
            Life::Standing
            | Life::Closed { report: None, .. }
            | Life::Superseded { .. }
            | Life::Recast { .. }
            | Life::Withdrawn { .. } => false,
        };
        let is_promise =
            matches!(self, Item::Commitment(one) if one.kind == CommitmentKind::Promise && one.binding.is_none());
        (is_promise && self.made_at() == moment.at)
            || moment.tells_date(course)
            || course.requests.iter().any(|one| moment.tells(one.recorded, one.on))
            || course.extensions.iter().any(|one| one.asked.is_none() && moment.tells(one.recorded, one.on))
            || course.parts.iter().any(|part| moment.tells(part.report.recorded, part.report.on))
            || reported(&course.life)
            || course.reopenings.iter().any(|reopening| reported(&reopening.was))
    }
}

impl Ledger {
    /// Whether a unit told anything at the meeting of a moment or on the way to it: of an item, of its work, of a
    /// difficulty, or a figure for the month.
    #[must_use]
    pub fn has_told(&self, unit: &UnitId, moment: &Moment<'_>) -> bool {
        let Some(meeting) = moment.at.and_then(|at| self.meetings.get(&at)) else { return false };
        self.commitments_of(unit).map(Item::Commitment).any(|item| item.is_told(moment))
            || self.progress.values().any(|progress| progress.meeting == meeting.id && progress.unit == *unit)
            || self.help_requests.values().any(|request| request.meeting == meeting.id && request.unit == *unit)
            || self.readings.keys().any(|(of, _, period)| of == unit && *period == meeting.period)
            || self.form_receipts.contains_key(&(meeting.id, unit.clone()))
    }
}
