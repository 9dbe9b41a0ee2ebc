//! 进展, 协调, 点评, 记事, 台账, 数据: everything recorded at a unit's turn that is not a commitment.

use super::{Context, Decision, open_meeting, optional_words, unit, words};
use crate::domain::{
    Change, Edit, HelpRequest, HelpRequestId, IndicatorId, ItemId, Ledger, Measure, Progress, Reading, Refusal,
    RegisterEntry, RegisterEntryId, RegisterKindId, Remark, RemarkId, RemarkKind, UnitId,
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
    if let Some(share) = share.filter(|share| *share > 100) {
        return Err(Refusal::ShareTooLarge(share));
    }
    if let Some(item) = about {
        ledger.item(item).ok_or_else(|| Refusal::UnknownItem(item.to_string()))?;
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

pub(super) fn ask_help(ledger: &Ledger, id: &UnitId, text: &str, context: &Context) -> Decision {
    let meeting = open_meeting(ledger)?;
    unit(ledger, id)?;
    Ok(vec![Change::HelpRequest(Edit::Created(HelpRequest {
        id: ledger.counters.help_request.next(),
        meeting: meeting.id,
        unit: id.clone(),
        text: words(text)?,
        settled: None,
        recorded_at: context.now,
    }))])
}

pub(super) fn settle_help(ledger: &Ledger, id: HelpRequestId, settled: bool, context: &Context) -> Decision {
    open_meeting(ledger)?;
    let before = ledger.help_requests.get(&id).ok_or_else(|| Refusal::UnknownItem(id.to_string()))?;
    if before.settled.is_some() == settled {
        return Err(Refusal::NothingChanges);
    }
    let after = HelpRequest { settled: settled.then(|| context.today()), ..before.clone() };
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

pub(super) fn enter_register(
    ledger: &Ledger,
    id: Option<RegisterEntryId>,
    (kind, of): (&RegisterKindId, &UnitId),
    name: &str,
    (stage, fields): (usize, &BTreeMap<String, String>),
    context: &Context,
) -> Decision {
    open_meeting(ledger)?;
    unit(ledger, of)?;
    let known = ledger.programme.registers.iter().find(|known| known.id == *kind && stage < known.stages.len());
    let known = known.ok_or_else(|| Refusal::UnknownRegister(kind.clone()))?;
    if let Some(stranger) = fields.keys().find(|key| !known.fields.iter().any(|field| field.name == **key)) {
        return Err(Refusal::UnknownItem(stranger.clone()));
    }
    let name = words(name)?;
    let fields = fields
        .iter()
        .map(|(key, value)| Ok((key.clone(), optional_words(value)?)))
        .collect::<Result<BTreeMap<_, _>, Refusal>>()?;
    let Some(id) = id else {
        let id = ledger.counters.register_entry.next();
        let entry =
            RegisterEntry { id, kind: kind.clone(), unit: of.clone(), name, stage, since: context.today(), fields };
        return Ok(vec![Change::RegisterEntry(Edit::Created(entry))]);
    };
    let before = ledger.register_entries.get(&id).ok_or_else(|| Refusal::UnknownItem(id.to_string()))?;
    let since = if before.stage == stage { before.since } else { context.today() };
    let after = RegisterEntry { id, kind: kind.clone(), unit: of.clone(), name, stage, since, fields };
    if *before == after {
        return Err(Refusal::NothingChanges);
    }
    Ok(vec![Change::RegisterEntry(Edit::Revised { before: before.clone(), after })])
}

pub(super) fn take_reading(ledger: &Ledger, of: &UnitId, indicator: &IndicatorId, value: i64) -> Decision {
    let meeting = open_meeting(ledger)?;
    unit(ledger, of)?;
    let counted =
        ledger.programme.indicators.iter().any(|known| known.id == *indicator && known.measure == Measure::Count);
    if !counted {
        return Err(Refusal::UnknownIndicator(indicator.to_string()));
    }
    if value < 0 {
        return Err(Refusal::NegativeCount(value));
    }
    let after = Reading { indicator: indicator.clone(), unit: of.clone(), period: meeting.period, value };
    Ok(match ledger.readings.get(&(of.clone(), indicator.clone(), meeting.period)) {
        Some(before) if *before == after => Vec::new(),
        Some(before) => vec![Change::Reading(Edit::Revised { before: before.clone(), after })],
        None => vec![Change::Reading(Edit::Created(after))],
    })
}
