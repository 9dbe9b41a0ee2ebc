//! A line of a roster that is brought in: what it names is revised or added; what it does not say stays.

use crate::domain::{UnitId, UnitKind};
use serde::{Deserialize, Serialize};

/// A unit as a list from elsewhere has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterLine {
    /// Its code, when the list has one.
    #[serde(default)]
    pub id: Option<UnitId>,
    /// Full official name.
    pub name: String,
    /// The short name; `None` leaves it, or is the full name of a new unit.
    #[serde(default)]
    pub short: Option<String>,
    /// Other names; `None` leaves them.
    #[serde(default)]
    pub aliases: Option<Vec<String>>,
    /// What kind of unit it is; a new one is a member.
    #[serde(default)]
    pub kind: Option<UnitKind>,
    /// Speaking order; a new one comes last.
    #[serde(default)]
    pub order: Option<u32>,
    /// Who usually comes.
    #[serde(default)]
    pub post: Option<String>,
}
