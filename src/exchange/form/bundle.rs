//! A bundle as it comes in: its seal is held against what is in it before anything else is read. What comes up is an
//! account like a form's; what comes down names the ledger above and its items.

use super::{
    account::{Account, Identity, Made, Place, Row},
    grid::Cell,
};
use crate::{
    document::{BUNDLE_LAYOUT, Bundle, BundleItem, SealedBundle, Way},
    domain::{FormFault, Superior, WordsMark},
    wording::{
        bundle as words,
        forms::{FigureColumn, ItemColumn, RegisterColumn, STATUSES},
    },
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// What a ledger above hands down.
#[derive(Clone, Debug, PartialEq)]
pub struct Down {
    /// Who hands down, and what it asks.
    pub superior: Superior,
    /// The items.
    pub items: Vec<BundleItem>,
}

/// Whether bytes are meant to be a bundle.
pub(super) fn is_bundle(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(256)]);
    start.trim_start_matches('\u{feff}').trim_start().starts_with('{') && start.contains("diaodu-bundle")
}

/// Reads a bundle.
///
/// # Errors
/// [`FormFault::Altered`]: its seal does not fit; [`FormFault::Newer`]: a newer version wrote it; [`FormFault::Damaged`].
pub(super) fn read(bytes: &[u8]) -> Result<Account, FormFault> {
    #[derive(Deserialize)]
    struct Layout {
        #[serde(rename = "diaodu-bundle")]
        layout: u32,
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let Layout { layout } = serde_json::from_slice(bytes).map_err(|_| FormFault::Damaged)?;
    if layout != BUNDLE_LAYOUT {
        return Err(FormFault::Newer(layout.to_string()));
    }
    let sealed: SealedBundle = serde_json::from_slice(bytes).map_err(|_| FormFault::Damaged)?;
    if sealed.content.seal() != sealed.seal {
        return Err(FormFault::Altered);
    }
    let bundle = sealed.content;
    let identity = Identity {
        is_sealed: true,
        unit: Some(bundle.unit.0.clone()),
        name: Some(bundle.unit.1.clone()),
        meeting: Some(bundle.meeting.0),
        period: Some(bundle.meeting.1),
        items: bundle.items.iter().map(|item| (item.id.clone(), made(item))).collect(),
        ..Identity::default()
    };
    Ok(match bundle.way {
        Way::Down => down(bundle, identity, sealed.seal),
        Way::Up => up(&bundle, identity),
    })
}

fn made(item: &BundleItem) -> Made {
    Made { base: item.base.clone(), text: item.text.clone(), due: item.due.0.clone() }
}

fn down(bundle: Bundle, identity: Identity, seal: String) -> Account {
    let superior = Superior {
        ledger: bundle.ledger.0,
        office: bundle.office,
        unit: bundle.unit,
        meeting: bundle.meeting,
        figures: bundle.figures.into_iter().map(|figure| figure.id).collect(),
        registers: bundle.entries.into_iter().map(|entry| entry.kind).collect(),
        seal: seal.clone(),
    };
    let down = Some(Down { superior, items: bundle.items });
    Account { down, mark: WordsMark::of(&[seal]), ..Account::of(identity) }
}

fn up(bundle: &Bundle, identity: Identity) -> Account {
    // When it was made and how far that ledger had come is no news of the unit's.
    let told = [format!("{:?}", bundle.items), format!("{:?}", bundle.figures), format!("{:?}", bundle.entries)];
    let items = bundle.items.iter().map(|item| {
        let mut cells = Cells(BTreeMap::new());
        cells.put(ItemColumn::Id, &item.id);
        cells.put(ItemColumn::Text, &item.text);
        if let Some((day, evidence)) = &item.done {
            cells.put(ItemColumn::Status, STATUSES[1]);
            cells.put(ItemColumn::Evidence, evidence);
            cells.0.insert(ItemColumn::DoneOn, Cell::Day(*day));
        }
        if let Some((words, share)) = &item.progress {
            cells.put(ItemColumn::Progress, words);
            let share = share.filter(|_| item.done.is_none());
            cells.0.extend(share.map(|share| (ItemColumn::Percent, Cell::Number(share.into()))));
        }
        if let Some((to, reason)) = &item.until {
            cells.put(ItemColumn::Until, to);
            cells.put(ItemColumn::Reason, reason);
        }
        cells.0
    });
    let figures = bundle.figures.iter().filter_map(|figure| {
        let mut cells = Cells(BTreeMap::new());
        cells.put(FigureColumn::Id, figure.id.as_str());
        cells.put(FigureColumn::Now, &figure.value?.to_string());
        Some(cells.0)
    });
    let entries = bundle.entries.iter().map(|entry| {
        let mut cells = Cells(BTreeMap::new());
        cells.put(RegisterColumn::Id, entry.kind.as_str());
        cells.put(RegisterColumn::Name, &entry.name);
        cells.put(RegisterColumn::Now, &entry.stage);
        cells.0.extend(entry.since.map(|day| (RegisterColumn::On, Cell::Day(day))));
        cells.0
    });
    Account {
        items: rows(items),
        figures: rows(figures),
        entries: rows(entries),
        mark: WordsMark::of(&told),
        ..Account::of(identity)
    }
}

/// The cells of a row: what says nothing is none.
struct Cells<C>(BTreeMap<C, Cell>);

impl<C: Ord> Cells<C> {
    fn put(&mut self, column: C, words: &str) {
        if !words.trim().is_empty() {
            self.0.insert(column, Cell::Text(words.to_owned()));
        }
    }
}

fn rows<C: Ord>(all: impl Iterator<Item = BTreeMap<C, Cell>>) -> Vec<Row<C>> {
    let row = |(row, cells)| Row {
        place: Place { sheet: words::PLACE.to_owned(), row },
        cells,
        others: Vec::new(),
        merged: BTreeSet::new(),
        doubled: BTreeSet::new(),
    };
    (1..).zip(all).map(row).collect()
}
