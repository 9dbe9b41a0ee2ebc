//! Another ledger above this one: whose instructions it answers for, and which of its items came from there. Both travel in
//! files (成包), never over a network.

use crate::domain::{IndicatorId, Period, RegisterKindId};
use serde::{Deserialize, Serialize};

/// 上级: who hands down, and what it asks, as its last bundle said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Superior {
    /// The id of its ledger.
    pub ledger: String,
    /// What the office is called.
    pub office: String,
    /// The code that the unit of this ledger has in its roster, and its name there.
    pub unit: (String, String),
    /// The number of its meeting in its file, and the month.
    pub meeting: (u32, Period),
    /// The indicators that it asks for.
    pub figures: Vec<IndicatorId>,
    /// The registers that it asks about.
    pub registers: Vec<RegisterKindId>,
    /// The seal of the bundle: what answers it names it.
    pub seal: String,
}

/// 上级交办: where an item came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedDown {
    /// The id of the ledger above.
    pub ledger: String,
    /// What the item is called there: `12`, `T30@U18`.
    pub item: String,
    /// Its words there.
    pub text: String,
    /// Its deadline there, in words.
    pub due: String,
    /// How it stood there, to be compared when the answer comes.
    pub base: String,
}
