//! The overview (全览): units × focuses, one cell a lamp. Without the secretary's leave no cell says more than how much of
//! what is in hand has a day: which units are late is then a number, not a list of names.

use super::{
    PublicText, Turn,
    gate::{Gate, OwedItem},
};
use crate::domain::{FocusId, Lamp, Standing, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All units at a glance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewView {
    /// The columns.
    pub headings: Vec<Heading>,
    /// The rows in speaking order.
    pub rows: Vec<OverviewRow>,
    /// How many items light which lamp, all units together.
    pub lamps: Vec<(Lamp, usize)>,
    /// Units covered.
    pub covered: usize,
    /// How far all of it has come.
    pub shares: Shares,
    /// Whether lamps stand beside names.
    pub names_lamps: bool,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heading {
    /// A focus by its short title.
    Focus(PublicText),
    /// What was promised or told outside the year's plan.
    Promises,
}

/// One unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewRow {
    /// Its short name.
    pub unit: PublicText,
    /// How its turn stands.
    pub turn: Turn,
    /// One for each heading; `None`: it owes nothing there.
    pub cells: Vec<Option<Cell>>,
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// The most pressing lamp of the items there.
    Lamp(Lamp),
    /// Something is in hand: how much of it has a day; how pressing it is, is not said.
    InHand(Dated),
    /// Everything there is closed.
    Done,
}

/// How many of the items in hand have a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dated {
    /// None.
    None,
    /// Fewer than half.
    Few,
    /// Half or more.
    Most,
    /// All.
    All,
}

/// How far everything has come, all units together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shares {
    /// What is owed or was.
    pub items: usize,
    /// Of these with a day, or none needed.
    pub dated: usize,
    /// Of these met or closed.
    pub met: usize,
    /// Of these overdue.
    pub late: usize,
}

type Key = (UnitId, Option<FocusId>);

pub(super) fn overview(gate: &Gate<'_>) -> OverviewView {
    let focuses = gate.focuses();
    let owed = gate.owed();
    let mut by_cell: BTreeMap<Key, Vec<&OwedItem>> = BTreeMap::new();
    let mut lamps: BTreeMap<Lamp, usize> = BTreeMap::new();
    let mut shares = Shares::default();
    for item in owed.iter().filter(|item| item.item.standing != Standing::Withdrawn) {
        let focus = item.focus.clone().filter(|id| focuses.iter().any(|(known, _)| known == id));
        by_cell.entry((item.unit.clone(), focus)).or_default().push(item);
        *lamps.entry(item.true_lamp).or_default() += 1;
        shares.items += 1;
        shares.dated += usize::from(item.item.standing != Standing::Undated);
        shares.met += usize::from(matches!(item.item.standing, Standing::Met | Standing::Closed));
        shares.late += usize::from(matches!(item.item.standing, Standing::Overdue(_)));
    }
    let mut columns: Vec<(Option<FocusId>, Heading)> =
        focuses.into_iter().map(|(id, name)| (Some(id), Heading::Focus(name))).collect();
    if by_cell.keys().any(|(_, focus)| focus.is_none()) {
        columns.push((None, Heading::Promises));
    }
    let walk = gate.walk();
    OverviewView {
        covered: walk.iter().filter(|stop| stop.turn == Turn::Covered).count(),
        rows: walk
            .into_iter()
            .map(|stop| OverviewRow {
                cells: columns
                    .iter()
                    .map(|(focus, _)| by_cell.get(&(stop.unit.clone(), focus.clone())))
                    .map(|items| items.and_then(|items| cell(items, gate.red_names())))
                    .collect(),
                unit: stop.name,
                turn: stop.turn,
            })
            .collect(),
        headings: columns.into_iter().map(|(_, heading)| heading).collect(),
        lamps: lamps.into_iter().collect(),
        names_lamps: gate.red_names(),
        shares,
    }
}

fn cell(items: &[&OwedItem], names_lamps: bool) -> Option<Cell> {
    let open = || items.iter().filter(|item| item.item.standing != Standing::Closed);
    if items.is_empty() {
        return None;
    }
    if open().next().is_none() {
        return Some(Cell::Done);
    }
    if !names_lamps {
        let dated = open().filter(|item| item.item.standing != Standing::Undated).count();
        return Some(Cell::InHand(match (dated, open().count()) {
            (0, _) => Dated::None,
            (dated, all) if dated == all => Dated::All,
            (dated, all) if 2 * dated < all => Dated::Few,
            _ => Dated::Most,
        }));
    }
    // Lamps are ordered from the most pressing on; grey, the last, says nothing and wins only when alone.
    open().map(|item| item.true_lamp).min().map(Cell::Lamp)
}
