//! A register (台账): entries of one kind that move through stages, such as brand filings or sector committees.
//! The kinds, their stages and fields are catalogue data.

use super::{Deadline, RegisterEntryId, RegisterKindId, UnitId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A stage an entry can be in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// Its name, for example 已备案.
    pub name: String,
    /// Whether reaching it means that what was asked is done.
    pub done: bool,
}

/// A field of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterField {
    /// Its name, for example 备案号.
    pub name: String,
    /// What it holds.
    pub holds: FieldKind,
    /// Never shown to the room.
    pub private: bool,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Words.
    Text,
    /// A day.
    Date,
    /// A whole number.
    Number,
}

/// A kind of register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterKind {
    /// Its code in the catalogue.
    pub id: RegisterKindId,
    /// Its name, for example 品牌备案.
    pub name: String,
    /// The stages in order; an entry starts in the first.
    pub stages: Vec<Stage>,
    /// The fields.
    pub fields: Vec<RegisterField>,
    /// The day by which every unit owes an entry in a done stage, if there is one.
    pub deadline: Deadline,
    /// Never shown to the room as a whole (inspection findings).
    pub private: bool,
}

/// One entry of a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterEntry {
    /// Its number.
    pub id: RegisterEntryId,
    /// Of which kind.
    pub kind: RegisterKindId,
    /// Whose.
    pub unit: UnitId,
    /// What it is called.
    pub name: String,
    /// The stage it has reached (an index into the kind's stages).
    pub stage: usize,
    /// When it reached that stage.
    pub since: NaiveDate,
    /// Field name → value as typed.
    pub fields: BTreeMap<String, String>,
}
