//! The concise minutes (简式): what was resolved comes first, what was heard is told by subject with the figures added up,
//! and what each unit said and promised stands in tables behind the text. See `docs/纪要写法.md`.

use super::earlier::standings;
use super::happening::Happening;
use super::hearing::{heard_of, units};
use super::matter::{Matter, Origin};
use super::sitting::Sitting;
use crate::document::{Align, Block, Cell, Column, Run, Table};
use crate::domain::{
    CommitmentKind, Focus, FocusId, Indicator, ItemId, Measure, RegisterKind, Series, Task, TaskId, UnitId,
};
use crate::wording::concise::{self as words, Earlier};
use crate::wording::minutes;
use std::collections::{BTreeMap, BTreeSet};

/// Up to how many matters all stand in the text; of more, those that a unit alone promised are summed up there and stand
/// in the table.
const ALL_IN_TEXT: usize = 15;
/// How many figures of a group are told: its rate, else its first count.
const FIGURES_A_GROUP: usize = 1;

/// Whether a matter stands in the text of so many.
pub(super) fn in_text(matter: &Matter<'_>, of: usize) -> bool {
    let alone = matter.origin == Origin::Recorded(CommitmentKind::Promise) && matter.leads.len() == 1;
    of <= ALL_IN_TEXT || !alone
}

/// What is said of the promises that stand in the table: how many, by how many units.
pub(super) fn promises(matters: &[Matter<'_>]) -> Option<String> {
    if matters.is_empty() {
        return None;
    }
    let units: BTreeSet<&UnitId> = matters.iter().flat_map(|matter| matter.leads.iter().copied()).collect();
    Some(words::promised(units.len(), matters.len()))
}

/// What was heard, by subject: how the units reported, what became of earlier items, the figures of the city, the
/// registers, what was asked for.
pub(super) fn heard(sitting: &Sitting<'_>, happenings: &[Happening<'_>]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let everybody = units(sitting, happenings);
    let ids: Vec<&UnitId> = everybody.iter().map(|unit| &unit.id).collect();
    let all = standings(sitting, &ids, |_| true);
    let tasks = happenings.iter().filter(|happening| happening.closes_a_task()).map(Happening::units).sum();
    blocks.extend(words::earlier_stand(all, tasks).map(Block::paragraph));
    let by_subject: Vec<String> =
        subjects(sitting).into_iter().filter_map(|(focus, name)| of_subject(sitting, &ids, focus, name)).collect();
    let named = [
        (words::BY_SUBJECT, by_subject),
        (words::CITY_FIGURES, figures(sitting)),
        (minutes::REGISTERS, registers(sitting)),
        (minutes::HELP, help(sitting)),
    ];
    let told = named.into_iter().filter(|(_, statements)| !statements.is_empty());
    blocks.extend(
        told.map(|(lead, statements)| {
            Block::Paragraph(vec![Run::lead(lead), Run::plain(minutes::sentence(&statements))])
        }),
    );
    blocks
}

/// The subjects of the plan in their order; `None` stands for what serves none of them.
fn subjects<'a>(sitting: &Sitting<'a>) -> Vec<(Option<&'a FocusId>, &'a str)> {
    let focuses = sitting.ledger.programme.focuses.iter();
    focuses.map(|Focus { id, short, .. }| (Some(id), short.as_str())).chain([(None, words::OTHER_SUBJECTS)]).collect()
}

/// What is new of a subject; `None` where nothing was said of it, closed or let go by.
fn of_subject(sitting: &Sitting<'_>, units: &[&UnitId], focus: Option<&FocusId>, name: &str) -> Option<String> {
    let ledger = sitting.ledger;
    let of_task = |task: Option<&TaskId>| {
        task.and_then(|task| ledger.tasks.get(task)).and_then(|task: &Task| task.focus.as_ref())
    };
    let of_item = |item: &ItemId| match item {
        ItemId::Commitment(id) => of_task(ledger.commitments.get(id).and_then(|commitment| commitment.task.as_ref())),
        ItemId::Assignment(task, _) => of_task(Some(task)),
    };
    let here = ledger.progress.values().filter(|progress| progress.meeting == sitting.id());
    let reported: BTreeSet<&UnitId> = here
        .filter(|progress| progress.about.as_ref().and_then(of_item) == focus)
        .map(|progress| &progress.unit)
        .collect();
    let all: Earlier = standings(sitting, units, |commitment| of_task(commitment.task.as_ref()) == focus);
    words::subject(name, reported.len(), all)
}

/// The city's figures of the month beside last month's, group by group.
fn figures(sitting: &Sitting<'_>) -> Vec<String> {
    let (ledger, period) = (sitting.ledger, sitting.meeting.period);
    let series = Series::new(period, 2, ledger.readings.values().cloned());
    let mut told: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    let rates_first = |indicator: &&Indicator| indicator.measure == Measure::Count;
    let mut indicators: Vec<&Indicator> = ledger.programme.indicators.iter().collect();
    indicators.sort_by_key(rates_first);
    for indicator in &ledger.programme.indicators {
        if !order.contains(&indicator.group.as_str()) {
            order.push(&indicator.group);
        }
    }
    for indicator in indicators {
        let Some(beside) = series.beside(indicator, None) else { continue };
        let of_group = told.entry(&indicator.group).or_default();
        if beside.whole.value.is_some() && of_group.len() < FIGURES_A_GROUP {
            of_group.push(minutes::city_figure(&indicator.name, &beside, &indicator.unit));
        }
    }
    let groups =
        order.into_iter().filter_map(|group| told.get(group).filter(|said| !said.is_empty()).map(|said| (group, said)));
    groups.map(|(group, said)| words::figures_of(group, said)).collect()
}

/// How many entries each register has at each stage, of those that moved since the last meeting.
fn registers(sitting: &Sitting<'_>) -> Vec<String> {
    let ledger = sitting.ledger;
    let kinds = ledger.programme.registers.iter();
    let moved = |kind: &RegisterKind| -> Vec<(String, usize)> {
        let mut stages: BTreeMap<usize, usize> = BTreeMap::new();
        let entries = sitting.moved_entries(|entry| entry.kind == kind.id);
        for stage in entries.filter_map(|entry| kind.public_stage(&entry)) {
            *stages.entry(stage).or_default() += 1;
        }
        stages.into_iter().map(|(stage, count)| (kind.stage_name(stage).to_owned(), count)).collect()
    };
    kinds
        .map(|kind| (kind, moved(kind)))
        .filter(|(_, stages)| !stages.is_empty())
        .map(|(kind, stages)| words::moved(&kind.name, &stages))
        .collect()
}

/// What the units asked to have settled.
fn help(sitting: &Sitting<'_>) -> Vec<String> {
    let here = sitting.ledger.help_requests.values().filter(|request| request.meeting == sitting.id());
    here.map(|request| words::asked(sitting.ledger.short(&request.unit), &request.text)).collect()
}

/// What became of a unit's items at the meeting or since the last one, but for what its earlier items tell.
fn became(sitting: &Sitting<'_>, happenings: &[Happening<'_>], unit: &UnitId) -> Option<Vec<Run>> {
    let befell = happenings.iter().filter(|happening| happening.befell(unit));
    let told: Vec<String> = befell.filter_map(|happening| happening.said_beside_earlier(sitting)).collect();
    (!told.is_empty()).then(|| vec![Run::lead(minutes::BECAME), Run::plain(minutes::sentence(&told))])
}

/// The table of what each unit reported (各单位汇报情况): what the full minutes say of it, a paragraph a line.
pub(super) fn unit_table(sitting: &Sitting<'_>, happenings: &[Happening<'_>]) -> Option<Table> {
    let [number, unit, said] = words::UNIT_COLUMNS;
    let columns = vec![
        Column::new(number, 4, Align::Center),
        Column::new(unit, 9, Align::Left),
        Column::new(said, 33, Align::Left),
    ];
    let told = units(sitting, happenings).into_iter().map(|unit| {
        let mut paragraphs = heard_of(sitting, unit);
        paragraphs.extend(became(sitting, happenings, &unit.id));
        (unit, paragraphs)
    });
    let told = told.filter(|(_, paragraphs)| !paragraphs.is_empty());
    let rows = (1_u32..).zip(told).map(|(number, (unit, paragraphs))| -> Vec<Cell> {
        let mut runs: Vec<Run> = Vec::new();
        for paragraph in paragraphs {
            if !runs.is_empty() {
                runs.push(Run::plain("\n"));
            }
            runs.extend(paragraph);
        }
        vec![number.to_string().into(), unit.short.clone().into(), Cell { runs }]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    (!rows.is_empty()).then_some(Table { columns, rows })
}
