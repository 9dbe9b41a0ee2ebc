//! Tasks in a speech, minutes or a notice: who is asked to do what by when, and where the text says so. Background,
//! exhortation and accounts of the past are passed over. Rules about the form of such papers only; nothing is known of
//! any one paper.

mod act;
mod annotation;
mod called;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::steps;

    /// Reading a text twice as long may take at most this many times the steps: two, and a little for the ends.
    const GROWTH: f64 = 2.2;

    fn steps_of(text: &str) -> u64 {
        let base = NaiveDate::from_ymd_opt(2022, 5, 20).expect("a day");
        let calendar = Calendar::default();
        let index = UnitIndex::new(&[]);
        let deadline = reader(base, &calendar);
        steps::of(|| drop(extract(text, &index, &deadline)))
    }

    #[test]
    fn a_text_twice_as_long_takes_twice_the_steps_whatever_it_says() {
        for piece in [
            "第一季度第二季度",
            "各单位要摸清底数，建立台账，6月底前报送。",
            "各单位要摸清底数，建立台账；",
            "围绕重点领域；",
            "各单位、",
            "各单位要，",
            "6月底前",
            "6月底前，",
            "请你们把材料报来，",
            "请你们把材料报来。",
            "一、工作任务\n",
            "1.各县（市、区）要摸清底数。\n",
            "责任单位：各县（市、区）\n",
            "（各单位要注意，",
            "“",
            "（",
            "一是摸清底数；二是",
            "会议要求，",
            "由各单位",
            "任务\t单位\t时限\n摸清底数\t各县\t6月底\n",
            "注：各单位于6月底前报送。\n",
        ] {
            let [short, long] = [200, 400].map(|times| steps_of(&piece.repeat(times)));
            let growth =
                f64::from(u32::try_from(long).expect("few")) / f64::from(u32::try_from(short.max(1)).expect("few"));
            assert!(growth <= GROWTH, "{piece}: {short} steps, twice as long {long}");
        }
    }
}
