//! 收表: what came back in the units' forms, taken as one act, so that one undo gives all of it back.

use super::{Context, Decision, decide, open_meeting, unit};
use crate::domain::{Change, Command, Edit, FormReceipt, Ledger, MOST_COLLECTED, Refusal, ReturnedForm};

/// All acts in their order, each decided on what the ones before it left; all of them or none.
pub(super) fn collect(ledger: &Ledger, forms: &[ReturnedForm], acts: &[Command], context: &Context) -> Decision {
    let meeting = open_meeting(ledger)?.id;
    if acts.len() > MOST_COLLECTED {
        return Err(Refusal::TooManyActs(MOST_COLLECTED));
    }
    let mut picture = ledger.clone();
    let mut changes = Vec::new();
    for act in acts {
        if !is_a_forms(act) {
            return Err(Refusal::NotInAForm);
        }
        let deed = match decide(&picture, act.clone(), context) {
            Err(Refusal::NothingChanges) => continue,
            deed => deed?,
        };
        deed.changes.iter().for_each(|change| picture.apply(change));
        changes.extend(deed.changes);
    }
    for form in forms {
        unit(ledger, &form.unit)?;
        let before = picture.form_receipts.get(&(meeting, form.unit.clone()));
        if before.is_some_and(|before| before.files.iter().any(|file| file.mark == form.mark)) {
            continue;
        }
        let mut files = before.map(|before| before.files.clone()).unwrap_or_default();
        files.push(form.clone());
        let after = FormReceipt { meeting, unit: form.unit.clone(), files, at: context.now };
        let change = Change::FormReceipt(match before {
            Some(before) => Edit::Revised { before: before.clone(), after },
            None => Edit::Created(after),
        });
        picture.apply(&change);
        changes.push(change);
    }
    Ok(squashed(changes))
}

/// What a form may ask for: nothing that only the office decides.
fn is_a_forms(act: &Command) -> bool {
    matches!(
        act,
        Command::Report { .. }
            | Command::ReportOn { .. }
            | Command::NoteProgress { .. }
            | Command::AskExtension { .. }
            | Command::AskHelp { .. }
            | Command::TakeReading { .. }
            | Command::EnterRegister { .. }
            | Command::Record(_)
    ) || matches!(act, Command::OfStage { act, .. } if is_a_forms(act))
}

/// Changes to one record become one, so that turning the act round finds each record as the act left it.
pub(super) fn squashed(changes: Vec<Change>) -> Vec<Change> {
    let mut kept: Vec<Change> = Vec::new();
    for change in changes {
        match kept.iter().rposition(|earlier| earlier.same_record(&change)) {
            Some(at) => {
                if let Some(joined) = kept.remove(at).then(change) {
                    kept.insert(at, joined);
                }
            }
            None => kept.push(change),
        }
    }
    kept
}
