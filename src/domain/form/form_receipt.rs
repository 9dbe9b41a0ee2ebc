//! A receipt (收表): what came back of a unit's monthly form. It says who has answered, and which files were taken
//! already, so that the same file does nothing twice.

use crate::domain::{MeetingId, Superior, UnitId, WordsMark};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// What a file that came back answers (回的是什么): it is kept where that is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answers {
    /// The monthly form: kept with the receipts.
    #[default]
    Form,
    /// The draft of the minutes: what it says, an item a line, is kept with their versions.
    Draft(Vec<String>),
    /// Nothing: it is what the ledger above hands down.
    Superior(Box<Superior>),
}

impl Answers {
    fn is_form(&self) -> bool {
        *self == Self::Form
    }
}

/// One file that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnedForm {
    /// Whose form it is.
    pub unit: UnitId,
    /// The file's name, without its folder.
    pub file: String,
    /// Tells what stands in it from what stands in other files.
    pub mark: WordsMark,
    /// 零报告: it says that there is nothing to say.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_nil: bool,
    /// What it answers.
    #[serde(default, skip_serializing_if = "Answers::is_form")]
    pub answers: Answers,
}

/// What a unit sent back for a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormReceipt {
    /// For which meeting.
    pub meeting: MeetingId,
    /// By which unit.
    pub unit: UnitId,
    /// The files, the last one taken last.
    pub files: Vec<ReturnedForm>,
    /// When the last one was taken.
    pub at: NaiveDateTime,
}
