//! Units to choose from: one, or several by themselves and in groups.

use super::{
    context::ScreenContext,
    dialogs::{Candidate, Chooser},
    screen::Step,
};
use crate::domain::{Unit, UnitId, UnitKind};

/// A unit as a line to choose from.
#[must_use]
pub fn candidate(unit: &Unit, aside: String) -> (UnitId, Candidate) {
    let line = Candidate {
        text: format!("{:>2} {}", unit.order, unit.short),
        aside,
        also: unit.names().collect::<Vec<_>>().join(" "),
        unit: Some(unit.id.clone()),
        is_chosen: false,
    };
    (unit.id.clone(), line)
}

/// One unit of the roster.
#[must_use]
pub fn one(
    title: &str,
    cx: &ScreenContext<'_>,
    then: impl Fn(&UnitId, &ScreenContext<'_>) -> Step + 'static,
) -> Chooser {
    let options = cx.ledger.roster().into_iter().map(|unit| candidate(unit, String::new())).collect();
    Chooser::one(title, options, then)
}

/// Lines for these units, in the order of the roster.
#[must_use]
pub fn these(units: &[UnitId], cx: &ScreenContext<'_>) -> Vec<(UnitId, Candidate)> {
    let listed = cx.ledger.roster().into_iter().filter(|unit| units.contains(&unit.id));
    listed.map(|unit| candidate(unit, String::new())).collect()
}

/// Groups, then single units, for anything that several may answer for; those of `bound` are chosen already.
#[must_use]
pub fn several(
    title: &str,
    bound: &[UnitId],
    cx: &ScreenContext<'_>,
    then: impl Fn(Vec<UnitId>, &ScreenContext<'_>) -> Step + 'static,
) -> Chooser {
    let roster = cx.ledger.roster();
    let committees = cx.ledger.programme.committees().unwrap_or("专门机构");
    let group = |title: &str, is_in: &dyn Fn(&Unit) -> bool| {
        let units: Vec<UnitId> = roster.iter().filter(|unit| is_in(unit)).map(|unit| unit.id.clone()).collect();
        let aside = format!("{} 家", units.len());
        (!units.is_empty()).then(|| (units, Candidate::new(title, aside)))
    };
    let groups = [
        group("全体成员单位、各县（市、区）、园区", &|unit| unit.kind != UnitKind::Lead),
        group("各县（市、区）", &|unit| unit.kind == UnitKind::County),
        group("各县（市、区）、园区", &|unit| matches!(unit.kind, UnitKind::County | UnitKind::Park)),
        group("全体成员单位（不含县区、园区）", &|unit| unit.kind == UnitKind::Member),
        group(&format!("已成立{committees}的"), &Unit::has_committee),
        group(&format!("待成立{committees}的"), &Unit::awaits_committee),
    ];
    let single = roster.iter().map(|unit| {
        let (id, line) = candidate(unit, String::new());
        let is_chosen = bound.contains(&id);
        (vec![id], Candidate { is_chosen, ..line })
    });
    let options = groups.into_iter().flatten().chain(single).collect();
    Chooser::several(title, options, move |chosen: Vec<&Vec<UnitId>>, cx| {
        let mut units: Vec<UnitId> = chosen.into_iter().flatten().cloned().collect();
        units.sort();
        units.dedup();
        then(units, cx)
    })
}
