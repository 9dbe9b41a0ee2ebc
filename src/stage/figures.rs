//! Figures (数据): the month's indicators over all units, with last month's beside them. No unit's own figure, and no
//! list of who has not reported.

use super::{
    PublicText,
    gate::{Gate, Total},
};
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
    /// Last month, of the units that have reported this month; of all of them while none has.
    pub last: Sum,
    /// This month.
    pub now: Sum,
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
    fn of(total: &Total) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "a city's figures are far below 2^52")]
        let tenths = total.value.map(|value| (value * 10.0).round() as i64);
        Self { tenths, units: total.units }
    }
}

pub(super) fn figures(gate: &Gate<'_>) -> FiguresView {
    let mut bars: Vec<Bar> = gate
        .indicators()
        .into_iter()
        .map(|indicator| {
            let (last, now) = gate.totals(&indicator.id);
            Bar {
                last: Sum::of(&last),
                now: Sum::of(&now),
                group: indicator.group,
                name: indicator.name,
                unit: indicator.unit,
                is_rate: indicator.is_rate,
            }
        })
        .filter(|bar| bar.last.tenths.is_some() || bar.now.tenths.is_some())
        .collect();
    bars.sort_by_key(|bar| !bar.is_rate);
    FiguresView { bars }
}
