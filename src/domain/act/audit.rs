//! An audit (对账): what a check of the whole file saw. Data only; the store makes it, wording/ words it.

/// One thing that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// SQLite's own check found damage.
    Damage(String),
    /// An entry's hash does not follow from the one before: it, or something before it, was changed from outside.
    BrokenChain(u64),
    /// An entry is missing before this one.
    Gap(u64),
    /// An entry cannot be read.
    UnreadableEntry(u64),
    /// A table differs from what the journal says.
    Differs(&'static str),
    /// A table cannot be read.
    UnreadableTable(String),
    /// Something another program put into the file: a trigger, a view, a table. It never runs here.
    Foreign {
        /// What it is, in SQLite's word.
        kind: String,
        /// What it is called.
        name: String,
    },
    /// A backup has steps that the ledger does not: an older copy stands in the ledger's place, or its end was cut off.
    RolledBack {
        /// The backup.
        backup: std::path::PathBuf,
        /// The last step in it.
        entries: u64,
        /// The last step in the ledger.
        here: u64,
    },
    /// Minutes that went out name a step of the journal that is not in it: the ledger is not the one they came from.
    PaperUnproven {
        /// The meeting's number.
        meeting: u32,
        /// The version of its minutes.
        version: u32,
    },
}

/// What an audit saw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// Entries in the journal.
    pub entries: u64,
    /// Commitments in the tables.
    pub commitments: usize,
    /// Meetings in the tables.
    pub meetings: usize,
    /// What is not as it should be; empty: the books balance.
    pub findings: Vec<Finding>,
}
