//! Reads the deadline in a sentence (期限): 二季度末, 节前, 10个工作日内, 力争九月底、确保十月底.
//!
//! Four steps, a file or more each: the text is cut into tokens; the `grammar` finds phrases in them (one file a family of rules);
//! each dated phrase is weighed where it stands (`judge`: is it a deadline, or a past fact, a start, a reference?); and what binds
//! is given (`combine`). What cannot be read is told as a [`Fault`]; it is never guessed.

mod combine;
mod cursor;
mod event;
mod festive;
mod figures;
mod grammar;
mod judge;
mod length;
mod moment;
mod phrase;
mod range;
mod reading;
mod recurring;
mod recurring_day;
mod relative;
mod resolve;

pub use reading::{Certainty, DeadlineReading, Fault, Remark, Rule};

use super::{calendar::Calendar, token::tokenize};
use chrono::NaiveDate;

/// Reads the deadline in `text`, said on the day `base`.
#[must_use]
pub fn read_deadline(text: &str, base: NaiveDate, calendar: &Calendar) -> DeadlineReading {
    let tokens = tokenize(text);
    let context = resolve::Context { base, calendar, carried: None };
    let phrases = grammar::Grammar::new(&tokens, context).read();
    combine::combine(&tokens, &phrases, &context)
}
