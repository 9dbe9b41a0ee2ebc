//! What a unit had promised or been told at earlier meetings, and where it stood on the day of this one.

use super::sitting::Sitting;
use crate::domain::{Commitment, Item, LifeThen, UnitId};
use crate::wording::concise::Earlier;
use crate::wording::{item_words, minutes, minutes::Progressing};
use chrono::NaiveDate;

/// An earlier item and how it stood.
pub(super) type Told<'a> = (&'a Commitment, Progressing<'a>);

/// Each earlier item of a unit with how it stood, most pressing first; what was settled before the last meeting is left
/// out.
pub(super) fn told<'a>(sitting: &Sitting<'a>, unit: &UnitId) -> Vec<Told<'a>> {
    let mut found: Vec<Told<'a>> = sitting
        .ledger
        .commitments_of(unit)
        .filter(|commitment| commitment.meeting < sitting.id())
        .filter_map(|commitment| Some((commitment, standing(sitting, commitment)?)))
        .collect();
    found.sort_by_key(|(commitment, how)| {
        let settled = !matches!(how, Progressing::Overdue(..) | Progressing::Extended(_) | Progressing::Standing(_));
        let deadline = sitting.deadline(&commitment.deadline, &commitment.course);
        (settled, deadline.last_day().unwrap_or(NaiveDate::MAX), commitment.id)
    });
    found
}

/// The same in words.
pub(super) fn earlier(sitting: &Sitting<'_>, unit: &UnitId) -> Vec<String> {
    told(sitting, unit).into_iter().map(|(commitment, how)| said(sitting, commitment, how)).collect()
}

/// How many of those that are told of units stand how.
pub(super) fn standings(sitting: &Sitting<'_>, units: &[&UnitId], counts: impl Fn(&Commitment) -> bool) -> Earlier {
    let all: Vec<Told<'_>> = units.iter().flat_map(|unit| told(sitting, unit)).collect();
    Earlier::of(all.iter().filter(|(commitment, _)| counts(commitment)).map(|(_, how)| how))
}

fn said(sitting: &Sitting<'_>, commitment: &Commitment, how: Progressing<'_>) -> String {
    minutes::progressing(&item_words(sitting.ledger, commitment), how, sitting.meeting.date, sitting.meeting.next_date)
}

fn standing<'a>(sitting: &Sitting<'a>, commitment: &'a Commitment) -> Option<Progressing<'a>> {
    let deadline = sitting.deadline(&commitment.deadline, &commitment.course);
    Some(match sitting.life(&commitment.course) {
        LifeThen::Closed { on, recorded, .. } if sitting.tells(recorded, on) => Progressing::Closed,
        LifeThen::Withdrawn { on, recorded } if sitting.tells(recorded, on) => Progressing::Withdrawn,
        LifeThen::Closed { .. } | LifeThen::Withdrawn { .. } | LifeThen::Gone => return None,
        LifeThen::Reported(_) => Progressing::Reported,
        LifeThen::Met(report) => Progressing::Met(&report.evidence),
        LifeThen::Standing => {
            let extensions = &commitment.course.extensions;
            let moved = extensions.iter().any(|one| one.is_later() && sitting.moment.counts(one.recorded, one.on));
            let due = Item::Commitment(commitment).due_then(deadline, sitting.meeting.date, &sitting.moment);
            match due.map(|day| (sitting.meeting.date - day).num_days()) {
                Some(days) if days > 0 => Progressing::Overdue(days, deadline),
                _ if moved => Progressing::Extended(deadline),
                _ => Progressing::Standing(deadline),
            }
        }
    })
}
