//! How the house listens: numerals, deadline phrases, working days, units, owners, and which words of a speech are a task.
//!
//! Pure: no clock, no files, no ledger to change. Every reading is a function of the text, the day it was said, and the
//! tables it is handed.

pub mod calendar;
pub mod deadline;
pub mod event_day;
pub mod extract;
pub mod festival;
pub mod figure;
pub mod finder;
mod glued;
pub mod group;
pub mod heading;
pub mod kind;
pub mod lexicon;
pub mod lunar;
pub mod mention;
pub mod numeral;
pub mod owner;
mod person;
pub mod pinyin;
pub mod register_value;
mod slip;
pub mod spoken_reading;
mod steps;
pub mod task_match;
pub mod token;
mod traditional;
pub mod word;

pub use calendar::{Calendar, HolidayBlock, HolidayYear};
pub use deadline::{Certainty, DeadlineReading, Doubt, Fault, Remark, Rule, read_deadline};
