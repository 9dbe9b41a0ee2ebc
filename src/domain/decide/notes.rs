//! 进展, 协调, 点评, 记事: everything recorded at a unit's turn that is not a commitment.

use super::{Context, Decision, open_meeting, readings, unit, words};
use crate::domain::{
    Change, Edit, HelpRequest, HelpRequestId, IndicatorId, ItemId, Ledger, Progress, Refusal, Remark, RemarkId,
    RemarkKind, UnitId,
};
use std::collections::BTreeMap;

pub(super) fn progress(
    ledger: &Ledger,
    id: &UnitId,
    about: Option<&ItemId>,
    (text, share): (&str, Option<u8>),
    context: &Context,
) -> Decision {
    let meeting = open_meeting(ledger)?;
    unit(ledger, id)?;
    if let Some(item) = about {
        ledger.item(item).ok_or_else(|| Refusal::UnknownItem(item.to_string()))?;
    }
    if let Some(share) = share.filter(|share| *share > 100) {
        return Err(Refusal::ShareTooLarge(share));
    }
    Ok(vec![Change::Progress(Edit::Created(Progress {
        id: ledger.counters.progress.next(),
        meeting: meeting.id,
        unit: id.clone(),
        about: about.cloned(),
        text: words(text)?,
        share: share.filter(|_| about.is_some()),
        recorded_at: context.now,
    }))])
}

/// 进展 with the figures its words name, in one act.
pub(super) fn figures(
    ledger: &Ledger,
    id: &UnitId,
    about: Option<&ItemId>,
    (text, figures): (&str, &BTreeMap<IndicatorId, i64>),
    context: &Context,
) -> Decision {
    let meeting = open_meeting(ledger)?;
    let mut changes = progress(ledger, id, about, (text, None), context)?;
    // What the words say has been read back with its doubts: the line shows them before the second Enter.
    changes.extend(readings::take(ledger, id, meeting.period, figures, true)?);
    Ok(changes)
}

pub(super) fn ask_help(ledger: &Ledger, id: &UnitId, text: &str, context: &Context) -> Decision {
    let meeting = open_meeting(ledger)?;
    unit(ledger, id)?;
    Ok(vec![Change::HelpRequest(Edit::Created(HelpRequest {
        id: ledger.counters.help_request.next(),
        meeting: meeting.id,
        unit: id.clone(),
        text: words(text)?,
        settled: None,
        settled_in: None,
        recorded_at: context.now,
    }))])
}

pub(super) fn settle_help(ledger: &Ledger, id: HelpRequestId, settled: bool, context: &Context) -> Decision {
    open_meeting(ledger)?;
    let before = ledger.help_requests.get(&id).ok_or_else(|| Refusal::UnknownItem(id.to_string()))?;
    if before.settled.is_some() == settled {
        return Err(Refusal::NothingChanges);
    }
    let after = HelpRequest {
        settled: settled.then(|| context.today()),
        settled_in: ledger.recorded_now().filter(|_| settled),
        ..before.clone()
    };
    Ok(vec![Change::HelpRequest(Edit::Revised { before: before.clone(), after })])
}

pub(super) fn remark(
    ledger: &Ledger,
    kind: RemarkKind,
    id: Option<&UnitId>,
    text: &str,
    context: &Context,
) -> Decision {
    let meeting = open_meeting(ledger)?;
    if let Some(id) = id {
        unit(ledger, id)?;
    }
    Ok(vec![Change::Remark(Edit::Created(Remark {
        id: ledger.counters.remark.next(),
        kind,
        meeting: meeting.id,
        unit: id.cloned(),
        text: words(text)?,
        public: false,
        recorded_at: context.now,
    }))])
}

pub(super) fn publish_remark(ledger: &Ledger, id: RemarkId, public: bool) -> Decision {
    open_meeting(ledger)?;
    let before = ledger.remarks.get(&id).ok_or_else(|| Refusal::UnknownItem(id.to_string()))?;
    if before.public == public {
        return Err(Refusal::NothingChanges);
    }
    Ok(vec![Change::Remark(Edit::Revised { before: before.clone(), after: Remark { public, ..before.clone() } })])
}
