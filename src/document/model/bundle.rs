//! A bundle (包): what two ledgers, one above the other, tell each other in a file. Words and labels, no layout.

use crate::domain::{IndicatorId, Period, RegisterKindId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// Which way it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// From the ledger above.
    Down,
    /// Back to it.
    Up,
}

/// An item, as the ledger above calls it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleItem {
    /// Its name there: `12`, `T30@U18`.
    pub id: String,
    /// Its words.
    pub text: String,
    /// The words of its deadline, and the label (`2022-06-30`).
    pub due: (String, String),
    /// How it stood above when it was handed down (see `form_base`).
    pub base: String,
    /// Whether it is owed there; what is verified is not.
    pub open: bool,
    /// Going up: the day on which it was done, and what shows it.
    pub done: Option<(NaiveDate, String)>,
    /// Going up: what was said of it last, and the share in percent.
    pub progress: Option<(String, Option<u8>)>,
    /// Going up: the later day that is asked for, in words, and why.
    pub until: Option<(String, String)>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleFigure {
    /// The indicator's code.
    pub id: IndicatorId,
    /// Its name.
    pub name: String,
    /// Going up: the sum of the month's figures.
    pub value: Option<i64>,
}

/// An entry of a register; going down, that it is asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleEntry {
    /// The register's code.
    pub kind: RegisterKindId,
    /// What the entry is called; empty going down.
    pub name: String,
    /// The stage that it is in; empty going down.
    pub stage: String,
    /// Since when.
    pub since: Option<NaiveDate>,
}

/// A bundle. What stands in it, in this order, is what its seal is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundle {
    /// Which way it goes.
    pub way: Way,
    /// The id of the ledger that it is from, and how far that had come (`125-0a1b…`).
    pub ledger: (String, String),
    /// The office that it is from.
    pub office: String,
    /// The day it was made.
    pub made: NaiveDate,
    /// The code and name of the unit that it is to, or that answers, as the ledger above has them.
    pub unit: (String, String),
    /// The number of the meeting in the file of the ledger above, and its month.
    pub meeting: (u32, Period),
    /// Going up: the id of the ledger above, and the seal of the bundle that is answered.
    pub answers: Option<(String, String)>,
    /// Items.
    pub items: Vec<BundleItem>,
    /// Figures.
    pub figures: Vec<BundleFigure>,
    /// Entries of registers.
    pub entries: Vec<BundleEntry>,
}

/// The layout's number: readers know by it what they may expect.
pub const BUNDLE_LAYOUT: u32 = 1;

/// What the file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedBundle {
    /// The layout.
    #[serde(rename = "diaodu-bundle")]
    pub layout: u32,
    /// The bundle.
    pub content: Bundle,
    /// Its seal.
    pub seal: String,
}

impl Bundle {
    /// A SHA-256 over everything in it, the ledger's id and head among it: whoever changes a sign has another seal. It says
    /// that the file is as it was written; it does not say by whom, since anybody can make one.
    #[must_use]
    pub fn seal(&self) -> String {
        // Plain data: it can always be written.
        let bytes = serde_json::to_vec(self).unwrap_or_default();
        Sha256::digest(&bytes).iter().fold(String::new(), |mut seal, byte| {
            // Writing to a String cannot fail.
            let _ = write!(seal, "{byte:02x}");
            seal
        })
    }

    /// The bundle with its seal.
    #[must_use]
    pub fn sealed(self) -> SealedBundle {
        SealedBundle { layout: BUNDLE_LAYOUT, seal: self.seal(), content: self }
    }
}
