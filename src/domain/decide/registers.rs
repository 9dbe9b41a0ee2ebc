//! 台账: entering, moving on, promising on an entry, releasing, dropping.

use super::{Context, Decision, course::given_reason, open_meeting, optional_words, record, unit, words};
use crate::domain::{
    Change, Commitment, CommitmentId, Edit, FieldKind, Ledger, Life, Recording, Refusal, RegisterEntry,
    RegisterEntryId, RegisterKind, RegisterKindId, StageStep, UnitId, edits,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// 登记, 推进, 改栏目: a new entry when there is no number yet.
pub(super) fn enter(
    ledger: &Ledger,
    id: Option<RegisterEntryId>,
    (kind, of): (&RegisterKindId, &UnitId),
    name: &str,
    (stage, on, fields): (usize, Option<NaiveDate>, &BTreeMap<String, String>),
    context: &Context,
) -> Decision {
    open_meeting(ledger)?;
    unit(ledger, of)?;
    let known = ledger.register_kind(kind).filter(|known| stage < known.stages.len());
    let known = known.ok_or_else(|| Refusal::UnknownRegister(kind.clone()))?;
    let before = id.map(|id| entry(ledger, id)).transpose()?;
    if let Some(day) = on.filter(|day| *day > context.today()) {
        return Err(Refusal::NotYet(day));
    }
    let name = words(name)?;
    let fields = cleaned(known, before, fields)?;
    let Some(before) = before else {
        let entry = RegisterEntry {
            id: ledger.counters.register_entry.next(),
            kind: kind.clone(),
            unit: of.clone(),
            name,
            stage,
            since: on.unwrap_or(context.today()),
            recorded: ledger.recorded_now(),
            fields,
            before: Vec::new(),
            commitments: Vec::new(),
            released: None,
            dropped: None,
            dropped_in: None,
        };
        return Ok(vec![Change::RegisterEntry(Edit::Created(entry))]);
    };
    let mut after = RegisterEntry { kind: kind.clone(), unit: of.clone(), name, fields, ..before.clone() };
    if stage == before.stage {
        after.since = on.unwrap_or(before.since);
    } else {
        step(ledger, &mut after, stage, on.unwrap_or(context.today()));
    }
    let last = after.before.last().map_or(after.since, |step| step.on);
    if after.since < last {
        return Err(Refusal::StepBefore(last));
    }
    Ok(revise(before, after))
}

fn step(ledger: &Ledger, entry: &mut RegisterEntry, stage: usize, on: NaiveDate) {
    // Of the stage an entry began in, only the day is known on which the office heard of it.
    let since = if entry.before.is_empty() { entry.since.min(on) } else { entry.since };
    entry.before.push(StageStep { stage: entry.stage, on: since, recorded: entry.recorded });
    (entry.stage, entry.since, entry.recorded) = (stage, on, ledger.recorded_now());
}

fn revise(before: &RegisterEntry, after: RegisterEntry) -> Vec<Change> {
    if *before == after {
        return Vec::new();
    }
    vec![Change::RegisterEntry(Edit::Revised { before: before.clone(), after })]
}

fn entry(ledger: &Ledger, id: RegisterEntryId) -> Result<&RegisterEntry, Refusal> {
    ledger.entry(id).ok_or(Refusal::NoSuchEntry(id))
}

/// The fields as they are kept. What was there before stays as it is, even if an older program let it in.
fn cleaned(
    kind: &RegisterKind,
    before: Option<&RegisterEntry>,
    fields: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, Refusal> {
    let mut kept = BTreeMap::new();
    for (name, value) in fields {
        let known = kind.fields.iter().find(|field| field.name == *name);
        let holds = known.ok_or_else(|| Refusal::NoSuchField(name.clone()))?.holds;
        let value = optional_words(value)?;
        let is_old = before.is_some_and(|before| before.value(name) == value);
        let fits = is_old || value.is_empty() || fits(holds, &value);
        if !fits {
            return Err(Refusal::WrongField { field: name.clone(), holds, value });
        }
        if !value.is_empty() || before.is_some_and(|before| before.fields.contains_key(name)) {
            kept.insert(name.clone(), value);
        }
    }
    Ok(kept)
}

fn fits(holds: FieldKind, value: &str) -> bool {
    let is_day = |text: &str| text.parse::<NaiveDate>().is_ok_and(|day| day.to_string() == text);
    match holds {
        FieldKind::Text => true,
        FieldKind::Date => is_day(value),
        FieldKind::Days => value.split(' ').all(is_day),
        FieldKind::Number => {
            let (whole, part) = value.split_once('.').unwrap_or((value, "0"));
            [whole, part]
                .iter()
                .all(|digits| (1..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()))
        }
    }
}

/// 整改: a commitment as any other, bound to the entry. It serves the register's task when it names none, so that what
/// is private about the task covers it.
pub(super) fn rectify(ledger: &Ledger, id: RegisterEntryId, recording: &Recording, context: &Context) -> Decision {
    let before = entry(ledger, id)?;
    let kind = ledger.register_kind(&before.kind).ok_or_else(|| Refusal::UnknownRegister(before.kind.clone()))?;
    let task = recording.task.clone().or_else(|| kind.task.clone().filter(|task| ledger.tasks.contains_key(task)));
    let mut changes = record::record(ledger, &Recording { task, ..recording.clone() }, context)?;
    let mut after = before.clone();
    after.commitments.extend(edits::<Commitment>(&changes).map(|edit| edit.either().id));
    if let Some(follow) = kind.follow_up.filter(|follow| follow.open != before.stage) {
        step(ledger, &mut after, follow.open, context.today().max(before.since));
    }
    changes.extend(revise(before, after));
    Ok(changes)
}

/// An entry moves on when all that was promised on it is closed, and back when something of it is owed again.
pub(super) fn follow(ledger: &Ledger, mut changes: Vec<Change>, context: &Context) -> Vec<Change> {
    let lives = |edit: &'_ Edit<Commitment>| {
        edit.before().zip(edit.after()).is_some_and(|(before, after)| before.course.life != after.course.life)
    };
    let settled: Vec<&Commitment> = edits(&changes).filter(|edit| lives(edit)).filter_map(Edit::after).collect();
    let mut moved = Vec::new();
    for before in ledger.entries() {
        if !settled.iter().any(|commitment| before.commitments.contains(&commitment.id)) {
            continue;
        }
        let Some(follow) = ledger.register_kind(&before.kind).and_then(|kind| kind.follow_up) else { continue };
        let life = |id: &CommitmentId| {
            let now = settled.iter().find(|commitment| commitment.id == *id);
            now.map(|commitment| &commitment.course.life)
                .or_else(|| ledger.commitments.get(id).map(|commitment| &commitment.course.life))
        };
        // What has left the working picture was settled long ago.
        let is_owed = |id: &CommitmentId| matches!(life(id), Some(Life::Standing | Life::Reported(_)));
        let is_closed = |id: &CommitmentId| matches!(life(id), Some(Life::Closed { .. }) | None);
        let stage = if before.commitments.iter().any(is_owed) {
            follow.open
        } else if before.commitments.iter().any(is_closed) {
            follow.closed
        } else {
            before.stage
        };
        if stage != before.stage {
            let mut after = before.clone();
            step(ledger, &mut after, stage, context.today().max(before.since));
            moved.extend(revise(before, after));
        }
    }
    changes.extend(moved);
    changes
}

/// What stood under one unit's name goes over to another with it.
pub(super) fn hand_over(ledger: &Ledger, from: &UnitId, to: &UnitId) -> Vec<Change> {
    ledger
        .entries_of(from)
        .flat_map(|entry| revise(entry, RegisterEntry { unit: to.clone(), ..entry.clone() }))
        .collect()
}

/// 公布.
pub(super) fn release(ledger: &Ledger, entries: &[RegisterEntryId], context: &Context) -> Decision {
    open_meeting(ledger)?;
    let mut changes = Vec::new();
    for id in entries {
        let before = entry(ledger, *id)?;
        let waits = ledger.register_kind(&before.kind).is_some_and(RegisterKind::has_releases);
        if !waits || before.released.is_some() {
            return Err(Refusal::NothingToRelease(*id));
        }
        changes.extend(revise(before, RegisterEntry { released: Some(context.today()), ..before.clone() }));
    }
    Ok(changes)
}

/// 销账: the entry stays in the file and counts no more.
pub(super) fn drop_entry(ledger: &Ledger, id: RegisterEntryId, reason: &str) -> Decision {
    open_meeting(ledger)?;
    let before = entry(ledger, id)?;
    let reason = given_reason(reason)?;
    Ok(revise(before, RegisterEntry { dropped: Some(reason), dropped_in: ledger.recorded_now(), ..before.clone() }))
}
