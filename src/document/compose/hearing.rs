//! What the meeting heard (会议听取情况), unit by unit: who spoke for whom, what was reported, what became of earlier
//! items, what was asked for, and such remarks as may be published. Never why somebody was on leave.

use super::earlier::earlier;
use super::happening::Happening;
use super::sitting::Sitting;
use crate::document::{Block, Level, Run};
use crate::domain::{HelpRequest, Indicator, ItemId, Measure, Presence, Remark, RemarkKind, StopState, Unit, UnitId};
use crate::wording::{ended, item_words, minutes};

/// How many figures of a unit are told.
const FIGURES_SAID: usize = 3;

/// The section's blocks without its heading; empty when nothing was recorded for any unit.
pub(super) fn hearing(sitting: &Sitting<'_>, happenings: &[Happening<'_>]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut number = 0;
    for unit in units(sitting, happenings) {
        let paragraphs = heard_of(sitting, unit);
        if paragraphs.is_empty() {
            continue;
        }
        number += 1;
        blocks.push(Block::heading(Level::Two, minutes::subsection(number, &unit.short)));
        blocks.extend(paragraphs.into_iter().map(Block::Paragraph));
    }
    blocks
}

/// What was heard of one unit, without a heading.
pub(super) fn hearing_of(sitting: &Sitting<'_>, unit: &Unit) -> Vec<Block> {
    paragraphs(sitting, unit).into_iter().map(Block::Paragraph).collect()
}

/// Remarks on the meeting as a whole that may be published.
pub(super) fn demands(sitting: &Sitting<'_>) -> Vec<Block> {
    published(sitting, None).map(|remark| Block::Paragraph(remark_said(remark))).collect()
}

/// The units that have something to be told: heard, in writing, or with a record of this meeting.
pub(super) fn units<'a>(sitting: &Sitting<'a>, happenings: &[Happening<'a>]) -> Vec<&'a Unit> {
    let ledger = sitting.ledger;
    let recorded = |unit: &UnitId| {
        published(sitting, Some(unit)).next().is_some()
            || happenings.iter().any(|happening| happening.befell(unit))
            || sitting.moved_entries(|entry| entry.unit == *unit).next().is_some()
    };
    // A unit that has left the roster since still has its say here.
    let everybody = sitting.ordered(ledger.units.keys());
    everybody
        .into_iter()
        .filter(|id| reported(sitting, id) || recorded(id))
        .filter_map(|id| ledger.units.get(id))
        .collect()
}

/// Whether a unit was heard, reported in writing, or told anything since the meeting before.
pub(super) fn reported(sitting: &Sitting<'_>, unit: &UnitId) -> bool {
    let stop = sitting.ledger.stops.get(&(sitting.id(), unit.clone()));
    stop.is_some_and(|stop| matches!(stop.state, StopState::Covered | StopState::Written))
        || sitting.ledger.has_told(unit, &sitting.moment)
}

/// What was heard of one unit; that it reported in writing only stands in the opening already.
pub(super) fn heard_of(sitting: &Sitting<'_>, unit: &Unit) -> Vec<Vec<Run>> {
    let paragraphs = paragraphs(sitting, unit);
    if paragraphs == [vec![Run::plain(minutes::IN_WRITING)]] { Vec::new() } else { paragraphs }
}

fn paragraphs(sitting: &Sitting<'_>, unit: &Unit) -> Vec<Vec<Run>> {
    let id = &unit.id;
    let mut paragraphs = Vec::new();
    paragraphs.extend(attendance(sitting, id).map(|said| vec![Run::plain(said)]));
    labelled(&mut paragraphs, minutes::PROGRESS, &progress(sitting, id));
    labelled(&mut paragraphs, minutes::EARLIER, &earlier(sitting, id));
    labelled(&mut paragraphs, minutes::FIGURES, &figures(sitting, id));
    labelled(&mut paragraphs, minutes::REGISTERS, &registers(sitting, id));
    labelled(&mut paragraphs, minutes::HELP, &help(sitting, id));
    paragraphs.extend(published(sitting, Some(id)).map(remark_said));
    paragraphs
}

fn labelled(paragraphs: &mut Vec<Vec<Run>>, label: &str, statements: &[String]) {
    if !statements.is_empty() {
        paragraphs.push(vec![Run::lead(label), Run::plain(minutes::sentence(statements))]);
    }
}

fn attendance(sitting: &Sitting<'_>, unit: &UnitId) -> Option<String> {
    let key = (sitting.id(), unit.clone());
    let delegate = sitting
        .ledger
        .attendance
        .get(&key)
        .filter(|line| line.presence == Presence::Delegate)
        .map(|line| minutes::delegate(&line.post, &line.person));
    let written = sitting.ledger.stops.get(&key).is_some_and(|stop| stop.state == StopState::Written);
    let written = written.then(|| minutes::IN_WRITING.to_owned());
    let said: Vec<String> = delegate.into_iter().chain(written).collect();
    (!said.is_empty()).then(|| said.concat())
}

fn progress(sitting: &Sitting<'_>, unit: &UnitId) -> Vec<String> {
    let here = |meeting, of: &UnitId| meeting == sitting.id() && of == unit;
    sitting
        .ledger
        .progress
        .values()
        .filter(|progress| here(progress.meeting, &progress.unit))
        .map(|progress| minutes::progress_about(about(sitting, progress.about.as_ref()).as_deref(), &progress.text))
        .collect()
}

/// What an item is called in the minutes.
fn about(sitting: &Sitting<'_>, item: Option<&ItemId>) -> Option<String> {
    match item? {
        ItemId::Commitment(id) => {
            sitting.ledger.commitments.get(id).map(|commitment| item_words(sitting.ledger, commitment))
        }
        ItemId::Assignment(task, _) => sitting.ledger.tasks.get(task).map(|task| ended(&task.title).to_owned()),
    }
}

/// This month's figures beside last month's, the rates first and few altogether: the counts behind them stand in the
/// ledger and the forms, and a page of them for every unit would bury what was agreed.
fn figures(sitting: &Sitting<'_>, unit: &UnitId) -> Vec<String> {
    let (ledger, period) = (sitting.ledger, sitting.meeting.period);
    let mut indicators: Vec<&Indicator> = ledger.programme.indicators.iter().collect();
    indicators.sort_by_key(|indicator| indicator.measure == Measure::Count);
    let said = indicators.into_iter().filter_map(|indicator| {
        let now = ledger.value(unit, &indicator.id, period)?;
        let last = ledger.value(unit, &indicator.id, period.before());
        Some(minutes::figure(&indicator.name, now, last, &indicator.unit))
    });
    said.take(FIGURES_SAID).collect()
}

fn registers(sitting: &Sitting<'_>, unit: &UnitId) -> Vec<String> {
    let kinds = &sitting.ledger.programme.registers;
    sitting
        .moved_entries(|entry| entry.unit == *unit)
        .filter_map(|entry| {
            let kind = kinds.iter().find(|kind| kind.id == entry.kind)?;
            let stage = kind.public_stage(&entry)?;
            Some(minutes::register_entry(&kind.name, &entry.name, kind.stage_name(stage)))
        })
        .collect()
}

fn help(sitting: &Sitting<'_>, unit: &UnitId) -> Vec<String> {
    let is_settled =
        |request: &HelpRequest| request.settled.is_some_and(|settled| sitting.tells(request.settled_in, settled));
    let asked = sitting.ledger.help_requests.values();
    asked
        .filter(|request| request.unit == *unit && request.meeting <= sitting.id())
        .filter(|request| request.meeting == sitting.id() || is_settled(request))
        .map(|request| minutes::help(&request.text, is_settled(request)))
        .collect()
}

fn published<'a>(sitting: &Sitting<'a>, unit: Option<&UnitId>) -> impl Iterator<Item = &'a Remark> {
    let at = sitting.id();
    sitting
        .ledger
        .remarks
        .values()
        .filter(move |remark| remark.public && remark.meeting == at && remark.unit.as_ref() == unit)
}

fn remark_said(remark: &Remark) -> Vec<Run> {
    match remark.kind {
        RemarkKind::Remark => {
            let usual = if remark.unit.is_some() { minutes::REMARK } else { minutes::DEMAND };
            let (lead, text) = minutes::set_word(&remark.text).unwrap_or((usual, &remark.text));
            vec![Run::lead(lead), Run::plain(minutes::sentence(&[text]))]
        }
        RemarkKind::Note => vec![Run::plain(minutes::sentence(&[remark.text.as_str()]))],
    }
}
