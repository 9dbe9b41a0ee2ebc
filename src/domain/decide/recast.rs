//! 改记: something said is recorded as another thing, under another unit, or in other words. What stood there is kept:
//! a commitment as withdrawn with the reason, everything else whole as a [`Replaced`].

use super::{Context, Decision, notes, open_meeting, record, unit, words};
use crate::domain::{
    Amendment, Change, Commitment, CommitmentKind, Edit, HelpRequest, ItemId, Ledger, Life, Meeting, Progress,
    Recasting, Recording, Refusal, Remark, RemarkKind, Replaced, Said, SaidBefore, SaidId, SaidKind, UnitId,
};

pub(super) fn recast(ledger: &Ledger, recasting: &Recasting, context: &Context) -> Decision {
    let meeting = open_meeting(ledger)?;
    let unknown = || match recasting.said {
        SaidId::Commitment(id) => Refusal::UnknownItem(id.to_string()),
        SaidId::Progress(id) => Refusal::UnknownItem(id.to_string()),
        SaidId::Help(id) => Refusal::UnknownItem(id.to_string()),
        SaidId::Remark(id) => Refusal::UnknownItem(id.to_string()),
    };
    let said = ledger.said(recasting.said).ok_or_else(unknown)?;
    if said.meeting() != meeting.id {
        return Err(Refusal::SaidEarlier);
    }
    let changes = if let Some(changes) = in_place(ledger, said, recasting, context)? {
        changes
    } else {
        let mut changes = leave(meeting, said, recasting.to, context)?;
        changes.extend(enter(ledger, recasting, context, keeps_inside(ledger, said).as_ref())?);
        changes
    };
    if ledger.would_publish(said, &changes) { Err(Refusal::StaysInside) } else { Ok(changes) }
}

/// What progress has to be about to stay inside: the private item that it was recorded as.
fn keeps_inside(ledger: &Ledger, said: Said<'_>) -> Option<ItemId> {
    match said {
        Said::Commitment(before) => (!ledger.tells(before)).then_some(ItemId::Commitment(before.id)),
        Said::Progress(_) | Said::Help(_) | Said::Remark(_) => None,
    }
}

/// The one unit of what cannot be recorded for several.
fn only_unit<'a>(ledger: &Ledger, units: &'a [UnitId]) -> Result<&'a UnitId, Refusal> {
    match units {
        [only] => unit(ledger, only).map(|_| only),
        [] => Err(Refusal::NoUnits),
        _ => Err(Refusal::OneUnitOnly),
    }
}

/// Whom a remark is about: one unit, or the meeting as a whole.
fn about<'a>(ledger: &Ledger, units: &'a [UnitId]) -> Result<Option<&'a UnitId>, Refusal> {
    match units {
        [] => Err(Refusal::NoUnits),
        [only] => unit(ledger, only).map(|_| Some(only)),
        _ => Ok(None),
    }
}

/// The same kind of record: only its words, its unit, or remark for note. `None`: it becomes another kind.
fn in_place(
    ledger: &Ledger,
    said: Said<'_>,
    recasting: &Recasting,
    context: &Context,
) -> Result<Option<Vec<Change>>, Refusal> {
    let revised = |changed: bool, change: Change| Some(if changed { vec![change] } else { Vec::new() });
    if let (Said::Commitment(before), Some(kind)) = (said, recasting.to.commitment()) {
        return commitment_in_place(ledger, before, kind, recasting, context).map(Some);
    }
    Ok(match (said, recasting.to) {
        (Said::Progress(before), SaidKind::Progress) => {
            let unit = only_unit(ledger, &recasting.units)?.clone();
            let after = Progress { unit, text: words(&recasting.text)?, ..before.clone() };
            revised(*before != after, Change::Progress(Edit::Revised { before: before.clone(), after }))
        }
        (Said::Help(before), SaidKind::Help) => {
            let unit = only_unit(ledger, &recasting.units)?.clone();
            let after = HelpRequest { unit, text: words(&recasting.text)?, ..before.clone() };
            revised(*before != after, Change::HelpRequest(Edit::Revised { before: before.clone(), after }))
        }
        (Said::Remark(before), SaidKind::Remark | SaidKind::Note) => {
            let kind = if recasting.to == SaidKind::Note { RemarkKind::Note } else { RemarkKind::Remark };
            let after = Remark {
                kind,
                unit: about(ledger, &recasting.units)?.cloned(),
                text: words(&recasting.text)?,
                // What was let out as a remark was not let out as a note.
                public: before.public && kind == before.kind,
                ..before.clone()
            };
            revised(*before != after, Change::Remark(Edit::Revised { before: before.clone(), after }))
        }
        _ => None,
    })
}

/// A promise stays one commitment, or becomes an instruction, with its number; units it was not recorded for get their
/// own.
fn commitment_in_place(
    ledger: &Ledger,
    before: &Commitment,
    kind: CommitmentKind,
    recasting: &Recasting,
    context: &Context,
) -> Decision {
    let first = recasting.units.first().ok_or(Refusal::NoUnits)?;
    let stays = if recasting.units.contains(&before.unit) { &before.unit } else { first };
    let amendment = Amendment {
        kind: Some(kind),
        unit: Some(stays.clone()),
        supporting: Some(recasting.supporting.clone()),
        task: Some(recasting.task.clone()),
        text: Some(recasting.text.clone()),
        owner: Some(recasting.owner.clone()),
        deadline: (recasting.deadline != before.deadline).then(|| recasting.deadline.clone()),
    };
    let mut changes = record::amend(ledger, before.id, &amendment)?;
    let units: Vec<UnitId> = recasting.units.iter().filter(|unit| *unit != stays).cloned().collect();
    if !units.is_empty() {
        changes.extend(enter(ledger, &Recasting { units, ..recasting.clone() }, context, None)?);
    }
    Ok(changes)
}

/// What stood there leaves its place, and is kept.
fn leave(meeting: &Meeting, said: Said<'_>, to: SaidKind, context: &Context) -> Decision {
    let kept = |was: SaidBefore| {
        Change::Replaced(Box::new(Edit::Created(Replaced { meeting: meeting.id, was, became: to, at: context.now })))
    };
    Ok(match said {
        Said::Commitment(before) => {
            if !before.course.is_open() {
                return Err(Refusal::NotOwed(ItemId::Commitment(before.id)));
            }
            let mut after = before.clone();
            after.course.life = Life::Recast { to };
            vec![Change::Commitment(Edit::Revised { before: before.clone(), after })]
        }
        Said::Progress(progress) => {
            vec![Change::Progress(Edit::Removed(progress.clone())), kept(SaidBefore::Progress(progress.clone()))]
        }
        Said::Help(help) => {
            vec![Change::HelpRequest(Edit::Removed(help.clone())), kept(SaidBefore::Help(help.clone()))]
        }
        Said::Remark(remark) => {
            vec![Change::Remark(Edit::Removed(remark.clone())), kept(SaidBefore::Remark(remark.clone()))]
        }
    })
}

/// What takes its place; `item`: what progress is about.
fn enter(ledger: &Ledger, recasting: &Recasting, context: &Context, item: Option<&ItemId>) -> Decision {
    let text = &recasting.text;
    if let Some(kind) = recasting.to.commitment() {
        let recording = Recording {
            kind,
            units: recasting.units.clone(),
            supporting: recasting.supporting.clone(),
            task: recasting.task.clone(),
            text: text.clone(),
            owner: recasting.owner.clone(),
            deadline: recasting.deadline.clone(),
        };
        return record::record(ledger, &recording, context);
    }
    match recasting.to {
        SaidKind::Help => notes::ask_help(ledger, only_unit(ledger, &recasting.units)?, text, context),
        SaidKind::Remark => notes::remark(ledger, RemarkKind::Remark, about(ledger, &recasting.units)?, text, context),
        SaidKind::Note => notes::remark(ledger, RemarkKind::Note, about(ledger, &recasting.units)?, text, context),
        SaidKind::Progress | SaidKind::Promise | SaidKind::Instruction => {
            notes::progress(ledger, only_unit(ledger, &recasting.units)?, item, (text, None), context)
        }
    }
}
