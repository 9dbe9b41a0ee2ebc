//! Tasks in a speech, minutes or a notice: who is asked to do what by when, and where the text says so. Background,
//! exhortation and accounts of the past are passed over. Rules about the form of such papers only; nothing is known of
//! any one paper.

mod act;
mod annotation;
mod clause;
mod label;
mod lexicon;
mod making;
mod opening;
mod outline;
mod sentence;
mod short;
mod special;
mod table;
mod walk;

use super::{
    calendar::Calendar,
    deadline::{Certainty, DeadlineReading, read_deadline},
    mention::{UnitIndex, Who, mentions},
};
use crate::domain::{Deadline, Due, label};
use chrono::NaiveDate;
use std::ops::Range;

/// A deadline as read from a piece of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    /// Its words, in bytes of that piece.
    pub spans: Vec<Range<usize>>,
    /// What they mean; none when nothing is due.
    pub dues: Vec<Due>,
}

impl From<DeadlineReading> for Spoken {
    fn from(reading: DeadlineReading) -> Self {
        Self { spans: reading.spans, dues: reading.dues }
    }
}

/// The reader of deadlines for a text said on the day `base`.
pub fn reader(base: NaiveDate, calendar: &Calendar) -> impl Fn(&str) -> Option<Spoken> {
    move |text| Some(read_deadline(text, base, calendar)).filter(|reading| !reading.dues.is_empty()).map(Spoken::from)
}

/// How it is known whom a candidate is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Addressed {
    /// The sentence says so.
    Stated,
    /// An earlier sentence, a heading, a note or the salutation says so.
    Inherited,
    /// The text names a unit that the roster does not have.
    Unlisted,
    /// Nothing says so: the member units, or for what the convening side does itself the convener.
    Assumed,
}

/// What may be a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Whom it is for.
    pub units: Vec<Who>,
    /// Who is to help.
    pub supporting: Vec<Who>,
    /// Whom it is for in the source's words (街道社区); empty when nothing says so.
    pub addressee: String,
    /// How that is known.
    pub addressed: Addressed,
    /// What is asked, in a short form.
    pub task: String,
    /// The deadline's words; empty when there are none.
    pub phrase: String,
    /// What they mean.
    pub dues: Vec<Due>,
    /// Where the source says it, in bytes.
    pub span: Range<usize>,
    /// How sure it is to be a task: certain when somebody named is asked to do something, or by a day.
    pub certainty: Certainty,
}

impl Candidate {
    /// The deadline's label.
    #[must_use]
    pub fn label(&self) -> String {
        label(&self.dues)
    }

    /// The deadline as the ledger keeps it.
    #[must_use]
    pub fn deadline(&self) -> Deadline {
        Deadline { spoken: self.phrase.clone(), dues: self.dues.clone() }
    }
}

/// Finds the candidate tasks of a text, in its order. `deadline` reads a deadline from a piece of the text.
#[must_use]
pub fn extract(text: &str, index: &UnitIndex, deadline: &dyn Fn(&str) -> Option<Spoken>) -> Vec<Candidate> {
    let mentions = mentions(text, index);
    let hearing = clause::Hearing { text, mentions: &mentions, deadline };
    walk::candidates(&hearing)
}
