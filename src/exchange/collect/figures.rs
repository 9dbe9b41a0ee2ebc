//! Rows of figures: this month's counts.

use super::{
    items::ask,
    line::{CellReader, Line, LineKind, Mark},
};
use crate::{
    domain::{Command, FormDoubt, Indicator, IndicatorId, Ledger, Measure, Unit},
    exchange::form::{Account, FigureRow, folded, is_alike, read_count},
    text,
    wording::forms::{self, FigureColumn},
};
use std::collections::BTreeMap;

/// From this figure on, half or twice as much as last month is asked about; below it that says nothing.
const WORTH_ASKING: i64 = 10;

/// The lines of all rows.
pub(super) fn lines(ear: &CellReader<'_>, unit: &Unit, account: &Account) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut read: BTreeMap<IndicatorId, i64> = BTreeMap::new();
    for row in &account.figures {
        let Some(indicator) = indicator(ear.ledger, row) else {
            lines.extend(unknown(ear.ledger, row));
            continue;
        };
        lines.extend(figure(ear, unit, account, row, indicator, &mut read));
        lines.extend(note(ear, unit, row, indicator));
    }
    for line in &mut lines {
        if let (Some(Command::TakeReading { indicator, value, .. }), None) = (&line.act, &line.doubt)
            && let Some((above, most)) = above(ear.ledger, unit, &read, indicator, *value)
        {
            ask(line, FormDoubt::Above(above, most));
        }
    }
    lines
}

fn indicator<'a>(ledger: &'a Ledger, row: &FigureRow) -> Option<&'a Indicator> {
    let by = |column: FigureColumn, is: &dyn Fn(&Indicator, &str) -> bool| {
        let words = folded(&row.words(&column)?);
        ledger.programme.indicators.iter().find(|known| known.measure == Measure::Count && is(known, &words))
    };
    let code = by(FigureColumn::Id, &|known, words| is_alike(known.id.as_str(), words));
    let name = by(FigureColumn::Name, &|known, words| is_alike(&known.name, words));
    match (code, name) {
        (Some(code), Some(name)) if code.id != name.id => None,
        // The name was written over: what was filled in is about something else.
        (Some(_), None) if row.words(&FigureColumn::Name).is_some() => None,
        (code, name) => code.or(name),
    }
}

fn line(row: &FigureRow, kind: LineKind, about: &str, said: String, act: Option<Command>) -> Line {
    Line { place: row.place.clone(), kind, about: about.to_owned(), said, act, doubt: None, mark: Mark::Taken }
}

fn unknown(ledger: &Ledger, row: &FigureRow) -> Option<Line> {
    let name = row.words(&FigureColumn::Name).or_else(|| row.words(&FigureColumn::Id))?;
    let wanted = folded(&name);
    let is_rate = ledger
        .programme
        .indicators
        .iter()
        .any(|known| known.measure != Measure::Count && is_alike(&known.name, &wanted));
    let said = row.words(&FigureColumn::Now).filter(|_| !is_rate)?;
    let mut read = line(row, LineKind::Other(format!("{name}{}", row.place.row)), &name, said, None);
    ask(&mut read, FormDoubt::UnknownRow(name));
    Some(read)
}

fn figure(
    ear: &CellReader<'_>,
    unit: &Unit,
    account: &Account,
    row: &FigureRow,
    indicator: &Indicator,
    all: &mut BTreeMap<IndicatorId, i64>,
) -> Option<Line> {
    let cell = row.cell(&FigureColumn::Now)?;
    let kind = LineKind::Figure(indicator.id.clone());
    let value = match read_count(cell, &indicator.unit) {
        Ok(value) => value,
        Err(doubt) => {
            let act = (doubt == FormDoubt::NoneOrUnknown).then(|| reading(unit, indicator, 0));
            let mut read = line(row, kind, &indicator.name, cell.words(), act);
            ask(&mut read, doubt);
            return Some(read);
        }
    };
    let repeated = all.insert(indicator.id.clone(), value).is_some_and(|before| before != value);
    let period = ear.ledger.meeting()?.period;
    let known = |period| {
        let key = (unit.id.clone(), indicator.id.clone(), period);
        ear.ledger.readings.get(&key).map(|reading| reading.value)
    };
    let stands = known(period);
    if stands == Some(value) {
        return None;
    }
    let mut read = line(row, kind, &indicator.name, value.to_string(), Some(reading(unit, indicator, value)));
    let made = account.identity.figures.get(indicator.id.as_str()).copied().flatten();
    // A month on another topic has no figures: the last there are stand for it.
    let last = ear.ledger.last_reading(&unit.id, &indicator.id, period).map(|reading| reading.value);
    let doubt = match (stands, last) {
        (Some(stands), _) if Some(stands) != made => Some(FormDoubt::Newer(stands)),
        _ if repeated => Some(FormDoubt::RowTwice),
        _ if row.doubled.contains(&FigureColumn::Now) => {
            Some(FormDoubt::ColumnTwice(FigureColumn::Now.heading().to_owned()))
        }
        _ if row.merged.contains(&FigureColumn::Now) => Some(FormDoubt::Merged),
        (_, Some(last)) if is_jump(last, value) => Some(FormDoubt::Jump(last)),
        _ => None,
    };
    if let Some(doubt) = doubt {
        ask(&mut read, doubt);
    }
    Some(read)
}

fn reading(unit: &Unit, indicator: &Indicator, value: i64) -> Command {
    Command::TakeReading { unit: unit.id.clone(), indicator: indicator.id.clone(), value }
}

fn is_jump(last: i64, now: i64) -> bool {
    last.max(now) >= WORTH_ASKING && (now.saturating_mul(2) <= last || now >= last.saturating_mul(2))
}

/// What a figure can never exceed, when it does: in this form, or in the ledger.
fn above(
    ledger: &Ledger,
    unit: &Unit,
    read: &BTreeMap<IndicatorId, i64>,
    id: &IndicatorId,
    value: i64,
) -> Option<(String, i64)> {
    let indicator = ledger.programme.indicators.iter().find(|known| known.id == *id)?;
    let most = indicator.at_most.as_ref()?;
    let period = ledger.meeting()?.period;
    let key = (unit.id.clone(), most.clone(), period);
    let limit = read.get(most).copied().or_else(|| ledger.readings.get(&key).map(|reading| reading.value))?;
    let name = ledger.programme.indicators.iter().find(|known| known.id == *most).map(|known| known.name.clone())?;
    (value > limit).then_some((name, limit))
}

fn note(ear: &CellReader<'_>, unit: &Unit, row: &FigureRow, indicator: &Indicator) -> Option<Line> {
    let words = row.words(&FigureColumn::Note)?;
    let text = forms::figure_note(&indicator.name, &words);
    let is_known =
        ear.ledger.progress.values().any(|known| {
            Some(known.meeting) == ear.ledger.at && known.unit == unit.id && known.text == text::plain(&text)
        });
    let act = Command::NoteProgress { unit: unit.id.clone(), about: None, text, share: None };
    (!is_known).then(|| line(row, LineKind::Note(indicator.id.clone()), &indicator.name, words, Some(act)))
}
