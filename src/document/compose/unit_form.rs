//! The units' monthly forms: what each is asked about before the meeting at hand.

use super::head::{Head, paper};
use super::item_line::{deadline, standing};
use super::minutes::meta;
use crate::document::{DocumentKind, FormEntry, FormFigure, FormItem, UnitForm};
use crate::domain::{Audience, Item, Ledger, Life, Measure, OneUnit, Part, RegisterEntry, RegisterKind, Unit, masked};
use crate::wording::words_of_item as text;
use crate::wording::{self, forms, minutes};
use chrono::NaiveDate;

/// Which of the plan's tasks a form asks about, besides what was promised and instructed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FormScope {
    /// Those with a day: a form of thirty lines is not filled in.
    #[default]
    Dated,
    /// All that are open.
    Everything,
}

/// A unit's form; `None` without a meeting, or when there is no such unit.
#[must_use]
pub fn unit_form(books: &OneUnit, today: NaiveDate, reach: FormScope) -> Option<UnitForm> {
    let ledger = books.books();
    let meeting = ledger.meeting()?;
    let unit = ledger.units.get(books.unit()?)?;
    let head = Head { kind: DocumentKind::Tasks, what: forms::FORM, unit: &unit.short };
    let mut items = asked(ledger, unit, reach, today);
    items.sort_by_key(|item| (!item.is_owed(), item.due(today).unwrap_or(NaiveDate::MAX), item.id()));
    Some(UnitForm {
        file: paper(books, today, head, Vec::new()).title,
        title: forms::title(meeting.period, &meeting.name),
        meta: meta(books, today),
        unit: (unit.id.to_string(), unit.name.clone()),
        meeting: (meeting.id.0, meeting.period.to_string()),
        made: today.to_string(),
        items: items.iter().flat_map(|item| form_items(ledger, item, today)).collect(),
        figures: figures(ledger, unit),
        entries: entries(ledger, unit),
    })
}

fn asked<'a>(ledger: &'a Ledger, unit: &'a Unit, reach: FormScope, today: NaiveDate) -> Vec<Item<'a>> {
    let promised = ledger.commitments_of(&unit.id).map(Item::Commitment).filter(Item::is_open);
    let planned = ledger
        .assignments_of(&unit.id)
        .filter(Item::is_open)
        .filter(|item| reach == FormScope::Everything || item.due(today).is_some());
    promised.chain(planned).collect()
}

/// An item a row; of several dated stages each that is still owed has a row of its own.
fn form_items(ledger: &Ledger, item: &Item<'_>, today: NaiveDate) -> Vec<FormItem> {
    let whole = form_item(ledger, item, today);
    if !item.deadline().is_staged() || !item.is_owed() {
        return vec![whole];
    }
    let stages = item.open_points(today).into_iter().filter_map(|point| match point.part {
        Part::Stage(stage) => Some((stage, point.day)),
        Part::Round(_) => None,
    });
    let row = |(stage, day): (usize, NaiveDate)| FormItem {
        id: format!("{}.{stage}", whole.id),
        text: forms::stage_of(wording::ended(&whole.text), stage),
        due: wording::day_in_full(day),
        ..whole.clone()
    };
    stages.map(row).collect()
}

fn form_item(ledger: &Ledger, item: &Item<'_>, today: NaiveDate) -> FormItem {
    FormItem {
        id: item.id().to_string(),
        text: masked(&text(ledger, item)),
        due: deadline(ledger, item, today).unwrap_or_else(|| minutes::UNDATED_CELL.to_owned()),
        state: standing(item, today),
        base: form_base(item),
    }
}

/// How an item stands, in a form that can be compared: its life and its deadline.
#[must_use]
pub fn form_base(item: &Item<'_>) -> String {
    let life = item.course().map_or(&Life::Standing, |course| &course.life);
    format!("{}|{}", wording::life(life), item.deadline().label())
}

fn figures(ledger: &Ledger, unit: &Unit) -> Vec<FormFigure> {
    let Some(period) = ledger.meeting().map(|meeting| meeting.period) else { return Vec::new() };
    let value = |indicator: &crate::domain::IndicatorId, period| {
        ledger.readings.get(&(unit.id.clone(), indicator.clone(), period)).map(|reading| reading.value)
    };
    ledger
        .programme
        .indicators
        .iter()
        .filter(|indicator| indicator.measure == Measure::Count)
        // What it gave before stays its own, whatever the plan says now.
        .filter(|indicator| {
            ledger.asks(&unit.id, indicator)
                || value(&indicator.id, period).is_some()
                || value(&indicator.id, period.before()).is_some()
        })
        .map(|indicator| FormFigure {
            id: indicator.id.to_string(),
            group: indicator.group.clone(),
            name: indicator.name.clone(),
            measure: indicator.unit.clone(),
            last: ledger.last_reading(&unit.id, &indicator.id, period).map(|reading| reading.value),
            now: value(&indicator.id, period),
        })
        .collect()
}

/// The unit's entries of registers that may be told, and what it has not registered yet.
fn entries(ledger: &Ledger, unit: &Unit) -> Vec<FormEntry> {
    // What is held again and again is the office's own; a finding moves on with what was promised on it.
    let kinds = ledger.programme.registers.iter().filter(|k| !k.private && k.every.is_none() && k.follow_up.is_none());
    kinds.flat_map(|kind| of_kind(ledger, kind, unit)).collect()
}

fn of_kind(ledger: &Ledger, kind: &RegisterKind, unit: &Unit) -> Vec<FormEntry> {
    let choices = || kind.stages.iter().filter(|stage| !stage.until_released).map(|stage| stage.name.clone()).collect();
    let row = |entry: &RegisterEntry| {
        let stage = kind.public_stage(entry)?;
        Some(FormEntry {
            id: entry.id.to_string(),
            kind: kind.name.clone(),
            name: masked(&entry.name),
            stage: kind.stage_name(stage).to_owned(),
            stages: choices(),
            fields: fields(kind, Some(entry)),
        })
    };
    let own = ledger.register_of(&kind.id).into_iter().filter(|entry| entry.unit == unit.id).filter_map(row);
    let tally = ledger.register_progress(kind);
    let missing = tally.missing.iter().filter(|owing| owing.unit.id == unit.id).map(|owing| FormEntry {
        id: kind.id.to_string(),
        kind: kind.name.clone(),
        name: owing.name.to_owned(),
        stage: String::new(),
        stages: choices(),
        fields: fields(kind, None),
    });
    own.chain(missing).collect()
}

/// What a unit may be asked of an entry (品牌内涵 …), with what it gave: what is the office's own is not its to see.
fn fields(kind: &RegisterKind, entry: Option<&RegisterEntry>) -> Vec<(String, String)> {
    let asked = kind.fields.iter().filter(|field| !field.private && !field.until_released);
    let value = |name: &str| entry.and_then(|entry| entry.fields.get(name)).map(|value| masked(value));
    asked.map(|field| (field.name.clone(), value(&field.name).unwrap_or_default())).collect()
}
