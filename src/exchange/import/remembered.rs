//! What the columns of a sheet were named, kept for the next sheet of the same shape: one home, whoever named them.

use super::{Naming, Source, Table, headings};
use crate::domain::ListKind;

/// What the names of all slots begin with in which it is kept.
pub const REMEMBERED: &str = "import:";

/// Where it is kept what the columns of such a sheet were named.
#[must_use]
pub fn slot(kind: ListKind, table: &Table) -> String {
    format!("{REMEMBERED}{}:{}", kind.section(), table.shape())
}

/// A list as a sheet of its shape was read before, with the words that named its columns then. `kept` are slots with what is
/// kept in them.
#[must_use]
pub fn as_before(
    source: &Source,
    kind: ListKind,
    sheet: Option<&str>,
    kept: impl IntoIterator<Item = (String, String)>,
) -> Option<(Table, Vec<String>)> {
    let begin = format!("{REMEMBERED}{}:", kind.section());
    kept.into_iter().find_map(|(place, text)| {
        let shape = place.strip_prefix(&begin)?;
        let words: Vec<String> = text.lines().map(str::to_owned).collect();
        let naming = Naming::read(&words, headings(kind)).ok()?;
        let table = source.list(kind, sheet, &naming).ok()?;
        (table.shape() == shape && !words.is_empty()).then_some((table, words))
    })
}
