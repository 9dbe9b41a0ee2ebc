//! 收表: what came back in the units' forms, taken as one act, so that one undo gives all of it back.

use super::{Context, Decision, decide, open_meeting, unit};
use crate::domain::{
    Amendment, Answers, Change, Command, Edit, FormReceipt, Ledger, MOST_COLLECTED, MeetingId, Minutes, Opinion,
    Programme, Refusal, RemarkKind, ReturnedForm, Superior,
};

/// All acts in their order, each decided on what the ones before it left; all of them or none.
pub(super) fn collect(ledger: &Ledger, forms: &[ReturnedForm], acts: &[Command], context: &Context) -> Decision {
    let meeting = open_meeting(ledger)?.id;
    if acts.len() > MOST_COLLECTED {
        return Err(Refusal::TooManyActs(MOST_COLLECTED));
    }
    let mut picture = ledger.clone();
    let mut changes = Vec::new();
    let has_drafts = forms.iter().any(|form| matches!(form.answers, Answers::Draft(_)));
    let is_from_above = forms.iter().any(|form| matches!(form.answers, Answers::Superior(_)));
    for act in acts {
        let may = is_a_forms(act) || has_drafts && is_a_drafts(act) || is_from_above && is_handed_down(act);
        if !may {
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
        let kept = match &form.answers {
            Answers::Form => receipt(&picture, meeting, form, context),
            Answers::Superior(superior) => above(&picture, superior),
            Answers::Draft(words) => opinion(&picture, meeting, form, words, context),
        };
        if let Some(change) = kept {
            picture.apply(&change);
            changes.push(change);
        }
    }
    Ok(squashed(changes))
}

/// A file is kept once.
fn receipt(ledger: &Ledger, meeting: MeetingId, form: &ReturnedForm, context: &Context) -> Option<Change> {
    let before = ledger.form_receipts.get(&(meeting, form.unit.clone()));
    if before.is_some_and(|before| before.files.iter().any(|file| file.mark == form.mark)) {
        return None;
    }
    let mut files = before.map(|before| before.files.clone()).unwrap_or_default();
    files.push(form.clone());
    let after = FormReceipt { meeting, unit: form.unit.clone(), files, at: context.now };
    Some(Change::FormReceipt(match before {
        Some(before) => Edit::Revised { before: before.clone(), after },
        None => Edit::Created(after),
    }))
}

/// What a unit says to the draft is kept with the minutes, once a file.
fn opinion(
    ledger: &Ledger,
    meeting: MeetingId,
    form: &ReturnedForm,
    words: &[String],
    context: &Context,
) -> Option<Change> {
    let before = ledger.minutes.get(&meeting);
    let mut after = before.cloned().unwrap_or_else(|| Minutes { meeting, ..Minutes::default() });
    if after.opinions.iter().any(|known| known.unit == form.unit && known.mark == form.mark) {
        return None;
    }
    let (unit, file) = (form.unit.clone(), form.file.clone());
    let version = after.version();
    after.opinions.push(Opinion { unit, version, file, mark: form.mark, at: context.now, words: words.to_vec() });
    Some(Change::Minutes(Box::new(match before {
        Some(before) => Edit::Revised { before: before.clone(), after },
        None => Edit::Created(after),
    })))
}

/// Who hands down, and what it asks, is kept until its next bundle.
fn above(ledger: &Ledger, superior: &Superior) -> Option<Change> {
    let before = &ledger.programme;
    if before.superior.as_ref() == Some(superior) {
        return None;
    }
    let after = Programme { superior: Some(superior.clone()), ..before.clone() };
    Some(Change::Programme(Box::new(Edit::Revised { before: before.clone(), after })))
}

/// What the ledger above may bring: its items, and that one of them is verified there.
fn is_handed_down(act: &Command) -> bool {
    matches!(act, Command::TakeDown { .. } | Command::Close { .. })
}

/// What a draft may ask for besides: another wording, another day, a note of what was said.
fn is_a_drafts(act: &Command) -> bool {
    let is_of_a_day = |amendment: &Amendment| {
        *amendment == Amendment { deadline: amendment.deadline.clone(), ..Amendment::default() }
    };
    matches!(act, Command::WordItem { .. } | Command::Remark { kind: RemarkKind::Note, .. })
        || matches!(act, Command::Amend { amendment, .. } if is_of_a_day(amendment))
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
