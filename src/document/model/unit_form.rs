//! A unit's monthly form (填报表): what it is asked to fill in. How it looks as a workbook, and what its sheets and
//! headings are called, is told in `render/form.rs`.

use super::Meta;

/// An item that the unit is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormItem {
    /// The item's name: `12`, `T30@U18`.
    pub id: String,
    /// Its words.
    pub text: String,
    /// By when.
    pub due: String,
    /// Where it stands.
    pub state: String,
    /// How the ledger stood when the form was made, to be compared when it comes back.
    pub base: String,
}

/// A figure that the unit is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormFigure {
    /// The indicator's code.
    pub id: String,
    /// Its group.
    pub group: String,
    /// Its name.
    pub name: String,
    /// What it is counted in.
    pub measure: String,
    /// Last month's figure.
    pub last: Option<i64>,
    /// This month's figure, when the ledger has one already.
    pub now: Option<i64>,
}

/// An entry of a register that the unit is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormEntry {
    /// The entry's number; the kind's code of one that is not registered yet.
    pub id: String,
    /// What the register is called.
    pub kind: String,
    /// What the entry is called; empty where that is theirs to write.
    pub name: String,
    /// The stage it is in; empty of one that is not registered yet.
    pub stage: String,
    /// The stages that may be chosen.
    pub stages: Vec<String>,
    /// Its fields that the unit may fill in: name, what the ledger has.
    pub fields: Vec<(String, String)>,
}

/// A form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitForm {
    /// What its file is called, without the ending.
    pub file: String,
    /// What stands at the head.
    pub title: String,
    /// What the file says about itself.
    pub meta: Meta,
    /// The unit's code and name.
    pub unit: (String, String),
    /// The meeting's number in the ledger's file, and its month.
    pub meeting: (u32, String),
    /// The day it was made.
    pub made: String,
    /// What it asks about.
    pub items: Vec<FormItem>,
    /// What it asks for.
    pub figures: Vec<FormFigure>,
    /// The entries of registers that it asks about.
    pub entries: Vec<FormEntry>,
}
