//! 征求意见稿: a unit's items of the minutes in the making, with a column for what it says to them. What comes back is held
//! against the same rows.

use super::head::{Head, paper};
use super::matter::{Matter, resolved};
use super::sitting::Sitting;
use crate::document::{Align, Block, Cell, Column, Document, DocumentKind, Table};
use crate::domain::{Audience, CommitmentId, MinutesForm, Office, OneUnit, UnitId};
use crate::wording::{
    day_in_full,
    draft::{self as words, DraftColumn},
    minutes,
};
use chrono::NaiveDate;

/// An item of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// The record it was made from: the unit's own, else the first.
    pub id: CommitmentId,
    /// Its words, as the minutes have them.
    pub text: String,
    /// Who answers for it.
    pub whose: String,
    /// By when, in words.
    pub due: String,
}

/// The items of the minutes that a unit answers for or helps with.
#[must_use]
pub fn draft_rows(books: &OneUnit) -> Vec<DraftRow> {
    let (Some(sitting), Some(unit)) = (Sitting::at_hand(books), books.unit()) else { return Vec::new() };
    let is_its = |matter: &&Matter<'_>| matter.leads.contains(&unit) || matter.supporting.contains(&unit);
    let row = |matter: &Matter<'_>| {
        let own = |id: &&CommitmentId| sitting.ledger.commitments.get(id).is_some_and(|one| one.unit == *unit);
        let id = matter.records.iter().find(own).or_else(|| matter.records.first())?;
        let due = sitting.said(matter.deadline).unwrap_or_else(|| minutes::UNDATED_CELL.to_owned());
        let whose = words::whose(&matter.leads_said(&sitting), &matter.supporting_said(&sitting));
        Some(DraftRow { id: *id, text: matter.text.clone(), whose, due: minutes::in_column(&due) })
    };
    resolved(&sitting, MinutesForm::Full).iter().filter(is_its).filter_map(row).collect()
}

/// The draft for a unit; `None` when the minutes have nothing of its.
#[must_use]
pub fn draft(books: &OneUnit, today: NaiveDate) -> Option<Document> {
    let ledger = books.books();
    let (meeting, unit) = (ledger.meeting()?, ledger.units.get(books.unit()?)?);
    let rows = draft_rows(books);
    if rows.is_empty() {
        return None;
    }
    let blocks = vec![
        Block::Title(words::title(meeting.period)),
        Block::Addressee(unit.name.clone()),
        Block::paragraph(words::opening(meeting.period, rows.len())),
        Block::Table(table(&rows)),
        Block::paragraph(words::mark(unit.id.as_str(), meeting.id.0, meeting.period)),
        Block::Signature { organ: ledger.programme.house_style.issuer.clone(), date: day_in_full(today) },
    ];
    let head = Head { kind: DocumentKind::Notice, what: words::DRAFT, unit: &unit.short };
    Some(paper(books, today, head, blocks))
}

fn table(rows: &[DraftRow]) -> Table {
    let shares = [(5, Align::Center), (18, Align::Left), (10, Align::Center), (11, Align::Center), (16, Align::Left)];
    let columns = DraftColumn::ALL.iter().zip(shares);
    let row = |row: &DraftRow| -> Vec<Cell> {
        let [text, whose, due] = [&row.text, &row.whose, &row.due].map(|words| words.as_str().into());
        vec![row.id.to_string().into(), text, whose, due, Cell::default()]
    };
    Table {
        columns: columns.map(|(column, (share, align))| Column::new(column.heading(), share, align)).collect(),
        rows: rows.iter().map(row).collect(),
    }
}

/// Units that the minutes have something of and that have not answered to the version in the making, in speaking order.
#[must_use]
pub fn unanswered(office: Office<'_>) -> Vec<UnitId> {
    let ledger = office.books();
    let minutes = ledger.minutes_at_hand().unwrap_or_default();
    let has_answered =
        |unit: &UnitId| minutes.opinions.iter().any(|one| one.unit == *unit && one.version == minutes.version());
    let asked = ledger.for_each_on_walk().filter(|books| !draft_rows(books).is_empty());
    asked.filter_map(|books| books.unit().cloned()).filter(|unit| !has_answered(unit)).collect()
}
