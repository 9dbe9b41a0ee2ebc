//! Who has not filed (未报备): registers due by the next meeting, how many units have filed in each, and, where the
//! secretary allowed names, who has not.

use super::{PublicText, gate::Gate};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The registers with somebody missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnfiledView {
    /// One a register.
    pub registers: Vec<UnfiledLine>,
}

/// A register that some unit has not filed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnfiledLine {
    /// What it is called.
    pub name: PublicText,
    /// By when.
    pub by: NaiveDate,
    /// Units that have filed.
    pub filed: usize,
    /// Units that have not.
    pub missing: usize,
    /// Their names in speaking order; empty unless names are allowed.
    pub units: Vec<PublicText>,
}

pub(super) fn unfiled(gate: &Gate<'_>) -> UnfiledView {
    UnfiledView { registers: gate.unfiled() }
}
