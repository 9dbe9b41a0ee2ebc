//! Rows of the draft of the minutes: what a unit would have otherwise. Nothing of it is taken without a choice: it is a
//! question beside the record.

use super::{
    items::ask,
    line::{CellReader, Line, LineKind, Mark},
};
use crate::{
    document::compose::{DraftRow as Told, draft_rows},
    domain::{Amendment, Command, CommitmentId, Deadline, FormDoubt, Ledger, RemarkKind, Unit},
    exchange::form::{Account, Cell, DraftRow, folded},
    text,
    wording::draft::{self as words, DraftColumn},
};

/// What a draft comes to.
pub(super) struct Opinions {
    /// The lines of all rows.
    pub(super) lines: Vec<Line>,
    /// What it says, an item a line, as it is kept with the minutes.
    pub(super) words: Vec<String>,
}

/// The lines of all rows, held against the draft as it would be made now.
pub(super) fn read(ear: &CellReader<'_>, unit: &Unit, account: &Account) -> Opinions {
    let told = draft_rows(&ear.ledger.for_unit(&unit.id));
    let mut read = Opinions { lines: Vec::new(), words: Vec::new() };
    for row in account.draft.iter().flatten() {
        let number = row.words(&DraftColumn::Id).map(|number| folded(&number)).unwrap_or_default();
        let id = number.strip_suffix(".0").unwrap_or(&number).parse().ok().map(CommitmentId);
        let lines = match told.iter().find(|one| Some(one.id) == id) {
            Some(told) => of_item(ear, unit, row, told),
            None => unknown(row, number.clone()),
        };
        let said = lines.iter().map(|line| text::plain(&line.said)).collect::<Vec<_>>().join("；");
        if !said.is_empty() {
            read.words.push(words::about(&number, &said));
        }
        read.lines.extend(lines);
    }
    read
}

fn line(row: &DraftRow, kind: LineKind, told: &Told, said: String, act: Option<Command>, doubt: FormDoubt) -> Line {
    let (place, about) = (row.place.clone(), told.text.clone());
    let mut line = Line { place, kind, about, said, act, doubt: None, mark: Mark::Open };
    ask(&mut line, doubt);
    line
}

/// A row that the draft does not have: what was written there is not lost.
fn unknown(row: &DraftRow, number: String) -> Vec<Line> {
    let said: Vec<String> = DraftColumn::ALL.iter().skip(1).filter_map(|column| row.words(column)).collect();
    if said.is_empty() {
        return Vec::new();
    }
    let name = if number.is_empty() { row.words(&DraftColumn::Text).unwrap_or_default() } else { number };
    let told = Told { id: CommitmentId(0), text: name.clone(), whose: String::new(), due: String::new() };
    let kind = LineKind::Other(format!("{:?}", row.place));
    vec![line(row, kind, &told, said.join("；"), None, FormDoubt::UnknownRow(name))]
}

fn of_item(ear: &CellReader<'_>, unit: &Unit, row: &DraftRow, told: &Told) -> Vec<Line> {
    let mut lines = Vec::new();
    let is_same = |one: &str, other: &str| folded(one) == folded(other);
    if let Some(text) = row.words(&DraftColumn::Text).filter(|text| !is_same(text, &told.text)) {
        lines.push(wording(ear, row, told, text));
    }
    if let Some(due) = row.words(&DraftColumn::Due).filter(|due| !is_same(due, &told.due)) {
        lines.push(another_day(ear, row, told, due));
    }
    lines.extend(row.words(&DraftColumn::Opinion).and_then(|said| opinion(ear, unit, row, told, said)));
    lines
}

fn wording(ear: &CellReader<'_>, row: &DraftRow, told: &Told, text: String) -> Line {
    let ids = worded_as_one(ear.ledger, told.id);
    let act = Command::WordItem { ids, written: Some(text.clone()) };
    line(row, LineKind::Wording(told.id), told, text, Some(act), FormDoubt::DraftWords(told.text.clone()))
}

fn another_day(ear: &CellReader<'_>, row: &DraftRow, told: &Told, due: String) -> Line {
    match ear.deadline(&Cell::Text(due.clone())) {
        Ok(to) => {
            let act = Some(day(told.id, to));
            line(row, LineKind::DraftDue(told.id), told, due, act, FormDoubt::DraftDue(told.due.clone()))
        }
        Err(doubt) => line(row, LineKind::DraftDue(told.id), told, due, None, doubt),
    }
}

/// What stands in the column for it: no objection, another wording, another day, or something that only people can settle.
fn opinion(ear: &CellReader<'_>, unit: &Unit, row: &DraftRow, told: &Told, said: String) -> Option<Line> {
    let bare = text::plain(&said);
    let bare = bare.trim_end_matches(['。', '，', '！', '.']);
    if words::NONE.contains(&bare) || matches!(bare, "√" | "✓" | "ok" | "OK") {
        return None;
    }
    let instead = words::INSTEAD.iter().find_map(|lead| bare.split_once(lead)).map(|(_, rest)| {
        let rest = rest.trim_start_matches(['：', ':', ' ', '“', '"', '「']);
        rest.trim_end_matches(['”', '"', '」'])
    });
    let offered = instead.filter(|rest| !rest.is_empty()).unwrap_or(bare);
    // Few words around a day are about the day: 时限改为7月15日前.
    let is_of_day = offered.chars().count() <= LONGEST_DAY;
    if is_of_day && let Ok(to) = ear.deadline(&Cell::Text(offered.to_owned())) {
        let doubt = FormDoubt::DraftDue(told.due.clone());
        return Some(line(row, LineKind::DraftDue(told.id), told, said, Some(day(told.id, to)), doubt));
    }
    if instead.is_some_and(|rest| !rest.is_empty()) {
        let mut read = wording(ear, row, told, offered.to_owned());
        read.said = said;
        return Some(read);
    }
    let note = words::note(&told.id.to_string(), &said);
    let act = Command::Remark { kind: RemarkKind::Note, unit: Some(unit.id.clone()), text: note };
    Some(line(row, LineKind::Opinion(told.id), told, said, Some(act), FormDoubt::DraftOpinion))
}

/// So many characters speak of a day and of nothing else.
const LONGEST_DAY: usize = 14;

/// Another day for what was agreed at this meeting.
pub(super) fn day(id: CommitmentId, to: Deadline) -> Command {
    Command::Amend { id, amendment: Amendment { deadline: Some(to), ..Amendment::default() } }
}

/// The records that stand in the minutes as one.
pub(super) fn worded_as_one(ledger: &Ledger, id: CommitmentId) -> Vec<CommitmentId> {
    let Some(one) = ledger.commitments.get(&id) else { return vec![id] };
    let is_one = |other: &&crate::domain::Commitment| {
        other.id == id
            || one.binding.is_some()
                && other.binding == one.binding
                && (&other.text, &other.written) == (&one.text, &one.written)
    };
    ledger.commitments.values().filter(is_one).map(|one| one.id).collect()
}
