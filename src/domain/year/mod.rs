//! The year (全年): units by months by lamp, and the annual assessment, both counted from the same rows. Nothing is
//! stored: the same rows give the same year whenever it is asked for.

mod assessment;
mod book;
mod overview;
mod score;
mod shortlist;
mod silence;
mod year;

pub use assessment::{AssessmentRules, PresenceWorth, ScoreMeasure, ScoreRule};
pub use book::YearBook;
pub use overview::{LampCount, Month, MonthCell};
pub use score::{Score, ScoreLine, ScoreRow};
pub use shortlist::{Release, Shortlist};
pub use year::{UnitYear, Year};
