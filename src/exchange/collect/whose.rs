//! Whose form it is and for which meeting: what its hidden sheet says, held against what its head and its name say.

use super::handed_down::taker;
use crate::{
    domain::{FormDoubt, FormFault, Ledger, MeetingState, Unit, UnitId, WordsMark},
    exchange::form::{Account, folded, is_alike},
};

/// The unit of a form.
///
/// # Errors
/// A fault: it names none, or one that the roster does not have.
pub(super) fn unit_of<'a>(ledger: &'a Ledger, account: &Account) -> Result<&'a Unit, FormFault> {
    let identity = &account.identity;
    if let Some(down) = &account.down {
        let (code, name) = &down.superior.unit;
        // Who has the unit it is to in the roster has handed it down.
        let is_own = ledger.units.get(&UnitId::new(code)).is_some_and(|unit| unit.name == *name);
        return if is_own { Err(FormFault::Own) } else { taker(ledger).ok_or(FormFault::NoUnit) };
    }
    let by_code = identity.unit.as_ref().and_then(|code| ledger.units.get(&UnitId::new(code)));
    if let Some(unit) = by_code {
        return Ok(unit);
    }
    let name = identity.name.as_ref().or(identity.says.as_ref()).filter(|name| !name.is_empty());
    let name = name.ok_or(FormFault::NoUnit)?;
    named(ledger, name).ok_or_else(|| FormFault::UnknownUnit(name.clone()))
}

/// The unit that goes by exactly this name.
fn named<'a>(ledger: &'a Ledger, name: &str) -> Option<&'a Unit> {
    let wanted = folded(name);
    ledger.units.values().find(|unit| unit.names().any(|known| is_alike(known, &wanted)))
}

/// What is to be asked about a form as a whole.
pub(super) fn doubt(ledger: &Ledger, unit: &Unit, account: &Account, file: &str) -> Option<FormDoubt> {
    let identity = &account.identity;
    let Some(meeting) = ledger.meeting().filter(|meeting| meeting.state != MeetingState::Sealed) else {
        return Some(FormDoubt::NotOpen);
    };
    if let Some(down) = &account.down {
        let (last, now) = (ledger.programme.superior.as_ref()?, &down.superior);
        let is_ours = (&last.ledger, &last.unit.0) == (&now.ledger, &now.unit.0);
        let names = || (now.unit.1.clone(), last.unit.1.clone());
        return (!is_ours).then(names).map(|(made_for, says)| FormDoubt::OtherUnit { made_for, says });
    }
    if let Some(says) = identity.says.as_ref().and_then(|says| named(ledger, says)).filter(|says| says.id != unit.id) {
        return Some(FormDoubt::OtherUnit { made_for: unit.short.clone(), says: says.short.clone() });
    }
    let is_of_hand = match (identity.meeting, identity.period) {
        (Some(id), Some(period)) => id == meeting.id.0 && period == meeting.period,
        (None, Some(period)) => period == meeting.period,
        _ => true,
    };
    if let Some(period) = identity.period.filter(|_| !is_of_hand) {
        return Some(FormDoubt::Stale(period, meeting.period));
    }
    if let Some(other) = only_other_in(ledger, unit, file) {
        return Some(FormDoubt::NamedForOther { made_for: unit.short.clone(), named: other.short.clone() });
    }
    if !identity.is_sealed {
        return Some(FormDoubt::BareHead(unit.short.clone()));
    }
    if let Some(sheet) = account.gone {
        return Some(FormDoubt::SheetGone(sheet.to_owned()));
    }
    let is_known = is_known(ledger, unit, account);
    let (last, _) = answered(ledger, unit, account).last()?;
    (!is_known).then(|| FormDoubt::Answered(last.to_owned()))
}

/// Whether exactly this was taken at the meeting at hand; of what is handed down, whether it is the last that was.
pub(super) fn is_known(ledger: &Ledger, unit: &Unit, account: &Account) -> bool {
    match &account.down {
        Some(down) => ledger.programme.superior.as_ref() == Some(&down.superior),
        None => answered(ledger, unit, account).any(|(_, mark)| mark == account.mark),
    }
}

/// The files of this kind that were taken from a unit at the meeting at hand, with what tells them apart.
pub(super) fn answered<'a>(
    ledger: &'a Ledger,
    unit: &'a Unit,
    account: &Account,
) -> impl Iterator<Item = (&'a str, WordsMark)> + use<'a> {
    let is_draft = account.draft.is_some();
    let at = ledger.at;
    let receipt = at.filter(|_| !is_draft).and_then(|at| ledger.form_receipts.get(&(at, unit.id.clone())));
    let forms = receipt.into_iter().flat_map(|receipt| &receipt.files).map(|file| (file.file.as_str(), file.mark));
    let minutes = at.filter(|_| is_draft).and_then(|at| ledger.minutes.get(&at));
    let opinions = minutes.into_iter().flat_map(|minutes| &minutes.opinions).filter(|one| one.unit == unit.id);
    forms.chain(opinions.map(|one| (one.file.as_str(), one.mark)))
}

/// The unit that a file's name has in it, when that is another one and its own is not there.
fn only_other_in<'a>(ledger: &'a Ledger, unit: &Unit, file: &str) -> Option<&'a Unit> {
    let file = folded(file);
    let names = |unit: &Unit| unit.names().any(|name| name.chars().count() >= 3 && file.contains(&folded(name)));
    if names(unit) {
        return None;
    }
    // 市财政局 is in 县财政局 of no name; the longest name that fits is meant.
    ledger.units.values().filter(|other| other.id != unit.id && names(other)).max_by_key(|other| other.short.len())
}
