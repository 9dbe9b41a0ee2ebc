//! 上级交办: an item of the ledger above becomes one of this, and follows it when words or day change there.

use super::{Context, Decision, commitment, open_meeting, optional_words, record, words};
use crate::domain::{Change, CommitmentId, Course, Edit, Extension, HandedDown, Ledger, Recording, Refusal};

pub(super) fn take(
    ledger: &Ledger,
    id: Option<CommitmentId>,
    (recording, from): (&Recording, &HandedDown),
    [by, reason]: [&String; 2],
    context: &Context,
) -> Decision {
    let meeting = open_meeting(ledger)?.id;
    let is_linked = |known: &&HandedDown| (&known.ledger, &known.item) == (&from.ledger, &from.item);
    let Some(id) = id else {
        // The same item never becomes two.
        let known = ledger.commitments.values().filter_map(|one| one.course.handed_down.as_ref());
        if known.filter(is_linked).count() > 0 {
            return Err(Refusal::NothingChanges);
        }
        let course = Course { handed_down: Some(from.clone()), ..Course::default() };
        return record::record_as(ledger, recording, &course, context);
    };
    let before = commitment(ledger, id)?;
    if !before.course.handed_down.as_ref().is_some_and(|known| is_linked(&known)) {
        return Err(Refusal::UnknownItem(from.item.clone()));
    }
    let mut after = before.clone();
    after.text = words(&recording.text)?;
    if before.deadline.dues != recording.deadline.dues {
        after.course.extensions.push(Extension {
            from: before.deadline.clone(),
            to: recording.deadline.clone(),
            on: context.today(),
            meeting,
            by: optional_words(by)?,
            reason: optional_words(reason)?,
            asked: None,
            recorded: ledger.recorded_now(),
            stage: None,
            event: None,
        });
        after.deadline = recording.deadline.clone();
    }
    if (&before.text, &before.deadline) != (&after.text, &after.deadline) {
        after.written = None;
        (after.confirmed, after.returned) = (false, None);
    }
    after.course.handed_down = Some(from.clone());
    if *before == after {
        return Err(Refusal::NothingChanges);
    }
    Ok(vec![Change::Commitment(Edit::Revised { before: before.clone(), after })])
}
