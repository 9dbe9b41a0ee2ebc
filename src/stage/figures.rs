//! Figures (数据): the month's indicators over all units, with last month's beside them. No unit's own figure, and no
//! list of who has not reported.

use super::{PublicText, gate::Gate};
use crate::domain::SeriesPoint;
use serde::{Deserialize, Serialize};

/// The month's figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresView {
    /// Rates first, then counts, each in the catalogue's order.
    pub bars: Vec<Bar>,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// Its group (两个覆盖 …).
    pub group: PublicText,
    /// Its name.
    pub name: PublicText,
    /// Its unit of measure.
    pub unit: PublicText,
    /// Whether it is a rate in percent.
    pub is_rate: bool,
    /// Last month, of the units that have reported both months; of all of them while none has reported this month.
    pub last: Sum,
    /// This month, of the same units; of all that have reported it when none of them had reported last month.
    pub now: Sum,
    /// How many units have reported this month and not last month: they are not in the comparison.
    #[serde(default)]
    pub newcomers: usize,
}

/// A figure over all units that reported it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// In tenths of the unit of measure, so that equal figures are equal; `None`: nobody reported.
    pub tenths: Option<i64>,
    /// From how many units.
    pub units: usize,
}

impl Sum {
    fn of(total: &SeriesPoint) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "a city's figures are far below 2^52")]
        let tenths = total.value.map(|value| (value * 10.0).round() as i64);
        Self { tenths, units: total.units }
    }
}

pub(super) fn figures(gate: &Gate<'_>) -> FiguresView {
    let mut bars: Vec<Bar> = gate
        .totals()
        .into_iter()
        .map(|(indicator, beside)| Bar {
            last: Sum::of(&beside.last),
            now: Sum::of(&beside.now),
            newcomers: beside.newcomers(),
            group: indicator.group,
            name: indicator.name,
            unit: indicator.unit,
            is_rate: indicator.is_rate,
        })
        .filter(|bar| bar.last.tenths.is_some() || bar.now.tenths.is_some())
        .collect();
    bars.sort_by_key(|bar| !bar.is_rate);
    FiguresView { bars }
}
