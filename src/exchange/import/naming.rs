//! What somebody said a sheet's columns are: each by its heading or its letter, as a kind of column, or left.

use super::heading::Heading;
use crate::{exchange::form::folded, wording::cell::column_letters};

/// What was said, for the columns it was said of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming(Vec<(String, Option<&'static Heading>)>);

/// A word that is no kind of column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSuchColumn {
    /// What was said.
    pub word: String,
    /// What may be said.
    pub known: Vec<&'static str>,
}

impl Naming {
    /// Reads `责任部门=责任单位`, `C=完成时限`, and `备注=` for a column to be left.
    ///
    /// # Errors
    /// [`NoSuchColumn`]: what is behind the sign is no kind of column.
    pub fn read(words: &[String], kinds: &'static [Heading]) -> Result<Self, NoSuchColumn> {
        let one = |words: &String| {
            let (column, kind) = words.split_once(['=', '＝']).unwrap_or((words, ""));
            let kind = folded(kind);
            let found = kinds.iter().find(|known| folded(known.name) == kind);
            if found.is_none() && !kind.is_empty() {
                let known = kinds.iter().map(|kind| kind.name).collect();
                return Err(NoSuchColumn { word: words.clone(), known });
            }
            Ok((folded(column), found))
        };
        words.iter().map(one).collect::<Result<_, _>>().map(Self)
    }

    /// Whether anything was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a column was said to be, else what it is otherwise; `None`: it is left.
    pub(super) fn of(
        &self,
        column: u32,
        heading: &str,
        otherwise: impl FnOnce() -> Option<&'static Heading>,
    ) -> Option<&'static Heading> {
        let (letter, heading) = (folded(&column_letters(column)), folded(heading));
        match self.0.iter().find(|(said, _)| *said == letter || *said == heading) {
            Some((_, kind)) => *kind,
            None => otherwise(),
        }
    }
}
