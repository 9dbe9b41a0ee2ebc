//! Where the headings of a sheet are, by their text.

use super::{
    grid::Grid,
    value::{folded, is_alike},
};
use crate::wording::forms::{FigureColumn, ItemColumn};
use std::collections::BTreeMap;

/// Rows from the top among which the headings are looked for.
const HEAD_ROWS: u32 = 60;

/// A kind of column that has headings.
pub(super) trait Headed: Copy + Ord + 'static {
    /// All of them.
    fn all() -> &'static [Self];
    /// The heading and the others under which it comes back.
    fn names(self) -> impl Iterator<Item = &'static str>;
    /// Whether these columns make a sheet of this kind.
    fn suffice(found: &BTreeMap<Self, Vec<u32>>) -> bool;
}

impl Headed for ItemColumn {
    fn all() -> &'static [Self] {
        &Self::ALL
    }

    fn names(self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.heading()).chain(self.aliases().iter().copied())
    }

    fn suffice(found: &BTreeMap<Self, Vec<u32>>) -> bool {
        let theirs = found.keys().filter(|column| **column > Self::State).count();
        (found.contains_key(&Self::Text) || found.contains_key(&Self::Id)) && theirs >= 2
    }
}

impl Headed for FigureColumn {
    fn all() -> &'static [Self] {
        &Self::ALL
    }

    fn names(self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.heading()).chain(self.aliases().iter().copied())
    }

    fn suffice(found: &BTreeMap<Self, Vec<u32>>) -> bool {
        (found.contains_key(&Self::Name) || found.contains_key(&Self::Id)) && found.contains_key(&Self::Now)
    }
}

/// The row of the headings, which columns stand where, and the columns nobody asked for.
pub(super) struct Head<C> {
    /// From 0.
    pub(super) row: u32,
    /// A heading may come twice.
    pub(super) columns: BTreeMap<C, Vec<u32>>,
    /// By place, with what stands at their head.
    pub(super) others: BTreeMap<u32, String>,
}

/// The headings of a sheet; `None` when it has none of this kind.
pub(super) fn find<C: Headed>(grid: &Grid) -> Option<Head<C>> {
    let mut best: Option<Head<C>> = None;
    for row in 0..HEAD_ROWS {
        let mut head = Head { row, columns: BTreeMap::new(), others: BTreeMap::new() };
        for ((_, at), cell) in grid.cells.range((row, 0)..(row + 1, 0)) {
            let words = cell.words();
            match column_of::<C>(&words) {
                Some(column) => head.columns.entry(column).or_default().push(*at),
                None => {
                    head.others.insert(*at, words.split_whitespace().collect());
                }
            }
        }
        let is_better = best.as_ref().is_none_or(|best| head.columns.len() > best.columns.len());
        if C::suffice(&head.columns) && is_better {
            best = Some(head);
        }
    }
    best
}

/// The column of a heading: as it stands, or without what was put in brackets behind it.
pub(super) fn column_of<C: Headed>(words: &str) -> Option<C> {
    let whole = folded(words);
    let bare = without_brackets(&whole);
    let named = |wanted: &str, bare_too: bool| {
        C::all().iter().copied().find(|column| {
            column.names().any(|name| is_alike(name, wanted) || (bare_too && is_alike(without_brackets(name), wanted)))
        })
    };
    if whole.is_empty() { None } else { named(&whole, false).or_else(|| named(bare, true)) }
}

/// Headings of ours have full-width brackets, folded ones narrow ones.
fn without_brackets(words: &str) -> &str {
    let words = words.trim_matches('*');
    let end = words.find(['(', '（', '[', '［', '【', ':', '：']).filter(|at| *at > 0).unwrap_or(words.len());
    &words[..end]
}
