//! Where the headings of a sheet are, by their text.

use super::{grid::Grid, value::folded};
use crate::wording::{
    draft::DraftColumn,
    forms::{FieldColumn, FigureColumn, ItemColumn, RegisterColumn},
};
use std::{collections::BTreeMap, sync::LazyLock};

/// Rows from the top among which the headings are looked for.
const HEAD_ROWS: u32 = 60;

/// A name that a column goes by, folded once: a form has thousands of cells to be held against all of them.
pub(super) struct Name<C> {
    column: C,
    whole: String,
    bare: String,
}

impl<C: Copy> Name<C> {
    fn of(column: C, names: impl Iterator<Item = &'static str>) -> Vec<Self> {
        let one = |name| {
            let whole = folded(name);
            Self { column, bare: without_brackets(&whole), whole }
        };
        names.map(one).collect()
    }
}

static ITEM_NAMES: LazyLock<Vec<Name<ItemColumn>>> = LazyLock::new(|| {
    let names = |column: ItemColumn| std::iter::once(column.heading()).chain(column.aliases().iter().copied());
    ItemColumn::ALL.into_iter().flat_map(|column| Name::of(column, names(column))).collect()
});

static FIGURE_NAMES: LazyLock<Vec<Name<FigureColumn>>> = LazyLock::new(|| {
    let names = |column: FigureColumn| std::iter::once(column.heading()).chain(column.aliases().iter().copied());
    FigureColumn::ALL.into_iter().flat_map(|column| Name::of(column, names(column))).collect()
});

static REGISTER_NAMES: LazyLock<Vec<Name<RegisterColumn>>> = LazyLock::new(|| {
    let names = |column: RegisterColumn| std::iter::once(column.heading()).chain(column.aliases().iter().copied());
    RegisterColumn::ALL.into_iter().flat_map(|column| Name::of(column, names(column))).collect()
});

static FIELD_NAMES: LazyLock<Vec<Name<FieldColumn>>> = LazyLock::new(|| {
    let names = |column: FieldColumn| std::iter::once(column.heading()).chain(column.aliases().iter().copied());
    FieldColumn::ALL.into_iter().flat_map(|column| Name::of(column, names(column))).collect()
});

/// A kind of column that has headings.
pub(super) trait Headed: Copy + Ord + 'static {
    /// Every name of every one of them.
    fn names() -> &'static [Name<Self>];
    /// Whether these columns make a sheet of this kind.
    fn suffice(found: &BTreeMap<Self, Vec<u32>>) -> bool;
}

impl Headed for ItemColumn {
    fn names() -> &'static [Name<Self>] {
        &ITEM_NAMES
    }

    fn suffice(found: &BTreeMap<Self, Vec<u32>>) -> bool {
        let theirs = found.keys().filter(|column| **column > Self::State).count();
        (found.contains_key(&Self::Text) || found.contains_key(&Self::Id)) && theirs >= 2
    }
}

impl Headed for FigureColumn {
    fn names() -> &'static [Name<Self>] {
        &FIGURE_NAMES
    }

    fn suffice(found: &BTreeMap<Self, Vec<u32>>) -> bool {
        (found.contains_key(&Self::Name) || found.contains_key(&Self::Id)) && found.contains_key(&Self::Now)
    }
}

impl Headed for RegisterColumn {
    fn names() -> &'static [Name<Self>] {
        &REGISTER_NAMES
    }

    fn suffice(found: &BTreeMap<Self, Vec<u32>>) -> bool {
        found.contains_key(&Self::Kind) && found.contains_key(&Self::Now)
    }
}

static DRAFT_NAMES: LazyLock<Vec<Name<DraftColumn>>> = LazyLock::new(|| {
    let names = |column: DraftColumn| std::iter::once(column.heading()).chain(column.aliases().iter().copied());
    DraftColumn::ALL.into_iter().flat_map(|column| Name::of(column, names(column))).collect()
});

impl Headed for DraftColumn {
    fn names() -> &'static [Name<Self>] {
        &DRAFT_NAMES
    }

    fn suffice(found: &BTreeMap<Self, Vec<u32>>) -> bool {
        [Self::Id, Self::Text, Self::Opinion].iter().all(|column| found.contains_key(column))
    }
}

impl Headed for FieldColumn {
    fn names() -> &'static [Name<Self>] {
        &FIELD_NAMES
    }

    fn suffice(found: &BTreeMap<Self, Vec<u32>>) -> bool {
        found.contains_key(&Self::Field) && found.contains_key(&Self::Value)
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
    if whole.is_empty() {
        return None;
    }
    let exact = C::names().iter().find(|name| name.whole == whole);
    exact.or_else(|| C::names().iter().find(|name| name.whole == bare || name.bare == bare)).map(|name| name.column)
}

fn without_brackets(words: &str) -> String {
    let words = words.trim_matches('*');
    let end = words.find(['(', '[', '【', ':']).filter(|at| *at > 0).unwrap_or(words.len());
    words[..end].to_owned()
}
