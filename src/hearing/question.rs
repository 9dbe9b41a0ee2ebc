//! What a hearing is unsure of, to be asked before anything is filed.

use crate::{
    domain::{Due, Ledger, SaidKind, UnitId},
    wording::{self, hearing},
};
use chrono::NaiveDate;

/// Something that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// The words give it to other units than the one at hand (由市财政局牵头, 各县（市、区）都要).
    Lead(Vec<UnitId>),
    /// The words name a unit that the roster does not have.
    Unlisted(String),
    /// The words name a unit by its sound only: what was written, and who is likely meant.
    Alike {
        /// As it was written.
        said: String,
        /// Who goes by that sound.
        unit: UnitId,
    },
    /// The words name several days: stages, or one of them.
    Stages(Vec<Due>),
    /// The words are those of another kind of record: 请 …, 必须 … of an instruction, 已完成 … of progress.
    Kind(SaidKind),
}

/// A question in words; `base` is the day of the meeting, whose year goes without saying.
#[must_use]
pub fn words(question: &Question, ledger: &Ledger, base: NaiveDate) -> String {
    match question {
        Question::Lead(units) => hearing::lead_asked(&units.iter().map(|unit| ledger.short(unit)).collect::<Vec<_>>()),
        Question::Unlisted(name) => hearing::unlisted(name),
        Question::Alike { said, unit } => hearing::alike(said, ledger.short(unit)),
        Question::Stages(dues) => hearing::stages(&dues.iter().map(|due| wording::due(due, base)).collect::<Vec<_>>()),
        Question::Kind(kind) => hearing::kind_offered(wording::said_kind(*kind)),
    }
}
