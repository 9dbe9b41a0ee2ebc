//! Rows of items: what a unit says about each of them.

use super::line::{CellReader, Line, LineKind, Mark, of_stage, promise};
use crate::{
    document::compose::form_base,
    domain::{Command, Deadline, FormDoubt, Item, ItemId, Ledger, Life, TaskId, Unit, UnitId, masked},
    exchange::form::{Account, Cell, ItemRow, Status, folded, read_percent, read_status},
    text,
    wording::{
        self,
        forms::{self, ItemColumn},
    },
};
use std::collections::BTreeMap;

/// The lines of all rows.
pub(super) fn lines(ear: &CellReader<'_>, unit: &Unit, account: &Account) -> Vec<Line> {
    let mut seen: BTreeMap<(ItemId, Option<usize>), &ItemRow> = BTreeMap::new();
    let mut lines = Vec::new();
    for row in &account.items {
        let mut read = match whose(ear.ledger, unit, account, row) {
            Whose::Nobody => new_row(ear, unit, row),
            Whose::Asked(doubt) => unplaced(row, doubt),
            Whose::Item(id, doubt) => {
                let stage = stage_of(row);
                let before = seen.insert((id.clone(), stage), row);
                if before.is_some_and(|before| !says_else(before, row)) {
                    continue;
                }
                let repeated = before.is_some();
                let mut read = about_item(ear, unit, account, row, (&id, stage));
                let doubt = doubt.or_else(|| repeated.then_some(FormDoubt::RowTwice));
                if let Some(doubt) = doubt {
                    read.iter_mut().filter(|line| line.doubt.is_none()).for_each(|line| ask(line, doubt.clone()));
                }
                read
            }
        };
        read.extend(others(row));
        lines.append(&mut read);
    }
    lines
}

/// Whose row it is.
enum Whose {
    /// No item's: a new promise.
    Nobody,
    /// It cannot be said.
    Asked(FormDoubt),
    /// An item's, with a question.
    Item(ItemId, Option<FormDoubt>),
}

fn whose(ledger: &Ledger, unit: &Unit, account: &Account, row: &ItemRow) -> Whose {
    let identity = &account.identity;
    let text = row.words(&ItemColumn::Text).unwrap_or_default();
    let Some(name) = row.words(&ItemColumn::Id) else {
        // The hidden column may have been left behind when the table was copied: the words find the item.
        return match by_words(ledger, unit, account, &text) {
            Some(id) => Whose::Item(id, None),
            None => Whose::Nobody,
        };
    };
    let Some(id) = item_id(&name) else { return Whose::Asked(FormDoubt::UnknownRow(name)) };
    let Some(item) = ledger.item(&id) else { return Whose::Asked(FormDoubt::UnknownRow(name)) };
    if *item.unit() != unit.id {
        return Whose::Asked(FormDoubt::OthersRow(ledger.short(item.unit()).to_owned()));
    }
    let made = identity.items.get(&name).map(|made| made.text.as_str());
    let is_same =
        text.is_empty() || made.is_some_and(|made| folded(made) == folded(&text)) || is_called(ledger, &item, &text);
    let doubt = (!is_same).then(|| FormDoubt::OtherWords(made.unwrap_or(item.text()).to_owned()));
    Whose::Item(id, doubt)
}

fn by_words(ledger: &Ledger, unit: &Unit, account: &Account, text: &str) -> Option<ItemId> {
    let wanted = folded(text);
    if wanted.is_empty() {
        return None;
    }
    let made = account.identity.items.iter().filter(|(_, made)| folded(&made.text) == wanted);
    let made: Vec<ItemId> = made.filter_map(|(name, _)| item_id(name)).filter(|id| ledger.item(id).is_some()).collect();
    if let [only] = made.as_slice() {
        return Some(only.clone());
    }
    let open = ledger.commitments_of(&unit.id).map(Item::Commitment).chain(ledger.assignments_of(&unit.id));
    let known: Vec<ItemId> =
        open.filter(|item| item.is_open() && is_called(ledger, item, text)).map(|item| item.id()).collect();
    if let [only] = known.as_slice() { Some(only.clone()) } else { None }
}

/// Whether words are an item's, as it was recorded or as forms have it.
fn is_called(ledger: &Ledger, item: &Item<'_>, words: &str) -> bool {
    let words = words.split_once("（第").map_or(words, |(words, _)| words);
    let bare = |words: &str| folded(wording::ended(words));
    bare(item.text()) == bare(words) || bare(&masked(&wording::words_of_item(ledger, item))) == bare(words)
}

/// The stage that a row is about: 12.1, T30@U18.2.
fn stage_of(row: &ItemRow) -> Option<usize> {
    let name = folded(&row.words(&ItemColumn::Id)?);
    let (_, stage) = name.rsplit_once('.')?;
    stage.parse().ok().filter(|stage| *stage > 0)
}

/// 12, T30@U18, with the stage behind it where it is about one; a number may come back as 12.0.
fn item_id(name: &str) -> Option<ItemId> {
    let name = folded(name);
    let name = match name.rsplit_once('.') {
        Some((item, stage)) if !stage.is_empty() && stage.bytes().all(|byte| byte.is_ascii_digit()) => item,
        _ => name.as_str(),
    };
    if let Some((task, unit)) = name.split_once('@') {
        return Some(ItemId::Assignment(TaskId::new(&task.to_uppercase()), UnitId::new(&unit.to_uppercase())));
    }
    name.parse().ok().map(|number| ItemId::Commitment(crate::domain::CommitmentId(number)))
}

fn says_else(before: &ItemRow, row: &ItemRow) -> bool {
    let theirs = |row: &ItemRow| -> Vec<(ItemColumn, String)> {
        let columns = row.cells.keys().filter(|column| **column > ItemColumn::State);
        columns.filter_map(|column| row.words(column).map(|words| (*column, folded(&words)))).collect()
    };
    theirs(before) != theirs(row)
}

/// Asks about a line: it waits until it is taken.
pub(super) fn ask(line: &mut Line, doubt: FormDoubt) {
    line.doubt = Some(doubt);
    line.mark = Mark::Open;
}

fn line(row: &ItemRow, kind: LineKind, about: &str, said: String, act: Option<Command>) -> Line {
    Line { place: row.place.clone(), kind, about: about.to_owned(), said, act, doubt: None, mark: Mark::Taken }
}

fn about_item(
    ear: &CellReader<'_>,
    unit: &Unit,
    account: &Account,
    row: &ItemRow,
    (id, stage): (&ItemId, Option<usize>),
) -> Vec<Line> {
    let Some(item) = ear.ledger.item(id) else { return Vec::new() };
    let about = text::plain(item.text());
    let about = stage.map_or(about.clone(), |stage| forms::stage_of(&about, stage));
    let mut lines = Vec::new();
    let status = row.words(&ItemColumn::Status);
    let mut understood = status.as_deref().and_then(read_status);
    if status.is_none() && row.cell(&ItemColumn::DoneOn).is_some() {
        // Whoever says when it was done says that it is.
        understood = Some(Status::Done);
    }
    if let (Some(words), None) = (&status, understood) {
        let mut asked = line(row, LineKind::Report(id.clone(), stage), &about, words.clone(), None);
        ask(&mut asked, FormDoubt::NotUnderstood);
        lines.push(asked);
    }
    let (share, share_line) = share(row, id, &about, unit);
    lines.extend(share_line);
    lines.extend(progress(ear, unit, row, &item, (&about, understood, share)));
    if understood == Some(Status::Done) {
        lines.extend(report(ear, row, (&item, stage), &about, share));
    }
    lines.extend(until(ear, row, (&item, stage), (&about, understood)));
    if let Some(words) = row.words(&ItemColumn::Help) {
        lines.extend(help(ear, unit, row, id, &about, words));
    }
    lines.extend(rewritten(account, row, id, &about, ear));
    let base = row.words(&ItemColumn::Id).and_then(|name| account.identity.items.get(&name)).map(|made| &made.base);
    let has_changed = base.is_some_and(|base| *base != form_base(&item));
    let is_open = item.is_open();
    for line in &mut lines {
        let is_touched = matches!(line.kind, LineKind::Report(..) | LineKind::Extend(..));
        if line.doubt.is_none() && ((has_changed && is_touched) || !is_open) {
            ask(line, FormDoubt::Changed(stands(&item, ear)));
        }
        let column = match line.kind {
            LineKind::Progress(_) => ItemColumn::Progress,
            LineKind::Report(..) => ItemColumn::Status,
            LineKind::Extend(..) => ItemColumn::Until,
            _ => ItemColumn::Help,
        };
        if line.doubt.is_none() && row.doubled.contains(&column) {
            ask(line, FormDoubt::ColumnTwice(column.heading().to_owned()));
        } else if line.doubt.is_none() && row.merged.contains(&column) {
            ask(line, FormDoubt::Merged);
        }
    }
    lines
}

/// How an item stands now, in words.
fn stands(item: &Item<'_>, ear: &CellReader<'_>) -> String {
    let life = item.course().map_or(&Life::Standing, |course| &course.life);
    format!("{}，期限{}", wording::life(life), wording::deadline(item.deadline(), ear.base))
}

/// 完成率, and a question when it is not clear.
fn share(row: &ItemRow, id: &ItemId, about: &str, unit: &Unit) -> (Option<u8>, Option<Line>) {
    let Some(cell) = row.cell(&ItemColumn::Percent) else { return (None, None) };
    match read_percent(cell) {
        Ok(share) if !row.merged.contains(&ItemColumn::Percent) => (Some(share), None),
        read => {
            let (doubt, share) = match read {
                Ok(share) => (FormDoubt::Merged, Some(share)),
                Err(FormDoubt::Fraction(share)) => (FormDoubt::Fraction(share), Some(share)),
                Err(doubt) => (doubt, None),
            };
            let act = share.map(|share| Command::NoteProgress {
                unit: unit.id.clone(),
                about: Some(id.clone()),
                text: wording::forms::share_alone(share),
                share: Some(share),
            });
            let mut asked = line(row, LineKind::Progress(id.clone()), about, cell.words(), act);
            // The heading without what it says in brackets.
            let column = ItemColumn::Percent.heading().split('（').next().unwrap_or_default();
            asked.about = format!("{about}（{column}）");
            ask(&mut asked, doubt);
            (None, Some(asked))
        }
    }
}

fn progress(
    ear: &CellReader<'_>,
    unit: &Unit,
    row: &ItemRow,
    item: &Item<'_>,
    (about, status, share): (&str, Option<Status>, Option<u8>),
) -> Option<Line> {
    let words = row.words(&ItemColumn::Progress);
    // Evidence of what is not done yet is part of what was done.
    let evidence = row.words(&ItemColumn::Evidence).filter(|_| status != Some(Status::Done));
    let said = match (words, evidence) {
        (Some(words), Some(evidence)) => Some(format!("{words}（{}：{evidence}）", ItemColumn::Evidence.heading())),
        (words, evidence) => words.or(evidence),
    };
    let alone = || match (status, share) {
        (Some(Status::Done), _) => None,
        (_, Some(share)) => Some(wording::forms::share_alone(share)),
        (Some(Status::Going | Status::NotStarted), None) => row.words(&ItemColumn::Status),
        _ => None,
    };
    let said = said.or_else(alone)?;
    let id = item.id();
    let earlier = ear.ledger.progress.values().filter(|progress| {
        Some(progress.meeting) == ear.ledger.at && progress.unit == unit.id && progress.about.as_ref() == Some(&id)
    });
    let earlier: Vec<_> = earlier.collect();
    if earlier.iter().any(|progress| progress.text == text::plain(&said) && progress.share == share) {
        return None;
    }
    let act = Command::NoteProgress { unit: unit.id.clone(), about: Some(id.clone()), text: said.clone(), share };
    let mut read = line(row, LineKind::Progress(id), about, said, Some(act));
    if matches!(row.cells.get(&ItemColumn::Progress), Some(Cell::NoResult)) {
        read.act = None;
        ask(&mut read, FormDoubt::NoResult);
    } else if let Some(last) = earlier.last() {
        ask(&mut read, FormDoubt::AlreadySaid(last.text.clone()));
    }
    Some(read)
}

fn report(
    ear: &CellReader<'_>,
    row: &ItemRow,
    (item, stage): (&Item<'_>, Option<usize>),
    about: &str,
    share: Option<u8>,
) -> Option<Line> {
    let evidence = row.words(&ItemColumn::Evidence).or_else(|| row.words(&ItemColumn::Progress)).unwrap_or_default();
    if let Some(Life::Reported(report)) = item.course().map(|course| &course.life)
        && report.evidence == text::plain(&evidence)
    {
        return None;
    }
    let id = item.id();
    let on = row.cell(&ItemColumn::DoneOn);
    let day = on.map(|cell| ear.day_done(cell)).transpose();
    let said = [ItemColumn::Status, ItemColumn::DoneOn].iter().filter_map(|column| row.words(column));
    let said = said.collect::<Vec<_>>().join("，");
    let said = if evidence.is_empty() { said } else { format!("{said}：{evidence}") };
    let act = match day {
        Ok(Some(on)) => Command::ReportOn { item: id.clone(), evidence, on },
        Ok(None) | Err(_) => Command::Report { item: id.clone(), evidence },
    };
    let mut read = line(row, LineKind::Report(id, stage), about, said, Some(of_stage(stage, act)));
    if let Err(doubt) = day {
        ask(&mut read, doubt);
    } else if row.merged.contains(&ItemColumn::DoneOn) {
        ask(&mut read, FormDoubt::Merged);
    } else if let Some(share) = share.filter(|share| *share < 100) {
        ask(&mut read, FormDoubt::DoneBelow(share));
    }
    Some(read)
}

/// An extension is asked for, never granted by a form.
pub(super) fn extension(item: &ItemId, to: &Deadline, reason: &str) -> Command {
    Command::AskExtension { item: item.clone(), to: to.clone(), reason: reason.to_owned() }
}

fn until(
    ear: &CellReader<'_>,
    row: &ItemRow,
    (item, stage): (&Item<'_>, Option<usize>),
    (about, status): (&str, Option<Status>),
) -> Option<Line> {
    let id = item.id();
    let reason = row.words(&ItemColumn::Reason).unwrap_or_default();
    let cell = row.cell(&ItemColumn::Until);
    if cell.is_none() && status != Some(Status::Late) && reason.is_empty() {
        return None;
    }
    let words = cell.map(Cell::words).or_else(|| row.words(&ItemColumn::Status)).unwrap_or_default();
    let said = if reason.is_empty() { words } else { format!("{words}（{reason}）") };
    let to = cell.ok_or(FormDoubt::NoDay).and_then(|cell| ear.deadline(cell));
    let to = match to {
        Ok(to) => to,
        Err(doubt) => {
            let mut read = line(row, LineKind::Extend(id, stage), about, said, None);
            ask(&mut read, doubt);
            return Some(read);
        }
    };
    let past = to.days().find(|day| *day < ear.base);
    let is_same = to.dues == item.deadline().dues;
    let is_known = is_asked_already(item, &to);
    let act = of_stage(stage, extension(&id, &to, &reason));
    let mut read = line(row, LineKind::Extend(id, stage), about, said, Some(act));
    if let Some(day) = past {
        read.act = None;
        ask(&mut read, FormDoubt::PastDay(day));
    } else if reason.is_empty() {
        ask(&mut read, FormDoubt::NoReason);
    }
    (!is_same && !is_known).then_some(read)
}

/// Whether this day is asked for already, and not answered yet.
fn is_asked_already(item: &Item<'_>, to: &Deadline) -> bool {
    let requests = item.course().map(|course| course.requests.as_slice()).unwrap_or_default();
    requests.iter().any(|request| request.answer.is_none() && request.to.dues == to.dues)
}

fn help(ear: &CellReader<'_>, unit: &Unit, row: &ItemRow, id: &ItemId, about: &str, words: String) -> Option<Line> {
    if matches!(folded(&words).as_str(), "无" | "没有" | "暂无") {
        return None;
    }
    let is_known = ear
        .ledger
        .help_requests
        .values()
        .any(|known| known.unit == unit.id && known.settled.is_none() && known.text == text::plain(&words));
    let act = Command::AskHelp { unit: unit.id.clone(), text: words.clone() };
    (!is_known).then(|| line(row, LineKind::Help(Some(id.clone())), about, words, Some(act)))
}

/// The deadline is not the unit's to write over: it is asked whether an extension is meant.
fn rewritten(account: &Account, row: &ItemRow, id: &ItemId, about: &str, ear: &CellReader<'_>) -> Option<Line> {
    let made = account.identity.items.get(&row.words(&ItemColumn::Id)?)?;
    let cell = row.cell(&ItemColumn::Due)?;
    let words = row.words(&ItemColumn::Due)?;
    if made.due.is_empty() || folded(&words) == folded(&made.due) {
        return None;
    }
    let to = ear.deadline(cell).ok();
    let before = ear.deadline(&Cell::Text(made.due.clone())).ok();
    if to.is_some() && to.as_ref().map(|to| &to.dues) == before.as_ref().map(|before| &before.dues) {
        return None;
    }
    let reason = row.words(&ItemColumn::Reason).unwrap_or_default();
    let act = to.map(|to| extension(id, &to, &reason));
    let stage = stage_of(row);
    let act = act.map(|act| of_stage(stage, act));
    let mut read = line(row, LineKind::Extend(id.clone(), stage), about, words, act);
    ask(&mut read, FormDoubt::DueRewritten(made.due.clone()));
    Some(read)
}

fn theirs(row: &ItemRow) -> String {
    let columns = row.cells.keys().filter(|column| **column >= ItemColumn::Text && **column != ItemColumn::State);
    columns.filter_map(|column| row.words(column)).collect::<Vec<_>>().join("；")
}

/// A row whose item cannot be said: all of it is shown.
fn unplaced(row: &ItemRow, doubt: FormDoubt) -> Vec<Line> {
    let says = row.cells.keys().any(|column| *column > ItemColumn::State && row.words(column).is_some());
    if !says {
        return Vec::new();
    }
    let about = row.words(&ItemColumn::Text).unwrap_or_default();
    let mut read = line(row, LineKind::Other(format!("{:?}", row.place)), &about, theirs(row), None);
    ask(&mut read, doubt);
    vec![read]
}

fn new_row(ear: &CellReader<'_>, unit: &Unit, row: &ItemRow) -> Vec<Line> {
    let Some(text) = row.words(&ItemColumn::Text) else { return unplaced(row, FormDoubt::NotUnderstood) };
    let is_known =
        ear.ledger.commitments_of(&unit.id).any(|known| known.course.is_open() && folded(&known.text) == folded(&text));
    if is_known {
        return Vec::new();
    }
    let due = row.cell(&ItemColumn::Due).or_else(|| row.cell(&ItemColumn::Until));
    let mut heard = ear.hear(&text, &unit.id);
    let mut doubt = FormDoubt::NewRow;
    // The column of the day counts for more than the words.
    if let Some(cell) = due {
        heard.deadline = ear.deadline(cell).unwrap_or_else(|fault| {
            doubt = fault;
            Deadline::none()
        });
    }
    let said = theirs(row);
    let act = promise(&unit.id, heard, text.clone());
    let mut read = line(row, LineKind::New(folded(&text)), &text, said, Some(act));
    ask(&mut read, doubt);
    let mut lines = vec![read];
    lines.extend(told_of_new(row, unit, &text));
    lines
}

/// What a unit tells of a promise that it makes in the same row: it has no number yet, so it is kept with its words.
fn told_of_new(row: &ItemRow, unit: &Unit, text: &str) -> Option<Line> {
    let columns = [ItemColumn::Status, ItemColumn::Percent, ItemColumn::Progress, ItemColumn::Evidence];
    let told: Vec<String> = columns.iter().filter_map(|column| row.words(column)).collect();
    if told.is_empty() {
        return None;
    }
    let told = told.join("；");
    let note = format!("{}：{told}", text::plain(text));
    let act = Command::NoteProgress { unit: unit.id.clone(), about: None, text: note, share: None };
    let kind = LineKind::Other(format!("{}{}told", row.place.sheet, row.place.row));
    let mut read = line(row, kind, text, told, Some(act));
    ask(&mut read, FormDoubt::ToldOfNew);
    Some(read)
}

/// What stands under headings nobody asked for.
fn others(row: &ItemRow) -> Vec<Line> {
    row.others
        .iter()
        .map(|(heading, words)| {
            let kind = LineKind::Other(format!("{}{}{heading}", row.place.sheet, row.place.row));
            let mut read = line(row, kind, heading, words.clone(), None);
            ask(&mut read, FormDoubt::NotUnderstood);
            read
        })
        .collect()
}
