//! The draft of the minutes as it comes back: a Word document whose table has a column for what the unit says. Tracked
//! changes are read as accepted.

use super::{
    account::{Account, DraftRow, Identity, rows},
    grid::{Bounds, Cell, Grid},
    head::find,
    value::folded,
};
use crate::{
    domain::{Foreign, FormFault, WordsMark},
    exchange::docx_text::docx_text,
    wording::draft::{self as words, DraftColumn},
};

/// Reads a document that is the draft of some minutes.
///
/// # Errors
/// [`FormFault::NotASheet`]: it is another document, or none that can be read.
pub(super) fn draft(bytes: &[u8]) -> Result<Account, FormFault> {
    let other = || FormFault::NotASheet(Foreign::Word);
    let text = docx_text(bytes).map_err(|_| other())?;
    let mut grid = Grid { name: words::DRAFT.to_owned(), ..Grid::default() };
    for (row, line) in (0..).zip(text.lines()) {
        for (column, cell) in (0..).zip(line.split('\t').filter(|_| line.contains('\t'))) {
            grid.put((row, column), Cell::Text(cell.trim().to_owned()), &Bounds::FORM);
        }
    }
    let head = find::<DraftColumn>(&grid).ok_or_else(other)?;
    let draft: Vec<DraftRow> = rows(&grid, &head);
    let identity = identity(&text);
    let says = draft.iter().map(|row| {
        let cells = row.cells.iter().map(|(column, cell)| format!("{}={}", column.heading(), folded(&cell.words())));
        cells.collect::<Vec<_>>().join("\u{1}")
    });
    let whose = format!("{:?} {:?}", identity.unit.as_ref().or(identity.says.as_ref()), identity.period);
    let mark = WordsMark::of(&std::iter::once(whose).chain(says).collect::<Vec<_>>());
    Ok(Account { draft: Some(draft), mark, ..Account::of(identity) })
}

/// Whose it is: by the line it was marked with, else by whom it was addressed to.
fn identity(text: &str) -> Identity {
    let marked = text.lines().find_map(|line| line.trim().strip_prefix(words::MARK));
    let mut parts = marked.unwrap_or_default().split(['／', '/']).map(str::trim);
    let (unit, meeting, period) = (parts.next(), parts.next(), parts.next());
    let to = text.lines().map(str::trim).find_map(|line| line.strip_suffix('：')).filter(|name| !name.is_empty());
    Identity {
        is_sealed: marked.is_some(),
        unit: unit.filter(|unit| !unit.is_empty()).map(folded_code),
        says: to.map(folded),
        meeting: meeting.and_then(|number| folded(number).parse().ok()),
        period: period.and_then(|period| folded(period).parse().ok()),
        ..Identity::default()
    }
}

fn folded_code(code: &str) -> String {
    folded(code).to_uppercase()
}
