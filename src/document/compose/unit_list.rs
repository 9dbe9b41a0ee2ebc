//! A list of units as papers name them: whole groups by their name (全体成员单位), the others one by one, none left out.

use super::sitting::Sitting;
use crate::domain::{Unit, UnitId, UnitKind};
use crate::wording::minutes;
use std::collections::BTreeSet;

/// How many units a kind needs to be named as a group.
fn least(kind: UnitKind) -> usize {
    if kind == UnitKind::Member { 3 } else { 2 }
}

/// The units in words, in speaking order.
pub(super) fn units<'a>(sitting: &Sitting<'a>, units: impl IntoIterator<Item = &'a UnitId>) -> String {
    let units = sitting.ordered(units);
    let here: BTreeSet<&UnitId> = units.iter().copied().collect();
    let of_the_meeting = if units.len() < 2 { Vec::new() } else { sitting.units() };
    let groups: Vec<UnitKind> = [UnitKind::Member, UnitKind::County, UnitKind::Park]
        .into_iter()
        .filter(|kind| {
            let members: Vec<&&Unit> = of_the_meeting.iter().filter(|unit| unit.kind == *kind).collect();
            members.len() >= least(*kind) && members.iter().all(|unit| here.contains(&unit.id))
        })
        .collect();
    let ledger = sitting.ledger;
    let named: Vec<&str> = units
        .into_iter()
        .filter(|id| {
            let grouped = of_the_meeting.iter().any(|unit| unit.id == **id && groups.contains(&unit.kind));
            !grouped
        })
        .map(|id| ledger.short(id))
        .collect();
    minutes::units(&named, &groups)
}
